"""The gateway between a stand-in for WhatsApp and a console: what citizens write is on the screen, what operators answer
goes out once and its ticks move, a block is made there too. What happens to it when something fails is in faults.py."""

import hashlib
import json
import os
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import time
import urllib.request

from carrier import NUMBER, SECRET, VERIFY, Gateway, call, signed
from counter import Counter
from disk import LOGIN, real_desk, sound
from moderation import step
from simulator import Simulator

GIULIA = "393475550142"


def open_desk(place):
    """A file of the real service, whose desk an order keeps open today and tomorrow; this account may do everything."""
    db = real_desk(place)
    place.run("staff", "role", LOGIN, "operator", "supervisor", "administrator", "director", "--db", db)
    days = [time.strftime("%Y-%m-%d", time.localtime(time.time() + shift * 86400)) for shift in (-1, 1)]
    place.run("order", "add", "opening", "--from", days[0], "--to", days[1], "--hours", "00:00-24:00",
              "--reference", "Ord. 1", "--reason", "prova", "--db", db)
    return db


def conversation(place, callbell):
    db = open_desk(place)
    gateway = Gateway(place, db, callbell)
    if callbell:
        # What its webhook says is asked of its API.
        with open(gateway.config, "a", encoding="utf-8") as file:
            file.write("    reread: true\n")
    with gateway, Counter([place.program, "--db", db]) as desk:
        carrier = gateway.carrier
        desk.wait("In arrivo")
        if callbell:
            # Who knows the address and is not Callbell puts no words in anybody's mouth.
            forged = {"event": "message_created", "payload": {
                "from": GIULIA, "text": "Parola mia", "status": "received", "createdAt": "2026-03-12T10:00:00Z",
                "contact": {"uuid": "c0ffee", "name": "Giulia Bonci", "phoneNumber": GIULIA}}}
            assert call(carrier.webhook, json.dumps(forged).encode())[0] == 401
            assert gateway.metric("signature_refused_total") == 1 and gateway.metric("arrivals_total") == 0
        carrier.says(GIULIA, "Giulia Bonci", "Buongiorno, quando esce la graduatoria?")
        desk.wait("Giulia Bonci")
        # The notice goes out by itself.
        gateway.until(lambda: len(carrier.sent) == 1, "no notice")
        desk.claim("Giulia Bonci").send("Esce il 20 marzo.")
        gateway.until(lambda: carrier.texts()[1:] == ["Esce il 20 marzo."], "no answer")
        desk.wait("✓ inviato")
        # WhatsApp was told that it was read, and that somebody wrote, once each; Callbell has no word for it.
        if not callbell:
            gateway.until(lambda: carrier.marks and carrier.writing, "no read mark")
            assert len(carrier.writing) == 1 and len(carrier.marks) <= 2, (carrier.marks, carrier.writing)
        assert not callbell or not carrier.marks
        for word, tick in (("delivered", "consegnato"), ("read", "letto")):
            carrier.tells(2, word)
            desk.wait(f"✓✓ {tick}")
        # News that comes late moves nothing back.
        carrier.tells(2, "delivered")
        carrier.says(GIULIA, "Giulia Bonci", "Grazie!")
        desk.wait("Grazie!")
        assert re.search("✓✓ letto", desk.screen), desk.screen
        assert gateway.metric("arrivals_total") == 2
        # A sign on what the citizen said; Callbell carries none, and the operator reads so.
        desk.press("Escape", "G")
        desk.wait("│▌  Grazie!")
        desk.press("+")
        desk.wait("Reagisci al messaggio")
        desk.press("Enter")
        if callbell:
            desk.wait("WhatsApp non porta messaggi di questo tipo")
        else:
            gateway.until(lambda: carrier.sent[-1].get("type") == "reaction", "no reaction")
            assert carrier.sent[-1]["reaction"]["emoji"] == "👍", carrier.sent[-1]
            desk.wait("ha reagito con")
        desk.press("Escape", "Escape")
        desk.leave()
    sound(db)


def test_a_conversation_over_the_cloud_api(place):
    conversation(place, callbell=False)


def test_a_conversation_over_callbell(place):
    conversation(place, callbell=True)


def test_a_block_is_made_at_whatsapp_too(place):
    db = open_desk(place)
    with Gateway(place, db) as gateway, Counter([place.program, "--db", db]) as desk:
        carrier = gateway.carrier
        carrier.says(GIULIA, "Giulia Bonci", "vi spacco la faccia")
        desk.wait("Giulia Bonci")
        desk.open("Giulia Bonci").pick("spacco")
        step(desk, "X", "fuori e si conta", "Bloccato fino al", "minaccia", ("Up", "Right"))
        gateway.until(lambda: carrier.blocked == {GIULIA}, "not blocked there")
        desk.press("Z")
        desk.wait("Blocco annullato")
        gateway.until(lambda: not carrier.blocked, "still blocked there")
    sound(db)


