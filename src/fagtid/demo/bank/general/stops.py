"""Articles on temporary stops, moving house and deaths in the household."""

TEXT = """\
=== stopp-registrere | papir | midlertidig stopp | must_know
Registrere midlertidig stopp
: midlertidig stopp, ferie, pause, stoppe avisen, reise, feriestopp
Et midlertidig stopp er gratis. Kunden får godskrevet utgavene når stoppen er minst så lang som aviskortet
sier.

1. Spør om første dag **uten** avis og første dag **med** avis igjen. Da slipper dere «til og med»-feil.
2. Kontroller fristen på aviskortet. Er den gått ut for den første dagen, flytter du starten og sier
   hvilken avis som kommer likevel.
3. Spør om den digitale delen skal løpe. De fleste vil lese på reisen.
4. Les opp begge datoer og ukedager, og send bekreftelse.

Registrer alltid sluttdato. Er kunden usikker, setter du en dato langt frem og ber om beskjed. Stopp uten
sluttdato er den vanligste grunnen til at avisen «bare sluttet å komme».

=== stopp-frist | papir | midlertidig stopp
Stoppen er meldt for sent
: frist, for sent meldt, pakkliste, avis i ferien, stopp
Pakklistene låses før bunten kjøres ut, og derfor finnes fristen på aviskortet. Meldes stoppen senere,
kommer en eller flere aviser likevel.

- Si nøyaktig hvilke dager avisen kommer.
- Foreslå at en nabo tar dem inn. En full postkasse er det kunden egentlig er redd for.
- Utgaver som kommer etter at stoppen er meldt, godskrives ikke, men hele resten av stoppen gjør det.

Ring aldri distribusjon for å stanse én avis til én kunde. Er kunden innlagt eller rammet av noe alvorlig,
kan teamleder be om det. Vis gjerne hvor kunden kan registrere neste stopp selv, på kontosiden, hele
døgnet.

=== stopp-kort | papir | midlertidig stopp
Stopp som er kortere enn minstetiden
: minstetid, langhelg, kort stopp, godskriving, minimum
Avisen har en minstetid for stopp med godskriving. Den står på aviskortet og regnes i kalenderdager, også
dager uten avis.

Er stoppen kortere, kan du likevel stanse leveringen, så kassen ikke fylles. Da godskrives ikke utgavene.
Si det før du registrerer:

> Jeg kan stoppe avisen de dagene, men fordi det er under minstetiden, blir det ikke trekk på fakturaen.

Noen kunder vil da heller gi avisen til naboen eller arbeidsplassen. Tilby midlertidig adresse i stedet.
To stopp med noen dagers mellomrom kan ikke slås sammen for å nå minstetiden, men har kunden ringt inn
feil dato, retter du den.

=== stopp-endre | papir | midlertidig stopp
Endre eller avbryte en stopp
: endre stopp, tidligere hjem, forlenge ferien, avbryte stopp, gjenoppta
Kommer kunden hjem tidligere, kan avisen starte igjen så snart fristen på aviskortet er gått. Blir ferien
lengre, må beskjeden være inne før den planlagte startdagen.

1. Åpne den aktive stoppen. Lag ikke en ny oppå.
2. Endre datoen, og se at godskrivingen regnes om.
3. Faller stoppen under minstetiden når den kortes ned, forsvinner godskrivingen. Fortell det.
4. Send ny bekreftelse.

Står det to stopp i samme periode, er det den seneste som gjelder, og den andre må slettes. Det er en
vanlig feil når kunden først har brukt kontosiden og siden ringer.

=== stopp-virker-ikke | papir | midlertidig stopp
Avisen kom selv om den var stoppet
: stopp ikke fulgt, avis i ferien, full postkasse, feil levering
Kunden kommer hjem til en full postkasse og er med rette irritert. Begynn med en beklagelse, og finn så
årsaken.

- **Stoppen er registrert riktig:** budet har ikke fulgt listen. Godskriv alle utgaver, lag sak.
- **Stoppen er registrert på feil adresse eller produkt:** vår feil. Godskriv og rett.
- **Stoppen ble aldri fullført på kontosiden:** godskriv etter skjønn, én gang.
- **Avisene er gratisaviser eller naboens:** det skjer oftere enn man tror. Spør hva som lå i kassen.

Har det vært innbrudd eller andre følger, skal saken til teamleder. Gi ingen vurdering av ansvar på
telefonen, men ta kunden på alvor.

=== stopp-godskriving | papir | midlertidig stopp | minor
Når vises stoppen på fakturaen?
: godskriving, fradrag, stoppdager, neste faktura, årsfaktura
Godskriving for en stopp regnes ut når stoppen er over, og vises på første faktura etter det. Har kunden
årsfaktura, kan det gå mange måneder.

Kunden kan velge mellom fradrag på neste faktura og forlengelse av perioden der avisen tilbyr det.
Utbetaling gjøres bare når abonnementet avsluttes.

Beløpet er papirdelen av prisen delt på antall utgaver i perioden, ganget med utgaver i stoppen. Den
digitale delen trekkes bare fra hvis den også er stoppet. Derfor er fradraget lavere enn kunden har regnet
med. Ta frem utregningen i systemet og les den sammen med kunden, linje for linje.

=== flytting | papir | adresseendring | must_know
Permanent flytting innenfor avisens område
: flytting, ny adresse, adresseendring, flyttemelding, levering
Ved flytting endrer du leveringsadressen fra en bestemt dato, og fakturaadressen hvis kunden bruker
papirfaktura.

1. Spør om flyttedato og ny adresse, med etasje og inngang der det trengs.
2. Slå opp adressen: bud, post eller ingen levering.
3. Kontroller fristen på aviskortet, og si hvilken dag første avis kommer til ny adresse.
4. Spør om kassen er merket. Nye beboere glemmer det.
5. Endre i **ett** bilde med dato frem i tid. Ikke opphør og nytt abonnement.

Blir leveringen post i stedet for bud, må kunden få vite det nå. Posten får ikke avisen til å følge etter;
en omadresseringstjeneste gjelder brev og ikke aviser.

=== midlertidig-adresse | papir | adresseendring
Midlertidig adresse: hytta, sykehuset eller barna
: hytteadresse, ferieadresse, midlertidig adresse, sommeradresse, omadressering
Avisen kan følge kunden i en periode, så lenge stedet ligger i området for bud eller post. Det er gratis
hos de fleste avisene.

- Registrer fra og til. Uten sluttdato blir avisen liggende på hytta i november.
- Hyttefelt har felles stativ, så skriv nummer på hytta og navn på feltet.
- På sykehus skrives avdeling og rom i budmelding. Kunden flyttes ofte; e-avisen er et bedre råd.
- Lagre adressen som **Gjenbrukbar**, så går det raskt neste år.

Ligger stedet i en annen avis' område, kan avisen gjerne sendes med posten. Da kommer den en dag etter.
Tilby stopp på papir og full digital tilgang i stedet.

=== flytting-meldt-for-sent | papir | adresseendring | minor
Avisen går fortsatt til gammel adresse
: gammel adresse, flyttet, feil adresse, ny beboer, omlegging
Flyttingen er meldt, men avisen kommer fortsatt til det gamle stedet. Se på datoen i systemet før du ser
på budet.

Er datoen passert med mer enn to utgaver, har ikke ruten fått endringen. Lag sak til distribusjon med
begge adresser. Utgavene godskrives.

Er datoen ikke kommet, eller er endringen bare gjort på fakturaadressen, retter du den og sier når den
gjelder. Ringer den som har flyttet inn på det gamle stedet, takker du for beskjeden og legger den til den
som flyttet. Fortell ikke hvor abonnenten bor nå; si bare at vi ordner det.

=== flytting-utenfor | alle | adresseendring
Kunden flytter ut av området
: utflytting, flytter, digital, oppsigelse, hjemby
Flytting ut av området er en av de vanligste grunnene til oppsigelse. For mange er avisen likevel det som
holder kontakten med hjemstedet.

Spør: «Har du lyst til å følge med hjemmefra?» Sier kunden ja, bytter du til digital fra flyttedatoen. Vis
e-avisen og varslene for dødsannonser og lokalt næringsliv, som er det utflyttere leser mest.

Sier kunden nei, registrerer du oppsigelse med koden **Flytting**. Er perioden betalt på forskudd,
godskriver du hele papirdelen fra flyttedatoen, fordi vi ikke kan levere. Flytter kunden til et sted der
en annen av våre aviser kommer ut, kan du nevne det, men ikke selge.

=== adresse-vask | papir | adresseendring | minor | 10..
Adressevask: automatiske endringer fra register
: adressevask, folkeregister, veinavn, ny veiadresse, adresseoppdatering
To ganger i året sammenlignes adressene med offentlige registre. Nye veinavn og husnumre rettes da uten at
kunden har bedt om det.

Kunden kan få en bekreftelse på en endring ingen kjenner igjen. Forklar at huset ikke har flyttet, bare
fått ny skrivemåte. Er endringen gal, for eksempel fordi en leilighet har fått nabonummeret, legger du inn
riktig adresse og haker av **Rettet av kunden**. Da blir den stående ved neste vask.

Leveringsadresser som er hytte, arbeidsplass eller annet, skal ikke vaskes. Ser du at en slik er endret,
skriver du sak med begge adresser.

=== dodsfall | alle | dødsfall | must_know
Dødsfall i husstanden
: dødsfall, død, etterlatte, avslutte, overta abonnement, kondolere
Den som ringer, har mange telefoner foran seg. Gjør denne til den enkleste.

1. Kondoler kort og vent. «Jeg kondolerer. Jeg skal hjelpe deg med abonnementet.»
2. Spør om den etterlatte ønsker å avslutte, overta eller tenke seg om.
3. **Avslutte:** sett sluttdato til dødsdatoen og krediter alt etter den.
4. **Overta:** bytt eier og betalingsmåte. Prisen og leveringen er den samme.
5. **Tenke seg om:** sett fakturaen på vent i to måneder.
6. Stopp brev og e-post til den døde samme dag.

Vi ber ikke om attest for å avslutte. Spør ikke om dødsårsak. Nevn dødsannonse bare hvis den etterlatte
selv tar det opp. Skriv **Dødsfall** i merknaden, så ingen spør på nytt.

=== dodsfall-reklame | alle | dødsfall
Post eller tilbud sendt til en som er død
: tilbudsbrev, reklame, død, klage, reservasjon, sletting
Å få et kampanjebrev til en som er gått bort, er vondt. Beklag uten forbehold.

Finn ut hvor brevet kom fra: avisens eget register, en gammel kampanjeliste eller en partner. Sperr
kundekortet for all markedsføring, og søk opp dobbeltkort på samme adresse. Sperren må stå på alle.

Brev som er sendt til trykk, lar seg ikke stanse. Si det på forhånd: «Det kan komme ett brev til, som
allerede er på vei. Det beklager jeg.» Da kommer det ikke som et nytt støt. Send sak til fagredaktøren
dersom dødsfallet var meldt tidligere, slik at rutinen kan rettes.

=== dodsfall-innlogging | digital | dødsfall | minor
Etterlatte vil ha tilgang til den dødes konto
: avisid, død, konto, arkiv, tilgang, etterlatte
AvisID er personlig, også etter døden. Vi gir ikke ut passord, leselister eller kommentarer til
etterlatte.

Det vi kan gjøre:

- overføre abonnementet til en etterlatt, som lager egen AvisID
- slette kontoen når en etterlatt ber om det
- fjerne den døde fra delt abonnement
- sende kopi av fakturaer til den som gjør opp boet

Vil familien ha en bestemt artikkel eller et bilde, kan den etterlatte få prøve e-avisarkivet gratis i en
uke, eller spørre redaksjonen. Kommentarer på nettavisen kan fjernes av redaksjonen når nær familie ber om
det.

=== sykehjem | papir | adresseendring | minor
Abonnenten er flyttet på sykehjem
: sykehjem, omsorgsbolig, pårørende, fullmakt, verge
Ofte er det en datter eller sønn som ringer. Spør om det er gitt fullmakt, eller om foreldrene kan komme
til telefonen.

| Endring | Hva du trenger |
|---|---|
| flytte levering til sykehjemmet | pårørendes ord er nok |
| midlertidig stopp | pårørendes ord er nok |
| oppsigelse | abonnenten selv, fullmakt eller verge |
| opplysninger om betaling | fullmakt eller verge |

Skriv avdeling på leveringsadressen. Egen avis på rommet betyr mye, så nevn muligheten før dere snakker om
oppsigelse. Stor skrift i e-avisen og opplest tekst kan være til hjelp når synet svikter. Skriv aldri
diagnoser i merknaden.

=== samlivsbrudd | alle | endring av abonnement | minor
Samlivsbrudd: to vil ha avisen videre
: samlivsbrudd, skilsmisse, dele, eierskifte, to adresser
Når et par flytter fra hverandre, er det eieren av abonnementet som bestemmer. Den andre må tegne sitt
eget.

Ta ikke parti, og formidle ikke beskjeder mellom dem. Fortell heller ikke den ene hvor den andre har
flyttet eller hva som er registrert. Den som har delt tilgang, mister den når eieren fjerner vedkommende.

Praktisk hjelp som fungerer:

1. Eieren flytter levering eller bytter til digital.
2. Den andre får nytt abonnement med egen AvisID fra samme dag.
3. Er begge enige om å bytte eier, kreves begges bekreftelse.

Introduksjonstilbudet kan gis til den nye husstanden, selv om eieren har abonnement fra før.

=== hemmelig-adresse | alle | adresseendring | must_know
Abonnenter med skjermet adresse
: adressesperre, hemmelig adresse, skjermet, kode, sikkerhet
Noen abonnenter har adressesperre. Kortet er merket med rødt skjold, og adressen vises ikke.

- Oppgi aldri adresse, telefon, rute eller leveringsdag, heller ikke til kunden selv på telefon.
- Endringer gjøres bare av teamleder, etter avtalt identifisering.
- Spør ikke hvorfor.
- Manglende avis registreres uten å åpne adressen.

Ringer noen og sier de er familie, svarer du at du ikke kan gi opplysninger om kunder. Bruk nøyaktig samme
setning som for alle andre, slik at svaret ikke røper at sperren finnes. Forteller en kunde at hun trenger
sperre, setter du henne over til teamleder straks og lar saken stå åpen på skjermen til overtakelsen er
bekreftet.
"""
