/* weging.h - answers of the acts about weighing (B2). */
#ifndef ACTS_WEGING_H
#define ACTS_WEGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/melding/melding.h"
#include "domain/weging/weging.h"

struct uit_weging_openen {
	int64_t		 dossier;
	const char	*kenmerk;
	struct melding	 melding;
	const struct regio_vragenlijst *lijst;
	bool		 gewogen;
	struct weging	 nu;		/* that counts; only when gewogen */
	struct weging	*alle;		/* all of them, newest first */
	size_t		 nalle;
	struct weging_som leeg;		/* the parts and their maxima */
};

#endif
