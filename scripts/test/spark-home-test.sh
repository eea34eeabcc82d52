#!/usr/bin/env bash
# The assembly of a Spark home, with a stand-in for Maven: it is whole or it is not there.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

mkdir -p "$here/bin"
cat >"$here/bin/mvn" <<'S'
#!/usr/bin/env bash
printf 'called\n' >>"$MAVEN_CALLS"
for word in "$@"; do
  case $word in -DoutputDirectory=*) jars=${word#*=} ;; esac
done
cp pom.xml "$MAVEN_CALLS.pom"
touch "$jars/some-0.jar"
[ -z "${MAVEN_FAILS:-}" ] || exit 1
version=$(sed -n 's|.*<artifactId>spark-core_2.13</artifactId><version>\([^<]*\)<.*|\1|p' pom.xml)
touch "$jars/spark-core_2.13-$version.jar"
S
chmod +x "$here/bin/mvn"
PATH="$here/bin:$PATH"
export MAVEN_CALLS="$here/maven"
calls() { if [ -f "$MAVEN_CALLS" ]; then wc -l <"$MAVEN_CALLS" | tr -d ' '; else echo 0; fi; }
home="$here/a home"
assemble() { "$project/scripts/spark-home" --to "$home" "$@"; }

MAVEN_FAILS=1 run assemble
expect_code 'Maven fails' 69
expect_equal 'and leaves nothing behind' "$(find "$here" -name 'a home*' ! -name '*.lock')" ''

run assemble --version 4.0.1
expect_code 'a home is assembled' 0
expect_equal 'and its place is all that is printed' "$(cat "$here/out")" "$home"
expect_equal 'with the jars' "$(ls "$home/jars" | paste -sd ' ')" 'some-0.jar spark-core_2.13-4.0.1.jar'
expect_equal 'and nothing beside it' "$(find "$here" -name 'a home*' ! -name '*.lock')" "$home"

run assemble --version 4.0.1
expect_equal 'a whole home is left alone' "$(calls)" 2
rm "$home/.assembled"
run assemble --version 4.0.1
expect_equal 'one that is not whole is made anew' "$(calls)" 3
run assemble --version 4.0.2
expect_equal 'another version makes another home' "$(ls "$home/jars" | paste -sd ' ')" 'some-0.jar spark-core_2.13-4.0.2.jar'
expect_equal 'with nothing left of the old one' "$(ls "$home" | paste -sd ' ')" 'bin conf jars pom.xml'
MAVEN_FAILS=1 run assemble --version 4.0.3
expect_code 'a failed change' 69
expect_equal 'keeps the home that was there' "$(ls "$home/jars" | paste -sd ' ')" 'some-0.jar spark-core_2.13-4.0.2.jar'

run assemble --version 4.0.2 org.example:store:1.2
expect_in "$MAVEN_CALLS.pom" '<groupId>org.example</groupId><artifactId>store</artifactId><version>1.2</version>'
expect_in "$MAVEN_CALLS.pom" '<artifactId>spark-parent_2.13</artifactId><version>4.0.2</version><type>pom</type><scope>import</scope>'

run assemble --verison 4.0.2
expect_code 'an unknown option' 64
run assemble store
expect_code 'an artifact without coordinates' 64

finish
