"""Changes sound objects in ways that people and programs get them wrong, and in ways that are right: types, ranges, names, missing, unknown, repeated,
added and moved values. Deterministic: a case is drawn by a seed of its own.
"""

import json
import os
import random
import re

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "schemas", "src", "main", "resources", "dev", "plimsoll", "schemas")

NAMES = ["a", "web-1", "a.b", "A", "a_b", "-a", "a-", "1a", "123", "a" * 15, "a" * 16, "a" * 52, "a" * 53, "a" * 63, "a" * 64, "a" * 253, "a" * 254, "", "x/y", "é", "a b", " a", "system:x", "a..b", "a.", ".", "..", "a%b", "*", "http", "example.com/x", "example.com/X_y", "a/b/c", "/x", "x/", "Example.com/x"]
INTEGERS = [-1, 0, 1, 2, 3, 5, 10, 11, 63, 64, 99, 100, 101, 256, 511, 512, 599, 600, 601, 1800, 1801, 3600, 3601, 30000, 65535, 65536, 86400, 86401, 100000, 100001, 2147483647, 2147483648, -2147483649]
TEXTS = ["", " ", "x", "TCP", "tcp", "UDP", "SCTP", "HTTP", "true", "1", "0", "-1", "8080", "50%", "150%", "-5%", "5.5%", "100%", "0%", "a=b", "line\nbreak", "x" * 300, "None", "none", "Always", "always", "Never", "OnFailure", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "exists"]
QUANTITIES = ["1", "0", "-1", "100m", "1.5", "500m", "1Gi", "1G", "1gi", "1K", "1k", "1Ki", "", " 1", "1 Gi", "abc", "1e3", "0.1m", "1.5Gi", "Gi", "1E", 1, 2, 0.5, -1, True, None, "1i", "10T", "1024Mi"]
PATHS = ["", "/", "a", "/a", "a/b", "/a/../b", "..", "a/..", "../a", "..a", "a/..b", "/a//b", "/a/./b", ".", "./a", "/a/", "a:b", "/a%2fb", "x" * 300]
ADDRESSES = ["", "10.0.0.1", "10.0.0", "256.1.1.1", "010.0.0.1", "::1", "fe80::1", "2001:db8::1", "::ffff:1.2.3.4", "127.0.0.1", "0.0.0.0", "169.254.0.1", "224.0.0.1", "a.b.c.d", "10.0.0.1/24", "10.0.0.0/24", "10.0.0.0/33", "10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/0", "2001:db8::/32", "0.0.0.0/0", "::/0", "None"]
SCHEDULES = ["", "* * * * *", "*/5 * * * *", "0 3 * * 7", "60 * * * *", "@daily", "@every 1h", "@Daily", "0 0 31 2 *", "0 0 * JAN mon", "* * * *", "* * * * * *", "TZ=UTC * * * * *", "1-5/2 * * * *", "5-1 * * * *", "a * * * *", "0 0 L * *", "? * * * *"]
ZONES = ["", "UTC", "Etc/UTC", "Europe/Berlin", "europe/berlin", "Local", "Nowhere/None", "CET", "EST5EDT", "../x", "America/Argentina/Buenos_Aires"]
EXPRESSIONS = ["", "true", "1", "object.spec.x == 1", "object.", "'x'", "self.size > 0", "unknown.x", "has(object.metadata)", "request.name", "params.data", "oldObject == null", "variables.x", "a\nb", "size(self) < 5", "duration('1h')"]
URLS = ["", "https://x.example.com", "http://x.example.com", "https://", "https://u:p@x.example.com", "https://x.example.com?a=b", "https://x.example.com/#f", "x.example.com", "https://x.example.com/a/b", "ftp://x"]
HOSTS = ["", "a.example.com", "*.example.com", "*", "*.*.com", "a.*.com", "10.0.0.1", "A.example.com", "a_b.example.com", "a.example.com.", "-a.example.com", "localhost"]
FIELD_PATHS = ["", "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.labels['a']", "metadata.annotations['x/y']", "metadata.annotations", "metadata.labels['']", "metadata.labels['A B']", "spec.nodeName", "spec.serviceAccountName", "status.podIP", "status.podIPs", "status.hostIP", "status.hostIPs", "status.phase", "metadata.foo", "spec.restartPolicy"]
RESOURCES = ["cpu", "memory", "ephemeral-storage", "storage", "pods", "hugepages-2Mi", "hugepages-", "hugepages-1Gi", "nvidia.com/gpu", "gpu", "requests.cpu", "limits.cpu", "limits.memory", "requests.storage", "requests.example.com/x", "kubernetes.io/x", "example.com/", "count/pods", "count/x.y", "services.loadbalancers", "requests.hugepages-2Mi", "limits.ephemeral-storage", "requests.nvidia.com/gpu", "limits.nvidia.com/gpu", "configmaps", "Cpu", "", "a" * 64]
FORMS = ["", "x", "2026-01-31T12:00:00Z", "2026-01-31t12:00:00.5+01:00", "2026-01-31 12:00:00", "2026-02-30", "2026-01-31", "1h", "1.5h", "-5m", "P1D", "1 day", "5", "a@b", "a@", "A <a@b.example>", "https://x", "//x", "/x", "x:y", "x y", "550E8400-E29B-41D4-A716-446655440000", "550e8400e29b41d4a716446655440000", "YQ==", "YQ", "00-00-5E-00-53-01", "0000.5e00.5301", "00:00:5e:00:53", "a.example.com", "A.Example.COM", "-a.com", "a.b", "localhost", "a" * 64]
SIGNALS = ["SIGTERM", "SIGFOO", "sigterm", ""]

