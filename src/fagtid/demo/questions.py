"""Questions of the demo centre's calls, in every state they can stand in. All invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answered:
    """An answer.

    Attributes
    ----------
    trust : str
        `candidate`, `confirmed` or `verified`.
    client : str or None
        What it holds for; None is all.
    fell : str
        Why it holds no more; empty when it does.
    """

    text: str
    trust: str = "candidate"
    client: str | None = None
    product: str = ""
    fell: str = ""


@dataclass(frozen=True)
class Asked:
    """A question.

    Attributes
    ----------
    minutes : int
        How long ago it was asked.
    again : tuple of str
        The same question, as others asked it later.
    to_bank : bool
        The first answer is put before the editors.
    """

    text: str
    topic: str
    minutes: int
    client: str | None = None
    waits: bool = False
    answers: tuple[Answered, ...] = ()
    again: tuple[str, ...] = ()
    to_bank: bool = False


def questions() -> tuple[Asked, ...]:
    """All of them, the oldest first."""
    return tuple(sorted(QUESTIONS, key=lambda one: -one.minutes))


TOPICS = (
    *("faktura", "levering", "midlertidig stopp", "app og e-avis", "oppsigelse"),
    *("student", "gave", "dødsfall", "annonse", "personvern"),
)
QUESTIONS = (
    Asked(
        "Hva gjør jeg når en dødsannonse har feil i navnet og avisen alt er trykt?",
        "annonse",
        4 * 24 * 60,
        answers=(
            Answered(
                "Beklag, og sett over til annonseavdelingen med en gang. De setter inn en ny annonse uten "
                "betaling i neste avis, og retter den på nett innen en time. Ikke lov noe om forsiden.",
                "verified",
            ),
        ),
        to_bank=True,
    ),
    Asked(
        "Kan en som flytter på sykehjem ta med seg abonnementet, eller må familien tegne et nytt?",
        "midlertidig stopp",
        3 * 24 * 60,
        answers=(
            Answered(
                "Abonnementet følger med. Endre bare adressen, og spør hvem som skal ha fakturaen.",
                "confirmed",
            ),
        ),
        again=("Far har flyttet på sykehjem, må vi tegne nytt abonnement på avisen da?",),
    ),
    Asked(
        "Får lærlinger samme pris som studenter på e-avisen?",
        "student",
        2 * 24 * 60 + 90,
        answers=(
            Answered(
                "Ja, lærlinger får studentpris mot lærekontrakt.", "verified", "Fagerkollen Nytt", "E-avis"
            ),
            Answered(
                "Nei, hos oss er studentprisen bare for høyskole og universitet.", "verified", "Almevik Avis"
            ),
        ),
        again=(
            "Har lærlinger rett på studentpris på e-avisen?",
            "Kunden er lærling og vil ha studentpris på e-avisen, går det?",
        ),
    ),
    Asked(
        "Hvor lang tid tar det før pengene er tilbake når kunden har betalt samme faktura to ganger?",
        "faktura",
        26 * 60,
        answers=(
            Answered(
                "Pengene er tilbake på kontoen innen 10 virkedager etter at vi har meldt det.", "confirmed"
            ),
            Answered("Pengene er tilbake på kontoen innen 3 virkedager etter at vi har meldt det."),
        ),
    ),
    Asked(
        "Kunden sier at kreditten for fire tapte aviser mangler på fakturaen. Når kommer den?",
        "faktura",
        20 * 60,
        answers=(
            Answered(
                "Den kommer alltid på første faktura etter at avisen uteble.",
                fell="Kreditten kommer på neste faktura bare når saken er meldt før fakturadato.",
            ),
            Answered(
                "Er saken meldt før fakturadato, står kreditten på neste faktura. Ellers kommer den på den "
                "etter. Si hvilken dato det gjelder.",
                "verified",
            ),
        ),
    ),
    Asked(
        "Kan vi stoppe papiravisen i ferien og la e-avisen gå, uten at kunden mister lørdagspakken?",
        "midlertidig stopp",
        5 * 60,
        answers=(
            Answered("Ja. Velg «bare papir» i stoppbildet, så beholder kunden både e-avis og lørdagspakke."),
        ),
    ),
    Asked(
        "Kunden får ikke lest gårsdagens e-avis på nettbrettet etter siste oppdatering. Har flere fått det?",
        "app og e-avis",
        95,
        client="Lomtjern Avis",
    ),
    Asked("Gir vi rabatt når samme husstand har to aviser fra oss?", "oppsigelse", 48),
    Asked(
        "Hva sier jeg når budet har satt avisen i feil oppgang tredje gang denne uka?",
        "levering",
        1,
        client="Oterneset Tidende",
        waits=True,
    ),
)
