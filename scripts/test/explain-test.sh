#!/usr/bin/env bash
# From what a table says of itself to a line by moments, and the same line once more, through the launcher.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

cd "$here" || exit 1
plumbline() { "$project/scripts/plumbline" --conf spark.ui.enabled=false -- "$@"; }
# A feature far from 0, one that is the other in another unit, and one that never changes.
awk 'BEGIN { print "t,km,m,same,y"; for (i = 0; i < 500; i++) { km = i * 37 % 101; print 1000000 + i "," km "," 1000 * km ",7," 2 * i + 3 * km + i * i % 5 } }' >trips.csv
last() { tail -n 1 "$here/out" >"$here/last"; }

run plumbline explain --input trips.csv --label y --engine moments
expect_code 'explain' 0
expect_in out 'PL101'
expect_in out "'same'"
expect_in out "'m'"
expect_in out 'newton, as advised'
last
expect_in "$here/last" '"code":0'
expect_in "$here/last" '"rows":500'
expect_equal 'what explain wrote' "$(find . -type f ! -name out ! -name err ! -name last ! -name trips.csv)" ''

run plumbline train --input trips.csv --label y --drop-unusable --engine moments --models models --model trips
expect_code 'train --engine moments' 0
expect_in err 'gradients from moments'
last
expect_in "$here/last" '"code":0'
expect_in models/trips/versions/*/terms.csv 'km,'

run plumbline verify --models models --model trips
expect_code 'verify' 0
expect_in out 'trained again, equal bit for bit'
last
expect_in "$here/last" '"code":0'

finish
