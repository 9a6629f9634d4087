#include "acts/werk_bewaard.h"

#include <string.h>

/* Ids end in a sequence and a node; their middle bits differ most. */
static size_t
slot(int64_t medewerker)
{
	return ((uint64_t)medewerker * UINT64_C(0x9e3779b97f4a7c15) >> 32) %
	    WERK_BEWAARD_MAX;
}

bool
werk_bewaard_vind(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t nu, int64_t tellingen_out[BAK_COUNT])
{
	size_t i = slot(medewerker);
	bool found;

	if (b == NULL)
		return false;
	(void)pthread_mutex_lock(&b->lock);
	found = b->v[i].medewerker == medewerker && b->v[i].versie == versie &&
	    nu <= b->v[i].tot && nu >= b->v[i].tot - WERK_BEWAARD_DUUR;
	if (found)
		memcpy(tellingen_out, b->v[i].tellingen, sizeof(b->v[i].tellingen));
	(void)pthread_mutex_unlock(&b->lock);
	return found;
}

void
werk_bewaard_zet(struct werk_bewaard *b, int64_t medewerker, uint64_t versie,
    int64_t tot, const int64_t tellingen[BAK_COUNT])
{
	size_t i = slot(medewerker);

	if (b == NULL)
		return;
	(void)pthread_mutex_lock(&b->lock);
	b->v[i].medewerker = medewerker;
	b->v[i].versie = versie;
	b->v[i].tot = tot;
	memcpy(b->v[i].tellingen, tellingen, sizeof(b->v[i].tellingen));
	(void)pthread_mutex_unlock(&b->lock);
}
