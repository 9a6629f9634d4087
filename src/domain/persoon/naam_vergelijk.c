/* naam_vergelijk.c - how much two descriptions of a person are alike. */
#include "domain/persoon/naam_in.h"

#include <stdlib.h>
#include <string.h>

/* First names that are used for one another. Folded, one group a line. */
static const char *const roepnamen[] = {
	" jan johannes johan hans han jo joannes johnny john ",
	" piet petrus pieter peter piotr ",
	" kees cornelis cor corne neel ",
	" klaas nicolaas nico niek nicolas nick ",
	" willem wim wilhelmus willy wil bill ",
	" hendrik henk hendrikus henricus harrie harry rik henri hein ",
	" gerrit gerardus gerard ger gert geert ",
	" jacobus jaap koos sjaak ko jacob jacques ",
	" antonius ton toon anton tonnie antoon antoine ",
	" franciscus frans frank francis ",
	" theodorus theo dorus door ",
	" adrianus ad adrie arie adriaan janus ",
	" leonardus leo leen leendert ",
	" martinus martin tinus maarten mart ",
	" bernardus ben bernard bert ",
	" albertus albert bert ab ",
	" lambertus bert lammert ",
	" robertus robert rob bob ",
	" rudolf ruud rudolphus roelof ",
	" matthijs matheus thijs mattheus ties ",
	" sebastiaan bas sebastian ",
	" alexander alex sander xander aleksander ",
	" christiaan chris christian christianus ",
	" michael michiel michel maikel giel ",
	" maria marie riet ria mieke marijke mia marietje rie miep ",
	" johanna jo anneke annie jopie hanna hannie joke janna jansje ",
	" elisabeth els bep liesbeth lies betty elise elly lisa liesje bets ",
	" catharina toos trijn karin tineke ina cathy katrien trijntje toos to ",
	" wilhelmina mien willy wil mina ina willemijn wilma mientje ",
	" margaretha greet gre margriet grietje greetje marga gretha ",
	" anna an anneke annie anja ans anne ankie ",
	" cornelia corrie cora cor neeltje nel ",
	" hendrika riek rika hennie ria henriette ",
	" jacoba coba co jacqueline ko ",
	" petronella nel nelly petra pietje ",
	" adriana adri jaantje ada janny ",
	" geertruida truus trudy geertje truida gerda ",
	" mohammed mohamed mohammad mohamad muhammed muhammad mo mehmet med ",
	" fatima fatma fatiha fatna ",
	" youssef yusuf yousef jozef josef joesoef yousuf ",
	" ibrahim brahim abraham ibo ",
	" mustafa mostafa moustapha mus ",
	" aicha ayse aisha aysha ",
	" khadija hatice kadija ",
	" ali aly ", " hassan hasan ", " hussein huseyin hoessein hocine ",
	" katarzyna kasia ", " malgorzata gosia ", " agnieszka aga ",
	" aleksandra ola sandra ", " krzysztof krzys ", " stanislaw staszek ",
	" tomasz tomek ", " andrzej jedrek ", " joanna asia ",
};

bool
letters_gelijk(const struct letters *a, const struct letters *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n * sizeof(a->p[0])) == 0;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, change, swap of neighbours. */
unsigned
letters_afstand(const struct letters *a, const struct letters *b,
    unsigned max)
{
	unsigned rows[3][NAAM_LETTERS + 1];
	unsigned *before = rows[0], *last = rows[1], *row = rows[2], *t;

	if ((a->n > b->n ? a->n - b->n : b->n - a->n) > max)
		return max + 1;
	for (unsigned j = 0; j <= b->n; j++)
		last[j] = j;
	for (unsigned i = 1; i <= a->n; i++) {
		unsigned best = row[0] = i;

		for (unsigned j = 1; j <= b->n; j++) {
			unsigned d = last[j - 1] + (a->p[i - 1] != b->p[j - 1]);

			d = least(d, least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a->p[i - 1] == b->p[j - 2] &&
			    a->p[i - 2] == b->p[j - 1])
				d = least(d, before[j - 2] + 1);
			row[j] = d;
			best = least(best, d);
		}
		if (best > max)
			return max + 1;
		t = before;
		before = last;
		last = row;
		row = t;
	}
	return least(last[b->n], max + 1);
}

#define GROEPEN	(sizeof(roepnamen) / sizeof(roepnamen[0]))
_Static_assert(GROEPEN <= 64, "a bit for each group");

