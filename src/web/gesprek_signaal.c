/* gesprek_signaal.c - what is noticed while a conversation is typed (A6, B6): asked by
 * script when somebody is chosen or the address is known, and by the page itself. */
#include <string.h>

#include "gezin_tmpl.h"
#include "web/gesprek_intern.h"
#include "web/gezin_intern.h"

static bool
elders(const struct pair *v, size_t n, size_t rij)
{
	const char *veld;
	size_t k;

	for (size_t i = 0; i < n; i++)
		if (rij_van_naam(v[i].name, &k, &veld) && k == rij &&
		    strcmp(veld, "woont_elders") == 0)
			return strcmp(v[i].value, "1") == 0;
	return false;
}

/* The fields of the act out of those of the form; false: nobody is known and there
 * is no address, so nothing is asked. */
static bool
vraag(struct pagina *p, const struct pair *in, size_t nin, struct pair *out, size_t *n_out)
{
	size_t n = 0, lid = 0, adres = 0, rij;
	const char *veld;

	for (size_t i = 0; i < nin; i++) {
		if (in[i].value[0] == '\0')
			continue;
		if (strcmp(in[i].name, "vormen") == 0)
			out[n++] = in[i];
		if (strcmp(in[i].name, "postcode") == 0 ||
		    strcmp(in[i].name, "huisnummer") == 0) {
			out[n++] = in[i];
			adres++;
		}
		if (!rij_van_naam(in[i].name, &rij, &veld) || strcmp(veld, "bekend") != 0)
			continue;
		out[n++] = (struct pair){ pagina_tekst(p, "personen.%zu.bekend", lid),
		    in[i].value };
		if (elders(in, nin, rij))
			out[n++] = (struct pair){ pagina_tekst(p, "personen.%zu.woont_elders",
			    lid), "1" };
		lid++;
	}
	*n_out = n;
	return lid > 0 || adres == 2;
}

const struct signaal_view *
gesprek_signalen(struct pagina *p, const struct pair *velden, size_t n, size_t *n_out)
{
	struct pair *v = arena_new(p->a, struct pair, 2 * n + 1);
	const struct signaal_view *view = NULL;
	struct uit_intake_signalen out;
	struct act_ctx kept = p->ctx;
	struct err err;
	size_t nv;

	*n_out = 0;
	if (v == NULL || !wie_mag(&p->wie, RECHT_ZOEKEN) || !vraag(p, velden, n, v, &nv))
		return NULL;
	if (pagina_doe_met(p, ACT_intake_signalen, v, nv, NULL, &out, &err) == ERR_OK) {
		view = signalen_view(p, out.v, out.n, 0);
		*n_out = view == NULL ? 0 : out.n;
	}
	p->ctx = kept;
	return view;
}

void
gesprek_signalen_post(struct pagina *p)
{
	size_t n;
	const struct signaal_view *v = gesprek_signalen(p, p->req->form, p->req->nform, &n);

	tmpl_signalen(&p->resp->body, v, n);
}
