"""Articles on obituaries, personal and classified advertisements."""

TEXT = """\
=== dodsannonse | annonse | annonse | must_know
Dødsannonse: slik hjelper du pårørende
: dødsannonse, begravelse, bisettelse, pårørende, begravelsesbyrå, minneord
De fleste dødsannonser kommer fra begravelsesbyrået. Pårørende kan også bestille selv, og da skal det gå
lett.

1. Kondoler, og spør hvilken dag annonsen bør stå.
2. Se frist og pris på aviskortet. Fristen er absolutt, for siden sendes til trykk.
3. Send lenken til bestillingsskjemaet, eller sett over til annonseavdelingen hvis de vil snakke om
   teksten.
4. Navn, datoer og tidspunkt for seremonien må leses to ganger av den som bestiller.
5. Spør om annonsen også skal ligge på minnesidene på nett. Det er inkludert.

Vi skriver ikke annonsen for dem, men kan vise eksempler. Er fristen gått ut, si hvilken utgave som er den
neste, og at nettannonsen kan komme samme dag.

=== dodsannonse-feil | annonse | annonse
Feil i en dødsannonse
: trykkfeil, dødsannonse, feil navn, rettelse, ny innrykking
En feil i dødsannonsen kjennes som en krenkelse. Ta den på alvor fra første setning, uansett hvem som
skrev feil.

- Rett på nett med en gang. Annonseavdelingen gjør det i løpet av en time på dagtid.
- Feil fra vår side gir ny innrykking uten kostnad i neste utgave.
- Feil i teksten som ble bestilt, rettes på nett gratis. Ny innrykking på papir koster halv pris, men spør
  annonseavdelingen; de er romslige.
- Gjelder feilen tid eller sted for seremonien, ringer du annonseavdelingen mens kunden venter.

Spør aldri «hvem sendte inn teksten?» som første spørsmål. Beklag, finn løsningen, og la annonseavdelingen
rydde opp i årsaken etterpå.

=== takkeannonse | annonse | annonse | minor
Takkeannonse og minneord
: takkeannonse, takk for deltakelse, minneord, nekrolog
Takkeannonse er en betalt annonse der familien takker for deltakelse. Den bestilles som dødsannonsen og
koster som regel mindre.

Minneord, eller nekrolog, er redaksjonelt stoff. Det er gratis og skrives av en som kjente den avdøde.
Teksten sendes til redaksjonen, helst med et bilde, og redaksjonen bestemmer om og når det trykkes.

Mange blander de to. Spør: «Er det familien som takker, eller en venn som vil skrive om den som er død?»
Så vet du om kunden skal til annonse eller redaksjon. Lengden på minneord er vanligvis inntil 2000 tegn
med mellomrom.

=== rubrikk | annonse | annonse
Rubrikkannonse: kjøp, salg og leie
: rubrikkannonse, kjøp og salg, småannonse, utleie, privatannonse
Private kan sette inn små annonser om ting, leie, arrangement og tjenester. De bestilles på nett, og vi
hjelper dem som ikke får det til.

1. Velg avis, rubrikk og antall dager.
2. Skriv teksten kort: hva, tilstand, pris og hvordan man svarer.
3. Les gjennom forhåndsvisningen sammen med kunden.
4. Betaling skjer før innrykking, med kort, Vipps eller faktura til abonnenter.

Ikke ta imot annonser for våpen, levende dyr uten oppgitt oppdretter, lån mellom private eller noe som
virker ulovlig. Er du i tvil, lagrer du den som **Til vurdering**, så svarer annonseavdelingen samme dag.
Kundens telefonnummer trykkes bare når kunden sier ja.

=== rubrikk-endre | annonse | annonse | minor
Endre eller stoppe en rubrikkannonse
: stoppe annonse, endre annonse, solgt, trekke annonse
Er varen solgt, vil kunden slippe flere telefoner. På nett stoppes annonsen straks. På papir gjelder samme
frist som for nye annonser.

- Ubrukte dager gis ikke tilbake, men kan brukes på en ny annonse innen seks måneder.
- Endring av tekst eller pris er gratis én gang.
- Feil vi har gjort, gir ny innrykking.

Kunden trenger annonsenummeret fra bekreftelsen. Har hun ikke det, søker du på mobilnummer og dato. Vær
sikker på at du snakker med den som satte inn annonsen: konkurrenter og sure naboer har forsøkt å stoppe
andres annonser.

=== gratulasjon | annonse | annonse | minor
Bursdagshilsen og gratulasjonsannonse
: bursdagshilsen, gratulasjon, jubilant, barnebursdag, bilde
Hilsener til barn er gratis hos mange av avisene, med bilde og noen få linjer. Hilsener til voksne er en
betalt annonse.

Bilde sendes som fil gjennom skjemaet, ikke på e-post til oss. Det bør være skarpt, minst 1000 punkter
bredt, og alle på bildet må ha sagt ja. For barn er det foresatte som samtykker; besteforeldre må spørre
foreldrene først.

Skjemaet stenger fem virkedager før. Tekster som kan oppfattes som erting, stoppes av annonseavdelingen.
Har kunden mottatt avslag, er det dit hun må henvende seg. Vi kan ikke overprøve det, men vi kan hjelpe
med å skrive hilsenen om.

=== navnedag-fodt | annonse | annonse | minor
Fødsler, bryllup og konfirmasjon på familiesiden
: familieside, fødsel, bryllup, konfirmasjon, nygift, nyfødt
Familiesiden er gratis redaksjonelt stoff. Den som sender inn, må være blant dem det gjelder, eller
foresatt.

| Hendelse | Sendes inn av | Trykkes |
|---|---|---|
| Nyfødt | foreldre | fortløpende |
| Bryllup | brudeparet | fortløpende, gjerne lørdag |
| Konfirmanter | menighet eller humanistisk forening | samlet, uken før |
| Jubilanter 70 år og oppover | familie eller jubilanten | på dagen |

Noen jubilanter vil ikke i avisen. Reservasjon meldes til redaksjonen minst to uker før, og vi kan sende
den videre. Ligger navnet i et register redaksjonen henter fra, må reservasjonen gjentas ved neste runde
år.

=== annonse-bedrift | annonse | annonse
Bedrifter som vil annonsere
: bedriftsannonse, annonseselger, mediekonsulent, priser, kampanjeannonse
Kundesenteret selger ikke bedriftsannonser. Vi tar imot, noterer og setter over, slik at bedriften slipper
å forklare to ganger.

1. Finn ut hvilken avis, hva som skal markedsføres, og når.
2. Noter firma, navn og telefon.
3. Sett over til annonseavdelingen på nummeret på aviskortet i deres åpningstid.
4. Er ingen der, sender du oppgave; de ringer innen én virkedag.

Gi aldri prisanslag. Prisen avhenger av format, side og antall, og et løst tall fra oss blir fort
oppfattet som et tilbud. Stillingsannonser og offentlige kunngjøringer går samme vei, men har egne
frister, så nevn det som haster først.

=== annonse-klage | annonse | klage | minor
Klage på innholdet i en annonse
: villedende annonse, støtende, falsk annonse, klage, annonsør
Annonser er annonsørens ansvar, men avisen bestemmer hva den trykker. Kunder som reagerer, skal vite hvem
de kan skrive til.

- Noter utgave, side, annonsør og hva som oppleves galt.
- Send saken til annonseavdelingen, som svarer innen tre virkedager.
- Har kunden kjøpt noe og ikke fått varen, må hun kontakte selger. Vi er ikke part i handelen.
- Mistenker du svindel, melder du det straks, så annonsen kan stanses på nett.

Politiske annonser og livssynsannonser vekker sterke meninger. Forklar at avisen slipper til mange stemmer
innenfor sine retningslinjer, og at en annonse ikke er avisens mening. Lov aldri at en annonse skal
fjernes.

=== minneside | annonse | annonse | minor
Minnesider på nett
: minneside, tenne lys, hilsen, kondolanse, slette hilsen
Hver dødsannonse får en minneside der folk kan tenne et lys og skrive en hilsen. Siden er gratis og ligger
åpen i minst ett år.

Familien kan slå av hilsener, godkjenne dem først eller lukke siden helt. Den som bestilte annonsen, har
fått en lenke for dette; er den borte, sender annonseavdelingen en ny.

Upassende hilsener fjernes straks når noen melder fra, og vi trenger ingen begrunnelse fra familien.
Meldes det utenom annonseavdelingens åpningstid, kan teamleder skjule siden midlertidig. Bilder på
minnesiden tilhører familien og brukes ikke av avisen til noe annet.
"""
