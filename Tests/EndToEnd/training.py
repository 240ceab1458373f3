"""A trainee's play in a real terminal, and the command line around it."""

import os

from counter import Counter


def test_a_trainee_plays_and_is_scored(place):
    """The banner, the clock at sixty times, an answer, and the score sheet when the trainee leaves."""
    env = {"HOME": place.folder, "XDG_DATA_HOME": place.path("share")}
    with Counter([place.program, "train", "quiet", "--speed", "60", "--trainee", "lara"], env=env) as desk:
        desk.wait("ESERCITAZIONE.*×60")
        desk.wait("Giulia Bonci")
        desk.claim("Giulia Bonci")
        desk.write("Buongiorno Giulia, la graduatoria è sul sito").press("Enter")
        desk.wait("Anna Bianchi .*✓|parte fra")
        desk.press("Escape")
        desk.press("Escape")
        desk.press("q")
        desk.wait("Esci da Sportello")
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


def test_the_same_acts_give_the_same_journal_everywhere(place):
    """Two runs, another time zone, another locale: one digest, and a service's file beside it stays as it was."""
    service = place.path("service.sqlite")
    with open(service, "wb") as file:
        file.write(b"the service's file")
    digests = set()
    for zone, locale in [("Europe/Rome", "C.UTF-8"), ("Pacific/Auckland", "en_US.UTF-8"), ("UTC", "C")]:
        env = {"TZ": zone, "LC_ALL": locale, "SPORTELLO_DB": service}
        sheet = place.json("train", "piena", "--headless", env=env)
        assert sheet["total"] == sheet["of"] == len(sheet["expectations"])
        digests.add(sheet["journal"])
    assert len(digests) == 1
    with open(service, "rb") as file:
        assert file.read() == b"the service's file"
    assert sorted(os.listdir(place.folder)) == ["service.sqlite"], "nothing is left behind"


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
