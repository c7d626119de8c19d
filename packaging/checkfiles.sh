#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# checkfiles.sh FOLDER: reads what was generated from packaging/metadata.cmake as desktops, software centres and man
# do. Exit 1 when one of them objects, 77 (skipped) when none of their tools is installed.
set -u
cd "$1" || exit 2
bad=0 seen=0
have() { command -v "$1" >/dev/null 2>&1 && seen=1; }
check() { # check NAME COMMAND...: silent when good
    name=$1; shift
    if out=$("$@" 2>&1); then echo "ok $name"; else bad=1; printf 'fail %s\n%s\n' "$name" "$out"; fi
}
silent() { out=$("$@" 2>&1 >/dev/null); [ -z "$out" ] || { echo "$out"; return 1; }; }

if have desktop-file-validate; then
    for file in *.desktop; do check "$file" desktop-file-validate --no-hints "$file"; done
fi
if have appstreamcli; then
    for file in *.metainfo.xml with-page/*.metainfo.xml; do
        [ ! -f "$file" ] || check "$file" appstreamcli validate --no-net "$file"
    done
fi
if have flatpak-builder; then # what it understands of the recipe; it needs the runtime to build
    for file in *.yaml; do check "$file" flatpak-builder --show-manifest "$file"; done
fi
if have man; then
    for file in *.1; do check "$file" silent env LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$file"; done
fi
for file in *.desktop *.metainfo.xml *.yaml *.1 copyright changelog.Debian; do
    if grep -n '@[A-Za-z_]*@' "$file"; then echo "fail $file: a value is missing in metadata.cmake"; bad=1; fi
done
[ "$bad" = 0 ] || exit 1
[ "$seen" = 1 ] || { echo "skipped: install desktop-file-utils, appstream and man-db"; exit 77; }
