"""Takes the files of the programs that watch a platform out of the ConfigMaps that were generated.

usage: files.py ENVIRONMENT-FOLDER OUT-FOLDER

Writes OUT/<ConfigMap>/<file>. Reads our own writer's YAML only: a file is a block scalar below "data", four blanks deep. Standard library only.
"""

import pathlib
import re
import sys

FILE = re.compile(r"^  (\S+): \|([+-]?)$")


def files(text):
    """The files of a ConfigMap, by name."""
    found, name, lines = {}, None, []
    in_data = False
    for line in text.splitlines():
        if not line.startswith(" "):
            in_data = line == "data:"
            name = None
            continue
        match = FILE.match(line) if in_data else None
        if match:
            name = match.group(1).strip("\"'")
            found[name] = []
        elif name is not None and (line.startswith("    ") or not line.strip()):
            found[name].append(line[4:])
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


def main(environment, out):
    count = 0
    for path in sorted(pathlib.Path(environment, "monitoring").glob("configmap-*.yaml")):
        text = path.read_text(encoding="utf-8")
        config_map = re.search(r"^  name: (\S+)$", text, re.M).group(1)
        for name, content in files(text).items():
            target = pathlib.Path(out, config_map, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
            count += 1
    if count == 0:
        sys.exit(f"{environment} has no files of monitoring")


main(*sys.argv[1:])
