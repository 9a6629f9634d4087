/* act_table.c - acts.def as tables: fields of each act, and the acts. */
#include <string.h>

#include "acts/act.h"
#include "acts/uit.h"
#include "db/db.h"

/* A function per act, because a field's offset needs the name of its struct. */
#define VELD(v, ...)	{ .naam = #v, .offset = offsetof(cur, v), __VA_ARGS__ },
#define ID(v, m, l)	VELD(v, .type = ACT_ID, .moet = m, .label = l)
#define GETAL(v, m, lo, hi, l) \
	VELD(v, .type = ACT_GETAL, .moet = m, .min = lo, .max = hi, .label = l)
#define VLAG(v, l)	VELD(v, .type = ACT_VLAG, .label = l)
#define REGEL(v, m, hi, l) \
	VELD(v, .type = ACT_REGEL, .moet = m, .max = hi, .label = l)
#define TEKST(v, m, hi, l) \
	VELD(v, .type = ACT_TEKST, .moet = m, .max = hi, .label = l)
#define CODE(v, m, s, l) \
	VELD(v, .type = ACT_CODE, .moet = m, .lijst = s, .max = 40, .label = l)
#define CODES(v, m, s, l) \
	VELD(v, .type = ACT_CODES, .moet = m, .lijst = s, .max = 40, .label = l)
#define DATUM(v, m, l)	VELD(v, .type = ACT_DATUM, .moet = m, .max = 40, .label = l)
#define GEBOREN(v, m, l) VELD(v, .type = ACT_GEBOREN, .moet = m, .max = 40, .label = l)
#define MOMENT(v, m, l)	VELD(v, .type = ACT_MOMENT, .moet = m, .max = 40, .label = l)
#define BSN(v, m, l)	VELD(v, .type = ACT_BSN, .moet = m, .max = 20, .label = l)
#define TELEFOON(v, m, l) VELD(v, .type = ACT_TELEFOON, .moet = m, .max = 30, .label = l)
#define POSTCODE(v, m, l) VELD(v, .type = ACT_POSTCODE, .moet = m, .max = 10, .label = l)
#define RIJEN(v, g, m, hi, l) \
	VELD(v, .type = ACT_RIJEN, .moet = m, .max = hi, .label = l, \
	    .rij = velden_rij_##g, .rij_size = sizeof(struct rij_##g))
#define GROEP(n) \
static const struct act_field * \
velden_rij_##n(void) \
{ \
	typedef struct rij_##n cur; \
	static const struct act_field velden[] = {
#define EINDE_GROEP(n) { .offset = sizeof(cur) } }; return velden; }
#define HANDELING(n, actie, soort, recht, uit, titel) \
static const struct act_field * \
velden_##n(void) \
{ \
	typedef struct in_##n cur; \
	static const struct act_field velden[] = {
#define EINDE(n) { .offset = sizeof(cur) } }; return velden; }
#define VOORUIT(n)
#include "acts/acts.def"
#include "acts/acts_undef.h"

/* From the common type to the own types of each act. */
#define GROEP(naam)
#define HANDELING(n, actie, soort, recht, uit, titel) \
static enum err_code \
run_##n(struct act_ctx *c, const void *in, void *out, struct err *err) \
{ \
	return act_##n(c, in, out, err); \
} \
EERST_##soort(n)
#define EERST_KIJK(n)
#define EERST_DOE(n)
#define EERST_DOE_VRIJ(n)
#define EERST_DOE_KEUR(n) \
static void \
keur_##n(struct act_ctx *c, const void *in) \
{ \
	act_##n##_keur(c, in); \
}
#define EERST_DOE_EERST(n) \
static enum err_code \
first_##n(struct act_ctx *c, const void *in, void *out, struct err *err) \
{ \
	(void)out; \
	return act_##n##_eerst(c, in, err); \
}
#define VOORUIT(n) \
static enum err_code \
ahead_##n(struct act_ctx *c, const void *in, struct err *err) \
{ \
	return act_##n##_vooruit(c, in, err); \
}
#include "acts/acts_names.h"

const struct act acts[ACT_COUNT] = {
#define GROEP(naam)
#define HANDELING(n, a, s, r, uit, t) \
	[ACT_##n] = { .naam = #n, .titel = t, .actie = a, .soort = s, \
	    .recht = RECHT_##r, .velden = velden_##n, \
	    .in_size = sizeof(struct in_##n), .out_size = sizeof(struct uit), \
	    .fn = run_##n, .eerst = FIRST_##s(n), \
	    .keur = CHECK_##s(n) },
#define FIRST_KIJK(n)		NULL
#define FIRST_DOE(n)		NULL
#define FIRST_DOE_VRIJ(n)	NULL
#define FIRST_DOE_EERST(n)	first_##n
#define FIRST_DOE_KEUR(n)	NULL
#define CHECK_KIJK(n)		NULL
#define CHECK_DOE(n)		NULL
#define CHECK_DOE_VRIJ(n)	NULL
#define CHECK_DOE_EERST(n)	NULL
#define CHECK_DOE_KEUR(n)	keur_##n
#define VOORUIT(n)		[ACT_##n].vooruit = ahead_##n,
#include "acts/acts_names.h"
};

const struct act *
act_find(const char *naam)
{
	for (size_t i = 0; i < ACT_COUNT; i++)
		if (strcmp(acts[i].naam, naam) == 0)
			return &acts[i];
	return NULL;
}
