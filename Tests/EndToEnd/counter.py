"""The console in a terminal, as an operator uses it: on a kept file with invented citizens, alone or with colleagues."""

import os
import re

from terminal import Missed, Terminal

MORNING = "2026-03-12T10:40:00+01:00"
DAY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "morning.yaml")


class Counter(Terminal):
    """A console; the words of an Italian one are meant unless it is said otherwise."""

    @property
    def list(self):
        """The list's side of the screen: with both panes what is left of the line between them."""
        return "\n".join(re.split("[│┼┴┬]", line)[0] for line in self.screen.splitlines())

    @property
    def chat(self):
        """The open chat's side of the screen with both panes."""
        parts = [re.split("[│┼┴┬]", line, maxsplit=1) for line in self.screen.splitlines()]
        return "\n".join(part[1] for part in parts if len(part) > 1)

    def choose(self, name):
        """Moves the list's cursor to a citizen who is on the screen. The list must have the keys."""
        here, there = r"(?m)^▌..(\S.*)\n", rf"(?m)^[▌▏ ]..{re.escape(name[:8])}"
        self.wait(there)
        settled = False
        for _ in range(80):
            shown = self.list
            chosen, wanted = re.search(here, shown), re.search(there, shown)
            if chosen and wanted and chosen.start() == wanted.start():
                if settled:
                    return self
                settled = bool(self.settle())
                continue
            settled = False
            self.press("j" if not chosen or not wanted or chosen.start() < wanted.start() else "k")
            self.until(lambda _: self.list != shown, f"the cursor stays at {chosen and chosen.group(1)!r}", 5)
        raise Missed(f"{name} cannot be reached:\n{self.screen}")

    def open(self, name):
        """Opens a citizen's chat: its header is there, and the keys go to it."""
        self.choose(name).press("Enter")
        self.wait(rf"(?m)(?:│|^) {re.escape(name)}")
        return self

    def pick(self, words):
        """Moves the open chat's cursor up to the message with some words. The chat must have the keys."""
        def chosen():
            return "\n".join(line for line in self.chat.splitlines() if line.startswith("▌"))

        for _ in range(40):
            before = chosen()
            if words in before:
                return self
            self.press("k")
            self.until(lambda _: chosen() not in ("", before), f"the cursor stays on {before!r}", 5)
        raise Missed(f"no message with {words!r}:\n{self.screen}")

    def claim(self, name):
        """Opens a citizen's chat and takes it."""
        self.open(name).press("p")
        self.wait("in carico a te")
        return self

    def write(self, text):
        """Writes in the composer, going there first when need be; what is written has come on the screen."""
        if not re.search(r"\d/4096  Invio manda", self.screen):
            self.press("i")
            self.wait(r"/4096")
        self.type(text)
        self.wait(re.escape(text[-20:].rstrip()))
        return self

    def send(self, text):
        """Writes an answer and sends it."""
        self.write(text).press("Enter")
        self.wait(r"parte fra \d")
        return self

    def refuses(self, *words):
        """Waits for the sentence of a refusal: what stands in the way, and what to do."""
        self.until(
            lambda screen: all(re.search(word, re.sub(r"\s+", " ", screen)) for word in words),
            f"no sentence with {words}")
        return self

    def settle(self):
        """Waits until the keys pressed before are done: the prompt opens after them, and is left again."""
        self.press(":")
        self.wait(r"(?m)^ ?: *$")
        self.press("Escape")
        self.gone(r"(?m)^ ?: *$")
        return self

    def command(self, line):
        """Gives a command by name at the prompt."""
        self.press(":")
        self.wait(r"(?m)^ ?: *$")
        self.type(line)
        self.wait(r"(?m)^ ?:" + re.escape(line) + " *$")
        self.press("Enter")
        return self

    def leave(self):
        """Quits from the list or a chat, and checks that the terminal is as it was."""
        self.press("q")
        self.wait("Esci da Sportello|Quit Sportello")
        self.press("Enter")
        self.exited(0)


def demo(place, at=MORNING, day=DAY, lang=None, columns=120, rows=36, env=None):
    """A console on a new file with a day's citizens, who write and answer by themselves."""
    words = [place.program, "demo", "--db", place.path("desk.sqlite"), "--at", at, "--day", day, "--no-tour"]
    console = Counter(words + (["--lang", lang] if lang else []), columns, rows, env)
    console.wait("Loris Testi" if day == DAY else "In arrivo|Incoming")
    return console


def real(place, env=None):
    """A console on a new file of the real service, which this account administers; it keeps what one chooses."""
    console = Counter([place.program, "--db", place.path("real.sqlite"), "--lang", "it"], 120, 36, env)
    console.wait("In arrivo")
    return console


def colleague(place, login, at=MORNING, columns=120, rows=36, env=None):
    """One more console on the same file, for a colleague."""
    words = [place.program, "--db", place.path("desk.sqlite"), "--at", at, "--as", login]
    return Counter(words, columns, rows, env)
