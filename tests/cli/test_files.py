"""No file of a user's is lost: what a killed run leaves.

usage: test_files.py TRICOT
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TRICOT = os.path.abspath(sys.argv[1])
TEXT = "Tim Cook is the chief executive of Apple. Apple is based in Cupertino.\n"
failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    keywords.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([TRICOT, *arguments], capture_output=True, timeout=60, **keywords)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def is_unfinished(name):
    return name.startswith(".tricot-")


# ---- What a killed run leaves

def wait_for(what, holds):
    for _ in range(3000):
        if holds():
            return
        time.sleep(0.01)
    check(what, "is not seen", holds())


def begun(*arguments):
    """A run that has opened its outputs and waits for its input."""
    before = set(os.listdir("left"))
    process = subprocess.Popen([TRICOT, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for("an unfinished file", lambda: [name for name in os.listdir("left") if is_unfinished(name) and name not in before])
    [name] = [name for name in os.listdir("left") if is_unfinished(name) and name not in before]
    check("an unfinished file", f"{name}, not of process {process.pid}", name.startswith(f".tricot-{process.pid}-"))
    return process, name


def leftovers():
    name = "leftovers"
    os.mkdir("left")
    write("own.txt", TEXT)
    write("facts.tsv", "Apple\town\tBeats\n")
    killed, left = begun("extract", "-", "-o", "left/out.jsonl")
    killed.kill()
    killed.communicate()
    check(name, os.listdir("left"), os.listdir("left") == [left])
    waiting, alive = begun("extract", "-", "-o", "left/other.jsonl")
    check(name, os.listdir("left"), os.listdir("left") == [alive])
    dead = killed.pid
    # Names that are nearly ours, and ours of what lives or is no file.
    kept = [f".tricot-{dead}-abc", f".tricot-{dead}-abcdefg", f".tricot-{dead}-abc.ef", f"tricot-{dead}-abcdef", ".tricot--abcdef", ".tricot-0-abcdef",
            f".tricot-{os.getpid()}-abcdef", ".tricot-x1-abcdef", f".tricot-{dead}abcdef", f".Tricot-{dead}-abcdef", f"x.tricot-{dead}-abcdef",
            f".tricot-99999999999{dead}-abcdef", ".tricot-1-abcdef"]
    for one in kept:
        write(f"left/{one}", "kept")
    os.mkdir(f"left/.tricot-{dead}-folder")
    os.symlink("gone", f"left/.tricot-{dead}-abclnk")
    os.symlink(f".tricot-{os.getpid()}-abcdef", f"left/.tricot-{dead}-abcln2")
    os.mkdir("left/inner")
    write(f"left/inner/.tricot-{dead}-abcdef", "kept")
    write(f"left/.tricot-{dead}-abcdef", "goes")
    before = set(os.listdir("left"))
    done = call("extract", "own.txt", "-o", "left/third.jsonl")
    check(name, done.stderr, done.returncode == 0)
    after = set(os.listdir("left"))
    check(name, f"{before - after} are gone, {after - before} are new", before - after == {f".tricot-{dead}-abcdef"} and
          after - before == {"third.jsonl"})
    check(name, "in another folder", read(f"left/inner/.tricot-{dead}-abcdef") == b"kept")
    out, error = waiting.communicate(TEXT.encode())
    check(name, f"the run that lives: {waiting.returncode} {error}", waiting.returncode == 0 and alive not in os.listdir("left") and
          read("left/other.jsonl").startswith(b'{"id": '))
    # Held by somebody whose number this machine does not know: another container's.
    held, left = begun("extract", "-", "-o", "left/held.jsonl")
    os.rename(f"left/{left}", f"left/.tricot-{dead}-abchld")
    call("extract", "own.txt", "-o", "left/third.jsonl")
    check(name, "one that is held is gone", os.path.exists(f"left/.tricot-{dead}-abchld"))
    held.kill()
    held.communicate()
    call("graph", "facts.tsv", "-q", "-o", "left/third.csv")
    check(name, "one that was held is left", not os.path.exists(f"left/.tricot-{dead}-abchld"))
    # A folder that is walked holds no unfinished file for its input.
    done = call("extract", "left", "-o", "left/inside.jsonl", "--report", "left/report.jsonl")
    told = [json.loads(line)["document"] for line in read("left/report.jsonl").decode().splitlines()]
    check(name, told, told and not [one for one in told if "/.tricot-" in one])


def long_names():
    """A name as long as the file system takes it."""
    path = "n" * 251 + ".dot"
    done = call("build", "own.txt", "-q", "-o", path)
    check("a long name", done.stderr, done.returncode == 0 and os.path.exists(path))


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for part in (leftovers, long_names):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    sys.exit(main())
