/* omgeving.c - reads and writes what stands round a family. */
#include "domain/gezin/omgeving.h"

#include <string.h>

#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "omgeving_sql.h"
#include "seal/seal.h"

static struct seal_place
plaats(const struct werk *w, const char *tabel, const char *kolom, int64_t id)
{
	return (struct seal_place){ tabel, kolom, w->regio, id };
}

static enum err_code
woorden(struct werk *w, const struct seal_key *key, const char *tabel, const char *kolom,
    int64_t id, struct blob b, const char **out, struct err *err)
{
	*out = NULL;
	if (key == NULL || b.p == NULL)
		return ERR_OK;
	return unseal_text(key, plaats(w, tabel, kolom, id), b, w->a, out, err);
}

/* ---- reading ---------------------------------------------------------------------- */

static enum err_code
naam_van(struct werk *w, int64_t persoon, const char **out, struct err *err)
{
	struct persoon p;
	bool seen;

	*out = NULL;
	if (persoon == DB_NULL)
		return ERR_OK;
	TRY(persoon_zichtbaar(w, persoon, &seen, err));
	if (!seen)
		return ERR_OK;
	TRY(persoon_laad(w, persoon, &p, err));
	*out = persoon_naam(w->a, &p);
	return ERR_OK;
}

static enum err_code
gezag_lees(struct werk *w, const struct seal_key *key, int64_t dossier, int64_t huishouden,
    struct omgeving *o, struct err *err)
{
	struct q_gezag_lijst *r;
	size_t n;

