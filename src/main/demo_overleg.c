/* demo_overleg.c - meetings that were held, the next one, messages, and what happens to no
 * case. */
#include <inttypes.h>

#include "acts/uit.h"
#include "base/date.h"
#include "exchange/corv/inbox.h"
#include "main/demo_zaak.h"

#define VOORZITTER "procesregisseur"
#define ZAKEN_MAX 6		/* decided in one meeting; the rest waits */

static enum err_code
op_overleg(struct demo *d, const char *act, int64_t overleg, int64_t op,
    struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "overleg", "%" PRId64, overleg);
	return demo_doe(d, act, VOORZITTER, op, &uit, err);
}

static enum err_code
partners(struct demo *d, const struct uit_overleg_openen *o, int64_t op,
    struct err *err)
{
	struct act_klaar uit;

	for (size_t i = 0; i < o->overleg.npartners; i++) {
		int64_t org = o->overleg.partners[i].organisatie;

		demo_veld(d, "overleg", "%" PRId64, o->overleg.id);
		demo_veld(d, "organisatie", "%" PRId64, org);
		demo_veld(d, "aanwezig", i == 4 ? "0" : "1");
		TRY(demo_doe(d, "overleg_aanwezig", VOORZITTER, op, &uit, err));
	}
	return ERR_OK;
}

static enum err_code
zaak(struct demo *d, const struct uit_overleg_openen *o, size_t i, int64_t op,
    struct err *err)
{
	static const char *const routes[] = { "directe_hulp", "lokaal_veld",
	    "directe_hulp", "afsluiten_advies" };
	static const char *const wie[] = { "casusregie", "koster", "ramdin" };
	struct act_klaar uit;

	demo_veld(d, "overleg", "%" PRId64, o->overleg.id);
	demo_veld(d, "melding", "%" PRId64, o->zaken[i].melding);
	demo_veld(d, "organisatie", "%" PRId64, o->overleg.partners[0].organisatie);
	demo_veld(d, "tekst", "Twee mutaties dit jaar, beide geluidsoverlast.");
	TRY(demo_doe(d, "inbreng_vastleggen", VOORZITTER, op, &uit, err));
	demo_veld(d, "overleg", "%" PRId64, o->overleg.id);
	demo_veld(d, "melding", "%" PRId64, o->zaken[i].melding);
	demo_veld(d, "route", "%s", routes[i % 4]);
	demo_veld(d, "reden", "Besproken met de partners. Het wijkteam kent het gezin.");
	demo_veld(d, "eigenaar", "%" PRId64, demo_wie(d, wie[i % 3]));
	return demo_doe(d, "overleg_besluiten", VOORZITTER, op + 120, &uit, err);
}

enum err_code
demo_volgend_overleg(struct demo *d, int64_t op, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "soort", "screening");
	return demo_doe(d, "overleg_plannen", VOORZITTER, op, &uit, err);
}

enum err_code
demo_overleg(struct demo *d, int64_t op, struct err *err)
{
	struct uit_overleg_openen o;
	struct act_klaar uit;
	enum err_code rc;

	demo_veld(d, "soort", "screening");
	demo_veld(d, "begint_op", "%s", time_local_iso(d->a, op));
	TRY(demo_doe(d, "overleg_plannen", VOORZITTER, op - 3600, &uit, err));
	TRY(op_overleg(d, "overleg_beginnen", uit.id, op, err));
	demo_veld(d, "overleg", "%" PRId64, uit.id);
	TRY(demo_doe(d, "overleg_openen", VOORZITTER, op, &o, err));
	TRY(partners(d, &o, op + 60, err));
	for (size_t i = 0; i < o.n && i < ZAKEN_MAX; i++) {
		rc = zaak(d, &o, i, op + 120 + (int64_t)i * 240, err);
		if (rc != ERR_CONFLICT)		/* not screened yet: it waits */
			TRY(rc);
	}
	return op_overleg(d, "overleg_sluiten", uit.id, op + 2400, err);
}

enum err_code
demo_berichten(struct demo *d, int64_t op, struct err *err)
{
	static const char *const files[] = { "1-gezin.xml", "2-kort.xml",
	    "1-gezin.xml", "3-afgebroken.xml" };
	struct inbox in = { .app = &d->r->app, .program = d->r->app.program,
	    .herkomst = "postvak" };

	d->r->clock.fixed = op;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct uit_bericht_innemen uit;
		enum err_code rc = inbox_neem_bestand(&in, d->a, arena_printf(d->a,
		    "%s/berichten/%s", d->c->s.regio_map, files[i]), NULL, &uit, err);

		if (rc == ERR_NOT_FOUND)	/* a region without examples */
			return ERR_OK;
		TRY(rc);
	}
	return ERR_OK;
}

enum err_code
demo_voorval(struct demo *d, enum demo_stap stap, int64_t op, struct err *err)
{
	bool lek = stap == DS_DATALEK;
	struct act_klaar uit;

	demo_veld(d, "soort", "%s", lek ? "datalek_ontdekt" : "klacht_ontvangen");
	demo_veld(d, "op", "%s", time_local_iso(d->a, op));
	demo_veld(d, "tekst", "%s", lek ? "Een brief is naar een oud adres gestuurd. De nieuwe "
	    "bewoner bracht hem ongeopend terug." : "Een vader vindt dat hij te laat is "
	    "ingelicht. Hij wil weten wie daarover ging.");
	return demo_doe(d, "voorval_vastleggen", lek ? "frontoffice" : "teamleider", op, &uit, err);
}
