"""The command line: what it prints, where, and with which exit code."""

import json
import os
import shutil
import stat
import subprocess


def test_hours_need_no_file(place):
    """A11: the ruleset alone speaks; nothing is opened or made."""
    one = place.json("hours", "--at", "2026-03-12T10:40:00+01:00")
    assert one == {
        "at": "2026-03-12T10:40:00+01:00", "open": True, "until": "2026-03-12T13:00:00+01:00",
        "reason": "weekly", "name": None}
    two = place.json("hours", "--at", "2026-08-07T08:00:00Z", "--at", "2026-03-14T10:00:00+01:00")
    assert [(each["open"], each["reason"], each["name"]) for each in two] == [
        (False, "holiday", "San Donato"), (False, "weekend", None)]
    days = place.json("hours", "--from", "2026-08-06", "--to", "2026-08-08")
    assert days == [
        {"day": "2026-08-06", "intervals": [["08:30", "13:00"]], "reason": "weekly", "name": None},
        {"day": "2026-08-07", "intervals": [], "reason": "holiday", "name": "San Donato"},
        {"day": "2026-08-08", "intervals": [], "reason": "weekend", "name": None}]
    assert os.listdir(place.folder) == []


def test_hours_window(place):
    """A09: WhatsApp's 24 hours against the desk's."""
    friday = place.json("hours", "window", "--inbound", "2026-03-13T11:00:00+01:00")
    assert friday == {"closes": "2026-03-14T11:00:00+01:00", "lastOpen": "2026-03-13T13:00:00+01:00"}
    late = place.json("hours", "window", "--inbound", "2026-03-13T14:00:00+01:00")
    assert late["lastOpen"] is None


def test_wrong_usage_is_two(place):
    for words in (["hours", "--at", "2026-03-12T10:40:00"], ["hours", "--frm", "x"], ["nonsense"], ["order", "add"]):
        output, errors = place.run(*words, code=2)
        assert output == "" and errors, words
    assert "offset" in place.run("hours", "--at", "2026-03-12T10:40:00", code=2)[1]


def test_no_option_does_nothing(place):
    """What an option cannot mean to a command is refused, and what it means is done."""
    for words in (["terminal", "--theme", "light"], ["terminal", "--lang", "en"], ["terminal", "--charset", "latin"],
                  ["show", "--theme", "light"], ["show", "--roles", "--charset", "ascii"], ["bench", "moderation"],
                  ["bench", "--db", place.path("none"), "moderation", place.folder]):
        output, errors = place.run(*words, code=2)
        assert output == "" and "sportello" in errors, (words, errors)
    full, simple, plain = (place.run("show", *words)[0] for words in (
        [], ["--charset", "simple"], ["--charset", "ascii"]))
    assert "●" in full and "●" not in simple and "─" in simple and "─" not in plain and "|" in plain
    assert "●" in place.run("show", "--svg")[0] and "●" not in place.run("show", "--svg", "--charset", "ascii")[0]
    assert place.run("show", "--svg", "--theme", "light")[0] != place.run("show", "--svg")[0]


def test_a_user_names_the_file(place):
    """`database:` in the user's configuration counts, after --db and SPORTELLO_DB."""
    config, mine, other = place.path(".config/sportello/sportello.yaml"), place.path("mine.sqlite"), place.path("o.sqlite")
    os.makedirs(os.path.dirname(config))
    for path in (mine, other):
        place.run("staff", "add", "a.bianchi", "--name", os.path.basename(path), "--role", "operator", "--db", path)
    with open(config, "w") as file:
        file.write(f"database: {mine}\ncharset: ascii\n")

    def name(**env):
        return next(each["name"] for each in place.json("staff", "list", env=env) if each["login"] == "a.bianchi")
    assert name() == "mine.sqlite" and name(SPORTELLO_DB=other) == "o.sqlite"
    with open(config, "w") as file:
        file.write("database:\n")
    assert "sportello.yaml:1: database" in place.run("staff", "list", code=2)[1]


def test_every_command_has_help(place):
    commands = ["", "demo", "show", "import webhook", "import chat", "hours", "hours window", "rules list",
                "rules show", "rules check", "rules use", "order add", "order list", "order revoke", "staff add",
                "staff list", "staff role", "staff remove", "enrol", "moderate", "bench", "bench console", "bench moderation",
                "terminal", "keys list", "keys check", "man", "seed", "console"]
    for command in commands:
        output, _ = place.run(*command.split(), "--help")
        assert "USAGE" in output, command


def test_without_a_file_it_offers_the_demo(place):
    _, errors = place.run(code=2)
    assert "sportello demo" in errors and "--db" in errors


