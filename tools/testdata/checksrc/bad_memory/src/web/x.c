char *
x(const char *s)
{
	return strdup(s);
}
