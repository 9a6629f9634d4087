/* overleg_zaak.c - the cases of a meeting: list, agenda, decision, held over. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/besluit/besluit.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/overleg/overleg.h"
#include "domain/overleg/overleg_intern.h"
#include "overleg_sql.h"
#include "seal/seal.h"
#include "text/utf8.h"

#define GEBEURTENIS_OVERLEG "overleg"
#define INITIALEN_MAX 60

/* ---- names ------------------------------------------------------------------------ */

/* The first letter of every word as a capital with a dot; a dash on its own
 * stays between two names. */
const char *
overleg_initialen(struct arena *a, const char *naam)
{
	BUF_AUTO b = BUF_INIT(INITIALEN_MAX);
	bool begin = true;
	const char *s = naam;
	uint32_t c;

	while ((c = utf8_next(&s)) != 0) {
		char letter[4], *groot;

		if (c == ' ' || c == 0xa0) {
			begin = true;
			continue;
		}
		if (begin && (c == '-' || c == 0x2013) && (*s == ' ' || *s == '\0')) {
			buf_puts(&b, " – ");
		} else if (begin) {
			groot = arena_strndup(a, letter, utf8_put(letter, c));
			groot = groot == NULL ? NULL : utf8_initials(a, groot);
			if (groot != NULL && groot[0] != '\0') {
				buf_puts(&b, groot);
				buf_putc(&b, '.');
			}
		}
		begin = false;
	}
	if (buf_failed(&b) || b.n == 0)
		return "?";
	naam = arena_strdup(a, buf_str(&b));
	return naam == NULL ? "?" : naam;
}

/* ---- the list ---------------------------------------------------------------------- */

