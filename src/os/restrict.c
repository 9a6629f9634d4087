#include "os/restrict.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MEMORY	((rlim_t)512 << 20)
#define SECONDS	10

/* A sanitizer maps terabytes of shadow memory: the limit would end it at once. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
    __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static enum err_code
limit(int what, rlim_t n, struct err *err)
{
	const struct rlimit to = { .rlim_cur = n, .rlim_max = n };

	if (setrlimit((__rlimit_resource_t)what, &to) != 0)
		return FAIL(err, ERR_INTERNAL, "setrlimit %d: errno %d", what, errno);
	return ERR_OK;
}

static enum err_code
set_limits(struct err *err)
{
	TRY(limit(RLIMIT_CORE, 0, err));
	TRY(limit(RLIMIT_CPU, SECONDS, err));
	TRY(limit(RLIMIT_NPROC, 0, err));
	if (!SANITIZED)
		TRY(limit(RLIMIT_AS, MEMORY, err));
	return ERR_OK;
}

/* ---- landlock ----------------------------------------------------------- */

/* As the newest kernel has it; an older one takes the first members only. The
 * system's header may be older than its kernel, so the bits stand here. */
struct ruleset {
	uint64_t	fs, net, scoped;
};

#define FS_V1		((UINT64_C(1) << 13) - 1)
#define FS_REFER	(UINT64_C(1) << 13)	/* version 2 */
#define FS_TRUNCATE	(UINT64_C(1) << 14)	/* version 3 */
#define NET_BOTH	UINT64_C(3)		/* version 4: bind, connect */
#define FS_IOCTL	(UINT64_C(1) << 15)	/* version 5 */
#define SCOPED_BOTH	UINT64_C(3)		/* version 6: sockets, signals */

int
os_landlock_version(void)
{
	long v = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return v > 0 ? (int)v : 0;
}

static enum err_code
lock_paths(struct err *err)
{
	int version = os_landlock_version();
	struct ruleset r = { .fs = FS_V1 | (version >= 2 ? FS_REFER : 0) |
	    (version >= 3 ? FS_TRUNCATE : 0) | (version >= 5 ? FS_IOCTL : 0),
	    .net = version >= 4 ? NET_BOTH : 0, .scoped = version >= 6 ? SCOPED_BOTH : 0 };
	size_t size = version >= 6 ? sizeof(r) : version >= 4 ? offsetof(struct ruleset, scoped) :
	    offsetof(struct ruleset, net);
	long fd, rc;

	if (version == 0)
		return ERR_OK;
	if ((fd = syscall(SYS_landlock_create_ruleset, &r, size, 0)) < 0)
		return FAIL(err, ERR_INTERNAL, "landlock ruleset: errno %d", errno);
	rc = syscall(SYS_landlock_restrict_self, (int)fd, 0);
	(void)close((int)fd);
	return rc == 0 ? ERR_OK : FAIL(err, ERR_INTERNAL, "landlock: errno %d", errno);
}

/* ---- seccomp ------------------------------------------------------------ */

static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(close), SCMP_SYS(fstat),
	SCMP_SYS(exit), SCMP_SYS(exit_group),
	SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
	SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(getrandom),
	SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall),
	SCMP_SYS(getpid), SCMP_SYS(gettid),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
};

/* Nobody who only reads a message comes here. */
static const int deadly[] = {
	SCMP_SYS(execve), SCMP_SYS(execveat),
	SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(clone3),
	SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
	SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4),
	SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
	SCMP_SYS(bpf), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),
	SCMP_SYS(perf_event_open), SCMP_SYS(keyctl), SCMP_SYS(mount), SCMP_SYS(unshare),
	SCMP_SYS(setns), SCMP_SYS(init_module), SCMP_SYS(finit_module),
};

#define COUNT(t) (sizeof(t) / sizeof((t)[0]))

/* Memory may not become code; the only process to signal (abort) is itself. */
static int
add_conditions(scmp_filter_ctx f)
{
	const struct scmp_arg_cmp no_code = SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	const struct scmp_arg_cmp self = SCMP_A0_64(SCMP_CMP_EQ, (uint64_t)getpid(), 0);
	int rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_code);

	if (rc == 0)
		rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_code);
	if (rc == 0)
		rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &self);
	return rc;
}

static int
fill(scmp_filter_ctx f)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < COUNT(allowed); i++)
		rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, allowed[i], 0, NULL);
	for (size_t i = 0; rc == 0 && i < COUNT(deadly); i++)
		rc = seccomp_rule_add_array(f, SCMP_ACT_KILL_PROCESS, deadly[i], 0, NULL);
	if (rc == 0)
		rc = add_conditions(f);
	if (rc == 0)
		rc = seccomp_attr_set(f, SCMP_FLTATR_CTL_TSYNC, 1);
	return rc;
}

static enum err_code
filter_calls(struct err *err)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc;

	if (f == NULL)
		return FAIL(err, ERR_INTERNAL, "no memory for a seccomp filter");
	rc = fill(f);
	if (rc == 0)
		rc = seccomp_load(f);
	seccomp_release(f);
	return rc == 0 ? ERR_OK : FAIL(err, ERR_INTERNAL, "seccomp: %d", rc);
}

enum err_code
os_restrict(enum os_role role, struct err *err)
{
	if (role != ROLE_PARSER)
		return FAIL(err, ERR_INTERNAL, "no such role");
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return FAIL(err, ERR_INTERNAL, "prctl: errno %d", errno);
	TRY(set_limits(err));
	TRY(lock_paths(err));
	TRY(limit(RLIMIT_NOFILE, 0, err));	/* what is open stays open */
	return filter_calls(err);
}
