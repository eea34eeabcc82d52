#!/usr/bin/env bash
# The examples of docs/library.md, as they stand there: in a Java program, and in the shell of Scala that spark-shell
# is made of. Both on Spark and the jar alone.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# Brings the jar and the Spark home up to date.
"$project/scripts/plumbline" --version >/dev/null
home=$("$project/scripts/spark-home")
jar=$project/target/plumbline.jar
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost

example() { awk -v fence='```'"$1" '$0 == "```" { inside = 0 } inside; $0 == fence { inside = 1 }' "$project/docs/library.md"; }

mkdir "$here/java"
cd "$here/java" || exit 1
awk 'BEGIN { print "x,y"; for (x = 0; x < 500; x++) print x "," 3 * x + 5 + x % 7 }' >day.csv

example java >DailyLine.java
run "${jdk}javac" -Xlint:all,-classfile,-path -Werror -cp "$jar:$home/jars/*" DailyLine.java
expect_code 'the Java example is compiled' 0
run "${jdk}jar" cf daily.jar DailyLine.class
run "$home/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false --class DailyLine --jars "$jar" daily.jar day.csv
expect_code 'the Java example runs' 0
expect_in out 'converged'
expect_in out 'prediction'
line=$(grep '^k = ' "$here/out")
expect_equal 'its slope' "$(cut -c 1-8 <<<"$line")" 'k = 3.00'

# Spark's own shell is the shell of Scala with a session in it.
scala=$(basename "$home"/jars/scala-library-*.jar .jar)
cat >pom.xml <<P
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.plumbline</groupId>
  <artifactId>shell</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.scala-lang</groupId><artifactId>scala-compiler</artifactId><version>${scala#scala-library-}</version></dependency>
  </dependencies>
</project>
P
mvn -B -q dependency:copy-dependencies -DoutputDirectory="$here/scala" >"$here/out" 2>&1 ||
  wrong 'the shell of Scala cannot be fetched'
{
  echo 'val spark = org.apache.spark.sql.SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").getOrCreate()'
  example scala
  echo 'spark.stop()'
} >shell.scala
mapfile -t opens < <(sed -n '/<spark.jvm.options>/,/<\/spark.jvm.options>/p' "$project/pom.xml" | grep -o -- '--add-opens=[^ ]*')
shell() {
  "${jdk}java" "${opens[@]}" -cp "$here/scala/*:$jar:$home/jars/*" \
    scala.tools.nsc.MainGenericRunner -usejavacp -Yrepl-class-based <shell.scala
}
code=0
shell >"$here/out" 2>"$here/err" || code=$?
expect_code 'the shell example runs' 0
expect_in out "$line"
expect_in out 'prediction'
expect_equal 'the shell finds no mistake' "$(grep -c 'error:' "$here/out")" 0

finish
