#!/usr/bin/env bash
# Two versions of a model: rolled back, broken and repaired, and the older one removed, through the launcher.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

mkdir "$here/a place"
cd "$here/a place" || exit 1
line() { awk -v slope="$1" 'BEGIN { print "x,y"; for (x = 0; x < 50; x++) print x "," slope * x + x % 2 }'; }
pointer='the models/line/current.json'
models() { "$project/scripts/plumbline" models "$@" --models 'the models' --model line; }

for night in 1 2; do
  line "$night" >"night $night.csv"
  run "$project/scripts/plumbline" train --input "night $night.csv" --label y --models 'the models' --model line \
    --as-of "2026-01-0$night" --keep 2
  expect_code "night $night" 0
done

run models history
expect_code 'history' 0
expect_in out '2026-01-02'
expect_in out 'published'

run models rollback --to 2026-01-01
expect_code 'rollback' 0
expect_in out 'rolled back line from 2026-01-02 to 2026-01-01'
expect_in "$pointer" '"version":"2026-01-01"'

run "$project/scripts/plumbline" train --input 'night 2.csv' --label y --models 'the models' --model line \
  --as-of 2026-01-02 --keep 2
expect_code 'the same night again' 0
expect_in out 'already published'
expect_in "$pointer" '"version":"2026-01-01"'

run models rollback --to 2025-12-31
expect_code 'rollback to what is not there' 66

: >"$pointer"
run models show
expect_code 'show without a pointer' 76
expect_in err "plumbline models repair --models"
run models repair
expect_code 'repair' 0
expect_in out 'restored line: 2026-01-01 is current'
expect_in "$pointer" '"version":"2026-01-01"'

echo '{}' >'the models/line/versions/2026-01-01/model.json'
run models repair
expect_code 'repair of a damaged current version' 0
expect_in out 'damaged: 2026-01-01'
expect_in "$pointer" '"version":"2026-01-02"'
run models history
expect_in out 'rolled-back'
expect_in out 'repaired'

line 3 >'night 3.csv'
run "$project/scripts/plumbline" train --input 'night 3.csv' --label y --models 'the models' --model line \
  --as-of 2026-01-03 --keep 2
expect_code 'night 3' 0
expect_in "$pointer" '"version":"2026-01-03"'
expect_equal 'what --keep left of the oldest version' "$(ls 'the models/line/versions/2026-01-01')" 'claim.json'
expect_equal 'runs that --keep left' "$(find 'the models/line/runs' -mindepth 1 -maxdepth 1 | wc -l)" '2'
finish
