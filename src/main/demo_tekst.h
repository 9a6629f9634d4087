/* demo_tekst.h - made-up names, streets and stories. Nobody here exists. */
#ifndef MAIN_DEMO_TEKST_H
#define MAIN_DEMO_TEKST_H

#include <stdbool.h>
#include <stddef.h>

struct demo_naam {
	const char	*voorvoegsel, *naam;
};

struct demo_plaats {
	const char	*gemeente, *woonplaats, *postcode;	/* four digits */
	const char	*team;					/* its local team */
	unsigned	 gewicht;
};

/* A kind of case: who reports, what happened, which forms, how heavy. */
struct demo_verhaal {
	const char	*bron, *hoedanigheid, *vormen[3];
	const char	*verteld, *getoond, *gevaar;
	unsigned	 ernst;			/* 0 light, 1 middle, 2 heavy */
	bool		 kinderen, crisis;
};

extern const struct demo_naam demo_namen[];
extern const char *const demo_vrouwen[], *const demo_mannen[],
    *const demo_meisjes[], *const demo_jongens[], *const demo_straten[];
extern const struct demo_plaats demo_plaatsen[];
extern const struct demo_verhaal demo_verhalen[];
extern const char *const demo_vragen[], *const demo_adviezen[],
    *const demo_notities[];
extern const size_t demo_nnamen, demo_nvrouwen, demo_nmannen, demo_nmeisjes,
    demo_njongens, demo_nstraten, demo_nplaatsen, demo_nverhalen,
    demo_nvragen, demo_nadviezen, demo_nnotities;

#endif
