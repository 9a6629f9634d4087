/* antwoord_cijfers.c - the quarter as JSON. What is hidden is not there. */
#include "acts/sturing.h"
#include "api/antwoord_velden.h"
#include "domain/rapportage/rapportage.h"

static const struct antwoord_veld getal[] = {
	EIGEN_(ANTW_TEKST, NULL, "plaats", "Gemeentecode; ontbreekt bij de hele regio."),
	EIGEN_(ANTW_TEKST, NULL, "kwartaal", "Jaar en nummer: 2026-3."),
	EIGEN_(ANTW_GETAL, NULL, "aantal", "Ontbreekt als het verborgen is."),
	EIGEN_(ANTW_VLAG, NULL, "verborgen", "Het aantal is te klein om te tonen, "
	    "of verraadt een ander aantal."),
	EIGEN_(ANTW_GETAL, NULL, "gemiddeldTienden", "Gemiddelde in tienden van de eenheid."),
	EIGEN_(ANTW_GETAL, NULL, "procentBinnenNorm", "Vanaf 50 termijnen."),
	EINDE_
};
const struct antwoord antwoord_getal = { "Getal", 0, getal, NULL };

static const struct antwoord_veld telling[] = {
	EIGEN_(ANTW_TEKST, NULL, "code", "Code van het cijfer."),
	EIGEN_(ANTW_TEKST, NULL, "naam", "Naam van het cijfer."),
	EIGEN_(ANTW_TEKST, NULL, "definitie", "Wat er wordt geteld."),
	EIGEN_(ANTW_TEKST, NULL, "datumregel", "Welke dag het kwartaal bepaalt."),
	EIGEN_(ANTW_GETAL, NULL, "afwijkingPromille",
	    "Tegenover hetzelfde kwartaal een jaar eerder; vanaf 50."),
	{ "getallen", "Per kwartaal en per gemeente.", ANTW_RIJ, 0, 0, &antwoord_getal },
	EINDE_
};
const struct antwoord antwoord_telling = { "Cijfer", 0, telling, NULL };

static const struct antwoord_veld kwartaalcijfers[] = {
	EIGEN_(ANTW_TEKST, NULL, "kwartaal", "Jaar en nummer: 2026-3."),
	EIGEN_(ANTW_TEKST, NULL, "gemeente", "Ontbreekt bij de hele regio."),
	EIGEN_(ANTW_VLAG, NULL, "loopt", "Het kwartaal is nog niet voorbij."),
	{ "cijfers", "Elk cijfer met zijn definitie.", ANTW_RIJ, 0, 0, &antwoord_telling },
	EINDE_
};

static void
kwartaal_schrijf(struct json_writer *j, struct arena *a, struct kwartaal k)
{
	json_field_string(j, "kwartaal", arena_printf(a, "%d-%d", k.jaar, k.nr));
}

static void
getal_schrijf(struct json_writer *j, struct getal g)
{
	if (g.n != CIJFER_VERBORGEN)
		json_field_i64(j, "aantal", g.n);
	json_field_bool(j, "verborgen", g.n == CIJFER_VERBORGEN);
}

static void
cijfer_begin(struct json_writer *j, const struct cijfer *c)
{
	json_open_object(j);
	json_field_string(j, "code", c->code);
	json_field_string(j, "naam", c->naam);
	json_field_string(j, "definitie", c->definitie);
	json_field_string(j, "datumregel", c->datumregel);
}

static void
telling_schrijf(struct json_writer *j, struct arena *a, const struct rapport *r,
    enum telling t)
{
	cijfer_begin(j, &cijfer_tellingen[t]);
	if (r->afwijking[t].promille != CIJFER_GEEN)
		json_field_i64(j, "afwijkingPromille", r->afwijking[t].promille);
	json_put_key(j, "getallen");
	json_open_array(j);
	for (int k = 0; k < RAPPORT_KWARTALEN; k++) {
		json_open_object(j);
		if (r->gemeente != NULL)
			json_field_string(j, "plaats", r->gemeente);
		kwartaal_schrijf(j, a, r->kwartalen[k]);
		getal_schrijf(j, r->telling[t][k]);
		json_close_object(j);
	}
	for (size_t g = 0; g < r->ngemeenten; g++) {
		json_open_object(j);
		json_field_string(j, "plaats", r->gemeenten[g].code[0] == '\0' ?
		    "elders" : r->gemeenten[g].code);
		kwartaal_schrijf(j, a, r->kwartaal);
		getal_schrijf(j, r->gemeenten[g].telling[t]);
		json_close_object(j);
	}
	json_close_array(j);
	json_close_object(j);
}

static void
tijd_schrijf(struct json_writer *j, struct arena *a, const struct rapport *r,
    enum normtijd t)
{
	const struct normtijd_getal *g = &r->tijd[t];

	cijfer_begin(j, &cijfer_normtijden[t]);
	json_put_key(j, "getallen");
	json_open_array(j);
	json_open_object(j);
	if (r->gemeente != NULL)
		json_field_string(j, "plaats", r->gemeente);
	kwartaal_schrijf(j, a, r->kwartaal);
	getal_schrijf(j, g->aantal);
	if (g->gemiddeld != CIJFER_GEEN)
		json_field_i64(j, "gemiddeldTienden", g->gemiddeld);
	if (g->binnen != CIJFER_GEEN)
		json_field_i64(j, "procentBinnenNorm", g->binnen);
	json_close_object(j);
	json_close_array(j);
	json_close_object(j);
}

static void
schrijf(struct json_writer *j, struct arena *a, const void *van)
{
	const struct rapport *r = ((const struct uit_kwartaal *)van)->rapport;

	json_open_object(j);
	kwartaal_schrijf(j, a, r->kwartaal);
	json_field_string(j, "gemeente", r->gemeente);
	json_field_bool(j, "loopt", r->loopt);
	json_put_key(j, "cijfers");
	json_open_array(j);
	for (unsigned t = 0; t < TELLING_COUNT; t++)
		telling_schrijf(j, a, r, (enum telling)t);
	for (unsigned t = 0; t < NORMTIJD_COUNT; t++)
		tijd_schrijf(j, a, r, (enum normtijd)t);
	json_close_array(j);
	json_close_object(j);
}

const struct antwoord antwoord_kwartaalcijfers = { "Kwartaalcijfers",
    sizeof(struct uit_kwartaal), kwartaalcijfers, schrijf };
