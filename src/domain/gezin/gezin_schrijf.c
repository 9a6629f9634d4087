/* gezin_schrijf.c - ties written down and ended, with what looks wrong. */
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "domain/gezin/gezin.h"
#include "domain/persoon/persoon.h"
#include "domain/regio/regio.h"
#include "domain/regio/regio_controle.h"
#include "gezin_sql.h"
#include "seal/seal.h"

#define OUDERS_MAX 40
#define VOOROUDERS_MAX 200
#define JONGSTE_OUDER 12

void
twijfel_add(struct twijfel *t, const char *code)
{
	size_t n = strlen(t->codes), len = strlen(code);

	if (strstr(t->codes, code) != NULL || n + len + 2 > sizeof(t->codes))
		return;
	if (n > 0)
		t->codes[n++] = ' ';
	memcpy(t->codes + n, code, len + 1);
}

/* ---- parents ------------------------------------------------------------------------ */

/* Is `wie` among the forebears of `van`? Walks up, each person once. */
static enum err_code
voorouder(struct werk *w, int64_t wie, int64_t van, bool *out, struct err *err)
{
	int64_t rij[VOOROUDERS_MAX];
	size_t n = 1, k;

	rij[0] = van;
	*out = false;
	for (size_t at = 0; at < n && !*out; at++) {
		struct q_relatie_ouders *r;
		size_t m;

		TRY(q_relatie_ouders(w->tx, w->a, &(struct p_relatie_ouders){
		    .regio = w->regio, .kind = rij[at], .max = OUDERS_MAX }, &r, &m, err));
		for (size_t i = 0; i < m; i++) {
			*out |= r[i].persoon == wie;
			for (k = 0; k < n && rij[k] != r[i].persoon; k++)
				continue;
			if (k == n && n < VOOROUDERS_MAX)
				rij[n++] = r[i].persoon;
		}
	}
	return ERR_OK;
}

/* The year of a partial date; 0: not known. */
static int
jaar(const char *geboren)
{
	int v = 0;

	if (geboren == NULL || strlen(geboren) != 8 || strcmp(geboren, BIRTH_UNBORN) == 0)
		return 0;
	for (int i = 0; i < 4; i++)
		v = v * 10 + (geboren[i] - '0');
	return v;
}

static enum err_code
leeftijden(struct werk *w, int64_t ouder, int64_t kind, struct twijfel *t, struct err *err)
{
	struct persoon o, k;
	int jo, jk;

	TRY(persoon_laad(w, ouder, &o, err));
	TRY(persoon_laad(w, kind, &k, err));
	jo = jaar(o.geboren);
	jk = jaar(k.geboren);
	if (o.geboren != NULL && strcmp(o.geboren, BIRTH_UNBORN) == 0)
		twijfel_add(t, "ouder_jonger");
	if (jo == 0 || jk == 0)
		return ERR_OK;
	if (jk < jo || (jk == jo && strcmp(k.geboren, o.geboren) <= 0))
		twijfel_add(t, "ouder_jonger");
	else if (jk - jo < JONGSTE_OUDER)
		twijfel_add(t, "ouder_te_jong");
	return ERR_OK;
}

