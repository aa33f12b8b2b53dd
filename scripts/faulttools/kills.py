"""Commands that are killed at any moment, on a large file."""

import collections
import random
import statistics
import subprocess
import time

from scenes import environment

#: So many times as many trials as kills, at most: some commands are done before they are killed.
MOST_TRIALS = 3
#: How many of the last commands that came to their end say how long one takes.
REMEMBERED = 5


def start(scene):
    return subprocess.Popen(list(map(str, scene.argv())), cwd=scene.folder,
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env=environment())


def kill_at_random(scene, tally, times, seed):
    """Kill a scene's command some times, at moments spread over the time that it takes."""
    lasted = collections.deque(maxlen=REMEMBERED)
    for _ in range(2):
        scene.reset()
        begin = time.monotonic()
        if start(scene).wait() != 0:
            raise SystemExit(f"{scene.name} fails without being killed")
        lasted.append(time.monotonic() - begin)
    moments = random.Random(seed)
    scene.reset()
    kills = 0
    for _ in range(MOST_TRIALS * times):
        moment = moments.uniform(0, 1.1 * statistics.median(lasted))
        begin = time.monotonic()
        process = start(scene)
        try:
            process.wait(moment)
            lasted.append(time.monotonic() - begin)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        killed = process.returncode == -9
        wrong = scene.judge(process.returncode, "", killed=killed)
        tally.add("kill", scene.name, "killed" if killed else "done", wrong, f"at {moment:.4f} s")
        if (scene.folder / scene.target).read_bytes() != scene.old:
            scene.reset()
        kills += killed
        if kills == times:
            return
