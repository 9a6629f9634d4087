/* antwoord_velden.h - words for the tables of answers: define S as the struct. */
#ifndef API_ANTWOORD_VELDEN_H
#define API_ANTWOORD_VELDEN_H

#include "api/antwoord.h"

#define V(soort, veld, json, uitleg) { json, uitleg, soort, offsetof(S, veld), 0, NULL }
#define TEKST_(veld, json, uitleg)	V(ANTW_TEKST, veld, json, uitleg)
#define LETTERS_(veld, json, uitleg)	V(ANTW_LETTERS, veld, json, uitleg)
#define ID_(veld, json, uitleg)		V(ANTW_ID, veld, json, uitleg)
#define GETAL_(veld, json, uitleg)	V(ANTW_GETAL, veld, json, uitleg)
#define VLAG_(veld, json, uitleg)	V(ANTW_VLAG, veld, json, uitleg)
#define MOMENT_(veld, json, uitleg)	V(ANTW_MOMENT, veld, json, uitleg)
#define TEKSTEN_(veld, n, json, uitleg) \
	{ json, uitleg, ANTW_TEKSTEN, offsetof(S, veld), offsetof(S, n), NULL }
#define RIJ_(veld, n, wat, json, uitleg) \
	{ json, uitleg, ANTW_RIJ, offsetof(S, veld), offsetof(S, n), &antwoord_##wat }
/* Only in the description: the answer has a function of its own. */
#define EIGEN_(soort, wat, json, uitleg)	{ json, uitleg, soort, 0, 0, wat }
#define EINDE_				{ NULL, NULL, ANTW_EIGEN, 0, 0, NULL }

#endif