# By the name of the field: what is tried there beside what fits its type.
POOLS = [
    (r"^(datetime|date|duration|email|uri|uuid|byte|mac|hostname|int32|unknownformat|password)$", FORMS), (r"(?i)schedule$", SCHEDULES), (r"timeZone", ZONES), (r"(?i)(expression|rule)$", EXPRESSIONS), (r"(?i)url$", URLS), (r"^(host|hostnames|hosts|externalName|searches)$", HOSTS),
    (r"fieldPath", FIELD_PATHS), (r"(?i)(^|pod|cluster|external|load.*)(ip|cidr|cidrs|podCIDR|clusterIPs|externalIPs|addresses|nameservers|except|loadBalancerSourceRanges|address)s?$", ADDRESSES),
    (r"(?i)(path|subPathExpr|jsonPath|nonResourceURLs|localhostProfile)$", PATHS), (r"^(resource|resourceName|resources)$", RESOURCES), (r"stopSignal", SIGNALS),
    (r"(?i)(name|key|topologyKey|kind|group|values?|plural|singular|type|signer|driver|provisioner|controller|id|class|namespace|subdomain|hostname|labels?)s?$", NAMES),
]
MAP_KEYS = ["a", "A", "a.b", "example.com/x", "Example.com/x", "-a", "a b", "", "a" * 63, "a" * 64, "a/b/c", "..a", "..", "a_b", "kubernetes.io/x"]


