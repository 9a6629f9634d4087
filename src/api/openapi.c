/* openapi.c - the description of the API, made of the same tables that do the
 * work: api.def, acts.def and the tables of answers. */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "api/api_intern.h"
#include "api/openapi_schema.h"

/* ---- operations ------------------------------------------------------------------------- */

static void
parameter(struct schrijver *s, const char *in, const char *naam, bool moet,
    const struct act_field *f)
{
	struct json_writer *j = &s->j;

	json_open_object(j);
	json_field_string(j, "name", naam);
	json_field_string(j, "in", in);
	if (f != NULL)
		json_field_string(j, "description", f->label);
	else
		json_field_string(j, "description", "Zelfgekozen sleutel van dit "
		    "verzoek: met dezelfde sleutel gebeurt het één keer.");
	json_field_bool(j, "required", moet);
	json_put_key(j, "schema");
	json_open_object(j);
	if (f != NULL)
		schema_van_veld(s, f);
	else {
		schema_tekst(j, NULL, NULL, 64);
		json_field_i64(j, "minLength", 8);
	}
	json_close_object(j);
	json_close_object(j);
}

static void
parameters(struct schrijver *s, const struct api_bron *b)
{
	const struct act *act = &acts[b->act];
	bool get = strcmp(b->methode, "GET") == 0;

	json_put_key(&s->j, "parameters");
	json_open_array(&s->j);
	for (const struct act_field *f = act->velden(); f->naam != NULL; f++)
		if (bron_in_pad(b, f->naam))
			parameter(s, "path", f->naam, true, f);
		else if (get)
			parameter(s, "query", naam_camel(s->a, f->naam),
			    f->moet == MOET, f);
	if (b->antwoord == &antwoord_klaar)
		parameter(s, "header", "Idempotency-Key", false, NULL);
	json_close_array(&s->j);
}

static void
body(struct schrijver *s, const struct api_bron *b)
{
	const struct act *act = &acts[b->act];
	struct json_writer *j = &s->j;
	bool any = false;

	if (strcmp(b->methode, "GET") == 0)
		return;
	for (const struct act_field *f = act->velden(); f->naam != NULL; f++)
		any = any || !bron_in_pad(b, f->naam);
	if (!any)
		return;
	json_put_key(j, "requestBody");
	json_open_object(j);
	json_field_bool(j, "required", true);
	json_put_key(j, "content");
	json_open_object(j);
	json_put_key(j, "application/json");
	json_open_object(j);
	json_put_key(j, "schema");
	json_open_object(j);
	schema_van_velden(s, act->velden(), b, act->soort == DOE_VRIJ);
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
}

static void
versie_kop(struct schrijver *s)
{
	struct json_writer *j = &s->j;

	json_put_key(j, "headers");
	json_open_object(j);
	json_put_key(j, "API-Version");
	json_open_object(j);
	schema_verwijs(j, s->a, "headers", "API-Version");
	json_close_object(j);
	json_close_object(j);
}

static void
inhoud(struct schrijver *s, const char *type, const char *schema)
{
	struct json_writer *j = &s->j;

	json_put_key(j, "content");
	json_open_object(j);
	json_put_key(j, type);
	json_open_object(j);
	json_put_key(j, "schema");
	json_open_object(j);
	schema_verwijs(j, s->a, "schemas", schema);
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
}

static void
responses(struct schrijver *s, const struct api_bron *b)
{
	static const char *const fouten[] = { "400", "401", "403", "404", "409" };
	struct json_writer *j = &s->j;

	json_put_key(j, "responses");
	json_open_object(j);
	json_put_key(j, arena_printf(s->a, "%d", b->status));
	json_open_object(j);
	json_field_string(j, "description", b->antwoord == NULL ? "Gedaan." :
	    "Het antwoord.");
	versie_kop(s);
	if (b->antwoord != NULL)
		inhoud(s, "application/json", b->antwoord->naam);
	json_close_object(j);
	for (size_t i = 0; i < sizeof(fouten) / sizeof(fouten[0]); i++) {
		json_put_key(j, fouten[i]);
		json_open_object(j);
		schema_verwijs(j, s->a, "responses", "Probleem");
		json_close_object(j);
	}
	json_close_object(j);
}

