"""Definitions of custom resources that use what a structural schema can say, and sound resources of them. They are made for this corpus; `corpus.py`
creates the definitions before it asks about the resources, and deletes them afterwards.
"""

GROUP = "agreement.plimsoll.dev"


def definition(kind, spec, scope="Namespaced", root=None):
    plural = kind.lower() + "s"
    schema = {"type": "object", "properties": {"spec": {"type": "object", **spec}, "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}, **(root or {})}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{GROUP}"},
        "spec": {
            "group": GROUP,
            "scope": scope,
            "names": {"plural": plural, "singular": kind.lower(), "kind": kind, "listKind": kind + "List"},
            "versions": [{"name": "v1", "served": True, "storage": True, "subresources": {"status": {}}, "schema": {"openAPIV3Schema": schema}}],
        },
    }


SCALARS = {
    "text": {"type": "string"},
    "short": {"type": "string", "minLength": 2, "maxLength": 5},
    "pattern": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
    "loose": {"type": "string", "pattern": "v\\d"},
    "choice": {"type": "string", "enum": ["Always", "Never", ""]},
    "number": {"type": "number", "minimum": 0.5, "maximum": 10, "exclusiveMaximum": True},
    "count": {"type": "integer", "minimum": 0, "maximum": 100},
    "small": {"type": "integer", "format": "int32"},
    "large": {"type": "integer", "format": "int64"},
    "step": {"type": "integer", "multipleOf": 5},
    "level": {"type": "integer", "enum": [1, 2, 3]},
    "flag": {"type": "boolean"},
    "port": {"x-kubernetes-int-or-string": True},
    "amount": {"x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}], "pattern": "^[0-9]+[a-z]?$"},
    "maybe": {"type": "string", "nullable": True},
    "filled": {"type": "string", "default": "x"},
    "filledCount": {"type": "integer", "default": 3, "minimum": 1},
}

FORMATS = {f.replace("-", ""): {"type": "string", "format": f} for f in ("date-time", "date", "duration", "email", "ipv4", "ipv6", "cidr", "uri", "uuid", "byte", "hostname", "mac", "int32", "unknown-format", "password")}

CONTAINERS = {
    "list": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
    "set": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"},
    "parts": {
        "type": "array",
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["name", "protocol"],
        "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "protocol": {"type": "string", "default": "TCP"}, "size": {"type": "integer"}}},
    },
    "labels": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 8}, "maxProperties": 3},
    "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
    "objects": {"type": "object", "additionalProperties": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "integer", "default": 1}}}},
    "open": {"type": "object", "x-kubernetes-preserve-unknown-fields": True, "properties": {"known": {"type": "integer"}}},
    "any": {"x-kubernetes-preserve-unknown-fields": True},
    "closed": {"type": "object"},
    "nested": {"type": "object", "required": ["must"], "properties": {"must": {"type": "string"}, "may": {"type": "object", "properties": {"deep": {"type": "integer", "default": 7}}}}},
    "withDefault": {"type": "object", "default": {"a": "b"}, "properties": {"a": {"type": "string"}, "c": {"type": "string", "default": "d"}}},
    "template": {"type": "object", "x-kubernetes-embedded-resource": True, "x-kubernetes-preserve-unknown-fields": True},
}

CONDITIONS = {
    "one": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
    "some": {"type": "object", "properties": {"kind": {"type": "string"}, "size": {"type": "integer"}}, "anyOf": [{"properties": {"kind": {"enum": ["big"]}}, "required": ["kind"]}, {"properties": {"size": {"maximum": 3}}}]},
    "every": {"type": "string", "allOf": [{"minLength": 2}, {"pattern": "^a"}]},
    "never": {"type": "string", "not": {"enum": ["no", "none"]}},
    "lists": {"type": "array", "items": {"type": "integer", "minimum": 1}, "anyOf": [{"maxItems": 2}, {"minItems": 5}]},
}

DEFINITIONS = [
    definition("Sample", {"required": ["text"], "properties": {**SCALARS, **CONTAINERS, **CONDITIONS}}),
    definition("Format", {"properties": FORMATS}, scope="Cluster", root={"required": ["spec"]}),
]

RESOURCES = {
    "custom-plain": {"apiVersion": f"{GROUP}/v1", "kind": "Sample", "metadata": {"name": "s"}, "spec": {"text": "x"}},
    "custom-rich": {
        "apiVersion": f"{GROUP}/v1",
        "kind": "Sample",
        "metadata": {"name": "s", "labels": {"a": "b"}, "annotations": {"c": "d"}, "finalizers": ["keep"]},
        "spec": {
            "text": "x", "short": "abc", "pattern": "a-1", "loose": "is v2", "choice": "Always", "number": 1.5, "count": 5, "small": 7, "large": 9, "step": 10, "level": 2, "flag": True, "port": "http",
            "amount": "5k", "maybe": None, "filled": "y", "filledCount": 4, "list": ["a", "b"], "set": ["a", "b"], "parts": [{"name": "a", "size": 1}, {"name": "a", "protocol": "UDP"}],
            "labels": {"k": "v"}, "counts": {"k": 1}, "objects": {"k": {"a": "x"}}, "open": {"known": 1, "other": {"x": [1]}}, "any": {"y": 1}, "closed": {}, "nested": {"must": "x", "may": {"deep": 2}},
            "withDefault": {"a": "z"}, "template": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "labels": {"a": "b"}}, "spec": {"x": 1}},
            "one": {"a": "x"}, "some": {"kind": "big", "size": 9}, "every": "ab", "never": "yes", "lists": [1, 2],
        },
        "status": {"any": "thing"},
    },
    "custom-formats": {
        "apiVersion": f"{GROUP}/v1",
        "kind": "Format",
        "metadata": {"name": "f"},
        "spec": {
            "datetime": "2026-01-31T12:00:00Z", "date": "2026-01-31", "duration": "1h30m", "email": "a@b.example", "ipv4": "10.0.0.1", "ipv6": "2001:db8::1", "cidr": "10.0.0.0/8", "uri": "https://x.example/y",
            "uuid": "550e8400-e29b-41d4-a716-446655440000", "byte": "YQ==", "hostname": "a.example.com", "mac": "00:00:5e:00:53:01", "int32": "x", "unknownformat": "x", "password": "p",
        },
    },
}
