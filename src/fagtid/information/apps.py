"""The app ``information``."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InformationConfig(AppConfig):
    """Notices, the bank, call templates, client cards, and search over all of it."""

    name = "fagtid.information"
    verbose_name = _("Information")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the roster with what each is to know; tell people what is known of them."""
        from fagtid.frame import masked, regular, waiting  # noqa: PLC0415
        from fagtid.information import (  # noqa: PLC0415 (models: only now)
            asking_back,
            attaching,
            bringing,
            mailbox,
            noticing,
            own_data,
            queries,
            reaching,
            sorting,
            sorting_tasks,
        )
        from fagtid.people import exports  # noqa: PLC0415
        from fagtid.planning import due  # noqa: PLC0415

        masked.register_kept("information", queries.names_at)
        exports.register("information", own_data.tell, own_data.forget)
        due.register(reaching.must_read)
        waiting.register("information: own", queries.own_articles)
        waiting.register("information: answers", asking_back.answers_to_me)
        noticing.when_handed_in(sorting_tasks.sort.enqueue)
        regular.register("information: deliver by the roster", timedelta(hours=1), noticing.deliver_anew)
        regular.register("information: look in the mailbox", timedelta(minutes=1), mailbox.look)
        regular.register("information: let attachments go", timedelta(days=1), attaching.tidy)
        regular.register("information: sort what was left", timedelta(minutes=1), sorting.sort_what_was_left)
        regular.register("information: put away old imports", timedelta(days=1), bringing.forget_old)
