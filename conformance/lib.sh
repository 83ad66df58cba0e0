# Sourced by each step: where the judges are, how one is started, and how a step says what came of it.
#
# A step ends with 0 (judged, and right), 77 (not judged; call not_judged) or anything else (judged, and wrong).
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
KUBERNETES=${PLIMSOLL_KUBERNETES:-1.35}
OUT=$ROOT/target/plimsoll                       # where the README's first command writes
NODES=$ROOT/conformance/nodes.yaml
WORK=${PLIMSOLL_WORK:?run conformance/run, which makes a work folder}
BUILD_LIMIT=${PLIMSOLL_BUILD_LIMIT:-900}        # seconds for compiling one judge

# Custom resource definitions of the components that a platform may use; folders of $UPSTREAM/crds.
CRD_FAMILIES="spark-operator prometheus-operator cert-manager external-secrets strimzi gateway-api keda sealed-secrets external-dns cloudnative-pg"

# Groups whose definitions exist in their own cloud only. A document of these is not judged; any other kind that the server
# does not know is refused, so that a wrong apiVersion cannot hide here.
CLOUD_GROUPS="networking.gke.io cloud.google.com eks.amazonaws.com"

say() { printf '  %s\n' "$*"; }

# not_judged REASON: ends the step; the summary repeats the reason.
not_judged() {
  printf '%s\n' "$*" >"$WORK/reason"
  say "not judged: $*"
  exit 77
}

fail() {
  printf '%s\n' "$*" >"$WORK/reason"
  say "FAILED: $*"
  exit 1
}

# The first of: the folder of variable $1; $2 in a folder "shared" beside the checkout. Empty if there is neither.
locate() {
  local given=${!1:-} sibling=$ROOT/../shared/$2
  if [ -n "$given" ]; then
    [ -d "$given" ] || fail "$1 is \"$given\", which is not a folder"
    (cd "$given" && pwd)
  elif [ -d "$sibling" ]; then
    (cd "$sibling" && pwd)
  fi
}

CLUSTER_HOME=$(locate PLIMSOLL_CLUSTER cluster)
UPSTREAM=$(locate PLIMSOLL_UPSTREAM upstream)

# need_upstream: without upstream's files the step is not judged.
need_upstream() {
  [ -n "$UPSTREAM" ] || not_judged "no upstream data: set PLIMSOLL_UPSTREAM, or put it into ../shared/upstream"
}

# need COMMAND: without it the step is not judged.
need() {
  command -v "$1" >/dev/null || not_judged "no $1 on PATH"
}

# within SECONDS COMMAND...: 124 when the time is over.
within() {
  local limit=$1
  shift
  timeout --kill-after=30 "$limit" "$@"
}

# need_cluster: the programs of a control plane of $KUBERNETES are built, or a foreign cluster is named.
#
# PLIMSOLL_KUBECONFIG names a cluster of the user's own (kind, for instance). It is asked for by this name and not as
# KUBECONFIG, because steps create and delete objects: nobody should meet a production cluster by accident.
need_cluster() {
  if [ -n "${PLIMSOLL_KUBECONFIG:-}" ]; then
    [ -f "$PLIMSOLL_KUBECONFIG" ] || fail "PLIMSOLL_KUBECONFIG is \"$PLIMSOLL_KUBECONFIG\", which is not a file"
    need kubectl
    return
  fi
  [ -n "$CLUSTER_HOME" ] || not_judged "no cluster: set PLIMSOLL_CLUSTER to the folder of the cluster command, or PLIMSOLL_KUBECONFIG to a kubeconfig"
  need go
  [ ! -e "$WORK/unbuilt-$KUBERNETES" ] || not_judged "the control plane of $KUBERNETES could not be built, see the first step that needed it"
  local status=0
  within "$BUILD_LIMIT" "$CLUSTER_HOME/cluster" build "$KUBERNETES" >"$WORK/build-$KUBERNETES.log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    touch "$WORK/unbuilt-$KUBERNETES"
    tail -n 20 "$WORK/build-$KUBERNETES.log"
    [ "$status" -ne 124 ] || not_judged "the control plane of $KUBERNETES was not built within $BUILD_LIMIT s"
    not_judged "the control plane of $KUBERNETES cannot be built here"
  fi
}

