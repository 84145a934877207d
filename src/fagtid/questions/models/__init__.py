"""Tables of questions, whom they ring, their answers and what became of these."""

from fagtid.questions.models.answers import Answer, AnswerVersion, BankDraft, Doubt, Met
from fagtid.questions.models.asking import Coming, Draft, Question, Repeat, Ring, Spared, Topic

__all__ = [
    "Answer",
    "AnswerVersion",
    "BankDraft",
    "Coming",
    "Doubt",
    "Draft",
    "Met",
    "Question",
    "Repeat",
    "Ring",
    "Spared",
    "Topic",
]
