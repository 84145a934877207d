"""Call templates on delivery, stops, addresses and reading on screens."""

TEXT = """\
=== si-mangler-forste | manglende avis
Manglende avis, første gang
«Det var leit, {navn}. Avisen skulle vært hos deg nå. Jeg har meldt fra til distribusjonen, og du får
{erstatning} slik {avis} har bestemt. Vil du lese dagens avis mens du venter, kan jeg vise deg e-avisen
med en gang.»

Kunden vil vite to ting: at noen har tatt imot beskjeden, og hva hun får. Si begge før du spør om noe mer.

Registrer manglende avis med dato. Se aviskortet for erstatning. Er det tredje gang på 30 dager, lager du
sak.

=== si-mangler-igjen | manglende avis
Manglende avis, gjentatte ganger
«Jeg ser at avisen har manglet {dato} også, og nå igjen. Det er for ofte. Jeg lager en egen sak til
distribusjonen, og jeg ringer deg selv innen {frist} og forteller hva de har funnet.»

Kunden har mistet tilliten til vanlige meldinger. Et navn og en frist er det som skiller denne gangen fra
de forrige.

Opprett sak med alle datoer, sett deg som ansvarlig, og legg oppringing i kalenderen. Tilby e-avis til
hele husstanden.

=== si-for-tidlig | levering
Kunden savner avisen før leveringsfristen
«Avisen kan fortsatt komme, {navn}. Hos deg skal den være levert innen {frist}. Er den ikke i kassen da,
vil jeg gjerne at du melder fra, så ordner vi det samme dag.»

Registrerer vi for tidlig, kjøres det ut aviser som ikke trengs, og kunden får to. Men hun skal ikke føle
seg avvist.

Sjekk driftsmeldingene for ruten. Vis hvordan hun melder manglende avis selv på kontosiden.

=== si-vat-avis | levering
Våt avis
«Så kjedelig å få en avis man ikke kan lese. Jeg registrerer den som manglende, og du får {erstatning}.
Kan du fortelle meg hvor avisen lå? Da gir jeg budet beskjed om hvor den ligger tørt.»

Spørsmålet om hvor den lå, gir svaret på hva som må gjøres. Uten det blir neste regnværsdag lik denne.

Legg inn budmelding med kort og tydelig plass. Gjentar det seg, ber du om bilde og lager sak.

=== si-uvar | vær og fremkommelighet
Avisen kommer ikke på grunn av uvær
«Rutene i ditt område kjøres ikke nå fordi det er farlig å ferdes ute. Avisen kommer sammen med neste
utgave. E-avisen fra {avis} er åpen for deg i mellomtiden. Skal vi finne den sammen?»

Kunden godtar det meste når grunnen er trygghet og hun får vite når. Lov ikke noe klokkeslett.

Registrer på driftsmeldingen, ikke som manglende avis. Hjelp til med innlogging dersom hun ikke har brukt
e-avisen.

=== si-ferge | vær og fremkommelighet
Innstilt ferge og forsinket avis
«Fergen er innstilt, og avisene venter på kaien. De går med første avgang, og budet på øya står klart. Jeg
kan ikke si sikkert når det blir, men alle utgavene kommer.»

De som bor på en øy, kjenner fergen bedre enn oss. De vil vite at avisen ikke er glemt, ikke høre en
rutetabell.

Registrer på driftsmeldingen. Spør om e-avisen er kjent. Varer det mer enn tre utgaver, godskrives de
automatisk.

=== si-trykkeri | driftsforstyrrelse
Stans i trykkeriet
«Det har vært en feil i trykkeriet i natt, så {avis} er forsinket til alle. Den siste beskjeden vi har, er
at avisen leveres {dato}. Er alt annet i orden med leveringen din?»

Det siste spørsmålet fanger opp kunder som har et annet problem og ellers ville ringt igjen.

Registrer på driftsmeldingen. Se når neste oppdatering kommer, før du sier noe om tidspunkt.

=== si-stopp | midlertidig stopp
Registrere midlertidig stopp
«Hva er den første dagen du ikke vil ha avis, og hvilken dag skal den komme igjen? Da stopper jeg {avis}
fra {dato}, og du får den tilbake på den dagen du sa. Du kan lese e-avisen så mye du vil imens.»

To hele datoer hindrer misforståelsen med «til og med». E-avisen gjør at kunden holder kontakten med
avisen på reisen.

Kontroller frist og minstetid på aviskortet. Les opp datoene med ukedag, og send bekreftelse på e-post.

=== si-stopp-sent | midlertidig stopp
Stoppen er meldt etter fristen
«Listene til budet er dessverre låst, så avisen kommer til og med {dato}. Fra dagen etter er den stoppet.
Har du en nabo som kan ta inn de første?»

Kunden er mest redd for en full postkasse. Forslaget om naboen løser det, og en presis dato gjør at hun
kan planlegge.

Registrer stoppen fra første mulige dag. Fortell at utgavene som kommer, ikke godskrives, men resten gjør
det.

=== si-stopp-feilet | midlertidig stopp
Avisen kom i ferien likevel
«Du hadde stoppet avisen, og den kom likevel. Det er vår feil, og jeg beklager. Jeg godskriver alle
dagene, {beløp} i alt, og det står på neste faktura.»

En full postkasse er utrygt. Beklag før du leter etter årsaken; om den lå hos budet eller i systemet, er
likegyldig for kunden.

Finn årsaken etterpå. Var stoppen riktig registrert, lager du sak til distribusjon. Ved innbrudd:
teamleder.

=== si-flytting | adresseendring
Flytting innenfor området
«Gratulerer med nytt sted! Jeg flytter {avis} til {adresse} fra {dato}. Husk å merke postkassen med navn,
for budet kjenner den ikke fra før.»

Umerket kasse er den vanligste grunnen til manglende avis etter flytting. Det er lett å huske i samtalen,
vanskelig etterpå.

Slå opp om adressen har bud eller post, og si fra hvis det blir annerledes enn før. Send bekreftelse.

=== si-flytting-ut | adresseendring
Flytting ut av området
«Dit når ikke budet vårt, men avisen kan du ha med deg. Med digital leser du {avis} som før, hver
utgivelsesdag, for {beløp}. Vil du at jeg bytter fra {dato}?»

Utflyttere vet sjelden at e-avisen er hele papiravisen. Spørsmålet er lett å svare på, og et nei er helt i
orden.

Ja: bytt produkt og se at innloggingen virker. Nei: registrer oppsigelse med koden Flytting, og godskriv
papirdelen.

=== si-hytte | adresseendring
Avisen til hytta
«Da kommer {avis} til {adresse} fra {dato} og hjem igjen når du er tilbake. Vet du datoen for det? Vi
setter den med en gang, så slipper du å tenke på det.»

Uten sluttdato blir avisen liggende på hytta i november. Kunden setter pris på å slippe et nytt ærend.

Skriv hyttenummer og felt. Lagre adressen som gjenbrukbar. Kontroller fristen på aviskortet.

=== si-passord | innlogging
Glemt passord
«Jeg kan ikke se passordet ditt, men jeg sender deg en lenke nå til {e-post}. Jeg blir her til du er inne.
Ser du den ikke, leter vi i søppelposten sammen.»

Lenken gjelder bare en time. Kunder som blir alene med den, ringer igjen neste dag.

Bekreft e-posten bokstav for bokstav. Kommer den ikke, søk etter en konto til.

=== si-betalingsvegg | innlogging
Innlogget, men får ikke lese
«Du har abonnement, og du skal få lese. Jeg tror kontoen du er logget inn med, ikke er koblet til
abonnementet. Jeg kobler den nå. Kan du logge ut og inn igjen for meg?»

Kunden er redd for å bli bedt om å betale en gang til. Si først at hun har rett på tilgang.

Koble AvisID når e-posten stemmer. Hjelper det ikke, gå gjennom listen i artikkelen om betalingsveggen.

=== si-eavis-forste | app og e-avis
Vise e-avisen for første gang
«Ser du avissider du kan bla i? Fint, det er e-avisen, side for side slik den er trykt. Trykk på en sak,
så får du større skrift. Prøv å bla til neste side.»

Mange tror e-avisen er det samme som nettavisen. En kort omvisning gjør papirkunden trygg når avisen er
forsinket.

La kunden trykke selv. Vis skrift og opplesing. Avslutt med hvor hun finner den neste gang.

=== si-app-feil | app og e-avis
Appen virker ikke
«Da prøver vi tre ting, og vi tar det enkleste først. Kan du lukke appen helt og åpne den igjen? Så ser vi
om det finnes en oppdatering. Virker det ikke etter det, leser du i nettleseren mens jeg melder feilen.»

Kunden vet at det finnes en vei videre uansett. Det gjør feilsøkingen roligere.

Be kunden bruke **Send feilmelding** i appen. Noter enhet og tidspunkt.

=== si-kjent-feil | driftsforstyrrelse
Kjent teknisk feil
«Vi kjenner til denne feilen, og du har ikke gjort noe galt. De som retter den, er i gang. Jeg noterer at
det gjelder deg også. Vil du ha en melding på mobilen når den er borte?»

«Du har ikke gjort noe galt» er det viktigste. Mange, særlig eldre, tror de har ødelagt noe.

Registrer på driftsmeldingen og hak av for varsel. Lov ikke noe tidspunkt som ikke står der.
"""
