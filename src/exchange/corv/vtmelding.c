#include "exchange/corv/vtmelding.h"

#include <string.h>
#include <strings.h>

#include "exchange/corv/reader.h"

#define NS_SOAP11 "http://schemas.xmlsoap.org/soap/envelope/"
#define NS_SOAP12 "http://www.w3.org/2003/05/soap-envelope"

static size_t
count(const struct xml_node *parent, const char *ns, const char *element)
{
	const struct xml_node *n = xml_child(parent, ns, element);
	size_t k = 0;

	for (; n != NULL; n = xml_next(n, ns, element))
		k++;
	return k;
}

/* Words such as "indicatieGeheim" or "adres afgeschermd". */
static bool
speaks_of_secrecy(const struct vtm_extra *e)
{
	static const char *const no[] = { "nee", "n", "0", "false" };

	if (strcasestr(e->naam, "geheim") == NULL && strcasestr(e->naam, "afscherm") == NULL &&
	    strcasestr(e->naam, "afgescherm") == NULL)
		return false;
	for (size_t i = 0; e->waarde != NULL && i < sizeof(no) / sizeof(no[0]); i++)
		if (strcasecmp(e->waarde, no[i]) == 0)
			return false;
	return true;
}

static enum err_code
read_extra(struct reader *r, const struct xml_node *n, struct vtm_extra *e, struct err *err)
{
	bool none;

	e->naam = xml_attr(r->a, n, NULL, "naam");
	if (e->naam == NULL || *e->naam == '\0')
		e->naam = "zonder naam";
	if (strlen(e->naam) > 200)
		return xml_refuse(err, __func__, n, "extraElement", arena_printf(r->a,
		    "De naam van extraElement (regel %ld) is te lang.", xml_line(n)));
	TRY(reader_no_value(r, n, "extraElement", &none, err));
	if (!none)
		TRY(xml_text(r->a, n, VTM_MAX_TEKST, &e->waarde, err));
	if (e->waarde != NULL && *e->waarde == '\0')
		e->waarde = NULL;
	if (speaks_of_secrecy(e))
		r->secret = true;
	return ERR_OK;
}

/* Appends the extraElementen of one element to those already found. */
static enum err_code
read_extras(struct reader *r, const struct xml_node *parent, struct vtm_extras *all,
    struct err *err)
{
	const struct xml_node *group = xml_child(parent, NS_STUF, "extraElementen");
	const struct xml_node *n = xml_child(group, NS_STUF, "extraElement");
	size_t more = count(group, NS_STUF, "extraElement");
	struct vtm_extra *grown;

