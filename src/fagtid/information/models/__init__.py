"""Tables of the bank, the clients, notices and what has been looked for."""

from fagtid.information.models.asking import NoticeQuestion
from fagtid.information.models.attachments import Attachment, Stored
from fagtid.information.models.bank import Article, Use, Version
from fagtid.information.models.bringing import BankImport
from fagtid.information.models.clients import Client, Fact, FactField
from fagtid.information.models.finding import Found, Marks, Missed, Synonyms
from fagtid.information.models.notices import (
    Delivery,
    Mail,
    Notice,
    NoticeVersion,
    Remark,
    Rules,
    Sender,
    Submission,
)
from fagtid.information.models.sorting import SortingRule

__all__ = [
    "Article",
    "Attachment",
    "BankImport",
    "Client",
    "Delivery",
    "Fact",
    "FactField",
    "Found",
    "Mail",
    "Marks",
    "Missed",
    "Notice",
    "NoticeQuestion",
    "NoticeVersion",
    "Remark",
    "Rules",
    "Sender",
    "SortingRule",
    "Stored",
    "Submission",
    "Synonyms",
    "Use",
    "Version",
]
