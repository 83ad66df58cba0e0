#!/usr/bin/env bash
# tasks submit Spark jobs themselves, in cluster and in client mode, with the generated rights
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../spark/install.sh
source "$ROOT/conformance/spark/install.sh"
here=$ROOT/conformance/spark
goldens=$ROOT/spark-templates/src/test/goldens
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "rights are tried on a cluster of our own only"
unshare --mount true 2>/dev/null || unshare --map-root-user --mount true 2>/dev/null ||
  not_judged "no mount namespace can be made here, so programs cannot find the token of an account where they look for it"
need java
need javac
need python3
need_cluster
NEWEST=4.3.0 # of the job "submitted" in the golden
install_sparks "$OPERATORS_SPARK" "$NEWEST"
python=$WORK/spark-$OPERATORS_SPARK/bin/python
"$WORK/uv/bin/uv" pip install --quiet --python "$python" pyyaml==6.0.2 >"$WORK/spark-yaml.log" 2>&1 || not_judged "PyYAML could not be installed"
programs=$WORK/spark-programs
mkdir -p "$programs" "$WORK/spark-classes"
javac -d "$WORK/spark-classes" -cp "$(spark_home "$OPERATORS_SPARK")/jars/*" "$here"/acme/com/acme/*.java >"$WORK/spark-javac.log" 2>&1 ||
  { cat "$WORK/spark-javac.log"; fail "the program of the job cannot be compiled"; }
(cd "$WORK/spark-classes" && python3 -m zipfile -c "$programs/revenue.jar" com)

cluster() { local verb=$1; shift; "$CLUSTER_HOME/cluster" "$verb" --dir "$CLUSTER_DIR" "$@"; }
role() { "$python" "$ROOT/conformance/lib/role.py" "$KUBECONFIG" data-jobs "$@"; }
wrong() {
  { grep -vE ' INFO |^\s+at ' "$WORK/task-$1.log" || true; } | cut -c1-300 | tail -n 25
  fail "$2"
}
# task NAME VERSION GOLDEN ACCOUNT JOB ADDRESS [KEY=VALUE...]
task() {
  local name=$1 version=$2 golden=$3 account=$4
  shift 4
  mkdir -p "$WORK/task-$name"
  within 300 "$python" "$here/task.py" run "$KUBECONFIG" "$CLUSTER_DIR/accounts/data-jobs/$account" "$(spark_home "$version")" "$programs" \
    "$WORK/task-$name" "$goldens/$golden" "$@" >"$WORK/task-$name.log" 2>&1
}
OUTCOME=spark.kubernetes.driver.annotation.cluster.plimsoll.dev/outcome
recorder=
stop_all() {
  [ -z "$recorder" ] || kill "$recorder" 2>/dev/null || true
  stop_clusters
}
trap stop_all EXIT

cluster_up
for golden in submit-cluster submit-client; do
  cluster verdicts --apply --without Pod "$ROOT/conformance/goldens/namespaces.yaml" "$goldens/$golden.yaml" >"$WORK/task-apply.jsonl" 2>"$WORK/task-apply.log" ||
    { grep -v '"accepted":true' "$WORK/task-apply.jsonl" | head -5; fail "$golden cannot be applied"; }
  "$python" "$here/task.py" latents "$goldens/$golden.yaml" "$WORK/task-latent"
done
for account in data-jobs/spark-submit data-jobs/spark-driver; do
  cluster token "$account" >/dev/null || fail "no token for $account"
done
: >"$WORK/task-pods.jsonl"
"$python" "$here/pods.py" record "$KUBECONFIG" "$WORK/task-pods.jsonl" data-jobs 2>"$WORK/task-recorder.log" &
recorder=$!

# In cluster mode the end of the task is the driver's.
task cluster "$NEWEST" submit-cluster.yaml spark-submit submitted 127.0.0.4 "$OUTCOME=succeed" || wrong cluster "the task of a driver that ends well does not"
"$python" "$here/task.py" made "$KUBECONFIG" "$goldens/submit-cluster.yaml" submitted >"$WORK/task-made.txt" || { cat "$WORK/task-made.txt"; fail "other objects are made than described"; }
! task failing "$NEWEST" submit-cluster.yaml spark-submit submitted 127.0.0.4 "$OUTCOME=fail" || wrong failing "the task of a driver that fails ends well"
# In client mode the task is the driver.
task client "$OPERATORS_SPARK" submit-client.yaml spark-driver daily-revenue 127.0.0.5 spark.scheduler.minRegisteredResourcesRatio=0 ||
  wrong client "the driver of a task does not end well"
kill "$recorder"
cluster audit --forbidden >"$WORK/task-forbidden.txt"
[ ! -s "$WORK/task-forbidden.txt" ] || { cut -f2-6 "$WORK/task-forbidden.txt" | sort | uniq -c | head -20; fail "a request was refused"; }
"$python" "$here/pods.py" compare "$WORK/task-pods.jsonl" "$WORK/task-latent" "$here/pod-differences.txt" >"$WORK/task-compare.txt" ||
  { head -40 "$WORK/task-compare.txt"; fail "pods are not as described"; }
say "$(tail -n 1 "$WORK/task-made.txt") as described; $(cat "$WORK/task-compare.txt")"

# Without one of its rights the server refuses the task. A server-side apply that makes an object asks for create as well, which the
# audit trail does not show, and a driver is deleted only if the rest cannot be made.
cluster rights data-jobs/spark-submit | awk -F'\t' '$4 == "data-jobs"' >"$WORK/task-rights.txt"
unused=$(awk -F'\t' '$NF == 0 { print $2 "=" $3 }' "$WORK/task-rights.txt" | sort | tr '\n' ' ')
expected="create=core/configmaps create=core/services create=networking.k8s.io/networkpolicies delete=core/pods "
[ "$unused" = "$expected" ] || fail "other rights are never used: $unused"
count=0
for right in $(awk -F'\t' '{ print $2 "=" $3 }' "$WORK/task-rights.txt" | grep -v '^delete='); do
  verb=${right%%=*}
  resource=${right#*=}
  count=$((count + 1))
  role spark-submit "$verb" "$resource"
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  sleep 1
  ! task mutant "$NEWEST" submit-cluster.yaml spark-submit submitted 127.0.0.4 "$OUTCOME=succeed" || fail "spark-submit does without the right to $verb $resource"
  role spark-submit
  # Of a watch Spark repeats no more than that it is forbidden; the audit trail says which.
  cluster audit --since "$since" --forbidden | cut -f3,4 | grep -qx "$verb	$resource" ||
    grep -qE "cannot $verb resource \"${resource#*/}\"" "$WORK/task-mutant.log" || wrong mutant "$verb $resource is not what was refused"
done
say "without one of its $count rights the task is refused"
