"""Many processes at once: on one file, on many, on one index, and beside a writer that is not ours."""

import random
import shutil
import subprocess
import time

from scenes import environment, plain_fits, run

#: What locks may cost six processes with twelve small files each, in seconds.
PATIENCE = 60
SMALL = 30_000


def start(argv, folder):
    return subprocess.Popen([str(word) for word in argv], cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())


def ends(processes, good):
    """What is wrong with how processes ended."""
    wrong = []
    for process in processes:
        _, complaints = process.communicate(timeout=4 * PATIENCE)
        if process.returncode not in good:
            wrong.append(f"status {process.returncode}: {complaints.decode().strip()}")
    return wrong


def fresh(home, name):
    folder = home / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def plain_again(binary, folder, files):
    """Whether all files are as they were, once they are stripped."""
    run([binary, "strip", "-q", *files], folder)
    wrong = [f"{name} is damaged" for name in files
             if (folder / name).read_bytes() != files[name]]
    left = sorted(p.name for p in folder.iterdir() if p.name not in files)
    return wrong + ([f"left behind: {left}"] if left else [])


def different_orders(binary, home, words):
    """Six processes that stamp and strip the same twelve files, each in its own order."""
    folder = fresh(home, "orders")
    files = {f"f{i}.fits": plain_fits(SMALL) for i in range(12)}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    begin, processes = time.monotonic(), []
    for index in range(6):
        names = list(files)
        random.Random(index).shuffle(names)
        what = ["strip"] if index % 2 else ["stamp", "--activity", f"a{index}"]
        processes.append(start([binary, *what, *words, "--no-sync", *names], folder))
    wrong = ends(processes, (0, 3))
    took = time.monotonic() - begin
    if took > PATIENCE:
        wrong.append(f"takes {took:.0f} s")
    return wrong + plain_again(binary, folder, files)


def one_file(binary, home, words, rounds):
    """Eight processes that stamp one file, one after the other has it."""
    folder = fresh(home, "one")
    content = plain_fits(SMALL)
    (folder / "f.fits").write_bytes(content)
    wrong = []
    for round in range(rounds):
        wrong += ends([start([binary, "stamp", "f.fits", "--activity", f"a{round}", "-q",
                              "--no-sync", *words], folder) for _ in range(8)], (0,))
    status, _, complaints = run([binary, "verify", "f.fits"], folder)
    if status != 0:
        wrong.append(f"does not verify: {complaints}")
    return wrong + plain_again(binary, folder, {"f.fits": content})


def appends(path):
    with open(path, "ab") as file:
        file.write(b"a stranger's bytes")


def overwrites(path):
    with open(path, "r+b") as file:
        file.seek(10_000)
        file.write(b"a stranger's bytes")


def replaces(path):
    other = path.with_name("other")
    other.write_bytes(plain_fits(SMALL))
    other.rename(path)


def a_stranger_writes(binary, home, words, call, writes):
    """Another program, without locks, writes just before the file is replaced or changed itself."""
    for delay in (2, 6, 20):
        folder = fresh(home, "stranger")
        path = folder / "f.fits"
        path.write_bytes(plain_fits(SMALL))
        process = start(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                         "-e", f"inject={call}:delay_enter={delay}000000:when=1",
                         binary, "stamp", "f.fits", "--activity", "x", *words], folder)
        # The delay begins once the new file, or the journal, stands beside the file.
        own, end = [], time.monotonic() + PATIENCE
        while not own and time.monotonic() < end:
            time.sleep(0.01)
            own = [p for p in folder.iterdir() if p != path]
        began = own[0].stat().st_ctime if own else 0
        time.sleep(0.2)
        writes(path)
        theirs, took = path.read_bytes(), time.time() - began
        _, complaints = process.communicate(timeout=PATIENCE)
        # On a busy machine the stranger may come too late for a short delay.
        if took < delay / 2:
            break
    else:
        return ["the stranger came too late: the machine is too busy to tell"]
    wrong = []
    if process.returncode != 2 or b"changed by another program" not in complaints:
        wrong.append(f"status {process.returncode}: {complaints.decode().strip()}")
    if path.read_bytes() != theirs:
        wrong.append("the stranger's bytes are lost")
    left = sorted(p.name for p in folder.iterdir() if p != path)
    return wrong + ([f"left behind: {left}"] if left else [])


def two_indices(binary, home):
    """Two commands that write one index, and readers meanwhile."""
    folder = fresh(home, "indices")
    (folder / "archive").mkdir()
    count = 300
    content = plain_fits(100)
    for index in range(count):
        (folder / "archive" / f"f{index}.fits").write_bytes(content)
    first = [binary, "index", "archive", "--into", "a.sqlite", "--batch", "10"]
    run(first, folder)
    for index in range(count):
        (folder / "archive" / f"g{index}.fits").write_bytes(content)
    writers = [start(first, folder) for _ in range(2)]
    find = [binary, "find", "size > 0", "--in", "a.sqlite", "--format", "paths"]
    wrong, counts = [], []
    while any(writer.poll() is None for writer in writers):
        status, output, complaints = run(find, folder)
        counts.append(len(output.split("\n")) - 1)
        if status != 0:
            wrong.append(f"a reader ends with status {status}: {complaints.strip()}")
    if any(number < count for number in counts):
        wrong.append(f"readers see {min(counts)} files of {count}")
    for writer in writers:
        _, complaints = writer.communicate()
        if writer.returncode not in (0, 2) or writer.returncode == 2 and not complaints:
            wrong.append(f"status {writer.returncode}: {complaints.decode().strip()}")
    run(first, folder)
    found = len(run(find, folder)[1].split("\n")) - 1
    if found != 2 * count:
        wrong.append(f"{found} files in the index, not {2 * count}")
    if sorted(p.name for p in folder.iterdir()) != ["a.sqlite", "archive"]:
        wrong.append(f"left behind: {sorted(p.name for p in folder.iterdir())}")
    return wrong


def all_of_it(binary, home, tally, share, can_trace):
    """Everything, several times."""
    times, rounds = max(1, round(5 * share)), max(2, round(25 * share))
    for words in ((), ("--in-place",)):
        how = " ".join(words) or "copy"
        for time_ in range(times):
            tally.add("together", f"six processes, twelve files, {how}", "done",
                      different_orders(binary, home, words), f"round {time_}")
        tally.add("together", f"8 x {rounds} stamps of one file, {how}", "done",
                  one_file(binary, home, words, rounds), "all")
        for time_ in range(times if can_trace else 0):
            # In place it is the journal that is written and synced, and then its folder.
            for call in ("pwrite64", "fsync") if words else ("fsync",):
                for writes in (appends, overwrites, replaces):
                    tally.add("together", f"a stranger writes, {how}", "refused",
                              a_stranger_writes(binary, home, words, call, writes),
                              f"round {time_}, {writes.__name__} at {call}")
    for time_ in range(times):
        tally.add("together", "two writers of an index, readers", "done",
                  two_indices(binary, home), f"round {time_}")
