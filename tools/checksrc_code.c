/* checksrc_code.c - the rules of C, read by rough tokens. */
#include "checksrc.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* ---- includes ----------------------------------------------------------- */

/* Folders of src/ from low to high; one may use what has a lower number. */
static const struct layer {
	const char	*folder;
	int		 height;
} layers[] = {
	{ "base", 0 }, { "os", 1 }, { "text", 2 }, { "xml", 3 }, { "json", 3 },
	{ "db", 4 }, { "seal", 5 }, { "journal", 6 }, { "rights", 7 },
	{ "domain", 8 }, { "acts", 9 }, { "exchange", 10 }, { "web", 11 },
	{ "api", 11 }, { "main", 12 },
};

static int
height_of(const char *folder)
{
	for (size_t i = 0; i < COUNT(layers); i++)
		if (strcmp(layers[i].folder, folder) == 0)
			return layers[i].height;
	return -1;
}

static bool
is_one_of(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* http stands beside the ladder: it knows no domain. */
static bool
may_use(const char *from, const char *to)
{
	static const char *const below_http[] = { "base", "os", "text", "json" };
	static const char *const above_http[] = { "web", "api", "main" };

	if (strcmp(from, to) == 0)
		return true;
	if (strcmp(from, "http") == 0)
		return is_one_of(to, below_http, COUNT(below_http));
	if (strcmp(to, "http") == 0)
		return is_one_of(from, above_http, COUNT(above_http));
	return height_of(to) < height_of(from);
}

static bool
is_folder(const char *name)
{
	return strcmp(name, "http") == 0 || height_of(name) >= 0;
}

/* "melding_sql.h" belongs to the folder that has melding.sql. */
static bool
check_generated(const struct source *s, const char *name, const char *tail, const char *source)
{
	size_t n = strlen(name), k = strlen(tail);
	const char *slash = strrchr(s->path, '/');
	char path[1024];

	if (n <= k || strcmp(name + n - k, tail) != 0)
		return false;
	(void)snprintf(path, sizeof(path), "%s/%.*s/%.*s%s", s->root, (int)(slash - s->path),
	    s->path, (int)(n - k), name, source);
	if (access(path, F_OK) != 0)
		found(s, "generated", "%s is for the folder that has %.*s%s", name, (int)(n - k),
		    name, source);
	else if (strcmp(source, ".tmpl") == 0 && !in_folder(s, "src/web/"))
		found(s, "generated", "%s: only src/web/ has templates", name);
	return true;
}

static void
check_own_include(const struct source *s, const char *name)
{
	char from[64], to[64];

	if (sscanf(s->path, "src/%63[^/]/", from) != 1)
		return;
	if (strchr(name, '/') == NULL) {
		if (!check_generated(s, name, "_sql.h", ".sql") &&
		    !check_generated(s, name, "_tmpl.h", ".tmpl"))
			found(s, "direction", "name %s from src/ (\"folder/name.h\")", name);
		return;
	}
	if (s->test && strncmp(name, "hulp/", 5) == 0)
		return;		/* tests/hulp: what tests share */
	if (sscanf(name, "%63[^/]/", to) != 1 || !is_folder(to))
		found(s, "direction", "%s: not a folder of the layers", name);
	else if (!is_folder(from))
		found(s, "direction", "src/%s has no place in the layers", from);
	else if (!may_use(from, to))
		found(s, "direction", "%s may not use %s (%s)", from, to, name);
}

static void
check_foreign_include(const struct source *s, const char *name)
{
	static const struct home {
		const char	*header, *home, *other;
	} homes[] = {
		{ "sqlite3.h", "src/db/sqlite", "tools/sql2c" },
		{ "libpq", "src/db/", NULL },
		{ "postgresql/", "src/db/", NULL },
		{ "microhttpd.h", "src/http/", NULL },
		{ "sodium", "src/seal/", NULL },
		{ "libxml/", "src/xml/", "src/exchange/" },
		{ "jansson.h", "src/json/", NULL },
		{ "seccomp.h", "src/os/", NULL },
	};

	for (size_t i = 0; i < COUNT(homes); i++)
		if (starts_with(name, homes[i].header) && !in_folder(s, homes[i].home) &&
		    (homes[i].other == NULL || !in_folder(s, homes[i].other)) &&
		    !in_folder(s, "bench/"))
			found(s, "foreign", "%s is only for %s", name, homes[i].home);
}

/* p stands after the # of a directive. */
static void
check_directive(const struct source *s, const char *p)
{
	char name[256], open;

	while (*p == ' ' || *p == '\t')
		p++;
	if (sscanf(p, "include %c%255[^\">\n]", &open, name) != 2)
		return;
	check_foreign_include(s, name);
	if (open == '"')
		check_own_include(s, name);
}

/* ---- words and strings -------------------------------------------------- */

static bool
may_allocate(const struct source *s)
{
	static const char *const folders[] = { "src/base/", "src/db/", "src/http/", "src/main/",
	    "src/os/", "src/seal/", "src/xml/", "tools/" };

	for (size_t i = 0; i < COUNT(folders); i++)
		if (in_folder(s, folders[i]))
			return true;
	return s->test;
}

/* A function that is called, or given away by name. */
static void
check_call(const struct source *s, const char *word)
{
	static const char *const banned[] = { "strcpy", "strcat", "sprintf", "vsprintf", "gets",
	    "strtok", "localtime", "gmtime", "ctime", "asctime", "strncpy", "atoi", "atol",
	    "atoll", "atof", "system", "popen", "rand", "srand", "mktemp", "tmpnam", "alloca" };
	static const char *const clocks[] = { "time", "localtime_r", "gmtime_r", "mktime",
	    "gettimeofday", "clock_gettime", "random", "getrandom", "getentropy",
	    "arc4random" };
	static const char *const memory[] = { "malloc", "calloc", "realloc", "reallocarray",
	    "strdup", "strndup", "asprintf", "vasprintf" };

	if (is_one_of(word, banned, COUNT(banned)))
		found(s, "banned", "%s does not exist here", word);
	if (is_one_of(word, clocks, COUNT(clocks)) && !in_folder(s, "src/os/") &&
	    !in_folder(s, "bench/"))
		found(s, "clock", "%s is only for src/os/; the time comes in as now", word);
	if (is_one_of(word, memory, COUNT(memory)) && !may_allocate(s))
		found(s, "memory", "%s: memory comes from an arena here", word);
}

static bool
may_hold_sql(const struct source *s)
{
	return in_folder(s, "src/db/") || in_folder(s, "tools/") || s->test;
}

/* p is the text of a literal, up to its closing quote. */
static void
check_literal(const struct source *s, const char *p)
{
	static const char *const verbs[] = { "SELECT ", "INSERT ", "UPDATE ", "DELETE ",
	    "CREATE ", "PRAGMA ", "ALTER ", "DROP ", "REPLACE ", "WITH RECURSIVE ",
	    "SAVEPOINT ", "BEGIN IMMEDIATE" };
	static const char *const lower[] = { "insert into ", "delete from ", "create table ",
	    "create index ", "alter table ", "drop table ", "pragma ", "replace into " };

	while (*p == ' ' || (*p == '\\' && (p[1] == 'n' || p[1] == 't')))
		p += *p == ' ' ? 1 : 2;
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (starts_with(p, verbs[i]))
			goto sql;
	for (size_t i = 0; i < COUNT(lower); i++)
		if (strncasecmp(p, lower[i], strlen(lower[i])) == 0)
			goto sql;
	return;
sql:
	found(s, "sql", "SQL stands in .sql files: \"%.*s\"", (int)strcspn(p, " \n"), p);
}

/* ---- rough tokens ------------------------------------------------------- */

static const char *
skip_comment(struct source *s, const char *p)
{
	for (p += 2; *p != '\0' && !starts_with(p, "*/"); p++)
		s->line += *p == '\n' ? 1 : 0;
	return *p == '\0' ? p : p + 2;
}

static const char *
skip_quoted(struct source *s, const char *p)
{
	const char quote = *p++;

	for (; *p != '\0' && *p != quote && *p != '\n'; p++)
		if (*p == '\\' && p[1] != '\0') {
			p++;
			s->line += *p == '\n' ? 1 : 0;
		}
	return *p == quote ? p + 1 : p;
}

/* Is the word at p, of n bytes, called; and not a member of something? */
static const char *
read_word(const struct source *s, const char *p, const char *before)
{
	char word[64];
	size_t n = 0;

	while (isalnum((unsigned char)p[n]) || p[n] == '_')
		n++;
	if (n < sizeof(word) && p[n + strspn(p + n, " \t")] == '(' && *before != '.' &&
	    !(*before == '>' && before > s->text && before[-1] == '-')) {
		memcpy(word, p, n);
		word[n] = '\0';
		check_call(s, word);
	}
	return p + n;
}

void
check_code(struct source *s)
{
	const char *p = s->text, *before = "";	/* the last byte that was code */
	bool fresh = true, include = false;	/* nothing but space on this line */

	s->line = 1;
	while (*p != '\0') {
		const char *start = p;

		if (*p == '\n') {
			s->line++;
			p++;
			fresh = true;
			include = false;
			continue;
		}
		if (isspace((unsigned char)*p)) {
			p++;
			continue;
		}
		if (starts_with(p, "/*")) {
			p = skip_comment(s, p);
			continue;
		}
		if (starts_with(p, "//")) {
			p += strcspn(p, "\n");
			continue;
		}
		if (*p == '#' && fresh) {
			check_directive(s, p + 1);
			include = starts_with(p + 1 + strspn(p + 1, " \t"), "include");
			p++;
		} else if (*p == '"' || *p == '\'') {
			if (*p == '"' && !include && !may_hold_sql(s))
				check_literal(s, p + 1);
			p = skip_quoted(s, p);
		} else if (isalpha((unsigned char)*p) || *p == '_') {
			p = read_word(s, p, before);
		} else if (isdigit((unsigned char)*p)) {
			while (isalnum((unsigned char)*p) || *p == '.')
				p++;
		} else
			p++;
		fresh = false;
		before = p > start ? p - 1 : p;
	}
}
