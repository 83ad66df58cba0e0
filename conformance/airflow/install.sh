# Sourced by the steps about Airflow, after lib.sh: the real program, and the test platform of the module. Both are made once a run.
# shellcheck shell=bash

AIRFLOW=$WORK/airflow           # a virtual environment
EXPORT=$WORK/airflow-export     # what DagExportTest writes

# install_airflow: the versions of requirements.txt are in $AIRFLOW.
install_airflow() {
  need python3
  [ ! -e "$AIRFLOW/complete" ] || return 0
  python_environment "$AIRFLOW" --requirement "$ROOT/conformance/airflow/requirements.txt" || not_judged "Airflow could not be installed"
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
