"""Calls that do less than they were asked for, by a library that is loaded before the others."""

import subprocess

from scenes import TIME_LIMIT, environment

SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static size_t some(size_t count) {
    static long most = 0;
    if (!most) most = getenv("FAULTS_MOST") ? atol(getenv("FAULTS_MOST")) : 1;
    return count > (size_t)most ? (size_t)most : count;
}
#define NEXT(name) static __typeof__(&name) next; if (!next) next = dlsym(RTLD_NEXT, #name)
ssize_t read(int f, void *b, size_t n) { NEXT(read); return next(f, b, some(n)); }
ssize_t write(int f, const void *b, size_t n) { NEXT(write); return next(f, b, some(n)); }
ssize_t pread(int f, void *b, size_t n, off_t o) { NEXT(pread); return next(f, b, some(n), o); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) {
    NEXT(pwrite); return next(f, b, some(n), o);
}
ssize_t copy_file_range(int f, off_t *o, int t, off_t *p, size_t n, unsigned flags) {
    NEXT(copy_file_range); return next(f, o, t, p, some(n), flags);
}
"""


def build(home):
    """Compile the library; nil where there is no compiler."""
    source, library = home / "short.c", home / "short.so"
    source.write_text(SOURCE)
    try:
        subprocess.run(["cc", "-shared", "-fPIC", "-D_FILE_OFFSET_BITS=64", "-O1", "-o", library,
                        source, "-ldl"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return library


def short(scene, tally, library, sizes):
    """Let every call of a scene do at most some bytes at once."""
    for size in sizes:
        scene.reset()
        done = subprocess.run(
            list(map(str, scene.argv())), cwd=scene.folder, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=TIME_LIMIT,
            env={**environment(), "LD_PRELOAD": str(library), "FAULTS_MOST": str(size)})
        complaints = done.stderr.decode("utf-8", "replace")
        wrong = scene.judge(done.returncode, complaints)
        if done.returncode not in scene.good:
            wrong.append(f"status {done.returncode}: {complaints.strip()}")
        tally.add("short", scene.name, "done", wrong, f"at most {size} bytes")
