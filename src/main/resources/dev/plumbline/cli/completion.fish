# Completion of plumbline for fish; printed by: plumbline completion fish

# The words before the cursor from the command on: without the options of spark-submit and their lone --.
function __plumbline_line
    set -l words (commandline -opc)
    set -e words[1]
    if string match -q -- '-*' "$words[1]"
        if not contains -- -- $words
            printf '%s\n' spark-submit
            return
        end
        while test "$words[1]" != --
            set -e words[1]
        end
        set -e words[1]
    end
    if test (count $words) -gt 0
        printf '%s\n' $words
    end
end

# Whether the words before the cursor are these and no others.
function __plumbline_after
    set -l words (__plumbline_line)
    test "$words" = "$argv"
end

# Whether the command is this one.
function __plumbline_in
    set -l words (__plumbline_line)
    test (count $words) -ge (count $argv); and test "$words[1..$(count $argv)]" = "$argv"
end

# The value that an option has on the line, or else in the environment or by default.
function __plumbline_given # OPTION VARIABLE DEFAULT
    set -l found $argv[3]
    if set -q $argv[2]
        set found $$argv[2]
    end
    set -l words (__plumbline_line)
    for i in (seq (count $words))
        if test "$words[$i]" = "$argv[1]"; and test $i -lt (count $words)
            set found $words[(math $i + 1)]
        else if string match -q -- "$argv[1]=*" "$words[$i]"
            set found (string replace -r -- '^[^=]*=' '' "$words[$i]")
        end
    end
    string replace -r -- '^~' $HOME "$found"
end

function __plumbline_names # DIRECTORY FILE
    for place in $argv[1]/*/
        if test -e $place$argv[2]
            basename $place
        end
    end
end

function __plumbline_models
    __plumbline_names (__plumbline_given --models PLUMBLINE_MODELS '@models@') versions
end

function __plumbline_versions
    set -l models (__plumbline_given --models PLUMBLINE_MODELS '@models@')
    __plumbline_names $models/(__plumbline_given --model PLUMBLINE_MODEL '@model@')/versions manifest.json
end

complete -c plumbline -e
complete -c plumbline -f
complete -c plumbline -n '__plumbline_in spark-submit' -F
@lines@
