#!/usr/bin/env bash
# the real Airflow runs with the generated rights: scheduler, operators, trigger, log, cleanup; its pods are as described
# usage: 43-airflow-rights.sh; started by conformance/run, after 10-main-job
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../airflow/install.sh
source "$ROOT/conformance/airflow/install.sh"
here=$ROOT/conformance/airflow
environment=$(environments | grep '^prod-' | head -1)
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "rights are tried on a cluster of our own only"
unshare --mount true 2>/dev/null || unshare --map-root-user --mount true 2>/dev/null ||
  not_judged "no mount namespace can be made here, so programs cannot find the token of an account where they look for it"
need_upstream
need_cluster
install_airflow
export_platform

# What differs from a pod: no providers of a cloud, SQLite, and nobody who counts metrics.
export AIRFLOW_HOME=$WORK/airflow-rights AIRFLOW_CONFIG=/opt/airflow/cfg/airflow.cfg PYTHONDONTWRITEBYTECODE=1
export AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=sqlite:///$WORK/airflow-rights.db AIRFLOW__METRICS__STATSD_ON=False
export AIRFLOW__API_AUTH__JWT_SECRET=a-secret-of-this-run-only-and-of-no-use-to-anybody-else-at-all-0
export AIRFLOW__LOGGING__REMOTE_LOGGING=False AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_STORAGE_PATH=$WORK/airflow-bundles
layout=$WORK/airflow-layout
deferring=$WORK/airflow-deferring
"$AIRFLOW/bin/python" "$here/layout.py" "$layout/airflow" "$OUT/$environment"
"$AIRFLOW/bin/python" "$here/layout.py" "$deferring/airflow" "$EXPORT/deferring/manifests"

python=$AIRFLOW/bin/python
airflow=$AIRFLOW/bin/airflow
dag=data-jobs.nightly

# as NAME SECONDS ACCOUNT COMMAND...: runs a program of Airflow under an account; what it says is in NAME.log.
as() {
  local name=$1 limit=$2 account=$3
  shift 3
  within "$limit" "$ROOT/conformance/lib/in-pod" "${LAYOUT:-$layout}" "$CLUSTER_DIR/accounts/$account" "$@" >"$WORK/airflow-$name.log" 2>&1
}
# wrong NAME REASON: shows what a program said, and fails.
wrong() {
  { grep -vE ' \[(info|debug) |^$' "$WORK/airflow-$1.log" || true; } | cut -c1-300 | tail -n 25
  fail "$2"
}
cluster() { local verb=$1; shift; "$CLUSTER_HOME/cluster" "$verb" --dir "$CLUSTER_DIR" "$@"; }
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
# role NAMESPACE NAME [VERB]: takes a verb out of every rule of a Role; without one, it is whole again.
role() { "$python" "$ROOT/conformance/lib/role.py" "$KUBECONFIG" "$@"; }
# refused SINCE VERB RESOURCE: whether the server has refused that.
refused() {
  cluster audit --since "$1" --forbidden | cut -f3,4 | grep -qx "$2	$3"
}

started=()
background() {
  "$@" >/dev/null 2>>"$WORK/airflow-background.log" &
  started+=($!)
}
stop_all() {
  kill ${started[@]+"${started[@]}"} 2>/dev/null || true
  stop_clusters
}
trap stop_all EXIT

cluster_up
install_crds
mapfile -t files < <(manifests "$OUT/$environment")
cluster verdicts --apply --keep-going --without Deployment,StatefulSet,DaemonSet,CronJob,Job,ValidatingWebhookConfiguration,MutatingWebhookConfiguration \
  "${files[@]}" >"$WORK/airflow-apply.jsonl" 2>"$WORK/airflow-apply.log" || true
left=$(grep -vE "$(unknown_to_server)" "$WORK/airflow-apply.jsonl" | grep -v '"accepted":true' || true)
[ -z "$left" ] || { head -5 <<<"$left"; fail "$environment cannot be applied"; }
# A platform whose tasks wait in the triggerer; the rest of it is the sample's.
cluster verdicts --apply --keep-going "$EXPORT"/deferring/manifests/data-jobs.role*.airflow-triggerer.yaml >"$WORK/airflow-deferring.jsonl" 2>&1 ||
  fail "the rights of a triggerer cannot be applied"
