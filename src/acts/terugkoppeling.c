/* terugkoppeling.c - acts: telling the reporter (D5). */
#include "domain/terugkoppeling/terugkoppeling.h"

#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/zaak.h"
#include "db/db.h"

enum err_code
act_terugkoppeling_openen(struct act_ctx *c, const struct in_terugkoppeling_openen *in,
    struct uit_terugkoppeling_openen *out, struct err *err)
{
	struct seal_key *key;
	struct melder melder;
	struct besluit *b;
	size_t n = 0;
	bool zien;

	TRY_ALONG(c->w.tx, zaak_open(c, in->melding, &out->kop, &key, err));
	TRY_ALONG(c->w.tx, terugkoppeling_ontvanger(&c->w, in->melding, &out->ontvanger, err));
	TRY_ALONG(c->w.tx, zaak_melder(c, &out->kop, &melder, &zien, &out->identiteit, err));
	TRY_ALONG(c->w.tx, terugkoppeling_voorstel(&c->w, key, in->melding, &out->voorstel, err));
	TRY_ALONG(c->w.tx, terugkoppeling_gewone_woorden(&c->w, out->kop.dossier,
	    &out->gewone_woorden, err));
	TRY_ALONG(c->w.tx, besluiten_van_melding(&c->w, key, in->melding, &b, &n, err));
	out->besloten = n > 0;
	TRY_ALONG(c->w.tx, termijnen_van_melding(&c->w, in->melding, &out->termijnen,
	    &out->ntermijnen, err));
	return terugkoppelingen_van_melding(&c->w, key, in->melding, &out->v, &out->n, err);
}

enum err_code
act_terugkoppelen(struct act_ctx *c, const struct in_terugkoppelen *in,
    struct act_klaar *out, struct err *err)
{
	struct seal_key *key;
	struct zaak_kop kop;
	enum err_code rc;

	TRY(zaak_open(c, in->melding, &kop, &key, err));
	act_detail(c, "wijze=%s", in->wijze);
	out->dossier = kop.dossier;
	rc = terugkoppeling_geef(&c->w, key, in->melding, in->wijze, in->tekst, &out->id,
	    err);
	/* Somebody who tries names is seen. */
	if (rc == ERR_INVALID && err->field != NULL && strcmp(err->field, "tekst") == 0) {
		act_detail(c, "tekst geweigerd");
		c->noteer = true;
	}
	return rc;
}

/* ---- who still has to hear ------------------------------------------------------------ */

static int
op_tijd(const void *a, const void *b)
{
	const struct uit_terugkoppeling_wacht *x = a, *y = b;
	int64_t p = x->klok.id == 0 ? INT64_MAX : x->klok.verloopt_op;
	int64_t q = y->klok.id == 0 ? INT64_MAX : y->klok.verloopt_op;

	return p < q ? -1 : p > q ? 1 : 0;
}

enum err_code
act_terugkoppelingen_lezen(struct act_ctx *c, const struct in_terugkoppelingen_lezen *in,
    struct uit_terugkoppelingen_lezen *out, struct err *err)
{
	struct terugkoppeling_wacht *t;
	struct termijn *k;
	size_t n, nk = 0;

	(void)in;
	TRY(terugkoppelingen_open(&c->w, &t, &n, err));
	if ((out->v = arena_new(c->w.a, struct uit_terugkoppeling_wacht, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		struct uit_terugkoppeling_wacht *v = &out->v[out->n++];

		act_raak(c, "dossier", t[i].dossier);
		*v = (struct uit_terugkoppeling_wacht){ .t = t[i] };
		TRY_ALONG(c->w.tx, termijnen_van_melding(&c->w, t[i].melding, &k, &nk, err));
		for (size_t j = 0; j < nk; j++)
			if (k[j].stop_op == DB_NULL && k[j].norm != NULL &&
			    strcmp(k[j].norm->stop, GEB_TERUGKOPPELING_GEGEVEN) == 0)
				v->klok = k[j];
	}
	qsort(out->v, out->n, sizeof(out->v[0]), op_tijd);
	return ERR_OK;
}
