"""Whole files written: never half, never over something, and as they were in all but content."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hkinno import writing
from hkinno.errors import FileError, UsageError
from tests.conftest import ROOT, program
from tests.hostile.kills import killed_before

# Whether every file may be written and given away.
ROOTS = hasattr(os, "geteuid") and os.geteuid() == 0
HARD_LINK, REPLACED, LINK = "hard link", "replaced", "link"


def test_a_link_is_followed_and_permissions_stay(tmp_path):
    """--force through a link changes the file that it leads to, with its permissions."""
    path, link = tmp_path / "real", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    writing.write_file(str(link), "new", force=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.umask")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=str)
@pytest.mark.parametrize("command", [["export", "jsonl", "-o"], ["figures", "--svg"]], ids=" ".join)
def test_a_pipe_or_a_device_is_written_into_and_never_replaced(run, tmp_path, command, force):
    """Run by root, `export --force -o /dev/null` put a file in the place of the device."""
    path, received = tmp_path / "pipe", tmp_path / "received"
    os.mkfifo(path)
    with received.open("wb") as file, subprocess.Popen(["cat", str(path)], stdout=file) as reader:
        assert run(*command, str(path), *force).returncode == 0
        reader.wait(timeout=60)
    assert stat.S_ISFIFO(path.lstat().st_mode)
    assert received.read_bytes() == run(*command, "-").stdout.encode()
    assert sorted(os.listdir(tmp_path)) == ["pipe", "received"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    """Not those of a temporary file, which nobody else may read."""
    before = os.umask(0o022)
    try:
        writing.write_file(str(tmp_path / "new"), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644


def test_a_failure_leaves_no_half_file(tmp_path, monkeypatch):
    """Where the disk is full the old file is still whole, and nothing else is left behind."""
    path = tmp_path / "out"
    path.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        writing.write_file(str(path), "new", force=True)
    with pytest.raises(FileError, match="No space left"):
        writing.write_folder(str(tmp_path / "folder"), {"a.csv": "x"})
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "old")


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path, monkeypatch):
    """Without --force, a file that another program makes while we write is not replaced."""
    path = tmp_path / "out"
    synced = os.fsync

    def slow(descriptor):
        path.write_text("theirs")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(UsageError, match="is there already"):
        writing.write_file(str(path), "ours")
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "theirs")


def test_a_file_and_a_folder_are_not_mixed_up(tmp_path):
    """A folder where a file should be, and the other way round, are refused even with --force."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a folder"):
        writing.write_file(str(tmp_path), "x", force=True)
    with pytest.raises(UsageError, match="is a file"):
        writing.write_folder(str(tmp_path / "file"), {"a": "x"}, force=True)


def linked(path: Path, kind: str) -> Path:
    """A file of some kind, and the name by which it is written."""
    path.write_bytes(b"old words")
    path.chmod(0o640)
    other = path.with_name("other")
    if kind == HARD_LINK:
        os.link(path, other)
    if kind == LINK:
        other.symlink_to(path.name)
        return other
    return path


@pytest.mark.parametrize("kind", [REPLACED, HARD_LINK, LINK])
def test_owner_mode_attributes_and_links_stay(tmp_path, kind):
    """Whatever is known of a file beside what it holds is known of it afterwards."""
    path = tmp_path / "draft.md"
    name = linked(path, kind)
    if ROOTS:
        os.chown(path, 12345, 23456)
        path.chmod(0o4751)
    with contextlib.suppress(OSError, AttributeError):  # a file system without them
        os.setxattr(path, "user.colour", b"red")
    before, attributes = path.stat(), writing._attributes(os.open(path, os.O_RDONLY))
    writing.rewrite_file(str(name), b"old words", b"new")
    after = path.stat()
    assert path.read_bytes() == b"new"
    for what in ("st_uid", "st_gid", "st_mode", "st_nlink"):
        assert getattr(after, what) == getattr(before, what), what
    assert writing._attributes(os.open(path, os.O_RDONLY)) == attributes
    assert (after.st_ino == before.st_ino) == (kind == HARD_LINK)
    assert sorted(os.listdir(tmp_path)) == ["draft.md", *(["other"] if kind != REPLACED else [])]


