#include "domain/notitie/notitie.h"

#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/regio/regio.h"
#include "notitie_sql.h"
#include "seal/seal.h"


static struct seal_place
place(const struct werk *w, int64_t id)
{
	return (struct seal_place){ "notitie", "tekst", w->regio, id };
}

bool
notitie_van_team(const struct werk *w)
{
	return wie_mag(w->wie, RECHT_DOSSIER_SCHRIJVEN);
}

enum err_code
notitie_nieuw(struct werk *w, const struct seal_key *key, const struct notitie_invoer *in,
    int64_t *id_out, struct err *err)
{
	const char *soort = in->soort == NULL ? NOTITIE_SOORT : in->soort;
	int32_t day = date_of_time(w->nu);
	struct p_notitie_insert p = { .regio = w->regio, .id = db_new_id(),
	    .dossier = in->dossier, .zicht = in->zicht, .op = w->nu,
	    .persoon = in->persoon == 0 ? DB_NULL : in->persoon,
	    .medewerker = werk_medewerker(w) };

	if (in->tekst == NULL || in->tekst[0] == '\0')
		return SAY(err, ERR_INVALID, "tekst", "Schrijf eerst iets op.");
	if (!regio_code_geldig(w->gegevens, "notitie_zicht", in->zicht, day))
		return SAY(err, ERR_INVALID, "zicht", "Kies wie dit mag lezen.");
	if (!regio_code_geldig(w->gegevens, "notitie_soort", soort, day))
		return SAY(err, ERR_INVALID, "soort", "Kies een soort uit de lijst.");
	TRY(seal_text(key, place(w, p.id), in->tekst, w->a, &p.tekst, err));
	TRY(q_notitie_insert(w->tx, &p, err));
	*id_out = p.id;
	/* The words stay in the note: the timeline asks the note who may read. */
	return gebeurtenis_add(w, NULL, &(struct gebeurtenis){ .dossier = in->dossier,
	    .soort = soort, .onderwerp = p.id }, err);
}

enum err_code
notities_lees(struct werk *w, const struct seal_key *key, int64_t dossier,
    struct notitie **out, size_t *n_out, struct err *err)
{
	struct q_notitie_lijst *r;
	struct notitie *v;
	size_t n;

	TRY(q_notitie_lijst(w->tx, w->a, &(struct p_notitie_lijst){ .regio = w->regio,
	    .dossier = dossier, .vt = notitie_van_team(w), .max = NOTITIES_MAX }, &r, &n,
	    err));
	if ((v = arena_new(w->a, struct notitie, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct notitie){ .id = r[i].id, .op = r[i].op,
		    .medewerker = r[i].medewerker, .persoon = r[i].persoon,
		    .zicht = r[i].zicht, .medewerker_naam = r[i].naam };
		TRY(unseal_text(key, place(w, v[i].id), r[i].tekst, w->a, &v[i].tekst,
		    err));
	}
	*out = v;
	*n_out = n;
	return ERR_OK;
}
