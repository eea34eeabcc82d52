# What the script tests share: source it. Each test script makes its own directory $here, with a blank in its name,
# and ends with `finish`.
# shellcheck shell=bash disable=SC2034
set -uo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
suite=$(basename "$0" .sh)
here=$(mktemp -d "${TMPDIR:-/tmp}/plumbline $suite.XXXXXX")
trap 'rm -rf "$here"' EXIT
# A test speaks for itself, whatever the shell it is started from has set.
unset SPARK_HOME SPARK_CONF_DIR SPARK_LOCAL_IP SPARK_LOCAL_HOSTNAME MASTER
checks=0
failures=0

# Runs a command; leaves its exit code in $code, its output in $here/out and $here/err.
run() {
  code=0
  "$@" >"$here/out" 2>"$here/err" </dev/null || code=$?
}

wrong() {
  failures=$((failures + 1))
  printf 'FAILED %s: %s\n' "$suite" "$1"
  sed 's/^/    out: /' "$here/out"
  sed 's/^/    err: /' "$here/err"
}

# expect_code WHAT CODE
expect_code() {
  checks=$((checks + 1))
  [ "$code" = "$2" ] || wrong "$1: exit code $code, expected $2"
}

# expect_in out|err|FILE TEXT
expect_in() {
  local file=$1
  case $1 in out | err) file=$here/$1 ;; esac
  checks=$((checks + 1))
  grep -qF -- "$2" "$file" || wrong "'$2' is not in $1"
}

# expect_equal WHAT ACTUAL EXPECTED
expect_equal() {
  checks=$((checks + 1))
  [ "$2" = "$3" ] || wrong "$1: '$2', expected '$3'"
}

finish() {
  printf '%s: %d checks, %d failed\n' "$suite" "$checks" "$failures"
  [ "$failures" = 0 ]
}
