"""Articles on beginning, changing and sharing a subscription."""

TEXT = """\
=== nytt-abonnement | alle | nytt abonnement | must_know
Registrere et nytt abonnement over telefon
: bestilling, ny abonnent, registrering, tegne abonnement, startdato
Et nytt abonnement skal alltid knyttes til én person med fullt navn, adresse, e-post og mobilnummer. Søk
først på mobilnummeret, så du ikke lager et kundekort nummer to.

## Slik gjør du
1. Finn ut hva kunden vil lese, og når: hver dag, bare i helgen eller bare på nett.
2. Les opp produkt, pris og betalingsmåte fra aviskortet. Si hva prisen blir når et tilbud tar slutt.
3. Avtal startdato. Papiravisen kan starte når fristen på aviskortet er gått, digital tilgang med en gang.
4. Spør om kunden vil ha AvtaleGiro, eFaktura eller kort.
5. Opplys om angrefristen på 14 dager, og send ordrebekreftelsen mens kunden er på linjen.

Be kunden lese opp e-postadressen bokstav for bokstav. Feil e-post er den vanligste grunnen til at en ny
abonnent ringer igjen den første uken.

=== hvilket-produkt | alle | nytt abonnement
Komplett, helg eller digital: hvilket abonnement passer?
: produktvalg, komplett, helg, digital, papiravis, behovsavklaring
Spør om lesevanene før du nevner pris. Kunden vet sjelden hva produktene heter.

| Kunden sier | Foreslå | Fordi |
|---|---|---|
| «Jeg leser avisen til frokosten» | Komplett | Papir alle utgivelsesdager og full digital tilgang |
| «Jeg rekker den bare i helgen» | Helg | Papir i helgen, nettavis og e-avis resten av uken |
| «Jeg leser på mobilen» | Digital | Alt innhold uten papir |
| «Jeg studerer» | Student | Samme innhold som digital, lavere pris |

Ikke alle aviser selger helgeabonnement. De som kommer ut én eller to ganger i uken, har bare komplett og
digital. Se aviskortet før du tilbyr helg, og nevn bare det som faktisk finnes hos denne avisen.

=== bytte-produkt | alle | endring av abonnement
Bytte fra komplett til digital eller helg
: nedgradering, oppgradering, produktbytte, skifte abonnement
Kunden kan bytte produkt når som helst. Byttet gjelder fra neste fakturaperiode hvis kunden betaler
mindre, og fra den dagen kunden ønsker hvis kunden betaler mer.

1. Åpne abonnementet og velg **Bytt produkt**, ikke avslutt og opprett på nytt. Da beholder kunden
   ansiennitet, innlogging og AvtaleGiro.
2. Kontroller datoen systemet foreslår. Er perioden forhåndsbetalt, blir resten godskrevet neste faktura.
3. Les opp den nye prisen fra aviskortet og si hvilken faktura den vises på.

Går kunden fra papir til digital, skal du forsikre deg om at innloggingen virker før dere legger på. Mange
som bytter til digital, har aldri logget inn.

=== dele-abonnement | digital | endring av abonnement
Dele abonnementet med andre i husstanden
: deling, familie, flere brukere, medlem, husstand, brukere
Eieren av abonnementet kan dele den digitale tilgangen med andre i husstanden. Hvor mange det er plass
til, står på aviskortet. Hver av dem lager sin egen AvisID; passordet skal aldri deles.

## Slik inviterer eieren
1. Logg inn på avisens kontoside og velg **Del abonnementet**.
2. Skriv e-postadressen til den som skal få tilgang.
3. Den inviterte følger lenken i e-posten innen sju dager og lager AvisID.

Vi kan sende invitasjonen på nytt, men ikke legge inn en person uten at eieren ber om det. Får kunden
beskjed om at det er fullt, må eieren først fjerne en av dem som har tilgang fra før. En som flytter ut,
mister tilgangen med en gang eieren fjerner vedkommende.

=== bytte-eier | alle | endring av abonnement
Overføre et abonnement til en annen person
: eierskifte, overdragelse, ny eier, ektefelle, navneendring
Et abonnement kan overføres når både den som gir fra seg og den som tar over, er enige. Overføring brukes
mest mellom ektefeller og fra foreldre til voksne barn.

- Den nåværende eieren må selv bekrefte, på telefon eller fra e-posten som er registrert.
- Den nye eieren får egen AvisID, egen betalingsavtale og ordrebekreftelse.
- AvtaleGiro følger ikke med: avtalen er knyttet til kontoen i banken til den som betalte.
- Ubetalte fakturaer blir hos den gamle eieren.

Er eieren død, følger du rutinen for dødsfall i husstanden i stedet. Da trenger den etterlatte ingen
bekreftelse fra den tidligere eieren.

=== navnefeil | papir | endring av abonnement | minor
Rette feil i navn på kundekort og avisetikett
: navnefeil, skrivefeil, etikett, postkasse, navneendring
Et navn med skrivefeil retter du med en gang. Kunden trenger ikke dokumentere noe så lenge det tydelig er
samme person.

Navnet på etiketten hentes fra leveringsadressen, ikke fra kundekortet. Rett begge steder, ellers står det
gamle navnet på avisen fortsatt. Endringen er med fra neste pakkliste, som regel to utgaver senere.

Har kunden skiftet etternavn, spør du om e-postadressen også er endret. Byttes e-posten, må kunden
bekrefte den nye adressen før AvisID virker igjen. Ber noen om et helt annet navn på abonnementet, er det
eierskifte og ikke en navneretting.

=== pris-hvorfor-opp | alle | pris og tilbud | must_know
Kunden reagerer på at prisen er satt opp
: prisøkning, prisendring, dyrere, regning, pris opp
Avisene setter opp prisen vanligvis én gang i året, og abonnenten får beskjed på e-post eller brev minst
30 dager før. Slå opp hvilket varsel kunden fikk før du forklarer.

## Si dette
- Hva prisen var, hva den er nå, og fra hvilken faktura den gjelder.
- At kunden kan si opp eller bytte produkt før den nye prisen gjelder.
- Hva som er inkludert: papir, nettavis, e-avis og deling i husstanden.

## Ikke si dette
- At «alle andre aviser gjør det samme».
- At du selv synes det er dyrt.

Har kunden ikke fått varsel, for eksempel fordi e-posten er feil, godskriver du forskjellen for én periode
og retter kontaktopplysningene. Større beløp avklarer du med teamleder.

=== tilbud-slutt | alle | pris og tilbud
Når prøvetilbudet går over til ordinær pris
: introduksjonspris, prøveabonnement, kampanje, ordinær pris, tilbud
De fleste prøvetilbud fortsetter som et løpende abonnement til ordinær pris hvis kunden ikke sier opp. Det
skal stå i ordrebekreftelsen, og kunden får en påminnelse sju dager før.

1. Finn ordren og se hvilket tilbud den er tegnet på.
2. Les opp teksten kunden fikk i bekreftelsen. Ikke siter vilkår etter hukommelsen.
3. Sier kunden opp før tilbudet er ute, løper tilgangen ut perioden og ingenting mer blir fakturert.
4. Er første ordinære faktura allerede sendt, kan du kreditere den én gang dersom kunden ikke har lest noe
   siden tilbudet tok slutt. Tilgangen stenges samme dag.

Et prøvetilbud gis bare til husstander som ikke har hatt abonnement på avisen de siste seks månedene.

=== tilbud-igjen | alle | pris og tilbud
Fast kunde vil ha samme tilbud som nye kunder
: rabatt, lojalitet, kampanje, urettferdig, prisforskjell
«Jeg har holdt avisen i tretti år, og så får naboen den for en slikk og ingenting.» Kunden har et poeng,
og skal ikke møtes med en forklaring om kampanjekoder.

Anerkjenn først, forklar kort etterpå: Prøvetilbudet er en smaksprøve som går over til samme pris som alle
andre betaler. Se så hva du faktisk kan gjøre:

- bytte til et produkt som passer bedre og koster mindre
- vise fordelene kunden ikke bruker, for eksempel deling i husstanden og arkivet
- tilby helårsfaktura der avisen har det

Du kan ikke gi introduksjonspris til en som allerede abonnerer. Vil kunden si opp, gjelder samtalemalen
for oppsigelse.

=== angrefrist | alle | angrerett | must_know
Angrefrist: 14 dager på abonnement bestilt på telefon eller nett
: angrerett, angreskjema, angre kjøp, fjernsalg, 14 dager
Forbrukere som har bestilt på telefon, nett eller stand, kan angre innen 14 dager. Kunden trenger ikke
oppgi noen grunn, og en muntlig beskjed til oss er nok.

| Bestilt | Fristen regnes fra |
|---|---|
| Papirabonnement | dagen kunden fikk den første avisen |
| Digitalt abonnement | dagen etter at bekreftelsen ble sendt |
| Gave | dagen giveren fikk bekreftelsen |

1. Registrer **Angret**, ikke **Oppsagt**. Da stopper faktura og salgsstatistikk riktig.
2. Noter dato og klokkeslett for beskjeden; det er den som teller.
3. Betalt beløp skal tilbake innen 14 dager, til samme betalingsmåte.

Er kunden i tvil om fristen, hjelper du heller en dag for mye enn en for lite. Fristen gjelder ikke
bedriftsabonnement.

=== angre-etter-levering | papir | angrerett
Kunden angrer etter å ha fått noen aviser
: angrerett, mottatte aviser, betale for bruk, kreditering
Angrer kunden innen fristen, skal hele beløpet krediteres selv om det er levert aviser. Vi krever ikke
avisene i retur, og vi trekker ikke fra for utgaver som er lest.

Er kunden utenfor fristen, blir saken en vanlig oppsigelse: Abonnementet løper ut den betalte perioden.
Regn antall dager nøye før du svarer, og husk at fristen først starter når den første avisen er kommet
frem. Uteble de to første avisene, starter fristen altså senere enn startdatoen.

Gjelder det en kampanje med velkomstgave, skal gaven sendes tilbake ubrukt. Kunden betaler returen hvis
det sto i bekreftelsen, ellers gjør avisen det. Kreditnota sendes når gaven er registrert mottatt.

=== oppsigelse | alle | oppsigelse | must_know
Ta imot en oppsigelse
: si opp, avslutte abonnement, oppsigelsestid, opphør, sluttdato
Den som vil si opp, skal få gjøre det i samme samtale. Du kan spørre om grunnen og gi ett relevant
forslag, men ikke gjøre det vanskelig.

1. Bekreft hvilket abonnement det gjelder; noen har flere.
2. Spør: «Er det noe spesielt som gjør at du vil avslutte?» Lytt ferdig.
3. Gi ett forslag dersom grunnen tilsier det. Takker kunden nei, går du videre.
4. Si sluttdatoen høyt: Abonnementet løper til den betalte perioden er over.
5. Registrer grunnen med riktig kode og send bekreftelsen på e-post eller brev.

Kunden som har AvtaleGiro, trenger ikke slette avtalen i banken. Det trekkes ingenting når det ikke finnes
noen faktura. Oppsigelse på e-post behandles samme virkedag, og det er datoen e-posten kom inn som
gjelder.

=== oppsigelsesgrunner | alle | oppsigelse
Koder for oppsigelsesgrunn, og når du bruker dem
: grunnkode, statistikk, årsak, frafall, oppsigelseskode
Avisene bruker grunnkodene til å bli bedre. «Annet» sier ingenting, så bruk den bare når ingen av de andre
passer.

| Kode | Brukes når kunden sier |
|---|---|
| Pris | for dyrt, har ikke råd, prisen gikk opp |
| Tid | rekker ikke å lese, avisene hoper seg opp |
| Levering | kommer for sent, uteblir, våt avis |
| Innhold | finner ikke nok som angår meg |
| Teknisk | får ikke logget inn, appen virker ikke |
| Flytting | flytter ut av området |
| Livssituasjon | sykdom, sykehjem, dødsfall, samlivsbrudd |

Sier kunden både pris og levering, velger du den grunnen som utløste samtalen. Skriv gjerne et sitat i
merknaden, men aldri helseopplysninger eller navn på andre.

=== vinne-tilbake | alle | oppsigelse
Tilbud til kunder som vil slutte: dette har du lov til
: winback, beholde kunden, lojalitetstilbud, overtale, frafall
Et tilbud for å bli skal svare på grunnen kunden oppga. Tilbyr du rabatt til den som er lei av våte
aviser, har du ikke hørt etter.

- **Pris:** digital eller helg i stedet for komplett.
- **Tid:** helg, eller midlertidig stopp i inntil tre måneder.
- **Levering:** skriv avvik til distribusjon, og la kunden lese e-avisen gratis mens det rettes.
- **Teknisk:** hjelp med innlogging før dere snakker om noe annet.

Gi ett tilbud, én gang. Sier kunden nei, skal oppsigelsen registreres uten flere spørsmål. Et ja skal
bekreftes skriftlig med pris og varighet. Ring aldri tilbake til en som har sagt opp og bedt om å få være
i fred; reservasjonen skal stå på kundekortet.

=== oppsigelse-ettertid | alle | oppsigelse
Kunden mener å ha sagt opp tidligere
: oppsigelse ikke registrert, krever pengene tilbake, dokumentasjon, gammel oppsigelse
Let før du tviler. Oppsigelsen kan ligge i innboksen for e-post, i kontaktskjemaet, hos avisens eget
kontor eller på et kundekort nummer to.

1. Søk på e-post, mobil, navn og adresse.
2. Se om kontosiden har en påbegynt oppsigelse. Noen stopper før siste steg og tror de er ferdige.
3. Finner du oppsigelsen, settes sluttdatoen tilbake og alt etter den krediteres.
4. Finner du den ikke, spør du etter e-post eller skjermbilde.
5. Mangler også det, se om abonnementet er brukt siden. Er det ikke åpnet og ingen avis er meldt mottatt,
   kan du kreditere én periode.

Uenighet om mer enn én periode går til teamleder. Stopp eventuell purring mens saken er åpen.

=== pause-eller-slutt | papir | oppsigelse | minor
Når en pause er bedre enn oppsigelse
: pause, midlertidig stopp, langtidsreise, sykehusopphold
Noen sier opp fordi de skal være borte, ikke fordi de er misfornøyde. Hør etter ord som «skal til Spania»,
«på rehabilitering» eller «pusser opp».

Et midlertidig stopp koster ingenting, og kunden beholder pris, innlogging og AvtaleGiro. Abonnementet
forlenges, eller dagene godskrives, slik avisen har bestemt. I stoppen kan kunden som regel lese e-avisen
hvis den digitale delen får løpe.

Foreslå pause når kunden vet omtrent når avisen skal komme igjen. Vet kunden ikke det, er det ryddigere å
avslutte og ønske velkommen tilbake. Lengste stopp er seks måneder.

=== gaveabonnement | gave | gave
Bestille gaveabonnement
: gave, presang, bursdag, julegave, gavekort, gavemottaker
Et gaveabonnement har to personer: giveren, som betaler, og mottakeren, som leser. Registrer begge, og vær
nøye med hvem som skal ha faktura.

1. Avtal varighet: 3, 6 eller 12 måneder. Gaven stopper av seg selv, den går aldri over til løpende.
2. Avtal startdato og om gavebeviset skal på e-post til giveren eller i posten til mottakeren.
3. Spør om det er en overraskelse. Da skal ingenting sendes til mottakeren før startdatoen.
4. Papir krever mottakerens adresse; digital krever at mottakeren lager AvisID med koden på gavebeviset.

Angreretten er giverens. Mottakeren kan flytte, stoppe midlertidig og bytte fra papir til digital, men
ikke få beløpet utbetalt.

=== gave-finnes-fra-for | gave | gave | minor
Mottakeren av gaven abonnerer allerede
: dobbelt abonnement, gavemottaker, forlengelse, overføre gave
Det hender særlig rundt jul at to i familien har tenkt likt, eller at mottakeren har abonnement fra før.

- Har mottakeren et løpende abonnement på samme avis, settes det på pause mens gaven løper. Betalt beløp
  skyves til etter gaven.
- Har mottakeren fått to gaver, legges de etter hverandre.
- Ønsker mottakeren en annen avis, må giveren bestemme det. Ring giveren, ikke bytt på mottakerens ord.

Skriv i merknaden hvilken ordre som betaler for hvilken periode. Uten det ser det ut som et
gratisabonnement når neste konsulent åpner kortet, og det har hendt at noen har stengt det.

=== student | student | student
Studentabonnement: hvem kan få det, og hvordan fornyes det?
: student, studentbevis, studentrabatt, lærling, semester
Studentpris gis til den som studerer eller er lærling og er under 30 år, eller som kan vise gyldig
studentbevis uansett alder. Prisen står på aviskortet. Abonnementet er bare digitalt.

1. Kunden bekrefter studiested og forventet sluttår. Vi skal ikke ha kopi av beviset.
2. Legg inn sluttdato: 30. juni det året studiet er ferdig.
3. En måned før sendes det e-post om fornyelse. Svarer ikke kunden, går abonnementet over til vanlig
   digital pris.

Foreldre kan betale, men AvisID skal tilhøre studenten. Vil studenten ha papir i helgen, er det
helgeabonnement til vanlig pris.

=== student-overgang | student | student | minor
Studenten er ferdig og prisen har gått opp
: ferdig student, ordinær pris, glemt fornyelse, etterbetaling
Når studietiden er ute, går abonnementet over til digital pris. Kunden får to e-poster, men de sendes ofte
til en studieadresse ingen leser lenger.

Studerer kunden fortsatt, legger du inn ny sluttdato og krediterer forskjellen for inntil to måneder. Er
kunden ferdig, forklarer du overgangen og tilbyr å bytte til månedlig kort eller AvtaleGiro. Ønsker kunden
ikke å fortsette, kan abonnementet avsluttes fra dagen overgangen skjedde, forutsatt at det ikke er brukt
siden.

Oppdater e-postadressen før du avslutter samtalen. En adresse hos skolen slettes gjerne et halvt år etter
eksamen.

=== bedrift | bedrift | bedrift
Bedriftsabonnement: lisenser, pris og administrator
: bedriftsabonnement, firma, lisens, organisasjon, administrator, venterom
Bedrifter kan velge papir til én adresse, et antall digitale lisenser, eller begge deler. Prisen avhenger
av antallet og settes av avisen, så den står ikke på aviskortet.

| Antall lisenser | Hvem svarer |
|---|---|
| 1–4 | du registrerer til digital pris per lisens |
| 5–49 | bedriftsansvarlig i avisen gir tilbud innen to virkedager |
| 50 eller flere | egen avtale, ofte med innlogging gjennom bedriftens nett |

Du trenger foretakets navn, fakturaadresse, bestillerreferanse og navn på én administrator.
Administratoren deler ut og trekker inn lisenser på kontosiden. Vi endrer ikke lisenser på oppfordring fra
en ansatt; be dem snakke med administratoren. Angreretten gjelder ikke for bedrifter.

=== bedrift-administrator | bedrift | bedrift | minor
Administratoren i bedriften har sluttet
: bytte administrator, lisensansvarlig, tilgang, fullmakt
Uten administrator får ingen delt ut lisenser, og fakturaen går gjerne til en innboks som er stengt. Slik
setter du inn en ny:

1. Be om en e-post fra en adresse som tilhører bedriften, med navn og rolle på den nye administratoren.
2. Kontroller at avsenderen kan opptre for bedriften: daglig leder, økonomi eller tidligere kontaktperson.
3. Bytt administrator, og send invitasjon til den nye.
4. Spør om fakturaadresse og bestillerreferanse fortsatt stemmer.

Lisensene til de ansatte endres ikke. Trenger noen tilgang samme dag, kan du forlenge den gamle
administratorens økt, men bare hvis vedkommende fortsatt er ansatt.

=== bibliotek-institusjon | bedrift | bedrift | minor
Abonnement til skoler, biblioteker og sykehjem
: institusjon, bibliotek, skole, sykehjem, fellesabonnement, lesesal
Papiravis til en institusjon er et vanlig abonnement med virksomheten som eier. Skriv avdeling i
adresselinje to, ellers blir avisen liggende i resepsjonen.

Digital tilgang på felles skjermer krever avtale, fordi én AvisID ikke kan brukes av mange samtidig.
Biblioteker og skoler får tilgang gjennom nettverket sitt; bedriftsansvarlig i avisen ordner det. Skoler
som vil bruke avisen i undervisningen i en kort periode, kan få klassesett gratis hos mange aviser. Spør
redaksjonen, og lov aldri noe på vegne av den.

På sykehjem abonnerer beboeren gjerne selv. Da er det beboeren eller pårørende med fullmakt som bestemmer,
ikke avdelingen.

=== helgeabonnement | helg | nytt abonnement
Hva helgeabonnementet gir, og hva det ikke gir
: helgeavis, lørdagsavis, fredagsavis, magasin, helg
Helgeabonnenten får papiravisen på de dagene aviskortet kaller helg. Nettavisen og e-avisen er åpne alle
dager, også arkivet.

Vanlige misforståelser:

- **Magasinet** følger med papiravisen den dagen det er trykket. Faller dagen utenfor helgen, ligger
  magasinet i e-avisen.
- **Julaften og nyttårsaften** regnes som vanlige ukedager. Kommer avisen på en annen dag på grunn av
  høytiden, flyttes ikke helgeleveringen.
- **Ekstra dager** kan ikke legges til enkeltvis. Vil kunden ha onsdagsavisen også, er det komplett som
  gjelder.

Meld manglende helgeavis som vanlig. Siden det er få utgaver, oppleves én manglende avis som mye.

=== lossalg | papir | nytt abonnement | minor
Kunden vil kjøpe en enkelt utgave
: løssalg, enkeltavis, gammel avis, butikk, ekstra eksemplar
Dagens avis kjøpes i butikk eller på lokalkontoret. Løssalgsprisen står på aviskortet. Vi sender ikke
enkeltaviser i posten den dagen de kommer ut.

Vil kunden ha en eldre utgave, for eksempel med et bilde av barnebarnet, er det tre muligheter:

1. Er kunden abonnent, ligger utgaven i e-avisarkivet og kan skrives ut.
2. Lokalkontoret har papirutgaver i omtrent tre måneder. Kunden henter selv.
3. Er kunden ikke abonnent, kan en enkelt e-avis kjøpes på kontosiden.

Fotografiene eies av avisen eller fotografen. Den som vil ha bildet i full størrelse eller bruke det
offentlig, må spørre redaksjonen.
"""
