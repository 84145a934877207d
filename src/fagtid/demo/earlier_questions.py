"""Questions of the demo centre's past weeks with the answers they got. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Earlier:
    """One of them.

    Attributes
    ----------
    weeks_ago, weekday, clock : int, int, str
        When it was asked, on the centre's clock; Monday is 0.
    waits : bool
        The customer was waiting.
    minutes : float or None
        From then to the first answer; ``None`` where nobody took it.
    days : int or None
        From then until the answer was verified; ``None`` where it is not.
    held : bool or None
        Whether it held with the customer; ``None`` where nobody has said.
    """

    text: str
    topic: str
    answer: str
    weeks_ago: int
    weekday: int
    clock: str
    waits: bool
    minutes: float | None
    days: int | None
    held: bool | None


TOLD = {
    "faktura": (
        (
            "Kan kunden få flyttet forfallet til den tjuende?",
            "Ja, én gang i året, så lenge det ikke er purret.",
        ),
        (
            "Hvorfor står det et gebyr på papirfakturaen?",
            "Papirfaktura koster 49 kroner. E-faktura er gratis.",
        ),
        (
            "Hvordan deler vi en faktura mellom to søsken?",
            "Det går ikke. Lag to abonnement, eller la én betale.",
        ),
        (
            "Kan en bedrift få 30 dagers betalingsfrist?",
            "Ja, når det står i avtalen. Ellers er det 14 dager.",
        ),
        (
            "Hva gjør vi når betalingen er ført på feil kunde?",
            "Be om kvittering, og send saken til regnskap.",
        ),
        (
            "Får kunden purregebyr når fakturaen kom for sent?",
            "Nei. Slett gebyret, og skriv hvorfor i saken.",
        ),
    ),
    "levering": (
        ("Når må avisen være i kassen på en lørdag?", "Innen klokka åtte. På landet innen klokka ti."),
        ("Kan budet henge avisen på porten?", "Ja. Skriv det i budmerknaden, den følger abonnementet."),
        ("Hva lover vi når veien er stengt av snø?", "Avisen kommer neste dag, og e-avisen er åpen i mens."),
        ("Får hytta avis når posten ikke kjører dit?", "Nei. Tilby e-avis, eller henting i butikken."),
        ("Hvor mange ganger melder vi samme bud?", "Etter tredje gang går saken til distribusjonslederen."),
        ("Kan nabogården dele kasse med kunden?", "Ja, når begge sier ja. Før det på begge abonnementene."),
    ),
    "midlertidig stopp": (
        ("Hvor kort kan et stopp være?", "To utgivelser. Kortere enn det gir ingen kreditt."),
        ("Kan kunden stoppe bare lørdagsavisen?", "Nei, men hverdagspakken kan byttes fra neste periode."),
        ("Fortsetter e-avisen når papiret er stoppet?", "Ja, når kunden velger «bare papir» i stoppbildet."),
        ("Hvor lenge kan abonnementet stå stille?", "Tolv uker i året. Etter det må det sies opp."),
        ("Kan vi angre et stopp som begynner i morgen?", "Ja, fram til klokka 14 dagen før."),
        ("Gir stopp i høytidene kreditt?", "Bare for dager avisen kommer ut."),
    ),
    "app og e-avis": (
        ("Hvor mange kan lese på samme konto?", "Fire i samme husstand, hver med sin innlogging."),
        ("Hva gjør vi når koden aldri kommer på e-post?", "Sjekk stavingen, og be kunden se i søppelposten."),
        ("Kan e-avisen lastes ned til turen?", "Ja, trykk på skyen på forsiden mens du har nett."),
        (
            "Hvorfor spør appen om abonnement på nytt?",
            "Kunden har logget inn med en annen adresse. Slå dem sammen.",
        ),
        (
            "Virker e-avisen på gamle nettbrett?",
            "På de fire siste utgavene av systemet. Ellers i nettleseren.",
        ),
        ("Hvordan får kunden større skrift?", "To fingre på siden, eller «Tekst» i menyen."),
    ),
    "oppsigelse": (
        (
            "Gjelder oppsigelsen fra i dag eller fra perioden er ute?",
            "Fra perioden er ute, når den er betalt.",
        ),
        ("Må kunden si opp skriftlig?", "Nei. Vi sier opp i samtalen og sender en bekreftelse."),
        ("Hva tilbyr vi en som flytter ut av distriktet?", "E-avis til halv pris i et halvt år."),
        (
            "Kan vi gi pengene tilbake midt i perioden?",
            "Bare ved dødsfall, eller når avisen ikke kan leveres.",
        ),
        ("Hvem kan si opp for en gammel far?", "Den som har fullmakt, eller den som betaler."),
        ("Når er angrefristen ute?", "Fjorten dager etter den første avisen."),
    ),
    "student": (
        ("Hva godtar vi som bevis på at kunden studerer?", "Studentbevis i appen, eller semesterkvittering."),
        ("Hvor lenge gjelder studentprisen?", "Ett år om gangen, så må den fornyes med nytt bevis."),
        ("Får en på folkehøgskole studentpris?", "Ja, mot brev fra skolen."),
        ("Kan studenten få avis til to adresser?", "Nei. E-avisen kan leses overalt."),
        ("Gjelder studentprisen på helgepakken?", "Ja, på alle pakker unntatt bedrift."),
        ("Hva skjer med prisen når studiene er ferdige?", "Den går til vanlig pris fra neste periode."),
    ),
    "gave": (
        ("Kan gaven begynne på en bestemt dato?", "Ja, inntil seks måneder fram."),
        ("Hvem får fakturaen for gaven?", "Den som gir. Mottakeren ser aldri prisen."),
        ("Går gaven over til fast abonnement?", "Nei, den stopper av seg selv."),
        ("Kan mottakeren bytte papir mot e-avis?", "Ja, uten å betale mer."),
        ("Sender vi gavekort på e-post?", "Ja, velg «digitalt gavekort» når du bestiller."),
        ("Hva om mottakeren har avisen fra før?", "Da forlenges abonnementet med like lang tid."),
    ),
    "dødsfall": (
        ("Hvem kan stoppe avisen etter et dødsfall?", "Den nærmeste, uten papirer. Vær varsom med ordene."),
        ("Får boet pengene tilbake?", "Ja, for det som ikke er levert. Be om boets konto."),
        ("Kan ektefellen overta med samme pris?", "Ja, ut perioden, og deretter vanlig pris."),
        ("Når må en dødsannonse være inne?", "Innen klokka 12 dagen før."),
        ("Stopper reklamen til avdøde også?", "Ja, huk av for reservasjon når du stopper."),
        ("Kan familien få minneordet på nett?", "Ja, be dem skrive til redaksjonen."),
    ),
    "annonse": (
        ("Hva koster det å endre en bestilt annonse?", "Ingenting før fristen. Etter fristen 250 kroner."),
        ("Tar vi imot takkeannonser på telefon?", "Ja. Les teksten tilbake før du bestiller."),
        ("Kan kunden velge side?", "Nei, men temaet styrer hvor den kommer."),
        ("Hvor finner kunden annonsen på nett?", "Under «Rubrikk», i fjorten dager."),
        ("Gir vi rabatt på gjentatte annonser?", "Ja, den tredje er gratis samme uke."),
        ("Hvem retter en feil vi har gjort?", "Annonseavdelingen, samme dag, uten betaling."),
    ),
    "personvern": (
        ("Kan kunden få vite hva vi har lagret?", "Ja, send saken til personvern. Svar innen 30 dager."),
        ("Hvordan reserverer kunden seg mot salg?", "Huk av i kundebildet. Det gjelder alle aviser."),
        (
            "Får vi oppgi adressen til den som klager på naboen?",
            "Nei, aldri. Henvis til politiet ved trusler.",
        ),
        ("Kan en mor spørre om datterens abonnement?", "Ikke uten fullmakt når datteren er over 18."),
        ("Hvor lenge ligger samtalene våre lagret?", "I 30 dager, og bare når kunden har sagt ja."),
        ("Kan kunden slettes helt?", "Ja, når siste faktura er fem år gammel."),
    ),
}
CLOCKS = ("10:05", "11:40", "14:35", "09:20", "10:50", "12:30", "15:20", "11:10", "13:15")
MONDAY_AND_TUESDAY = (0, 1)  # most calls, and those who know are busy too
WEEKS = 7


def earlier_questions() -> Iterator[Earlier]:
    """Ten topics in turn, week by week; the last weeks are quicker, as more is verified."""
    rows = [(topic, *told[place]) for place in range(6) for topic, told in TOLD.items()]
    for number, (topic, text, answer) in enumerate(rows):
        clock, waits = CLOCKS[number % len(CLOCKS)], number % 7 < 4
        pace = (2.5 if number % 5 in MONDAY_AND_TUESDAY else 1.0) * (1.3 - number / len(rows))
        minutes = round(pace * (1.5 + number % 4 if waits else 50 + 40 * (number % 6)), 1)
        yield Earlier(
            text=text,
            topic=topic,
            answer=answer,
            weeks_ago=WEEKS - number * WEEKS // len(rows),
            weekday=number % 5,
            clock=clock,
            waits=waits,
            minutes=None if number % 19 == 8 else minutes,
            days=None if number % 4 == 3 else 1 + number % 6,
            held=None if number % 3 == 2 else number % 11 != 4,
        )
