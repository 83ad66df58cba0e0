#!/usr/bin/env bash
# Generated DAGs, airflow.cfg and pod template are read by the real Airflow 3.3.2 as they are meant.
# usage: 42-airflow.sh; started by conformance/run
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
need python3
need mvn
here=$ROOT/conformance/airflow
export AIRFLOW_HOME=$WORK/airflow-home AIRFLOW__CORE__LOAD_EXAMPLES=False PYTHONDONTWRITEBYTECODE=1
venv=$WORK/airflow
{
  python3 -m venv "$WORK/uv" && "$WORK/uv/bin/pip" install --quiet --disable-pip-version-check uv &&
    "$WORK/uv/bin/uv" venv --quiet "$venv" &&
    within "$BUILD_LIMIT" "$WORK/uv/bin/uv" pip install --quiet --python "$venv/bin/python" --requirement "$here/requirements.txt"
} >"$WORK/airflow-install.log" 2>&1 || {
  tail -n 5 "$WORK/airflow-install.log"
  not_judged "Airflow could not be installed"
}

# The catalogue that the build carries is what this Airflow says.
for part in options changes; do
  file=$ROOT/airflow-templates/src/main/resources/dev/plimsoll/airflow/settings-3.3.txt
  [ "$part" = options ] || file=${file%/*}/settings-of-2.txt
  "$venv/bin/python" "$here/settings.py" "$part" 2>/dev/null | grep -E '^[a-z_]+ [a-z]' >"$WORK/settings-$part.txt"
  diff "$WORK/settings-$part.txt" "$file" || fail "the catalogue of settings differs: $part"
done

out=$WORK/airflow-export
mkdir -p "$out"
(cd "$ROOT" && within "$BUILD_LIMIT" mvn -q -B -pl airflow-templates -am test -Dtest=DagExportTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.export="$out") >"$WORK/airflow-export.log" 2>&1 || {
  tail -n 20 "$WORK/airflow-export.log"
  fail "the test platform could not be written"
}
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