for account in airflow/scheduler airflow/airflow-worker airflow/cleanup airflow/api-server airflow/triggerer; do
  cluster token "$account" >/dev/null || fail "no token for $account"
done

as migrate 300 airflow/scheduler "$airflow" db migrate || wrong migrate "the database cannot be made"
cp "$WORK/airflow-rights.db" "$WORK/airflow-deferring.db"
as processor 300 airflow/scheduler "$airflow" dag-processor --num-runs 1 || wrong processor "the DAG files cannot be processed"
for copy in worker mutant; do cp "$WORK/airflow-rights.db" "$WORK/airflow-$copy.db"; done
background "$python" "$here/pods.py" record "$KUBECONFIG" "$WORK/airflow-pods.jsonl" airflow data-jobs
recorder=${started[-1]}
background "$python" "$here/play_spark_operator.py" "$KUBECONFIG" data-jobs

# The operators under the account of task pods, while the scheduler makes task pods, loses them, and finds them again.
operate() {
  AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=sqlite:///$WORK/airflow-worker.db "$@"
}
"$python" "$here/nodes.py" "$KUBECONFIG" cordon
operate as operators 300 airflow/airflow-worker "$python" "$here/operate.py" run "$dag" fx-rates daily-revenue &
operators=$!
as scheduler 300 airflow/scheduler "$airflow" scheduler --num-runs 10 || wrong scheduler "the scheduler does not run"
"$python" "$here/nodes.py" "$KUBECONFIG" uncordon
as adopting 300 airflow/scheduler "$airflow" scheduler --num-runs 15 || wrong adopting "a second scheduler does not run"
wait "$operators" || wrong operators "the operators of the DAG do not run"
say "operators: $(tail -n 1 "$WORK/airflow-operators.log")"

# What is made from here on is another platform's, or made by hand.
kill "$recorder"

# A task that waits in the triggerer: it makes its pod and leaves a trigger, which runs under the triggerer's account.
deferring() {
  LAYOUT=$deferring AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=sqlite:///$WORK/airflow-deferring.db "$@"
}
deferring as deferring 300 airflow/airflow-worker "$airflow" dag-processor --num-runs 1 || wrong deferring "the DAG files of the triggerer cannot be processed"
deferring as defer 300 airflow/airflow-worker "$python" "$here/operate.py" defer "$dag" fx-rates "$WORK/airflow-trigger.json" || wrong defer "no task is deferred"
as triggerer 300 airflow/triggerer "$python" "$here/trigger.py" "$WORK/airflow-trigger.json" || wrong triggerer "the trigger does not end well"
as kill 300 airflow/triggerer "$python" "$here/trigger.py" "$WORK/airflow-trigger.json" kill || wrong kill "the trigger cannot take its pod away"

# What people look at, and what is left over.
"$python" "$here/left_over.py" "$KUBECONFIG" "$OUT/$environment/_latent/airflow/pod-airflow-task-pod.yaml" || fail "no pods can be left over"
as log 300 airflow/api-server "$python" "$here/read_log.py" "$KUBECONFIG" airflow || wrong log "the log of a running task cannot be read"
# The command of the CronJob leaves pods alone for a minute; here it does not wait.
cleanup=("$airflow" kubernetes cleanup-pods --namespace=airflow --min-completed-minutes=0)
as cleanup 300 airflow/cleanup "${cleanup[@]}" || wrong cleanup "the cleanup does not run"
grep -q 'Deleting pod "left-over"' "$WORK/airflow-cleanup.log" || wrong cleanup "the cleanup left a failed pod"

cluster audit --forbidden >"$WORK/airflow-forbidden.txt"
[ ! -s "$WORK/airflow-forbidden.txt" ] || { cut -f2-6 "$WORK/airflow-forbidden.txt" | sort | uniq -c | head -20; fail "a request was refused"; }
cluster rights airflow/scheduler airflow/airflow-worker airflow/cleanup airflow/api-server airflow/triggerer |
  awk -F'\t' '$4 == "airflow" || $4 == "data-jobs"' >"$WORK/airflow-rights.txt"
