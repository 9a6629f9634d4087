/* concept.h - what somebody is typing, kept on the server (A3).
 *
 * A draft is the fields of a form as they were typed, sealed as one blob with
 * a key of its own: when the draft goes, its key is destroyed and nobody reads
 * it again, in no copy of the database either (A2).
 *
 * A draft has a version. Who saves on a version that is no longer the last
 * loses nothing: his text is kept beside it as his side of a conflict, until
 * he has chosen. */
#ifndef DOMAIN_CONTACT_CONCEPT_H
#define DOMAIN_CONTACT_CONCEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/pair.h"
#include "domain/werk.h"

#define CONCEPT_GESPREK		"gesprek"
#define CONCEPT_VENSTER		"venster"	/* field: which open page typed this */
enum {
	CONCEPT_VELDEN_MAX = 1000,
	CONCEPT_BYTES_MAX = 512 * 1024
};

/* Where a draft belongs. */
struct concept_plek {
	const char	*soort;		/* CONCEPT_GESPREK, "notitie" ... */
	int64_t		 onderwerp;	/* contact, dossier or melding */
	int64_t		 medewerker;	/* whose; 0: of all who work on it */
};

struct concept {
	int64_t		 versie, door, bewaard_op;
	const char	*door_naam;	/* "" when unknown */
	const struct pair *velden;	/* as typed, empty ones too */
	size_t		 nvelden;
};

/* ERR_NOT_FOUND: no such draft. */
MUST_CHECK enum err_code concept_lees(struct werk *, const struct concept_plek *,
    struct concept *out, struct err *);

struct concept_bewaard {
	int64_t		 versie;	/* of what is kept now */
	bool		 botsing;	/* somebody else wrote: kept beside it */
};

/* Keeps the fields. versie is the one that was read (0: none yet). Where it is
 * not the last, it is a conflict unless the texts are the same or the field
 * CONCEPT_VENSTER says that the last one came from the same page (an answer
 * that was lost on the way). ERR_LIMIT: more than CONCEPT_VELDEN_MAX fields or
 * CONCEPT_BYTES_MAX bytes. */
MUST_CHECK enum err_code concept_bewaar(struct werk *, const struct concept_plek *,
    int64_t versie, const struct pair *velden, size_t n,
    struct concept_bewaard *out, struct err *);

/* One's own side of a conflict. ERR_NOT_FOUND: there is none. */
MUST_CHECK enum err_code concept_botsing(struct werk *, const struct concept_plek *,
    struct concept *out, struct err *);

/* The conflict was settled: velden is the text from now on, over the last
 * version. ERR_CONFLICT: somebody saved once more in between (versie is not
 * the last one); nothing is changed. */
MUST_CHECK enum err_code concept_kies(struct werk *, const struct concept_plek *,
    int64_t versie, const struct pair *velden, size_t n,
    struct concept_bewaard *out, struct err *);

/* Destroys the key of the draft and of all sides of its conflicts, and takes
 * the rows away. None is fine. */
MUST_CHECK enum err_code concept_vernietig(struct werk *, const char *soort,
    int64_t onderwerp, struct err *);

/* The first value of a field; "" when absent. */
const char *concept_veld(const struct pair *, size_t n, const char *naam);

#endif
