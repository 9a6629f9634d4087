/* bevolking.c - see bevolking.h. All persons are made up. */
#include "bevolking.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const fout_namen[FOUTEN] = { "letter in achternaam", "letter in voornaam",
    "andere spelling", "voor- en achternaam verwisseld", "voorvoegsel weg",
    "voorvoegsel vast", "dag en maand verwisseld", "cijfer in datum", "verhuisd",
    "roepnaam", "voorletter", "alleen geboortejaar", "leeg veld" };

/* ---- chance ------------------------------------------------------------------------- */

uint64_t
toeval(uint64_t *s)
{
	uint64_t z = *s += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static unsigned
below(uint64_t *s, unsigned n)
{
	return (unsigned)(toeval(s) % n);
}

static uint64_t
seed_of(uint64_t seed, uint64_t a, uint64_t b)
{
	uint64_t s = seed * UINT64_C(0x2545f4914f6cdd1d) + a * 1000003 + b * 7919;

	(void)toeval(&s);
	return s;
}

/* ---- names ---------------------------------------------------------------------------- */

#define NAMEN_MAX 2000

static struct { char voor[16], naam[TEKST]; uint64_t tot; } namen[NAMEN_MAX];
static unsigned nnamen;

static const char *const eigen[] = { "de Jong", "Jansen", "de Vries", "van den Berg",
    "van Dijk", "Bakker", "Janssen", "Visser", "Smit", "Meijer", "de Boer", "Mulder",
    "de Groot", "Bos", "Vos", "Peters", "Hendriks", "van Leeuwen", "Dekker", "Brouwer" };

/* Beside Dutch ones: Turkish, Moroccan, Polish, Surinamese, with how many. */
static const struct { const char *naam; unsigned n; } elders[] = {
	{ "Yılmaz", 9000 }, { "Kaya", 7500 }, { "Demir", 7000 }, { "Şahin", 6500 },
	{ "Çelik", 6000 }, { "Yıldız", 5800 }, { "Öztürk", 5600 }, { "Aydın", 5000 },
	{ "Özdemir", 4800 }, { "Arslan", 4700 }, { "Doğan", 4500 }, { "Kılıç", 4300 },
	{ "El Amrani", 4000 }, { "Bouzidi", 3000 }, { "El Idrissi", 4200 },
	{ "Benali", 3500 }, { "Ouali", 2500 }, { "El Khatib", 2000 }, { "Achahbar", 1800 },
	{ "Bouchta", 1600 }, { "Haddou", 1500 }, { "Chaouch", 1300 }, { "Tahiri", 1900 },
	{ "Kowalski", 3000 }, { "Nowak", 3500 }, { "Wiśniewski", 2200 },
	{ "Szymański", 1800 }, { "Wójcik", 1900 }, { "Kamińska", 1700 },
	{ "Lewandowska", 1600 }, { "Mohan", 1500 }, { "Ramdin", 1600 }, { "Ramdjan", 1200 },
	{ "Biharie", 1100 }, { "Jagroep", 1000 }, { "Soerdjan", 900 }, { "Pinas", 1400 },
	{ "Singh", 4000 }, { "Kartosentono", 600 }, { "Tjon A Tsien", 400 },
};

static const struct { const char *naam, *roep; char g; } voornamen[] = {
	{ "Johannes", "Jan", 'm' }, { "Jan", "", 'm' }, { "Cornelis", "Kees", 'm' },
	{ "Hendrik", "Henk", 'm' }, { "Willem", "Wim", 'm' }, { "Pieter", "Piet", 'm' },
	{ "Gerrit", "", 'm' }, { "Jacobus", "Jaap", 'm' }, { "Thomas", "", 'm' },
	{ "Daan", "", 'm' }, { "Sem", "", 'm' }, { "Lucas", "", 'm' }, { "Bram", "", 'm' },
	{ "Noah", "", 'm' }, { "Milan", "", 'm' }, { "Finn", "", 'm' }, { "Ruben", "", 'm' },
	{ "Mohammed", "", 'm' }, { "Youssef", "", 'm' }, { "Mehmet", "", 'm' },
	{ "Mustafa", "", 'm' }, { "Piotr", "", 'm' }, { "Krzysztof", "", 'm' },
	{ "Dennis", "", 'm' }, { "Patrick", "", 'm' }, { "Marco", "", 'm' },
	{ "Erik", "", 'm' }, { "Rob", "", 'm' }, { "Vincent", "", 'm' }, { "Stefan", "", 'm' },
	{ "Jeroen", "", 'm' }, { "Martijn", "", 'm' }, { "Bas", "", 'm' }, { "Tim", "", 'm' },
	{ "Jesse", "", 'm' }, { "Levi", "", 'm' }, { "Ravi", "", 'm' }, { "Anand", "", 'm' },
	{ "Hassan", "", 'm' }, { "Ibrahim", "", 'm' }, { "Gijs", "", 'm' }, { "Olaf", "", 'm' },
	{ "Maria", "Ria", 'v' }, { "Johanna", "Anneke", 'v' }, { "Anna", "", 'v' },
	{ "Elisabeth", "Liesbeth", 'v' }, { "Cornelia", "Corrie", 'v' },
	{ "Wilhelmina", "Willy", 'v' }, { "Emma", "", 'v' }, { "Julia", "", 'v' },
	{ "Sophie", "", 'v' }, { "Tess", "", 'v' }, { "Sanne", "", 'v' }, { "Lotte", "", 'v' },
	{ "Lisa", "", 'v' }, { "Fatima", "", 'v' }, { "Aicha", "", 'v' }, { "Ayşe", "", 'v' },
	{ "Zeynep", "", 'v' }, { "Emine", "", 'v' }, { "Katarzyna", "Kasia", 'v' },
	{ "Agnieszka", "", 'v' }, { "Ewa", "", 'v' }, { "Anita", "", 'v' },
	{ "Linda", "", 'v' }, { "Monique", "", 'v' }, { "Marieke", "", 'v' },
	{ "Esther", "", 'v' }, { "Kim", "", 'v' }, { "Nicole", "", 'v' }, { "Ingrid", "", 'v' },
	{ "Yara", "", 'v' }, { "Noor", "", 'v' }, { "Mila", "", 'v' }, { "Eva", "", 'v' },
	{ "Zoë", "", 'v' }, { "Saar", "", 'v' }, { "Roos", "", 'v' }, { "Naima", "", 'v' },
	{ "Samira", "", 'v' }, { "Sharmila", "", 'v' }, { "Indra", "", 'v' },
	{ "Jolanda", "", 'v' }, { "Petra", "", 'v' }, { "Wendy", "", 'v' },
};
#define VOORNAMEN (sizeof(voornamen) / sizeof(voornamen[0]))

static const char *const lettergreep[] = { "ver", "sten", "kamp", "hof", "ma", "huis",
    "dal", "berg", "veld", "schot", "brink", "dorp", "wijk", "beek", "horst", "laar",
    "meer", "mans", "stra", "inga", "oord", "loo", "wout", "zand", "kerk", "molen",
    "dijk", "poel", "bos", "rade", "linde", "heuvel", "haar", "gat", "ing", "els" };
#define GREPEN (sizeof(lettergreep) / sizeof(lettergreep[0]))

static void
name_add(const char *s, uint64_t n)
{
	static const char *const voor[] = { "van den ", "van der ", "van de ", "van ", "de ",
	    "den ", "der ", "ter ", "ten ", "te ", "in 't ", "van 't ", "'t ", "El " };

	if (nnamen == NAMEN_MAX)
		return;
	for (unsigned i = 0; i < sizeof(voor) / sizeof(voor[0]); i++) {
		size_t len = strlen(voor[i]);

		if (strncmp(s, voor[i], len) == 0) {
			(void)snprintf(namen[nnamen].voor, 16, "%.*s", (int)len - 1, voor[i]);
			s += len;
			break;
		}
	}
	(void)snprintf(namen[nnamen].naam, TEKST, "%s", s);
	namen[nnamen].tot = (nnamen > 0 ? namen[nnamen - 1].tot : 0) + n;
	nnamen++;
}

int
bevolking_begin(const char *achternamen)
{
	FILE *f = achternamen == NULL ? NULL : fopen(achternamen, "r");
	char line[1000];

	nnamen = 0;
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		char *name = line, *end = strchr(line, ','), *http = strstr(line, ",http");
		char *count = http == NULL ? NULL : strchr(http + 1, ',');

		if (end == NULL || count == NULL || strtol(count + 1, NULL, 10) <= 0)
			continue;
		*end = '\0';
		if (*name != '"')
			name_add(name, (uint64_t)strtol(count + 1, NULL, 10));
	}
	if (f != NULL)
		(void)fclose(f);
	for (unsigned i = 0; nnamen < 100 && i < sizeof(eigen) / sizeof(eigen[0]); i++)
		name_add(eigen[i], 80000 / (i + 1));
	for (unsigned i = 0; i < sizeof(elders) / sizeof(elders[0]); i++)
		name_add(elders[i].naam, elders[i].n);
	return nnamen > 0 ? 0 : -1;
}

