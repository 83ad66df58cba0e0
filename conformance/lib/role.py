"""Takes a right out of a Role, or gives back all that were taken.

usage: role.py KUBECONFIG NAMESPACE NAME [VERB [RESOURCE]]      RESOURCE as core/pods; without it, the verb goes out of every rule
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from kube import Server  # noqa: E402

WHOLE = "conformance.plimsoll.dev/rules"


def rules_without(rules, verb, resource=None):
    """The rules, one for each resource where one is named, so that the verb goes out of its rule alone."""
    kept = []
    for rule in rules:
        groups = [(group, name) for group in rule.get("apiGroups", []) for name in rule.get("resources", [])]
        if resource is None:
            kept.append({**rule, "verbs": [v for v in rule["verbs"] if v != verb]})
            continue
        for group, name in groups:
            verbs = [v for v in rule["verbs"] if v != verb or f"{group or 'core'}/{name}" != resource]
            kept.append({**rule, "apiGroups": [group], "resources": [name], "verbs": verbs})
    return [rule for rule in kept if rule["verbs"]]


def take(server, namespace, name, verb=None, resource=None):
    """The Role without a verb; without one, as it was at first."""
    path = f"/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/roles/{name}"
    role = server.get(path)
    whole = json.loads(role["metadata"].get("annotations", {}).get(WHOLE, "null")) or role["rules"]
    body = {"metadata": {"annotations": {WHOLE: json.dumps(whole)}}, "rules": rules_without(whole, verb, resource) if verb else whole}
    status, answer, _ = server.send("PATCH", path, json.dumps(body), "application/merge-patch+json")
    if status != 200:
        sys.exit(answer.decode())


if __name__ == "__main__":
    take(Server(sys.argv[1]), *sys.argv[2:])
