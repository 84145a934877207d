"""Articles on the e-paper, the app, and technical disturbances."""

TEXT = """\
=== eavis-intro | digital | app og e-avis
E-avis, nettavis og app: hva er hva?
: e-avis, eavis, nettavis, app, digital utgave, blad
Kundene bruker ordene om hverandre. Finn ut hva som er på skjermen før du hjelper.

| Ord | Hva det er |
|---|---|
| Nettavis | nettstedet med nye saker gjennom dagen |
| E-avis | papiravisen side for side, til å bla i |
| App | programmet på mobil og nettbrett, der begge deler ligger |
| Kontoside | abonnement, faktura og deling |

Spør: «Ser du avissider du kan bla i, eller en lang liste med saker?» Svaret skiller e-avis fra nettavis
på ett sekund. Alle abonnementer, også helg og student, gir e-avis hver utgivelsesdag. Tidspunktet den er
klar, står på aviskortet.

=== eavis-ikke-kommet | digital | app og e-avis
Dagens e-avis er ikke kommet
: e-avis mangler, ikke publisert, forsinket e-avis, dagens utgave
Se på klokken og aviskortet først. Noen aviser publiserer kvelden før, andre tidlig om morgenen.

1. Er det utgivelsesdag i dag? På dager uten papiravis er det heller ingen e-avis.
2. Åpne e-avisen selv. Ser du den, ligger feilen hos kunden.
3. Be kunden dra siden nedover for å hente på nytt, eller lukke og åpne appen.
4. Ser du den heller ikke, se etter driftsmelding.
5. Finnes ingen melding, varsle teknisk støtte og fagredaktør.

Kunden kan lese gårsdagens utgave og nettavisen mens vi venter. Ring ikke redaksjonen om natten eller før
kl. 07; teknisk vakt har ansvaret da.

=== app-installere | digital | app og e-avis
Installere appen på mobil og nettbrett
: app, installere, laste ned, nettbrett, mobil, ny telefon
Appen er gratis å laste ned, men krever innlogging for å lese. Navnet står på aviskortet; flere aviser har
lignende navn, så les det opp helt.

1. Åpne butikken for apper på enheten.
2. Søk på appens navn, og kontroller at utgiveren er avisen.
3. Installer og åpne.
4. Logg inn med AvisID.
5. Si ja til varsler bare hvis kunden ønsker det.

Har kunden gammelt nettbrett, kan butikken si at appen ikke støttes. Da brukes e-avisen i nettleseren.
Legg et snarvei-ikon på hjemskjermen, så oppleves det som en app. Du kan styre samtalen, men ikke ta over
skjermen.

=== app-krasjer | digital | app og e-avis
Appen stopper eller viser hvit skjerm
: krasjer, hvit skjerm, henger, starter ikke, appfeil
Prøv det enkle først, i denne rekkefølgen:

1. Lukk appen helt, og åpne den på nytt.
2. Se om det finnes en oppdatering.
3. Start enheten på nytt.
4. Logg ut og inn.
5. Slett appen og installer igjen. Nedlastede aviser forsvinner, men ikke abonnementet.

Hjelper ikke det, trenger teknisk støtte type enhet, versjon av system og app, tidspunkt og hva kunden
gjorde. Alt finnes i appen under **Om**. Be kunden trykke **Send feilmelding** der; da følger
opplysningene med. Tilby e-avisen i nettleseren så lenge.

=== eavis-skrift | digital | app og e-avis | minor
Større skrift, opplesing og kontrast
: stor skrift, opplesing, universell utforming, svaksynt, kontrast
E-avisen kan brukes på tre måter: sidevisning, artikkelvisning og opplesing. Mange eldre kjenner bare den
første og sliter med å zoome.

- Trykk på en sak for å få den som ren tekst.
- Trykk på **Aa** for større skrift, mer luft eller mørk bakgrunn.
- Trykk på høyttaleren for å få saken lest opp. Hele avisen kan leses fra side 1.

Innstillingene huskes til neste gang. Dødsannonser og andre annonser er bilder og blir ikke lest opp; de
kan forstørres ved å dra to fingre fra hverandre. Gå gjennom dette i rolig tempo. En kunde som får det
til, blir gjerne abonnent i mange år til.

=== eavis-laste-ned | digital | app og e-avis | minor
Lese uten nett: laste ned e-avisen
: laste ned, frakoblet, uten nett, reise, fly, hytte
I appen kan kunden laste ned utgaver og lese dem uten nett, for eksempel på fly eller hytte.

1. Åpne appen mens det er nett.
2. Trykk på nedlasting ved utgaven. Når sirkelen er full, er den klar.
3. Finn utgaven under **Nedlastet**.

Automatisk nedlasting kan slås på i innstillingene, med eller uten mobildata. Nedlastede utgaver slettes
etter 30 dager for å spare plass. Dette virker bare i appen, ikke i nettleseren. Kunden må ha vært
innlogget de siste 30 dagene; ellers spør appen om innlogging midt i fjellheimen, og da er det for sent.

=== eavis-arkiv | digital | app og e-avis | minor
Finne gamle aviser i arkivet
: arkiv, gamle aviser, søke, tidligere utgaver, eldre avis
Abonnenter har e-avisarkivet fem år tilbake hos de fleste avisene. Søket dekker tekst, ikke annonser.

Hjelp kunden å søke smart: navn i anførselstegn, årstall som avgrensning, og færre ord fremfor flere.
Gamle skannede utgaver kan ha lesefeil, så prøv også med bare etternavn eller stedsnavn.

Eldre årganger enn arkivet finnes gjerne på biblioteket. Vi leter ikke i arkivet for kunden, men kan gjøre
det første søket sammen med henne. Vil noen ha fjernet en sak om seg selv, er det redaksjonen som vurderer
det, og henvendelsen skal være skriftlig.

=== eavis-utskrift | digital | app og e-avis | minor
Skrive ut en side eller kryssordet
: utskrift, skrive ut, kryssord, pdf, printer
Kryssord og rebus er det kundene oftest skriver ut. Utskrift virker fra nettleser på PC, og fra appen når
enheten har en skriver.

1. Åpne e-avisen og finn siden.
2. Velg **Skriv ut** i menyen, og så **Denne siden**.
3. Velg stående format og **Tilpass til siden**.

Blir utskriften uskarp, er det forhåndsvisningen som er skrevet ut; vent til siden er helt lastet. Er
kunden uten skriver, kan vi sende kryssordet i posten til dem som ikke klarer å lese på skjerm. Det
noteres som varig ordning, og sendes samlet en gang i uken.

=== varsler | digital | app og e-avis | minor
Slå varsler av og på
: varsler, push, notifikasjon, nyhetsvarsel, stille
Varsler styres to steder: i appen og i enhetens innstillinger. Begge må være på for at noe skal komme.

- **For mange varsler:** velg bort tema i appen under **Varsler**. Siste nytt og sport er de to som sender
  mest.
- **Ingen varsler:** se om enheten har slått dem av, eller om strømsparing er på.
- **Varsler om natten:** slå på stille tid i appen, for eksempel 22–07.

Nyhetsbrev er noe annet og kommer på e-post. De meldes av med lenken nederst i brevet eller på kontosiden.
Den som er reservert mot markedsføring, får fortsatt varsler hun selv har valgt.

=== video-direkte | digital | app og e-avis | minor
Problemer med direktesendt sport
: direkte, sport, video, strømming, kamp, sending
Noen aviser sender lokal sport direkte. Feil meldes mens kampen går, så det haster.

1. Er sendingen i gang? Startbildet står til fem minutter før.
2. Er kunden innlogget med riktig avis? Sendingen kan gå hos nabolagets avis.
3. Be kunden laste siden på nytt og sjekke lyden i både video og enhet.
4. Prøv mobilnett i stedet for hjemmenett, eller omvendt.

Hakker bildet hos flere, finnes det gjerne en driftsmelding. Utgåtte sendinger ligger som opptak samme
kveld. Enkelte kamper krever egen billett i tillegg til abonnementet; det står på siden før kjøp. Refusjon
av billett avgjøres av avisen.

=== tv-app | digital | app og e-avis | minor
Vise avisen på TV eller annen skjerm
: tv, caste, skjermdeling, storskjerm, smart-tv
Vi har ingen egen app for TV. Video kan sendes fra mobilen til TV-en med skjermdeling når begge er på
samme nett.

E-avisen kan også speiles, men teksten blir liten. Til det er en bærbar PC med kabel bedre. Fortell kunden
hva som er mulig uten å love hjelp med TV-en; merker og menyer er for mange til at vi kan støtte dem.

Får kunden video på mobil, men ikke på TV, er det nesten alltid fordi TV-en er på gjestenettet. Kommer det
lyd uten bilde, må TV-en startes på nytt. Lenger går vi ikke, og det er greit å si det.

=== gammel-enhet | digital | app og e-avis
Eldre nettbrett og telefoner som ikke lenger støttes
: gammel enhet, støttes ikke, oppdatering, utdatert, nettbrett
Appen støtter de fire siste årgangene av systemene. Eldre enheter kan åpne den versjonen som er
installert, men får ikke oppdateringer, og en dag slutter innloggingen å virke.

Si det som det er: Enheten er for gammel for appen, men avisen kan fortsatt leses i nettleseren. Lag
snarvei på hjemskjermen sammen med kunden.

Anbefal ikke merker eller butikker. Spør heller om noen i familien har en nyere enhet, eller om kommunen
eller biblioteket har datahjelp. Bytter kunden enhet, er det bare å logge inn; abonnementet ligger på
AvisID, ikke på nettbrettet.

=== tregt-nett | digital | app og e-avis | minor
E-avisen laster tregt
: treg, laster, dårlig dekning, wifi, hastighet, buffer
Sidene er store bilder. Med svakt nett kan første side ta et minutt.

- Spør om andre nettsider også er trege. Da er det nettet.
- Be kunden gå nærmere ruteren, eller bytte til mobildata.
- Slå av høy oppløsning under **Innstillinger**. Teksten er fortsatt lesbar.
- Last ned utgaven om morgenen og les etterpå.

Er det bare vår side som er treg, noter klokkeslett og sted, og se om flere har meldt det. Mellom kl. 06
og 07.30 åpner de fleste e-avisen samtidig; litt venting da er normalt. Mer enn ti sekunder skal meldes.

=== feil-i-artikkel | alle | klage
Kunden melder om feil i en artikkel
: feil i avisen, rettelse, redaksjon, presse, artikkel
Kundesenteret svarer ikke for innholdet. Det gjør redaktøren. Men vi skal gjøre det lett å melde fra.

1. Hør hva som er feil: navn, tall, sted eller fremstilling.
2. Noter utgave, side eller lenke.
3. Oppgi redaksjonens e-post fra aviskortet, eller send meldingen selv.
4. Ved mistanke om noe alvorlig, som navn på feil person i en straffesak, ringer du redaksjonen straks.

Ikke diskuter om saken er god eller dårlig, og beklag ikke på redaktørens vegne. Vil kunden klage på etisk
grunnlag, finnes det et eget klageorgan for pressen. Kunden finner fremgangsmåten på avisens nettsted,
under **Kontakt**.

=== kommentarfelt | digital | klage | minor
Spørsmål om kommentarfelt og debattinnlegg
: kommentarfelt, debatt, leserbrev, utestengt, sletting
Leserinnlegg sendes til redaksjonen, som velger hva som trykkes. Vi kan ikke si når eller om noe kommer på
trykk.

Kommentarfeltet krever AvisID med fullt navn. Er en kunde utestengt, er det redaksjonen som har gjort det.
Vi ser at kontoen er merket, men ikke hvorfor, og vi opphever det ikke. Utestengningen gjelder
kommentarer, ikke lesing.

Skal kunden sende leserbrev, oppgir du redaksjonens e-post fra aviskortet og tipser om navn, adresse og
maksimal lengde, som står på debattsiden. Blir samtalen en debatt om innholdet, takker du for
engasjementet og sender kunden dit det hører hjemme.

=== app-versjon-feil | digital | driftsforstyrrelse | normal | -4..6
Kjent feil: e-avisen åpner på siste side
: kjent feil, app, siste side, åpner feil, oppdatering
Etter siste oppdatering av appen åpner e-avisen på baksiden hos en del kunder med eldre nettbrett.
Innholdet er komplett.

## Si til kunden
«Vi kjenner til feilen, og en rettelse er på vei. Trykk på sideoversikten nederst og velg side 1, så kan
du bla som vanlig.»

## Gjør
- Registrer samtalen på driftsmeldingen. Det trengs ikke egen sak.
- Be ikke kunden slette appen; det hjelper ikke, og nedlastede utgaver går tapt.
- Nettleseren er ikke rammet.

Feilen gir ikke grunnlag for godskriving. Rettelsen kommer som vanlig oppdatering, og meldingen her faller
da bort.

=== pressestopp-eavis | digital | driftsforstyrrelse | normal | -50..-44
Avsluttet: e-avisen uten bilag i appen
: avsluttet, bilag, app, driftsfeil, rettet
I noen dager manglet bilagene i appen, mens de lå riktig i nettleseren. Feilen er rettet, og de manglende
bilagene er lagt inn i ettertid.

Kunder som fortsatt ikke ser dem, har en gammel kopi liggende. Be dem fjerne utgaven under **Nedlastet**
og hente den på nytt. Det tar omtrent et halvt minutt per utgave.

Saken ga ingen godskriving, fordi bilagene var tilgjengelige hele tiden. Får du spørsmål om andre
manglende bilag, er det en ny sak, og du følger den vanlige rutinen. Bruk ikke denne meldingen som
forklaring på noe som skjer nå.

=== planlagt-vedlikehold | alle | driftsforstyrrelse | normal | 5..7
Planlagt vedlikehold av kontosiden
: vedlikehold, nedetid, kontoside, planlagt, natt
Kontosiden og innloggingen er utilgjengelige natt til søndag. Nettavisen og e-avisen kan leses av alle
mens arbeidet pågår, også uten innlogging.

- Kunder kan ikke stoppe, flytte eller betale på kontosiden i tidsrommet.
- Stopp som må inn før fristen, bør registreres av oss på lørdag.
- Korttrekk utsettes til mandag og prøves da på vanlig måte.

Ringer kunden mandag morgen og ikke får logget inn, ber du henne lukke alle faner og prøve igjen. Vises
det fortsatt en beskjed om vedlikehold, er det en lagret side; da hjelper det å åpne siden i et privat
vindu. Etter mandag kl. 10 er det en ny feil, som meldes som vanlig.
"""
