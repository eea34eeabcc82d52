#!/usr/bin/env bash
# The same bits on every master, through scripts/plumbline: local, local-cluster, the scalar kernel, and tasks whose
# first attempt fails. The partitionings and file layouts are in SameBitsIT.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

[ -d target/test-classes ] || mvn -B -q -Dstyle.color=never test-compile
jar cf "$work/failonce.jar" -C target/test-classes dev/plumbline/engine/FailOnce.class

scripts/plumbline generate --rows 200000 --features 3 --offset 1000000 --parts 3 --output "$work/table" >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

train() { # NAME INPUT SPARK-OPTION...
  local name=$1 input=$2
  shift 2
  scripts/plumbline "$@" -- train --input "$input" --label y --models "$work/$name" --model m \
    --as-of 2026-11-23 --holdout 10% >"$work/$name.out" 2>"$work/$name.err" ||
    { echo "FAILED  $name: exit code $?"; tail -n 5 "$work/$name.err"; failures=$((failures + 1)); return; }
  # All but where the model comes from.
  sed '/"provenance"/,$d' "$work/$name/m/versions/2026-11-23/model.json" >"$work/$name.bits"
  cat "$work/$name/m/versions/2026-11-23/terms.csv" >>"$work/$name.bits"
  if [ ! -s "$work/expected" ]; then cp "$work/$name.bits" "$work/expected"; fi
  if cmp -s "$work/expected" "$work/$name.bits"; then
    echo "ok      $name"
  else
    echo "FAILED  $name: other bits"
    failures=$((failures + 1))
  fi
}

failing=(--jars "$work/failonce.jar" --conf spark.hadoop.fs.failonce.impl=dev.plumbline.engine.FailOnce
  --driver-class-path "$work/failonce.jar" --conf "spark.executor.extraClassPath=$work/failonce.jar")
small=(--conf spark.executor.memory=512m --driver-memory 1g)

train 'local-1' "$work/table" --master 'local[1]'
train 'local-2' "$work/table" --master 'local[2]'
train 'scalar-kernel' "$work/table" --master 'local[2]' --conf spark.driver.extraJavaOptions=-Dplumbline.kernel=scalar
train 'local-first-attempts-fail' "failonce://$work/table" --master 'local[2,4]' "${failing[@]}"
train 'local-cluster' "$work/table" --master 'local-cluster[2,1,1024]' "${small[@]}"
train 'local-cluster-first-attempts-fail' "failonce://$work/table" --master 'local-cluster[2,1,1024]' "${small[@]}" "${failing[@]}"

for name in local-first-attempts-fail local-cluster-first-attempts-fail; do
  grep -q 'fails on purpose' "$work/$name.err" || { echo "FAILED  $name: no attempt failed"; failures=$((failures + 1)); }
done

[ "$failures" -eq 0 ]
