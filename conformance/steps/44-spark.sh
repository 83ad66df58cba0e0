#!/usr/bin/env bash
# Spark knows our settings and builds our pods; the operator's definitions are upstream's, and the API server takes them
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../spark/install.sh
source "$ROOT/conformance/spark/install.sh"

need mvn
need java
here=$ROOT/conformance/spark
goldens=$ROOT/spark-templates/src/test/goldens

# Each catalogue names its Spark; the oldest line, the operator's and the newest are judged, and at night the others too.
mapfile -t catalogues < <(find "$ROOT/spark-templates/src/main/resources/dev/plimsoll/spark" -name 'keys-*.txt' | sort -V)
if [ "${PLIMSOLL_NIGHTLY:-}" != true ]; then
  catalogues=("${catalogues[0]}" "${catalogues[0]%/*}/keys-${OPERATORS_SPARK%.*}.txt" "${catalogues[-1]}")
fi
release() { sed -n '1s/^# Settings of Spark \([0-9.]*[0-9]\)[.].*/\1/p' "$1"; }
for catalogue in "${catalogues[@]}"; do release "$catalogue"; done >"$WORK/spark-releases.txt"
mapfile -t releases <"$WORK/spark-releases.txt"
install_sparks "${releases[@]}"
for catalogue in "${catalogues[@]}"; do
  version=$(release "$catalogue")
  java "${SPARK_OPENS[@]}" -cp "$(spark_home "$version")/jars/*" "$here/Keys.java" >"$WORK/spark-keys.txt" 2>"$WORK/spark-keys.log" ||
    fail "Spark $version does not say its settings"
  diff <(grep -v '^#' "$catalogue") "$WORK/spark-keys.txt" || fail "the catalogue of settings of Spark $version differs"
  say "$(wc -l <"$WORK/spark-keys.txt") settings of Spark $version"
done

# Built by the Spark that submits: the operator's, and the newest if that were in the operator's image.
built() {
  java "${SPARK_OPENS[@]}" -cp "$(spark_home "$1")/jars/*" "$here/Pods.java" "$2" >"$WORK/spark-pods.txt" 2>"$WORK/spark-pods.log" || {
    cat "$WORK/spark-pods.txt"
    tail -n 5 "$WORK/spark-pods.log"
    fail "Spark $1 builds other pods, or other objects beside them"
  }
  say "Spark $1: $(tail -n 1 "$WORK/spark-pods.txt")"
}
built "$OPERATORS_SPARK" "$goldens/latent.yaml"
built "${releases[-1]}" "$goldens/latent-newest.yaml"

[ -n "$UPSTREAM" ] || not_judged "the definitions of the Spark operator: no upstream data"
export=$WORK/spark-definitions
mkdir -p "$export"
(cd "$ROOT" && PLIMSOLL_UPSTREAM=$UPSTREAM within "$BUILD_LIMIT" mvn -q -B -pl spark-templates -am test -Dtest=SparkKindsTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.export="$export") >"$WORK/spark-kinds.log" 2>&1 || {
  tail -n 20 "$WORK/spark-kinds.log"
  fail "the generated definitions are not upstream's"
}
say "three definitions say what upstream's say"

# With our definitions, not upstream's, the server takes the applications.
cluster_up
verdicts definitions "$export" "$UPSTREAM/crds/cert-manager" || fail "the API server refuses the generated definitions"
verdicts goldens "$ROOT/conformance/goldens/namespaces.yaml" "$goldens"/*.yaml || fail "the API server refuses a golden"

# What each account may do and may not, asked of the server; the webhooks, which nobody answers here, stay out.
[ -n "$CLUSTER_DIR" ] || { say "rights are asked on a cluster of our own only" && exit 0; }
"$CLUSTER_HOME/cluster" verdicts --apply --without Deployment,SparkApplication,Pod --dir "$CLUSTER_DIR" "$ROOT/conformance/goldens/namespaces.yaml" \
  "$here/namespaces.yaml" "$goldens"/{cluster-roles,data-jobs,spark-operator}.yaml >"$WORK/spark-apply.jsonl" 2>&1 || {
  grep -v '"accepted":true' "$WORK/spark-apply.jsonl" | head -5
  fail "the rights cannot be applied"
}
for list in "$here"/rights/*.tsv; do
  name=$(basename "$list" .tsv)
  "$CLUSTER_HOME/cluster" can --dir "$CLUSTER_DIR" "${name%%.*}/${name#*.}" "$list" >"$WORK/can.txt" 2>&1 || {
    cat "$WORK/can.txt"
    fail "$name may do something else"
  }
  say "$name: $(wc -l <"$list") rights as listed"
done
