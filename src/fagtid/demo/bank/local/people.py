"""Patterns on the people, offices and pages of one newspaper: whom to ask and what has changed."""

TEXT = """\
=== ny-redaktor | alle | intern rutine | -8..25
{avis} har fått ny ansvarlig redaktør
: redaktør, ny sjef, redaksjon, ansvarlig redaktør, kontakt
Det er skifte av ansvarlig redaktør i {avis}. Navnet står på avisens nettsted og på lederplass; vi oppgir
det, men ikke privat nummer eller direkte e-post.

Kunder som vil klage på innholdet eller ønske lykke til, skriver til {newsroom_email} eller ringer
redaksjonen på {newsroom_phone}. Merk henvendelsen «Til redaktøren».

Noen vil spørre om avisen skal endre kurs eller legges ned. Det skal vi ikke svare på. Si at abonnementet
gjelder som før: papir {delivery_days}, og e-avisen {epaper_time}. Er kunden urolig for det, er det dette
svaret hun trenger.

=== kontor-flytter | alle | intern rutine | 7..50
Lokalkontoret til {avis} flytter
: lokalkontor, flytting, åpningstid, besøk, skranke
Kontoret {i_sted} flytter til <biblioteket|rådhuset|det gamle postkontoret|kjøpesenteret>. Åpningstiden
blir den samme: {office_hours}.

- Skranken er stengt de <to|tre> siste dagene før flyttingen.
- Telefon og e-post virker hele tiden: {newsroom_phone} og {newsroom_email}.
- Rubrikkannonser på papirskjema tas ikke imot de dagene skranken er stengt. Hjelp kunden med skjemaet på
  nett.

Kunder som skulle hente avisholder eller gamle aviser, bes vente til kontoret er i gang igjen.
Abonnementer og levering påvirkes ikke. Tidspunktet for åpningen kommer i egen melding.

=== kontor-tider | alle | intern rutine | minor
{avis}: når er lokalkontoret åpent, og hva gjør de der?
: åpningstid, lokalkontor, skranke, besøk, {sted}
Lokalkontoret {i_sted} har åpent {office_hours}. Utenom dette er døren låst, men redaksjonen kan nås på
telefon.

| Kontoret gjør | Vi gjør |
|---|---|
| selger enkeltaviser og bøker | abonnement, faktura og levering |
| tar imot annonser på papir | hjelper med nettskjema |
| låner ut avisholdere | melder manglende avis |
| tar imot tips og besøk | setter over |

Send ikke kunder til kontoret med spørsmål om faktura; de har ikke tilgang til reskontro. Har kunden
allerede vært der og blitt sendt til oss, er det ekstra viktig at vi løser saken nå.

=== redaksjon-vakt | alle | intern rutine
{avis}: tips og henvendelser til redaksjonen
: nyhetstips, redaksjon, vakttelefon, bilde, tips
Redaksjonen i {avis} tar imot tips på {newsroom_phone} og {newsroom_email}. På kveldstid og i helger
svarer en vaktsjef, som bare tar det som haster.

- **Haster:** ulykke, brann, stengt vei. Sett over.
- **Haster ikke:** forslag til saker, bilder, leserinnlegg. E-post.
- **Feil i en sak:** e-post med lenke. Er feilen alvorlig, setter du over.

Skriv aldri tips på kundekortet. Spør kunden ikke hva det gjelder mer enn nødvendig for å velge vei.
Bilder og video sendes direkte til redaksjonen; vi kan ikke videresende vedlegg.

=== annonse-kontakt | annonse | annonse
{avis}: annonseavdelingen, frister og kontakt
: annonse, annonsefrist, kontakt, dødsannonse, rubrikk
Annonseavdelingen i {avis} nås på {ads_phone} og {ads_email}. Utenom kontortid ligger bestillingsskjemaet
på avisens nettsted.

| Type | Frist | Pris |
|---|---|---|
| Dødsannonse | {obituary_deadline} | {obituary_price} |
| Rubrikk | to virkedager før | vises i skjemaet |
| Bedrift | etter avtale | gis av annonseavdelingen |

Avisen gis ut {delivery_days}. Tell bakover fra utgaven kunden ønsker, og si hvilken dag og hvilket
klokkeslett fristen er. Kunder som er for sent ute til papir, kan få dødsannonsen på nett samme dag.

=== dodsannonse-frist | annonse | annonse | must_know | -2..
{avis}: frist og pris for dødsannonser
: dødsannonse, frist, pris, begravelsesbyrå, minneside
Fristen for dødsannonser i {avis} er {obituary_deadline}. Prisen er {obituary_price}, og minneside på nett
er med.

Pårørende spør nesten alltid om tre ting:

1. **Rekker vi det?** Avisen kommer {delivery_days}. Regn ut fristen før du svarer.
2. **Hva koster det?** Oppgi fra-prisen. Endelig pris avhenger av lengde og symbol og vises i skjemaet.
3. **Kan noen lese teksten?** Ja, annonseavdelingen leser korrektur: {ads_phone}.

Er fristen nettopp passert, ringer du annonseavdelingen før du sier nei. Ingen pårørende skal settes over
uten at du har sagt hva saken gjelder.

=== ny-app | digital | app og e-avis | must_know | 8..60
{avis} får ny app
: ny app, oppdatering, nettbrett, mobil, innlogging
Appen {app_name} kommer i ny utgave. Den gamle slutter å hente aviser den dagen artikkelen begynner å
gjelde.

## Kunden gjør
1. Oppdaterer appen i butikken på enheten.
2. Logger inn på nytt med AvisID.
3. Laster ned utgaver igjen; gamle nedlastinger følger ikke med.

## Vanlige spørsmål
Kryssordet ligger nå under **Mer**. Opplesing er flyttet til hver sak. E-avisen er klar {epaper_time}, som
før. Eldre nettbrett som ikke får den nye appen, bruker {login_url} i nettleseren. Sett av tid til de som
har hatt samme knapp i mange år.

=== eavis-tid | digital | app og e-avis | minor
{avis}: når er e-avisen klar?
: e-avis, publisering, klokkeslett, dagens avis, app
E-avisen til {avis} er klar {epaper_time}. Den følger papiravisen, som gis ut {delivery_days}. Andre dager
finnes det ingen ny e-avis, men nettavisen oppdateres.

Kunden leser den på {login_url} eller i appen {app_name}. Ser hun gårsdagens utgave, ber du henne dra
siden nedover eller lukke appen helt.

Er utgaven ikke klar en halvtime etter tiden, sjekker du driftsmeldingene. Finnes ingen, varsler du
teknisk støtte. Ring ikke redaksjonen. Kunder med varsel i appen får beskjed når utgaven ligger der;
foreslå det for dem som står opp for å se etter.

=== innlogging-feil | digital | driftsforstyrrelse | must_know | -1..1
{avis}: noen får ikke logget inn
: innloggingsfeil, driftsforstyrrelse, feilmelding, avisid, kontoside
En del abonnenter får feilmelding på {login_url}. Feilen rammer <særlig mobil|kunder som nylig har byttet
passord|dem som deler abonnementet>. Teknisk støtte arbeider med den.

- Si at vi kjenner til feilen, og at kunden ikke har gjort noe galt.
- Ikke send nye passordlenker. Det gjør bare at kontoen sperres.
- E-avisen i appen {app_name} virker for dem som allerede er innlogget.

Registrer samtalen på driftsmeldingen. Kunder som vil ha beskjed når det er i orden, får det på SMS når du
haker av for **Varsle**. Neste oppdatering kommer på hel time.

=== nettsted-nytt | digital | app og e-avis | -9..30
{avis} har fått nytt nettsted
: nytt nettsted, nytt design, forside, meny, finner ikke
Forsiden har fått nytt utseende, og menyen er flyttet. Innlogging skjer fortsatt på {login_url}.

| Kunden leter etter | Finner det |
|---|---|
| E-avisen | øverst, under **Dagens avis** |
| Dødsannonser | i menyen, under **Minner** |
| Kundeservice | helt nederst |
| Kryssord | i e-avisen og under **Hjernetrim** |

Mange vil si at det gamle var bedre. Takk for tilbakemeldingen, og send den til {newsroom_email} hvis
kunden ønsker det. Ser siden rar ut, ligger det en gammel kopi i nettleseren; be kunden laste siden på
nytt.

=== direktesport | digital | app og e-avis | -14..70
{avis} sender <lokal fotball|lokal håndball|lokale skirenn|lokal ishockey> direkte
: direktesending, sport, kamp, video, strømming
Kampene vises på nettavisen og krever innlogging. De er inkludert i alle abonnement hos {avis}, også
digital til {price_digital} og student til {price_student}.

Før kampen kommer det spørsmål om innlogging, under kampen om lyd og bilde.

1. Se at kunden er logget inn på {login_url} med riktig avis.
2. Be henne laste siden på nytt.
3. Prøv annen nettleser eller mobilnett.

Opptak ligger ute samme kveld. Kunder som bare vil se én kamp, kan ikke kjøpe enkeltbillett, men bruke
prøvetilbudet: {trial_offer}. Det fortsetter til ordinær pris, så si det tydelig.

=== leserturer | alle | intern rutine | minor | -30..10
{avis}: påmelding til <lesertur|folkemøte|quizkveld|leserkafé>
: arrangement, påmelding, lesertur, abonnentfordel, billett
Avisen inviterer abonnentene. Påmelding skjer på avisens nettsted, og antall plasser er begrenset.

Kundesenteret administrerer ikke påmeldingen. Det vi kan, er å finne kundenummeret som trengs i skjemaet,
og hjelpe kunden inn på {login_url}. De som ikke bruker nett, melder seg på lokalkontoret {i_sted},
{office_hours}, eller på telefon {newsroom_phone}.

Avmelding og refusjon er arrangørens sak. Spør kunden om noe vi ikke vet, som buss, mat eller rullestol,
noterer du spørsmålet og sender det til {newsroom_email} i stedet for å gjette.

=== lydavis | alle | intern rutine | minor
{avis}: avtaler med <menigheten|biblioteket|sykehjemmet|lydavislaget> om lydavis
: lydavis, opplest avis, svaksynt, tilrettelegging, fellesabonnement
Frivillige {i_sted} leser inn utvalgte saker fra {avis} <en gang i uken|etter hver utgave|på fredager>.
Lydavisen er gratis for abonnenter med nedsatt syn.

- Kunden melder seg på via {newsroom_email} eller {newsroom_phone}.
- Vi noterer ikke helseopplysninger, bare «ønsker lydavis».
- Den som har e-avis, kan i stedet bruke opplesing i appen {app_name}, som leser alt.

Lydavisen kommer ikke i appen, men som lenke på e-post eller på minnepinne i posten. Stopp og adresse for
lydavisen endres hos avisen, ikke i abonnementssystemet.
"""
