/* voorstel.c - proposals that two rows are one person. */
#include "domain/bericht/voorstel.h"

#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_zoek.h"
#include "voorstel_sql.h"

#define VOORSTELLEN_MAX 200

enum err_code
voorstel_nieuw(struct werk *w, int64_t melding, int64_t persoon,
    const struct persoon_kandidaat *k, struct err *err)
{
	BUF_AUTO redenen = BUF_INIT(1000);

	for (unsigned i = 0; i < k->gelijk.n; i++) {
		buf_puts(&redenen, i == 0 ? "" : ", ");
		buf_puts(&redenen, k->gelijk.redenen[i]);
	}
	return q_voorstel_insert(w->tx, &(struct p_voorstel_insert){ .regio = w->regio,
	    .id = db_new_id(), .melding = melding, .persoon = persoon,
	    .kandidaat = k->id, .score = k->gelijk.score,
	    .redenen = buf_str(&redenen) }, NULL, err);
}

enum err_code
voorstellen_lees(struct werk *w, int64_t melding, struct voorstel **out, size_t *n_out,
    struct err *err)
{
	struct q_voorstellen_lijst *rows;
	struct voorstel *v;
	size_t n, kept = 0;

	TRY(q_voorstellen_lijst(w->tx, w->a, &(struct p_voorstellen_lijst){
	    .regio = w->regio, .melding = melding, .max = VOORSTELLEN_MAX },
	    &rows, &n, err));
	if ((v = arena_new(w->a, struct voorstel, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		bool zichtbaar;

		TRY(persoon_zichtbaar(w, rows[i].kandidaat, &zichtbaar, err));
		if (!zichtbaar)
			continue;
		v[kept++] = (struct voorstel){ .id = rows[i].id, .melding = melding,
		    .persoon = rows[i].persoon, .kandidaat = rows[i].kandidaat,
		    .score = rows[i].score, .redenen = rows[i].redenen,
		    .stand = rows[i].stand, .door_naam = rows[i].naam,
		    .op = rows[i].op };
	}
	*out = v;
	*n_out = kept;
	return ERR_OK;
}

enum err_code
voorstel_laad(struct werk *w, int64_t voorstel, struct voorstel *out, struct err *err)
{
	struct q_voorstel_row r;
	bool zichtbaar;

	TRY(q_voorstel_row(w->tx, w->a, &(struct p_voorstel_row){ .regio = w->regio,
	    .id = voorstel }, &r, err));
	TRY(persoon_zichtbaar(w, r.kandidaat, &zichtbaar, err));
	if (!zichtbaar)
		return FAIL(err, ERR_NOT_FOUND, "candidate not to be seen");
	*out = (struct voorstel){ .id = voorstel, .melding = r.melding,
	    .persoon = r.persoon, .kandidaat = r.kandidaat, .redenen = "",
	    .stand = r.stand, .op = DB_NULL };
	return ERR_OK;
}

enum err_code
voorstel_oordeel(struct werk *w, int64_t voorstel, const char *stand, struct err *err)
{
	return q_voorstel_oordeel(w->tx, &(struct p_voorstel_oordeel){ .regio = w->regio,
	    .id = voorstel, .stand = stand, .door = werk_medewerker(w),
	    .op = w->nu }, err);
}

enum err_code
voorstellen_open(struct werk *w, int64_t melding, int64_t *out, struct err *err)
{
	struct voorstel *v;
	size_t n;

	TRY(voorstellen_lees(w, melding, &v, &n, err));
	*out = 0;
	for (size_t i = 0; i < n; i++)
		*out += strcmp(v[i].stand, "open") == 0;
	return ERR_OK;
}
