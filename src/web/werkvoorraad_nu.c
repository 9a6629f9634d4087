/* werkvoorraad_nu.c - what waits above the work list. */
#include "web/werkvoorraad_intern.h"

void
werk_nu(struct pagina *p, struct werkvoorraad_view *v)
{
	(void)p;
	v->nnu = 0;
}
