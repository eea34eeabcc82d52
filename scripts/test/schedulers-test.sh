#!/usr/bin/env bash
# The examples in conf/schedulers: checked by the tools of each scheduler that are here, and run over a stand-in for
# Plumbline that ends with every code there is. Each tool must also refuse a broken copy, or it checks nothing.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

examples=$project/conf/schedulers
mkdir -p "$here/bin" "$here/logs" "$here/units" "$here/broken"
skipped() { printf '%s: skipped %s: %s\n' "$suite" "$1" "$2"; }

# "64 false", "66 true" ...: what the code itself says.
codes=$(sed -n 's/^    [A-Z_]*(\([0-9]*\), \(true\|false\), ".*/\1 \2/p' "$project/src/main/java/dev/plumbline/model/ExitCode.java")
checks=$((checks + 1))
[ "$(wc -l <<<"$codes")" -ge 16 ] || wrong "exit codes found: $codes"

# A Plumbline that writes down its words and ends with the next code of $here/codes, or the last one again and again.
cat >"$here/bin/plumbline" <<'S'
#!/bin/sh
echo "$*" >>"$RECORD"
code=$(head -n 1 "$CODES")
if [ "$(wc -l <"$CODES")" -gt 1 ]; then sed -i 1d "$CODES"; fi
echo "epoch 1" >&2
echo "a table for people"
echo "{\"code\":$code,\"message\":\"the sentence\"}"
exit "$code"
S
# A clock that stands until somebody sleeps.
real_date=$(command -v date)
cat >"$here/bin/date" <<S
#!/bin/sh
case " \$* " in *' -d '*) exec '$real_date' "\$@" ;; esac
exec '$real_date' -d "@\$(cat "\$CLOCK")" "\$@"
S
cat >"$here/bin/sleep" <<'S'
#!/bin/sh
echo "sleep $1" >>"$RECORD"
echo $(($(cat "$CLOCK") + $1)) >"$CLOCK"
S
chmod +x "$here/bin/"*
export RECORD=$here/record CODES=$here/codes CLOCK=$here/clock
real_path=$PATH
clock() { "$real_date" -u -d "$1 UTC" +%s >"$CLOCK"; }
ends_with() { printf '%s\n' "$@" >"$CODES"; }
words_of_record() { paste -sd '|' "$RECORD"; }

