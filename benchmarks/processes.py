"""Runs whole processes side by side and prints a table; started by benchmarks/run, which builds what it needs.

Every figure is of the operating system: CPU is user + system time of the process and its children, memory the peak resident size of the
largest. The commands of one work take turns, A B C A B C, so that a machine that gets slower does so for all. Medians are shown, and the
ratio to the peers is made run by run. After the runs each output is counted and validated.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "benchmarks/target/processes"
CLASSES = ":".join(str(ROOT / part / "target/classes") for part in ("benchmarks", "core", "schemas", "targets"))
PLIMSOLL = str(ROOT / "cli/target/plimsoll/bin/plimsoll")
KINDS = ("Deployment", "Service", "ConfigMap", "ServiceAccount")


def run(command, stdout):
    """One process: (CPU seconds, wall seconds, peak MiB). Ends the script if it fails."""
    with open(stdout, "wb") as out, open(f"{stdout}.err", "wb") as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, "LC_ALL": "C"})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)[:300]}\nended with {process.returncode}:\n{Path(f'{stdout}.err').read_text()[:2000]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def inputs(members, environments):
    folder = WORK / f"in-{members}-{environments}"
    if not folder.exists():
        subprocess.run(["java", "-cp", CLASSES, "dev.plimsoll.benchmarks.Inputs", folder, str(members), str(environments)], check=True)
    return folder


def shell(text):
    return ["bash", "-euo", "pipefail", "-c", text]


def plimsoll(folder, out, environments):
    chosen = [f"--env=env-{i:02d}" for i in range(environments)]
    return [PLIMSOLL, "generate", "--definition", "dev.plimsoll.benchmarks.Fleet", "--class-path",
            str(ROOT / "benchmarks/target/classes"), "--environments", f"{folder}/plimsoll", "--out", str(out), *chosen]


def helm(folder, out, environments):
    return shell("\n".join(f"helm template fleet {folder}/helm -f {folder}/helm/values-env-{i:02d}.yaml > {out}-{i:02d}.yaml"
                           for i in range(environments)))


def helm_and_kubeconform(folder, out, environments):
    return shell("\n".join(f"helm template fleet {folder}/helm -f {folder}/helm/values-env-{i:02d}.yaml > {out}-{i:02d}.yaml; "
                           f"{kubeconform_command()} {out}-{i:02d}.yaml" for i in range(environments)))


def kustomize(folder, out, environments):
    return shell("\n".join(f"kustomize build {folder}/kustomize/env-{i:02d} > {out}-{i:02d}.yaml" for i in range(environments)))


def jsonnet(folder, out, environments):
    return shell("\n".join(f"jsonnet -y {folder}/jsonnet/env-{i:02d}.jsonnet > {out}-{i:02d}.yaml" for i in range(environments)))


def bare_loop(folder, out, environments):
    libraries = (ROOT / "benchmarks/target/class.path").read_text()
    return ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{CLASSES}:{libraries}", "dev.plimsoll.benchmarks.BareLoop",
            folder.name.split("-")[1], str(environments), str(out)]


def kubeconform_command():
    return f"kubeconform -strict -summary -schema-location '{WORK}/schemas/{{{{.ResourceKind}}}}.json'"


def upstream():
    given = os.environ.get("PLIMSOLL_UPSTREAM")
    return Path(given) if given else ROOT.parent / "shared/upstream"


def schemas():
    """One closed JSON Schema for each kind of the fleet, made from the OpenAPI document of Kubernetes 1.35."""
    found = sorted(upstream().glob("kubernetes/swagger-1.35*.json"))
    if not found:
        return False
    definitions = json.loads(found[0].read_text())["definitions"]

    def closed(schema, seen):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            if name in seen:
                return {}
            return closed(definitions[name], seen | {name})
        if schema.get("format") == "int-or-string":
            return {"type": ["string", "integer"]}
        made = {key: schema[key] for key in ("type", "required", "enum") if key in schema}
        if "properties" in schema:
            made["properties"] = {key: closed(value, seen) for key, value in schema["properties"].items()}
            made["additionalProperties"] = False
        elif "additionalProperties" in schema:
            made["additionalProperties"] = closed(schema["additionalProperties"], seen)
        if "items" in schema:
            made["items"] = closed(schema["items"], seen)
        return made

    folder = WORK / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in definitions.items():
        for gvk in schema.get("x-kubernetes-group-version-kind", []):
            if (gvk["group"], gvk["version"]) in {("", "v1"), ("apps", "v1"), ("networking.k8s.io", "v1")}:
                made = closed(schema, {name})
                # Quantities are strings or numbers.
                text = json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", **made})
                (folder / f"{gvk['kind'].lower()}.json").write_text(text)
    return True


def texts(out):
    if out.is_dir():
        return {str(path): path.read_text() for path in sorted(out.rglob("*.yaml")) if path.name != "kustomization.yaml"}
    return {str(path): path.read_text() for path in sorted(out.parent.glob(f"{out.name}-*.yaml"))}


def validated(out, environments, members, judged):
    """Counts the objects; fails if one is missing, if a reference to a hashed ConfigMap is broken, or if kubeconform refuses one."""
    files = texts(out)
    everything = "\n".join(files.values())
    # Jsonnet writes JSON in its stream; Helm, Kustomize and Plimsoll write block style.
    counts = {kind: len(re.findall(rf'^ *"?kind"?: "?{kind}"?,?$', everything, re.M)) for kind in KINDS}
    for kind, count in counts.items():
        if count != members * environments:
            sys.exit(f"{out} has {count} of kind {kind}, not {members * environments}")
    names = re.findall(r'"?name"?: "?([a-z0-9-]+-\d{5}-[a-z0-9]{8,12})"?', everything)
    broken = [name for name in set(names) if names.count(name) != 4] if members * environments <= 2000 else []
    if len(set(names)) < members * environments or broken:
        sys.exit(f"{out}: {len(set(names))} hashed names, {len(broken)} without three references, such as {broken[:3]}")
    if judged:
        listed = WORK / "validate.txt"
        listed.write_text("\n".join(files))
        subprocess.run(shell(f"xargs {kubeconform_command()} < {listed} > {listed}.log"), check=True)
    objects = len(re.findall(r'^(?:kind: |    ?"kind": )', everything, re.M))
    return objects, len(files)


def work(name, members, environments, commands, runs, rows, judged):
    folder = inputs(members, environments)
    figures = {tool: [] for tool in commands}
    for turn in range(runs + 1):
        for tool, make in commands.items():
            out = WORK / f"out-{name}-{tool}"
            shutil.rmtree(out, ignore_errors=True)
            figure = run(make(folder, out, environments), f"{out}.log")
            if turn > 0:  # the first warms the file cache
                figures[tool].append(figure)
    for tool, measured in figures.items():
        objects, files = validated(WORK / f"out-{name}-{tool}", environments, members, judged)
        cpu = statistics.median(m[0] for m in measured)
        ratio = statistics.median(p[0] / m[0] for p, m in zip(figures["plimsoll"], measured))
        row = (name, tool, f"{cpu:.2f}", f"{statistics.median(m[1] for m in measured):.2f}", f"{max(m[2] for m in measured):.0f}",
               str(objects), str(files), "1" if tool == "plimsoll" else f"{ratio:.2f}")
        rows.append(row)
        print("| " + " | ".join(row) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="works whose name begins so")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    judged = schemas()
    full = {"plimsoll": plimsoll, "helm": helm}
    if judged:
        full["helm+kubeconform"] = helm_and_kubeconform
    else:
        print("kubeconform: not judged, no OpenAPI document: set PLIMSOLL_UPSTREAM")
    full["jsonnet"] = jsonnet
    full["bare-loop"] = bare_loop
    works = {
        "4": (1, 1, full),
        "480": (120, 1, full),
        "480x12": (120, 12, full),
        "4000": (1000, 1, full),
        "40000": (10000, 1, {"plimsoll": plimsoll}),
    }
    rows = []
    head = ("work", "tool", "CPU s", "wall s", "peak MiB", "objects", "files", "Plimsoll's CPU as a multiple")
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for name, (members, environments, commands) in works.items():
        if not options.only or name in options.only:
            work(name, members, environments, commands, options.runs, rows, judged)
    if not options.only or "kustomize" in options.only:
        # By itself and few times: one run of 4,000 objects takes a minute.
        for members in (120, 1000):
            work(f"{members * 4}-kustomize", members, 1, {"plimsoll": plimsoll, "kustomize": kustomize}, 3 if members == 120 else 1, rows, judged)
    table = ["| " + " | ".join(line) + " |" for line in [head, ("---",) * len(head), *rows]]
    (ROOT / "benchmarks/target/processes.md").write_text("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
