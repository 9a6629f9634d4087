/* dossier_toegang.c - who may see a dossier: now, before, and not at all (G2). */
#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "dossier_tmpl.h"
#include "web/dossier_intern.h"

static const char *
waarom(const char *soort)
{
	static const struct pair woorden[] = {
		{ "toegewezen", "werkt eraan" }, { "op_naam", "op naam" },
		{ "nood", "noodtoegang" }, { "overleg", "overleg" },
		{ "dicht", "dicht" },
	};

	for (size_t i = 0; i < sizeof(woorden) / sizeof(woorden[0]); i++)
		if (strcmp(woorden[i].name, soort) == 0)
			return woorden[i].value;
	return soort;
}

/* Access that somebody must end lasts for thousands of years. */
static const char *
tot(struct pagina *p, const struct toegang *x)
{
	bool volgt = strcmp(x->soort, "toegewezen") == 0;

	if (x->tot < p->nu + INT64_C(100) * 366 * 24 * 3600)
		return time_short(p->a, x->tot, p->nu);
	return volgt ? "werk klaar" : "wijziging";
}

static void
tabel(struct pagina *p, struct dos_tabel_view *t, const struct toegang *v, size_t n)
{
	struct dos_tabel_rij *r = arena_new(p->a, struct dos_tabel_rij, n + 1);

	for (size_t i = 0; r != NULL && i < n; i++)
		r[t->n++] = (struct dos_tabel_rij){ .a = time_short(p->a, v[i].van, p->nu),
		    .iso = time_local_iso(p->a, v[i].van), .b = v[i].naam,
		    .c = waarom(v[i].soort), .d = tot(p, &v[i]),
		    .fout = strcmp(v[i].soort, "nood") == 0 };
	t->rijen = r;
	if (n == TOEGANGEN_MAX)
		t->noot = pagina_tekst(p, "%sHier staan de laatste %d; er zijn er meer.",
		    t->noot == NULL ? "" : pagina_tekst(p, "%s ", t->noot), TOEGANGEN_MAX);
	tmpl_dos_tabel(&p->resp->body, t);
}

void
dos_toegangen(struct pagina *p, const struct uit_dossier_inzage *u)
{
	bool dicht = u->kop.dossier.afgeschermd;
	struct dos_tabel_view nu = { .kop = dicht ? "Wie dit dossier nu kan zien" :
	    "Wie op naam toegang heeft", .id = "k-toegang", .naam = "Toegang op naam",
	    .kolom = { "Sinds", "Wie", "Waarom", "Tot" }, .icoon = "lock",
	    .leeg = "Niemand op naam", .leeg_uitleg = dicht ?
	    "Alleen met noodtoegang is dit dossier te openen." : "Zie hieronder.",
	    .noot = dicht ? "Wie eraan werkt, kan erbij tot het werk is overgedragen of af. "
	    "Verder kan wie noodtoegang mag nemen het 24 uur openen. Dat staat dan hier, op de "
	    "tijdlijn en in het journaal." : "Dit dossier is niet afgeschermd. Daarom kan ook "
	    "iedereen het zien die in de hele regio werkt, zonder op deze lijst te staan." };
	struct dos_tabel_view niet = { .kop = "Voor wie dit dossier dicht is",
	    .id = "k-dicht", .naam = "Dicht voor", .kolom = { "Sinds", "Wie", "Waarom",
	    "Tot" }, .noot = "Zij vinden het dossier niet en kunnen het ook niet met "
	    "noodtoegang openen." };
	struct dos_tabel_view eerder = { .kop = "Wie eerder op naam toegang had",
	    .id = "k-eerder", .naam = "Eerdere toegang", .kolom = { "Sinds", "Wie", "Waarom",
	    "Tot" } };

	tabel(p, &nu, u->toegangen, u->ntoegangen);
	if (u->ndicht > 0)
		tabel(p, &niet, u->dicht, u->ndicht);
	if (u->nvroeger > 0)
		tabel(p, &eerder, u->vroeger, u->nvroeger);
}
