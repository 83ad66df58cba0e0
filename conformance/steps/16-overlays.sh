#!/usr/bin/env bash
# overlays do what kubectl patch does: JSON patches, and strategic merges of a Deployment
source "$(dirname "$0")/../lib.sh"

corpus=$WORK/overlay-corpus
mkdir -p "$corpus"
(cd "$ROOT" && mvn -q -B -pl core -am test -Dtest=OverlayCorpusTest -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.corpus="$corpus") \
  || fail "the corpus cannot be made"
need go
(cd "$ROOT/conformance/overlays" && go build -o "$WORK/kubectl-patch" .) || not_judged "kubectl's libraries cannot be built here"
"$WORK/kubectl-patch" "$corpus/overlays.jsonl" || fail "kubectl's libraries differ"
