#!/usr/bin/env bash
# The launcher alone: a stand-in for the jar whose Preflight answers by the command's name, and a Spark home whose
# spark-submit writes down how it was called.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
copy="$here/a project"
launcher="$copy/scripts/plumbline"

# A project without sources: its jar is never stale.
mkdir -p "$copy/target" "$here/classes" "$here/elsewhere"
cp -R "$project/scripts" "$project/conf" "$project/pom.xml" "$copy/"
cat >"$here/Preflight.java" <<'J'
package dev.plumbline.cli;

final class Preflight {
    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        System.out.println("preflight " + String.join("|", arguments));
    System.out.println("mode " + System.getProperty("spark.submit.deployMode"));
        System.exit(command.equals("--help") ? 3 : command.equals("tarin") ? 64 : command.equals("unset") ? 78 : 0);
    }
}
J
"${jdk}javac" -d "$here/classes" "$here/Preflight.java" && "${jdk}jar" --create --file "$copy/target/plumbline.jar" -C "$here/classes" .

# A Spark home that records each word, and what it was told by the environment.
spark() { # DIR SCALA
  mkdir -p "$1/bin" "$1/conf" "$1/jars"
  touch "$1/jars/spark-core_$2-4.1.3.jar" "$1/conf/spark-defaults.conf.template"
  cat >"$1/bin/spark-submit" <<'S'
#!/usr/bin/env bash
printf '%s\n' "$@" >"$RECORD.words"
printf '%s\n' "pid $$" "home $(cd "$(dirname "$0")/.." && pwd)" "ip ${SPARK_LOCAL_IP:-none}" "host ${SPARK_LOCAL_HOSTNAME:-none}" \
  "conf ${SPARK_CONF_DIR:-none}" >"$RECORD.environment"
exit "${RECORDED_CODE:-0}"
S
  chmod +x "$1/bin/spark-submit"
}
spark "$here/spark home" 2.13
export RECORD="$here/record"
words() { paste -sd '|' "$RECORD.words"; }
forget() { rm -f "$RECORD".*; }
class='--class|dev.plumbline.cli.Main'
jar="$copy/target/plumbline.jar"
export SPARK_HOME="$here/spark home"

cd "$here/elsewhere" || exit 1

run "$launcher" train --input 'my table.csv' --var 'a=b  c' --missing ''
expect_code 'a command' 0
expect_in out 'preflight train|--input|my table.csv|--var|a=b  c|--missing|'
expect_equal 'words reach Spark as they are' "$(words)" "$class|--master|local[*,4]|$jar|train|--input|my table.csv|--var|a=b  c|--missing|"
expect_in "$RECORD.environment" 'ip 127.0.0.1'
expect_in "$RECORD.environment" "conf $copy/conf"

run "$launcher" --conf 'spark.x=a b' --driver-memory 3g -- train --label y -- tail
expect_equal 'options before the first -- go to Spark' "$(words)" \
  "$class|--master|local[*,4]|--conf|spark.x=a b|--driver-memory|3g|$jar|train|--label|y|--|tail"

for master in '--master yarn' '--master=yarn' '--conf spark.master=yarn' '-c spark.master=yarn'; do
  # shellcheck disable=SC2086 # two words
  run "$launcher" $master -- train
  expect_equal "a master given by $master is the only one" "$(words)" "$class|${master// /|}|$jar|train"
  expect_in "$RECORD.environment" 'ip none'
done

printf '# spark.master local\nspark.master   spark://there:7077\n' >"$here/other.conf"
run "$launcher" --properties-file "$here/other.conf" -- train
expect_equal 'a master in a properties file counts' "$(words)" "$class|--properties-file|$here/other.conf|$jar|train"

cp "$here/other.conf" "$SPARK_HOME/conf/spark-defaults.conf"
run "$launcher" train
expect_equal 'a master in the defaults of the Spark home counts' "$(words)" "$class|$jar|train"
expect_in "$RECORD.environment" 'conf none'
rm "$SPARK_HOME/conf/spark-defaults.conf"

run "$launcher" train
expect_in out 'mode client'
printf 'spark.submit.deployMode cluster\n' >"$here/mode.conf"
in_cluster_mode() { # OPTION...
  run "$launcher" --master spark://there:7077 "$@" -- train
  expect_code "$*" 0
  expect_in out 'mode cluster'
  expect_in err 'how the run itself ended is in status.json'
}
in_cluster_mode --deploy-mode cluster
in_cluster_mode --deploy-mode=cluster
in_cluster_mode --conf spark.submit.deployMode=cluster
in_cluster_mode --properties-file "$here/mode.conf"

