"""What people would say, written by hand: by no rule, and not chosen by how Fagtid takes it.

Each row is two or three ways of asking, answering or announcing, as people would who have not seen each
other's words: the same in other words, or alike and about something else. One hand wrote them all, and the
words of quite another kind avoid shared words on purpose: the set is harder than people are. What customers
say stands in themes. All is about subscriptions to newspapers.
"""

from __future__ import annotations

# as it was asked; as a colleague would ask it; in words of quite another kind
SAME_QUESTION = (
    (
        "Kunden har ikke fått avisa i dag, hva gjør jeg?",
        "Avisa er ikke kommet til kunden i dag, hvordan registrerer jeg det?",
        "Hvordan melder vi fra når budet ikke har levert?",
    ),
    (
        "Hvordan endrer jeg adressen på et abonnement?",
        "Kunden har flyttet, hvordan endrer jeg adresse?",
        "Kunden skal flytte, hvor legger jeg inn ny bopel?",
    ),
    (
        "Kan man sette avisa på pause mens man er på ferie?",
        "Hvordan legger jeg inn feriestans?",
        "Kunde skal bort i tre uker og vil ha stans i leveringa, går det?",
    ),
    (
        "Kunden får ikke logget inn i e-avisa",
        "Kunden klarer ikke å logge inn på e-avisa",
        "Hva gjør vi når noen ikke kommer seg inn på den digitale utgaven?",
    ),
    (
        "Hvor mye koster det å få faktura på papir?",
        "Hva koster papirfaktura?",
        "Hva er gebyret for regning i posten?",
    ),
    (
        "Hvordan sier man opp abonnementet?",
        "Hvordan går kunden fram for å si opp abonnementet?",
        "Kunden vil avslutte, hva er framgangsmåten?",
    ),
    (
        "Kan kunden få pengene tilbake for dager uten avis?",
        "Får kunden penger tilbake når avisa ikke kom?",
        "Gir vi kreditt når avisa har uteblitt?",
    ),
    (
        "Når må endringer være inne for å gjelde lørdagsavisa?",
        "Hva er siste frist for endringer til lørdagsavisa?",
        "Hva er fristen for å rette noe før helgeutgaven?",
    ),
    (
        "Hvordan får kunden byttet til eFaktura?",
        "Hvordan bestiller kunden eFaktura?",
        "Kunden vil ha regningen rett i nettbanken",
    ),
    (
        "Kan to i samme husstand bruke samme digitale tilgang?",
        "Kan flere i husstanden ha digital tilgang?",
        "Får samboeren også lese på nett med ett abonnement?",
    ),
    (
        "Kunden har glemt passordet sitt",
        "Hvordan får kunden nytt passord når det er glemt?",
        "Hvordan lager de seg nytt passord?",
    ),
    (
        "Hvor lenge varer kampanjeprisen?",
        "Hvor lenge gjelder kampanjeprisen før den går opp?",
        "Når går introduksjonstilbudet over til full pris?",
    ),
    (
        "Kan kunden få utsatt betalingsfristen?",
        "Kan vi utsette betalingsfristen for en kunde?",
        "Kunden trenger flere dager på å betale, har vi lov til å gi det?",
    ),
    (
        "Hva er bindingstida på abonnementet?",
        "Er det bindingstid på abonnementet, og hvor lang?",
        "Hvor lenge er man bundet etter at man har tegnet seg?",
    ),
    (
        "Kan kunden få avisa på hytta i sommer?",
        "Kunden vil ha avisa til hytta i ferien",
        "Midlertidig levering til feriested, hvordan legger vi inn det?",
    ),
    (
        "Avisa er våt hver gang det regner, hva kan vi gjøre?",
        "Kunden klager på våt avis når det regner",
        "Budet legger den ute så den blir gjennombløt",
    ),
    (
        "Hvordan gir man bort et abonnement i gave?",
        "Hvordan bestiller man gaveabonnement?",
        "Kunden vil kjøpe avisa til mora si i bursdagspresang",
    ),
    (
        "Hvor finner kunden gamle utgaver på nett?",
        "Hvor leser kunden gamle aviser på nett?",
        "Er det et arkiv med tidligere aviser man kan lese?",
    ),
    (
        "Kunden har betalt to ganger, hva gjør vi?",
        "Kunden har betalt fakturaen to ganger",
        "Dobbelt innbetaling på samme faktura",
    ),
    (
        "Kunden har fått purring, men sier at det er betalt",
        "Kunden har fått purring på faktura som er betalt",
        "Det har kommet betalingspåminnelse selv om regningen er gjort opp",
    ),
    (
        "Hvordan slår vi av varslene i appen?",
        "Hvordan skrur kunden av varsler fra appen?",
        "Kunden blir plaget av push-meldinger og vil ikke ha dem",
    ),
    (
        "Kommer avisa på skjærtorsdag?",
        "Kommer det avis i påsken, for eksempel skjærtorsdag?",
        "Er det utgivelse i påskehelligdagene?",
    ),
    (
        "Hvordan melder vi om dødsfall på en abonnent?",
        "Hva gjør vi når en abonnent er død?",
        "Abonnenten er død, og datteren vil stoppe avisa",
    ),
    (
        "Kan vi gi studentrabatt?",
        "Har vi rabatt for studenter?",
        "Finnes det billigere pris for dem som går på universitetet?",
    ),
    (
        "Kunden vil bare ha lørdagsavisa",
        "Kan kunden få avisa bare på lørdager?",
        "Selger vi abonnement kun på helga?",
    ),
    ("Avisa blir levert til naboen", "Naboen får avisa til kunden", "Budet putter den i feil postkasse"),
    (
        "Hvorfor steg prisen denne måneden?",
        "Hvorfor har prisen gått opp?",
        "Kunden klager på at det er blitt dyrere, hva sier jeg?",
    ),
    (
        "Hvordan bytter kunden bankkort på abonnementet?",
        "Hvordan legger kunden inn nytt bankkort?",
        "Kortet er utløpt, hvor legger de inn et nytt?",
    ),
    (
        "Kan man lese på nettbrett og mobil samtidig?",
        "Kan kunden være logget inn på mobil og nettbrett samtidig?",
        "Hvor mange enheter kan være pålogget om gangen?",
    ),
    (
        "Når på morgenen skal avisa være framme?",
        "Når skal budet ha levert avisa om morgenen?",
        "Hva er seneste klokkeslett budet har på seg?",
    ),
    (
        "Kunden ønsker en dødsannonse, hvem tar det?",
        "Hvem tar imot dødsannonser?",
        "Hvor setter vi over dem som vil rykke inn annonse om dødsfall?",
    ),
    (
        "Kryssordet mangler i dag, hva svarer vi?",
        "Hva svarer vi når kryssordet ikke er med i avisa?",
        "Hjernetrimsidene var ikke med i avisa",
    ),
    (
        "Hvordan sletter vi opplysningene om en kunde?",
        "Hvordan sletter jeg en kunde som vil ha alle opplysninger fjernet?",
        "Kunden krever at alt vi har lagret om ham, fjernes",
    ),
    (
        "Kan kunden gå over fra papir til bare digitalt?",
        "Hvordan bytter vi kunden fra papir til digitalt?",
        "Kunden vil slutte med papiravisa, men beholde nettutgaven",
    ),
    (
        "Kan vi skaffe et ekstra eksemplar av gårsdagens avis?",
        "Kan kunden få tilsendt gårsdagens avis?",
        "Kunden ville ha et nummer til fra i går, hvor får man det?",
    ),
    (
        "Hvordan får kunden kvittering på det som er betalt?",
        "Kunden ber om kvittering for betalingen",
        "De trenger dokumentasjon på innbetalingen til regnskapet",
    ),
    (
        "Avtalegiro er ikke trukket denne måneden",
        "Hvorfor er ikke avtalegiro trukket?",
        "Hvorfor gikk ikke det faste trekket fra kontoen?",
    ),
    (
        "Bilaget manglet i avisa i går",
        "Kunden fikk ikke bilaget i går",
        "Magasinet lå ikke ved i gårsdagens avis",
    ),
    (
        "Kunden får reklame på e-post og vil slippe",
        "Hvordan slipper kunden reklame på e-post?",
        "Hvordan reserverer vi noen mot tilbud på mejl?",
    ),
    (
        "Kan abonnementet overføres til en annen person?",
        "Kan vi flytte abonnementet over på en annen person?",
        "Kona vil overta avisa etter mannen, hvordan skifter vi navn?",
    ),
)

