#!/usr/bin/env bash
# A form through its offices by the commands of the program, and what strangers say of the papers, on one table.
# Sourced by the layers that bring papers before judges. They set $forms, the definitions; $work, a folder of their own;
# and $MUNIMENT_VERDICTS, the file of the verdicts, one line for each judge and file.
: "${forms:?}" "${work:?}" "${MUNIMENT_VERDICTS:?}"
# What fails within $(…) ends the layer too.
shopt -s inherit_errexit

# said NAME: a value of what the program said last, nothing where it is null; `next` is a stage whose turn it is.
said() {
  python3 -c 'import json, sys
said = json.loads(sys.argv[1])
said["next"] = [*(one["stage"] for one in said["next"]), *said["waits_for"], ""][0]
print(said[sys.argv[2]] or "")' "$answer" "$1"
}

# walk ID LANGUAGE KEY: a form through its stages as its sample answers lead it, each signed by $work/KEY-N.p12; prints the
# folder of its papers. A function `answers FILE` of the layer, where there is one, changes what is answered.
walk() {
  local id=$1 language=$2 key=$3 instance="" number=0 stage answer
  stage=$(python3 -c 'import json, sys
print(json.load(open(sys.argv[1]))["workflow"]["stages"][0]["id"])' "$forms/$id/11-2026/form.json")
  while [[ -n $stage ]]; do
    number=$((number + 1))
    cp "$forms/$id/11-2026/answers-$stage.json" "$work/answers.json"
    if declare -F answers >/dev/null; then answers "$work/answers.json"; fi
    answer=$(muniment --lang "$language" form submit "$id" --answers "$work/answers.json" ${instance:+--instance "$instance"} \
      --key "$work/$key-$number.p12" --json)
    instance=$(said instance)
    stage=$(said next)
  done
  muniment show "$(said reference)" --files "$work/out-$id-$language" >/dev/null
  echo "$work/out-$id-$language"
}

# every_form: the identifiers of the forms.
every_form() {
  local definition
  for definition in "$forms"/*/11-2026/form.json; do basename "$(dirname "$(dirname "$definition")")"; done
}

# verdict JUDGE FILE COMMAND…: asks, and notes whether the answer is yes; what is said is shown when it is no.
verdict() {
  local judge=$1 file=$2 word=accepts
  shift 2
  "$@" >"$work/said" 2>&1 || {
    word=refuses
    echo "$judge refuses $file"
    cat "$work/said"
  }
  printf '%s\t%s\t%s\n' "$judge" "$(basename "$file")" "$word" >>"$MUNIMENT_VERDICTS"
  [[ $word == accepts ]]
}
