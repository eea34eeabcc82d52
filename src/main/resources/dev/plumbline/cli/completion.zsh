#compdef plumbline
# Completion of plumbline for zsh; printed by: plumbline completion zsh

# The directories of models or versions on this machine, by their last names.
_plumbline_names() { # DIRECTORY FILE
  local -a names
  names=( "$1"/*/"$2"(N:h:t) )
  compadd -a names
}

# The value that an option has on the line, or else in the environment or by default.
_plumbline_given() { # OPTION VARIABLE DEFAULT
  local found=${(P)2:-$3}
  local -i i
  for (( i = 2; i < CURRENT; i++ )); do
    case ${words[i]} in
      "$1") found=${words[i + 1]} ;;
      "$1"=*) found=${words[i]#*=} ;;
    esac
  done
  found=${(Q)found}
  REPLY=${found/#\~/$HOME}
}

_plumbline_models() {
  local REPLY
  _plumbline_given --models PLUMBLINE_MODELS '@models@'
  _plumbline_names "$REPLY" versions
}

_plumbline_versions() {
  local REPLY models
  _plumbline_given --models PLUMBLINE_MODELS '@models@'
  models=$REPLY
  _plumbline_given --model PLUMBLINE_MODEL '@model@'
  _plumbline_names "$models/$REPLY/versions" manifest.json
}

# The words that may follow: nothing typed yet, or the first word of a family of commands.
_plumbline_words() { # "" | FAMILY
  local -a all
  case $1 in
@words@
  esac
  (( $#all )) || return 1
  _describe -t commands command all
}

_plumbline_options() { # COMMAND
  case $1 in
@options@
  esac
}

_plumbline() {
  local -i at=2
  local command
  # Options of spark-submit go before a lone --.
  if [[ ${words[2]} == -* ]] && (( CURRENT > 2 )); then
    while (( at < CURRENT )) && [[ ${words[at]} != -- ]]; do (( at++ )); done
    if (( at >= CURRENT )); then
      _files
      return
    fi
    (( at++ ))
  fi
  if (( at < CURRENT )) && [[ ${words[at]} == (help|man) ]]; then
    (( at++ ))
    if (( CURRENT == at )); then
      _plumbline_words ''
    elif (( CURRENT == at + 1 )); then
      _plumbline_words "${words[at]}"
    fi
    return
  fi
  if (( CURRENT == at )); then
    if [[ $PREFIX == -* ]]; then
      compadd -- --help --version
    else
      _plumbline_words ''
    fi
    return
  fi
  command=${words[at]}
  case $command in
    @families@)
      (( at++ ))
      if (( CURRENT == at )); then
        _plumbline_words "$command"
        return
      fi
      command="$command ${words[at]}"
      ;;
  esac
  words=( "$command" "${(@)words[at + 1, -1]}" )
  (( CURRENT -= at - 1 ))
  _plumbline_options "$command"
}

if [ "${funcstack[1]}" = _plumbline ]; then
  _plumbline "$@"
else
  compdef _plumbline plumbline
fi
