#!/usr/bin/env bash
# The Debian package on a machine that has never seen it: installed by apt in a clean root, used by an ordinary
# account (terminal, server, window, files opened from outside), and taken away again.
# tests/package/clean_root.sh PACKAGE FOLDER PICTURES, as root; `./dev conformance` runs it. The root is made by debootstrap from
# where this machine's apt takes its packages. Not here: what the window does, which tests/desktop knows more closely.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
package=$(realpath "$1")
folder=$(realpath -m "$2")
pictures=$(realpath -m "$3")
base="$folder/base" place="$folder/root"
# shellcheck source=/dev/null
release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
desktop=hk.muniment.desk.desktop
# A desktop as it is before the package comes: what registers programs and types, and a session bus.
before=(desktop-file-utils shared-mime-info xdg-utils libglib2.0-bin dbus-x11)

# Where this machine's apt takes packages of its release from: ADDRESS SUITE COMPONENT, one per line.
sources() {
  # The words in dollars are apt's.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$release" '$2 == release || index($2, release "-") == 1' | awk '!seen[$0]++'
}

make_base() {
  local address
  address=$(sources | awk -v release="$release" '$2 == release { print $1; exit }')
  [[ -n $address ]] || { printf 'apt of this machine knows no source of %s\n' "$release" >&2; return 1; }
  mkdir -p "$folder/archives"
  rm -rf "$base"
  debootstrap --variant=minbase --cache-dir="$folder/archives" "$release" "$base" "$address" >"$folder/debootstrap.log" 2>&1 ||
    { tail -n 20 "$folder/debootstrap.log" >&2; return 1; }
  sources | awk '{ print "deb", $0 }' >"$base/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(Check|https?::)' >"$base/etc/apt/apt.conf.d/90as-outside" || true
  printf '#!/bin/sh\nexit 101\n' >"$base/usr/sbin/policy-rc.d"
  chmod 755 "$base/usr/sbin/policy-rc.d"
  touch "$folder/base.done"
}

# Mounts and processes live in namespaces of their own: whatever happens, nothing of them stays behind.
if [[ -z ${MUNIMENT_CLEAN_ROOT:-} ]]; then
  [[ "$(id -u)" -eq 0 ]] || { printf 'a clean root can only be made by root\n' >&2; exit 1; }
  mkdir -p "$folder" "$pictures"
  [[ -f "$folder/base.done" ]] || make_base
  rm -rf "$place"
  cp -a "$base" "$place"
  MUNIMENT_CLEAN_ROOT=inside exec unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

mount -t proc proc "$place/proc"
mount -t tmpfs -o mode=755 tmpfs "$place/dev"
for device in null zero full random urandom tty; do
  touch "$place/dev/$device"
  mount --bind "/dev/$device" "$place/dev/$device"
done
mkdir "$place/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$place/dev/shm"
mkdir -p "$folder/archives"
mount --bind "$folder/archives" "$place/var/cache/apt/archives"

passed=0
failed=0
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