# what an editor would teach who had seen the first half of these questions, and nothing of the other
TAUGHT_FROM = len(SAME_QUESTION) // 2
TAUGHT = (
    ("faktura", "regning"),
    ("adresse", "bopel"),
    ("e-avisa", "den digitale utgaven"),
    ("si opp", "avslutte"),
    ("pause", "stans", "feriestans"),
    ("ikke levert", "ikke kommet", "ikke fått avisa", "uteblitt"),
    ("pengene tilbake", "penger tilbake", "kreditt", "refusjon"),
    ("lørdagsavis", "helgeutgave", "helgeavis"),
    ("gebyr", "koster"),
    ("på papir", "i posten"),
    ("kampanjepris", "introduksjonstilbud"),
    ("utsatt", "utsette", "utsettelse", "flere dager på å betale"),
    ("bindingstid", "bundet"),
    ("hytte", "feriested"),
    ("våt", "gjennombløt"),
    ("gave", "presang"),
    ("gamle aviser", "gamle utgaver", "tidligere aviser", "arkiv"),
    ("to ganger", "dobbelt"),
    ("husstand", "samboer"),
    ("logge inn", "logget inn", "kommer seg inn", "komme inn"),
    ("flytte", "flyttet", "endre adresse"),
)
OTHER_QUESTION = (
    ("Hvordan endrer jeg adressen på et abonnement?", "Hvordan endrer jeg navnet på et abonnement?"),
    ("Når må vi ha fått beskjed om stans?", "Når må vi ha fått beskjed om oppsigelse?"),
    ("Kan kunden få avisa på hytta i sommer?", "Kan kunden stoppe avisa i sommer?"),
    ("Hvor mye koster papirfaktura?", "Hvor mye koster papiravisa?"),
    ("Kunden får ikke logget inn i e-avisa", "Kunden får ikke lastet ned e-avisa"),
    ("Kunden har ikke fått avisa i dag", "Kunden har ikke fått fakturaen i dag"),
    ("Hvordan sier kunden opp abonnementet?", "Hvordan fornyer kunden abonnementet?"),
    (
        "Kan kunden få pengene tilbake for dager uten avis?",
        "Kan kunden få pengene tilbake etter at abonnementet er sagt opp?",
    ),
    ("Kunden har betalt to ganger", "Kunden har fått to aviser"),
    ("Hvor lenge varer kampanjeprisen?", "Hvor lenge varer bindingstida?"),
    ("Kan vi gi studentrabatt?", "Kan vi gi honnørrabatt?"),
    ("Kommer avisa på skjærtorsdag?", "Er kundesenteret åpent på skjærtorsdag?"),
    ("Når på morgenen skal avisa være framme?", "Når på morgenen er e-avisa klar?"),
    (
        "Hvordan bytter kunden bankkort på abonnementet?",
        "Hvordan bytter kunden e-postadresse på abonnementet?",
    ),
    ("Avtalegiro er ikke trukket denne måneden", "Avtalegiro er trukket to ganger denne måneden"),
    ("Hvordan slår vi av varslene i appen?", "Hvordan slår vi av automatisk fornyelse?"),
    ("Kunden vil bare ha lørdagsavisa", "Kunden vil ikke ha lørdagsavisa"),
    ("Kan kunden gå over fra papir til bare digitalt?", "Kan kunden gå over fra digitalt til papir?"),
    ("Kunden vil ha en dødsannonse i avisa", "Kunden vil ha en stillingsannonse i avisa"),
    ("Bilaget manglet i avisa i går", "Kunden reagerer på det som sto i bilaget i går"),
    (
        "Kunden har fått purring, men sier at det er betalt",
        "Kunden har fått purring, men sier at avisa er oppsagt",
    ),
    ("Hvor mange enheter kan være pålogget om gangen?", "Hvor mange aviser kan man få på ett abonnement?"),
    ("Kan man lese gamle aviser på nett?", "Kan man kjøpe gamle aviser på papir?"),
    ("Hvor ringer kunden om reklamasjon?", "Hvor ringer kunden om annonser?"),
    ("Kunden vil klage på budet", "Kunden vil søke jobb som bud"),
    ("Får kunden papiravisa med digitalt abonnement?", "Får kunden e-avisa med papirabonnement?"),
    ("Hva er fristen for å betale fakturaen?", "Hva er fristen for å klage på fakturaen?"),
    ("Hvordan får kunden tilsendt ny faktura?", "Hvordan får kunden delt opp fakturaen?"),
    ("Abonnenten er død, hvem kan stoppe avisa?", "Abonnenten er død, hvem skal betale siste faktura?"),
    ("Er det lov å dele passord med familien?", "Er det lov å dele artikler med familien?"),
    ("Hvordan forlenger vi en feriestans?", "Hvordan opphever vi en feriestans?"),
    ("Kunden vil ha avisa levert på døra", "Kunden vil ha avisa levert i postkassa"),
    ("Hva gjør vi når kunden er sint på budet?", "Hva gjør vi når budet er redd for hunden til kunden?"),
    ("Hvordan registrerer vi en ny bedriftskunde?", "Hvordan registrerer vi ny kontaktperson på en bedrift?"),
    ("Kunden får ikke åpnet kryssordet på nett", "Kunden får ikke sendt inn løsningen på kryssordet"),
    ("Hvilken pris gjelder for bare helg?", "Hvilke dager gjelder for helgeabonnement?"),
    ("Får kunden rabatt om de truer med å si opp?", "Får kunden gebyr om de sier opp?"),
    ("Kunden sier at appen er treg", "Kunden sier at appen ble borte etter oppdateringen"),
    ("Kan vi flytte startdatoen på et nytt abonnement?", "Kan vi flytte forfallsdatoen på en faktura?"),
    ("Skal kunden ha moms på fakturaen?", "Skal bedriften ha egen referanse på fakturaen?"),
)
AGAINST = (
    ("Stans må meldes to virkedager før.", "Kunden må si fra om stans senest tre virkedager i forveien."),
    ("Papirfaktura koster 59 kroner.", "Det er gratis å få regningen i posten."),
    ("Kampanjen varer i tre måneder.", "Etter et halvt år går prisen opp til vanlig nivå."),
    ("E-avisa er klar kl. 04.", "Den digitale utgaven kommer ut klokka 06.00 om morgenen."),
    ("Studenter får 40 prosent avslag.", "Vi har ingen rabatt til studenter."),
    ("Avisa kommer på skjærtorsdag.", "Det er ikke utgivelse på skjærtorsdag."),
    ("Oppsigelsen gjelder fra neste måned.", "Abonnementet stopper samme dag som det sies opp."),
    ("Kunden får kreditt for dager uten avis.", "Vi refunderer ikke aviser som ikke er levert."),
    ("Reklamasjon må meldes innen kl. 10.", "Kunden kan klage på leveringa helt fram til kl. 15."),
    ("To kan dele samme abonnement.", "Opptil fem kan bruke samme abonnement."),
    ("Adresseendring tar fem dager.", "Ny adresse gjelder fra dagen etter."),
    ("Feriestans forlenger abonnementet.", "Betalt periode blir ikke forlenget ved feriestans."),
    ("Første purring kommer etter 14 dager.", "Vi purrer første gang 30 dager etter forfall."),
    ("Kunden må selv endre passordet på nettsida.", "Vi lager nytt passord for kunden."),
    ("Bindingstida er 12 måneder.", "Det er ingen bindingstid."),
    ("Budet skal ha levert før klokka 6.", "Fristen for budet er kl. 06.30 på hverdager."),
    ("Gaveabonnement stopper av seg selv.", "Gaveabonnement fornyes automatisk når perioden er slutt."),
    ("Fakturaen har forfall den 15. mars.", "Fakturaen skal betales innen 20. mars."),
    ("Dødsannonser tar annonseavdelingen.", "Kunder som vil ha dødsannonse, settes over til redaksjonen."),
    ("Arkivet er åpent for alle abonnenter.", "Bare de med komplett abonnement kommer inn i arkivet."),
)
TOGETHER = (
    ("Stans må meldes to virkedager før.", "Kunden må gi beskjed om stans senest to virkedager i forveien."),
    ("Papirfaktura koster 59 kroner.", "Papiravisa koster 399 kroner i måneden."),
    ("Kampanjen varer i tre måneder.", "Prisen går opp etter tre måneder."),
    ("E-avisa er klar kl. 04.", "Papiravisa skal være framme kl. 06."),
    ("Studenter får 40 prosent avslag.", "Honnørkunder får 25 prosent avslag."),
    ("Avisa kommer på skjærtorsdag.", "Det er ikke avis på langfredag."),
    ("Oppsigelsen gjelder fra neste måned.", "Sier kunden opp nå, løper abonnementet ut måneden."),
    ("Kunden får kreditt for dager uten avis.", "Mangler avisa, trekker vi det fra på neste faktura."),
    ("Reklamasjon må meldes innen kl. 10.", "Kundesenteret stenger kl. 16."),
    ("To kan dele samme abonnement.", "Det er plass til to brukere på hvert abonnement."),
    ("Adresseendring tar fem dager.", "Flyttemelding må være inne fem dager før."),
    ("Feriestans forlenger abonnementet.", "Dagene med stans legges til på slutten."),
    ("Første purring kommer etter 14 dager.", "Andre purring kommer etter 28 dager."),
    ("Kunden må selv endre passordet på nettsida.", "Passordet må ha minst åtte tegn."),
    ("Bindingstida er 12 måneder.", "Kampanjen gjelder i 3 måneder."),
    ("Budet skal ha levert før klokka 6.", "På lørdager har budet frist til klokka 8."),
    ("Gaveabonnement stopper av seg selv.", "Den som får avisa i gave, slipper å si den opp."),
    ("Fakturaen har forfall den 15. mars.", "Fakturaen ble sendt den 1. mars."),
    ("Dødsannonser tar annonseavdelingen.", "Send dem som vil ha dødsannonse, videre til annonse."),
    ("Arkivet er åpent for alle abonnenter.", "Alle som abonnerer, kommer inn i arkivet."),
)
SAME_NOTICE = (
    (
        "Forsinket avis i Åsane. På grunn av snø er budene en time forsinket i dag.",
        "Sein levering i Åsane. Snøværet gjør at avisa kommer omtrent en time etter vanlig tid.",
    ),
    (
        "E-avisa er nede. Vi jobber med feilen og regner med at den er rettet i løpet av formiddagen.",
        "Trøbbel med den digitale utgaven. Leserne får ikke åpnet den; teknikerne håper å løse det før tolv.",
    ),
    (
        "Ny pris fra 1. januar. Komplett abonnement koster 449 kroner i måneden.",
        "Prisendring på komplett: 449 kroner per måned fra nyttår.",
    ),
    (
        "Bilaget Hus og hage kommer ikke på fredag. Det følger avisa neste uke.",
        "Hus og hage er utsatt. Magasinet ligger ved fredagen etter i stedet.",
    ),
    (
        "Ingen avis 17. mai. Neste utgave kommer 18. mai.",
        "Husk at vi ikke gir ut avis på nasjonaldagen. Vi er tilbake dagen etter.",
    ),
    (
        "Feil på fakturaene som gikk ut mandag. Kundene kan se bort fra gebyret.",
        "Regningene fra mandag har med et gebyr som ikke skulle vært der. Be kundene betale uten.",
    ),
    (
        "Appen må oppdateres. Kunder med gammel utgave blir logget ut.",
        "Ny versjon av appen. De som ikke har lastet den ned, mister innloggingen.",
    ),
    (
        "Trykkeriet hadde stans i natt. Sportssidene mangler i deler av opplaget.",
        "Noen har fått avis uten sport i dag, etter en feil på trykkeriet.",
    ),
    (
        "Kryssordpremien er endret. Vinneren får nå et gavekort på 500 kroner.",
        "Fra denne uka er gevinsten i kryssordet et gavekort verdt 500 kroner.",
    ),
    (
        "Kundesenteret stenger kl. 14 på onsdag på grunn av kurs.",
        "Onsdag er telefonen åpen bare til klokka 14, vi skal på kurs.",
    ),
    (
        "Nytt bud i rute 114. Regn med noen feil de første dagene.",
        "Rute 114 har fått ny person; det kan bli feilleveringer denne uka.",
    ),
    (
        "Sommerkampanjen starter mandag: ti uker for 99 kroner.",
        "Fra mandag selger vi sommertilbudet, 99 kroner for ti uker.",
    ),
)
OTHER_NOTICE = (
    (
        "Forsinket avis i Åsane. På grunn av snø er budene en time forsinket i dag.",
        "Forsinket avis i Fana. På grunn av uhell på trykkeriet er budene to timer forsinket i dag.",
    ),
    (
        "E-avisa er nede. Vi jobber med feilen og regner med at den er rettet i løpet av formiddagen.",
        "Telefonsystemet er nede. Vi jobber med feilen og regner med at den er rettet i løpet av dagen.",
    ),
    (
        "Ny pris fra 1. januar. Komplett abonnement koster 449 kroner i måneden.",
        "Ny pris fra 1. januar. Digitalt abonnement koster 249 kroner i måneden.",
    ),
    (
        "Bilaget Hus og hage kommer ikke på fredag. Det følger avisa neste uke.",
        "Bilaget Mat og vin kommer på fredag. Det følger avisa hver måned.",
    ),
    ("Ingen avis 17. mai. Neste utgave kommer 18. mai.", "Ingen avis 1. mai. Neste utgave kommer 2. mai."),
    (
        "Feil på fakturaene som gikk ut mandag. Kundene kan se bort fra gebyret.",
        "Fakturaene som skulle gått ut mandag, er forsinket. Kundene får ny forfallsdato.",
    ),
    (
        "Appen må oppdateres. Kunder med gammel utgave blir logget ut.",
        "Appen har fått lydaviser. Kunder kan høre artiklene opplest.",
    ),
    (
        "Trykkeriet hadde stans i natt. Sportssidene mangler i deler av opplaget.",
        "Trykkeriet flytter i natt. Fristen for sportssidene er en time tidligere.",
    ),
    (
        "Kryssordpremien er endret. Vinneren får nå et gavekort på 500 kroner.",
        "Kryssordet er flyttet. Det står nå på side 30 i lørdagsavisa.",
    ),
    (
        "Kundesenteret stenger kl. 14 på onsdag på grunn av kurs.",
        "Kundesenteret åpner kl. 10 på torsdag på grunn av møte.",
    ),
    (
        "Nytt bud i rute 114. Regn med noen feil de første dagene.",
        "Rute 220 er uten bud. Regn med at avisa kommer med posten de første dagene.",
    ),
    (
        "Sommerkampanjen starter mandag: ti uker for 99 kroner.",
        "Sommerkampanjen er slutt mandag. Nye kunder får vanlig pris.",
    ),
)
SAID = (
    (
        "Avisa kommer altfor seint om morgenen",
        "Hun får ikke avisa før hun har gått på jobb",
        "Budet kommer først i åttetida",
        "Irritert over at avisa ikke er der til frokosten",
    ),
    (
        "Savner det store kryssordet på lørdag",
        "Hvorfor har dere kuttet kryssordet?",
        "Ber om å få tilbake lørdagskryssordet",
        "Kryssordet var det eneste hun brukte avisa til, og nå er det borte",
    ),
    (
        "Skriften er for liten for eldre lesere",
        "Bokstavene er så små at hun må bruke lupe",
        "Kan ikke lese avisa lenger, for liten skrift",
        "Ønsker større bokstaver i papiravisa",
    ),
    (
        "Må logge inn på nytt hver eneste dag i appen",
        "Appen husker ikke passordet",
        "Blir logget ut av appen hele tida",
        "Lei av å skrive passord hver gang han skal lese",
    ),
    (
        "Prisen er blitt altfor høy",
        "Synes det er dyrt når prisen økes to ganger i året",
        "Har ikke råd lenger etter prisøkningen",
        "Reagerer på nok en økning i prisen",
    ),
    (
        "Avisa er våt når det regner",
        "Får gjennomvåt avis fordi den ikke ligger under tak",
        "Ønsker plast rundt avisa i regnvær",
        "Søkkvåt avis tre dager på rad",
    ),
    (
        "For mye reklame på nettsida",
        "Annonsene dekker hele artikkelen på mobilen",
        "Betaler for abonnement og vil slippe reklame",
        "Reklamen spretter opp mens han leser",
    ),
    (
        "Skriver nesten ikke om fotballen her i bygda",
        "Mer lokalsport, takk",
        "Savner resultater fra de lokale idrettslagene",
        "Bare eliteserie på sportssidene, ingenting om lokale lag",
    ),
    (
        "TV-programmet mangler kanaler",
        "Savner TV-sidene i avisa",
        "Vil ha tilbake tv-oversikten",
        "TV-programmet er for dårlig på papir",
    ),
    (
        "Synes gebyret for papirfaktura er uhørt",
        "Eldre uten nettbank straffes med fakturagebyr",
        "Vil ikke betale 59 kroner for å få regning i posten",
        "Gebyret på papirregning er urimelig",
    ),
    (
        "Har ventet i tjue minutter på telefonen",
        "Altfor lang kø når han ringer",
        "Vanskelig å få tak i dere på telefon",
        "Blir satt på vent hver gang hun ringer",
    ),
    (
        "Savner dødsannonsene på nett",
        "Finner ikke dødsannonser i e-avisa",
        "Vil kunne lese dødsannonsene på mobilen",
        "Dødsannonsene er vanskelige å finne på nettsida",
    ),
    (
        "E-avisa laster tregt på nettbrettet",
        "Sidene i e-avisa bruker lang tid på å komme opp",
        "E-avisa henger seg opp",
        "Nettbrettet stopper midt i bladinga i e-avisa",
    ),
    (
        "Så mange skrivefeil i avisa for tida",
        "Journalistene kan ikke norsk lenger, fullt av feil",
        "Leser dere ikke korrektur?",
        "Irriterer seg over dårlig språk og slurv",
    ),
    (
        "Budet kaster avisa i hekken",
        "Avisa ligger alltid hos naboen",
        "Avisa blir lagt på trappa i stedet for i postkassa",
        "Avisa havner i feil postkasse",
    ),
)
