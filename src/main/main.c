/* main.c - which subcommand, with which settings. */
#include "main/main.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "os/file.h"
#include "os/net.h"

#define EXTRA_MAX 32
#define SETTINGS_MAX ((size_t)64 * 1024)

static const struct command *const commands[] = {
	&command_serve,
	&command_demo,
	&command_regio,
	&command_rechten,
	&command_termijn,
	&command_migrate,
	&command_verify,
	&command_doctor,
	&command_backup,
	&command_restore,
	&command_verhuizen,
	&command_noodblad,
	&command_gebruiker,
	&command_sleutel,
	&command_bericht,
	&command_import,
	&command_wekker,
	&command_koppeling,
	&command_parser,
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static const struct option common[] = {
	{ "--instellingen", true, "bestand met instellingen (naam = waarde)" },
	{ "--database", true, "sqlite:BESTAND of postgres:host=... dbname=..." },
	{ "--sleutels", true, "bestand met de hoofdsleutels" },
	{ "--regio-map", true, "map met de gegevens van de regio" },
	{ "--regio", true, "nummer van de regio" },
	{ "--json", false, "antwoord als JSON" },
	{ "--help", false, "deze uitleg" },
	{ NULL, false, NULL },
};

static const struct option *
option_find(const struct option *o, const char *naam)
{
	for (; o != NULL && o->naam != NULL; o++)
		if (strcmp(o->naam, naam) == 0)
			return o;
	return NULL;
}

static void
help(const struct command *c)
{
	if (c == NULL) {
		(void)puts("samenloop: registratie en regie voor een regio van Veilig Thuis\n\n"
		    "Gebruik: samenloop OPDRACHT [opties]\n");
		for (size_t i = 0; i < COMMANDS; i++)
			if (!commands[i]->verborgen)
				(void)printf("  %-12s %s\n", commands[i]->naam,
				    commands[i]->uitleg);
		(void)puts("\nsamenloop OPDRACHT --help geeft de opties van een opdracht.");
		return;
	}
	(void)printf("samenloop %s %s\n\n%s\n\nOpties:\n", c->naam, c->gebruik,
	    c->uitleg);
	for (const struct option *o = c->opties; o != NULL && o->naam != NULL; o++)
		(void)printf("  %-16s %s\n", o->naam, o->uitleg);
	for (const struct option *o = common; o->naam != NULL; o++)
		if (option_find(c->opties, o->naam) == NULL)
			(void)printf("  %-16s %s\n", o->naam, o->uitleg);
	if (c->meer != NULL)
		c->meer();
}

/* What follows "smtp". */
static bool
smtp_set(struct settings *s, const char *naam, const char *waarde, bool *bekend)
{
	if (strcmp(naam, "") == 0)
		s->smtp = waarde;
	else if (strcmp(naam, "-van") == 0)
		s->smtp_van = waarde;
	else if (strcmp(naam, "-gebruiker") == 0)
		s->smtp_gebruiker = waarde;
	else if (strcmp(naam, "-wachtwoord") == 0)
		s->smtp_wachtwoord = waarde;
	else if (strcmp(naam, "-ca") == 0)
		s->smtp_ca = waarde;
	else if (strcmp(naam, "-tls") == 0) {
		s->smtp_zonder_tls = strcmp(waarde, "zonder") == 0;
		return s->smtp_zonder_tls || strcmp(waarde, "verplicht") == 0;
	} else
		return *bekend = false;
	return true;
}

/* "ja" is a proxy on this machine. */
static bool
proxy_set(struct settings *s, const char *waarde)
{
	if (strcmp(waarde, "nee") == 0) {
		s->proxy = NULL;
		return true;
	}
	s->proxy = strcmp(waarde, "ja") == 0 ? "127.0.0.1, ::1" : waarde;
	return net_lijst_goed(s->proxy);
}

/* One setting by the name it has in the file, without the dashes. *bekend: there
 * is a setting of that name; false then says that its value is wrong. */
static bool
setting_set(struct settings *s, const char *naam, const char *waarde, bool *bekend)
{
	char *end = NULL;

	*bekend = true;
	if (strcmp(naam, "database") == 0)
		s->database = waarde;
	else if (strcmp(naam, "sleutels") == 0)
		s->sleutels = waarde;
	else if (strcmp(naam, "regio-map") == 0)
		s->regio_map = waarde;
	else if (strcmp(naam, "luister") == 0)
		s->luister = waarde;
	else if (strcmp(naam, "toestand") == 0)
		s->toestand = waarde;
	else if (strcmp(naam, "noodlog") == 0)
		s->noodlog = waarde;
	else if (strcmp(naam, "postvak") == 0)
		s->postvak = waarde;
	else if (strcmp(naam, "adres") == 0)
		s->adres = waarde;
	else if (strcmp(naam, "brp") == 0)
		s->brp = waarde;
	else if (strcmp(naam, "brp-sleutel") == 0)
		s->brp_sleutel = waarde;
	else if (strcmp(naam, "brp-ca") == 0)
		s->brp_ca = waarde;
	else if (strncmp(naam, "smtp", 4) == 0)
		return smtp_set(s, naam + 4, waarde, bekend);
	else if (strcmp(naam, "https") == 0)
		s->https = strcmp(waarde, "ja") == 0;
	else if (strcmp(naam, "proxy") == 0)
		return proxy_set(s, waarde);
	else if (strcmp(naam, "regio") == 0) {
		s->regio = strtoll(waarde, &end, 10);
		return s->regio > 0 && *end == '\0';
	} else
		return *bekend = false;
	return true;
}

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		s[--n] = '\0';
	return s;
}

