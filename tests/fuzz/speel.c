/* speel.c - plays what the fuzzer has found before through one target, in every check:
 * speel-NAME DIR. Ends with the first that does not hold. */
#include <dirent.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define ROOM ((size_t)1 << 20)

/* A copy of just that size, so that the sanitizer sees a byte too far. */
static int
play(const char *dir, const char *name, uint8_t *room)
{
	char path[4096];
	FILE *f;
	size_t n;
	uint8_t *exact;

	if ((size_t)snprintf(path, sizeof(path), "%s/%s", dir, name) >= sizeof(path) ||
	    (f = fopen(path, "rb")) == NULL) {
		fprintf(stderr, "%s/%s cannot be read\n", dir, name);
		return 1;
	}
	n = fread(room, 1, ROOM, f);
	fclose(f);
	exact = malloc(n > 0 ? n : 1);
	if (exact == NULL)
		return 1;
	memcpy(exact, room, n);
	(void)LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 0;
}

int
main(int argc, char **argv)
{
	DIR *d = argc == 2 ? opendir(argv[1]) : NULL;
	uint8_t *room = malloc(ROOM);
	struct dirent *e;
	unsigned n = 0;
	int bad = d == NULL || room == NULL;

	while (!bad && (e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		bad = play(argv[1], e->d_name, room);
		n++;
	}
	if (d != NULL)
		closedir(d);
	free(room);
	printf("%u played\n", n);
	return bad || n == 0;
}
