/* zaak_view.h - a report and what follows from it, as the templates show them. */
#ifndef WEB_ZAAK_VIEW_H
#define WEB_ZAAK_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/view.h"

/* The head of every page about a report. */
struct zaak_view {
	int64_t		 melding, dossier;
	const char	*kenmerk, *titel, *sub;
	bool		 onder;		/* a page below the report: link back to it */
	const char	*csrf, *sleutel;
	const struct fout_view *fouten;	size_t nfouten;
	const char	*belet;		/* why it could not be done; or NULL */
};

struct zin_view {			/* a label with what belongs to it */
	const char	*label, *tekst, *klein;	/* klein NULL: none */
};

struct persoon_view {
	int64_t		 id;
	const char	*naam, *klein, *rol;
	const char	*informeren;	/* until when he must be told; or NULL */
	bool		 mag;		/* record that he was told */
	const char	*brief;		/* page to write to him; or NULL */
};

struct stuk_view {			/* one thing that followed */
	const char	*wat, *klein, *stand, *kleur, *url;	/* url NULL: none */
};

struct besluit_view {
	const char	*route, *uitkomst, *reden, *wie, *wanneer, *eigenaar;
	bool		 overleg;
};

struct bericht_view {			/* a feedback that was given */
	const char	*wijze, *wanneer, *wie, *tekst;
};

struct melder_view {
	const char	*hoedanigheid, *stand;	/* "open", "beschermd", "niet bekend" */
	const char	*naam, *organisatie, *telefoon, *tel, *email;	/* or NULL */
	const char	*grond;		/* why protected; or NULL */
	const char	*kluis;		/* page to open the vault; or NULL */
};

struct meldingpag_view {
	struct zaak_view kop;
	const char	*letter;	int64_t punten;
	const char	*stap, *verteld, *getoond, *gevaar;
	struct zin_view	*feiten;	size_t nfeiten;
	struct zin_view	*meldcode;	size_t nmeldcode;
	struct persoon_view *personen;	size_t npersonen;
	struct besluit_view *besluiten;	size_t nbesluiten;
	struct stuk_view *stukken;	size_t nstukken;
	struct stuk_view *eerder;	size_t neerder;
	struct bericht_view *berichten;	size_t nberichten;
	struct klok_view *klokken;	size_t nklokken;
	struct melder_view melder;
	const char	**belet;	size_t nbelet;
	const char	*gesloten;	/* when and why; NULL: open */
	bool		 acuut, wegen, besluit, ter_plaatse, hulp, overdracht, vto,
			 terugkoppelen, sluiten;	/* may, now */
};

/* A form about a report: its fields are in the page's own struct. */
struct acuut_view {
	struct zaak_view kop;
	const char	*verteld;
	struct veld_view gevaar_ja, gevaar, crisis;
	struct klok_view *klokken;	size_t nklokken;
};

struct route_view {
	const char	*code, *naam, *gevolg, *toets;
	bool		 gekozen;
};

struct besluitpag_view {
	struct zaak_view kop;
	const char	*letter;	int64_t punten;
	const char	*verteld, *gevaar, *vormen;
	struct route_view *routes;	size_t nroutes;
	struct veld_view route, uitkomst, reden, eigenaar;
	struct klok_view *klokken;	size_t nklokken;
	struct stuk_view *eerder;	size_t neerder;
	struct besluit_view *besluiten;	size_t nbesluiten;
};

struct hulppag_view {
	struct zaak_view kop;
	bool		 nieuw;		/* asking; else one that was asked */
	struct veld_view soort, organisatie, persoon;	/* asking */
	struct veld_view stand, op, reden;		/* what became of it */
	const char	*actie;
	struct zin_view	*feiten;	size_t nfeiten;
	bool		 klaar;		/* started or refused */
	struct klok_view *klokken;	size_t nklokken;
};

struct overdrachtpag_view {
	struct zaak_view kop;
	bool		 nieuw;
	struct veld_view organisatie, contactpersoon, grond, tekst;
	struct veld_view antwoord, reden;
	const char	*actie, *regie;		/* who is director, as a sentence */
	const char	*inhoud;		/* what was shared */
	const char	*opnieuw;		/* refused: where another is asked; or NULL */
	struct zin_view	*feiten;	size_t nfeiten;
	bool		 klaar;
	struct klok_view *klokken;	size_t nklokken;
};

struct vtopag_view {
	struct zaak_view kop;
	bool		 nieuw, klaar;
	struct veld_view reden, college;
	const char	*actie, *tekst;
	struct zin_view	*feiten;	size_t nfeiten;
	struct klok_view *klokken;	size_t nklokken;
};

struct informant_view {
	int64_t		 id;
	const char	*naam, *klein, *antwoord;	/* antwoord NULL: none yet */
	bool		 mag;		/* an answer may be kept */
	struct veld_view veld;
};

struct conclusie_view {
	const char	*persoon, *vorm, *uitkomst, *uitleg;	/* when it is done */
	const char	*prefix;	/* "conclusies.3" */
	int64_t		 persoon_id;
	const char	*vorm_code;
	struct veld_view keuze, tekst;
};

struct onderzoekpag_view {
	struct zaak_view kop;
	const char	*actie, *plan, *bevindingen, *kijk;
	bool		 gestart, afgerond, mag;
	struct zin_view	*feiten;	size_t nfeiten;
	struct veld_view plan_veld, naam, hoedanigheid, toestemming, bevindingen_veld,
			 kijk_veld;
	struct informant_view *informanten; size_t ninformanten;
	struct conclusie_view *conclusies; size_t nconclusies;
	struct klok_view *klokken;	size_t nklokken;
};

struct terugkoppelpag_view {
	struct zaak_view kop;
	struct melder_view melder;
	const char	*kanalen;	/* "Telefoonnummer bekend, e-mailadres niet" */
	bool		 besloten, mag, beroep;
	struct veld_view wijze, tekst;
	struct bericht_view *berichten;	size_t nberichten;
	struct klok_view *klokken;	size_t nklokken;
};

struct wacht_view {
	int64_t		 melding, dossier;
	const char	*naam, *kenmerk, *melder, *route, *besloten, *wie;
	bool		 beschermd;
	struct klok_view klok;
	bool		 heeft_klok;
};

struct sluiten_view {
	struct zaak_view kop;
	const char	**waarom;	size_t nwaarom;	/* what stands in the way */
	struct veld_view reden;
	bool		 laatste;	/* the dossier closes too */
};

#endif
