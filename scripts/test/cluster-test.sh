#!/usr/bin/env bash
# A standalone cluster: started, trained on, hurt, replaced and stopped, and nothing of it is left.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

cluster=$project/scripts/cluster
dir="$here/a cluster"
working() { # processes that work in the cluster's directory
  local process
  for process in /proc/[0-9]*; do
    case "$(readlink "$process/cwd" 2>/dev/null)/" in "$dir"/*) printf '%s ' "${process#/proc/}" ;; esac
  done
}
# Whatever goes wrong, no cluster outlives its test.
trap 'for pid in $(working); do kill -KILL "$pid"; done; rm -rf "$here"' EXIT

run "$cluster" begin
expect_code 'no such verb' 64
run "$cluster" start nothing --to "$dir"
expect_code 'no such kind' 64
expect_in err "Cannot start 'nothing': known are standalone, hdfs"
run "$cluster" start standalone --at "$dir"
expect_code 'no such option' 64
run "$cluster" order master kill
expect_code 'an order to no cluster' 64
run "$cluster" stop --to "$dir"
expect_code 'nothing to stop' 66
mkdir "$dir"
echo mine >"$dir/file"
run "$cluster" start standalone --to "$dir"
expect_code 'somebody else is there' 73
expect_equal 'and stays' "$(cat "$dir/file")" mine
rm -r "$dir"

# A Spark whose master does not start.
mkdir -p "$here/broken/bin"
printf '#!/bin/sh\necho no master today\nexit 1\n' >"$here/broken/bin/spark-class"
chmod +x "$here/broken/bin/spark-class"
SPARK_HOME="$here/broken" run "$cluster" start standalone --to "$dir"
expect_code 'a failed start' 69
expect_in err 'no master today'
expect_in "$dir/master.log" 'no master today'
expect_equal 'leaves no process' "$(working)" ''

# In the place of the one that failed.
run "$cluster" start standalone --to "$dir"
expect_code 'start' 0
address=$(cat "$here/out")
expect_in out 'spark://127.0.0.1:'
expect_in "$dir/conf/spark-defaults.conf" "spark.master $address"
run "$cluster" order --to "$dir" worker 3 burn
expect_code 'no such order' 64

run "$project/scripts/plumbline" generate --rows 1000 --features 1 --output "$here/table"
expect_code 'generate' 0
run "$cluster" order --to "$dir" worker 2 kill
expect_code 'worker 2 kill' 0
run env SPARK_CONF_DIR="$dir/conf" SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost \
  "$project/scripts/plumbline" train --input "$here/table" --label y --models "$here/models"
expect_code 'a training on one worker' 0
expect_in out '"code":0'
expect_equal 'its executors' "$(find "$dir"/work-* -mindepth 2 -maxdepth 2 -name '[0-9]*' | wc -l | tr -d ' ')" 1
run "$cluster" order --to "$dir" worker 2 start
expect_code 'worker 2 start' 0

before=$(cat "$dir/master.pid")
run "$cluster" start standalone --to "$dir" --workers 1
expect_code 'start again' 0
checks=$((checks + 1))
if kill -0 "$before" 2>/dev/null; then wrong 'the first master goes on'; fi
expect_equal 'workers of the second' "$(find "$dir" -name 'worker-*.pid' | wc -l | tr -d ' ')" 1

run "$cluster" stop --to "$dir"
expect_code 'stop' 0
expect_equal 'processes after the stop' "$(working)" ''
expect_equal 'directories after the stop' "$(find "$here" -maxdepth 1 -name 'a cluster*')" ''

finish
