"""Reads of proposals; the asker comes first, and sees those of their centre."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fagtid.frame.clock import today
from fagtid.information.models import Article
from fagtid.information.origins import Origin
from fagtid.people.asking import Asker
from fagtid.people.models import Person, Role
from fagtid.voice.models import Proposal, Representative, Step, Support

DECIDERS = (Role.EDITOR, Role.UNIT_LEADER, Role.ADMINISTRATOR)
CHOOSERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)  # who writes down the employees' representatives


def proposals_for(asker: Asker) -> QuerySet[Proposal]:
    """Every proposal of the asker's centre, with how many are for it."""
    found = Proposal.objects.filter(centre=asker.centre)
    found = found.select_related("article", "notice", "proposed_by", "owner", "decided_by", "told_by")
    counted = found.annotate(many_for=Count("supports", filter=Q(supports__is_for=True)))
    return counted.order_by("-proposed_at", "-pk")


def proposals_to_decide(asker: Asker) -> QuerySet[Proposal]:
    """What the asker may decide: their own to decide; editors and unit leaders, all."""
    found = proposals_for(asker)
    return found if asker.has(*DECIDERS) else found.filter(owner=asker.person)


def my_decisions(asker: Asker) -> QuerySet[Proposal]:
    """What waits for the asker: named to decide; what nobody here is named for waits for the editors."""
    mine = Q(owner=asker.person)
    if asker.has(Role.EDITOR):
        mine |= Q(owner=None) | Q(owner__left_at__isnull=False)
    due = Q(state=Proposal.State.OPEN) | Q(
        state=Proposal.State.LATER, again_on__lte=today(asker.centre.timezone)
    )
    return proposals_for(asker).filter(mine & due).order_by("proposed_at", "pk")


def may_decide(asker: Asker, proposal: Proposal) -> bool:
    """True for the owner, the editors and the unit leaders of its centre."""
    return asker.centre.pk == proposal.centre_id and (
        proposal.owner_id == asker.person.pk or asker.has(*DECIDERS)
    )


def narrowed(asker: Asker, found: QuerySet[Proposal], told: dict[str, Any]) -> QuerySet[Proposal]:
    """Those that wait, of a kind, of mine, with words in them."""
    shown = told.get("show") or "open"
    if shown == "mine":
        found = found.filter(proposed_by=asker.person)
    elif shown == "decide":
        found = found.filter(pk__in=my_decisions(asker).values("pk"))
    elif shown == "open":
        found = found.filter(state__in=Proposal.TO_DECIDE)
    elif shown == "decided":
        found = found.exclude(state__in=(Proposal.State.OPEN, Proposal.State.TAKEN_BACK))
    if told.get("about"):
        found = found.filter(about=told["about"])
    if told.get("words"):
        words = told["words"]
        found = found.filter(
            Q(title__icontains=words) | Q(why__icontains=words) | Q(new_body__icontains=words)
        )
    return found


def about_article(asker: Asker, article: Article) -> QuerySet[Proposal]:
    """Proposals on one article, the open ones."""
    return proposals_for(asker).filter(article=article, state__in=Proposal.TO_DECIDE)


def steps_of(proposal: Proposal) -> QuerySet[Step]:
    """What was said and done, in its order."""
    return Step.objects.filter(proposal=proposal).select_related("by", "to")


def is_for(asker: Asker, proposal: Proposal) -> bool:
    """True when the asker has said so."""
    return Support.objects.filter(proposal=proposal, person=asker.person, is_for=True).exists()


def own_question(asker: Asker, proposal: Proposal) -> Step | None:
    """The question for the asker's view that has no answer yet."""
    return Step.objects.filter(proposal=proposal, kind=Step.Kind.ASKED, to=asker.person, done_at=None).first()


def asked_of(asker: Asker) -> QuerySet[Step]:
    """Questions for the asker's view that wait."""
    waiting = Step.objects.filter(kind=Step.Kind.ASKED, to=asker.person, done_at=None)
    return waiting.filter(proposal__state__in=Proposal.TO_DECIDE).select_related("proposal")


def decisions_to_see(asker: Asker) -> QuerySet[Proposal]:
    """Decisions on what the asker proposed or is for, not seen yet."""
    unseen = Support.objects.filter(proposal=OuterRef("pk"), person=asker.person, to_tell=True)
    return proposals_for(asker).filter(Exists(unseen))


def people_to_ask(asker: Asker) -> QuerySet[Person]:
    """The employees' representatives; with none chosen, everybody here but the asker."""
    here = Person.objects.filter(centre=asker.centre, left_at=None).exclude(pk=asker.person.pk)
    chosen = here.filter(pk__in=Representative.objects.filter(centre=asker.centre).values("person"))
    return chosen if chosen.exists() else here


def people_to_own(asker: Asker) -> QuerySet[Person]:
    """Whom it can be handed over to."""
    return Person.objects.filter(centre=asker.centre, left_at=None)


def representatives_for(asker: Asker) -> QuerySet[Representative]:
    """Who speaks for the employees."""
    return Representative.objects.filter(centre=asker.centre).select_related("person")


def origins_of(asker: Asker, article: Article) -> list[Origin]:
    """The proposals that have changed an article, the latest first."""
    found = proposals_for(asker).filter(article=article, state__in=Proposal.CHANGES)
    return [
        Origin(
            _("Version %(number)d: %(title)s") % {"number": one.made_version, "title": one.title},
            one.get_absolute_url(),
        )
        for one in found.exclude(made_version=None).order_by("-made_version")
    ]