/* A surname: six of ten from the list by frequency, else one of the long tail. */
static void
surname(uint64_t *s, char voor[16], char naam[TEKST])
{
	uint64_t x;
	unsigned lo = 0, hi = nnamen - 1;

	if (below(s, 10) < 4) {
		unsigned n = below(s, 3) == 0 ? 3 : 2;
		size_t at = 0;

		(void)snprintf(voor, 16, "%s", below(s, 3) == 0 ? "van" : below(s, 6) == 0 ?
		    "van der" : "");
		for (unsigned i = 0; i < n; i++)
			at += (size_t)snprintf(naam + at, TEKST - at, "%s",
			    lettergreep[below(s, GREPEN)]);
		naam[0] = (char)(naam[0] - 32);
		return;
	}
	x = toeval(s) % namen[nnamen - 1].tot;
	while (lo < hi) {
		unsigned mid = (lo + hi) / 2;

		if (namen[mid].tot > x)
			hi = mid;
		else
			lo = mid + 1;
	}
	(void)snprintf(voor, 16, "%s", namen[lo].voor);
	(void)snprintf(naam, TEKST, "%s", namen[lo].naam);
}

/* One of the list, commoner ones first; one in three made of syllables. */
static unsigned
first_name(uint64_t *s, char g, char out[TEKST])
{
	static const char *const begin[] = { "Ma", "Jo", "Le", "Sa", "Da", "Ni", "El", "Ro",
	    "Ti", "Ka", "Li", "Fe", "Me", "Ju", "Lo", "Ya", "Is", "Am", "Vi", "De" };
	static const char *const end_m[] = { "rik", "lan", "vin", "mon", "den", "bert", "no",
	    "ran", "rian", "sper", "nas", "ren" };
	static const char *const end_v[] = { "rine", "lia", "nne", "bel", "ra", "lou", "ke",
	    "na", "ri", "sja", "lotte", "dy" };
	unsigned i, j, tries = 0;

	if (below(s, 3) == 0) {
		(void)snprintf(out, TEKST, "%s%s", begin[below(s, 20)],
		    g == 'm' ? end_m[below(s, 12)] : end_v[below(s, 12)]);
		return VOORNAMEN;
	}
	do {
		i = below(s, VOORNAMEN);
		j = below(s, VOORNAMEN);
		i = i < j ? i : j;
	} while (voornamen[i].g != g && ++tries < 40);
	(void)snprintf(out, TEKST, "%s", voornamen[i].naam);
	return i;
}

