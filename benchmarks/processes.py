"""Runs whole processes side by side and prints a table; started by benchmarks/run, which builds what it needs.

Every figure is of the operating system: CPU is user + system time of the process and its children, memory the peak resident size of the
largest. The commands of one work take turns, A B C A B C, so that a machine that gets slower does so for all. Medians are shown, and the
ratio to the peers is made run by run. After the runs each output is counted and validated.

Output goes to memory (/dev/shm) where there is such a file system: ext4 passes over the numbers of files that were removed in the last
minutes one by one when it makes a file, so that a run would pay for the removal of the output of the run before.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "benchmarks/target/processes"
CLASSES = ":".join(str(ROOT / part / "target/classes") for part in ("benchmarks", "core", "schemas", "targets"))
PLIMSOLL = str(ROOT / "cli/target/plimsoll/bin/plimsoll")
KINDS = ("Deployment", "Service", "ConfigMap", "ServiceAccount")
HEAD = ("work", "tool", "CPU s", "wall s", "peak MiB", "objects", "files", "processes", "Plimsoll's CPU as a multiple")
CAPPED = "-Xmx300m"
PAGE = ROOT / "site/src/content/benchmarks.md"
FIGURES = "## Whole processes\n"


def run(command, stdout, options=""):
    """One process: (CPU seconds, wall seconds, peak MiB). Ends the script if it fails."""
    environment = {**os.environ, "LC_ALL": "C", "PLIMSOLL_JAVA_OPTS": options}
    with open(stdout, "wb") as out, open(f"{stdout}.err", "wb") as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment)
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


def measured(name, commands, runs, out):
    """The figures of each command, in turns; of more than three, one more goes before, which warms the file cache and does not count."""
    figures = {tool: [] for tool in commands}
    for turn in range(0 if runs > 3 else 1, runs + 1):
        for tool, command in commands.items():
            target = out / f"out-{name}-{tool}"
            for old in out.glob(f"{target.name}*"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            figure = run(command(target), f"{target}.log", CAPPED if tool.endswith(CAPPED) else "")
            if turn > 0:
                figures[tool].append(figure)
    return figures


def add(rows, name, figures, counted):
    for tool, of_tool in figures.items():
        cpu, wall = (statistics.median(figure[i] for figure in of_tool) for i in (0, 1))
        ratio = statistics.median(ours[0] / theirs[0] for ours, theirs in zip(figures["plimsoll"], of_tool))
        row = (name, tool, f"{cpu:.2f}", f"{wall:.2f}", f"{max(figure[2] for figure in of_tool):.0f}", *map(str, counted[tool]),
               "1" if tool == "plimsoll" else f"{ratio:.2f}")
        rows.append(row)
        print("| " + " | ".join(row) + " |", flush=True)


def generate(name, members, environments, makers, runs, rows, judged, out):
    folder = inputs(members, environments)
    commands = {tool: (lambda target, make=make: make(folder, target, environments)) for tool, make in makers.items()}
    figures = measured(name, commands, runs, out)
    processes = {"helm": environments, "helm+kubeconform": 2 * environments, "kustomize": environments, "jsonnet": environments}
    add(rows, name, figures, {tool: (*validated(out / f"out-{name}-{tool}", environments, members, judged), processes.get(tool, 1))
                              for tool in figures})


def check(name, documents, tools, runs, rows, out):
    """Judges one file of distinct documents, which Helm writes; every tool must accept all of them."""
    folder, file = inputs(documents // 4, 1), out / f"{name}.yaml"
    with open(file, "wb") as target:
        subprocess.run(["helm", "template", "fleet", f"{folder}/helm", "-f", f"{folder}/helm/values-env-00.yaml"], stdout=target, check=True)
    makers = {
        "plimsoll": [PLIMSOLL, "check", str(file)],
        f"plimsoll{CAPPED}": [PLIMSOLL, "check", str(file)],
        "kubeconform": shell(f"{kubeconform_command()} {file}"),
        # It has no switch that leaves its advice out, and a status of its own for advice.
        "kube-score": shell(f"kube-score score --output-format ci {file} || test $? = 1"),
        # The newest version whose schemas it holds itself.
        "kubectl-validate": shell(f"kubectl-validate --version 1.30 {file}"),
    }
    commands = {tool: (lambda target, command=makers[tool]: command) for tool in tools}
    figures = measured(name, commands, runs, out)
    add(rows, name, figures, {tool: (documents, 1, 1) for tool in figures})


def machine():
    """What the figures were measured on."""
    facts = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    models = re.findall(r"^model name\s*: (.*)$", facts, re.M)
    java = subprocess.run(["java", "-version"], stderr=subprocess.PIPE, text=True, check=True).stderr.splitlines()[0]
    return f"{len(models) or os.cpu_count()} cores, {models[0] if models else platform.processor()}; {platform.system()}; {java}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="names of works, such as 4000, check-4000 or 4000-kustomize (default: all)")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--publish", action="store_true", help="put the table into the site's page of benchmarks")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    # What a former build wrote may be other work than what this one writes.
    for old in WORK.glob("in-*"):
        shutil.rmtree(old)
    judged = schemas()
    if not judged:
        print("kubeconform: not judged, no OpenAPI document: set PLIMSOLL_UPSTREAM")
    peers = {"helm": helm, **({"helm+kubeconform": helm_and_kubeconform} if judged else {}), "jsonnet": jsonnet, "bare-loop": bare_loop}
    full = {"plimsoll": plimsoll, **peers}
    capped = {"plimsoll": plimsoll, f"plimsoll{CAPPED}": plimsoll}
    validators = ["plimsoll", *(["kubeconform"] if judged else []), "kube-score", "kubectl-validate"]
    runs, few = options.runs, min(options.runs, 3)
    rows = []
    works = {
        "4": lambda out: generate("4", 1, 1, full, runs, rows, judged, out),
        "480": lambda out: generate("480", 120, 1, full, runs, rows, judged, out),
        "480x12": lambda out: generate("480x12", 120, 12, full, runs, rows, judged, out),
        "4000": lambda out: generate("4000", 1000, 1, {**full, **capped}, runs, rows, judged, out),
        "40000": lambda out: generate("40000", 10000, 1, {"plimsoll": plimsoll}, few, rows, judged, out),
        # By themselves and few times: one run of Kustomize on 4,000 objects takes a minute.
        "480-kustomize": lambda out: generate("480-kustomize", 120, 1, {"plimsoll": plimsoll, "kustomize": kustomize}, few, rows, judged, out),
        "4000-kustomize": lambda out: generate("4000-kustomize", 1000, 1, {"plimsoll": plimsoll, "kustomize": kustomize}, 1, rows, judged, out),
        "check-4": lambda out: check("check-4", 4, validators, runs, rows, out),
        "check-4000": lambda out: check("check-4000", 4000, [*validators, f"plimsoll{CAPPED}"], runs, rows, out),
        "check-40000": lambda out: check("check-40000", 40000, validators, min(runs, 2), rows, out),
    }
    unknown = set(options.only) - set(works)
    if unknown:
        parser.error(f"no work {', '.join(sorted(unknown))}; there are {', '.join(works)}")
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="plimsoll-benchmark-", dir=memory) as out:
        for name in options.only or works:
            works[name](Path(out))
            for old in Path(out).iterdir():
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    table = ["| " + " | ".join(line) + " |" for line in [HEAD, ("---",) * len(HEAD), *rows]]
    text = "\n".join(table) + f"\n\nMedian of {runs} runs, of {few} or fewer where one takes long, on {machine()}, {date.today()}.\n"
    (ROOT / "benchmarks/target/processes.md").write_text(text)
    if options.publish:
        before, _, rest = PAGE.read_text().partition(FIGURES)
        _, _, after = rest.partition("\n## ")
        PAGE.write_text(f"{before}{FIGURES}\n{text}\n## {after}")


if __name__ == "__main__":
    main()
