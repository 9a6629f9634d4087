/* doctor_database.c - the database: does it open, is it of this version, is it
 * whole, is there somebody to manage it, is the law of next year in it? */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/embed.h"
#include "db/db.h"
#include "db/tabel.h"
#include "doctor_sql.h"
#include "domain/regio/hartslag.h"
#include "exchange/kopie/verhuizing.h"
#include "journal/journaal.h"
#include "main/doctor.h"
#include "seal/seal.h"
#include "seal/sleutel.h"

#define SCRATCH ((size_t)32 << 20)
#define CLOCK_BACK 120
#define COPY_OLD (36 * 3600)

struct vraag {
	struct doctor	*d;
	struct arena	*scratch;
	struct seal	*seal;
	int64_t		 vorige;
};

static void
failed(struct doctor *d, const char *wat, const char *zin, const struct err *err)
{
	vind(d, wat, FOUT, "%s (%s)", zin, err->text == NULL ? err->detail : err->text);
}

/* ---- migrations ----------------------------------------------------------------- */

static bool
named(const char *const *names, size_t n, const char *naam)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], naam) == 0)
			return true;
	return false;
}

static enum err_code
version_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	size_t n, missing = 0, known = 0;
	const char **names;

	TRY(tabel_migraties(tx, v->d->a, &names, &n, err));
	for (const struct embedded *m = migration_files; m->name != NULL; m++) {
		if (named(names, n, m->name))
			known++;
		else
			missing++;
	}
	if (known < n)
		vind(v->d, "versie", FOUT, "De database is van een nieuwere versie van "
		    "Samenloop dan dit programma. Installeer die versie.");
	else if (missing > 0)
		vind(v->d, "versie", FOUT, "De database heeft de tabellen van een oudere versie "
		    "(%zu stappen achter). Maak een reservekopie en geef: samenloop migrate",
		    missing);
	else
		vind(v->d, "versie", GOED, "De tabellen zijn van deze versie.");
	return known < n || missing > 0 ? FAIL(err, ERR_CONFLICT, "other version") : ERR_OK;
}

/* ---- what is in it -------------------------------------------------------------- */

static enum err_code
whole_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	struct journaal_proef p;
	const char *damage;

	TRY(tabel_controle(tx, v->d->a, &damage, err));
	if (damage != NULL)
		vind(v->d, "database", FOUT, "De database is beschadigd (%s). Stop de server en "
		    "zet een reservekopie terug op een nieuwe plaats.", damage);
	TRY(journaal_verify(tx, v->scratch, v->d->c->s.regio, NULL, &p, err));
	if (p.heel)
		vind(v->d, "journaal", GOED, "Het journaal is heel: %" PRId64 " regels.",
		    p.rijen);
	else
		vind(v->d, "journaal", FOUT, "Het journaal breekt bij regel %" PRId64 ". %s Er is "
		    "buiten het programma om in de database geschreven: meld dit aan de "
		    "functionaris gegevensbescherming en vergelijk met een reservekopie.",
		    p.breuk, p.waarom);
	return ERR_OK;
}

static enum err_code
people_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	struct doctor *d = v->d;
	int32_t vandaag = date_of_time(d->nu);
	int jaar, maand, dag;
	struct q_doctor_regio regio;
	struct q_doctor_beheerders beheer;
	struct q_doctor_gelijkgesteld dagen;
	enum err_code rc = q_doctor_regio(tx, d->a, &(struct p_doctor_regio){
	    .regio = d->c->s.regio }, &regio, err);

	date_to_ymd(vandaag, &jaar, &maand, &dag);
	if (rc == ERR_NOT_FOUND) {
		vind(d, "regio", FOUT, "Regio %" PRId64 " staat niet in deze database. Geef: "
		    "samenloop regio laden MAP", d->c->s.regio);
		return ERR_OK;
	}
	TRY(rc);
	TRY(q_doctor_beheerders(tx, d->a, &(struct p_doctor_beheerders){
	    .regio = d->c->s.regio, .nu = d->nu, .dag = date_iso(d->a, vandaag) }, &beheer,
	    err));
	TRY(q_doctor_gelijkgesteld(tx, d->a, &(struct p_doctor_gelijkgesteld){
	    .regio = d->c->s.regio, .van = arena_printf(d->a, "%d-01-01", jaar + 1),
	    .tot = arena_printf(d->a, "%d-01-01", jaar + 2) }, &dagen, err));
	vind(d, "beheerder", beheer.n == 0 ? FOUT : beheer.n == 1 ? LET_OP : GOED,
	    beheer.n == 0 ? "Niemand kan medewerkers beheren. Geef: samenloop user INLOG --rol "
	    "beheer --wachtwoord-van-invoer" :
	    beheer.n == 1 ? "Er is maar één beheerder met een wachtwoord. Maak een tweede, voor "
	    "als die er niet is." : "Er zijn beheerders die kunnen inloggen.");
	vind(d, "kalender", dagen.n == 0 ? LET_OP : GOED, dagen.n == 0 ?
	    "In de kalender staan geen dagen van %d die bij besluit gelijk zijn aan een feestdag. "
	    "Zoek het besluit op, vul kalender.tsv aan en geef: samenloop regio laden" :
	    "De gelijkgestelde dagen van %d staan in de kalender.", jaar + 1);
	return ERR_OK;
}

