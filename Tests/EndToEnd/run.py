#!/usr/bin/env python3
"""Plays the program in a real terminal and from the command line: run.py PROGRAM [PART OF A TEST'S NAME] [--soak SECONDS] [--full]

Every function `test_…` of the modules below is a test; it gets a `Place` of its own, a folder that goes afterwards.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback

MODULES = ["commands", "imports", "morning", "moderation", "searching", "refusals", "together", "mishaps", "composer",
           "files", "outside", "spelling", "terminals", "hostile", "dossiers", "training", "gateway",
           "outgoing", "arriving", "documented", "faults", "soak"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Place:
    """A folder for one test, and the program under test."""

    def __init__(self, program, folder, options):
        self.program, self.folder, self.root = program, folder, ROOT
        # How many seconds two consoles and an importer work on one file; whether faults last as long as in the world.
        self.soak, self.full = options.soak, options.full

    def path(self, name):
        return os.path.join(self.folder, name)

    def fixture(self, name):
        return os.path.join(ROOT, "fixtures", name)

    def run(self, *words, code=0, stdin=b"", env=None, cwd=None):
        """Runs a command, checks its exit code, and returns what it printed as (output, errors)."""
        environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8", **(env or {})}
        done = subprocess.run(
            [self.program, *words], input=stdin, capture_output=True, env=environment, cwd=cwd or self.folder, timeout=120)
        errors = done.stderr.decode("utf-8", errors="replace")
        assert done.returncode == code, f"{words}: exit {done.returncode}, not {code}: {errors}"
        return done.stdout.decode("utf-8"), errors

    def json(self, *words, **options):
        """Runs a command with --json, and returns the one value it printed."""
        return json.loads(self.run(*words, "--json", **options)[0])


def play(test, module, program, options, note=""):
    """Plays one test in a folder of its own; whether it passed."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sportello-e2e-") as folder:
        try:
            test(Place(program, folder, options))
        except Exception:
            print(f"FAIL  {note}{module}.{test.__name__}\n{traceback.format_exc()}", flush=True)
            return False
    print(f"ok    {note}{module}.{test.__name__} ({time.monotonic() - begun:.1f} s)", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("wanted", nargs="?", default="", help="part of a test's name")
    parser.add_argument("--soak", type=float, default=6, help="seconds of the test with three processes at work")
    parser.add_argument("--full", action="store_true", help="the long form of the tests of faults: fifty kills")
    options = parser.parse_args()
    program, wanted = os.path.abspath(options.program), options.wanted
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    passed, failed = 0, 0
    for name in MODULES:
        if wanted.partition(".")[0] in MODULES and not wanted.startswith(name):
            continue
        module = importlib.import_module(name)
        for test in [value for key, value in vars(module).items() if key.startswith("test_")]:
            if wanted not in f"{name}.{test.__name__}":
                continue
            # On a machine that does much else a limit may be missed: what fails is played once more, and says so.
            if play(test, name, program, options) or play(test, name, program, options, "once more "):
                passed += 1
            else:
                failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
