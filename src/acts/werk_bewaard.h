/* werk_bewaard.h - the counts above the work list, kept until they may differ.
 *
 * Sixty live pages ask for the same walk over the open reports after every
 * commit, and a page that is only reloaded asks for nothing new. Counts are
 * kept per employee, for one version of the database and until the moment that
 * the clock alone changes one of them.
 *
 * Beside every page stand three counts more, in the menu. They may be half a
 * minute old for what others did: counting for each page would cost more than the
 * page. What one did oneself is counted at once, and a list that is looked at
 * sets its own. Numbers only, so no act and no row of the journal. */
#ifndef ACTS_WERK_BEWAARD_H
#define ACTS_WERK_BEWAARD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "acts/werk.h"
#include "base/arena.h"
#include "base/err.h"
#include "rights/recht.h"

struct tx;

#define WERK_BEWAARD_MAX 256	/* employees; one more takes the place of another */
#define WERK_BEWAARD_DUUR 30	/* seconds at most: access can end by itself */

/* All zeros but the lock, which its owner makes: nothing is kept. */
struct werk_bewaard {
	pthread_mutex_t	 lock;
	struct {
		int64_t		 medewerker, tot;	/* tot: the last second they hold */
		uint64_t	 versie;
		int64_t		 tellingen[BAK_COUNT];
		int64_t		 menu_op, menu[MENU_COUNT];	/* 0: not counted */
	} v[WERK_BEWAARD_MAX];
};

/* The counts of this employee at this version (db_version, read before the
 * snapshot) and moment; false: count them. b may be NULL. */
bool werk_bewaard_vind(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t nu, int64_t tellingen_out[BAK_COUNT]);
void werk_bewaard_zet(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t tot, const int64_t tellingen[BAK_COUNT]);

/* The counts of the menu as they are kept; false, and out as it was: not kept. */
bool werk_menu_vind(struct werk_bewaard *b, int64_t medewerker, int64_t nu,
    int64_t out[MENU_COUNT]);
/* Those that are kept, or else counted now. */
MUST_CHECK enum err_code werk_menu_tel(struct tx *, struct arena *,
    struct werk_bewaard *b, const struct wie *, int64_t nu, int64_t out[MENU_COUNT],
    struct err *);
/* This employee did something: count anew for the next page. */
void werk_menu_weg(struct werk_bewaard *b, int64_t medewerker);
/* The list itself was looked at: it has n. */
void werk_menu_zet(struct werk_bewaard *b, int64_t medewerker, enum werk_menu, int64_t n);

#endif
