#include "domain/melding/melder_toets.h"

#include "domain/melding/melder.h"

enum err_code
melder_kanalen(struct werk *w, int64_t melding, struct melder_kanalen *out, struct err *err)
{
	struct melder_identiteit i;

	TRY(melder_open_kluis(w, melding, &i, NULL, err));
	*out = (struct melder_kanalen){ .telefoon = i.telefoon != NULL,
	    .email = i.email != NULL };
	return ERR_OK;
}
