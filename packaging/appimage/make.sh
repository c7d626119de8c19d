#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# An AppImage of the self-contained bundle.
#   packaging/appimage/make.sh BUNDLE.tar.xz OUT
# Makes the AppDir, starts `--self-check` from it, and packs it with appimagetool. An AppImage is a squashfs behind a small
# program, the type-2 runtime: mksquashfs is packaged everywhere, that program and the tool are not. Without the tool the
# AppDir stays in OUT, and the exit status is 3.
set -eu
[ $# = 2 ] && [ -f "$1" ] || { sed -n '5,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
id=$(cmake -DPRINT=POS_APPLICATION_ID -P "$here/../metadata.cmake")
mkdir -p "$2"
app=$2/$(basename "$1" .tar.xz).AppDir
rm -rf "$app"
mkdir "$app"
tar -xJf "$1" -C "$app" --strip-components=1
printf '#!/bin/sh\nexec "${APPDIR:-$(dirname "$(readlink -f "$0")")}/mostrador" "$@"\n' >"$app/AppRun"
chmod 755 "$app/AppRun"
cp "$app/share/applications/$id.desktop" "$app/$id.desktop"
cp "$app/share/icons/hicolor/256x256/apps/$id.png" "$app/$id.png"
ln -s "$id.png" "$app/.DirIcon"
desktop-file-validate "$app/$id.desktop"
QT_QPA_PLATFORM=offscreen "$app/AppRun" --self-check
if command -v appimagetool >/dev/null 2>&1; then
    appimagetool "$app" "$2/$(basename "$1" .tar.xz).AppImage"
else
    echo "appimagetool is not installed: $app is what it would pack" >&2
    exit 3
fi
