#include "domain/regio/regio_lees.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "os/file.h"

#define RIJEN_MAX 5000u		/* of one file; the checks compare all pairs */

/* What a cell may hold. */
enum soort {
	CODE,		/* [A-Za-z0-9_.-]+ */
	LEEG_OF_CODE,
	TEKST,		/* something */
	LEEG_OF_TEKST,
	GETAL,		/* a whole number of 0 or more */
	PUNTEN,		/* a whole number, or nothing; text is kept */
	JANEE,
	DAG,		/* an ISO day */
	LEEG_OF_DAG
};

/* A column, and the place of its value in the row. */
struct kolom {
	const char	*naam;
	enum soort	 soort;
	size_t		 plek;
};

struct bestand {
	const char		*naam;
	const struct kolom	*kolommen;
	size_t			 nkolommen, grootte;
	bool			 mag_ontbreken;
};

struct lezing {
	struct arena		*a;
	const char		*pad;
	struct tsv_faults	*faults;
	struct seal_sha		 sha;
};

#define K(type, naam, soort, lid) { naam, soort, offsetof(struct type, lid) }
#define GELDIG(type) K(type, "van", DAG, rij.van), K(type, "tot", LEEG_OF_DAG, rij.tot)

static const struct kolom k_regio[] = {
	GELDIG(rij_regio), K(rij_regio, "nummer", GETAL, nummer),
	K(rij_regio, "code", CODE, code), K(rij_regio, "naam", TEKST, naam),
	K(rij_regio, "scherm", TEKST, scherm),
	K(rij_regio, "telefoon", TEKST, telefoon),
};

static const struct kolom k_gemeente[] = {
	GELDIG(rij_gemeente), K(rij_gemeente, "code", CODE, code),
	K(rij_gemeente, "naam", TEKST, naam),
	K(rij_gemeente, "jeugdregio", TEKST, jeugdregio),
	K(rij_gemeente, "inwoners", GETAL, inwoners),
};

static const struct kolom k_organisatie[] = {
	GELDIG(rij_organisatie), K(rij_organisatie, "code", CODE, code),
	K(rij_organisatie, "naam", TEKST, naam),
	K(rij_organisatie, "soort", CODE, soort),
	K(rij_organisatie, "gemeente", LEEG_OF_CODE, gemeente),
	K(rij_organisatie, "telefoon", LEEG_OF_TEKST, telefoon),
};

static const struct kolom k_rol[] = {
	GELDIG(rij_rol), K(rij_rol, "code", CODE, code),
	K(rij_rol, "naam", TEKST, naam), K(rij_rol, "zicht", CODE, zicht),
};

static const struct kolom k_recht[] = {
	GELDIG(rij_recht), K(rij_recht, "rol", CODE, rol),
	K(rij_recht, "recht", CODE, recht),
};

static const struct kolom k_norm[] = {
	GELDIG(rij_norm), K(rij_norm, "code", CODE, code),
	K(rij_norm, "versie", GETAL, versie), K(rij_norm, "naam", TEKST, naam),
	K(rij_norm, "bron", TEKST, bron),
	K(rij_norm, "start_gebeurtenis", CODE, start),
	K(rij_norm, "stop_gebeurtenis", CODE, stop),
	K(rij_norm, "lengte", GETAL, lengte),
	K(rij_norm, "eenheid", CODE, eenheid), K(rij_norm, "atw", JANEE, atw),
	K(rij_norm, "waarschuw", LEEG_OF_TEKST, waarschuw),
	K(rij_norm, "wie", CODE, wie), K(rij_norm, "kalender", CODE, kalender),
	K(rij_norm, "per", CODE, per), K(rij_norm, "verleng", LEEG_OF_TEKST, verleng),
	K(rij_norm, "opschort", JANEE, opschort),
};

static const struct kolom k_kalender[] = {
	K(rij_kalender, "datum", DAG, rij.van),
	K(rij_kalender, "naam", TEKST, naam),
	K(rij_kalender, "atw", JANEE, atw),
	K(rij_kalender, "werkdag", JANEE, werkdag),
	K(rij_kalender, "besluit", LEEG_OF_TEKST, besluit),
};

static const struct kolom k_code[] = {
	GELDIG(rij_code), K(rij_code, "lijst", CODE, lijst),
	K(rij_code, "code", CODE, code), K(rij_code, "naam", TEKST, naam),
	K(rij_code, "volgorde", GETAL, volgorde),
	K(rij_code, "cbs", LEEG_OF_CODE, cbs),
	K(rij_code, "extra", LEEG_OF_TEKST, extra),
};

