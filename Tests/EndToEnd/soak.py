"""Two consoles and an importer at work on one file at once: what each was told is what the file holds, once.

It takes a few seconds, or as long as `run.py --soak SECONDS` says; the counts that it prints grow with them.
"""

import hashlib
import json
import os
import random
import re
import signal
import sqlite3
import threading
import time

from counter import MORNING, colleague

LOGINS = ("a.bianchi", "m.rinaldi")
# A colleague was quicker: has it, or has closed it already.
REFUSED = "Già in carico ad? [A-Z]|La chat è chiusa"


class Clerk(threading.Thread):
    """Somebody at a console who takes chats, answers, leaves notes and closes, and remembers what the screen said."""

    def __init__(self, desk, login, end):
        super().__init__()
        self.desk, self.login, self.end = desk, login, end
        self.chance = random.Random(login)
        self.done = {"note": [], "reply": [], "claimed": 0, "closed": 0, "refused": 0}
        self.trouble = None

    def run(self):
        try:
            while time.monotonic() < self.end:
                self.open_some()
                if self.claim():
                    self.answer()
                    if self.chance.random() < 0.5:
                        self.close()
                if self.chance.random() < 0.5:
                    self.note()
        except Exception as error:
            self.trouble = error

    def open_some(self):
        """Opens one of the first chats of the list, which the colleague opens too; another when it leaves the list."""
        opened = "left"
        while opened == "left":
            for key in ("Escape", "Escape", "1", "g", *"j" * self.chance.randrange(6), "Enter"):
                self.desk.press(key)
            self.desk.settle()
            opened = self.desk.until(lambda _: self.opened(), "the chosen chat does not open")

    def opened(self):
        """`here` when the chat with the list's cursor is the one in the pane, `left` when the list has no cursor."""
        screen = self.desk.screen.splitlines()
        parts = [re.split("[│┼┴┬]", line, maxsplit=1) for line in screen]
        chosen = next((part[0] for part in parts if part[0].startswith("▌")), None)
        if chosen is None:
            return "left"
        name = re.split("…|  ", chosen[3:], maxsplit=1)[0]
        pane = [part[1] for part in parts if len(part) > 1]
        return "here" if pane[1].startswith(f" {name}") and "in caric" in pane[2] else ""

    def claim(self):
        """Takes the open chat; whether it is ours now. A colleague may have been quicker: then a sentence says so.

        A chat outside its window is left: nothing can be answered there.
        """
        if "fuori finestra" in self.desk.chat:
            return False
        if "in carico a te" in self.desk.chat:
            return True
        self.desk.press("p")
        self.desk.until(
            lambda screen: "in carico a te" in self.desk.chat or re.search(REFUSED, screen), "neither taken nor refused")
        if "in carico a te" not in self.desk.chat:
            self.done["refused"] += 1
            return False
        self.done["claimed"] += 1
        return True

    def answer(self):
        text = f"risposta {self.login} {len(self.done['reply'])}."
        self.desk.write(text).press("Enter")
        self.desk.until(lambda _: text in self.desk.chat and "parte fra" in self.desk.chat, f"{text!r} is not sent")
        self.done["reply"].append(text)
        self.desk.press("Escape")

    def note(self):
        text = f"nota {self.login} {len(self.done['note'])}."
        self.desk.press("n")
        self.desk.wait("NOTA INTERNA")
        self.desk.type(text)
        self.desk.wait(re.escape(text))
        self.desk.press("Enter")
        self.desk.gone("NOTA INTERNA")
        self.desk.until(lambda _: text in self.desk.chat, f"{text!r} is not there")
        self.done["note"].append(text)

    def close(self):
        self.desk.press("c")
        self.desk.wait("con esito")
        self.desk.press("Enter")
        self.desk.gone("con esito")
        self.desk.until(lambda _: "in carico a te" not in self.desk.chat, "the chat is not closed")
        self.done["closed"] += 1


class Importer(threading.Thread):
    """Brings what citizens wrote, a process each time; every third delivery comes twice, as WhatsApp's do."""

    def __init__(self, place, db, end):
        super().__init__()
        self.place, self.db, self.end = place, db, end
        self.names, self.repeated, self.trouble = [], 0, None

    def run(self):
        try:
            while time.monotonic() < self.end:
                body = json.dumps({"messages": [self.message() for _ in range(5)]}).encode()
                again = len(self.names) // 5 % 3 == 0
                for _ in range(2 if again else 1):
                    self.place.json("import", "webhook", "-", "--db", self.db, "--at", MORNING, stdin=body)
                self.repeated += 5 if again else 0
        except Exception as error:
            self.trouble = error

    def message(self):
        name = f"wamid.soak.{len(self.names)}"
        self.names.append(name)
        return {"from": f"3934755590{len(self.names) % 100:02}", "id": name, "timestamp": "1773308400",
                "type": "text", "text": {"body": f"Domanda numero {len(self.names)}"}}


