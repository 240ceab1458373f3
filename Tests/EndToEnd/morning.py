"""An operator's morning, in a real terminal."""

import re
import sqlite3

from counter import Counter, colleague, demo


def test_the_demo_opens_with_its_inbox(place):
    """Nothing to configure: who waits, in the order of the last useful moment, and a citizen who writes by herself."""
    with Counter([place.program, "demo", "--at", "2026-03-12T10:40:00+01:00"]) as desk:
        desk.wait("Maria Grazia P")
        screen = desk.screen
        for word in ("DIMOSTRAZIONE", "×1", "APERTO", "chiude alle 13:00", "In arrivo 9", "Mie 1", "Segnalate", "Chiuse 2"):
            assert word in screen, word
        names = ["Maria Grazia", "Francesca", "Dino Casini", "Ahmed K", "Giulia Bonci", "fuori finestra", "Renato Gori"]
        places = [screen.index(name) for name in names]
        assert places == sorted(places), "the order is that of the last useful moment (A09)"
        assert re.search(r"scade oggi 12:00 !", screen)
        desk.wait("Lucia Severi")
        desk.wait("In arrivo 10")
        desk.leave()


def test_the_demo_begins_on_a_working_morning(place):
    with Counter([place.program, "demo"]) as desk:
        desk.wait("DIMOSTRAZIONE.*APERTO.*10:40")
        desk.leave()


def test_answer_and_be_thanked(place):
    """Claim, read, reply with accents and two lines, and see the ticks move and the citizen's thanks."""
    with demo(place) as desk:
        desk.open("Giulia Bonci")
        desk.wait("non ancora in carico")
        assert "quando esce?" in desk.chat, "opening a chat shows what the citizen has just written"
        desk.press("p")
        desk.wait("in carico a te")
        desk.write("Buongiorno! Perché no: esce lunedì, così è più facile")
        desk.press("C-j")
        desk.type("Città di Arezzo, «però» in €")
        desk.wait("«però» in €")
        desk.press("Enter")
        desk.wait(r"parte fra \d s")
        desk.wait(r"(?m)│ +Buongiorno! Perché no: esce lunedì.*\n(?:.*\n)?.*│ +Città di Arezzo")
        desk.wait("✓ inviato|✓✓ consegnato|Anna Bianchi .*✓✓ letto")
        desk.wait("Anna Bianchi .*✓✓ letto")
        desk.wait("Grazie mille, gentilissimi")
        desk.press("Escape")
        desk.press("Escape")
        desk.leave()


