"""What an agent types with the customer on the line, and what is found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.search import Standing, State, Synonyms
from tests.search.conftest import TODAY, asked, document, ids

BANK = (
    document("faktura", "Abonnementsfaktura på e-post", "Slik sender vi abonnementsfakturaen til kunden."),
    document("bud", "Når avisa uteblir", "Meld fra om budet for avisen ikke kom før klokka sju."),
    document("avisbud", "Avisbud søkes", "Vi trenger flere avisbud i distriktet."),
    document("stans", "Stans i ferien", "Kunder som reiser bort, kan stanse leveringen av lørdagsavisen."),
    document("nynorsk", "Endring av adresse", "Abonnentane melder flytting til oss nokre veker før."),
    document("gebyr", "Purregebyr", "Gebyret kommer når fristen er ute. Vi kan frafalle det én gang."),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("faktura abonnement", "faktura"),
        ("Abonnements-faktura", "faktura"),
        ("abonnement faktura", "faktura"),
        ("bud avis", "avisbud"),
        ("avis bud", "avisbud"),
        ("avisbud", "avisbud"),
        ("avisbud", "bud"),
        ("lørdags avis", "stans"),
        ("levering av lordagsavis", "stans"),
        ("gebyr for purring", "gebyr"),
        ("Hvorfor kommer det et gebyr når man har glemt å betale?", "gebyr"),
        ("FAKTURA", "faktura"),
        ("epost", "faktura"),
    ],
)
def test_compounds_are_found_by_their_parts_and_parts_by_their_compound(index_of, text, wanted):
    assert wanted in ids(index_of(*BANK).search(asked(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("avisene", "bud"),
        ("avisa", "bud"),
        ("abonnentene flytter uke", "nynorsk"),
        ("endre adressen", "nynorsk"),
        ("adresser", "nynorsk"),
        ("stanset", "stans"),
        ("fristar", "gebyr"),
        ("kundane", "stans"),
    ],
)
def test_any_inflection_of_either_written_form_finds_the_others(index_of, text, wanted):
    assert wanted in ids(index_of(*BANK).search(asked(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fakutra", "faktura"),
        ("purregebry", "gebyr"),
        ("addresse", "nynorsk"),
        ("abonementsfaktura", "faktura"),
        ("ferein", "stans"),
    ],
)
def test_a_typing_error_still_finds(index_of, text, wanted):
    assert ids(index_of(*BANK).search(asked(text)))[0] == wanted


def test_a_right_spelling_beats_a_near_one(index_of):
    index = index_of(document("bil", "Bilene"), document("bilde", "Bildene"))
    assert ids(index.search(asked("bilde"))) == ["bilde"]


def test_the_last_word_may_be_half_typed(index_of):
    index = index_of(*BANK)
    assert ids(index.search(asked("abonnementsf", typing=True))) == ["faktura"]
    assert ids(index.search(asked("stans fer", typing=True)))[0] == "stans"
    assert ids(index.search(asked("purr", typing=True))) == ["gebyr"]


def test_a_title_counts_more_than_a_mention(index_of):
    about = document("about", "Gavekort", "Slik bestiller kunden.")
    mention = document("mention", "Kampanjer", "Et gavekort er best.")
    assert ids(index_of(mention, about).search(asked("gavekort"))) == ["about", "mention"]


def test_keywords_find_and_are_not_shown(index_of):
    index = index_of(document("a", "Pause i leveringen", "Inntil fire uker.", keywords=("ferieopphold",)))
    (hit,) = index.search(asked("ferieopphold"))
    assert "ferieopphold" not in "".join(piece.text for piece in hit.title + hit.snippet)


def test_what_is_used_much_stands_before_its_like(index_of):
    usual, used = (document(name, "Gavekort", "Slik bestiller kunden.") for name in ("usual", "used"))
    used = document("used", "Gavekort", "Slik bestiller kunden.", boost=1.5)
    assert ids(index_of(usual, used).search(asked("gavekort"))) == ["used", "usual"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂"])
def test_no_words_find_nothing(index_of, text):
    assert index_of(*BANK).search(asked(text)) == []


def test_small_words_alone_are_looked_for(index_of):
    index = index_of(document("a", "Her og nå", "Hva er det?"))
    assert ids(index.search(asked("her og nå"))) == ["a"]


def test_synonyms_work_from_the_moment_they_are_taught(index_of):
    index = index_of(
        document("tps", "TPS", "Tilbud til den som starter."), document("other", "Purring", "Etter fristen.")
    )
    taught = Synonyms.taught([{"TPS", "oppstartstilbud", "tilbud ved oppstart"}])
    for text in ("oppstartstilbudene", "hva er tilbudet ved oppstart?"):
        assert ids(index.search(asked(text, synonyms=taught)))[0] == "tps"
    assert ids(index.search(asked("fadderordning"))) == []
    assert ids(
        index.search(asked("fadderordning", synonyms=Synonyms.taught([{"fadderordning", "TPS"}])))
    ) == ["tps"]


def test_a_phrase_among_synonyms_needs_all_its_words(index_of):
    index = index_of(document("both", "Stopp i ferien", "Midlertidig stans."), document("one", "Midlertidig"))
    taught = Synonyms.taught([{"pause", "midlertidig stans"}])
    assert ids(index.search(asked("pause", synonyms=taught))) == ["both"]


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({"ends": TODAY - timedelta(days=1)}, Standing.EXPIRED),
        ({"state": State.EXPIRED}, Standing.EXPIRED),
        ({"state": State.SUPERSEDED}, Standing.SUPERSEDED),
        ({"starts": TODAY + timedelta(days=1)}, Standing.COMING),
    ],
)
def test_what_does_not_hold_today_is_never_on_top(index_of, told, standing):
    index = index_of(
        document("old", "Gavekort", "Gavekort gavekort gavekort.", boost=3.0, **told),
        document("now", "Bestillinger", "Lang tekst om mye annet. " * 40 + "Og gavekort."),
    )
    hits = index.search(asked("gavekort"))
    assert [(hit.id, hit.standing) for hit in hits] == [("now", Standing.CURRENT), ("old", standing)]


def test_the_first_and_the_last_day_count(index_of):
    index = index_of(document("a", "Gavekort", starts=TODAY, ends=TODAY))
    days = (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
    found = [index.search(asked("gavekort", today=day))[0].standing for day in days]
    assert found == [Standing.COMING, Standing.CURRENT, Standing.EXPIRED]


def test_the_client_on_the_line_comes_first_and_other_clients_not_at_all(index_of):
    index = index_of(
        document("all", "Gavekort", "Gavekort for alle."),
        document("ours", "Kort og gaver", "Vi selger gavekort.", clients=frozenset({"a"})),
        document("theirs", "Gavekort", "Gavekort.", clients=frozenset({"b"})),
    )
    assert ids(index.search(asked("gavekort", client="a"))) == ["ours", "all"]
    assert set(ids(index.search(asked("gavekort")))) == {"all", "ours", "theirs"}


def test_being_about_the_client_does_not_outweigh_what_was_asked(index_of):
    index = index_of(
        document("answer", "Refusjon av forskuddsbetalt gavekort"),
        document("other", "Gavekort", clients=frozenset({"a"})),
    )
    assert ids(index.search(asked("refusjon forskuddsbetalt gavekort", client="a")))[0] == "answer"


def test_product_situation_and_kind_narrow(index_of):
    index = index_of(
        document("a", "Gavekort", products=frozenset({"p"}), situations=frozenset({"s"})),
        document("b", "Gavekort", kind="notice"),
    )
    assert ids(index.search(asked("gavekort", product="p", situation="s"))) == ["a", "b"]
    assert ids(index.search(asked("gavekort", product="q"))) == ["b"]
    assert ids(index.search(asked("gavekort", kinds=frozenset({"article"})))) == ["a"]


def test_no_more_hits_than_wanted(index_of):
    index = index_of(*(document(str(n), "Gavekort") for n in range(20)))
    assert len(index.search(asked("gavekort", limit=7))) == 7
