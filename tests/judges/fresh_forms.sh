#!/usr/bin/env bash
# Forms made a moment ago, before strangers: every form of the house through all its stages, with RSA keys in English and
# P-256 keys in Chinese, as it is unsigned, signed once and signed by all; each blank in both languages; and the papers of
# keeping: the disposal list, the certificate of destruction, the receipt. Then pyHanko, pdfsig, qpdf, DSS, veraPDF and our
# own verdict on each, on one table, and what pdftotext reads, what the code says and how large it is.
# Run by `./dev conformance`, with the programs (and `papers`) on the path and the judges in Java on MUNIMENT_JUDGES_JAVA.
# Not here: the judges themselves, which stand beside this.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
forms="$here/../../schemas/forms"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MUNIMENT_VAULT="$work/vault" MUNIMENT_PASSPHRASE='forms before judges' MUNIMENT_KEY_PASSPHRASE='a key before judges'
export MUNIMENT_VERDICTS="$work/verdicts"
# shellcheck source=tests/judges/walk.sh
source "$here/walk.sh"

# keys KIND OPTION…: a signer's PKCS#12 file for each of five stages, with keys as openssl is told to make them.
keys() {
  local kind=$1 number
  shift
  for number in 1 2 3 4 5; do
    openssl req -new "$@" -nodes -keyout "$work/key" -out "$work/csr" -subj "/C=HK/CN=Officer $number $kind" 2>/dev/null
    openssl x509 -req -in "$work/csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days 20 -out "$work/pem" \
      -extfile <(printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n') 2>/dev/null
    openssl pkcs12 -export -inkey "$work/key" -in "$work/pem" -certfile "$work/root.pem" \
      -passout env:MUNIMENT_KEY_PASSPHRASE -out "$work/$kind-$number.p12"
  done
}

# A character of Hong Kong beyond the basic plane, as people there write the lift. Later stages repeat earlier answers.
answers() {
  python3 -c 'import json, sys
answers = json.load(open(sys.argv[1]))
if isinstance(answers.get("address"), str):
    answers["address"] += "（乘𨋢）"
json.dump(answers, open(sys.argv[1], "w"))' "$1"
}

# form KEY LANGUAGE ID: a form through its stages; its papers go to judged/pass-….pdf.
form() {
  local key=$1 language=$2 id=$3 folder paper
  folder=$(walk "$id" "$language" "$key")
  for paper in "$folder"/*.pdf; do
    mv "$paper" "$work/judged/pass-$(basename "$paper" .pdf)-$key.pdf"
  done
}

mkdir "$work/judged" "$work/unsigned" "$work/papers"
openssl req -x509 -newkey rsa:3072 -nodes -days 30 -keyout "$work/root.key" -out "$work/root.pem" -subj '/CN=Fresh Root' \
  -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
keys rsa -newkey rsa:3072
keys p256 -newkey ec -pkeyopt ec_paramgen_curve:P-256
# What the root has revoked: nothing. Without a list a strict judge does not say that a signature passed.
printf '[ca]\ndefault_ca=own\n[own]\ndatabase=%s\ncrlnumber=%s\ndefault_md=sha256\ndefault_crl_days=20\n' \
  "$work/revoked" "$work/number" >"$work/ca.cnf"
: >"$work/revoked"
echo 01 >"$work/number"
openssl ca -config "$work/ca.cnf" -gencrl -keyfile "$work/root.key" -cert "$work/root.pem" -out "$work/root.crl" 2>/dev/null
muniment init --sample >/dev/null
while read -r id; do
  form rsa en "$id"
  form p256 zh-Hant-HK "$id"
  for language in en zh-Hant-HK; do
    muniment --lang "$language" form print "$id" --out "$work/unsigned/$id-$language-blank.pdf" >/dev/null
  done
done < <(every_form)
status=0
python3 "$here/pdf_figures.py" "$work/judged" || status=1
python3 "$here/pdf_revisions.py" "$work/judged" "$work/unsigned"
PAPERS_PASSPHRASE=$MUNIMENT_KEY_PASSPHRASE papers "$work/papers" "$work"/rsa-[123].p12
mv "$work"/papers/*-unsigned.pdf "$work/unsigned/"
for paper in "$work"/papers/*.pdf; do mv "$paper" "$work/judged/pass-$(basename "$paper")"; done
python3 "$here/pdf_signatures.py" "$work/judged" "$work/root.pem" --muniment muniment || status=1
for paper in "$work"/unsigned/*.pdf; do verdict qpdf "$paper" qpdf --check "$paper" || status=1; done
java -cp "$MUNIMENT_JUDGES_JAVA" Archive "$work"/judged/*.pdf "$work"/unsigned/*.pdf || status=1
java -cp "$MUNIMENT_JUDGES_JAVA" Signatures "$work/root.pem" "$work/root.crl" "$work"/judged/*.pdf || status=1
python3 "$here/verdicts.py" --unsigned 3a,ua1,qpdf --signed 3a,ua1,qpdf,pyhanko,pdfsig,dss,muniment "$MUNIMENT_VERDICTS" \
  "$work"/unsigned/*.pdf "$work"/judged/*.pdf || status=1
exit "$status"
