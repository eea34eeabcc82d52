#!/usr/bin/env bash
# The scripts that print figures refuse what they do not know, before they build or fetch anything.
. "$(dirname "${BASH_SOURCE[0]}")/expect.sh"

# A stand-in for Maven that must never be called.
mkdir -p "$here/bin"
printf '#!/usr/bin/env bash\ntouch "%s/called"\nexit 1\n' "$here" >"$here/bin/mvn"
chmod +x "$here/bin/mvn"
PATH="$here/bin:$PATH"

for script in bench growth jmh moments-speed offset-sweep why-b-is-slow forecasts tails; do
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
for rows in 0 999 many 1e5 1000000000 ''; do
  for option in --rows --wide-rows; do
    run "$project/scripts/bench" "$option" "$rows"
    expect_code "bench $option '$rows'" 64
    expect_in err "bench: Cannot use $option '$rows'"
  done
done
for rounds in 0 many ''; do
  run "$project/scripts/bench" --rounds "$rounds"
  expect_code "bench --rounds '$rounds'" 64
  expect_in err "bench: Cannot use --rounds '$rounds'"
done
for memory in 8 g 0g 8t ''; do
  run "$project/scripts/bench" --memory "$memory"
  expect_code "bench --memory '$memory'" 64
  expect_in err "bench: Cannot use --memory '$memory'"
done
for stages in epoch,shape ',' ''; do
  run "$project/scripts/bench" --only "$stages"
  expect_code "bench --only '$stages'" 64
  expect_in err "bench: Cannot use --only '"
  expect_in err 'the stages are epoch,shapes'
done
run "$project/scripts/bench" --json "$here/no such place/found.json"
expect_code 'bench --json in a directory that is not there' 64
expect_equal 'the stages that bench knows are those there are' \
  "$(sed -n 's/^all=//p' "$project/scripts/bench")" \
  "$(sed -n 's/.*new \([A-Za-z]*Stage\)().*/\1/p' "$project/src/peers/java/dev/plumbline/bench/Stages.java" |
    while read -r class; do
      sed -n '/String name()/{n;s/.*return "\(.*\)";/\1/p;}' "$project/src/peers/java/dev/plumbline/bench/$class.java"
    done | paste -sd ,)"
for rows in 0 9999 many 1e8 1000000000 ''; do
  run "$project/scripts/growth" --most-rows "$rows"
  expect_code "growth --most-rows '$rows'" 64
  expect_in err "growth: Cannot use --most-rows '$rows'"
done
for memory in 4 g 0g 4t ''; do
  run "$project/scripts/growth" --quick --memory "$memory"
  expect_code "growth --memory '$memory'" 64
  expect_in err "growth: Cannot use --memory '$memory'"
done
for stages in rows,columns ',' ''; do
  run "$project/scripts/growth" --only "$stages"
  expect_code "growth --only '$stages'" 64
  expect_in err "growth: Cannot use --only '"
  expect_in err 'the stages are rows,features'
done
run "$project/scripts/growth" --out "$here/no such place/page.md"
expect_code 'growth --out in a directory that is not there' 64
expect_equal 'the stages that growth knows are those there are' \
  "$(sed -n 's/^all=//p' "$project/scripts/growth")" \
  "$(grep -o 'new [A-Za-z]*Stage()' "$project/src/test/java/dev/plumbline/growth/Stage.java" | sed 's/new //; s/()//' |
    while read -r class; do
      sed -n '/String name()/{n;s/.*return "\(.*\)";/\1/p;}' "$project/src/test/java/dev/plumbline/growth/$class.java"
    done | paste -sd ,)"
for script in bench moments-speed offset-sweep; do
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
