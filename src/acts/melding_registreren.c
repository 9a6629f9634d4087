/* melding_registreren.c - act: a report of (suspected) violence (A3, A5, A6). */
#include <string.h>

#include "acts/act.h"
#include "acts/contact.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/huishouden/huishouden.h"
#include "domain/melding/melding.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/regio/regio.h"
#include "rights/zicht.h"

#define PERSONEN_MAX 40

/* What is gathered before anything is written, and while writing. */
struct registreren {
	struct act_ctx	*c;
	struct werk	*w;
	const struct in_melding_registreren *in;
	struct contact	 contact;		/* id 0: none */
	int64_t		 advies;		/* 0: none */
	int64_t		 persoon[PERSONEN_MAX];	/* known ones; later all */
	const char	*geboren[PERSONEN_MAX];
	bool		 kind[PERSONEN_MAX];
	struct huishouden_lid lid[PERSONEN_MAX];
	int64_t		 huishouden, dossier;
	bool		 nieuw_huishouden, nieuw_dossier;
	struct huishouden h;			/* as it was just made */
	struct seal_key	*key;
};

static bool
is(const char *a, const char *b)
{
	return a != NULL && strcmp(a, b) == 0;
}

/* ---- what the form says, all at once ------------------------------------------- */

static void
fout_in_rij(struct act_ctx *c, size_t k, const char *veld, const char *tekst)
{
	const char *naam = arena_printf(c->w.a, "personen.%zu.%s",
	    act_rij(c, "personen", k), veld);

	act_fout_ook(c, naam == NULL ? "personen" : naam, tekst);
}

static void
check_twice(struct act_ctx *c, const struct in_melding_registreren *in, size_t k)
{
	const struct rij_persoon *v = in->personen.v;

	for (size_t i = 0; i < k && v[k].bsn != NULL; i++)
		if (is(v[i].bsn, v[k].bsn))
			fout_in_rij(c, k, "bsn", "Dit BSN staat er al bij een ander.");
}

void
act_melding_registreren_keur(struct act_ctx *c, const struct in_melding_registreren *in)
{
	const char *today = date_iso(c->w.a, date_of_time(c->w.nu));

	if (is(in->openheid, "beschermd") && in->beschermingsgrond == NULL)
		act_fout_ook(c, "beschermingsgrond",
		    "Kies waarom de melder beschermd moet worden.");
	if (in->melder_email != NULL && (strchr(in->melder_email, '@') == NULL ||
	    strchr(in->melder_email, ' ') != NULL))
		act_fout_ook(c, "melder_email", "Dit is geen e-mailadres, er hoort een @ in.");
	if (in->gebeurd_op != NULL && today != NULL && strcmp(in->gebeurd_op, today) > 0)
		act_fout_ook(c, "gebeurd_op", "Deze dag is nog niet geweest.");
	if (in->ontvangen_op != TIME_NONE && in->ontvangen_op > c->w.nu)
		act_fout_ook(c, "ontvangen_op", "Dit moment is nog niet geweest.");
	if (in->crisis && in->gebeurd_waar == NULL && in->straat == NULL &&
	    in->postcode == NULL)
		act_fout_ook(c, "gebeurd_waar",
		    "Vul in waar iemand naartoe moet: dit is een crisis.");
	if (in->personen.n == 0 && !in->zonder_personen)
		act_fout_ook(c, "personen", "Vul ten minste één persoon in, of vink aan "
		    "dat er nog geen persoon bekend is.");
	for (size_t k = 0; k < in->personen.n; k++)
		check_twice(c, in, k);
	for (size_t i = 0; i < in->meldcode.n; i++)
		for (size_t k = 0; k < i; k++)
			if (in->meldcode.v[i].stap != NULL &&
			    is(in->meldcode.v[k].stap, in->meldcode.v[i].stap))
				act_fout_ook(c, "meldcode",
				    "Dezelfde stap van de meldcode staat er twee keer.");
}

/* A merged person is the one it was merged into. */
static enum err_code
check_known(struct registreren *r, size_t k, struct err *err)
{
	int64_t id = r->in->personen.v[k].bekend;
	struct persoon p;
	bool seen;

	TRY(persoon_zichtbaar(r->w, id, &seen, err));
	if (!seen) {
		fout_in_rij(r->c, k, "bekend", "Deze persoon is niet gevonden. Haal de keuze "
		    "weg, of zoek opnieuw.");
		return ERR_OK;
	}
	TRY(persoon_laad(r->w, id, &p, err));
	r->persoon[k] = p.samengevoegd == DB_NULL ? id : p.samengevoegd;
	for (size_t i = 0; i < k; i++)
		if (r->persoon[i] == r->persoon[k])
			fout_in_rij(r->c, k, "geslachtsnaam", "Deze persoon staat er al in.");
	return ERR_OK;
}

