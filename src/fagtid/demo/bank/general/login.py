"""Articles on AvisID, passwords and access."""

TEXT = """\
=== avisid | digital | innlogging | must_know
AvisID: hva det er, og hvordan kunden får det
: avisid, konto, brukerkonto, registrere, innlogging, opprette bruker
AvisID er kundens egen innlogging til nettavis, e-avis, app og kontoside. Den består av en e-postadresse
og et passord, og gjelder for alle aviser kunden abonnerer på hos oss.

1. Kunden går til innloggingsadressen på aviskortet og velger **Ny bruker**.
2. Kunden skriver e-post, lager passord og bekrefter lenken i e-posten.
3. Kunden knytter abonnementet til kontoen med kundenummer og postnummer.

Steg tre er det som oftest mangler: Kunden har AvisID, men den er ikke koblet til noe abonnement. Da får
hun logget inn, men møter betalingsveggen. Du kan koble for kunden når e-posten på kundekortet er den
samme som i AvisID.

=== glemt-passord | digital | innlogging | must_know
Glemt passord
: glemt passord, nytt passord, tilbakestille, lenke, engangskode
Vi kan ikke se eller lage passord. Kunden må bruke lenken **Glemt passord**, og du kan sende den.

1. Bekreft hvilken e-post kunden logger inn med. Les den opp bokstav for bokstav.
2. Velg **Send ny lenke** på kundekortet. Lenken gjelder i én time.
3. Be kunden se i søppelpost og kampanjemapper.
4. Kunden lager et nytt passord på minst ti tegn.
5. Bli på linjen til kunden er inne.

Kommer ikke e-posten, er det nesten alltid en annen adresse. Søk på navn og mobil for å finne en konto
til. Sendte kunden flere lenker, virker bare den siste; be kunden slette de gamle.

=== feil-epost | digital | innlogging
Kunden har to kontoer eller feil e-post
: dobbel konto, feil epost, slå sammen, flere kontoer, avisid
Når kunden kan logge inn, men ikke får lese, finnes det gjerne to kontoer: en med abonnementet og en
kunden bruker.

- Finn begge med søk på navn, mobil og adresse.
- Spør hvilken e-post kunden vil beholde.
- Flytt abonnementet til den kontoen. Ikke slett den andre før kunden har logget inn.
- Lagrede saker og kommentarer følger ikke med. Si fra på forhånd.

Er e-posten skrevet feil, for eksempel med punktum på feil plass, retter du den. Kunden må da bekrefte den
nye adressen. Tilhører den gale adressen en annen person, må du melde det som mulig avvik, fordi
opplysninger kan ha havnet på avveie.

=== betalingsvegg | digital | innlogging
Innlogget, men får ikke lese saken
: betalingsmur, pluss-sak, låst artikkel, ingen tilgang, abonnement ikke aktivt
Gå gjennom listen ovenfra. Den løser ni av ti tilfeller.

| Se etter | Gjør |
|---|---|
| Er abonnementet aktivt i dag? | Se startdato, stopp og ubetalt faktura |
| Er det koblet til denne AvisID? | Koble, be kunden logge ut og inn |
| Er det riktig avis? | Sak fra en annen avis krever abonnement der |
| Er kunden logget inn i denne nettleseren? | Lenker fra andre apper åpnes ofte i en annen nettleser |
| Er informasjonskapsler blokkert? | Tillat for avisens nettsted |

Står alt riktig, ber du om lenken til saken og et skjermbilde, og sender det til teknisk støtte. Kunden
skal ha svar innen én virkedag.

=== informasjonskapsler | digital | innlogging | minor
Kunden logges ut hele tiden
: informasjonskapsler, cookies, logges ut, privat modus, nettleser
Blir kunden spurt om innlogging hver gang, husker ikke nettleseren økten. Vanlige årsaker er privat modus,
annonseblokkering eller at kapsler slettes når vinduet lukkes.

1. Spør hvilken nettleser og enhet det gjelder.
2. Be kunden åpne en vanlig fane, ikke privat.
3. Be kunden hake av **Husk meg** ved innlogging.
4. Slå av blokkering for akkurat avisens nettsted, ikke for alt.

Hopper kunden mellom mobil, nettbrett og PC, skal alle kunne være innlogget samtidig. Ved flere enn fem
enheter logges den eldste ut. Det skjer også når andre bruker passordet, så spør forsiktig om noen har
fått det.

=== bekreftelse-epost | digital | innlogging | minor
E-post fra oss kommer ikke frem
: søppelpost, spam, epost kommer ikke, bekreftelse, filter
Se i loggen på kundekortet. Den viser om meldingen er sendt, levert eller avvist.

- **Levert:** den ligger hos kunden. Be om søk på avisens navn og se i søppelpost.
- **Avvist, ukjent mottaker:** adressen er feil skrevet.
- **Avvist, full innboks:** kunden må rydde.
- **Avvist, sperret:** kunden har en gang merket oss som søppelpost. Send oppgave om å oppheve sperren.

Arbeidsplasser og skoler kan ha filtre som fjerner lenker. Foreslå privat adresse. Trenger kunden lenken
nå, kan den sendes på SMS til mobilnummeret på kundekortet, så sant nummeret er bekreftet tidligere.

=== totrinn | digital | innlogging
Engangskode på SMS kommer ikke
: engangskode, sms, totrinn, mobilnummer, bekreftelse
Ved innlogging fra ny enhet sendes en engangskode på SMS. Kommer den ikke, er mobilnummeret som regel
gammelt.

1. Les opp de to siste sifrene i nummeret på kontoen.
2. Er det feil, må kunden bekrefte hvem hun er før du bytter nummer: full adresse, e-post og siste
   fakturabeløp.
3. Er det riktig, venter dere ett minutt. Flere forsøk gjør at koden sperres i et kvarter.
4. Utenlandske nummer og noen bedriftsnumre får ikke koder. Bruk kode på e-post.

Oppgi aldri koden til noen, og be aldri kunden lese den opp. Spør noen deg om koden, er det svindel eller
en misforståelse.

=== kontosiden | digital | innlogging
Dette kan kunden gjøre selv på kontosiden
: selvbetjening, min side, kontoside, selvhjelp, nettside
Kontosiden er åpen hele døgnet. Vis den når det passer, men bruk den aldri som grunn til å ikke hjelpe nå.

| Kunden kan selv | Kunden må kontakte oss |
|---|---|
| stoppe midlertidig | bytte eier |
| endre adresse | melde dødsfall |
| melde manglende avis | få avdrag |
| bytte kort og betalingsmåte | slå sammen kontoer |
| laste ned fakturaer | bestride en faktura |
| dele tilgang | endre bedriftslisenser uten administrator |
| si opp | |

Spør gjerne: «Skal jeg vise deg hvor det er, til en annen gang?» Den som har prøvd en gang sammen med oss,
klarer det alene neste gang.

=== bankid-bekreftelse | digital | innlogging | minor
Når må kunden bekrefte seg med BankID?
: bankid, identifisering, bekrefte identitet, legitimasjon
De fleste henvendelser krever bare vanlige kontrollspørsmål. BankID brukes på kontosiden i tre tilfeller:
utbetaling til ny konto, innsyn i personopplysninger og gjenoppretting av konto uten tilgang til e-posten.

Kunden starter selv fra kontosiden. Vi sender aldri lenke til BankID på SMS eller e-post, og ingen hos oss
ber om passord eller koder. Forteller en kunde at «dere» har gjort det, er det svindel; følg rutinen for
falske meldinger.

Kan kunden ikke bruke BankID, finnes det en annen vei: skjema med underskrift, levert på avisens
lokalkontor. Det tar omtrent en uke.

=== alderskonto | digital | innlogging | minor
Barn og unge med egen innlogging
: barn, ungdom, aldersgrense, foresatte, avisid for barn
Unge over 13 år kan ha egen AvisID. Under 13 kan barnet lese gjennom foresattes konto, men ikke ha en
egen.

Deling i husstanden er den enkleste veien: Eieren inviterer den unge, som får samme tilgang uten å se
fakturaer eller betaling. Kommentarfelt er stengt for brukere under 18 år hos de fleste av avisene.

Oppretter et barn konto med gal fødselsdato, sletter vi den når foresatte ber om det. Har barnet bestilt
abonnement, er bestillingen ikke bindende uten foresattes samtykke. Da krediteres alt, også etter
angrefristen.

=== konto-misbrukt | digital | innlogging
Kunden tror noen andre bruker kontoen
: misbruk, hacket, ukjent innlogging, sikkerhet, passord på avveie
Tegn på misbruk er ukjente enheter, endret e-post eller bestillinger kunden ikke kjenner.

1. Velg **Logg ut alle enheter**.
2. Send lenke for nytt passord, og be kunden lage ett som ikke brukes andre steder.
3. Se på endringsloggen sammen med kunden. Rett tilbake e-post og mobil.
4. Bestillinger som ikke er kundens, settes som omtvistet.
5. Meld til sikkerhetsansvarlig samme dag, også når det viser seg å være et familiemedlem.

Forteller kunden at samme passord brukes i banken, ber du henne bytte det der først. Vi kan ikke se hvem
som har logget inn, bare når og fra hvilken type enhet.

=== nytt-innloggingsbilde | digital | innlogging | must_know | 12..60
Nytt innloggingsbilde for AvisID
: ny innlogging, innloggingsbilde, endring, avisid, logges ut
Innloggingen får nytt utseende og spør om e-post først og passord etterpå. Alle blir logget ut én gang den
natten endringen skjer, og mange vil ringe morgenen etter.

## Kunden opplever
- Må logge inn på nytt på alle enheter.
- Lagret passord i nettleseren kan mangle, fordi adressen til siden er ny.
- App eldre enn siste versjon må oppdateres.

## Du gjør
Spør om kunden husker passordet. Gjør hun ikke det, sender du lenken med en gang. Passordet er det samme
som før. Si at siden er riktig når adressen begynner med avisens navn. Endringen gjelder ikke kontoer for
bedrifter før måneden etter.
"""
