"""What tests of mishaps share: files of the real service, and whether the terminal is as it was."""

import os
import pwd
import re
import sqlite3
import time



LOGIN = pwd.getpwuid(os.getuid()).pw_name


def real_desk(place):
    """A file of the real service, on which this account may do everything."""
    db = place.path("desk.sqlite")
    place.run("staff", "add", "a.bianchi", "--name", "Anna Bianchi", "--role", "operator", "--db", db)
    place.run("staff", "role", LOGIN, "operator", "supervisor", "administrator", "--db", db)
    return db


def sound(db):
    """Checks the file's integrity with SQLite itself, and returns a connection."""
    connection = sqlite3.connect(db, timeout=20)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return connection


def text_message(number, name, text, **more):
    return {"from": number, "id": f"wamid.{name}", "timestamp": str(int(time.time())), "type": "text",
            "text": {"body": text}, **more}


def given_back(terminal):
    """Checks that the program has ended and left the terminal as it found it; returns the exit code."""
    code = terminal.wait(r"\[exit (\d+)\].*\s+0").group(1)
    flags = terminal.tmux("display-message", "-p", "#{alternate_on}#{cursor_flag}#{mouse_any_flag}#{keypad_flag}")
    assert flags.strip() == "0100", f"alternate screen, cursor, mouse, keypad: {flags}"
    scrolls = terminal.tmux("display-message", "-p", "#{scroll_region_upper} #{scroll_region_lower} #{pane_height}")
    upper, lower, height = map(int, scrolls.split())
    assert (upper, lower) == (0, height - 1), f"the shell scrolls only lines {upper} to {lower} of {height}"
    terminal.paste("incollato")
    terminal.wait("incollato")
    assert "200~" not in terminal.screen, "bracketed paste was left on"
    return int(code)


def cannot_run(place, terminal, *words):
    """Checks that the console did not start: exit 2, one clear sentence, no trace of a crash."""
    with terminal:
        assert given_back(terminal) == 2, terminal.screen
        for word in words:
            assert re.search(word, re.sub(r"\s+", " ", terminal.screen)), (word, terminal.screen)
