"""The program of a commit, built once and kept; what a program makes of texts, kept too.

All of it lies in one folder, build/drift/: the newest KEPT programs and outputs, and the log of the last build.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

# What a program is made of; a commit that changes none of these has the program of the one before.
SOURCES = (
    "base", "cli", "export", "extract", "graph", "meson.build", "meson_options.txt", "model", "tricot-extract.h",
    "tricot.h",
)
MODEL = "model/tricot.safetensors"
KEPT = {"program": 6, "output": 24}


class Failure(Exception):
    """What a person is told, without a trace of calls."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def git(root, *arguments):
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(done.stderr.strip() or f"git {arguments[0]} failed")
    return done.stdout.strip()


def home(root):
    """The folder of the repository itself, of which the tree may be a worktree."""
    return os.path.dirname(os.path.abspath(os.path.join(root, git(root, "rev-parse", "--git-common-dir"))))


def digest(*paths):
    """One key for the contents of files, in order."""
    found = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            found.update(hashlib.sha256(file.read()).digest())
    return found.hexdigest()[:16]


class Programs:
    """`root`: the source tree; `folder`: where all is kept."""

    def __init__(self, root, folder):
        self.root = root
        self.folder = os.path.abspath(folder)
        os.makedirs(self.folder, exist_ok=True)

    def _prune(self, kind):
        names = [os.path.join(self.folder, name) for name in os.listdir(self.folder) if name.startswith(kind)]
        for path in sorted(names, key=os.path.getmtime)[: -KEPT[kind]]:
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)

    def given(self, path):
        """(program, model) of a program that is there."""
        return os.path.abspath(path), os.path.join(self.root, MODEL)

    def of_tree(self):
        """(program, model) of the tree as it stands, built anew where that is needed."""
        if not os.path.exists(os.path.join(self.root, "build", "build.ninja")):
            raise Failure("this tree is not set up: run ./setup")
        done = subprocess.run(["ninja", "-C", os.path.join(self.root, "build"), "tricot"], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure(done.stdout + done.stderr)
        return self.given(os.path.join(self.root, "build", "tricot"))

    def of_commit(self, commit):
        """(program, model) of a commit."""
        sources = git(self.root, "ls-tree", commit, *SOURCES)
        if not sources:
            raise Failure(f"{commit} holds no sources of tricot")
        kept = os.path.join(self.folder, "program-" + hashlib.sha256(sources.encode()).hexdigest()[:16])
        if os.path.isdir(kept):
            os.utime(kept)
        else:
            self._build(commit, kept)
            self._prune("program")
        model = os.path.join(kept, "tricot.safetensors")
        return os.path.join(kept, "tricot"), model if os.path.exists(model) else os.path.join(self.root, MODEL)

    def _build(self, commit, kept):
        say(f"building the program of {commit[:12]}, once ...")
        log = os.path.join(self.folder, "log")
        with tempfile.TemporaryDirectory(dir=self.folder) as folder, open(log, "w", encoding="utf-8") as output:
            tree, build, made = (os.path.join(folder, name) for name in ("tree", "build", "made"))
            os.mkdir(tree)
            os.mkdir(made)
            packed = subprocess.Popen(["git", "-C", self.root, "archive", commit], stdout=subprocess.PIPE)
            steps = [
                subprocess.run(["tar", "-x", "-C", tree], stdin=packed.stdout, stdout=output, stderr=output).returncode,
                packed.wait(),
            ]
            for command in (["meson", "setup", "-Dtests=disabled", build, tree], ["ninja", "-C", build, "tricot"]):
                if not any(steps):
                    steps.append(subprocess.run(command, stdout=output, stderr=output).returncode)
            if any(steps):
                raise Failure(f"the program of {commit[:12]} cannot be built: {log} says why")
            shutil.copy(os.path.join(build, "tricot"), made)
            # Weights that are those of this tree are not kept twice.
            if digest(os.path.join(tree, MODEL)) != digest(os.path.join(self.root, MODEL)):
                shutil.copy(os.path.join(tree, MODEL), made)
            os.rename(made, kept)

    def output(self, program, model, folder, paths, *command):
        """Path of what a command of the program prints of files, which are named from a folder. The program's own
        words on standard error are shown; a document that fails is no reason to stop."""
        key = digest(program, model, *(os.path.join(folder, path) for path in paths))
        names = hashlib.sha256("\0".join((*command, *paths)).encode()).hexdigest()[:16]
        kept = os.path.join(self.folder, f"output-{key}-{names}")
        if os.path.exists(kept):
            os.utime(kept)
            return kept
        with open(kept + ".part", "wb") as file:
            done = subprocess.run([program, *command, *paths], cwd=folder, stdout=file,
                                  env={**os.environ, "TRICOT_MODEL": model})
        if done.returncode not in (0, 1):
            os.remove(kept + ".part")
            raise Failure(f"{program} {' '.join(command)} ended with status {done.returncode}")
        os.rename(kept + ".part", kept)
        self._prune("output")
        return kept
