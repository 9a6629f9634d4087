/* main.h - the subcommands, and what they share: settings and an open app.
 *
 * Exit status: 0 it was done, 1 it could not be done, 2 the call was wrong. */
#ifndef MAIN_MAIN_H
#define MAIN_MAIN_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "acts/act.h"
#include "acts/werk_bewaard.h"
#include "base/arena.h"
#include "base/err.h"
#include "os/clock.h"

/* From the settings file, then from the command line. */
struct settings {
	const char	*database;	/* "sqlite:var/samenloop.db", "postgres:..." */
	const char	*sleutels;	/* file with the master keys */
	const char	*regio_map;	/* "regio/kennemerland" */
	const char	*luister;	/* "127.0.0.1:8080" */
	const char	*toestand;	/* address for /metrics, or NULL */
	const char	*noodlog;	/* looks while nothing can be written, or NULL */
	const char	*postvak;	/* drop folder for messages, or NULL */
	const char	*adres;		/* "https://vt.example.nl": where people find us */
	const char	*smtp;		/* "smtps://mail.example.nl:465", or NULL: no mail */
	const char	*smtp_van, *smtp_gebruiker, *smtp_ca;
	const char	*smtp_wachtwoord;	/* a file that holds it */
	bool		 smtp_zonder_tls;
	const char	*brp, *brp_sleutel, *brp_ca;	/* BRP personen, or NULL: off */
	int64_t		 regio;		/* number of the region */
	bool		 https;		/* people come by https */
	const char	*proxy;		/* addresses of our proxies, or NULL */
	bool		 json;		/* --json: answers as data */
	bool		 demo;
	int64_t		 nu;		/* --nu: a moment that stands still; 0: real */
};

/* One word that a command knows: "--database", its value, in Dutch help. */
struct option {
	const char	*naam;
	bool		 waarde;	/* takes a value */
	const char	*uitleg;
};

struct call {
	const char	*program;	/* path of this program */
	struct settings	 s;
	const char	*args[32];	/* what is left after the options */
	size_t		 nargs;
	const struct pair *extra;	/* options of the command itself */
	size_t		 nextra;
	struct arena	*a;
	const char	*gezegd;	/* what call_act wrote first, or NULL */
};

/* The value of an option of the command itself, or NULL. */
const char *call_option(const struct call *, const char *naam);

struct command {
	const char	*naam;		/* "serve", "gebruiker" */
	const char	*uitleg;	/* one line for `samenloop --help` */
	const char	*gebruik;	/* "BESTAND ..." */
	const struct option *opties;	/* of its own; ends with naam NULL */
	int		(*run)(struct call *);
	bool		 verborgen;
	bool		 eigen;		/* its options are no settings, even if named so */
	void		(*meer)(void);	/* writes more for --help, or NULL */
};

extern const struct command command_wekker, command_serve, command_migrate, command_verify,
    command_gebruiker, command_regio, command_sleutel, command_rechten,
    command_parser, command_bericht, command_demo, command_backup, command_restore,
    command_verhuizen, command_noodblad, command_doctor, command_termijn;
extern const struct command command_koppeling, command_import;

/* Says on stderr what went wrong, in Dutch where there is a sentence; once, where call_act
 * has said it. */
int call_failed(const struct call *, const struct err *);

/* An app: database, keys, region. Missing keys are made only with `maak`. */
struct running {
	struct app		 app;
	struct clock		 clock;
	struct regio_gegevens	*gegevens;
	struct vorige		*vorige;	/* the region as it was before */
	struct werk_bewaard	 bewaard;
	pthread_mutex_t		 lezen;		/* one reads the region again at a time */
};
/* The same for a database that restore or verhuizen has filled or is filling. */
MUST_CHECK enum err_code running_open_gevuld(struct call *, struct running *out,
    struct err *);
MUST_CHECK enum err_code running_open(struct call *, bool maak,
    struct running *out, struct err *);
void running_close(struct running *);

/* Prints what verify found; the exit status. */
int verify_journaal(const struct call *, struct db *, int64_t regio, const char *anker);

/* Reads the region's data again when it was loaded since; who is at work with
 * the old keeps it. changed_out may be NULL. */
MUST_CHECK enum err_code running_reload(struct running *, bool *changed_out,
    struct err *);

/* Runs an act from the command line, as the program itself. */
MUST_CHECK enum err_code call_act(struct call *, struct running *,
    enum act_id, const struct pair *, size_t n, void *out, struct err *);

#endif
