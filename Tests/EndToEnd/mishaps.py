"""What goes wrong around the program: terminals, locales, windows, signals. A clear sentence, and the terminal restored."""

import os
import signal
import sqlite3
import time

from counter import MORNING, Counter, colleague, demo
from disk import given_back, real_desk, sound, cannot_run
from terminal import Terminal


class Jobs(Counter):
    """A terminal whose shell has job control: after the program stops it waits for Enter, then brings it back."""

    SCRIPT = "set -m; {program}; " + Terminal.TOLD + "; read line; fg; " + Terminal.TOLD + "; exec cat"


def test_terminals_that_cannot(place):
    for name, *words in [("dumb", "TERM=dumb"), ("nonsense-9000", "nonsense-9000"), (None, "TERM"), ("", "TERM")]:
        cannot_run(place, Counter([place.program, "demo"], env={"TERM": name}), *words, "xterm-256color")


def test_terminals_that_can(place):
    for name in ("vt100", "linux", "screen", "xterm", "tmux-256color"):
        with Counter([place.program, "demo"], env={"TERM": name}) as desk:
            desk.wait("In arrivo 9")
            desk.leave()
            given_back(desk)


def test_no_terminal(place):
    """Pipes in place of a terminal, on either side: a sentence that offers `show`, and no file left behind."""
    folder = place.path("tmp")
    os.mkdir(folder)
    output, errors = place.run("demo", code=2, env={"TERM": "xterm", "TMPDIR": folder})
    assert output == "" and "terminal" in errors and "sportello show" in errors, errors
    db = real_desk(place)
    output, errors = place.run("--db", db, code=2, env={"TERM": "xterm"})
    assert output == "" and "terminal" in errors, errors
    script = f"{place.program} demo < /dev/null; echo [in $?]; {place.program} demo | wc -c; TMPDIR={folder} exec cat"
    with Terminal(["sh", "-c", script], env={"TMPDIR": folder}) as terminal:
        terminal.wait(r"\[in 2\]")
        terminal.wait(r"(?m)^0$")
    assert os.listdir(folder) == [], "a throw-away file was left behind"
    place.run("demo", "--db", place.path("kept.sqlite"), code=2, env={"TERM": "xterm"})
    with Counter([place.program, "demo", "--db", place.path("kept.sqlite")]) as desk:
        desk.wait("In arrivo|exists")
        assert "In arrivo" in desk.screen, "a demo that could not start has taken the file's name"


def test_locales_without_utf8(place):
    """In a locale without UTF-8 the console works, or says what it needs; it never paints rubbish."""
    for variables in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "it_IT.ISO-8859-1"}, {"LC_ALL": "xx_YY"},
                      {"LC_ALL": None, "LC_CTYPE": None, "LANG": None}, {"LC_ALL": "", "LANG": ""}):
        with Counter([place.program, "demo"], env=variables) as desk:
            desk.wait(r"In arrivo 9|\[exit")
            if "[exit" in desk.screen:
                assert given_back(desk) == 2 and "UTF-8" in desk.screen
                continue
            desk.wait(r"● APERTO[\s\S]*───[\s\S]*C'è un lampione")
            screen = desk.screen
            assert "M-" not in screen and "~T" not in screen and "\ufffd" not in screen
            desk.choose("Giulia").press("Enter", "p")
            desk.wait("in carico a te")
            desk.write("però è così").press("Enter")
            desk.wait("parte fra")
            assert "però è così" in desk.chat


def test_windows_too_small(place):
    """Down to nothing and back, at start and later; what is typed blind does no harm."""
    with Counter([place.program, "demo"], columns=3, rows=3) as desk:
        desk.wait(r"\S")
        desk.press("p", "P", "Enter", "c", "Enter", "u", "d", "Enter")
        desk.resize(120, 36)
        desk.wait("In arrivo 9")
        desk.wait("Mie 1")
        desk.wait("Chiuse 2")
        for columns, rows in [(1, 1), (2, 40), (200, 2), (20, 8), (60, 12), (79, 24), (80, 24), (300, 90), (120, 36)]:
            desk.resize(columns, rows)
        desk.wait("In arrivo 9")
        desk.leave()


def test_signals_that_ask_for_the_end(place):
    """SIGTERM and SIGINT: what is being written is kept, the terminal is given back."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        db = place.path("desk.sqlite")
        with demo(place) as desk:
            desk.claim("Giulia Bonci").write("bozza che resta")
            os.kill(desk.pid, number)
            given_back(desk)
            assert "fatal" not in desk.screen.lower() and "crash" not in desk.screen.lower()
        assert "bozza che resta" in "\n".join(sound(db).iterdump())
        for name in os.listdir(place.folder):
            os.unlink(place.path(name))


def test_hangup(place):
    """SIGHUP, as when the line is cut: the draft is kept and the program ends; also when the terminal is gone."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("bozza che resta")
        os.kill(desk.pid, signal.SIGHUP)
        given_back(desk)
    with colleague(place, "a.bianchi") as desk:
        desk.open("Giulia Bonci")
        desk.wait("› bozza che resta")
        desk.write(" e cresce")
        pid = desk.pid
    gone_by = time.monotonic() + 10
    while os.path.exists(f"/proc/{pid}"):
        assert time.monotonic() < gone_by, "the program outlives its terminal"
        os.sched_yield()
    with colleague(place, "a.bianchi") as desk:
        desk.open("Giulia Bonci")
        desk.wait("› bozza che resta e cresce")


