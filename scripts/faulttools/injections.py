"""Every system call of a command fails in turn, by strace."""

import os
import random
import re
import subprocess
import tempfile
from collections import Counter, defaultdict

from scenes import TIME_LIMIT, environment

WRITING = ("ENOSPC", "EIO", "EINTR", "EDQUOT", "EACCES")
READING = ("EIO", "EINTR", "EACCES")
#: What each call may answer; retval=0 is a disk that gives or takes nothing.
FAULTS = {
    **dict.fromkeys(("write", "pwrite64"), [*WRITING, "retval=0"]),
    **dict.fromkeys(("fsync", "fdatasync", "syncfs", "sync_file_range"), WRITING),
    **dict.fromkeys(("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"),
                    WRITING),
    **dict.fromkeys(("ftruncate", "fchmod", "fchown", "fsetxattr", "fremovexattr"), WRITING),
    "fallocate": [*WRITING, "EOPNOTSUPP"],
    "copy_file_range": [*WRITING, "EXDEV", "retval=0"],
    "ioctl": [*WRITING, "EOPNOTSUPP"],
    "openat": ["EACCES", "EIO", "EINTR", "ENOSPC", "EMFILE"],
    **dict.fromkeys(("read", "pread64"), [*READING, "retval=0"]),
    **dict.fromkeys(("newfstatat", "fstat", "statx", "fstatfs", "lseek", "getdents64"), READING),
    **dict.fromkeys(("access", "faccessat2", "flistxattr", "fgetxattr"), READING),
    **dict.fromkeys(("readlink", "getcwd"), ("EIO", "EACCES")),
    "flock": ["EINTR", "EIO", "ENOLCK", "EACCES"],
    "fcntl": READING,
    "close": ["EIO", "EINTR"],
    "clone3": ["EAGAIN"],
}
#: Calls that also fail for good from some moment on, as on a full or broken disk.
LASTING = {"write": "ENOSPC", "pwrite64": "ENOSPC", "fallocate": "ENOSPC", "fsync": "EIO",
           "fdatasync": "EIO", "ftruncate": "EIO", "renameat": "EACCES", "unlinkat": "EIO",
           "pread64": "EIO"}
CALL = re.compile(r"^(\d+) +(\w+)\(")
#: The first call of the program itself, after those of the loader.
BEGIN = re.compile(r"^\d+ +fcntl\(0, F_GETFD")


def strace(scene, options, output="/dev/null"):
    """Run a scene's command below strace; its status and complaints."""
    argv = ["strace", "-f", "-qq", "-o", output, *options, *map(str, scene.argv())]
    try:
        done = subprocess.run(argv, cwd=scene.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIME_LIMIT, env=environment())
    except subprocess.TimeoutExpired:
        return 999, "", ""
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode(
        "utf-8", "replace")


def calls(scene):
    """Of each system call: how many the loader makes, and how many there are then in a thread."""
    scene.reset()
    with tempfile.NamedTemporaryFile() as trace:
        status, _, complaints = strace(scene, [], trace.name)
        lines = open(trace.name, errors="replace").read().split("\n")
    if status not in scene.good:
        raise SystemExit(f"{scene.name}: status {status} without any fault: {complaints}")
    before, counts, begun, main = Counter(), defaultdict(Counter), False, None
    for line in lines:
        match = CALL.match(line)
        if not match:
            continue
        main = main or match[1]
        begun = begun or bool(BEGIN.match(line))
        counts[match[1]][match[2]] += 1
        if not begun:
            before[match[2]] += 1
    found = {}
    for call in sorted({call for count in counts.values() for call in count}):
        most = max(count[call] for count in counts.values())
        if most > before[call]:
            found[call] = range(before[call] + 1, most + 1)
    return found


def plan(scene):
    """All faults of a scene: the call, which of them, and the fault."""
    for call, numbers in calls(scene).items():
        for number in numbers:
            for fault in FAULTS.get(call, ()):
                yield call, str(number), fault
            if call in LASTING:
                yield call, f"{number}+", LASTING[call]


def words(fault, call):
    """What a message about a fault may say."""
    if fault.startswith("retval"):
        return ()
    import errno
    return (os.strerror(getattr(errno, fault)),)


def inject(scene, tally, share, seed):
    """Try the faults of a scene, or a share of them."""
    faults = list(plan(scene))
    if share < 1:
        faults = random.Random(seed).sample(faults, max(1, round(len(faults) * share)))
    for call, number, fault in faults:
        scene.reset()
        how = fault if fault.startswith("retval") else f"error={fault}"
        status, _, complaints = strace(
            scene, ["-e", f"trace={call}", "-e", f"inject={call}:{how}:when={number}"])
        wrong = scene.judge(status, complaints, words(fault, call))
        outcome = "done" if status in (*scene.good, 4) else "refused"
        tally.add("inject", scene.name, outcome, wrong, f"{call} {fault} when={number}")


def kill_at_calls(scene, tally, share, seed):
    """Kill a scene's command at each of its system calls."""
    places = [(call, number) for call, numbers in calls(scene).items() for number in numbers
              if call in FAULTS]
    if share < 1:
        places = random.Random(seed).sample(places, max(1, round(len(places) * share)))
    for call, number in places:
        scene.reset()
        status, _, complaints = strace(
            scene, ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"])
        killed = status == -9
        wrong = scene.judge(status, complaints, killed=killed)
        tally.add("kill at calls", scene.name, "killed" if killed else "done", wrong,
                  f"{call} when={number}")
