"""Articles on invoices, payment, reminders and debt collection."""

TEXT = """\
=== les-faktura | alle | faktura | must_know
Lese en faktura sammen med kunden
: faktura, regning, periode, forskudd, fakturalinjer, beløp
Fakturaen gjelder alltid en periode fremover. Det er den vanligste misforståelsen: Kunden tror beløpet er
for måneden som har gått.

Gå gjennom i denne rekkefølgen:

1. **Periode:** fra og med, til og med.
2. **Produkt og pris:** sammenlign med aviskortet.
3. **Godskriving:** midlertidig stopp og manglende aviser står som egne linjer med minus.
4. **Gebyr:** papirfaktura og eventuell purring.
5. **Forfall:** datoen avisen bruker, den 15. eller den siste i måneden.

Be kunden lese opp fakturanummeret, og åpne den samme fakturaen. Snakker dere om hver deres faktura, blir
samtalen lang. Er noe feil, si hva du retter, og når kunden ser det.

=== forfall-endre | alle | faktura
Flytte forfallsdatoen eller få utsatt betaling
: betalingsutsettelse, utsettelse, forfallsdato, lønningsdag
Forfallsdagen er felles for alle abonnenter i avisen og kan ikke endres for én kunde. Den enkelte
fakturaen kan derimot utsettes.

| Kunden ber om | Du kan |
|---|---|
| inntil 14 dager, før forfall | gi utsettelse med en gang, uten gebyr |
| inntil 14 dager, etter forfall | gi utsettelse hvis purring ikke er sendt |
| mer enn 14 dager | foreslå avdrag eller kortere fakturaperiode |
| utsettelse hver måned | foreslå månedlig faktura eller et rimeligere produkt |

Skriv den nye datoen på fakturaen i systemet, ikke bare i merknaden. Det er datoen på fakturaen som
stopper purringen. AvtaleGiro må stoppes i banken hvis trekket er varslet.

=== fakturaperiode | alle | faktura
Bytte mellom månedlig, kvartalsvis og årlig faktura
: fakturaintervall, kvartal, helårsfaktura, termin, delbetaling
Kunden velger selv hvor ofte fakturaen skal komme, innenfor det avisen tilbyr. Byttet skjer ved neste
periode; en faktura som er sendt, deles ikke opp.

- **Måned** krever AvtaleGiro, eFaktura eller kort.
- **Kvartal** er det vanlige for papirfaktura.
- **År** gir ofte litt lavere pris per måned. Spar kunden for skuffelsen: si at beløpet er stort den ene
  gangen.

Sier en kunde med årsfaktura opp midt i perioden, får kunden igjen for hele måneder som gjenstår. Noter
byttet i merknaden med dato, så ingen tror at en uteblitt faktura er en feil.

=== avtalegiro | alle | betaling | must_know
Opprette, endre og stoppe AvtaleGiro
: avtalegiro, fast trekk, kid, beløpsgrense, nettbank, automatisk betaling
AvtaleGiro er en avtale mellom kunden og banken. Vi kan sende en invitasjon og oppgi KID, men vi kan
verken opprette, endre eller slette avtalen.

1. Kunden oppretter avtalen i nettbanken med KID fra siste faktura.
2. Beløpsgrensen må være høyere enn fakturaen. Anbefal litt romslig grense, så en prisendring ikke stopper
   trekket.
3. Avtalen gjelder fra neste faktura. Den som ligger der nå, må betales manuelt.

Ble ikke beløpet trukket? Spør om beløpsgrensen, om kontoen er byttet, og om kunden har huket av for
varsel. Har kunden flere abonnementer, har hvert sitt KID. Etter eierskifte må ny avtale opprettes.

=== efaktura | alle | betaling
eFaktura kommer ikke i nettbanken
: efaktura, nettbank, ja takk til alle, manglende faktura, bytte bank
Når eFaktura uteblir, har fakturaen nesten alltid gått et annet sted. Se på fakturaens kanal først.

- **Står det papir?** Kunden har ikke takket ja, eller navn og adresse i banken avviker fra kundekortet.
- **Står det eFaktura?** Da er den sendt. Be kunden se i «Til godkjenning» og i søppelbøtten.
- **Står det e-post?** Kunden har valgt det ved bestilling. Bytt kanal.

Har kunden byttet bank, må avtalen settes opp på nytt der. «Ja takk til alle» virker bare når kunden er
registrert med samme navn, adresse og mobilnummer hos oss som i banken. Sørg for at den fakturaen som
mangler, blir sendt på e-post før forfall, og fjern papirgebyret hvis feilen var vår.

=== kortbetaling | digital | betaling
Kortet er avvist eller utløpt
: betalingskort, avvist betaling, utløpt kort, nytt kort, trekk feilet
Når et kort avvises, prøver systemet igjen etter tre og sju dager. Deretter stenges tilgangen, og kunden
får lenke for å legge inn nytt kort.

1. Se hvilken feilkode som står på trekket.
2. *Utløpt*: kunden legger inn nytt kort på kontosiden under **Betaling**.
3. *Ikke dekning*: si det nøytralt, «banken godtok ikke trekket». Ikke gjett på grunnen.
4. *Stengt for netthandel*: kunden åpner for det i banken.

Ta aldri imot kortnummer på telefon eller e-post. Sender kunden det likevel, sletter du meldingen og ber
kunden bruke lenken. Når kortet er på plass, åpnes tilgangen i løpet av noen minutter.

=== papirgebyr | alle | faktura
Gebyr for papirfaktura
: fakturagebyr, papirfaktura, brevfaktura, gebyr, digital faktura
Papirfaktura koster det som står på aviskortet, og gebyret står som egen linje på fakturaen. Gebyret
dekker trykk, porto og arbeid.

Kunden slipper gebyret ved å velge AvtaleGiro, eFaktura, kort eller faktura på e-post. Tilby å sette opp
dette mens dere snakker; e-post kan du endre selv.

Gebyret kan fjernes når

- vi har sendt på papir selv om kunden hadde valgt noe annet
- kunden ikke har tilgang til nett og er over 80 år, der avisen har bestemt det
- fakturaen gjelder et dødsbo

Ikke fjern gebyret bare fordi kunden ber om det. Da behandler vi kundene ulikt.

=== betalt-to-ganger | alle | betaling
Kunden har betalt to ganger
: dobbeltbetaling, for mye betalt, tilbakebetaling, innbetaling, refusjon
Dobbel betaling skjer oftest når AvtaleGiro er i gang og kunden i tillegg betaler papirfakturaen.

1. Finn begge innbetalingene under **Reskontro**. Sammenlign dato, beløp og KID.
2. Mangler den ene, kan den ligge på feil kunde. Søk på beløp og dato, og send oppgave til økonomi.
3. Finner du begge, spør kunden hva som er best: stå til gode på neste faktura, eller bli betalt tilbake.
4. Tilbakebetaling krever kontonummer. Kunden legger det inn på kontosiden; vi noterer det ikke.

Tilbakebetaling tar inntil sju virkedager. Har kunden en eldre ubetalt faktura, spør du før du bruker
beløpet på den. Fortell hvorfor det ble dobbelt, så det ikke skjer igjen.

=== feil-kid | alle | betaling | minor
Innbetaling med feil KID eller uten KID
: kid, feilbetaling, ikke registrert betaling, kontonummer, innbetaling mangler
Har kunden betalt, men fakturaen står åpen, er det gjerne KID-en fra forrige faktura som er brukt. Pengene
er hos oss, men ligger på feil sted.

Be om betalingsdato, beløp og KID slik det står i kundens nettbank. Skjermbilde fra banken er fint, men
bare det som gjelder denne betalingen.

- Gammel KID på samme kunde: flytt beløpet selv.
- KID på en annen kunde: send oppgave til økonomi, og stopp purringen i 14 dager.
- Uten KID: økonomi leter i uplasserte innbetalinger hver virkedag.

Fortell kunden at det ikke kommer noen purring i mellomtiden. Ikke be kunden betale en gang til for å være
sikker.

=== tilgodehavende | alle | betaling | minor
Kunden har penger til gode
: til gode, saldo, kreditnota, utbetaling, overskudd
Et beløp til gode oppstår ved godskriving, dobbel betaling eller når et forhåndsbetalt abonnement
avsluttes. Løpende kunder får det trukket fra på neste faktura. Avsluttede kunder skal ha det utbetalt.

Utbetaling er kundens rett uansett beløp, men beløp under 50 kr betales bare ut når kunden ber om det.
Kunden oppgir kontonummer på kontosiden. Har kunden ikke AvisID lenger, sender økonomi en
utbetalingsanvisning.

Kunden kan også flytte beløpet til et annet abonnement i samme avis, men ikke til en annen avis: de er
hver sine selskaper. Skriv i merknaden hva beløpet kommer av, så neste konsulent slipper å regne det ut på
nytt.

=== godskriving | papir | faktura
Når skal kunden godskrives, og med hvor mye?
: kreditering, godskriving, fradrag, kompensasjon, manglende utgaver
Godskriving er penger tilbake for noe som ikke ble levert. Kompensasjon er noe ekstra, og det gir bare
teamleder.

| Hendelse | Godskrives |
|---|---|
| Manglende avis, ikke erstattet | én utgave |
| Midlertidig stopp på eller over minstetiden | alle utgaver i stoppen |
| Trykkeristans, ingen avis til noen | automatisk, du gjør ingenting |
| E-avis nede hele dagen | etter avgjørelse i driftsmeldingen |
| Forsinket, men levert | ingenting |

Beløpet per utgave regner systemet ut fra produkt og utgivelsesdager. Ikke skriv inn egne beløp. Fortell
kunden at fradraget står på neste faktura, og at det er summen for perioden som blir lavere.

=== purring | alle | purring og inkasso | must_know
Kunden har fått purring
: purring, purregebyr, ubetalt, betalingspåminnelse, frist
Purring sendes tidligst 14 dager etter forfall og gir ny frist på 14 dager. Først etter det kan saken gå
videre til inkasso. Møt kunden uten mistanke; de fleste har bare glemt.

1. Se om fakturaen er betalt etter at purringen gikk ut. Da kan kunden se bort fra brevet.
2. Se hvilken kanal fakturaen gikk i, og om den kom frem.
3. Fjern gebyret hvis fakturaen gikk til feil adresse, ble sendt i en stoppet kanal, eller kunden klaget
   før forfall og ikke har fått svar.
4. Ellers kan gebyret fjernes én gang per kunde i løpet av tolv måneder.

Avtal hvordan neste faktura skal komme. En purring som forklares, blir ofte til en AvtaleGiro.

=== inkassovarsel | alle | purring og inkasso | must_know
Inkassovarsel: siste mulighet før saken sendes over
: inkassovarsel, inkasso, betalingsoppfordring, frist, salær
Inkassovarselet gir kunden 14 dager. Så lenge fristen løper, eier vi saken og kan hjelpe.

- Kan kunden betale i dag, ber du om betaling med KID og setter saken på vent i fem virkedager.
- Kan kunden ikke betale alt, avtaler du avdrag: høyst tre, første innen fristen.
- Er kunden uenig i kravet, registrerer du innsigelse. Et omtvistet krav skal ikke til inkasso før det er
  avklart.
- Er kunden død eller under verge, stopper du saken og følger egen rutine.

Stopp levering først når fristen er ute. Si alltid datoen høyt, og bekreft avtalen på e-post. En avtale
som bare står i hodet ditt, hjelper ikke kunden.

=== inkasso-sendt | alle | purring og inkasso
Saken er sendt til inkasso: hva kan vi gjøre?
: inkassobyrå, overført krav, innsigelse, trekke tilbake, salær
Når kravet er sendt over, skal kunden betale til og avtale med inkassobyrået. Telefonnummeret står på
brevet. Vi tar ikke imot betaling, for da kan kunden ende med å betale to ganger.

Vi trekker saken tilbake når

1. fakturaen var betalt før saken ble sendt
2. kravet bygger på en oppsigelse eller angring vi ikke hadde registrert
3. varselet gikk til en adresse vi visste var feil
4. kunden hadde en åpen innsigelse

Send oppgave til økonomi merket **Trekk inkasso** med en kort begrunnelse. Svar kommer samme virkedag.
Fortell kunden at salæret også faller bort når feilen er vår, og følg selv opp at byrået har bekreftet.

=== avdrag | alle | purring og inkasso
Avtale om avdrag
: nedbetaling, delbetaling, betalingsplan, betalingsvansker, økonomi
Avdrag er for kunder som vil betale, men ikke klarer alt på én gang. Spør ikke hvorfor; spør hva som er
mulig.

1. Regn sammen det som er forfalt, uten gebyr som skal fjernes.
2. Del i høyst tre like deler. Første del innen sju dager, de neste på avisens forfallsdato.
3. Registrer planen på fakturaen, så purring og inkasso stopper.
4. Bekreft skriftlig med datoer, beløp og KID.

Uteblir et avdrag, får kunden én påminnelse før planen faller bort. Foreslå samtidig et rimeligere produkt
eller pause, slik at gjelden ikke vokser. Kunder i gjeldsordning skal ha svar fra økonomi, ikke fra oss.

=== omtvistet-krav | alle | purring og inkasso
Kunden bestrider kravet
: innsigelse, uenig i faktura, aldri bestilt, tvist, bestrider
«Dette har jeg aldri bestilt.» Da er kravet omtvistet til vi har vist hva det bygger på.

Finn ordren: dato, kanal, hvem som bestilte, og bekreftelsen som ble sendt. Fortell hva du ser, og spør om
noen i husstanden kan ha bestilt. Send kunden en kopi av bekreftelsen.

- Finner du ingen gyldig bestilling, krediterer du alt og beklager.
- Er bekreftelsen sendt til feil adresse, regnes angrefristen fra kunden faktisk fikk den.
- Mistenker kunden at andre har brukt navnet, følger du rutinen for misbruk av identitet.

Sett saken på vent i 14 dager, og skriv **Omtvistet** i merknaden. Ingen purring skal gå ut så lenge ordet
står der.

=== faktura-dodsbo | alle | purring og inkasso
Ubetalt faktura når abonnenten er død
: dødsbo, arvinger, ubetalt, kreditere, skifte
Vi krever ikke inn abonnementsgjeld fra etterlatte. Avslutt abonnementet fra dødsdatoen og krediter det
som gjelder tiden etter.

Ubetalte fakturaer for tiden før dødsfallet slettes når de er under 1000 kr. Større beløp, for eksempel et
årsabonnement med rubrikkannonser, avklarer økonomi med boet. Ligger saken hos inkasso, sender du oppgave
om å trekke den samme dag.

Beløp til gode tilhører boet og betales til den som har skifteattest. Be ikke om attesten på telefon eller
vanlig e-post; økonomi sender en lenke for sikker opplasting. Stans også brev som allerede er i kø, så
ikke purringen kommer uken etter begravelsen.

=== bytte-bank | alle | betaling | minor
Kunden har byttet bank
: bytte bank, nytt kontonummer, avtalegiro flyttes, efaktura
Bytter kunden bank, følger ikke alltid betalingsavtalene med. Noen banker flytter AvtaleGiro automatisk,
andre gjør det ikke. Anta ingenting.

Sjekk på abonnementet om avtalen fortsatt er aktiv. Er den borte, må kunden opprette den på nytt i den nye
banken med KID fra siste faktura. eFaktura må godkjennes på nytt. Kort er ikke påvirket før det gamle
sperres.

Neste faktura er den som pleier å falle mellom to stoler. Send den på e-post med en gang, og avtal at
kunden betaler den manuelt. Fikk kunden purring fordi banken byttet system, fjerner du gebyret.

=== vipps-betaling | alle | betaling | minor
Betale faktura med Vipps
: vipps, mobilbetaling, betale på mobil, faktura på mobil
Hos aviser som har Vipps på aviskortet, kan kunden betale på to måter. Den ene er å få fakturaen som
varsel i appen, den andre er lenken i fakturaen på e-post.

- Varselet kommer bare når mobilnummeret på kundekortet er kundens eget.
- Betalingen vises hos oss etter noen minutter på dagtid og neste virkedag etter kl. 21.
- Fast betaling settes opp av kunden selv ved bestilling. Den kan stoppes i appen uten å snakke med oss.

Stopper kunden den faste betalingen, er ikke abonnementet sagt opp. Neste faktura går da på e-post.
Fortell det tydelig, for mange tror de to er det samme.

=== kvittering | alle | faktura | minor
Kunden trenger kvittering eller kopi av faktura
: kopi, kvittering, regnskap, fradrag, dokumentasjon
Alle fakturaer fra de siste fem årene ligger på kontosiden under **Betaling**. Kunden kan laste dem ned
selv, og det er som regel raskest.

Uten innlogging sender du kopien til e-posten som er registrert. Ber kunden om en annen adresse, må kunden
først bekrefte hvem hun er. Til bedrifter sendes kopi bare til fakturamottakeren eller administratoren.

En faktura er ikke en kvittering. Trenger kunden bevis for at beløpet er betalt, velger du
**Betalingsoversikt**, som viser dato og beløp. Vi vurderer ikke om utgiften gir fradrag; det er et
spørsmål til regnskapsfører eller skattemyndighetene.

=== merverdiavgift | bedrift | faktura | minor
Spørsmål om merverdiavgift på fakturaen
: mva, merverdiavgift, avgift, regnskapsfører, bedriftsfaktura
Regnskapsførere ringer når linjene på fakturaen har ulik avgift. Vi forklarer hva som står på fakturaen,
men gir ikke råd om avgift.

1. Les opp hver linje med produkt og avgift slik den står.
2. Er noe postert på feil produkt, for eksempel papir i stedet for digital, rettes det med kreditnota og
   ny faktura.
3. Mangler organisasjonsnummer eller referanse, legger du det inn og sender fakturaen på nytt.

Spør de om hvorfor satsen er som den er, sender du oppgave til økonomi. Svar kommer på e-post innen to
virkedager. Lov aldri at en faktura «kan omgjøres» til en annen avgift.

=== fakturatopp | alle | intern rutine
Forfallsuken: slik møter vi toppene den 15. og den siste
: forfall, trafikktopp, kø, forfallsuke, bemanning
Halvparten av avisene har forfall midt i måneden, resten den siste dagen. De to dagene før og etter ringer
det mest om faktura.

- Ha reskontro og aviskortet åpent før linjene åpner.
- Ta samtalen ferdig. Kunder som ringer to ganger om samme faktura, er det som gjør køen lang.
- Bruk de korte samtalemalene for betaling og utsettelse.
- Merk samtaler der fakturaen var feil. Er det flere enn fem fra samme avis, si fra til fagredaktøren med
  en gang.

Planlagte fagforum står også i forfallsuken. Frivillig lesetid kan bli flyttet, og føres da som læringstid
til gode.
"""
