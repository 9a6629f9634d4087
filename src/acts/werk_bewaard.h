/* werk_bewaard.h - the counts above the work list, kept until they may differ.
 *
 * Sixty live pages ask for the same walk over the open reports after every
 * commit, and a page that is only reloaded asks for nothing new. Counts are
 * kept per employee, for one version of the database and until the moment that
 * the clock alone changes one of them. */
#ifndef ACTS_WERK_BEWAARD_H
#define ACTS_WERK_BEWAARD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "acts/werk.h"

#define WERK_BEWAARD_MAX 256	/* employees; one more takes the place of another */
#define WERK_BEWAARD_DUUR 30	/* seconds at most: access can end by itself */

/* All zeros but the lock, which its owner makes: nothing is kept. */
struct werk_bewaard {
	pthread_mutex_t	 lock;
	struct {
		int64_t		 medewerker, tot;	/* tot: the last second they hold */
		uint64_t	 versie;
		int64_t		 tellingen[BAK_COUNT];
	} v[WERK_BEWAARD_MAX];
};

/* The counts of this employee at this version (db_version, read before the
 * snapshot) and moment; false: count them. b may be NULL. */
bool werk_bewaard_vind(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t nu, int64_t tellingen_out[BAK_COUNT]);
void werk_bewaard_zet(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t tot, const int64_t tellingen[BAK_COUNT]);

#endif
