/* model.h - how much each agreement weighs (Fellegi-Sunter), as data.
 *
 * A pair of persons is one of four: the same person; two of one household; twins;
 * strangers. For each of the four a share of all pairs, and for each fact how
 * often each level occurs. Facts of a household (surname, address) are shared by
 * its members, so twins and parents do not count as the same person however much
 * of their address agrees. How street, number and place agree depends on whether
 * the postcode does. Where a value is rare in the list, its agreement weighs more.
 *
 * As text: lines "aandeel KLASSE GETAL" and "FEIT VOORWAARDE NIVEAU" with the four
 * chances, split by tabs; docs/koppeling.md. */
#ifndef DOMAIN_KOPPELING_MODEL_H
#define DOMAIN_KOPPELING_MODEL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "domain/koppeling/feit.h"

enum klasse { KLASSE_ZELFDE, KLASSE_GEZIN, KLASSE_TWEELING, KLASSE_ANDER, KLASSEN };

#define VOORWAARDEN 2	/* 0: the postcode differs or is not known; 1: it agrees */

struct koppel_model {
	double		aandeel[KLASSEN];	/* of all pairs; together 1 */
	double		kans[KLASSEN][FEITEN][VOORWAARDEN][NIVEAUS];
	uint32_t	feiten;			/* a bit for each fact it knows */
};

/* Weights, and how many persons there are to choose from. */
struct koppel_weging {
	struct koppel_model	model;
	double			personen;
};

/* The weights that come with the program, learnt on a made-up Dutch population. */
void model_standaard(struct koppel_weging *out);

/* What is plausible before anything was learnt. */
void model_begin(struct koppel_model *);

/* Which condition holds for the facts of an address. */
unsigned model_voorwaarde(patroon);

/* How often the value of each fact occurs (0-1), 0 for not known; for the person
 * and for the other one. Weighs only where the level is that of equal values. */
struct koppel_zeldzaam {
	double	vaak[FEITEN];
	double	verwisseld;	/* both names together, where they are swapped */
};

struct koppel_oordeel {
	double		kans;		/* that they are the same person, 0-1 */
	double		kans_tweeling, kans_gezin;
	double		gewicht;	/* bits for the same person above strangers */
};

/* zeldzaam may be NULL. aantal: how many persons are in the list that one person
 * is compared with; 0: the shares of the model. */
struct koppel_oordeel model_oordeel(const struct koppel_model *, patroon,
    const struct koppel_zeldzaam *, double aantal);

/* The score for people, 0-1000: above 500 the chance itself (850 is 85 of 100). Below,
 * how far the evidence goes towards that one of so many: 270 for three bits of it, 500
 * for enough. aantal 0: a million. */
int model_score(double kans, double aantal);

#define KOPPEL_REDENEN 8

/* Why, in words for the employee, strongest facts first; gives how many. Static. */
unsigned model_redenen(patroon, const struct koppel_oordeel *,
    const char *out[KOPPEL_REDENEN]);

/* As text, and back. ERR_INVALID: err->text says what, *regel is the line. */
void model_schrijf(const struct koppel_model *, struct buf *);
MUST_CHECK enum err_code model_lees(const char *tekst, size_t n, struct koppel_model *out,
    unsigned *regel, struct err *err);

#endif
