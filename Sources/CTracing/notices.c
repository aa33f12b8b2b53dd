#define _GNU_SOURCE
#include "ctracing.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

// The kernel's structures may have grown; what is beyond ours is left alone.
enum { ROOM = 1024 };

static void paths(struct ctracing_notice *notice, int folder, uint64_t path, int second_folder,
                  uint64_t second_path) {
    notice->folders[0] = folder;
    notice->paths[0] = path;
    notice->folders[1] = second_folder;
    notice->paths[1] = second_path;
}

static int read_memory(pid_t task, uint64_t address, void *buffer, size_t size) {
    struct iovec local = {buffer, size}, remote = {(void *)(uintptr_t)address, size};
    ssize_t got = process_vm_readv(task, &local, 1, &remote, 1, 0);
    return got < 0 ? -errno : (int)got;
}

static void open_call(struct ctracing_notice *notice, int folder, uint64_t path, int flags) {
    notice->kind = CTRACING_OPEN;
    notice->flags = flags;
    paths(notice, folder, path, 0, 0);
}

static void two_paths(struct ctracing_notice *notice, enum ctracing_kind kind, int from,
                      uint64_t path, int to, uint64_t second_path) {
    notice->kind = kind;
    paths(notice, from, path, to, second_path);
}

static void one_path(struct ctracing_notice *notice, enum ctracing_kind kind, int folder,
                     uint64_t path) {
    notice->kind = kind;
    paths(notice, folder, path, 0, 0);
}

static void describe(const struct seccomp_notif *call, struct ctracing_notice *notice) {
    const __u64 *a = call->data.args;
    switch (call->data.nr) {
#ifdef SYS_open
    case SYS_open: open_call(notice, AT_FDCWD, a[0], (int)a[1]); break;
#endif
#ifdef SYS_creat
    case SYS_creat: open_call(notice, AT_FDCWD, a[0], O_CREAT | O_WRONLY | O_TRUNC); break;
#endif
    case SYS_openat: open_call(notice, (int)a[0], a[1], (int)a[2]); break;
    case SYS_openat2: {
        // struct open_how begins with 64 bits of flags.
        uint64_t flags = 0;
        if (read_memory(notice->task, a[2], &flags, sizeof flags) == sizeof flags &&
            (flags & (O_DIRECTORY | O_PATH)) == 0)
            open_call(notice, (int)a[0], a[1], (int)flags);
        break;
    }
#ifdef SYS_rename
    case SYS_rename: two_paths(notice, CTRACING_RENAME, AT_FDCWD, a[0], AT_FDCWD, a[1]); break;
#endif
#ifdef SYS_renameat
    case SYS_renameat:
#endif
    case SYS_renameat2:
        two_paths(notice, CTRACING_RENAME, (int)a[0], a[1], (int)a[2], a[3]);
        break;
#ifdef SYS_link
    case SYS_link: two_paths(notice, CTRACING_LINK, AT_FDCWD, a[0], AT_FDCWD, a[1]); break;
#endif
    case SYS_linkat:
        two_paths(notice, CTRACING_LINK, (int)a[0], a[1], (int)a[2], a[3]);
        break;
#ifdef SYS_unlink
    case SYS_unlink: one_path(notice, CTRACING_UNLINK, AT_FDCWD, a[0]); break;
#endif
    case SYS_unlinkat:
        if (((int)a[2] & AT_REMOVEDIR) == 0)
            one_path(notice, CTRACING_UNLINK, (int)a[0], a[1]);
        break;
    case SYS_truncate: one_path(notice, CTRACING_TRUNCATE, AT_FDCWD, a[0]); break;
    case SYS_execve: one_path(notice, CTRACING_EXECUTE, AT_FDCWD, a[0]); break;
    case SYS_execveat: one_path(notice, CTRACING_EXECUTE, (int)a[0], a[1]); break;
    default: break;
    }
}

int ctracing_receive(int listener, struct ctracing_notice *notice) {
    union {
        struct seccomp_notif call;
        char bytes[ROOM];
    } room;
    memset(&room, 0, sizeof room);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &room.call) != 0) return -errno;
    memset(notice, 0, sizeof *notice);
    notice->id = room.call.id;
    notice->task = (pid_t)room.call.pid;
    describe(&room.call, notice);
    return 0;
}

int ctracing_answer(int listener, uint64_t id) {
    union {
        struct seccomp_notif_resp answer;
        char bytes[ROOM];
    } room;
    memset(&room, 0, sizeof room);
    room.answer.id = id;
    room.answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &room.answer) == 0 ? 0 : -errno;
}

int ctracing_is_waiting(int listener, uint64_t id) {
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;
}

int ctracing_read_text(pid_t task, uint64_t address, char *buffer, size_t size) {
    size_t done = 0;
    // A page at a time: the one behind the text may not be there.
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    while (done < size) {
        size_t step = page - (address + done) % page;
        if (step > size - done) step = size - done;
        int got = read_memory(task, address + done, buffer + done, step);
        if (got <= 0) return got < 0 ? got : -EFAULT;
        char *end = memchr(buffer + done, 0, (size_t)got);
        if (end != NULL) return (int)(end - buffer);
        done += (size_t)got;
    }
    return -ENAMETOOLONG;
}
