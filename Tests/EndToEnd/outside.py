"""What leaves the console: texts for the clipboard, addresses and files for the user's programs, pictures in the terminal."""

import base64
import hashlib
import json
import os
import shutil
import struct
import time
import zlib

from counter import Counter
from disk import real_desk, text_message

NUMBER = "393475550142"


def desk_with(place, *messages):
    """A file with one citizen's messages."""
    db = real_desk(place)
    body = {"contacts": [{"wa_id": NUMBER, "profile": {"name": "Giulia Bonci"}}], "messages": list(messages)}
    place.json("import", "webhook", "-", "--db", db, stdin=json.dumps(body).encode())
    return db


def opened(place, db, **env):
    """A console with that citizen's chat open; the user's configuration is in the test's folder."""
    variables = {"HOME": place.folder, "DISPLAY": None, "WAYLAND_DISPLAY": None, "SSH_CONNECTION": None, **env}
    desk = Counter([place.program, "--db", db], env=variables)
    desk.tmux("set-option", "-g", "set-clipboard", "on")
    desk.wait("Giulia Bonci")
    desk.open("Giulia Bonci")
    return desk


def clipboard(desk, text):
    """Waits until tmux holds a text, which it got from the program."""
    end = time.monotonic() + 10
    while (held := desk.tmux("show-buffer") if desk.tmux("list-buffers") else "") != text:
        assert time.monotonic() < end, (held, text)
        time.sleep(0.02)


def configured(place, script):
    """Names a program of the user's that writes what it is given."""
    program, heard = place.path("il mio programma"), place.path("heard")
    with open(program, "w") as file:
        file.write(f"#!/bin/sh\nprintf '%s|%s' \"$#\" \"$1\" > '{heard}.new'\nmv '{heard}.new' '{heard}'\n")
    os.chmod(program, 0o700)
    os.makedirs(place.path(".config/sportello"))
    with open(place.path(".config/sportello/sportello.yaml"), "w") as file:
        file.write(script.format(program=program))
    return heard


def told(path):
    end = time.monotonic() + 10
    while not os.path.exists(path):
        assert time.monotonic() < end, "the program was not started"
        time.sleep(0.02)
    with open(path) as file:
        return file.read()


def test_copying(place):
    """The clipboard gets exactly what was sent, whatever it holds."""
    text = "Perché?\n\u202eciao\x1b[31m 👩‍👩‍👧 $(id) fine"
    with opened(place, desk_with(place, text_message(NUMBER, "copy", text))) as desk:
        desk.press("y")
        desk.wait("Copiato")
        clipboard(desk, text)


def test_an_address_without_a_program(place):
    """Over ssh, or with no display: the address is shown whole, and goes to the clipboard."""
    db = desk_with(place, text_message(NUMBER, "link", "guardi https://esempio.invalid/a?b=c"))
    with opened(place, db, DISPLAY=":0", SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22") as desk:
        desk.press("w")
        desk.wait("Sito: esempio.invalid")
        desk.press("Enter")
        desk.wait("è negli appunti")
        clipboard(desk, "https://esempio.invalid/a?b=c")


def test_an_address_with_a_program(place):
    """The user's own program gets the address as one argument, never through a shell."""
    url = "https://esempio.invalid/;touch$IFS$9x;id?a=1&b=2"
    db = desk_with(place, text_message(NUMBER, "link", url))
    heard = configured(place, "open-with: {program}\n")
    with opened(place, db) as desk:
        desk.press("w")
        desk.wait("Sito: esempio.invalid")
        desk.press("Enter")
        desk.wait("Aperto nel tuo programma")
        assert told(heard) == "1|" + url
        desk.press("Escape")
        desk.leave()


def picture(columns, rows):
    """A PNG, half red and half blue."""
    line = b"\0" + (b"\xff\0\0" * (columns // 2)) + (b"\0\0\xff" * (columns - columns // 2))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    header = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(line * rows)) + chunk(b"IEND", b"")


def image_message(data):
    """One that no gateway fetches: its file is here or is not."""
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return {"from": NUMBER, "id": "wamid.image", "timestamp": str(int(time.time())), "type": "image",
            "image": {"mime_type": "image/png", "sha256": digest}}


def keep(db, data):
    os.makedirs(db + ".media", exist_ok=True)
    with open(os.path.join(db + ".media", hashlib.sha256(data).hexdigest()), "wb") as file:
        file.write(data)


def test_pictures(place):
    """A picture is drawn in the terminal by chafa, and any key goes back; without its file there is a sentence."""
    data = picture(64, 64)
    db = desk_with(place, image_message(data))
    with opened(place, db) as desk:
        desk.press("w")
        desk.wait("Il file non è qui")
        keep(db, data)
        desk.press("w")
        if not shutil.which("chafa"):
            desk.wait("open-with")
            return
        desk.wait("un tasto qualsiasi torna alla chat")
        assert "Giulia Bonci" not in desk.screen
        desk.press("x")
        desk.wait("Giulia Bonci")
        desk.gone("un tasto qualsiasi")
        desk.wait("Mostrato nel terminale")
        desk.press("Escape")
        desk.leave()


def painter(place):
    """A painter in the place of chafa that waits for a file, and the folder it is in."""
    folder = place.path("bin")
    os.makedirs(folder)
    with open(os.path.join(folder, "chafa"), "w") as file:
        file.write(f"#!/bin/sh\nwhile [ ! -e '{place.path('go')}' ]; do sleep 0.05; done\necho DISEGNO FINITO\n")
    os.chmod(os.path.join(folder, "chafa"), 0o700)
    return folder


def test_keys_go_on_while_a_picture_is_drawn(place):
    """A slow painter keeps no key waiting; Escape gives it up, and it is gone."""
    data = picture(64, 64)
    db = desk_with(place, image_message(data))
    keep(db, data)
    with opened(place, db, PATH=painter(place) + ":" + os.environ["PATH"]) as desk:
        desk.press("w")
        desk.wait("disegno l'immagine: Esc annulla")
        desk.press("?")
        desk.wait("Tasti · ")
        desk.press("Escape")
        desk.wait("disegno l'immagine: Esc annulla")
        desk.press("Escape")
        desk.wait("non si disegna più")
        desk.press("w")
        desk.wait("disegno l'immagine: Esc annulla")
        with open(place.path("go"), "w"):
            pass
        desk.wait("DISEGNO FINITO")
        desk.press("x")
        desk.wait("Mostrato nel terminale")
        desk.press("Escape")
        desk.leave()


def test_files_that_might_run(place):
    """What is no picture, sound, film or PDF by its first bytes is not handed to any program."""
    data = b"[Desktop Entry]\nExec=touch x\n"
    db = desk_with(place, image_message(data))
    keep(db, data)
    heard = configured(place, "open-with: {program}\n")
    with opened(place, db) as desk:
        desk.press("w")
        desk.wait("da qui non si apre")
        assert not os.path.exists(heard)


def test_a_wrong_configuration(place):
    """A mistake in the user's configuration is told with its line."""
    db = desk_with(place)
    configured(place, "open-wth: {program}\n")
    with Counter([place.program, "--db", db], env={"HOME": place.folder}) as desk:
        desk.wait(r"sportello\.yaml:1: open-wth: unknown key")
        desk.wait(r"\[exit 2\]")
