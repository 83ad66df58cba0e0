#!/usr/bin/env bash
# check and the API server say the same of each document: upstream's definitions, our output, and files with mistakes
source "$(dirname "$0")/../lib.sh"

need python3
need_upstream
built=$ROOT/cli/target/plimsoll/bin/plimsoll
[ -x "$built" ] || (cd "$ROOT" && mvn -q -B -DskipTests package) || fail "the build fails"
cluster_up
[ -n "$CLUSTER_DIR" ] || not_judged "the server's verdicts are asked through the cluster command"
install_crds
crds=()
for family in $CRD_FAMILIES; do crds+=(--crds "$UPSTREAM/crds/$family"); done

# agree LABEL PATH...: both judge the same documents, and alike.
agree() {
  local label=$1 status=0
  shift
  "$built" check --format jsonl "${crds[@]}" "$@" >"$WORK/check-$label.jsonl" 2>"$WORK/check-$label.log" || status=$?
  [ "$status" -le 1 ] || { cat "$WORK/check-$label.log"; fail "check ends with status $status for $label"; }
  status=0
  "$CLUSTER_HOME/cluster" verdicts --dir "$CLUSTER_DIR" "$@" >"$WORK/server-$label.jsonl" 2>"$WORK/server-$label.log" || status=$?
  [ "$status" -le 1 ] || { cat "$WORK/server-$label.log"; fail "the server could not be asked about $label"; }
  python3 "$ROOT/conformance/check/compare.py" "$WORK/check-$label.jsonl" "$WORK/server-$label.jsonl" | sed 's/^/  /' || differs=yes
}

differs=
agree mistakes "$ROOT/conformance/check/mistakes"
for family in $CRD_FAMILIES; do agree "crds-$family" "$UPSTREAM/crds/$family"; done
if [ -d "$OUT" ]; then
  for environment in $(environments); do
    mapfile -t files < <(manifests "$OUT/$environment")
    agree "output-$environment" "${files[@]}"
  done
else
  say "not judged: the main job has written nothing to $OUT"
fi
[ -z "$differs" ] || fail "check and the server differ"