def test_take_back(place):
    """Within the seconds the text returns to the composer, and nothing goes to the citizen."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").send("Sbagliato chat")
        desk.press("C-q")
        desk.wait("Ritirato|ritirato")
        desk.gone("parte fra")
        desk.wait(r"14/4096[^\n]*\n[^\n]*› Sbagliato chat")
        desk.press("C-q")
        desk.refuses("ritirare", "correggere")
        desk.wait("› Sbagliato chat")
        desk.press("C-a", "C-k")
        desk.gone("› Sbagliato")
        desk.send("Giusto")
        desk.wait("Anna Bianchi .*✓✓ letto")
        desk.wait("Grazie mille, gentilissimi")
        assert len(re.findall("Anna Bianchi .*✓", desk.chat)) == 1, "only one message went out"


def test_take_back_is_too_late(place):
    with demo(place) as desk:
        desk.claim("Giulia Bonci").send("Detto e fatto")
        desk.wait("Anna Bianchi .*✓")
        desk.press("C-q")
        desk.refuses("ritirare", "correggere")


def test_quote_and_note(place):
    """An answer that quotes, and a note that colleagues see and that is never queued for the citizen."""
    with demo(place) as desk, colleague(place, "m.rinaldi") as other:
        other.open("Giulia Bonci")
        desk.claim("Giulia Bonci")
        desk.pick("quando esce?").press('"')
        desk.wait("cita: .*graduatoria")
        desk.type("Il venti marzo")
        desk.press("Enter")
        desk.wait("parte fra")
        desk.wait(r"(?m)│.*│ Giulia Bonci: Buongiorno, la graduatoria.*\n.*Il venti marzo")
        desk.press("Escape")
        desk.press("n")
        desk.wait("nota")
        desk.type("Sentito l'ufficio scuola: è il venti")
        desk.press("Enter")
        desk.wait("solo i colleghi")
        desk.wait(r"(?m)│.*Sentito l'ufficio scuola")
        other.wait("Sentito l'ufficio scuola")
        other.wait("Il venti marzo")
        desk.wait("Anna Bianchi .*✓✓ letto")
    # The index of words holds none of its own: what a dump shows of it comes from the message.
    rows = [row for row in sqlite3.connect(place.path("desk.sqlite")).iterdump() if '"message_words"' not in row]
    assert "\n".join(rows).count("Sentito l''ufficio scuola") == 1, "the note is kept once"


def test_quote_can_be_dropped(place):
    with demo(place) as desk:
        desk.claim("Giulia Bonci")
        desk.pick("quando esce?").press('"')
        desk.wait("cita: ")
        desk.press("C-x")
        desk.gone("cita: ")


def test_label(place):
    with demo(place) as desk:
        desk.open("Beppe Lampredi").press("e")
        desk.wait("Etichette di Beppe")
        desk.type("mobil")
        desk.gone("Cultura, sport")
        desk.press("Enter")
        desk.wait(r"non ancora in carico.*Mobilità e sosta")
        desk.command("label tributi")
        desk.wait("Tributi")
        desk.command("unlabel mobilita")
        desk.until(lambda screen: "Mobilità e sosta" not in screen.split("│")[-1] and re.search(
            r"non ancora in carico · Tributi", screen), "the label stays")


def test_snooze(place):
    """Put off until a moment: the row says so, and it rests at the end."""
    with demo(place) as desk:
        desk.claim("Beppe Lampredi").press("s")
        desk.wait("Rimanda la chat di Beppe")
        desk.wait("fra 30 minuti")
        desk.press("Enter")
        desk.wait("Rimandata: .*11:1")
        desk.wait("◷ fino alle 11:1")
        assert desk.list.index("Rossella") < desk.list.index("◷ fino alle"), "what is put off waits after those who wait"


def test_snoozed_chats_come_back(place):
    with demo(place) as desk:
        desk.claim("Beppe Lampredi").command("snooze +1m")
        desk.wait("◷ fino alle")
        with colleague(place, "a.bianchi", at="2026-03-12T10:45:00+01:00") as later:
            later.wait("Beppe Lampredi")
            later.gone("◷ fino alle")


def test_transfer_with_a_comment(place):
    with demo(place) as desk, colleague(place, "m.rinaldi") as other:
        other.wait("Mie 1")
        desk.claim("Giulia Bonci").press("t")
        desk.wait("Passa la chat di Giulia Bonci a")
        desk.type("rinaldi")
        desk.gone("Elena Ferri +e.ferri")
        desk.press("Enter")
        desk.wait(r"(?m)^.*:")
        desk.type("È per te: aspetta la TARI")
        desk.press("Enter")
        desk.wait("Passata a Marco Rinaldi")
        desk.wait("in carico a Marco Rinaldi")
        other.wait("Mie 2")
        other.press("2")
        other.open("Giulia Bonci")
        other.wait("in carico a te")
        other.wait("aspetta la TARI")
        other.wait("ha passato la chat")


def test_flag_and_dismiss(place):
    """C17: a flag proposes with clause and reason, and a person settles it with a reason."""
    with demo(place) as desk:
        desk.wait("Segnalate 1")
        desk.open("Beppe Lampredi").pick("lampione").press("f")
        desk.wait("Segnala il messaggio di Beppe Lampredi per")
        for clause in "abcdefghijk":
            assert f"A14.{clause}" in desk.screen, clause
        desk.type("spam")
        desk.gone(r"A14\.c  ")
        desk.press("Enter")
        desk.gone("Segnala il messaggio di Beppe Lampredi per")
        desk.type("un volantino")
        desk.press("Enter")
        desk.wait("Messaggio segnalato per A14.f")
        desk.wait(r"⚑ A14\.f · da decidere: un volantino")
        desk.wait("Segnalate 2")
        desk.press("d")
        desk.gone("(?m)^ Invio scrivi")
        desk.type("lampione vero")
        desk.press("Enter")
        desk.wait(r"A14\.f · archiviata")
        desk.wait("Segnalate 1")
        desk.press("d")
        desk.refuses("Nessuna segnalazione")


def test_only_a_supervisor_dismisses(place):
    with demo(place) as desk:
        desk.wait("Loris Testi")
        with colleague(place, "e.ferri") as operator:
            operator.wait(r"e\.ferri")
            operator.press("3")
            operator.open("Loris Testi").press("d")
            operator.refuses("ruolo di supervisore", "chiedilo")


def test_marks(place):
    """A03 and A13: the mark stands on the message, and the reply of the policy is at hand."""
    with demo(place) as desk:
        desk.open("Rossella Tanganelli")
        desk.wait(r"▲ istanza \(A03\)")
        desk.press("Escape")
        desk.claim("Beppe Lampredi").pick("lampione").press("a")
        desk.wait(r"▲ istanza \(A03\)")
        desk.press("R")
        desk.wait(r"istanze formali")
        desk.wait(r"[1-9]\d*/4096")
        assert "{" not in desk.screen, "placeholders are filled in"
        desk.press("Escape")
        desk.press("x")
        desk.wait(r"▲ dati riservati \(A13\)|riservati.*A13")
        words = "un lampione spento"
        desk.until(lambda _: words not in desk.chat, "reserved data are shown (A13)")
        desk.press("v")
        desk.until(lambda _: words in desk.chat, "v does not show it")
        desk.press("v")
        desk.until(lambda _: words not in desk.chat, "v does not hide it")
        desk.press("x")
        desk.until(lambda _: words in desk.chat, "the mark is not taken off")


def test_close_and_reopen(place):
    with demo(place) as desk:
        desk.wait("Chiuse 0")
        desk.claim("Beppe Lampredi").press("c")
        desk.wait("Chiudi la chat di Beppe Lampredi con esito")
        desk.type("ufficio")
        desk.gone("il cittadino non ha più scritto")
        desk.press("Enter")
        desk.wait("Chiusa: indirizzato all'ufficio competente")
        desk.wait("Chiuse 1")
        desk.press("i")
        desk.refuses("La chat è chiusa", "premi o per riaprirla")
        desk.press("Escape")
        desk.press("4")
        desk.wait(r"(?m)^▌..Beppe Lampredi.*indirizzato")
        desk.open("Beppe Lampredi").press("o")
        desk.wait("Riaperta e in carico a te")
        desk.wait("Chiuse 0")
        desk.press("o")
        desk.refuses("La chat è aperta")


def test_the_next_message_opens_a_new_session(place):
    """One conversation made of sessions: the first arrival after a close opens the next."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").send("Esce lunedì").press("Escape")
        desk.command("close answered")
        desk.wait("Chiusa: ")
        desk.wait("Chiuse 1")
        desk.wait("Grazie mille, gentilissimi")
        desk.wait("Chiuse 0")
        desk.wait("non ancora in carico")


