/* import.h - what the files of "samenloop import personen" share. */
#ifndef MAIN_IMPORT_H
#define MAIN_IMPORT_H

#include "acts/inlezen.h"
#include "main/main.h"
#include "text/csv.h"

#define IMPORT_VELDEN 24

struct teller {
	size_t		 gelezen, nieuw, was_er, fout, dubbel, relaties, twijfel, huizen;
	size_t		 namen, gezag, adressen;
	size_t		 nummers, nummers_fout;	/* BSNs looked at; that fail */
	size_t		 zonder;			/* persons without one */
};

/* An address of before, with the day it began; it ended where the next begins. */
struct adres_rec {
	const char	*straat, *huisnummer, *postcode, *woonplaats, *van, *tot;
	struct adres_rec *volgende;		/* earlier still */
};

struct persoon_rec {
	const char	*record, *bsn, *naam;
	const char	*voornamen, *voorvoegsel, *geslachtsnaam;
	const char	*geboren, *straat, *huisnummer, *postcode, *woonplaats, *woont_van;
	const char	*ouder[2], *partner, *huw_van, *huw_tot;
	const char	*gezag, *gezag_van;	/* BRP 11.32.10; NULL: nothing said */
	struct adres_rec *eerder;
	bool		 goed, partnerschap;
	struct persoon_rec *deur;	/* the first of this front door; NULL: no address */
	struct persoon_rec *volgende_in, *laatste_in;	/* of the same front door */
};

/* A tie that another line of a person tells: a child, or a partner of before. */
struct band_rec {
	const struct persoon_rec *van;
	const char	*soort, *ander;		/* CORV code; BSN */
	const char	*vanaf, *tot;
};

struct invoer {
	struct call	*c;
	struct running	*r;
	const char	*lijst, *bron;
	bool		 proef;
	struct teller	 t;
	struct persoon_rec *v;
	size_t		 n, max;
	struct band_rec	*banden;
	size_t		 nbanden, maxbanden;
	bool		 kind_voorbij;	/* the next line tells a child of before (09.H 59) */
	struct pair	 velden[IMPORT_VELDEN];
	size_t		 nvelden;
	struct arena	*a;		/* as long as the run */
};

/* A field of the next act; NULL and "" are left out. */
void import_veld(struct invoer *, const char *naam, const char *waarde);
/* That act; what is wrong with it was said on stderr. import_zwaar: the run stops. */
MUST_CHECK enum err_code import_doe(struct invoer *, enum act_id, struct uit_inlezen *,
    struct err *);
bool import_zwaar(enum err_code);
/* A cell, NULL when it is empty or has no column; and a copy that lasts. */
const char *import_cel(const struct csv *, const char **rij, const char *kolom);
const char *import_bewaar(struct invoer *, const char *);

/* Reads the person p out of the fields gathered. */
MUST_CHECK enum err_code import_persoon(struct invoer *, unsigned regel,
    struct persoon_rec *p, struct err *);
/* Another name of a person, unless it is the one he has. */
MUST_CHECK enum err_code import_naam(struct invoer *, const struct persoon_rec *,
    const char *soort, const char *voornamen, const char *voorvoegsel,
    const char *geslachtsnaam, struct err *);

/* The columns of the BRP: the first line of a person, and those after it. */
MUST_CHECK enum err_code import_brp_persoon(struct invoer *, const struct csv *,
    const char **rij, struct err *);
MUST_CHECK enum err_code import_brp_vervolg(struct invoer *, const struct csv *,
    const char **rij, struct err *);

/* After all persons: ties, authority, homes. */
MUST_CHECK enum err_code import_gezin(struct invoer *, struct err *);

#endif
