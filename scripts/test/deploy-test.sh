#!/usr/bin/env bash
# The commands of docs/deploy.md, as they stand there: the one for a local master is run, the others are understood by
# the launcher and handed to a stand-in for spark-submit. scripts/cluster test runs those for which there is a cluster.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

page=$project/docs/deploy.md
block() { # NAME: what is between the fences behind the mark
  awk -v mark="<!-- command: $1 -->" '$0 == mark { found = 1; next } found && /^```/ { if (inside) exit; inside = 1; next } inside' "$page"
}
names=$(sed -n 's/^<!-- command: \(.*\) -->$/\1/p' "$page")
expect_equal 'the commands of the page' "$(paste -sd ' ' <<<"$names")" \
  'local local-cluster standalone-client standalone-cluster yarn-client yarn-cluster kubernetes-cluster secure'

mkdir -p "$here/table" "$here/bin" "$here/home/bin" "$here/home/jars"
printf 'x,y\n1,2\n2,4.5\n3,5.5\n4,8\n' >"$here/table/rows.csv"
export INPUT=$here/table MODELS=$here/models IMAGE=registry.example.org/plumbline:1

deploy() { (cd "$project" && bash -c "$(block "$1")"); }

run deploy local
expect_code 'the command for a local master' 0
expect_equal 'what is current then' "$(sed -n 's/.*"version":"\([^"]*\)".*/\1/p' "$MODELS/sales/current.json")" 2026-01-02
status=$(cat "$MODELS"/sales/runs/*/status.json)
expect_equal 'status.json is the last line of standard output' "$status" "$(tail -n 1 "$here/out")"
run deploy local
expect_code 'the same command again' 0

# A Spark that writes down its words.
cat >"$here/home/bin/spark-submit" <<'S'
#!/bin/sh
printf '%s\n' "$@" >"$RECORD"
S
chmod +x "$here/home/bin/spark-submit"
touch "$here/home/jars/spark-core_2.13-4.1.3.jar"
export SPARK_HOME=$here/home RECORD=$here/record
# Each line: a command, its master, and another word that Spark must be given.
while read -r name master word; do
  rm -f "$RECORD"
  export MASTER_URL=$master
  run deploy "$name"
  expect_code "the launcher on the command $name" 0
  expect_in "$RECORD" "$master"
  expect_in "$RECORD" "$word"
  expect_in "$RECORD" "$MODELS"
  expect_in "$RECORD" dev.plumbline.cli.Main
done <<'T'
local-cluster local-cluster[2,1,1024] train
standalone-client spark://host:7077 --executor-memory
standalone-cluster spark://host:7077 spark.standalone.submit.waitAppCompletion=true
yarn-client yarn train
yarn-cluster yarn spark.yarn.maxAppAttempts=1
kubernetes-cluster k8s://https://host:6443 local:///opt/plumbline/plumbline.jar
T
# Cluster mode is asked for where the page says so, and only there.
for name in $names; do
  expected=0
  case $name in *-cluster) expected=1 ;; esac
  case $name in local-cluster) expected=0 ;; esac
  expect_equal "cluster mode in the command $name" "$(block "$name" | grep -c -- '--deploy-mode cluster')" "$expected"
done
# What follows the jar is understood, also where spark-submit is called without the launcher.
read -ra words < <(block kubernetes-cluster | sed -n 's/^ *\(train .*\)/\1/p' | tr -d '"$')
run "$project/scripts/plumbline" "${words[@]}" --print-config
expect_code 'the options of the command kubernetes-cluster' 0

# The settings of the secured cluster have no secret of their own, and encrypt by a cipher that notices changes.
block secure >"$here/secure.conf"
expect_in "$here/secure.conf" 'AES/GCM/NoPadding'
expect_equal 'the secret is to be edited' "$(sed -n 's/^spark.authenticate.secret *//p' "$here/secure.conf")" EDIT

# The map of settings that conf/kubernetes/README.md makes.
if command -v kubectl >/dev/null; then
  map=$(sed -n 's/^\(kubectl create configmap .*\)/\1/p' "$project/conf/kubernetes/README.md")
  (cd "$project" && bash -c "$map --dry-run=client -o yaml") >"$here/map.yaml" 2>"$here/err" || wrong "kubectl: $map"
  for key in spark-defaults.conf executor-pod.template nightly.properties log4j2.properties; do
    expect_in "$here/map.yaml" "  $key: |"
  done
else
  printf '%s: skipped the map of settings: kubectl is not installed\n' "$suite"
fi

finish