	TRY(q_gezag_lijst(w->tx, w->a, &(struct p_gezag_lijst){ .regio = w->regio,
	    .dossier = dossier, .huishouden = huishouden, .max = OMGEVING_MAX }, &r, &n, err));
	if ((o->gezag = arena_new(w->a, struct gezag, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct gezag *g = &o->gezag[o->ngezag];

		*g = (struct gezag){ .id = r[i].id, .kind = r[i].kind,
		    .gezaghebber = r[i].gezaghebber, .soort = r[i].soort, .van = r[i].van,
		    .tot = r[i].tot, .bron = r[i].bron };
		TRY(naam_van(w, g->kind, &g->kind_naam, err));
		TRY(naam_van(w, g->gezaghebber, &g->naam, err));
		if (g->gezaghebber == DB_NULL && r[i].dossier == dossier)
			TRY(woorden(w, key, "gezag", "instelling", g->id, r[i].instelling,
			    &g->naam, err));
		if (g->kind_naam != NULL && (g->gezaghebber == DB_NULL || g->naam != NULL))
			o->ngezag++;
	}
	return ERR_OK;
}

static enum err_code
netwerk_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct omgeving *o, struct err *err)
{
	struct q_netwerk_lijst *r;
	size_t n;

	if (key == NULL)
		return ERR_OK;
	TRY(q_netwerk_lijst(w->tx, w->a, &(struct p_netwerk_lijst){ .regio = w->regio,
	    .dossier = dossier, .max = OMGEVING_MAX }, &r, &n, err));
	if ((o->netwerk = arena_new(w->a, struct netwerklid, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct netwerklid *v = &o->netwerk[o->nnetwerk++];

		*v = (struct netwerklid){ .id = r[i].id, .soort = r[i].soort,
		    .steun = r[i].steun, .persoon = r[i].persoon, .van = r[i].van,
		    .tot = r[i].tot, .bron = r[i].bron };
		TRY(woorden(w, key, "netwerk", "naam", v->id, r[i].naam, &v->naam, err));
		TRY(woorden(w, key, "netwerk", "toelichting", v->id, r[i].toelichting,
		    &v->toelichting, err));
		TRY(naam_van(w, v->persoon, &v->persoon_naam, err));
	}
	return ERR_OK;
}

static enum err_code
dieren_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct omgeving *o, struct err *err)
{
	struct q_dier_lijst *r;
	size_t n;

	TRY(q_dier_lijst(w->tx, w->a, &(struct p_dier_lijst){ .regio = w->regio,
	    .dossier = dossier, .max = OMGEVING_MAX }, &r, &n, err));
	if ((o->dieren = arena_new(w->a, struct dier, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct dier *v = &o->dieren[o->ndieren++];

		*v = (struct dier){ .id = r[i].id, .soort = r[i].soort, .van = r[i].van,
		    .tot = r[i].tot, .bron = r[i].bron, .gevaarlijk = r[i].gevaarlijk != 0 };
		TRY(woorden(w, key, "dier", "tekst", v->id, r[i].tekst, &v->tekst, err));
	}
	return ERR_OK;
}

static enum err_code
huizen_lees(struct werk *w, int64_t huishouden, struct omgeving *o, struct err *err)
{
	struct q_adres_lijst *a;
	struct q_woont_lijst *b;
	struct adres_invoer nu;
	size_t n, m;
	bool is_er;

	TRY(q_adres_lijst(w->tx, w->a, &(struct p_adres_lijst){ .regio = w->regio,
	    .huishouden = huishouden, .max = OMGEVING_MAX }, &a, &n, err));
	TRY(q_woont_lijst(w->tx, w->a, &(struct p_woont_lijst){ .regio = w->regio,
	    .huishouden = huishouden, .max = OMGEVING_MAX }, &b, &m, err));
	o->adressen = arena_new(w->a, struct huisadres, n + 2);
	o->woont = arena_new(w->a, struct bewoning, m + 1);
	if (o->adressen == NULL || o->woont == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(adres_zonder_rij(w, huishouden, &nu, &is_er, err));
	if (is_er)
		o->adressen[o->nadressen++] = (struct huisadres){ .straat = nu.straat,
		    .huisnummer = nu.huisnummer, .postcode = nu.postcode,
		    .woonplaats = nu.woonplaats, .bron = nu.bron };
	for (size_t i = 0; i < n; i++)
		o->adressen[o->nadressen++] = (struct huisadres){ .id = a[i].id,
		    .straat = a[i].straat, .huisnummer = a[i].huisnummer,
		    .postcode = a[i].postcode, .woonplaats = a[i].woonplaats,
		    .van = a[i].van, .tot = a[i].tot, .bron = a[i].bron,
		    .twijfel = a[i].twijfel };
	for (size_t i = 0; i < m; i++)
		o->woont[o->nwoont++] = (struct bewoning){ .id = b[i].id,
		    .persoon = b[i].persoon, .rol = b[i].rol, .van = b[i].van,
		    .tot = b[i].tot, .bron = b[i].bron, .twijfel = b[i].twijfel,
		    .naam = persoon_naam_van(w->a, b[i].roepnaam, b[i].voornamen,
		    b[i].voorvoegsel, b[i].geslachtsnaam) };
	return ERR_OK;
}

enum err_code
omgeving_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    int64_t huishouden, struct omgeving *out, struct err *err)
{
	struct omgeving o = { 0 };

	TRY(gezag_lees(w, key, dossier, huishouden, &o, err));
	TRY(netwerk_lees(w, key, dossier, &o, err));
	TRY(dieren_lees(w, key, dossier, &o, err));
	TRY(huizen_lees(w, huishouden, &o, err));
	*out = o;
	return ERR_OK;
}

/* ---- writing ------------------------------------------------------------------------ */

enum err_code
gezag_nieuw(struct werk *w, const struct seal_key *key, const struct gezag_invoer *in,
    int64_t *id_out, struct err *err)
{
	struct p_gezag_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .kind = in->kind, .gezaghebber = in->gezaghebber == 0 ?
	    DB_NULL : in->gezaghebber, .soort = in->soort, .van = in->van,
	    .bron = in->bron, .op = w->nu, .door = werk_medewerker(w) };

	TRY(seal_text(key, plaats(w, "gezag", "instelling", p.id), in->instelling, w->a,
	    &p.instelling, err));
	TRY(q_gezag_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
netwerk_nieuw(struct werk *w, const struct seal_key *key, const struct netwerk_invoer *in,
    int64_t *id_out, struct err *err)
{
	struct p_netwerk_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .soort = in->soort, .steun = in->steun,
	    .persoon = in->persoon == 0 ? DB_NULL : in->persoon, .van = in->van,
	    .bron = in->bron, .op = w->nu, .door = werk_medewerker(w) };

	TRY(seal_text(key, plaats(w, "netwerk", "naam", p.id), in->naam, w->a, &p.naam, err));
	TRY(seal_text(key, plaats(w, "netwerk", "toelichting", p.id), in->toelichting, w->a,
	    &p.toelichting, err));
	TRY(q_netwerk_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

enum err_code
dier_nieuw(struct werk *w, const struct seal_key *key, int64_t dossier,
    const struct dier *in, int64_t *id_out, struct err *err)
{
	struct p_dier_insert p = { .regio = w->regio, .id = db_new_id(), .dossier = dossier,
	    .soort = in->soort, .gevaarlijk = in->gevaarlijk, .bron = in->bron,
	    .op = w->nu, .door = werk_medewerker(w) };

	TRY(seal_text(key, plaats(w, "dier", "tekst", p.id), in->tekst, w->a, &p.tekst, err));
	TRY(q_dier_insert(w->tx, &p, err));
	*id_out = p.id;
	return ERR_OK;
}