uint64_t
naam_groepen(const struct letters *l)
{
	uint64_t groups = 0;
	char word[16];
	unsigned n = 0;

	if (l->n == 0 || l->n > 13)
		return 0;
	word[n++] = ' ';
	for (unsigned i = 0; i < l->n; i++)
		word[n++] = l->p[i] < 0x80 ? (char)l->p[i] : '?';
	word[n++] = ' ';
	word[n] = '\0';
	for (size_t i = 0; i < GROEPEN; i++)
		if (strstr(roepnamen[i], word) != NULL)
			groups |= UINT64_C(1) << i;
	return groups;
}

bool
naam_roepnaam(const struct letters *a, const struct letters *b)
{
	return (naam_groepen(a) & naam_groepen(b)) != 0;
}

static enum voornaam_gelijk
first_names(const struct letters *a, const struct letters *b)
{
	if (a->n == 0 || b->n == 0)
		return VOORNAAM_ONBEKEND;
	if (letters_gelijk(a, b))
		return a->n == 1 ? VOORNAAM_LETTER : VOORNAAM_GELIJK;
	if (a->n == 1 || b->n == 1)
		return a->p[0] == b->p[0] ? VOORNAAM_LETTER : VOORNAAM_ANDERS;
	if (a->n + b->n >= 8 && letters_afstand(a, b, 1) <= 1)
		return VOORNAAM_LIJKT;
	if (letters_klinken(a, b))
		return VOORNAAM_LIJKT;
	return naam_roepnaam(a, b) ? VOORNAAM_ROEPNAAM : VOORNAAM_ANDERS;
}

/* The name somebody is called by and the first of the given names; the other
 * given names only when they are the call name of the other side, for twins
 * often share their second name. */
struct voornaam {
	struct letters	given[NAAM_DELEN], call;
	unsigned	n;
};

static void
first_name_of(const struct persoon_feiten *f, struct voornaam *out)
{
	struct letters call[NAAM_DELEN];

	out->n = naam_voorwoorden(f->voornamen, out->given);
	out->call.n = 0;
	if (naam_voorwoorden(f->roepnaam, call) > 0)
		out->call = call[0];
}

enum voornaam_gelijk
voornaam_vergelijk(const struct persoon_feiten *a,
    const struct persoon_feiten *b)
{
	enum voornaam_gelijk best = VOORNAAM_ONBEKEND, now;
	struct voornaam va, vb;

	first_name_of(a, &va);
	first_name_of(b, &vb);
	if ((now = first_names(&va.call, &vb.call)) > best)
		best = now;
	if (va.n > 0 && vb.n > 0 &&
	    (now = first_names(&va.given[0], &vb.given[0])) > best)
		best = now;
	for (unsigned i = 0; i < vb.n && best != VOORNAAM_GELIJK; i++) {
		if ((now = first_names(&va.call, &vb.given[i])) > best)
			best = now;
	}
	for (unsigned i = 0; i < va.n && best != VOORNAAM_GELIJK; i++) {
		if ((now = first_names(&vb.call, &va.given[i])) > best)
			best = now;
	}
	return best;
}

static bool
known(const char *s)
{
	return s != NULL && *s != '\0';
}

static bool
is_birth(const char *s)
{
	return s != NULL && strlen(s) == 8 && strspn(s, "0123456789") == 8 &&
	    strncmp(s, "0000", 4) != 0;
}

/* 1 equal, 0 one is not known, -1 different. */
static int
piece(const char *a, const char *b, size_t n)
{
	if (strncmp(a, b, n) == 0)
		return strncmp(a, "00", n) == 0 ? 0 : 1;
	return strncmp(a, "00", n) == 0 || strncmp(b, "00", n) == 0 ? 0 : -1;
}

