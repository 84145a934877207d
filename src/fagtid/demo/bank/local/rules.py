"""Patterns on rules of one newspaper: stops, invoices, public holidays and its own ways."""

TEXT = """\
=== stopp-regler | papir | midlertidig stopp
{avis}: regler for midlertidig stopp
: midlertidig stopp, ferie, minstetid, frist, godskriving
Hos {avis} må stoppen være minst {shortest_stop} for å bli godskrevet, og den må meldes {change_notice}
den første dagen uten avis.

1. Spør om første dag uten avis og første dag med avis igjen.
2. Tell kalenderdager, ikke utgaver. Avisen gis ut {delivery_days}.
3. Spør om kunden vil lese e-avisen i stoppen.
4. Les opp datoene, og send bekreftelsen.

Kunden kan også registrere stoppen på {login_url}. Er stoppen kortere enn {shortest_stop}, stanser du
gjerne leveringen, men fortell at det ikke blir trekk på fakturaen med forfall {due_day}.

=== stopp-helligdag | papir | midlertidig stopp | -4..12
{avis}: stopp rundt <påsken|julen|vinterferien|høstferien>
: feriestopp, helligdager, frist, tidlig frist, utreise
I ferier er det mange som stopper avisen, og pakklistene låses tidligere enn vanlig. For {avis} gjelder
ellers fristen {change_notice}; nå må stoppen meldes én virkedag før det igjen.

- Minstetiden er den samme, {shortest_stop}.
- Utgaver som utgår på helligdager, teller ikke med i godskrivingen.
- Start etter ferien kan registreres som vanlig.

Sier kunden «til vi er hjemme», ber du om en dato. De fleste vet det egentlig. Den som heller vil ha
avisen på hytta, må også melde det innen den tidligere fristen.

=== adresse-lokal | papir | adresseendring
{avis}: adresseendring og hva kunden får
: adresseendring, flytting, frist, bud eller post, {sted}
Adresseendring hos {avis} meldes {change_notice} flyttedagen. Avisen leveres av {delivered_by}, så slå opp
den nye adressen før du lover noe om klokkeslett.

| Ny adresse er i | Kunden får avisen |
|---|---|
| vanlig leveringsområde | {arrives} |
| område uten levering | digitalt, {price_digital} |

Flytter kunden ut av området, bytter du til digital fra flyttedagen og godskriver papirdelen. Mange
utflyttere fra {sted} vil gjerne fortsette når de hører at e-avisen er klar {epaper_time}.

=== mangler-lokal | papir | manglende avis | nyavis
{avis}: når avisen mangler
: manglende avis, frist, erstatning, ny avis, reklamasjon
Avisen skal være levert {arrives}. Kommer den ikke, må det meldes innen {report_by}. Kunden får da
{missing_remedy}.

Meldes det senere, godskriver du utgaven likevel, men da sendes ingen ny.

1. Se driftsmeldingene for området {i_sted}.
2. Registrer med dato, ikke bare i merknaden.
3. Vis e-avisen på {login_url}.
4. Ved tredje melding på 30 dager lager du sak til distribusjon.

{avis} leveres av {delivered_by}. Kunden vet ikke alltid hvem det er, så spør ikke «har du bud eller
post?», men slå opp adressen.

=== ny-avis-bil | papir | manglende avis | -5..60 | nyavis
{avis}: <ekstrabil|ettersendingsbud|formiddagsbud> for manglende aviser
: ny avis, erstatning, ettersending, ekstrabil, manglende avis
{avis} prøver en ordning der manglende aviser kjøres ut samlet. Den gjelder adresser {i_sted} og de
nærmeste bygdene.

- Meldingen må være inne innen {report_by}.
- Avisen kommer i løpet av formiddagen. Lov ikke et klokkeslett.
- Utenfor området gjelder det som ellers: {missing_remedy}.

Spør om kunden er hjemme; ellers legges avisen i kassen. Ordningen er en prøve, og vi skal telle hvor
mange som takker ja. Registrer derfor **Ettersendt**, ikke bare **Manglende**. Etter prøven bestemmer
avisen om den blir fast.

=== godskriv-lokal | papir | manglende avis | godskriv
{avis} godskriver i stedet for å sende ny avis
: godskriving, erstatning, manglende avis, fradrag, e-avis
Hos {avis} sendes det ingen ny papiravis når en utgave mangler. Kunden får {missing_remedy}.

Mange er vant til at budet kom med en ny, så forklar hvorfor: Rutene går bare én gang per utgave, og en ny
avis ville kommet sammen med den neste.

1. Registrer manglende avis innen {report_by}.
2. Fortell at fradraget står på fakturaen med forfall {due_day}.
3. Vis utgaven i appen {app_name} eller på {login_url}.

Er det kryssordet kunden savner, kan siden sendes på e-post eller skrives ut. Trenger hun papiret, har
lokalkontoret noen eksemplarer.

=== faktura-lokal | alle | faktura
{avis}: faktura, forfall og gebyr
: faktura, forfall, papirfaktura, gebyr, betalingsmåte
Fakturaer fra {avis} har forfall {due_day}. Kunden kan betale med {payment_ways}.

| Gebyr | Beløp | Slik unngår kunden det |
|---|---|---|
| Papirfaktura | {paper_invoice_fee} | velger digital faktura |
| Purring | {reminder_fee} | ber om utsettelse før forfall |

De to dagene rundt forfall ringer mange. De fleste vil bare vite om betalingen er kommet inn; da holder
det å åpne reskontro og si datoen. En faktura som kom for sent frem, gir utsettelse i 14 dager uten gebyr.
Papirgebyret faller bort fra neste faktura når kunden bytter kanal.

=== faktura-forsinket | alle | faktura | must_know | -3..14
{avis}: fakturaene ble sendt for sent
: forsinket faktura, forfall, utsettelse, purring, feil
En feil hos leverandøren gjorde at fakturaene med forfall {due_day} ble sendt <tre|fire|fem> dager for
sent. Alle får derfor 14 dager ekstra, uten at de trenger å be om det.

- Forfallsdatoen på papiret står, men systemet har den nye.
- Purring på {reminder_fee} skal ikke gå ut i perioden. Har noen likevel fått den, krediterer du gebyret.
- AvtaleGiro trekkes på den nye datoen.

Bruk denne forklaringen: «Fakturaen kom sent fra oss, så du har god tid.» Kunder som allerede har betalt,
trenger ikke gjøre noe.

=== faktura-dobbel | alle | faktura | -5..10
{avis}: noen fikk to like fakturaer
: dobbel faktura, feil, kid, kreditnota, avtalegiro
<Omtrent hundre|Et par hundre|Noen få titall> abonnenter på {avis} fikk samme faktura på både papir og
e-post. Beløp og KID er like, så det er én faktura og ikke to krav.

Si til kunden at hun skal betale én gang, og se bort fra den andre. Har hun betalt begge:

1. Finn innbetalingene i reskontro.
2. Spør om beløpet skal stå til gode eller betales tilbake.
3. Krediter papirgebyret, {paper_invoice_fee}.

Fakturaene har forfall {due_day}. Ingen får purring på dubletten. Feilen er rettet til neste kjøring.

=== betalingsmater | alle | betaling | minor
{avis}: hvordan kan kunden betale?
: betaling, avtalegiro, efaktura, kort, betalingsmåte
{avis} tar imot betaling med {payment_ways}. Andre måter finnes ikke hos denne avisen, så tilby bare det
som står her.

Ny betalingsmåte velges på {login_url} under **Betaling**, eller av deg når det gjelder faktura på e-post.
Byttet gjelder fra neste faktura, med forfall {due_day}.

- Papirfaktura koster {paper_invoice_fee} per faktura.
- AvtaleGiro må kunden opprette i banken med KID.
- Kortnummer skal aldri oppgis til oss.

Kunder som har klart seg med papir i alle år, kan ha gode grunner. Fortell hva det koster, og la dem
velge.

=== helligdag-utgivelse | papir | helligdag | -2..16
{avis}: utgivelse rundt <Kristi himmelfart|1. mai|pinse|påske|nyttår>
: helligdag, utgivelsesplan, endret dag, avis kommer, levering
Til vanlig gis {avis} ut {delivery_days}. Rundt helligdagen flyttes ingen utgave; den som faller på den
røde dagen, utgår.

- Første utgave etterpå kan være senere enn ellers.
- Fristen for å melde manglende avis er fortsatt {report_by}, regnet fra kundesenterets neste åpne dag.
- E-avisen følger papiret. Nettavisen oppdateres hele tiden.

Dødsannonser har tidligere frist enn {obituary_deadline}; spør annonseavdelingen på {ads_phone}. Spørsmål
om godskriving for utgaven som utgår, besvares med at prisen er regnet ut fra antall utgaver i året.

=== sommerplan | papir | helligdag | 25..75 | daglig
{avis}: sommerplan med færre utgaver
: sommer, fellesferie, utgivelsesplan, slått sammen, juli
I <tre|fire|fem> uker i sommer slår {avis} sammen utgavene <tirsdag og onsdag|onsdag og torsdag>. Resten
av året er det {delivery_days} som gjelder.

Si det slik: «Den uken kommer én tykk avis i stedet for to tynne.» Prisen, {price_complete}, er uendret,
fordi årsprisen er satt med sommerplanen i tankene.

Midlertidig stopp må fortsatt være minst {shortest_stop}. Færre utgaver betyr lavere godskriving for den
som stopper; forklar det før du registrerer. E-avisen kommer samme dager som papiret.

=== klage-levering-lokal | papir | klage | -12..20
{avis}: mange klager på leveringen i <Nedre|Øvre|Ytre> {sted}
: klage, leveringskvalitet, oppfølging, distribusjonsmøte, rute
Området har hatt dobbelt så mange meldinger som vanlig den siste måneden. Avisen og distribusjon følger
opp sammen.

## Slik svarer du
- Beklag, og si at vi vet at området har hatt problemer.
- Registrer hver utgave. Frist: {report_by}. Kunden får {missing_remedy}.
- Kunder med mer enn fire manglende utgaver på en måned kan få én uke ekstra uten at du spør.

Målet er levering {arrives}, {delivery_days}. Fagredaktøren henter tallene hver fredag. Kunder som vil
snakke med noen i avisen, kan skrive til {newsroom_email}.

=== oppsigelse-lokal | alle | oppsigelse
{avis}: når slutter abonnementet etter oppsigelse?
: oppsigelse, sluttdato, oppsigelsestid, betalt periode, bekreftelse
Et abonnement på {avis} løper ut den perioden som er betalt. Ingen ny faktura sendes, og neste forfall,
{due_day}, faller bort.

1. Finn siste betalte dag, og si den høyt.
2. Har kunden en ubetalt faktura for en periode som er begynt, gjelder den til oppsigelsesdagen.
3. Registrer grunnen, og send bekreftelse.

Vil kunden slutte med en gang, stopper du leveringen og godskriver resten. Leser hun gjerne på nett, kan
du nevne digital til {price_digital}, én gang. Prøvekunder ({trial_offer}) må si opp før prøvetiden er ute
for å slippe ordinær pris.

=== ordning-gratis-eldre | alle | faktura | minor
{avis}: egen ordning for papirfaktura til eldre
: papirfaktura, eldre, gebyrfritak, aldersfritak, fakturagebyr
{avis} lar abonnenter over <75|80> år få papirfaktura uten gebyr når de ikke bruker nettbank. Andre
betaler {paper_invoice_fee}.

- Spør om kunden bruker nettbank. Fødselsår er nok; vi skal ikke ha mer.
- Velg **Gebyrfritak, alder** på kundekortet.
- Gebyr på siste faktura kan krediteres, men ikke lenger tilbake.

Ordningen er avisens egen. Kunder som har flere aviser, kan få fritak hos én og ikke hos en annen; vis
forståelse for at det virker rart. Purregebyret på {reminder_fee} omfattes ikke.
"""
