/* doctor_machine.c - the machine around it: keys, disk, clock, folders, network. */
#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "main/doctor.h"
#include "os/clock.h"
#include "os/proces.h"
#include "os/restrict.h"
#include "seal/seal.h"

#define MB ((int64_t)1 << 20)
#define DISK_LOW (1024 * MB)
#define DISK_FULL (100 * MB)
#define FILES_MIN 4096		/* connections, readers, messages */
#define OLD_MESSAGE 3600
#define YEAR_2026 INT64_C(1767225600)

static void
keys(struct doctor *d)
{
	struct seal *seal = NULL;
	struct err err;

	if (seal_open(d->c->s.sleutels, &seal, &err) == ERR_OK) {
		vind(d, "sleutelbestand", GOED, "Het sleutelbestand %s is goed; actief is "
		    "hoofdsleutel %" PRId64 ".", d->c->s.sleutels, seal_active(seal));
		seal_close(seal);
		return;
	}
	vind(d, "sleutelbestand", FOUT, "%s: %s%s", d->c->s.sleutels,
	    err.text == NULL ? err.detail : err.text,
	    err.code == ERR_FORBIDDEN ? " Geef: chmod 600 op dat bestand, en maak de "
	    "gebruiker van de server eigenaar." :
	    err.code == ERR_NOT_FOUND ? " Zet het terug uit de envelop; alleen bij een nieuwe "
	    "installatie: samenloop sleutel maak." : "");
}

static const char *
database_file(const struct doctor *d)
{
	const char *url = d->c->s.database;

	return strncmp(url, "sqlite:", 7) == 0 ? url + 7 : NULL;
}

static void
same_disk(struct doctor *d)
{
	const char *file = database_file(d);
	struct stat keys, db;

	if (file == NULL || stat(d->c->s.sleutels, &keys) != 0 || stat(file, &db) != 0)
		return;
	if (keys.st_dev == db.st_dev)
		vind(d, "sleutelschijf", LET_OP, "Het sleutelbestand staat op dezelfde schijf "
		    "als de database: wie die schijf heeft, leest alles. Zet het ergens anders.");
	if ((db.st_mode & 077) != 0)
		vind(d, "rechten", FOUT, "Anderen kunnen het databasebestand lezen. Geef: "
		    "chmod 600 %s*", file);
	if (geteuid() != 0 && db.st_uid != geteuid())
		vind(d, "eigenaar", LET_OP, "Het databasebestand is van een andere gebruiker dan "
		    "die dit vraagt. Vraag het als de gebruiker van de server.");
}

static void
disk(struct doctor *d)
{
	const char *file = database_file(d), *slash;
	char map[PATH_MAX] = ".";
	int64_t vrij;

	if (file == NULL)
		return;
	if ((slash = strrchr(file, '/')) != NULL)
		(void)snprintf(map, sizeof(map), "%.*s/", (int)(slash - file), file);
	vrij = os_disk_free(map);
	if (vrij < 0)
		vind(d, "schijf", FOUT, "De map van de database, %s, is er niet of is niet te "
		    "lezen.", map);
	else if (access(map, W_OK) != 0)
		vind(d, "schijf", FOUT, "In de map van de database, %s, mag deze gebruiker niet "
		    "schrijven, of de schijf is alleen-lezen.", map);
	else
		vind(d, "schijf", vrij < DISK_FULL ? FOUT : vrij < DISK_LOW ? LET_OP : GOED,
		    "Er is %" PRId64 " MB vrij op de schijf van de database.%s", vrij / MB,
		    vrij < DISK_LOW ? " Maak ruimte: bij een volle schijf kan niemand meer iets "
		    "vastleggen of inzien." : "");
}

static void
machine_clock(struct doctor *d)
{
	struct timex t = { 0 };

	if (d->nu < YEAR_2026)
		vind(d, "klok", FOUT, "De klok van de machine staat voor 2026. Zet hem gelijk: "
		    "alle termijnen rekenen ermee.");
	else if (adjtimex(&t) == TIME_ERROR)
		vind(d, "klok", LET_OP, "De klok wordt niet gelijkgezet (NTP). Zet chrony of "
		    "systemd-timesyncd aan: alle termijnen rekenen ermee.");
	else
		vind(d, "klok", GOED, "De klok wordt gelijkgezet.");
}

static void
limits(struct doctor *d)
{
	struct rlimit files = { 0 };

	(void)getrlimit(RLIMIT_NOFILE, &files);
	if (files.rlim_cur < FILES_MIN)
		vind(d, "bestanden", LET_OP, "Er mogen maar %" PRId64 " bestanden tegelijk open "
		    "zijn. Zet LimitNOFILE=20000 in de unit van systemd.",
		    (int64_t)files.rlim_cur);
	if (geteuid() == 0)
		vind(d, "gebruiker", LET_OP, "Dit draait als root. Geef de server een eigen "
		    "gebruiker (deploy/systemd).");
	if (os_landlock_version() == 0)
		vind(d, "landlock", LET_OP, "Deze kernel heeft geen landlock: de lezer van "
		    "berichten is alleen met seccomp opgesloten.");
}

/* How many lie there longer than an hour; -1: not readable. */
static int
old_files(struct doctor *d, const char *map)
{
	DIR *dir = opendir(map);
	struct dirent *e;
	int n = 0;

	if (dir == NULL)
		return -1;
	while ((e = readdir(dir)) != NULL) {
		const char *path = arena_printf(d->a, "%s/%s", map, e->d_name);
		struct stat st;

		if (e->d_name[0] != '.' && path != NULL && stat(path, &st) == 0 &&
		    S_ISREG(st.st_mode) && st.st_mtime < os_now() - OLD_MESSAGE)
			n++;
	}
	(void)closedir(dir);
	return n;
}

static void
drop_folder(struct doctor *d)
{
	const char *map = d->c->s.postvak;
	int binnen, bezig;

	if (map == NULL)
		return;
	binnen = old_files(d, map);
	bezig = old_files(d, arena_printf(d->a, "%s/bezig", map));
	if (binnen < 0 || access(map, R_OK | W_OK | X_OK) != 0)
		vind(d, "postvak", FOUT, "Het postvak %s is er niet, of deze gebruiker mag er "
		    "niet lezen en schrijven: berichten van partners komen niet binnen.", map);
	else if (binnen > 0 || bezig > 0)
		vind(d, "postvak", FOUT, "In het postvak liggen %d berichten langer dan een uur. "
		    "Loopt de server, en wat staat er in zijn log?",
		    binnen + (bezig > 0 ? bezig : 0));
	else
		vind(d, "postvak", GOED, "Het postvak is leeg en te lezen.");
}

static void
network(struct doctor *d)
{
	const struct settings *s = &d->c->s;
	bool local = strncmp(s->luister, "127.", 4) == 0 ||
	    strncmp(s->luister, "[::1]", 5) == 0;

	if (!local)
		vind(d, "luister", FOUT, "De server luistert op %s zonder TLS. Laat hem op "
		    "127.0.0.1 luisteren, achter een proxy met https.", s->luister);
	else if (!s->https)
		vind(d, "https", LET_OP, "https staat op nee: cookies gaan ook over een lijn "
		    "zonder slot. Zet https = ja zodra mensen via de proxy komen.");
	else if (!s->proxy)
		vind(d, "proxy", LET_OP, "proxy staat op nee: in het journaal komt het adres van "
		    "de proxy in plaats van dat van de werkplek.");
}

void
doctor_machine(struct doctor *d)
{
	keys(d);
	same_disk(d);
	disk(d);
	machine_clock(d);
	limits(d);
	drop_folder(d);
	network(d);
}
