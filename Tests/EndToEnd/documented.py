"""Every documented body of WhatsApp, as its server sends it: answered with 200, and found in the desk's file after. The
documents' own samples are sent too where they lie beside the package."""

import json
import re
import sqlite3

from carrier import NUMBER, Gateway, call, signed
from disk import sound
from gateway import open_desk
from imports import bodies, members


def ids(value):
    """The ids of every message, call and status of a body."""
    if isinstance(value, list):
        return [name for each in value for name in ids(each)]
    if not isinstance(value, dict):
        return []
    own = [each.get("id") for key in ("messages", "calls", "statuses") for each in members(value, key)
           if isinstance(each, dict)]
    return [name for name in own if isinstance(name, str)] + [name for each in value.values() for name in ids(each)]


def test_documented_bodies_get_200_and_are_in_the_file(place):
    db, wanted = open_desk(place), set()
    files = bodies(place)
    with Gateway(place, db) as gateway:
        for name in files:
            with open(name, encoding="utf-8") as file:
                text = re.sub(r'("phone_number_id":\s*)"[^"]*"', rf'\1"{NUMBER}"', file.read())
            wanted.update(ids(json.loads(text)))
            body = text.encode()
            address = f"http://127.0.0.1:{gateway.port}/webhook/prova"
            assert call(address, body, {"X-Hub-Signature-256": signed(body)})[0] == 200, name
        with sqlite3.connect(db) as file:
            found = {row[0] for row in file.execute("SELECT provider_id FROM message")}
            found |= {row[0] for row in file.execute("SELECT known_as FROM body")}
            kept = "\n".join(row[0] for row in file.execute("SELECT raw FROM body"))
    missing = [name for name in wanted if name not in found and json.dumps(name)[1:-1] not in kept]
    assert len(wanted) > 3 and not missing, missing
    print(f"      {len(files)} bodies with {len(wanted)} messages, calls and statuses")
    sound(db)
