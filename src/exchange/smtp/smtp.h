/* smtp.h - one mail over SMTP, by libcurl. Blocks until it is handed over: only
 * for a job, outside any transaction. */
#ifndef EXCHANGE_SMTP_SMTP_H
#define EXCHANGE_SMTP_SMTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct smtp_config {
	const char	*url;		/* "smtp://host:587", "smtps://host:465" */
	const char	*van;		/* address of the sender */
	const char	*gebruiker, *wachtwoord;	/* or NULL */
	const char	*ca;		/* file with the certificates to trust, or NULL */
	bool		 zonder_tls;	/* false: no TLS, no mail */
};

struct smtp_mail {
	const char	*aan, *onderwerp, *tekst;	/* UTF-8; lines end with \n */
	const char	*kenmerk;	/* of its Message-ID: the same when sent again */
	int64_t		 op;		/* Date: */
};

/* Once, before the first thread. */
MUST_CHECK enum err_code smtp_begin(struct err *);

/* ERR_OK: the server has taken it. ERR_INVALID: an address or subject that cannot
 * be (line breaks, no @): never try again. ERR_BUSY: else; err->detail says what,
 * without an address. */
MUST_CHECK enum err_code smtp_send(const struct smtp_config *, const struct smtp_mail *,
    struct err *);

/* The mail as it goes over the line: CRLF, RFC 5322. For smtp_send and tests. */
MUST_CHECK enum err_code smtp_schrijf(struct buf *, const struct smtp_config *,
    const struct smtp_mail *, struct err *);

#endif
