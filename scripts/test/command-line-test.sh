#!/usr/bin/env bash
# The command line as a user meets it: the real jar, and answers that come before Spark is started.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# Any start of Spark would be seen: this one cannot run.
mkdir -p "$here/spark/bin" "$here/a place"
printf '#!/bin/sh\necho started >"%s"\nexit 99\n' "$here/started" >"$here/spark/bin/spark-submit"
chmod +x "$here/spark/bin/spark-submit"
export SPARK_HOME=$here/spark
plumbline() { "$project/scripts/plumbline" "$@"; }
cd "$here/a place" || exit 1

run plumbline --help
expect_code '--help' 0
for command in demo generate train explain predict evaluate verify models; do
  expect_in out "$command"
done
run plumbline train --help
expect_code 'train --help' 0
expect_in out '--learning-rate'
run plumbline --version
expect_code '--version' 0
expect_in out "$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$project/pom.xml")"

run plumbline
expect_code 'no command' 64
run plumbline tarin --label y
expect_code 'an unknown command' 64
expect_in err 'train'
run plumbline train --lable y --input x.csv
expect_code 'an unknown option' 64
expect_in err '--label'
run plumbline train --input x.csv
expect_code 'no label' 64
expect_in err '--label'
run plumbline train --label y --input x.csv --epochs many
expect_code 'a value that is no number' 78
expect_in err '--epochs'

run plumbline train --input x.csv --label y --optimizer newton --learning-rate 0.1
expect_code 'a rate for an optimizer that takes none' 78
expect_in err '--optimizer newton finds its own step lengths'
run plumbline train --input x.csv --label y --engine moments --storage disk
expect_code 'a storage for an engine that keeps nothing' 78
expect_in err '--engine moments keeps no rows'
run plumbline train --input x.csv --label y --residuals
expect_code 'residuals of rows' 78
run plumbline train --input x.csv --label y --stop-at-se 0
expect_code 'a share of the standard error that is none' 78
run plumbline explain --help
expect_code 'explain --help' 0
expect_in out '--json'
run plumbline explain --input x.csv --label y --models m
expect_code 'an option of publishing for explain' 64
run plumbline verify --epochs 3
expect_code 'an option of train for verify' 64
run plumbline verify --help
expect_code 'verify --help' 0
expect_in out '--version'

run plumbline man models show
expect_code 'man models show' 0
expect_in out '.TH "PLUMBLINE\-MODELS\-SHOW" 1'
run plumbline completion bash
expect_code 'completion bash' 0
expect_equal 'what bash offers behind --engine' "$(bash --norc -c '. "$1"; COMP_WORDS=(plumbline train --engine ""); COMP_CWORD=3; _plumbline; echo "${COMPREPLY[*]}"' - "$here/out")" 'rows moments'
run plumbline completion tcsh
expect_code 'completion for a shell that is not known' 64

# The sample of settings shows every option of train, and what it calls a default is one.
settings() { plumbline train --label y --input x.csv --print-config "$@" 2>/dev/null | awk '!/^#/ { print $1, $2 }'; }
sample=$project/conf/plumbline.properties
expect_equal 'options that the sample leaves out' "$(settings | cut -d ' ' -f 1 | sort |
  comm -23 - <(sed -n 's/^#\([a-z0-9-]*\) =.*/\1/p' "$sample" | sort) | paste -sd ' ')" 'config print-config'
sed -n 's/^#\([a-z0-9-]* = .\)/\1/p' "$sample" >"$here/sample.properties"
settings --config "$here/sample.properties" | grep -v '^config ' >"$here/with"
expect_equal 'defaults that are none' "$(settings | grep -v '^config ' | diff - "$here/with")" ''

checks=$((checks + 1))
[ ! -e "$here/started" ] || wrong 'Spark was started'
expect_equal 'nothing is written' "$(ls)" ''

finish