/* ---- households ------------------------------------------------------------------------ */

unsigned
bevolking_huis(uint64_t seed, uint64_t huis)
{
	static const uint8_t groot[] = { 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 2 };
	uint64_t s = seed_of(seed, huis, 1);
	unsigned n = groot[below(&s, 16)];

	return n == 5 ? 5 + below(&s, 3) : n;
}

static void
birth(uint64_t *s, unsigned from, unsigned years, char out[9])
{
	unsigned year = from + below(s, years);

	if (year > 2025)
		year = 2008 + year % 18;
	(void)snprintf(out, 9, "%04u%02u%02u", year % 10000, 1 + below(s, 12),
	    1 + below(s, 28));
}

static void
house_address(uint64_t seed, uint64_t huis, struct mens *m)
{
	static const char *const plaatsen[] = { "Haarlem", "Velsen-Noord", "IJmuiden",
	    "Heemskerk", "Beverwijk", "Zandvoort", "Bloemendaal", "Heemstede", "Uitgeest",
	    "Castricum", "Hoofddorp", "Nieuw-Vennep", "Badhoevedorp", "Amsterdam",
	    "Zaandam", "Alkmaar", "Purmerend", "Leiden", "Utrecht", "Rotterdam" };
	static const char *const soort[] = { "straat", "laan", "weg", "pad", "plein", "hof",
	    "kade", "singel" };
	uint64_t code = huis / 18, s = seed_of(seed, code, 2);
	const char *a = lettergreep[below(&s, GREPEN)], *b = lettergreep[below(&s, GREPEN)];

	(void)snprintf(m->straat, TEKST, "%c%s%s%s", a[0] - 32, a + 1, b,
	    soort[below(&s, 8)]);
	(void)snprintf(m->postcode, 8, "%04u %c%c", (unsigned)(1000 + code / 400 % 9000),
	    'A' + (char)(code / 20 % 20), 'A' + (char)(code % 20));
	(void)snprintf(m->woonplaats, TEKST, "%s", plaatsen[code / 400 % 20]);
	s = seed_of(seed, huis, 3);
	(void)snprintf(m->huisnummer, 8, "%u", (unsigned)(1 + huis % 18 * 2 +
	    below(&s, 2) + 36 * below(&s, 4)));
}

