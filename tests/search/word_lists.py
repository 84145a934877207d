"""Compounds, plain words and forms, written before the tuning. FIRST was tuned on; SECOND only scored."""

from __future__ import annotations

# Every part as it stands in the word, links left out; a splitter may leave a part whole that has more in it.
FIRST_COMPOUNDS = """
abonnements|faktura avis|bud papir|avis nett|utgave kunde|service kunde|konsulent kunde|senter svar|prosent
feil|levering leverings|adresse ferie|adresse ferie|stans adresse|endring post|kasse post|nummer bank|konto
konto|nummer kredit|kort betalings|kort betalings|frist forfalls|dato faktura|gebyr purre|gebyr avtale|giro
e|faktura helg|abonnement prøve|abonnement student|rabatt gave|kort bruker|navn mobil|telefon
telefon|nummer strøm|avtale strøm|måler måler|avlesning nett|leie bredbånds|ruter fiber|kabel møte|rom
team|leder vakt|liste vakt|plan lærings|tid samtale|mal informasjons|bank fag|forum
lørdags|avis søndags|avis morgen|avis avis|hylle utleverings|sted hente|sted reklamasjons|skjema klage|frist
angre|rett angre|frist prøve|periode oppsigelses|tid bindings|tid kunde|forhold person|opplysninger
person|vern adresse|register drifts|melding drifts|stans system|feil innloggings|problem tilgangs|kode
bekreftelses|kode barne|trygd syke|penger skatte|melding lønns|slipp
"""
SECOND_COMPOUNDS = """
utleverings|tids|punkt forsikrings|premie bil|forsikring reise|forsikring skade|melding egen|andel
pakke|sporing sporings|nummer frakt|kostnad retur|lapp nett|butikk gave|kort|saldo bonus|poeng
medlems|kort medlems|kontingent kunde|fordel telefon|kø vente|tid åpnings|tid rute|endring bud|bil
bud|rute sone|inndeling distribusjons|feil trykkeri|problem redaksjons|sjef forside|sak nyhets|brev
leser|brev døds|annonse annonse|pris bolig|lån rente|endring avdrags|frihet inntekts|grense
forskudds|trekk arbeids|giver arbeids|plass foreldre|penger fastlege|bytte resept|fornyelse time|bestilling
parkerings|bot bom|passering nøkkel|brikke søppel|tømming
"""
FIRST_PLAIN = """
veiledning faktura abonnement forskning bestilling betaling levering melding endring avdeling
beskjed kunde avis konto regning adresse levere bestille oppsigelse informasjon
problem løsning telefon tjeneste bruker tilgang passord samtale refleksjon erfaring
rabatt kampanje produkt system rutine utgave erstatning klage reklamasjon forsinkelse
opplysning henvendelse opplæring kompetanse ansvarlig vanskelig forskjellig
november interesse kontrakt periode økonomi allerede spørsmål
"""
SECOND_PLAIN = """
forsikring vurdering behandling sikkerhet mulighet egenskap direkte elektronisk personlig
organisasjon administrasjon dokumentasjon registrering aktivering
ordning sending beregning betingelse forbruker mottaker leverandør
kvittering garanti statistikk annonse redaksjon kategori september sommeren
"""

# A word's forms, bokmål and nynorsk, one word a line. FIRST was worked on; SECOND was only scored.
FIRST_FORMS = """
avis avisen avisa aviser avisene avisas
kunde kunden kunder kundene kundar kundane kundens
abonnement abonnementet abonnementer abonnementene abonnementa abonnementets
faktura fakturaen fakturaer fakturaene fakturaar
adresse adressen adressa adresser adressene adressar
uke uken uka uker ukene veke veka veker vekene
bestille bestiller bestilte bestilt bestill
betale betaler betalte betalt betal betala betalar
endre endrer endret endra endrede endrar
levere leverer leverte levert leveres leverast leverar
nøkkel nøkkelen nøkler nøklene nøklar nøklane
nummer nummeret numre numrene nummera
artikkel artikkelen artikler artiklene artiklar artiklane
tjeneste tjenesten tjenester tjenestene teneste tenesta tenester tenestene
mulighet muligheten muligheter mulighetene moglegheit moglegheita moglegheiter
skole skolen skoler skolene skule skulen skular skulane
løsning løsningen løsninger løsningene
billig billige billigere billigst billigste billigare billigaste
personlig personlige personleg personlege
bruker brukeren brukere brukerne
leder lederen ledere lederne
sende sender sendte sendt send
kjøpe kjøper kjøpte kjøpt kjøp
kjøre kjører kjørte kjørt
prøve prøver prøvde prøvd prøvar
bok boken boka bøker bøkene
melding meldingen meldinga meldinger meldingene meldingar meldingane
stans stansen stanse stanset stansa stanser
bud budet bud buda budene
dato datoen datoer datoene datoar
virksomhet virksomheten virksomheter
digital digitalt digitale
år året år årene åra
hente henter hentet henta hentede
logge logger logget logga logg
registrere registrerer registrerte registrert registrerast
installere installerer installerte installert
regning regningen regninga regninger
konto kontoen kontoer kontoene
passord passordet passordene passorda
ny nytt nye
stor stort store større størst
"""
SECOND_FORMS = """
erstatning erstatningen erstatninga erstatninger erstatningar erstatningane
kvittering kvitteringen kvitteringer kvitteringar kvitteringane
rabatt rabatten rabatter rabattene rabattar rabattane
klage klager klaget klaga klagde
klagen klager klagene
pakke pakken pakka pakker pakkene
postkasse postkassen postkassa postkasser postkassene
utgave utgaven utgaver utgavene
utgåve utgåva utgåver utgåvene
avtale avtalen avtaler avtalene avtalar avtalane
kampanje kampanjen kampanjer kampanjene kampanjar
hylle hyllen hylla hyller hyllene
flytte flytter flyttet flytta flyttar
stoppe stopper stoppet stoppa stoppar stopp
åpne åpner åpnet åpna åpnede
vente venter ventet venta ventar
skifte skifter skiftet skifta
trykke trykker trykket trykte trykt
melde melder meldte meldt meld
høre hører hørte hørt høyre høyrer
løse løser løste løst løyse løyser løyste
mulig mulige mogleg moglege
vanlig vanlige vanleg vanlege
rask raske raskere
elektronisk elektroniske
senter senteret sentre sentrene
regel regelen regler reglene reglar
sykkel sykkelen sykler syklene syklar
kalender kalenderen kalendere kalenderne
mottaker mottakeren mottakere mottakerne
telefon telefonen telefoner telefonene telefonar telefonane
måned måneden måneder månedene månader
beløp beløpet beløpene beløpa
krav kravet kravene krava
kort kortet kortene korta
sted stedet steder stedene
leilighet leiligheten leiligheter leilegheit leilegheita
hjem hjemme heim heime
hver kvar hvert kvart
bilde bilder bildene bilete bileta
"""