enum geboren_gelijk
geboren_vergelijk(const char *a, const char *b)
{
	int year, month, day, other = 0;

	if (!is_birth(a) || !is_birth(b))
		return GEBOREN_ONBEKEND;
	year = strncmp(a, b, 4) == 0 ? 1 : -1;
	month = piece(a + 4, b + 4, 2);
	day = piece(a + 6, b + 6, 2);
	if (year > 0 && month > 0 && day > 0)
		return GEBOREN_GELIJK;
	if (year > 0 && month >= 0 && day >= 0)
		return GEBOREN_PAST;
	if (month == 0 && day == 0)
		return labs(strtol(a, NULL, 10) / 10000 -
		    strtol(b, NULL, 10) / 10000) == 1 ? GEBOREN_ONGEVEER :
		    GEBOREN_ANDERS;
	if (month == 0 || day == 0)
		return GEBOREN_ANDERS;
	if (year > 0 && strncmp(a + 4, b + 6, 2) == 0 &&
	    strncmp(a + 6, b + 4, 2) == 0)
		return GEBOREN_VERWISSELD;
	for (int i = 0; i < 8; i++)
		other += a[i] != b[i];
	for (int i = 0; other == 2 && i < 7; i++)
		if (a[i] == b[i + 1] && a[i + 1] == b[i] && a[i] != b[i])
			other = 1;
	if (other == 1)
		return GEBOREN_CIJFER;
	return (year > 0) + (month > 0) + (day > 0) == 2 ? GEBOREN_DEEL : GEBOREN_ANDERS;
}

static void
reason(struct kandidaat_score *k, int points, const char *word)
{
	k->score += points;
	if (word != NULL && k->n < NAAM_REDENEN)
		k->redenen[k->n++] = word;
}

/* Points for one core against another. */
static int
cores(const struct letters *a, const struct letters *b, const char **word)
{
	unsigned d, n = a->n < b->n ? a->n : b->n;

	if (n == 0)
		return 0;
	if ((d = letters_afstand(a, b, 2)) == 0) {
		*word = "zelfde achternaam";
		return 350;
	}
	if (d == 1 && n > 2) {
		*word = "één letter verschil";
		return n > 3 ? 280 : 180;
	}
	if (letters_klinken(a, b)) {
		*word = "achternaam klinkt hetzelfde";
		return 280;
	}
	if (d == 2 && n >= 7) {
		*word = "twee letters verschil";
		return 200;
	}
	return 0;
}

static int
surnames(const struct naam_woorden *a, const struct naam_woorden *b,
    const char **word)
{
	int best = cores(&a->geheel, &b->geheel, word);

	if (best == 0 && a->vast.n > 0)
		best = cores(&a->vast, &b->geheel, word);
	if (best == 0 && b->vast.n > 0)
		best = cores(&a->geheel, &b->vast, word);
	if (best > 0 || (a->n < 2 && b->n < 2))
		return best;
	for (unsigned i = 0; i < a->n; i++) {
		for (unsigned j = 0; j < b->n; j++) {
			if (a->deel[i].n > 2 &&
			    cores(&a->deel[i], &b->deel[j], word) >= 280) {
				*word = "deel van de dubbele naam gelijk";
				return 280;
			}
		}
	}
	return 0;
}

/* First name typed as surname and the other way round. */
static bool
swapped(const struct persoon_feiten *a, const struct naam_woorden *wa,
    const struct persoon_feiten *b, const struct naam_woorden *wb)
{
	struct voornaam va, vb;
	const struct letters *fa, *fb;

	first_name_of(a, &va);
	first_name_of(b, &vb);
	fa = va.n > 0 ? &va.given[0] : &va.call;
	fb = vb.n > 0 ? &vb.given[0] : &vb.call;
	return fa->n > 1 && fb->n > 1 && letters_afstand(fa, &wb->geheel,
	    1) <= (fa->n > 4) && letters_afstand(fb, &wa->geheel, 1) <=
	    (fb->n > 4);
}

static void
add_first_name(struct kandidaat_score *k, enum voornaam_gelijk v)
{
	static const struct { int points; const char *word; } w[] = {
		[VOORNAAM_ONBEKEND] = { 0, NULL },
		[VOORNAAM_ANDERS] = { -150, "andere voornaam" },
		[VOORNAAM_LETTER] = { 100, "voorletter past" },
		[VOORNAAM_ROEPNAAM] = { 200, "roepnaam past" },
		[VOORNAAM_LIJKT] = { 200, "voornaam lijkt" },
		[VOORNAAM_GELIJK] = { 250, "zelfde voornaam" },
	};

	reason(k, w[v].points, w[v].word);
}

