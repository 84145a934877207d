"""Articles on weather, ferries, printing stops and public holidays."""

TEXT = """\
=== uvar-generelt | papir | vær og fremkommelighet | must_know
Uvær: slik svarer vi når avisene ikke kommer frem
: storm, uvær, snøfall, stengt vei, forsinkelse, farevarsel
Ved farevarsel bestemmer distribusjonen om ruter skal kjøres. Ingen bud skal ut i farlig vær for å levere
en avis.

1. Se driftsmeldingene. De oppdateres kl. 05, 07 og 09.
2. Si det du vet: hvilken rute, hvorfor, og når neste beskjed kommer.
3. Vis e-avisen. I uvær åpner mange aviser den for alle abonnenter, også helgekunder.
4. Registrer bare manglende avis for adresser som ikke omfattes av driftsmeldingen.

Lov ikke at avisen kommer «senere i dag». Aviser som ikke går ut før kl. 12, leveres som regel sammen med
neste utgave. Da er utgaven levert, og det gis ikke godskriving, med mindre driftsmeldingen sier noe
annet.

=== ferge-innstilt | papir | vær og fremkommelighet
Innstilt ferge eller hurtigbåt
: ferge, hurtigbåt, øy, innstilt, båtrute, kai
Øyene får avisen med første avgang. Innstilles den, blir avisbunten liggende på kaien til neste båt, og
budet på øya venter der.

- Går neste avgang før kl. 10, leveres avisen samme dag.
- Går den senere, kommer avisen sammen med neste utgave.
- Er båten innstilt i flere dager, samles utgavene.

Si hva som gjelder ut fra driftsmeldingen, ikke ut fra rutetabellen. Kunden på øya kjenner båten bedre enn
deg, så spør heller enn å forklare. E-avisen er åpen uansett. Varer innstillingen mer enn tre utgaver,
godskrives de automatisk for hele øya.

=== kolonnekjoring | papir | vær og fremkommelighet | minor
Kolonnekjøring og stengt fjellovergang
: kolonnekjøring, fjellovergang, stengt vei, midlertidig stengt, vintervei
Når fjellet er stengt, kommer ikke bilen fra trykkeriet over. Det rammer alle avisene som trykkes på den
andre siden, ofte flere av våre på en gang.

Driftsmeldingen heter da **Fellesforsinkelse** og lister avisene. Åpner veien før kl. 08, kjøres rutene
forsinket. Åpner den senere, avgjør hver avis om den vil levere samme dag.

Ved kolonnekjøring kan bilen bli stående i timevis uten at noen vet hvor lenge. Bruk formuleringen «bilen
venter på å komme over, og vi får beskjed når den er i gang». Ikke gjett på klokkeslett.

=== glatte-veier | papir | vær og fremkommelighet | minor
Glatt gårdsvei og umåkt innkjørsel
: glatt, brøyting, strøing, umåkt, gårdsvei, snø
Budet skal kunne kjøre og gå trygt frem til kassen. Er veien ikke brøytet eller strødd, kan budet snu, og
avisen kommer neste dag.

Ta det opp uten å skylde på kunden. Mange eldre har brøyting som først kommer utpå dagen. Mulige løsninger
er å flytte avisholderen nærmere hovedveien for vinteren, avtale felles stativ med naboen, eller lese
e-avisen på de verste dagene.

Legg inn budmelding når holderen flyttes, og en påminnelse om å fjerne meldingen til våren. Utgaver som
ikke kunne leveres på grunn av føret, blir levert i ettertid og godskrives ikke. Er det budet som har tatt
feil, gjør du det.

=== flom-ras | papir | vær og fremkommelighet
Flom og ras: adresser som er isolert
: flom, ras, evakuering, isolert, veibrudd, beredskap
Er en bygd isolert, er avisen det minste problemet, men for noen er den en trygg rytme. Møt kunden med det
i tankene.

- Levering er stanset til veien er åpnet eller omkjøring er godkjent.
- Alle utgaver i perioden godskrives automatisk. Kunden trenger ikke melde fra.
- E-avisen er åpen for alle på de berørte adressene.
- Evakuerte kan få avisen til en midlertidig adresse fra neste pakkliste.

Spørsmål om veier, evakuering eller hjelp besvares av kommunen og nødetatene. Si det vennlig, og hold
linjen åpen så lenge kunden trenger det. Purringer til berørte postnumre holdes tilbake i 30 dager.

=== stromstans | papir | vær og fremkommelighet | minor
Strømbrudd: verken papir eller e-avis
: strømbrudd, strømstans, nett nede, mobilnett, trykkeri
Ved større strømbrudd kan både trykkeri, mobilnett og hjemmenett være nede. Kunden som ringer, har ofte
lite batteri, så vær kort.

Si hva du vet om papiravisen, og at e-avisen kan hentes når nettet er tilbake; utgavene blir liggende. Har
kunden lastet ned dagens utgave i appen tidligere, kan den leses uten nett under **Nedlastet**.

Ligger trykkeriet uten strøm, trykkes avisen gjerne et annet sted med færre sider. Da kommer den sent, og
bilagene mangler. Det meldes som driftsforstyrrelse for alle avisene som deler trykkeri, og godskrives
bare hvis utgaven utgår helt.

=== trykkeristans | papir | driftsforstyrrelse
Stans i trykkeriet
: trykkeri, produksjonsstans, forsinket trykk, maskinfeil, fellesforsinkelse
En maskinfeil i trykkeriet rammer flere aviser samme natt. Driftsmeldingen kommer som regel før linjene
åpner.

| Avisen er ferdig trykt | Levering |
|---|---|
| før kl. 05 | vanlig, litt forsinket |
| kl. 05–08 | innen kl. 11 i budruter, neste postdag i postruter |
| etter kl. 08 | sammen med neste utgave |
| ikke i det hele tatt | utgår; e-avisen gjelder, utgaven godskrives |

Bruk samtalemalen for driftsforstyrrelse, så alle kunder får samme svar. Registrer ikke manglende avis:
det skjuler de kundene som har et annet problem. Spør kunden om alt ellers er i orden før du avslutter.

=== driftsmelding | alle | driftsforstyrrelse | must_know
Lese og bruke driftsmeldinger
: driftsmelding, varsel, status, feilretting, oppdatering
En driftsmelding forteller hva som er galt, hvem det gjelder, hva vi sier, og når neste oppdatering
kommer. Den går foran alt annet i banken så lenge den gjelder.

1. Les **Gjelder** først. Er ikke kundens avis eller rute med, er det et annet problem.
2. Les **Si til kunden** høyt, gjerne ordrett.
3. Registrer samtalen på meldingen, så vi ser omfanget.
4. Finnes det ingen melding, men du har fått tre like henvendelser, sier du fra til fagredaktøren.

En melding som er gått ut, skal ikke brukes videre. Hører du en kollega bruke gammel informasjon, si fra;
det er slik seiglivede feil oppstår.

=== lokal-helligdag | papir | helligdag
Levering på offentlige helligdager
: helligdag, røde dager, utgivelse, helg, fridag
På offentlige helligdager kommer det ingen papiravis, verken med bud eller post. E-avisen kommer heller
ikke, men nettavisen oppdateres.

Slik regner du ut hva kunden får:

- Faller en helligdag på en utgivelsesdag, utgår utgaven. Prisen er satt med dette i tankene, så den
  godskrives ikke.
- Noen aviser flytter utgaven til dagen før. Det står i egne meldinger fra avisen.
- Dagen etter en helligdag kan være senere enn vanlig, fordi trykkeriet starter sent.

Kundesenteret er stengt på helligdager. E-post besvares neste virkedag, og da skal svaret begynne med en
kort takk for tålmodigheten.

=== jul | papir | helligdag
Levering i jul og romjul
: jul, romjul, julaften, nyttår, juleutgave, levering
Julen er den tiden flest lurer på om avisen kommer. Hver avis melder sine dager i desember; her er det som
gjelder for de fleste.

| Dag | Papir | Kundesenter |
|---|---|---|
| 24. desember | kommer hvis det er utgivelsesdag, ofte tidligere | se vaktplanen |
| 25. og 26. desember | kommer ikke | stengt |
| Romjulen | bare hos dagsaviser, se avisens melding | åpent virkedager |
| 31. desember | kommer hvis det er utgivelsesdag | se vaktplanen |
| 1. januar | kommer ikke | stengt |

Postruter får romjulsavisene samlet. Minn kunden på at juleutgaven gjerne er tykk, med kryssord og sider
fra barna, og at den ligger i e-avisen dersom kassen er full.

=== paske | papir | helligdag
Levering i påsken
: påske, skjærtorsdag, langfredag, påskeaften, påskeavis
I påsken kommer påskeutgaven før helligdagene, vanligvis onsdag. Skjærtorsdag, langfredag og begge
påskedagene har ingen papiravis. Påskeaften har avis hos aviser som kommer ut på lørdager, men ikke alle.

- Hyttekunder: adresseendring til hytta må være inne i god tid; se fristen på aviskortet.
- Midlertidig stopp over påsken kan bli kortere enn minstetiden når få utgaver faller i perioden. Det
  regnes i dager, ikke i antall aviser.
- Kundesenteret er åpent til kl. 12.45 på påskeaften og stengt på de røde dagene.

Onsdag før påske er en av de travleste dagene i året. Ta stopp og adresse først, og vent med alt som kan
vente.

=== syttende-mai | papir | helligdag | minor
17. mai og andre dager i mai
: 17. mai, 1. mai, kristi himmelfartsdag, pinse, mai
Mai har mange røde dager tett, og kundene mister tellingen. 1. mai, 17. mai, Kristi himmelfartsdag og 2.
pinsedag har ingen papiravis.

Bilder fra barnetog og tale kommer i første utgave etter 17. mai. Mange ringer for å kjøpe ekstra
eksemplar av den; henvis til lokalkontor og butikk, og si at avisen gjerne blir utsolgt.

Tar noen fri på de inneklemte dagene, passer det med midlertidig stopp, men bare hvis stoppen når
minstetiden på aviskortet. En stopp på fire dager blir ellers ikke godskrevet. Fortell det før du
registrerer, ikke etterpå.

=== sommerutgaver | papir | helligdag
Færre utgaver om sommeren
: sommer, fellesferie, utgivelsesplan, sommeravis, juli
I fellesferien slår noen aviser sammen utgaver eller dropper en ukedag. Det varsles i avisen og på e-post
minst to uker før.

Har kunden betalt for «alle dager», kommer spørsmålet om prisavslag. Svaret er at årsprisen er regnet ut
fra antall utgaver i året, med sommeren tatt hensyn til. Er antallet lavere enn det avisen har oppgitt,
godskriver avisen alle på en gang, og da kommer det en melding.

Sommerutgaven er ofte større og ligger fremme lenge i butikkene. Hyttegjester spør etter den; de kan kjøpe
en enkelt e-avis. Fast leser på ferie i området kan få midlertidig adresse.

=== sommertid | alle | intern rutine | minor
Når klokken stilles: levering og åpningstid
: sommertid, vintertid, stille klokken, søndag natt
Klokken stilles natt til søndag, og ingen av avisene våre leveres da. Likevel kommer det spørsmål mandagen
etter.

Automatiske jobber, som publisering av e-avis og trekk av kort, følger klokken i Norge. Publiseres
e-avisen kl. 22 kvelden før, er det ikke flyttet på. Utenlandske kunder kan oppleve en times forskyvning i
noen uker.

Stiller klokken på nettbrettet seg ikke, kan appen tro at økten er utløpt. Be kunden slå på automatisk
dato og tid. Kundesenteret åpner som vanlig kl. 08.00 på mandag; se over egne faste møter i kalenderen,
særlig dem som deles med andre land.

=== vinterberedskap | papir | intern rutine | normal | -40..80
Vinterberedskap: hvem gjør hva når det stormer
: beredskap, vinter, storm, vakt, ansvar, driftsmelding
Vinteren gir mange like henvendelser på kort tid. Derfor er oppgavene fordelt på forhånd.

| Hvem | Gjør |
|---|---|
| Distribusjon | melder ruter som ikke kjøres, innen kl. 05 |
| Fagredaktør | skriver driftsmelding og setter når den går ut |
| Teamleder | følger køen og flytter frivillig lesetid |
| Du | leser meldingen før første samtale, registrerer på den |

Ved rødt farevarsel legges det talemelding på linjen. Da ringer færre om avisen, og de som kommer gjennom,
har gjerne andre spørsmål. Vær forberedt på begge deler. Skjermede fagforum står; de som deltar, blir ikke
hentet tilbake.

=== januarstorm | papir | vær og fremkommelighet | normal | -35..-28
Avsluttet: fellesforsinkelse etter stormen
: storm, etterslep, samlet levering, godskriving, avsluttet
Stormen stanset rutene for flere kystaviser i to døgn. Saken er avsluttet, og meldingen står her bare så
lenge spørsmål om godskriving kan komme.

- Alle berørte utgaver ble levert samlet eller godskrevet automatisk.
- Godskrivingen står på første faktura etter hendelsen som **Uvær**.
- Kunder som ikke finner linjen, men bor i en berørt rute, kan få den lagt til av deg.
- Kunder utenfor rutene har ikke krav på noe, men fikk e-avisen åpnet.

Skriv ikke nye saker til distribusjon om denne hendelsen. Etterslepet er hentet inn, og adresser som
fortsatt mangler avis, har et annet problem.
"""