class Types:
    """The compact schema data of one minor."""

    def __init__(self, minor):
        self.types, self.kinds = {}, {}
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
                        fields[name.rstrip("!")] = expression
                    self.types[words[1].partition("/")[0]] = fields

    def add(self, definition):
        """Joins the kind that a custom resource definition serves."""
        spec = definition["spec"]
        kind = spec["names"]["kind"]
        schema = spec["versions"][0]["schema"]["openAPIV3Schema"]
        self.kinds[spec["group"] + "/" + spec["versions"][0]["name"], kind] = kind
        self._object(kind, schema)
        self.types[kind]["metadata"] = "meta.v1.ObjectMeta"

    def _object(self, name, schema):
        self.types[name] = {field: self._expression(f"{name}.{field}", value) for field, value in schema["properties"].items()}
        return name

    def _expression(self, name, schema):
        if schema.get("x-kubernetes-int-or-string"):
            return "int-or-string"
        kind = schema.get("type")
        if kind == "string":
            return "string(" + "|".join(schema["enum"]) + ")" if "enum" in schema else "string"
        if kind == "object":
            if "properties" in schema:
                return self._object(name, schema)
            return "{" + self._expression(name, schema["additionalProperties"]) + "}" if "additionalProperties" in schema else "any-map"
        if kind == "array":
            return "[" + self._expression(name, schema["items"]) + "]"
        return {"integer": "int64", "number": "number", "boolean": "bool"}.get(kind, "any")

    def at(self, expression, step):
        """The type of an entry, item or field of a value of a type; empty if unknown."""
        expression = expression.partition("|")[0] if "(" not in expression else expression
        if expression[:1] in "[{" and expression:
            return expression[1:-1]
        return self.types.get(expression, {}).get(step, "") if isinstance(step, str) else ""


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def places(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from places(child, path + (key,))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from places(child, path + (i,))


def apply(value, edits):
    """The value with edits applied: ["set", pointer, value], ["cut", pointer], or ["fill", pointer, text, times] for a long text."""
    # Not deepcopy: it keeps two places that share a value shared, and an edit of one would change both.
    value = json.loads(json.dumps(value))
    for edit in edits:
        steps = [step.replace("~1", "/").replace("~0", "~") for step in edit[1].split("/")[1:]]
        at = value
        for step in steps[:-1]:
            at = at[int(step) if isinstance(at, list) else step]
        last = int(steps[-1]) if isinstance(at, list) else steps[-1]
        if edit[0] == "cut":
            del at[last]
        elif edit[0] == "fill":
            at[last] = edit[2] * edit[3]
        elif isinstance(at, list) and last == len(at):
            at.append(json.loads(json.dumps(edit[2])))
        else:
            at[last] = json.loads(json.dumps(edit[2]))
    return value


class Mutator:
    def __init__(self, types, seed_objects):
        self.types = types
        self.parts = {}  # sound values seen, by the type that they have
        for seed in seed_objects:
            root = types.kinds.get((seed["apiVersion"], seed["kind"]), "")
            for path, value in places(seed):
                expression = self.type_at(root, path)
                if expression and path:
                    self.parts.setdefault(expression, [])
                    if value not in self.parts[expression]:
                        self.parts[expression].append(value)

    def type_at(self, root, path):
        expression = root
        for step in path:
            expression = self.types.at(expression, step)
        return expression

    def sample(self, rng, expression, name, depth=0):
        """A value of a type, mostly a sensible one."""
        if expression in self.parts and rng.random() < 0.6:
            return rng.choice(self.parts[expression])
        pool = next((values for pattern, values in POOLS if re.search(pattern, name)), None)
        enum = re.fullmatch(r"string\((.*)\)", expression)
        if enum:
            values = enum.group(1).replace("%20", " ").split("|")
            return rng.choice(values) if rng.random() < 0.75 else rng.choice([rng.choice(values).lower(), "Bogus", "", rng.choice(values).upper()])
        if expression == "string":
            return rng.choice(pool) if pool and rng.random() < 0.85 else rng.choice(TEXTS)
        if expression in ("int32", "int64"):
            return rng.choice(INTEGERS)
        if expression == "bool":
            return rng.random() < 0.6
        if expression == "quantity":
            return rng.choice(QUANTITIES)
        if expression == "int-or-string":
            return rng.choice(INTEGERS + TEXTS + NAMES[:8])
        if expression == "bytes":
            return rng.choice(["", "YQ==", "YQ", "!", "e30=", "YWJj"])
        if expression in ("time", "micro-time"):
            return rng.choice(["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000000Z", "2026-01-31", "now", ""])
        if expression == "number":
            return rng.choice([0, 1, 1.5, -1])
        if expression[:1] == "[":
            return [self.sample(rng, expression[1:-1], name, depth + 1) for _ in range(rng.choice([0, 1, 1, 1, 2]))]
        if expression[:1] == "{":
            return {rng.choice(RESOURCES if expression == "{quantity}" else MAP_KEYS): self.sample(rng, expression[1:-1], name, depth + 1) for _ in range(rng.choice([0, 1, 1, 2]))}
        fields = self.types.types.get(expression.partition("|")[0])
        if fields and depth < 4:
            chosen = rng.sample(list(fields), min(len(fields), rng.choice([0, 1, 1, 2, 3])))
            return {field: self.sample(rng, fields[field], field, depth + 1) for field in chosen}
        return rng.choice([{}, {"a": 1}, [], "x", 1, True])

    def edit(self, rng, value, root):
        """One change of an object."""
        everywhere = [place for place in places(value) if place[0] and place[0][0] not in ("apiVersion", "kind")]
        if not everywhere:
            return ["set", "/metadata", {"name": rng.choice(NAMES)}]
        path, old = rng.choice(everywhere)
        expression = self.type_at(root, path)
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        kind = rng.random()
        if isinstance(old, dict) and kind < 0.6:
            fields = self.types.types.get(expression.partition("|")[0])
            if fields is not None:
                absent = [field for field in fields if field not in old]
                if absent and kind < 0.52:
                    field = rng.choice(absent)
                    return ["set", pointer(path + (field,)), self.sample(rng, fields[field], field)]
                return ["set", pointer(path + (rng.choice(["bogus", "Name", "labelz", "spec", "value"]),)), rng.choice(["x", 1, None, {}])]
            if expression[:1] == "{":
                return ["set", pointer(path + (rng.choice(RESOURCES if expression == "{quantity}" else MAP_KEYS),)), self.sample(rng, expression[1:-1], name)]
        if isinstance(old, list) and kind < 0.6:
            if old and kind < 0.25:
                return ["set", pointer(path + (len(old),)), rng.choice(old)]
            if expression[:1] == "[":
                return ["set", pointer(path + (len(old),)), self.sample(rng, expression[1:-1], name)]
        if kind < 0.75:
            return ["set", pointer(path), self.sample(rng, expression, name) if expression else rng.choice(NAMES + TEXTS)]
        if kind < 0.9:
            return ["cut", pointer(path)]
        if kind < 0.93:
            return ["set", pointer(path), None]
        wrong = ["x", 1, 1.5, True, [], {}, [None], "", {"a": "b"}, ["x"], -1]
        return ["set", pointer(path), rng.choice(wrong)]

    def edits(self, rng, seed):
        """One to three changes of a sound object, as a list that `apply` takes."""
        root = self.types.kinds.get((seed["apiVersion"], seed["kind"]), "")
        done = []
        for _ in range(rng.choice([1, 1, 1, 1, 2, 2, 3])):
            done.append(self.edit(rng, apply(seed, done), root))
        return done
