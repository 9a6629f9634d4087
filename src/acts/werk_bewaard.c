#include "acts/werk_bewaard.h"

#include <string.h>

#include "db/db.h"
#include "werk_bewaard_sql.h"

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
	if (b->v[i].medewerker != medewerker)
		b->v[i].menu_op = 0;
	b->v[i].medewerker = medewerker;
	b->v[i].versie = versie;
	b->v[i].tot = tot;
	memcpy(b->v[i].tellingen, tellingen, sizeof(b->v[i].tellingen));
	(void)pthread_mutex_unlock(&b->lock);
}

/* ---- the menu ---------------------------------------------------------------------- */

bool
werk_menu_vind(struct werk_bewaard *b, int64_t medewerker, int64_t nu,
    int64_t out[MENU_COUNT])
{
	size_t i = slot(medewerker);
	bool found;

	if (b == NULL)
		return false;
	(void)pthread_mutex_lock(&b->lock);
	found = b->v[i].medewerker == medewerker && b->v[i].menu_op != 0 &&
	    nu >= b->v[i].menu_op && nu < b->v[i].menu_op + WERK_BEWAARD_DUUR;
	if (found)
		memcpy(out, b->v[i].menu, sizeof(b->v[i].menu));
	(void)pthread_mutex_unlock(&b->lock);
	return found;
}

static void
menu_bewaar(struct werk_bewaard *b, int64_t medewerker, int64_t nu,
    const int64_t menu[MENU_COUNT])
{
	size_t i = slot(medewerker);

	if (b == NULL)
		return;
	(void)pthread_mutex_lock(&b->lock);
	if (b->v[i].medewerker != medewerker)
		b->v[i].tot = 0;	/* of another: his counts go */
	b->v[i].medewerker = medewerker;
	b->v[i].menu_op = nu;
	memcpy(b->v[i].menu, menu, sizeof(b->v[i].menu));
	(void)pthread_mutex_unlock(&b->lock);
}

enum err_code
werk_menu_tel(struct tx *tx, struct arena *a, struct werk_bewaard *b, const struct wie *wie,
    int64_t nu, int64_t out[MENU_COUNT], struct err *err)
{
	struct q_menu_tellen t;

	if (werk_menu_vind(b, wie->medewerker, nu, out))
		return ERR_OK;
	TRY(q_menu_tellen(tx, a, &(struct p_menu_tellen){ .regio = wie->regio,
	    .ik = wie->medewerker, .max = WERK_TEL_MAX, .z_regio = wie->hele_regio,
	    .z_medewerker = wie->medewerker, .z_nu = nu }, &t, err));
	out[MENU_WERK] = t.werk;
	out[MENU_DOSSIERS] = t.dossiers;
	out[MENU_TAKEN] = t.taken;
	menu_bewaar(b, wie->medewerker, nu, out);
	return ERR_OK;
}

void
werk_menu_weg(struct werk_bewaard *b, int64_t medewerker)
{
	size_t i = slot(medewerker);

	if (b == NULL)
		return;
	(void)pthread_mutex_lock(&b->lock);
	if (b->v[i].medewerker == medewerker)
		b->v[i].menu_op = 0;
	(void)pthread_mutex_unlock(&b->lock);
}

void
werk_menu_zet(struct werk_bewaard *b, int64_t medewerker, enum werk_menu wat, int64_t n)
{
	size_t i = slot(medewerker);

	if (b == NULL)
		return;
	(void)pthread_mutex_lock(&b->lock);
	if (b->v[i].medewerker == medewerker)
		b->v[i].menu[wat] = n;
	(void)pthread_mutex_unlock(&b->lock);
}
