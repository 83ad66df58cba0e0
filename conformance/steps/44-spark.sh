#!/usr/bin/env bash
# Spark 4.0 knows our settings and builds our pods; the operator's definitions are upstream's, and the API server takes them
source "$(dirname "$0")/../lib.sh"

need mvn
need java
here=$ROOT/conformance/spark
goldens=$ROOT/spark-templates/src/test/goldens
open=(--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED
  --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED)

jars=$WORK/spark-jars
within "$BUILD_LIMIT" mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars" >"$WORK/spark-jars.log" 2>&1 || {
  tail -n 5 "$WORK/spark-jars.log"
  not_judged "Spark 4.0.1 could not be had"
}
java "${open[@]}" -cp "$jars/*" "$here/Keys.java" >"$WORK/spark-keys.txt" 2>"$WORK/spark-keys.log" || fail "Spark does not say its settings"
diff <(grep -v '^#' "$ROOT/spark-templates/src/main/resources/dev/plimsoll/spark/keys-4.0.txt") "$WORK/spark-keys.txt" ||
  fail "the catalogue of settings differs"
say "$(wc -l <"$WORK/spark-keys.txt") settings of Spark 4.0.1; those of 3.5 are not judged, its jars come with pyspark"

java "${open[@]}" -cp "$jars/*" "$here/Pods.java" "$goldens/latent.yaml" >"$WORK/spark-pods.txt" 2>"$WORK/spark-pods.log" || {
  cat "$WORK/spark-pods.txt"
  tail -n 5 "$WORK/spark-pods.log"
  fail "Spark builds other pods"
}
say "$(tail -n 1 "$WORK/spark-pods.txt")"

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
