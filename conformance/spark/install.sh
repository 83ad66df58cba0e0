# Sourced by the steps about Spark, after lib.sh: real Sparks, from their packages for Python. Each is installed once a run.
# shellcheck shell=bash

OPERATORS_SPARK=4.0.4           # in the image of the operator that we emit
SPARK_OPENS=(--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED
  --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED)

# install_sparks VERSION...: half a gigabyte each, so nothing is kept in a cache; not judged if one cannot be had.
install_sparks() {
  local version installing=() failed=
  need python3
  for version in "$@"; do
    [ ! -e "$WORK/spark-$version/complete" ] || continue
    # The first brings uv too.
    if [ -x "$WORK/uv/bin/uv" ]; then
      install_spark "$version" &
      installing+=($!)
    else
      install_spark "$version" || failed=yes
    fi
  done
  for version in ${installing[@]+"${installing[@]}"}; do wait "$version" || failed=yes; done
  [ -z "$failed" ] || not_judged "Spark could not be installed"
}

install_spark() {
  python_environment "$WORK/spark-$1" --no-cache "pyspark==$1" && touch "$WORK/spark-$1/complete"
}

# spark_home VERSION
spark_home() { echo "$WORK/spark-$1"/lib/python3*/site-packages/pyspark; }
