#!/usr/bin/env bash
# the real Spark submits and runs jobs with the generated rights; its pods are as described
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../spark/install.sh
source "$ROOT/conformance/spark/install.sh"
here=$ROOT/conformance/spark
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "rights are tried on a cluster of our own only"
unshare --mount true 2>/dev/null || unshare --map-root-user --mount true 2>/dev/null ||
  not_judged "no mount namespace can be made here, so programs cannot find the token of an account where they look for it"
need java
need javac
need python3
need_upstream
need_cluster
# Of the four, the one whose pool of nodes conformance/nodes.yaml has.
environment=prod-eks
[ -d "$OUT/$environment/_latent/data-jobs" ] || fail "no latent pods of $environment: run step 10 first"

# The Spark of the operator's image, those of the jobs' images, and the newest.
declare -A JOBS=([daily-revenue]=$OPERATORS_SPARK [fx-history]=3.5.9)
NEWEST=4.3.0
others=("$NEWEST")
[ "${PLIMSOLL_NIGHTLY:-}" != true ] || others=(4.1.2 4.2.0 "$NEWEST")
install_sparks "$OPERATORS_SPARK" "${JOBS[@]}" "${others[@]}"
python=$WORK/spark-$OPERATORS_SPARK/bin/python
"$WORK/uv/bin/uv" pip install --quiet --python "$python" pyyaml==6.0.2 >"$WORK/spark-yaml.log" 2>&1 || not_judged "PyYAML could not be installed"

