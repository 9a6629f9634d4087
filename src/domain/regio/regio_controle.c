/* What must hold between the rows and tables of a region folder. */
#include <string.h>

#include "domain/regio/regio_controle.h"
#include "rights/recht.h"

SLEUTEL(s_gemeente, rij_gemeente, .een = r->code)
SLEUTEL(s_organisatie, rij_organisatie, .een = r->code)
SLEUTEL(s_rol, rij_rol, .een = r->code)
SLEUTEL(s_recht, rij_recht, .een = r->rol, .twee = r->recht)
SLEUTEL(s_code, rij_code, .een = r->lijst, .twee = r->code)
SLEUTEL(s_overleg, rij_overleg, .een = r->code)
SLEUTEL(s_medewerker, rij_medewerker, .een = r->inlog)

/* ---- the tables ---------------------------------------------------------------- */

static void
organisatie_moet(struct controle *c, unsigned regel, const char *kolom,
    const char *code)
{
	for (size_t i = 0; i < c->m->norganisaties; i++)
		if (gelijk(c->m->organisaties[i].code, code))
			return;
	FOUT(c, regel, kolom, "'%s' staat niet in organisatie.tsv.", code);
}

static void
regio_en_gemeenten(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "regio.tsv";
	if (m->nregio != 1)
		FOUT(c, 0, NULL, "Hier moet precies één regel staan.");
	else if (m->regio[0].nummer < 1 || m->regio[0].nummer > 99999)
		FOUT(c, m->regio[0].rij.regel, "nummer",
		    "Kies een getal van 1 tot en met 99999.");
	c->bestand = "gemeente.tsv";
	if (m->ngemeenten == 0)
		FOUT(c, 0, NULL, "Hier moet minstens één gemeente staan.");
	DUBBELEN(c, m->gemeenten, m->ngemeenten, s_gemeente, false, "code");
}

static bool
gemeente_bestaat(const struct regio_map *m, const char *code)
{
	for (size_t i = 0; i < m->ngemeenten; i++)
		if (gelijk(m->gemeenten[i].code, code))
			return true;
	return false;
}

static void
organisaties(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "organisatie.tsv";
	for (size_t i = 0; i < m->norganisaties; i++) {
		const struct rij_organisatie *o = &m->organisaties[i];

		regio_code_moet(c, o->rij.regel, "soort", "organisatiesoort", o->soort);
		if (o->gemeente[0] != '\0' && !gemeente_bestaat(m, o->gemeente))
			FOUT(c, o->rij.regel, "gemeente",
			    "'%s' staat niet in gemeente.tsv.", o->gemeente);
	}
	DUBBELEN(c, m->organisaties, m->norganisaties, s_organisatie, true, "code");
}

static void
rollen(struct controle *c)
{
	const struct regio_map *m = c->m;
	enum recht recht;

	c->bestand = "rol.tsv";
	for (size_t i = 0; i < m->nrollen; i++) {
		const struct rij_rol *r = &m->rollen[i];

		if (!gelijk(r->zicht, "regio") && !gelijk(r->zicht, "eigen") &&
		    !gelijk(r->zicht, "geen"))
			FOUT(c, r->rij.regel, "zicht", "Kies regio, eigen of geen.");
	}
	DUBBELEN(c, m->rollen, m->nrollen, s_rol, false, "code");
	c->bestand = "recht.tsv";
	for (size_t i = 0; i < m->nrechten; i++) {
		regio_rol_moet(c, m->rechten[i].rij.regel, "rol", m->rechten[i].rol);
		if (!recht_van_code(m->rechten[i].recht, &recht))
			FOUT(c, m->rechten[i].rij.regel, "recht",
			    "Het recht '%s' bestaat niet.", m->rechten[i].recht);
	}
	DUBBELEN(c, m->rechten, m->nrechten, s_recht, false, "recht");
}

/* "soort=hg;aard=07": in each part a name and a value. */
static bool
extra_is_goed(const char *s)
{
	while (*s != '\0') {
		size_t n = strcspn(s, ";"), naam = strcspn(s, "=;");

		if (naam == 0 || naam + 1 >= n || (s[n] == ';' && s[n + 1] == '\0'))
			return false;
		s += n + (s[n] == ';');
	}
	return true;
}

