/* terugkoppeling_ontvanger.c - whom the feedback goes to, and by which ways. */
#include <string.h>

#include "domain/melding/melder.h"
#include "domain/melding/melder_toets.h"
#include "domain/regio/regio.h"
#include "domain/terugkoppeling/terugkoppeling.h"

enum err_code
terugkoppeling_ontvanger(struct werk *w, int64_t melding, struct ontvanger *out,
    struct err *err)
{
	struct melder_kanalen k = { 0 };
	struct melder m;

	TRY(melder_lees(w, melding, &m, err));
	if (m.bekend)
		TRY(melder_kanalen(w, melding, &k, err));
	*out = (struct ontvanger){ .hoedanigheid = m.hoedanigheid,
	    .beroep = strstr(regio_code_extra(w->gegevens, "hoedanigheid",
	    m.hoedanigheid), "beroep=ja") != NULL, .beschermd = m.beschermd,
	    .bekend = m.bekend, .telefoon = k.telefoon, .email = k.email };
	return ERR_OK;
}
