"""What must hold whatever fails: every message that WhatsApp told is stored exactly once, every reply is received exactly
once or shown as uncertain, and none twice. `run.py PROGRAM faults` is the short form; with `--full` the gateway is killed
fifty times, and everything lasts as long as it does in the world."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import time

from carrier import TOKEN, Gateway
from disk import sound
from gateway import GIULIA, open_desk
from simulator import Simulator, secret

HABITS = "duplicates=0.1 reordered=0.3 lost=0.05 wrong-signatures=0.02 slow-bodies=0.005"


def settled(gateway, simulator, db, messages, limit=120):
    """Waits until all is told and nothing waits, then compares what both sides have; gives figures."""
    gateway.until(lambda: simulator.counts()["messages_taken"] == messages, "messages are still told", limit)
    with sqlite3.connect(db, timeout=20) as file:
        def waiting():
            return file.execute("SELECT count(*) FROM message WHERE state IN ('held', 'queued', 'sending')").fetchone()[0]
        gateway.until(lambda: waiting() == 0, "messages stay in the outbox", limit)
        # News that comes late settles what was uncertain.
        end = time.monotonic() + 10
        while simulator.counts()["statuses_taken"] < 3 * simulator.counts()["accepted"] and time.monotonic() < end:
            time.sleep(0.05)
        stored = [row[0] for row in file.execute("SELECT provider_id FROM message WHERE line = 'incoming'")]
        states = dict(file.execute("SELECT id, state FROM message WHERE line = 'outgoing'"))
    names, received = simulator.get("told"), simulator.get("callbacks")
    assert len(names) == len(set(names)) == len(stored) and set(names) == set(stored), (len(names), len(stored))
    twice = {message: count for message, count in received.items() if count != 1}
    assert not twice, f"received more than once: {twice}"
    for message, state in states.items():
        if state == "uncertain":
            continue
        assert str(message) in received and state in ("sent", "delivered", "read"), (message, state)
    strangers = set(received) - {str(message) for message in states}
    assert not strangers, f"received and not known: {strangers}"
    sound(db).close()
    uncertain = sum(state == "uncertain" for state in states.values())
    return f"{len(stored)} messages stored once, {len(states)} replies, {len(received)} received once, {uncertain} uncertain"


def test_killed_at_random_moments(place):
    kills, seed, messages = (50, 11, 4000) if place.full else (5, 7, 400)
    db, chance = open_desk(place), random.Random(seed)
    simulator = Simulator(place, "--rate", 60 if place.full else 150, "--messages", messages,
                          "--citizens", 2000 if place.full else 150, "--seed", seed, "--misbehave", HABITS)
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 1.2))
            gateway.kill()
            gateway.start()
        print(f"      {kills} kills: {settled(gateway, simulator, db, messages, 240)}", flush=True)


def test_a_full_disk(place):
    """On a small file system where one can be made, else by the limit that the system sets to a process's files."""
    small = place.path("small")
    os.mkdir(small)
    is_mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", small], capture_output=True).returncode == 0
    try:
        db = open_desk(place)
        if is_mounted:
            for name in os.listdir(place.folder):
                if name.startswith("desk.sqlite"):
                    shutil.move(place.path(name), small)
            db = os.path.join(small, "desk.sqlite")
        simulator = Simulator(place, "--rate", 100, "--messages", 250, "--citizens", 60)
        with Gateway(place, db, carrier=simulator) as gateway:
            simulator.start(gateway)
            gateway.until(lambda: simulator.counts()["messages_taken"] > 20, "nothing is told")
            fill(small) if is_mounted else limit(gateway, 4096)
            gateway.until(lambda: simulator.counts()["answers"].get("503", 0) > 5, "a full disk is not told")
            os.remove(os.path.join(small, "ballast")) if is_mounted else limit(gateway, resource.RLIM_INFINITY)
            print(f"      {'small disk' if is_mounted else 'limit'}: {settled(gateway, simulator, db, 250)}", flush=True)
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", small], check=True)


def fill(folder):
    """Takes all that is left."""
    with open(os.path.join(folder, "ballast"), "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue


def limit(gateway, size):
    """Refuses the gateway every byte of a file beyond a size."""
    hard = resource.prlimit(gateway.process.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(gateway.process.pid, resource.RLIMIT_FSIZE, (size, hard))


def test_a_locked_database(place):
    db = open_desk(place)
    simulator = Simulator(place, "--rate", 100, "--messages", 250, "--citizens", 60)
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        gateway.until(lambda: simulator.counts()["messages_taken"] > 20, "nothing is told")
        holder = sqlite3.connect(db, timeout=20, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        time.sleep(10 if place.full else 2)
        holder.execute("ROLLBACK")
        holder.close()
        print(f"      locked: {settled(gateway, simulator, db, 250)}", flush=True)


def test_a_refused_token_and_a_new_one(place):
    db = open_desk(place)
    simulator = Simulator(place, "--rate", 60, "--messages", 120, "--citizens", 60, "--misbehave", "token=refused")
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        gateway.until(lambda: '"alarm"' in gateway.health()[1] and '"token"' in gateway.health()[1], "no alarm")
        asked = simulator.counts()["refused"]["190"]
        assert asked < 40, f"a refused token is tried {asked} times"
        simulator.misbehave("token=accepted")
        secret(place, "access_token", TOKEN + "-nuovo")
        simulator.say(GIULIA, "Giulia Bonci", "Ci siete?")
        print(f"      token: {settled(gateway, simulator, db, 121)}", flush=True)
        assert '"ok"' in gateway.health()[1], gateway.health()


def test_a_clock_an_hour_behind(place):
    """WhatsApp's clock goes back an hour in the middle: nothing is lost, doubled or sent late."""
    db = open_desk(place)
    simulator = Simulator(place, "--rate", 100, "--messages", 200, "--citizens", 60)
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        gateway.until(lambda: simulator.counts()["messages_taken"] > 100, "nothing is told")
        simulator.misbehave("clock=-3600")
        print(f"      clock: {settled(gateway, simulator, db, 200)}", flush=True)


def test_whatsapp_vanishes(place):
    db = open_desk(place)
    simulator = Simulator(place, "--rate", 60, "--messages", 150, "--citizens", 80)
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        gateway.until(lambda: simulator.counts()["accepted"] > 10, "nothing is sent")
        simulator.vanish(60 if place.full else 3)
        print(f"      vanished: {settled(gateway, simulator, db, 150, 240)}", flush=True)


def test_the_machine_under_the_gateway_is_slow(place):
    """Bodies that come in drops, and a carrier that takes its time."""
    db = open_desk(place)
    simulator = Simulator(place, "--rate", 40, "--messages", 40, "--citizens", 30, "--misbehave",
                          "slow-bodies=0.2 slow-answers=0.3 errors=131000+130429")
    with Gateway(place, db, carrier=simulator) as gateway:
        simulator.start(gateway)
        print(f"      slow: {settled(gateway, simulator, db, 40)}", flush=True)