STARTED=()
MADE=() # namespaces that this step made in a cluster of the user's own
stop_clusters() {
  local dir
  [ ${#MADE[@]} -eq 0 ] || kubectl delete namespace --wait=false "${MADE[@]}" >/dev/null 2>&1 || say "could not delete the namespaces ${MADE[*]}"
  for dir in ${STARTED[@]+"${STARTED[@]}"}; do
    "$CLUSTER_HOME/cluster" down --dir "$dir" >/dev/null 2>&1 || say "could not stop the cluster in $dir"
    rm -rf "$dir/etcd"
  done
}
trap stop_clusters EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# cluster_up [ARGUMENT...]: a fresh cluster for this step, gone when the step ends. Sets CLUSTER_DIR and KUBECONFIG.
# With PLIMSOLL_KUBECONFIG: that cluster, and CLUSTER_DIR stays empty.
cluster_up() {
  need_cluster
  CLUSTER_DIR=
  if [ -n "${PLIMSOLL_KUBECONFIG:-}" ]; then
    export KUBECONFIG=$PLIMSOLL_KUBECONFIG
    return
  fi
  # A loaded machine may be too slow for one start of seven programs; it gets a second try, and is told so.
  local try
  for try in 1 2; do
    CLUSTER_DIR=$(mktemp -d "$WORK/cluster.XXXXXX")
    STARTED+=("$CLUSTER_DIR")
    if within 180 "$CLUSTER_HOME/cluster" up --kubernetes "$KUBERNETES" --dir "$CLUSTER_DIR" --nodes "$NODES" "$@" \
      >"$CLUSTER_DIR.log" 2>&1; then
      break
    fi
    tail -n 20 "$CLUSTER_DIR.log"
    [ "$try" = 1 ] || fail "the cluster did not start, twice"
    say "the cluster did not start, trying once more"
    "$CLUSTER_HOME/cluster" down --dir "$CLUSTER_DIR" >/dev/null 2>&1 || true
  done
  export KUBECONFIG=$CLUSTER_DIR/kubeconfig
}

# install_crds: upstream's definitions become known to the cluster of this step.
install_crds() {
  local family
  local folders=()
  for family in $CRD_FAMILIES; do
    [ -d "$UPSTREAM/crds/$family" ] || fail "no definitions of $family in $UPSTREAM/crds"
    folders+=("$UPSTREAM/crds/$family")
  done
  if [ -n "$CLUSTER_DIR" ]; then
    "$CLUSTER_HOME/cluster" verdicts --apply --dir "$CLUSTER_DIR" "${folders[@]}" >"$WORK/crds.jsonl" 2>"$WORK/crds.log" || {
      grep '"accepted":false' "$WORK/crds.jsonl" | head -5
      cat "$WORK/crds.log"
      fail "the server refuses upstream's definitions"
    }
  else
    for family in "${folders[@]}"; do
      kubectl apply --server-side --force-conflicts -f "$family" >/dev/null || fail "the server refuses the definitions in $family"
    done
  fi
}

# manifests FOLDER: the objects below it that are to be applied, cluster-wide ones first; one path a line.
manifests() {
  find "$1" -name '*.yaml' -not -name kustomization.yaml -not -path '*/.*' -not -path '*/_latent/*' | LC_ALL=C sort
}

# latents FOLDER: the objects below it that are written for review and made by others.
latents() {
  find "$1" -name '*.yaml' -path '*/_latent/*' | LC_ALL=C sort
}

# A pattern for the server's answers about kinds of CLOUD_GROUPS.
unknown_to_server() {
  printf '"apiVersion":"(%s)/.*"reason":"NoKindMatch"' "$(tr ' ' '|' <<<"${CLOUD_GROUPS//./[.]}")"
}

# verdicts LABEL FILE...: asks the server whether it would take each document, strictly and without keeping it.
# Says how many it took; prints what it refused, and returns 1 then.
verdicts() {
  local label=$1 refused
  shift
  local answers=$WORK/verdicts-$label.jsonl
  refused=0
  if [ -n "$CLUSTER_DIR" ]; then
    local status=0
    "$CLUSTER_HOME/cluster" verdicts --dir "$CLUSTER_DIR" "$@" >"$answers" 2>"$answers.log" || status=$?
    if [ "$status" -gt 1 ]; then
      cat "$answers.log"
      fail "the server could not be asked about $label"
    fi
    local unknown
    unknown=$(unknown_to_server)
    grep -hE "$unknown" "$answers" | sed -E 's/.*"kind":"([^"]*)".*"name":"([^"]*)","accepted".*/not judged, no definition here: \1 \2/' | sort | uniq -c || true
    refused=$(grep -vE "$unknown" "$answers" | grep -vc '"accepted":true' || true)
    grep -vE "$unknown" "$answers" | grep -v '"accepted":true' | head -20 || true
    say "$label: $(grep -c '"accepted":true' "$answers" || true) documents accepted, $refused not, $(grep -cE "$unknown" "$answers" || true) not judged"
  else
    foreign_verdicts "$label" "$@"
  fi
  [ "$refused" -eq 0 ]
}

# foreign_verdicts LABEL FILE...: the same of a cluster of the user's own, by kubectl. Sets refused.
foreign_verdicts() {
  local label=$1 file name answers=$WORK/kubectl-$1
  shift
  local needed=() arguments=()
  for file in "$@"; do
    arguments+=(-f "$file")
    # What a server looks up before it judges what lies in it or runs as it must be there.
    if grep -q '^kind: Namespace$' "$file"; then
      name=$(awk '$1 == "name:" { print $2; exit }' "$file")
      kubectl get namespace "$name" >/dev/null 2>&1 || MADE+=("$name")
      needed=(-f "$file" ${needed[@]+"${needed[@]}"})
    elif grep -q '^kind: ServiceAccount$' "$file"; then
      needed+=(-f "$file")
    fi
  done
  [ ${#needed[@]} -eq 0 ] || kubectl apply --server-side --force-conflicts "${needed[@]}" >/dev/null || refused=$((refused + 1))
  kubectl apply --server-side --force-conflicts --dry-run=server --validate=strict "${arguments[@]}" >"$answers.out" 2>"$answers.err" || true
  local unknown
  unknown="no matches for kind .* in version \"($(tr ' ' '|' <<<"${CLOUD_GROUPS//./[.]}"))/"
  grep -E "$unknown" "$answers.err" | sed -E 's/.*name: "([^"]*)".*kind "([^"]*)".*/  not judged, no definition here: \2 \1/' || true
  grep -vE "$unknown|^Warning:|^ensure CRDs are installed first" "$answers.err" | head -20 || true
  refused=$((refused + $(grep -vE "$unknown" "$answers.err" | grep -cE '^(Error|error|resource mapping|The )' || true)))
  say "$label: $(grep -c 'server dry run' "$answers.out" || true) documents accepted, $refused not, $(grep -cE "$unknown" "$answers.err" || true) not judged"
}

# maven_repository: a copy of the user's Maven repository that holds this build too, so that projects outside it can use
# Plimsoll, and the user's keeps nothing of what is judged. Sets REPOSITORY and VERSION.
maven_repository() {
  REPOSITORY=$WORK/repository
  VERSION=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$ROOT/pom.xml" | head -1)
  [ ! -e "$REPOSITORY/complete" ] || return 0
  local home=${PLIMSOLL_MAVEN_REPOSITORY:-$HOME/.m2/repository}
  rm -rf "$REPOSITORY"
  cp -al "$home" "$REPOSITORY" 2>/dev/null || cp -a "$home" "$REPOSITORY"
  rm -rf "$REPOSITORY/dev/plimsoll"
  (cd "$ROOT" && mvn -q -B -Dmaven.repo.local="$REPOSITORY" -DskipTests -Denforcer.skip -Dspotless.check.skip \
    -pl bom,schemas,core,targets,maven-plugin -am install) >"$WORK/install.log" 2>&1 || {
    tail -n 20 "$WORK/install.log"
    fail "the artifacts cannot be installed"
  }
  touch "$REPOSITORY/complete"
}

# python_environment FOLDER ARGUMENT...: a virtual environment with the packages that uv is told to install; 1 if they cannot be had.
python_environment() {
  local folder=$1
  shift
  {
    if [ ! -x "$WORK/uv/bin/uv" ]; then
      python3 -m venv "$WORK/uv" && "$WORK/uv/bin/pip" install --quiet --disable-pip-version-check uv || return 1
    fi
    "$WORK/uv/bin/uv" venv --quiet "$folder" &&
      within "$BUILD_LIMIT" "$WORK/uv/bin/uv" pip install --quiet --python "$folder/bin/python" "$@"
  } >"$folder.log" 2>&1 || {
    tail -n 5 "$folder.log"
    return 1
  }
}

# environments: the names of all environments that the main job has written; fails if there are none.
environments() {
  local folder found=
  for folder in "$OUT"/*/; do
    [ -f "$folder/.plimsoll/inventory.json" ] || continue
    basename "$folder"
    found=yes
  done
  [ -n "$found" ] || fail "no environment in $OUT: the main job has written nothing"
}
