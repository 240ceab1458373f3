"""`sportello-gateway simulate` as a test holds it: WhatsApp on this machine, which misbehaves when asked."""

import json
import os
import subprocess
import time

from carrier import call, free_port


class Simulator:
    """The carrier of a `Gateway`; its options are those of `sportello-gateway simulate`."""

    def __init__(self, place, *options):
        self.place, self.options = place, [str(option) for option in options]
        self.port, self.control, self.process = free_port(), free_port(), None

    def start(self, gateway):
        """Begins, by the gateway's own configuration."""
        self.log = open(self.place.path("simulate.log"), "ab")
        self.process = subprocess.Popen(
            [gateway.program, "simulate", gateway.config, "--control", f"127.0.0.1:{self.control}", *self.options],
            stderr=self.log, stdout=self.log)
        end = time.monotonic() + 30
        while True:
            try:
                return self.counts()
            except OSError:
                assert self.process.poll() is None, open(self.place.path("simulate.log")).read()
                assert time.monotonic() < end, "the simulator does not answer"
                time.sleep(0.02)

    def get(self, what):
        status, text = call(f"http://127.0.0.1:{self.control}/{what}")
        assert status == 200, text
        return json.loads(text)

    def post(self, what, text):
        status, answer = call(f"http://127.0.0.1:{self.control}/{what}", text.encode())
        assert status == 200, answer

    def counts(self):
        return self.get("counts")

    def misbehave(self, words):
        self.post("misbehave", words)

    def vanish(self, seconds):
        self.post("vanish", str(seconds))

    def say(self, number, name, text, **more):
        """A citizen writes."""
        self.post("say", json.dumps({"from": number, "name": name, "text": text, **more}))

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.log.close()


def secret(place, name, value):
    """Puts a secret in its file, whole or not at all."""
    with open(place.path(name + ".new"), "w", encoding="utf-8") as file:
        file.write(value + "\n")
    os.chmod(place.path(name + ".new"), 0o600)
    os.rename(place.path(name + ".new"), place.path(name))