static void
add_birth(struct kandidaat_score *k, enum geboren_gelijk g)
{
	static const struct { int points; const char *word; } w[] = {
		[GEBOREN_ONBEKEND] = { 0, NULL },
		[GEBOREN_ANDERS] = { -200, "andere geboortedatum" },
		[GEBOREN_DEEL] = { -50, "deel van de geboortedatum gelijk" },
		[GEBOREN_ONGEVEER] = { 80, "leeftijd past ongeveer" },
		[GEBOREN_PAST] = { 150, "geboortedatum past" },
		[GEBOREN_CIJFER] = { 200, "één cijfer in de geboortedatum verschilt" },
		[GEBOREN_VERWISSELD] = { 220, "dag en maand verwisseld" },
		[GEBOREN_GELIJK] = { 300, "zelfde geboortedatum" },
	};

	reason(k, w[g].points, w[g].word);
}

/* Equal but for spaces and capitals. */
static bool
same_code(const char *a, const char *b)
{
	for (;;) {
		while (*a == ' ')
			a++;
		while (*b == ' ')
			b++;
		if ((*a | 32) != (*b | 32) || (*a == '\0') != (*b == '\0'))
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

/* "12 a" and "12" may be the same door, "12 a" and "12 b" are not. */
static bool
same_number(const char *a, const char *b)
{
	size_t na = strspn(a, "0123456789"), nb = strspn(b, "0123456789");

	return na > 0 && na == nb && strncmp(a, b, na) == 0 &&
	    (a[na] == '\0' || b[nb] == '\0' || same_code(a + na, b + nb));
}

static void
add_address(struct kandidaat_score *k, const struct persoon_feiten *a,
    const struct persoon_feiten *b)
{
	if (!known(a->postcode) || !known(b->postcode) ||
	    !same_code(a->postcode, b->postcode))
		return;
	if (!known(a->huisnummer) || !known(b->huisnummer) ||
	    !same_number(a->huisnummer, b->huisnummer)) {
		reason(k, 50, "zelfde postcode");
		return;
	}
	reason(k, 150, "zelfde adres");
}

/* Twins share all but the first name: they must not seem one person. */
static void
doubt_twins(struct kandidaat_score *k)
{
	for (unsigned i = 0; i < k->n; i++) {
		if (strcmp(k->redenen[i], "andere voornaam") == 0)
			k->redenen[i] = "zelfde geboortedatum, andere voornaam "
			    "(tweeling?)";
		else if (strcmp(k->redenen[i], "zelfde geboortedatum") == 0)
			k->redenen[i] = NULL;
	}
	for (unsigned i = 0; i < k->n; i++) {
		if (k->redenen[i] == NULL) {
			k->n--;
			memmove(k->redenen + i, k->redenen + i + 1,
			    (k->n - i) * sizeof(k->redenen[0]));
		}
	}
	if (k->score > 550)
		k->score = 550;
}

static void
weigh_bsn(struct kandidaat_score *k, const struct persoon_feiten *a,
    const struct persoon_feiten *b)
{
	if (!known(a->bsn) || !known(b->bsn))
		return;
	if (strcmp(a->bsn, b->bsn) == 0) {
		reason(k, 0, "zelfde BSN");
		k->score = 1000;
	} else {
		reason(k, 0, "ander BSN");
		if (k->score > 400)
			k->score = 400;
	}
}

struct kandidaat_score
naam_vergelijk(const struct persoon_feiten *a, const struct persoon_feiten *b)
{
	struct kandidaat_score k = { .score = 0 };
	enum voornaam_gelijk v = voornaam_vergelijk(a, b);
	enum geboren_gelijk g = geboren_vergelijk(a->geboren, b->geboren);
	struct naam_woorden wa, wb;
	const char *word = NULL;
	int points;

	naam_woorden(a->voorvoegsel, a->geslachtsnaam, &wa);
	naam_woorden(b->voorvoegsel, b->geslachtsnaam, &wb);
	points = surnames(&wa, &wb, &word);
	if (points == 0 && swapped(a, &wa, b, &wb)) {
		reason(&k, 500, "voornaam en achternaam verwisseld");
	} else {
		reason(&k, points, word);
		add_first_name(&k, v);
	}
	add_birth(&k, g);
	add_address(&k, a, b);
	if (known(a->telefoon) && known(b->telefoon) &&
	    strcmp(a->telefoon, b->telefoon) == 0)
		reason(&k, 100, "zelfde telefoonnummer");
	if (points > 0 && g == GEBOREN_GELIJK && v == VOORNAAM_ANDERS)
		doubt_twins(&k);
	weigh_bsn(&k, a, b);
	k.score = k.score < 0 ? 0 : k.score > 1000 ? 1000 : k.score;
	return k;
}
