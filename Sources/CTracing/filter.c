#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE AUDIT_ARCH_AARCH64
#else
#define NATIVE 0
#endif

#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif
#ifndef SYS_openat2
#define SYS_openat2 437
#endif

#define FIELD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
// The low half of an argument: both architectures are little-endian.
#define ARGUMENT(number) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
             offsetof(struct seccomp_data, args) + (number) * sizeof(uint64_t))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define TOLD(call) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), ANSWER(SECCOMP_RET_USER_NOTIF)
// Who opens a folder, or a place without its content, reads no file.
#define TOLD_BY_FLAGS(call, number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 4), ARGUMENT(number), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_DIRECTORY | O_PATH, 0, 1), \
    ANSWER(SECCOMP_RET_ALLOW), ANSWER(SECCOMP_RET_USER_NOTIF)

static struct sock_filter program[] = {
    FIELD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE, 1, 0),
    ANSWER(SECCOMP_RET_ALLOW),
    FIELD(nr),
    TOLD_BY_FLAGS(SYS_openat, 2),
#ifdef SYS_open
    TOLD_BY_FLAGS(SYS_open, 1),
#endif
#ifdef SYS_creat
    TOLD(SYS_creat),
#endif
#ifdef SYS_rename
    TOLD(SYS_rename),
#endif
#ifdef SYS_renameat
    TOLD(SYS_renameat),
#endif
#ifdef SYS_link
    TOLD(SYS_link),
#endif
#ifdef SYS_unlink
    TOLD(SYS_unlink),
#endif
    TOLD(SYS_openat2),
    TOLD(SYS_renameat2),
    TOLD(SYS_linkat),
    TOLD(SYS_unlinkat),
    TOLD(SYS_truncate),
    TOLD(SYS_execve),
    TOLD(SYS_execveat),
    ANSWER(SECCOMP_RET_ALLOW),
};

int ctracing_install_filter(void) {
    if (NATIVE == 0) return -ENOSYS;
    struct sock_fprog whole = {sizeof program / sizeof *program, program};
    unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
    // Once the call is with the listener, signals other than fatal ones wait for its answer: a
    // runtime that interrupts its own threads would else ask for ever (Linux 5.19).
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                            flags | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, &whole);
    if (listener < 0 && errno == EINVAL)
        listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &whole);
    return listener < 0 ? -errno : (int)listener;
}
