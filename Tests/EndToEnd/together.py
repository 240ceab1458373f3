"""Two consoles on one file, and one console in windows and languages of all sorts."""

import json
import os
import pwd
import signal
import time

from counter import Counter, colleague, demo


def test_two_consoles(place):
    """What one does the other sees by itself: a claim, an answer, a colleague's taking over, a citizen's message."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        marco.wait(r"m\.rinaldi · operatore, supervisore|m\.rinaldi")
        marco.open("Giulia Bonci")
        marco.wait("non ancora in carico")
        anna.claim("Giulia Bonci")
        marco.wait("in carico a Anna|in carico ad Anna")
        anna.send("Esce lunedì, gliel'assicuro")
        marco.wait("gliel'assicuro")
        marco.press("i")
        marco.refuses("(?i)in carico ad? Anna Bianchi", "P per subentrare")
        marco.press("P")
        marco.wait("Subentri ad? Anna Bianchi")
        marco.press("Enter")
        marco.wait("in carico a te")
        anna.wait("in carico a Marco Rinaldi")
        anna.press("Escape")
        anna.press("i")
        anna.refuses("(?i)in carico a Marco Rinaldi")
        marco.wait(r"(Anna Bianchi|Marco Rinaldi) .*✓✓ letto")
        marco.wait("Grazie mille, gentilissimi")
        anna.wait("Grazie mille, gentilissimi")


def test_a_colleagues_answer_goes_out(place):
    """In a demo whoever answers is answered, from whichever console."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.open("Ahmed K")
        marco.open("Ahmed K")
        marco.wait("in carico a te")
        marco.send("You are welcome")
        anna.wait("You are welcome")
        marco.wait(r"(Anna Bianchi|Marco Rinaldi) .*✓✓ letto")
        anna.wait(r"(Anna Bianchi|Marco Rinaldi) .*✓✓ letto")
        marco.wait("Thank you very much")
        anna.wait("Thank you very much")


def test_a_message_from_outside_appears(place):
    """A third process imports a webhook: both consoles show it, the open chat and the list."""
    body = {"contacts": [{"wa_id": "393475559001", "profile": {"name": "Nuova Cittadina"}}], "messages": [
        {"from": "393475559001", "id": "wamid.new", "timestamp": "1773308400", "type": "text",
         "text": {"body": "Si può prenotare?"}}]}
    more = {"messages": [{"from": "393475559001", "id": "wamid.new2", "timestamp": "1773308401", "type": "text",
                          "text": {"body": "Per lunedì, s'intende"}}]}
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.wait("In arrivo 6")
        marco.wait("In arrivo 6")
        words = ["import", "webhook", "-", "--db", place.path("desk.sqlite"), "--at", "2026-03-12T10:40:02+01:00"]
        place.json(*words, stdin=json.dumps(body).encode())
        for desk in (anna, marco):
            desk.wait("In arrivo 7")
            desk.wait("Nuova Cittadina")
        marco.open("Nuova Cittadina")
        marco.wait(r"(?m)│.*Si può prenotare\?")
        place.json(*words, stdin=json.dumps(more).encode())
        marco.wait(r"(?m)│.*Per lunedì, s'intende")
        anna.wait("Per lunedì, s'inten")


def test_what_is_refused_in_the_file_is_told(place):
    """Two claim at once: one has it, the other is told, and sees who."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.open("Giulia Bonci")
        marco.open("Giulia Bonci")
        anna.press("p")
        marco.press("p")
        anna.wait("in carico ad? ")
        marco.wait("in carico ad? ")
        winner, loser = (anna, marco) if "in carico a te" in anna.screen else (marco, anna)
        assert "in carico a te" not in loser.screen, loser.screen
        loser.wait("(?i)già in carico ad?|in carico ad? (Anna|Marco)")


def test_presence(place):
    """Who looks and who writes is seen by the other at once, and goes with Escape, an empty text, the console's end."""
    with demo(place) as anna, colleague(place, "m.rinaldi", columns=80, rows=24) as marco:
        marco.open("Ahmed K")
        anna.open("Ahmed K")
        anna.wait("◎ la guarda( anche Marco Rinaldi)?")
        marco.wait("◎ la guarda anche Anna Bianchi")
        marco.write("You are")
        anna.wait("✎ (Marco Rinaldi )?sta scrivendo")
        anna.press("i")
        anna.refuses("in carico a Marco Rinaldi", "P per subentrare")
        marco.press(*["BSpace"] * 7)
        anna.wait("◎ la guarda( anche Marco Rinaldi)?")
        marco.press("Escape")
        marco.press("Escape")
        anna.gone("la guarda")
        marco.press("Enter")
        anna.wait("◎ la guarda( anche Marco Rinaldi)?")
        marco.press("Escape")
        marco.leave()
        anna.gone("la guarda")


def test_presence_ends_with_a_killed_console(place):
    """kill -9 leaves a row behind, and nobody sees it."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.open("Ahmed K")
        marco.open("Ahmed K")
        marco.write("You are")
        anna.wait("✎ (Marco Rinaldi )?sta scrivendo")
        os.kill(marco.pid, signal.SIGKILL)
        anna.gone("sta scrivendo")


def test_taking_over_is_seen_at_once(place):
    """While Anna writes Marco takes over: she is told, her text stays and does not leave."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.claim("Giulia Bonci").write("Esce luned")
        marco.open("Giulia Bonci")
        marco.wait("✎ (Anna Bianchi )?sta scrivendo")
        marco.press("P")
        marco.wait("Subentri ad Anna Bianchi")
        marco.press("Enter")
        anna.wait("La chat di Giulia Bonci ora è in carico a Marco Rinaldi")
        anna.type("ì")
        anna.wait("Esce lunedì")
        anna.wait("non è più tua")
        anna.press("Enter")
        anna.refuses("in carico a Marco Rinaldi")
        assert "parte fra" not in anna.screen
        anna.wait("Esce lunedì")


