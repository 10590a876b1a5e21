#!/usr/bin/env bash
# Makes the Debian package out of the programs in a folder: packaging/debian.sh PROGRAMS OUT
# The same programs make the same package, byte for byte: every file has the time of the last commit (or of
# SOURCE_DATE_EPOCH), belongs to root and stands in a fixed order. Not here: building the programs (./dev dist).
set -euo pipefail
umask 022

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here="$root/packaging"
programs=$(cd "$1" && pwd)
out=$(cd "$2" && pwd)
id=hk.muniment.desk
maintainer="${MUNIMENT_MAINTAINER:-The Muniment contributors <contributors@muniment.invalid>}"

version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md")}"
export SOURCE_DATE_EPOCH
day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package="$work/muniment"

# put MODE SOURCE PLACE: one file of the package. packed PLACE: standard input, compressed without a name or a time.
put() { install -D -m "$1" "$2" "$package/$3"; }
packed() {
  mkdir -p "$(dirname "$package/$1")"
  gzip -9n >"$package/$1"
}

for program in muniment muniment-desktop muniment-server; do
  put 755 "$programs/$program" "usr/bin/$program"
done
put 644 "$here/$id.desktop" "usr/share/applications/$id.desktop"
put 644 "$here/muniment.xml" usr/share/mime/packages/muniment.xml
put 644 "$here/muniment-server.service" usr/lib/systemd/system/muniment-server.service
for size in 32 128; do
  put 644 "$root/src-tauri/icons/${size}x$size.png" "usr/share/icons/hicolor/${size}x$size/apps/$id.png"
done
put 644 "$root/src-tauri/icons/icon.png" "usr/share/icons/hicolor/512x512/apps/$id.png"
put 644 "$root/src-tauri/icons/icon.svg" "usr/share/icons/hicolor/scalable/apps/$id.svg"
mkdir -p "$package/usr/share/metainfo"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$day/" "$here/$id.metainfo.xml" >"$package/usr/share/metainfo/$id.metainfo.xml"

manual() { "$here/manual.sh" "$programs/$1" "$2" "$version" "$day" | packed "usr/share/man/man1/$1.1.gz"; }
manual muniment 'electronic records and e\-forms in the terminal'
manual muniment-desktop 'electronic records and e\-forms in a window'
manual muniment-server 'the central records server of Muniment'

put 644 "$here/copyright" usr/share/doc/muniment/copyright
node "$here/licences.mjs" | packed usr/share/doc/muniment/third-party-licences.gz
packed usr/share/doc/muniment/changelog.gz <<TEXT
muniment ($version) unstable; urgency=medium

  * What changed stands in NEWS.gz beside this file.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
TEXT
packed usr/share/doc/muniment/NEWS.gz <"$root/CHANGELOG.md"

# What the programs were linked against says which libraries they need, and from which version on.
mkdir -p "$work/debian"
printf 'Source: muniment\n\nPackage: muniment\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O muniment/usr/bin/* 2>"$work/shlibdeps.log" | sed -n 's/^shlibs:Depends=//p') || {
  cat "$work/shlibdeps.log" >&2
  exit 1
}
[[ $libraries == *libwebkit2gtk-4.1-0* ]] || {
  printf 'packaging: the window is not linked against libwebkit2gtk-4.1-0: %s\n' "$libraries" >&2
  exit 1
}

mkdir "$package/DEBIAN"
(cd "$package" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
cat >"$package/DEBIAN/control" <<TEXT
Package: muniment
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k --apparent-size -s "$package/usr" | cut -f 1)
Depends: $libraries, fonts-noto-cjk, default-dbus-session-bus | dbus-session-bus
Recommends: desktop-file-utils, shared-mime-info, gnome-keyring | org.freedesktop.secrets
Section: misc
Priority: optional
Description: electronic records and e-forms for a department
 Fill in and sign forms, file documents with their retention, find them by
 words in Chinese and English, exchange them with a central records server,
 and prove them. No network is needed to fill in, sign and file.
 .
 填寫及簽署表格，把文件連同存廢期限歸檔，以中英文字搜尋，與中央檔案伺服器
 交換，並予核證。填寫、簽署及歸檔無須連接網絡。
 .
 The package holds the window (muniment-desktop), the program for the terminal
 (muniment) and the records server (muniment-server), which is installed but
 not started.
TEXT

find "$package" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
# One thread: what xz writes depends on how many it has.
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$package" "$out/muniment_${version}_$architecture.deb"
