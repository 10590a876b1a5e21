#!/usr/bin/env bash
# Every form of the house at every level of PAdES, before strangers: blank and signed once, and signed by all its offices.
# A town on the loopback stamps and publishes; then it is gone, and pyHanko, DSS, veraPDF, qpdf and our own judge are asked.
# Run by `./dev conformance`, with the programs (and `town`) on the path and the judges in Java on MUNIMENT_JUDGES_JAVA.
# Not here: the judges themselves, which stand beside this.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
forms="$here/../../schemas/forms"
work=/tmp/lv; rm -rf /tmp/lv; mkdir /tmp/lv
town=""
trap '[[ -z $town ]] || kill "$town" 2>/dev/null || true' EXIT
export MUNIMENT_VAULT="$work/vault" MUNIMENT_PASSPHRASE='levels before judges' MUNIMENT_KEY_PASSPHRASE='a key before judges'

# said NAME: a value of what the program said last, nothing where it is null; `next` is a stage whose turn it is.
said() {
  python3 -c 'import json, sys
said = json.loads(sys.argv[1])
said["next"] = [*(one["stage"] for one in said["next"]), *said["waits_for"], ""][0]
print(said[sys.argv[2]] or "")' "$answer" "$1"
}

# signed ID: a form through its stages; prints the folder of its papers.
signed() {
  local id=$1 instance="" number=0 stage answer
  stage=$(python3 -c 'import json, sys
print(json.load(open(sys.argv[1]))["workflow"]["stages"][0]["id"])' "$forms/$id/11-2026/form.json")
  while [[ -n $stage ]]; do
    number=$((number + 1))
    answer=$(muniment --lang zh-Hant-HK form submit "$id" --answers "$forms/$id/11-2026/answers-$stage.json" \
      ${instance:+--instance "$instance"} --key "$work/town/officer-$number.p12" --json)
    instance=$(said instance)
    stage=$(said next)
  done
  muniment show "$(said reference)" --files "$work/out-$id" >/dev/null
  echo "$work/out-$id"
}

mkdir "$work/town" "$work/judged"
mkfifo "$work/open"
TOWN_PASSPHRASE=$MUNIMENT_KEY_PASSPHRASE town "$work/town" 5 <"$work/open" &
town=$!
exec 9>"$work/open"
until [[ -s $work/town/stamps ]]; do sleep 0.1; done
stamps=$(cat "$work/town/stamps")
lift=(--tsa "$stamps" --trust "$work/town/root.pem" --json)
muniment init --sample >/dev/null
for definition in "$forms"/*/11-2026/form.json; do
  id=$(basename "$(dirname "$(dirname "$definition")")")
  muniment form print "$id" --out "$work/$id.pdf" >/dev/null
  for level in b-b b-t b-lt b-lta; do
    muniment sign "$work/$id.pdf" "$work/judged/$id-once-$level.pdf" --key "$work/town/officer-1.p12" --level "$level" \
      "${lift[@]}" >/dev/null
  done
  for paper in "$(signed "$id")"/*.pdf; do
    cp "$paper" "$work/judged/$id-$(basename "$paper" .pdf)-b-b.pdf"
    for level in b-t b-lt b-lta; do
      muniment sign "$paper" "$work/judged/$id-$(basename "$paper" .pdf)-$level.pdf" --level "$level" "${lift[@]}" >/dev/null
    done
  done
done
# The town ends; what it published last is left beside the root.
exec 9>&-
wait "$town"
town=""

status=0
lists=("$work/town/office.crl" "$work/town/root.crl")
python3 "$here/pdf_levels.py" "$work/town/root.pem" "${lists[@]}" "$work"/judged/*.pdf || status=1
java -cp "$MUNIMENT_JUDGES_JAVA" Archive "$work"/judged/*.pdf || status=1
java -cp "$MUNIMENT_JUDGES_JAVA" Signatures "$work/town/root.pem" "${lists[@]}" "$work"/judged/*-b-[bt].pdf || status=1
# From here on the file brings everything itself.
java -cp "$MUNIMENT_JUDGES_JAVA" Signatures "$work/town/root.pem" "$work"/judged/*-b-lt*.pdf || status=1
refused=0
for paper in "$work"/judged/*.pdf; do
  qpdf --check "$paper" >/dev/null || { echo "qpdf refuses $paper" && status=1; }
  given=()
  case $paper in *-b-[bt].pdf) given=(--crl "${lists[0]}" --crl "${lists[1]}") ;; esac
  muniment verify "$paper" --trust "$work/town/root.pem" "${given[@]}" >"$work/verdict" || {
    refused=$((refused + 1))
    status=1
    cat "$work/verdict"
  }
done
echo "Muniment: $(find "$work/judged" -name '*.pdf' | wc -l) files, $refused refused"
exit "$status"
