"""Writing: the operator's own editor, pastes without measure, what Enter does."""

import hashlib
import os
import re
import sqlite3

from counter import colleague, demo, real


def script(place, name, body):
    """An executable of the test's own."""
    path = place.path(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\n" + body)
    os.chmod(path, 0o755)
    return path


def left_over(folder):
    """What editors were given and is still there."""
    return [name for name in os.listdir(folder) if name.startswith("sportello-editor-")]


def test_own_editor(place):
    """C-o opens the draft in $EDITOR, in a file that nobody else can read and that goes afterwards."""
    tmp, seen = place.path("tmp"), place.path("seen")
    os.mkdir(tmp)
    editor = script(place, "editor", f"""
        stat -c '%a' "$2" "$(dirname "$2")" > {seen}; cat "$2" >> {seen}; echo "$1" >> {seen}
        printf 'scritto altrove\\nsu due righe, perché sì\\n' > "$2"
    """)
    with demo(place, env={"EDITOR": f"{editor} -x", "TMPDIR": tmp}) as desk:
        desk.claim("Giulia Bonci").write("bozza di prima")
        desk.press("C-o")
        desk.wait("su due righe, perché sì")
        assert open(seen).read().split("\n") == ["600", "700", "bozza di prima", "-x", ""], open(seen).read()
        assert not left_over(tmp)
        desk.press("C-_")
        desk.wait("› bozza di prima")
        desk.press("C-g", "Enter")
        desk.wait(r"parte fra \d")
        desk.wait(r"scritto altrove\s*\n.*su due righe")


def test_editor_that_fails(place):
    """An editor that is missing, fails, or gives back too much or no text: a sentence, and nothing is lost."""
    tmp, mode = place.path("tmp"), place.path("mode")
    os.mkdir(tmp)
    editor = script(place, "editor", f"""
        case "$(cat {mode})" in
        long) head -c 60000 /dev/zero | tr '\\0' 'x' > "$1" ;;
        bytes) printf 'ci\\377o' > "$1" ;;
        fail) echo "quasi finito" > "$1"; exit 3 ;;
        short) cut -c1-20 "$1" > {place.path("cut")}; echo accorciato > "$1" ;;
        esac
    """)

    def say(word):
        with open(mode, "w") as file:
            file.write(word)

    with demo(place, env={"VISUAL": editor, "TMPDIR": tmp}) as desk:
        desk.claim("Giulia Bonci").write("bozza")
        for word, sentence in [("long", "troppo lungo"), ("bytes", "non è UTF-8"), ("fail", r"errore \(3\)")]:
            say(word)
            desk.press("C-o")
            desk.refuses(sentence, "la bozza è com'era")
            desk.wait("› bozza")
        say("short")
        desk.press("C-o")
        desk.wait("› accorciato")
        assert open(place.path("cut")).read() == "quasi finito\n", "what could not be taken back comes up again"
        assert not left_over(tmp)
    with colleague(place, "a.bianchi", env={"VISUAL": "/non/esiste -f"}) as desk:
        desk.open("Giulia Bonci").press("i")
        desk.wait("› accorciato")
        desk.press("C-o")
        desk.refuses("non c'è", "EDITOR")
        desk.wait("› accorciato")


def test_paste_without_measure(place):
    """Ten megabytes: a sentence, the draft as it was, and no memory of it."""
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("prima")
        desk.paste("parole a non finire, " * 500_000)
        desk.refuses("troppo lungo per essere incollato", "50000")
        desk.type(" e dopo")
        desk.wait("› prima e dopo")
        peak = int(re.search(r"VmHWM:\s*(\d+)", open(f"/proc/{desk.pid}/status").read()).group(1))
        assert peak < 200_000, f"{peak} kB"
        desk.paste("🚲 due\r\nrighe\x07")
        desk.wait("› prima e dopo🚲 due")


def test_what_enter_does(place):
    """`:invio a-capo` swaps Enter and Ctrl-J, now and the next time, and leaves the file's other lines."""
    config = place.path("config")
    os.makedirs(os.path.join(config, "sportello"))
    settings = os.path.join(config, "sportello", "settings")
    with open(settings, "w") as file:
        file.write("# mie\ncolore = blu\ninvio = manda\n")
    with demo(place, env={"XDG_CONFIG_HOME": config}) as desk:
        desk.command("invio a-capo")
        desk.wait("Ctrl-J manda, Invio va a capo")
        assert open(settings).read() == "# mie\ncolore = blu\ninvio = manda\n", "a demonstration keeps nothing"
    with real(place, env={"XDG_CONFIG_HOME": config}) as desk:
        desk.command("invio a-capo")
        desk.wait("Ctrl-J manda, Invio va a capo")
        assert open(settings).read() == "# mie\ncolore = blu\ninvio = a-capo\n"
    with colleague(place, "a.bianchi", env={"XDG_CONFIG_HOME": config}) as desk:
        desk.claim("Giulia Bonci").press("i")
        desk.wait("Ctrl-J manda")
        desk.type("una")
        desk.press("Enter")
        desk.type("due")
        desk.wait(r"› una *\n\s*due")
    with colleague(place, "a.bianchi", env={"XDG_CONFIG_HOME": config}) as desk:
        desk.open("Giulia Bonci").press("i")
        desk.wait("Ctrl-J manda")
        desk.press("C-j")
        desk.wait(r"in attesa|parte fra \d")
    with open(settings, "w") as file:
        file.write("invio = forse\n")
    with colleague(place, "a.bianchi", env={"XDG_CONFIG_HOME": config}) as desk:
        desk.wait("settings, riga 1, non si capisce")


def test_attachment(place):
    """A file is chosen with Tab, survives kill -9 with its draft, goes with its caption, and comes back when taken back."""
    home = place.path("casa")
    os.makedirs(os.path.join(home, "Documenti"))
    picture = bytes.fromhex("89504e470d0a1a0a") + b"invented" * 1000
    for name in ("la foto.png", "la lista.txt", "trucco\u202egnp.png"):
        with open(os.path.join(home, "Documenti", name), "wb") as file:
            file.write(picture if name.endswith("png") else b"uno\ndue\n")
    with open(os.path.join(home, "Documenti", "finto.pdf"), "wb") as file:
        file.write(b"MZ\x90\x00")
    with demo(place, env={"HOME": home}) as desk:
        desk.claim("Giulia Bonci").write("ecco il modulo")
        desk.press("C-v")
        desk.wait("Allega il file .Tab completa.: ~/")
        desk.wait("Documenti/")
        desk.type("Doc")
        desk.press("Tab")
        desk.wait(r"(?m)Allega il file .Tab completa.: ~/Documenti/ *$")
        desk.wait("la foto.png")
        assert "\u202e" not in desk.screen
        desk.type("fin")
        desk.press("Tab", "Enter")
        desk.refuses("WhatsApp non prende questo tipo")
        desk.wait(r"(?m)Allega il file .Tab completa.: ~/Documenti/finto.pdf *$")
        desk.press("C-w", "C-w")
        desk.type("la")
        desk.press("Tab")
        desk.wait(r"(?m)Allega il file .Tab completa.: ~/Documenti/la *$")
        desk.type("f")
        desk.press("Tab")
        desk.wait("Allega il file .Tab completa.: ~/Documenti/la foto.png")
        desk.press("Enter")
        desk.wait("│ allega: ▣ foto «la foto.png»")
        desk.wait("14/1024")
        desk.until(lambda _: "la foto.png" in dump(place), "the draft is kept")
        os.kill(desk.pid, 9)
    with colleague(place, "a.bianchi", env={"HOME": home}) as desk:
        desk.open("Giulia Bonci").press("i")
        desk.wait("│ allega: ▣ foto «la foto.png»")
        desk.wait("› ecco il modulo")
        desk.press("Enter")
        desk.wait(r"parte fra \d")
        desk.wait(r"▣ foto «la foto.png»[^\n]*\n[^\n]*ecco il modulo")
        digest = hashlib.sha256(picture).hexdigest()
        kept = place.path("desk.sqlite.media")
        assert os.listdir(kept) == [digest], os.listdir(kept)
        with open(os.path.join(kept, digest), "rb") as file:
            assert file.read() == picture
        modes = [os.stat(path).st_mode & 0o7777 for path in (kept, os.path.join(kept, digest))]
        assert modes == [0o2770, 0o640], [oct(mode) for mode in modes]
        os.unlink(os.path.join(home, "Documenti", "la foto.png"))
        desk.press("C-q")
        desk.wait("│ allega: ▣ foto «la foto.png»")
        desk.press("Enter")
        desk.wait(r"parte fra \d")
        desk.press("Escape", "Escape", "2")
        desk.wait("Tu: ▣ foto «la foto.png»")


def test_attachment_that_is_gone(place):
    """A file that changed since it was chosen does not go: a sentence, and text and attachment are there again."""
    path = place.path("avviso.pdf")
    with open(path, "wb") as file:
        file.write(b"%PDF-1.7 avviso")
    with demo(place) as desk:
        desk.claim("Giulia Bonci").write("ecco")
        desk.press("Escape")
        desk.command(f"allega {path}")
        desk.wait("│ allega: ▤ documento «avviso.pdf»")
        with open(path, "wb") as file:
            file.write(b"MZ\x90\x00")
        desk.press("Enter")
        desk.refuses("cambiato o non c'è più", "il testo è ancora qui")
        desk.wait("› ecco")
        desk.wait("│ allega:")
        # Neither what it was nor what it is now has been kept anywhere beside the file.
        digests = {hashlib.sha256(words).hexdigest() for words in (b"%PDF-1.7 avviso", b"MZ\x90\x00")}
        kept = {name for _, _, names in os.walk(place.folder) for name in names}
        assert "desk.sqlite" in kept and not digests & kept, kept
        desk.press("C-s")
        desk.gone("│ allega:")


def dump(place):
    """The drafts in the file, as another process reads them."""
    with sqlite3.connect(f"file:{place.path('desk.sqlite')}?mode=ro", uri=True) as file:
        return str(file.execute("SELECT * FROM draft").fetchall())