def test_throw_away_files_are_thrown_away(place):
    for number in (signal.SIGTERM, signal.SIGHUP):
        with Counter([place.program, "demo"], env={"TMPDIR": place.folder}) as desk:
            desk.wait("In arrivo 9")
            assert os.listdir(place.folder) != []
            os.kill(desk.pid, number)
            given_back(desk)
            assert os.listdir(place.folder) == []


def test_crashes_give_the_terminal_back(place):
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGBUS, signal.SIGFPE):
        with demo(place, env={"SWIFT_BACKTRACE": "enable=no"}) as desk:
            desk.wait("In arrivo")
            os.kill(desk.pid, number)
            assert given_back(desk) == 128 + number, number
        for name in os.listdir(place.folder):
            os.unlink(place.path(name))


def test_stopping_and_going_on(place):
    """C-z gives the terminal back and stops; fg brings the screen back, at the size the window has then."""
    words = [place.program, "demo", "--db", place.path("desk.sqlite"), "--at", MORNING]
    with Jobs(words) as desk:
        desk.claim("Giulia Bonci").write("a metà")
        desk.press("C-z")
        desk.wait(r"\[exit 1\d\d\]\s+0")
        flags = desk.tmux("display-message", "-p", "#{alternate_on}#{cursor_flag}")
        assert flags.strip() == "01"
        desk.resize(100, 30)
        desk.press("Enter")
        desk.wait("› a metà")
        desk.wait("6/4096")
        assert max(len(line) for line in desk.screen.splitlines()) <= 100
        desk.type(" e intero")
        desk.wait("a metà e intero")
        desk.press("Escape", "Escape")
        desk.press("q")
        desk.wait("Esci da Sportello")
        desk.press("Enter")
        desk.exited(0)


def test_a_held_file_keeps_no_key_waiting(place):
    """C-z and C-o while another program holds the file: a sentence in the place of a wait, and keys go on."""
    editor = place.path("editor")
    with open(editor, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\n: > {place.path('edited')}\n")
    os.chmod(editor, 0o755)
    with demo(place, env={"EDITOR": editor}) as desk:
        desk.claim("Giulia Bonci").write("a metà")
        holder = sqlite3.connect(place.path("desk.sqlite"), isolation_level=None, timeout=20)
        for key in ("C-o", "C-z"):
            holder.execute("BEGIN IMMEDIATE")
            # Goes to the writer, who waits for the file from now on.
            desk.press("Escape", "a", "i", key)
            desk.refuses("Il file è occupato", "il testo è ancora qui")
            desk.type("!")
            desk.wait("› a metà!+")
            holder.execute("ROLLBACK")
        assert not os.path.exists(place.path("edited"))
        holder.close()


def test_whoever_stopped_does_not_write(place):
    """C-z: a colleague sees one who looks, and one who writes again when the program goes on."""
    with Jobs([place.program, "demo", "--db", place.path("desk.sqlite"), "--at", MORNING]) as desk:
        desk.claim("Giulia Bonci").write("a metà")
        with colleague(place, "m.rinaldi") as marco:
            marco.open("Giulia Bonci")
            marco.wait("✎ (Anna Bianchi )?sta scrivendo")
            desk.press("C-z")
            marco.wait("◎ la guarda( anche Anna Bianchi)?")
            desk.press("Enter")
            marco.wait("✎ (Anna Bianchi )?sta scrivendo")


def test_files_of_keys_and_colours_with_mistakes(place):
    """The console starts with its own keys and colours, and says which file and line."""
    folder = place.path("config/sportello")
    os.makedirs(os.path.join(folder, "themes"))
    with open(os.path.join(folder, "keys"), "w", encoding="utf-8") as file:
        file.write("list g clam\n")
    with open(os.path.join(folder, "themes", "mine.theme"), "w", encoding="utf-8") as file:
        file.write("plain: purpleish on black\n")
    env = {"XDG_CONFIG_HOME": place.path("config"), "SPORTELLO_THEME": "mine"}
    with demo(place, env=env) as desk:
        desk.refuses("keys, riga 1, non si capisce", "sportello keys check")
        desk.claim("Giulia Bonci")


def test_the_first_minutes(place):
    """Three steps in the demo, each gone on from by itself; Escape in the list ends it."""
    with Counter([place.program, "demo", "--at", MORNING]) as desk:
        desk.wait("Visita 1/3")
        desk.open("Giulia Bonci")
        desk.wait("Visita 2/3: premi p")
        desk.press("p")
        desk.wait("Visita 2/3: premi Invio")
        desk.write("Esce lunedì").press("Enter")
        desk.wait("Visita 3/3")
        desk.press("Escape")
        desk.wait("Visita 3/3: quando hai finito premi c")
        desk.press("Escape")
        desk.press("Escape")
        desk.gone("Visita")
