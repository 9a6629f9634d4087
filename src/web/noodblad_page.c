/* noodblad_page.c - the sheet of one case, to print while the program works. */
#include <inttypes.h>

#include "acts/uit.h"
#include "base/date.h"
#include "noodblad_tmpl.h"
#include "web/routes.h"

static void
noodblad_get(struct pagina *p)
{
	const char *id = http_param(p->req, "id");
	const struct noodblad_regel *v;
	struct uit_noodblad u;
	struct err err;
	size_t n;

	pagina_veld(p, "dossier", id);
	if (pagina_kijk(p, ACT_noodblad_lezen, &u, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	v = noodblad_regels(&p->ctx, &u, &n);
	pagina_begin(p, "Noodblad", "dossiers");
	tmpl_noodblad(&p->resp->body, u.kop.dossier.kenmerk, u.kop.dossier.naam,
	    noodblad_nu(p->a, p->nu), pagina_tekst(p, "/dossier/%" PRId64,
	    u.kop.dossier.id), v, n);
	pagina_einde(p);
}

const struct pagina_route noodblad_routes[] = {
	{ "GET", "/dossier/{id}/noodblad", noodblad_get, 0, 0 },
	{ NULL, NULL, NULL, 0, 0 },
};