static const struct kolom k_vragenlijst[] = {
	GELDIG(rij_vragenlijst), K(rij_vragenlijst, "code", CODE, code),
	K(rij_vragenlijst, "versie", GETAL, versie),
	K(rij_vragenlijst, "naam", TEKST, naam),
	K(rij_vragenlijst, "bestand", TEKST, bestand),
	K(rij_vragenlijst, "grens_a", GETAL, grens_a),
	K(rij_vragenlijst, "grens_b", GETAL, grens_b),
};

static const struct kolom k_vraag[] = {
	K(rij_vraag, "sectie", CODE, sectie), K(rij_vraag, "vraag", CODE, vraag),
	K(rij_vraag, "keuze", LEEG_OF_CODE, keuze),
	K(rij_vraag, "verplicht", LEEG_OF_CODE, verplicht),
	K(rij_vraag, "punten", PUNTEN, punten),
	K(rij_vraag, "tekst", TEKST, tekst),
};

static const struct kolom k_overleg[] = {
	GELDIG(rij_overleg), K(rij_overleg, "code", CODE, code),
	K(rij_overleg, "naam", TEKST, naam), K(rij_overleg, "dagen", TEKST, dagen),
	K(rij_overleg, "begin", TEKST, begin),
	K(rij_overleg, "minuten", GETAL, minuten),
	K(rij_overleg, "minuten_zaak", GETAL, minuten_zaak),
	K(rij_overleg, "quorum", GETAL, quorum),
	K(rij_overleg, "voorzitter", CODE, voorzitter),
	K(rij_overleg, "partners", LEEG_OF_TEKST, partners),
};

static const struct kolom k_medewerker[] = {
	GELDIG(rij_medewerker), K(rij_medewerker, "inlog", CODE, inlog),
	K(rij_medewerker, "naam", TEKST, naam), K(rij_medewerker, "rol", CODE, rol),
	K(rij_medewerker, "organisatie", CODE, organisatie),
};

#undef K
#undef GELDIG

/* Up to nine digits, after a minus where that is allowed. */
static bool
getal_is_goed(const char *s, bool min)
{
	s += min && s[0] == '-';
	return s[0] != '\0' && strlen(s) <= 9 &&
	    strspn(s, "0123456789") == strlen(s);
}

static bool
code_is_goed(const char *s)
{
	return s[0] != '\0' && strlen(s) <= 60 && strspn(s,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "_.-") == strlen(s);
}

/* NULL: the cell may stand here; else the sentence that says why not. */
static const char *
cel_oordeel(enum soort soort, const char *s)
{
	bool leeg = s[0] == '\0';

	switch (soort) {
	case LEEG_OF_TEKST:
		return NULL;
	case TEKST:
		return leeg ? "Vul dit in." : NULL;
	case LEEG_OF_CODE:
		if (leeg)
			return NULL;
		/* fall through */
	case CODE:
		return code_is_goed(s) ? NULL : "Gebruik letters, cijfers, _ . of -, "
		    "hooguit 60.";
	case GETAL:
		return getal_is_goed(s, false) ? NULL : "Vul een heel getal in.";
	case PUNTEN:
		return leeg || getal_is_goed(s, true) ? NULL :
		    "Vul een heel getal in.";
	case JANEE:
		return strcmp(s, "ja") == 0 || strcmp(s, "nee") == 0 ? NULL :
		    "Vul ja of nee in.";
	case LEEG_OF_DAG:
		if (leeg)
			return NULL;
		/* fall through */
	case DAG:
		return regio_dag(s) != DATE_NONE ? NULL :
		    "Vul een datum in die bestaat, zoals 2026-11-24.";
	}
	return NULL;
}

/* Puts a good cell in its row; lid points to the member of that kind. */
static void
cel_zet(enum soort soort, const char *s, void *lid)
{
	if (soort == GETAL)
		*(int64_t *)lid = strtoll(s, NULL, 10);
	else if (soort == JANEE)
		*(bool *)lid = strcmp(s, "ja") == 0;
	else if (soort == LEEG_OF_DAG && s[0] == '\0')
		*(const char **)lid = NULL;
	else
		*(const char **)lid = s;
}

static const struct kolom *
kolom_zoek(const struct bestand *b, const char *naam)
{
	for (size_t i = 0; i < b->nkolommen; i++)
		if (strcmp(b->kolommen[i].naam, naam) == 0)
			return &b->kolommen[i];
	return NULL;
}

