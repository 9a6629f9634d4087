#include "rights/sessie.h"

#include <string.h>

#include "base/date.h"
#include "db/db.h"
#include "sessie_sql.h"

enum err_code
inlog_find(struct tx *tx, struct arena *a, int64_t regio, const char *inlog,
    int64_t now, struct inlog *out, struct err *err)
{
	struct q_inlog_find r;

	TRY(q_inlog_find(tx, a, &(struct p_inlog_find){ .regio = regio,
	    .inlog = inlog, .nu = now }, &r, err));
	*out = (struct inlog){ .medewerker = r.id, .wachtwoord = r.wachtwoord,
	    .fouten = r.fouten, .geblokkeerd_tot = r.geblokkeerd_tot };
	return ERR_OK;
}

enum err_code
inlog_tel(struct tx *tx, int64_t regio, const struct inlog *in, bool goed,
    int64_t now, struct err *err)
{
	struct p_inlog_tel p = { .regio = regio, .id = in->medewerker,
	    .fouten = goed ? 0 : in->fouten + 1, .geblokkeerd_tot = DB_NULL };
	int64_t extra = p.fouten - INLOG_FOUTEN;

	/* 30 s, 1 min, 2 min ... at most about half an hour: slows guessing
	 * down without letting a stranger lock a colleague out for the night. */
	if (extra >= 0)
		p.geblokkeerd_tot = now + ((int64_t)INLOG_WACHT <<
		    (extra > 6 ? 6 : extra));
	return q_inlog_tel(tx, &p, err);
}

/* What is left of the failures of an address; op: up to when that is. */
static enum err_code
adres_stand(struct tx *tx, struct arena *a, int64_t regio, const char *adres,
    int64_t now, int64_t *fouten, int64_t *op, struct err *err)
{
	struct q_inlog_adres_find r;
	enum err_code rc = q_inlog_adres_find(tx, a, &(struct p_inlog_adres_find){
	    .regio = regio, .adres = adres }, &r, err);
	int64_t weg;

	*fouten = 0;
	*op = now;
	if (rc == ERR_NOT_FOUND)
		return ERR_OK;
	TRY(rc);
	weg = now > r.op ? (now - r.op) / INLOG_ADRES_LEK : 0;
	if (weg >= r.fouten)
		return ERR_OK;
	*fouten = r.fouten - weg;
	*op = r.op + weg * INLOG_ADRES_LEK;
	return ERR_OK;
}

enum err_code
inlog_adres_vraag(struct tx *tx, struct arena *a, int64_t regio, const char *adres,
    int64_t medewerker, int64_t now, bool *bekend_out, bool *te_veel_out, struct err *err)
{
	struct q_inlog_bekend_find b;
	int64_t fouten, op;
	enum err_code rc = q_inlog_bekend_find(tx, a, &(struct p_inlog_bekend_find){
	    .regio = regio, .medewerker = medewerker, .adres = adres }, &b, err);

	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	*bekend_out = rc == ERR_OK && b.op > now - INLOG_BEKEND;
	TRY(adres_stand(tx, a, regio, adres, now, &fouten, &op, err));
	*te_veel_out = !*bekend_out && fouten >= INLOG_ADRES_FOUTEN;
	return ERR_OK;
}

enum err_code
inlog_adres_fout(struct tx *tx, struct arena *a, int64_t regio, const char *adres,
    int64_t now, struct err *err)
{
	int64_t fouten, op;

	TRY(adres_stand(tx, a, regio, adres, now, &fouten, &op, err));
	TRY(q_inlog_adres_zet(tx, &(struct p_inlog_adres_zet){ .regio = regio,
	    .adres = adres, .fouten = fouten + 1, .op = op }, err));
	/* What is older than this has nothing left to say. */
	return q_inlog_adres_opruimen(tx, &(struct p_inlog_adres_opruimen){
	    .regio = regio, .voor = now - (int64_t)INLOG_ADRES_FOUTEN * INLOG_ADRES_LEK },
	    NULL, err);
}

enum err_code
inlog_adres_goed(struct tx *tx, int64_t regio, const char *adres, int64_t medewerker,
    int64_t now, struct err *err)
{
	TRY(q_inlog_bekend_opruimen(tx, &(struct p_inlog_bekend_opruimen){ .regio = regio,
	    .medewerker = medewerker, .voor = now - INLOG_BEKEND }, NULL, err));
	return q_inlog_bekend_zet(tx, &(struct p_inlog_bekend_zet){ .regio = regio,
	    .medewerker = medewerker, .adres = adres, .op = now }, err);
}

