#!/bin/sh
# Makes the AOT cache of the built program from a training run; the build calls it. The cache only
# saves time, so where it can't be made the build goes on.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd -P) || exit 1
. "$root/bot/bin/jdk.sh"
need_jdk
app=$root/bot/target/app
work=$root/bot/target/training
rm -rf "$work" "$app/dateline.aot" "$app/built"
mkdir -p "$work"

# The model's jar, uncompressed: to inflate it at each start would take a sixth of a second.
for jar in "$app"/lib/langchain4j-embeddings-bge-*.jar; do
  [ -f "$jar" ] && ! [ -f "$jar.stored" ] || continue
  (mkdir "$work/model" && cd "$work/model" && "$jdk_home/bin/jar" --extract --file "$jar" &&
    "$jdk_home/bin/jar" --create --no-compress --no-manifest --file "$work/model.jar" . &&
    mv "$work/model.jar" "$jar" && : >"$jar.stored") >"$work/log" 2>&1
  rm -rf "$work/model"
done

# The native libraries of the runtime, which would else be inflated to a folder for temporary files
# at each start, and leave it there.
case $(uname -s)-$(uname -m) in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-aarch64 ;;
  Darwin-arm64) platform=osx-aarch64 ;;
  Darwin-x86_64) platform=osx-x64 ;;
  *) platform= ;;
esac
rm -rf "$app/native"
for jar in "$app"/lib/onnxruntime-*.jar; do
  [ -n "$platform" ] && (mkdir "$work/native" && cd "$work/native" &&
    "$jdk_home/bin/jar" --extract --file "$jar" "ai/onnxruntime/native/$platform" &&
    mv "ai/onnxruntime/native/$platform" "$app/native") >>"$work/log" 2>&1
  rm -rf "$work/native"
done

if ! "$jdk_home/bin/java" @"$root/bot/bin/java.options" -XX:AOTCacheOutput="$app/dateline.aot" \
  -Ddateline.project="$root" -Donnxruntime.native.path="$app/native" -cp "$app/dateline.jar" dateline.cli.Training "$work" \
  >"$work/log" 2>&1 || ! [ -f "$app/dateline.aot" ]; then
  echo "[WARNING] no AOT cache was made, starting will take longer; see $work/log" >&2
  tail -n 3 "$work/log" >&2
fi
touch "$app/built" # by its time the launcher sees what was changed since
