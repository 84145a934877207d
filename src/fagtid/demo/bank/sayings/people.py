"""Call templates for the hard calls, and on advertisements, complaints and personal data."""

TEXT = """\
=== si-dodsfall | dødsfall
Dødsfall i husstanden
«Jeg kondolerer. Jeg skal hjelpe deg med abonnementet, så blir det én ting mindre å tenke på. Vil du at
avisen skal stoppe, eller vil du at den skal komme videre i ditt navn? Du kan også vente med å bestemme
deg.»

Den etterlatte skal slippe å forklare. Tre valg, ingen papirer, og ingen hast.

Avslutt fra dødsdatoen, bytt eier, eller sett fakturaen på vent. Stopp all post til den døde i dag.

=== si-dodsfall-brev | dødsfall
Tilbud sendt til en som er død
«Det er leit at dere fikk det brevet, og jeg beklager. Jeg stopper nå alt som sendes i det navnet. Det kan
komme ett brev til, som allerede er på vei, og det beklager jeg på forhånd.»

Ingen forklaring på lister og registre. Varselet om ett brev til gjør at det ikke blir et nytt støt.

Sperr alle kort på adressen for markedsføring. Send sak hvis dødsfallet var meldt tidligere.

=== si-dodsannonse | annonse
Pårørende vil sette inn dødsannonse
«Jeg kondolerer. Hvilken dag ønsker dere at annonsen skal stå? … Da må teksten være inne innen {frist}.
Jeg kan sende deg skjemaet nå, eller sette deg over til en som kan hjelpe med teksten. Hva passer best?»

Tiden er knapp, og kunden er sliten. Fristen først, så to enkle valg.

Se frist og pris på aviskortet. Er den nettopp gått, ring annonseavdelingen før du sier nei.

=== si-dodsannonse-feil | annonse
Feil i dødsannonse
«Det er alvorlig, og jeg beklager. På nett rettes den med en gang. Jeg ringer annonseavdelingen i {avis}
mens du venter, så vi får vite når den riktige annonsen kan stå på papir.»

Spør aldri hvem som skrev feil. Rett først, finn årsaken etterpå.

Gjelder det tid eller sted for seremonien, må også begravelsesbyrået få vite det. Bli på linjen.

=== si-klage | klage
Ta imot en klage
«Takk for at du sier fra. Jeg har forstått det slik: {årsak}. Stemmer det? … Dette kan jeg gjøre nå, og
resten får du svar på innen {frist}.»

Når kunden hører saken gjenfortalt riktig, synker stemmen. Skill mellom det som er løst, og det som
gjenstår.

Registrer klagen med kundens ord. Følg opp dagen før fristen.

=== si-sint | klage
Kunden er rasende
«Jeg hører at du er sint, og det ville jeg også vært. Jeg vil gjerne rette det opp. Kan jeg stille deg et
par spørsmål, så jeg gjør det riktige?»

Sinnet må ut før noe kan løses. Be om lov til å spørre; det gir kunden kontrollen tilbake.

La kunden snakke i to minutter. Beklag det som er vårt. Ta en pause etterpå.

=== si-skjelling | samtalen
Kunden skjeller deg ut
«Jeg vil gjerne hjelpe deg, {navn}, men ikke når du snakker slik til meg. Skal vi prøve en gang til?»
Fortsetter det: «Da avslutter jeg samtalen nå. Du er velkommen til å ringe igjen.»

Én advarsel, rolig sagt, er nok. Du skal ikke tåle personlig hets.

Legg på uten å vente på svar. Noter saklig hva som skjedde, og si fra til teamleder.

=== si-feil-svar | klage
Vi har gitt galt svar tidligere
«Du fikk et annet svar av oss sist, og det var galt. Det riktige er at {årsak}. Jeg beklager at du har
brukt tid på det. Har det kostet deg noe, retter vi det.»

Si det rett ut. Kunden har ofte begge svarene og tester hvilket vi står for.

Rett opp følgene. Meld feilen, så alle som fikk det gale svaret, får rettelsen.

=== si-innsyn | personvern
Kunden vil ha innsyn
«Det har du rett til, og det er gratis. Det meste kan du laste ned selv på kontosiden nå. Vil du ha alt,
registrerer jeg det i dag, og {avis} svarer deg innen {frist}.»

Kunden trenger ikke si hvorfor. Et rolig ja viser at vi ikke har noe å skjule.

Registrer Innsyn med dato. Gi ingen muntlig oversikt. Gjelder det flere aviser, registrer for hver.

=== si-slett | personvern
Kunden vil slettes
«Jeg registrerer det nå. Kontoen og lesehistorikken slettes innen {frist}. Fakturaene må vi beholde en
stund på grunn av regnskapet, men de brukes ikke til noe annet.»

Vær presis om hva som slettes, og hva som blir. Sier vi «alt», har vi sagt noe galt.

Avslutt aktive abonnementer først. Send skriftlig bekreftelse. Artikler: redaksjonen.

=== si-kan-ikke-si | personvern
Noen spør om en annen kunde
«Jeg kan ikke gi opplysninger om kunder, heller ikke om noen er det. Kan jeg hjelpe deg med noe som
gjelder ditt eget abonnement?»

Samme setning hver gang, enten personen finnes hos oss eller ikke. Ellers røper svaret noe.

Blir det press, vis til personvernansvarlig i avisen. Noter henvendelsen uten å knytte den til noen.

=== si-falsk-melding | personvern
Kunden har fått en falsk melding
«Den er ikke fra oss. Ikke trykk på noe mer. Har du oppgitt kort eller kode? … Da må du ringe banken nå,
med en gang vi legger på. Jeg bytter passordet ditt hos {avis} imens.»

Banken haster mest. Alt vi gjør, kan vente fem minutter.

Be om skjermbilde til sikkerhetsansvarlig. Si at mange blir lurt; skam hindrer folk i å melde fra.

=== si-reservasjon | personvern
Kunden vil slippe telefonsalg
«Det ordner jeg nå. Gjelder det bare telefon, eller også e-post og SMS? … Da er det lagt inn for {avis}.
Fakturaer og beskjeder om levering kommer fortsatt.»

Ikke prøv å endre kundens mening. En reservasjon som tas på alvor, bevarer abonnementet.

Spør om det gjelder flere aviser. Ble kunden oppringt etter tidligere reservasjon: avvik.

=== si-redaksjon | klage
Kunden er uenig i en artikkel
«Kundesenteret bestemmer ikke hva som står i avisen, men jeg vil gjerne at det kommer frem. Skal jeg gi
deg adressen til redaksjonen i {avis}, eller vil du at jeg sender det for deg?»

Kunden vil bli hørt, ikke ha rett. Gå ikke inn i saken, uansett hva du mener selv.

Oppgi e-posten fra aviskortet. Haster det, for eksempel feil navn i en alvorlig sak, sett over.

=== si-vet-ikke | samtalen
Når du ikke vet svaret
«Det vil jeg være sikker på før jeg svarer deg. Jeg undersøker og ringer deg innen {frist}. Hvilket nummer
passer best?»

Et usikkert svar koster mer enn en oppringing. Slik begynner de seiglivede feilene.

Spør i banken eller send spørsmål til en kollega. Ring til avtalt tid, også om svaret ikke er klart.
"""
