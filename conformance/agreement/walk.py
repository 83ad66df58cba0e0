"""Walks the server's schema: every field of every kind that a seed stands for, set to sound, unusual and wrong values, alone and together.

Where the mutator of corpus.py starts from what a seed holds, this goes down every path that the schema has, and builds what lies between.
"""

import json
import os
import random
import re

from mutate import POOLS, QUANTITIES, SCHEMAS, INTEGERS, apply, pointer

SOUND = [
    (r"(?i)schedule$", ["0 3 * * *", "*/10 * * * *", "@hourly"]), (r"timeZone", ["Etc/UTC", "America/New_York"]), (r"(?i)(expression|rule)$", ["true", "object.metadata.name != 'x'"]),
    (r"(?i)url$", ["https://hooks.example.com/a"]), (r"^(host|hosts|hostnames|externalName|searches)$", ["b.example.com", "c.example.org"]), (r"fieldPath", ["metadata.name", "metadata.annotations['x']", "status.podIP"]),
    (r"(?i)(cidr|cidrs|podCIDR|loadBalancerSourceRanges|except)$", ["10.3.0.0/16", "2001:db8:1::/48"]), (r"(?i)(^|pod|host|cluster|external|load.*)ips?$|^addresses$|^nameservers$", ["10.9.8.7", "2001:db8::7"]),
    (r"(?i)(mountPath|devicePath)$", ["/mnt/a", "/var/lib/b c"]), (r"(?i)path$", ["a", "etc/app.conf", "/x"]), (r"^(resource|resourceName)$", ["cpu", "limits.memory", "example.com/fpga"]), (r"^protocol$", ["TCP", "UDP", "SCTP"]),
    (r"^kind$", ["ConfigMap", "Deployment", "Foo"]), (r"^apiVersion$", ["v1", "apps/v1", "example.com/v1alpha1"]), (r"(?i)apiGroups?$", ["", "apps", "example.com"]), (r"^uid$", ["0b9b2c3e-0000-4000-8000-000000000001"]),
    (r"^verbs$", ["get", "*", "use"]), (r"^(operator)$", ["In", "Exists", "Equal"]), (r"^effect$", ["NoSchedule", "NoExecute"]), (r"(?i)version$", ["v1", "1"]), (r"^(key|topologyKey|conditionType|labelKey)$", ["zone", "example.com/key", "kubernetes.io/hostname"]),
    (r"(?i)(time|timestamp)$", ["2026-03-01T10:00:00Z"]), (r"^image$", ["nginx", "registry.example:5000/a/b@sha256:" + "0" * 64]), (r"(?i)names?$|Ref$|claim", ["abc", "my-name", "x.y"]), (r"(?i)(values?|labels?)$", ["a", "", "B_c.1"]),
]
PLAIN = ["a", "value", "Some text.", "x-y", "0", "true", ""]
ODD = ["", " ", "é", "a\nb", "null", "~", "0x1F", "1e3", "-", "a" * 254, "A", "a_b", "UPPER", "x/y", "1.2.3.4", "*", "$(X)", "{{ .Values.x }}", "\t", "0", "100%"]
NUMBERS = [0, 1, -1, 2, 3, 7, 30, 50, 100, 101, 127, 128, 255, 256, 300, 443, 600, 1024, 3600, 4096, 32767, 32768, 65534, 65535, 65536, 10**6, 10**9, 10**9 + 1, 2**31 - 1, 2**31, -(2**31), 2**53, 2**63 - 1, 2**63]
MAPS = ["a", "example.com/b", "memory", "cpu", "A_B", "x y", "", "a" * 64, "b/c/d"]
WRONG = ["x", "5", 1, 1.5, 2.0, True, [], {}, [None], {"a": None}, ["x", "x"], [[]], [{}]]


