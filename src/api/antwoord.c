#include "api/antwoord.h"


#include "acts/act.h"
#include "acts/uit.h"
#include "base/date.h"
#include "db/db.h"

#define MOMENT_GEEN INT64_C(221845392000)	/* the year 9000 */

static void
id_schrijf(struct json_writer *j, const char *naam, int64_t id)
{
	json_field_id(j, naam, id == DB_NULL ? 0 : id);
}

static void
rij_schrijf(struct json_writer *j, struct arena *a,
    const struct antwoord_veld *v, const char *van)
{
	const char *p = *(const char *const *)(const void *)(van + v->offset);
	size_t n = *(const size_t *)(const void *)(van + v->aantal);

	json_put_key(j, v->naam);
	json_open_array(j);
	for (size_t i = 0; i < n; i++)
		antwoord_schrijf(j, a, v->deel, p + i * v->deel->grootte);
	json_close_array(j);
}

static void
teksten_schrijf(struct json_writer *j, const struct antwoord_veld *v,
    const char *van)
{
	const char *const *p = *(const char *const *const *)(const void *)(van +
	    v->offset);
	size_t n = *(const size_t *)(const void *)(van + v->aantal);

	json_put_key(j, v->naam);
	json_open_array(j);
	for (size_t i = 0; i < n; i++)
		json_put_string(j, p[i]);
	json_close_array(j);
}

static void
veld_schrijf(struct json_writer *j, struct arena *a,
    const struct antwoord_veld *v, const char *van)
{
	const void *p = van + v->offset;
	int64_t i;

	switch (v->soort) {
	case ANTW_TEKST:
		json_field_string(j, v->naam, *(const char *const *)p);
		break;
	case ANTW_LETTERS:
		json_field_string(j, v->naam, p);
		break;
	case ANTW_ID:
		id_schrijf(j, v->naam, *(const int64_t *)p);
		break;
	case ANTW_GETAL:
		if ((i = *(const int64_t *)p) != DB_NULL)
			json_field_i64(j, v->naam, i);
		break;
	case ANTW_VLAG:
		json_field_bool(j, v->naam, *(const bool *)p);
		break;
	case ANTW_MOMENT:
		i = *(const int64_t *)p;
		/* Years after 9000 say "none" in the columns that sort. */
		if (i != DB_NULL && i != 0 && i < MOMENT_GEEN)
			json_field_string(j, v->naam, time_iso(a, i));
		break;
	case ANTW_RIJ:
		rij_schrijf(j, a, v, van);
		break;
	case ANTW_TEKSTEN:
		teksten_schrijf(j, v, van);
		break;
	case ANTW_EIGEN:
		break;
	}
}

void
antwoord_schrijf(struct json_writer *j, struct arena *a,
    const struct antwoord *w, const void *van)
{
	if (w->schrijf != NULL) {
		w->schrijf(j, a, van);
		return;
	}
	json_open_object(j);
	for (const struct antwoord_veld *v = w->velden; v->naam != NULL; v++)
		veld_schrijf(j, a, v, van);
	json_close_object(j);
}

const struct antwoord *const antwoorden[] = {
#define ANTWOORD(naam) &antwoord_##naam,
#include "api/antwoorden.def"
#undef ANTWOORD
	NULL
};