def test_a_picture_goes_out_and_a_refusal_is_told(place):
    """A02: the file is handed over and named; outside what WhatsApp delivers the operator reads why."""
    db, home = open_desk(place), place.path("casa")
    os.makedirs(home)
    picture = bytes.fromhex("89504e470d0a1a0a") + b"inventata" * 50_000
    with open(os.path.join(home, "pianta.png"), "wb") as file:
        file.write(picture)
    with Gateway(place, db) as gateway, Counter([place.program, "--db", db], env={"HOME": home}) as desk:
        carrier = gateway.carrier
        carrier.says(GIULIA, "Giulia Bonci", "Dove trovo l'ufficio?")
        gateway.until(lambda: len(carrier.sent) == 1, "no notice")
        desk.claim("Giulia Bonci").write("ecco la pianta").press("C-v")
        desk.wait("Allega il file .Tab completa.: ~/")
        desk.type("pianta.png")
        desk.press("Enter")
        desk.wait("allega: ▣ foto «pianta.png»")
        desk.press("Enter")
        desk.wait(r"parte fra \d")
        gateway.until(lambda: len(carrier.sent) == 2, "no picture")
        assert carrier.sent[1]["image"] == {"id": "media1", "caption": "ecco la pianta"}, carrier.sent[1]
        assert picture in carrier.files[0] and b'name="messaging_product"\r\n\r\nwhatsapp' in carrier.files[0]
        # Refused for the moment: it goes again by itself. Refused for good: the operator reads why.
        carrier.refusals = [(500, {"error": {"code": 131000}}), (400, {"error": {"code": 131026}})]
        desk.send("Primo piano.")
        desk.wait("✗ non consegnato", limit=40)
        desk.wait("non può consegnare a questo numero")
    sound(db)


