/* naam_vergelijk.c - which names are one, and how two dates of birth compare. */
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
naam_roepnaam_ander(const char *kern, unsigned at, char out[NAAM_ROEP])
{
	char word[NAAM_ROEP + 2];
	size_t len = strlen(kern);

	if (len == 0 || len + 3 > sizeof(word))
		return false;
	word[0] = ' ';
	memcpy(word + 1, kern, len);
	memcpy(word + 1 + len, " ", 2);
	for (size_t i = 0; i < GROEPEN; i++) {
		if (strstr(roepnamen[i], word) == NULL)
			continue;
		for (const char *s = roepnamen[i] + 1; *s != '\0'; s += strcspn(s, " ") + 1) {
			len = strcspn(s, " ");
			if (at-- > 0 || len >= NAAM_ROEP)
				continue;
			memcpy(out, s, len);
			out[len] = '\0';
			return true;
		}
	}
	return false;
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