static enum err_code
check_number(struct registreren *r, size_t k, struct err *err)
{
	const struct rij_persoon *v = r->in->personen.v;
	struct persoon p;
	int64_t known;

	if (v[k].bsn == NULL)
		return ERR_OK;
	if (r->persoon[k] != 0) {
		TRY(persoon_laad(r->w, r->persoon[k], &p, err));
		if (p.bsn != NULL && strcmp(p.bsn, v[k].bsn) != 0)
			fout_in_rij(r->c, k, "bsn", "Deze bekende persoon heeft een ander BSN.");
		return ERR_OK;
	}
	TRY(persoon_met_bsn(r->w, v[k].bsn, &known, err));
	if (known != 0) {
		r->c->noteer = true;	/* it tells that somebody is known here */
		act_raak(r->c, "persoon", known);
		fout_in_rij(r->c, k, "bsn", "Iemand met dit BSN is al bekend. Kies die persoon "
		    "bij Al bekend, of haal het BSN weg.");
	}
	return ERR_OK;
}

static enum err_code
check_sources(struct registreren *r, struct err *err)
{
	struct zicht_dossier z;
	struct advies a;

	if (r->in->contact != 0) {
		TRY(contact_open(r->w, r->in->contact, &r->contact, err));
		r->advies = r->contact.advies;
	}
	if (r->in->advies != 0)
		r->advies = r->in->advies;
	if (r->advies != 0) {
		TRY(advies_laad(r->w, r->advies, &a, err));
		if (a.melding != 0)
			act_fout(r->c, "advies", "Dit advies is al een melding geworden.");
	}
	if (r->in->dossier == 0)
		return ERR_OK;
	TRY(zicht_op_dossier(r->w->tx, r->w->a, r->w->wie, r->in->dossier, r->w->nu, &z, err));
	r->dossier = z.id;
	r->huishouden = z.huishouden;
	return ERR_OK;
}

static enum err_code
check(struct registreren *r, struct err *err)
{
	TRY(check_sources(r, err));
	for (size_t k = 0; k < r->in->personen.n; k++) {
		if (r->in->personen.v[k].bekend != 0)
			TRY(check_known(r, k, err));
		TRY(check_number(r, k, err));
	}
	return act_goed(r->c, err);
}

/* ---- persons and household --------------------------------------------------------- */

static struct persoon_invoer
person_of(const struct in_melding_registreren *in, size_t k)
{
	const struct rij_persoon *v = &in->personen.v[k];
	bool own = v->woont_elders || v->straat != NULL || v->postcode != NULL ||
	    v->woonplaats != NULL;

	return (struct persoon_invoer){ .geslachtsnaam = v->geslachtsnaam,
	    .voorvoegsel = v->voorvoegsel, .voornamen = v->voornamen,
	    .roepnaam = v->roepnaam, .geslacht = v->geslacht, .geboren = v->geboren,
	    .bsn = v->bsn, .bsn_bron = "gesprek", .telefoon = v->telefoon,
	    .straat = own ? v->straat : in->straat,
	    .huisnummer = own ? v->huisnummer : in->huisnummer,
	    .postcode = own ? v->postcode : in->postcode,
	    .woonplaats = own ? v->woonplaats : in->woonplaats,
	    .gemeente = own ? NULL : in->gemeente };
}

/* A child by age; where that is not known, by the role in the family. */
static bool
is_child(const struct registreren *r, const char *rol, const char *geboren)
{
	int age = geboren == NULL ? -1 : birth_age(geboren, date_of_time(r->w->nu));
	const char *extra = regio_code_extra(r->w->gegevens, "jeugdzorgrol", rol);

	if (geboren != NULL && strcmp(geboren, BIRTH_UNBORN) == 0)
		return true;
	if (age >= 0)
		return age < 18;
	return extra != NULL && strstr(extra, "soort=kind") != NULL;
}

/* Who told what is known of a person; never who that was. */
static const char *
source(const struct registreren *r)
{
	return strcmp(r->in->hoedanigheid, "politie") == 0 ? "politie" : "melder";
}

static enum err_code
write_person(struct registreren *r, size_t k, struct err *err)
{
	struct persoon_invoer x = person_of(r->in, k);
	struct persoon p;

	if (r->persoon[k] != 0) {
		TRY(persoon_vul_aan(r->w, r->persoon[k], &x, source(r), err));
		TRY(persoon_laad(r->w, r->persoon[k], &p, err));
	} else {
		TRY(persoon_maak(r->w, &x, &p, err));
		TRY(persoon_feiten_nieuw(r->w, &p, source(r), err));
	}
	r->persoon[k] = p.id;
	r->geboren[k] = p.geboren;
	r->kind[k] = is_child(r, r->in->personen.v[k].rol, p.geboren);
	r->lid[k] = (struct huishouden_lid){ .persoon = p.id,
	    .geslachtsnaam = p.geslachtsnaam, .voorvoegsel = p.voorvoegsel,
	    .kind = r->kind[k] };
	act_raak(r->c, "persoon", p.id);
	return ERR_OK;
}

