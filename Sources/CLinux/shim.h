#ifndef FITSPROV_CLINUX_SHIM_H
#define FITSPROV_CLINUX_SHIM_H

#include <sys/types.h>
#include <sys/vfs.h>
#include <sys/xattr.h>

// The C library hides these behind _GNU_SOURCE, which is not set where Swift imports it.
extern ssize_t copy_file_range(int in, off_t *in_offset, int out, off_t *out_offset,
                               size_t length, unsigned int flags);
extern int fallocate(int fd, int mode, off_t offset, off_t length);
extern int syncfs(int fd);
extern int sync_file_range(int fd, off_t offset, off_t length, unsigned int flags);

extern int memfd_create(const char *name, unsigned int flags);

extern int ioctl(int fd, unsigned long request, ...);

// Swift cannot call a function of a varying number of arguments.
static inline int fitsprov_clone(int target, int source) {
    return ioctl(target, 0x40049409UL /* FICLONE */, source);
}

// The magic number of the file system of a path; 0 if it cannot be known.
static inline unsigned long fitsprov_file_system(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (unsigned long)status.f_type : 0;
}

extern long syscall(long number, ...);

struct fitsprov_open_how {
    unsigned long long flags, mode, resolve;
};

// The C library has no function for it. 437 is its number on every architecture of Swift.
static inline int fitsprov_open_without_links(int folder, const char *path, int flags) {
    struct fitsprov_open_how how = {(unsigned int)flags, 0, 0x04 /* RESOLVE_NO_SYMLINKS */};
    return (int)syscall(437 /* SYS_openat2 */, folder, path, &how, sizeof how);
}

#define FITSPROV_O_PATH 010000000
#define FITSPROV_FALLOC_COLLAPSE_RANGE 0x08
#define FITSPROV_FALLOC_INSERT_RANGE 0x20
#define FITSPROV_SEEK_HOLE 4
#define FITSPROV_MFD_CLOEXEC 1U
#define FITSPROV_SYNC_FILE_RANGE_WRITE 2

#endif
