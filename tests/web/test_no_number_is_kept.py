"""No text that people write of customers keeps what tells who they are; each that keeps its words says why.

A new text field or box fails here until it is a masked one, or stands below with its reason.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import models

import fagtid
from fagtid.frame.masked import MaskedArea, MaskedCharField, MaskedLine, MaskedTextField
from fagtid.information import services as bank
from fagtid.information.models import NoticeQuestion
from tests.arenas.lives import ago, session
from tests.forums.meetings import a_notice
from tests.frame.test_masking import ACCOUNT, BORN, CARD, D_NUMBER
from tests.house import House
from tests.masked import INVENTED, TOLD, free_texts, made, stored, unmasked

SOURCE = Path(fagtid.__path__[0])
DECLARES_A_FORM = re.compile(r"^class \w+\(.*Form\b", re.MULTILINE)
HOUSE = [one.label for one in apps.get_app_configs() if one.name.startswith("fagtid.")]
NOBODYS_OWN = (BORN, D_NUMBER, CARD, ACCOUNT)

KEEP_THEIR_WORDS = {
    "what newspapers and editors tell: their own numbers and names must be found there": (
        *("information.Article.title", "information.Article.body", "information.Article.why"),
        *("information.Article.next_step", "information.Article.keywords", "information.Attachment.shows"),
        *("information.Notice.title", "information.Notice.body", "information.Notice.question"),
        *("information.Notice.answers", "information.NoticeVersion.title", "information.NoticeVersion.body"),
        *("information.Submission.title", "information.Submission.body", "information.Submission.why"),
        *("information.Remark.text", "information.Fact.value", "information.SortingRule.reply"),
    ),
    "who works here and who writes to us, by the names they are known by": (
        *("people.Person.name", "people.Person.email", "people.Person.roster_id", "people.User.email"),
        *("information.Sender.name", "information.Sender.email", "information.Submission.from_address"),
    ),
    "what the centre calls its own things": (
        *("people.Centre.name", "people.Centre.queue", "people.Unit.name", "people.Team.name"),
        *("people.Skill.name", "people.ApiKey.name", "intake.TrafficDay.queue", "intake.CalendarDay.name"),
        *("information.Client.name", "information.FactField.label", "information.FactField.group"),
        *("information.Article.product", "information.Article.situation", "information.Notice.product"),
        *("information.SortingRule.name", "information.SortingRule.words", "information.SortingRule.product"),
        *("information.Synonyms.words", "questions.Topic.name", "questions.Answer.product"),
        *("truths.FalseTruth.product", "planning.Activity.title", "planning.Session.title"),
        *("ledger.Entry.title", "live.Offer.title", "live.Callback.title"),
    ),
    "files' names, and addresses of meetings": (
        *("intake.Import.file_name", "intake.Import.watched_as", "people.PeopleFile.file_name"),
        *("information.Attachment.name", "people.Centre.meeting_link", "planning.Session.link"),
        "forums.Point.link",
    ),
    "codes, digests and secrets, which nobody writes": (
        *("people.Centre.timezone", "people.Centre.country", "people.User.password", "people.ApiKey.digest"),
        *("people.Invitation.digest", "people.PeopleFile.stored_as", "intake.Import.stored_as"),
        *("intake.Import.sha256", "planning.CalendarFeed.secret", "planning.Papers.ground"),
        *("planning.Session.key", "planning.Session.reason_code", "planning.Unplaced.reason_code"),
        *("planning.Plan.step", "information.FactField.key", "information.Sender.secret"),
        *("information.Submission.secret", "information.Mail.identity", "forums.Item.key"),
        *("forums.Item.kind", "forums.Outcome.kind", "forums.Point.key", "forums.Point.kind"),
        "forums.Point.reason_code",
        *("frame.WorkerSign.worker", "frame.RegularWork.name", "frame.RegularWork.fault"),
    ),
    "what the program itself tells of a plan or a forecast": (
        *("planning.Plan.refusal", "planning.Frontier.refusal", "planning.Session.reason"),
        *("planning.Unplaced.reason", "intake.ForecastRun.refusal"),
    ),
    "hidden where it is counted, before it is in small letters": ("information.Missed.words",),
}
NEED_NO_WARNING = {
    "what newspapers and editors tell": (
        *("information.AnswerForm.text", "information.ArticleForm.body"),
        *("information.ArticleForm.keywords", "information.ArticleForm.next_step"),
        *("information.ArticleForm.title", "information.ArticleForm.why", "information.AttachForm.shows"),
        *("information.NoticeForm.answers", "information.NoticeForm.body"),
        *("information.NoticeForm.question", "information.NoticeForm.title", "information.RuleForm.reply"),
        *("information.ShowsForm.shows", "information.SubmissionForm.body"),
        *("information.SubmissionForm.title", "information.TextForm.text", "information.WhyForm.why"),
    ),
    "who works here and who writes to us": (
        *("people.DetailsForm.name", "people.DetailsForm.roster_id", "people.NameForm.name"),
        *("web.BeginForm.name", "information.SenderForm.name"),
    ),
    "what the centre and its people call their own things": (
        *("information.ArticleForm.product", "information.ArticleForm.situation"),
        *("information.ClientForm.name", "information.FactFieldForm.group"),
        *("information.FactFieldForm.label", "information.NoticeForm.product", "information.RuleForm.name"),
        *("information.RuleForm.product", "information.RuleForm.words", "information.SynonymsForm.words"),
        *("intake.CampaignForm.name", "intake.DaysForm.days", "intake.DaysForm.name"),
        *("intake.MonthlyForm.name", "intake._NamedForm.name", "intake._SpanForm.name"),
        *("people.AddPasskeyForm.name", "people.EditPasskeyForm.name", "people.HoldersForm.name"),
        *("people.KeyForm.name", "people.TeamForm.name", "planning.ActivityForm.title"),
        *("questions.ScopeForm.product", "questions.TopicForm.name", "truths.TruthForm.product"),
        *("web.BeginForm.centre", "web.CentreForm.meeting_link", "web.CentreForm.name"),
        "web.CentreForm.queue",
    ),
    "codes": (
        *("forums.DropForm.key", "forums.KeyForm.key", "forums.MinutesForm.key", "forums.MoveForm.key"),
        *("forums.VoteForm.key", "information.FactFieldForm.key", "web.BeginForm.code"),
        *("web.BeginForm.timezone", "web.CentreForm.country", "web.CentreForm.timezone"),
    ),
    "what is looked for is not kept": (
        *("information.FilterForm.words", "information.SearchForm.q", "people.SearchForm.q"),
        *("planning.HistoryForm.q", "questions.AmongForm.q", "voice.FilterForm.words"),
    ),
}  # fmt: skip
HIDDEN = "Kunden sa […] i dag"
NO_BOX_OF_CUSTOMERS = {"shows", "words"}  # written by hand: what a picture shows, what is looked for


def masked_models() -> list[type[models.Model]]:
    """Every model with a masked field."""
    found = [one for label in HOUSE for one in apps.get_app_config(label).get_models()]
    return [one for one in found if masked_of(one)]


def masked_of(model: type[models.Model]) -> list[str]:
    """Names of a model's masked fields."""
    masked = (MaskedCharField, MaskedTextField)
    return [one.name for one in model._meta.concrete_fields if isinstance(one, masked)]


