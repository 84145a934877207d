"""Keys of machines: made once, shown once, kept as a digest, revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.http import HttpRequest

from fagtid.frame.clock import now
from fagtid.people.models import ApiKey, Centre, Person

SCHEME = "Bearer "
USED_AGAIN = timedelta(minutes=1)  # how often the time of use is written


def digest_of(secret: str) -> str:
    """What is kept of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_key(centre: Centre, *, name: str, purpose: str, by: Person | None) -> tuple[ApiKey, str]:
    """A new key, and its secret, which nobody can read again."""
    secret = f"fagtid_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(
        centre=centre, name=name, purpose=purpose, digest=digest_of(secret), made_by=by, made_at=now()
    )
    return key, secret


def revoke_key(key: ApiKey) -> None:
    """The key opens nothing from now on."""
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now())


def key_of_request(request: HttpRequest, purpose: str) -> ApiKey | None:
    """The key for this purpose that the request carries (``Authorization: Bearer ...``); else ``None``."""
    told = request.headers.get("Authorization", "")
    if not told.startswith(SCHEME):
        return None
    keys = ApiKey.objects.filter(
        digest=digest_of(told[len(SCHEME) :].strip()), purpose=purpose, revoked_at=None
    )
    key = keys.select_related("centre").first()
    if key is not None and (key.used_at is None or now() - key.used_at > USED_AGAIN):
        ApiKey.objects.filter(pk=key.pk).update(used_at=now())
    return key


def centre_of_request(request: HttpRequest, purpose: str) -> Centre | None:
    """The centre whose key the request carries; else ``None``."""
    key = key_of_request(request, purpose)
    return key.centre if key else None


def hold_key(key: ApiKey) -> None:
    """Until the transaction ends, whoever else acts by the same key waits."""
    ApiKey.objects.select_for_update().get(pk=key.pk)