/* The columns of the file are those of the table; false when not. */
static bool
kop_controleer(struct lezing *l, const struct bestand *b, const struct tsv *t)
{
	unsigned voor = l->faults->n;

	for (unsigned i = 0; i < t->ncol; i++)
		if (kolom_zoek(b, t->column[i]) == NULL)
			tsv_fault(l->faults, l->a, t->file, 0, t->column[i],
			    "Deze kolom hoort hier niet.");
	for (size_t i = 0; i < b->nkolommen; i++)
		if (tsv_column(t, b->kolommen[i].naam) < 0)
			tsv_fault(l->faults, l->a, t->file, 0,
			    b->kolommen[i].naam, "Deze kolom ontbreekt.");
	return l->faults->n == voor;
}

static void
rij_lees(struct lezing *l, const struct bestand *b, const struct tsv *t,
    const struct tsv_row *r, char *uit)
{
	struct rij *rij = (struct rij *)(void *)uit;

	rij->regel = r->line;
	for (unsigned i = 0; i < t->ncol; i++) {
		const struct kolom *k = kolom_zoek(b, t->column[i]);
		const char *waarom = cel_oordeel(k->soort, r->cell[i]);

		if (waarom != NULL)
			tsv_fault(l->faults, l->a, t->file, r->line, k->naam,
			    "%s", waarom);
		else
			cel_zet(k->soort, r->cell[i], uit + k->plek);
	}
	if (rij->van != NULL && rij->tot != NULL && strcmp(rij->tot, rij->van) <= 0)
		tsv_fault(l->faults, l->a, t->file, r->line, "tot",
		    "Deze dag moet na van komen: tot is de eerste dag waarop de "
		    "regel niet meer geldt.");
}

/* The bytes of a file of the folder; *er says whether there is one. */
static enum err_code
inhoud_lees(struct lezing *l, const struct bestand *b, bool *er,
    struct blob *uit, struct err *err)
{
	const char *pad = arena_printf(l->a, "%s/%s", l->pad, b->naam);
	enum err_code rc;

	if (pad == NULL)
		return FAIL(err, ERR_LIMIT, "%s: no memory", b->naam);
	*er = false;
	rc = file_read(l->a, pad, TSV_MAX_BYTES + 1, uit, err);
	if (rc == ERR_NOT_FOUND || rc == ERR_INVALID) {
		if (rc == ERR_INVALID || !b->mag_ontbreken)
			tsv_fault(l->faults, l->a, b->naam, 0, NULL,
			    "Dit bestand ontbreekt.");
		return ERR_OK;
	}
	TRY(rc);
	*er = true;
	seal_sha_add(&l->sha, b->naam, strlen(b->naam) + 1);
	seal_sha_add(&l->sha, uit->p, uit->n);
	return ERR_OK;
}

/* The text of a file as an array of rows. Mistakes go to faults: then there may
 * be fewer rows, and the code is still ERR_OK, so that the next file is read. */
static enum err_code
rijen_lees(struct lezing *l, const struct bestand *b, struct blob inhoud, void **rijen,
    size_t *n, struct err *err)
{
	enum err_code rc;
	struct tsv t;
	char *uit;

	*rijen = NULL;
	*n = 0;
	rc = tsv_parse(l->a, b->naam, inhoud, l->faults, &t, err);
	if (rc == ERR_INVALID)
		return ERR_OK;
	TRY(rc);
	if (!kop_controleer(l, b, &t))
		return ERR_OK;
	if (t.nrow > RIJEN_MAX) {
		tsv_fault(l->faults, l->a, t.file, 0, NULL,
		    "Het bestand heeft te veel regels: hooguit %u.", RIJEN_MAX);
		return ERR_OK;
	}
	if ((uit = arena_array(l->a, b->grootte, t.nrow)) == NULL)
		return FAIL(err, ERR_LIMIT, "%s: no memory", b->naam);
	for (unsigned i = 0; i < t.nrow; i++)
		rij_lees(l, b, &t, &t.row[i], uit + i * b->grootte);
	*rijen = uit;
	*n = t.nrow;
	return ERR_OK;
}

static enum err_code
bestand_lees(struct lezing *l, const struct bestand *b, void **rijen, size_t *n,
    struct err *err)
{
	struct blob inhoud;
	bool er = false;

	*rijen = NULL;
	*n = 0;
	TRY(inhoud_lees(l, b, &er, &inhoud, err));
	return er ? rijen_lees(l, b, inhoud, rijen, n, err) : ERR_OK;
}

/* A file of questions may only stand in the folder itself or one below. */
static bool
bestand_naam_goed(const char *s)
{
	return s != NULL && s[0] != '/' && strstr(s, "..") == NULL &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_./") == strlen(s);
}