def test_rules(place):
    """The two rulesets are in the program; a copy checks; an error names file, line, key and what was expected."""
    assert {each["name"] for each in place.json("rules", "list")} >= {"arezzo", "casale-marittimo"}
    text, _ = place.run("rules", "show", "arezzo")
    with open(os.path.join(place.root, "Sources/Policy/Rulesets/arezzo.yaml"), encoding="utf-8") as file:
        assert text == file.read()
    copy = place.path("copia.yaml")
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text)
    assert place.json("rules", "check", copy)["valid"] is True
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith("holidays:"))
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text.replace("\nholidays:", "\nholidys:", 1))
    _, errors = place.run("rules", "check", copy, code=1)
    assert f"{copy}:{line}: holidys" in errors and "holidays" in errors, errors
    place.run("rules", "check", place.path("missing.yaml"), code=2)


def test_enrolment(place):
    """C07, C08: one object a line, in order, for every line."""
    output, _ = place.run("enrol", "--json", stdin="Mario, Rossi +ATTIVA\n\nDisattiva\nNome: Anna\\nCognome: De Luca + ATTIVA".encode())
    rows = [json.loads(line) for line in output.splitlines()]
    assert [row["line"] for row in rows] == [1, 2, 3, 4]
    assert [row["outcome"] for row in rows] == ["activate", "none", "deactivate", "activate"]
    assert rows[0]["name"] == "Mario Rossi" and rows[2]["name"] is None


def test_staff_and_orders(place):
    """A12: orders are layered, never overwritten; only a director makes one."""
    db = place.path("desk.sqlite")
    place.run("staff", "add", "d.verdi", "--name", "Dario Verdi", "--role", "director", "--db", db)
    assert stat.S_IMODE(os.stat(db).st_mode) & 0o007 == 0, "nobody else reads citizens' messages"
    order = ["order", "add", "closure", "--from", "2031-03-12", "--reference", "Ord. 1/2031", "--reason", "assemblea"]
    me = [each["login"] for each in place.json("staff", "list", "--db", db) if "administrator" in each["roles"]]
    _, errors = place.run(*order, "--db", db, code=1)
    assert "director" in errors, errors
    place.run("staff", "role", me[0], "administrator", "director", "operator", "--db", db)
    made = place.json(*order, "--db", db)
    assert "assemblea" in made["announcement"] and len(made["checklist"]) == 3
    day = ["hours", "--from", "2031-03-12", "--to", "2031-03-12"]
    closed = place.json(*day, "--db", db)[0]
    assert closed["intervals"] == [] and closed["reason"] == "order" and "assemblea" in closed["name"]
    assert place.json(*day)[0]["intervals"] == [["08:30", "13:00"]], "the ruleset alone knows no order"
    taken_back = place.json("order", "revoke", str(made["id"]), "--reason", "rinviata", "--db", db)
    assert "dalle ore 8:30 alle ore 13:00" in taken_back["announcement"] and len(taken_back["checklist"]) == 3
    listed, _ = place.run("order", "list", "--db", db)
    assert listed.rstrip().endswith(": rinviata"), listed
    assert place.json(*day, "--db", db)[0]["intervals"] == [["08:30", "13:00"]]
    assert [each["revoked"] is not None for each in place.json("order", "list", "--db", db)] == [True]
    idle = ["order", "add", "closure", "--from", "2031-12-25", "--reference", "Ord. 2/2031", "--reason", "Natale"]
    told, errors = place.run(*idle, "--db", db)
    assert "recorded, in force from 2031-12-25" in told and "changes no hours" in errors and "closed anyway" in errors
    told, _ = place.run("order", "revoke", "2", "--reason", "inutile", "--db", db)
    assert "nothing to announce" in told and "Orario" not in told


def test_rules_in_force_have_a_history(place):
    db = place.path("desk.sqlite")
    place.run("staff", "list", "--db", db, code=2)
    place.run("staff", "add", "a.bianchi", "--name", "Anna Bianchi", "--role", "operator", "--db", db)
    copy = place.path("altro.yaml")
    text, _ = place.run("rules", "show", "arezzo")
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text.replace('"13:00"', '"12:00"').replace("13:00", "12:00"))
    place.run("rules", "use", copy, "--from", "2031-01-01", "--db", db)
    before, after = place.json("hours", "--at", "2030-12-12T10:00:00+01:00", "--at", "2031-01-09T10:00:00+01:00", "--db", db)
    assert before["until"].startswith("2030-12-12T13:00") and after["until"].startswith("2031-01-09T12:00")


def test_a_command_that_is_not_there(place):
    """The nearest is named; the console does not open for a slip of the fingers."""
    _, errors = place.run("impor", code=2)
    assert "did you mean 'import'?" in errors, errors
    _, errors = place.run("xyzzy", code=2)
    assert "'sportello help' lists them" in errors, errors


def test_years_without_holidays_are_refused(place):
    _, errors = place.run("show", "--at", "1999-03-12T10:40:00+01:00", code=2)
    assert "from 2000 to 2100" in errors, errors


