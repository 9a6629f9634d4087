/* terugkoppeling_woorden.c - the closed list of words for a text beside which a name
 * is kept secret from its author.
 *
 * A check against the secret name would answer every guess of it. So it is never
 * asked: a text is made of ordinary words, and every other word is refused, whoever
 * it may mean. What goes into this list must be nobody's name: no trades, colours,
 * landscape or trees, which are surnames too. */
#include <string.h>

#include "domain/terugkoppeling/terugkoppeling_intern.h"
#include "text/utf8.h"
#include "text/woord.h"

enum { CIJFERS_LOS = 4, CIJFERS_RIJ = 6, GENOEMD_MAX = 5 };

/* Folded: lower case, no marks. */
static const char *const gewoon[] = {
	"aan aandacht aangeboden aangemeld aanleiding aanmelden acht achter advies af "
	"afgelopen afgerond afgesloten afspraak afspraken al alle alleen alles als altijd "
	"ander andere anders antwoord april augustus avond",
	"begeleiding begin beginnen begint begonnen begrijpen begrip bekeken bekijken bel "
	"belangrijk belde bellen beller belt ben beoordeeld beoordelen bereikbaar bericht "
	"beschermd beslissen beslist besloten besluit bespreekt bespreken besproken "
	"betekent betrokken betrokkenen bezig bij bijvoorbeeld binnen blijft blijven "
	"brief",
	"contact",
	"daar daarmee daarna daarom daarover dag dagen dan dank dankbaar danken dat de "
	"december deden deed deel deelden delen deze dezelfde dicht die dinsdag dit doe "
	"doen doet donderdag door doorgaan dossier drie duidelijk dus duurt",
	"een eens eerder eerst eigen einde elk elke en er erbij erg ermee erna ernstig "
	"erover ervan even",
	"februari",
	"gaan gaat gaf gebeld gebeurd gebeuren gebeurt gedaan gedeeld geeft geen gegaan "
	"gegeven gegevens gehad geholpen gehoord gekeken gekozen gekregen geldt gemaakt "
	"gemeente gemeld genoeg genomen gepraat gerust geschreven gesloten gesprek "
	"gesprekken gesproken gestart gesteld geven gevolgd gevraagd geweest geweld gezet "
	"gezien gezin graag groet groeten",
	"had hadden heb hebben hebt heeft helaas hele helpen helpt het hier hoe hoeft "
	"hoort horen huiselijk huishouden hulp hulpverlening",
	"ieder iedereen iemand iets in informatie is",
	"ja januari jou jouw juli juni",
	"kan keer keuze kijken kind kinderen kindermishandeling klaar komen komende komt "
	"konden krijgen krijgt kunnen kunt kwam",
	"laat laten later leggen ligt loopt",
	"maakt maand maandag maanden maar maart maatregelen mag maken man me mee meer mei "
	"meld melden melder melding meldingen men mensen met mij mijn minder misschien "
	"mocht moet moeten mogelijk mogen morgen",
	"na naam naar nadat nadenken namens nee neem neemt negen nemen niemand niet niets "
	"nieuw nieuwe nodig nog nogmaals nooit november nu nummer",
	"ochtend of oktober om omdat omgeving onder ondersteuning onderzocht onderzoek "
	"ons onveilig onveiligheid onze ook op openbaar opgenomen opgepakt opnieuw "
	"oppakken opvang organisatie oud ouder oudere ouders over overdag overgedragen "
	"overgenomen overleg",
	"pakken pakt per plan praat praten privacy procedure",
	"raad rapport reactie reden regels resultaat ruzie",
	"samen samenwerken schreef schrijven september signalen situatie slachtoffer snel "
	"soms spraken spreken staan staat stap stappen stelt steun stoppen stopt straks",
	"te tegen telefonisch telefoon terug terugbellen terugkoppelen terugkoppeling "
	"terwijl thuis tien tijd tijdens toch toen toestemming tot tussen twee",
	"u uit uitkomst uitleg uitvoeren uur uw",
	"van vanaf vandaag vandaan vanuit vanwege veel veilig veilige veiliger veiligheid "
	"ver verantwoordelijk verder verloopt vertel verteld vertelde vertellen vervolg "
	"verwacht verwezen verwijzen verzoek via vier vijf vinden vindt volgen volgende "
	"volgens volgt voor vooraf voordat voorlopig vraag vragen vriendelijke vrijdag "
	"vrijwillig vrouw",
	"waar waarom waarover wanneer want waren was wat we week weer weet weken wel welk "
	"welke werd werden werk werkdagen werken werkt weten wie wij wil willen wilt "
	"woensdag word worden wordt",
	"zaak zaken zal zaterdag ze zeggen zegt zei zeker zelf zes zeven zich zien ziet "
	"zij zijn zo zodat zodra zondag zonder zorg zorgen zorgt zou zouden zullen zult",
};

static bool
is_getal(const char *s)
{
	return strspn(s, "0123456789") == strlen(s);
}

static bool
bekend(const struct toegestaan *t, const char *woord)
{
	if (is_getal(woord))
		return strlen(woord) <= CIJFERS_LOS || woord_in(t->voorstel, woord);
	for (size_t i = 0; i < sizeof(gewoon) / sizeof(gewoon[0]); i++)
		if (woord_in(gewoon[i], woord))
			return true;
	for (size_t i = 0; i < t->n; i++)
		if (t->namen[i] != NULL && woord_in(t->namen[i], woord))
			return true;
	return woord_in(t->voorstel, woord);
}

/* A row of digits, however it is cut up, that the proposal does not have. */
static enum err_code
keur_cijfers(struct werk *w, const struct toegestaan *t, const char *tekst, struct err *err)
{
	const char *s = woord_cijfers(w->a, tekst), *mag = woord_cijfers(w->a, t->voorstel);

	if (s == NULL || mag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t n; *s != '\0'; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		if (n < CIJFERS_RIJ)
			continue;
		const char *rij = arena_strndup(w->a, s, n);

		if (rij == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		if (!woord_in(mag, rij))
			return SAY(err, ERR_INVALID, "tekst", "In deze tekst staat een lang "
			    "nummer. Haal dat weg. Schrijf van een datum de maand als woord.");
	}
	return ERR_OK;
}

enum err_code
terugkoppeling_keur_woorden(struct werk *w, const struct toegestaan *t, const char *tekst,
    struct err *err)
{
	const char *s = utf8_fold(w->a, tekst), *fout = NULL;
	size_t n, fouten = 0;

	if (s == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (; (n = woord_volgende(&s)) > 0; s += n) {
		const char *woord = arena_strndup(w->a, s, n);

		if (woord == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		if (bekend(t, woord) || (fout != NULL && woord_in(fout, woord)))
			continue;
		if (fouten++ < GENOEMD_MAX)
			fout = fout == NULL ? woord : arena_printf(w->a, "%s, %s", fout, woord);
	}
	if (fouten == 0)
		return keur_cijfers(w, t, tekst, err);
	fout = arena_printf(w->a, "Hier mag je alleen gewone woorden gebruiken. Haal weg, of zeg "
	    "anders: %s%s.", fout, fouten > GENOEMD_MAX ? " en meer" : "");
	if (fout == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return SAY(err, ERR_INVALID, "tekst", fout);
}
