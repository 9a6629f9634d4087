/* zoeken_page.c - search in persons and dossiers. */
#include "web/gesprek_intern.h"
#include "web/routes.h"
#include "zoeken_tmpl.h"

static void
show(struct pagina *p, const struct uit_zoeken *out)
{
	const struct kandidaat_view *k = kandidaten_view(p, out->v, out->n, SIZE_MAX);
	struct veld_view q = pagina_invoer(p, ACT_zoeken, "q", "");
	const struct fout_view *f;
	size_t nf;

	q.label = "Waar zoek je naar?";
	q.id = "zoekvraag";
	q.waarde = pagina_getypt(p, "q");
	f = pagina_fouten(p, &nf);
	for (size_t i = 0; i < nf; i++)
		((struct fout_view *)(uintptr_t)f)[i].veld = q.id;
	pagina_begin(p, "Zoeken", "");
	tmpl_zoeken(&p->resp->body, p->csrf, &q, k, out->n, out->soort,
	    out->grafsteen, f, nf);
	pagina_einde(p);
}

static void
zoeken_get(struct pagina *p)
{
	struct uit_zoeken none = { 0 };
	struct err err;

	if (!wie_mag(&p->wie, RECHT_ZOEKEN)) {
		(void)SAY(&err, ERR_FORBIDDEN, NULL, "Dit mag niet met jouw rol.");
		pagina_fout(p, &err);
		return;
	}
	show(p, &none);
}

static void
zoeken_post(struct pagina *p)
{
	struct uit_zoeken out = { 0 };
	struct err err;
	enum err_code rc = pagina_doe(p, ACT_zoeken, &out, &err);

	if (rc != ERR_OK && rc != ERR_INVALID)
		pagina_fout(p, &err);
	else if (rc == ERR_OK && out.dossier != 0)
		pagina_klaar(p, pagina_tekst(p, "/dossier/%lld", (long long)out.dossier), NULL);
	else if (rc == ERR_OK && out.advies != 0)
		pagina_klaar(p, pagina_tekst(p, "/advies/%lld", (long long)out.advies), NULL);
	else
		show(p, &out);
}

const struct pagina_route zoeken_routes[] = {
	{ "GET", "/zoeken", zoeken_get, 0, 0 },
	{ "POST", "/zoeken", zoeken_post, 0, 0 },
	{ 0 },
};