def kept_of(row: models.Model, names: list[str]) -> dict[str, str]:
    """What the database keeps of a row, with the same mark for all that was hidden."""
    kept = type(row)._base_manager.filter(pk=row.pk).values(*names).get()
    return {name: re.sub(r"\[[^\]]+\]", "[…]", text) for name, text in kept.items()}


def boxes() -> Iterator[tuple[str, forms.Field]]:
    """Every field of a form that free text is written in, by ``app.Form.field``."""
    for path in sorted(SOURCE.rglob("*.py")):
        if DECLARES_A_FORM.search(path.read_text("utf-8")):
            importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    for form in _below(forms.BaseForm):
        package, _, rest = form.__module__.partition(".")
        for name, field in getattr(form, "base_fields", {}).items():
            is_free = type(field.widget) in (forms.TextInput, forms.Textarea, MaskedArea, MaskedLine)
            if package == "fagtid" and isinstance(field, forms.CharField) and is_free:
                yield f"{rest.partition('.')[0]}.{form.__name__}.{name}", field


def _below(form: type[Any]) -> Iterator[type[Any]]:
    for one in form.__subclasses__():
        yield one
        yield from _below(one)


@pytest.mark.parametrize("label", HOUSE)
def test_every_text_is_masked_or_says_why_it_keeps_its_words(label: str):
    told = {name for many in KEEP_THEIR_WORDS.values() for name in many}
    assert unmasked(label) == {name for name in free_texts(label) if name in told}


