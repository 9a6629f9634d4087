/* persoon_zoek.h - is this person known already? (A6)
 *
 * Closed files count as open ones: nothing is left out for being old. Who may
 * see a candidate is for the act to decide, which also writes in the journal
 * that it was opened. At most 96 persons are looked at for one question. */
#ifndef DOMAIN_PERSOON_PERSOON_ZOEK_H
#define DOMAIN_PERSOON_PERSOON_ZOEK_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/koppeling/model.h"
#include "domain/persoon/naam.h"

struct tx;

/* What a row of persoon needs to be found again. */
struct persoon_sleutels {
	int64_t		 achternaam;	/* DB_NULL: there is no surname */
	const char	*voornaam_kern;	/* the sound of the first name, or "" */
};

/* What persoon_keys_write will ask, see tx_ahead. */
MUST_CHECK enum err_code persoon_keys_vooruit(struct tx *, int64_t regio,
    const struct persoon_feiten *, struct err *);

/* Makes the rows of a surname where they are not there yet. Call it before a
 * person is inserted and when a name changes, and store what it gives. */
MUST_CHECK enum err_code persoon_keys_write(struct tx *, struct arena *,
    int64_t regio, const struct persoon_feiten *,
    struct persoon_sleutels *out, struct err *);

#define PERSOON_NAMEN_MAX 20

/* The key of the call name. Call it behind persoon_keys_write, with what that gave. */
MUST_CHECK enum err_code persoon_keys_own(struct tx *, int64_t regio, int64_t persoon,
    const struct persoon_sleutels *own, const struct persoon_feiten *, struct err *);

/* The keys of all other names of a person who is there (maiden name, alias, another
 * spelling), instead of those there are. Each has the date of birth beside it. */
MUST_CHECK enum err_code persoon_keys_alias(struct tx *, struct arena *, int64_t regio,
    int64_t persoon, const struct persoon_feiten *f, size_t n, struct err *);

/* The sound of the first of these first names, "" for none. */
void persoon_voornaam_klank(const char *voornamen, char out[NAAM_KLANK]);

#define PERSOON_KANDIDATEN 20

struct persoon_kandidaat {
	int64_t			 id;		/* after merging */
	struct kandidaat_score	 gelijk;
	struct persoon_feiten	 feiten;	/* address left out when secret */
	const char		*geslacht, *woonplaats, *overleden;
	bool			 geheim;
};

/* The persons who may be the one asked for by these weights (NULL: those that come
 * with the program), the likeliest first, at most PERSOON_KANDIDATEN, with a score
 * of at least NAAM_TOON. Nothing asked gives nothing. ERR_LIMIT: the arena is full
 * (keep 2 MiB free). */
MUST_CHECK enum err_code persoon_candidates(struct tx *, struct arena *,
    int64_t regio, const struct koppel_weging *, const struct persoon_feiten *gevraagd,
    struct persoon_kandidaat **out, size_t *n_out, struct err *);

#endif
