"""Mail of clients: taken in once each as something handed in or as an answer; the editors' questions sent."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.frame.clock import now
from fagtid.information import attaching, noticing
from fagtid.information.letters import Letter, without_quoted
from fagtid.information.models import Mail, Remark, Sender, Submission
from fagtid.information.models.notices import LONGEST
from fagtid.information.refusals import IsSettled, TooMuchSent
from fagtid.information.words import refusal_text
from fagtid.people.models import Centre

LONGEST_TITLE = 160
MOST_LOOKED_AT = 20  # files of a mail


def own_addresses() -> set[str]:
    """The addresses this installation writes from and is written to at."""
    told = (
        settings.DEFAULT_FROM_EMAIL,
        settings.IMAP_USER,
        settings.IMAP_ADDRESS,
        *settings.RECEIVE_ADDRESSES,
    )
    return {parseaddr(one)[1].lower() for one in told} - {""}


def is_passed_over(letter: Letter) -> bool:
    """True for what no person wrote, and for our own mail come back."""
    return letter.is_automatic or letter.address in own_addresses()


def refuse_flood(centre: Centre, address: str) -> None:
    """One address fills the inbox with so much a day and no more; the rest waits in the mailbox."""
    since = now() - timedelta(days=1)
    lately = Submission.objects.filter(centre=centre, from_address=address, received_at__gte=since)
    if address and lately.count() >= noticing.MOST_A_DAY:
        raise TooMuchSent


@transaction.atomic
def take_letter(centre: Centre, letter: Letter, *, is_too_large: bool = False) -> Submission | None:
    """Keep a mail: as an answer where it belongs to something handed in, else as a thing of its own.

    ``None`` where it has been taken already.
    """
    mail, is_new = Mail.objects.get_or_create(centre=centre, identity=letter.identity, defaults={"at": now()})
    if not is_new:
        return None
    with translation.override(centre.language):
        text = _text(letter, is_too_large=is_too_large)
        mail.submission = _answered(centre, letter, text) or _handed_in(centre, letter, text)
        if not is_too_large:
            _attach(mail.submission, letter)
    mail.save(update_fields=["submission"])
    return mail.submission


def _text(letter: Letter, *, is_too_large: bool) -> str:
    if is_too_large:
        return _("This mail is too large to be taken in. It lies in the mailbox.")
    told = letter.text
    if len(told) > LONGEST:
        rest = _("The mail is longer than can be kept; the rest lies in the mailbox.")
        told = f"{told[: LONGEST - 4_000]}\n\n{rest}"
    return told or _("The mail has no text.")


def _attach(submission: Submission, letter: Letter) -> None:
    """Keep its files; what is left out stands beside it, with why."""
    files = [(one.name, one.content) for one in letter.enclosed[:MOST_LOOKED_AT]]
    left_out = [refusal_text(one) for one in attaching.attach_mailed(submission, files)]
    if more := len(letter.enclosed) - len(files):
        left_out.append(_("%(count)s more files of the mail are not looked at.") % {"count": more})
    if left_out:
        text = "\n".join((_("Left out of what came with the mail:"), *left_out))
        Remark.objects.create(submission=submission, from_sender=True, text=text[:4_000], at=now())


def _answered(centre: Centre, letter: Letter, text: str) -> Submission | None:
    found = _belongs_to(centre, letter)
    if found is None:
        return None
    told = without_quoted(text)
    if letter.address != found.from_address:
        told = _("From %(address)s:") % {"address": letter.address or "?"} + "\n\n" + told
    try:
        noticing.answer(found, told)
    except IsSettled:  # dealt with: it is something new
        return None
    return found


def _belongs_to(centre: Centre, letter: Letter) -> Submission | None:
    own = Submission.objects.filter(centre=centre)
    for token in letter.tokens:
        for one in own.filter(secret__startswith=token):
            if one.token == token:  # SQLite does not tell capitals
                return one
    known = Mail.objects.filter(centre=centre, identity__in=letter.answers).exclude(submission=None)
    by_identity = {one.identity: one.submission_id for one in known}
    nearest = next((by_identity[one] for one in letter.answers if one in by_identity), None)
    return own.filter(pk=nearest).first() if nearest is not None else None


def _handed_in(centre: Centre, letter: Letter, text: str) -> Submission:
    senders = Sender.objects.filter(centre=centre, revoked_at=None, email__iexact=letter.address)
    sender = senders.select_related("client").first() if letter.address else None
    title = letter.title[:LONGEST_TITLE] or _("Mail without a subject")
    told = {"title": title, "body": text, "from_address": letter.address}
    return noticing.hand_in(centre, told, sender=sender)
