/* koppeling.c - act: keep what agreement of two persons weighs here. */
#include "acts/act.h"
#include "domain/koppeling/koppeling.h"

enum err_code
act_koppeling_bewaren(struct act_ctx *c, const struct in_koppeling_bewaren *in,
    struct act_niets *out, struct err *err)
{
	(void)out;
	TRY(koppeling_bewaar(c->w.tx, c->w.regio, c->w.nu, in->personen, in->gewichten,
	    err));
	act_detail(c, "personen=%lld", (long long)in->personen);
	return ERR_OK;
}