def test_two_consoles_and_an_importer(place):
    """Every act once in the journal, every message once, every refusal told, no draft lost."""
    db = place.path("desk.sqlite")
    place.run("seed", "--conversations", "80", "--messages", "400", "--at", MORNING, "--db", db)
    before = contents(db)
    with colleague(place, LOGINS[0]) as anna, colleague(place, LOGINS[1]) as marco:
        anna.wait("In arrivo")
        marco.wait("In arrivo")
        end = time.monotonic() + place.soak
        clerks = [Clerk(desk, login, end) for desk, login in zip((anna, marco), LOGINS)]
        workers = clerks + [Importer(place, db, end)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        for worker in workers:
            if worker.trouble:
                raise worker.trouble
        drafts = [leave_a_draft(clerk, db) for clerk in clerks]
        os.kill(anna.pid, signal.SIGKILL)
        marco.press("Escape")
        marco.press("Escape")
        marco.leave()
    check(before, contents(db), clerks, workers[-1], drafts)


def leave_a_draft(clerk, db):
    """Writes half a note and lets it stand until it is kept."""
    clerk.open_some()
    text = f"bozza di {clerk.login}"
    clerk.desk.press("n")
    clerk.desk.wait("NOTA INTERNA")
    clerk.desk.type(text)
    clerk.desk.wait(re.escape(text))
    clerk.desk.until(lambda _: text in contents(db)["drafts"], "the draft is not kept")
    return text


def contents(db):
    """What the file holds, read without the program."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as file:
        return {
            "lines": file.execute("SELECT id, line, author, text, provider_id FROM message ORDER BY id").fetchall(),
            "journal": file.execute(
                "SELECT id, at, actor, verb, conversation, message, clause, about, digest FROM journal ORDER BY id"
            ).fetchall(),
            "binding": file.execute("SELECT first_row, key FROM journal_key").fetchone(),
            "drafts": [text for text, in file.execute("SELECT text FROM draft")],
            "sound": file.execute("PRAGMA integrity_check").fetchall(),
        }


def check(before, after, clerks, importer, drafts):
    assert after["sound"] == [("ok",)], after["sound"]
    check_chain(after["journal"], after["binding"])
    check_charges(after["journal"])
    journal = after["journal"][len(before["journal"]):]
    lines = after["lines"][len(before["lines"]):]
    for clerk in clerks:
        for sort, line, verb in (("note", "note", "noted"), ("reply", "outgoing", "replied")):
            texts = [text for _, kind, author, text, _ in lines if (kind, author) == (line, clerk.login)]
            assert sorted(texts) == sorted(clerk.done[sort]), (texts, clerk.done[sort])
            assert count(journal, clerk.login, verb) == len(texts)
        assert count(journal, clerk.login, "claimed") == clerk.done["claimed"]
        assert count(journal, clerk.login, "closed") == clerk.done["closed"]
    named = [(row[3], row[5]) for row in journal if row[5] and row[3] in ("received", "replied", "noted")]
    assert len(named) == len(set(named)), "an act stands twice in the journal"
    names = sorted(name for *_, name in lines if name and name.startswith("wamid.soak."))
    assert names == sorted(importer.names), (len(names), len(importer.names))
    assert count(journal, "citizen", "received") == len(names)
    for text in drafts:
        assert after["drafts"].count(text) == 1, after["drafts"]
    told = ", ".join(
        f"{clerk.login} {clerk.done['claimed']} taken, {len(clerk.done['reply'])} answers, {len(clerk.done['note'])} "
        f"notes, {clerk.done['closed']} closed, {clerk.done['refused']} refused" for clerk in clerks)
    print(f"      {told}; {len(names)} messages imported, {importer.repeated} of them twice", flush=True)


def count(journal, actor, verb):
    return sum(1 for row in journal if (row[2], row[3]) == (actor, verb))


def check_chain(journal, binding):
    """Each row's digest follows from the row before and from its leaf, by the rule that `JournalBinding` states."""
    previous, (first, key) = bytes(32), binding
    assert first == 1, "a new file's rows have leaves from the first on"
    for place, row in enumerate(journal, 1):
        assert row[0] == place, f"row {place} is missing"
        fields = [None if field is None else str(field).encode() for field in row[:8]]
        canonical = b"|".join(b"-" if field is None else b"%d:%s" % (len(field), field) for field in fields)
        blind = hashlib.sha256(key + str(place).encode()).digest()[:16]
        previous = hashlib.sha256(previous + hashlib.sha256(blind + canonical).digest()).digest()
        assert previous == row[8], f"row {place} does not follow from the one before"


def check_charges(journal):
    """Nobody takes a chat that somebody has."""
    holders = {}
    for number, _, actor, verb, chat, _, _, about, _ in journal:
        if verb == "claimed":
            assert holders.get(chat) is None, f"row {number}: {actor} took what {holders[chat]} had"
        if verb in ("claimed", "takenOver"):
            holders[chat] = actor
        elif verb == "transferred":
            holders[chat] = about
        elif verb in ("released", "closed"):
            holders[chat] = None