static void
codes(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "code.tsv";
	for (size_t i = 0; i < m->ncodes; i++)
		if (!extra_is_goed(m->codes[i].extra))
			FOUT(c, m->codes[i].rij.regel, "extra",
			    "Schrijf naam=waarde, met ; ertussen.");
	DUBBELEN(c, m->codes, m->ncodes, s_code, false, "code");
}

/* ---- meetings and employees ---------------------------------------------------- */

static bool
dagen_zijn_goed(const char *s)
{
	static const char week[] = "zo ma di wo do vr za";
	bool gehad[7] = { false };

	while (*s != '\0') {
		char dag[3] = { s[0], s[1], '\0' };
		const char *p = s[1] == '\0' ? NULL : strstr(week, dag);

		if (p == NULL || (p - week) % 3 != 0 || gehad[(p - week) / 3])
			return false;
		gehad[(p - week) / 3] = true;
		s += 2;
		if (*s == ' ' && s[1] != '\0')
			s++;
		else if (*s != '\0')
			return false;
	}
	return true;
}

static bool
tijd_is_goed(const char *s)
{
	return strlen(s) == 5 && s[2] == ':' && strspn(s, "0123456789") == 2 &&
	    strspn(s + 3, "0123456789") == 2 && strcmp(s, "24") < 0 &&
	    strcmp(s + 3, "60") < 0;
}

static void
overleg(struct controle *c, const struct rij_overleg *o)
{
	unsigned regel = o->rij.regel;
	int64_t npartners = 0;

	if (!dagen_zijn_goed(o->dagen))
		FOUT(c, regel, "dagen", "Schrijf dagen als ma di do, elk één keer.");
	if (!tijd_is_goed(o->begin))
		FOUT(c, regel, "begin", "Schrijf de tijd als 10:00.");
	if (o->minuten_zaak < 1 || o->minuten < o->minuten_zaak)
		FOUT(c, regel, "minuten",
		    "Het overleg duurt minstens zo lang als één zaak.");
	regio_rol_moet(c, regel, "voorzitter", o->voorzitter);
	for (const char *s = o->partners; *s != '\0'; npartners++) {
		size_t n = strcspn(s, " ");
		const char *code = arena_strndup(c->a, s, n);

		organisatie_moet(c, regel, "partners", code == NULL ? "" : code);
		s += n + strspn(s + n, " ");
	}
	if (o->quorum > npartners)
		FOUT(c, regel, "quorum", "Er zijn minder partners dan het quorum.");
}

static void
overleggen(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "overleg.tsv";
	for (size_t i = 0; i < m->noverleggen; i++)
		overleg(c, &m->overleggen[i]);
	DUBBELEN(c, m->overleggen, m->noverleggen, s_overleg, false, "code");
}

static void
medewerkers(struct controle *c)
{
	const struct regio_map *m = c->m;

	c->bestand = "medewerker.tsv";
	for (size_t i = 0; i < m->nmedewerkers; i++) {
		const struct rij_medewerker *w = &m->medewerkers[i];

		regio_rol_moet(c, w->rij.regel, "rol", w->rol);
		if (gelijk(w->rol, "systeem"))
			FOUT(c, w->rij.regel, "rol",
			    "De rol systeem is niet voor mensen.");
		organisatie_moet(c, w->rij.regel, "organisatie", w->organisatie);
	}
	DUBBELEN(c, m->medewerkers, m->nmedewerkers, s_medewerker, true, "inlog");
}

void
regio_controleer(const struct regio_map *m, struct arena *a,
    struct tsv_faults *f)
{
	struct controle c = { .m = m, .a = a, .f = f };

	regio_en_gemeenten(&c);
	organisaties(&c);
	rollen(&c);
	regio_controleer_normen(&c);
	codes(&c);
	regio_controleer_vragenlijsten(&c);
	overleggen(&c);
	medewerkers(&c);
}
