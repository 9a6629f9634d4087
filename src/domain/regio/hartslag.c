#include "domain/regio/hartslag.h"

#include "hartslag_sql.h"

#define NAAM "server"

enum err_code
hartslag_klop(struct tx *tx, struct arena *a, int64_t nu, int64_t *vorige_out,
    struct err *err)
{
	struct q_hartslag_stand was = { .op = 0 };
	enum err_code rc = q_hartslag_stand(tx, a, &(struct p_hartslag_stand){
	    .naam = NAAM }, &was, err);

	if (rc != ERR_OK && rc != ERR_NOT_FOUND)
		return rc;
	*vorige_out = was.op;
	TRY(q_hartslag_tel(tx, &(struct p_hartslag_tel){ .naam = "slag" }, err));
	return q_hartslag_zet(tx, &(struct p_hartslag_zet){ .naam = NAAM,
	    .op = was.op > nu ? was.op : nu }, err);
}
