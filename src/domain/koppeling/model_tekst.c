/* model_tekst.c - weights as lines of text. */
#include <stdlib.h>
#include <string.h>

#include "domain/koppeling/model.h"

static const char *const klassen[KLASSEN] = { "zelfde", "gezin", "tweeling", "ander" };

void
model_schrijf(const struct koppel_model *m, struct buf *b)
{
	buf_puts(b, "# gewichten van het koppelen; kansen voor: zelfde persoon, gezinslid, "
	    "tweeling, ander\n");
	for (unsigned k = 0; k < KLASSEN; k++)
		buf_printf(b, "aandeel\t%s\t%.6g\n", klassen[k], m->aandeel[k]);
	for (unsigned f = 0; f < FEITEN; f++) {
		const struct feit_soort *s = &feit_soorten[f];

		for (unsigned c = 0; (m->feiten >> f & 1) != 0 &&
		    c < (s->adres ? VOORWAARDEN : 1); c++)
			for (unsigned l = 1; l < NIVEAUS; l++) {
				if (s->code[l] == NULL)
					continue;
				buf_printf(b, "%s\t%u\t%s", s->naam, c, s->code[l]);
				for (unsigned k = 0; k < KLASSEN; k++)
					buf_printf(b, "\t%.4g", m->kans[k][f][c][l]);
				buf_putc(b, '\n');
			}
	}
}

struct reading {
	const char	*p, *end;
	char		 cell[7][32];
	unsigned	 ncell;
};

/* The cells of the next line; false when one is too long or there are too many. */
static bool
next_line(struct reading *r)
{
	size_t n = 0;

	r->ncell = 0;
	memset(r->cell, 0, sizeof(r->cell));
	for (; r->p < r->end && *r->p != '\n'; r->p++) {
		if (*r->p == '\t') {
			r->ncell++;
			n = 0;
		} else if (r->ncell == 0 && n == 0 && *r->p == '#') {
			while (r->p + 1 < r->end && r->p[1] != '\n')
				r->p++;
		} else if (*r->p != '\r') {
			if (r->ncell >= 7 || n + 1 >= sizeof(r->cell[0]))
				return false;
			r->cell[r->ncell][n++] = *r->p;
		}
	}
	r->p += r->p < r->end;
	r->ncell += r->ncell > 0 || r->cell[0][0] != '\0';
	return r->ncell <= 7;
}

static bool
chance(const char *s, double *out)
{
	char *end;

	*out = strtod(s, &end);
	return end != s && *end == '\0' && *out >= 0 && *out <= 1;
}

static bool
read_share(const struct reading *r, struct koppel_model *m)
{
	for (unsigned k = 0; k < KLASSEN; k++)
		if (strcmp(r->cell[1], klassen[k]) == 0)
			return r->ncell == 3 && chance(r->cell[2], &m->aandeel[k]);
	return false;
}

static bool
read_level(const struct reading *r, struct koppel_model *m)
{
	int f = feit_vind(r->cell[0]), l;
	unsigned c = r->cell[1][0] == '1';

	if (f < 0 || r->ncell != 7 || strspn(r->cell[1], "01") != 1 ||
	    r->cell[1][1] != '\0' || (l = feit_niveau_vind((enum feit)f, r->cell[2])) < 0)
		return false;
	m->feiten |= 1u << f;
	for (unsigned k = 0; k < KLASSEN; k++)
		if (!chance(r->cell[3 + k], &m->kans[k][f][c][l]))
			return false;
	return true;
}

enum err_code
model_lees(const char *tekst, size_t n, struct koppel_model *out, unsigned *regel,
    struct err *err)
{
	struct reading r = { .p = tekst, .end = tekst + n };
	struct koppel_model m;

	memset(&m, 0, sizeof(m));
	for (*regel = 1; r.p < r.end; ++*regel) {
		if (!next_line(&r) || (r.ncell > 0 && !(strcmp(r.cell[0], "aandeel") == 0 ?
		    read_share(&r, &m) : read_level(&r, &m))))
			return SAY(err, ERR_INVALID, NULL, "Dit is geen regel van een "
			    "bestand met gewichten.");
	}
	*regel = 0;
	if (m.feiten == 0 || m.aandeel[KLASSE_ANDER] <= 0)
		return SAY(err, ERR_INVALID, NULL, "Er staan geen gewichten in.");
	*out = m;
	return ERR_OK;
}