enum err_code
wachtwoord_zet(struct tx *tx, int64_t regio, int64_t medewerker,
    const char *opgeslagen, int64_t behalve, struct err *err)
{
	TRY(q_wachtwoord_zet(tx, &(struct p_wachtwoord_zet){
	    .regio = regio, .id = medewerker, .wachtwoord = opgeslagen }, err));
	return q_sessie_andere_delete(tx, &(struct p_sessie_andere_delete){
	    .regio = regio, .medewerker = medewerker, .behalve = behalve }, NULL, err);
}

enum err_code
sessie_nieuw(struct tx *tx, int64_t regio, int64_t medewerker, int64_t now,
    char token[SEAL_TOKEN], struct err *err)
{
	uint8_t hash[SEAL_HASH];

	seal_token_new(token);
	seal_token_hash(token, hash);
	TRY(q_sessie_opruimen(tx, &(struct p_sessie_opruimen){
	    .regio = regio, .medewerker = medewerker, .nu = now }, NULL, err));
	return q_sessie_insert(tx, &(struct p_sessie_insert){ .regio = regio,
	    .id = db_new_id(), .token = { hash, sizeof(hash) },
	    .medewerker = medewerker, .nu = now,
	    .eindigt_op = now + SESSIE_DUUR }, err);
}

/* By the token where that was asked along with the session; where the database is in this
 * process, by the employee: one row less to look up. */
static enum err_code
rechten(struct tx *tx, struct arena *a, const struct p_sessie_rechten *p, struct wie *wie,
    struct err *err)
{
	struct q_sessie_rechten *r;
	size_t n;

	if (!tx_asks(tx))
		return wie_rechten(tx, a, p->dag, wie, err);
	TRY(q_sessie_rechten(tx, a, p, &r, &n, err));
	for (size_t i = 0; i < n; i++)
		wie_geef_recht(wie, r[i].recht);
	return ERR_OK;
}

enum err_code
sessie_wie(struct tx *tx, struct arena *a, int64_t regio, const char *token,
    int64_t now, struct wie *out, bool *stale_out, struct err *err)
{
	const char *dag = date_iso(a, date_of_time(now));
	struct wie wie = wie_niemand(regio);
	uint8_t hash[SEAL_HASH];
	struct p_sessie_rechten p = { .regio = regio, .token = { hash, sizeof(hash) },
	    .dag = dag };
	struct q_sessie_wie s;
	enum err_code rc;

	if (dag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	seal_token_hash(token, hash);
	if (tx_asks(tx))
		TRY(a_sessie_rechten(tx, &p, err));
	rc = q_sessie_wie(tx, a, &(struct p_sessie_wie){ .regio = regio, .token = p.token,
	    .nu = now, .dag = dag }, &s, err);
	if (rc == ERR_NOT_FOUND || (rc == ERR_OK && (now >= s.eindigt_op ||
	    now >= s.gezien_op + SESSIE_STIL)))
		return SAY(err, ERR_LOGIN, NULL, "Log eerst in.");
	TRY(rc);
	wie.medewerker = s.medewerker;
	wie.organisatie = s.organisatie;
	wie.inlog = s.inlog;
	wie.naam = s.naam;
	wie.rol = s.rol;
	wie.rol_naam = s.rol_naam;
	wie.hele_regio = strcmp(s.zicht, "regio") == 0;
	wie.toetsen = s.toetsen != 0;
	wie.rechten = UINT64_C(1) << RECHT_EIGEN;
	TRY(rechten(tx, a, &p, &wie, err));
	wie.sessie = s.id;
	*out = wie;
	*stale_out = now >= s.gezien_op + SESSIE_GEZIEN;
	return ERR_OK;
}

enum err_code
sessie_gezien(struct tx *tx, int64_t regio, int64_t sessie, int64_t now,
    struct err *err)
{
	return q_sessie_gezien(tx, &(struct p_sessie_gezien){ .regio = regio,
	    .id = sessie, .nu = now }, NULL, err);
}

enum err_code
sessie_einde(struct tx *tx, int64_t regio, int64_t sessie, struct err *err)
{
	return q_sessie_delete(tx, &(struct p_sessie_delete){ .regio = regio,
	    .id = sessie }, NULL, err);
}
