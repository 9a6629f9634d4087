#include "domain/vto/vto.h"

#include "db/db.h"
#include "domain/besluit/vervolg.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "seal/seal.h"
#include "vto_sql.h"

static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "vto", "reden", w->regio, id };
}

static enum err_code
gebeurt(struct werk *w, const struct vervolg *v, int64_t melding, int64_t vto,
    const char *soort, struct err *err)
{
	TRY(termijn_gebeurtenis(w, &(struct termijn_gebeurtenis){ .melding = melding,
	    .dossier = v->dossier, .soort = soort }, err));
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = v->dossier,
	    .melding = melding, .soort = soort, .onderwerp = vto }, err);
}

enum err_code
vto_registreer(struct werk *w, const struct seal_key *key, int64_t melding,
    const char *reden, int64_t *id_out, struct err *err)
{
	struct p_vto_insert p = { .regio = w->regio, .id = db_new_id(), .melding = melding,
	    .nu = w->nu, .door = werk_medewerker(w) };
	struct vervolg v;
	int64_t op;

	if (reden == NULL || reden[0] == '\0')
		return SAY(err, ERR_INVALID, "reden", "Schrijf op waarom.");
	TRY(vervolg_na_besluit(w, melding, &v, err));
	if (v.vto)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Er is al een verzoek dat nog niet is verzonden.");
	p.dossier = v.dossier;
	p.besluit = v.besluit;
	TRY(seal_text(key, place(w, p.id), reden, w->a, &p.reden, err));
	TRY(q_vto_insert(w->tx, &p, err));
	TRY(gebeurt(w, &v, melding, p.id, GEB_VTO_GEREGISTREERD, err));
	TRY(vervolg_begin(w, melding, &v, STAP_VTO, err));
	TRY(termijn_wacht_op(w, melding, GEB_VTO_VERZONDEN, &op, err));
	TRY(taak_nieuw(w, key, &(struct taak_invoer){ .dossier = v.dossier,
	    .melding = melding, .soort = TAAK_VTO, .onderwerp = p.id,
	    .tekst = "Verzoek aan de Raad versturen en het college informeren",
	    .eigenaar = v.eigenaar, .verloopt_op = op == DB_NULL ? 0 : op }, NULL, err));
	if (id_out != NULL)
		*id_out = p.id;
	return ERR_OK;
}

enum err_code
vto_verzend(struct werk *w, int64_t vto, bool college, struct err *err)
{
	struct vervolg v;
	struct vto t;

	TRY(vto_vind(w, vto, &t, err));
	TRY(vervolg_open(w, t.melding, &v, err));
	if (t.verzonden_op != DB_NULL)
		return SAY(err, ERR_CONFLICT, NULL, "Dit verzoek is al verzonden.");
	if (!college)
		return SAY(err, ERR_INVALID, "college", "Informeer ook het college van "
		    "burgemeester en wethouders. Dat hoort bij het verzoek.");
	TRY(q_vto_verzonden_set(w->tx, &(struct p_vto_verzonden_set){ .regio = w->regio,
	    .id = vto, .nu = w->nu }, err));
	TRY(gebeurt(w, &v, t.melding, vto, GEB_VTO_VERZONDEN, err));
	TRY(taak_klaar_soort(w, v.dossier, t.melding, TAAK_VTO, vto, err));
	return vervolg_klaar(w, t.melding, STAP_VTO, err);
}

static struct vto
van_rij(const struct q_vto_rij *r, int64_t id)
{
	return (struct vto){ .id = id, .melding = r->melding, .dossier = r->dossier,
	    .geregistreerd_op = r->geregistreerd_op, .verzonden_op = r->verzonden_op,
	    .college_op = r->college_op, .geregistreerd_naam = r->naam };
}

enum err_code
vto_vind(struct werk *w, int64_t vto, struct vto *out, struct err *err)
{
	struct q_vto_rij r;

	TRY(q_vto_rij(w->tx, w->a, &(struct p_vto_rij){ .regio = w->regio, .id = vto }, &r,
	    err));
	*out = van_rij(&r, vto);
	return ERR_OK;
}

static enum err_code
laad(struct werk *w, const struct seal_key *key, int64_t id, struct vto *out,
    struct err *err)
{
	struct q_vto_rij r;
	struct vto x;

	TRY(q_vto_rij(w->tx, w->a, &(struct p_vto_rij){ .regio = w->regio,
	    .id = id }, &r, err));
	x = van_rij(&r, id);
	TRY(unseal_text(key, place(w, id), r.reden, w->a, &x.reden, err));
	*out = x;
	return ERR_OK;
}

enum err_code
vtos_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct vto **out, size_t *n_out, struct err *err)
{
	struct q_vto_lijst *l;
	struct vto *v;
	size_t n;

	TRY(q_vto_lijst(w->tx, w->a, &(struct p_vto_lijst){ .regio = w->regio,
	    .melding = melding }, &l, &n, err));
	if ((v = arena_new(w->a, struct vto, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, laad(w, key, l[i].id, &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
