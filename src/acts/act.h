/* act.h - the one door: whatever anybody does, looks at or takes out is an act.
 *
 * Pages, API, command line, inboxes and jobs all call act_run(). It checks
 * the right, reads and checks the input by the field table of acts.def, runs
 * the function of the act and writes the journal row:
 *   DOE (change)  function and journal row are one transaction;
 *   KIJK (look)   the function runs on a snapshot (several times, until all it
 *                 asks is answered: db_read_together), and act_run returns only
 *                 after the journal row is durable (or, while the database
 *                 cannot be written, its row in the emergency file:
 *                 journal/noodlog.h).
 * Refusals are journaled too. What has no row in acts.def cannot be done. */
#ifndef ACTS_ACT_H
#define ACTS_ACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/pair.h"
#include "domain/werk.h"
#include "journal/journaal.h"
#include "rights/recht.h"

struct db;
struct clock;
struct brp;
struct werk_bewaard;

/* Everything an installation has; made in main/, passed down. */
struct app {
	struct db		*db;
	struct seal		*seal;
	struct seal_gate	*gate;		/* passwords */
	const struct clock	*clock;
	int64_t			 regio;
	/* The region as it was last loaded: may be another at any moment, and what it
	 * was stays readable for as long as the program runs. */
	const struct regio_gegevens *_Atomic gegevens;
	/* Reads it again when a change finds that it was loaded anew since; or NULL. */
	enum err_code		(*herlees)(void *arg, struct err *);
	void			*herlees_arg;
	const char		*program;	/* path of this program: the parser process */
	struct werk_bewaard	*bewaard;	/* counts kept; NULL: counted each time */
	struct noodlog		*nood;		/* journal/noodlog.h; or NULL */
	const struct brp	*brp;		/* domain/brp; NULL: off */
	bool			 post;		/* warnings go by mail too */
	const char		*adres;		/* where people find us, for in mail; or NULL */
};

/* ---- fields ------------------------------------------------------------- */

enum act_type {
	ACT_ID, ACT_GETAL, ACT_VLAG, ACT_REGEL, ACT_TEKST, ACT_CODE, ACT_CODES,
	ACT_DATUM, ACT_GEBOREN, ACT_MOMENT, ACT_BSN, ACT_TELEFOON, ACT_POSTCODE,
	ACT_RIJEN
};

enum { MAG, MOET };		/* may be absent; must be there */

struct act_field {
	const char	*naam;		/* as in forms, JSON and errors */
	const char	*label;		/* Dutch, as on screen */
	const char	*lijst;		/* code list of ACT_CODE(S), or NULL */
	enum act_type	 type;
	int		 moet;
	int64_t		 min, max;	/* value, length in characters, or rows */
	size_t		 offset;	/* in the input struct */
	const struct act_field *(*rij)(void);	/* ACT_RIJEN: fields of a row */
	size_t		 rij_size;
};

/* Several codes of one list. */
struct act_codes {
	const char	**v;
	size_t		 n;
};

/* One thing wrong with the input. All are found at once. */
struct act_fout {
	const char	*veld;		/* "personen.0.geboren" */
	const char	*label;		/* "Geboortedatum" */
	const char	*tekst;		/* what is wrong and how to mend it */
};

/* ---- input structs, one per act: struct in_<naam> ------------------------ */

