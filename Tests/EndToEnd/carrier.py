"""A stand-in for WhatsApp on this machine: the parts of Meta's Cloud API and of Callbell that the gateway calls, and the
webhooks that they send, signed. What got no 200 is sent again, as WhatsApp does."""

import hashlib
import hmac
import http.server
import json
import os
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

SECRET, TOKEN, VERIFY, PATH = "segreto-dell-app", "gettone", "parola", "strada-segreta"
NUMBER = "106540352242922"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def signed(body, secret=SECRET):
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def call(url, body=None, headers=None, method=None):
    """Calls an address; its status and its text."""
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Carrier:
    """WhatsApp as the gateway sees it."""

    def __init__(self, webhook, callbell=False):
        self.webhook, self.callbell = webhook, callbell
        # What was sent, in its order; who is blocked; what is answered next instead of a yes.
        self.sent, self.files, self.blocked, self.refusals = [], [], set(), []
        # The citizens' messages that were marked as read, and those of them at which somebody was seen to write.
        self.marks, self.writing = [], []
        # What Callbell's API tells of its contacts' messages and of ours.
        self.known, self.states = [], {}
        self.lock = threading.Lock()
        carrier = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                size = int(self.headers.get("Content-Length") or 0)
                data = self.rfile.read(size)
                is_form = (self.headers["Content-Type"] or "").startswith("multipart/form-data")
                body = {"form": data} if is_form else json.loads(data or b"{}")
                status, answer = carrier.answer(self.command, self.path, self.headers["Authorization"], body)
                if status is None:
                    self.close_connection = True
                    return
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_DELETE = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, method, path, authorization, body):
        if authorization != f"Bearer {TOKEN}":
            return 401, {"error": {"code": 190, "message": "token"}}
        with self.lock:
            if body.get("status") == "read":
                self.marks.append(body["message_id"])
                if "typing_indicator" in body:
                    self.writing.append(body["message_id"])
                return 200, {"success": True}
            if self.refusals and method == "POST" and "messag" in path:
                refusal = self.refusals.pop(0)
                if refusal == "lost":
                    self.sent.append(body)
                    return None, None
                return refusal
            if self.callbell and method == "GET" and path.endswith("/messages?page=1"):
                return 200, {"messages": self.known[::-1]}
            if self.callbell and method == "GET" and "/messages/status/" in path:
                uuid = path.rsplit("/", 1)[1]
                return 200, {"message": {"uuid": uuid, "status": self.states.get(uuid, "enqueued")}}
            if path.endswith("/block_users"):
                users = [user["user"].lstrip("+") for user in body["block_users"]]
                (self.blocked.update if method == "POST" else self.blocked.difference_update)(users)
                key = "added_users" if method == "POST" else "removed_users"
                return 200, {"block_users": {key: [{"input": "+" + user, "wa_id": user} for user in users]}}
            if path.endswith("/media"):
                self.files.append(body["form"])
                return 200, {"id": f"media{len(self.files)}"}
            self.sent.append(body)
            number = len(self.sent)
        if self.callbell:
            return 200, {"message": {"uuid": f"{number:032x}", "status": "enqueued"}}
        return 200, {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.OUT{number}"}]}

    def texts(self):
        """The words that were sent."""
        with self.lock:
            return [(body.get("text") or body.get("content") or {}).get("body")
                    or (body.get("content") or {}).get("text") for body in self.sent]

    def deliver(self, body, limit=30):
        """Sends a webhook until it is answered 200."""
        data = json.dumps(body).encode()
        end = time.monotonic() + limit
        while True:
            try:
                status, text = call(self.webhook, data, {} if self.callbell else {"X-Hub-Signature-256": signed(data)})
                if status == 200:
                    return text
            except OSError:
                status = "no answer"
            assert time.monotonic() < end, f"a webhook is answered {status} after {limit} s"
            time.sleep(0.02)

    def value(self, **value):
        return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
            "messaging_product": "whatsapp", "metadata": {"phone_number_id": NUMBER}, **value}}]}]}

    def says(self, number, name, text, at=None, identity=None):
        """A citizen writes."""
        at = int(at or time.time())
        if self.callbell:
            created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
            self.known.append({"text": text, "status": "received", "createdAt": created})
            return self.deliver({"event": "message_created", "payload": {
                "from": number, "text": text, "status": "received", "createdAt": created,
                "contact": {"uuid": f"c{number}", "name": name, "phoneNumber": number}}})
        message = {"from": number, "id": identity or f"wamid.IN{number}-{hash((text, at)) & 0xFFFFFFFF}",
                   "timestamp": str(at), "type": "text", "text": {"body": text}}
        return self.deliver(self.value(
            contacts=[{"profile": {"name": name}, "wa_id": number}], messages=[message]))

    def tells(self, index, word):
        """News about the message of ours that was sent as number `index`, from 1."""
        body = self.sent[index - 1]
        if self.callbell:
            self.states[f"{index:032x}"] = word
            return self.deliver({"event": "message_status_updated", "payload": {
                "uuid": f"{index:032x}", "status": word, "metadata": body.get("metadata", {})}})
        status = {"id": f"wamid.OUT{index}", "status": word, "timestamp": str(int(time.time())),
                  "recipient_id": body["to"].lstrip("+"),
                  "biz_opaque_callback_data": body["biz_opaque_callback_data"]}
        return self.deliver(self.value(statuses=[status]))

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Gateway:
    """The daemon on a file, with a stand-in for its carrier."""

    def __init__(self, place, database, callbell=False, carrier=None):
        self.place, self.port, self.operations = place, free_port(), free_port()
        path = f"/webhook/prova/{PATH}" if callbell else "/webhook/prova"
        self.carrier = carrier or Carrier(f"http://127.0.0.1:{self.port}{path}", callbell)
        self.program = os.path.join(os.path.dirname(place.program), "sportello-gateway")
        self.config = place.path("gateway.yaml")
        secrets = {"access_token": TOKEN, **(
            {"path_secret": PATH} if callbell else {"app_secret": SECRET, "verify_token": VERIFY})}
        for name, secret in secrets.items():
            with open(place.path(name), "w", encoding="utf-8") as file:
                file.write(secret + "\n")
            os.chmod(place.path(name), 0o600)
        lines = [f"listen: 127.0.0.1:{self.port}", f"operations: 127.0.0.1:{self.operations}", "services:",
                 "  - name: prova", "    rules: arezzo", f"    database: {database}",
                 f"    carrier: {'callbell' if callbell else 'cloud-api'}",
                 f"    api: http://127.0.0.1:{self.carrier.port}/v24.0"]
        lines += [] if callbell else [f'    phone_number_id: "{NUMBER}"']
        lines += [f"    {name}_file: {name}" for name in secrets]
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        self.process = None

    def start(self):
        self.log = open(self.place.path("gateway.log"), "ab")
        self.process = subprocess.Popen([self.program, "run", self.config], stderr=self.log, stdout=self.log)
        self.until(lambda: self.health()[0] == 200, "the gateway does not serve")
        return self

    def health(self):
        try:
            return call(f"http://127.0.0.1:{self.operations}/health")
        except OSError:
            return 0, ""

    def metric(self, name):
        text = call(f"http://127.0.0.1:{self.operations}/metrics")[1]
        values = [line.rsplit(" ", 1)[1] for line in text.splitlines() if line.startswith(f"sportello_{name}{{")]
        assert len(values) == 1, (name, text)
        return float(values[0])

    def until(self, condition, complaint, limit=30):
        end = time.monotonic() + limit
        while not condition():
            ended = self.process.poll()
            assert ended is None, f"the gateway has ended with {ended}:\n{open(self.place.path('gateway.log')).read()}"
            assert time.monotonic() < end, f"{complaint} after {limit} s"
            time.sleep(0.02)

    def stop(self):
        """Ends it as systemd does."""
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, open(self.place.path("gateway.log")).read()
        self.log.close()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.log.close()

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            self.stop() if kind is None else self.kill()
        self.carrier.close()
