"""Who may sign in: people who are here, by password, passkey or the centre's own identity provider."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
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
        claims = claims_of(sociallogin.account.extra_data)
        if claims is None:
            raise _refused(request, _("The sign-in service told of two different people. Try again."))
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                raise _refused(request, _("You have left, and have no access any more."))
            return
        address, is_verified = address_in(claims)
        if address and not is_verified:
            text = _("The sign-in service does not vouch for your e-mail address. Ask your administrator.")
            raise _refused(request, text)
        account = services.account_for_addresses([address] if address else [])
        if account is None:
            text = _("You are not known here by that e-mail address. Ask your leader to add you.")
            raise _refused(request, text)
        sociallogin.connect(request, account)


def claims_of(told: dict[str, Any]) -> dict[str, Any] | None:
    """What the provider tells of a person; ``None`` when its two answers are not of the same one."""
    token, asked = told.get("id_token") or {}, told.get("userinfo") or {}
    if token and asked and token.get("sub") != asked.get("sub"):
        return None
    return {**token, **asked}


def address_in(claims: dict[str, Any]) -> tuple[str, bool]:
    """The address a person is known by, and whether the provider vouches for it.

    Entra ID and Feide send no ``email_verified``: where the centre says that it trusts its provider's
    addresses, every one counts as verified.
    """
    address = claims.get(settings.OIDC_ADDRESS_CLAIM)
    if not isinstance(address, str):
        return "", False
    told = settings.OIDC_ADDRESS_CLAIM == "email" and claims.get("email_verified") is True
    return address.strip(), told or settings.OIDC_TRUST_ADDRESSES


def _refused(request: HttpRequest, text: str) -> ImmediateHttpResponse:
    messages.error(request, text)
    return ImmediateHttpResponse(redirect("account_login"))
