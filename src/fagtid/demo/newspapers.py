"""The 64 invented newspapers the demo centre answers for."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = (
    "Solvikposten", "Bjørkvåg Avis", "Tindnes Blad", "Hestøy Tidende", "Granlia Nytt", "Kvernsund Dagblad",
    "Ytterdal Avis", "Rognvika Tidende", "Storholm Blad", "Måkeneset Avis", "Elvebakk Nytt",
    "Furudalsposten", "Skjærhavn Tidende", "Lyngåsen Avis", "Brattfoss Blad", "Nordvaktposten",
    "Tverrelva Nytt", "Seljevåg Avis", "Ternholmen Tidende", "Haukeskar Blad", "Gullmyra Avis",
    "Fjordgløtt", "Steinvollposten", "Ospedal Tidende", "Kråkvika Nytt", "Vindsund Avis", "Havnsletta Blad",
    "Breiskog Tidende", "Kaldnesposten", "Lomtjern Avis", "Rypåsen Nytt", "Sagfjord Tidende",
    "Myrstad Blad", "Almevik Avis", "Hvalbukta Tidende", "Snøhei Nytt", "Langstrandposten", "Orrdal Avis",
    "Hellebrekke Blad", "Sjøbergvika Tidende", "Torvmoen Avis", "Rimfjell Nytt", "Einerhaug Blad",
    "Lundvåg Tidende", "Skarvøyposten", "Vintervika Avis", "Heggelund Blad", "Bekkestranda Nytt",
    "Austmarka Tidende", "Vestskogen Avis", "Kvitholmen Blad", "Sandbergsposten", "Ravnlia Tidende",
    "Tangodden Avis", "Fagerkollen Nytt", "Blåfoss Blad", "Rødsundet Avis", "Grønnvik Tidende",
    "Hammerdalen Nytt", "Nattlysposten", "Mellomøya Avis", "Klokkerås Blad", "Oterneset Tidende",
    "Dagvika Avis",
)  # fmt: skip
MID_MONTH_EVERY = 2  # every other newspaper's invoices fall due mid-month, the others' at its end


@dataclass(frozen=True)
class Newspaper:
    """A client: its name, its share of an ordinary day's calls, and when its invoices fall due."""

    name: str
    weight: float
    due_mid_month: bool


def newspapers() -> tuple[Newspaper, ...]:
    """All 64, the big ones first; the share falls with the rank, and the shares sum to 1."""
    sizes = [1.0 / (rank + 4.0) for rank in range(len(NAMES))]
    return tuple(
        Newspaper(name, size / sum(sizes), rank % MID_MONTH_EVERY == 0)
        for rank, (name, size) in enumerate(zip(NAMES, sizes, strict=True))
    )
