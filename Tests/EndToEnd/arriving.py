"""From a citizen's telephone to the operator's eyes: how soon a message is on the screen, and that a picture opens. The figure
is told and is no condition: what it comes to depends on the machine."""

import hashlib
import os
import sqlite3
import statistics
import time

from carrier import Gateway
from counter import Counter
from disk import sound
from gateway import GIULIA, open_desk
from outside import configured, told
from simulator import Simulator


def test_how_soon_a_message_is_on_the_screen(place):
    """From before WhatsApp's call to the gateway until the terminal shows the words, another console's work included."""
    db, seconds = open_desk(place), []
    with Gateway(place, db) as gateway, Counter([place.program, "--db", db]) as desk:
        carrier = gateway.carrier
        carrier.says(GIULIA, "Giulia Bonci", "Buongiorno")
        desk.wait("Giulia Bonci")
        for number in range(20):
            begun = time.monotonic()
            carrier.says(GIULIA, "Giulia Bonci", f"messaggio numero {number}.")
            while f"messaggio numero {number}." not in desk.screen:
                assert time.monotonic() - begun < 20, desk.screen
            seconds.append(time.monotonic() - begun)
        desk.leave()
    middle, most = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"      a message is on the screen after {middle:.0f} ms (median of 20), {most:.0f} ms at most", flush=True)
    sound(db)


def test_a_picture_of_a_citizen_opens(place):
    """A02: fetched while the operator waits, and handed to the program of the configuration by its digest."""
    picture_opens(place, callbell=False)


def test_a_picture_over_callbell_opens(place):
    """Callbell tells the file's address instead of its name and digest."""
    picture_opens(place, callbell=True)


def picture_opens(place, callbell):
    db, simulator = open_desk(place), Simulator(place)
    heard = configured(place, "open-with: {program}\n")
    variables = {"HOME": place.folder, "DISPLAY": None, "WAYLAND_DISPLAY": None, "SSH_CONNECTION": None,
                 "PATH": "/usr/bin:/bin"}
    with Gateway(place, db, callbell, simulator) as gateway, Counter([place.program, "--db", db], env=variables) as desk:
        simulator.start(gateway)
        simulator.say(GIULIA, "Giulia Bonci", "ecco la foto", file="image")
        desk.wait("Giulia Bonci")

        def digest():
            with sqlite3.connect(db, timeout=20) as file:
                return [row[0] for row in file.execute("SELECT digest FROM media_file WHERE state = 'kept'")]

        gateway.until(digest, "no picture", 60)
        desk.open("Giulia Bonci")
        desk.gone("sta arrivando")
        desk.press("w")
        # Where chafa is installed the picture is drawn in the terminal, else the program gets it.
        found = desk.wait("un tasto qualsiasi torna alla chat|Aperto nel tuo programma")
        if found.group(0).startswith("Aperto"):
            assert told(heard) == "1|" + os.path.join(db + ".media", digest()[0])
        else:
            desk.press("Escape")
        with open(os.path.join(db + ".media", digest()[0]), "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == digest()[0]
        desk.press("Escape", "Escape")
        desk.leave()
    sound(db)
