#!/usr/bin/env bash
# A run that is asked to stop, or whose time is over, ends soon with 75 and says so; its process always ends.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"
# Job control: without it the shell has what it starts in the background ignore SIGINT.
set -m

mkdir "$here/a place"
cd "$here/a place" || exit 1
# Long epochs by the thousand: none of these runs ends by itself.
endless=(--label y --optimizer gd --tolerance 0 --epochs 1000000 --models 'the models')

# start MODEL ARGUMENT...: a training in the background, its process in $pid.
start() {
  model=$1
  shift
  status="the models/$model/runs"
  # Emptied here: the process in the background does it some time later, and what the last one said is not its own.
  : >"$here/out"
  : >"$here/err"
  "$project/scripts/plumbline" --conf spark.ui.enabled=false -- \
    train "${endless[@]}" --model "$model" "$@" >"$here/out" 2>"$here/err" </dev/null &
  pid=$!
}

# until_true TENTHS COMMAND...: waits until it succeeds or the run is over.
until_true() {
  local left=$1
  shift
  until "$@"; do
    left=$((left - 1))
    if [ "$left" -lt 0 ] || ! kill -0 "$pid" 2>/dev/null; then return 1; fi
    sleep 0.1
  done
}

epochs_go_on() { grep -q '^epoch 1 of' "$here/err"; }
began() { [ -n "$(find "$status" -name status.json 2>/dev/null)" ]; }
over() { ! kill -0 "$pid" 2>/dev/null; }

# ended WHAT: waits for the end, its exit code in $code; a run that does not end is killed.
ended() {
  checks=$((checks + 1))
  until_true 900 over || over || {
    wrong "$1: did not end"
    kill -KILL "$pid"
  }
  code=0
  wait "$pid" 2>/dev/null || code=$?
}

# expect_told TEXT: the last line of standard output and status.json are one object, with 75 and the text.
expect_told() {
  tail -n 1 "$here/out" >"$here/last"
  expect_in "$here/last" '"code":75'
  expect_in "$here/last" "$1"
  expect_equal 'status.json' "$(cat "$status"/*/status.json)" "$(cat "$here/last")"
}

run "$project/scripts/plumbline" generate --rows 20000 --features 3 --seed 1 --output small
expect_code 'generate' 0
run "$project/scripts/plumbline" generate --rows 3000000 --features 6 --seed 1 --output large
expect_code 'generate' 0

for signal in TERM INT; do
  start "descent-${signal,,}" --input small
  until_true 900 epochs_go_on || wrong 'no epoch'
  kill -"$signal" "$pid"
  ended "$signal in the descent"
  expect_code "$signal in the descent" 75
  expect_in err "stopping at the end of this epoch (SIG$signal); once more stops at once"
  expect_told "Cannot finish: stopped by SIG$signal, after "
done

start reading-term --input large
until_true 900 began || wrong 'no run'
kill -TERM "$pid"
ended 'TERM while the table is read'
expect_code 'TERM while the table is read' 75
expect_told 'stopped by SIGTERM, before the table was read'

start deadline --input large --deadline 1s
ended 'a deadline while the table is read'
expect_code 'a deadline while the table is read' 75
tail -n 1 "$here/out" >"$here/last"
expect_in "$here/last" '"code":75'
expect_in "$here/last" 'the --deadline of 1s is over, before the table was read'

start twice --input small
until_true 900 epochs_go_on || wrong 'no epoch'
kill -TERM "$pid"
kill -TERM "$pid" 2>/dev/null
ended 'TERM twice'
checks=$((checks + 1))
case $code in 75 | 143) ;; *) wrong "TERM twice: exit code $code, expected 75 or 143" ;; esac

# The published models are none: a run that was stopped changes nothing that is current.
expect_equal 'current versions' "$(find 'the models' -name current.json)" ''

finish