# --- scripts ---
if command -v shellcheck >/dev/null; then
  run shellcheck "$examples"/*.sh
  expect_code 'shellcheck' 0
  # shellcheck disable=SC2016 # The dollar is one of that script.
  sed 's/"\$day"/$day/g' "$examples/nightly.sh" >"$here/broken/nightly.sh"
  run shellcheck "$here/broken/nightly.sh"
  expect_code 'shellcheck of a word without quotes' 1
else
  skipped 'shellcheck' 'it is not installed'
fi

# --- cron ---
export NIGHTLY_COMMAND=$here/bin/plumbline NIGHTLY_LOGS="$here/logs" NIGHTLY_TRIES=3
nightly() {
  rm -f "$RECORD"
  PATH="$here/bin:$real_path" run sh "$examples/nightly.sh" "$@"
}
words='train --config /etc/plumbline/nightly.properties --as-of'
while read -r exit_code retryable; do
  clock '2026-11-29 01:15'
  ends_with "$exit_code"
  nightly
  expect_code "nightly.sh where Plumbline ends with $exit_code" "$exit_code"
  tries=1
  if [ "$retryable" = true ]; then tries=3; fi
  expect_equal "tries at code $exit_code" "$(grep -c "^$words 2026-11-28\$" "$RECORD")" "$tries"
  if [ "$exit_code" = 0 ]; then
    expect_equal 'what cron would mail of a good night' "$(cat "$here/out" "$here/err")" ''
  else
    expect_in err "{\"code\":$exit_code,\"message\":\"the sentence\"}"
    expect_in err 'epoch 1'
  fi
done <<<"$codes"
for case in 134:3 137:3 139:3 1:1 127:1 143:1; do
  ends_with "${case%:*}"
  nightly
  expect_code "nightly.sh after ${case%:*}" "${case%:*}"
  expect_equal "tries after ${case%:*}" "$(grep -c "^$words" "$RECORD")" "${case#*:}"
done
clock '2026-11-28 23:50'
ends_with 75 69 0
nightly
expect_code 'a night that needs three tries' 0
expect_equal 'a night keeps its day over midnight' "$(words_of_record)" \
  "$words 2026-11-27|sleep 900|$words 2026-11-27|sleep 900|$words 2026-11-27"
ends_with 0
nightly 2024-02-29
expect_equal 'a day given by hand' "$(words_of_record)" "$words 2024-02-29"

# --- the age of the model ---
store() { # VERSION: a store whose current version that is
  rm -rf "$here/models"
  mkdir -p "$here/models/sales/versions/$1"
  printf '{"format":1,"version":"%s","manifest_sha256":"00ff"}\n' "$1" >"$here/models/sales/current.json"
  touch "$here/models/sales/versions/$1/manifest.json"
}
age() { PATH="$here/bin:$real_path" run sh "$examples/model-age.sh" "$here/models" "$@"; }
clock '2026-11-29 08:45'
for case in '2026-11-28 2 0' '2026-11-27 2 0' '2026-11-26 2 1' '2026-11-27-12 2 0' '2026-11-26-2 2 1' '2025-11-29 365 0' \
  '2025-11-29 364 1' '2026-11-30 2 0' '2026-12-01 2 2' '1999-08-09 9 1' 'yesterday 2 2'; do
  read -r version limit expected <<<"$case"
  store "$version"
  age sales "$limit"
  expect_code "a model of $version on 2026-11-29, of at most $limit days" "$expected"
done
store 2026-11-28
rm "$here/models/sales/versions/2026-11-28/manifest.json"
age sales 2
expect_code 'a version without a manifest' 2
expect_in err 'manifest'
for text in '' '{"format":1,"ver' 'version'; do
  printf '%s' "$text" >"$here/models/sales/current.json"
  age sales 2
  expect_code "current.json is '$text'" 2
done
age nothing 2
expect_code 'a model that was never published' 2
age sales two
expect_code 'an age that is no number' 2
seed=$((10#$("$real_date" +%N) % 32768))
RANDOM=$seed
for _ in $(seq 40); do
  from=$(((RANDOM * 32768 + RANDOM) % 60000))
  days=$((RANDOM % 800))
  echo $(((from + days) * 86400 + RANDOM)) >"$CLOCK"
  store "$("$real_date" -u -d "@$((from * 86400))" +%Y-%m-%d)"
  age sales 0
  checks=$((checks + 1))
  if [ "$days" = 0 ]; then pattern='is fresh'; else pattern=" is $days days old"; fi
  grep -q "$pattern" "$here/out" "$here/err" || wrong "seed $seed: $days days after day $from"
done

# --- the crontab ---
lines=$(grep -vE '^(#|$|[A-Z_]+=)' "$examples/plumbline.cron")
field='(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?(,[0-9]+(-[0-9]+)?)*'
entry="^($field +){5}/opt/plumbline/(conf/schedulers/[a-z-]+\.sh)( |\$)"
while read -r line; do
  checks=$((checks + 1))
  [[ $line =~ $entry && $line != *%* ]] || wrong "no line of a crontab: $line"
  expect_equal "$line names a script" "$(test -x "$project/${BASH_REMATCH[6]}" && echo yes)" yes
  read -r minute hour _ <<<"$line"
  expect_equal "$line begins with a time of day" "$((minute < 60 && hour < 24))" 1
done <<<"$lines"
if crontab -n /dev/null >/dev/null 2>&1; then
  run crontab -n "$examples/plumbline.cron"
  expect_code 'crontab -n' 0
  sed 's/^15 4 /75 4 /' "$examples/plumbline.cron" >"$here/broken/cron"
  run crontab -n "$here/broken/cron"
  expect_equal 'crontab -n sees a minute 75' "$((code != 0))" 1
else
  skipped 'crontab -n' "Debian's cron is not installed"
fi

# --- systemd ---
if command -v systemd-analyze >/dev/null; then
  # What a unit names must exist: the project, by a link without a blank, for paths in units have no quotes.
  link=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-units.XXXXXX")
  trap 'rm -rf "$here" "$link"' EXIT
  ln -s "$project" "$link/project"
  verify() { # NAME [SED]: verifies a unit, with a mistake made in it
    sed "s#/opt/plumbline#$link/project#g; ${2:-}" "$examples/$1" >"$link/$1"
    run systemd-analyze verify "$link/$1"
  }
  for unit in plumbline.service plumbline.timer plumbline-model-age.service plumbline-model-age.timer; do
    verify "$unit"
    expect_code "systemd-analyze verify $unit" 0
    expect_equal "what it says of $unit" "$(cat "$here/err")" ''
  done
  for mistake in 's/^RestartSec=/RestartSecs=/' 's/^RestartForceExitStatus=.*/RestartForceExitStatus=seventyfive/' \
    's/^TimeoutStopSec=.*/TimeoutStopSec=long/' 's#^ExecStart=/bin/sh#ExecStart=/bin/no-shell#' \
    's/^Type=exec/Type=oneshot/;s/^Restart=.*/Restart=always/'; do
    verify plumbline.service "$mistake"
    checks=$((checks + 1))
    [ -s "$here/err" ] || wrong "systemd-analyze verify does not see $mistake"
  done
  verify plumbline.timer 's/^OnCalendar=.*/OnCalendar=*-*-* 25:15:00 UTC/'
  expect_in err '25:15'
  for timer in plumbline plumbline-model-age; do
    run systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$examples/$timer.timer")"
    expect_code "systemd-analyze calendar of $timer.timer" 0
    expect_in out 'Next elapse'
  done
  run systemd-analyze calendar '*-*-* 25:15:00 UTC'
  expect_equal 'systemd-analyze calendar sees an hour 25' "$((code != 0))" 1
