"""How long something took, in few words."""

from __future__ import annotations

import math

from django import template
from django.utils.translation import gettext, ngettext

from fagtid.questions.insight import Spread

register = template.Library()
MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400


@register.filter
def half(spread: Spread | None) -> str:
    """Within how long half of them were."""
    return span(spread.half_s) if spread else "–"


@register.filter
def most(spread: Spread | None) -> str:
    """Within how long nine of ten were."""
    return span(spread.most_s) if spread else "–"


def span(seconds: float) -> str:
    """Seconds up to 90, minutes up to 90, hours up to 36, then days."""
    if seconds == math.inf:
        return gettext("not yet")
    if seconds < 1.5 * MINUTE_S:
        return gettext("%(count)s s") % {"count": round(seconds)}
    if seconds < 1.5 * HOUR_S:
        return gettext("%(count)s min") % {"count": round(seconds / MINUTE_S)}
    if seconds < 1.5 * DAY_S:
        return gettext("%(count)s h") % {"count": round(seconds / HOUR_S)}
    days = round(seconds / DAY_S)
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