	if (more == 0)
		return ERR_OK;
	if (all->n + more > VTM_MAX_LIJST)
		return SAY(err, ERR_LIMIT, "extraElement",
		    "Het bericht heeft te veel extra velden.");
	if ((grown = arena_new(r->a, struct vtm_extra, all->n + more)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in extras");
	if (all->n > 0)
		memcpy(grown, all->item, all->n * sizeof(*grown));
	all->item = grown;
	for (; n != NULL; n = xml_next(n, NS_STUF, "extraElement"))
		TRY(read_extra(r, n, &all->item[all->n++], err));
	return ERR_OK;
}

/* A BSN that fails the test may be shown as received, never searched with. */
static void
part_bsn(struct vtm_naam *naam)
{
	if (naam->bsn != NULL && !field_bsn_ok(naam->bsn)) {
		naam->bsn_ongeldig = naam->bsn;
		naam->bsn = NULL;
	}
}

static enum err_code
read_named(struct reader *r, const struct xml_node *n, struct vtm_naam *naam,
    struct err *err)
{
	TRY(reader_fields(r, n, &vtm_fields_naam, naam, err));
	part_bsn(naam);
	return ERR_OK;
}

static enum err_code
read_address(struct reader *r, const struct xml_node *person, const char *element,
    const char *prefix, const struct fields *fields, struct vtm_adres *adres, struct err *err)
{
	const struct xml_node *n = xml_child(person, NS_BG, element);
	char name[32];
	size_t len = strlen(prefix) - 1;
	bool none;

	if (n == NULL)
		return ERR_OK;
	memcpy(name, prefix, len);	/* without the dot */
	name[len] = '\0';
	TRY(reader_no_value(r, n, name, &none, err));
	if (none)
		return ERR_OK;
	r->prefix = prefix;
	TRY(reader_fields(r, n, fields, adres, err));
	r->prefix = NULL;
	return ERR_OK;
}

static enum err_code
read_addresses(struct reader *r, const struct xml_node *n, struct vtm_persoon *p,
    struct err *err)
{
	/* "formeelVerblijfadres" without the s: the schema's own spelling. The
	 * right one is read too, for the day that it is mended. */
	static const char *const formeel[] = { "formeelVerblijfadresBinnenland",
	    "formeelVerblijfsadresBinnenland" };
	bool mended = xml_child(n, NS_BG, formeel[0]) == NULL;

	TRY(read_address(r, n, formeel[mended], "formeel.", &vtm_fields_binnenland,
	    &p->formeel, err));
	TRY(read_address(r, n, "formeelVerblijfsadresBuitenland", "formeel_buitenland.",
	    &vtm_fields_buitenland, &p->formeel_buitenland, err));
	TRY(read_address(r, n, "feitelijkVerblijfsadresBinnenland", "feitelijk.",
	    &vtm_fields_binnenland, &p->feitelijk, err));
	return read_address(r, n, "feitelijkVerblijfsadresBuitenland",
	    "feitelijk_buitenland.", &vtm_fields_buitenland, &p->feitelijk_buitenland, err);
}

static enum err_code
read_relation(struct reader *r, const struct xml_node *n, struct vtm_relatie *rel,
    struct err *err)
{
	const struct xml_node *other = xml_child(n, NS_BG, "gerelateerde");
	bool none;

	TRY(reader_no_value(r, n, "staatInRelatieTot", &none, err));
	if (none)
		return ERR_OK;
	TRY(reader_fields(r, n, &vtm_fields_relatie, rel, err));
	if (other == NULL)
		return ERR_OK;
	TRY(reader_no_value(r, other, "gerelateerde", &none, err));
	return none ? ERR_OK : read_named(r, other, &rel->persoon, err);
}

static enum err_code
read_relations(struct reader *r, const struct xml_node *person, struct vtm_persoon *p,
    struct err *err)
{
	const struct xml_node *n = xml_child(person, NS_BG, "staatInRelatieTot");
	size_t total = count(person, NS_BG, "staatInRelatieTot");
	struct vtm_lijst *without = r->without;

	if (total > VTM_MAX_LIJST)
		return SAY(err, ERR_LIMIT, "staatInRelatieTot",
		    "Een betrokkene heeft te veel relaties in het bericht.");
	if (total > 0 && (p->relaties = arena_new(r->a, struct vtm_relatie, total)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in relations");
	r->without = NULL;	/* what is missing of others is not missing of him */
	for (; n != NULL; n = xml_next(n, NS_BG, "staatInRelatieTot"))
		TRY(read_relation(r, n, &p->relaties[p->n_relaties++], err));
	r->without = without;
	return ERR_OK;
}

static enum err_code
read_person(struct reader *r, const struct xml_node *n, struct vtm_persoon *p,
    struct err *err)
{
	TRY(read_named(r, n, &p->naam, err));
	TRY(reader_fields(r, n, &vtm_fields_persoon, p, err));
	TRY(reader_list(r, n, NS_BG, "telefoonnummer", 20, &p->telefoon, err));
	TRY(read_addresses(r, n, p, err));
	TRY(read_relations(r, n, p, err));
	return read_extras(r, n, &p->extra, err);
}

static enum err_code
read_involved(struct reader *r, const struct xml_node *n, struct vtm_persoon *p,
    struct err *err)
{
	const struct xml_node *person = xml_child(n, NS_JZ, "gerelateerde");
	bool none;

	r->without = &p->zonder_waarde;
	r->withheld = r->secret = false;
	TRY(reader_no_value(r, n, "heeftBetrokken", &none, err));
	if (!none) {
		TRY(reader_fields(r, n, &vtm_fields_rol, p, err));
		TRY(read_extras(r, n, &p->extra, err));
	}
	if (!none && person != NULL) {
		TRY(reader_no_value(r, person, "gerelateerde", &none, err));
		if (!none)
			TRY(read_person(r, person, p, err));
	}
	if (p->rol == NULL)
		TRY(reader_note(r, "de rol staat niet in het bericht.", err));
	if (!r->withheld && !r->secret)
		return ERR_OK;
	p->afgeschermd = "ja";
	return reader_note(r, "de afzender schermt gegevens af. Behandel het adres als geheim.",
	    err);
}

static enum err_code
read_all_involved(struct reader *r, const struct xml_node *situation,
    struct vtmelding *m, struct err *err)
{
	const struct xml_node *n = xml_child(situation, NS_JZ, "heeftBetrokken");
	size_t total = count(situation, NS_JZ, "heeftBetrokken");

	if (total == 0)	/* says what is missing, and where */
		return reader_need(r, situation, NS_JZ, "heeftBetrokken", &n, err);
	if (total > VTM_MAX_BETROKKENEN)
		return SAY(err, ERR_LIMIT, "heeftBetrokken",
		    "Het bericht heeft te veel betrokkenen: meer dan 200.");
	if ((m->betrokkenen = arena_new(r->a, struct vtm_persoon, total)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in persons");
	for (; n != NULL; n = xml_next(n, NS_JZ, "heeftBetrokken")) {
		r->betrokkene = m->n_betrokkenen + 1;
		TRY(read_involved(r, n, &m->betrokkenen[m->n_betrokkenen++], err));
	}
	return ERR_OK;
}

static enum err_code
read_situation(struct reader *r, const struct xml_node *object, struct vtmelding *m,
    struct err *err)
{
	const struct xml_node *tie, *n;
	bool none;

	TRY(reader_need(r, object, NS_JZ, "betreft", &tie, err));
	TRY(reader_no_value(r, tie, "betreft", &none, err));
	if (!none) {
		TRY(read_extras(r, tie, &m->extra, err));
		TRY(reader_need(r, tie, NS_JZ, "gerelateerde", &n, err));
		TRY(reader_no_value(r, n, "betreft", &none, err));
	}
	if (none)
		return reader_note(r, "Er staan geen betrokkenen in het bericht.", err);
	TRY(reader_fields(r, n, &vtm_fields_situatie, m, err));
	TRY(reader_list(r, n, NS_JZ, "relevanteRegistratie", VTM_MAX_TEKST,
	    &m->relevante_registraties, err));
	TRY(read_extras(r, n, &m->extra, err));
	/* Persons have their own lists of what is missing. */
	struct reader own = { .a = r->a, .let_op = r->let_op };

	return read_all_involved(&own, n, m, err);
}

static enum err_code
read_informed(struct reader *r, const struct xml_node *object, struct vtmelding *m,
    struct err *err)
{
	const struct xml_node *n = xml_child(object, NS_JZ, "isGeinformeerdAan"), *who;
	size_t total = count(object, NS_JZ, "isGeinformeerdAan");
	struct reader own = { .a = r->a, .let_op = r->let_op };
	bool none;

	if (total == 0)
		return ERR_OK;
	if (total > VTM_MAX_BETROKKENEN)
		return SAY(err, ERR_LIMIT, "isGeinformeerdAan",
		    "Het bericht noemt te veel geïnformeerde personen: meer dan 200.");
	m->geinformeerd = arena_new(r->a, struct vtm_informering, total);
	if (m->geinformeerd == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in persons informed");
	for (; n != NULL; n = xml_next(n, NS_JZ, "isGeinformeerdAan")) {
		struct vtm_informering *i = &m->geinformeerd[m->n_geinformeerd];

		TRY(reader_no_value(&own, n, "isGeinformeerdAan", &none, err));
		if (none || xml_child(n, NULL, NULL) == NULL)
			continue;
		m->n_geinformeerd++;
		TRY(reader_fields(&own, n, &vtm_fields_informering, i, err));
		if ((who = xml_child(n, NS_JZ, "gerelateerde")) == NULL)
			continue;
		TRY(reader_no_value(&own, who, "gerelateerde", &none, err));
		if (!none)
			TRY(read_named(&own, who, &i->persoon, err));
	}
	return ERR_OK;
}

static enum err_code
read_sender(struct reader *r, const struct xml_node *object, struct vtmelding *m,
    struct err *err)
{
	static const char *const kinds[] = { "vestiging", "ingeschrevenNietNatuurlijkPersoon",
	    "maatschappelijkeActiviteit" };
	const struct xml_node *n = xml_child(object, NS_JZ, "isIngediendDoor"), *org;
	bool none = n == NULL;

	if (n != NULL)
		TRY(reader_no_value(r, n, "isIngediendDoor", &none, err));
	org = none ? NULL : xml_child(n, NS_JZ, "gerelateerde");
	if (org != NULL)
		TRY(reader_no_value(r, org, "isIngediendDoor", &none, err));
	if (org == NULL || none)
		return reader_note(r, "Het bericht zegt niet wie de melding heeft ingediend.",
		    err);
	TRY(reader_fields(r, org, &vtm_fields_indiener, m, err));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct xml_node *k = xml_child(org, NS_ZKN, kinds[i]);

		if (k != NULL && !xml_nil(k))
			TRY(reader_fields(r, k, &vtm_fields_indiener, m, err));
	}
	return ERR_OK;
}

static enum err_code
read_contact(struct reader *r, const struct xml_node *object, struct vtmelding *m,
    struct err *err)
{
	const struct xml_node *n = xml_child(object, NS_JZ, "contactgegevensVerdiepingOpInfo");
	bool none;

	if (n == NULL)
		return ERR_OK;
	TRY(reader_no_value(r, n, "contact", &none, err));
	if (none)
		return ERR_OK;
	TRY(reader_fields(r, n, &vtm_fields_contact, m, err));
	TRY(reader_list(r, n, NS_JZ, "eMail", 254, &m->contact_email, err));
	return reader_list(r, n, NS_JZ, "telefoonnummer", 20, &m->contact_telefoon, err);
}

static enum err_code
read_system(struct reader *r, const struct xml_node *stuur, const char *element,
    struct vtm_systeem *s, struct err *err)
{
	const struct xml_node *n;

	TRY(reader_need(r, stuur, NS_STUF, element, &n, err));
	return reader_fields(r, n, &vtm_fields_systeem, s, err);
}

static enum err_code
read_head(struct reader *r, const struct xml_node *message, struct vtmelding *m,
    struct err *err)
{
	const struct xml_node *stuur, *code;
	const char *text;

	TRY(reader_need(r, message, NS_JZ, "stuurgegevens", &stuur, err));
	TRY(reader_need(r, stuur, NS_STUF, "berichtcode", &code, err));
	TRY(xml_text(r->a, code, 10, &text, err));
	if (strcmp(text, "Di01") != 0)
		return xml_refuse(err, __func__, code, "berichtcode", arena_printf(r->a,
		    "berichtcode (regel %ld) moet Di01 zijn.", xml_line(code)));
	TRY(reader_fields(r, stuur, &vtm_fields_stuur, m, err));
	TRY(read_system(r, stuur, "zender", &m->zender, err));
	return read_system(r, stuur, "ontvanger", &m->ontvanger, err);
}

static enum err_code
read_body(struct reader *r, const struct xml_node *object, struct vtmelding *m,
    struct err *err)
{
	TRY(reader_fields(r, object, &vtm_fields_melding, m, err));
	TRY(read_contact(r, object, m, err));
	TRY(read_extras(r, object, &m->extra, err));
	TRY(read_situation(r, object, m, err));
	TRY(read_informed(r, object, m, err));
	TRY(read_sender(r, object, m, err));
	if (m->extra.n > 0)
		TRY(reader_note(r, "Het bericht heeft velden buiten de standaard. Lees ze na.",
		    err));
	/* Secrecy said of the whole report holds for everybody in it. */
	for (size_t i = 0; r->secret && i < m->n_betrokkenen; i++)
		m->betrokkenen[i].afgeschermd = "ja";
	return ERR_OK;
}

/* The message is the root, or the only element in the Body of an envelope at
 * the root: nowhere else, so that nothing can hide behind another. */
static enum err_code
find_message(struct arena *a, const struct xml_node *root, const struct xml_node **out,
    struct err *err)
{
	const struct xml_node *n = root;
	const char *soap = xml_is(root, NS_SOAP11, "Envelope") ? NS_SOAP11 :
	    xml_is(root, NS_SOAP12, "Envelope") ? NS_SOAP12 : NULL;

	if (soap != NULL) {
		n = xml_child(xml_child(root, soap, "Body"), NULL, NULL);
		if (n == NULL || xml_next(n, NULL, NULL) != NULL ||
		    count(root, soap, "Body") != 1)
			return xml_refuse(err, __func__, root, "Body", arena_printf(a,
			    "De SOAP-envelop (regel %ld) moet precies één bericht hebben.",
			    xml_line(root)));
	}
	if (!xml_is(n, NS_JZ, "vtMeldingDi01"))
		return xml_refuse(err, __func__, n, "vtMeldingDi01", arena_printf(a,
		    "Dit is geen vtMeldingDi01 van koppelvlak Jeugdzorg (regel %ld).",
		    xml_line(n)));
	*out = n;
	return ERR_OK;
}

static enum err_code
read_message(struct arena *a, const struct xml_node *root, struct vtmelding *m,
    struct err *err)
{
	struct reader r = { .a = a, .without = &m->zonder_waarde, .let_op = &m->let_op };
	const struct xml_node *message = NULL, *object = NULL;

	TRY(find_message(a, root, &message, err));
	TRY(read_head(&r, message, m, err));
	TRY(reader_need(&r, message, NS_JZ, "object", &object, err));
	return read_body(&r, object, m, err);
}

enum err_code
vtmelding_parse(struct arena *a, struct blob message, struct vtmelding **melding_out,
    struct err *err)
{
	struct vtmelding *m = arena_new(a, struct vtmelding, 1);
	XML_AUTO *doc = NULL;

	if (m == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(xml_parse(a, message, &doc, err));
	TRY(read_message(a, xml_root(doc), m, err));
	*melding_out = m;
	return ERR_OK;
}