else
  skipped 'the units of systemd' 'systemd-analyze is not installed'
fi

# The lines of the service as systemd would run them: %t is the runtime directory, %% a percent sign, $$ a dollar.
line() { # KEY
  sed -n "s/^$1=//p" "$examples/plumbline.service" |
    sed "s#%t/plumbline#$here/units#g; s#%%#%#g; s#\\\$\\\$#\$#g; s#/opt/plumbline/scripts/plumbline#$here/bin/plumbline#; s#^/bin/sh -c '\(.*\)'\$#\1#"
}
# Paths with blanks would need quotes that the unit has no reason for: run where there is none.
service() {
  local runtime=${here// /_}
  mkdir -p "$runtime"
  cp -R "$here/bin" "$here/units" "$runtime"
  rm -f "$RECORD"
  local pre start
  pre=$(line ExecStartPre) start=$(line ExecStart)
  PATH="$here/bin:$real_path" run sh -c "${pre//$here/$runtime}"
  PATH="$here/bin:$real_path" run sh -c "${start//$here/$runtime}"
  cp "$runtime/units/as-of" "$here/units/as-of"
  rm -rf "$runtime"
}
ends_with 75
for case in '2026-11-29 01:15 2026-11-28' '2026-11-29 01:14 2026-11-27' '2026-11-29 20:00 2026-11-28' \
  '2026-11-30 00:30 2026-11-28' '2026-03-01 01:15 2026-02-28'; do
  read -r date_of time_of expected <<<"$case"
  rm -f "$here/units/as-of"
  clock "$date_of $time_of"
  service
  expect_code 'the code of the run is that of the service' 75
  expect_equal "the night of a start at $date_of $time_of" "$(words_of_record)" "$words $expected"
done
clock '2026-11-29 23:55'
rm -f "$here/units/as-of"
service
clock '2026-11-30 04:10'
service
expect_equal 'a restart keeps its day over midnight' "$(words_of_record)" "$words 2026-11-28"
expect_equal 'the seconds that the service takes off are those of the timer, and a day' \
  "$(sed -n 's/.* - \([0-9]*\))).*/\1/p' "$examples/plumbline.service")" \
  "$((86400 + $("$real_date" -u -d "1970-01-01 $(sed -n 's/^OnCalendar=\*-\*-\* //p' "$examples/plumbline.timer")" +%s)))"

# --- Airflow ---
dag() { # VERSION: runs the task over stand-ins; a line for each code
  PYTHONDONTWRITEBYTECODE=1 timeout 60 python3 "$project/scripts/test/airflow-stand-in.py" \
    "$1" "$examples/plumbline_dag.py" "$here/bin/plumbline" "$(cut -d ' ' -f 1 <<<"$codes" | paste -sd ,)"
}
if command -v python3 >/dev/null; then
  PYTHONPYCACHEPREFIX="$here" run python3 -m py_compile "$examples/plumbline_dag.py"
  expect_code 'py_compile' 0
  sed 's/^def night(context)/def night(context/' "$examples/plumbline_dag.py" >"$here/broken/dag.py"
  PYTHONPYCACHEPREFIX="$here" run python3 -m py_compile "$here/broken/dag.py"
  expect_code 'py_compile of a broken copy' 1
  for version in 2 3; do
    rm -f "$RECORD"
    run dag "$version"
    expect_code "the DAG in a stand-in for Airflow $version" 0
    while read -r exit_code retryable; do
      expected=AirflowFailException
      if [ "$retryable" = true ]; then expected=AirflowException; fi
      if [ "$exit_code" = 0 ]; then expected=success; fi
      expect_in out "code $exit_code: $expected"
    done <<<"$codes"
    for expected in 'code 137: AirflowException' 'code 143: AirflowFailException' 'code 1: AirflowFailException' \
      'signal 9: AirflowException' 'signal 15: AirflowFailException' 'message: {"code":80,"message":"the sentence"}' \
      'no date: AirflowFailException' 'retries 3, catchup False, max_active_runs 1' 'stopped: the driver was asked to end'; do
      expect_in out "$expected"
    done
    expect_equal "the nights of Airflow $version" "$(sort -u "$RECORD")" "$words 2026-11-28"
  done
else
  skipped 'the DAG of Airflow' 'python3 is not installed'
fi

# --- command lines ---
# They are one and the same, and the real launcher must understand it.
for file in nightly.sh plumbline.service plumbline_dag.py cronjob.yaml scheduled-spark-application.yaml; do
  # Without punctuation every file says it alike.
  told=$(tr -d '",[]' <"$examples/$file" | grep -oE 'train --config [^ ]+' | sort -u)
  case $file in nightly.sh) told=${told/\$config//etc/plumbline/nightly.properties} ;; esac
  expect_equal "what $file runs" "$told" 'train --config /etc/plumbline/nightly.properties'
  given=$(tr -d '",[]' <"$examples/$file" | grep -vE '^ *#' | grep -oE -- '--as-of' | sort -u)
  case $file in scheduled-spark-application.yaml) expected='' ;; *) expected=--as-of ;; esac
  expect_equal "whether $file gives the day" "$given" "$expected"
done
run "$project/scripts/plumbline" train --config "$examples/nightly.properties" --as-of 2026-11-28 --print-config
expect_code 'the settings of a night' 0
expect_in out '/srv/sales/2026/11/28/*.csv'
# shellcheck disable=SC2016 # The dollar is one of the settings.
sed 's/\${as-of:/${as-of-1d:/' "$examples/nightly.properties" >"$here/broken/operator.properties"
run "$project/scripts/plumbline" train --config "$here/broken/operator.properties" --as-of 2026-11-28 --print-config
expect_code 'the settings of a night for the Spark operator' 0
expect_in out '/srv/sales/2026/11/27/*.csv'
sed 's/^deadline/dead-line/' "$examples/nightly.properties" >"$here/broken/nightly.properties"
run "$project/scripts/plumbline" train --config "$here/broken/nightly.properties" --as-of 2026-11-28 --print-config
expect_equal 'a setting that is misspelt is seen' "$((code == 64 || code == 78))" 1
expect_in err 'deadline'

finish
