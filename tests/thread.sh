#!/usr/bin/env bash
# The whole thread once, cold: from an empty folder to the verified receipt, by commands that a person can type.
# Run by `./dev conformance`, with the programs on the path. Not here: what the tests of the rooms check more closely.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
export MUNIMENT_VAULT="$work/vault" MUNIMENT_PASSPHRASE='the thread of the house' MUNIMENT_KEY_PASSPHRASE='the key of the thread'
server_pid=""
passed=0
failed=0

end() {
  [[ -z $server_pid ]] || kill "$server_pid" 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

# holds NAME COMMAND…: one check.
holds() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
  fi
}

# field NAME: a field of the JSON object on standard input.
field() { python3 -c 'import json, sys; print(json.loads(sys.stdin.readline()).get(sys.argv[1]) or "")' "$1"; }

# found QUERY REFERENCE [VAULT]: whether a search answers that reference.
found() { muniment --vault "${3:-$MUNIMENT_VAULT}" search "$1" --limit 200 --json | grep -qF "\"reference\":\"$2\""; }

# judged EXIT WORD COMMAND…: whether a judgement ends with that exit code and says that word.
judged() {
  local wanted=$1 word=$2 status=0 said
  shift 2
  said=$("$@" --json) || status=$?
  [[ $status -eq $wanted && $said == *"$word"* ]]
}

# never_valid FILE: whether it is refused with exit code 1.
never_valid() {
  local status=0 said
  said=$(muniment verify "$1" --trust "$work/root.pem" --json) || status=$?
  [[ $status -eq 1 && $said != *'"verdict":"valid"'* ]]
}

keys() {
  openssl req -x509 -newkey rsa:3072 -nodes -days 30 -keyout "$work/root.key" -out "$work/root.pem" -subj '/CN=Thread Root' \
    -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign 2>/dev/null
  local number
  for number in 1 2 3; do
    openssl req -new -newkey rsa:3072 -nodes -keyout "$work/$number.key" -out "$work/$number.csr" -subj "/CN=Officer $number" 2>/dev/null
    openssl x509 -req -in "$work/$number.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days 20 \
      -out "$work/$number.pem" -extfile <(printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n') 2>/dev/null
    openssl pkcs12 -export -inkey "$work/$number.key" -in "$work/$number.pem" -certfile "$work/root.pem" \
      -passout env:MUNIMENT_KEY_PASSPHRASE -out "$work/$number.p12"
  done
}

# form ID STAGE…: every stage of a form; leaves its reference in $reference.
form() {
  local id=$1 instance="" number=0 stage said=""
  shift
  for stage in "$@"; do
    number=$((number + 1))
    said=$(muniment form submit "$id" --answers "$root/schemas/forms/$id/11-2026/answers-$stage.json" \
      ${instance:+--instance "$instance"} --key "$work/$number.p12" --json)
    instance=$(field instance <<<"$said")
  done
  reference=$(field reference <<<"$said")
}

serve() {
  muniment-server --data "$work/server" --listen 127.0.0.1:0 >"$work/server.log" 2>&1 &
  server_pid=$!
  until grep -q '^listening on ' "$work/server.log"; do
    kill -0 "$server_pid" || return
    sleep 0.1
  done
  url=$(sed -n 's/^listening on //p' "$work/server.log")
}

stop_serving() {
  kill "$server_pid"
  wait "$server_pid" || true
  server_pid=""
}

# Two desks and a server: each files while the server is away, each finds the other's paper under one number.
exchange() {
  local desk code number_one number_two
  muniment-server --data "$work/server" init --sample
  serve
  for desk in wong-ka-ho chan-siu-ling; do
    code=$(muniment-server --data "$work/server" code --agent "$desk" 2>/dev/null)
    muniment --vault "$work/$desk" init --desk >/dev/null
    muniment --vault "$work/$desk" sync --server "$url" --code "$code" >/dev/null
  done
  stop_serving
  printf '社區會堂維修會議紀錄：升降機更換\n' >"$work/one.txt"
  printf 'Minutes of the quagga crossing\n' >"$work/two.txt"
  muniment --vault "$work/wong-ka-ho" file "$work/one.txt" --folder 'HDSD ACC/2-3/4' >/dev/null
  muniment --vault "$work/chan-siu-ling" file "$work/two.txt" --folder 'HDSD ACC/2-3/4' >/dev/null
  serve
  for desk in wong-ka-ho chan-siu-ling wong-ka-ho; do
    holds "sync of $desk" judged 0 '"attention":0' muniment --vault "$work/$desk" sync --server "$url"
  done
  number_one=$(muniment --vault "$work/wong-ka-ho" search 升降機更換 --json | field reference)
  number_two=$(muniment --vault "$work/chan-siu-ling" search quagga --json | field reference)
  holds 'permanent numbers' test -n "$number_one" -a "$number_one" != "$number_two" -a "${number_one#(~}" = "$number_one"
  holds 'one way' found 升降機更換 "$number_one" "$work/chan-siu-ling"
  holds 'and the other' found quagga "$number_two" "$work/wong-ka-ho"
}

# changed WHERE: a copy of the signed form with one byte changed there.
changed() {
  python3 - "$work/out/HAD-CH-1.pdf" "$work/changed-$1.pdf" "$1" <<'PYTHON'
import re, sys
source, target, where = sys.argv[1:]
pdf = bytearray(open(source, "rb").read())
if where == "page":
    at = pdf.index(b"stream\n") + 40
    pdf[at] ^= 1
elif where == "signature":
    at = re.search(rb"/Contents ?<[0-9A-Fa-f]{64}", bytes(pdf)).end()
    pdf[at] = ord("6") if pdf[at] == ord("5") else ord("5")
else:
    at = re.search(rb"\nxref\n.*?(\d) 00000 n", bytes(pdf), re.S).start(1)
    pdf[at] = ord("8") if pdf[at] == ord("9") else pdf[at] + 1
open(target, "wb").write(pdf)
PYTHON
}

keys
holds 'a vault with the demo department' judged 0 '"sample":true' muniment init --sample
form GEN-LV-1 apply support approve
leave=$reference
form HAD-CH-1 apply vet decide
hall=$reference
holds 'both forms are filed' test -n "$leave" -a -n "$hall"
printf '社區會堂維修工程會議紀錄\n會議討論資訊科技策\n略及樓宇保養。\nThe lift of the hall.\n' >"$work/minutes.txt"
minutes=$(muniment file "$work/minutes.txt" --folder 'HDSD ACC/2-3/4' --json | field reference)
holds 'a word of two characters' found 會堂 "$minutes"
holds 'a phrase broken over lines in its source' found 資訊科技策略 "$minutes"
holds 'the Simplified spelling' found 资讯科技策略 "$minutes"
holds 'an English word' found lift "$minutes"
holds 'an answer of a form' found 冬至綜藝日 "$hall"
holds 'why and until when' judged 0 '"due":"2035-04-01"' muniment retention explain "$hall" --on 2026-11-21
muniment show "$hall" --files "$work/out" >/dev/null
holds 'valid with the root' judged 0 '"verdict":"valid"' muniment verify "$work/out/HAD-CH-1.pdf" --trust "$work/root.pem"
holds 'indeterminate without' judged 1 '"verdict":"indeterminate"' muniment verify "$work/out/HAD-CH-1.pdf"
for where in page signature table; do
  changed "$where"
  holds "never valid with a byte changed in the $where" never_valid "$work/changed-$where.pdf"
done
exchange
holds 'the journal is whole' judged 0 '"whole":true' muniment log verify
printf 'test result: thread. %s passed; %s failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
