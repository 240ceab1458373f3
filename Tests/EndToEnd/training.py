"""A trainee's play in a real terminal, and the command line around it."""

import json
import os
import unicodedata

from counter import Counter


def test_a_trainee_plays_and_is_scored(place):
    """The banner, the clock at sixty times, an answer, and the score sheet when the trainee leaves."""
    env = {"HOME": place.folder, "XDG_STATE_HOME": place.path("state")}
    with Counter([place.program, "train", "quiet", "--speed", "60", "--trainee", "lara"], env=env) as desk:
        desk.wait("ESERCITAZIONE.*×60")
        desk.wait("Giulia Bonci")
        desk.claim("Giulia Bonci")
        desk.write("Buongiorno Giulia, la graduatoria è sul sito").press("Enter")
        desk.wait("Anna Bianchi .*✓|parte fra")
        desk.press("Escape")
        desk.press("Escape")
        desk.press("q")
        desk.wait("Esci\\?")
        desk.press("Enter")
        desk.wait("Totale: 2 su 3|Totale: 1 su 3")
        desk.wait("✓ ..:..  giulia: la risposta dice: graduatoria, sito  A08")
        desk.exited(0)
    kept = place.json("train", "attempts", env=env)
    assert [(attempt["trainee"], attempt["day"]) for attempt in kept] == [("lara", "quiet")]


def test_a_first_day_is_written_checked_and_played(place):
    """As the trainers' page says, and what is wrong is told with its line."""
    file = place.path("mia.yaml")
    place.run("train", "new", file)
    place.run("train", "new", file, code=1)
    assert "valid" in place.run("train", "check", file)[0]
    with open(file, encoding="utf-8") as day:
        text = day.read()
    with open(file, "w", encoding="utf-8") as day:
        day.write(text.replace("laura, answer within", "laura, anwer within"))
    errors = place.run("train", "check", file, code=1)[1]
    assert "mia.yaml:" in errors and "did you mean 'answer within'?" in errors
    with open(file, "w", encoding="utf-8") as day:
        day.write(text.replace("start: 2026-03-12", "start: 2026-03-14"))
    told, doubts = place.run("train", "check", file)
    assert "valid" in told and "closed when the day begins, and refuses answers until 2026-03-16T08:30" in doubts


def test_the_same_acts_give_the_same_journal_everywhere(place):
    """Each day of the library on two runs, in other time zones and locales: one digest, full marks, and a service's file
    beside it stays as it was."""
    service = place.path("service.sqlite")
    with open(service, "wb") as file:
        file.write(b"the service's file")
    played = []
    for zone, locale in [("Europe/Rome", "C.UTF-8"), ("Pacific/Auckland", "en_US.UTF-8"), ("UTC", "C")]:
        env = {"TZ": zone, "LC_ALL": locale, "SPORTELLO_DB": service}
        played.append(place.json("train", "--list", "--headless", env=env))
    days = [day for day in played[0] if "journal" in day]
    assert len(days) > 25 and len({day["journal"] for day in days}) == len(days)
    assert all(day["total"] == day["of"] > 0 for day in days)
    assert played[1] == played[0] and played[2] == played[0]
    sheet = place.json("train", "piena", "--headless")
    assert sheet["journal"] in [day["journal"] for day in days if day["name"] == "piena"]
    with open(service, "rb") as file:
        assert file.read() == b"the service's file"
    assert sorted(os.listdir(place.folder)) == ["service.sqlite"], "nothing is left behind"


def test_attempts_are_kept_where_the_account_keeps_its_state(place):
    """XDG_STATE_HOME first, then the home; nothing else is touched."""
    for env, kept in [({"HOME": place.path("home"), "XDG_STATE_HOME": place.path("state")}, "state/sportello/attempts"),
                      ({"HOME": place.path("home"), "XDG_STATE_HOME": ""}, "home/.local/state/sportello/attempts")]:
        place.run("train", "nido", "--headless", "--trainee", "lara", env=env)
        assert os.path.isfile(place.path(kept))
        assert [attempt["day"] for attempt in place.json("train", "attempts", env=env)] == ["nido"]


