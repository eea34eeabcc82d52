#!/usr/bin/env bash
# The scripts that print figures refuse what they do not know, before they build or fetch anything.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# A stand-in for Maven that must never be called.
mkdir -p "$here/bin"
printf '#!/usr/bin/env bash\ntouch "%s/called"\nexit 1\n' "$here" >"$here/bin/mvn"
chmod +x "$here/bin/mvn"
PATH="$here/bin:$PATH"

for script in moments-speed offset-sweep why-b-is-slow forecasts tails; do
  run "$project/scripts/$script" --colour
  expect_code "$script --colour" 64
  expect_in err "$script: Cannot use '--colour'"
done
for rows in 0 2 ten 1e5 ''; do
  run "$project/scripts/offset-sweep" --rows "$rows"
  expect_code "offset-sweep --rows '$rows'" 64
  expect_in err "offset-sweep: Cannot use --rows '$rows'"
done
for rows in 0 99 many 1e5 1000000000 ''; do
  run "$project/scripts/moments-speed" --rows "$rows"
  expect_code "moments-speed --rows '$rows'" 64
  expect_in err "moments-speed: Cannot use --rows '$rows'"
done
for script in moments-speed offset-sweep; do
  run "$project/scripts/$script" --rows
  expect_code "$script --rows without a number" 64
done
expect_equal 'Maven was not called' "$(find "$here" -name called)" ''

# The comparison runs on the peer's version, and the profile compiles against the same one.
cat >"$here/bin/mvn" <<'S'
#!/usr/bin/env bash
for word in "$@"; do
  case $word in -DoutputDirectory=*) jars=${word#*=} ;; esac
done
cp pom.xml "$ASKED"
touch "$jars/spark-core_2.13-$(sed -n 's|.*<spark-mllib.version>\(.*\)</.*|\1|p' "$PROJECT/pom.xml").jar"
S
mkdir "$here/project"
cp -R "$project/scripts" "$project/pom.xml" "$here/project"
ASKED=$here/asked.xml PROJECT=$project run "$here/project/scripts/peers-home"
expect_code 'peers-home' 0
expect_equal 'and prints its place' "$(cat "$here/out")" "$here/project/target/peers-home"
version=$(sed -n 's|.*<spark-mllib.version>\(.*\)</.*|\1|p' "$project/pom.xml")
expect_in "$here/asked.xml" "<artifactId>spark-mllib_2.13</artifactId><version>$version</version>"
expect_in "$here/asked.xml" "<artifactId>spark-core_2.13</artifactId><version>$version</version>"

finish
