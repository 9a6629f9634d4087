/* zicht.h - the point check: may I see this dossier, this report? */
#ifndef RIGHTS_ZICHT_H
#define RIGHTS_ZICHT_H

#include "base/arena.h"
#include "base/err.h"
#include "rights/recht.h"

struct tx;

struct zicht_dossier {
	int64_t		 id, huishouden, sleutel;
	int64_t		 casusregisseur;	/* DB_NULL: none */
	const char	*kenmerk, *naam, *gemeente, *stand;
};

/* ERR_NOT_FOUND where it is not there or not for this employee to see: the
 * two cannot be told apart. Of one that was destroyed err says so (grafsteen.h). */
MUST_CHECK enum err_code zicht_op_dossier(struct tx *, struct arena *,
    const struct wie *, int64_t dossier, int64_t now,
    struct zicht_dossier *out, struct err *);

struct zicht_melding {
	int64_t		 id, dossier, sleutel;
	int64_t		 behandelaar;	/* DB_NULL: nobody */
	const char	*kenmerk, *stand, *stap;
};

/* Whoever may see the dossier of a report may see the report. Errors as above. */
MUST_CHECK enum err_code zicht_op_melding(struct tx *, struct arena *,
    const struct wie *, int64_t melding, int64_t now,
    struct zicht_melding *out, struct err *);

#endif