def test_a_chat_becomes_a_day_only_when_every_word_is_spoken_for(place):
    """What is doubted is listed and nothing is written; then the day is valid and nobody real is in it."""
    with open(place.path("chat.txt"), "w", encoding="utf-8") as chat:
        chat.write(
            "10/03/2026, 09:00 - Gina Tarquini: Buongiorno, sono Gina, ho parlato con Beatrice\n"
            "10/03/2026, 09:04 - Ufficio: Buongiorno Gina, chiami lo 0575 1234567\n")
    words = ["fixture", "from-chat", place.path("chat.txt"), "--as", "Ufficio", "--output", place.path("nuova.yaml")]
    listed, errors = place.run(*words, code=1)
    assert "chat.txt:1: Beatrice: a first name" in listed and "nothing was written" in errors
    assert not os.path.exists(place.path("nuova.yaml"))
    place.run(*words, "--name", "Beatrice")
    place.run("train", "check", place.path("nuova.yaml"))
    place.run("train", place.path("nuova.yaml"), "--headless")
    with open(place.path("nuova.yaml"), encoding="utf-8") as day, open(place.path("acts/nuova.yaml")) as acts:
        written = day.read() + acts.read()
    assert not any(word in written for word in ("Gina", "Tarquini", "Beatrice", "1234567"))
    place.run(*words, "--name", "Beatrice", code=1)


def test_a_conversation_becomes_a_day_only_when_every_word_is_spoken_for(place):
    """As a chat does, out of a desk's file that is only read."""
    file = place.path("town.sqlite")
    place.run("seed", "--conversations", "40", "--messages", "400", "--db", file)
    with open(file, "rb") as desk:
        before = desk.read()
    words = ["fixture", "from-conversation", "1", "--db", file, "--output", place.path("nuova.yaml")]
    place.run("fixture", "from-conversation", "4000", "--db", file, "--output", place.path("nuova.yaml"), code=1)
    place.run(*words, "--confirm")
    place.run("train", "check", place.path("nuova.yaml"))
    place.run("train", place.path("nuova.yaml"), "--headless")
    with open(file, "rb") as desk:
        assert desk.read() == before
    assert "is there already" in place.run(*words, "--confirm", code=1)[1]


class Rehearsal(Counter):
    """A trainee's console, told what to do in one breath."""

    def press(self, *keys):
        super().press(*keys)
        return self

    def wait(self, *words):
        super().wait(*words)
        return self

    def gone(self, *words):
        super().gone(*words)
        return self

    def send(self, text):
        """Sends an answer, and leaves the composer."""
        super().send(text)
        return self.press("Escape")

    def at(self, clock):
        """Puts the clock forward to a time of the day."""
        return self.command(f"salta {clock}").wait(rf" {clock}(\s|$)")


def boxed(screen, title):
    """What stands in the framed box with a title: nothing of what lies beside it."""
    # A wide character takes two columns of a terminal and one of a text.
    wide = [[half for sign in line for half in sign + "\0" * (unicodedata.east_asian_width(sign) == "W")]
            for line in screen.splitlines()]
    top = next(row for row, line in enumerate(wide) if title in "".join(line))
    left, right = wide[top].index("┌"), wide[top].index("┐")
    bottom = next(row for row in range(top, len(wide)) if wide[row][left] == "└")
    return "".join("".join(line[left + 1:right]).strip() + "\n" for line in wide[top + 1:bottom])


