"""Patterns on prices, offers and campaigns of one newspaper."""

TEXT = """\
=== prisendring-komplett | papir | pris og tilbud | must_know | 18..
{avis}: ny pris på komplett
: prisøkning, prisendring, komplett, varsel, ny pris
Prisen på komplett går fra {price_complete} til {next_complete} fra den dagen artikkelen begynner å
gjelde. Frem til da gjelder prisen på aviskortet.

- Varselet er sendt på e-post og i brev til dem uten e-post.
- Forhåndsbetalte perioder påvirkes ikke; ny pris kommer på første faktura etterpå, med forfall {due_day}.
- Helg og digital endres ikke nå.

Kunder som synes det blir for dyrt, kan bytte til digital for {price_digital}. Si prisen i kroner, ikke i
prosent. Kunden kan også si opp før den nye prisen gjelder, og det skal være like lett som ellers.

=== prisendring-digital | digital | pris og tilbud | must_know | 11..
{avis}: digital går opp i pris
: prisøkning, digital, nettavis, varsel, kortbetaling
Digital hos {avis} øker fra {price_digital} til {next_digital}. Endringen gjelder fra første fornyelse
etter at artikkelen begynner å gjelde. Student beholder {price_student}.

Kunder med kort får den nye prisen trukket automatisk. Flere vil oppdage det på kontoutskriften og ringe.
Finn varselet som ble sendt, og les datoen høyt.

| Produkt | Nå | Etter endringen |
|---|---|---|
| Digital | {price_digital} | {next_digital} |
| Student | {price_student} | {price_student} |

Har kunden sluttet å lese, hjelper du med oppsigelse i samme samtale.

=== provetilbud | alle | pris og tilbud
{avis}: slik er prøvetilbudet
: prøvetilbud, introduksjonspris, nye kunder, velkomsttilbud, prøveabonnement
Nye kunder kan prøve {avis} i {trial_offer}. Etter prøvetiden fortsetter abonnementet til ordinær pris,
{price_complete} for komplett eller {price_digital} for digital, etter hva kunden valgte.

1. Spør om husstanden har hatt abonnement de siste seks månedene. Da kan tilbudet ikke brukes.
2. Les opp både prøveprisen og prisen etterpå.
3. Fortell at kunden får en påminnelse sju dager før.
4. Kunden kan si opp når som helst i prøvetiden, og leser ut perioden.

Tilbudet er det samme på nett og telefon. Angrefristen på 14 dager gjelder i tillegg.

=== helg-lokal | helg | pris og tilbud | helg
{avis}: helgeabonnementet i korte trekk
: helgeabonnement, helgeavis, lørdagsavis, pris, {sted}
Helg hos {avis} koster {price_weekend} og gir papiravis {weekend_days}. Nettavis og e-avis er med alle
dager.

Til sammenligning koster komplett {price_complete} og digital {price_digital}. For kunder som får avisen i
bunker, er helg ofte svaret. For dem som bare leser på mobilen, er det ikke det.

Helgeavisen leveres av {delivered_by}. Manglende helgeavis meldes innen {report_by}. Kunden kan bytte
mellom helg og komplett når hun vil, men ikke få enkeltdager i tillegg. Midlertidig stopp følger samme
minstetid som komplett, {shortest_stop}.

=== jubileum | alle | pris og tilbud | -5..40
{avis} fyller <75|90|100|110|125> år
: jubileum, jubileumsavis, åpent hus, bilag, feiring
Jubileet markeres med et eget bilag, åpent hus på lokalkontoret {i_sted} og gamle forsider på nett hver
dag.

- **Bilaget** følger papiravisen og ligger i e-avisen. Ekstra eksemplarer koster som løssalg,
  {price_single}.
- **Åpent hus** holdes i kontorets åpningstid, {office_hours}. Ingen påmelding.
- **Gamle bilder** kan sendes til {newsroom_email}. Vi tar ikke imot bilder på telefon eller skranke.

Abonnenter får ingen jubileumsrabatt, men nye kunder kan bruke det vanlige prøvetilbudet, {trial_offer}.
Spør kunden gjerne hvor lenge de har hatt avisen; redaksjonen samler på slike historier.

=== studiestart | student | student | 4..45
{avis}: studiestart og hjemlengsel
: studiestart, student, hjemsted, rabatt, utflytter
{avis} sender tilbud til unge som flytter ut for å studere. Studentprisen er {price_student}, og den
gjelder så lenge studiet varer.

Dette skal du vite:

1. Studenten må lage egen AvisID på {login_url}.
2. Foreldre som allerede har komplett, kan i stedet dele sin tilgang, {shared_users}. Det koster
   ingenting.
3. Tilbudet kan ikke sendes til papiradresse.

Nevn deling først når det er en av foreldrene som ringer. Kunden setter pris på å slippe en regning, og
studenten får lest avisen uansett. Vanlig digital pris er {price_digital}.

=== lokallag | alle | pris og tilbud | -20..60
{avis}: tilbud gjennom <idrettslaget|skolekorpset|speidergruppen>
: dugnad, lag og forening, verveaksjon, støtte, idrettslag
<Laget|Foreningen> {i_sted} verver abonnenter og får støtte fra avisen for hver ny kunde. Kundene
bestiller på et skjema og oppgir lagets navn.

- Prisen er den samme som i prøvetilbudet: {trial_offer}.
- Angrefristen på 14 dager gjelder også her.
- Ververen får ikke vite om kunden sier opp.

Finner du ikke bestillingen, er skjemaet trolig ikke levert ennå; de samles inn hver fredag. Registrer da
ordren selv med lagets navn i merknaden. Støtten utbetales av avisen, og spørsmål om den går til
{newsroom_email}.

=== arsfaktura | alle | faktura | minor
{avis}: årsfaktura for den som vil
: årsfaktura, helårsbetaling, rabatt, forfall, fakturaperiode
{avis} tilbyr faktura én gang i året. Kunden betaler elleve ganger månedsprisen og slipper gebyret på
{paper_invoice_fee} de andre månedene.

Komplett koster ellers {price_complete}. Fakturaen har forfall {due_day}, i den måneden abonnementet ble
tegnet. Betalingsmåtene er {payment_ways}.

Sier kunden opp midt i året, får hun igjen for hele måneder som står igjen. En prisendring i perioden får
ingen virkning før neste årsfaktura. Minn om at midlertidige stopp godskrives på neste faktura, og at det
kan være lenge til.

=== bilag-kjop | alle | pris og tilbud | minor | -15..15
{avis} selger <julehefte|lokalhistorisk bok|turkart|årskalender>
: bok, hefte, kjøp, lokalkontor, abonnentpris
Avisen har gitt ut et eget produkt som selges på lokalkontoret {i_sted}. Kontoret har åpent
{office_hours}. Vi tar ikke imot betaling, men kan notere en bestilling til dem som ikke kan komme.

1. Skriv navn, adresse og antall i skjemaet **Bestilling til avis**.
2. Fortell at varen sendes når kontoret har bekreftet lageret.
3. Fakturaen kommer for seg selv, ikke på abonnementet.

Prisen står på avisens nettsted og er lavere for abonnenter. Oppgi den ikke herfra, for den er ikke på
kortet. Spørsmål om innholdet besvares på {newsroom_email}.

=== lossalg-steder | papir | nytt abonnement | minor
{avis}: hvor selges avisen i løssalg?
: løssalg, butikk, enkeltavis, kiosk, {sted}
{avis} selges i dagligvarebutikker og på bensinstasjoner {i_sted} og i nabobygdene. Et eksemplar koster
{price_single}. Butikkene får avisene når rutene er kjørt.

Lokalkontoret har dagens avis og de siste ukenes utgaver. Åpningstiden er {office_hours}.

Er avisen utsolgt, kan kunden kjøpe tilgang til e-avisen for én dag på {login_url}. Kommer samme kunde
innom hver utgave, er det verdt å regne sammen: avisen gis ut {delivery_days}, og komplett koster
{price_complete}. La kunden se tallene uten at du presser på.

=== deling-lokal | digital | endring av abonnement
{avis}: dele abonnementet med familien
: deling, familie, brukere, husstand, avisid
Hos {avis} kan abonnementet deles med {shared_users}. Det gjelder {shared_products}, men ikke student.

1. Eieren logger inn på {login_url} og velger **Del abonnementet**.
2. Hver deltaker får en invitasjon på e-post og lager sin egen AvisID.
3. Appen heter {app_name} og kan brukes av alle som har fått tilgang.

Er det fullt, må eieren fjerne en før en ny kan inviteres. Deling er et godt svar når to i samme hus
vurderer hvert sitt abonnement til {price_digital}. Passord skal ikke lånes bort; det logger begge ut.

=== nytt-magasin | papir | pris og tilbud | 6..40
{avis} starter <helgemagasin|matmagasin|sportsbilag|kulturbilag>
: magasin, bilag, nytt innhold, helg, {sted}
Det nye bilaget følger papiravisen <annenhver uke|en gang i måneden|hver uke> og er inkludert i
abonnementet. Prisen på komplett endres ikke; den er {price_complete}.

- Digitale abonnenter finner bilaget i e-avisen, som er klar {epaper_time}.
- Bilaget er ikke med i løssalg de første ukene.
- Mangler bilaget i avisen, meldes det som «bilag mangler», med frist {report_by}.

Redaksjonen vil gjerne ha tilbakemelding på {newsroom_email}. Kommer du i snakk om innholdet, kan du si
hva bilaget handler om, men ikke love hvem som blir omtalt.

=== tilbake-tilbud | digital | oppsigelse | -12..35
{avis}: tilbud til kunder som sier opp komplett
: winback, oppsigelse, digital, beholde, lavere pris
Den som sier opp komplett på grunn av pris eller tid, kan få bytte til digital til {price_digital}. Det er
{saving_digital} mindre i måneden enn komplett til {price_complete}.

Spør først hvorfor. Forslaget passer ikke når grunnen er dårlig levering eller dødsfall. Sier kunden ja:

1. Bytt produkt fra neste periode.
2. Se at hun kommer inn på {login_url}.
3. Send bekreftelse med pris.

Sier kunden nei, registrerer du oppsigelsen uten nytt spørsmål. {avis} ønsker ikke at vi ringer opp igjen
kunder som har takket nei.
"""