static enum err_code
last_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;
	struct doctor *d = v->d;
	struct q_doctor_laatste_kopie kopie;
	struct q_doctor_laatste_regel regel = { .tijd = 0 };
	enum err_code rc = q_doctor_laatste_kopie(tx, d->a,
	    &(struct p_doctor_laatste_kopie){ .regio = d->c->s.regio }, &kopie, err);

	if (rc == ERR_NOT_FOUND)
		vind(d, "kopie", LET_OP, "Er is nog nooit een reservekopie gemaakt. Geef: "
		    "samenloop backup MAP, en zet dat elke nacht klaar (deploy/systemd).");
	else if (rc != ERR_OK)
		return rc;
	else
		vind(d, "kopie", kopie.tijd < d->nu - COPY_OLD ? LET_OP : GOED,
		    "De laatste reservekopie is van %" PRId64 " uur geleden.%s",
		    (d->nu - kopie.tijd) / 3600, kopie.tijd < d->nu - COPY_OLD ?
		    " Kijk na of de nachtelijke kopie nog loopt." : "");
	rc = q_doctor_laatste_regel(tx, d->a, &(struct p_doctor_laatste_regel){
	    .regio = d->c->s.regio }, &regel, err);
	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	if (regel.tijd > d->nu + CLOCK_BACK)
		vind(d, "klok", FOUT, "De klok loopt %" PRId64 " minuten achter op de laatste "
		    "regel van het journaal. Zet hem gelijk.", (regel.tijd - d->nu) / 60);
	return ERR_OK;
}

static enum err_code
beat_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;

	return hartslag_klop(tx, v->d->a, v->d->nu, &v->vorige, err);
}

static enum err_code
keys_work(struct tx *tx, void *arg, struct err *err)
{
	struct vraag *v = arg;

	return hoofdsleutels_controleer(tx, v->d->a, v->seal, err);
}

static void
look(struct doctor *d, struct db *db, struct vraag *v)
{
	struct err err;
	enum err_code rc = db_read(db, version_work, v, &err);

	if (rc != ERR_OK) {
		if (rc != ERR_CONFLICT)
			failed(d, "versie", "Dit is geen database van Samenloop, of zij is leeg.",
			    &err);
		return;
	}
	if (verhuizing_vrij(db, d->a, &err) != ERR_OK)
		failed(d, "verhuizing", "De database is nog niet af.", &err);
	if (db_note(db, beat_work, v, &err) != ERR_OK)
		failed(d, "schrijven", "In de database kan niet worden geschreven.", &err);
	else
		vind(d, "schrijven", GOED, "De database is te lezen en te schrijven.");
	if (v->vorige > d->nu + CLOCK_BACK)
		vind(d, "klok", FOUT, "De klok loopt %" PRId64 " minuten achter op die van een "
		    "server die hier werkte. Zet hem gelijk.", (v->vorige - d->nu) / 60);
	if (seal_open(d->c->s.sleutels, &v->seal, &err) == ERR_OK) {
		if (db_note(db, keys_work, v, &err) != ERR_OK)
			failed(d, "sleutels", "De sleutels passen niet.", &err);
		seal_close(v->seal);
	}
	if (db_read(db, people_work, v, &err) != ERR_OK)
		failed(d, "regio", "De regio is niet te lezen.", &err);
	if (db_read(db, last_work, v, &err) != ERR_OK)
		failed(d, "kopie", "Het journaal is niet te lezen.", &err);
	if (db_read(db, whole_work, v, &err) != ERR_OK)
		failed(d, "journaal", "Het journaal is niet na te gaan.", &err);
}

void
doctor_database(struct doctor *d)
{
	struct db_config config = { .url = d->c->s.database, .readers = 1 };
	struct vraag v = { .d = d, .scratch = arena_create(SCRATCH) };
	struct db *db = NULL;
	struct err err;

	if (v.scratch == NULL || db_open(&config, &db, &err) != ERR_OK)
		failed(d, "database", "De database is niet te openen. Klopt de plaats in de "
		    "instellingen, en mag deze gebruiker erbij?", &err);
	else
		look(d, db, &v);
	db_close(db);
	arena_destroy(v.scratch);
}
