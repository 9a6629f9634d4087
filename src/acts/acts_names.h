/* acts_names.h - reads acts.def for HANDELING alone: define HANDELING and
 * GROEP before, and VOORUIT where it matters. No include guard: it is read
 * several times. */
#ifndef VOORUIT
#define VOORUIT(...)
#endif
#define ID(...)
#define GETAL(...)
#define VLAG(...)
#define REGEL(...)
#define TEKST(...)
#define CODE(...)
#define CODES(...)
#define DATUM(...)
#define GEBOREN(...)
#define MOMENT(...)
#define BSN(...)
#define TELEFOON(...)
#define POSTCODE(...)
#define RIJEN(...)
#define EINDE_GROEP(...)
#define EINDE(...)
#include "acts/acts.def"
#include "acts/acts_undef.h"
