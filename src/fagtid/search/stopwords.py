"""Small words a question is put in, bokmål and nynorsk; looked for only when nothing else is asked."""

from __future__ import annotations

_WORDS = """
alle alt at av bare ble blei blir bli blitt bort både båe da de dei deg dem den denne der dere deres det
dette di din dine disse ditt du dykk dykkar då eg ei ein eit eitt eller en enn er et ett etter for fordi fra
frå før ha hadde han hans har hennar hennes her hjå ho hos hun hva hvem hver hvilke hvilken hvilket hvis
hvor hvordan hvorfor i ikke ikkje ingen inn inni ja jeg kan kunne kva kvar kven kvifor korleis korvidt man
me med medan meg meget mellom men mens mer mi min mine mitt mot mye mykje må måtte nei ned no noe noen noko
nokon nokre nå når og også om opp oss over på samme seg selv si siden sidan sin sine sitt sjøl skal skulle
slik som så sånn til um under upp ut uten utan var ved vere vera verte vi vil ville vore vort vår være vært
å finnes finst gjøre gjør gjere gjer får få
"""
STOP_WORDS = frozenset(_WORDS.split())
