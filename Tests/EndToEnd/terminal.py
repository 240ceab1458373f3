"""A real terminal for the end-to-end tests: tmux with a socket, a configuration and a size of its own.

Nothing here sleeps for a fixed time: every wait is for a condition on the screen, with a limit after which the test
fails and shows what the screen said instead.
"""

import os
import re
import shlex
import subprocess
import tempfile
import time

LIMIT = 20.0


class Missed(AssertionError):
    """A condition that did not come true in time."""


class Terminal:
    """A program in a terminal of a given size."""

    # The shell stays after the program, to tell its exit code and whether the terminal is as it was.
    TOLD = 'echo "[exit $?]"; stty -a | grep -cE -- "(^| )-(icanon|echo)( |$)"'
    SCRIPT = "{program}; " + TOLD + "; exec cat"

    def __init__(self, command, columns=120, rows=36, env=None):
        """`env` adds variables to the program's environment; those that are None are taken out of it."""
        self.folder = tempfile.TemporaryDirectory(prefix="sportello-e2e-")
        self.socket = os.path.join(self.folder.name, "tmux")
        environment = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "HOME": self.folder.name, **(env or {})}
        unset = " ".join(f"-u {name}" for name, value in environment.items() if value is None)
        exports = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items() if value is not None)
        words = " ".join(shlex.quote(word) for word in command)
        script = self.SCRIPT.format(program=f"env {unset} {exports} {words}")
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "sh", "-c", script)
        self.tmux("set-option", "-g", "escape-time", "0")
        self.tmux("set-option", "-g", "status", "off")
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def tmux(self, *words, text=True):
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        environment.pop("TMUX", None)
        done = subprocess.run(["tmux", "-S", self.socket, *words], capture_output=True, env=environment)
        if done.returncode != 0:
            raise Missed(f"tmux {words[0]}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode("utf-8", errors="replace")

    @property
    def screen(self):
        return self.tmux("capture-pane", "-p")

    @property
    def coloured(self):
        return self.tmux("capture-pane", "-p", "-e")

    def wait(self, pattern, limit=LIMIT):
        """Waits until the screen matches, and returns the match."""
        return self.until(lambda screen: re.search(pattern, screen), f"no {pattern!r}", limit)

    def gone(self, pattern, limit=LIMIT):
        """Waits until the screen no longer matches."""
        return self.until(lambda screen: not re.search(pattern, screen), f"still {pattern!r}", limit)

    def until(self, condition, complaint, limit=LIMIT):
        """Waits until the condition is true of the screen, and returns what it gave."""
        end = time.monotonic() + limit
        while True:
            screen = self.screen
            found = condition(screen)
            if found:
                return found
            if time.monotonic() > end:
                raise Missed(f"{complaint} after {limit} s; the screen said:\n{screen}")
            time.sleep(0.02)

    def type(self, text):
        """Types literal text."""
        self.tmux("send-keys", "-l", "--", text)

    def press(self, *keys):
        """Presses keys by tmux's names: Enter, Escape, Tab, C-j, Up, PageDown, F1."""
        self.tmux("send-keys", *keys)

    def paste(self, text):
        """Pastes text as the terminal would, with bracketed paste when the program asked for it."""
        path = os.path.join(self.folder.name, "paste")
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        self.tmux("load-buffer", path)
        self.tmux("paste-buffer", "-p")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def pid(self):
        """The program's process: the child of the pane's shell."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", shell], capture_output=True, text=True)
        return int(children.stdout.split()[0])

    def exited(self, code):
        """Waits for the program's end with an exit code, and checks that the terminal is as it was."""
        self.wait(rf"\[exit {code}\].*\s+0")

    def close(self):
        try:
            self.tmux("kill-server")
        except Missed:
            pass
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
