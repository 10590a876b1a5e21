#!/usr/bin/env bash
# Writes the manual page of a program from what the program itself says under --help, for it and for each of its
# verbs, so that the two cannot differ: packaging/manual.sh PROGRAM "what it is, in a few words" VERSION DATE
set -euo pipefail

program=$1 what=$2 version=$3 date=$4
name=$(basename "$program")

# A text as it stands, in roff: nothing in it is a command.
as_it_stands() {
  printf '.nf\n'
  sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^\\([.']\\)/\\\\\\&\\1/"
  printf '.fi\n'
}

verbs() { awk '/^Commands:/ { inside = 1; next } inside && !NF { exit } inside && /^  [a-z]/ && $1 != "help" { print $1 }'; }

# chapter WORDS…: what the program says about a verb, then about each verb beneath it.
chapter() {
  local said verb
  said=$("$program" "$@" --help)
  if [[ $# -eq 0 ]]; then printf '.SH USE\n'; else printf '.SS "%s %s"\n' "$name" "$*"; fi
  printf '%s\n' "$said" | as_it_stands
  for verb in $(printf '%s\n' "$said" | verbs); do
    if [[ $# -eq 0 && -z ${verbs_begun:-} ]]; then
      printf '.SH VERBS\n'
      verbs_begun=yes
    fi
    chapter "$@" "$verb"
  done
}

printf '.TH %s 1 "%s" "Muniment %s" "Muniment 檔存"\n' "${name^^}" "$date" "$version"
printf '.SH NAME\n%s \\- %s\n' "${name//-/\\-}" "$what"
chapter
printf '.SH EXIT STATUS\n0 done, 1 the answer is no, 2 wrong use, 3 something broke.\n'
others=()
for other in muniment muniment-desktop muniment-server; do
  [[ $other == "$name" ]] || others+=("${other//-/\\-}(1)")
done
printf '.SH SEE ALSO\n%s, %s\n' "${others[@]}"