def test_quick_reply(place):
    """A ready answer goes into the composer with its placeholders filled, and is read before it goes."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").press("r")
        desk.wait("Risposte pronte")
        desk.type("nido")
        desk.gone("ZTL e permessi")
        desk.press("Enter")
        desk.wait(r"[1-9]\d+/4096")
        desk.wait("asili nido")
        screen = desk.screen
        assert "{" not in screen and "0575 377.773" in screen, screen
        assert "parte fra" not in screen
        desk.press("Enter")
        desk.wait("parte fra")


def test_drafts_are_kept_per_chat(place):
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("bozza per Giulia")
        desk.press("Escape")
        desk.press("Escape")
        desk.claim("Beppe Lampredi").write("bozza per Beppe")
        desk.press("Escape")
        desk.press("Escape")
        desk.open("Giulia Bonci")
        desk.wait("› bozza per Giulia")
        desk.press("Escape")
        desk.open("Beppe Lampredi")
        desk.wait("› bozza per Beppe")


def test_release_and_mark_unread(place):
    with demo(place) as desk:
        desk.claim("Giulia Bonci")
        desk.wait("Mie 1")
        desk.press("l")
        desk.wait("Lasciata")
        desk.wait("Mie 0")
        desk.press("m")
        desk.wait("Segnata da leggere")
        desk.wait(r"(?m)^.● Giulia Bonci.*1 nuovo")
