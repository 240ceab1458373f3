"""Files that are wrong, go away or are cut short: a clear sentence, nothing lost that was acknowledged."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time

from counter import Counter, colleague, demo
from disk import given_back, real_desk, sound, text_message, cannot_run


def test_killed_while_importing(place):
    """kill -9 while writing, again and again: what was acknowledged is there, the rest comes with the next import."""
    db = real_desk(place)
    files, names = [], []
    for number in range(150):
        path = place.path(f"{number}.json")
        batch = [f"{number}-{index}" for index in range(5)]
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"messages": [text_message(f"39347555{number:04}", name, f"prova {name}") for name in batch]}, file)
        files.append(path)
        names.append([f"wamid.{name}" for name in batch])
    acknowledged = 0
    reader = sqlite3.connect(db, timeout=20)
    known = "SELECT count(*) FROM message WHERE provider_id LIKE 'wamid.%'"
    for rounds in range(6):
        upto = 20 * (rounds + 1)
        place.json("import", "webhook", *files[acknowledged:upto], "--db", db)
        acknowledged = upto
        before = reader.execute(known).fetchone()[0]
        process = subprocess.Popen(
            [place.program, "import", "webhook", *files[upto:], "--db", db], stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": place.folder})
        limit = time.monotonic() + 10
        while reader.execute(known).fetchone()[0] < before + 10 + 7 * rounds:
            assert process.poll() is None and time.monotonic() < limit
        process.kill()
        process.wait()
        stored = {row[0] for row in sound(db).execute("SELECT provider_id FROM message")}
        missing = [name for batch in names[:acknowledged] for name in batch if name not in stored]
        assert not missing, missing
        for batch in names:
            assert len(stored & set(batch)) in (0, 5), "a delivery is stored whole or not at all"
    counts = place.json("import", "webhook", *files, "--db", db)
    assert counts["duplicates"] + counts["arrivals"].get("text", 0) == 750
    assert sound(db).execute(known).fetchone() == (750,)


def test_console_killed_while_working(place):
    """kill -9 of a console: what it said was done is there, and the draft too."""
    db = place.path("desk.sqlite")
    with demo(place) as desk:
        desk.claim("Giulia Bonci").press("n")
        desk.wait("nota")
        desk.type("nota da tenere")
        desk.press("Enter")
        desk.wait("solo i colleghi")
        desk.send("risposta da tenere")
        desk.type("bozza da tenere")
        reader = sqlite3.connect(db, timeout=20)
        desk.until(lambda _: "bozza da tenere" in "\n".join(reader.iterdump()), "the draft is not kept while it is written")
        os.kill(desk.pid, signal.SIGKILL)
        desk.wait(r"\[exit 137\]")
    sound(db)
    with colleague(place, "a.bianchi") as desk:
        desk.wait("In arrivo")
        desk.press("2")
        desk.open("Giulia Bonci")
        desk.wait("in carico a te")
        desk.wait("nota da tenere")
        desk.wait("risposta da tenere")
        desk.wait("› bozza da tenere")


def refused_file(place, path, *words, kept=True):
    """Every command refuses the file with a sentence that names it, in the terminal and without, and leaves it alone."""
    before = open(path, "rb").read() if os.path.isfile(path) and kept else None
    body = json.dumps({"messages": [text_message("393475550142", "x", "prova")]}).encode()
    for command in (["show"], ["staff", "list"], ["hours"], ["import", "webhook", "-"], ["order", "list"],
                    ["rules", "use", "arezzo"]):
        output, errors = place.run(*command, "--db", path, code=2, stdin=body)
        assert output == "", (command, output)
        sentence = errors.strip()
        assert path in sentence and "\n" not in sentence, (command, errors)
        for word in words:
            assert re.search(word, sentence), (command, word, errors)
    cannot_run(place, Counter([place.program, "--db", path], columns=200), *words)
    if before is not None:
        assert open(path, "rb").read() == before, "the file was changed"
        left = [name for name in os.listdir(place.folder) if name.startswith(os.path.basename(path)) and name[-4:] in ("-wal", "-shm")]
        assert left == [], left


def test_files_that_are_no_database(place):
    for name, contents in [("lettera.txt", b"Gentile signora,\n" * 300), ("zeri", bytes(8192)),
                           ("testa", b"SQLite format 3\0" + bytes(50)), ("caso", bytes(range(256)) * 64)]:
        path = place.path(name)
        with open(path, "wb") as file:
            file.write(contents)
        refused_file(place, path)
    os.mkdir(place.path("cartella"))
    refused_file(place, place.path("cartella"))
    output, errors = place.run("show", "--db", place.path("manca.sqlite"), code=2)
    assert output == "" and "manca.sqlite" in errors
    assert not os.path.exists(place.path("manca.sqlite"))


def test_a_truncated_file(place):
    """Half a file: a sentence, never a crash."""
    whole = real_desk(place)
    sqlite3.connect(whole).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    half = place.path("mezzo.sqlite")
    with open(whole, "rb") as file, open(half, "wb") as copy:
        copy.write(file.read()[:20480])
    refused_file(place, half, kept=False)


def test_a_database_of_another_program(place):
    path = place.path("altro.sqlite")
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT)")
    other.execute("INSERT INTO message VALUES (1, 'non toccare')")
    other.commit()
    other.close()
    refused_file(place, path, "another program")


def test_a_newer_schema(place):
    db = real_desk(place)
    newer = sqlite3.connect(db)
    newer.execute("PRAGMA user_version = 9999")
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.close()
    refused_file(place, db, "newer version", "9999", kept=False)


def unprivileged(place):
    """Options to run a child as nobody, since permission bits do not bind root; the folder is opened to everybody."""
    os.chmod(place.folder, 0o755)
    return {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


def run_as(place, options, *words, stdin=b""):
    program = place.program
    environment = {"PATH": os.environ["PATH"], "HOME": place.folder, "TERM": "xterm"}
    done = subprocess.run([program, *words], input=stdin, capture_output=True, env=environment, timeout=60,
                          cwd="/", **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_files_that_cannot_be_written(place):
    """A read-only file, a read-only folder, an unreadable file: exit 2 and a sentence that names the file."""
    db = real_desk(place)
    sqlite3.connect(db).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for name in ("desk.sqlite-wal", "desk.sqlite-shm"):
        if os.path.exists(place.path(name)):
            os.unlink(place.path(name))
    os.mkdir(place.path("bin"))
    place.program = shutil.copy(place.program, place.path("bin/sportello"))
    os.chmod(place.path("bin"), 0o755)
    options = unprivileged(place)
    body = json.dumps({"messages": [text_message("393475550142", "x", "prova")]}).encode()
    for mode, folder_mode in [(0o444, 0o755), (0o444, 0o555), (0o000, 0o755), (0o666, 0o555)]:
        os.chmod(db, mode)
        os.chmod(place.folder, folder_mode)
        for words in (["import", "webhook", "-"], ["staff", "add", "x.y", "--name", "X Y", "--role", "operator"]):
            code, output, errors = run_as(place, options, *words, "--db", db, stdin=body)
            if (mode, folder_mode) == (0o666, 0o555) and code == 0:
                continue
            assert code in (1, 2) and output == "", (oct(mode), words, code, output, errors)
            if words[0] == "import":
                assert code == 2 and db in errors, (oct(mode), words, errors)
            assert errors.strip() and "\n" not in errors.strip(), errors
    os.chmod(place.folder, 0o555)
    code, output, errors = run_as(place, options, "staff", "add", "x.y", "--name", "X Y", "--role", "operator", "--db",
                                  place.path("nuovo.sqlite"))
    assert code == 2 and "nuovo.sqlite" in errors and output == "", (code, errors)
    os.chmod(place.folder, 0o755)
    os.chmod(db, 0o644)


def test_the_file_is_removed_under_the_console(place):
    """The console says so by itself, and an act is not said to be done; it can still be left."""
    with demo(place) as desk:
        desk.open("Giulia Bonci")
        for name in ("desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"):
            if os.path.exists(place.path(name)):
                os.unlink(place.path(name))
        desk.wait(r"tolto o sostituito")
        desk.press("p")
        desk.wait(r"tolto o sostituito")
        assert "In carico a te" not in desk.screen, "an act was acknowledged that no file holds"
        desk.press("C-c")
        desk.wait("Esci da Sportello")
        desk.press("Enter")
        given_back(desk)
