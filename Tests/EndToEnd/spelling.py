"""The spelling of what is written: with a small hunspell of the test's own, and with the real one where there is one."""

import glob
import json
import os
import re
import shutil
import subprocess
import time

from composer import script
from counter import Counter, colleague, demo
from disk import real_desk, text_message

# Knows a few words, and offers two for any other. It notes what it is told.
SENSIBLE = r"""
echo "$$" >> {folder}/pids
echo "$*" > {folder}/arguments
echo '@(#) International Ispell Version 3.2.06 (but really invented)'
while read -r line; do
  echo "$line" >> {folder}/told
  case "$line" in
  '^graduatorria') echo '& graduatorria 2 1: graduatoria, graduatori' ;;
  '^Saionne') echo '# Saionne 1' ;;
  *) echo '*' ;;
  esac
  echo
done
"""


def machine(place, body=SENSIBLE, dictionary="it_IT"):
    """The environment of a machine with a hunspell and a dictionary."""
    programs = place.path("programs")
    os.makedirs(programs, exist_ok=True)
    script(place, "programs/hunspell", body.replace("{folder}", place.folder))
    for ending in ("aff", "dic"):
        open(place.path(f"{dictionary}.{ending}"), "w").close()
    return {"PATH": f"{programs}:/usr/bin:/bin", "DICPATH": place.folder, "XDG_DATA_HOME": place.path("data"),
            "XDG_CONFIG_HOME": place.path("config")}


def underlined(desk):
    """The words that are underlined below the names of the lists, where the chosen one is."""
    found, is_on = [], False
    for escape, text in re.findall(r"\x1b\[([0-9;:]*)m|([^\x1b]+)", desk.coloured):
        for code in escape.split(";") if escape else [""] if not text else []:
            is_on = code in ("4", "4:1") or (is_on and code not in ("", "0", "24"))
        if "Chiuse" in text:
            found = []
        elif text and is_on:
            found += text.split()
    return found


def marks(desk, *words):
    """Waits until exactly these words are underlined."""
    desk.until(lambda _: underlined(desk) == list(words), f"not underlined: {words}")


def alive(pid):
    return os.path.exists(f"/proc/{pid}")


def gone(pid):
    """Waits for a process's end."""
    end = time.monotonic() + 20
    while alive(pid):
        assert time.monotonic() < end, f"{pid} is still there"
        time.sleep(0.02)


def read(place, name):
    with open(place.path(name), encoding="utf-8") as file:
        return file.read()


def test_marks_and_corrects(place):
    """A misspelt word is underlined when it is written, C-t corrects it, C-_ takes that back, one's own words stay."""
    with demo(place, env=machine(place)) as desk:
        desk.claim("Giulia Bonci")
        assert not os.path.exists(place.path("pids")), "no program before a word is written"
        desk.write("La graduatorria")
        assert underlined(desk) == []
        desk.type(" di Saionne, http://graduatorria.it ")
        marks(desk, "graduatorria", "Saionne")
        desk.wait("Ctrl-T correggi")
        desk.press("C-t")
        desk.wait("«Saionne» non è nel dizionario")
        desk.press("Enter")
        desk.wait("«Saionne» non si segna più, fino all'uscita")
        marks(desk, "graduatorria")
        desk.press("C-t")
        desk.wait("› graduatoria ")
        desk.press("Down", "Enter")
        desk.wait("› La graduatori di Saionne")
        marks(desk)
        desk.press("C-_")
        desk.wait("› La graduatorria di Saionne")
        marks(desk, "graduatorria")
        desk.press("C-t", "Enter")
        desk.wait("› La graduatoria di Saionne")
        desk.press("C-t")
        desk.wait("Nessuna parola da correggere")
        told = read(place, "told").split("\n")
        assert all(re.fullmatch(r"\^[A-Za-z]+|", line) for line in told), told
        assert told.count("^graduatorria") == 1, "what is known is not asked again"
        assert read(place, "arguments") == f"-a -i utf-8 -d {place.folder}/it_IT\n"
        assert not os.path.exists(place.path("data")), "a demonstration keeps nothing"
        desk.press("Enter")
        desk.wait(r"parte fra \d")
        desk.press("Escape", "Escape")
        pid = int(read(place, "pids"))
        assert alive(pid)
        desk.leave()
        gone(pid)
    with colleague(place, "a.bianchi", env={**machine(place), "NO_COLOR": "1"}) as desk:
        desk.press("2")
        desk.open("Giulia Bonci").press("i")
        desk.wait("/4096")
        desk.type("graduatorria ")
        marks(desk, "graduatorria")
        pid = int(read(place, "pids").split()[-1])
        os.kill(desk.pid, 9)
        gone(pid)


