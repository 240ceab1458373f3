"""Dossiers (A16) from the command line: made, checked, altered, and compared with the desk's file and its chain."""

import json
import os
import shutil
import stat
import subprocess

from counter import demo
from disk import LOGIN, real_desk, text_message


def desk_with_a_threat(place):
    """A file of the real service with two chats; the first one's number."""
    db = real_desk(place)
    messages = [text_message("393475550101", "d1", "Vi aspetto fuori <script>alert(1)</script> \u202eossor"),
                text_message("393475550102", "d2", "Il segreto di un altro"),
                text_message("393475550101", "d3", "Tutti quanti")]
    contacts = [{"wa_id": "393475550101", "profile": {"name": "Ugo Selvi"}},
                {"wa_id": "393475550102", "profile": {"name": "Lia Corti"}}]
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
        "messaging_product": "whatsapp", "metadata": {"display_phone_number": "1", "phone_number_id": "1"},
        "contacts": contacts, "messages": messages}}]}]}
    file = place.path("body.json")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(body, out)
    place.run("import", "webhook", file, "--db", db)
    return db


def made(place, db, name="out"):
    folder = place.path(name)
    told = place.json("dossier", "1", "--out", folder, "--recipient", "Procura della Repubblica", "--purpose",
                      "denuncia", "--db", db)
    return folder, told


def test_a_dossier_is_made_and_verifies(place):
    db = desk_with_a_threat(place)
    folder, told = made(place, db)
    assert sorted(os.listdir(folder)) == ["SHA256SUMS", "chain.jsonl", "dossier.html", "dossier.json", "manifest.json",
                                          "media"], os.listdir(folder)
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    for name in os.listdir(folder):
        if name != "media":
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600
            text = open(os.path.join(folder, name), encoding="utf-8").read()
            assert "segreto" not in text and "\u202e" not in text, name
            assert "<script" not in text or name == "dossier.json", name
    # Whoever has no sportello checks the files with the system's own program.
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)
    output, _ = place.run("dossier", "verify", folder)
    assert output.startswith("The dossier is whole.") and "Not proven: that the chain" in output, output
    output, _ = place.run("dossier", "verify", folder, "--db", db)
    assert "acts stand in the journal" in output and "Not proven: that the chain" not in output, output
    assert place.json("verify", "--db", db, "--head", told["head"])["heads"][0]["row"] == told["row"]
    assert place.json("dossier", "verify", folder)["whole"] is True
    # It works where there is no database at all.
    away = place.path("elsewhere")
    shutil.move(folder, away)
    os.remove(db)
    place.run("dossier", "verify", away)


def test_alterations_of_a_dossier_are_named(place):
    folder, _ = made(place, desk_with_a_threat(place))
    page = os.path.join(folder, "dossier.html")
    whole = open(page, encoding="utf-8").read()
    open(page, "w", encoding="utf-8").write(whole.replace("Tutti quanti", "Tutti quasi"))
    output, _ = place.run("dossier", "verify", folder, code=1)
    assert "dossier.html: it was altered" in output and "at message" in output and "not whole" in output, output
    open(page, "w", encoding="utf-8").write(whole)
    chain = os.path.join(folder, "chain.jsonl")
    lines = open(chain).read().splitlines(keepends=True)
    open(chain, "w").write("".join(lines[:1] + lines[2:]))
    output, _ = place.run("dossier", "verify", folder, code=1)
    assert "chain.jsonl:2:" in output, output
    open(chain, "w").write("".join(lines))
    open(os.path.join(folder, "media", "x"), "w").close()
    assert "media/x: the manifest does not name it" in place.run("dossier", "verify", folder, code=1)[0]
    place.run("dossier", "verify", place.path("nowhere"), code=2)


def test_what_a_dossier_needs(place):
    db = desk_with_a_threat(place)
    folder = place.path("out")
    _, errors = place.run("dossier", "1", "--out", folder, "--purpose", "denuncia", "--db", db, code=2)
    assert "--recipient" in errors, errors
    words = ["--recipient", "Procura", "--purpose", "denuncia", "--db", db]
    _, errors = place.run("dossier", "9", "--out", folder, *words, code=1)
    assert "no conversation 9" in errors and not os.path.exists(folder), errors
    os.mkdir(folder)
    _, errors = place.run("dossier", "1", "--out", folder, *words, code=1)
    assert "something already" in errors and os.listdir(folder) == [], errors
    os.rmdir(folder)
    place.run("staff", "role", LOGIN, "operator", "administrator", "--db", db)
    _, errors = place.run("dossier", "1", "--out", folder, *words, code=1)
    assert "supervisor" in errors and not os.path.exists(folder), errors
    _, errors = place.run("verify", "--db", db, "--head", "0" * 64, code=1)
    _, errors = place.run("verify", "--db", db, "--head", "boh", code=2)
    assert "64 hexadecimal digits" in errors, errors


def test_a_dossier_from_the_console(place):
    home = place.path("home")
    os.mkdir(home)
    with demo(place, env={"HOME": home, "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}) as desk:
        desk.open("Loris Testi").press("E")
        desk.wait("Destinatario del dossier")
        desk.type("Procura della Repubblica")
        desk.wait("Procura della Repubblica")
        desk.press("Enter")
        desk.wait("Finalità del dossier")
        desk.type("denuncia")
        desk.wait("denuncia")
        desk.press("Enter")
        desk.wait("Scrivere il dossier")
        desk.press("Enter")
        desk.wait("Annota altrove la testa")
        desk.press("Escape")
        parent = os.path.join(home, ".local/share/sportello")
        (name,) = os.listdir(parent)
        output, _ = place.run("dossier", "verify", os.path.join(parent, name), "--db", place.path("desk.sqlite"))
        assert output.startswith("The dossier is whole."), output
        desk.leave()
