"""One stem for all inflections of a Norwegian word, bokmål and nynorsk alike.

Notes
-----
Endings of both written forms are taken off once (after the idea of J. Savoy's light stemmers), then the rest
is made alike where the written forms or the tenses differ: vowels of nynorsk, double consonants, a
participle's last t, nouns that lose an e. A stem is a key, not a word: `numre` and `nummer` both become
`num`.
"""

from __future__ import annotations

import re
from functools import lru_cache

# The first word of a line stands for all on it.
_ALIKE = """
bok bøker bøkene bøkane
mann menn mennene mennar
fot føtter føttene
hånd hand hender hendene handa hånda
stor større størst største
liten lita lite små mindre minst
god godt gode bedre betre best beste
gammel gamle gammalt gammalt eldre eldst
få får fikk fekk fått
gå går gikk gjekk gått
komme kommer kom kjem kommet komme koma kome
si sier seier sa sagt
gi gir gje gjev ga gav gitt gjeve
ta tar tek tok tatt teke
selge selger solgt solgte selje sel selde selt
velge velger valgt valgte velje vel valde valt
spørre spør spurt spurte
gjøre gjør gjorde gjort gjere gjer
vite vet veit visste visst
se ser sett så sjå
skrive skriver skrev skreiv skrevet skrive skriv
finne finner fant fann funnet funne
ny nytt nye
uke veke veka veker vekene uken uka uker ukene
melk mjølk mjølka melka melken
bilde bilete biletet bileta
flere fleire
mer meir
først fyrst fyrste første
hver kvar kvart hvert
"""
_VARIANTS = {form: line.split()[0] for line in _ALIKE.strip().splitlines() for form in line.split()[1:]}

# What nynorsk writes otherwise inside a word.
_NYNORSK = re.compile(
    r"løys|øyr|tenest|heim|mogleg|legheit|leg(?=e|t|are|ast|$)|heit(?=$|a|e)|skul(?=e|a)|fråver"
)
_BOKMAAL = {
    "løys": "løs", "øyr": "ør", "tenest": "tjenest", "heim": "hjem", "mogleg": "mulig", "legheit": "lighet",
    "leg": "lig", "heit": "het", "skul": "skol", "fråver": "fravær",
}  # fmt: skip

_ENDING = """
a e en et er ar ene ane ast aste are ende ande ede ete aen aer aene aar aane ere erer eren eret erne erte
ert era erene erar erane erast
"""
_ENDINGS = sorted(_ENDING.split(), key=len, reverse=True)
_GENITIVE = re.compile(r"(?<=[bcdfghjklmoprtvyze])s$|(?<=[eo]n)s$")
_ENOUGH = re.compile(r".*[aeiouyæøå].*[^aeiouyæøå]|..+[aeiouyæøå].*", re.DOTALL)
_ALIKE_AFTER = (
    (re.compile(r"(?<=ig)st?$"), ""),  # billigst
    (re.compile(r"(?<=..)([^aeiouyæøå])\1?el$"), r"\1l"),  # artikkel, artikler
    (re.compile(r"(?<=.[^aeiouyæøå])r$"), ""),  # nummer, numre
    (re.compile(r"([^aeiouyæøå])\1$"), r"\1"),  # bestille, bestilte
    (re.compile(r"(?<=...[^aeiouyæøåst])t$"), ""),  # betale, betalt
    (re.compile(r"(?<=..[vg])d$"), ""),  # prøve, prøvd
    (re.compile(r"([^aeiouyæøå])\1$"), r"\1"),  # sendt, bygd
)
_DERIVED = re.compile(r"(?<=..s)ning$|(?<=...)ing$|(?<=...)els$|(?<=...)asjon$|(?<=....)het$")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Key shared by a word's inflections.

    Parameters
    ----------
    word : str
        One word, folded as `fagtid.search.analysis.fold` does.

    Returns
    -------
    str
        Never empty when ``word`` is not; numbers and very short words come back as they are.
    """
    if len(word) < 3 or not word.isalpha():
        return word
    word = _NYNORSK.sub(lambda found: _BOKMAAL[found[0]], word)
    word = _VARIANTS.get(word, word)
    return _made_alike(_without_ending(word))


@lru_cache(maxsize=1 << 17)
def root(stemmed: str) -> str:
    """Key shared by a verb and the nouns made from it: `endre`, `endring`; `installere`, `installasjon`.

    Parameters
    ----------
    stemmed : str
        What `stem` gave.

    Returns
    -------
    str
        The same stem where nothing is derived.
    """
    rest = _DERIVED.sub("", stemmed)
    return _made_alike(_without_ending(rest)) if rest != stemmed else stemmed


def _without_ending(word: str) -> str:
    bare = _GENITIVE.sub("", word) if len(word) > 4 else word
    for ending in _ENDINGS:
        if bare.endswith(ending):
            rest = bare[: -len(ending)]
            if len(rest) >= 2 and _ENOUGH.fullmatch(rest) and (ending, rest[-1]) != ("et", "h"):
                return rest
    return bare


def _made_alike(rest: str) -> str:
    for pattern, by in _ALIKE_AFTER:
        rest = pattern.sub(by, rest)
    return rest
