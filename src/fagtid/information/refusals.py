"""What the rules of the bank do not allow."""

from __future__ import annotations

from fagtid.frame.refusals import Refused
from fagtid.information.models import Article, Attachment, BankImport, Notice, NoticeQuestion, Submission


class IsWithdrawn(Refused):
    """The article holds no more, so it is neither changed nor used."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.pk)
        self.article = article


class NothingChanged(Refused):
    """What is to be saved is what is there."""


class NameTaken(Refused):
    """Another one has the name already."""


class AddressTaken(Refused):
    """Another sender writes from the address already."""


class CannotReplace(Refused):
    """An article cannot be replaced by itself, or by one that is withdrawn."""


class IsSettled(Refused):
    """What was handed in or asked has been dealt with, or the notice is no draft any more."""

    def __init__(self, found: Notice | NoticeQuestion | Submission | BankImport | Attachment) -> None:
        super().__init__(found.pk)
        self.found = found


class NobodyConcerned(Refused):
    """The notice fits nobody; ``part`` is what alone leaves nobody, where there is such."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class NotAnswered(Refused):
    """The notice has a question, and it was not answered with a degree of certainty."""


class NotYet(Refused):
    """The session has not begun, or the notice is not published."""


class TooMuchSent(Refused):
    """One sender has filled the inbox for today."""


class TooMuchBrought(Refused):
    """More is brought into the bank at once than can be: ``what`` is files or bytes."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(what, most)
        self.what, self.most = what, most


class LooksOtherwise(Refused):
    """It would change something else than what was looked at."""


class FileLeftOut(Refused):
    """A file that is not taken in: ``why`` is one word of those `words.left_out_text` knows."""

    def __init__(self, name: str, why: str, most: int = 0) -> None:
        super().__init__(name, why, most)
        self.name, self.why, self.most = name, why, most


class TooManyFiles(Refused):
    """As many files belong to it as there may be."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
