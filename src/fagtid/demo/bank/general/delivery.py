"""Articles on delivery: the carrier, the post, the missing and the wet newspaper."""

TEXT = """\
=== mangler-avis | papir | manglende avis | must_know
Avisen kom ikke i dag
: manglende avis, uteblitt avis, ikke fått avisen, reklamasjon, avisbud
Før du registrerer, ser du om det finnes en driftsmelding for ruten. Da vet du svaret, og kunden slipper å
vente.

1. Bekreft adresse og navn på postkassen.
2. Spør når avisen pleier å komme. Er klokken før tidspunktet på aviskortet, kan den fortsatt komme.
3. Registrer **Manglende avis** med dagens dato. Bruk ikke fritekst alene.
4. Si hva kunden får: ny avis eller godskriving, slik aviskortet sier.
5. Vis hvor e-avisen er, så kunden får lest dagens utgave nå.

Er fristen for å melde gått ut, godskriver du likevel, men da blir det ingen ny avis. Tredje gang på 30
dager lager du også en sak til distribusjon.

=== mangler-gjentatt | papir | manglende avis
Avisen uteblir gang på gang
: gjentatt, fast feil, ruteavvik, distribusjonssak, avvik
Har kunden meldt manglende avis tre ganger på 30 dager, er det ikke uflaks. Da skal noen finne årsaken.

Opprett en sak til distribusjon med disse opplysningene:

- datoene, og om det er bestemte ukedager
- om naboene får avisen
- hvor postkassen står, og om den er merket
- om det er nytt bud, veiarbeid eller ny inngang

Distribusjon svarer innen tre virkedager. Ring kunden selv når svaret er kommet, også om svaret er «vi
følger med». Kunden har allerede ringt oss tre ganger; neste gang er det vår tur. Vurder å tilby utvidet
e-avis til flere i husstanden så lenge feilen varer.

=== vat-avis | papir | levering
Våt eller ødelagt avis
: våt avis, regn, snø, revet, skadet avis, plast
En våt avis er en manglende avis. Kunden har rett til det samme: erstatning eller godskriving etter
aviskortet.

Spør hvor avisen lå. Svaret avgjør hva som hjelper:

| Avisen lå | Tiltak |
|---|---|
| på bakken eller trappen | beskjed til budet om å legge den i kassen |
| i kassen, men kassen lekker | be kunden vurdere ny kasse eller avisholder |
| stikkende ut av kassen | beskjed om å skyve den helt inn |
| våt fra trykkeriet eller bilen | driftsmelding; spør om flere i ruten |

Be gjerne om et bilde på e-post når det gjentar seg. Bildet sier mer til distribusjon enn ti merknader.

=== sen-avis | papir | levering
Avisen kommer for sent
: forsinket, sen levering, leveringstid, morgenavis, budet
Hver avis har et tidspunkt den skal være levert innen. Det står på aviskortet og er senere på lørdager.
For postruter gjelder dagens post, og da finnes det ikke noe klokkeslett å love.

Skill mellom en dag og en vane. Enkeltdager skyldes gjerne trykkeri, vær eller vikar; se driftsmeldingene.
Er avisen sen mer enn fire ganger på to uker, lager du en sak til distribusjon.

Vi godskriver ikke forsinkede aviser, men tilbyr e-avisen, som er klar tidligere enn noen bil. Unngå å si
at «budet er nytt». Det er ofte sant, men det hjelper ikke kunden, og budet kan være naboen hennes.

=== feil-avis | papir | levering | minor
Kunden fikk en annen avis enn sin egen
: feil avis, forveksling, gårsdagens avis, bytte, nabo
Flere aviser deler bud, så forvekslinger forekommer. Registrer **Feil avis** i stedet for manglende, og
skriv hvilken avis kunden fikk.

Kunden får erstatning på samme måte som når avisen uteblir. Den som fikk feil, kan beholde avisen. Var det
gårsdagens utgave, er det noe galt med bunten, og da er det gjerne flere; se om andre i ruten har meldt.

Får kunden avisen til naboen i sin kasse, er merkingen verdt et spørsmål. Ikke oppgi hvem naboen er eller
om naboen abonnerer. Si at vi gir budet beskjed om å se på navnene på kassene.

=== sluttet-a-komme | papir | levering
Abonnementet er aktivt, men avisen har sluttet å komme
: avis stoppet, ikke levert på flere dager, leveringsadresse, glemt stopp
Har avisen vært borte i flere dager, er det som oftest noe i systemet og ikke budet. Se i denne
rekkefølgen:

1. Ligger det et midlertidig stopp uten sluttdato?
2. Er leveringsadressen byttet, for eksempel til hytta i sommer?
3. Er abonnementet digitalt etter et produktbytte?
4. Er en faktura så gammel at leveringen er stanset?
5. Er adressen i systemet kjent for distribusjonen, eller står den som «ukjent»?

Rett det du finner, og si hvilken dag avisen er tilbake. Ny start tar to utgaver. Alle manglende utgaver
godskrives når feilen var vår, og kunden får e-avisen i mellomtiden.

=== postkasse | papir | levering | minor
Krav til postkasse og merking
: postkasse, avisholder, merking, postkassestativ, navneskilt
Budet leverer i kasse eller avisholder ved vei, slik at det går raskt og trygt. Kassen skal stå ved
kjørbar vei og være merket med navn.

- **Borettslag og blokk:** i kassene innenfor inngangen når budet har kode, ellers i holder ute.
- **Enebolig:** i postkassen ved veien, ikke på trappen.
- **Hytte:** i felles stativ.

Noen aviser låner ut avisholder gratis; spør lokalkontoret. Budet kan ikke forplikte seg til en bestemt
dør eller et bestemt gjemmested. Har kunden nedsatt bevegelighet, kan distribusjon avtale levering ved
døren. Det trengs ingen attest, bare en forespørsel fra kunden.

=== blokk-kode | papir | levering
Budet kommer ikke inn i oppgangen
: portkode, nøkkel, oppgang, blokk, calling, låst dør
Låst inngang er en vanlig grunn til at hele oppganger mister avisen samme morgen. Koden er som regel
byttet uten at noen har sagt fra.

1. Spør om koden eller låsen er ny, og om de andre i oppgangen mangler avis.
2. Koder skal bare inn i feltet **Adgang** på adressen. Skriv dem aldri i merknaden, der flere kan lese
   dem.
3. Er det nøkkel, må styret i borettslaget avtale med distribusjon.
4. Si at budet har koden fra neste natt, eller når distribusjon bekrefter.

Vi kan ikke ringe på hos noen klokken fem om morgenen. Er det ingen løsning, legges avisene i holder
utenfor.

=== avisbud-beskjed | papir | levering
Gi beskjed til avisbudet
: avisbud, budmelding, leveringsbeskjed, ønske, merknad til bud
Kunden kan ha varige ønsker, som å få avisen i holderen og ikke i kassen. Slike beskjeder legges i feltet
**Budmelding** på adressen og følger med ruten selv når budet byttes.

Skriv kort og handlende: «Legg avisen i grønn holder til venstre for porten.» Unngå forklaringer, klager
og opplysninger om kunden. Budet leser på en liten skjerm i mørket.

Vi formidler ikke telefonnummer mellom bud og kunde i noen retning. Vil kunden takke budet, er det
hyggelig; skriv det som sak til distribusjon, merket **Ros**. Julehilsener med innhold i kassen er kundens
egen sak.

=== bud-klage | papir | klage
Klage på avisbudets oppførsel eller kjøring
: avisbud, kjøring, støy, klage på bud, parkering, port
Tar kunden opp noe budet har gjort, tar du imot uten å forsvare og uten å dømme. Du har bare hørt den ene
siden.

- Noter dag, klokkeslett, sted og hva som skjedde, med kundens egne ord.
- Spør om det har skjedd før.
- Opprett sak til distribusjon, type **Klage på levering**.
- Ved skade på eiendom ber du om bilde. Distribusjon svarer om erstatning, ikke vi.

Fortell at kunden får svar innen fem virkedager. Opplysninger om budet, som navn eller arbeidstid, gir vi
aldri ut. Gjelder det trusler eller noe straffbart, skal teamleder ha saken med en gang.

=== postlevert | papir | levering
Aviser som leveres med posten
: posten, postlevert, postombæring, postrute, ukedager
En del aviser, og ytterkanten av mange ruter, leveres med posten. Da kommer avisen når posten kommer, og
noen ganger dagen etter utgivelse.

Fortell dette allerede ved bestilling. Kunden som venter morgenavis og får den i posten neste dag, sier
opp den første måneden.

- Oppgi aldri klokkeslett for postlevert avis.
- E-avisen er klar til tidspunktet på aviskortet, også i postruter.
- Manglende postlevert avis godskrives; det sendes ikke ny.
- Flere manglende utgaver på rad meldes som sak til distribusjon, som tar det videre.

Er adressen i en rute som kan få bud, ser du det når du slår opp adressen.

=== rute-lagt-om | papir | levering
Kunden har fått ny rute eller nytt bud
: ruteomlegging, ny rute, vikar, budskifte, leveringstid endret
Når ruter legges om, endres tiden avisen kommer. Den kan være i kassen før fem ett sted og nærmere halv
sju et annet. Begge deler er riktig så lenge det er innen tiden på aviskortet.

Den første uken etter en omlegging er det flere feil enn ellers. Registrer hver av dem, for det er slik
distribusjon ser hvor kartet er galt. Be kunden kontrollere at kassen er merket, og legg inn budmelding
dersom kassen er vanskelig å finne.

Kunden kan ikke velge rute eller bud. Er den nye tiden et problem, for eksempel fordi kunden drar på jobb
halv seks, viser du e-avisen på mobilen.

=== utenfor-omradet | papir | levering
Adresse utenfor leveringsområdet
: utenbygds, ingen levering, utflyttet, digital i stedet, leveringsområde
Slå opp adressen før du lover papir. Systemet svarer med bud, post eller ingen levering.

Ved ingen levering kan kunden velge mellom

1. **digital**, som er den vanlige løsningen for utflyttere
2. **papir med posten** mot porto, der avisen tilbyr det
3. **papir til en annen adresse**, for eksempel arbeidsplassen

Kunden som er vant til å bla, blir ofte overrasket over hvor lik e-avisen er. Tilby å gå gjennom den
sammen på telefonen. Flytter en abonnent ut av området, bytter du produkt fra flyttedatoen og godskriver
resten av papirdelen.

=== utlandet | papir | levering | minor
Papiravis til utlandet
: utland, porto, sendes utenlands, utenlandsporto
Få aviser sender papir ut av landet, og de som gjør det, legger til porto. Avisen kommer gjerne flere
dager etter utgivelse, og vi kan ikke etterlyse den.

Anbefal e-avisen. Den virker overalt, uten begrensning på land. Skal kunden være borte noen måneder, er
den beste ordningen midlertidig stopp på papir og digital tilgang i mellomtiden.

Vil kunden likevel ha papir, sender du forespørsel til avisens lokalkontor med adresse, periode og
fakturamottaker. Avisen svarer med pris. Ikke oppgi portobeløp fra hukommelsen; det er forskjellig mellom
avisene og endres ofte.

=== bilag-mangler | papir | manglende avis | minor
Magasin eller bilag mangler i avisen
: bilag, magasin, innstikk, tv-bilag, mangler del
Bilag stikkes inn for hånd eller maskin før avisen går ut, og noen ganger glipper det. Spør hvilket bilag,
og om det var varslet på forsiden.

- **Annonsebilag** er ikke en del av abonnementet og erstattes ikke.
- **Magasin** erstattes: budet tar med et neste dag, eller det sendes i posten.
- **Jubileums- og sommerutgaver** har lokalkontoret ekstra av.

Alle redaksjonelle bilag ligger i e-avisen som egne utgaver. Vis kunden menyen **Bilag**. Melder mer enn
ti kunder det samme på én morgen, sender du det til fagredaktøren, så det kan bli en driftsmelding.

=== trykkfeil | papir | manglende avis | minor
Blanke sider, doble sider eller dårlig trykk
: trykkfeil, blanke sider, uleselig, feiltrykk, kryssord
Noen ganger kommer enkelte eksemplarer skjevt ut av trykkeriet. Kunden får erstatning som ved manglende
avis, og trenger ikke levere den ødelagte tilbake.

Spør hvilke sider det gjelder. Er det kryssordet, kan siden skrives ut fra e-avisen, eller vi sender den
på e-post som PDF. Mange blir mer glade for den siden enn for en ny avis.

Registrer **Trykkfeil** med sidetall. Er det mange av samme slag, kommer det en driftsmelding, og da
godskrives alle automatisk. Feil i innholdet, som gale navn eller tall i en artikkel, er redaksjonens sak
og meldes dit.

=== distribusjonssak | papir | intern rutine
Slik skriver du en god sak til distribusjon
: avvik, sak, distribusjon, oppfølging, beskrivelse
En sak som bare sier «kunden får ikke avis», kommer tilbake til deg. Distribusjon må kunne handle uten å
ringe.

Ta med:

1. hvilken avis og adresse
2. datoer, ikke «ofte» eller «i det siste»
3. hva kunden har observert selv
4. hva vi har lovet, og når kunden venter svar
5. kundens ønskede løsning

Skriv én sak per årsak. Samme adresse med to problemer er to saker. Sett deg selv som ansvarlig for svaret
til kunden, så det ikke faller mellom to skift. Er du borte dagen svaret kommer, skal teamlederen ha saken
i listen.

=== nytt-leveringssystem | papir | intern rutine | must_know | 21..90
Nytt skjermbilde for leveringsmeldinger kommer
: systemendring, leveringsmelding, opplæring, nytt bilde, distribusjon
Leveringsmeldinger får nytt skjermbilde. Det gamle bildet stenges samme dag, så alle må ha øvd på forhånd.

## Dette er nytt
- Du ser de siste 30 dagene for hele ruten, ikke bare for kunden.
- Driftsmeldinger vises øverst, så du ikke registrerer det distribusjon allerede vet.
- Erstatning foreslås etter aviskortet. Du kan velge noe annet, men må oppgi hvorfor.

## Dette er likt
Årsakskodene er de samme, og frister følger fortsatt aviskortet.

Opplæringen er 30 minutter på fagforum og 15 minutter øving i testbildet. Den som ikke har øvd, skal si
fra til teamleder før datoen. Ikke bruk testbildet med ordentlige kunder.
"""
