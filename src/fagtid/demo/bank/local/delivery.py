"""Patterns on routes, carriers, the weather and other deviations of one newspaper's delivery."""

TEXT = """\
=== rute-vikar | papir | levering | 0..12 | bud
{avis}: vikar på rute <12|18|27|34>
: vikar, avisbud, rute, sen levering, {sted}
Ruten har vikar <de neste to ukene|til fast bud er på plass|mens det faste budet har fri>. Vikaren kjører
med kart og bruker lengre tid, særlig de første dagene.

- Avisen skal fortsatt være levert {arrives}.
- Sen avis registreres som vanlig, så distribusjon ser hvilke kasser som er vanskelige å finne.
- Manglende avis må meldes innen {report_by}.

Be kunden kontrollere at kassen er merket med navn. Har hun avisholder et uvanlig sted, legger du inn
budmelding på adressen nå og ikke etter at det har gått galt.

=== rute-ny-inndeling | papir | levering | must_know | 9.. | bud
{avis} deler inn rutene på nytt
: ruteomlegging, nye ruter, leveringstid, avisbud, {sted}
Rutene {i_sted} deles inn på nytt fra den dagen denne artikkelen begynner å gjelde. Omtrent <hver
tredje|halvparten av|hver fjerde> abonnent får nytt bud eller ny tid.

## Si til kunden
Avisen kommer de samme dagene, {delivery_days}, og skal være levert {arrives}. Tidspunktet i kassen kan
bli et annet enn før.

## Gjør
Registrer alle manglende aviser de første ti dagene, også når kunden bare vil «si fra». Budmeldinger og
koder er flyttet over, men se at de står der når du likevel er inne på adressen.

=== ferge-lokal | papir | vær og fremkommelighet | -1..4 | kyst
{avis}: <fergen|hurtigbåten> er innstilt, og øyrutene venter
: ferge, innstilt, øyrute, forsinket avis, {sted}
Avgangen til øyene utenfor {sted} er innstilt på grunn av <vind|teknisk feil|høy sjø>. Avisene ligger på
kaien og går med første avgang.

Kunder på fastlandet er ikke berørt. For dem gjelder vanlig levering, {arrives}, og manglende avis
registreres som ellers.

Kunder på øyene får utgavene samlet. Ikke lov noen bestemt avgang. E-avisen publiseres {epaper_time} som
vanlig, og den kan leses på {login_url} eller i appen {app_name}. Varer stansen mer enn tre utgaver,
godskriver avisen dem automatisk.

=== storm-lokal | papir | vær og fremkommelighet | must_know | -1..2 | bud
{avis}: ruter innstilt på grunn av <storm|snøfokk|ising på veiene>
: storm, innstilt rute, uvær, farevarsel, {sted}
Distribusjonen har stanset rutene i ytre del av området. Budene i sentrum av {sted} kjører, men senere enn
vanlig.

1. Spør hvor kunden bor før du svarer.
2. **Ytre område:** avisen leveres sammen med neste utgave.
3. **Sentrum:** avisen kommer i løpet av formiddagen, altså senere enn {delivered_before}.
4. Registrer samtalen på driftsmeldingen, ikke som manglende avis.

{avis} har åpnet e-avisen for alle papirabonnenter så lenge stansen varer. Kunden logger inn på
{login_url}.

=== vei-stengt | papir | levering | -6..20
{avis}: veiarbeid gjør at noen kasser må flyttes
: veiarbeid, stengt vei, postkasse, omkjøring, {sted}
Veien mot <Nordre|Indre|Øvre> {sted} graves opp, og kassene langs den er flyttet til et felles stativ ved
<snuplassen|bedehuset|skolen|butikken>. Avisen legges der, med mindre kunden har avtalt noe annet.

Kunden som ikke finner avisen, skal først spørres om hun har sett i stativet. Er avisen ikke der heller,
melder du den som manglende innen {report_by}. Kunden får da {missing_remedy}.

Arbeidet er ventet ferdig når denne artikkelen går ut. Eldre som ikke kan gå dit, kan få avisen til en
annen adresse i perioden; husk fristen, {change_notice}.

=== budmangel | papir | levering | -3..25 | bud
{avis} mangler bud i <to|tre> ruter
: budmangel, ledig rute, avisbud, sen avis, rekruttering
Rutene kjøres av nabobud etter at de er ferdige med sine egne. Avisen kommer derfor <en time|halvannen
time|inntil to timer> senere enn {delivered_before}.

- Fortell det rett ut. Kunden har sett det selv.
- Vis e-avisen, som er klar {epaper_time}.
- Avisen som ikke er kommet til kl. 10, meldes som manglende.

Kjenner kunden noen som vil gå med avisen, er de velkomne til å kontakte {newsroom_email}, som sender
henvendelsen videre. Kundesenteret ansetter ikke og kan ikke si noe om lønn eller arbeidstid.

=== postrute-dag | papir | levering | post
{avis}: når kommer avisen i postrutene?
: posten, postrute, leveringsdag, ukedag, {sted}
{avis} gis ut {delivery_days} og leveres av {delivered_by}. I postrutene finnes det ingen morgenlevering,
bare dagens post, og hvilke dager posten kommer, er ulikt fra sted til sted.

Si derfor: «Avisen sendes til utgivelsesdagen, men kan komme neste postdag.» Vil kunden lese tidligere, er
e-avisen klar {epaper_time}.

Mangler en utgave etter to postdager, melder du den, selv om fristen på aviskortet er gått. Den er
{report_by}. Utgaver som skulle kommet med posten, godskrives; det sendes ikke ny. Gjentar det seg, lager
du sak til distribusjon med datoene for de siste utgavene.

=== lordag-postrute | papir | levering | budogpost | lørdag
{avis}: lørdagsavisen i postrutene
: lørdagsavis, posten, helg, postrute, mandag
Budrutene får lørdagsavisen lørdag morgen. I postrutene kommer den neste postdag, som vanligvis er mandag.
Det er slik avisen har valgt det, og ingen feil hos den enkelte.

| Kunden bor | Lørdagsavisen kommer |
|---|---|
| i en budrute | lørdag kl. 08.00 |
| i en postrute | neste postdag |

Helgekunder i postruter reagerer oftest. Helgeabonnementet gir papir {weekend_days} og koster
{price_weekend}; digital koster {price_digital} og kan passe bedre for den som vil lese på lørdag. Se hva
adressen får, før du selger helg {i_sted}.

=== trykkeri-bytte | papir | levering | must_know | 14..
{avis} bytter trykkeri
: trykkeri, deadline, leveringstid, format, omlegging
Avisen skal trykkes <lenger sør|i nabofylket|ved et nytt anlegg> fra datoen artikkelen begynner å gjelde.
Formatet blir <litt mindre|det samme|litt høyere>, og papiret noe lysere.

Leveringen er fortsatt {delivery_days}, {arrives}. De første dagene kan bilen bli forsinket.

Kunder vil spørre om sportsresultater fra sene kamper, fordi avisen må være ferdig tidligere på kvelden.
Svaret er at de kommer på nettavisen samme kveld, og i neste papirutgave. Ikke omtal det som nedleggelse
eller sparing; henvis spørsmål om grunnen til redaksjonen, {newsroom_email}.

=== borettslag-kode | papir | levering | -10..30 | bud
{avis}: nye låser i <Sentrumshagen|Fjellblokka|Elveparken> borettslag
: borettslag, portkode, låst dør, oppgang, nøkkel
Borettslaget {i_sted} har byttet til nye låser, og budet har foreløpig ikke tilgang. Avisene legges i en
felles holder ved hovedinngangen.

Styret og distribusjon ordner nøkkel. Vi trenger ikke, og skal ikke, samle inn koder fra beboerne denne
gangen.

- Ligger ikke avisen i holderen, meldes den innen {report_by}.
- Er holderen tømt av andre, gjelder det samme: {missing_remedy}.
- Beboere som ikke kan gå ned trappene, kan få dispensasjon fra distribusjon. Lag sak med navn, inngang og
  etasje.

=== hytteomrade | papir | adresseendring
{avis}: levering i hytteområdene
: hytte, hyttefelt, sommeradresse, felles stativ, ferie
{avis} leverer til hytter <langs sjøen|på fjellsiden|ved vannet> når det er felles stativ og hyttenummer.
Andre steder må hyttegjester hente i butikken eller lese e-avisen.

1. Registrer midlertidig adresse med hyttenummer og feltets navn.
2. Fristen er {change_notice}.
3. Sett alltid sluttdato.
4. Fortell at avisen kommer {delivery_days}, som hjemme.

Stativene tas inn etter høstferien. Adresser som fortsatt står på hytta da, flyttes hjem automatisk, og
kunden får beskjed på e-post. Helgeabonnenter kan også bruke hytteadresse.

=== mange-mangler | papir | manglende avis | -2..1 | bud
{avis}: <to|tre|fire> ruter fikk feil antall aviser
: bunt, manglende avis, telling, rute, driftsmelding
Buntene til rutene i <vestre|østre|nordre> del av {sted} var for små, og de siste abonnentene i hver rute
fikk ingen avis. Distribusjon vet om det.

Kunder i disse rutene får {missing_remedy}. Du trenger ikke lage sak, men registrer manglende avis på
kundekortet slik at utgaven blir erstattet eller godskrevet.

Kunder utenfor rutene skal behandles som vanlig, med frist {report_by}. Spør om gateadresse før du sier
noe om årsaken. E-avisen med dagens utgave ligger på {login_url}.

=== avisholder | papir | levering | minor | bud
{avis} låner ut avisholdere
: avisholder, postkasse, våt avis, stativ, lån
Abonnenter på {avis} kan låne avisholder uten å betale. Den henges på stativ eller vegg, er merket med
avisens navn og holder avisen tørr.

Holderen hentes på lokalkontoret {i_sted}, som har åpent {office_hours}. Kunder som ikke kan hente, kan få
den med budet; da må du lage sak til distribusjon med adresse og hvor holderen skal stå.

Når abonnementet slutter, kan holderen leveres tilbake eller gis til en nabo. Vi krever den ikke inn.
Ødelagt holder byttes gratis. Husk å legge inn budmelding når holderen er satt opp.

=== sjelden-utgivelse | papir | manglende avis | sjelden
{avis}: få utgaver gjør hver manglende avis viktig
: manglende avis, ukeavis, utgivelsesdag, godskriving, posten
{avis} kommer ut {delivery_days}. Mister kunden én utgave, går det mange dager til neste, så møt meldingen
med mer enn et fradrag.

1. Registrer utgaven innen {report_by}. Kunden får {missing_remedy}.
2. Vis e-avisen på {login_url}, også til dem som aldri har brukt den.
3. Spør om kunden vil ha papirutgaven likevel. Lokalkontoret {i_sted} legger av noen eksemplarer og har
   åpent {office_hours}.

Kommer det flere meldinger fra samme postområde på utgivelsesdagen, er det trolig sekken som ikke kom
frem. Si fra til fagredaktøren allerede ved den tredje.
"""
