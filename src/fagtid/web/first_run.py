"""The code that shows, at the first visit, that the machine is one's own."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def first_run_code() -> str:
    """Eight letters and digits, of use only before there is a centre."""
    return salted_hmac("fagtid.first-run", "code").hexdigest()[:8]
