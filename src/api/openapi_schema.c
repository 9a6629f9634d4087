/* openapi_schema.c - what goes in and what comes out, field by field. */
#include "api/openapi_schema.h"

#include <stdint.h>
#include <string.h>

void
schema_verwijs(struct json_writer *j, struct arena *a, const char *where, const char *naam)
{
	json_field_string(j, "$ref", arena_printf(a, "#/components/%s/%s",
	    where, naam));
}

/* ---- schemas of input ------------------------------------------------------------ */

/* type, and how it is written. */
void
schema_tekst(struct json_writer *j, const char *format, const char *pattern,
    int64_t max)
{
	json_field_string(j, "type", "string");
	json_field_string(j, "format", format);
	json_field_string(j, "pattern", pattern);
	if (max > 0)
		json_field_i64(j, "maxLength", max);
}

static void
code_type(struct json_writer *j, const struct act_field *f)
{
	schema_tekst(j, NULL, NULL, f->max);
	json_field_string(j, "x-codelijst", f->lijst);
}

void
schema_van_velden(struct schrijver *s, const struct act_field *f,
    const struct api_bron *b, bool vrij)
{
	struct json_writer *j = &s->j;
	bool moet = false;

	json_field_string(j, "type", "object");
	json_field_bool(j, "additionalProperties", vrij);
	json_put_key(j, "properties");
	json_open_object(j);
	for (const struct act_field *v = f; v->naam != NULL; v++) {
		if (b != NULL && bron_in_pad(b, v->naam))
			continue;
		moet = moet || v->moet == MOET;
		json_put_key(j, naam_camel(s->a, v->naam));
		json_open_object(j);
		schema_van_veld(s, v);
		json_close_object(j);
	}
	json_close_object(j);
	if (!moet)
		return;
	json_put_key(j, "required");
	json_open_array(j);
	for (const struct act_field *v = f; v->naam != NULL; v++)
		if (v->moet == MOET && (b == NULL || !bron_in_pad(b, v->naam)))
			json_put_string(j, naam_camel(s->a, v->naam));
	json_close_array(j);
}

static void
rijen_schema(struct schrijver *s, const struct act_field *f)
{
	struct json_writer *j = &s->j;

	json_field_string(j, "type", "array");
	if (f->moet == MOET)
		json_field_i64(j, "minItems", 1);
	if (f->type == ACT_RIJEN)
		json_field_i64(j, "maxItems", f->max);
	json_put_key(j, "items");
	json_open_object(j);
	if (f->type == ACT_RIJEN)
		schema_van_velden(s, f->rij(), NULL, false);
	else
		code_type(j, f);
	json_close_object(j);
}

static void
getal_schema(struct json_writer *j, const struct act_field *f)
{
	json_field_string(j, "type", "integer");
	json_field_string(j, "format", "int64");
	json_field_i64(j, "minimum", f->min);
	if (f->max != INT64_MAX)
		json_field_i64(j, "maximum", f->max);
}

void
schema_van_veld(struct schrijver *s, const struct act_field *f)
{
	struct json_writer *j = &s->j;

	json_field_string(j, "description", f->label);
	switch (f->type) {
	case ACT_ID:
		schema_tekst(j, NULL, "^[1-9][0-9]{0,18}$", 0);
		break;
	case ACT_GETAL:
		getal_schema(j, f);
		break;
	case ACT_VLAG:
		json_field_string(j, "type", "boolean");
		break;
	case ACT_CODE:
		code_type(j, f);
		break;
	case ACT_CODES:
	case ACT_RIJEN:
		rijen_schema(s, f);
		break;
	case ACT_DATUM:
		schema_tekst(j, "date", NULL, 0);
		break;
	case ACT_MOMENT:
		schema_tekst(j, "date-time", NULL, 0);
		break;
	default:
		schema_tekst(j, NULL, NULL, f->max);
		break;
	}
}

/* ---- schemas of answers -------------------------------------------------------------- */

static void
antwoord_veld_schema(struct schrijver *s, const struct antwoord_veld *v)
{
	struct json_writer *j = &s->j;

	json_field_string(j, "description", v->uitleg);
	switch (v->soort) {
	case ANTW_GETAL:
		json_field_string(j, "type", "integer");
		json_field_string(j, "format", "int64");
		break;
	case ANTW_VLAG:
		json_field_string(j, "type", "boolean");
		break;
	case ANTW_ID:
		schema_tekst(j, NULL, "^[1-9][0-9]{0,18}$", 0);
		break;
	case ANTW_MOMENT:
		schema_tekst(j, "date-time", NULL, 0);
		break;
	case ANTW_RIJ:
		json_field_string(j, "type", "array");
		json_put_key(j, "items");
		json_open_object(j);
		schema_verwijs(j, s->a, "schemas", v->deel->naam);
		json_close_object(j);
		break;
	case ANTW_TEKSTEN:
		json_field_string(j, "type", "array");
		json_put_key(j, "items");
		json_open_object(j);
		json_field_string(j, "type", "string");
		json_close_object(j);
		break;
	default:
		json_field_string(j, "type", "string");
		break;
	}
}

void
schema_van_antwoord(struct schrijver *s, const struct antwoord *w)
{
	struct json_writer *j = &s->j;

	json_put_key(j, w->naam);
	json_open_object(j);
	json_field_string(j, "type", "object");
	json_put_key(j, "properties");
	json_open_object(j);
	for (const struct antwoord_veld *v = w->velden; v->naam != NULL; v++) {
		json_put_key(j, v->naam);
		json_open_object(j);
		antwoord_veld_schema(s, v);
		json_close_object(j);
	}
	json_close_object(j);
	json_close_object(j);
}
