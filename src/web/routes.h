/* routes.h - the tables of routes, one per word; web.c serves them all. */
#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "web/web.h"

/* Each ends with method NULL. Add your table here and in ROUTE_TABLES. */
extern const struct pagina_route inlog_routes[];
extern const struct pagina_route bericht_routes[];
extern const struct pagina_route gesprek_routes[];
extern const struct pagina_route botsing_routes[];
extern const struct pagina_route advies_routes[];
extern const struct pagina_route zoeken_routes[];
extern const struct pagina_route werkvoorraad_routes[];
extern const struct pagina_route kwartaal_routes[];
extern const struct pagina_route journaal_routes[];
extern const struct pagina_route weging_routes[];
extern const struct pagina_route overleg_routes[];
extern const struct pagina_route dossier_routes[];
extern const struct pagina_route gezin_routes[];
extern const struct pagina_route dubbel_routes[];
extern const struct pagina_route kluis_routes[];
extern const struct pagina_route zaak_routes[];
extern const struct pagina_route besluit_routes[];
extern const struct pagina_route vervolg_routes[];
extern const struct pagina_route onderzoek_routes[];
extern const struct pagina_route terugkoppeling_routes[];
extern const struct pagina_route termijn_routes[];
extern const struct pagina_route termijnen_routes[];
extern const struct pagina_route voorval_routes[];
extern const struct pagina_route waarschuwing_routes[];
extern const struct pagina_route agenda_routes[];
extern const struct pagina_route noodblad_routes[];
extern const struct pagina_route vernietig_routes[];
extern const struct pagina_route brief_routes[];

#define ROUTE_TABLES \
	zaak_routes, \
	gezin_routes, \
	dubbel_routes, \
	vernietig_routes, \
	besluit_routes, \
	vervolg_routes, \
	onderzoek_routes, \
	terugkoppeling_routes, \
	bericht_routes, \
	kwartaal_routes, \
	journaal_routes, \
	inlog_routes, \
	gesprek_routes, \
	botsing_routes, \
	advies_routes, \
	zoeken_routes, \
	werkvoorraad_routes, \
	overleg_routes, \
	weging_routes, \
	dossier_routes, \
	kluis_routes, \
	termijn_routes, \
	termijnen_routes, \
	voorval_routes, \
	waarschuwing_routes, \
	agenda_routes, \
	noodblad_routes, \
	brief_routes,

#endif
