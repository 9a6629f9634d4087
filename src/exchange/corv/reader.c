#include "exchange/corv/reader.h"

#include <string.h>

enum err_code
reader_add(struct reader *r, struct vtm_lijst *list, const char *text, struct err *err)
{
	const char **grown;

	if (list->n >= VTM_MAX_LIJST)
		return SAY(err, ERR_LIMIT, NULL,
		    "Het bericht heeft een lijst met te veel onderdelen.");
	if ((list->n & (list->n - 1)) == 0) {	/* full at 0, 1, 2, 4, 8 ... */
		grown = arena_array(r->a, sizeof(*grown), list->n == 0 ? 1 : list->n * 2);
		if (grown == NULL)
			return FAIL(err, ERR_LIMIT, "arena full in a list");
		if (list->n > 0)
			memcpy(grown, list->item, list->n * sizeof(*grown));
		list->item = grown;
	}
	if (text == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in a list");
	list->item[list->n++] = text;
	return ERR_OK;
}

enum err_code
reader_note(struct reader *r, const char *sentence, struct err *err)
{
	if (r->let_op->n >= VTM_MAX_LIJST)
		return ERR_OK;
	if (r->betrokkene > 0)
		sentence = arena_printf(r->a, "Betrokkene %zu: %s", r->betrokkene, sentence);
	return reader_add(r, r->let_op, sentence, err);
}

/* Only StUF's own words go on: the rest is content that we do not know. */
static const char *
known_reason(const char *reason)
{
	static const char *const known[] = { "nietOndersteund", "nietGeautoriseerd",
	    "geenWaarde", "waardeOnbekend", "vastgesteldOnbekend" };

	for (size_t i = 0; reason != NULL && i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(reason, known[i]) == 0)
			return known[i];
	return "onbekend";
}

enum err_code
reader_no_value(struct reader *r, const struct xml_node *n, const char *name,
    bool *none_out, struct err *err)
{
	const char *reason = xml_attr(r->a, n, NS_STUF, "noValue");

	if (reason == NULL)	/* so on Ja/Nee fields and relations of JZ */
		reason = xml_attr(r->a, n, NULL, "noValue");
	if (reason == NULL && !xml_nil(n)) {
		*none_out = false;
		return ERR_OK;
	}
	*none_out = true;
	reason = known_reason(reason);
	if (strcmp(reason, "nietGeautoriseerd") == 0)
		r->withheld = true;
	if (r->without == NULL || r->without->n >= VTM_MAX_LIJST)
		return ERR_OK;
	return reader_add(r, r->without, arena_printf(r->a, "%s%s=%s",
	    r->prefix != NULL ? r->prefix : "", name, reason), err);
}

static enum err_code
say_wrong(struct reader *r, const struct xml_node *n, const struct field *f,
    const char *wrong, struct err *err)
{
	return xml_refuse(err, "reader_fields", n, f->element, arena_printf(r->a,
	    "%s (regel %ld) %s.", f->element, xml_line(n), wrong));
}

static enum err_code
say_missing(struct reader *r, const struct xml_node *parent, const char *element,
    struct err *err)
{
	return xml_refuse(err, "reader_need", parent, element, arena_printf(r->a,
	    "In %s (regel %ld) ontbreekt %s.", xml_name(parent), xml_line(parent), element));
}

static bool
is_needed(enum field_kind kind)
{
	return kind == FIELD_NEEDED || kind == FIELD_MOMENT || kind == FIELD_FUNCTION;
}

/* A date as the sender means it: parts that he calls unknown become 00, even
 * if something was filled in. NULL in *date_out: nothing known, or *bad_out. */
static enum err_code
read_date(struct reader *r, const struct xml_node *n, const char *text,
    const char **date_out, bool *bad_out, struct err *err)
{
	const char *ind = xml_attr(r->a, n, NS_STUF, "indOnvolledigeDatum");
	size_t len = strlen(text);
	char d[9] = "00000000";

	*date_out = NULL;
	*bad_out = !field_digits(text, 4, 8) || len % 2 != 0;
	if (*bad_out || (ind != NULL && strcmp(ind, "J") == 0))
		return ERR_OK;
	memcpy(d, text, len);
	if (ind != NULL && strcmp(ind, "M") == 0)
		memset(d + 4, '0', 4);
	else if (ind != NULL && strcmp(ind, "D") == 0)
		memset(d + 6, '0', 2);
	else if (ind != NULL && *ind != '\0' && strcmp(ind, "V") != 0)
		*bad_out = true;
	if (strncmp(d, "0000", 4) == 0)
		return ERR_OK;
	if (strncmp(d + 4, "00", 2) == 0)
		memset(d + 6, '0', 2);
	if (!field_date_ok(d))
		*bad_out = true;
	if (*bad_out)
		return ERR_OK;
	if ((*date_out = arena_strdup(r->a, d)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full in a date");
	return ERR_OK;
}

static enum err_code
keep_date(struct reader *r, const struct xml_node *n, const struct field *f,
    const char *text, const char **at, struct err *err)
{
	bool bad;

	TRY(read_date(r, n, text, at, &bad, err));
	if (!bad)
		return ERR_OK;
	return reader_note(r, arena_printf(r->a, "%s (regel %ld) is geen bestaande datum.",
	    f->element, xml_line(n)), err);
}

static enum err_code
keep_yes_no(struct reader *r, const struct xml_node *n, const struct field *f,
    const char *text, const char **at, struct err *err)
{
	if (strcmp(text, "Ja") == 0)
		*at = "ja";
	else if (strcmp(text, "Nee") == 0)
		*at = "nee";
	else
		return say_wrong(r, n, f, "moet Ja of Nee zijn", err);
	return ERR_OK;
}

static enum err_code
keep_sash(struct reader *r, const char *text, const char **at, struct err *err)
{
	*at = text;
	if (strcmp(text, "laag") == 0 || strcmp(text, "matig") == 0 ||
	    strcmp(text, "hoog") == 0)
		return ERR_OK;
	return reader_note(r, "Het SASH-niveau is er een dat de standaard niet kent.", err);
}

static enum err_code
keep(struct reader *r, const struct xml_node *n, const struct field *f,
    const char *text, const char **at, struct err *err)
{
	switch (f->kind) {
	case FIELD_DATE:
		return keep_date(r, n, f, text, at, err);
	case FIELD_YESNO:
		return keep_yes_no(r, n, f, text, at, err);
	case FIELD_SEX:
		if (strlen(text) != 1 || strchr("MVO", *text) == NULL)
			return say_wrong(r, n, f, "moet M, V of O zijn", err);
		break;
	case FIELD_BSN:
		if (!field_bsn_ok(text))
			TRY(reader_note(r, r->betrokkene > 0 ?
			    "een BSN klopt niet. Zoek er niet mee." :
			    "Een BSN klopt niet. Zoek er niet mee.", err));
		break;
	case FIELD_SASH:
		return keep_sash(r, text, at, err);
	case FIELD_MOMENT:
		if (!field_digits(text, 8, 17))
			return say_wrong(r, n, f, "moet 8 tot 17 cijfers hebben", err);
		break;
	case FIELD_FUNCTION:
		if (strcmp(text, "vtMeldingDi01") != 0)
			return say_wrong(r, n, f, "noemt een ander bericht dan vtMeldingDi01",
			    err);
		break;
	case FIELD_TEXT:
	case FIELD_NEEDED:
	case FIELD_OWN:
		break;
	}
	*at = text;
	return ERR_OK;
}

static enum err_code
read_field(struct reader *r, const struct xml_node *n, const struct field *f,
    const char **at, struct err *err)
{
	const char *text = "";
	bool none;

	TRY(reader_no_value(r, n, f->name, &none, err));
	if (!none)
		TRY(xml_text(r->a, n, f->max, &text, err));
	if (*text != '\0')
		return keep(r, n, f, text, at, err);
	return is_needed(f->kind) ? say_wrong(r, n, f, "is leeg", err) : ERR_OK;
}

enum err_code
reader_fields(struct reader *r, const struct xml_node *parent,
    const struct fields *fields, void *base, struct err *err)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->item[i];
		const struct xml_node *n;

		if (f->element == NULL)
			continue;
		n = xml_child(parent, f->ns, f->element);
		if (n == NULL && is_needed(f->kind))
			return say_missing(r, parent, f->element, err);
		if (n == NULL)
			continue;
		if (xml_next(n, f->ns, f->element) != NULL)
			return say_wrong(r, n, f, "komt meer dan één keer voor", err);
		TRY(read_field(r, n, f, field_at(f, base), err));
	}
	return ERR_OK;
}

enum err_code
reader_list(struct reader *r, const struct xml_node *parent, const char *ns,
    const char *element, size_t max, struct vtm_lijst *list, struct err *err)
{
	const struct xml_node *n = xml_child(parent, ns, element);

	for (; n != NULL; n = xml_next(n, ns, element)) {
		const char *text;
		bool none;

		TRY(reader_no_value(r, n, element, &none, err));
		if (none)
			continue;
		TRY(xml_text(r->a, n, max, &text, err));
		if (*text != '\0')
			TRY(reader_add(r, list, text, err));
	}
	return ERR_OK;
}

enum err_code
reader_need(struct reader *r, const struct xml_node *parent, const char *ns,
    const char *element, const struct xml_node **child_out, struct err *err)
{
	const struct xml_node *n = xml_child(parent, ns, element);

	if (n == NULL)
		return say_missing(r, parent, element, err);
	if (xml_next(n, ns, element) != NULL)
		return xml_refuse(err, __func__, n, element, arena_printf(r->a,
		    "%s (regel %ld) komt meer dan één keer voor.", element, xml_line(n)));
	*child_out = n;
	return ERR_OK;
}
