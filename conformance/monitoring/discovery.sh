# Sourced by 44-monitoring.sh: one environment is applied, and the real service accounts do what their programs do.
# shellcheck shell=bash disable=SC2154
environment=$(environments | grep '^prod-on-prem$' || environments | head -1)
need_upstream
cluster_up
install_crds
verdicts operated "$ROOT/monitoring-templates/src/test/goldens/operated.yaml" || fail "the API server refuses what is left to the Prometheus operator"
mapfile -t files < <(manifests "$OUT/$environment")
"$CLUSTER_HOME/cluster" verdicts --apply --keep-going --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/apply.jsonl" 2>"$WORK/apply.log" || true
"$CLUSTER_HOME/cluster" wait --for rollout --timeout 3m --namespace monitoring --dir "$CLUSTER_DIR" >"$WORK/rollout.log" || {
  cat "$WORK/rollout.log"
  fail "monitoring of $environment does not roll out"
}

# Prometheus finds the pods of each job that has some; the test adds where the API server is, which is not said in a pod.
if [ -n "$promtool" ]; then
  "$CLUSTER_HOME/cluster" token --dir "$CLUSTER_DIR" monitoring/prometheus >/dev/null
  account=$CLUSTER_DIR/accounts/monitoring/prometheus
  server=$(sed -n 's/^ *server: *//p' "$account/kubeconfig" | tr -d '"')
  config=$WORK/discovery.yml
  awk -v server="$server" -v account="$account" '
    { print }
    /^  kubernetes_sd_configs:$/ { getline; sub(/^  - /, "  - api_server: " server "\n    authorization:\n      credentials_file: " account "/token\n    tls_config:\n      ca_file: " account "/ca.crt\n    "); print }
  ' "$WORK/monitoring/$environment/prometheus-config/prometheus.yml" | sed '/^rule_files:$/,/^- /d' >"$config"
  grep -q "api_server: $server" "$config" || fail "the test does not know the shape of the configuration any more"
  for job in monitoring/prometheus/http monitoring/grafana/http monitoring/loki/http monitoring/log-collector/http airflow/statsd/metrics; do
    "$promtool" check service-discovery --timeout=6s "$config" "$job" >"$WORK/discovered.txt" 2>"$WORK/discovered.log" || true
    found=$(python3 -c '
import json, sys
text = open(sys.argv[1]).read()
targets = json.loads(text[text.index("["):])
print(len([t for t in targets if t.get("labels")]))' "$WORK/discovered.txt")
    [ "$found" -gt 0 ] || {
      head -5 "$WORK/discovered.log"
      fail "Prometheus finds no pod of $job"
    }
    say "Prometheus finds $found pods of $job"
  done
fi

# In the namespaces that they watch the accounts may do what their programs do, elsewhere nothing, nowhere more.
files=$WORK/monitoring/$environment
sed -n 's/^      - \([a-z0-9-]*\)$/\1/p' "$files/prometheus-config/prometheus.yml" | sort -u >"$WORK/prometheus.watched"
sed -n 's/^ *names = \[\(.*\)\]$/\1/p' "$files/log-collector-config/config.alloy" | tr -d '",' | tr ' ' '\n' >"$WORK/log-collector.watched"
for account in prometheus log-collector; do
  logs=denied
  [ "$account" = prometheus ] || logs=allowed
  [ -s "$WORK/$account.watched" ] || fail "the test does not know the shape of the configuration of $account any more"
  for namespace in $(find "$OUT/$environment" -mindepth 1 -maxdepth 1 -type d -name '[a-z]*' -printf '%f\n') kube-system; do
    watched=denied
    ! grep -qx "$namespace" "$WORK/$account.watched" || watched=allowed
    printf '%s\tcore/pods\t%s\t-\t%s\n' list "$namespace" "$watched" watch "$namespace" "$watched"
    printf 'get\tcore/pods/log\t%s\t-\t%s\n' "$namespace" "$([ "$watched" = denied ] && echo denied || echo "$logs")"
    printf '%s\t%s\t%s\t-\tdenied\n' delete core/pods "$namespace" create core/pods/exec "$namespace" get core/secrets "$namespace"
  done >"$WORK/$account.tsv"
  printf 'list\tcore/nodes\t-\t-\tdenied\n' >>"$WORK/$account.tsv"
  "$CLUSTER_HOME/cluster" can --dir "$CLUSTER_DIR" "monitoring/$account" "$WORK/$account.tsv" >"$WORK/can.txt" || {
    cat "$WORK/can.txt"
    fail "the rights of monitoring/$account are not what they should be"
  }
  say "monitoring/$account: $(grep -c allowed "$WORK/$account.tsv") rights that it has, $(grep -c denied "$WORK/$account.tsv") that it does not have"
done
for account in grafana loki; do
  rights=$("$CLUSTER_HOME/cluster" rights --dir "$CLUSTER_DIR" "monitoring/$account" | tail -n +2)
  [ -z "$rights" ] || {
    echo "$rights"
    fail "monitoring/$account has rights, and needs none"
  }
done