static bool
settings_read(struct call *c, const char *path)
{
	struct blob text;
	struct err err;
	char *line, *next, *eq;
	unsigned nr = 1;
	bool bekend = false;

	if (file_read(c->a, path, SETTINGS_MAX, &text, &err) != ERR_OK) {
		(void)fprintf(stderr, "samenloop: %s kan niet worden gelezen\n", path);
		return false;
	}
	for (line = arena_strndup(c->a, (const char *)text.p, text.n);
	    line != NULL && *line != '\0'; line = next, nr++) {
		next = line + strcspn(line, "\n");
		if (*next != '\0')
			*next++ = '\0';
		line = trim(line);
		if (*line == '\0' || *line == '#')
			continue;
		bekend = false;
		if ((eq = strchr(line, '=')) != NULL)
			*eq = '\0';
		if (eq == NULL || !setting_set(&c->s, trim(line), trim(eq + 1), &bekend)) {
			(void)fprintf(stderr, "samenloop: %s regel %u: %s\n", path, nr,
			    bekend ? "de waarde klopt niet" : "geen instelling die ik ken");
			return false;
		}
	}
	return true;
}

/* Puts an option in its place; false when its value is wrong. */
static bool
option_take(struct call *c, struct pair *extra, const char *naam, bool eigen,
    const char *waarde)
{
	bool bekend;

	if (eigen && c->nextra < EXTRA_MAX) {
		extra[c->nextra++] = (struct pair){ naam, waarde == NULL ? "" : waarde };
		return true;
	}
	if (strcmp(naam, "--instellingen") == 0)
		return settings_read(c, waarde);
	if (strcmp(naam, "--json") == 0)
		return c->s.json = true;
	if (setting_set(&c->s, naam + 2, waarde == NULL ? "ja" : waarde, &bekend))
		return true;
	if (bekend || option_find(common, naam) != NULL || c->nextra == EXTRA_MAX)
		return false;
	extra[c->nextra++] = (struct pair){ naam, waarde == NULL ? "" : waarde };
	return true;
}

static int
parse(struct call *c, const struct command *cmd, struct pair *extra, int argc,
    char **argv)
{
	for (int i = 2; i < argc; i++) {
		const struct option *o;

		if (strncmp(argv[i], "--", 2) != 0) {
			if (c->nargs == sizeof(c->args) / sizeof(c->args[0]))
				return 2;
			c->args[c->nargs++] = argv[i];
			continue;
		}
		if (strcmp(argv[i], "--help") == 0) {
			help(cmd);
			return 0;
		}
		if ((o = option_find(cmd->opties, argv[i])) == NULL &&
		    (o = option_find(common, argv[i])) == NULL) {
			(void)fprintf(stderr, "samenloop %s: %s is geen optie; "
			    "zie --help\n", cmd->naam, argv[i]);
			return 2;
		}
		if (o->waarde && i + 1 == argc) {
			(void)fprintf(stderr, "samenloop %s: %s vraagt een "
			    "waarde\n", cmd->naam, argv[i]);
			return 2;
		}
		if (!option_take(c, extra, o->naam, cmd->eigen &&
		    option_find(cmd->opties, o->naam) == o, o->waarde ? argv[++i] : NULL)) {
			(void)fprintf(stderr, "samenloop %s: de waarde van %s "
			    "klopt niet\n", cmd->naam, o->naam);
			return 2;
		}
	}
	return -1;
}

const char *
call_option(const struct call *c, const char *naam)
{
	for (size_t i = 0; i < c->nextra; i++)
		if (strcmp(c->extra[i].name, naam) == 0)
			return c->extra[i].value;
	return NULL;
}

int
main(int argc, char **argv)
{
	struct pair extra[EXTRA_MAX];
	struct call c = { .program = "/proc/self/exe", .extra = extra,
	    .s = { .database = "sqlite:var/samenloop.db",
	    .sleutels = "var/sleutels", .regio_map = "regio/kennemerland",
	    .luister = "127.0.0.1:8080", .regio = 1 } };
	const struct command *cmd = NULL;
	int rc;

	/* The database is for its owner only, and no core dump holds what was in
	 * work when the program fell. */
	(void)umask(077);
	(void)setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
	(void)signal(SIGPIPE, SIG_IGN);
	/* Two heaps that keep what they grew to: giving pages back after each request
	 * costs as much as a statement. */
	(void)mallopt(M_ARENA_MAX, 2);
	(void)mallopt(M_TRIM_THRESHOLD, 4 << 20);
	(void)mallopt(M_TOP_PAD, 1 << 20);
	for (size_t i = 0; argc > 1 && i < COMMANDS; i++)
		if (strcmp(commands[i]->naam, argv[1]) == 0)
			cmd = commands[i];
	if (cmd == NULL) {
		bool asked = argc > 1 && strcmp(argv[1], "--help") == 0;

		if (argc > 1 && strcmp(argv[1], "--version") == 0) {
			(void)puts("samenloop " SAMENLOOP_VERSION);
			return 0;
		}
		if (argc > 1 && !asked)
			(void)fprintf(stderr, "samenloop: %s is geen opdracht\n",
			    argv[1]);
		if (asked)
			help(NULL);
		else
			(void)fprintf(stderr, "Gebruik: samenloop OPDRACHT; zie "
			    "samenloop --help\n");
		return asked ? 0 : 2;
	}
	if ((c.a = arena_create((size_t)64 << 20)) == NULL)
		return 1;
	rc = parse(&c, cmd, extra, argc, argv);
	if (rc < 0)
		rc = cmd->run(&c);
	arena_destroy(c.a);
	return rc;
}
