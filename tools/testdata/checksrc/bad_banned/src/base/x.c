#include <string.h>

/* strcpy(a, b) in a comment is fine */
void
x(char *a, const char *b)
{
	strcpy(a, b);
	puts("strcat(a, b)"); strcat (a, b);
	a[0] = '"'; /* a quote */ sprintf(a, "%s", b);	/* "still" */
	// gets(a)
	gets(a);
	(void)atoi(a);
#define RUN(s) system(s)
}