static void
operatie(struct schrijver *s, const struct api_bron *b)
{
	const struct act *act = &acts[b->act];
	struct json_writer *j = &s->j;
	char *methode = arena_strdup(s->a, b->methode);
	const char *recht = recht_code(act->recht);

	for (char *c = methode; c != NULL && *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	json_put_key(j, methode);
	json_open_object(j);
	json_put_key(j, "tags");
	json_open_array(j);
	json_put_string(j, b->groep);
	json_close_array(j);
	json_field_string(j, "operationId", naam_camel(s->a, act->naam));
	json_field_string(j, "summary", act->titel);
	json_field_string(j, "description", recht[0] == '\0' ? b->uitleg :
	    arena_printf(s->a, "%s Vraagt het recht %s.", b->uitleg, recht));
	if (act->recht == RECHT_NIETS) {
		json_put_key(j, "security");
		json_open_array(j);
		json_close_array(j);
	}
	parameters(s, b);
	body(s, b);
	responses(s, b);
	json_close_object(j);
}

static void
paden(struct schrijver *s)
{
	json_put_key(&s->j, "paths");
	json_open_object(&s->j);
	for (size_t i = 0; i < api_nbronnen; i++) {
		bool seen = false;

		for (size_t k = 0; k < i; k++)
			seen = seen || strcmp(api_bronnen[k].pad,
			    api_bronnen[i].pad) == 0;
		if (seen)
			continue;
		json_put_key(&s->j, api_bronnen[i].pad);
		json_open_object(&s->j);
		for (size_t k = i; k < api_nbronnen; k++)
			if (strcmp(api_bronnen[k].pad, api_bronnen[i].pad) == 0)
				operatie(s, &api_bronnen[k]);
		json_close_object(&s->j);
	}
	json_close_object(&s->j);
}

/* ---- the rest ----------------------------------------------------------------------------- */

static void
info(struct json_writer *j)
{
	json_put_key(j, "info");
	json_open_object(j);
	json_field_string(j, "title", "Samenloop");
	json_field_string(j, "description", "Adviezen, meldingen, dossiers, "
	    "termijnen en taken van een Veilig Thuis. Elke vraag en elke "
	    "verandering staat in het journaal.");
	json_field_string(j, "version", API_VERSIE);
	json_put_key(j, "contact");
	json_open_object(j);
	json_field_string(j, "name", "Beheer Samenloop");
	json_field_string(j, "email", "beheer@samenloop.example");
	json_field_string(j, "url", "https://samenloop.example");
	json_close_object(j);
	json_put_key(j, "license");
	json_open_object(j);
	json_field_string(j, "name", "EUPL-1.2");
	json_field_string(j, "url", "https://eupl.eu/1.2/nl");
	json_close_object(j);
	json_close_object(j);
	json_put_key(j, "servers");
	json_open_array(j);
	json_open_object(j);
	json_field_string(j, "url", API_PAD);
	json_close_object(j);
	json_close_array(j);
}

static void
tags(struct json_writer *j)
{
	json_put_key(j, "tags");
	json_open_array(j);
	for (size_t i = 0; i < api_nbronnen; i++) {
		bool seen = false;

		for (size_t k = 0; k < i; k++)
			seen = seen || strcmp(api_bronnen[k].groep,
			    api_bronnen[i].groep) == 0;
		if (seen)
			continue;
		json_open_object(j);
		json_field_string(j, "name", api_bronnen[i].groep);
		json_close_object(j);
	}
	json_close_array(j);
}

/* RFC 9457, with all that is wrong with the input. */
static const char *const probleem_velden[][3] = {
	{ "type", "string", "Soort probleem." },
	{ "title", "string", "Korte naam, voor elk geval gelijk." },
	{ "status", "integer", "De statuscode van HTTP." },
	{ "detail", "string", "Wat er in dit geval aan de hand is." },
	{ "instance", "string", "Nummer van dit verzoek, voor de beheerder." },
};

static void
probleem_schema(struct json_writer *j)
{
	json_put_key(j, "Probleem");
	json_open_object(j);
	json_field_string(j, "type", "object");
	json_put_key(j, "properties");
	json_open_object(j);
	for (size_t i = 0; i < sizeof(probleem_velden) / sizeof(probleem_velden[0]); i++) {
		json_put_key(j, probleem_velden[i][0]);
		json_open_object(j);
		json_field_string(j, "type", probleem_velden[i][1]);
		json_field_string(j, "description", probleem_velden[i][2]);
		json_close_object(j);
	}
	json_put_key(j, "invalidParams");
	json_open_object(j);
	json_field_string(j, "type", "array");
	json_field_string(j, "description", "Alles wat er mis is met de invoer.");
	json_put_key(j, "items");
	json_open_object(j);
	json_field_string(j, "type", "object");
	json_put_key(j, "properties");
	json_open_object(j);
	for (const char *const *n = (const char *const[]){ "name", "label",
	    "reason", NULL }; *n != NULL; n++) {
		json_put_key(j, *n);
		json_open_object(j);
		json_field_string(j, "type", "string");
		json_close_object(j);
	}
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
}

static void
onderdelen(struct schrijver *s)
{
	struct json_writer *j = &s->j;

	json_put_key(j, "components");
	json_open_object(j);
	json_put_key(j, "schemas");
	json_open_object(j);
	for (const struct antwoord *const *w = antwoorden; *w != NULL; w++)
		schema_van_antwoord(s, *w);
	probleem_schema(j);
	json_close_object(j);
	json_put_key(j, "headers");
	json_open_object(j);
	json_put_key(j, "API-Version");
	json_open_object(j);
	json_field_string(j, "description", "De volledige versie van de API.");
	json_put_key(j, "schema");
	json_open_object(j);
	json_field_string(j, "type", "string");
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
	json_put_key(j, "responses");
	json_open_object(j);
	json_put_key(j, "Probleem");
	json_open_object(j);
	json_field_string(j, "description", "Het lukte niet; hier staat waarom.");
	versie_kop(s);
	inhoud(s, "application/problem+json", "Probleem");
	json_close_object(j);
	json_close_object(j);
	json_put_key(j, "securitySchemes");
	json_open_object(j);
	json_put_key(j, "sessie");
	json_open_object(j);
	json_field_string(j, "type", "http");
	json_field_string(j, "scheme", "bearer");
	json_close_object(j);
	json_close_object(j);
	json_close_object(j);
}

void
openapi_schrijf(struct http_response *resp)
{
	struct schrijver s = { .j = JSON_WRITER(&resp->body), .a = resp->arena };
	struct json_writer *j = &s.j;

	api_kop(resp);
	http_set_header(resp, "Access-Control-Allow-Origin", "*");
	resp->content_type = "application/json";
	json_open_object(j);
	json_field_string(j, "openapi", "3.0.3");
	info(j);
	tags(j);
	json_put_key(j, "security");
	json_open_array(j);
	json_open_object(j);
	json_put_key(j, "sessie");
	json_open_array(j);
	json_close_array(j);
	json_close_object(j);
	json_close_array(j);
	paden(&s);
	onderdelen(&s);
	json_close_object(j);
	if (!json_written(j))
		probleem(resp, resp->arena, 500, "Fout in het programma", NULL,
		    NULL, NULL);
}