def test_own_words_are_kept(place):
    """On a file of the real service what one adds and switches counts the next time too."""
    db, env = real_desk(place), machine(place)
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
        "messaging_product": "whatsapp", "metadata": {"display_phone_number": "1", "phone_number_id": "1"},
        "contacts": [{"wa_id": "393475550101", "profile": {"name": "Lia Corti"}}],
        "messages": [text_message("393475550101", "s1", "Buongiorno")]}}]}]}
    place.json("import", "webhook", "-", "--db", db, stdin=json.dumps(body).encode())
    for words, marked in [("La graduatorria di Saionne ", ["graduatorria", "Saionne"]), ("", ["graduatorria"])]:
        with Counter([place.program, "--db", db, "--lang", "it"], 120, 36, env) as desk:
            desk.open("Lia Corti").press("n")
            desk.wait("Invio salva")
            desk.type(words)
            marks(desk, *marked)
            if words:
                desk.press("C-t", "Enter")
                desk.wait("«Saionne» è nel tuo dizionario")
            desk.press("Escape")
            desk.command("ortografia off" if not words else "ortografia on")
            desk.wait("non si controlla più" if not words else r"dizionario it_IT\)")
            desk.leave()
        own = place.path("data/sportello/dictionary")
        assert open(own).read() == "Saionne\n" and os.stat(own).st_mode & 0o7777 == 0o600
        assert read(place, "config/sportello/settings") == f"ortografia = {'on' if words else 'off'}\n"


def test_switch(place):
    """Nothing is said where nothing is installed; `:ortografia` says what is missing, and finds it once it is there."""
    env = machine(place)
    os.rename(place.path("programs/hunspell"), place.path("later"))
    with demo(place, env={**env, "PATH": place.path("programs")}) as desk:
        desk.claim("Giulia Bonci").write("la graduatorria e")
        assert "hunspell" not in desk.screen
        desk.press("C-t")
        desk.refuses("non si può controllare", ":ortografia on dice che cosa manca")
        desk.press("Escape")
        desk.command("ortografia")
        desk.refuses("manca hunspell", "apt-get install hunspell hunspell-it")
        os.rename(place.path("later"), place.path("programs/hunspell"))
        desk.command("ortografia on")
        desk.refuses(r"dizionario it_IT\)", "Ctrl-T corregge")
        desk.press("i")
        marks(desk, "graduatorria")
        desk.press("Escape")
        desk.command("ortografia off")
        desk.wait("non si controlla più")
        assert not os.path.exists(place.path("config")), "a demonstration keeps nothing"
        desk.press("i")
        marks(desk)
    os.makedirs(place.path("config/sportello"))
    with open(place.path("config/sportello/settings"), "w") as file:
        file.write("ortografia = off\n")
    with colleague(place, "a.bianchi", env=env) as desk:
        before = read(place, "told")
        desk.open("Giulia Bonci").press("i")
        desk.wait("› la graduatorria e")
        desk.type(" altro ancora ")
        desk.press("C-t")
        desk.refuses("non si controlla")
        assert read(place, "told") == before


