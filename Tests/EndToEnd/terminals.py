"""Terminals of all sorts: names, colours, sizes, characters, the mouse, how wide things are drawn, how much is sent."""

import itertools
import json
import os
import re
import signal
import subprocess

from counter import Counter, demo
from disk import given_back
from terminal import Terminal

NAMES = ["xterm", "xterm-256color", "xterm-direct", "linux", "screen", "screen-256color", "tmux-256color", "putty",
         "putty-256color", "vt100", "ansi", "rxvt"]
SIZES = [(20, 8), (80, 24), (160, 48), (300, 100)]
SIGNS = "●○◷⚑▌▏✓✎›…"
LINES = "─│┌┐└┘├┤┬┴┼"


def known(name):
    """Whether this machine has a description of a terminal."""
    return subprocess.run(["infocmp", name], capture_output=True).returncode == 0


def readable(desk, name, columns, rows):
    """Nothing but text, in lines that are not too long, with the characters that such a terminal has."""
    screen = desk.screen
    assert "\x1b" not in screen and "\ufffd" not in screen and "^[" not in screen, screen
    assert all(len(line) <= columns for line in screen.splitlines()), screen
    assert len(screen.rstrip("\n").splitlines()) <= rows
    drawn = {character for character in screen if character in SIGNS}
    lines = {character for character in screen if character in LINES}
    if name in ("linux", "putty", "putty-256color", "vt100", "ansi"):
        assert not drawn, (name, drawn)
    if name in ("vt100", "ansi"):
        assert not lines, (name, lines)
    elif rows >= 14:
        assert lines, name


