"""The application as servers know it."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fagtid.web.settings")
application = get_wsgi_application()

from fagtid.live.rules import warm_up  # noqa: E402  (the application is there now)

Thread(target=warm_up, name="warm-up", daemon=True).start()