def test_who_works_here_has_an_account(place):
    """An account that this machine does not know is added, and said."""
    db = place.path("desk.sqlite")
    _, errors = place.run("staff", "add", "nessuno.mai", "--name", "Nessuno Mai", "--role", "operator", "--db", db)
    assert "no account 'nessuno.mai' yet" in errors, errors


def test_the_clock_of_a_real_desk_is_not_set(place):
    db = place.path("desk.sqlite")
    place.run("staff", "add", "a.bianchi", "--name", "Anna Bianchi", "--role", "operator", "--db", db)
    _, errors = place.run("--db", db, "--at", "2026-03-12T10:40:00+01:00", code=2)
    assert "--at" in errors


def test_nothing_is_left_behind_by_a_refusal(place):
    """A refused act makes no file; a reader who goes away, or a full disk, ends in no crash."""
    db = place.path("desk.sqlite")
    place.run("staff", "add", "a b", "--name", "Anna Bianchi", "--role", "operator", "--db", db, code=1)
    place.run("--db", db, code=2)
    assert os.listdir(place.folder) == []
    script = f"'{place.program}' hours --from 2024-01-01 --to 2030-12-31 | head -1"
    first = subprocess.run(["sh", "-c", script], capture_output=True, text=True)
    assert first.stdout.startswith("2024-01-01") and first.stderr == ""
    with open("/dev/full", "w") as full:
        done = subprocess.run([place.program, "hours"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2 and "cannot be written" in done.stderr


def test_many_processes_make_one_file(place):
    """Whoever comes second opens what the first has made."""
    db = place.path("desk.sqlite")
    body = json.dumps({"statuses": [{"id": "wamid.x", "status": "sent", "timestamp": "1773309600"}]})
    command = [place.program, "import", "webhook", "-", "--db", db]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
               for _ in range(6)]
    for each in running:
        _, errors = each.communicate(body, timeout=60)
        assert each.returncode == 0, errors
    assert [name for name in os.listdir(place.folder) if ".new-" in name] == []


def test_the_demo_starts_on_any_day(place):
    """Holidays, weekends and clock changes a week before included."""
    for day in ("2026-01-02", "2026-01-13", "2026-03-14", "2026-04-06", "2026-08-14", "2026-12-15", "2026-10-26", "2027-01-01"):
        offset = "+02:00" if "04" <= day[5:7] <= "09" else "+01:00"
        assert "In arrivo" in place.run("show", "--at", f"{day}T10:40:00{offset}")[0], day


def test_the_binary_alone(place):
    """Copied to an empty folder, it runs demo, show, hours and rules check."""
    alone = place.path("alone")
    os.mkdir(alone)
    binary = shutil.copy(place.program, os.path.join(alone, "sportello"))
    place.program = binary
    assert "In arrivo" in place.run("show", cwd=alone)[0]
    assert place.json("hours", cwd=alone)["reason"]
    text, _ = place.run("rules", "show", "casale-marittimo", cwd=alone)
    with open(place.path("casale.yaml"), "w", encoding="utf-8") as file:
        file.write(text)
    place.run("rules", "check", place.path("casale.yaml"), cwd=alone)


def test_show_is_a_picture(place):
    """The same picture each time, in text, roles and SVG, with keys that change nothing."""
    text, _ = place.run("show", "--size", "100x30")
    assert place.run("show", "--size", "100x30")[0] == text
    assert len(text.splitlines()) <= 30 and "SPORTELLO" in text
    roles, _ = place.run("show", "--roles")
    assert roles != text and "SPORTELLO" not in roles
    svg, _ = place.run("show", "--svg", "--keys", "jj<enter>")
    assert svg.startswith("<svg") and svg.rstrip().endswith("</svg>")


def test_keys_and_manual(place):
    """Keys are listed, a file of keys is checked, the manual page is clean roff, and the console starts whatever the file."""
    keys = {row["command"]: row for row in place.json("keys", "list") if row["place"] == "list"}
    assert keys["claim"]["key"] == "p", keys["claim"]
    folder = place.path(".config/sportello")
    os.makedirs(folder)
    own = os.path.join(folder, "keys")
    with open(own, "w", encoding="utf-8") as file:
        file.write("list g claim\nthread g prendi\n")
    assert place.run("keys", "check", own)[0].endswith(": right\n")
    assert "list     g         claim" in place.run("keys", "list")[0]
    with open(own, "a", encoding="utf-8") as file:
        file.write("list z clam\n")
    errors = place.run("keys", "check", own, code=1)[1]
    assert f"{own}:3: there is no command 'clam'; did you mean 'claim'?" in errors, errors
    page = place.run("man")[0]
    assert page.startswith(".TH SPORTELLO 1") and "sportello keys check" in page
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z"], input=page.encode(), capture_output=True)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
