"""A small client of a Kubernetes API server: kubeconfig in, JSON out. Standard library only.

Certificates, keys and tokens may stand in the kubeconfig or in files that it names. Only what a kubeconfig needs of YAML is read: block maps and lists of
plain or quoted scalars (which `kind`, `kubectl config view --raw` and most tools write), or JSON.
"""

import base64
import http.client
import json
import os
import ssl
import tempfile
import threading
import time
from urllib.parse import urlsplit


def _scalar(text):
    text = text.strip()
    if text[:1] in "\"'" and text[-1:] == text[:1]:
        return text[1:-1]
    return {"{}": {}, "[]": [], "null": None, "": None}.get(text, text)


def _block(lines, at, indent):
    """Reads the map or list that begins at a line with the given indentation; answers it and the line after it."""
    if lines[at][1].startswith("- "):
        items = []
        while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("- "):
            lines[at] = (indent + 2, lines[at][1][2:])
            item, at = _block(lines, at, indent + 2)
            items.append(item)
        return items, at
    entries = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        key, _, rest = lines[at][1].partition(":")
        at += 1
        if rest.strip():
            entries[_scalar(key)] = _scalar(rest)
        elif at < len(lines) and (lines[at][0] > indent or lines[at][0] == indent and lines[at][1].startswith("- ")):
            entries[_scalar(key)], at = _block(lines, at, lines[at][0])
        else:
            entries[_scalar(key)] = None
    return entries, at


def read_kubeconfig(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.lstrip().startswith("{"):
        return json.loads(text)
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in text.splitlines() if line.strip() and line.strip()[0] not in "#" and line.strip() != "---"]
    return _block(lines, 0, 0)[0]


class Server:
    """Sends requests over one kept-open connection per thread."""

    def __init__(self, kubeconfig):
        config = read_kubeconfig(kubeconfig)
        named = lambda kind, name: next(e for e in config[kind + "s"] if e["name"] == name)[kind]
        context = named("context", config["current-context"])
        cluster, user = named("cluster", context["cluster"]), named("user", context["user"])
        self._url = urlsplit(cluster["server"])
        self._headers = {"Accept": "application/json"}
        if user.get("token"):
            self._headers["Authorization"] = "Bearer " + user["token"]
        self._tls = ssl.create_default_context()
        folder = os.path.dirname(os.path.abspath(kubeconfig))

        def material(owner, key):
            if owner.get(key + "-data"):
                return base64.b64decode(owner[key + "-data"])
            if owner.get(key):
                with open(os.path.join(folder, owner[key]), "rb") as file:
                    return file.read()
            return None

        authority = material(cluster, "certificate-authority")
        if authority:
            self._tls = ssl.create_default_context(cadata=authority.decode())
        certificate, key = material(user, "client-certificate"), material(user, "client-key")
        if certificate:
            with tempfile.TemporaryDirectory() as private:
                both = os.path.join(private, "client.pem")
                with open(os.open(both, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
                    file.write(certificate + b"\n" + key)
                self._tls.load_cert_chain(both)
        self._local = threading.local()

    def send(self, method, path, body=None, content_type="application/json"):
        """Answers the status, the body as bytes and the warnings."""
        headers = dict(self._headers)
        if body is not None:
            headers["Content-Type"] = content_type
        wait_until = time.monotonic() + 60
        attempt = 0
        while True:
            attempt += 1
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._local.connection = http.client.HTTPSConnection(self._url.hostname, self._url.port, context=self._tls, timeout=60)
            try:
                connection.request(method, self._url.path.rstrip("/") + path, body, headers)
                response = connection.getresponse()
                content = response.read()
                # The server answers so while it sets up the storage of a definition that has just come: it has done nothing yet.
                if response.status == 429 and time.monotonic() < wait_until:
                    time.sleep(int(response.headers.get("Retry-After") or 1))
                    attempt = 0
                    continue
                return response.status, content, response.headers.get_all("Warning") or []
            except (http.client.HTTPException, OSError):
                connection.close()
                self._local.connection = None
                if attempt >= 3:
                    raise

    def get(self, path):
        """Answers a JSON document; raises if the server has none at the path."""
        status, content, _ = self.send("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status} {content[:200]!r}")
        return json.loads(content)
