# Completion of plumbline for bash 3.2 or later; printed by: plumbline completion bash

# The words that may follow: nothing typed yet, or the first word of a family of commands.
_plumbline_words() { # "" | FAMILY
  case $1 in
@words@
  esac
}

_plumbline_options() { # COMMAND
  case $1 in
@options@
  esac
}

# What an option's value may be; nothing where it takes none.
_plumbline_value() { # COMMAND OPTION
  case "$1 $2" in
@values@
  esac
}

# The value that an option has on the line, or else in the environment or by default.
_plumbline_given() { # OPTION VARIABLE DEFAULT
  local i found=${!2:-$3}
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [ "${COMP_WORDS[i]}" = "$1" ]; then
      found=${COMP_WORDS[i + 1]}
      if [ "$found" = '=' ]; then found=${COMP_WORDS[i + 2]}; fi
    fi
  done
  printf '%s\n' "${found/#\~/$HOME}"
}

# The directories that have a file in them, by their last names.
_plumbline_names() { # DIRECTORY FILE
  local place
  for place in "$1"/*/; do
    if [ -e "$place$2" ]; then
      place=${place%/}
      printf '%s\n' "${place##*/}"
    fi
  done
}

_plumbline_offer() { # KIND-AND-WORDS BEGINNING
  local IFS=$'\n' models
  models=$(_plumbline_given --models PLUMBLINE_MODELS '@models@')
  case $1 in
    files)
      COMPREPLY=($(compgen -f -- "$2"))
      if type compopt >/dev/null 2>&1; then compopt -o filenames; fi
      ;;
    directories)
      COMPREPLY=($(compgen -d -- "$2"))
      if type compopt >/dev/null 2>&1; then compopt -o filenames; fi
      ;;
    models) COMPREPLY=($(compgen -W "$(_plumbline_names "$models" versions)" -- "$2")) ;;
    versions)
      models=$models/$(_plumbline_given --model PLUMBLINE_MODEL '@model@')/versions
      COMPREPLY=($(compgen -W "$(_plumbline_names "$models" manifest.json)" -- "$2"))
      ;;
    none) COMPREPLY=() ;;
    words\ *) COMPREPLY=($(IFS=' ' && compgen -W "${1#words }" -- "$2")) ;;
  esac
}

_plumbline() {
  local at=1 end=$COMP_CWORD beginning=${COMP_WORDS[COMP_CWORD]} before command value
  COMPREPLY=()
  # Bash cuts --engine=rows into three words.
  before=${COMP_WORDS[COMP_CWORD - 1]}
  if [ "$beginning" = '=' ]; then
    beginning=
  elif [ "$before" = '=' ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # Options of spark-submit go before a lone --.
  if [[ ${COMP_WORDS[1]} == -* ]] && [ "$end" -gt 1 ]; then
    while [ "$at" -lt "$end" ] && [ "${COMP_WORDS[at]}" != -- ]; do at=$((at + 1)); done
    if [ "$at" -ge "$end" ]; then
      _plumbline_offer files "$beginning"
      return
    fi
    at=$((at + 1))
  fi
  command=${COMP_WORDS[at]}
  if [ "$at" -lt "$end" ] && { [ "$command" = help ] || [ "$command" = man ]; }; then
    at=$((at + 1))
    command=${COMP_WORDS[at]}
    if [ "$at" -lt "$end" ] && { [ "$((at + 1))" -lt "$end" ] || [ -z "$(_plumbline_words "$command")" ]; }; then return; fi
  fi
  if [ "$at" -ge "$end" ]; then
    if [[ $beginning == -* ]]; then
      _plumbline_offer 'words --help --version' "$beginning"
    else
      _plumbline_offer "words $(_plumbline_words '')" "$beginning"
    fi
    return
  fi
  if [ -n "$(_plumbline_words "$command")" ]; then
    at=$((at + 1))
    if [ "$at" -ge "$end" ]; then
      _plumbline_offer "words $(_plumbline_words "$command")" "$beginning"
      return
    fi
    command="$command ${COMP_WORDS[at]}"
  fi
  value=$(_plumbline_value "$command" "$before")
  if [ -n "$value" ]; then
    _plumbline_offer "$value" "$beginning"
  else
    _plumbline_offer "words $(_plumbline_options "$command")" "$beginning"
  fi
}

complete -F _plumbline plumbline