inside() { chroot "$place" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() { inside apt-get -q -o APT::Sandbox::User=root "$@" >>"$folder/apt.log" 2>&1 || { tail -n 25 "$folder/apt.log" >&2; return 1; }; }
home=/srv/officer
bus=unix:path=$home/bus
export DISPLAY=
officer() {
  inside runuser -u officer -- env -C "$home" HOME=$home USER=officer DISPLAY="$DISPLAY" DBUS_SESSION_BUS_ADDRESS=$bus NO_AT_BRIDGE=1 \
    MUNIMENT_VAULT=$home/.local/share/muniment/vault MUNIMENT_PASSPHRASE='a desk in a clean root' "$@"
}

says() { [[ "$("${@:2}" 2>/dev/null)" == "$1" ]]; }
finds() { [[ "$(officer muniment search "$1" --json | grep -c '"reference"')" -gt 0 ]]; }
# Everything that bears our name, outside the home of the account and what the system keeps about packages.
traces() { find "$place" -xdev \( -path "$place$home" -o -path "$place/proc" -o -path "$place/dev" -o -path "$place/tmp" \) -prune -o -iname '*muniment*' -print; }
no_traces() {
  local found
  found=$(traces)
  [[ -z $found ]] || { printf '%s\n' "$found" >&2; return 1; }
}
type_of() { officer gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: //p'; }

# ── installed ────────────────────────────────────────────────────────────────────────────────────

: >"$folder/apt.log"
apt update
apt install -y --no-install-recommends "${before[@]}"
inside useradd --create-home --home-dir "$home" officer
cp "$package" "$place/tmp/muniment.deb"
holds 'nothing of ours is there before' no_traces
holds 'apt installs it with what it needs' apt install -y --no-install-recommends /tmp/muniment.deb
rm "$place/tmp/muniment.deb"
version=$(dpkg-deb --field "$package" Version)
for program in muniment muniment-desktop muniment-server; do
  answer=$(officer "$program" --version || true)
  holds "$program says its version: $answer" test "${answer##* }" == "$version"
done
holds 'a typeface for Chinese is there' test -n "$(find "$place/usr/share/fonts" -name 'NotoSansCJK*' -print -quit)"
holds 'the server is not started by itself' test -z "$(find "$place/etc/systemd" -name '*muniment*' 2>/dev/null)"

# ── associations ─────────────────────────────────────────────────────────────────────────────────

printf 'From: a@example.org\nSubject: =?UTF-8?B?5Y2H6ZmN5qmf?=\n\nThe lift.\n' >"$place$home/升降機.eml"
cp "$root/schemas/forms/GEN-LV-1/11-2026/form.json" "$place$home/leave.mform"
cp "$root/fixtures/pdf/pass-once.pdf" "$place$home/signed.pdf"
inside chown -R officer: "$home"
holds 'the desktop entry is valid' inside desktop-file-validate "/usr/share/applications/$desktop"
for type in application/vnd.muniment.form application/vnd.muniment.hand-over application/pdf message/rfc822; do
  holds "$type is opened by it" says "$desktop" officer xdg-mime query default "$type"
done
holds 'an .mform is known as the definition of a form' says application/vnd.muniment.form type_of "$home/leave.mform"

# ── terminal and server ──────────────────────────────────────────────────────────────────────────

holds 'a vault with the sample department is made' officer muniment init --sample
for words in 會議 会议 升降機 lift; do
  holds "records are found by $words" finds "$words"
done
officer muniment-server --data "$home/server" init --sample
: >"$folder/server.log" # of this run only
officer muniment-server --data "$home/server" --listen 127.0.0.1:0 >"$folder/server.log" 2>&1 &
listens() {
  local tries address
  for ((tries = 0; tries < 100; tries++)); do
    address=$(sed -n 's|^listening on http://||p' "$folder/server.log")
    if [[ -n $address ]] && (printf 'GET / HTTP/1.0\r\n\r\n' >&3 && grep -q '^HTTP/1' <&3) 3<>"/dev/tcp/${address%:*}/${address##*:}"; then return; fi
    sleep 0.1
  done
  cat "$folder/server.log" >&2
  return 1
}
holds 'the server answers' listens

# ── window ───────────────────────────────────────────────────────────────────────────────────────

mkfifo "$folder/display.$$"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$folder/display.$$" 2>/dev/null &
read -r number <"$folder/display.$$"
rm "$folder/display.$$"
DISPLAY=":$number"
officer dbus-daemon --session --address="$bus" --fork
windows() { xdotool search --onlyvisible --class muniment-desktop 2>/dev/null; }

# shot NAME: a picture of the screen once it is painted and stands still.
shot() {
  local tries former=none now
  for ((tries = 0; tries < 150; tries++)); do
    import -silent -window root "$pictures/$1.png"
    now=$(identify -format '%#' "$pictures/$1.png")
    if [[ $now == "$former" && "$(identify -format '%k' "$pictures/$1.png")" -gt 60 ]]; then return; fi
    former=$now
    sleep 0.3
  done
  return 1
}
# What stands at the left edge tells the states apart: nothing before the vault is open, then the rail, which is darker
# while a dialog lies over the desk.
edge() { import -silent -window root -crop 1x1+20+700 -depth 8 txt:- | grep -o '#[0-9A-F]\{6\}' | head -n 1; }
becomes() { wait_for_edge is "$1"; }
leaves() { wait_for_edge other "$1"; }
wait_for_edge() {
  local tries now
  for ((tries = 0; tries < 200; tries++)); do
    now=$(edge)
    case $1 in
      is) [[ $now == "$2" ]] && return ;;
      *) [[ $now != "$2" ]] && return ;;
    esac
    sleep 0.3
  done
  return 1
}
appears() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    [[ -n "$(windows)" ]] && return
    sleep 0.1
  done
  cat "$folder/window.log" >&2
  return 1
}

officer muniment-desktop "$home/signed.pdf" >"$folder/window.log" 2>&1 &
holds 'the window appears' appears
holds 'and is painted' shot package-1-locked
locked=$(edge)
xdotool windowfocus --sync "$(windows | head -n 1)" type --delay 30 'a desk in a clean root'
xdotool key Return
holds 'the passphrase opens the vault' leaves "$locked"
sleep 3 # the document that it was started with is checked
holds 'on the verdict about the document that it was started with (see the picture)' shot package-2-document
open=$(edge)
officer gio open "$home/升降機.eml"
holds 'a mail opened as a file manager does it comes up in the running window' leaves "$open"
holds 'which offers to file it (see the picture)' shot package-3-mail
xdotool key Escape
holds 'Escape puts it away' becomes "$open"
officer gio open "$home/leave.mform"
holds 'so does the definition of a form' leaves "$open"
holds 'about which the window says what it cannot do (see the picture)' shot package-4-definition
holds 'there is still one window' test "$(windows | wc -l)" -eq 1

# ── taken away ───────────────────────────────────────────────────────────────────────────────────

# Only processes of this script's own namespace are seen here.
ps -o pid= -u "$(stat -c %u "$place$home")" | xargs --no-run-if-empty kill
sleep 2
in_vault() { (cd "$place$home/.local/share/muniment/vault" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }
kept=$(in_vault)
holds 'apt takes it away' apt purge -y muniment
holds 'no file of ours is left in the system' no_traces
unregistered() { ! grep -qs "$desktop" "$place/usr/share/applications/mimeinfo.cache"; }
holds 'nor is it registered any more' unregistered
holds 'nor is its type' test "$(type_of "$home/leave.mform")" != application/vnd.muniment.form
holds 'the vault is as it was' says "$kept" in_vault
printf 'In the home of the account are left:\n'
(cd "$place$home" && find . -mindepth 1 -maxdepth 4 -ipath '*muniment*' -type d | sort)

printf 'test result: package. %s passed; %s failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
