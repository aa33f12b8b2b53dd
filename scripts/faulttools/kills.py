"""Commands that are killed at any moment, on a large file."""

import random
import subprocess
import time

from scenes import environment


def kill_at_random(scene, tally, times, seed):
    """Kill a scene's command at moments spread over the time that it takes."""
    lasts = []
    for _ in range(2):
        scene.reset()
        begin = time.monotonic()
        subprocess.run(list(map(str, scene.argv())), cwd=scene.folder, check=True,
                       capture_output=True, env=environment())
        lasts.append(time.monotonic() - begin)
    moments = random.Random(seed)
    scene.reset()
    for _ in range(times):
        moment = moments.uniform(0, 1.1 * max(lasts))
        process = subprocess.Popen(list(map(str, scene.argv())), cwd=scene.folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=environment())
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        killed = process.returncode == -9
        wrong = scene.judge(process.returncode, "", killed=killed)
        tally.add("kill", scene.name, "killed" if killed else "done", wrong, f"at {moment:.4f} s")
        if (scene.folder / scene.target).read_bytes() != scene.old:
            scene.reset()
