#include "rights/recht.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "recht_sql.h"

static const struct {
	const char *code, *titel;
} rechten[RECHT_COUNT] = {
#define RECHT(word, c, t) [RECHT_##word] = { c, t },
#include "rights/recht.def"
#undef RECHT
};

const char *
recht_code(enum recht r)
{
	return rechten[r].code;
}

const char *
recht_titel(enum recht r)
{
	return rechten[r].titel;
}

bool
recht_van_code(const char *code, enum recht *out)
{
	for (unsigned i = 0; i < RECHT_COUNT; i++)
		if (rechten[i].code[0] != '\0' &&
		    strcmp(rechten[i].code, code) == 0) {
			*out = (enum recht)i;
			return true;
		}
	return false;
}

bool
wie_mag(const struct wie *wie, enum recht r)
{
	if (r == RECHT_NIETS)
		return true;
	return wie->rechten >> r & 1;
}

struct wie
wie_niemand(int64_t regio)
{
	return (struct wie){ .regio = regio, .medewerker = DB_NULL,
	    .sessie = DB_NULL, .organisatie = DB_NULL, .inlog = "",
	    .naam = "", .rol = "", .rol_naam = "" };
}

void
wie_geef_recht(struct wie *wie, const char *code)
{
	enum recht r;

	if (recht_van_code(code, &r))
		wie->rechten |= UINT64_C(1) << r;
}

struct wie
wie_systeem(int64_t regio, const char *rol)
{
	struct wie w = wie_niemand(regio);

	w.rol = w.rol_naam = rol;
	w.hele_regio = true;
	w.rechten = (UINT64_C(1) << RECHT_COUNT) - 1;
	w.rechten &= ~(UINT64_C(1) << RECHT_KLUIS_OPENEN);
	return w;
}

enum err_code
rol_bestaat(struct tx *tx, struct arena *a, int64_t regio, const char *rol, int64_t now,
    bool *out, struct err *err)
{
	const char *dag = date_iso(a, date_of_time(now));
	struct q_rol_van r;
	enum err_code rc;

	if (dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	rc = q_rol_van(tx, a, &(struct p_rol_van){ .regio = regio, .code = rol, .dag = dag },
	    &r, err);
	*out = rc == ERR_OK;
	return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

enum err_code
wie_rechten(struct tx *tx, struct arena *a, const char *dag, struct wie *wie, struct err *err)
{
	struct q_medewerker_rechten *rows;
	size_t n;

	TRY(q_medewerker_rechten(tx, a, &(struct p_medewerker_rechten){ .regio = wie->regio,
	    .id = wie->medewerker, .dag = dag }, &rows, &n, err));
	for (size_t i = 0; i < n; i++)
		wie_geef_recht(wie, rows[i].recht);
	return ERR_OK;
}

enum err_code
wie_van_medewerker(struct tx *tx, struct arena *a, int64_t regio,
    int64_t medewerker, int64_t now, struct wie *out, struct err *err)
{
	const char *dag = date_iso(a, date_of_time(now));
	struct wie w = wie_niemand(regio);
	struct p_medewerker_rechten p = { .regio = regio, .id = medewerker, .dag = dag };
	struct q_medewerker_wie m;

	if (dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(a_medewerker_rechten(tx, &p, err));
	TRY(q_medewerker_wie(tx, a, &(struct p_medewerker_wie){
	    .regio = regio, .id = medewerker, .nu = now, .dag = dag }, &m, err));
	w.medewerker = medewerker;
	w.organisatie = m.organisatie;
	w.inlog = m.inlog;
	w.naam = m.naam;
	w.rol = m.rol;
	w.rol_naam = m.rol_naam;
	w.hele_regio = strcmp(m.zicht, "regio") == 0;
	w.toetsen = m.toetsen != 0;
	w.rechten = UINT64_C(1) << RECHT_EIGEN;
	TRY(wie_rechten(tx, a, dag, &w, err));
	*out = w;
	return ERR_OK;
}
