#define _GNU_SOURCE
#include "ctracing.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

int ctracing_wait(pid_t process, struct ctracing_ending *ending) {
    int status = 0;
    struct rusage use;
    pid_t got;
    do got = wait4(process, &status, WUNTRACED, &use);
    while (got < 0 && errno == EINTR);
    if (got < 0) return -errno;
    memset(ending, 0, sizeof *ending);
    ending->is_stop = WIFSTOPPED(status);
    if (WIFSTOPPED(status)) ending->signal = WSTOPSIG(status);
    else if (WIFSIGNALED(status)) ending->signal = WTERMSIG(status);
    else ending->status = WEXITSTATUS(status);
    ending->user = (int64_t)use.ru_utime.tv_sec * 1000000 + use.ru_utime.tv_usec;
    ending->system = (int64_t)use.ru_stime.tv_sec * 1000000 + use.ru_stime.tv_usec;
    ending->memory = (int64_t)use.ru_maxrss * 1024;
    return 0;
}

// The numbers of these calls are the same on every architecture (Linux 5.1, 5.3).
int ctracing_hold(pid_t process) {
    long held = syscall(434 /* SYS_pidfd_open */, process, 0);
    return held < 0 ? -errno : (int)held;
}

int ctracing_send(pid_t process, int held, int signal) {
    long status = held >= 0 ? syscall(424 /* SYS_pidfd_send_signal */, held, signal, NULL, 0)
                            : kill(process, signal);
    return status == 0 ? 0 : -errno;
}

void ctracing_stop_self(int signal) {
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    // Of this thread alone, so that no other takes it from the descriptor of signals.
    raise(signal);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    pthread_sigmask(SIG_BLOCK, &one, NULL);
}

int ctracing_adopt_orphans(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : -errno;
}

int ctracing_reap(void) {
    pid_t got;
    do got = waitpid(-1, NULL, WNOHANG);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

int ctracing_leave_caretaker(int listener) {
    pid_t process = fork();
    if (process != 0) return process < 0 ? -errno : process;
    // From here on nothing but what is safe after a fork.
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    setsid();
    // It keeps nobody's pipe or terminal open, and no folder busy.
    dup2(listener, 0);
    syscall(SYS_close_range, 1, ~0U, 0);
    if (chdir("/") != 0) _exit(1);
    struct pollfd place = {0, POLLIN, 0};
    while (poll(&place, 1, -1) > 0 || errno == EINTR) {
        if (place.revents & POLLIN) {
            struct ctracing_notice notice;
            if (ctracing_receive(0, &notice) == 0) ctracing_answer(0, notice.id);
        } else if (place.revents != 0) {
            break;
        }
    }
    _exit(0);
}

int ctracing_signals(const sigset_t *signals) {
    int descriptor = signalfd(-1, signals, SFD_CLOEXEC | SFD_NONBLOCK);
    return descriptor < 0 ? -errno : descriptor;
}

int ctracing_next_signal(int descriptor, int *is_sent) {
    struct signalfd_siginfo info;
    ssize_t got;
    do got = read(descriptor, &info, sizeof info);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof info) return 0;
    // signal(7): what the kernel sends has a positive code.
    *is_sent = info.ssi_code <= 0;
    return (int)info.ssi_signo;
}

int ctracing_event(void) {
    int event = eventfd(0, EFD_CLOEXEC);
    return event < 0 ? -errno : event;
}

void ctracing_raise(int event) {
    eventfd_write(event, 1);
}

static int64_t nanoseconds(struct statx_timestamp time) {
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int ctracing_look(const char *path, struct ctracing_state *state) {
    struct statx status;
    if (statx(AT_FDCWD, path, AT_NO_AUTOMOUNT, STATX_BASIC_STATS | STATX_BTIME, &status) != 0)
        return -errno;
    state->device = makedev(status.stx_dev_major, status.stx_dev_minor);
    state->inode = status.stx_ino;
    state->size = (int64_t)status.stx_size;
    state->modified = nanoseconds(status.stx_mtime);
    state->changed = nanoseconds(status.stx_ctime);
    state->born = status.stx_mask & STATX_BTIME ? nanoseconds(status.stx_btime) : 0;
    state->mode = status.stx_mode;
    return 0;
}
