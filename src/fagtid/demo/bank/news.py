"""Notices of the demo centre: some in force, some still in the editors' inbox. All invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class News:
    """Something a newspaper or the centre wants known.

    Attributes
    ----------
    from_day : int
        Days from today that it takes effect.
    answers : tuple of str
        To its question, the right one first.
    is_new : bool
        Handed in and not sorted yet.
    """

    title: str
    body: str
    client: str | None
    from_day: int
    kind: str = "fact"
    weight: str = "normal"
    is_complex: bool = False
    question: str = ""
    answers: tuple[str, ...] = ()
    is_new: bool = False


def news() -> tuple[News, ...]:
    """All of it, in the order it came."""
    return NEWS


NEWS = (
    News(
        "Helgeabonnementet får ny pris ved årsskiftet",
        "Fra årsskiftet koster helgeabonnementet mer. Kunder som har betalt for et helt år, beholder dagens "
        "pris ut perioden.\n\n- Si prisen først, og forklar etterpå.\n- Tilby delt betaling uten gebyr.\n"
        "- Ingen får kompensasjon for prisøkningen.\n\nNy pris står på kortet fra den dagen den gjelder.",
        "Solvikposten", 5, "change", "must_know", False,
        "Hva gjelder for kunder som har betalt for et helt år?",
        ("De beholder prisen ut perioden", "De betaler mellomlegget nå", "De får ny pris fra årsskiftet"),
    ),
    News(
        "Ny rutine når avisen mangler to dager på rad",
        "Fra mandag skal en kunde som melder manglende avis for andre dag på rad, alltid få en sak hos "
        "distribusjonen, ikke bare kreditering.\n\n1. Krediter begge dagene.\n2. Opprett sak med rutenummer."
        "\n3. Lov svar innen to virkedager.\n\nDette må vi snakke om i fagforum: hva gjør vi når kunden vil "
        "si opp i samme samtale?",
        None, 3, "change", "must_know", True,
    ),
    News(
        "Kundesystemet er tregt i formiddag",
        "Det tar opptil et halvt minutt å åpne en kunde. Leverandøren arbeider med saken. Fortell kunden at "
        "du leter, og skriv korte notater til det er i orden.",
        None, 0, "disturbance",
    ),
    News(
        "Desemberkampanje: ti uker til halv pris",
        "Gjelder nye digitale abonnementer. Koden er DES10. Kampanjen kan ikke kombineres med studentrabatt.",
        "Bjørkvåg Avis", 2, "campaign",
    ),
    News(
        "Ny telefontid i lokalkontoret",
        "Lokalkontoret svarer nå bare mellom klokka 9 og 14. Utenom den tiden tar vi imot beskjed.",
        "Tindnes Blad", 1,
    ),
    News(
        "E-avisen kommer klokka fem",
        "E-avisen er nå klar klokka fem, ikke seks. Kunder som ikke ser den, må oppdatere appen.",
        "Hestøy Tidende", 0,
    ),
    News(
        "Ferga er innstilt: aviser til øyene kommer i morgen",
        "Øyrutene får dagens avis sammen med morgendagens. Ingen kreditering, men vis forståelse.",
        "Storholm Blad", 0, "disturbance",
    ),
    News(
        "Kryssordløsningen står på side 30",
        "Fra denne uka står løsningen på kryssordet på side 30, ikke på nest siste side.",
        "Granlia Nytt", 1, "fact", "minor",
    ),
    News(
        "Dødsannonser: ny frist",
        "Fra mandag må dødsannonser være inne klokka 13 dagen før, ikke klokka 14. Byråene er varslet, men "
        "privatpersoner vil spørre.",
        "Kvernsund Dagblad", 4, "change", "must_know", False,
        "Når er fristen for en dødsannonse fra mandag?",
        ("Klokka 13 dagen før", "Klokka 14 dagen før", "Klokka 12 samme dag"),
    ),
    News(
        "Ny redaktør",
        "Avisen har fått ny ansvarlig redaktør. Henvendelser om innhold sendes til redaksjonen som før.",
        "Ytterdal Avis", -2, "fact", "minor",
    ),
    News(
        "Senere levering i helga",
        "På grunn av ny trykketid leveres helgeavisen senest klokka ni fra og med lørdag. Til vanlig er det "
        "klokka sju. Budene er varslet.",
        "Rognvika Tidende", 4, is_new=True,
    ),
    News(
        "Helgeavisen leveres senere",
        "Fra og med lørdag leveres helgeavisen senest klokka 9 på grunn av ny trykketid. Til vanlig er det "
        "klokka 7. Bud er varslet.",
        "Rognvika Tidende", 4, is_new=True,
    ),
    News(
        "Ny app 1. desember",
        "Vi bytter app. Leserne må laste ned den nye og logge inn på nytt. Den gamle slutter å virke etter "
        "en uke. Kan dere si fra til alle?",
        "Måkeneset Avis", 5, is_new=True,
    ),
    News(
        "Gavekort til jul",
        "Vi selger gavekort på tre måneder fram til lille julaften. Pris som på nettsiden.",
        "Elvebakk Nytt", 1, is_new=True,
    ),
    News(
        "Feil i fakturaene fra onsdag",
        "Noen kunder har fått faktura med feil beløp. Vi sender ny. Be dem vente med å betale.",
        "Skjærhavn Tidende", 0, is_new=True,
    ),
)  # fmt: skip
