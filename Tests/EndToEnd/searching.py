"""Search in a real terminal: typing, opening a message, coming back, and a line that is not understood."""

import re

from counter import demo


def test_type_open_back(place):
    with demo(place, day="demo") as console:
        console.press("j")
        console.press("/")
        console.wait("una o più parole")
        console.type("gradu")
        console.wait(r"(?s)/ gradu .*Giulia Bonci.*la graduatoria del nido")
        console.press("Down") if "risposta pronta" in console.screen else None
        console.press("Enter")
        console.wait(r"(?m)│ Giulia Bonci  \+39")
        console.wait(r"(?m)│▌\d\d:\d\d  Giulia Bonci")
        console.wait("1 di 1")
        console.press("Escape")
        console.wait(r"Esc indietro · F1 tasti")
        console.wait(r"/ gradu ")
        console.press("Escape")
        console.wait("1 In arrivo")
        console.press("/")
        console.wait(r"(?s)/ gradu .*la graduatoria del nido")
        console.press("Escape")
        console.wait("1 In arrivo")
        console.leave()


def test_newer_keys_win(place):
    with demo(place, day="demo") as console:
        console.press("/")
        console.wait("una o più parole")
        console.type("zzzz")
        console.wait("Nessun risultato")
        console.press("C-a")
        console.press("C-k")
        console.type("da:giulia nido")
        console.wait(r"(?s)/ da:giulia nido .*la graduatoria del nido")
        console.gone("Nessun risultato")
        console.type(" dopo:boh")
        console.wait("Manca un giorno intero")
        console.wait("la graduatoria del nido")
        console.press("Escape")
        console.command("cerca tari")
        console.wait(r"(?s)/ tari .*TARI")
        console.press("Escape")
        console.leave()


def test_hostile_lines(place):
    with demo(place, day="demo") as console:
        console.press("/")
        console.wait("una o più parole")
        nothing, signs = "0 messaggi", "Segni ed emoji"
        answers = {
            "AND OR NOT": nothing, "***": signs, "NEAR(a b)": nothing, "👍": signs, "\u202eabc": nothing,
            "'; DROP TABLE message": signs, "x" * 3000: nothing, '"': "una o più parole",
        }
        for line, answer in answers.items():
            console.press("C-a")
            console.press("C-k")
            # The line before is gone from the screen, with what was said to it.
            console.gone("0 messaggi|Segni ed emoji|Nessun risultato")
            console.paste(line)
            console.wait(rf"(?s)/ [^\n]*{re.escape(line[-20:].lstrip(chr(0x202e)))}.*{answer}")
        assert "\u202e" not in console.screen
        console.press("Escape")
        console.wait("1 In arrivo")
        console.leave()


def test_found_after_a_change(place):
    with demo(place, day="demo") as console:
        console.command("cerca ahmed")
        console.wait("☺ Ahmed K")
        console.press("Enter")
        console.wait(r"│ Ahmed K\.")
        console.press("n")
        console.wait("NOTA INTERNA")
        console.type("zucchero filato")
        console.press("Enter")
        console.wait(r"nota di .*")
        console.press("Escape")
        console.wait("/ ahmed")
        console.press("C-a")
        console.press("C-k")
        console.type("filat")
        console.wait(r"1 messaggio")
        assert re.search(r"✎ nota di .*zucchero filato", console.screen)
        console.press("Escape")
        console.leave()
