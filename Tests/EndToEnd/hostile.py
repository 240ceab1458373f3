"""Hostile words and keys, while the console shows them: its frame stays, and nothing raw reaches the pane."""

import json
import os
import re
import time
import unicodedata
from xml.etree import ElementTree

from counter import Counter, demo
from disk import given_back, real_desk, sound


def corpus():
    """The texts of fixtures/hostile/strings.txt by name; {x*9} is x nine times."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../fixtures/hostile/strings.txt")
    texts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                name, _, text = line.rstrip("\n").split(" | ", 2)
                text = re.sub(r"\{([^{}]*)\*([0-9]+)\}", lambda match: match[1] * int(match[2]), text)
                texts[name] = json.loads(f'"{text}"')
    return texts


HOSTILE = corpus()


def hostile_messages():
    """One citizen for each hostile text, who bears it as a name too, with every other place that holds words."""
    for index, (key, text) in enumerate(HOSTILE.items()):
        number = f"39347555{index:04}"
        base = {"from": number, "timestamp": str(int(time.time()) - 100 + index)}
        media = {"id": "1", "mime_type": "application/pdf" + text[:100], "sha256": "x"}
        messages = [
            {**base, "id": f"wamid.{key}.1", "type": "text", "text": {"body": text}},
            {**base, "id": f"wamid.{key}.2", "type": "document", "document": {**media, "filename": text, "caption": text}},
            {**base, "id": f"wamid.{key}.3", "type": "image", "image": {**media, "caption": text}},
            {**base, "id": f"wamid.{key}.4", "type": "location", "location": {"latitude": 43.4, "longitude": 11.8, "name": text, "address": text}},
            {**base, "id": f"wamid.{key}.5", "type": "contacts", "contacts": [{"name": {"formatted_name": text}, "phones": [{"phone": text[:200]}]}]},
            {**base, "id": f"wamid.{key}.6", "type": "reaction", "reaction": {"message_id": f"wamid.{key}.1", "emoji": text[:300]}},
            {**base, "id": f"wamid.{key}.7", "type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": text, "title": text}}},
            {**base, "id": f"wamid.{key}.8", "type": text[:80] or "nuovo", "errors": [{"code": 131051, "title": text}]},
        ]
        yield {"contacts": [{"wa_id": number, "profile": {"name": text}}], "messages": messages}


def _clean(desk, columns, rows, framed=True):
    """Checks one screen: its frame stands where it stood, and nothing raw reached the pane."""
    coloured, plain = desk.coloured, desk.screen
    bare = re.sub(r"\x1b\[[0-9;:]*m|\x0e|\x0f", "", coloured)
    assert "\x1b" not in bare, repr(bare[max(0, bare.index("\x1b") - 40):][:120])
    for character in bare:
        name = f"U+{ord(character):04X}"
        category = unicodedata.category(character)
        assert character == "\n" or category not in ("Cc", "Cs", "Cn"), name
        assert character not in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", name
        assert not 0xE0000 <= ord(character) <= 0xE0FFF, name
    assert not re.search(r"[\u0300-\u036f]{4}", bare), "marks are heaped up"
    lines = plain.rstrip("\n").split("\n")
    assert re.search("SPORTELLO.*(APERTO|CHIUSO)", lines[0]), lines[0]
    if not framed:
        return
    # No gateway serves the file, and the console says so where the rule stands otherwise.
    assert lines[1].startswith(" ✗ WhatsApp è scollegato"), lines[1]
    if columns >= 100:
        column = lines[2].index("│")
        for line in lines[2:rows - 4]:
            cells = "".join(c * (2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in line if unicodedata.category(c) not in ("Mn", "Me"))
            assert cells[column - 1:column + 2].count("│") + cells[column - 1:column + 2].count("┼") >= 1, line


def clean(desk, columns, rows, framed=True):
    """As `_clean`, once the terminal has drawn what it was sent: a picture taken in the middle of a frame proves nothing."""
    end = time.monotonic() + 5
    while True:
        try:
            return _clean(desk, columns, rows, framed)
        except AssertionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


def stream_is_clean(data):
    """Checks the bytes the program sent: no control string or sequence but the ones ncurses uses."""
    text = data.decode("utf-8", errors="replace")
    for bad in ("\x1b]52", "\x1b]8;", "\x1b]0;", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\u009b", "\u009d", "\u202e", "\u2066"):
        assert bad not in text, repr(bad)
    for title in re.findall("\x1b\\]2;(.*?)\x07", text):
        assert title.isprintable(), repr(title)


def hostile_desk(place, columns, rows):
    db = real_desk(place)
    with Counter([place.program, "--db", db], columns=columns, rows=rows) as desk:
        desk.wait("Nessuno aspetta")
        raw = place.path("raw")
        desk.tmux("pipe-pane", "-O", f"cat > {raw}")
        desk.press("C-l")
        for body in hostile_messages():
            place.json("import", "webhook", "-", "--db", db, stdin=json.dumps(body).encode())
            if body["messages"][0]["id"] in ("wamid.escape.1", "wamid.marks.1", "wamid.indic.1"):
                clean(desk, columns, rows)
        desk.wait(f"In arrivo {len(HOSTILE)}")
        clean(desk, columns, rows)
        desk.press("g")
        for _ in HOSTILE:
            desk.press("Enter")
            desk.wait("non ancora in carico")
            clean(desk, columns, rows)
            for key in ("g", "PageDown", "G"):
                desk.press(key)
                clean(desk, columns, rows)
            desk.press("Escape")
            desk.wait("In arrivo")
            desk.press("j")
        desk.press("k", "Enter", "p")
        desk.wait("in carico a te")
        for key in ("?", "Escape", "t", "Escape", "c", "Escape", "e", "Escape", "f", "Escape", ":", "Escape"):
            desk.press(key)
            clean(desk, columns, rows, framed=False)
        with open(raw, "rb") as file:
            stream_is_clean(file.read())
        desk.press("C-c")
        desk.wait("Esci da Sportello")
        title = desk.tmux("display-message", "-p", "#{pane_title}").strip()
        assert title.startswith("Sportello · "), title
        desk.press("Enter")
        assert given_back(desk) == 0
        end = next(line for line in desk.coloured.splitlines() if "[exit 0]" in line)
        assert end.startswith("[exit 0]"), f"a colour was left behind: {end!r}"
        modes = desk.tmux("display-message", "-p", "#{insert_flag}#{wrap_flag}#{origin_flag}#{keypad_cursor_flag}")
        assert modes.strip() == "0100", f"insert, wrap, origin, cursor keys: {modes}"
    connection = sound(db)
    stored = connection.execute("SELECT count(*) FROM message WHERE provider_id LIKE 'wamid.%'").fetchone()[0]
    assert stored >= len(HOSTILE) * 7, "nothing is dropped"


def test_hostile_words_in_two_panes(place):
    hostile_desk(place, 120, 36)


def test_hostile_words_in_one_pane(place):
    hostile_desk(place, 80, 24)


def test_hostile_words_in_pictures(place):
    """`show` prints the same clean grid as text, roles and SVG."""
    db = real_desk(place)
    for body in hostile_messages():
        place.json("import", "webhook", "-", "--db", db, stdin=json.dumps(body).encode())
    for keys in ["", "<enter>", *("j" * count + "<enter>g" for count in range(1, len(HOSTILE), 4))]:
        text, _ = place.run("show", "--db", db, "--keys", keys)
        assert len(text.splitlines()) == 36
        assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff]", text)
    svg, _ = place.run("show", "--db", db, "--svg", "--keys", "jj<enter>")
    ElementTree.fromstring(svg)


def test_hostile_keys(place):
    """Bytes that are no key, halves of sequences, mouse reports and a flood: the console goes on."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("prima")
        for junk in ("\x1b[999;999;999~", "\x1b[<0;10;10M", "\x1bOZ", "\x1b[", "\x1b]0;x\x07", "\x1bP1$r\x1b\\"):
            desk.tmux("send-keys", "-H", *[f"{byte:02x}" for byte in junk.encode()])
        desk.tmux("send-keys", "-H", "ff", "fe", "c3", "28", "80", "ed", "a0", "80")
        desk.press("C-l")
        desk.wait("APERTO")
        if "Invio manda" not in desk.screen:
            desk.press("i")
        desk.wait(r"/4096")
        desk.paste("è" * 4000)
        desk.wait(r"[34]\d\d\d/4096")
        desk.press("C-c")
        desk.wait("Esci da Sportello")
        desk.press("Enter")
        desk.exited(0)
