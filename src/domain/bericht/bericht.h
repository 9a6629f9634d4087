/* bericht.h - the ledger of messages, and what a report in a message becomes
 * (A9, D9).
 *
 * Nothing that arrives is lost: the raw bytes are kept, sealed with a key of
 * their own, with their hash and what became of them:
 *   verwerkt     it is a report with its clocks running
 *   dubbel       its sender and reference were processed before (StUF016)
 *   afgewezen    it could not be read; somebody has to look at it
 *   afgehandeld  somebody did, and wrote down how
 * A message with the same reference as a refused one is no duplicate. */
#ifndef DOMAIN_BERICHT_BERICHT_H
#define DOMAIN_BERICHT_BERICHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/persoon/persoon.h"
#include "domain/werk.h"
#include "seal/seal.h"

#define BERICHT_VERWERKT	"verwerkt"
#define BERICHT_DUBBEL		"dubbel"
#define BERICHT_AFGEWEZEN	"afgewezen"
#define BERICHT_AFGEHANDELD	"afgehandeld"
#define BERICHT_FOUT_DUBBEL	"StUF016"

/* The most bytes of a message that are kept: no more than can be given back. */
#define BERICHT_BYTES_MAX	((size_t)30 << 20)

/* ---- the ledger ---------------------------------------------------------- */

struct bericht_invoer {
	int64_t		 id;		/* from db_new_id(): the report names it */
	const char	*aanbieding;	/* one offering of a file, or NULL */
	const char	*soort, *zender, *referentie;	/* "" when unreadable */
	const char	*identificatie;	/* number at the sender, or NULL */
	struct blob	 ruw;
	uint8_t		 hash[SEAL_HASH];
	const char	*stand, *reden;	/* reden "" when verwerkt */
	const char	*foutcode;	/* or NULL */
	int64_t		 melding;	/* DB_NULL: none */
};

/* Stores a message as it came in, its bytes sealed with a key of its own.
 * ERR_CONFLICT: one with this id is there. */
MUST_CHECK enum err_code bericht_bewaar(struct werk *, const struct bericht_invoer *,
    struct err *);

struct bericht {
	int64_t		 id, ontvangen_op, grootte;
	int64_t		 melding, dossier;	/* DB_NULL: none */
	const char	*soort, *zender, *referentie, *stand, *reden;
	const char	*foutcode, *identificatie, *kenmerk;	/* or NULL */
};

/* What this offering with these bytes became before: after a crash between
 * taking in and putting away the file. id 0: nothing. The dossier is the one
 * of the report, whoever asks: for the program itself. */
MUST_CHECK enum err_code bericht_aangeboden(struct werk *, const char *aanbieding,
    const uint8_t hash[SEAL_HASH], struct bericht *out, struct err *);

/* The processed message of this sender with this reference. id 0: none. */
MUST_CHECK enum err_code bericht_verwerkt(struct werk *, const char *zender,
    const char *referentie, struct bericht *out, struct err *);

/* What became of a message, with the dossier as in bericht_aangeboden. */
MUST_CHECK enum err_code bericht_lees_kort(struct werk *, int64_t bericht,
    struct bericht *out, struct err *);

/* Newest first, at most max. stand NULL: all. The next page: voor_op and voor
 * are those of the last row; 0 for the first page. A message that became a
 * report which w->wie may not see is not there, and is not counted. */
MUST_CHECK enum err_code berichten_lees(struct werk *, const char *stand, int64_t voor_op,
    int64_t voor, int64_t max, struct bericht **out, size_t *n_out, struct err *);
MUST_CHECK enum err_code berichten_tel(struct werk *, const char *stand, int64_t *out,
    struct err *);

struct bericht_meer {
	struct bericht	 b;
	struct blob	 hash;
	const char	*afhandeling, *afgehandeld_naam;	/* or NULL */
	int64_t		 afgehandeld_op;			/* DB_NULL */
};

/* One message. ERR_NOT_FOUND: no such message, or it became a report that w->wie
 * may not see. */
MUST_CHECK enum err_code bericht_laad(struct werk *, int64_t bericht,
    struct bericht_meer *out, struct err *);

/* The bytes as they came. ERR_NOT_FOUND: no such message, its key was destroyed,
 * or it became a report that w->wie may not see. */
MUST_CHECK enum err_code bericht_ruw(struct werk *, int64_t bericht, struct blob *out,
    struct err *);

/* What was done with a refused one; sealed. ERR_CONFLICT: it is not, or no
 * longer, refused. */
MUST_CHECK enum err_code bericht_handel_af(struct werk *, int64_t bericht, const char *tekst,
    struct err *);

/* ---- a report in a message ------------------------------------------------ */

struct persoon_kandidaat;

struct bericht_persoon {
	struct persoon_invoer p;
	const char	*rol;		/* words of the sender, or NULL */
	const char	*taal;		/* or NULL */
	bool		 geheim;	/* address not for others */
	const struct persoon_kandidaat *kandidaten;	/* who it may be */
	size_t		 nkandidaten;
};

struct bericht_melding {
	int64_t		 bericht;
	const char	*melder_naam, *melder_organisatie, *melder_telefoon, *melder_email;
	const char	*verteld, *opmerkingen, *gebeurd_op, *gebeurd_waar;
	const char	*direct_gevaar, *gevaar, *gezin_weet;
	bool		 agenderen;
	const struct bericht_persoon *personen;
	size_t		 npersonen;
};

/* Makes the report: new persons always, each with a proposal (voorstel.h) per
 * candidate, never merged. It goes to the running dossier when exactly one open
 * dossier is of a household with somebody whose BSN stands in the message; else
 * to a new household and dossier. The police is an open reporter. ERR_CONFLICT
 * with a Dutch sentence: nobody works here who can be casusregisseur. */
MUST_CHECK enum err_code bericht_registreer(struct werk *, const struct bericht_melding *,
    int64_t *melding_out, int64_t *dossier_out, struct err *);

/* The code of list jeugdzorgrol for a role in words: its name, or "corv=..." in
 * its extra. Unknown: the code with "onbekend=ja", and *bekend_out is false. */
const char *bericht_rol(struct werk *, const char *tekst, bool *bekend_out);

/* The municipality of a town by the names of municipalities and the list
 * woonplaats; NULL: not of this region. */
const char *bericht_gemeente(struct werk *, const char *woonplaats);

#endif