def test_without_a_link_a_sent_message_waits(place):
    """While nothing carries messages out, a sent message says so."""
    db = place.path("desk.sqlite")
    login = pwd.getpwuid(os.getuid()).pw_name
    place.run("staff", "add", "a.bianchi", "--name", "Anna Bianchi", "--role", "operator", "--db", db)
    place.run("staff", "role", login, "operator", "administrator", "director", "--db", db)
    today = time.strftime("%Y-%m-%d")
    place.run("order", "add", "opening", "--from", today, "--hours", "00:00-24:00", "--reference", "Ord. 1",
              "--reason", "prova", "--db", db)
    message = {"from": "393475550142", "id": "wamid.link", "timestamp": str(int(time.time())), "type": "text",
               "text": {"body": "Buongiorno dal vivo"}}
    place.json("import", "webhook", "-", "--db", db, stdin=json.dumps({"messages": [message]}).encode())
    with Counter([place.program, "--db", db]) as desk:
        desk.wait("APERTO")
        assert "DIMOSTRAZIONE" not in desk.screen
        desk.wait("Buongiorno dal vivo")
        desk.press("Enter")
        desk.wait("non ancora in carico")
        desk.press("p")
        desk.wait("in carico a te")
        desk.send("Benvenuta")
        desk.wait("in attesa del collegamento")
        desk.press("Escape")
        desk.press("Escape")
        desk.leave()


def test_resizing_while_writing(place):
    """Both panes, one, a slit, nothing at all, and back: the text is whole, and what was typed blind does no harm."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("Una risposta che va a capo quando lo spazio è poco")
        desk.resize(80, 24)
        desk.until(lambda screen: "In arrivo" not in screen and "Una risposta" in screen, "two panes at 80 columns")
        desk.type(", e continua")
        desk.wait("e continua")
        assert max(len(line) for line in desk.screen.splitlines()) <= 80
        desk.resize(40, 10)
        desk.wait(r"(?m)^.{0,40}continua")
        desk.type(" ancora")
        desk.wait("ancora")
        desk.resize(3, 3)
        desk.wait("Fin\nest")
        desk.type("xyz")
        desk.press("Enter")
        desk.resize(120, 36)
        desk.wait("In arrivo")
        desk.wait("e continua ancora")
        assert "parte fra" not in desk.screen, "Enter on a screen that shows nothing sends nothing"
        desk.type("!")
        desk.wait("ancora.*!")
        desk.press("Enter")
        desk.wait("parte fra")
        desk.press("Escape")
        desk.press("Escape")
        desk.leave()


def test_every_size_has_its_hours_and_hints(place):
    """At 80 x 24 everything works in one pane."""
    with demo(place, columns=80, rows=24) as desk:
        desk.wait("APERTO")
        desk.wait("tasti")
        desk.claim("Giulia Bonci").send("Esce lunedì")
        desk.wait("Anna Bianchi .*✓✓ letto")
        desk.press("Escape")
        desk.press("Escape")
        desk.wait("In arrivo")
        desk.leave()


def test_english(place):
    with demo(place, lang="en") as desk:
        desk.wait("DEMO · clock ×1.*OPEN.*closes at 13:00")
        desk.wait("1 Incoming 6")
        desk.open("Giulia Bonci").press("i")
        desk.refuses("Nobody has this chat yet", "press p to take it")
        desk.press("p")
        desk.wait("It is yours")
        desk.press("?")
        desk.wait("Who answers")
        desk.press("Escape")
        desk.command("snooze 2020-01-01 9:00")
        desk.refuses("cannot be put off")
        screen = desk.screen
        for word in ("In arrivo", "carico", "chiude", "prendi", "nuovo", "attende"):
            assert word not in screen, word
        desk.press("Escape")
        desk.press("q")
        desk.wait("Quit Sportello")
        desk.press("Enter")
        desk.exited(0)


def test_english_by_the_locale(place):
    with demo(place, env={"LC_ALL": "en_GB.UTF-8"}) as desk:
        desk.wait("OPEN")
        desk.wait("Incoming")


def test_nothing_moves_by_itself_but_the_clock(place):
    """Reading a colleague's chat in a second console changes nothing in the first."""
    with demo(place) as anna, colleague(place, "m.rinaldi") as marco:
        anna.open("Beppe Lampredi")
        anna.wait("non ancora in carico")
        # What she opened is read, which the row shows a moment later.
        anna.gone(r"Beppe Lampredi +10:26 +1 nuovo")
        before = anna.screen.splitlines()[1:]
        marco.open("Giulia Bonci")
        marco.press("Escape")
        marco.press("2")
        marco.wait("Ahmed K")
        after = anna.screen.splitlines()[1:]
        changed = [pair for pair in zip(before, after) if pair[0] != pair[1] and "Giulia" not in pair[0]]
        # That a colleague looks is told by one sign in the row.
        changed = [pair for pair in changed if pair[0].replace(" ", "") != pair[1].replace("◎", "").replace(" ", "")]
        assert not changed, changed