@pytest.mark.skipif(os.name == "nt", reason="needs the owners of POSIX")
@pytest.mark.parametrize(
    ("what", "mode", "folder", "told"),
    [
        ("a file that is read-only", 0o444, 0o755, "Permission denied"),
        ("a folder that takes nothing", 0o644, 0o555, ""),
        ("another's file", 0o666, 0o777, ""),
        ("another's file that is read-only", 0o644, 0o777, "Permission denied"),
    ],
)
def test_the_right_to_write_the_file_itself_decides(tmp_path, what, mode, folder, told):
    """The right to make files beside it is not enough, and is not needed."""
    place = tmp_path / "folder"
    place.mkdir()
    path = place / "draft.md"
    path.write_text("孫東說「背水一战精神」", encoding="utf-8")
    path.chmod(mode)
    place.chmod(folder)
    before = []
    if ROOTS:
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv: root may write everything")
        # A file of root's is his own also without the rights of root.
        before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown"]
    if "another's" in what:
        if not ROOTS:
            pytest.skip("needs root: nobody else can give a file away")
        os.chown(path, 12345, 23456)
    state = path.stat()
    command = [*before, *program(), "check", "--fix", "--quiet", str(path)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    place.chmod(0o755)
    assert ("背水一戰" in path.read_text(encoding="utf-8")) == (not told), result.stderr
    assert result.returncode == (3 if told else 0)
    assert told in result.stderr
    now = path.stat()
    assert (now.st_uid, now.st_gid, now.st_mode) == (state.st_uid, state.st_gid, state.st_mode)
    assert os.listdir(place) == ["draft.md"]


def test_a_file_that_is_mounted_alone_is_written(tmp_path):
    """As containers are given one: another file cannot take its place."""
    path = tmp_path / "draft.md"
    path.write_text("孫東說「背水一战精神」", encoding="utf-8")
    world = ["unshare", "--mount"] if ROOTS else ["unshare", "--mount", "--map-root-user"]
    mount = 'mount --bind "$1" "$1" || exit 77; shift; exec "$@"'
    command = [*world, "bash", "-c", mount, "bash", str(path), *program(), "check", "--fix", str(path)]
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare, which mounts files")
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode == 77 or b"unshare: " in result.stderr:
        pytest.skip("needs the right to mount a file: root's, or unshare --map-root-user")
    assert result.returncode == 0, result.stderr
    assert "背水一戰" in path.read_text(encoding="utf-8")
    assert os.listdir(tmp_path) == ["draft.md"]


@pytest.mark.parametrize("kind", [REPLACED, HARD_LINK, LINK])
@pytest.mark.parametrize("when", ["before", "meanwhile", "meanwhile, of the same length"])
def test_what_was_saved_while_it_ran_is_not_written_over(tmp_path, monkeypatch, kind, when):
    """An editor may save the draft at any moment: its words stay, and that they are others is told."""
    path = tmp_path / "draft.md"
    name = linked(path, kind)
    theirs = b"their word" if when == "meanwhile" else b"THEIR WAY"
    synced = os.fsync

    def save(descriptor):
        synced(descriptor)
        path.write_bytes(theirs)

    if when == "before":
        path.write_bytes(theirs)
    else:
        monkeypatch.setattr(os, "fsync", save)
    with pytest.raises(FileError, match="has changed since it was read; not written over"):
        writing.rewrite_file(str(name), b"old words", b"new")
    assert path.read_bytes() == theirs
    assert not [each for each in os.listdir(tmp_path) if "hkinno" in each]


STEPS = ["open", "write", "ftruncate", "fsync", "fchmod", "replace", "link", "mkdir", "rename"]


@pytest.mark.parametrize("kind", [REPLACED, HARD_LINK])
@pytest.mark.parametrize("step", STEPS)
def test_a_write_that_fails_at_any_step_leaves_the_old_file_whole(tmp_path, monkeypatch, step, kind):
    """It is told, or done in another way; the file is the old or the new one, and nothing is left beside it."""
    path = linked(tmp_path / "draft.md", kind)
    known = sorted(os.listdir(tmp_path))
    real, calls = getattr(os, step), []

    def fail(*arguments, **more):
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        return real(*arguments, **more)

    monkeypatch.setattr(os, step, fail)
    told = ""
    try:
        writing.rewrite_file(str(path), b"old words", b"new")
    except FileError as error:
        told = str(error)
    assert told in ("", f"{path}: No space left on device")
    assert path.read_bytes() == (b"old words" if told else b"new")
    assert sorted(os.listdir(tmp_path)) == known


def test_what_could_be_written_neither_way_is_saved_beside_it(tmp_path, monkeypatch):
    """A disk that takes neither the new words nor the old ones again: they are in another file, which is named."""
    path = linked(tmp_path / "draft.md", HARD_LINK)
    real, calls = os.write, []

    def fail(descriptor, content):
        calls.append(content)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        return real(descriptor, content)

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(FileError, match="Input/output error"):
        writing.rewrite_file(str(path), b"old words", b"new")
    monkeypatch.undo()
    saved = tmp_path / "draft.md.hkinno-saved"
    assert saved.read_bytes() == b"old words"
    with pytest.raises(FileError, match=r"draft\.md\.hkinno-saved is there: a write was cut off"):
        writing.rewrite_file(str(path), path.read_bytes(), b"newer")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.parametrize("kind", [REPLACED, HARD_LINK, LINK])
def test_a_run_that_is_killed_at_any_step_leaves_a_whole_file(tmp_path, kind):
    """Before each call of the system: the file is the old one or the new one, or what it held is saved beside it.

    What else is left beside it is swept by the next run.
    """
    number = 0
    ended = False
    while not ended:
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "draft.md"
        name = linked(path, kind)
        ended = killed_before(
            lambda name=name: writing.rewrite_file(str(name), b"old words", b"new words, more"), number
        )
        saved = folder / "draft.md.hkinno-saved"
        if path.read_bytes() not in (b"old words", b"new words, more"):
            assert kind == HARD_LINK
            assert saved.read_bytes() == b"old words"
        saved.unlink(missing_ok=True)
        writing.rewrite_file(str(name), path.read_bytes(), b"last")
        assert path.read_bytes() == b"last"
        assert path.stat().st_mode & 0o777 == 0o640
        assert sorted(os.listdir(folder)) == ["draft.md", *(["other"] if kind != REPLACED else [])]
        number += 1
    assert number > 15


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_new_file_or_folder_appears_whole_or_not_at_all(tmp_path, what):
    """Killed at each step, and swept by the next run."""
    number = 0
    ended = False
    while not ended:
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "out"

        def write(path=path):
            if what == "file":
                writing.write_file(str(path), "all words")
            else:
                writing.write_folder(str(path), {"a.csv": "all words", "b.csv": "all words"})

        ended = killed_before(write, number)
        made = [path] if what == "file" else [path / "a.csv", path / "b.csv"]
        assert [each.exists() for each in made] in ([False] * len(made), [True] * len(made))
        assert {each.read_text() for each in made if each.exists()} <= {"all words"}
        writing.write_file(str(folder / "next"), "x")
        assert set(os.listdir(folder)) <= {"out", "next"}
        number += 1
    assert number > 8


def test_what_another_run_is_at_is_not_swept(tmp_path):
    """Two runs may write into one folder at once; a name that only looks like ours is nobody's."""
    others = [tmp_path / name for name in (".hkinno-mine", ".hkinno-0123456789", ".hkinno-1234abcd.md")]
    for each in others:
        each.write_text("x")
    with writing._beside(str(tmp_path / "one")) as made:
        writing.write_file(str(tmp_path / "two"), "x")
        assert os.path.exists(made.path)
    assert sorted(os.listdir(tmp_path)) == sorted([*(each.name for each in others), "two"])


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs signals that can wait")
@pytest.mark.parametrize("sign", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_signals_wait_until_the_file_is_whole(tmp_path, sign):
    """A run that is told to end while it writes ends after that, and leaves nothing."""
    code = f"""
import os, signal
from hkinno import writing
synced = os.fsync
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
def struck(descriptor):
    os.kill(os.getpid(), signal.{sign})
    synced(descriptor)
os.fsync = struck
writing.write_file("out", "all words")
print("went on")
"""
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert (result.returncode, result.stdout) == (-signal.Signals[sign], b""), result.stderr
    assert (os.listdir(tmp_path), (tmp_path / "out").read_text()) == (["out"], "all words")


def test_without_hard_links_a_file_is_made_and_none_is_replaced(tmp_path, monkeypatch):
    """Some Pythons and some file systems have no os.link."""
    monkeypatch.delattr(os, "link")
    writing.write_file(str(tmp_path / "out"), "ours")
    assert (tmp_path / "out").read_text() == "ours"
    with pytest.raises(FileExistsError):
        writing._make(str(tmp_path / "out"), b"x", force=False)
    assert (os.listdir(tmp_path), (tmp_path / "out").read_text()) == (["out"], "ours")


def test_without_what_only_posix_has_files_are_written(tmp_path, monkeypatch):
    """As on Windows: no locks, no extended attributes, no signals that wait; an open file is not moved."""
    monkeypatch.setattr(writing, "fcntl", None)
    monkeypatch.delattr(os, "listxattr", raising=False)
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    path = tmp_path / "draft.md"
    writing.write_file(str(path), "old")
    before = path.stat().st_ino
    writing.rewrite_file(str(path), b"old", b"new")
    assert (path.read_text(), path.stat().st_ino) == ("new", before)
    writing.write_file(str(path), "newer", force=True)
    writing.write_folder(str(tmp_path / "folder"), {"a": "x"})
    assert path.read_text() == "newer"
    assert sorted(os.listdir(tmp_path)) == ["draft.md", "folder"]
