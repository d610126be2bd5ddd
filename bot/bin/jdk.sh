# Finds a JDK for the other scripts; to be sourced by a POSIX shell.
# Starts no Java: the file `release`, which every JDK has, says its version.

jdk_least=25

# Whether $1 is the home of a JDK (not only a runtime) that is new enough.
is_new_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r jdk_line; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_version=${jdk_line#*\"}
        jdk_version=${jdk_version%%[!0-9]*}
        [ -n "$jdk_version" ] && [ "$jdk_version" -ge "$jdk_least" ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# The home of the `java` on the PATH, through all symbolic links.
jdk_on_path() {
  jdk_java=$(command -v java) || return 1
  jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 1
  jdk_home=${jdk_java%/bin/java}
  is_new_jdk "$jdk_home"
}

# Sets jdk_home to the first JDK found that is new enough; fails where there is none.
find_jdk() {
  # what others use to name one: JAVA_HOME, JAVA_HOME_25_X64 (GitHub), JDK_25
  for jdk_home in "${JAVA_HOME:-}" "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" \
    "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME_25_AARCH64:-}" "${JDK_25:-}" "${JDK25_HOME:-}"; do
    [ -n "$jdk_home" ] && is_new_jdk "$jdk_home" && return 0
  done
  jdk_on_path && return 0
  for jdk_home in /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    "${HOME:-/}"/.local/share/mise/installs/java/* "${HOME:-/}"/.asdf/installs/java/* \
    /usr/java/* /usr/local/java/* /opt/* /opt/java/* /usr/local/openjdk-* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    is_new_jdk "$jdk_home" && return 0
  done
  return 1
}

# As find_jdk, but ends the script with one line that says what to install.
need_jdk() {
  find_jdk && return 0
  echo "dateline: no JDK $jdk_least or newer found; install one (Debian, Ubuntu: apt install" \
    "openjdk-$jdk_least-jdk; else https://adoptium.net) or set JAVA_HOME to where it is" >&2
  exit 1
}
