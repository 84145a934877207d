"""The product's settings, with a directory of its own for data and quick hashing."""

import os
import tempfile

os.environ.setdefault("FAGTID_DATA", tempfile.mkdtemp(prefix="fagtid-tests-"))

from fagtid.web.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in ("default", "near")}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, so that threads that race each other meet in the same database.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["FAGTID_DATA"], "test.sqlite3")}  # noqa: F405