static void
make_bsn(uint64_t nr, char out[10])
{
	unsigned v = (unsigned)(10000000 + nr % 89999999);

	for (;; v++) {
		unsigned digit[9], sum = 0, rest = v;

		for (int i = 7; i >= 0; i--, rest /= 10)
			digit[i] = rest % 10;
		for (unsigned i = 0; i < 8; i++)
			sum += (9 - i) * digit[i];
		if (sum % 11 == 10)
			continue;
		(void)snprintf(out, 10, "%08u%u", v, sum % 11);
		return;
	}
}

/* Sex, first name and call name of the people of a house up to one of them. Nobody
 * is called as another of the house, but one child in fifty as a parent. */
static void
first_names(uint64_t seed, uint64_t huis, unsigned plaats, struct mens *m)
{
	char given[8][TEKST];

	for (unsigned k = 0; k <= plaats; k++) {
		uint64_t own = seed_of(seed, huis, 10 + k);
		unsigned g = below(&own, 2), from = k > 1 && below(&own, 50) == 0 ? 2 : 0;
		unsigned i, tries = 0;
		bool taken;

		do {
			i = first_name(&own, g == 0 ? 'm' : 'v', given[k]);
			taken = false;
			for (unsigned j = from; j < k; j++)
				taken |= strcmp(given[j], given[k]) == 0;
		} while (taken && ++tries < 100);
		if (k < plaats)
			continue;
		m->geslacht[0] = g == 0 ? 'M' : 'V';
		(void)snprintf(m->voornaam, TEKST, "%s", given[k]);
		if (i < VOORNAMEN && voornamen[i].roep[0] != '\0' && below(&own, 2) == 0)
			(void)snprintf(m->roepnaam, TEKST, "%s", voornamen[i].roep);
		if (below(&own, 3) == 0)
			(void)first_name(&own, g == 0 ? 'm' : 'v', m->tweede);
	}
}

void
bevolking_mens(uint64_t seed, uint64_t huis, unsigned plaats, struct mens *m)
{
	uint64_t shared = seed_of(seed, huis, 4), twins = seed_of(seed, huis, 5), own;
	unsigned twin = below(&twins, 60) == 0;
	unsigned parents = 1935 + below(&shared, 65), born_of = plaats;

	memset(m, 0, sizeof(*m));
	m->huis = huis;
	m->plaats = plaats;
	if (twin && plaats == 3)
		born_of = 2;		/* twins: the birth of the one before */
	own = seed_of(seed, huis, 40 + plaats);
	surname(&shared, m->voorvoegsel, m->achternaam);
	if (plaats == 1 && below(&own, 3) > 0)	/* the other parent has a name of its own */
		surname(&own, m->voorvoegsel, m->achternaam);
	first_names(seed, huis, plaats, m);
	own = seed_of(seed, huis, 50 + born_of);
	if (born_of < 2)
		birth(&own, parents - 5, 10, m->geboren);
	else
		birth(&own, parents + 22, 18, m->geboren);
	house_address(seed, huis, m);
	own = seed_of(seed, huis, 80 + plaats);
	if (below(&own, 2) == 0)
		(void)snprintf(m->telefoon, 16, "+316%08u", below(&own, 100000000));
	make_bsn(huis * 8 + plaats, m->bsn);
}

/* ---- mistakes ------------------------------------------------------------------------------ */

static void
slip(uint64_t *s, char *text)
{
	size_t n = strlen(text), at;

	if (n < 3)
		return;
	at = 1 + below(s, (unsigned)n - 2);
	if ((text[at] & 0x80) != 0 || (text[at + 1] & 0x80) != 0 || (text[at - 1] & 0x80) != 0)
		return;
	switch (below(s, 4)) {
	case 0:
		memmove(text + at, text + at + 1, n - at);
		break;
	case 1:
		if (n + 2 < TEKST) {
			memmove(text + at + 1, text + at, n - at + 1);
			text[at] = (char)('a' + below(s, 26));
		}
		break;
	case 2:
		text[at] = (char)('a' + below(s, 26));
		break;
	default: {
		char c = text[at];

		text[at] = text[at + 1];
		text[at + 1] = c;
	}
	}
}

