"""Articles on the call itself, complaints, and the centre's routines."""

TEXT = """\
=== apning | alle | samtalen
De første ti sekundene av samtalen
: åpning, hilsen, presentasjon, samtalestart, avisens navn
Kunden ringer avisen sin, ikke et kundesenter. Skjermen viser hvilken avis det gjelder før du svarer.

1. Si avisens navn, fornavnet ditt og «hva kan jeg hjelpe deg med?».
2. La kunden snakke ferdig. De fleste bruker under et halvt minutt.
3. Gjenta saken med én setning, så kunden hører at du har forstått.
4. Spør så om opplysningene du trenger.

Ikke begynn med kundenummeret. Den som er lei seg eller sint, vil først bli hørt. Viser skjermen feil
avis, beklager du og bytter til riktig kort før du svarer på noe. To aviser har sjelden like regler.

=== avslutning | alle | samtalen | minor
Avslutte en samtale slik at kunden ikke ringer igjen
: avslutning, oppsummering, gjenoppringing, løst i første samtale
En god slutt sparer en ny samtale. Oppsummer tre ting: hva du har gjort, hva som skjer nå, og når.

> Da har jeg stoppet avisen fra mandag til og med søndag uken etter. Du får en bekreftelse på e-post nå,
og fradraget står på neste
> faktura.

Spør «Er det noe mer jeg kan hjelpe med?» bare når du mener det. Har kunden nevnt noe i forbifarten, tar
du opp tråden: «Du sa at innloggingen var vrien. Skal vi se på den?» Vent til kunden har lagt på før du
begynner på etterarbeidet. Skriv merknaden mens du husker ordene.

=== sint-kunde | alle | samtalen
Kunden er sint
: sint kunde, konflikt, krevende samtale, roe ned, utskjelling
Sinne handler nesten alltid om at noen ikke er blitt hørt. Det er ikke om deg, men det er du som kan gjøre
noe.

- La kunden tømme seg. Avbryt ikke de første to minuttene.
- Sett ord på det: «Det er tredje gang avisen mangler, og ingen har ringt tilbake. Det forstår jeg at du
  reagerer på.»
- Beklag det som er vårt, og bare det.
- Si hva du gjør nå, og hva du ikke kan gjøre.

Skjelling trenger du ikke tåle. Si rolig: «Jeg vil gjerne hjelpe deg, men ikke når du snakker slik til
meg.» Fortsetter det, kan du avslutte. Ta en pause etterpå; teamlederen ordner telefonen.

=== trusler | alle | samtalen | must_know
Trusler mot deg, avisen eller andre
: trussel, vold, sikkerhet, anmelde, nødetat
Trusler skal alltid meldes, også når du tror de ikke er alvorlig ment. Du avgjør ikke det alene.

1. Hold deg rolig, svar lite, og noter ordrett.
2. Rekk opp hånden eller bruk varselknappen, så teamlederen kommer til deg.
3. Noter nummer, klokkeslett, stemme og bakgrunnslyder.
4. Gjelder trusselen et sted eller en person nå, ringer teamlederen nødetatene mens du holder linjen.
5. Etterpå skriver dere hendelsesrapport sammen, og du får fri fra linjen så lenge du trenger.

Avisen varsles av leder eller teamleder, ikke av deg. Snakk ikke om innholdet i åpent landskap. Alle
som har hatt en slik samtale, får tilbud om oppfølging samme dag og uken etter.

=== selvmord | alle | samtalen | must_know
Den som ringer, har det svært vondt
: selvmordstanker, krise, hjelpetelefon, omsorg, fortvilelse
Noen ganger ringer et menneske om avisen og forteller om noe helt annet. Du er ikke terapeut, men du er
den som hører.

- Ta deg tid. Køen er ikke ditt ansvar nå.
- Spør direkte dersom du er redd: «Tenker du på å ta livet ditt?» Spørsmålet gjør ikke vondt verre.
- Er faren her og nå, be om adressen og vink til teamlederen, som ringer nødetatene. Bli på linjen.
- Er det ikke akutt, fortell at det finnes åpne krisetelefoner hele døgnet, og les opp nummeret fra
  tavlen.

Etter samtalen skal du av telefonen. Snakk med teamlederen før du går hjem. Skriv ingenting om innholdet
på kundekortet.

=== eldre-kunder | alle | samtalen
Samtaler med eldre abonnenter
: eldre, hørsel, rolig tempo, gjenta, tålmodighet
Over halvparten av papirabonnentene er over 65 år. Mange er raskere enn oss; noen trenger mer tid.

- Snakk tydelig, ikke høyere.
- Gi ett spørsmål av gangen.
- Les opp datoer med ukedag: «fredag den trettende».
- Unngå ord som *kontoside*, *lenke* og *app* før du vet at de er kjent.
- Tilby bekreftelse i brev. Det er gratis for den som ber om det.

Vær på vakt når noen i bakgrunnen svarer for kunden. Spør kunden selv. Er du usikker på om hun har
forstått en bestilling, sender du bekreftelsen og ringer neste dag. Et salg som angres, er verre enn ingen
salg.

=== tolk | alle | samtalen | minor
Kunden snakker ikke norsk
: språk, engelsk, tolk, samisk, flerspråklig
De fleste klarer seg på norsk eller engelsk med korte setninger. Flere av kollegene våre snakker andre
språk; listen står i kompetanseoversikten.

1. Spør hvilket språk som passer.
2. Sjekk om en kollega er ledig, og sett over med en kort forklaring.
3. Finnes ingen, tilbyr du e-post. Da får begge tid.
4. Bruk ikke barn som tolk i saker om gjeld eller dødsfall.

Avisene i nord har abonnenter som foretrekker samisk. Teamet i Tromsø har kolleger som kan svare, og
avtaler tid for oppringing samme dag. Send bekreftelser på norsk med enkle ord; maskinoversettelse skal
ikke brukes i brev om krav.

=== klage-ta-imot | alle | klage | must_know
Ta imot en klage
: klage, reklamasjon, misnøye, klagebehandling, svarfrist
En klage er når kunden sier at noe vi har gjort, ikke er godt nok, og vil ha et svar. Kunden trenger ikke
bruke ordet.

1. Lytt, og gjenta hva du har forstått.
2. Løs det du kan nå. De fleste klager ender her.
3. Kan du ikke løse det, registrerer du **Klage** med kundens egne ord.
4. Si hvem som svarer og når. Fristen er fem virkedager.
5. Følg opp selv hvis svaret ikke er kommet på dag fire.

Skriftlige klager besvares skriftlig. Er kunden ikke fornøyd med svaret, kan hun be om ny vurdering hos
avisen, og deretter ta saken til forbrukermyndighetene. Fortell det på en rolig måte; det er en rettighet
og ingen trussel.

=== kompensasjon | alle | klage
Når kan kunden få noe ekstra?
: kompensasjon, plaster på såret, goodwill, godskriving, fullmakt
Rett skal være rett før noe blir ekstra. Sørg først for at kunden har fått det hun har krav på.

Du kan gi uten å spørre:

- én ekstra uke på abonnementet når samme feil har skjedd tre ganger
- fjerning av gebyr én gang i året
- åpen e-avis for en deltaker til i husstanden i 30 dager

Teamleder kan gi inntil én måned. Alt over det avgjør avisen. Bruk kompensasjon når vi har gjort en feil,
ikke for å få slutt på en samtale. Skriv hvorfor, så avisen ser hva feilene koster. Den som roper høyest,
skal ikke få mer enn den som er tålmodig.

=== ros | alle | klage | minor
Kunden vil gi ros
: ros, skryt, takk, tilbakemelding, godt innhold
Ros er også tilbakemelding og skal frem til den det gjelder. Takk, spør hva som var bra, og skriv det ned
med kundens ord.

- Ros til budet sendes distribusjon, som lar budet få lese den.
- Ros til redaksjonen sendes til e-posten på aviskortet. Navn på kunden tas med bare hvis hun vil.
- Ros til en kollega går til teamlederen, som tar den opp på fagforum hvis kollegaen synes det er greit.

Registrer den som **Tilbakemelding, positiv**. Da ser avisene også det som virker. Det tar et halvt
minutt, og er noe av det hyggeligste du kan bruke det halve minuttet til.

=== sette-over | alle | intern rutine
Sette over til avis, annonse eller teamleder
: sette over, viderekobling, overføring, intern telefon, varm overføring
Sett over bare når du ikke kan løse saken. Kunden skal slippe å fortelle alt på nytt.

1. Si hvem du setter over til, og hvorfor.
2. Oppgi nummeret fra aviskortet i tilfelle samtalen brytes.
3. Ring mottakeren først, og fortell kort hva saken gjelder.
4. Svarer ingen på fem ring, går du tilbake til kunden og avtaler at noen ringer opp.
5. Før saken som **Overført** med hva som gjenstår.

Skjer det mer enn to ganger om dagen med samme type sak, er det noe vi burde kunne selv. Meld det som
forslag til fagforum. Overføring til teamleder skal alltid komme tilbake til deg med en forklaring.

=== overlevert-sak | alle | intern rutine
Saker du ikke har tilgang til å løse
: overlevering, systemtilgang, teamleder, tilbakemelding, læring
Noen saker krever tilganger som bare teamleder har. De skal likevel ikke bli borte for deg.

- Beskriv hva du har prøvd, og hva du tror løsningen er.
- Teamlederen løser saken sammen med deg når det er mulig, ellers med en forklaring tilbake.
- Du svarer kunden, med mindre dere avtaler noe annet.
- Saken lukkes ikke før du har lest forklaringen.

Lærte du noe som flere kan bruke, foreslår du en artikkel. Ser dere at den samme saken kommer igjen og
igjen, er det et tegn på at tilgangen burde være din. Ta det opp på fagforum, der flere har opplevd det
samme.

=== e-post-svar | alle | intern rutine
Svare på e-post innen et døgn
: epost, svarfrist, skriftlig svar, mal, språk
All e-post skal ha svar innen 24 timer. Det gjelder også når svaret er at vi trenger mer tid.

## En god e-post
1. Hilsen med navn.
2. Svaret først, forklaringen etterpå.
3. Hva kunden må gjøre, som punkter.
4. Når noe skjer, med dato.
5. Navnet ditt og avisens navn.

Bruk malen, men fjern alt som ikke gjelder denne kunden. Skriv kort, uten forkortelser. Les gjennom én
gang høyt. Send aldri opplysninger om betaling til en adresse som ikke er registrert. Har kunden skrevet
om tre ting, svarer du på tre ting; et glemt spørsmål blir en ny e-post.

=== seiglivet-feil | alle | intern rutine | must_know
Når du oppdager at noe i banken er galt
: seiglivet feil, rettelse, feil svar, kvalitet, fagredaktør
Gale opplysninger sprer seg fort når mange svarer det samme. Si fra, også når du er usikker.

1. Trykk **Meld feil** på artikkelen, og skriv hva som er galt og hvordan du vet det.
2. Fagredaktøren vurderer innen samme dag og tar artikkelen ut av søket om nødvendig.
3. Alle som har åpnet den gale versjonen, får rettelsen i sin liste.
4. Har du gitt kunder galt svar, finner du samtalene og retter opp det som kan ha fått følger.

Det er ingen skam å ha svart det som sto. Feil som bare lever i samtaler ved pulten, er vanskeligst å
finne; hører du noe du ikke finner igjen i banken, spør hvor det kommer fra.

=== nytt-fra-avisen | alle | intern rutine
Slik kommer en melding fra avisen til deg
: melding, nyhet, informasjonsflyt, fagredaktør, lesebekreftelse
Avisene sender endringer, tilbud og beskjeder hver dag. Du skal bare få det som angår deg, i tide.

- Fagredaktøren leser, retter og setter hvem og når.
- Enkle fakta kommer i listen din og oppdaterer aviskortet.
- Sammensatte endringer settes i tillegg på fagforum. De regnes ikke som lest før dere har snakket om dem.
- Meldinger går ut av seg selv når datoen er passert.

Bruk lesetiden til listen, og søk når kunden venter. Oppdager du at en kunde visste om et tilbud før deg,
si fra med en gang: da har noe stoppet på veien, og det vil fagredaktøren vite.

=== aviskortet | alle | intern rutine
Bruke aviskortet mens kunden venter
: aviskort, fakta, priser, frister, oppslag
Aviskortet samler det som er ulikt mellom avisene: priser, dager, frister, forfall, kontakt. Banken ellers
sier hvordan; kortet sier hva og når.

- Åpne kortet før du svarer på noe som har tall i seg.
- Les tallet fra kortet, ikke fra hukommelsen. Mange av avisene ligner hverandre, men ikke i pris.
- Strider en artikkel mot kortet, er det kortet som gjelder. Meld feil på artikkelen.
- Mangler du noe på kortet, foreslå et felt. Fagredaktøren spør avisene samlet.

Du finner kortet med to tastetrykk fra samtalebildet. Er avisen på skjermen feil, bytt kort; ikke regn om
mellom dem.

=== kundemote-kanal | alle | intern rutine | minor
Samme kunde har ringt, skrevet og brukt skjemaet
: flere henvendelser, dobbeltarbeid, slå sammen saker, historikk
Utålmodige kunder bruker alle veier. Da kan tre av oss arbeide med det samme uten å vite om hverandre.

Se alltid på historikken de siste sju dagene før du begynner. Ligger det en åpen e-post, svarer du på den
i samtalen og lukker den med en merknad. Slå sammen saker som handler om det samme; behold den eldste, så
fristen ikke flyttes.

Er svarene vi har gitt, ulike, må du avgjøre hva som er riktig og si det rett ut: «Du har fått to svar.
Det riktige er dette, og det beklager jeg.» Meld forskjellen, så vi finner ut hvor den kom fra.

=== nyansatt | alle | intern rutine | minor
De første to ukene på linjen
: nyansatt, opplæring, fadder, medlytting, mestring
Ingen kan regler for 64 aviser etter to uker, og ingen venter det. Målet er at du vet hvor du skal lete.

| Dag | Hva |
|---|---|
| 1–2 | systemene, aviskortet og banken |
| 3–4 | medlytting hos to godkjente kolleger |
| 5 | egne samtaler om manglende avis og stopp, med fadder ved siden av |
| 6–8 | faktura og innlogging |
| 9–10 | e-post, oppsigelse og dødsfall |

Spør høyt. Et spørsmål fra deg viser ofte et hull i banken. Hver dag avsluttes med ti minutter refleksjon,
som er din egen og ikke leses av noen. Veiledning med teamleder er satt opp i uke én og to.

=== kampanje-intern | alle | pris og tilbud
Når en kampanje starter: forberedelser på kundesenteret
: kampanje, salgskampanje, kampanjekode, forberedelse, aviskort
Vi skal aldri høre om en kampanje fra kunden. Avisen melder den minst tre virkedager før.

Se etter dette i meldingen:

1. hvem den gjelder for, og hvem den ikke gjelder for
2. pris nå, pris etterpå, og når den endres
3. kampanjekode og siste bestillingsdag
4. om det følger med noe, og når det sendes
5. om faste abonnenter vil ringe om forskjellen

Prøv koden i bestillingsbildet før den første dagen. Virker den ikke, sier du fra før linjene åpner. De
første dagene kommer flest spørsmål om koden, de siste om fristen, og tre måneder senere om ordinær pris.

=== host-kampanje | digital | pris og tilbud | normal | -75..-30
Avsluttet: felles høstkampanje for digitale abonnement
: kampanje, avsluttet, høst, digital, kampanjekode
Kampanjen er over, og koden virker ikke lenger. Artikkelen står så lenge kunder kan spørre om vilkårene de
bestilte på.

- Kampanjen gjaldt nye digitale kunder hos avisene som deltok.
- Kunden fikk en redusert introduksjonsperiode og går nå over til ordinær pris på aviskortet.
- Oppsigelse måtte skje før introduksjonen var ute.

Har kunden angret i tide, finner du merknaden **Angret kampanje**. Kom bestillingen inn siste dag, men ble
registrert dagen etter, skal kunden ha kampanjeprisen. Nye kunder som spør etter tilbudet, får det
prøvetilbudet som gjelder nå, og som står på aviskortet.

=== sommerkampanje | alle | pris og tilbud | normal | 35..110
Kommende: sommertilbud på helg og digital
: sommerkampanje, sommertilbud, kommende, helg, digital, hyttefolk
Flere av avisene planlegger et felles sommertilbud. Prisene kommer som egen melding fra hver avis; dette
er rammene.

- Tilbudet gjelder husstander uten abonnement de siste seks månedene.
- Det stopper av seg selv, og går ikke over til løpende abonnement.
- Avisen kan leveres på hytteadresse i området.
- Hver husstand kan bare bruke tilbudet én gang.

Før start tar vi en halvtime på fagforum, fordi det avviker fra de vanlige prøvetilbudene: Kunden trenger
**ikke** si opp. Spør noen om tilbudet før tiden, sier du at det kommer mer informasjon, og viser
prøvetilbudet på aviskortet. Lov ingen priser.
"""
