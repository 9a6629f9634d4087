/* demo_vervolg.c - what a decision starts in a made-up case, up to its end. */
#include "main/demo_zaak.h"

#include <inttypes.h>
#include <string.h>

#include "acts/uit.h"
#include "domain/regio/regio.h"

static int64_t
organisatie(const struct demo *d, const char *code)
{
	const struct regio_organisatie *o =
	    regio_organisatie_code(d->r->gegevens, code);

	return o == NULL ? 0 : o->id;
}

enum err_code
demo_vraag(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct uit_melding_openen m;
	struct act_klaar uit = { 0 };
	enum err_code rc = ERR_OK;

	switch (z->route) {
	case DEMO_ONDERZOEK:
		return demo_onderzoek_start(d, z, op, err);
	case DEMO_HULP:
		demo_veld(d, "melding", "%" PRId64, z->melding);
		demo_veld(d, "soort", "ambulant");
		demo_veld(d, "organisatie", "%" PRId64, organisatie(d, z->plaats->team));
		rc = demo_doe(d, "hulp_vragen", z->behandelaar, op, &uit, err);
		break;
	case DEMO_LOKAAL:
		demo_veld(d, "melding", "%" PRId64, z->melding);
		demo_veld(d, "organisatie", "%" PRId64, organisatie(d, z->plaats->team));
		demo_veld(d, "grond", "toestemming");
		demo_veld(d, "tekst", "%s", z->verhaal->getoond);
		rc = demo_doe(d, "overdracht_aanbieden", z->behandelaar, op, &uit, err);
		break;
	case DEMO_RAAD:		/* the decision registered it */
		TRY(demo_lees(d, z, op, &m, err));
		uit.id = m.nvtos == 0 ? 0 : m.vtos[0].id;
		break;
	default:
		break;
	}
	z->onderwerp = uit.id;
	return rc;
}

enum err_code
demo_aanname(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	if (z->onderwerp == 0)
		return ERR_OK;
	switch (z->route) {
	case DEMO_HULP:
		demo_veld(d, "hulp", "%" PRId64, z->onderwerp);
		demo_veld(d, "stand", "aangenomen");
		return demo_doe(d, "hulp_bijwerken", z->behandelaar, op, &uit, err);
	case DEMO_LOKAAL:
		demo_veld(d, "overdracht", "%" PRId64, z->onderwerp);
		demo_veld(d, "antwoord", "aanvaard");
		return demo_doe(d, "overdracht_beantwoorden", z->behandelaar, op, &uit,
		    err);
	case DEMO_RAAD:
		demo_veld(d, "vto", "%" PRId64, z->onderwerp);
		demo_veld(d, "college", "1");
		return demo_doe(d, "vto_verzonden", z->behandelaar, op, &uit, err);
	default:
		return ERR_OK;
	}
}

enum err_code
demo_start(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	if (z->route == DEMO_ONDERZOEK)
		return demo_onderzoek_af(d, z, op, err);
	if (z->route != DEMO_HULP || z->onderwerp == 0)
		return ERR_OK;
	demo_veld(d, "hulp", "%" PRId64, z->onderwerp);
	demo_veld(d, "stand", "gestart");
	return demo_doe(d, "hulp_bijwerken", z->behandelaar, op, &uit, err);
}

enum err_code
demo_terugkoppeling(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "melding", "%" PRId64, z->melding);
	demo_veld(d, "wijze", strcmp(z->verhaal->hoedanigheid, "politie") == 0 ?
	    "corv" : "telefonisch");
	demo_veld(d, "tekst", "Wij hebben uw melding beoordeeld. Er zijn stappen gezet. "
	    "Meer mogen wij u niet vertellen. Dank dat u hebt gemeld.");
	return demo_doe(d, "terugkoppelen", z->behandelaar, op, &uit, err);
}

enum err_code
demo_sluiten(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	static const char *const redenen[] = {
		[DEMO_HULP] = "hulp_gestart", [DEMO_LOKAAL] = "overgedragen",
		[DEMO_ONDERZOEK] = "onderzoek_klaar", [DEMO_RAAD] = "overgedragen",
		[DEMO_AFSLUITEN] = "geen_vervolg",
	};
	struct act_klaar uit;

	demo_veld(d, "melding", "%" PRId64, z->melding);
	demo_veld(d, "afsluitreden", "%s", redenen[z->route]);
	return demo_doe(d, "melding_sluiten", z->route == DEMO_ONDERZOEK ?
	    "gedragswetenschapper" : z->behandelaar, op, &uit, err);
}
