/* regio.h - law and organisation of the region, read once and shared.
 *
 * A read-only copy of the region's tables, made at start and after
 * regio_laden. All pointers live as long as the struct; lists are in the
 * order of the screen. Everything is dated: ask with the day that counts. */
#ifndef DOMAIN_REGIO_REGIO_H
#define DOMAIN_REGIO_REGIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn_reken.h"

struct tx;
struct regio_gegevens;

/* Reads the tables of one region. Free with regio_gegevens_free. */
MUST_CHECK enum err_code regio_gegevens_load(struct tx *, int64_t regio,
    struct regio_gegevens **out, struct err *);
void regio_gegevens_free(struct regio_gegevens *);

/* Are these still what the database holds, or was the folder loaded since? */
MUST_CHECK enum err_code regio_gegevens_actueel(struct tx *, struct arena *scratch,
    int64_t regio, const struct regio_gegevens *, bool *out, struct err *);

const char *regio_scherm(const struct regio_gegevens *);	/* "Veilig Thuis Kennemerland" */

/* Code lists. The list "gemeente" is the municipalities. */
struct regio_code {
	const char	*code, *naam, *cbs, *extra;	/* cbs, extra: "" if none */
};
bool regio_code_geldig(const struct regio_gegevens *, const char *lijst,
    const char *code, int32_t dag);
/* The name; codes that ended have theirs too. Unknown or NULL: the code, "". */
const char *regio_code_naam(const struct regio_gegevens *, const char *lijst,
    const char *code);
const char *regio_code_extra(const struct regio_gegevens *, const char *lijst,
    const char *code);
/* All codes valid on that day, in order. */
const struct regio_code *regio_codes(const struct regio_gegevens *,
    struct arena *, const char *lijst, int32_t dag, size_t *n_out);

/* What agreement of two persons weighs: learnt here, or as the program came. NULL
 * gives NULL, which stands for the latter. */
struct koppel_weging;
const struct koppel_weging *regio_koppeling(const struct regio_gegevens *);

/* Norms and days. NULL when there is no such norm on that day. */
const struct norm *regio_norm(const struct regio_gegevens *, const char *code,
    int32_t dag);
const struct norm *regio_norm_versie(const struct regio_gegevens *,
    const char *code, int64_t versie);
/* All norms valid on that day: pointers that live as long as the struct. The
 * clocks ask this for the norms that an event starts. */
const struct norm *const *regio_normen(const struct regio_gegevens *,
    struct arena *, int32_t dag, size_t *n_out);
const struct kalender *regio_kalender(const struct regio_gegevens *);

/* The points instrument. */
struct regio_keuze {
	const char	*code, *tekst;
	int64_t		 punten;
};
struct regio_vraag {
	const char	*code, *sectie, *tekst;
	bool		 verplicht;
	const struct regio_keuze *keuzes;
	size_t		 nkeuzes;
};
struct regio_vragenlijst {
	const char	*code, *naam;
	int64_t		 versie, grens_a, grens_b;	/* letter A from, B from */
	const struct regio_vraag *vragen;
	size_t		 nvragen;
};
const struct regio_vragenlijst *regio_vragenlijst(
    const struct regio_gegevens *, const char *code, int32_t dag);
const struct regio_vragenlijst *regio_vragenlijst_versie(
    const struct regio_gegevens *, const char *code, int64_t versie);

struct regio_organisatie {
	int64_t		 id;
	const char	*code, *naam, *soort, *gemeente, *telefoon;
};
const struct regio_organisatie *regio_organisatie(
    const struct regio_gegevens *, int64_t id);
const struct regio_organisatie *regio_organisatie_code(
    const struct regio_gegevens *, const char *code);
/* Of one kind, or all with soort NULL; valid on that day. */
const struct regio_organisatie *regio_organisaties(
    const struct regio_gegevens *, struct arena *, const char *soort,
    int32_t dag, size_t *n_out);

struct regio_overlegsoort {
	const char	*code, *naam, *dagen, *begin, *voorzitter;
	int64_t		 minuten, minuten_zaak, quorum;
	const char	*const *partners;	/* organisation codes */
	size_t		 npartners;
};
const struct regio_overlegsoort *regio_overlegsoort(
    const struct regio_gegevens *, const char *code, int32_t dag);

struct regio_gemeente {
	const char	*code, *naam, *jeugdregio;
	int64_t		 inwoners;
};
const struct regio_gemeente *regio_gemeenten(const struct regio_gegevens *,
    struct arena *, int32_t dag, size_t *n_out);

#endif
