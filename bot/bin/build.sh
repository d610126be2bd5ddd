# Builds Dateline with the JDK in jdk_home and waits for it; sourced by `dateline`.

build_log=$root/bot/target/build.log
build_lock=$root/bot/target/building
build_pid=

build_fail() {
  [ -t 2 ] && printf '\r\033[K' >&2
  echo "dateline: $1" >&2
  rm -rf "$build_lock"
  exit 1
}

# Two first runs at a time must not write the same files: the second waits for the first.
build_alone() {
  mkdir -p "$root/bot/target" 2>/dev/null ||
    build_fail "can't write to $root/bot/target; check its permissions"
  until mkdir "$build_lock" 2>/dev/null; do
    builder=$(cat "$build_lock/pid" 2>/dev/null)
    if [ -n "$builder" ] && ! kill -0 "$builder" 2>/dev/null; then
      rm -rf "$build_lock" # it died
      continue
    fi
    sleep 1
  done
  echo $$ >"$build_lock/pid"
}

build_stop() {
  [ -n "$build_pid" ] && kill "$build_pid" 2>/dev/null
  build_fail "build stopped"
}

build_progress() {
  downloaded=$(grep -c '^\[INFO\] Downloaded\|^Downloaded' "$build_log" 2>/dev/null)
  line="building Dateline, $(($(date +%s) - build_start)) s"
  [ "${downloaded:-0}" -gt 0 ] && line="$line, $downloaded files downloaded"
  printf '\r\033[K%s' "$line" >&2
}

build() {
  command -v mvn >/dev/null 2>&1 ||
    build_fail "Maven is needed to build Dateline and was not found; install it (Debian, Ubuntu: apt install maven)"
  echo "dateline: building (the first time takes a minute or more; log: $build_log)" >&2
  build_start=$(date +%s)
  (cd "$root" && JAVA_HOME=$jdk_home exec mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true \
    package) >"$build_log" 2>&1 </dev/null &
  build_pid=$!
  trap build_stop INT TERM HUP
  while kill -0 "$build_pid" 2>/dev/null; do
    [ -t 2 ] && build_progress
    sleep 1
  done
  wait "$build_pid"
  build_code=$?
  trap - INT TERM HUP
  if [ "$build_code" -ne 0 ]; then
    build_error=$(grep -m 1 '^\[ERROR\]' "$build_log" | cut -c 1-300)
    build_fail "build failed: ${build_error#\[ERROR\] } (all of it: $build_log)"
  fi
  [ -t 2 ] && printf '\r\033[K' >&2
  echo "dateline: built in $(($(date +%s) - build_start)) s" >&2
}

build_alone
is_built || build
rm -rf "$build_lock"
