"""Each refusal met at least once: what stands in the way and what to do, and no text is lost."""

from counter import colleague, demo

LONG = "a" * 5000


def test_help_and_the_prompt(place):
    """`?` shows the keys that work now, and why others do not; `:` completes and suggests."""
    with demo(place) as desk:
        desk.wait("Giulia Bonci")
        desk.press("?")
        desk.wait("prendi in carico")
        desk.wait(r"(?m)torna indietro +\S.*Qui non si può|torna indietro .*Qui")
        desk.press("End")
        desk.wait("esci")
        desk.press("Escape")
        desk.gone("Esc chiude")
        desk.press(":")
        desk.type("trans")
        desk.wait("transfer +passa a un collega")
        desk.press("Tab")
        desk.wait(r"(?m)^ ?:transfer")
        desk.press("C-c")
        desk.gone(r"(?m)^ ?:transfer")
        desk.command("snoze +1h")
        desk.refuses("snoze", "forse .snooze")
        desk.command("view-closed")
        desk.wait("Nessuna chat chiusa")


def test_refused_who_is_not_in_charge(place):
    with demo(place) as desk:
        desk.open("Giulia Bonci")
        for key in "irtsR":
            desk.press("C-l", key)
            desk.refuses("Nessuno l'ha in carico", "premi p per prenderla")
        desk.press("Escape")
        desk.open("Ahmed K").press("p")
        desk.refuses("(?i)già in carico a Marco Rinaldi", "P per subentrare")
        desk.press("i")
        desk.refuses("(?i)è in carico a Marco Rinaldi", "P per subentrare")
        desk.press("l")
        desk.refuses("(?i)è in carico a Marco Rinaldi")
        desk.press("Escape")
        desk.claim("Giulia Bonci").press("p")
        desk.refuses("È già in carico a te")


def refused_when_closed(place, at, why):
    with demo(place, at=at) as desk:
        desk.wait(f"CHIUSO.*{why}")
        desk.claim("Giulia Bonci").write("Esce domani").press("Enter")
        desk.refuses("Lo sportello è chiuso", "A11", "riapre", "8:30")
        desk.wait("› Esce domani")
        assert "parte fra" not in desk.screen and "in coda" not in desk.screen


def test_refused_after_hours(place):
    """A11: outside hours no answer goes, and its text stays."""
    refused_when_closed(place, "2026-03-12T13:05:00+01:00", "apre")


def test_refused_on_sunday(place):
    refused_when_closed(place, "2026-03-15T10:40:00+01:00", "fine settimana")


def test_the_desk_closes_while_one_writes(place):
    """A11: intervals are half-open, and the header follows by itself."""
    with demo(place, at="2026-03-12T12:59:50+01:00") as desk:
        desk.claim("Giulia Bonci").write("Un momento")
        desk.wait("APERTO")
        desk.wait("CHIUSO")
        desk.press("Enter")
        desk.refuses("Lo sportello è chiuso")
        desk.wait("› Un momento")


def test_refused_out_of_the_window(place):
    """A09: after WhatsApp's 24 hours it takes a template, and the sentence says so."""
    with demo(place) as desk:
        desk.claim("Renato Gori")
        desk.refuses("24 ore sono finite", "n lascia una nota")
        desk.press("i")
        desk.refuses("24 ore", "modello", "n per una nota")
        assert "/4096" not in desk.screen, "nobody writes what cannot be sent"


def test_refused_empty_and_too_long(place):
    with demo(place) as desk:
        desk.claim("Giulia Bonci").press("i")
        desk.wait("0/4096")
        desk.press("Enter")
        desk.refuses("Non c'è testo")
        desk.type("   ")
        desk.press("C-j", "Enter")
        desk.refuses("Non c'è testo")
        desk.press("C-h", "C-h", "C-h", "C-h")
        desk.paste(LONG)
        desk.wait("5000/4096")
        desk.press("Enter")
        desk.refuses("5000", "4096", "accorcialo")
        desk.wait("5000/4096")
        for _ in range(3):
            desk.press("C-a", "C-k")
        desk.press("C-w")
        desk.wait("0/4096")


def test_a_paste_is_text_and_not_keys(place):
    """New lines in a paste do not send, and control characters in it do nothing."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").press("i")
        desk.wait("0/4096")
        desk.paste("prima riga\nseconda\x03\x1a\x07 riga\n")
        desk.wait("seconda.*riga")
        assert "parte fra" not in desk.screen
        desk.press("Escape")
        desk.paste("qc")
        desk.wait("Per incollare")
        assert "Esci da Sportello" not in desk.screen and "con esito" not in desk.screen


def test_refused_commands_with_wrong_words(place):
    """Unknown colleague, subject and ground, oneself, a moment gone by or too far, and what is not the citizen's."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci")
        for line, *words in [
            ("transfer nessuno ciao", "nessuno", "risponde"),
            ("transfer a.bianchi ciao", "È già in carico a te", "scegli un collega"),
            ("snooze 2020-01-01 9:00", "Non si può rimandare", "futuro"),
            ("snooze 2031-01-01 9:00", "Non si può rimandare", "non oltre"),
            ("snooze mai", "mai. non è un momento"),
            ("label zucche", "zucche", "premi e per"),
            ("flag A99 perché", "A99", "premi f per"),
            ("reopen", "La chat è aperta"),
            ("take-back", "si può più ritirare"),
            ("dismiss-flag perché", "Nessuna segnalazione"),
            ("zzz", "Non c'è il comando .zzz"),
        ]:
            desk.command(line)
            desk.refuses(*words)
        desk.send("Esce lunedì")
        desk.press("Escape")
        desk.press("G")
        desk.wait(r"(?m)│▌.*Anna Bianchi")
        desk.press("f")
        desk.refuses("Non è un messaggio del cittadino")
        desk.press("z")
        desk.refuses("«z» qui non fa nulla", r"\?")