/* The household of those who are known and live there; else a new one. */
static enum err_code
find_household(struct registreren *r, struct err *err)
{
	struct huishouden_gevonden found = { 0 };
	int64_t known[PERSONEN_MAX];
	size_t n = 0;

	for (size_t k = 0; k < r->in->personen.n; k++)
		if (r->in->personen.v[k].bekend != 0 && !r->in->personen.v[k].woont_elders)
			known[n++] = r->persoon[k];
	TRY(huishouden_vind(r->w, known, n, &found, err));
	r->huishouden = found.id;
	r->dossier = found.dossier;
	return ERR_OK;
}

static enum err_code
write_household(struct registreren *r, struct err *err)
{
	const struct in_melding_registreren *in = r->in;
	struct huishouden h = { .straat = in->straat, .huisnummer = in->huisnummer,
	    .postcode = in->postcode, .woonplaats = in->woonplaats,
	    .gemeente = in->gemeente };
	struct huishouden_lid home[PERSONEN_MAX];
	size_t n = 0;

	for (size_t k = 0; k < in->personen.n; k++)
		if (!in->personen.v[k].woont_elders)
			home[n++] = r->lid[k];
	h.naam = huishouden_naam(r->w->a, home, n);
	h.id = r->huishouden;
	r->nieuw_huishouden = h.id == 0;
	if (r->nieuw_huishouden)
		TRY(huishouden_nieuw(r->w, &h, &r->huishouden, err));
	else
		TRY(huishouden_aanvullen(r->w, &h, err));
	r->h = h;
	for (size_t k = 0; k < in->personen.n; k++) {
		const char *rol = in->personen.v[k].rol;

		if (in->personen.v[k].woont_elders)
			continue;
		if (r->nieuw_huishouden)
			TRY(huishouden_lid_eerste(r->w, r->huishouden, r->persoon[k], rol, err));
		else
			TRY(huishouden_lid_erbij(r->w, r->huishouden, r->persoon[k], rol, err));
	}
	return ERR_OK;
}

/* ---- dossier --------------------------------------------------------------------------- */

/* What was known about safe contact stays; the new comes under it, with its day. */
static const char *
added(struct registreren *r, const char *old, const char *new)
{
	if (new == NULL || new[0] == '\0' || (old != NULL && strstr(old, new) != NULL))
		return old;
	if (old == NULL || old[0] == '\0')
		return new;
	return arena_printf(r->w->a, "%s\n%s: %s", old,
	    date_short(r->w->a, date_of_time(r->w->nu)), new);
}

static enum err_code
write_safety(struct registreren *r, struct err *err)
{
	struct dossier d;

	if (r->in->contact_veilig == NULL && r->in->huisbezoek == NULL)
		return ERR_OK;
	TRY(dossier_laad(r->w, r->dossier, &d, NULL, err));
	return dossier_zet_veiligheid(r->w, r->dossier, &(struct dossier_veiligheid){
	    .veiligheid = d.veiligheid,
	    .contact_veilig = added(r, d.contact_veilig, r->in->contact_veilig),
	    .huisbezoek = added(r, d.huisbezoek, r->in->huisbezoek),
	    .versie = d.versie, .niet_gewogen = true }, err);
}

static enum err_code
write_dossier(struct registreren *r, struct err *err)
{
	struct huishouden h = r->h;

	if (r->dossier != 0)
		return dossier_key(r->w, r->dossier, &r->key, err);
	if (!r->nieuw_huishouden)
		TRY(huishouden_laad(r->w, r->huishouden, &h, err));
	r->nieuw_dossier = true;
	return dossier_nieuw(r->w, &(struct dossier_invoer){ .huishouden = r->huishouden,
	    .nieuw_huishouden = r->nieuw_huishouden,
	    .naam = h.naam, .gemeente = r->in->gemeente != NULL ? r->in->gemeente :
	    h.gemeente, .casusregisseur = r->w->wie->medewerker }, &r->dossier, &r->key,
	    err);
}

/* ---- the report --------------------------------------------------------------------------- */

static int64_t
received(const struct registreren *r)
{
	if (r->in->ontvangen_op != TIME_NONE)
		return r->in->ontvangen_op;
	return r->contact.id != 0 ? r->contact.begonnen_op : 0;
}

/* How many children: those who stand in it, or more when more were told of. */
static int64_t
children(const struct registreren *r)
{
	int64_t n = 0;

	for (size_t k = 0; k < r->in->personen.n; k++)
		n += r->kind[k];
	return r->in->kinderen != DB_NULL && r->in->kinderen > n ? r->in->kinderen : n;
}