static enum err_code
lijst_live(struct werk *w, const struct overleg *o, struct overleg_zaak **out,
    size_t *n_out, struct err *err)
{
	struct q_overleg_live *r;
	struct overleg_zaak *v;
	size_t n;

	TRY(q_overleg_live(w->tx, w->a, &(struct p_overleg_live){ .regio = w->regio,
	    .niet_op = o->id, .max = OVERLEG_ZAKEN_MAX, .z_regio = w->wie->hele_regio,
	    .z_medewerker = w->wie->medewerker, .z_nu = w->nu }, &r, &n, err));
	if ((v = arena_new(w->a, struct overleg_zaak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct overleg_zaak){ .melding = r[i].melding,
		    .dossier = r[i].dossier, .sleutel = r[i].sleutel,
		    .volgnr = (int64_t)i + 1, .kenmerk = r[i].kenmerk, .naam = r[i].naam,
		    .initialen = overleg_initialen(w->a, r[i].naam),
		    .gemeente = r[i].gemeente, .letter = r[i].letter,
		    .punten = r[i].punten, .kinderen = r[i].kinderen,
		    .ontvangen_op = r[i].ontvangen_op, .crisis = r[i].crisis == 1,
		    .op_lijst = true, .stand = PUNT_OPEN, .besluit = DB_NULL,
		    .begonnen_op = DB_NULL, .klaar_op = DB_NULL, .aanwezig = DB_NULL };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* Open on the agenda but off the list: somebody decided elsewhere. */
static const char *
stand_van(const struct q_overleg_agenda *r)
{
	return strcmp(r->stand, PUNT_OPEN) == 0 && (r->op_lijst == 0 || r->open == 0) ?
	    PUNT_BUITEN : r->stand;
}

/* Its short name, else its whole name; NULL without a decision. */
static const char *
route_kort(struct werk *w, const char *route)
{
	const char *kort = route == NULL ? NULL : besluit_extra(w, "route", route, "kort");

	return route == NULL || kort != NULL ? kort :
	    regio_code_naam(w->gegevens, "route", route);
}

static enum err_code
lijst_agenda(struct werk *w, const struct overleg *o, struct overleg_zaak **out,
    size_t *n_out, struct err *err)
{
	struct q_overleg_agenda *r;
	struct overleg_zaak *v;
	size_t n;

	TRY(q_overleg_agenda(w->tx, w->a, &(struct p_overleg_agenda){ .regio = w->regio,
	    .overleg = o->id, .max = 2 * OVERLEG_ZAKEN_MAX,
	    .z_regio = w->wie->hele_regio, .z_medewerker = w->wie->medewerker,
	    .z_nu = w->nu }, &r, &n, err));
	if ((v = arena_new(w->a, struct overleg_zaak, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct overleg_zaak){ .melding = r[i].melding,
		    .dossier = r[i].dossier, .sleutel = r[i].sleutel,
		    .volgnr = r[i].volgnr, .kenmerk = r[i].kenmerk, .naam = r[i].naam,
		    .initialen = overleg_initialen(w->a, r[i].naam),
		    .gemeente = r[i].gemeente, .letter = r[i].letter,
		    .punten = r[i].punten, .kinderen = r[i].kinderen,
		    .ontvangen_op = r[i].ontvangen_op, .crisis = r[i].crisis == 1,
		    .op_lijst = r[i].op_lijst == 1, .stand = stand_van(&r[i]),
		    .besluit = r[i].besluit, .begonnen_op = r[i].begonnen_op,
		    .klaar_op = r[i].klaar_op, .aanwezig = r[i].aanwezig,
		    .route = r[i].route, .route_kort = route_kort(w, r[i].route),
		    .eigenaar_naam = r[i].eigenaar_naam,
		    .reden = r[i].reden };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

enum err_code
overleg_lijst(struct werk *w, const struct overleg *o, struct overleg_zaak **out,
    size_t *n_out, struct err *err)
{
	return strcmp(o->stand, OVERLEG_GEPLAND) == 0 ? lijst_live(w, o, out, n_out, err) :
	    lijst_agenda(w, o, out, n_out, err);
}

enum err_code
overleg_eerder_bekend(struct werk *w, const struct overleg_zaak *z, int64_t max,
    struct overleg_eerder **out, size_t *n_out, struct err *err)
{
	struct overleg_eerder *v;
	struct q_overleg_eerder *r;
	size_t n;

	TRY(q_overleg_eerder(w->tx, w->a, &(struct p_overleg_eerder){ .regio = w->regio,
	    .dossier = z->dossier, .melding = z->melding, .voor = z->ontvangen_op,
	    .max = max }, &r, &n, err));
	if ((v = arena_new(w->a, struct overleg_eerder, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		v[i] = (struct overleg_eerder){ .ontvangen_op = r[i].ontvangen_op,
		    .bron = r[i].bron, .route = r[i].route,
		    .afsluitreden = r[i].afsluitreden };
	*out = v;
	*n_out = n;
	return ERR_OK;
}

/* ---- dealt with ---------------------------------------------------------------------- */

static enum err_code
plaats_reden(struct werk *w, int64_t overleg, int64_t melding, struct seal_place *out,
    struct err *err)
{
	const char *kolom = arena_printf(w->a, "reden/%" PRId64, melding);

	if (kolom == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*out = (struct seal_place){ "overleg_punt", kolom, w->regio, overleg };
	return ERR_OK;
}

static enum err_code
tijdlijn(struct werk *w, const struct seal_key *key, int64_t overleg, int64_t melding,
    int64_t dossier, const char *tekst, struct err *err)
{
	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = dossier,
	    .melding = melding, .soort = GEBEURTENIS_OVERLEG, .tekst = tekst,
	    .onderwerp = overleg }, err);
}

enum err_code
overleg_punt_klaar(struct werk *w, const struct seal_key *key, const struct overleg *o,
    const struct overleg_punt_klaar *in, struct err *err)
{
	struct p_overleg_punt_set p = { .regio = w->regio, .overleg = o->id,
	    .melding = in->melding, .stand = in->stand, .besluit = in->besluit,
	    .aanwezig = (int64_t)o->naanwezig, .nu = w->nu };
	struct q_overleg_punt_laatste laatste;
	struct seal_place plaats;

	/* A case begins where the one before it ended. */
	TRY(q_overleg_punt_laatste(w->tx, w->a, &(struct p_overleg_punt_laatste){
	    .regio = w->regio, .overleg = o->id }, &laatste, err));
	p.begonnen_op = laatste.klaar_op != DB_NULL ? laatste.klaar_op :
	    o->geopend_op != DB_NULL ? o->geopend_op : w->nu;
	if (in->reden != NULL) {
		TRY(plaats_reden(w, o->id, in->melding, &plaats, err));
		TRY(seal_text(key, plaats, in->reden, w->a, &p.reden, err));
		TRY(tijdlijn(w, key, o->id, in->melding, in->dossier, arena_printf(w->a,
		    "Aangehouden in het overleg. %s", in->reden), err));
	}
	return q_overleg_punt_set(w->tx, &p, err);
}

/* The case is on the agenda and nothing was decided about it here. */
static enum err_code
open_punt(struct werk *w, int64_t overleg, int64_t melding, struct err *err)
{
	struct q_overleg_punt_rij r;
	enum err_code rc;

	rc = q_overleg_punt_rij(w->tx, w->a, &(struct p_overleg_punt_rij){
	    .regio = w->regio, .overleg = overleg, .melding = melding }, &r, err);
	if (rc == ERR_NOT_FOUND)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Deze zaak staat niet op de agenda van dit overleg.");
	TRY(rc);
	if (strcmp(r.stand, PUNT_BESLOTEN) == 0)
		return SAY(err, ERR_CONFLICT, NULL,
		    "Over deze zaak is in dit overleg al besloten.");
	return ERR_OK;
}

enum err_code
overleg_besluit(struct werk *w, const struct seal_key *key, const struct overleg_besluit *in,
    int64_t *besluit_out, struct err *err)
{
	struct overleg o;

	TRY(overleg_in_stand(w, in->overleg, OVERLEG_BEZIG, &o, err));
	TRY(open_punt(w, in->overleg, in->melding, err));
	TRY(besluit_vastleggen(w, key, &(struct besluit_invoer){ .melding = in->melding,
	    .dossier = in->dossier, .route = in->route, .reden = in->reden,
	    .eigenaar = in->eigenaar, .overleg = in->overleg }, besluit_out, err));
	if (!o.quorum)
		TRY(tijdlijn(w, key, o.id, in->melding, in->dossier, arena_printf(w->a,
		    "Besloten met te weinig partners: %zu aanwezig, %" PRId64 " nodig",
		    o.naanwezig, o.regels->quorum), err));
	return overleg_punt_klaar(w, key, &o, &(struct overleg_punt_klaar){
	    .melding = in->melding, .dossier = in->dossier, .stand = PUNT_BESLOTEN,
	    .besluit = *besluit_out }, err);
}

enum err_code
overleg_houd_aan(struct werk *w, const struct seal_key *key, int64_t overleg, int64_t melding,
    int64_t dossier, const char *reden, struct err *err)
{
	struct overleg o;

	if (reden == NULL || reden[0] == '\0')
		return SAY(err, ERR_INVALID, "reden", "Schrijf op waarom de zaak wordt "
		    "aangehouden.");
	TRY(overleg_in_stand(w, overleg, OVERLEG_BEZIG, &o, err));
	TRY(open_punt(w, overleg, melding, err));
	return overleg_punt_klaar(w, key, &o, &(struct overleg_punt_klaar){
	    .melding = melding, .dossier = dossier, .stand = PUNT_AANGEHOUDEN,
	    .besluit = DB_NULL, .reden = reden }, err);
}

enum err_code
overleg_reden(struct werk *w, const struct seal_key *key, int64_t overleg,
    const struct overleg_zaak *z, const char **out, struct err *err)
{
	struct seal_place plaats;

	TRY(plaats_reden(w, overleg, z->melding, &plaats, err));
	return unseal_text(key, plaats, z->reden, w->a, out, err);
}
