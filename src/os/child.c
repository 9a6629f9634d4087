#include "os/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/clock.h"

#define CHUNK 65536

struct talk {
	int		 fd;
	struct blob	 left;		/* of the question */
	bool		 asked;		/* all of it is sent */
	int64_t		 until;
	struct buf	*answer;
};

static int
prepare_files(posix_spawn_file_actions_t *files, int fd)
{
	int rc = posix_spawn_file_actions_adddup2(files, fd, STDIN_FILENO);

	if (rc == 0)
		rc = posix_spawn_file_actions_adddup2(files, fd, STDOUT_FILENO);
	if (rc == 0)
		rc = posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1);
	return rc;
}

/* Signals as a new process expects them; its own group, so that Ctrl-C at the
 * server's terminal does not break off what is being read. */
static int
prepare_signals(posix_spawnattr_t *attr)
{
	sigset_t all, none;
	int rc;

	sigfillset(&all);
	sigemptyset(&none);
	rc = posix_spawnattr_setsigdefault(attr, &all);
	if (rc == 0)
		rc = posix_spawnattr_setsigmask(attr, &none);
	if (rc == 0)
		rc = posix_spawnattr_setpgroup(attr, 0);
	if (rc == 0)
		rc = posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF |
		    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	return rc;
}

static int
start(const struct os_child *child, int fd, pid_t *pid_out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	char word[64], program[] = "samenloop", *none[] = { NULL };
	char *argv[] = { program, word, NULL };
	size_t n = strlen(child->word);
	int rc;

	if (n >= sizeof(word))
		return EINVAL;
	memcpy(word, child->word, n + 1);
	if ((rc = posix_spawn_file_actions_init(&files)) != 0)
		return rc;
	if ((rc = posix_spawnattr_init(&attr)) == 0) {
		rc = prepare_files(&files, fd);
		if (rc == 0)
			rc = prepare_signals(&attr);
		if (rc == 0)
			rc = posix_spawn(pid_out, child->program, &files, &attr, argv, none);
		(void)posix_spawnattr_destroy(&attr);
	}
	(void)posix_spawn_file_actions_destroy(&files);
	return rc;
}

/* A child that stops listening may still answer, so that is no failure. */
static void
send_some(struct talk *t)
{
	ssize_t n = 0;

	if (t->left.n > 0)
		n = send(t->fd, t->left.p, t->left.n, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n > 0) {
		t->left.p += n;
		t->left.n -= (size_t)n;
	}
	if (n < 0 || t->left.n == 0) {
		t->asked = true;
		(void)shutdown(t->fd, SHUT_WR);
	}
}

/* False: it has said all. A reset is the end too: see the header. */
static bool
receive_some(struct talk *t)
{
	char chunk[CHUNK];
	ssize_t n = recv(t->fd, chunk, sizeof(chunk), MSG_DONTWAIT);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	buf_put(t->answer, chunk, (size_t)n);
	explicit_bzero(chunk, (size_t)n);
	return n > 0;
}

static enum err_code
converse(struct talk *t, struct err *err)
{
	for (;;) {
		int64_t left = t->until - os_now_ms();
		struct pollfd p = { .fd = t->fd,
		    .events = (short)(POLLIN | (t->asked ? 0 : POLLOUT)) };

		if (left <= 0)
			return FAIL(err, ERR_LIMIT, "child: time is up");
		if (poll(&p, 1, left > 1000 ? 1000 : (int)left) < 0 && errno != EINTR)
			return FAIL(err, ERR_INTERNAL, "poll: errno %d", errno);
		if (!t->asked && (p.revents & POLLOUT) != 0)
			send_some(t);
		if ((p.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !receive_some(t))
			return ERR_OK;
		if (buf_failed(t->answer))
			return FAIL(err, ERR_LIMIT, "child: the answer is too long");
	}
}

static void
finish(pid_t pid)
{
	(void)kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

enum err_code
os_child_ask(const struct os_child *child, struct blob question, struct buf *answer,
    struct err *err)
{
	enum err_code rc;
	int fds[2], failed;
	pid_t pid = 0;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
		return FAIL(err, ERR_BUSY, "socketpair: errno %d", errno);
	failed = start(child, fds[1], &pid);
	(void)close(fds[1]);
	if (failed == 0) {
		struct talk t = { .fd = fds[0], .left = question, .answer = answer,
		    .until = os_now_ms() + child->timeout_ms };

		rc = converse(&t, err);
		finish(pid);
	} else
		rc = FAIL(err, failed == EAGAIN || failed == ENOMEM ? ERR_BUSY : ERR_INTERNAL,
		    "start of %s: errno %d", child->word, failed);
	(void)close(fds[0]);
	return rc;
}