/* One spelling for another, where the name has it; else a slip. */
static void
respell(uint64_t *s, char *text)
{
	static const char *const as[][2] = { { "ij", "y" }, { "y", "ij" }, { "dt", "t" },
	    { "ks", "x" }, { "ph", "f" }, { "ck", "k" }, { "c", "k" }, { "z", "s" },
	    { "ei", "ij" }, { "ou", "au" }, { "ş", "s" }, { "ı", "i" }, { "ü", "u" },
	    { "ö", "oe" }, { "ç", "c" }, { "ś", "s" }, { "ń", "n" }, { "sz", "sj" },
	    { "ch", "g" }, { "kh", "ch" }, { "ee", "e" }, { "oo", "o" }, { "ss", "s" },
	    { "dj", "j" }, { "oe", "u" }, { "w", "v" }, { "th", "t" }, { "d", "t" } };
	unsigned n = sizeof(as) / sizeof(as[0]), from = below(s, n);
	char out[TEKST];

	for (unsigned i = 0; i < n; i++) {
		const char *const *x = as[(from + i) % n];
		char *p = strstr(text + 1, x[0]);

		if (p == NULL || strlen(text) + 3 > TEKST)
			continue;
		(void)snprintf(out, sizeof(out), "%.*s%s%s", (int)(p - text), text, x[1],
		    p + strlen(x[0]));
		memcpy(text, out, sizeof(out));
		return;
	}
	slip(s, text);
}

static void
glue(struct mens *m)
{
	char out[TEKST + 16];
	size_t at = 0;

	if (m->voorvoegsel[0] == '\0')
		return;
	for (const char *p = m->voorvoegsel; *p != '\0'; p++)
		if (*p != ' ' && *p != '\'')
			out[at++] = *p;
	(void)snprintf(out + at, sizeof(out) - at, "%s", m->achternaam);
	if (out[at] >= 'A' && out[at] <= 'Z')
		out[at] = (char)(out[at] + 32);
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 32);
	(void)snprintf(m->achternaam, TEKST, "%.63s", out);
	m->voorvoegsel[0] = '\0';
}

static void
slip_date(uint64_t *s, char *d)
{
	unsigned at = 2 + below(s, 6);

	d[at] = (char)('0' + (unsigned)(d[at] - '0' + 1 + (int)below(s, 8)) % 10);
}

void
bevolking_fout(uint64_t seed, enum fout f, struct mens *m)
{
	uint64_t s = seed_of(seed, m->huis, 1000 + m->plaats);
	char text[TEKST];

	switch (f) {
	case FOUT_LETTER_ACHTERNAAM:
		slip(&s, m->achternaam);
		break;
	case FOUT_LETTER_VOORNAAM:
		slip(&s, m->voornaam);
		break;
	case FOUT_SPELLING:
		respell(&s, below(&s, 3) == 0 ? m->voornaam : m->achternaam);
		break;
	case FOUT_VERWISSELD:
		(void)snprintf(text, sizeof(text), "%s", m->voornaam);
		(void)snprintf(m->voornaam, TEKST, "%s", m->achternaam);
		(void)snprintf(m->achternaam, TEKST, "%s", text);
		m->voorvoegsel[0] = m->roepnaam[0] = m->tweede[0] = '\0';
		break;
	case FOUT_VOORVOEGSEL_WEG:
		m->voorvoegsel[0] = '\0';
		break;
	case FOUT_VOORVOEGSEL_VAST:
		glue(m);
		break;
	case FOUT_DAG_MAAND:
		memcpy(text, m->geboren + 4, 2);
		memcpy(m->geboren + 4, m->geboren + 6, 2);
		memcpy(m->geboren + 6, text, 2);
		break;
	case FOUT_CIJFER_DATUM:
		slip_date(&s, m->geboren);
		break;
	case FOUT_VERHUISD:
		house_address(seed, m->huis + 500 + below(&s, 100000), m);
		break;
	case FOUT_ROEPNAAM:
		if (m->roepnaam[0] != '\0')
			(void)snprintf(m->voornaam, TEKST, "%s", m->roepnaam);
		m->roepnaam[0] = m->tweede[0] = '\0';
		break;
	case FOUT_VOORLETTER:
		if ((m->voornaam[0] & 0x80) == 0)
			(void)snprintf(m->voornaam, TEKST, "%c.", m->voornaam[0]);
		m->roepnaam[0] = m->tweede[0] = '\0';
		break;
	case FOUT_JAAR_ALLEEN:
		memcpy(m->geboren + 4, "0000", 4);
		break;
	default:
		if (below(&s, 2) == 0)
			m->geboren[0] = '\0';
		else
			m->postcode[0] = m->straat[0] = m->huisnummer[0] = '\0';
	}
	if (below(&s, 2) == 0)
		m->telefoon[0] = '\0';
	m->bsn[0] = '\0';
}
