#include "rights/zicht.h"

#include "db/db.h"
#include "rights/grafsteen.h"
#include "zicht_sql.h"

enum err_code
zicht_op_dossier(struct tx *tx, struct arena *a, const struct wie *wie,
    int64_t dossier, int64_t now, struct zicht_dossier *out, struct err *err)
{
	struct q_zicht_dossier r;
	enum err_code rc = q_zicht_dossier(tx, a, &(struct p_zicht_dossier){
	    .regio = wie->regio, .dossier = dossier,
	    .z_regio = wie->hele_regio, .z_medewerker = wie->medewerker,
	    .z_nu = now }, &r, err);

	if (rc == ERR_NOT_FOUND)
		return grafsteen_of_niets(tx, a, wie->regio, GRAF_DOSSIER, dossier, err);
	TRY(rc);
	*out = (struct zicht_dossier){ .id = r.id, .huishouden = r.huishouden,
	    .sleutel = r.sleutel, .casusregisseur = r.casusregisseur,
	    .kenmerk = r.kenmerk, .naam = r.naam, .gemeente = r.gemeente,
	    .stand = r.stand };
	return ERR_OK;
}

enum err_code
zicht_op_melding(struct tx *tx, struct arena *a, const struct wie *wie,
    int64_t melding, int64_t now, struct zicht_melding *out, struct err *err)
{
	struct q_zicht_melding r;
	enum err_code rc = q_zicht_melding(tx, a, &(struct p_zicht_melding){
	    .regio = wie->regio, .melding = melding,
	    .z_regio = wie->hele_regio, .z_medewerker = wie->medewerker,
	    .z_nu = now }, &r, err);

	if (rc == ERR_NOT_FOUND)
		return grafsteen_of_niets(tx, a, wie->regio, GRAF_MELDING, melding, err);
	TRY(rc);
	*out = (struct zicht_melding){ .id = r.id, .dossier = r.dossier,
	    .sleutel = r.sleutel, .behandelaar = r.behandelaar,
	    .kenmerk = r.kenmerk, .stand = r.stand, .stap = r.stap };
	return ERR_OK;
}
