/* test_vernietig.h - a row about one family in every table that can hang under a dossier,
 * each with a word that may not be there any more after destroying; and how one destroys. */
#ifndef HULP_TEST_VERNIETIG_H
#define HULP_TEST_VERNIETIG_H

#include "hulp/test_doe.h"

static int64_t melding, dossier, moeder, kind;

/* Every "@D" of a dossier, "@M" report, "@P" mother, "@K" child and "@S" key. */
static const char *
vul_in(struct test_db *t, const char *sql, int64_t sleutel)
{
	struct buf b = BUF_INIT(1 << 20);
	const char *out;

	for (; *sql != '\0'; sql++) {
		int64_t id = sql[0] != '@' ? 0 : sql[1] == 'D' ? dossier : sql[1] == 'M' ?
		    melding : sql[1] == 'P' ? moeder : sql[1] == 'K' ? kind : sleutel;

		if (id == 0)
			buf_putc(&b, *sql);
		else {
			buf_printf(&b, "%lld", (long long)id);
			sql++;
		}
	}
	out = arena_strdup(t->a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* The word that stands in every row about this family. */
#define W "'Zwanenhals'"
#define B "CAST('Zwanenhals' AS BLOB)"
static const char *const rijk[] = {
"UPDATE persoon SET bsn='123456782',bsn_bron=" W ",geslachtsnaam=" W ",voorvoegsel='vander',"
"  voornamen='Quirina',roepnaam='Quirina',straat=" W ",huisnummer='714 hoek-x',postcode='1991QX',"
"  woonplaats=" W ",telefoon='0612349876',land=" W ",taal=" W ",voorletters='Zwanenhals',"
"  partnernaam=" W ",partnervoorvoegsel=" W ",bsn_reden=" W ",overleden='2030-07-09' WHERE id=@P;",
"UPDATE huishouden SET naam=" W ",straat=" W ",postcode='1991QX' WHERE id="
"  (SELECT huishouden FROM dossier WHERE id=@D);",
"UPDATE dossier SET naam=" W ",contact_veilig=" B ",huisbezoek=" B ",veiligheid=" W
"  WHERE id=@D;",
"UPDATE melding SET gebeurd_op='2026-11-01',gebeurd_tijd=" W ",gebeurd_waar=" B ",getoond=" B ","
"  gevaar=" B ",gezin_weet=" W " WHERE id=@M;",
"INSERT INTO persoon_feit VALUES (7,8001,@P,'geslachtsnaam'," W ",'gezin',0,101),"
"  (7,8002,@P,'roepnaam','Quirina','gezin',0,101);",
"INSERT INTO persoon_naam (regio,id,persoon,soort,geslachtsnaam,bron,op,door) VALUES"
"  (7,8003,@P,'geboorte'," W ",'gezin',0,101);",
"INSERT INTO persoon_sleutel (regio,persoon,nr,achternaam,voornaam_kern,geslachtsnaam)"
"  VALUES (7,@P,5,0,'x'," W ");",
"INSERT INTO relatie (regio,id,persoon,soort,ander,dossier,reden,van) VALUES"
"  (7,8004,@P,'027',@K,@D," B ",'2019-09-06');",
"INSERT INTO gezag (regio,id,dossier,kind,gezaghebber,instelling,soort,bron,op,door) VALUES"
"  (7,8005,@D,@K,@P," B ",'ouders','gezin',0,101);",
"INSERT INTO band (regio,id,dossier,persoon,ander,soort,bron,op,door) VALUES"
"  (7,8006,@D,@P,@K,'geweld','gezin',0,101);",
"INSERT INTO netwerk (regio,id,dossier,soort,naam,toelichting,steun,bron,op,door) VALUES"
"  (7,8007,@D,'buren'," B "," B ",'steun','gezin',0,101);",
"INSERT INTO dier (regio,id,dossier,soort,tekst,bron,op,door) VALUES"
"  (7,8008,@D,'hond'," B ",'gezin',0,101);",
"INSERT INTO huishouden_adres (regio,id,huishouden,straat,postcode,bron,reden,op,door)"
"  SELECT 7,8009,huishouden," W ",'1991QX','gezin'," B ",0,101 FROM dossier WHERE id=@D;",
"INSERT INTO lid_contact (regio,dossier,persoon,hoe,wanneer,niet,door,op) VALUES"
"  (7,@D,@P," B "," B "," B ",101,0);",
"INSERT INTO lid_veiligheid (regio,dossier,persoon,veiligheid,tekst,door,op) VALUES"
"  (7,@D,@P,'onveilig'," B ",101,0);",
"INSERT INTO dubbel (regio,id,een,twee,bron,redenen,stand,sleutel,reden,op,door) VALUES"
"  (7,8010,303,@P,'import'," W ",'open',@S," B ",0,101);",
"INSERT INTO signaal_weg VALUES (7,8011,@D,'samenloop'," W "," B ",101,0);",
"INSERT INTO import_rij VALUES (7,'lijst','persoon'," W ",@P,0);",
"INSERT INTO brp_vraag VALUES (7,8012,@D,@P," W ",101,0);",
"INSERT INTO concept (regio,id,soort,onderwerp,medewerker,versie,door,sleutel,inhoud,"
"  bewaard_op) VALUES (7,8013,'notitie.101',@D,0,1,101,@S," B ",0);",
"INSERT INTO meldcode VALUES (7,@M,'1'," W ");",
"INSERT INTO kluis_inzage VALUES (7,8014,@M,101,0,'veiligheid'," B ");",
"INSERT INTO taak (regio,id,dossier,soort,tekst,gemaakt_door,gemaakt_op,klaar_op) VALUES"
"  (7,8015,@D,'vrij'," B ",101,0,1);",
"INSERT INTO notitie (regio,id,dossier,tekst,zicht,medewerker,op) VALUES"
"  (7,8016,@D," B ",'team',101,0);",
"INSERT INTO gebeurtenis (regio,id,dossier,soort,op,tekst) VALUES (7,8017,@D,'notitie',0," B ");",
"INSERT INTO weging VALUES (7,8018,@M,@D,'weging',1,3,'B',NULL," B ",101,0,1);",
"INSERT INTO weging_antwoord VALUES (7,8018,'v1','ja',3," B ");",
"INSERT INTO overleg (regio,id,soort,begint_op,eindigt_op,stand) VALUES"
"  (7,8019,'screening',0,1,'gesloten');",
"INSERT INTO overleg_punt (regio,overleg,melding,volgnr,stand,reden) VALUES"
"  (7,8019,@M,1,'aangehouden'," B ");",
"INSERT INTO inbreng VALUES (7,8019,@M,2," B ",101,0,1);",
"INSERT INTO besluit (regio,id,dossier,melding,uitkomst,route,reden,door,op,eigenaar) VALUES"
"  (7,8020,@D,@M,'1','afsluiten'," B ",101,0,101);",
"INSERT INTO onderzoek (regio,id,dossier,melding,besluit,onderzoeker,besloten_op,afgerond_op,"
"  plan,bevindingen,kijk_betrokkenen) VALUES (7,8021,@D,@M,8020,101,0,1," B "," B "," B ");",
"INSERT INTO informant (regio,id,onderzoek,naam,hoedanigheid,toestemming,gevraagd_op,antwoord)"
"  VALUES (7,8022,8021," B ",'school','ja',0," B ");",
"INSERT INTO conclusie VALUES (7,8021,@P,'partnergeweld','bevestigd'," B ");",
"INSERT INTO hulp (regio,id,dossier,melding,soort,organisatie,persoon,gevraagd_op,"
"  gevraagd_door,gestart_op,reden) VALUES (7,8023,@D,@M,'gezin',3,@P,0,101,1," B ");",
"INSERT INTO overdracht (regio,id,dossier,melding,organisatie,contactpersoon,tekst,grond,"
"  aangeboden_op,aangeboden_door,antwoord,reden) VALUES"
"  (7,8024,@D,@M,3," B "," B ",'toestemming',0,101,'aanvaard'," B ");",
"INSERT INTO vto (regio,id,dossier,melding,reden,geregistreerd_op,geregistreerd_door,"
"  verzonden_op) VALUES (7,8025,@D,@M," B ",0,101,1);",
"INSERT INTO terugkoppeling VALUES (7,8026,@D,@M," B ",'telefonisch',101,0);",
"INSERT INTO plan (regio,id,dossier,versie,stand,zorgcoordinator,gemaakt_door,gemaakt_op)"
"  VALUES (7,8027,@D,1,'concept'," W ",101,0);",
"INSERT INTO plan_actie (regio,id,plan,doel_nr,actie_nr,doel,actie,wie,wanneer,stand) VALUES"
"  (7,8028,8027,1,1," B "," B "," W "," W ",'loopt');",
"INSERT INTO termijn_stap SELECT 7,8029,MIN(id),'verlengd',0,101,0,0," B " FROM termijn"
"  WHERE dossier=@D;",
"INSERT INTO waarschuwing SELECT 7,8030,MIN(id),@D,'straks',101,0,0,0,NULL FROM termijn"
"  WHERE dossier=@D;",
"INSERT INTO bericht (regio,id,richting,soort,zender,referentie,ontvangen_op,hash,grootte,"
"  sleutel,ruw,stand,reden,melding,aanbieding,identificatie,afhandeling) VALUES"
"  (7,8031,'in','vtMelding','politie'," W ",0," B ",9,@S," B ",'verwerkt','',@M," W "," W ","
"  " B ");",
"INSERT INTO contact (regio,id,bron,begonnen_op,medewerker,stand) VALUES"
"  (7,8032,'telefoon',0,101,'melding');",
"INSERT INTO advies (regio,id,kenmerk,contact,ontvangen_op,medewerker,bron,hoedanigheid,"
"  sleutel,vraag,advies,adviesvrager,melding) VALUES (7,8033,'AV-2026-000001-1',8032,0,101,"
"  'telefoon','school',@S," B "," B "," B ",@M);",
"INSERT INTO voorstel VALUES (7,8034,@M,@P,@K,10," W ",'open',NULL,NULL);",
"INSERT INTO idempotentie VALUES (7," W ",'x',101,1,@D," B ",0);",
"INSERT INTO toegang VALUES (7,8035,@D,102,'nood'," B ",0,1,101);",
"INSERT INTO afscherming VALUES (7,8036,@D,104,0,1,101);",
"INSERT INTO brief (regio,id,dossier,persoon,aan,soort,wijze,naam,adres,tekst,reden,door,op)"
"  VALUES (7,8037,@D,@P,@P,'x','post'," B "," B "," B "," B ",101,0);",
"INSERT INTO vernietiging_stop VALUES (7,8038,@D,'klacht'," B ",0,101," B ",1,101);",
"INSERT INTO vernietiging VALUES (7,8039,@D,'verzoek','ingetrokken'," B ",0,0,101," B ",1,101);"
};

/* The words by which the family could be known again. */
static const char *const woorden[] = { "Zwanenhals", "Quirina", "123456782", "714 hoek-x", "1991QX",
    "0612349876", "Fennetje", "20190906", "2019-09-06", "Kwikstaart", "Qwirrelmans",
    "2026-11-01", "2030-07-09", "vander" };

/* Closed, with nothing left to do. */
TEST_UNUSED static void
sluit(struct test_db *t, int64_t d)
{
	test_db_script(t, arena_printf(t->a, "UPDATE termijn SET stand = 'vervallen', stop_op ="
	    " start_op WHERE dossier = %lld; UPDATE taak SET klaar_op = 1 WHERE dossier = %lld;"
	    "UPDATE melding SET stand = 'gesloten', stap = 'klaar', gesloten_op = ontvangen_op"
	    " WHERE dossier = %lld; UPDATE dossier SET stand = 'gesloten', gesloten_op = %lld"
	    " WHERE id = %lld", (long long)d, (long long)d, (long long)d, (long long)TEST_NU,
	    (long long)d));
}

/* In any case. */
TEST_UNUSED static bool
bevat(const struct db_value *v, const char *woord)
{
	size_t n = strlen(woord);

	for (size_t i = 0; v->p != NULL && i + n <= v->n; i++)
		if (strncasecmp((const char *)v->p + i, woord, n) == 0)
			return true;
	return false;
}

/* Of a family of two, mother and child. */
TEST_UNUSED static int
vernietig_setup(void **state)
{
	static struct test_db t;
	struct uit_dossier_openen u;
	struct act_klaar uit;
	struct doe d = { .t = &t };

	test_db_open(&t, false);
	melding = doe_melding(&t, "Qwirrelmans", &dossier);
	TEST_OK(&t, doe_open(&t, dossier, "gezin", &u));
	moeder = u.leden[0].persoon;
	kind = u.leden[1].persoon;
	doe_id(&d, "dossier", dossier);
	doe_id(&d, "persoon", kind);
	doe_veld(&d, "bron", "gezin");
	doe_veld(&d, "roepnaam", "Fennetje");
	doe_veld(&d, "geslachtsnaam", "Kwikstaart");
	doe_veld(&d, "geboren", "06-09-2019");
	TEST_OK(&t, doe(&d, ACT_persoon_wijzigen, &uit));
	*state = &t;
	return 0;
}

/* ---- calls ------------------------------------------------------------------------------ */

TEST_UNUSED static enum err_code
stel_voor(struct doe *d, const char *grond)
{
	struct act_klaar uit;

	*d = (struct doe){ .t = d->t };
	doe_id(d, "dossier", dossier);
	doe_veld(d, "grond", grond);
	doe_veld(d, "reden", "Zij vraagt het zelf, zegt Zwanenhals.");
	return doe(d, ACT_vernietiging_voorstellen, &uit);
}

TEST_UNUSED static enum err_code
kijk(struct test_db *t, struct uit_vernietiging_openen *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	return doe(&d, ACT_vernietiging_openen, u);
}

/* personen: how many the list shows; another number stands for another list. The words of
 * maak_rijk are not sealed, so of that one sees the list and no more. */
TEST_UNUSED static enum err_code
bevestig(struct doe *d, int64_t personen)
{
	struct uit_vernietiging_openen u = { .lijst = { .weg = 0 } };
	struct act_klaar uit;
	enum err_code seen = kijk(d->t, &u);
	int64_t code = u.lijst.code ^ (personen ^ (int64_t)u.lijst.weg);

	(void)seen;
	*d = (struct doe){ .t = d->t };
	doe_id(d, "dossier", dossier);
	doe_id(d, "lijst", code);
	doe_veld(d, "zeker", "1");
	return doe(d, ACT_vernietiging_bevestigen, &uit);
}

TEST_UNUSED static enum err_code
met_reden(struct doe *d, enum act_id act, const char *soort, int64_t stop)
{
	struct act_klaar uit;

	*d = (struct doe){ .t = d->t };
	doe_id(d, "dossier", dossier);
	if (soort != NULL)
		doe_veld(d, "soort", soort);
	if (stop != 0)
		doe_id(d, "stop", stop);
	doe_veld(d, "reden", "Daarom.");
	return doe(d, act, &uit);
}

TEST_UNUSED static void
vernietig(struct test_db *t, int64_t personen)
{
	struct doe d = { .t = t };

	TEST_OK(t, stel_voor(&d, "verzoek"));
	test_db_wie(t, TEST_CASUS);
	TEST_OK(t, bevestig(&d, personen));
	test_db_wie(t, TEST_FRONT);
}

#endif
