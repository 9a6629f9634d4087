/* gesprek_view.h - what the pages of a conversation show. */
#ifndef WEB_GESPREK_VIEW_H
#define WEB_GESPREK_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/gezin_view.h"
#include "web/view.h"

/* A person in the form. */
struct rij_view {
	size_t		 nr;		/* from 1, on screen */
	size_t		 index;		/* in the names of the fields */
	const char	*id;		/* "personen-0" */
	bool		 open;		/* the rest of the fields is unfolded */
	bool		 weg;		/* may be taken away */
	struct veld_view bekend;	/* hidden: id of a known person */
	const char	*bekend_naam;	/* NULL: nobody chosen */
	struct veld_view voornamen, voorvoegsel, geslachtsnaam, geboren, rol, hoedanigheid,
			 geslacht, telefoon, roepnaam, bsn, woont_elders, straat,
			 huisnummer, postcode, woonplaats;
};

/* A step of the meldcode with its answer. */
struct stap_view {
	struct veld_view veld;
};

struct gesprek_view {
	const char	*csrf, *sleutel, *begin;	/* keys of ending and beginning */
	const char	*venster;
	int64_t		 id, versie;
	const char	*actie;		/* "/gesprek/7" */
	const char	*kop, *sub;
	const char	*bewaard;	/* "09.41", or NULL */
	bool		 botsing;
	const struct fout_view *fouten;
	size_t		 nfouten;
	const char	*melding;	/* why it could not be ended, or NULL */

	struct veld_view bron, hoedanigheid, melder_organisatie, melder_naam,
			 melder_telefoon, melder_email, openheid, beschermingsgrond,
			 bescherming_uitleg;
	struct veld_view verteld, getoond, gebeurd_op, gebeurd_tijd, gebeurd_waar, vormen,
			 direct_gevaar, gevaar, crisis, kinderen, gezin_weet;
	struct veld_view meldcode_stap;
	const struct stap_view *stappen;
	size_t		 nstappen;
	bool		 meldcode_open;
	struct veld_view straat, huisnummer, postcode, woonplaats, gemeente,
			 zonder_personen, contact_veilig, huisbezoek;
	const char	*personen_fout;
	const struct rij_view *rijen;
	size_t		 nrijen;
	struct rij_view	 leeg;		/* for script: one more */
	struct veld_view vraag, advies, toestemming;
	bool		 advies_open;

	const char	*eerder_kenmerk;	/* the advice it grew out of; NULL */
	int64_t		 eerder_id;
	const char	*eerder_vraag, *eerder_advies, *eerder_wanneer;
	const struct kandidaat_view *kandidaten;	/* NULL: not looked for */
	size_t		 nkandidaten;
	bool		 gekeken;
	const struct signaal_view *signalen;	/* of who was chosen, and the address */
	size_t		 nsignalen;
	const char	*vervallen;	/* path, or NULL while nothing is kept */
	const struct optie *redenen;
	size_t		 nredenen;
};

struct eerder_view {
	const char	*wanneer, *wat;
	int64_t		 dossier;
	const char	*kenmerk;
};

struct kandidaat_view {
	int64_t		 id;
	const char	*naam, *roepnaam, *wie;	/* wie: born, address */
	const char	*rol;
	bool		 sterk, overleden;
	const char	*const *redenen;
	size_t		 nredenen;
	const char	*score;		/* "83 van 100", or NULL */
	const struct eerder_view *eerder;
	size_t		 neerder;
	const char	*eerder_pad;	/* newest dossier, or NULL */
	const char	*kies;		/* "0:123": value of the button, or NULL */
	size_t		 index;
};

struct gesprek_kort_view {
	int64_t		 id;
	const char	*wanneer, *wat;
};

/* One field in which two texts differ. */
struct verschil_view {
	const char	*naam, *id, *label, *mijn, *ander;
	bool		 beide;		/* may be kept under each other: then that is chosen */
	bool		 leeg;		/* mine is empty: then the other is chosen */
};

struct botsing_view {
	const char	*csrf, *actie, *wie, *mijn_op, *ander_op;
	int64_t		 id, versie;
	const struct verschil_view *v;
	size_t		 n;
};

struct advies_view {
	const char	*csrf, *kenmerk, *wanneer, *wie, *bron, *hoedanigheid, *gemeente,
			*stap, *vraag, *advies, *vrager;	/* NULL: none */
	const char	*vormen;
	int64_t		 id, melding, dossier;
	const char	*sleutel;
	bool		 mag_melden;
};

#endif
