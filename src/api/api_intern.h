/* api_intern.h - what the files of src/api share. */
#ifndef API_API_INTERN_H
#define API_API_INTERN_H

#include <stdbool.h>

#include "acts/act.h"
#include "api/antwoord.h"
#include "api/api.h"
#include "json/json.h"

/* One operation. */
struct api_bron {
	const char	*methode, *pad;		/* below API_PAD: "/taken/{taak}" */
	enum act_id	 act;
	const struct antwoord *antwoord;	/* NULL: 204 */
	int		 status;
	const char	*groep;			/* tag in the description */
	const char	*uitleg;		/* Dutch, a sentence or two */
};

extern const struct api_bron api_bronnen[];
extern const size_t api_nbronnen;

/* "woont_elders" <-> "woontElders", path by path ("personen.0.woontElders"). A
 * "_" that somebody sends becomes "__": a name that no act has. */
const char *naam_camel(struct arena *, const char *);
const char *naam_snake(struct arena *, const char *);

/* Does the act take this field from the path of the operation? */
bool bron_in_pad(const struct api_bron *, const char *veld);

/* RFC 9457. ctx NULL, or with all that is wrong with the input. */
void probleem(struct http_response *, struct arena *, int status,
    const char *titel, const char *detail, const char *id,
    const struct act_ctx *);

/* What every answer has. */
void api_kop(struct http_response *);

/* The description of all of it, written to the answer. */
void openapi_schrijf(struct http_response *);

#endif
