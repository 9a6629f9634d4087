void *
x(void)
{
	return malloc(1);
}
