/* reader.h - from elements to plain fields, with what the sender says about
 * missing values. Internal to corv. */
#ifndef EXCHANGE_CORV_READER_H
#define EXCHANGE_CORV_READER_H

#include "exchange/corv/field.h"
#include "exchange/corv/vtmelding.h"
#include "xml/xml.h"

struct reader {
	struct arena	 *a;
	struct vtm_lijst *without;	/* where "veld=reden" goes; NULL: nowhere */
	struct vtm_lijst *let_op;
	const char	 *prefix;	/* before a field in "without": "feitelijk." */
	size_t		  betrokkene;	/* 1 and up in sentences; 0: the report */
	bool		  withheld;	/* something was nietGeautoriseerd */
	bool		  secret;	/* an extraElement speaks of secrecy */
};

/* One more item; ERR_LIMIT over VTM_MAX_LIJST or when the arena is full. */
MUST_CHECK enum err_code reader_add(struct reader *r, struct vtm_lijst *list,
    const char *text, struct err *err);

/* A sentence for let_op, with "Betrokkene 2: " before it where that fits.
 * Over the limit it is left out: the first two hundred are enough. */
MUST_CHECK enum err_code reader_note(struct reader *r, const char *sentence,
    struct err *err);

/* Does the sender say that there is no value here (nil, or noValue with or
 * without the StUF prefix)? Then the reason is kept under this name. */
MUST_CHECK enum err_code reader_no_value(struct reader *r,
    const struct xml_node *n, const char *name, bool *none_out, struct err *err);

/* All fields of a table that are children of this element. */
MUST_CHECK enum err_code reader_fields(struct reader *r,
    const struct xml_node *parent, const struct fields *fields, void *base,
    struct err *err);

/* All children with this name, as texts; what is empty is left out. */
MUST_CHECK enum err_code reader_list(struct reader *r,
    const struct xml_node *parent, const char *ns, const char *element,
    size_t max, struct vtm_lijst *list, struct err *err);

/* The one child that must be there. */
MUST_CHECK enum err_code reader_need(struct reader *r,
    const struct xml_node *parent, const char *ns, const char *element,
    const struct xml_node **child_out, struct err *err);

#endif
