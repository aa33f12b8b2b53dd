#define _GNU_SOURCE
#include "ctracing.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "filter.h"

// What the child says before it waits: the kernel's refusal, and whether setuid is barred.
struct report {
    int refusal, bars_setuid;
};

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

static ssize_t send_report(int channel, struct report *report, int listener) {
    union control control;
    memset(&control, 0, sizeof control);
    struct iovec part = {report, sizeof *report};
    struct msghdr message = {0};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (listener >= 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &listener, sizeof(int));
    }
    return sendmsg(channel, &message, MSG_NOSIGNAL);
}

static int receive_report(int channel, struct report *report, int *listener) {
    union control control;
    struct iovec part = {report, sizeof *report};
    struct msghdr message = {0};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    ssize_t got;
    do got = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof *report) return got < 0 ? -errno : -EPIPE;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *listener = -1;
    if (header != NULL && header->cmsg_type == SCM_RIGHTS)
        memcpy(listener, CMSG_DATA(header), sizeof(int));
    return 0;
}

#ifndef SECCOMP_IOCTL_NOTIF_SET_FLAGS
#define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, __u64)
#define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP (1UL << 0)
#endif

// Asks the kernel; without more than the rights that are there, if that is enough.
static int ask(struct report *report) {
    int listener = ctracing_install_filter();
    if (listener == -EACCES) {
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
        report->bars_setuid = 1;
        listener = ctracing_install_filter();
    }
    return listener;
}

static void set_signals(const struct ctracing_plan *plan) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    for (int number = 1; number < NSIG; number++) {
        if (sigismember(&plan->ignored, number) == 1) action.sa_handler = SIG_IGN;
        else if (sigismember(&plan->plain, number) == 1) action.sa_handler = SIG_DFL;
        else continue;
        sigaction(number, &action, NULL);
    }
    sigprocmask(SIG_SETMASK, &plan->held, NULL);
}

// The child, up to its program. Only calls that are safe after a fork.
static void __attribute__((noreturn)) become(const struct ctracing_plan *plan, int channel) {
    struct report report = {plan->pretended_refusal, 0};
    int listener = -1;
    if (plan->asks_kernel && report.refusal == 0) {
        listener = ask(&report);
        if (listener < 0) report.refusal = -listener;
    }
    if (send_report(channel, &report, listener) < 0) _exit(127);
    if (listener >= 0) close(listener);
    char go;
    ssize_t got;
    do got = recv(channel, &go, 1, 0);
    while (got < 0 && errno == EINTR);
    // Whoever was to start this is gone.
    if (got != 1) _exit(127);
    set_signals(plan);
    execvp(plan->words[0], plan->words);
    int failure = errno;
    send(channel, &failure, sizeof failure, MSG_NOSIGNAL);
    _exit(failure == ENOENT ? 127 : 126);
}

int ctracing_fork(const struct ctracing_plan *plan, struct ctracing_child *child) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -errno;
    // A handler of this process must not run in the child.
    sigset_t all, former;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &former);
    pid_t process = fork();
    int failure = errno;
    if (process == 0) {
        close(ends[0]);
        become(plan, ends[1]);
    }
    pthread_sigmask(SIG_SETMASK, &former, NULL);
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return -failure;
    }
    struct report report;
    int status = receive_report(ends[0], &report, &child->listener);
    if (status < 0) {
        close(ends[0]);
        waitpid(process, NULL, 0);
        return status;
    }
    // The task that calls waits for the listener anyway: both on one processor wake each other faster
    // (Linux 6.6; older ones refuse, and all is as before).
    if (child->listener >= 0)
        ioctl(child->listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);
    child->process = process;
    child->channel = ends[0];
    child->refusal = report.refusal;
    child->bars_setuid = report.bars_setuid;
    return 0;
}

int ctracing_release(int channel) {
    return send(channel, "", 1, MSG_NOSIGNAL) == 1 ? 0 : -errno;
}

int ctracing_executed(int channel) {
    int failure = 0;
    ssize_t got;
    do got = recv(channel, &failure, sizeof failure, 0);
    while (got < 0 && errno == EINTR);
    close(channel);
    return got == (ssize_t)sizeof failure ? -failure : 0;
}
