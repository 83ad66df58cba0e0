#!/usr/bin/env bash
# Cyclonus finds open what an arrow needs, and nothing else, in the policies of each environment; it answers as "plimsoll path" does.
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
here=$ROOT/conformance/networks
need go
environments >/dev/null
status=0
(cd "$here" && CGO_ENABLED=0 within "$BUILD_LIMIT" go build -ldflags='-s -w' -o "$WORK/networks" .) >"$WORK/networks.log" 2>&1 || status=$?
[ "$status" -ne 124 ] || not_judged "Cyclonus was not built within $BUILD_LIMIT s"
[ "$status" -eq 0 ] || not_judged "Cyclonus cannot be built here: $(tail -n 1 "$WORK/networks.log")"
missing=()

# The pods that the steps before have seen real programs make, each with the environment that they used.
declare -A made=()
real() {
  local step=$1 environment=$2 file=$3
  if [ -s "$file" ]; then made[$environment]=${made[$environment]:-}\ $file; else missing+=("pods made by real programs: step $step made none in this run"); fi
}
real 43 "$(environments | grep '^prod-' | head -1)" "$WORK/airflow-pods.jsonl"
real 45 prod-eks "$WORK/spark-pods.jsonl"

ports=$(cut -f3 "$here/arrows.tsv" | grep -v '^#' | tr ',' '\n' | grep / | sort -u | paste -sd,)
plimsoll="$ROOT/cli/target/plimsoll/lib/*:$ROOT/samples/data-platform/target/classes"
wrong=0
for environment in $(environments); do
  pods=- paths=-
  if [ -n "${made[$environment]:-}" ]; then
    pods=$WORK/networks-pods.jsonl
    # shellcheck disable=SC2086
    cat ${made[$environment]} >"$pods"
  fi
  # One environment of each network engine is walked by path, which takes as long as all the rest.
  if [[ $environment == prod-* ]]; then
    paths=$WORK/networks-$environment.tsv
    java -cp "$plimsoll" "$here/Paths.java" dev.plimsoll.samples.dataplatform.AcmePlatform "$ROOT/samples/data-platform/environments" \
      "$OUT/$environment" "$ports,TCP/443,TCP/22" "$paths" >"$WORK/networks.log" 2>&1 || {
      tail -n 5 "$WORK/networks.log"
      fail "path does not answer about $environment"
    }
  fi
  status=0
  "$WORK/networks" "$here" "$OUT/$environment" "$pods" "$paths" || status=$?
  [ "$status" -le 1 ] || fail "Cyclonus could not be asked about $environment"
  wrong=$((wrong + status))
done
[ "$wrong" -eq 0 ] || fail "the policies of $wrong environments leave open or shut what they should not"

# The judge can say no: a policy less, or an arrow that nobody wrote, is found.
first=$(environments | grep '^prod-' | head -1)
mutant=$WORK/networks-mutant
mkdir -p "$mutant/tables"
cp -r "$OUT/$first" "$mutant/"
find "$mutant/$first/data-jobs" -name '*-default-deny.yaml' -delete
! "$WORK/networks" "$here" "$mutant/$first" >/dev/null || fail "nobody notices that data-jobs denies nothing"
sed 's,^airflow/task-pods	airflow/api-server	TCP/8080,&1,' "$here/arrows.tsv" >"$mutant/tables/arrows.tsv"
cp "$here/outside.tsv" "$mutant/tables/"
! "$WORK/networks" "$mutant/tables" "$OUT/$first" >/dev/null || fail "nobody notices that an arrow has another port"
say "a policy that is taken out and a port that is changed are found"
if [ ${#missing[@]} -gt 0 ]; then
  for reason in "${missing[@]}"; do say "not judged: $reason"; done
  printf 'not judged: %s\n' "$(IFS=';' && echo "${missing[*]}")" >"$WORK/reason"
fi
