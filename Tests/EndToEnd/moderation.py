"""A supervisor's hour (A14–A16, C17): what rules flagged is decided by a person, step by step, and reviewed."""

import os
import sqlite3

from counter import MORNING, colleague, demo

DAY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "moderation.yaml")
THREAT = "vi spacco la faccia"


def on_file(place, *words):
    """A command on the same file, as the supervisor, in the same morning."""
    return place.run(*words, "--db", place.path("desk.sqlite"), "--as", "m.rinaldi", "--at", MORNING)[0]


def rows(place, question):
    with sqlite3.connect(place.path("desk.sqlite")) as file:
        return file.execute(question).fetchall()


def step(desk, key, told, done, reason="", fields=()):
    """Prepares a step, reads what it will do, and takes it."""
    desk.press(key)
    desk.wait("Che cosa succede")
    desk.wait(told)
    for field in fields:
        desk.press(field)
    if reason:
        desk.type(reason)
        desk.wait(reason)
    desk.press("Enter")
    desk.wait(done)


def test_a_supervisors_hour(place):
    # Whoever plays a day may do everything: the operator is another.
    own = {"HOME": place.path("home"), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    os.mkdir(own["HOME"])
    with (demo(place, day=DAY), colleague(place, "e.ferri") as operator,
          colleague(place, "m.rinaldi", env=own) as desk):
        desk.wait("In arrivo")
        desk.press("Q")
        desk.wait(r"Da decidere 5")
        desk.wait(r"(?s)A14.c.*Dario.*A14.*Loris.*A14.f.*Offerte")
        # A wave of spam: one key marks it, another clears it.
        desk.press("G", "+")
        desk.wait("✓ 3")
        step(desk, "C", "3 messaggi fuori da ogni vista", "Fatto su 3 chat", "ondata di spam")
        desk.wait("Da decidere 2")
        # An insult: the citizen is warned with the ruleset's words.
        desk.press("G")
        step(desk, "A", "parte subito, e non si ritira", "Ammonito per A14")
        desk.wait("Da decidere 1")
        # A threat: seen in its context, deleted, reported, blocked with a date of review, referred.
        desk.press("Enter")
        desk.wait(r"(?m)│ Dario Bruschi")
        desk.wait(THREAT)
        step(desk, "C", "sigillato fino al", "Testo cancellato per A14.c", "minaccia")
        desk.wait("✗ testo cancellato da Marco Rinaldi")
        step(desk, "T", "segnalazione numerata a Gestore", "Segnalazione al gestore registrata", "minaccia")
        # Down from the reason comes the clause again: two fields on is what happens at the date.
        step(desk, "X", "fuori e si conta", "Bloccato fino al", "minaccia", ("Down", "Down", "Down", "Right"))
        step(desk, "U", "autorità giudiziaria", "autorità giudiziaria registrata", "minaccia")
        evidence(place, desk, own["HOME"])
        desk.press("Escape")
        desk.wait("Nessun messaggio aspetta una decisione")
        review(desk)
        undo(desk)
        refused(operator)
        desk.press("Escape")
        desk.leave()
    papers(place)


def evidence(place, desk, home):
    """The dossier that goes with a referral (A16): it verifies, and an alteration of it is found and named."""
    desk.press("E")
    asked = {"Destinatario del dossier": "Procura della Repubblica", "Finalità del dossier": "denuncia"}
    for question, answer in asked.items():
        desk.wait(question)
        desk.type(answer)
        desk.wait(answer)
        desk.press("Enter")
    desk.wait("Scrivere il dossier")
    desk.press("Enter")
    desk.wait("Annota altrove la testa")
    parent = os.path.join(home, ".local/share/sportello")
    (name,) = os.listdir(parent)
    folder, db = os.path.join(parent, name), place.path("desk.sqlite")
    told = place.run("dossier", "verify", folder, "--db", db)[0]
    assert told.startswith("The dossier is whole."), told
    page = os.path.join(folder, "dossier.html")
    whole = open(page, encoding="utf-8").read()
    assert "A14.c" in whole and "minaccia" in whole
    with open(page, "w", encoding="utf-8") as file:
        file.write(whole.replace("A14.c", "A14.b", 1))
    told = place.run("dossier", "verify", folder, code=1)[0]
    assert "dossier.html: it was altered" in told and "not whole" in told, told


def review(desk):
    """The blocked people, by date: kept with a reason, and a note for the appeal."""
    desk.press("b")
    desk.wait(r"Bloccati 1")
    desk.wait(r"Dario Bruschi.*riesame")
    desk.press("n")
    desk.wait("Nota per il ricorso")
    desk.type("richiama lunedì")
    desk.press("Enter")
    desk.wait("ricorso: richiama lunedì")
    step(desk, "m", "finché un supervisore", "Blocco confermato", "il fatto è grave")
    desk.wait("1 riesame")


def undo(desk):
    """Somebody is blocked by mistake: one key, and the chat is back as it was."""
    desk.press("1")
    desk.wait("In arrivo")
    desk.open("Giulia Bonci").pick("quando esce?")
    step(desk, "X", "fuori e si conta", "Bloccato fino al", "scambio di persona")
    desk.wait(r"bloccato fino a")
    desk.press("Z")
    desk.wait("Blocco annullato")
    desk.press("Escape")
    desk.wait(r"(?m)^▌?.*Giulia Bonci")


def refused(operator):
    """What only a supervisor may do is refused to an operator with the sentence who may, and can be proposed."""
    operator.choose("Giulia Bonci")
    operator.open("Giulia Bonci").pick("quando esce?")
    operator.press("C")
    operator.refuses("Lo decide un supervisore", "per proporlo")
    operator.press("!")
    operator.wait("Proponi a un supervisore")
    operator.press("Enter")
    operator.wait("aspetta la decisione di un supervisore")
    operator.press("Enter")
    operator.wait("Proposta al supervisore")
    operator.press("Escape")


def papers(place):
    """What stands in the file: the report, the seal, the proposal; the text is in no table but the sealed one."""
    listed = place.run("report", "list", "--open", "--db", place.path("desk.sqlite"))[0]
    assert "1/2026" in listed and "A14.c" in listed and "open" in listed, listed
    shown = on_file(place, "report", "show", "1/2026")
    assert "A14.c" in shown and THREAT not in shown and "testo cancellato" in shown, shown
    assert THREAT in on_file(place, "report", "show", "1/2026", "--with-deleted")
    assert "<html" in on_file(place, "report", "show", "1/2026", "--html")
    on_file(place, "report", "received", "1/2026")
    assert "received" in place.run("report", "list", "--db", place.path("desk.sqlite"))[0]
    assert rows(place, f"SELECT count(*) FROM message WHERE text LIKE '%{THREAT}%'") == [(0,)]
    assert rows(place, f"SELECT count(*) FROM sealed WHERE content LIKE '%{THREAT}%'") == [(1,)]
    verbs = [row[0] for row in rows(place, "SELECT verb FROM journal ORDER BY id")]
    for verb in ("deleted", "warned", "reported", "blocked", "referred", "blockKept", "blockUndone", "proposed",
                 "unsealed", "reportWritten", "reportReceived"):
        assert verb in verbs, verb
    words = " ".join(str(cell) for row in rows(place, "SELECT verb, clause, about FROM journal") for cell in row)
    assert THREAT not in words and "Dario" not in words
