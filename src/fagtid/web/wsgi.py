"""The application as servers know it."""

import os
from contextlib import suppress
from threading import Thread

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fagtid.web.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Have at hand what the first who ask should not wait for."""
    from fagtid.information import finding  # noqa: PLC0415  (once the application is there)
    from fagtid.live import rules  # noqa: PLC0415
    from fagtid.search import likeness  # noqa: PLC0415

    rules.warm_up()
    likeness.warm_up()
    with suppress(DatabaseError):  # away: the first search does it
        finding.warm_up()


Thread(target=warm_up, name="warm-up", daemon=True).start()
