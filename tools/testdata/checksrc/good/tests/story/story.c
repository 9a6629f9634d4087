const char *sql = "SELECT 1";

void *
story(void)
{
	return calloc(1, 1);
}
