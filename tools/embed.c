/* embed - puts files in the program: embed WORD OUT.c FILE...
 *
 * Writes const struct embedded WORD_files[], sorted by name: the base name,
 * or for files below a folder static/ their path in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *below = strstr(path, "/static/");

	if (below != NULL)
		return below + strlen("/static/");
	return slash == NULL ? path : slash + 1;
}

static int
by_base_name(const void *a, const void *b)
{
	return strcmp(base_name(*(char *const *)a), base_name(*(char *const *)b));
}

/* Numbers, not a string literal: those have a limit in ISO C. */
static int
write_data(FILE *out, const char *path, int i)
{
	char line[16 * 4 + 2], *p;
	unsigned char bytes[16];
	size_t n, k;
	FILE *in = fopen(path, "rb");

	if (in == NULL)
		return -1;
	fprintf(out, "static const unsigned char f%d[] = {\n", i);
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0) {
		for (k = 0, p = line; k < n; k++) {
			if (bytes[k] >= 100)
				*p++ = (char)('0' + bytes[k] / 100);
			if (bytes[k] >= 10)
				*p++ = (char)('0' + bytes[k] / 10 % 10);
			*p++ = (char)('0' + bytes[k] % 10);
			*p++ = ',';
		}
		*p++ = '\n';
		fwrite(line, 1, (size_t)(p - line), out);
	}
	fputs("0};\n", out);
	n = ferror(in) ? 1 : 0;
	fclose(in);
	return n == 0 ? 0 : -1;
}

int
main(int argc, char **argv)
{
	const char *failed = NULL;
	FILE *out;
	int i;

	if (argc < 3) {
		fputs("usage: embed WORD OUT.c FILE...\n", stderr);
		return 2;
	}
	qsort(argv + 3, (size_t)(argc - 3), sizeof(*argv), by_base_name);
	if ((out = fopen(argv[2], "wb")) == NULL) {
		perror(argv[2]);
		return 1;
	}
	fputs("/* Made by tools/embed. Do not edit. */\n#include \"base/embed.h\"\n\n", out);
	for (i = 3; i < argc && failed == NULL; i++)
		if (write_data(out, argv[i], i - 2) != 0)
			failed = argv[i];
	fprintf(out, "\nextern const struct embedded %s_files[];\n", argv[1]);
	fprintf(out, "const struct embedded %s_files[] = {\n", argv[1]);
	for (i = 3; i < argc; i++)
		fprintf(out, "\t{ \"%s\", f%d, sizeof(f%d) - 1 },\n",
		    base_name(argv[i]), i - 2, i - 2);
	fputs("\t{ NULL, NULL, 0 }\n};\n", out);
	if (ferror(out) && failed == NULL)
		failed = argv[2];
	if (fclose(out) != 0 && failed == NULL)
		failed = argv[2];
	if (failed != NULL) {
		perror(failed);
		(void)remove(argv[2]);
		return 1;
	}
	return 0;
}
