#!/usr/bin/env bash
# Forms made a moment ago, before strangers: both forms through all their stages, once with RSA keys and once with P-256
# keys, then pyHanko, pdfsig, qpdf and our own verdict on each, and what pdftotext reads and how large it is.
# Run by `./dev conformance`, with the programs on the path. Not here: the judges themselves, which stand beside this.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
forms="$here/../../schemas/forms"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MUNIMENT_VAULT="$work/vault" MUNIMENT_PASSPHRASE='forms before judges' MUNIMENT_KEY_PASSPHRASE='a key before judges'

# keys KIND OPTION…: a signer's PKCS#12 file for each stage, with keys as openssl is told to make them.
keys() {
  local kind=$1 number
  shift
  for number in 1 2 3; do
    openssl req -new "$@" -nodes -keyout "$work/key" -out "$work/csr" -subj "/C=HK/CN=Officer $number $kind" 2>/dev/null
    openssl x509 -req -in "$work/csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days 20 -out "$work/pem" \
      -extfile <(printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n') 2>/dev/null
    openssl pkcs12 -export -inkey "$work/key" -in "$work/pem" -certfile "$work/root.pem" \
      -passout env:MUNIMENT_KEY_PASSPHRASE -out "$work/$kind-$number.p12"
  done
}

# form KIND LANGUAGE ID STAGE…: a form through its stages, taken out as judged/pass-ID-KIND.pdf.
form() {
  local kind=$1 language=$2 id=$3 instance="" number=0 stage answers said=""
  shift 3
  for stage in "$@"; do
    number=$((number + 1))
    answers="$forms/$id/11-2026/answers-$stage.json"
    # A character of Hong Kong beyond the basic plane, as people there write the lift. Later stages repeat earlier answers.
    python3 -c 'import json, sys
answers = json.load(open(sys.argv[1]))
answers["address"] += "（乘𨋢）"
json.dump(answers, open(sys.argv[2], "w"))' "$answers" "$work/answers.json"
    said=$(muniment --lang "$language" form submit "$id" --answers "$work/answers.json" ${instance:+--instance "$instance"} \
      --key "$work/$kind-$number.p12" --json)
    instance=$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["instance"])' "$said")
  done
  muniment show "$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["reference"])' "$said")" \
    --files "$work/out-$id-$kind" >/dev/null
  mv "$work/out-$id-$kind/$id.pdf" "$work/judged/pass-$id-$kind.pdf"
}

mkdir "$work/judged"
openssl req -x509 -newkey rsa:3072 -nodes -days 30 -keyout "$work/root.key" -out "$work/root.pem" -subj '/CN=Fresh Root' \
  -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
keys rsa -newkey rsa:3072
keys p256 -newkey ec -pkeyopt ec_paramgen_curve:P-256
muniment init --sample >/dev/null
form rsa en GEN-LV-1 apply support approve
form p256 zh-Hant-HK GEN-LV-1 apply support approve
form rsa en HAD-CH-1 apply vet decide
form p256 zh-Hant-HK HAD-CH-1 apply vet decide
status=0
python3 "$here/pdf_signatures.py" "$work/judged" "$work/root.pem" --muniment muniment || status=1
python3 "$here/pdf_figures.py" "$work/judged" || status=1
exit "$status"
