#!/bin/sh
# One night of Plumbline, for cron or by hand: nightly.sh [yyyy-mm-dd]
#
# Tries the same command again while its exit code says that this may help, and a bounded number of times. Exits with
# the last code; what it prints on failure, cron mails. There is no lock: a run that meets another one ends with 75.
set -u

# --- edit -----------------------------------------------------------------------------------------------------------
command=${NIGHTLY_COMMAND:-/opt/plumbline/scripts/plumbline}
config=${NIGHTLY_CONFIG:-/etc/plumbline/nightly.properties}
logs=${NIGHTLY_LOGS:-/var/log/plumbline}
tries=${NIGHTLY_TRIES:-5}
pause=${NIGHTLY_PAUSE:-900}
# --------------------------------------------------------------------------------------------------------------------

# Worked out once: a try after midnight still means the same night. A clock 24 hours behind UTC shows yesterday, and
# unlike `date -d` every POSIX system has it.
day=${1:-$(TZ=UTC+24 date +%Y-%m-%d)}

mkdir -p "$logs" || exit 73
try=1
while :; do
  code=0
  # The last line on standard output is the content of status.json; logs would bury it.
  "$command" train --config "$config" --as-of "$day" >"$logs/$day.out" 2>>"$logs/$day.log" || code=$?
  case $code in
    0) exit 0 ;;
    # Worth another try, as the code itself says.
    66 | 69 | 74 | 75) ;;
    # Died of a signal (abort, kill, segmentation fault): says nothing about the work, which goes on at its checkpoint.
    134 | 137 | 139) ;;
    # All else needs a person first.
    *) break ;;
  esac
  if [ "$try" -ge "$tries" ]; then break; fi
  try=$((try + 1))
  sleep "$pause"
done

printf 'Plumbline: the night of %s ended with code %s after %s of %s tries; the log is %s\n' \
  "$day" "$code" "$try" "$tries" "$logs/$day.log" >&2
tail -n 3 "$logs/$day.log" >&2
tail -n 1 "$logs/$day.out" >&2
exit "$code"
