#!/usr/bin/env bash
# The jar: only our own packages and what is relocated into them, with the licences; the same bytes from anywhere.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# Brings target/plumbline.jar up to date.
"$project/scripts/plumbline" --version >/dev/null
jar=$project/target/plumbline.jar
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}

run "${jdk}jar" --list --file "$jar"
expect_code 'the jar is whole' 0
strangers=$(grep -Ev '^(dev/|dev/plumbline/.*|META-INF/|META-INF/(MANIFEST\.MF|LICENSE|NOTICE)|META-INF/licenses/.*|META-INF/(resources/(webjars/(echarts/([0-9.]+/(echarts\.min\.js)?)?)?)?)?|META-INF/versions/([0-9]+/(dev/(plumbline/(shaded/.*)?)?)?)?)$' "$here/out")
expect_equal 'nothing but our own packages' "$strangers" ''
expect_in out 'META-INF/LICENSE'
expect_in out 'META-INF/NOTICE'
expect_in out 'META-INF/licenses/fastdoubleparser-LICENSE.txt'
expect_in out 'META-INF/licenses/commons-NOTICE.txt'
expect_in out 'META-INF/licenses/commons-numbers-gamma-LICENSE.txt'
expect_in out 'META-INF/licenses/echarts-NOTICE.txt'
expect_in out 'META-INF/licenses/echarts-d3-LICENSE.txt'
expect_in out 'META-INF/licenses/echarts-zrender-LICENSE.txt'
expect_in out 'META-INF/resources/webjars/echarts/5.5.0/echarts.min.js'
expect_in out 'dev/plumbline/shaded/picocli/CommandLine.class'
expect_in out 'dev/plumbline/shaded/commons/statistics/distribution/FDistribution.class'
expect_in out 'META-INF/versions/17/dev/plumbline/shaded/fastdoubleparser/FastDoubleSwar.class'

mkdir "$here/elsewhere"
(cd "$here/elsewhere" && "${jdk}jar" --extract --file "$jar" META-INF/MANIFEST.MF)
expect_in "$here/elsewhere/META-INF/MANIFEST.MF" 'Main-Class: dev.plumbline.cli.Main'
expect_in "$here/elsewhere/META-INF/MANIFEST.MF" 'Multi-Release: true'
expect_in "$here/elsewhere/META-INF/MANIFEST.MF" 'Implementation-Version: '

cp -R "$project/pom.xml" "$project/.mvn" "$project/src" "$project/LICENSE" "$project/NOTICE" "$here/elsewhere/"
build_elsewhere() { (cd "$here/elsewhere" && umask 077 && mvn -B -q -Dmaven.test.skip=true package); }
run build_elsewhere
expect_code 'a second build' 0
expect_equal 'has the same bytes' "$(cksum <"$here/elsewhere/target/plumbline.jar")" "$(cksum <"$jar")"

finish