latent=$OUT/$environment/_latent
programs=$WORK/spark-programs
settings=$WORK/spark-settings
mkdir -p "$programs" "$WORK/spark-classes" "$WORK/spark-home" "$WORK/spark-opt"
javac -d "$WORK/spark-classes" -cp "$(spark_home "$OPERATORS_SPARK")/jars/*" "$here"/acme/com/acme/*.java >"$WORK/spark-javac.log" 2>&1 ||
  { cat "$WORK/spark-javac.log"; fail "the program of the job cannot be compiled"; }
(cd "$WORK/spark-classes" && python3 -m zipfile -c "$programs/revenue.jar" com)
cp "$here"/acme/*.py "$programs"
for file in "$latent"/data-jobs/{sparkapplication.*,pod-*-driver,pod-*-executor}.yaml; do
  echo "---"
  cat "$file"
done | sed 1d >"$WORK/spark-latents.yaml"
java "${SPARK_OPENS[@]}" -cp "$(spark_home "$OPERATORS_SPARK")/jars/*" "$here/Pods.java" "$WORK/spark-latents.yaml" settings "$settings" >"$WORK/spark-settings.log" 2>&1 ||
  { tail -n 5 "$WORK/spark-settings.log"; fail "the settings of the jobs cannot be written"; }

cluster() { local verb=$1; shift; "$CLUSTER_HOME/cluster" "$verb" --dir "$CLUSTER_DIR" "$@"; }
role() { "$python" "$ROOT/conformance/lib/role.py" "$KUBECONFIG" data-jobs "$@"; }
# wrong NAME REASON: shows what a program said, and fails.
wrong() {
  { grep -vE ' INFO |^\s+at ' "$WORK/spark-$1.log" || true; } | cut -c1-300 | tail -n 25
  fail "$2"
}
submitter=spark-operator/spark-operator-controller
driver=data-jobs/spark-driver
operators_role=spark-operator-spark-operator-controller
# submit NAME VERSION JOB POD [KEY=VALUE...]: what the operator does with a SparkApplication, under its account.
submit() {
  local name=$1 version=$2 job=$3 pod=$4 program url setting more=()
  shift 4
  for setting in "$@"; do more+=(--conf "$setting"); done
  mapfile -t program <"$settings/$job/program"
  url=$(sed -n 's|^ *server: ||p' "$CLUSTER_DIR/accounts/$submitter/kubeconfig")
  # A kubeconfig of the user would win over the token.
  env HOME="$WORK/spark-home" SPARK_HOME="$(spark_home "$version")" SPARK_LOCAL_IP=127.0.0.1 \
    timeout --kill-after=30 120 "$ROOT/conformance/lib/in-pod" "$WORK/spark-opt" "$CLUSTER_DIR/accounts/$submitter" "$(spark_home "$version")/bin/spark-submit" \
    --master "k8s://$url" --deploy-mode cluster --properties-file "$settings/$job/settings.conf" \
    --conf "spark.kubernetes.driver.pod.name=$pod" ${more[@]+"${more[@]}"} "${program[@]}" >"$WORK/spark-$name.log" 2>&1
}
# drive NAME VERB VERSION JOB ADDRESS ARGUMENT...: what the driver does in its pod, under its account.
drive() {
  local name=$1 verb=$2 version=$3 job=$4 address=$5
  shift 5
  within 300 "$python" "$here/driver.py" "$verb" "$KUBECONFIG" "$CLUSTER_DIR/accounts/$driver" "$(spark_home "$version")" "$programs" \
    "$WORK/spark-$name" "data-jobs/$job-driver" "$address" "$@" >"$WORK/spark-$name.log" 2>&1
}
recorder=
stop_all() {
  [ -z "$recorder" ] || kill "$recorder" 2>/dev/null || true
  stop_clusters
}
trap stop_all EXIT

cluster_up
install_crds
mapfile -t files < <(manifests "$OUT/$environment")
cluster verdicts --apply --keep-going --without Deployment,StatefulSet,DaemonSet,CronJob,Job,ValidatingWebhookConfiguration,MutatingWebhookConfiguration \
  "${files[@]}" >"$WORK/spark-apply.jsonl" 2>"$WORK/spark-apply.log" || true
left=$(grep -vE "$(unknown_to_server)" "$WORK/spark-apply.jsonl" | grep -v '"accepted":true' || true)
[ -z "$left" ] || { head -5 <<<"$left"; fail "$environment cannot be applied"; }
for account in "$submitter" "$driver"; do
  cluster token "$account" >/dev/null || fail "no token for $account"
done
"$python" "$here/pods.py" record "$KUBECONFIG" "$WORK/spark-pods.jsonl" data-jobs 2>"$WORK/spark-recorder.log" &
recorder=$!

# The operator submits both jobs; then their drivers run.
for job in "${!JOBS[@]}"; do
  submit "submit-$job" "$OPERATORS_SPARK" "$job" "$job-driver" || wrong "submit-$job" "$job cannot be submitted"
done
drive revenue run "${JOBS[daily-revenue]}" daily-revenue 127.0.0.2 &
revenue=$!
drive history run "${JOBS[fx-history]}" fx-history 127.0.0.3 || wrong history "the driver of fx-history does not end well"
wait "$revenue" || wrong revenue "the driver of daily-revenue does not end well"
# Executors are made by the Spark of the job's image: other lines, with the same rights and the same description.
for version in "${others[@]}"; do
  drive "revenue-$version" run "$version" daily-revenue 127.0.0.2 || wrong "revenue-$version" "a driver of Spark $version does not end well"
done
kill "$recorder"

# What jobs may ask for besides, and an older submitter with the same rights.
drive features features "${JOBS[daily-revenue]}" daily-revenue 127.0.0.2 &
features=$!
submit older "${JOBS[fx-history]}" daily-revenue submitted-by-3-5 || wrong older "Spark ${JOBS[fx-history]} cannot submit"
wait "$features" || wrong features "a driver cannot have claims for its executors, or keep executors that ended"

cluster audit --forbidden >"$WORK/spark-forbidden.txt"
[ ! -s "$WORK/spark-forbidden.txt" ] || { cut -f2-6 "$WORK/spark-forbidden.txt" | sort | uniq -c | head -20; fail "a request was refused"; }
cluster rights "$submitter" "$driver" | awk -F'\t' '$4 == "data-jobs"' >"$WORK/spark-rights.txt"
awk -F'\t' '$NF == 0 { sub(/.*:/, "", $1); print $1, $2, $3 }' "$WORK/spark-rights.txt" | sort >"$WORK/spark-unused.txt"
diff <(sed -n 's/^\([a-z].*\)  *# .*/\1/p' "$here/unused-rights.txt" | sed 's/ *$//' | sort) "$WORK/spark-unused.txt" || fail "other rights than the listed ones are never used"
say "$(grep -vc '	0$' "$WORK/spark-rights.txt") rights used, no request refused, $(wc -l <"$WORK/spark-unused.txt") never used, with their reasons"
"$python" "$here/pods.py" compare "$WORK/spark-pods.jsonl" "$latent" "$here/pod-differences.txt" >"$WORK/spark-compare.txt" ||
  { head -40 "$WORK/spark-compare.txt"; fail "pods are not as described"; }