def test_other_dictionary(place):
    """`dictionary:` in the user's configuration names another; one that is not there is said when asked for."""
    env = machine(place, dictionary="it_CH")
    os.makedirs(place.path("config/sportello"))
    with open(place.path("config/sportello/sportello.yaml"), "w") as file:
        file.write("dictionary: it_CH\n")
    with demo(place, env=env) as desk:
        desk.claim("Giulia Bonci").write("graduatorria e")
        marks(desk, "graduatorria")
        assert read(place, "arguments") == f"-a -i utf-8 -d {place.folder}/it_CH\n"
        os.unlink(place.path("it_CH.dic"))
        desk.press("Escape")
        desk.command("ortografia on")
        if not glob.glob("/usr/share/hunspell/it_CH.dic"):
            desk.refuses("manca il dizionario it_CH")


def test_programs_that_fail(place):
    """One that dies, hangs or babbles: one sentence, no key waits for it, and it is started no more."""
    begins = 'echo "$$" >> {folder}/pids; echo "@(#) International Ispell Version"; '
    bodies = [
        ("echo x >> {folder}/pids; exit 3", "è finito da solo"),
        (begins + "echo 'Errore!'; exec sleep 600", "risponde senza senso"),
        (begins + "read -r line; kill -9 $$", "è finito da solo"),
        (begins + "yes", "risponde senza senso"),
        (begins + "trap '' TERM HUP; exec sleep 600", "non risponde"),
    ]
    with demo(place, env=machine(place)) as desk:
        desk.claim("Giulia Bonci")
        for count, (body, sentence) in enumerate(bodies):
            machine(place, body)
            if count:
                desk.command("ortografia on")
                desk.wait("dizionario it_IT")
            desk.press("i")
            desk.wait("/4096")
            word = "abcdefgh"[count]
            desk.type(f"{word * 3} {word * 4} ")
            desk.wait(f"{word * 3} {word * 4}", 5)
            desk.refuses(sentence, ":ortografia on lo riavvia")
            starts = len(read(place, "pids").split())
            desk.type(f"{word * 5} {word * 6} ")
            desk.wait(f"{word * 5} {word * 6}", 5)
            desk.refuses(sentence)
            assert len(read(place, "pids").split()) == starts, "it is not started again"
            for pid in [pid for pid in read(place, "pids").split() if pid.isdigit()]:
                gone(pid)
            desk.press("Escape")
            desk.gone("riavvia")


def test_pictures_ask_nobody(place):
    """`show` starts no program, unless the keys switch the check on."""
    env = machine(place)
    words = ["show", "--roles", "--at", "2026-03-12T10:52:00+01:00"]
    keys = "<enter>pigraduatorria e"
    plain = place.run(*words, "--keys", keys, env=env)[0]
    assert not os.path.exists(place.path("pids"))
    asked = place.run(*words, "--keys", ":ortografia on<enter>" + keys, env=env)[0]
    assert os.path.exists(place.path("pids")) and "W" * 12 in asked and "W" * 12 not in plain
    assert not os.path.exists(place.path("config")) and not os.path.exists(place.path("data"))
    gone(read(place, "pids").strip())


def test_real_hunspell(place):
    """The real one with its Italian dictionary, where both are installed."""
    found = subprocess.run(["hunspell", "-D"], capture_output=True, stdin=subprocess.DEVNULL) if shutil.which("hunspell") else None
    if not found or not re.search(rb"/it_IT\b", found.stdout + found.stderr):
        return
    env = {"PATH": "/usr/bin:/bin", "XDG_DATA_HOME": place.path("data"), "XDG_CONFIG_HOME": place.path("config")}
    with demo(place, env=env) as desk:
        desk.claim("Giulia Bonci").write("Gentile Bonci, un po' d'attesa: dell’ufficio *anagraffe*, perche' la citta e' ")
        marks(desk, "anagraffe", "citta")
        desk.press("C-t")
        desk.wait("› città")
        desk.press("Enter")
        desk.wait("la città e'")
        desk.press("C-t")
        desk.wait("anagrafe")
        desk.press("Escape", "C-u")
        desk.paste("Per l'iscrizione al nido d'infanzia compili il modulo sul sito e lo invii all'ufficio scuola: la TARI "
                   "no, quell'anno non c'è. *Grazie* e buona giornata. ")
        desk.wait("buona giornata")
        desk.type("sbaliato ")
        marks(desk, "sbaliato")