def test_a_trainees_half_hour_is_played_stopped_taken_back_and_scored(place):
    """The nursery list from 9:10 to 9:40 by a clock that stands still: answers, a hint, a mistake taken back, a message put in
    by the trainer, and the score sheet on the screen as its picture has it."""
    env = {"HOME": place.folder, "XDG_STATE_HOME": place.path("state")}
    with Rehearsal([place.program, "train", "nido", "--trainee", "lara"], 120, 36, env) as desk:
        desk.wait("ESERCITAZIONE · ×1")
        desk.press("F3").wait("IN PAUSA ×1")
        desk.at("9:12").claim("Giulia Bonci")
        desk.press("F8").wait("Suggerimento 1/2 .A08.: Si risponde alla persona")
        desk.send("Buongiorno Giulia! La graduatoria esce sul sito del Comune.")
        desk.at("9:14").wait("E dove la trovo di preciso")
        desk.send("Nel menu dei servizi scelga Nidi e scuola.")
        desk.command("etichetta scuola")
        desk.at("9:16").wait("Grazie, ora respiro")
        desk.press("Escape")
        # The next thing is Marta's; a step stops there.
        desk.press("F4").wait(r" 9:18(\s|$)")
        desk.at("9:20").claim("Marta Innocenti")
        desk.command("risposte-pronte nido").wait("/4096")
        desk.press("Enter").wait(r"parte fra \d")
        desk.press("Escape")
        # What is asked for by mistake is taken back with the clock, and is not done any more.
        desk.at("9:22").wait("meglio così. Grazie")
        desk.send("Intanto mi mandi il codice fiscale della bambina.")
        desk.at("9:24").wait("codice fiscale della bambina")
        desk.command("riavvolgi 9:21").wait("Torno alle 09:21")
        desk.press("Enter").wait("Tornati alle 09:21")
        desk.open("Marta Innocenti")
        assert "codice fiscale della bambina" not in desk.screen
        desk.command("inserisci marta Fino a quando si iscrive?").wait("Fino a quando si iscrive")
        desk.press("F2").wait("Pannello del formatore")
        desk.wait(r"✓ 09:18  Marta Innocenti").wait(r"adesso 09:21").wait(r"✓ 09:21  \+ Marta Innocenti")
        desk.press("Escape")
        desk.send("Buongiorno Marta, fino al 30 aprile.")
        desk.at("9:40")
        desk.press("F9").wait("Scheda di esercitazione").wait("Modi")
        shown = boxed(desk.screen, "Scheda di esercitazione")
        with open(os.path.join(os.path.dirname(__file__), "training-sheet.txt"), encoding="utf-8") as picture:
            assert shown == picture.read(), shown
        desk.press("Escape").gone("Scheda di esercitazione")
        desk.press("Escape").press("q").wait("Esci\\?")
        desk.press("Enter").wait("Totale: 6 su 6")
        desk.exited(0)
    kept = place.json("train", "attempts", env=env)
    assert [(attempt["trainee"], attempt["total"]) for attempt in kept] == [("lara", 6)]


def test_a_session_is_saved_as_a_day_that_does_it_again(place):
    """What the trainee did and the trainer put in, played at the console, checked and played again from the files."""
    env = {"HOME": place.folder}
    day = place.path("mia.yaml")
    with Rehearsal([place.program, "record", "nido", "--output", day], 120, 36, env) as desk:
        desk.wait("ESERCITAZIONE · ×1")
        desk.press("F3").wait("IN PAUSA ×1")
        desk.at("9:12").claim("Giulia Bonci")
        desk.send("Buongiorno Giulia! La graduatoria esce sul sito del Comune.")
        desk.at("9:14").wait("E dove la trovo di preciso")
        desk.command("inserisci giulia Ci siete ancora?").wait("Ci siete ancora")
        desk.press("Escape").press("q").wait("Esci\\?")
        desk.press("Enter").wait("mia.yaml: 2 acts, 1 messages put in")
        desk.exited(0)
    place.run("train", "check", day)
    sheet = place.json("train", day, "--headless")
    assert sheet["total"] >= 2
    place.run("record", "nido", "--output", day, code=1)


def test_a_replay_is_recorded_for_showing(place):
    """An asciicast: the header, times that never go back, and the same file each time."""
    for name in ("a.cast", "b.cast"):
        told = place.run("train", "nido", "--cast", place.path(name), "--speed", "60", "--lang", "it")[0]
        assert "1 min 36 s" in told, told
    with open(place.path("a.cast"), encoding="utf-8") as one, open(place.path("b.cast"), encoding="utf-8") as other:
        text = one.read()
        assert text == other.read()
    header, *events = [json.loads(line) for line in text.splitlines()]
    assert header["version"] == 2 and (header["width"], header["height"]) == (100, 30) and "timestamp" not in header
    times = [time for time, kind, data in events if kind == "o" and data]
    assert len(times) == len(events) > 50 and times == sorted(times) and times[0] == 0
    assert "ESERCITAZIONE" in text and "Scheda di esercitazione" in text
    assert "is there already" in place.run("train", "nido", "--cast", place.path("a.cast"), code=1)[1]
    place.run("train", "nido", "--cast", place.path("c.cast"), "--headless", code=2)
    place.run("train", "nido", "--speed", "7", code=2)
