"""Full disks, permissions, links, attributes, limits and signals: each has a clear end."""

import os
import shutil
import signal
import subprocess
import time

import streams
from scenes import environment, plain_fits, run

SMALL = 30_000
NOBODY = 65534
STAMP = ("stamp", "f.fits", "--activity", "x")


class Around:
    """The cases, each in a fresh folder with the file f.fits."""

    def __init__(self, binary, home, tally, share):
        self.binary, self.home, self.tally, self.share = binary, home, tally, share
        self.plain = plain_fits(SMALL)
        self.is_root = os.geteuid() == 0
        self.stamped = self.plain
        self.fresh()
        self.call(*STAMP)
        self.stamped = (self.folder / "f.fits").read_bytes()

    def fresh(self, folder=None, stamped=False):
        self.folder = folder or self.home / "around"
        if folder is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
        self.path = self.folder / "f.fits"
        self.path.write_bytes(self.stamped if stamped else self.plain)
        return self.path

    def call(self, *words, **options):
        return run([self.binary, *words], self.folder, **options)

    def expect(self, what, result, status, *said, content=None, names=None):
        """Judge the end of one command."""
        wrong = []
        ended, _, complaints = result
        if ended not in (status if isinstance(status, tuple) else (status,)):
            wrong.append(f"status {ended}, not {status}: {complaints.strip()}")
        wrong += [f"does not say '{words}': {complaints.strip()}" for words in said
                  if words not in complaints]
        if content is not None and self.path.read_bytes() != content:
            wrong.append("the file is not what it should be")
        if names is not None and sorted(os.listdir(self.folder)) != sorted(names):
            wrong.append(f"the folder holds {sorted(os.listdir(self.folder))}")
        outcome = "done" if ended == 0 else "refused"
        self.tally.add("around", what, outcome, wrong, f"status {ended}")

    def mounted(self, what, argv, body):
        mount = self.home / "mount"
        mount.mkdir(exist_ok=True)
        try:
            subprocess.run([*argv, mount], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            why = getattr(error, "stderr", b"") or str(error).encode()
            return self.tally.skip(what, why.decode().strip())
        try:
            body(mount)
        finally:
            subprocess.run(["umount", mount], capture_output=True)

    # Full disks.

    def full_disk(self, mount):
        full = "No space left on device"
        commands = {
            "stamp": STAMP, "stamp in place": (*STAMP, "--in-place"),
            "convert -o": ("convert", "s.fits", "-o", "o.json"),
            "lineage -o": ("lineage", "s.fits", "-o", "o.json"),
            "audit -o": ("audit", ".", "-o", "o.html"),
            "replay -o": ("replay", "s.fits", "-o", "o.sh"),
            "graph -o": ("graph", "s.fits", "-o", "o.dot"),
            "index": ("index", ".", "--into", "a.sqlite"),
        }
        for name, words in commands.items():
            self.fresh(mount)
            (mount / "s.fits").write_bytes(self.stamped)
            try:
                with open(mount / "filler", "wb", buffering=0) as filler:
                    while True:
                        filler.write(bytes(4096))
            except OSError:
                pass
            result = self.call(*words)
            said = "disk is full" if name == "index" else full
            self.expect(f"full disk: {name}", result, 2, said, content=self.plain,
                        names=["f.fits", "s.fits", "filler"] + (
                            ["a.sqlite"] if (mount / "a.sqlite").exists() else []))
            os.unlink(mount / "filler")
            self.expect(f"full disk, and room again: {name}", self.call(*words), (0, 1))
            for path in mount.iterdir():
                path.unlink()

    def quota(self):
        image, mount = self.home / "quota.img", self.home / "quota"
        mount.mkdir()
        with open(image, "wb") as file:
            file.truncate(320 << 20)
        try:
            for argv in (["mkfs.xfs", "-q", image], ["mount", "-o", "loop,uquota", image, mount],
                         ["xfs_quota", "-x", "-c", f"limit bhard=128k {NOBODY}", mount]):
                subprocess.run(argv, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            subprocess.run(["umount", mount], capture_output=True)
            why = getattr(error, "stderr", b"") or str(error).encode()
            return self.tally.skip("quota", why.decode().strip())
        try:
            for place in ((), ("--in-place",)):
                self.fresh(mount)
                os.chmod(mount, 0o777)
                os.chown(self.path, NOBODY, NOBODY)
                filler = mount / "filler"
                filler.write_bytes(bytes(96 << 10))
                os.chown(filler, NOBODY, NOBODY)
                result = self.as_nobody(*STAMP, *place)
                self.expect(f"quota, {' '.join(place) or 'copy'}", result, 2,
                            "Disk quota exceeded", content=self.plain, names=["f.fits", "filler"])
                filler.unlink()
        finally:
            subprocess.run(["umount", mount], capture_output=True)

    # Permissions.

    def as_nobody(self, *words):
        return run(["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                    self.binary, *words], self.folder)

    def permissions(self):
        if not self.is_root:
            return self.tally.skip("other users", "this is not root")
        self.fresh()
        if self.as_nobody("--version")[0] != 0:
            return self.tally.skip("other users", "they cannot run the binary")
        os.chmod(self.home, 0o755)
        os.chmod(self.folder, 0o555)
        denied = "Permission denied"
        for place in ((), ("--in-place",)):
            how = "in place" if place else "copy"
            self.fresh()
            os.chown(self.path, NOBODY, NOBODY)
            self.expect(f"read-only folder, {how}", self.as_nobody(*STAMP, *place), 2, "f.fits",
                        denied, content=self.plain, names=["f.fits"])
            self.fresh()
            os.chmod(self.folder, 0o777)
            self.expect(f"no right to write, {how}", self.as_nobody(*STAMP, *place), 2, "f.fits",
                        denied, content=self.plain, names=["f.fits"])
            os.chmod(self.path, 0)
            self.expect(f"no right to read, {how}", self.as_nobody(*STAMP, *place), 2, "f.fits",
                        denied, content=self.plain, names=["f.fits"])
            self.fresh()
            os.chmod(self.folder, 0o777)
            os.chmod(self.path, 0o666)
            status = 0 if place else 2
            self.expect(f"another owner, {how}", self.as_nobody(*STAMP, *place), status,
                        content=None if place else self.plain, names=["f.fits"])
        for name in ("show", "verify", "strip", "lineage", "replay", "convert", "validate",
                     "keywords", "graph"):
            self.fresh(stamped=True)
            os.chmod(self.path, 0)
            words = {"keywords": ("keywords", "OBJECT", "f.fits"),
                     "convert": ("convert", "f.fits", "--to", "json"),
                     "graph": ("graph", "f.fits", "--to", "dot")}.get(name, (name, "f.fits"))
            self.expect(f"no right to read: {name}", self.as_nobody(*words), 2, "f.fits", denied)
        for name, words in {"convert -o": ("convert", "f.fits", "-o", "o.json"),
                            "lineage -o": ("lineage", "f.fits", "-o", "o.json"),
                            "audit -o": ("audit", ".", "-o", "o.html"),
                            "index": ("index", ".", "--into", "a.sqlite")}.items():
            self.fresh(stamped=True)
            os.chmod(self.folder, 0o555)
            self.expect(f"read-only folder: {name}", self.as_nobody(*words), 2,
                        names=["f.fits"])

    # Links, attributes, immutable files.

    def links(self):
        self.fresh()
        os.link(self.path, self.folder / "g.fits")
        self.expect("hard link, copy", self.call(*STAMP), 2, "hard links", content=self.plain)
        self.expect("hard link, --break-links", self.call(*STAMP, "--break-links"), 0)
        self.fresh()
        os.link(self.path, self.folder / "g.fits")
        self.expect("hard link, in place", self.call(*STAMP, "--in-place"), 0)
        same = os.path.samefile(self.path, self.folder / "g.fits")
        self.tally.add("around", "hard link stays, in place", "done",
                       [] if same else ["the link is broken"], "")
        for place in ((), ("--in-place",)):
            self.fresh()
            os.symlink("f.fits", self.folder / "l.fits")
            result = self.call("stamp", "l.fits", "--activity", "x", *place)
            self.expect(f"symbolic link, {' '.join(place) or 'copy'}", result, 0)
            is_link = (self.folder / "l.fits").is_symlink()
            self.tally.add("around", "symbolic link stays", "done",
                           [] if is_link and self.path.read_bytes() != self.plain
                           else ["the link is gone, or its file was not stamped"], "")

    def attributes(self):
        for place in ((), ("--in-place",)):
            how = " ".join(place) or "copy"
            self.fresh()
            os.chmod(self.path, 0o640)
            try:
                os.setxattr(self.path, "user.comment", b"kept")
                os.setxattr(self.path, "system.posix_acl_access", ACL)
            except OSError as error:
                return self.tally.skip("attributes and lists", str(error))
            self.expect(f"attributes and lists, {how}", self.call(*STAMP, *place), 0)
            kept = (os.getxattr(self.path, "user.comment") == b"kept"
                    and os.getxattr(self.path, "system.posix_acl_access") == ACL)
            self.tally.add("around", f"attributes and lists stay, {how}", "done",
                           [] if kept else ["they are lost"], "")
            self.fresh()
            if subprocess.run(["chattr", "+i", self.path], capture_output=True).returncode != 0:
                self.tally.skip("immutable file", "chattr +i is not to be had")
                continue
            try:
                result = self.call(*STAMP, *place)
                self.expect(f"immutable file, {how}", result, 2, "f.fits", "not permitted",
                            content=self.plain, names=["f.fits"])
            finally:
                subprocess.run(["chattr", "-i", self.path], check=True)

    # Limits and signals.

    def limits(self):
        for name, words in {"stamp": STAMP, "stamp in place": (*STAMP, "--in-place"),
                            "convert -o": ("convert", "s.fits", "-o", "o.xml"),
                            "index": ("index", ".", "--into", "a.sqlite")}.items():
            self.fresh()
            (self.folder / "s.fits").write_bytes(self.stamped)
            blocks = 4 if name == "convert -o" else 64
            result = run(["sh", "-c", f'ulimit -f {blocks // 2}; exec "$0" "$@"', self.binary,
                          *words], self.folder)
            self.expect(f"SIGXFSZ: {name}", result, 2, "File too large" if name != "index" else "",
                        content=self.plain)
            leftovers = [n for n in os.listdir(self.folder) if "fitsprov" in n]
            self.tally.add("around", f"SIGXFSZ, nothing left: {name}", "done",
                           [f"{leftovers}"] if leftovers else [], "")

    def signals(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for name, words, call in (("stamp", STAMP, "fsync"),
                                      ("stamp in place", (*STAMP, "--in-place"), "fsync"),
                                      ("index", ("index", ".", "--into", "a.sqlite"), "pread64")):
                self.fresh()
                process = subprocess.Popen(
                    ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                     f"inject={call}:signal={number.name}:when=2", self.binary, *words],
                    cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                    env=environment())
                _, complaints = process.communicate(timeout=60)
                ended = process.returncode
                result = (ended, "", complaints.decode())
                self.expect(f"{number.name}: {name}", result, (0, 2, -number, 128 + number))
                self.call("strip", "f.fits")
                left = [n for n in os.listdir(self.folder) if "fitsprov" in n]
                self.tally.add("around", f"{number.name}, then strip: {name}", "done",
                               [] if not left and self.path.read_bytes() == self.plain
                               else [f"damaged, or left behind: {left}"], "")


#: user::rw-, user:65534:r--, group::r--, mask::r--, other::---, as Linux keeps it.
ACL = b"".join([
    (2).to_bytes(4, "little"),
    *(tag.to_bytes(2, "little") + bits.to_bytes(2, "little") + who.to_bytes(4, "little")
      for tag, bits, who in ((1, 6, 2**32 - 1), (2, 4, NOBODY), (4, 4, 2**32 - 1),
                             (16, 4, 2**32 - 1), (32, 0, 2**32 - 1))),
])


def all_of_it(binary, home, tally, share, can_trace):
    """Every case; of the ends of streams a share."""
    around = Around(binary, home, tally, share)
    if around.is_root:
        around.mounted("full disk", ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs"],
                       around.full_disk)
        os.chmod(home, 0o755)
        around.quota()
    else:
        tally.skip("full disk", "this is not root")
    around.permissions()
    around.links()
    around.attributes()
    around.limits()
    if can_trace:
        around.signals()
    streams.all_of_it(around)
