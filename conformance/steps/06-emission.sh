#!/usr/bin/env bash
# output survives a killed process, a full disk, a read-only mount and missing rights
source "$(dirname "$0")/../lib.sh"

lib=$ROOT/cli/target/plimsoll/lib
[ -d "$lib" ] || (cd "$ROOT" && mvn -q -B -DskipTests -pl cli -am package) || fail "the build fails"
classes=$WORK/emission
mkdir -p "$classes"
javac -d "$classes" -cp "$lib/*" "$ROOT/conformance/emission/Emission.java" || fail "the program that writes does not compile"

# emit OUT FILES VALUE...: prints findings; status 1 with an error.
emit() { java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classes:$lib/*" Emission "$@"; }

# same FOLDER FOLDER: both hold the same files with the same bytes.
same() { diff -r "$1" "$2" >"$WORK/emission.diff" 2>&1; }

# refused LABEL CODE STATUS TEXT: the run ended with one finding of that code.
refused() {
  [ "$3" -eq 1 ] || fail "$1: ends with status $3: $4"
  [ "$(grep -c '^error PLM' <<<"$4")" -eq 1 ] && grep -q "^error $2 " <<<"$4" || fail "$1: says \"$4\""
}

files=400
emit "$WORK/one" $files one >/dev/null && emit "$WORK/two" $files two >/dev/null || fail "cannot write at all"

out=$WORK/killed
between=0
for pause in 0.30 0.41 0.52 0.63 0.74 0.85 0.96 1.07; do
  java -XX:TieredStopAtLevel=1 -cp "$classes:$lib/*" Emission "$out" $files one two loop >"$WORK/emission.log" &
  writer=$!
  until grep -q ready "$WORK/emission.log"; do sleep 0.05; done
  sleep "$pause"
  kill -KILL $writer
  wait $writer 2>/dev/null || true
  while read -r file; do
    cmp -s "$out/dev/$file" "$WORK/one/dev/$file" || cmp -s "$out/dev/$file" "$WORK/two/dev/$file" || fail "killed after $pause s: $file is neither old nor new"
  done < <(mkdir -p "$out/dev" && cd "$out/dev" && find . -name '*.yaml' -not -path './.plimsoll/*')
  [ ! -f "$out/dev/.plimsoll/journal" ] || between=$((between + 1))
  emit "$out" $files one >/dev/null || fail "killed after $pause s: the next run ends with an error"
  same "$out" "$WORK/one" || fail "killed after $pause s: the next run leaves something else than a fresh one, see $WORK/emission.diff"
done
say "killed 8 times, $between times between two outputs; each next run gave the bytes of a fresh one"

# Mounts are made in a name space of their own, so nothing of them is left behind.
if ! unshare --mount true 2>/dev/null; then
  not_judged "a full disk, a read-only mount and missing rights (they need root); killed processes were judged, and right"
fi
export -f emit same refused fail say
export classes lib WORK files

unshare --mount bash -euo pipefail -c '
  disk=$WORK/disk
  mkdir -p "$disk"

  mount -t tmpfs -o size=4m tmpfs "$disk"
  emit "$disk/out" $files one >/dev/null
  mount -o remount,ro "$disk"
  status=0; text=$(emit "$disk/out" $files two) || status=$?
  refused "read-only mount" PLM9010 $status "$text"
  same "$disk/out" "$WORK/one" || fail "read-only mount: the former output changed"
  umount "$disk"

  for limit in size=2900k nr_inodes=700; do
    mount -t tmpfs -o $limit tmpfs "$disk"
    emit "$disk/out" $files one >/dev/null
    status=0; text=$(emit "$disk/out" $files two) || status=$?
    refused "full disk ($limit)" PLM9011 $status "$text"
    same "$disk/out" "$WORK/one" || fail "full disk ($limit): the former output changed"
    umount "$disk"
  done

  mount -t tmpfs -o size=256k tmpfs "$disk"
  status=0; text=$(emit "$disk/out" $files one) || status=$?
  refused "full disk at the first run" PLM9011 $status "$text"
  [ -z "$(ls -A "$disk")" ] || fail "full disk at the first run: something is left"
  umount "$disk"
' || fail "$(cat "$WORK/reason" 2>/dev/null || echo "a mount could not be made")"
say "a read-only mount, a full disk and a disk without inodes leave the former output as it was"

# The other user must be able to read the program, so it is copied out of a home folder that may be closed.
cp -r "$lib" "$WORK/lib"
lib=$WORK/lib
rights=$WORK/rights
cp -r "$WORK/one" "$rights"
chmod -R a+rX "$WORK"
chown -R 65534:65534 "$rights"
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
if as_nobody java -version >/dev/null 2>&1; then
  chown 0:0 "$rights/dev/ns1"
  status=0
  text=$(as_nobody bash -c 'emit "$0" "$files" two' "$rights") || status=$?
  refused "a folder of somebody else" PLM9010 $status "$text"
  same "$rights" "$WORK/one" || fail "a folder of somebody else: the former output changed"
  say "a folder of somebody else leaves the former output as it was"
else
  say "not judged: a folder of somebody else (no setpriv, or no java that another user can run)"
fi