def test_what_the_webhook_refuses(place):
    db = open_desk(place)
    with Gateway(place, db) as gateway:
        base = f"http://127.0.0.1:{gateway.port}"
        asked = f"{base}/webhook/prova?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
        assert call(asked + VERIFY) == (200, "1158201444")
        assert call(asked + "altra")[0] == 403
        body = b'{"entry":[]}'
        for headers in ({}, {"X-Hub-Signature-256": signed(body, "altro")}, {"X-Hub-Signature-256": "sha256="}):
            assert call(f"{base}/webhook/prova", body, headers)[0] == 401
        assert gateway.metric("signature_refused_total") == 3
        for path in ("/", "/webhook/altra", "/webhook/prova/x", "/webhook", "/metrics"):
            assert call(base + path, body, {"X-Hub-Signature-256": signed(body)})[0] == 404, path
        for text, status in ((b"{", 400), (b"[" * 600, 400), (b" " * (3 * 1024 * 1024 + 1), 413), (b"12", 200)):
            assert call(f"{base}/webhook/prova", text, {"X-Hub-Signature-256": signed(text)})[0] == status
        # Escaped as Meta escapes it: the raw bytes are signed.
        escaped = (b'{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"%s"},"messages":'
                   b'[{"from":"393475550143","id":"wamid.E","timestamp":"%d","type":"text","text":{"body":'
                   b'"perch\\u00e9 \\ud83d\\ude00 https:\\/\\/example.it"}}]}}]}]}' % (NUMBER.encode(), time.time()))
        assert call(f"{base}/webhook/prova", escaped, {"X-Hub-Signature-256": signed(escaped)})[0] == 200
        with sqlite3.connect(db) as file:
            found = file.execute("SELECT text FROM message WHERE provider_id = 'wamid.E'").fetchone()
        assert found == ("perché 😀 https://example.it",), found
        # A client that never ends its body holds nobody up.
        with socket.create_connection(("127.0.0.1", gateway.port)) as slow:
            slow.sendall(b"POST /webhook/prova HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            assert call(asked + VERIFY)[0] == 200
        assert SECRET not in open(place.path("gateway.log")).read()


def test_tls_without_a_proxy(place):
    """A certificate made here: WhatsApp's own handshake and a signed body over TLS; a key that others read is refused."""
    db = open_desk(place)
    gateway = Gateway(place, db)
    for name in ("certificate", "key"):
        shutil.copy(place.fixture(f"tls/{name}.pem"), place.path(f"{name}.pem"))
    os.chmod(place.path("key.pem"), 0o644)
    with open(gateway.config, "a", encoding="utf-8") as file:
        file.write("tls:\n  certificate: certificate.pem\n  key: key.pem\n")
    checked = [gateway.program, "check", "--offline", gateway.config]
    done = subprocess.run(checked, capture_output=True, timeout=60)
    assert done.returncode == 1 and b"!!  tls" in done.stdout and b"others may read" in done.stdout, done.stdout
    os.chmod(place.path("key.pem"), 0o640)
    done = subprocess.run(checked, capture_output=True, timeout=60)
    assert b"ok  tls: good until 21" in done.stdout, done.stdout
    with gateway:
        trust = ssl.create_default_context(cafile=place.path("certificate.pem"))

        def over_tls(path, body=None):
            request = urllib.request.Request(
                f"https://127.0.0.1:{gateway.port}{path}", data=body,
                headers={"X-Hub-Signature-256": signed(body)} if body else {})
            with urllib.request.urlopen(request, timeout=20, context=trust) as answer:
                return answer.status, answer.read().decode()

        asked = f"/webhook/prova?hub.mode=subscribe&hub.challenge=115&hub.verify_token={VERIFY}"
        assert over_tls(asked) == (200, "115")
        body = b'{"entry":[]}'
        assert over_tls("/webhook/prova", body)[0] == 200
        # Who speaks plainly at that port is told nothing.
        with socket.create_connection(("127.0.0.1", gateway.port), timeout=20) as plain:
            plain.sendall(f"GET {asked} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert b"115" not in plain.recv(1000)


def test_one_gateway_for_a_file_and_an_orderly_end(place):
    db = open_desk(place)
    with Gateway(place, db) as gateway:
        done = subprocess.run([gateway.program, "run", gateway.config], capture_output=True, timeout=60)
        assert done.returncode == 2 and b"another gateway serves this file" in done.stderr, done.stderr
        gateway.stop()
        gateway.start()


def test_a_picture_of_a_citizen_comes_to_the_desk(place):
    """A02: fetched in two steps, kept under its digest for the desk's group; what is not what it says is not kept."""
    db, simulator = open_desk(place), Simulator(place)
    with Gateway(place, db, carrier=simulator) as gateway, Counter([place.program, "--db", db]) as desk:
        simulator.start(gateway)
        folder = db + ".media"

        def states():
            with sqlite3.connect(db, timeout=20) as file:
                return file.execute("SELECT state, digest, trouble, attempts FROM media_file ORDER BY message").fetchall()

        simulator.say(GIULIA, "Giulia Bonci", "ecco la foto", file="image")
        desk.wait("Giulia Bonci")
        gateway.until(lambda: [row[0] for row in states()] == ["kept"], "no picture")
        digest = states()[0][1]
        assert os.listdir(folder) == [digest]
        assert os.stat(os.path.join(folder, digest)).st_mode & 0o7777 == 0o640
        with open(os.path.join(folder, digest), "rb") as file:
            data = file.read()
        assert hashlib.sha256(data).hexdigest() == digest and data.startswith(b"\x89PNG")
        desk.open("Giulia Bonci")
        desk.wait(r"▣ foto .*ecco la foto|▣ foto")
        # An address that has expired is asked for anew; what has no end is cut off and given up.
        simulator.misbehave("files=expired")
        simulator.say(GIULIA, "Giulia Bonci", "il modulo", file="document", fileName="../../modulo.pdf")
        gateway.until(lambda: [row[0] for row in states()] == ["kept", "kept"], "no document")
        simulator.misbehave("files=endless")
        simulator.say(GIULIA, "Giulia Bonci", "altra foto", file="image")
        gateway.until(lambda: states()[-1][2] == "tooLarge", "not cut off", 60)
        # Other bytes than those of the digest, be they a program's, are not kept; the right ones are, the next time.
        for habit in ("damaged", "disguised"):
            simulator.misbehave(f"files={habit}")
            before = len(states())
            simulator.say(GIULIA, "Giulia Bonci", "ancora", file="image")
            gateway.until(lambda: len(states()) > before and states()[-1][3] == 1, f"{habit}: not put off")
            simulator.misbehave("files=fine")
            gateway.until(lambda: states()[-1][0] == "kept", "not tried again", 60)
        assert set(os.listdir(folder)) == {row[1] for row in states() if row[0] == "kept"}
        desk.press("Escape", "Escape")
        desk.leave()
    sound(db)
