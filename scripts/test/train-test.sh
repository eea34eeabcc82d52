#!/usr/bin/env bash
# From a table to a published line through the launcher and a Spark home assembled from Maven.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

mkdir "$here/a place"
cd "$here/a place" || exit 1
plumbline() { "$project/scripts/plumbline" "$@"; }
awk 'BEGIN { print "x,y"; for (x = 0; x < 1000; x++) print x "," 3 * x + 2 }' >'a line.csv'

run plumbline --conf spark.ui.enabled=false -- train --input 'a line.csv' --label y --models 'the models' --model line
expect_code 'train' 0
tail -n 1 "$here/out" >"$here/last"
expect_in "$here/last" '"code":0'
expect_in 'the models/line/current.json' '"version"'
run sh "$project/conf/schedulers/model-age.sh" 'the models' line 1
expect_code 'the watch on the age of a model that was just published' 0
expect_in out 'is fresh'

find 'the models' -type f -exec sha256sum {} + | sort >"$here/before"
run plumbline verify --models 'the models' --model line
expect_code 'verify' 0
expect_in out 'trained again, equal bit for bit'
expect_equal 'what verify wrote' "$(find 'the models' -type f -exec sha256sum {} + | sort | diff "$here/before" -)" ''

sed -i 's/^7,23$/7,24/' 'a line.csv'
run plumbline verify --models 'the models' --model line
expect_code 'verify of another input' 76
expect_in out 'coefficients.x'
expect_in err 'a line.csv: was modified'
sed -i 's/^7,24$/7,23/' 'a line.csv'

awk 'NR == 3 { print "1,two"; next } { print }' 'a line.csv' >'a bad line.csv'
run plumbline train --input 'a bad line.csv' --label y --models 'the models' --model other
expect_code 'a row that is no row' 65
expect_in err 'a bad line.csv'
expect_in err '--bad-rows'

finish