class Walk:
    """The schema of one minor, with what must be there."""

    def __init__(self, minor):
        self.fields, self.kinds = {}, {}
        with open(os.path.join(SCHEMAS, minor + ".txt"), encoding="utf-8") as file:
            for line in file:
                words = line.split()
                if words[0] == "kind":
                    self.kinds[words[1], words[2]] = words[5]
                elif words[0] == "type":
                    fields = {}
                    for word in words[2:]:
                        name, _, expression = word.partition(":")
                        expression = re.sub(r"(/(set|atomic|retainKeys|map=[\w,]+|merge(=\w+)?))+(?==|$)", "", expression)
                        expression = re.sub(r'=("[^"]*"|\d+|true)$', "", expression)
                        fields[name.rstrip("!")] = (expression, name.endswith("!"))
                    self.fields[words[1].partition("/")[0]] = fields

    def members(self, expression):
        return {} if expression[:1] in "[{" else self.fields.get(expression.partition("|")[0] if "(" not in expression else "", {})

    def paths(self, root):
        """Each place of a kind with the type there; recursive types are entered once on a way."""
        todo = [((), root, (root,))]
        while todo:
            path, expression, way = todo.pop(0)
            if path:
                yield path, expression
            if expression[:1] == "[":
                todo.append((path + (0,), expression[1:-1], way))
            elif expression[:1] == "{":
                todo.append((path + ("*",), expression[1:-1], way))
            else:
                for name, (child, _) in self.members(expression).items():
                    inner = child.strip("[]{}").partition("|")[0]
                    if inner in way or not path and name in ("apiVersion", "kind", "status") or name == "managedFields":
                        continue
                    todo.append((path + (name,), child, way + (inner,) if inner in self.fields else way))

    def sound(self, rng, expression, name, depth=0):
        """A value that fits its type, and mostly its name."""
        enum = re.fullmatch(r"string\((.*)\)", expression)
        if enum:
            return rng.choice(enum.group(1).replace("%20", " ").split("|"))
        if expression == "string":
            pool = next((values for pattern, values in SOUND if re.search(pattern, name)), PLAIN)
            return rng.choice(pool)
        if expression in ("int32", "int64"):
            return rng.choice([1, 2, 5, 10, 80, 420])
        if expression == "bool":
            return rng.random() < 0.5
        if expression == "quantity":
            return rng.choice(["1", "500m", "1Gi", "2", 3, "1.5Gi", "1e3", "0"])
        if expression == "int-or-string":
            return rng.choice([1, 80, "http", "25%", 0])
        if expression == "bytes":
            return rng.choice(["", "YQ==", "YWJj"])
        if expression in ("time", "micro-time"):
            return "2026-01-31T12:00:00" + rng.choice(["Z", ".000000Z", "+02:00"])
        if expression == "number":
            return rng.choice([1, 1.5])
        if expression[:1] == "[":
            return [self.sound(rng, expression[1:-1], name, depth + 1) for _ in range(rng.choice([1, 1, 1, 2]))]
        if expression[:1] == "{":
            keys = ["cpu", "memory"] if expression == "{quantity}" else ["a", "example.com/b", "c_d"]
            return {key: self.sound(rng, expression[1:-1], name, depth + 1) for key in rng.sample(keys, rng.choice([1, 1, 2]))}
        fields = self.members(expression)
        if fields:
            chosen = {field: child for field, (child, must) in fields.items() if must or depth < 4 and rng.random() < 1.2 / len(fields)}
            return {field: self.sound(rng, child, field, depth + 1) for field, child in chosen.items()}
        return rng.choice([{}, {"a": 1}])

    def odd(self, rng, expression, name):
        """A value of the type that a person rarely writes."""
        enum = re.fullmatch(r"string\((.*)\)", expression)
        if enum:
            value = rng.choice(enum.group(1).replace("%20", " ").split("|"))
            return rng.choice([value.lower(), value.upper(), value + " ", "", "Unknown"])
        if expression == "string":
            pool = next((values for pattern, values in POOLS if re.search(pattern, name)), ODD)
            return rng.choice(pool if rng.random() < 0.6 else ODD)
        if expression in ("int32", "int64"):
            return rng.choice(NUMBERS + INTEGERS)
        if expression == "quantity":
            return rng.choice(QUANTITIES + ["+1", "-0", "1E3", "1e-3", ".5", "5.", "00", "1n", "1u", "12345678901234567890", "1.23456789Gi", "1ki", "0Ki"])
        if expression == "int-or-string":
            return rng.choice(NUMBERS + ["", "0%", "101%", "1", "http", "a--b", "A", "-1%", "010%", "1 %", "a" * 16, "1a"])
        if expression == "bytes":
            return rng.choice(["Y", "YQ", "YQ==\n", "Y Q==", "_-_-", "+/+/", "é", "e30="])
        if expression in ("time", "micro-time"):
            return rng.choice(["2026-01-31T12:00:00", "2026-01-31T24:00:00Z", "2026-02-30T00:00:00Z", "2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00,5Z", "0001-01-01T00:00:00Z", "2026-01-31T12:00:60Z", "2026-1-31T12:00:00Z", "2026-01-31t12:00:00z", "2026-01-31T12:00:00+2:00", "", 5])
        if expression[:1] == "[":
            inner = expression[1:-1]
            one = self.sound(rng, inner, name, 2)
            return rng.choice([[], [one, one], [one, self.odd(rng, inner, name)], [None], [self.sound(rng, inner, name, 2) for _ in range(rng.choice([3, 9, 17, 33]))]])
        if expression[:1] == "{":
            inner = expression[1:-1]
            return {rng.choice(MAPS): rng.choice([self.sound(rng, inner, name, 2), self.odd(rng, inner, name)]) for _ in range(rng.choice([0, 1, 2]))}
        fields = self.members(expression)
        if fields:
            return {field: self.odd(rng, child, field) if rng.random() < 0.3 else self.sound(rng, child, field, 1) for field, (child, must) in fields.items() if must or rng.random() < 0.3}
        return rng.choice([None, [], "x", {}])

    def put(self, rng, seed, path, expression, value):
        """The edit that sets a place; what lies between is made with what it must have."""
        at, steps = seed, []
        root = self.kinds[seed["apiVersion"], seed["kind"]]
        kind = root
        for i, step in enumerate(path):
            if isinstance(at, list):
                here = min(step, len(at))
            elif step == "*":
                here = rng.choice(MAPS[:5]) if not at or rng.random() < 0.5 else rng.choice(list(at))
            else:
                here = step
            steps.append(here)
            kind = kind[1:-1] if kind[:1] in "[{" else self.members(kind)[step][0]
            if i == len(path) - 1:
                return ["set", pointer(steps), value]
            present = here in at if isinstance(at, dict) else here < len(at)
            if not present or not isinstance(at[here], (dict, list)):
                return ["set", pointer(steps), self.around(rng, kind, path[i + 1:], value)]
            at = at[here]
        raise AssertionError(path)

    def around(self, rng, kind, path, value):
        if not path:
            return value
        step = path[0]
        if kind[:1] == "[":
            return [self.around(rng, kind[1:-1], path[1:], value)]
        if kind[:1] == "{":
            return {rng.choice(MAPS[:5]): self.around(rng, kind[1:-1], path[1:], value)}
        fields = self.members(kind)
        made = {field: self.sound(rng, child, field, 3) for field, (child, must) in fields.items() if must and field != step}
        made[step] = self.around(rng, fields[step][0], path[1:], value)
        return made

    def edits(self, rng, seed, path, expression):
        """The ways in which one place is tried, as lists of edits."""
        name = next((step for step in reversed(path) if isinstance(step, str) and step != "*"), "")
        values = [self.sound(rng, expression, name), self.sound(rng, expression, name), self.odd(rng, expression, name), self.odd(rng, expression, name), rng.choice([None, rng.choice(WRONG), rng.choice(WRONG)])]
        for value in values:
            yield [self.put(rng, seed, path, expression, value)]
        if self.members(expression) or expression[:1] in "[{":
            return
        yield [self.put(rng, seed, path, expression, self.odd(rng, expression, name))]


