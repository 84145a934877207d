"""Articles on personal data, security and fraud."""

TEXT = """\
=== identifisering | alle | personvern | must_know
Hvem snakker jeg med? Kontrollspørsmål før du gir opplysninger
: identifisering, kontrollspørsmål, verifisere, sikkerhet, opplysninger
Det du trenger å vite, avhenger av hva kunden ber om.

| Kunden vil | Kontroller |
|---|---|
| melde manglende avis | adresse |
| stoppe eller flytte levering | navn og adresse |
| få vite noe om faktura | navn, adresse og e-post eller mobil |
| endre e-post, mobil eller utbetalingskonto | tre opplysninger, og lenke til registrert e-post |
| få innsyn i personopplysninger | BankID på kontosiden |

La kunden si opplysningene; les dem ikke opp for å få et ja. Er noe galt, si at du ikke finner nok til å
gå videre, uten å fortelle hva som ikke stemte. Vi spør aldri etter fødselsnummer.

=== innsyn | alle | personvern
Kunden vil se hva vi har lagret
: innsyn, gdpr, personopplysninger, kopi, dataportabilitet
Alle har rett til innsyn i egne opplysninger, gratis og innen en måned. Kunden trenger ikke begrunne det.

1. Vis til **Mine opplysninger** på kontosiden. Der lastes det meste ned med en gang.
2. Vil kunden ha mer, registrerer du **Innsyn** med dato. Fristen løper fra da.
3. Personvernansvarlig i avisen svarer. Vi følger med på at svaret er sendt.
4. Gjelder det opptak av samtale, skriv dato og omtrentlig klokkeslett.

Hver avis er ansvarlig for sine kunder. Har kunden abonnement på tre aviser, er det tre henvendelser, men
du kan registrere alle i samme samtale. Gi ikke muntlig oversikt over telefon.

=== sletting | alle | personvern
Kunden vil bli slettet
: sletting, retten til å bli glemt, slette konto, gdpr, anonymisering
«Slett alt dere har om meg.» Ta imot, og forklar hva som skjer uten å argumentere.

- Er abonnementet aktivt, må det først avsluttes.
- AvisID, lesehistorikk og samtykker slettes innen 30 dager.
- Fakturaer beholdes så lenge regnskapsreglene krever, men brukes ikke til annet.
- Åpne krav og klager beholdes til de er avgjort.
- Navn og adresse på reservasjonsliste kan beholdes, ellers kan vi ikke huske at kunden ikke vil
  kontaktes.

Registrer **Sletting**, og send bekreftelsen med dato. Skriv ikke «alt er slettet nå». Redaksjonelle
artikler der kunden er omtalt, er ikke personopplysninger vi kan slette; slike ønsker går til redaksjonen.

=== reservasjon | alle | personvern
Reservasjon mot salg og markedsføring
: reservasjon, telefonsalg, markedsføring, samtykke, nyhetsbrev
Kunden kan når som helst si nei til telefonsalg, SMS, e-post eller brev. Endringen gjøres i samtalen og
skal gjelde straks.

1. Åpne **Samtykker** på kundekortet.
2. Spør om det gjelder alt eller bare enkelte kanaler.
3. Spør om det gjelder flere aviser. Samtykket er per avis.
4. Les opp hva som fortsatt vil komme: faktura, driftsmeldinger og varsel om prisendring er ikke
   markedsføring.

Kampanjer som er trykt, kan komme i noen uker. Ringer selgere likevel etter en uke, er det et avvik som
personvernansvarlig skal ha. Noter nummeret de ringte fra og datoen. Prøv ikke å overtale kunden til å
beholde et samtykke.

=== feil-mottaker | alle | personvern | must_know
E-post eller faktura er sendt til feil person
: avvik, feilsending, personopplysninger på avveie, brudd, melding
Sendte du selv feil, er det viktigste at du sier fra med en gang. Ingen får kritikk for å melde avvik.

1. Skriv ned hva som ble sendt, til hvem, og når.
2. Be mottakeren slette, og bekrefte det skriftlig. Ikke be om å få det i retur.
3. Meld avvik i skjemaet **Personvern** innen en time. Teamleder får varsel.
4. Rett årsaken: feil e-post, dobbel konto, feil vedlegg.
5. Ikke kontakt den opplysningene gjelder, før personvernansvarlig har sagt hva som skal sies.

Alvorlige avvik må meldes til myndighetene innen 72 timer, og derfor teller hver time. Også avvik som
virker små, skal inn; de viser hvor rutinen lekker.

=== fullmakt | alle | personvern
Pårørende og andre ringer på vegne av kunden
: fullmakt, verge, pårørende, på vegne av, tredjepart
Mange hjelper foreldre, venner eller naboer. Vi skal være greie, men kunden skal kunne stole på oss.

- **Melde manglende avis eller stoppe:** alle kan gjøre det.
- **Endre adresse:** den som bor på adressen, eller pårørende som kjenner kundens opplysninger.
- **Oppsigelse, betaling, innsyn:** kunden selv, fullmakt eller verge.

En fullmakt kan være en e-post fra kundens registrerte adresse med navn på den som får den, og hva den
gjelder. Legg den på kundekortet med utløpsdato. Er kunden i rommet, kan hun si ja over telefonen; noter
at hun gjorde det. Vergemål registreres av teamleder.

=== lydopptak | alle | personvern | minor
Kunden spør om samtalen tas opp
: lydopptak, opptak, samtykke, medlytting, opplæring
Samtaler tas ikke opp uten at kunden har sagt ja i talemenyen. Opptak brukes til opplæring og slettes
etter 30 dager.

Kunden kan trekke samtykket når som helst, også midt i samtalen. Trykk da **Stopp opptak** og si at det er
gjort. Vil kunden ha opptaket slettet, registrerer du det med dato og klokkeslett.

Medlytting er noe annet: En kollega sitter ved siden av og hører for å lære. Da sier du i starten: «Jeg
har med meg en kollega som lærer. Er det greit?» Sier kunden nei, tar kollegaen av seg hodetelefonene. Det
skal ikke kommenteres.

=== falsk-melding | alle | personvern
Kunden har fått falsk e-post eller SMS i avisens navn
: phishing, svindel, falsk sms, falsk faktura, lenke
Svindlere bruker avisens navn, gjerne med «betalingen din er avvist». Slik kjenner du dem igjen: hast,
lenke til fremmed adresse, krav om kortnummer eller kode.

1. Be kunden ikke trykke mer, og ikke slette meldingen ennå.
2. Har hun oppgitt kort eller koder, må hun ringe banken straks. Avslutt samtalen så hun kan gjøre det.
3. Se om vi faktisk har sendt noe den dagen.
4. Be om skjermbilde til sikkerhetsansvarlig.
5. Bytt passord på AvisID dersom det er brukt.

Vi sender lenker til avisens kontoside, aldri til andre. Skam ikke kunden; de som blir lurt, er ofte de
som er vant til å gjøre opp for seg.

=== identitetsmisbruk | alle | personvern | minor
Noen har bestilt abonnement i kundens navn
: misbruk av identitet, falsk bestilling, ikke bestilt, anmelde
Det kan være en spøk, en ekskjæreste eller en feil i skjemaet. For kunden er det ubehagelig uansett.

Stopp leveringen og sett kravet som omtvistet. Krediter alt når kunden sier at hun ikke har bestilt, og
det ikke finnes bekreftet e-post eller mobil. Oppgi aldri hvem som kan ha bestilt, eller hvilken e-post
som ble brukt. Har kunden anmeldt forholdet, kan politiet få opplysningene på riktig måte.

Ligger det flere bestillinger på samme person hos flere av avisene, varsler du fagredaktøren. Sett sperre
for nye bestillinger uten bekreftelse på adressen i seks måneder, hvis kunden ønsker det.

=== journalist-kilder | alle | personvern | must_know
Noen vil ha tak i en journalist eller vite hvem som har tipset
: kildevern, tips, journalist, redaksjon, varsler
Redaksjonen har kildevern. Vi vet ikke hvem som tipser, og skal ikke vite det.

- Tips settes rett over til redaksjonen, eller sendes til tipsadressen. Skriv ikke tipset inn på
  kundekortet.
- Noter ikke navn eller nummer på den som tipser.
- Private nummer til journalister gis aldri ut.
- Spør noen hvem som har tipset, svarer du at kundesenteret ikke behandler slike henvendelser.

Forteller en kunde noe som kan være varsling om egen arbeidsplass, stopper du vennlig og setter over før
hun har sagt mer. Truer noen en journalist, skal teamleder og redaksjonen ha beskjed straks.

=== politiet-spor | alle | personvern | minor
Offentlige etater ber om opplysninger om en kunde
: politi, nav, kommune, utlevering, opplysninger, taushet
Vi gir ikke ut kundeopplysninger på telefon, heller ikke til politi, kommune eller andre etater. Den som
ringer, kan være hvem som helst.

Si: «Jeg kan dessverre ikke svare på det, men jeg kan fortelle deg hvor henvendelsen skal sendes.» Be om
skriftlig henvendelse til personvernansvarlig i avisen, med hjemmel og saksnummer. Noter at noen har
spurt, uten å bekrefte at personen er kunde.

Er det fare for liv, for eksempel at en eldre ikke har tatt inn avisen på mange dager, skal nødetatene
ringes. Avisbud og naboer som er bekymret, bes selv ringe nødnummer; vi kan hjelpe dem å finne adressen de
allerede står ved.

=== notater | alle | personvern
Hva du kan skrive i merknadsfeltet
: merknad, notat, kundekort, saklighet, helseopplysninger
Alt du skriver, kan kunden be om å få se. Skriv slik at du kan lese det høyt for henne.

| Skriv | Skriv ikke |
|---|---|
| «Ønsker avisen i holder ved porten» | «Sur og vanskelig» |
| «Avtalt utsettelse til 14 dager etter forfall» | «Har visst dårlig råd» |
| «Pårørende ringer, fullmakt er lagt inn» | «Dement mor på sykehjem» |
| «Ring etter kl. 15» | «Mannen drikker» |

Helse, tro, politikk og familieforhold skal aldri inn. Trenger neste konsulent å vite noe om hvordan
kunden bør møtes, skriver du hva som hjelper: «Trenger god tid, les opp datoene to ganger.» Gamle
merknader som bryter med dette, sletter du.
"""
