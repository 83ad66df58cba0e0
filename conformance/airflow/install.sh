# Sourced by the steps about Airflow, after lib.sh: the real program, and the test platform of the module. Both are made once a run.
# shellcheck shell=bash

AIRFLOW=$WORK/airflow           # a virtual environment
EXPORT=$WORK/airflow-export     # what DagExportTest writes

# install_airflow: the versions of requirements.txt are in $AIRFLOW.
install_airflow() {
  need python3
  [ ! -e "$AIRFLOW/complete" ] || return 0
  {
    python3 -m venv "$WORK/uv" && "$WORK/uv/bin/pip" install --quiet --disable-pip-version-check uv &&
      "$WORK/uv/bin/uv" venv --quiet "$AIRFLOW" &&
      within "$BUILD_LIMIT" "$WORK/uv/bin/uv" pip install --quiet --python "$AIRFLOW/bin/python" --requirement "$ROOT/conformance/airflow/requirements.txt"
  } >"$WORK/airflow-install.log" 2>&1 || {
    tail -n 5 "$WORK/airflow-install.log"
    not_judged "Airflow could not be installed"
  }
  touch "$AIRFLOW/complete"
}

# export_platform: the test platform of the module is in $EXPORT.
export_platform() {
  need mvn
  [ ! -e "$EXPORT/complete" ] || return 0
  mkdir -p "$EXPORT"
  (cd "$ROOT" && within "$BUILD_LIMIT" mvn -q -B ${PLIMSOLL_MAVEN_OPTIONS:-} -pl airflow-templates -am test -Dtest=DagExportTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.export="$EXPORT") >"$WORK/airflow-export.log" 2>&1 || {
    tail -n 20 "$WORK/airflow-export.log"
    fail "the test platform could not be written"
  }
  touch "$EXPORT/complete"
}
