"""Call templates on invoices, prices, cancellations and offers."""

TEXT = """\
=== si-faktura-forklar | faktura
Forklare en faktura
«Skal vi se på den sammen? Fakturaen gjelder perioden som kommer, fra {dato}. Det er {beløp} for
{produkt}. Under står det som er trukket fra. Er det noe av dette du ikke kjenner igjen?»

De fleste tror de betaler for tiden som er gått. Begynn med perioden, så løser resten seg.

Åpne den fakturaen kunden har i hånden. Rett det som er galt, og si når hun ser det.

=== si-utsettelse | betaling
Utsettelse før forfall
«Det ordner vi. Du får utsatt fristen til {dato}, og det koster ikke noe. Beløpet er {beløp}, og KID er
den samme.»

Kunden gruer seg ofte til å spørre. Et ja uten spørsmål om hvorfor gjør at hun betaler neste gang også.

Endre datoen på selve fakturaen. Har kunden AvtaleGiro og trekket er varslet, må hun stoppe det i banken.

=== si-avtalegiro | betaling
Tilby AvtaleGiro
«Vil du slippe å huske på dette? Med AvtaleGiro trekkes fakturaen på forfallsdagen. Du oppretter den i
nettbanken med KID fra denne fakturaen, og så slipper du papirgebyret.»

Godt tidspunkt: etter at en forsinket faktura er ordnet. Dårlig tidspunkt: mens kunden er uenig i beløpet.

Send KID på e-post. Fortell at dagens faktura må betales på vanlig måte, og at avtalen gjelder fra neste.

=== si-betalt-dobbelt | betaling
Betalt to ganger
«Jeg ser begge betalingene, {navn}. Du har {beløp} til gode. Vil du ha pengene tilbake, eller skal de stå
til neste faktura?»

La kunden velge. Mange foretrekker at det står, men pengene er hennes.

Finn ut hvorfor det ble to betalinger, så det ikke skjer igjen. Utbetaling krever kontonummer på
kontosiden.

=== si-purring | purring og inkasso
Kunden har fått purring
«Takk for at du ringer. Det hender de fleste å glemme en. Beløpet er {beløp} med gebyr. Skal vi se om
fakturaen kom frem til deg første gangen?»

Ingen mistanke. Finner du at fakturaen gikk til feil sted, faller gebyret bort, og da er det du som
beklager.

Kontroller kanal og adresse. Avtal ny frist, og spør om neste faktura skal komme på en annen måte.

=== si-inkassovarsel | purring og inkasso
Kunden har fått inkassovarsel
«Du ringer i tide. Så lenge vi er før {frist}, kan vi ordne dette her. Hva er mulig for deg: alt på én
gang, eller deler vi det i tre?»

Varselet skremmer. Kunden må få vite at saken fortsatt er hos oss, og at det finnes en vei ut.

Registrer avtalen på fakturaen, så den stopper. Bekreft datoer og beløp skriftlig i dag.

=== si-inkasso-sendt | purring og inkasso
Saken ligger hos inkasso
«Kravet er sendt videre, så du må avtale betalingen med dem som har sendt brevet. Men jeg vil gjerne se om
det er riktig at det ble sendt. Kan du fortelle meg hva som skjedde før {dato}?»

Er noe gjort galt hos oss, trekker vi saken, og da skal kunden ikke betale salær. Undersøk før du gir
slipp.

Se etter betaling, oppsigelse, innsigelse og feil adresse. Finner du noe: oppgave «Trekk inkasso».

=== si-omtvistet | purring og inkasso
Kunden har ikke bestilt
«Da skal du ikke betale før vi har funnet ut av det. Jeg setter kravet på vent til {dato} og ser hva
bestillingen bygger på. Du får svaret fra meg, {agent}.»

Kunden føler seg anklaget. At kravet stoppes med en gang, viser at vi tror henne til det motsatte er vist.

Finn ordre og bekreftelse. Merk saken Omtvistet. Svar innen fristen, også om den ikke er avklart.

=== si-prisokning | pris og tilbud
Kunden reagerer på ny pris
«Det forstår jeg. Prisen gikk opp til {beløp} fra {dato}. Beskjeden ble sendt, men den er lett å overse.
Skal vi se hva du bruker av abonnementet? Kanskje det finnes et som passer bedre.»

Forsvar ikke prisen. Kunden vil bli hørt, og så vil hun vite hva hun kan velge.

Se om varselet kom frem. Tilby helg eller digital dersom bruken tilsier det. Respekter et nei.

=== si-nytt-tilbud | pris og tilbud
Selge inn prøvetilbudet
«Du kan prøve {avis} til {beløp}. Etter prøvetiden er prisen den vanlige, og du får beskjed i god tid. Det
er 14 dagers angrerett, og du kan si opp når du vil. Skal jeg sette i gang fra {dato}?»

Si prisen etterpå i samme åndedrag. Kunder som blir overrasket, blir ikke abonnenter.

Kontroller at husstanden ikke har hatt abonnement siste seks måneder. Send bekreftelsen mens kunden er på
linjen.

=== si-fast-kunde-tilbud | pris og tilbud
Fast kunde vil ha tilbud for nye
«Det er et rimelig spørsmål. Tilbudet er en prøve for dem som ikke kjenner {avis}, og etterpå betaler de
det samme som deg. Men jeg kan se om du får mer ut av det du har. Vet du at du kan dele det med flere
hjemme?»

Anerkjenn rettferdighetsfølelsen først. En forklaring uten det høres ut som en avvisning.

Vis deling, arkiv og produktbytte. Vil kunden si opp, bruk malen for oppsigelse.

=== si-angre | angrerett
Kunden vil angre
«Det er helt i orden, {navn}. Jeg registrerer at du angrer i dag, {dato}. Har du betalt, får du {beløp}
tilbake innen 14 dager. Du trenger ikke sende noe inn.»

Angrefristen er en rett, og det trengs ingen grunn. Spør ikke hvorfor før det er registrert.

Velg Angret og ikke Oppsagt. Send bekreftelse på e-post. Velkomstgave skal i retur når det sto i
bekreftelsen.

=== si-oppsigelse | oppsigelse
Ta imot oppsigelse
«Det skal jeg ordne. Er det noe spesielt som gjør at du vil slutte? … Takk for at du sa det. Abonnementet
er betalt til {dato}, og det kommer ingen flere fakturaer.»

Ett spørsmål om grunnen hjelper avisen. Flere oppleves som motstand.

Passer grunnen, gi ett forslag. Ellers: registrer, velg kode og send bekreftelse.

=== si-oppsigelse-tid | oppsigelse
Kunden sier opp fordi hun ikke rekker å lese
«Det er mange som har det slik. Noen bytter til helgeavisen, så kommer den bare når man har tid. Det
koster {beløp}. Er det noe for deg, eller skal jeg avslutte?»

Forslaget svarer på grunnen. Kunden får velge mellom to ting hun forstår, og begge er like lette.

Se at avisen selger helg. Nei: avslutt uten flere spørsmål.

=== si-oppsigelse-levering | oppsigelse
Kunden sier opp på grunn av dårlig levering
«Det skjønner jeg godt. Jeg kan ikke love at det blir bra i morgen, men jeg kan be distribusjonen ta tak i
det og gi deg svar innen {frist}. Vil du vente på det, eller er det nok nå?»

Å love noe vi ikke styrer, gir en ny skuffelse. En frist og et ærlig valg kan holde på kunden.

Venter: sak, oppringing og e-avis i mellomtiden. Slutter: koden Levering og godskriving av manglende
utgaver.

=== si-glemt-oppsigelse | oppsigelse
Kunden mener å ha sagt opp før
«Da leter jeg etter oppsigelsen din. Husker du omtrent når det var, og om du skrev eller ringte? Finner
jeg den, retter jeg alt fra den dagen.»

Kunden venter å bli mistrodd. Når vi leter først, blir resten av samtalen lettere, også om vi ikke finner
noe.

Søk i e-post, skjema, avisens kontor og dobbeltkort. Stopp purringen så lenge saken er åpen.

=== si-velkommen-tilbake | nytt abonnement
Tidligere kunde vil begynne igjen
«Velkommen tilbake, {navn}! Du har fortsatt innloggingen din. Skal avisen komme til {adresse} som før? Da
starter {produkt} fra {dato}, og prisen er {beløp}.»

At vi husker kunden, betyr mer enn et tilbud. Men se etter hvorfor hun sluttet, så det ikke gjentar seg.

Gjenåpne det gamle abonnementet. Var grunnen levering, se om ruten er bedre nå, og si det ærlig.

=== si-gave | gave
Bestille gave
«Så hyggelig gave! Hvor lenge skal den vare? … Da får mottakeren {avis} fra {dato}, og det stopper av seg
selv. Prisen er {beløp}. Er det en overraskelse?»

Svaret på det siste avgjør hva vi sender og til hvem. Glemmer vi det, er overraskelsen røpet.

Registrer giver og mottaker. Send gavebevis dit giveren ønsker. Angreretten er giverens.

=== si-student | student
Studentpris
«Studerer du? Da koster {avis} {beløp} for deg. Jeg trenger bare å vite hvor du studerer, og når du regner
med å være ferdig. Er det foreldrene dine som har avisen hjemme, kan de dele med deg i stedet, uten at det
koster noe.»

Ærlig råd om deling gir en kunde som kommer tilbake når studiet er slutt.

Legg inn sluttdato 30. juni. Bruk privat e-post, ikke skolens.

=== si-bedrift | bedrift
Bedrift vil ha flere lisenser
«Hvor mange er det som skal lese? … Da er det bedriftsansvarlig i {avis} som gir dere pris. Jeg noterer
navn og telefon, så ringer de innen {frist}. Er det noen hos dere som skal styre tilgangene?»

Små bedrifter kan bestille med en gang. Større skal ha tilbud, og et løst tall fra oss skaper bare krøll.

Under fem lisenser: registrer selv. Ellers: oppgave med firma, antall, referanse og administrator.
"""
