#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# The self-contained Linux bundle: the program with its own Qt, as .tar.xz and as a self-extracting installer (.run).
#   packaging/bundle/make.sh TREE OUT     TREE = build/package, SOURCE_DATE_EPOCH set; package.sh calls it
# It takes the libraries of the machine it is built on, but for those that have to match the kernel, the graphics
# driver or the fonts of the machine it runs on (foreign.txt). RUNPATHs, not LD_LIBRARY_PATH, lead to them, so that
# programs started from here (a browser, a printer's dialogue) find their own.
set -eu
[ $# = 2 ] || { sed -n '5,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
tree=$1 out=$2
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "$tree/CPackConfig.cmake")
[ -n "$version" ] || { echo "no version in $tree/CPackConfig.cmake" >&2; exit 3; }
name=mostrador-$version-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/$name
qt=$(sed -n 's/^Qt6Core_DIR:PATH=\(.*\)\/cmake\/Qt6Core$/\1/p' "$tree/CMakeCache.txt")/qt6/plugins

# The programs and what desktops are told about them.
DESTDIR= cmake --install "$tree" --prefix "$bundle" --component app --strip >/dev/null
cmake --install "$tree" --prefix "$bundle" --component desktop >/dev/null
mkdir -p "$bundle/lib" "$bundle/plugins" "$bundle/licences"
printf '[Paths]\nPrefix=..\nPlugins=plugins\n' >"$bundle/bin/qt.conf"

# What Qt and QtKeychain open at run time. The first line is needed, the second is taken where it is installed.
while read -r need plugin; do
    if [ -e "$qt/$plugin" ]; then mkdir -p "$bundle/plugins/$(dirname "$plugin")"; cp "$qt/$plugin" "$bundle/plugins/$plugin"
    elif [ "$need" = must ]; then echo "missing: $qt/$plugin" >&2; exit 3; fi
done <<'PLUGINS'
must platforms/libqxcb.so
must platforms/libqoffscreen.so
must sqldrivers/libqsqlite.so
must imageformats/libqsvg.so
must imageformats/libqjpeg.so
must imageformats/libqgif.so
must tls/libqopensslbackend.so
may platforms/libqwayland-generic.so
may wayland-shell-integration/libxdg-shell.so
may wayland-decoration-client/libbradient.so
may platforminputcontexts/libcomposeplatforminputcontextplugin.so
may platforminputcontexts/libibusplatforminputcontextplugin.so
may printsupport/libcupsprintersupport.so
PLUGINS
secret=$(ldconfig -p | sed -n 's/.*libsecret-1\.so\.0 .*=> //p' | head -n 1)
cp -L "$secret" "$bundle/lib/"

# Their libraries, and the libraries' libraries, but not those that only a foreign one needs.
foreign=$(sed 's/#.*//' "$here/foreign.txt" | xargs)
ldconfig -p | sed -n 's/^\t\([^ ]*\) (libc6,x86-64.*) => \(.*\)$/\1 \2/p; s/^\t\([^ ]*\) (libc6,AArch64.*) => \(.*\)$/\1 \2/p' >"$work/known"
: >"$work/files"
added=yes
while [ -n "$added" ]; do
    added=
    for soname in $(find "$bundle/bin" "$bundle/plugins" "$bundle/lib" -type f ! -name '*.conf' -exec objdump -p {} + |
                        sed -n 's/^  NEEDED *//p' | sort -u); do
        [ ! -e "$bundle/lib/$soname" ] || continue
        for pattern in $foreign; do case "$soname" in $pattern) continue 2 ;; esac; done
        path=$(awk -v name="$soname" '$1 == name { print $2; exit }' "$work/known")
        [ -n "$path" ] || { echo "no library $soname on this machine" >&2; exit 3; }
        cp -L "$path" "$bundle/lib/$soname"
        echo "$path" >>"$work/files"
        added=yes
    done
done
echo "$secret" >>"$work/files"
find "$bundle/plugins" -type f | sed "s|^$bundle/plugins|$qt|" >>"$work/files"
chmod 644 "$bundle"/lib/*
patchelf --set-rpath '$ORIGIN/../lib' "$bundle/bin/mostrador" "$bundle/bin/mostrador-gateway"
patchelf --set-rpath '$ORIGIN' "$bundle"/lib/*.so*
find "$bundle/plugins" -name '*.so' -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +

# What it was made of, with everybody's licence.
sh "$root/packaging/release/components.sh" "$work/files" >"$bundle/licences/components.tsv"
tail -n +2 "$bundle/licences/components.tsv" | while IFS='	' read -r package rest; do
    copyright=/usr/share/doc/${package%%:*}/copyright
    [ -f "$copyright" ] || { echo "no copyright file for $package" >&2; exit 3; }
    cp -L "$copyright" "$bundle/licences/${package%%:*}.txt"
done
cp "$root/LICENSE" "$bundle/licences/mostrador.txt"
for text in $(cat "$bundle"/licences/*.txt | grep -o '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' | sort -u); do
    [ ! -f "$text" ] || cp -L "$text" "$bundle/licences/" # the files above refer to them
done
chmod 644 "$bundle"/licences/* # whoever checked this out, with whatever umask

# The oldest C and C++ libraries that have every symbol asked for.
newest() { find "$bundle/bin" "$bundle/lib" "$bundle/plugins" -type f ! -name '*.conf' -exec objdump -T {} + 2>/dev/null |
    grep -o "$1_[0-9.]*" | sort -uV | tail -n 1 | sed "s/$1_//"; }
glibc=$(newest GLIBC)
for program in mostrador mostrador-gateway; do
    sed "s/@program@/$program/; s/@glibc@/$glibc/" "$here/launcher.in" >"$bundle/$program"
done
sed "s/@version@/$version/" "$here/install.sh" >"$bundle/install.sh"
chmod 755 "$bundle/mostrador" "$bundle/mostrador-gateway" "$bundle/install.sh"
echo "$name" >"$bundle/VERSION"

find "$bundle" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
tarred="--sort=name --mtime=@$SOURCE_DATE_EPOCH --owner=0 --group=0 --numeric-owner --format=gnu"
mkdir -p "$out"
tar -C "$work" $tarred -cf - "$name" | xz -T1 -6 >"$out/$name.tar.xz"
# gzip: every system can unpack it, also one without xz. Makeself writes its own command line into the file: so no
# path of this machine may be in it. GZIP=-n is the one way to tell the gzip inside to keep the time out.
cd "$work"
GZIP=-n makeself --gzip --complevel 9 --nox11 --nomd5 --sha256 --tar-quietly --packaging-date "$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH")" \
    --tar-extra "$tarred" "$name" "$name.run" "Mostrador $version" ./install.sh >log 2>&1 || { cat log >&2; exit 3; }
mv "$name.run" "$out/"
cp "$bundle/licences/components.tsv" "$out/$name.components.tsv"
echo "$name: glibc $glibc or newer, $(find "$bundle/lib" -type f | wc -l) libraries, $(du -sm "$bundle" | cut -f1) MB installed" >&2
