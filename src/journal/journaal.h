/* journaal.h - the chained record of all acts, looks included.
 *
 * Each row holds the SHA-256 of the hash before it and of its own fields, so
 * that a changed, missing or inserted row shows (G4; BIO2 8.15; NEN 7513).
 * Holds who, what, when, on what, from where: never what was written, and
 * never personal data. */
#ifndef JOURNAL_JOURNAAL_H
#define JOURNAL_JOURNAAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct tx;

struct journaal_object {
	const char	*soort;		/* "dossier", "persoon", "melding" ... */
	int64_t		 id;
};

struct journaal_regel {
	int64_t		 regio, tijd;
	const char	*handeling;
	char		 actie;		/* C R U D E */
	const char	*uitkomst;	/* "ok", or err_name() */
	int64_t		 medewerker;	/* DB_NULL: nobody was known yet */
	const char	*rol, *herkomst, *grond, *detail;
	const struct journaal_object *objecten;
	size_t		 nobjecten;
};

/* Appends one row at the end of the chain, in the transaction of the act. */
MUST_CHECK enum err_code journaal_append(struct tx *, struct arena *,
    const struct journaal_regel *, struct err *);

/* What that will ask, see tx_ahead. */
MUST_CHECK enum err_code journaal_vooruit(struct tx *, int64_t regio, struct err *);

/* What `samenloop verify` found in one region. */
struct journaal_proef {
	int64_t		 rijen;		/* rows that are whole */
	bool		 heel;
	int64_t		 breuk;		/* number of the first row that is not */
	const char	*waarom;	/* Dutch sentence; "" when whole */
	uint8_t		 laatste[32];	/* hash of row `rijen`: an anchor to keep */
};

/* A row whose hash was written down outside the database. The chain cannot see
 * that its last rows were cut off; an anchor can. */
struct journaal_anker {
	int64_t		 volgnr;	/* 0: no anchor */
	uint8_t		 hash[32];
};

/* The last row of a region, volgnr 0 when there is none. */
MUST_CHECK enum err_code journaal_laatste(struct tx *, struct arena *,
    int64_t regio, struct journaal_anker *out, struct err *);

/* Walks the whole chain of a region, and looks whether what each row touched is
 * still found by object (that is what "who looked" reads), in steps of bounded
 * size. anker may be NULL. */
MUST_CHECK enum err_code journaal_verify(struct tx *, struct arena *scratch,
    int64_t regio, const struct journaal_anker *anker, struct journaal_proef *out,
    struct err *);

#endif