awk -F'\t' '$NF == 0 { print $1, $2, $3, $4 }' "$WORK/airflow-rights.txt" | sed 's/^system:serviceaccount:airflow://' | sort >"$WORK/airflow-unused.txt"
diff <(sed -n 's/^\([a-z].*\)  *# .*/\1/p' "$here/unused-rights.txt" | sed 's/ *$//' | sort) "$WORK/airflow-unused.txt" || fail "other rights than the listed ones are never used"
say "$(grep -vc '	0$' "$WORK/airflow-rights.txt") rights used, no request refused, $(wc -l <"$WORK/airflow-unused.txt") never used, with their reasons"
"$python" "$here/pods.py" compare "$WORK/airflow-pods.jsonl" "$OUT/$environment/_latent" "$here/pod-differences.txt" || fail "pods are not as described"

# Mutants: without one of the rights that were used, the server refuses what was done with it.
used=$(awk -F'\t' -v user=system:serviceaccount:airflow:airflow-worker '$1 == user && $4 == "data-jobs" && $NF > 0 { print $2 "=" $3 }' "$WORK/airflow-rights.txt")
operate as mutants 600 airflow/airflow-worker "$python" "$here/operate.py" mutants "$dag" fx-rates "$CLUSTER_HOME/cluster" "$CLUSTER_DIR" \
  data-jobs airflow-task-pods $(grep '=core/' <<<"$used" | grep -v '=core/events$') || wrong mutants "an operator does without a right that it used"
# Events are read only of a pod that does not start at once: nothing starts until they were asked for, however slow this machine is.
if grep -q '=core/events$' <<<"$used"; then
  "$python" "$here/nodes.py" "$KUBECONFIG" cordon
  since=$(now)
  operate as events-mutant 300 airflow/airflow-worker "$python" "$here/operate.py" mutants "$dag" fx-rates "$CLUSTER_HOME/cluster" "$CLUSTER_DIR" \
    data-jobs airflow-task-pods $(grep '=core/events$' <<<"$used") &
  waiting=$!
  for verb in $(sed -n 's/=core\/events$//p' <<<"$used"); do
    while kill -0 "$waiting" 2>/dev/null && ! refused "$since" "$verb" core/events; do sleep 2; done
  done
  "$python" "$here/nodes.py" "$KUBECONFIG" uncordon
  wait "$waiting" || wrong events-mutant "an operator does without the right to read events"
fi
operate as spark-mutants 600 airflow/airflow-worker "$python" "$here/operate.py" mutants "$dag" daily-revenue "$CLUSTER_HOME/cluster" "$CLUSTER_DIR" \
  data-jobs airflow-task-pods $(grep '=sparkoperator' <<<"$used") || wrong spark-mutants "the Spark operator does without a right that it used"
# mutant NAME ACCOUNT ROLE VERB RESOURCE COMMAND...
mutant() {
  local name=$1 account=$2 role=$3 verb=$4 resource=$5 since
  shift 5
  role airflow "$role" "$verb"
  since=$(now)
  sleep 1
  as "$name" 300 "$account" "$@" || true
  role airflow "$role"
  refused "$since" "$verb" "$resource" || wrong "$name" "$account does without the right to $verb $resource"
}
mutant cleanup-mutant airflow/cleanup cleanup list core/pods "${cleanup[@]}"
mutant log-mutant airflow/api-server api-server list core/pods "$python" "$here/read_log.py" "$KUBECONFIG" airflow
mutant log-mutant airflow/api-server api-server get core/pods/log "$python" "$here/read_log.py" "$KUBECONFIG" airflow
AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=sqlite:///$WORK/airflow-mutant.db mutant scheduler-mutant airflow/scheduler scheduler create core/pods "$airflow" scheduler --num-runs 8
role data-jobs airflow-triggerer get
since=$(now)
sleep 1
as triggerer-mutant 300 airflow/triggerer "$python" "$here/trigger.py" "$WORK/airflow-trigger.json" || true
role data-jobs airflow-triggerer
refused "$since" get core/pods || wrong triggerer-mutant "airflow/triggerer does without the right to get pods"
say "without one of its rights each program is refused: $(cat "$WORK"/airflow-mutants.log "$WORK"/airflow-events-mutant.log | grep -c '^without') and $(grep -hc '^without' "$WORK/airflow-spark-mutants.log") of operators, 5 of the others"
