/* contact.h - answers of the acts about conversations, advice and search. */
#ifndef ACTS_CONTACT_H
#define ACTS_CONTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pair.h"
#include "domain/advies/advies.h"
#include "domain/contact/contact.h"
#include "domain/persoon/naam.h"
#include "domain/persoon/persoon.h"
#include "domain/signaal/signaal.h"

struct uit_gesprek_bewaren {
	int64_t		 onderwerp;	/* contact, or what the draft is about */
	int64_t		 versie;
	const char	*bewaard;	/* "09.41" */
	bool		 botsing;	/* somebody else wrote too; nothing is lost */
};

/* A row of the draft that was said to be somebody who is known. */
struct uit_bekend {
	size_t		 rij;		/* personen.RIJ.bekend */
	int64_t		 id;
	const char	*naam;
};

struct uit_gesprek_openen {
	struct contact	 contact;
	struct concept	 concept;	/* versie 0: nothing typed yet */
	bool		 botsing;	/* a conflict of one's own waits for a choice */
	struct advies	 advies;	/* the earlier advice; id 0: none */
	struct uit_bekend *bekend;
	size_t		 nbekend;
};

struct uit_gesprek_botsing {
	struct contact	 contact;
	struct concept	 mijn, ander;	/* versie 0: there is no conflict (any more) */
};

struct uit_gesprekken_openen {
	struct contact_kort *v;
	size_t		 n;
};

struct uit_adviezen_lezen {
	struct advies	*v;
	size_t		 n;
};

struct uit_advies_openen {
	struct advies	 advies;
};

#define KANDIDAAT_EERDER 6

/* A known person, with why it may be the one, and what came before (A6). */
struct uit_persoon {
	int64_t		 id;
	const char	*naam, *roepnaam;	/* roepnaam: for "Dit is Yara" */
	const char	*geboren;	/* JJJJMMDD or NULL */
	const char	*adres;		/* "" when not known or secret */
	bool		 geheim, overleden, sterk;
	const char	*const *redenen;	/* in words */
	size_t		 nredenen;
	int64_t		 score;		/* of a thousand; 0: found by address or number only */
	const char	*rol;		/* in the household; NULL: none */
	const struct persoon_eerder *eerder;
	size_t		 neerder;
};

struct uit_kandidaten {
	struct uit_persoon *v;
	size_t		 n;
	bool		 gevraagd;	/* false: too little was typed to look */
};

/* What is noticed about who was chosen, and about the address (B6). */
struct uit_intake_signalen {
	struct signaal	*v;
	size_t		 n;
	bool		 gevraagd;	/* false: nobody known, and no address */
};

struct uit_zoeken {
	int64_t		 dossier;	/* the number of a case was typed: go there */
	int64_t		 advies;	/* the number of an advice */
	const char	*soort;		/* what it was read as: "naam", "adres" ... */
	const char	*grafsteen;	/* that number was destroyed, in a sentence; or NULL */
	struct uit_persoon *v;
	size_t		 n;
};

#endif
