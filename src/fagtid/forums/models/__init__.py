"""Tables of the forum: the agenda of a team, forums as they were run, and what they decided."""

from fagtid.forums.models.agendas import Agenda, Item, Vote
from fagtid.forums.models.decisions import Act, Decision, Outcome
from fagtid.forums.models.runs import Answer, Forum, Note, Point

__all__ = ["Act", "Agenda", "Answer", "Decision", "Forum", "Item", "Note", "Outcome", "Point", "Vote"]
