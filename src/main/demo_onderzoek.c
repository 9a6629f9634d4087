/* demo_onderzoek.c - an investigation, and how the members of a household are. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acts/uit.h"
#include "domain/regio/regio.h"
#include "main/demo_zaak.h"

enum err_code
demo_lees(struct demo *d, const struct demo_zaak *z, int64_t op,
    struct uit_melding_openen *uit, struct err *err)
{
	demo_veld(d, "melding", "%" PRId64, z->melding);
	return demo_doe(d, "melding_openen", z->behandelaar, op, uit, err);
}

enum err_code
demo_onderzoek_start(struct demo *d, struct demo_zaak *z, int64_t op,
    struct err *err)
{
	struct uit_melding_openen m;
	struct act_klaar uit;

	TRY(demo_lees(d, z, op, &m, err));
	if (m.nonderzoeken == 0)
		return ERR_OK;
	z->onderwerp = m.onderzoeken[0].id;
	demo_veld(d, "onderzoek", "%" PRId64, z->onderwerp);
	demo_veld(d, "plan", "Beide ouders apart spreken, de kinderen zien op school, "
	    "de huisarts en het consultatiebureau om informatie vragen.");
	TRY(demo_doe(d, "onderzoek_starten", z->behandelaar, op, &uit, err));
	demo_veld(d, "onderzoek", "%" PRId64, z->onderwerp);
	demo_veld(d, "naam", "Huisarts in %s", z->plaats->woonplaats);
	demo_veld(d, "hoedanigheid", "huisarts");
	demo_veld(d, "toestemming", "ja");
	return demo_doe(d, "informant_toevoegen", z->behandelaar, op + 1800, &uit, err);
}

/* Child abuse for the children, domestic violence for the grown-ups. */
static const char *
conclusie(const struct demo *d, const struct zaak_persoon *p, const char *vorm,
    bool bevestigd)
{
	const char *soort = regio_code_extra(d->r->gegevens, "vorm", vorm);
	bool km = strstr(soort, "km") != NULL || (p->kind &&
	    strstr(soort, "hg") == NULL);

	if (km)
		return !p->kind ? "geen_km" : bevestigd ? "km_bevestigd" :
		    "km_niet_bevestigd";
	return bevestigd ? "hg_bevestigd" : "hg_niet_bevestigd";
}

enum err_code
demo_onderzoek_af(struct demo *d, struct demo_zaak *z, int64_t op,
    struct err *err)
{
	struct uit_melding_openen m;
	struct act_klaar uit;
	bool bevestigd = z->verhaal->ernst == 2 || demo_gooi(d, 2) == 0;
	unsigned n = 0;
	char veld[48];

	if (z->onderwerp == 0)
		return ERR_OK;
	TRY(demo_lees(d, z, op, &m, err));
	demo_veld(d, "onderzoek", "%" PRId64, z->onderwerp);
	demo_veld(d, "bevindingen", "Iedereen is gesproken. De verhalen passen bij elkaar. "
	    "De spanning thuis hing samen met geld en slecht slapen.");
	demo_veld(d, "kijk_betrokkenen", "De ouders herkennen de zorgen en willen hulp.");
	for (size_t i = 0; i < m.npersonen; i++)
		for (size_t v = 0; v < m.melding.nvormen; v++, n++) {
			(void)snprintf(veld, sizeof(veld), "conclusies.%u.persoon", n);
			demo_veld(d, veld, "%" PRId64, m.personen[i].id);
			(void)snprintf(veld, sizeof(veld), "conclusies.%u.vorm", n);
			demo_veld(d, veld, "%s", m.melding.vormen[v]);
			(void)snprintf(veld, sizeof(veld), "conclusies.%u.uitkomst", n);
			demo_veld(d, veld, "%s", conclusie(d, &m.personen[i],
			    m.melding.vormen[v], bevestigd));
		}
	return demo_doe(d, "onderzoek_afronden", z->behandelaar, op, &uit, err);
}

enum err_code
demo_leden(struct demo *d, struct demo_zaak *z, int64_t op, struct err *err)
{
	static const char *const standen[] = { "veilig", "onduidelijk", "direct_onveilig" };
	struct uit_melding_openen m;
	struct act_klaar uit;

	TRY(demo_lees(d, z, op, &m, err));
	for (size_t i = 0; i < m.npersonen; i++) {
		const struct zaak_persoon *p = &m.personen[i];
		bool pleger = p->hoedanigheid != NULL &&
		    strcmp(p->hoedanigheid, "pleger") == 0;

		demo_veld(d, "dossier", "%" PRId64, z->dossier);
		demo_veld(d, "persoon", "%" PRId64, p->id);
		demo_veld(d, "veiligheid", "%s", pleger ? "geeft_geweld" :
		    standen[z->verhaal->ernst]);
		if (p->kind && demo_gooi(d, 3) == 0)
			demo_veld(d, "niet_gesproken", demo_gooi(d, 2) == 0 ?
			    "nog_niet" : "te_jong");
		else
			demo_veld(d, "gesproken_op", "gisteren");
		demo_veld(d, "tekst", "%s", p->kind ? "Getuige. De mentor weet ervan." :
		    pleger ? "Wil in gesprek bij de forensische polikliniek." :
		    "Voelt zich gesteund door haar zus.");
		TRY(demo_doe(d, "lid_vastleggen", z->behandelaar, op + (int64_t)i, &uit,
		    err));
		if (demo_gooi(d, 20) == 0)
			continue;	/* now and then somebody is forgotten */
		demo_veld(d, "melding", "%" PRId64, z->melding);
		demo_veld(d, "persoon", "%" PRId64, p->id);
		TRY(demo_doe(d, "betrokkene_informeren", z->behandelaar,
		    op + 3600 + (int64_t)i, &uit, err));
	}
	return ERR_OK;
}
