#include "acts/act_matrix.h"

#include <string.h>

#include "acts/act.h"
#include "os/file.h"
#include "text/tsv.h"

#define ROLLEN_MAX 40

struct rol_kolom {
	const char	*code, *naam, *zicht;
	uint64_t	 rechten;
};

struct matrix {
	struct rol_kolom rol[ROLLEN_MAX];
	size_t		 n;
};

/* One file, with the named columns; holds only what has no end. */
struct tabel {
	struct tsv	 tsv;
	int		 kolom[4];
};

static enum err_code
lees(struct arena *a, const char *map, const char *file,
    const char *const *kolommen, struct tabel *out, struct err *err)
{
	const char *path = arena_printf(a, "%s/%s", map, file);
	struct tsv_faults faults = { 0 };
	struct blob content;

	if (path == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(file_read(a, path, TSV_MAX_BYTES, &content, err));
	TRY(tsv_parse(a, file, content, &faults, &out->tsv, err));
	for (size_t i = 0; kolommen[i] != NULL; i++)
		if ((out->kolom[i] = tsv_column(&out->tsv, kolommen[i])) < 0)
			return FAIL(err, ERR_INVALID, "%s: no column %s", file,
			    kolommen[i]);
	return ERR_OK;
}

static const char *
cel(const struct tabel *t, unsigned rij, size_t kolom)
{
	return t->tsv.row[rij].cell[t->kolom[kolom]];
}

static enum err_code
rollen(struct arena *a, const char *map, struct matrix *m, struct err *err)
{
	static const char *const kolommen[] = { "code", "naam", "zicht", "tot", NULL };
	struct tabel t;

	TRY(lees(a, map, "rol.tsv", kolommen, &t, err));
	for (unsigned i = 0; i < t.tsv.nrow && m->n < ROLLEN_MAX; i++)
		if (cel(&t, i, 3)[0] == '\0')
			m->rol[m->n++] = (struct rol_kolom){ .code = cel(&t, i, 0),
			    .naam = cel(&t, i, 1), .zicht = cel(&t, i, 2),
			    .rechten = UINT64_C(1) << RECHT_EIGEN };
	return ERR_OK;
}

static enum err_code
rechten(struct arena *a, const char *map, struct matrix *m, struct err *err)
{
	static const char *const kolommen[] = { "rol", "recht", "tot", NULL };
	struct tabel t;
	enum recht r;

	TRY(lees(a, map, "recht.tsv", kolommen, &t, err));
	for (unsigned i = 0; i < t.tsv.nrow; i++)
		for (size_t k = 0; k < m->n; k++)
			if (cel(&t, i, 2)[0] == '\0' &&
			    strcmp(m->rol[k].code, cel(&t, i, 0)) == 0 &&
			    recht_van_code(cel(&t, i, 1), &r))
				m->rol[k].rechten |= UINT64_C(1) << r;
	return ERR_OK;
}

static void
kop(const struct matrix *m, struct buf *b)
{
	buf_puts(b, "# Wie wat mag\n\n"
	    "Gemaakt door `samenloop rechten` uit `src/acts/acts.def` en de rollen van "
	    "`regio/kennemerland`.\nNiet met de hand wijzigen: een test vergelijkt.\n\n"
	    "Elke handeling gaat door één deur, die het recht nagaat en de regel in het "
	    "journaal schrijft.\nEen recht zegt wát iemand mag; het zicht zegt in welke "
	    "dossiers.\n\n## Rollen\n\n| rol | naam | ziet |\n|---|---|---|\n");
	for (size_t i = 0; i < m->n; i++)
		buf_printf(b, "| `%s` | %s | %s |\n", m->rol[i].code, m->rol[i].naam,
		    strcmp(m->rol[i].zicht, "regio") == 0 ?
		    "alle dossiers die niet zijn afgeschermd" :
		    strcmp(m->rol[i].zicht, "eigen") == 0 ?
		    "alleen eigen dossiers" : "geen dossiers");
	buf_puts(b, "\n## Handelingen\n\nSoort: C maken, R zien, U wijzigen, D "
	    "verwijderen, E uitvoeren (NEN 7513). x: mag.\n\n"
	    "| handeling | soort | recht |");
	for (size_t i = 0; i < m->n; i++)
		buf_printf(b, " %s |", m->rol[i].naam);
	buf_puts(b, "\n|---|---|---|");
	for (size_t i = 0; i < m->n; i++)
		buf_puts(b, "---|");
	buf_puts(b, "\n");
}

enum err_code
matrix_write(struct arena *a, const char *map, struct buf *b, struct err *err)
{
	struct matrix m = { .n = 0 };

	TRY(rollen(a, map, &m, err));
	TRY(rechten(a, map, &m, err));
	kop(&m, b);
	for (size_t i = 0; i < ACT_COUNT; i++) {
		const struct act *act = &acts[i];
		const char *recht = recht_code(act->recht);

		buf_printf(b, "| %s (`%s`) | %c | %s |", act->titel, act->naam,
		    act->actie, recht[0] == '\0' ? recht_titel(act->recht) : recht);
		for (size_t k = 0; k < m.n; k++)
			buf_puts(b, act->recht == RECHT_NIETS ||
			    (m.rol[k].rechten >> act->recht & 1) ? " x |" : " |");
		buf_puts(b, "\n");
	}
	return buf_failed(b) ? FAIL(err, ERR_LIMIT, "matrix too large") : ERR_OK;
}
