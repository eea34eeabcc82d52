#!/bin/sh
# Fails when the current model is too old: model-age.sh MODELS NAME DAYS
#
# Watches from outside: a scheduler that starts nothing, or is stuck, reports no failure of its own. A version is named
# after the day it speaks for; its age is today's date in UTC less that day, so a job that trains on yesterday's rows
# makes versions of age 1. DAYS is the largest age that is fine.
#
# Exits 0 when the model is fresh, 1 when it is too old, 2 when that cannot be told. READ names the command that prints
# a file, for stores that are no directory: READ='hdfs dfs -cat' model-age.sh hdfs:///models sales 2
set -u

cannot() {
  printf 'Cannot tell the age of model %s: %s\n' "${name:-?}" "$1" >&2
  exit 2
}

# Days from 1970-01-01 to a date of the Gregorian calendar, in integers: POSIX `date` cannot compute. The year begins
# in March, so that the day that may be missing is its last.
days() { # yyyy-mm-dd
  y=${1%%-*}
  m=${1#*-}
  m=${m%%-*}
  d=${1##*-}
  # A leading 0 would mean octal.
  m=${m#0}
  d=${d#0}
  if [ "$m" -le 2 ]; then y=$((y - 1)) m=$((m + 12)); fi
  printf '%s' $((365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d - 719469))
}

[ $# -eq 3 ] || cannot 'the words are MODELS NAME DAYS'
models=$1 name=$2 limit=$3
case $limit in '' | *[!0-9]*) cannot "DAYS is '$limit', not a number" ;; esac

pointer=$models/$name/current.json
# shellcheck disable=SC2086 # READ may be several words.
text=$(${READ:-cat} "$pointer") || cannot "$pointer cannot be read; nothing was published, or 'models repair' is needed"
version=$(printf '%s' "$text" | tr -d '\n' | sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p')
case $version in
  [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] | [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9]*) ;;
  *) cannot "$pointer names no version, it holds: $text" ;;
esac
# shellcheck disable=SC2086
${READ:-cat} "$models/$name/versions/$version/manifest.json" >/dev/null ||
  cannot "$pointer names version $version, which has no manifest"

day=$(printf '%.10s' "$version")
age=$(($(days "$(date -u +%Y-%m-%d)") - $(days "$day")))
# A day that has not begun anywhere hides how old the model is until it has come.
[ "$age" -ge -1 ] || cannot "version $version lies $((-age)) days ahead; a clock was wrong"
if [ "$age" -gt "$limit" ]; then
  printf 'Model %s is too old: version %s is %s days old, more than %s; look at the last runs/*/status.json\n' \
    "$name" "$version" "$age" "$limit" >&2
  exit 1
fi
printf 'Model %s is fresh: version %s is %s days old\n' "$name" "$version" "$age"
