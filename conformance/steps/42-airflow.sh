#!/usr/bin/env bash
# Generated DAGs, airflow.cfg and pod template are read by the real Airflow 3.3.2 as they are meant, and by 3.2 and 3.4.
# usage: 42-airflow.sh; started by conformance/run
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../airflow/install.sh
source "$ROOT/conformance/airflow/install.sh"
here=$ROOT/conformance/airflow
export AIRFLOW_HOME=$WORK/airflow-home AIRFLOW__CORE__LOAD_EXAMPLES=False PYTHONDONTWRITEBYTECODE=1
install_airflow
venv=$AIRFLOW

# The catalogue that the build carries is what this Airflow says.
for part in options changes; do
  file=$ROOT/airflow-templates/src/main/resources/dev/plimsoll/airflow/settings-3.3.txt
  [ "$part" = options ] || file=${file%/*}/settings-of-2.txt
  "$venv/bin/python" "$here/settings.py" "$part" 2>/dev/null | grep -E '^[a-z_]+ [a-z]' >"$WORK/settings-$part.txt"
  diff "$WORK/settings-$part.txt" "$file" || fail "the catalogue of settings differs: $part"
done

export_platform
out=$EXPORT
# Airflow logs to the same stream; what the judge says stands at the end.
"$venv/bin/python" "$here/judge.py" "$out" >"$WORK/airflow-judge.log" 2>&1 || {
  grep -v ' \[info ' "$WORK/airflow-judge.log" | tail -n 40
  fail "Airflow does not agree"
}
say "$(tail -n 1 "$WORK/airflow-judge.log")"
"$venv/bin/python" "$here/judge_variant.py" "$out/variant" >"$WORK/airflow-variant.log" 2>&1 || {
  grep -v ' \[info ' "$WORK/airflow-variant.log" | tail -n 40
  fail "Airflow does not agree about single sign-on or the Git bundle"
}
say "$(tail -n 1 "$WORK/airflow-variant.log")"

"$venv/bin/python" "$here/judge_override.py" "$out/own" >"$WORK/airflow-override.log" 2>&1 || {
  grep -v ' \[info ' "$WORK/airflow-override.log" | tail -n 40
  fail "Airflow makes other task pods than described"
}
say "$(tail -n 1 "$WORK/airflow-override.log")"

# It says on the way where it connects to; what the judge says stands at the end.
within 120 "$venv/bin/python" "$here/judge_otlp.py" "$out/collector" >"$WORK/airflow-otlp.log" 2>&1 || {
  grep -v ' \[info ' "$WORK/airflow-otlp.log" | tail -n 20
  fail "what Airflow sends does not reach a collector"
}
say "$(grep -v ' \[info ' "$WORK/airflow-otlp.log" | tail -n 1)"

# The other versions: their own catalogue, and the same files.
for minor in 3.2 3.4; do
  other=$WORK/airflow-$minor
  "$WORK/uv/bin/uv" venv --quiet "$other" &&
    within "$BUILD_LIMIT" "$WORK/uv/bin/uv" pip install --quiet --prerelease allow --python "$other/bin/python" --requirement "$here/requirements-$minor.txt" \
      >"$WORK/airflow-install-$minor.log" 2>&1 || {
    say "not judged: Airflow $minor could not be installed"
    continue
  }
  export AIRFLOW_HOME=$WORK/airflow-home-$minor
  "$other/bin/python" "$here/settings.py" options 2>/dev/null | grep -E '^[a-z_]+ [a-z]' >"$WORK/settings-$minor.txt"
  diff "$WORK/settings-$minor.txt" "$ROOT/airflow-templates/src/main/resources/dev/plimsoll/airflow/settings-$minor.txt" ||
    fail "the catalogue of settings of $minor differs"
  "$other/bin/python" "$here/judge.py" "$out" other >"$WORK/airflow-judge-$minor.log" 2>&1 || {
    grep -v ' \[info ' "$WORK/airflow-judge-$minor.log" | tail -n 40
    fail "Airflow $minor does not agree"
  }
  say "$(sed -n 's/^apache-airflow==//p' "$here/requirements-$minor.txt"): $(tail -n 1 "$WORK/airflow-judge-$minor.log")"
done