def walked(seeds, minor, number):
    """Cases of one walk: name and edits."""
    walk = Walk(minor)
    seen = {}
    for name, seed in seeds.items():
        root = walk.kinds.get((seed["apiVersion"], seed["kind"]))
        if root is None:
            continue
        for path, expression in walk.paths(root):
            key = (path[-2:] if path[-1] in (0, "*") else path[-1:], expression, path[:-1] and str(path[-3:-1]), seed["kind"] if len(path) < 4 else "")
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 2:
                continue
            rng = random.Random(f"walk {number} {name} {path}")
            for edits in walk.edits(rng, seed, path, expression):
                yield name, edits


def together(accepted, number, count):
    """Edits that servers took alone, put together: what is wrong then lies between fields."""
    by_seed = {}
    for name, edits in accepted:
        by_seed.setdefault(name, []).append(edits)
    rng = random.Random(f"together {number}")
    names = sorted(by_seed)
    for i in range(count):
        name = names[i % len(names)]
        pool = by_seed[name]
        chosen = []
        for edits in rng.sample(pool, min(len(pool), rng.choice([2, 3, 4, 6, 8]))):
            at = edits[0][1]
            if not any(at.startswith(e[1] + "/") or e[1].startswith(at + "/") or e[1] == at for e in chosen):
                chosen += edits
        yield name, chosen


def applied(seed, edits):
    """The object, or nothing if edits do not fit together."""
    try:
        return apply(seed, edits)
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
