"""Call templates that one newspaper has for itself, filled in from its card."""

TEXT = """\
=== si-lokal-velkomst | nytt abonnement
{avis}: velkommen som ny abonnent
«Velkommen som abonnent på {avis}, {navn}. Avisen kommer {delivery_days}, og e-avisen er klar
{epaper_time}. Du betaler {price_complete}, og fakturaen har forfall {due_day}. Den første kommer {dato}.»

Avisen ønsker at nye abonnenter hører dagene og prisen høyt. Det gir færre spørsmål om den første
fakturaen.

Hjelp kunden å logge inn på {login_url} før dere legger på.

=== si-lokal-helg | pris og tilbud | helg
{avis}: foreslå helg
«Med helg får du {avis} på papir {weekend_days} og leser resten på nett. Det koster {price_weekend}. Skal
vi bytte fra {dato}?»

Passer for dem som sier at avisene hoper seg opp. Nevn det ikke til kunder som klager på leveringen.

Bytt produkt, behold innlogging og AvtaleGiro, og send bekreftelse på e-post.

=== si-lokal-mangler | manglende avis | nyavis
{avis}: manglende avis
«Jeg beklager at {avis} ikke kom i dag, {navn}. Du får {missing_remedy}. Vil du lese den nå, finner du den
på {login_url}.»

Avisen har egen erstatning, og kunden skal høre den slik den er. Fristen for å melde er {report_by}.

Registrer manglende avis. Tredje gang på 30 dager: sak til distribusjon.

=== si-lokal-dodsannonse | annonse
{avis}: dødsannonse
«Jeg kondolerer. Fristen i {avis} er {obituary_deadline}, og prisen er {obituary_price}. Minneside på nett
er med. Skal jeg sende skjemaet til {e-post}, eller vil du snakke med annonseavdelingen?»

Frist og pris er det pårørende trenger for å velge dag. Si begge uten at de må spørre.

Sett over til {ads_phone} når de vil ha hjelp med teksten.

=== si-lokal-pris | pris og tilbud
{avis}: spørsmål om pris
«Komplett koster {price_complete} og digital {price_digital}. Er du ny, kan du prøve i {trial_offer}. Hva
leser du helst, papir eller skjerm?»

Hele prisen først, tilbudet etterpå. Avisen har hatt klager på at ordinær pris ble nevnt for sent.

Send tilbudet på e-post hvis kunden vil tenke på det.

=== si-lokal-stopp | midlertidig stopp
{avis}: midlertidig stopp
«Jeg stopper {avis} fra {dato}. Stoppen må være minst {shortest_stop} for å bli trukket fra, og den må
være meldt {change_notice}. E-avisen kan du lese hele tiden.»

Kundene til avisen reiser mye i langhelger og blir ofte overrasket over minstetiden.

Les opp begge datoer. Er stoppen for kort: tilby midlertidig adresse.

=== si-lokal-student | student
{avis}: til studenter som flytter
«Studenter får {avis} på nett for {price_student}. Har de hjemme abonnement, kan det deles med
{shared_users}, og da koster det ingenting. Hva passer for deg, {navn}?»

Avisen vil beholde de unge, også når de leser på foreldrenes abonnement.

Deling: eieren inviterer på {login_url}. Student: legg inn sluttdato.
"""
