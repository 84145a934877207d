"""The words a Norwegian compound is made of: `abonnementsfaktura` is `abonnement` and `faktura`.

Notes
-----
A split is taken when both sides are words of the lexicon (a link, s or e, may stand between) and the last is
at least as common as the whole: in `veiledning` the rare `ledning` is no head. After P. Koehn & K. Knight,
*Empirical methods for compound splitting* (2003), the split whose rarest part is commonest wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from wordfreq import get_frequency_dict

LONGEST = 60  # letters; longer ones are no words
_SHORTEST_WHOLE = 6
_RARE = {3: 1e-7, 4: 2e-6, 5: 6e-7}  # share of running text, by letters; a part must be commoner
_RARE_LONG = 1.5e-7
_SPLIT_AGAIN = 0.05  # how common a part is that is itself split, beside its rarest part

# Three letters turn up inside any word, so these only.
_SHORT = """
tid mål mat ord lag vei veg lov par vær tur uke sak råd rom dyr fly bok lys jul søk båt bad lån idé vin sol
mil sms hud bud kos ost sky arv jus pil bot app mva egg bil bus fag hus nav øre eie gym kor gas ski sjø kø
tog top rør dør bro hår mor far bar pin lås net sum kur hav våt rus rad bre øl kul kai sau bær ide lyd
ark fil pdf dvd ppm del dag tre snø tak fot bit lam mus rot pub bag kam tøy nød dåp akt bon cup tv pc wc hel
art års bin øye løp sør øst blå grå rød ung vår gul sur bly nål kok mal dia lek sko
"""
# Longer words that in a compound's place are mostly endings, prefixes or chance.
_CHANCE = """
heten heter hetene else elsen elser inger ingen ningen ninger sjon sjonen sjoner asjon asjonen lige elig isk
iske iskt ende ande ering eringen erte eren erne isme ister iste able inne under over etter uten ikke ikkje
gjen igjen frem fram mellom mot med unna opp oppe ned nede inn inni utan eller noen noko alle bare både der
hvor har hadde skal skulle ville ble blir blei bort stal dette disse denne hans hennes deres våre mine dine
sine sitt mitt ditt vært være vera eria enta ator atorer tene ting tinga tingen rene sene nene lene gene
mene dene bene vene pene lena rent sent lent ment dent ales eres enes etes ators ionen ionene somme somt
same samme andre annen anna annet kelig telig ren rens net hets rings dings nings sting stingen menes selen
enten bart barts ring ringen ringer ding ling ning king sing ping ille illing linger linga lingen
"""
_SHORT_PARTS, _NO_PARTS = frozenset(_SHORT.split()), frozenset(_CHANCE.split())
_ENDINGS = ("", "s", "n", "r", "t", "e", "en", "et", "er", "ene", "ne", "ens", "ers")
_NYNORSK_ENDINGS = (("ane", "ene"), ("ar", "er"), ("a", "en"))


class Splitter:
    """Splits compounds by a lexicon of words and how common each is.

    Parameters
    ----------
    lexicon : mapping of str to float
        Words in lower case with their share of running text, 0 to 1.
    """

    def __init__(self, lexicon: Mapping[str, float]) -> None:
        self._lexicon = lexicon
        self.parts = lru_cache(maxsize=1 << 17)(self._parts)
        self._best = lru_cache(maxsize=1 << 15)(self._search)

    def _parts(self, word: str) -> tuple[str, ...]:
        """Parts in order, links left out; empty when the word is not a compound.

        Parameters
        ----------
        word : str
            One word in lower case.
        """
        if not _SHORTEST_WHOLE <= len(word) <= LONGEST or not word.isalpha():
            return ()
        return self._best(word)[1]

    def _search(self, word: str) -> tuple[float, tuple[str, ...]]:
        """The best split and how common its rarest part is; 0 and nothing when there is none."""
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for cut in range(2, len(word) - 1):
            common, head = self._as_part(word[cut:])
            if common <= best[0] or self._is_chance(word, cut):
                continue
            for first, parts in self._first_parts(word[:cut]):
                if min(first, common) > best[0]:
                    best = (min(first, common), (*parts, *head))
        return best

    def _is_chance(self, word: str, cut: int) -> bool:
        """Whether the whole, as it stands or without its ending, is commoner than what would be its head."""
        frequency = self._lexicon.get
        return any(
            frequency(word.removesuffix(ending), 0.0) > frequency(word[cut:].removesuffix(ending), 0.0)
            for ending in _ENDINGS
            if word.endswith(ending)
        )

    def _first_parts(self, text: str) -> Iterator[tuple[float, tuple[str, ...]]]:
        """The text as a part, with the link and without."""
        yield self._as_part(text)
        if len(text) > 3 and text[-1] in "se":
            yield self._as_part(text[:-1])

    def _as_part(self, text: str) -> tuple[float, tuple[str, ...]]:
        """How common the text is as a part, and its own parts: itself, or more where it is split again."""
        common = self._common(text)
        again = self._best(text) if len(text) >= _SHORTEST_WHOLE else (0.0, ())
        if common < _RARE.get(len(text), _RARE_LONG):
            return again[0] * _SPLIT_AGAIN, again[1]
        return max(common, again[0] * _SPLIT_AGAIN), again[1] or (text,)

    def _common(self, text: str) -> float:
        """Share of running text; 0 where the text cannot be a part."""
        if text in _NO_PARTS or (len(text) < 4 and text not in _SHORT_PARTS):
            return 0.0
        found = self._lexicon.get(text, 0.0)
        for nynorsk, bokmaal in _NYNORSK_ENDINGS:
            if not found and text.endswith(nynorsk):
                found = self._lexicon.get(text.removesuffix(nynorsk) + bokmaal, 0.0)
        return found


@cache
def everyday() -> Splitter:
    """Everyday Norwegian, by the list of R. Speer's wordfreq; read once in a process (about 60 MB)."""
    return Splitter(get_frequency_dict("nb", wordlist="large"))
