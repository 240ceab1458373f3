"""What comes in: webhook bodies and exported chats, through the same path as the live service."""

import glob
import json
import os
import sqlite3

SAMPLES = "../shared/samples"


def members(value, key):
    """What an object holds under a key, when both are as they should be."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def elements(body):
    """Every element of every messages[], calls[] and statuses[] of a body, counted without the program."""
    arrivals, statuses = 0, 0
    for envelope in body if isinstance(body, list) else [body]:
        changes = [change for entry in members(envelope, "entry") for change in members(entry, "changes")]
        values = [change.get("value") for change in changes if isinstance(change, dict)]
        for value in values + [envelope]:
            arrivals += len(members(value, "messages")) + len(members(value, "calls"))
            statuses += len(members(value, "statuses"))
    return arrivals, statuses


def bodies(place):
    own = sorted(glob.glob(place.fixture("webhook/**/*.json"), recursive=True))
    shared = os.path.join(place.root, SAMPLES, "cloud-api/webhook")
    return own + sorted(glob.glob(os.path.join(shared, "*.json")))


def test_every_sample_imports_and_a_second_time_as_duplicates(place):
    files = bodies(place)
    assert len(files) > 5
    expected = [0, 0]
    seen = set()
    for file in files:
        with open(file, encoding="utf-8") as text:
            arrivals, statuses = elements(json.load(text))
        expected[0] += arrivals
        expected[1] += statuses
    db = place.path("desk.sqlite")
    first = place.json("import", "webhook", *files, "--db", db)
    assert first["files"] == len(files) and first["rejected"] == []
    stored = sum(first["arrivals"].values()) + first["statuses"]
    assert stored + first["duplicates"] >= sum(expected), (first, expected)
    assert first["unsupported"] == first["arrivals"].get("unsupported", 0)
    second = place.json("import", "webhook", *files, "--db", db)
    assert sum(second["arrivals"].values()) == 0 and second["statuses"] == 0, second
    assert second["duplicates"] >= stored, (first, second)
    assert sqlite3.connect(db).execute("pragma integrity_check").fetchone() == ("ok",)


def test_broken_bodies_are_named_and_the_rest_is_stored(place):
    good = place.path("good.json")
    message = {"from": "393475550142", "id": "wamid.good", "timestamp": "1773309600", "type": "text",
               "text": {"body": "Buongiorno"}}
    with open(good, "w", encoding="utf-8") as file:
        json.dump({"messages": [message, 5, None, {"type": "poll_creation", "id": "wamid.poll", "from": "393475550142"}]}, file)
    with open(place.path("broken.json"), "wb") as file:
        file.write(b'{"entry": [')
    with open(place.path("huge.json"), "wb") as file:
        file.write(b'{"entry": "' + b"a" * (3 << 20) + b'"}')
    with open(place.path("odd.json"), "wb") as file:
        file.write(b'[42, "x", {}, {"entry": [{"changes": [{"field": "flows", "value": {}}]}]}, []]')
    with open(place.path("bytes.json"), "wb") as file:
        file.write(b'{"messages": [{"id": "wamid.b", "from": "393475550143", "timestamp": "1773309600", "type": "text",'
                   b' "text": {"body": "\\ud83d \xff \\u001b[2J \\u202e ciao"}}]}')
    names = [place.path(name) for name in ("broken.json", "good.json", "huge.json", "odd.json", "bytes.json")]
    output, _ = place.run("import", "webhook", *names, "--json", "--db", place.path("desk.sqlite"), code=1)
    counts = json.loads(output)
    assert counts["arrivals"] == {"text": 2, "unsupported": 3}, counts
    assert {os.path.basename(each["file"]) for each in counts["rejected"]} == {"broken.json", "huge.json"}
    assert counts["other"] >= 4
    assert "Buongiorno" not in json.dumps(counts["rejected"])
    output, errors = place.run(
        "import", "webhook", place.path("missing.json"), good, "--json", "--db", place.path("other.sqlite"), code=2)
    assert json.loads(output)["arrivals"] and "missing.json" in errors, "what could be read is stored"


def test_standard_input(place):
    body = json.dumps({"statuses": [{"id": "wamid.x", "status": "sent", "timestamp": "1773309600"}]}).encode()
    counts = place.json("import", "webhook", "-", "--db", place.path("desk.sqlite"), stdin=body)
    assert counts["statuses"] == 1 and counts["arrivals"] == {}


def test_no_text_name_or_number_in_the_journal(place):
    db = place.path("desk.sqlite")
    secrets = ["Zuppardello", "393475550142", "quisquilia"]
    message = {"from": secrets[1], "id": "wamid.s", "timestamp": "1773309600", "type": "text",
               "text": {"body": f"una {secrets[2]}"}}
    value = {"messages": [message], "contacts": [{"wa_id": secrets[1], "profile": {"name": secrets[0]}}]}
    place.json("import", "webhook", "-", "--db", db, stdin=json.dumps(value).encode())
    rows = sqlite3.connect(db).execute("select * from journal").fetchall()
    assert rows and not any(secret in repr(row) for secret in secrets for row in rows)
    dump = "\n".join(sqlite3.connect(db).iterdump())
    assert dump.count(secrets[1]) == 1, "a number stands in one place of the file"


def test_exported_chats_are_counted(place):
    """Our own exports always; the documented four, when they are there, with the counts read off them by hand."""
    for file in glob.glob(place.fixture("exports/*.txt")):
        if os.path.basename(file).startswith("non-"):
            place.run("import", "chat", file, "--dry-run", "--json", code=1)
            continue
        counts = place.json("import", "chat", file, "--dry-run")
        assert set(counts) == {"messages", "system", "media", "authors", "first", "last", "order"}
        assert sum(counts["authors"].values()) == counts["messages"] and counts["order"] in ("dmy", "mdy", "ymd")
    expected = {
        "it_android_formats_cases": (7, 1, 2, {"Mario": 5, "Anna": 1, "Luca": 1}),
        "it_android_gdemerges": (6, 0, 2, {"Giulia": 3, "Marco": 3}),
        "it_android_mtmxo": (2, 1, 0, {"Mario": 1, "Luigi": 1}),
        "it_ios_taccuino": (2, 1, 1, {"Cris": 2})}
    for file in glob.glob(os.path.join(place.root, SAMPLES, "exports/*.txt")):
        counts = place.json("import", "chat", file, "--dry-run")
        found = (counts["messages"], counts["system"], counts["media"], counts["authors"])
        assert found == expected[os.path.basename(file)[:-4]], (file, counts)
    chat = place.fixture("exports/" + sorted(name for name in os.listdir(place.fixture("exports"))
                                             if name.endswith(".txt") and not name.startswith("non-"))[0])
    for words in (["--citizen", "zero"], ["--rules", "nowhere"]):
        assert words[1] in place.run("import", "chat", chat, "--dry-run", *words, code=2)[1] or "--citizen" in words
    assert os.listdir(place.folder) == []


def test_an_exported_chat_becomes_a_closed_session(place):
    chat = place.path("Chat WhatsApp con Gino.txt")
    with open(chat, "w", encoding="utf-8") as file:
        file.write("12/03/26, 10:58 - Gino Prova: Buongiorno, quando apre l'anagrafe?\n"
                   "12/03/26, 11:05 - Comune: Buongiorno! Alle 8:30.\n12/03/26, 11:06 - Gino Prova: Grazie\n")
    db = place.path("desk.sqlite")
    _, errors = place.run("import", "chat", chat, "--db", db, code=1)
    assert "--as" in errors and "Gino Prova" in errors and "Comune" in errors
    place.run("import", "chat", chat, "--as", "Nessuno", "--db", db, code=1)
    place.run("import", "chat", chat, "--as", "Comune", "--db", db)
    rows = "select count(*) from message"
    count = sqlite3.connect(db).execute(rows).fetchone()
    place.run("import", "chat", chat, "--as", "Comune", "--db", db)
    assert sqlite3.connect(db).execute(rows).fetchone() == count, "a second time adds nothing"


def test_a_name_is_no_identity(place):
    """Two exported chats with two Annas are two citizens; an author that is a number is the citizen of that number."""
    db = place.path("desk.sqlite")
    chats = {"uno": "Anna: Buongiorno, la mensa?", "due": "Anna: Buonasera, il passo carrabile?",
             "tre": "+39 347 555 0142: Salve, la TARI?"}
    for name, line in chats.items():
        with open(place.path(name), "w", encoding="utf-8") as file:
            file.write(f"12/03/26, 10:58 - {line}\n12/03/26, 11:05 - Comune: Buongiorno!\n")
        place.run("import", "chat", place.path(name), "--as", "Comune", "--db", db)
    message = {"from": "393475550142", "id": "wamid.1", "timestamp": "1773309600", "type": "text", "text": {"body": "Ciao"}}
    place.json("import", "webhook", "-", "--db", db, stdin=json.dumps({"messages": [message]}).encode())
    connection = sqlite3.connect(db)
    assert connection.execute("select count(*) from conversation").fetchone() == (3,)
    assert "\n".join(connection.iterdump()).count("393475550142") == 1 and "555 0142" not in "\n".join(connection.iterdump())
