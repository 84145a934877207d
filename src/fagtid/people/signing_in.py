"""Who may sign in: people who are here, by password, passkey or the centre's own identity provider."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fagtid.people import services


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs themselves up: accounts come by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A sign-in at the identity provider belongs to the person of its verified address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an account is made for a known person, or not at all."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a first sign-in to the person who is here with that address; refuse others."""
        if sociallogin.is_existing:
            return
        verified = {one.email for one in sociallogin.email_addresses if one.verified}
        account = services.account_for_addresses(verified)
        if account is None:
            messages.error(
                request,
                _("You are not known here by that e-mail address. Ask your leader to add you."),
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, account)