def test_every_terminal(place):
    """Every name at every size: readable, with a chat open and a dialogue over it, and given back as it was."""
    for name in filter(known, NAMES):
        with Counter([place.program, "demo", "--no-tour"], env={"TERM": name}) as desk:
            desk.wait("In arrivo 9")
            for columns, rows in SIZES:
                desk.resize(columns, rows)
                desk.until(lambda screen: max(map(len, screen.splitlines() or [""])) > columns * 2 // 5, "not painted")
                readable(desk, name, columns, rows)
                for keys in (["Enter"], ["Escape"], ["?"], ["Escape"]):
                    desk.press(*keys)
                    desk.wait(r"\S")
                    readable(desk, name, columns, rows)
            desk.press("Escape")
            desk.leave()
            given_back(desk)


def test_colours(place):
    """No colour at all with NO_COLOR or where there is none; no more than the terminal has elsewhere."""
    palette, direct = r"[34]8;5;", r"[34]8;2;"
    cases = [({"TERM": "xterm-256color", "NO_COLOR": "1"}, [palette, direct, r"\[(?:[0-9]*;)*[349][0-7]m"]),
             ({"TERM": "vt100"}, [palette, direct, r"\[(?:[0-9]*;)*[349][0-7]m"]),
             ({"TERM": "xterm"}, [palette, direct]), ({"TERM": "xterm-256color"}, [direct])]
    for variables, never in cases:
        with Counter([place.program, "demo", "--no-tour"], env=variables) as desk:
            desk.wait("In arrivo 9")
            shown = desk.coloured
            for pattern in never:
                assert not re.search("\x1b" + (pattern if pattern.startswith(r"\[") else r"\[[0-9;]*" + pattern), shown), (variables, pattern)
            assert "\x1b[" in shown, "no selection is to be seen"


def test_characters_by_choice(place):
    """A font without our signs is named by an option or in the configuration."""
    for words, home, lines in ((["--charset", "simple"], place.folder, True), (["--charset", "ascii"], place.folder, False)):
        with Counter([place.program, "demo", "--no-tour", *words], env={"HOME": home}) as desk:
            desk.wait("In arrivo 9")
            desk.wait(r"\* APERTO")
            screen = desk.screen
            assert not set(screen) & set(SIGNS), set(screen) & set(SIGNS)
            assert bool(set(screen) & set(LINES)) == lines
    os.makedirs(place.path(".config/sportello"))
    with open(place.path(".config/sportello/sportello.yaml"), "w") as file:
        file.write("charset: ascii\nmouse: true\n")
    with Counter([place.program, "demo", "--no-tour"], env={"HOME": place.folder}) as desk:
        desk.wait(r"\* APERTO")
        assert not set(desk.screen) & set(LINES)
        assert desk.tmux("display-message", "-p", "#{mouse_any_flag}").strip() == "1"


def mouse(desk):
    return desk.tmux("display-message", "-p", "#{mouse_any_flag}#{mouse_standard_flag}#{mouse_sgr_flag}").strip()


def report(desk, button, column, row):
    desk.tmux("send-keys", "-H", *[f"{byte:02x}" for byte in f"\x1b[<{button};{column};{row}M".encode()])


def test_the_mouse(place):
    """The terminal's own until it is asked for; then clicks choose and open, and the wheel scrolls."""
    with demo(place) as desk:
        assert mouse(desk) == "000"
        desk.command("mouse on")
        desk.wait("Il mouse sceglie")
        assert mouse(desk) == "111"
        row = next(number for number, line in enumerate(desk.screen.splitlines(), 1) if "Giulia Bonci" in line)
        report(desk, 0, 6, row)
        desk.wait(r"(?m)^▌..Giulia")
        report(desk, 0, 6, row)
        desk.wait(r"│ Giulia Bonci")
        report(desk, 64, 100, 10)
        report(desk, 65, 100, 10)
        desk.command("mouse off")
        desk.wait("del terminale")
        assert mouse(desk) == "000"
        desk.command("mouse on")
        desk.wait("Il mouse sceglie")
        desk.press("Escape")
        desk.leave()
        assert given_back(desk) == 0 and mouse(desk) == "000"


def test_the_mouse_after_a_crash(place):
    """Whatever way the program ends, the terminal does not go on reporting the mouse."""
    for number in (signal.SIGSEGV, signal.SIGTERM, signal.SIGHUP):
        with demo(place, env={"SWIFT_BACKTRACE": "enable=no"}) as desk:
            desk.command("mouse on")
            desk.wait("Il mouse sceglie")
            os.kill(desk.pid, number)
            given_back(desk)
            assert mouse(desk) == "000", number
        for name in os.listdir(place.folder):
            os.unlink(place.path(name))


def test_widths(place):
    """The terminal itself draws every sort of character as wide as the console counts."""
    path = place.path("widths.json")
    script = f"'{place.program}' terminal --json > '{path}'; echo measured $?; exec cat"
    with Terminal(["sh", "-c", script]) as desk:
        desk.wait(r"measured \d")
        with open(path) as file:
            told = json.load(file)
        assert told["measured"] > 150 and told["differences"] == [], told["differences"]
        assert told["between"] == "tmux" and told["charset"] == "full" and told["usable"] is True, told
        assert desk.screen.strip() == "measured 0", desk.screen
    output, _ = place.run("terminal", "--json", env={"TERM": "xterm"})
    assert json.loads(output)["term"] == "xterm"


def test_how_much_is_sent(place):
    """On a slow line each act costs no more than so many bytes, on a screen of 80 x 24."""
    with demo(place, columns=80, rows=24) as desk:
        raw = place.path("raw")
        desk.tmux("pipe-pane", "-O", f"cat > {raw}")
        desk.open("Giulia Bonci").press("p")
        desk.wait("in carico a te")
        desk.press("i")
        desk.wait("/4096")

        tty = desk.tmux("display-message", "-p", "#{pane_tty}").strip()
        marks = itertools.count()

        def sent():
            """Bytes sent so far: all before a mark of ours, which follows them on the same line."""
            mark = b"\x1b]777;mark-%d\x07" % next(marks)
            with open(tty, "wb", buffering=0) as line:
                line.write(mark)

            def found(_):
                with open(raw, "rb") as file:
                    return mark in (words := file.read()) and words.index(mark)
            return desk.until(found, "a mark does not come"), len(mark)

        def cost(key, shows):
            """Bytes sent because of a key, by the time that the screen shows what it did."""
            before, own = sent()
            desk.press(key)
            desk.until(shows, f"{key} shows nothing")
            return sent()[0] - before - own

        def bar(screen):
            return [row for row in screen.split("\n") if row.startswith("▌")]
        cost("a", lambda screen: re.search("› a *[0-9]*/?", screen))
        costs = {
            "a letter": cost("b", lambda screen: re.search("› ab", screen)),
            "taking it back": cost("BSpace", lambda screen: not re.search("› ab", screen)),
        }
        desk.press("Escape", "Escape")
        desk.wait("In arrivo")
        chosen = bar(desk.screen)
        costs |= {
            "a step in the list": cost("k", lambda screen: bar(screen) not in ([], chosen)),
            "the help": cost("?", lambda screen: "Tasti ·" in screen),
            "and back": cost("Escape", lambda screen: "Tasti ·" not in screen),
        }
        most = {"a letter": 120, "taking it back": 160, "a step in the list": 1300, "the help": 4000, "and back": 4000}
        assert all(0 < costs[act] < limit for act, limit in most.items()), costs
