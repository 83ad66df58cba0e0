#!/usr/bin/env bash
# The real Airflow runs with the generated rights: scheduler, operators, trigger, cleanup; and its pods are as we described them
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

# What differs from a pod: no image with the providers of a cloud, SQLite, nobody who counts metrics.
export AIRFLOW_HOME=$WORK/airflow-rights AIRFLOW_CONFIG=/opt/airflow/cfg/airflow.cfg PYTHONDONTWRITEBYTECODE=1
export AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=sqlite:///$WORK/airflow-rights.db
export AIRFLOW__API_AUTH__JWT_SECRET=a-secret-of-this-run-only-and-of-no-use-to-anybody-else-at-all-0 AIRFLOW__METRICS__STATSD_ON=False
export AIRFLOW__LOGGING__REMOTE_LOGGING=False AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_STORAGE_PATH=$WORK/airflow-bundles
export AIRFLOW__CORE__LOAD_EXAMPLES=False
layout=$WORK/airflow-layout
"$AIRFLOW/bin/python" "$here/layout.py" "$layout" "$OUT/$environment"

# step NAME SECONDS COMMAND...: its output is shown if it fails.
as() {
  local name=$1 limit=$2 account=$3
  shift 3
  within "$limit" "$here/in-pod" "$layout" "$CLUSTER_DIR/accounts/$account" "$@" >"$WORK/$name.log" 2>&1
}
shown() {
  grep -vE ' \[info |^$' "$WORK/$1.log" | tail -n 25
  fail "$2"
}

cluster_up
install_crds
mapfile -t files < <(manifests "$OUT/$environment")
"$CLUSTER_HOME/cluster" verdicts --apply --keep-going --without Deployment,StatefulSet,DaemonSet,CronJob,Job,ValidatingWebhookConfiguration,MutatingWebhookConfiguration \
  --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/airflow-apply.jsonl" 2>"$WORK/airflow-apply.log" || true
refused=$(grep -vE "$(unknown_to_server)" "$WORK/airflow-apply.jsonl" | grep -v '"accepted":true' || true)
[ -z "$refused" ] || { head -5 <<<"$refused"; fail "$environment cannot be applied"; }
for account in airflow/scheduler airflow/airflow-worker airflow/cleanup airflow/api-server airflow/triggerer; do
  "$CLUSTER_HOME/cluster" token --dir "$CLUSTER_DIR" "$account" >/dev/null || fail "no token for $account"
done

started=()
background() { "$@" & started+=($!); }
stop_all() { kill "${started[@]}" 2>/dev/null || true; stop_clusters; }
trap stop_all EXIT

as migrate 120 airflow/scheduler "$AIRFLOW/bin/airflow" db migrate || shown migrate "the database cannot be made"
as processor 120 airflow/scheduler "$AIRFLOW/bin/airflow" dag-processor --num-runs 1 || shown processor "the DAG files cannot be processed"
background "$AIRFLOW/bin/python" "$here/pods.py" record "$CLUSTER_DIR/kubeconfig" "$WORK/airflow-pods.jsonl" airflow data-jobs

dag=data-jobs.nightly
as trigger 60 airflow/scheduler "$AIRFLOW/bin/airflow" dags trigger "$dag" || shown trigger "the DAG cannot be started"
as scheduler 120 airflow/scheduler "$AIRFLOW/bin/airflow" scheduler --num-runs 40 || shown scheduler "the scheduler does not run"
