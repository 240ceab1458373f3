"""What goes out, as the operator sees it: whether the gateway is there, what may have arrived or not, templates that reopen
an old chat, and the list of messages for other programs."""

import json
import sqlite3
import time

from carrier import Gateway
from counter import Counter
from disk import sound
from gateway import GIULIA, open_desk

TEMPLATES = {"data": [
    {"name": "ripresa", "language": "it", "status": "APPROVED", "category": "UTILITY",
     "components": [{"type": "BODY", "text": "Gentile {{1}}, può riscriverci."}]},
    {"name": "foto", "language": "it", "status": "APPROVED", "category": "UTILITY",
     "components": [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Una foto"}]}]}


def answering(carrier, change):
    """Has the stand-in answer a call by `change`, unless that gives nothing."""
    usual = carrier.answer

    def answer(method, path, authorization, body):
        return change(method, path) or usual(method, path, authorization, body)

    carrier.answer = answer


def test_the_console_knows_whether_the_gateway_is_there(place):
    db = open_desk(place)
    with Counter([place.program, "--db", db]) as desk:
        desk.wait("✗ WhatsApp è scollegato: le risposte restano in coda")
        with Gateway(place, db) as gateway:
            carrier = gateway.carrier
            carrier.says(GIULIA, "Giulia Bonci", "Buongiorno")
            desk.wait("Giulia Bonci")
            assert "scollegato" not in desk.screen, desk.screen
            gateway.until(lambda: len(carrier.sent) == 1, "no notice")
            # A refused token stops the queue, and says so until a message goes again.
            answering(carrier, lambda method, path: (401, {"error": {"code": 190}}) if method == "POST" else None)
            desk.claim("Giulia Bonci").send("Buongiorno!")
            desk.wait("Invii fermi .in coda.: WhatsApp rifiuta il gettone", limit=30)
            desk.press("Escape", "Escape")
        # The lock dies with the process; the next look tells.
        desk.press("C-l")
        desk.wait("✗ WhatsApp è scollegato")
        desk.leave()
    sound(db)


def test_what_may_have_arrived_is_decided_by_a_person(place):
    db = open_desk(place)
    with Gateway(place, db) as gateway, Counter([place.program, "--db", db]) as desk:
        carrier = gateway.carrier
        carrier.says(GIULIA, "Giulia Bonci", "Quando esce la graduatoria?")
        gateway.until(lambda: len(carrier.sent) == 1, "no notice")
        carrier.refusals = ["lost"]
        desk.claim("Giulia Bonci").send("Esce il 20 marzo.")
        desk.wait("Un nostro messaggio forse è arrivato", limit=30)
        desk.press("Escape", "Escape", "O")
        desk.wait("INCERTO")
        desk.wait("Forse è arrivato: non riparte da sé")
        desk.press("R")
        desk.wait("potrebbe riceverlo due volte")
        desk.press("Escape", "S")
        desk.wait("Tutto quello che è stato mandato è partito")
        # It was sent once, and its status settles it after all.
        assert len(carrier.sent) == 2
        carrier.tells(2, "read")
        # Answered, it stands among one's own.
        desk.press("2")
        desk.open("Giulia Bonci")
        desk.wait("✓✓ letto")
        desk.press("Escape")
        desk.leave()
    sound(db)


def test_a_template_reopens_an_old_chat(place):
    db = open_desk(place)
    gateway = Gateway(place, db)
    with open(gateway.config, "a", encoding="utf-8") as file:
        file.write('    waba_id: "77"\n')
    carrier = gateway.carrier
    answering(carrier, lambda method, path: (200, TEMPLATES) if "/77/message_templates?" in path else None)
    with gateway, Counter([place.program, "--db", db]) as desk:
        carrier.says(GIULIA, "Giulia Bonci", "Quando esce la graduatoria?", at=time.time() - 90_000)
        desk.wait("Giulia Bonci")
        # Nothing but a template may go; until a supervisor has approved one, none.
        desk.open("Giulia Bonci").press("p")
        desk.wait("In carico a te")
        desk.press("i")
        desk.wait("premi M per un modello")
        desk.press("M")
        desk.wait("Nessun modello è approvato")
        # The list shows what the gateway has read by then.
        with sqlite3.connect(db, timeout=20) as file:
            gateway.until(lambda: file.execute("SELECT 1 FROM template").fetchall(), "no template was read")
        desk.press("Escape")
        desk.command("modelli")
        desk.wait("ripresa .it.")
        desk.type("ripresa")
        desk.press("Enter")
        desk.wait("Modello approvato")
        desk.press("M")
        desk.wait("Manda un modello")
        desk.press("Enter")
        desk.wait("Testo per")
        desk.type("Giulia")
        desk.press("Enter")
        desk.wait("Il cittadino leggerà")
        desk.press("Enter")
        gateway.until(lambda: any(body.get("type") == "template" for body in carrier.sent), "no template")
        sent = [body for body in carrier.sent if body.get("type") == "template"]
        assert sent[0]["template"] == {"name": "ripresa", "language": {"code": "it"}, "components": [
            {"type": "body", "parameters": [{"type": "text", "text": "Giulia"}]}]}, sent
        # The citizen answers, and an ordinary message may go again.
        carrier.says(GIULIA, "Giulia Bonci", "Eccomi!")
        desk.wait("Eccomi!")
        desk.send("Esce il 20 marzo.")
        gateway.until(lambda: "Esce il 20 marzo." in carrier.texts(), "no answer")
    listed = [json.loads(line) for line in place.run("messages", "--json", "--db", db)[0].splitlines()]
    assert [set(each) for each in listed] == [{"id", "provider", "kind", "direction", "state"}] * len(listed)
    told = [(each["direction"], each["kind"], each["state"]) for each in listed]
    assert ("in", "text", "received") in told and ("out", "template", "sent") in told, told
    everything = json.dumps(listed)
    assert "Giulia" not in everything and "marzo" not in everything
    sound(db)