def test_every_reason_is_of_a_field_there_is():
    told = [name for many in KEEP_THEIR_WORDS.values() for name in many]
    assert sorted(told) == sorted({name for label in HOUSE for name in unmasked(label)})


@pytest.mark.django_db
@pytest.mark.parametrize("model", masked_models(), ids=lambda one: one._meta.label)
def test_a_row_keeps_nothing_that_tells_who_a_customer_is(model: type[models.Model]):
    row, names = made(model), masked_of(model)
    assert isinstance(getattr(row, "kept_in", None), int), "tell in kept_in whose own names may stand there"
    for one in INVENTED:
        for name in names:
            setattr(row, name, f"Kunden sa {one} i dag")
        row.save()
        assert kept_of(row, names) == dict.fromkeys(names, HIDDEN)


@pytest.mark.django_db
@pytest.mark.parametrize("model", masked_models(), ids=lambda one: one._meta.label)
def test_a_program_that_writes_past_the_rows_keeps_no_number_that_is_a_persons(model: type[models.Model]):
    row, names = made(model), masked_of(model)
    for one in NOBODYS_OWN:
        model._base_manager.update(**dict.fromkeys(names, f"Kunden sa {one} i dag"))
        assert kept_of(row, names) == dict.fromkeys(names, HIDDEN)


def test_every_box_for_free_text_warns_while_one_types_or_says_why_not():
    told = [name for many in NEED_NO_WARNING.values() for name in many]
    silent = {name for name, field in boxes() if not isinstance(field.widget, MaskedArea | MaskedLine)}
    assert sorted(silent) == sorted(told)


def test_every_box_that_a_template_writes_by_hand_warns_too():
    silent = []
    for path in SOURCE.glob("*/templates/**/*.html"):
        for box, after in re.findall(r"<(?:input|textarea)\b([^>]*)>(.{0,40})", path.read_text("utf-8")):
            name = (re.findall(r'\bname="([^"{]+)"', box) or [""])[0]
            is_text = name and not re.search(r'\btype="(?!text)', box) and "readonly" not in box
            if is_text and "_personal_box" not in after and name not in NO_BOX_OF_CUSTOMERS:
                silent.append(f"{path.name}: {name}")
    assert silent == []


@pytest.mark.django_db
def test_what_is_said_of_articles_and_looked_for_in_vain_is_masked(house: House):
    editor = house.people["editor"]
    told = {"title": "Pris", "body": "99 kr"}
    article = bank.write_article(house.centre, "article", told, by=editor)
    client = house.client("agent")
    client.post(f"/bank/{article.pk}/used/", {"held": "no", "comment": f"Stemte ikke for {TOLD}"})
    client.get("/search/", {"q": f"xyzzy {TOLD}"})
    client.get("/search/", {"q": "xyzzy kari nordmann"})
    changed = {**told, "body": "89 kr", "version": 1, "reason": f"Sagt av {TOLD}", "owner": editor.pk}
    assert house.client("editor").post(f"/bank/{article.pk}/edit/", changed).status_code == 302
    keeps_nothing("information", least=2)


@pytest.mark.django_db
def test_what_a_forum_asks_the_editor_is_masked_and_so_is_the_answer(house: House):
    notice = a_notice(house, is_complex=True)
    held = session(house, ago(minutes=30), "agent", "colleague")
    address = f"/sessions/{held.pk}/notices/{notice.pk}/ask/"
    assert house.client("leader").post(address, {"text": f"Hva med {TOLD}?"}).status_code == 302
    asked = NoticeQuestion.objects.get()
    editor = house.client("editor")
    editor.post(f"/inbox/questions/{asked.pk}/", {"text": f"Det gjelder {TOLD}"})
    assert "[telefonnummer]" in editor.get(f"/notices/{notice.pk}/").text
    keeps_nothing("information", least=2)


@pytest.mark.django_db
def test_notes_of_a_session_are_masked(house: House):
    held = session(house, ago(minutes=30), "agent", "colleague")
    notes = {"text": f"Vi snakket om {TOLD}", "version": 0}
    assert house.client("leader").post(f"/sessions/{held.pk}/notes/", notes).status_code == 302
    keeps_nothing("arenas")


def keeps_nothing(label: str, least: int = 1) -> None:
    """An app keeps nothing of what was pasted, and words for it so many times."""
    kept = stored(label)
    assert kept.count("[kortnummer]") >= least
    assert [one for one in INVENTED if one.lower() in kept.lower()] == []
