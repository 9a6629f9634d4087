/* openapi_schema.h - fields of acts and answers as schemas of OpenAPI. Each function
 * writes into the object that is open. */
#ifndef API_OPENAPI_SCHEMA_H
#define API_OPENAPI_SCHEMA_H

#include "api/api_intern.h"

/* Everything here writes into one answer; names come from its arena. */
struct schrijver {
	struct json_writer	 j;
	struct arena		*a;
};

/* {"$ref": "#/components/<where>/<naam>"}, as a field of the open object. */
void schema_verwijs(struct json_writer *j, struct arena *a, const char *where, const char *naam);

/* A text: format, pattern (or NULL) and greatest length. */
void schema_tekst(struct json_writer *j, const char *format, const char *pattern,
    int64_t max);

/* An object of these fields; without those in the path of b (or NULL). vrij: others
 * are allowed too. */
void schema_van_velden(struct schrijver *s, const struct act_field *f,
    const struct api_bron *b, bool vrij);

/* One field of an act. */
void schema_van_veld(struct schrijver *s, const struct act_field *f);

/* One answer, under its name. */
void schema_van_antwoord(struct schrijver *s, const struct antwoord *w);

#endif
