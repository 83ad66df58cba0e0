#!/usr/bin/env bash
# YAML and JSON are read as kubectl reads them, and what we write is read back by it; embedded INI by configparser
source "$(dirname "$0")/../lib.sh"

corpus=$WORK/yaml-corpus
mkdir -p "$corpus"
(cd "$ROOT" && mvn -q -B -pl core -am test -Dtest='YamlCorpusTest,IniCorpusTest' -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.corpus="$corpus") \
  || fail "the corpus cannot be made"
need go
(cd "$ROOT/conformance/yaml" && go build -o "$WORK/kubectl-yaml" .) || not_judged "kubectl's reader cannot be built here"
"$WORK/kubectl-yaml" "$corpus/yaml.jsonl" || fail "kubectl's reader differs"
need python3
python3 "$ROOT/conformance/yaml/configparser_reads.py" "$corpus/ini.jsonl" || fail "configparser differs"