static struct melder_invoer
reporter(const struct in_melding_registreren *in)
{
	bool protect = is(in->openheid, "beschermd");

	return (struct melder_invoer){ .openheid = in->openheid,
	    .grond = protect ? in->beschermingsgrond : NULL,
	    .grond_uitleg = protect ? in->bescherming_uitleg : NULL,
	    .identiteit = { .naam = in->melder_naam, .email = in->melder_email,
	    .organisatie = in->melder_organisatie, .telefoon = in->melder_telefoon } };
}

static enum err_code
write_report(struct registreren *r, int64_t *id_out, struct err *err)
{
	const struct in_melding_registreren *in = r->in;
	struct melding_betrokkene *who = arena_new(r->w->a, struct melding_betrokkene,
	    in->personen.n + 1);
	struct melding_meldcode *code = arena_new(r->w->a, struct melding_meldcode,
	    in->meldcode.n + 1);

	if (who == NULL || code == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t k = 0; k < in->personen.n; k++)
		who[k] = (struct melding_betrokkene){ .persoon = r->persoon[k],
		    .rol = in->personen.v[k].rol, .kind = r->kind[k],
		    .hoedanigheid = in->personen.v[k].hoedanigheid,
		    .geboren = r->geboren[k] };
	for (size_t i = 0; i < in->meldcode.n; i++)
		code[i] = (struct melding_meldcode){ in->meldcode.v[i].stap,
		    in->meldcode.v[i].antwoord };
	return melding_nieuw(r->w, r->key, &(struct melding_invoer){
	    .dossier = r->dossier, .nieuw_dossier = r->nieuw_dossier,
	    .contact = in->contact, .advies = r->advies,
	    .bron = in->bron, .hoedanigheid = in->hoedanigheid,
	    .ontvangen_op = received(r), .verteld = in->verteld, .getoond = in->getoond,
	    .gebeurd_op = in->gebeurd_op, .gebeurd_tijd = in->gebeurd_tijd,
	    .gebeurd_waar = in->gebeurd_waar, .direct_gevaar = in->direct_gevaar,
	    .gevaar = in->gevaar, .crisis = in->crisis, .kinderen = children(r),
	    .gezin_weet = in->gezin_weet, .gemeente = in->gemeente,
	    .vormen = in->vormen.v, .nvormen = in->vormen.n, .betrokkenen = who,
	    .nbetrokkenen = in->personen.n, .meldcode = code,
	    .nmeldcode = in->meldcode.n, .melder = reporter(in) }, id_out, err);
}

/* The advice it grew out of, and the conversation, know what became of them. */
static enum err_code
close_sources(struct registreren *r, int64_t melding, struct err *err)
{
	if (r->advies != 0) {
		TRY(advies_werd_melding(r->w, r->advies, melding, err));
		TRY(gebeurtenis_add(r->w, r->key, &(struct gebeurtenis){
		    .dossier = r->dossier, .melding = melding,
		    .soort = "advies_werd_melding", .onderwerp = r->advies }, err));
		act_raak(r->c, "advies", r->advies);
	}
	if (r->contact.id == 0)
		return ERR_OK;
	act_raak(r->c, "contact", r->contact.id);
	return contact_afronden(r->w, r->contact.id, CONTACT_MELDING, err);
}

enum err_code
act_melding_registreren_vooruit(struct act_ctx *c, const struct in_melding_registreren *in,
    struct err *err)
{
	for (size_t k = 0; k < in->personen.n; k++) {
		struct persoon_invoer x = person_of(in, k);

		if (in->personen.v[k].bekend == 0)
			TRY(persoon_nieuw_vooruit(&c->w, &x, err));
	}
	if (in->dossier != 0)
		return ERR_OK;
	return dossier_nieuw_vooruit(&c->w, c->w.wie->medewerker, err);
}

enum err_code
act_melding_registreren(struct act_ctx *c, const struct in_melding_registreren *in,
    struct act_klaar *out, struct err *err)
{
	struct registreren r = { .c = c, .w = &c->w, .in = in };

	TRY(check(&r, err));
	for (size_t k = 0; k < in->personen.n; k++)
		TRY(write_person(&r, k, err));
	if (r.dossier == 0)
		TRY(find_household(&r, err));
	TRY(write_household(&r, err));
	TRY(write_dossier(&r, err));
	TRY(write_safety(&r, err));
	TRY(write_report(&r, &out->id, err));
	TRY(close_sources(&r, out->id, err));
	out->dossier = r.dossier;
	act_raak(c, "melding", out->id);
	act_raak(c, "dossier", r.dossier);
	act_detail(c, "bron=%s personen=%zu vormen=%zu crisis=%d", in->bron,
	    in->personen.n, in->vormen.n, in->crisis);
	return ERR_OK;
}