static enum err_code
vragen_lees(struct lezing *l, struct rij_vragenlijst *v, struct err *err)
{
	const struct bestand b = { v->bestand, k_vraag,
	    sizeof(k_vraag) / sizeof(k_vraag[0]), sizeof(struct rij_vraag), false };
	void *rijen;

	if (!bestand_naam_goed(v->bestand)) {
		tsv_fault(l->faults, l->a, "vragenlijst.tsv", v->rij.regel,
		    "bestand", "Noem een bestand in deze map: kleine letters, "
		    "cijfers, - en /.");
		return ERR_OK;
	}
	TRY(bestand_lees(l, &b, &rijen, &v->nvragen, err));
	v->vragen = rijen;
	for (size_t i = 0; i < v->nvragen; i++)
		if (v->vragen[i].punten != NULL)
			v->vragen[i].waarde = strtoll(v->vragen[i].punten, NULL, 10);
	return ERR_OK;
}

#define LEES(naam, kolommen, type, mag, lid, nlid) do { \
	const struct bestand b_ = { naam, kolommen, \
	    sizeof(kolommen) / sizeof(kolommen[0]), sizeof(struct type), mag }; \
	void *p_; \
	TRY(bestand_lees(l, &b_, &p_, &m->nlid, err)); \
	m->lid = p_; \
} while (0)

static enum err_code
bestanden_lees(struct lezing *l, struct regio_map *m, struct err *err)
{
	LEES("regio.tsv", k_regio, rij_regio, false, regio, nregio);
	LEES("gemeente.tsv", k_gemeente, rij_gemeente, false, gemeenten, ngemeenten);
	LEES("organisatie.tsv", k_organisatie, rij_organisatie, false,
	    organisaties, norganisaties);
	LEES("rol.tsv", k_rol, rij_rol, false, rollen, nrollen);
	LEES("recht.tsv", k_recht, rij_recht, false, rechten, nrechten);
	LEES("norm.tsv", k_norm, rij_norm, false, normen, nnormen);
	LEES("kalender.tsv", k_kalender, rij_kalender, false, dagen, ndagen);
	LEES("code.tsv", k_code, rij_code, false, codes, ncodes);
	LEES("vragenlijst.tsv", k_vragenlijst, rij_vragenlijst, false,
	    vragenlijsten, nvragenlijsten);
	for (size_t i = 0; i < m->nvragenlijsten; i++)
		TRY(vragen_lees(l, &m->vragenlijsten[i], err));
	LEES("overleg.tsv", k_overleg, rij_overleg, false, overleggen, noverleggen);
	LEES("medewerker.tsv", k_medewerker, rij_medewerker, true, medewerkers,
	    nmedewerkers);
	return ERR_OK;
}

#undef LEES

enum err_code
regio_lees_regels(struct arena *a, struct blob kalender, struct blob norm,
    struct tsv_faults *faults, struct regio_map *out, struct err *err)
{
	static const struct bestand b_norm = { "norm.tsv", k_norm,
	    sizeof(k_norm) / sizeof(k_norm[0]), sizeof(struct rij_norm), false };
	static const struct bestand b_dag = { "kalender.tsv", k_kalender,
	    sizeof(k_kalender) / sizeof(k_kalender[0]), sizeof(struct rij_kalender), false };
	struct lezing l = { .a = a, .faults = faults };
	struct regio_map m = { .nregio = 0 };
	void *rijen;

	TRY(rijen_lees(&l, &b_norm, norm, &rijen, &m.nnormen, err));
	m.normen = rijen;
	TRY(rijen_lees(&l, &b_dag, kalender, &rijen, &m.ndagen, err));
	m.dagen = rijen;
	TRY(tsv_verdict(faults, err));
	*out = m;
	return ERR_OK;
}

enum err_code
regio_lees(struct arena *a, const char *pad, struct tsv_faults *faults,
    struct regio_map *out, struct err *err)
{
	struct lezing l = { .a = a, .pad = pad, .faults = faults };
	struct regio_map m = { .nregio = 0 };
	uint8_t hash[SEAL_HASH];

	seal_sha_start(&l.sha);
	TRY(bestanden_lees(&l, &m, err));
	/* Cells that were refused are absent from their rows: look no further. */
	TRY(tsv_verdict(faults, err));
	regio_controleer(&m, a, faults);
	TRY(tsv_verdict(faults, err));
	seal_sha_end(&l.sha, hash);
	for (size_t i = 0; i < SEAL_HASH; i++) {
		m.vingerafdruk[2 * i] = "0123456789abcdef"[hash[i] >> 4];
		m.vingerafdruk[2 * i + 1] = "0123456789abcdef"[hash[i] & 15];
	}
	*out = m;
	return ERR_OK;
}
