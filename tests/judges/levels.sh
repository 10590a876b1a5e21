#!/usr/bin/env bash
# Every form of the house at every level of PAdES, before strangers: blank and signed at that level, signed by its first
# office, and by all of them; and the papers of keeping in the same way.
# A town on the loopback stamps and publishes; then it is gone, and pyHanko, DSS, veraPDF, qpdf and our own judge are asked.
# Run by `./dev conformance`, with the programs (and `town` and `papers`) on the path and the judges in Java on
# MUNIMENT_JUDGES_JAVA.
# Not here: the judges themselves, which stand beside this.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
forms="$here/../../schemas/forms"
work=$(mktemp -d)
town=""
trap 'rm -rf "$work"; [[ -z $town ]] || kill "$town" 2>/dev/null || true' EXIT
export MUNIMENT_VAULT="$work/vault" MUNIMENT_PASSPHRASE='levels before judges' MUNIMENT_KEY_PASSPHRASE='a key before judges'
export MUNIMENT_VERDICTS="$work/verdicts"
# shellcheck source=tests/judges/walk.sh
source "$here/walk.sh"

# lifted PAPER NAME: a signed paper at each level, as judged/NAME-LEVEL.pdf.
lifted() {
  local paper=$1 name=$2 level
  cp "$paper" "$work/judged/$name-b-b.pdf"
  for level in b-t b-lt b-lta; do
    muniment sign "$paper" "$work/judged/$name-$level.pdf" --level "$level" "${lift[@]}" >/dev/null
  done
}

mkdir "$work/town" "$work/judged" "$work/papers" "$work/signed"
mkfifo "$work/open"
TOWN_PASSPHRASE=$MUNIMENT_KEY_PASSPHRASE town "$work/town" 5 <"$work/open" &
town=$!
exec 9>"$work/open"
until [[ -s $work/town/stamps ]]; do sleep 0.1; done
stamps=$(cat "$work/town/stamps")
lift=(--tsa "$stamps" --trust "$work/town/root.pem" --json)
muniment init --sample >/dev/null
while read -r id; do
  muniment form print "$id" --out "$work/$id.pdf" >/dev/null
  for level in b-b b-t b-lt b-lta; do
    muniment sign "$work/$id.pdf" "$work/judged/$id-blank-$level.pdf" --key "$work/town/officer-1.p12" --level "$level" \
      "${lift[@]}" >/dev/null
  done
  folder=$(walk "$id" zh-Hant-HK town/officer)
  cp "$folder"/*.pdf "$work/signed/"
done < <(every_form)
PAPERS_PASSPHRASE=$MUNIMENT_KEY_PASSPHRASE papers "$work/papers" "$work"/town/officer-[123].p12
cp "$work"/papers/*-zh-Hant-HK-all.pdf "$work/signed/"
muniment sign "$work/papers/receipt-zh-Hant-HK-unsigned.pdf" "$work/signed/receipt.pdf" --key "$work/town/officer-1.p12" \
  --level b-b --json >/dev/null
python3 "$here/pdf_revisions.py" "$work/signed"
for paper in "$work"/signed/*.pdf; do lifted "$paper" "$(basename "$paper" .pdf)"; done
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
for paper in "$work"/judged/*.pdf; do
  verdict qpdf "$paper" qpdf --check "$paper" || status=1
  given=()
  case $paper in *-b-[bt].pdf) given=(--crl "${lists[0]}" --crl "${lists[1]}") ;; esac
  verdict muniment "$paper" muniment verify "$paper" --trust "$work/town/root.pem" "${given[@]}" || status=1
done
python3 "$here/verdicts.py" --signed 3a,ua1,qpdf,pyhanko,dss,muniment "$MUNIMENT_VERDICTS" "$work"/judged/*.pdf || status=1
exit "$status"
