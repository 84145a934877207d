"""What the demo centre's people propose, and what its customers say: written down, nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposed:
    """A proposal, how long ago it was raised, what was said of it and what was decided."""

    title: str
    about: str
    why: str
    body: str
    days: int
    comments: tuple[str, ...] = ()
    many_for: int = 0
    outcome: str = ""
    reason: str = ""
    view: str = ""


@dataclass(frozen=True)
class Said:
    """A theme: what customers say in their own words, where it stands and what is answered."""

    name: str
    lines: tuple[str, ...]
    state: str = ""
    answer: str = ""


ADDED = "\n\nSi til slutt: Har du flere spørsmål i dag, er det bare å spørre."  # to a call template

PROPOSALS = (
    Proposed(
        title="Én felles liste over hvem som kan hva",
        about="other",
        why="Når en sjelden sak kommer, spør jeg den som sitter nærmest. Ofte vet en annen det bedre.",
        body="En liste per tema på veggen og i fagbanken, som vi selv fører oss opp på.",
        days=12,
        comments=("Ja. Og den må være frivillig.",),
        many_for=7,
    ),
    Proposed(
        title="Mål for løste saker, ikke bare for svartid",
        about="goal",
        why="Vi måler hvor fort vi svarer. Kunden husker om saken ble løst.",
        body="Andelen saker som er løst i første samtale, vist for teamet, aldri for den enkelte.",
        days=20,
        comments=("Bra, så lenge det ikke blir tall på hver av oss.", "Vi tar det med i målsamtalen."),
        many_for=11,
        outcome="partly",
        reason="Vi prøver det for teamene fra nyttår. Svartiden blir stående, fordi avisene er lovet den.",
        view="De ansatte er for, når tallet bare vises for teamet.",
    ),
    Proposed(
        title="Fagforum to ganger i uka",
        about="other",
        why="Én gang i uka er for sjelden når det kommer mange endringer.",
        body="To forum på 20 minutter i stedet for ett på 40.",
        days=30,
        many_for=4,
        outcome="declined",
        reason="Oppstarten tar fem minutter hver gang. Vi får mer ut av ett langt forum.",
    ),
)

TEMPLATE = Proposed(
    title="Avslutt med et åpent spørsmål",
    about="template",
    why="Kunder ringer igjen samme dag fordi de kom på noe mer. Et spørsmål til slutt sparer dem for det.",
    body=ADDED,
    days=15,
    comments=("Jeg gjør det alt, og det virker.",),
    many_for=6,
    outcome="adopted",
    reason="God idé. Malen er endret fra i dag.",
)

SAID = (
    Said(
        "Avisen kommer for sent på lørdager",
        (
            "Lørdagsavisen kommer for sent, ofte etter klokka ti",
            "Avisen kommer for sent om lørdagen, da har jeg alt spist frokost",
            "Vil ha lørdagsavisen til frokost, den kommer for sent",
            "Lørdag kommer avisen alltid for sent hos oss",
            "For sent levert lørdagsavis tre uker på rad, kommer etter ti",
            "Lørdagsavisen kommer for sent, vurderer å si opp",
        ),
        "working",
        "Avisen har spurt distributøren. Vi venter svar denne uka.",
    ),
    Said(
        "Vanskelig å finne fram til e-avisen i appen",
        (
            "Finner ikke e-avisen i appen etter oppdateringen",
            "E-avisen er vanskelig å finne i den nye appen",
            "Hvor er e-avisen i appen? Finner bare nyhetene",
            "Appen er fin, men e-avisen er gjemt bort",
            "Må lete etter e-avisen i appen hver morgen",
        ),
        "changed",
        "Avisen har flyttet e-avisen fram på forsiden av appen.",
    ),
    Said(
        "Gebyret for papirfaktura",
        ("Gebyret for papirfaktura er for høyt", "Forstår ikke hvorfor papirfaktura har gebyr"),
        "unchanged",
        "Blir ikke endret, fordi porto og trykk koster det gebyret er. eFaktura er gratis.",
    ),
    Said("Savner kryssordet på nett", ("Savner kryssordet på nettsidene", "Kryssordet burde være på nett")),
)
