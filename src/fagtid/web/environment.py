"""Settings from the environment, read with a type and rejected by name."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that ``NAME_FILE`` names (for secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE must name a file that can be read ({error.strerror}); got {path}"
        ) from None


def flag(name: str, default: bool) -> bool:
    """A yes or a no."""
    value = text(name, "1" if default else "0").strip().lower()
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} must be 1 or 0; got {value}")


def whole(name: str, default: int, least: int = 0) -> int:
    """A whole number, at least ``least``."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number >= {least}; got {value}")
    return int(value)


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """One of the words; the first where nothing is set."""
    value = text(name, choices[0]).strip().lower()
    if value in choices:
        return value
    raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}; got {value}")


def names(name: str, default: str = "") -> list[str]:
    """A list with commas between."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def origins(address: str) -> list[str]:
    """The origin of an address, in a list; empty for no address."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if address else []


def secret_key(directory: Path) -> str:
    """``FAGTID_SECRET_KEY``, or one made once and kept beside the data, readable by its owner only."""
    given = text("FAGTID_SECRET_KEY")
    if given:
        return given
    path = directory / "secret_key"
    directory.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")