SPARK_LOCAL_IP=10.0.0.9 run "$launcher" train
expect_in "$RECORD.environment" 'ip 10.0.0.9'
SPARK_CONF_DIR=$here run "$launcher" train
expect_in "$RECORD.environment" "conf $here"
run "$launcher" --master 'local-cluster[2,1,1024]' -- train
expect_in "$RECORD.environment" 'ip 127.0.0.1'

forget
run "$launcher" --help
expect_code 'help' 0
expect_in out 'preflight --help'
run "$launcher" tarin
expect_code 'an unknown command' 64
run "$launcher" --master local -- unset
expect_code 'a wrong setting' 78
run "$launcher" --master local train
expect_code 'a forgotten --' 64
expect_in err "'--master' comes first and no lone -- follows"
checks=$((checks + 1))
[ ! -e "$RECORD.words" ] || wrong 'Spark was started for a refused command line'

RECORDED_CODE=82 run "$launcher" train
expect_code 'the exit code of Spark' 82

"$launcher" train >/dev/null 2>&1 &
launched=$!
wait "$launched"
expect_in "$RECORD.environment" "pid $launched"

ln -s "$launcher" "$here/a link"
ln -s 'a link' "$here/link"
run "$here/link" train
expect_code 'through symbolic links' 0
expect_equal 'the jar is found through links' "$(words)" "$class|--master|local[*,4]|$jar|train"

SPARK_HOME=$here/nowhere run "$launcher" train
expect_code 'a SPARK_HOME that is none' 78
expect_in err "SPARK_HOME is '$here/nowhere'"
spark "$here/old spark" 2.12
SPARK_HOME="$here/old spark" run "$launcher" train
expect_code 'a Spark for another Scala' 78
expect_in err 'spark-core_2.12-4.1.3.jar is built for another Scala'

spark "$here/spark on the path" 2.13
unset SPARK_HOME
forget
PATH="$here/spark on the path/bin:$PATH" run "$launcher" train
expect_code 'spark-submit on the PATH' 0
expect_in "$RECORD.environment" "home $here/spark on the path"

java_of() { # VERSION
  mkdir -p "$here/java $1/bin"
  printf '#!/bin/sh\necho '\''openjdk version "%s" 2020-01-01'\'' >&2\n' "$1" >"$here/java $1/bin/java"
  chmod +x "$here/java $1/bin/java"
}
java_of 11.0.2
JAVA_HOME="$here/java 11.0.2" run "$launcher" train
expect_code 'an old Java' 78
expect_in err 'openjdk version "11.0.2" 2020-01-01, Plumbline needs 17 or later'
java_of 1.8.0_392
JAVA_HOME="$here/java 1.8.0_392" run "$launcher" train
expect_code 'a Java of the old numbering' 78
expect_in err 'Plumbline needs 17 or later'
JAVA_HOME=$here/nowhere run "$launcher" train
expect_code 'a JAVA_HOME that is none' 78
expect_in err "set JAVA_HOME to a JDK 17 or later"

# From here on Maven is a stand-in that counts its calls and "builds" by copying.
export SPARK_HOME="$here/spark home"
mkdir -p "$here/bin" "$copy/src/main/java"
cp "$jar" "$here/built.jar"
cat >"$here/bin/mvn" <<'S'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$MAVEN_CALLS"
[ -z "${MAVEN_FAILS:-}" ] || exit 1
for word in "$@"; do
  case $word in -Djar.name=*) cp "$BUILT_JAR" "target/${word#*=}.jar" ;; esac
done
S
chmod +x "$here/bin/mvn"
export MAVEN_CALLS="$here/maven" BUILT_JAR="$here/built.jar"
builds() { if [ -f "$MAVEN_CALLS" ]; then wc -l <"$MAVEN_CALLS" | tr -d ' '; else echo 0; fi; }
PATH="$here/bin:$PATH"

touch -t 200001010000 "$copy/pom.xml" "$copy/src/main" "$copy/src/main/java"
run "$launcher" train
expect_equal 'a fresh jar is not built' "$(builds)" 0
echo 'class A {}' >"$copy/src/main/java/A.java"
run "$launcher" train
expect_equal 'a new source file builds' "$(builds)" 1
run "$launcher" train
expect_equal 'and only once' "$(builds)" 1
rm "$copy/src/main/java/A.java"
run "$launcher" train
expect_equal 'a deleted source file builds' "$(builds)" 2
touch "$copy/pom.xml"
MAVEN_FAILS=1 run "$launcher" train
expect_code 'a build that fails' 69
run "$launcher" train
expect_code 'is tried again' 0
expect_equal 'and counted' "$(builds)" 4
rm "$jar"
run "$launcher" --help
expect_code 'a missing jar is built, also for help' 0
expect_equal 'and counted too' "$(builds)" 5

finish
