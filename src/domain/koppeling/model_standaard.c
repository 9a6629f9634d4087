/* model_standaard.c - the weights that come with the program.
 *
 * Learnt by `samenloop koppeling leren` on the made-up Dutch population of
 * bench/bevolking.c, without its truth, and mixed with three parts in ten of what
 * is plausible: made-up people change their telephone number less than real ones.
 * A region learns its own. */
#include <string.h>

#include "domain/koppeling/model.h"

#define PERSONEN 1000000.0	/* until the region has counted its own */

static const char tekst[] =
#include "domain/koppeling/model_standaard.h"
;

void
model_standaard(struct koppel_weging *out)
{
	unsigned line;
	struct err err;

	out->personen = PERSONEN;
	if (model_lees(tekst, sizeof(tekst) - 1, &out->model, &line, &err) != ERR_OK)
		model_begin(&out->model);
}