say "$(cat "$WORK/spark-compare.txt")"

# Mutants: without one of the rights that were used, the server refuses what was done with it.
# used USER: its rights, as VERB=RESOURCE.
used() { awk -F'\t' -v user="system:serviceaccount:${1/\//:}" '$1 == user && $NF > 0 { print $2 "=" $3 }' "$WORK/spark-rights.txt"; }
mapfile -t rights < <(used "$driver")
drive mutants mutants "${JOBS[daily-revenue]}" daily-revenue 127.0.0.2 "$CLUSTER_HOME/cluster" "$CLUSTER_DIR" spark-driver "${rights[@]}" &
mutants=$!
# A server-side apply that makes an object asks for create as well, which the audit trail does not show.
count=0
for right in $(used "$submitter") create=core/configmaps create=core/services; do
  verb=${right%%=*}
  resource=${right#*=}
  count=$((count + 1))
  role "$operators_role" "$verb" "$resource"
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  sleep 1
  ! submit "submit-mutant" "$OPERATORS_SPARK" daily-revenue "mutant-$count" || fail "spark-submit does without the right to $verb $resource"
  role "$operators_role"
  grep -qE "cannot $verb resource \"${resource#core/}\"" "$WORK/spark-submit-mutant.log" || wrong submit-mutant "$verb $resource is not what was refused"
done
wait "$mutants" || { grep "^nothing" "$WORK/spark-mutants.log"; wrong mutants "a driver does without a right that it used"; }
say "without one of its rights each is refused: $count of the submitter's, $(grep -c '^without' "$WORK/spark-mutants.log") of the driver's"

# What our checks refuse, since neither account has the right to it (PLM6607); and what the operator's account would lack if its image
# held the newest Spark, which makes a NetworkPolicy when it submits.
# refused NAME VERB RESOURCE COMMAND...: the command fails, and this and nothing else is refused.
refused() {
  local name=$1 verb=$2 resource=$3 since
  shift 3
  sleep 1
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  sleep 1
  ! "$@" || wrong "$name" "nothing is refused: $verb $resource"
  cluster audit --since "$since" --forbidden | cut -f3,4 | sort -u >"$WORK/spark-refused.txt"
  [ "$(cat "$WORK/spark-refused.txt")" = "$verb	$resource" ] || { cat "$WORK/spark-refused.txt"; wrong "$name" "something else is refused than to $verb $resource"; }
}
claim=spark.kubernetes.driver.volumes.persistentVolumeClaim.data
refused claim patch core/persistentvolumeclaims submit claim "$OPERATORS_SPARK" daily-revenue with-a-claim \
  "$claim.options.claimName=OnDemand" "$claim.options.storageClass=standard" "$claim.options.sizeLimit=1Gi" "$claim.mount.path=/data"
refused set create apps/statefulsets drive set run "${JOBS[daily-revenue]}" daily-revenue 127.0.0.2 spark.kubernetes.allocation.pods.allocator=statefulset
refused newest-submits patch networking.k8s.io/networkpolicies submit newest-submits "$NEWEST" daily-revenue submitted-by-newest
say "refused as our checks say: claims of drivers, executors in a StatefulSet; networkpolicies, if Spark $NEWEST were in the operator's image"
