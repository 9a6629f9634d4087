/* demo_vernietig.c - one case whose destroying waits for a second person, and a tombstone. */
#include <inttypes.h>
#include <string.h>

#include "acts/uit.h"
#include "main/demo_zaak.h"

/* Nothing when it may not be: the case stands open, or the family came back. */
static enum err_code
stel_voor(struct demo *d, const struct demo_zaak *z, int64_t op,
    struct uit_vernietiging_openen *u, bool *gedaan, struct err *err)
{
	struct act_klaar uit;

	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	TRY(demo_doe(d, "vernietiging_openen", "teamleider", op, u, err));
	*gedaan = u->belet == NULL && u->voorstel.stand[0] == '\0';
	if (!*gedaan)
		return ERR_OK;
	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "grond", "verzoek");
	demo_veld(d, "reden", "De moeder vraagt in haar brief om de gegevens van haar gezin te "
	    "vernietigen. Er is geen klacht en geen rechtszaak.");
	return demo_doe(d, "vernietiging_voorstellen", "teamleider", op, &uit, err);
}

enum err_code
demo_vernietig(struct demo *d, const struct demo_zaak *z, bool helemaal, int64_t op,
    struct err *err)
{
	struct uit_vernietiging_openen u;
	struct act_klaar uit;
	bool gedaan;

	if (z->dossier == 0)
		return ERR_OK;
	TRY(stel_voor(d, z, op, &u, &gedaan, err));
	if (!gedaan || !helemaal)
		return ERR_OK;
	demo_veld(d, "dossier", "%" PRId64, z->dossier);
	demo_veld(d, "lijst", "%" PRId64, u.lijst.code);
	demo_veld(d, "zeker", "1");
	return demo_doe(d, "vernietiging_bevestigen", "privacy", op, &uit, err);
}