static enum err_code
ouder_toets(struct werk *w, int64_t ouder, int64_t kind, struct twijfel *t, struct err *err)
{
	struct q_relatie_ouders *r;
	size_t n, anders = 0;
	bool lus;

	TRY(voorouder(w, kind, ouder, &lus, err));
	if (lus)
		twijfel_add(t, "lus");
	TRY(leeftijden(w, ouder, kind, t, err));
	TRY(q_relatie_ouders(w->tx, w->a, &(struct p_relatie_ouders){ .regio = w->regio,
	    .kind = kind, .max = OUDERS_MAX }, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		anders += r[i].persoon != ouder;
	if (anders >= 2)
		twijfel_add(t, "derde_ouder");
	return ERR_OK;
}

/* ---- ties --------------------------------------------------------------------------- */

/* Child of is written as parent of, so that it stands there once. */
static struct relatie_invoer
recht(struct werk *w, const struct relatie_invoer *in)
{
	const char *extra = regio_code_extra(w->gegevens, "relatie", in->soort);
	const char *geno = regio_extra(w->a, extra, "geno");
	struct relatie_invoer v = *in;

	if (geno != NULL && strcmp(geno, "kind") == 0) {
		v.soort = RELATIE_OUDER;
		v.persoon = in->ander;
		v.ander = in->persoon;
	}
	return v;
}

static enum err_code
staat_er(struct werk *w, const struct relatie_invoer *v, bool *out, struct err *err)
{
	const char *om = regio_extra(w->a, regio_code_extra(w->gegevens, "relatie", v->soort),
	    "omgekeerd");
	struct p_relatie_staat_er p = { .regio = w->regio, .persoon = v->persoon,
	    .ander = v->ander, .soort = v->soort, .max = 1 };
	struct q_relatie_staat_er *r;
	size_t n, m = 0;

	TRY(q_relatie_staat_er(w->tx, w->a, &p, &r, &n, err));
	if (om != NULL) {
		p.persoon = v->ander;
		p.ander = v->persoon;
		p.soort = om;
		TRY(q_relatie_staat_er(w->tx, w->a, &p, &r, &m, err));
	}
	*out = n + m > 0;
	return ERR_OK;
}

enum err_code
relatie_toets(struct werk *w, const struct relatie_invoer *in, struct twijfel *out,
    struct err *err)
{
	struct relatie_invoer v = recht(w, in);
	struct twijfel t = { "" };
	bool dubbel;

	if (strcmp(v.soort, RELATIE_OUDER) == 0)
		TRY(ouder_toets(w, v.persoon, v.ander, &t, err));
	TRY(staat_er(w, &v, &dubbel, err));
	if (dubbel)
		twijfel_add(&t, "dubbel");
	*out = t;
	return ERR_OK;
}

enum err_code
relatie_nieuw(struct werk *w, const struct seal_key *key, const struct relatie_invoer *in,
    const struct twijfel *t, int64_t *id_out, struct err *err)
{
	struct relatie_invoer v = recht(w, in);
	struct p_relatie_insert p = { .regio = w->regio, .id = db_new_id(),
	    .persoon = v.persoon, .soort = v.soort, .ander = v.ander, .van = v.van,
	    .tot = v.tot, .dossier = v.dossier == 0 ? DB_NULL : v.dossier,
	    .bron = v.bron == NULL ? "onbekend" : v.bron, .op = w->nu,
	    .twijfel = t == NULL || t->codes[0] == '\0' ? NULL : t->codes,
	    .door = werk_medewerker(w) };

	if (key != NULL && v.reden != NULL)
		TRY(seal_text(key, (struct seal_place){ "relatie", "reden", w->regio, p.id },
		    v.reden, w->a, &p.reden, err));
	TRY(q_relatie_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
band_nieuw(struct werk *w, const struct band_invoer *in, int64_t *id_out, struct err *err)
{
	int64_t id = db_new_id();

	TRY(q_band_insert(w->tx, &(struct p_band_insert){ .regio = w->regio, .id = id,
	    .dossier = in->dossier, .persoon = in->persoon, .ander = in->ander,
	    .soort = in->soort, .wederzijds = in->wederzijds, .van = in->van,
	    .bron = in->bron == NULL ? "onbekend" : in->bron, .op = w->nu,
	    .door = werk_medewerker(w) }, err));
	*id_out = id;
	return ERR_OK;
}

/* ---- the end of a row ------------------------------------------------------------------ */

enum gezin_rij
gezin_rij_van(const char *woord)
{
	static const char *const woorden[RIJ_COUNT] = { "relatie", "band", "gezag", "netwerk",
	    "dier", "woont", "adres" };
	int i = 0;

	while (i < (int)RIJ_COUNT && strcmp(woorden[i], woord) != 0)
		i++;
	return (enum gezin_rij)i;
}

static enum err_code
relatie_eind(struct werk *w, int64_t dossier, int64_t huishouden, int64_t id,
    const char *tot, int64_t fout, int64_t door, struct err *err)
{
	struct q_relatie_hoort r;

	TRY(q_relatie_hoort(w->tx, w->a, &(struct p_relatie_hoort){ .regio = w->regio,
	    .id = id, .dossier = dossier, .huishouden = huishouden }, &r, err));
	return q_relatie_eind(w->tx, &(struct p_relatie_eind){ .regio = w->regio, .id = id,
	    .tot = tot, .fout = fout, .door = door }, err);
}

enum err_code
gezin_beeindig(struct werk *w, enum gezin_rij soort, int64_t dossier, int64_t huishouden,
    int64_t id, const char *tot, struct err *err)
{
	int64_t fout = tot == NULL ? w->nu : DB_NULL, n = 0;
	int64_t door = tot == NULL ? werk_medewerker(w) : DB_NULL;

#define EIND(q, kolom, waarde) \
	q_##q(w->tx, &(struct p_##q){ .regio = w->regio, .id = id, .kolom = (waarde), \
	    .tot = tot, .fout = fout, .door = door }, &n, err)
	switch (soort) {
	case RIJ_RELATIE:
		return relatie_eind(w, dossier, huishouden, id, tot, fout, door, err);
	case RIJ_BAND:
		TRY(EIND(band_eind, dossier, dossier));
		break;
	case RIJ_GEZAG:
		TRY(EIND(gezag_eind, dossier, dossier));
		break;
	case RIJ_NETWERK:
		TRY(EIND(netwerk_eind, dossier, dossier));
		break;
	case RIJ_DIER:
		TRY(EIND(dier_eind, dossier, dossier));
		break;
	case RIJ_WOONT:
		TRY(EIND(woont_eind, huishouden, huishouden));
		break;
	case RIJ_ADRES:
		TRY(EIND(adres_eind, huishouden, huishouden));
		break;
	default:
		break;
	}
#undef EIND
	return n == 1 ? ERR_OK : FAIL(err, ERR_NOT_FOUND, "no such open row");
}
