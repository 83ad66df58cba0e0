"""Pods that a program made: recorded as the API server first keeps them, and compared with what Plimsoll says of them."""
import json
import re
import sys
import time
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
from kube import Server  # noqa: E402


def record(kubeconfig, file, namespaces, kept):
    """Writes once what is kept of each pod, until this program is stopped; None is not written."""
    server = Server(kubeconfig)
    seen = set()
    with open(file, "a", encoding="utf-8") as out:
        while True:
            for namespace in namespaces:
                for pod in server.get(f"/api/v1/namespaces/{namespace}/pods")["items"]:
                    if pod["metadata"]["uid"] in seen:
                        continue
                    seen.add(pod["metadata"]["uid"])
                    if (text := kept(pod)) is not None:
                        out.write(json.dumps(text) + "\n")
                        out.flush()
            time.sleep(0.2)


def fields(node, path=""):
    """Each leaf with its path; items of lists by name or key where they have one."""
    if isinstance(node, dict) and node:
        for key, value in node.items():
            yield from fields(value, f"{path}.{key}" if re.fullmatch(r"[\w-]+", key) else f"{path}[{key}]")
    elif isinstance(node, list) and node:
        for at, item in enumerate(node):
            name = item.get("name", item.get("key", at)) if isinstance(item, dict) else at
            yield from fields(item, f"{path}[{name}]")
    else:
        yield path.lstrip("."), node


UNITS = {"": 1, "m": 0.001, "k": 1000, "M": 1000**2, "G": 1000**3, "Ki": 1024, "Mi": 1024**2, "Gi": 1024**3, "Ti": 1024**4}


def same(path, one, other):
    """Amounts of resources are the same however they are written."""
    if one is None or other is None or not re.search(r"\.resources\.(requests|limits)\b|\.sizeLimit$", path):
        return one == other
    numbers = [re.fullmatch(r"([\d.]+)([a-zA-Z]*)", str(amount)).groups() for amount in (one, other)]
    return len({float(number) * UNITS[unit] for number, unit in numbers}) == 1


# What the API server writes into any object.
SERVERS = {"managedFields", "uid", "resourceVersion", "creationTimestamp", "generation"}


def differences(actual, wanted):
    actual = {**actual, "metadata": {key: value for key, value in actual["metadata"].items() if key not in SERVERS}}
    actual = dict(fields({key: actual[key] for key in ("metadata", "spec")}))
    wanted = dict(fields({key: wanted[key] for key in ("metadata", "spec")}))
    for path in sorted({*actual, *wanted}):
        if not same(path, actual.get(path), wanted.get(path)):
            yield path, wanted.get(path), actual.get(path)


def reviewed(file):
    """Patterns of paths, by kind of pod and text; a star stands for any text, and two spaces stand between the columns."""
    patterns = {}
    for line in Path(file).read_text().splitlines():
        if line and not line.startswith("#"):
            kind, path, reason = re.split(r"\s{2,}", line, maxsplit=2)
            patterns[(kind, path)] = re.compile(".*".join(map(re.escape, path.split("*"))))
    return patterns


def compare(file, latents, reviewed_file, kinds, described_by):
    """How many pods of each kind are as described, or else what differs; described_by answers a pod's kind and the latent's name."""
    patterns = reviewed(reviewed_file)
    unused = {key for key in patterns if not key[0].endswith("?")}
    problems = []
    seen = dict.fromkeys(kinds, 0)
    for line in Path(file).read_text().splitlines():
        pod = json.loads(line)
        kind, name = described_by(pod)
        latent = Path(latents) / pod["metadata"]["namespace"] / f"pod-{name}.yaml"
        if not latent.is_file():
            problems.append(f"pod {pod['metadata']['name']} in {pod['metadata']['namespace']} was not described: there is no {latent.name}")
            continue
        seen[kind] += 1
        for path, wanted, actual in differences(pod, yaml.safe_load(latent.read_text())):
            known = [key for key, pattern in patterns.items() if key[0].rstrip("?") in (kind, "both") and pattern.fullmatch(path)]
            unused -= set(known)
            if not known:
                problems.append(f"{kind} pod {name}: {path} is {actual!r}, described as {wanted!r}")
    problems += [f"{reviewed_file}: nothing differs any more at {kind} {path}" for kind, path in sorted(unused)]
    problems += [f"no {kind} pod was seen" for kind, count in seen.items() if not count]
    print("\n".join(sorted(set(problems))) or ", ".join(f"{count} {kind} pods" for kind, count in seen.items()) + " are as described")
    return 1 if problems else 0
