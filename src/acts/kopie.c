/* kopie.c - that everything was taken out, put back or moved: the journal says
 * so. The work itself is no transaction (exchange/kopie). */
#include "acts/act.h"
#include "acts/uit.h"

enum err_code
act_kopie_maken(struct act_ctx *c, const struct in_kopie_maken *in,
    struct act_niets *out, struct err *err)
{
	(void)c, (void)in, (void)out, (void)err;
	return ERR_OK;
}

enum err_code
act_kopie_terugzetten(struct act_ctx *c, const struct in_kopie_terugzetten *in,
    struct act_niets *out, struct err *err)
{
	(void)c, (void)in, (void)out, (void)err;
	return ERR_OK;
}

enum err_code
act_database_verhuizen(struct act_ctx *c, const struct in_database_verhuizen *in,
    struct act_niets *out, struct err *err)
{
	(void)c, (void)in, (void)out, (void)err;
	return ERR_OK;
}
