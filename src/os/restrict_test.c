#include "os/restrict.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define YES	0
#define NO	1
#define NOT_CONFINED 99

/* Runs a trial in a child that is confined. Gives its exit status, or the
 * number of the signal that ended it plus 1000. */
static int
confined(int (*trial)(void))
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		struct err err;

		if (os_restrict(ROLE_PARSER, &err) != ERR_OK)
			_exit(NOT_CONFINED);
		_exit(trial());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int
try_open(void)
{
	return open("/dev/null", O_RDONLY) < 0 ? errno : YES;
}

static int
try_create(void)
{
	return open("restrict_test.out", O_WRONLY | O_CREAT, 0600) < 0 ? errno : YES;
}

static int
try_stat(void)
{
	struct stat st;

	return stat("/", &st) != 0 ? errno : YES;
}

static int
try_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? errno : YES;
}

static int
try_kill_parent(void)
{
	return kill(getppid(), 0) != 0 ? errno : YES;
}

static int
try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0 ? NO : YES;
}

static int
try_exec(void)
{
	char name[] = "true", *argv[] = { name, NULL };

	execv("/bin/true", argv);
	return NO;
}

static int
try_fork(void)
{
	return fork() < 0 ? NO : YES;
}

static int
try_work(void)
{
	char *p = malloc((size_t)8 << 20);

	if (p == NULL)
		return NO;
	p[0] = 'x';
	free(p);
	return write(STDERR_FILENO, "", 0) == 0 ? YES : NO;
}

static int
try_abort(void)
{
	abort();
}

static int
try_limits(void)
{
	struct rlimit core, cpu;

	if (getrlimit(RLIMIT_CORE, &core) == 0 || getrlimit(RLIMIT_CPU, &cpu) == 0)
		return NO;	/* even asking is off the list */
	return YES;
}

static void
a_confined_process_still_uses_memory_and_open_files(void **state)
{
	(void)state;
	assert_int_equal(confined(try_work), YES);
	assert_int_equal(confined(try_limits), YES);
}

static void
a_confined_process_opens_no_file(void **state)
{
	(void)state;
	assert_int_equal(confined(try_open), EPERM);
	assert_int_equal(confined(try_create), EPERM);
	assert_int_equal(confined(try_stat), EPERM);
}

static void
a_confined_process_makes_no_code_and_signals_nobody(void **state)
{
	(void)state;
	assert_int_equal(confined(try_code), EPERM);
	assert_int_equal(confined(try_kill_parent), EPERM);
}

static void
a_confined_process_ends_when_it_reaches_for_the_network(void **state)
{
	(void)state;
	assert_int_equal(confined(try_socket), 1000 + SIGSYS);
}

static void
a_confined_process_ends_when_it_starts_another(void **state)
{
	(void)state;
	assert_int_equal(confined(try_exec), 1000 + SIGSYS);
	assert_int_equal(confined(try_fork), 1000 + SIGSYS);
}

static void
a_failed_assertion_still_ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(confined(try_abort), 1000 + SIGABRT);
}

static void
the_version_of_landlock_can_be_asked(void **state)
{
	(void)state;
	assert_true(os_landlock_version() >= 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_confined_process_still_uses_memory_and_open_files),
		cmocka_unit_test(a_confined_process_opens_no_file),
		cmocka_unit_test(a_confined_process_makes_no_code_and_signals_nobody),
		cmocka_unit_test(a_confined_process_ends_when_it_reaches_for_the_network),
		cmocka_unit_test(a_confined_process_ends_when_it_starts_another),
		cmocka_unit_test(a_failed_assertion_still_ends_the_process),
		cmocka_unit_test(the_version_of_landlock_can_be_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
