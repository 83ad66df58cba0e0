#!/usr/bin/env bash
# the API server still answers expressions as the tables say that the tests of policies hold us to
source "$(dirname "$0")/../lib.sh"

need python3
cluster_up
tables=$ROOT/policies/src/test/resources/expressions
[ -f "$tables/verdicts-$KUBERNETES.tsv" ] || not_judged "no table of expressions for $KUBERNETES"

# same TABLE ANSWERS: the first line is the server's version, which may be another patch release.
same() {
  tail -n +2 "$1" | LC_ALL=C sort | diff - <(tail -n +2 "$2" | LC_ALL=C sort) | head -40 || fail "the server answers otherwise than $(basename "$1") says"
  say "$(basename "$1"): $(($(wc -l <"$2") - 1)) expressions, as $(head -1 "$2") answers them"
}

python3 "$ROOT/conformance/cel/ask.py" "$KUBECONFIG" "$tables" >"$WORK/verdicts.tsv" || fail "the server could not be asked about expressions"
same "$tables/verdicts-$KUBERNETES.tsv" "$WORK/verdicts.tsv"
python3 "$ROOT/conformance/cel/ask_places.py" "$KUBECONFIG" "$tables/places.txt" >"$WORK/places.tsv" || fail "the server could not be asked about places"
same "$tables/places-$KUBERNETES.tsv" "$WORK/places.tsv"