#define ID(veld, moet, label)		int64_t veld;	/* 0: absent */
#define GETAL(veld, moet, min, max, label) int64_t veld; /* DB_NULL: absent */
#define VLAG(veld, label)		bool veld;
#define REGEL(veld, moet, max, label)	const char *veld; /* NULL: absent */
#define TEKST(veld, moet, max, label)	const char *veld;
#define CODE(veld, moet, lijst, label)	const char *veld;
#define CODES(veld, moet, lijst, label)	struct act_codes veld;
#define DATUM(veld, moet, label)	const char *veld; /* "2026-11-24" */
#define GEBOREN(veld, moet, label)	const char *veld; /* "19880400" */
#define MOMENT(veld, moet, label)	int64_t veld;	/* TIME_NONE: absent */
#define BSN(veld, moet, label)		const char *veld;
#define TELEFOON(veld, moet, label)	const char *veld;
#define POSTCODE(veld, moet, label)	const char *veld;
#define RIJEN(veld, groep, moet, max, label) \
	struct { struct rij_##groep *v; size_t n; } veld;
#define GROEP(naam)			struct rij_##naam {
#define EINDE_GROEP(naam)		};
#define HANDELING(naam, actie, soort, recht, uit, titel) struct in_##naam { bool leeg_;
#define EINDE(naam)			};
#define VOORUIT(naam)
#include "acts/acts.def"
#include "acts/acts_undef.h"

/* ---- the acts ----------------------------------------------------------- */

enum act_id {
#define GROEP(naam)
#define HANDELING(naam, actie, soort, recht, uit, titel) ACT_##naam,
#include "acts/acts_names.h"
	ACT_COUNT
};

enum act_soort {
	KIJK,			/* look: on a snapshot */
	DOE,			/* change: in the transaction of the journal row */
	DOE_EERST,		/* change, with act_<naam>_eerst() before it, in the
				 * caller's thread: slow work without a transaction */
	DOE_VRIJ,		/* change, and fields not in the table are allowed */
	DOE_KEUR		/* change, with act_<naam>_keur(): what is wrong between
				 * fields, found together with what is wrong in them.
				 * A field that is wrong by itself looks absent there */
};

struct act_ctx;
typedef enum err_code act_fn(struct act_ctx *, const void *in, void *out,
    struct err *);

struct act {
	const char	*naam;		/* "melding_registreren" */
	const char	*titel;		/* Dutch, as in journal and matrix */
	char		 actie;		/* NEN 7513: C R U D E */
	enum act_soort	 soort;
	enum recht	 recht;
	const struct act_field *(*velden)(void);	/* ends with naam NULL */
	size_t		 in_size, out_size;
	act_fn		*fn;
	act_fn		*eerst;
	void		(*keur)(struct act_ctx *, const void *in);
	/* What fn will surely ask, asked before its first question (tx_ahead), so
	 * that it is all answered in one round trip; of a look under tx_asking.
	 * NULL: a change asks one after the other, a look by db_read_together. */
	enum err_code	(*vooruit)(struct act_ctx *, const void *in, struct err *);
};

extern const struct act acts[ACT_COUNT];

/* The act of this name, or NULL. */
const struct act *act_find(const char *naam);

/* What a change answers, unless its row says otherwise. */
struct act_klaar {
	int64_t		 id;		/* what was made or changed */
	int64_t		 dossier;	/* 0: none */
	bool		 herhaald;	/* it was done before, with this key */
};
struct act_niets { char leeg_; };	/* an act that answers nothing */

/* ---- running ------------------------------------------------------------ */

#define ACT_OBJECTS_MAX 512

struct act_ctx {
	struct werk	 w;		/* first: &ctx->w is what domain wants */
	const struct app *app;
	const struct act *act;
	uint64_t	 versie;	/* of the database, before the snapshot of a look */
	const struct pair *ruw;		/* the input as it came */
	size_t		 nruw;
	struct blob	 lading;	/* raw bytes that came along (messages) */
	void		*eerst;		/* what act_<naam>_eerst left behind */
	const char	*herkomst;	/* "web 127.0.0.1", "cli", "klus" */
	const char	*adres;		/* network address that asks, or NULL: none */
	const char	*grond;		/* task or ground; "" */
	char		 detail[200];	/* for the journal: never personal data */
	struct journaal_object objecten[ACT_OBJECTS_MAX];
	size_t		 nobjecten;
	struct act_fout	*fouten;	/* after ERR_INVALID */
	size_t		 nfouten, maxfouten;
	bool		 noteer;	/* a refusal of this input stands in the journal too */
	bool		 vol;		/* no room for all of the input, of what is wrong, or
					 * of what was touched: the act is refused */
};

/* One call through the door. wie, herkomst and the arena are the caller's and
 * must outlive the answer. */
struct act_vraag {
	enum act_id	 act;
	const struct pair *velden;
	size_t		 nvelden;
	const char	*sleutel;	/* idempotency key, or NULL */
	struct blob	 lading;
	const char	*adres;		/* network address that asks, or NULL: none */
};

/* Runs an act. out is the struct named in acts.def (zeroed first). On
 * ERR_INVALID ctx->fouten holds all that is wrong with the input, in Dutch.
 * A change whose key was used before by the same employee for the same act
 * is not done again: out (struct act_klaar) is what it answered, herhaald;
 * with other input it is ERR_CONFLICT at the field "sleutel", for answering
 * would lose that input.
 * ctx must come from act_begin, which empties it. */
void act_begin(struct act_ctx *ctx, const struct app *app, struct arena *a,
    const struct wie *wie, const char *herkomst);
MUST_CHECK enum err_code act_run(struct act_ctx *ctx,
    const struct act_vraag *, void *out, struct err *);

/* ---- for the functions of acts ------------------------------------------ */

/* Notes that this act touched something: it stands in the journal row.
 * soort is a table: "dossier", "persoon", "melding", "advies", "bericht". */
void act_raak(struct act_ctx *, const char *soort, int64_t id);

/* Adds to the journal row, printf-like. Codes and numbers only. */
void act_detail(struct act_ctx *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A rule of the act itself is broken by this field; collects, does not
 * return. act_goed() is ERR_OK while nothing is wrong, else ERR_INVALID with all
 * mistakes in the order of the fields. */
void act_fout(struct act_ctx *, const char *veld, const char *tekst);
/* The same, unless something is wrong with that field already. */
void act_fout_ook(struct act_ctx *, const char *veld, const char *tekst);
MUST_CHECK enum err_code act_goed(struct act_ctx *, struct err *);

/* The number that the k-th row of a RIJEN field had in the input: rows that
 * nobody filled in are left out, and an error must name the row as it was
 * typed ("personen.3.geboren"). */
size_t act_rij(struct act_ctx *, const char *veld, size_t k);

/* Reads input by a field table into a struct (also for drafts and tests). */
void act_bind(struct act_ctx *, const struct act_field *,
    const struct pair *, size_t n, bool vrij, void *in);

/* ---- prototypes: act_<naam>(ctx, in, out, err) --------------------------- */

#define GROEP(naam)
#define HANDELING(naam, actie, soort, recht, uit, titel) \
	struct uit; \
	enum err_code act_##naam(struct act_ctx *, const struct in_##naam *, \
	    struct uit *, struct err *); \
	EERST_##soort(naam)
#define EERST_KIJK(naam)
#define EERST_DOE(naam)
#define EERST_DOE_VRIJ(naam)
#define EERST_DOE_KEUR(naam) \
	void act_##naam##_keur(struct act_ctx *, const struct in_##naam *);
#define EERST_DOE_EERST(naam) \
	enum err_code act_##naam##_eerst(struct act_ctx *, \
	    const struct in_##naam *, struct err *);
#define VOORUIT(naam) \
	enum err_code act_##naam##_vooruit(struct act_ctx *, \
	    const struct in_##naam *, struct err *);
#include "acts/acts_names.h"
#undef EERST_KIJK
#undef EERST_DOE
#undef EERST_DOE_VRIJ
#undef EERST_DOE_KEUR
#undef EERST_DOE_EERST

#endif
