"""What SECURITY.md promises, tried: outputs survive kill -9 at any moment and a power cut, no network, no other program, nothing
raw on a terminal.

usage: test_promises.py TRICOT SAMPLE [NUMBER OF KILLS]
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TRICOT, SAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
N_KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
failures = []


def check(name, what, holds):
    if not holds:
        failures.append(name)
        print(f"not ok: {name}: {what}")


def call(*arguments, **keywords):
    keywords.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([TRICOT, *arguments], capture_output=True, timeout=500, **keywords)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


# ---- Kills

OUTPUTS = ["k.graphml", "k.dot", "k.json", "k.csv"]
FILES = ["k.graphml", "k.dot", "k.json", "k-nodes.csv", "k-edges.csv", "k.report"]


def kills():
    """Killed at random moments a run leaves every output as it was, or whole; the next one removes what lies about."""
    call("extract", "-q", SAMPLE, "-o", "triples.jsonl")
    os.mkdir("kill")
    arguments = ["graph", "-q", "../triples.jsonl", "--report", "k.report"]
    for name in OUTPUTS:
        arguments += ["-o", name]

    def begin(*more):
        return subprocess.Popen([TRICOT, *arguments, *more], cwd="kill", stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)

    began = time.monotonic()
    process = begin("--nodes", "all")
    error = process.communicate(timeout=500)[1]
    check("kill -9", error, process.returncode == 0 and error == b"")
    seconds = time.monotonic() - began
    wanted = {name: read("kill/" + name) for name in FILES}
    process = begin()
    process.communicate(timeout=500)
    other = {name: read("kill/" + name) for name in FILES}
    check("kill -9", "the two runs do not differ", other["k.dot"] != wanted["k.dot"])

    chance = random.Random(11)
    n_cut = 0
    for n in range(N_KILLS):
        process = begin(*(["--nodes", "all"] if n % 2 == 0 else []))
        time.sleep(chance.uniform(0, 1.1 * seconds))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=500)
        n_cut += process.returncode == -signal.SIGKILL
        for name in FILES:
            path = "kill/" + name
            if not os.path.exists(path):
                check("kill -9", f"{name} is gone after kill {n}", False)
            else:
                check("kill -9", f"{name} is neither the old nor the new one after kill {n}", read(path) in (wanted[name], other[name]))
    left = [name for name in os.listdir("kill") if name.startswith(".tricot-")]
    process = begin()
    process.communicate(timeout=500)
    still = [name for name in os.listdir("kill") if name.startswith(".tricot-")]
    check("kill -9", f"no run was cut short in its work: {n_cut} of {N_KILLS}", n_cut > N_KILLS // 4)
    check("kill -9", f"leftovers stay: {still}", not still and sorted(os.listdir("kill")) == sorted(FILES))
    print(f"{n_cut} of {N_KILLS} runs killed at work, {len(left)} leftovers of the last, none after the next run")


# ---- Calls of the kernel

def traced(*arguments):
    done = subprocess.run(["strace", "-f", "-y", "-o", "trace", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2,execve,execveat,fork,vfork,%network",
                           TRICOT, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=500)
    check("strace", done.stderr, done.returncode == 0)
    return read("trace").decode(errors="replace").splitlines()


def calls():
    if shutil.which("strace") is None or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("no strace here")
        return
    for arguments, n_files in ((["build", "-q", SAMPLE, "-o", "t.graphml", "-o", "t.csv", "--report", "t.report", "--evidence", "t.jsonl"], 5),
                               (["extract", "-q", SAMPLE, "-o", "t2.jsonl"], 1), (["convert", "-q", "t.graphml", "t.gexf"], 1)):
        synced, n_renamed = set(), 0
        for line in traced(*arguments):
            found = re.search(r"(?:fsync|fdatasync)\(\d+<([^>]*)>\)\s*= 0", line)
            if found:
                synced.add(os.path.basename(found.group(1)))
            found = re.search(r'rename(?:at2?)?\((?:[^"]*, )?"([^"]*)", ', line)
            if found and "= 0" in line:
                n_renamed += 1
                check("a power cut", f"renamed before it is on the disk: {line}", os.path.basename(found.group(1)) in synced)
            check("no other program", line, not re.search(r"\b(execve|execveat|fork|vfork)\(", line) or (TRICOT in line and "execve" in line))
            check("no network", line, not re.search(r"\b(socket|connect|bind|sendto|sendmsg|recvfrom|recvmsg|accept4?)\(", line))
        check("a power cut", f"{n_renamed} files renamed, not {n_files}", n_renamed == n_files)


# ---- Terminals

def on_terminal(*arguments):
    main_end, other_end = pty.openpty()
    process = subprocess.Popen([TRICOT, *arguments], stdin=subprocess.DEVNULL, stdout=other_end, stderr=other_end, env={**os.environ, "TERM": "xterm"})
    os.close(other_end)
    seen = b""
    while True:
        try:
            block = os.read(main_end, 65536)
        except OSError:
            break
        if not block:
            break
        seen += block
    os.close(main_end)
    process.wait()
    return seen


def terminals():
    """Control characters of a file, C0 or C1, never reach a terminal."""
    evil = "\x1b]0;owned\x07 \x9b31m \x1b[2J\x08\x7f Evil"
    graph = {"directed": True, "multigraph": True, "graph": {"options": evil}, "nodes": [{"id": "a", "label": evil, "type": "PER", "facts": evil, "description": evil},
             {"id": "b", "label": "B" + evil}], "edges": [{"source": "a", "target": "b", "key": "k", "relation": "know" + evil, "label": evil, "evidence": evil, "docs": evil}]}
    write("evil.json", json.dumps(graph))
    write("evil2.json", json.dumps(graph).replace("know", "see"))
    write("evil.txt", f"Ada Lind {evil} is the director of Norlink in Kell.")
    write("evil\x1b[31m\u009b.txt", "Ada Lind is the director of Norlink in Kell.")
    for arguments in (["rank", "evil.json"], ["rank", "evil.json", "--to", "json"], ["show", "evil.json", "a"], ["info", "evil.json"], ["info", "--methods", "evil.json"],
                      ["diff", "evil.json", "evil2.json"], ["convert", "evil.json", "--to", "dot", "-o", "-"], ["show", "evil.json", evil], ["info", evil],
                      ["extract", "--from", "lines", "evil.txt", "--explain"], ["read", "evil.txt"], ["parse", "--from", "lines", "evil.txt"],
                      ["read", "evil\x1b[31m\u009b.txt", "gone\x1b\u009b.txt"]):
        seen = on_terminal(*arguments)
        raw = re.findall(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\r(?!\n)", seen)
        # The line that says how far it is begins with a carriage return of our own.
        raw = [one for one in raw if one != b"\r"]
        check("a terminal", f"{arguments[:2]}: {raw[:5]} in {seen[:200]}", not raw and len(seen) > 10)
    # A file gets what there is.
    done = call("convert", "evil.json", "--to", "json", "-o", "-")
    check("a file", done.stdout[:300], json.loads(done.stdout)["nodes"][0]["label"] == evil)


# ---- Halves of pairs, formulas

def surrogates():
    write("half.jsonl", '{"id": "a", "text": "Apple is \\ud83d based in Cupertino, \\ud83d\\ude00 in \\\\ud83d \\udc00 and \\uD83D\\u0041."}\n'
          '{"id": "b", "text": "Ford is based in Dearborn."}\n')
    done = call("read", "half.jsonl")
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    check("half a pair", f"{done.returncode} {texts} {done.stderr}", done.returncode == 0 and texts == [
        "Apple is \ufffd based in Cupertino, \U0001F600 in \\ud83d \ufffd and \ufffdA.", "Ford is based in Dearborn."]
        and b"half.jsonl: line 1: 3 halves of surrogate pairs" in done.stderr)
    write("half.triples.jsonl", '{"subject": "A\\ud83d", "relation": "know", "object": "B"}\n')
    done = call("graph", "half.triples.jsonl", "-q", "--to", "json", "-o", "-", "--nodes", "all")
    check("half a pair", f"{done.returncode} {done.stderr}", done.returncode == 0 and [node["label"] for node in json.loads(done.stdout)["nodes"]] == ["A\ufffd", "B"])


def formulas():
    write("formula.tsv", "=cmd|' /C calc'!A0\tknow\t@SUM(A1)\n+1+cmd\tknow\t-2\n")
    done = call("graph", "formula.tsv", "-q", "--to", "neo4j", "-o", "neo", "--nodes", "all")
    cells = re.findall(rb'"((?:[^"]|"")*)"', read("neo/nodes.csv") + read("neo/relationships.csv"))
    check("formulas", f"{done.stderr} {cells}", len(cells) > 8 and not [cell for cell in cells if cell[:1] in (b"=", b"+", b"-", b"@")]
          and b"'@SUM(A1)" in cells)


def main():
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    try:
        for part in (surrogates, formulas, terminals, calls, kills):
            part()
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
