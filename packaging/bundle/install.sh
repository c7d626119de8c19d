#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs this bundle for the user who runs it, or for everybody when that is root.
#   install.sh [--prefix FOLDER] [--uninstall]
# The program goes to FOLDER/opt/mostrador, a command to FOLDER/bin, menu entry and icons to FOLDER/share; FOLDER is
# ~/.local, or /usr/local for root. Installing again replaces it. Journals, settings and keys are never touched.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
prefix= uninstall=
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) prefix=$2; shift 2 ;;
        --uninstall) uninstall=1; shift ;;
        *) echo "install.sh [--prefix FOLDER] [--uninstall]" >&2; exit 2 ;;
    esac
done
if [ -z "$prefix" ]; then
    if [ -n "$uninstall" ] && [ "$(basename "$(dirname "$here")")" = opt ]; then prefix=$(dirname "$(dirname "$here")")
    elif [ "$(id -u)" = 0 ]; then prefix=/usr/local
    else prefix=$HOME/.local; fi
fi
program=$prefix/opt/mostrador
id=org.mostrador.Mostrador

# What was put outside of the program's own folder, one a line: nothing else is ever removed there.
remove() {
    [ -f "$program/installed.txt" ] || return 0
    while read -r file; do rm -f "$prefix/$file"; done <"$program/installed.txt"
    rm -rf "${program:?}.old"
    mv "$program" "$program.old"
    rm -rf "$program.old"
}

if [ -n "$uninstall" ]; then
    [ -f "$program/installed.txt" ] || { echo "mostrador is not installed in $prefix" >&2; exit 3; }
    remove
    echo "Mostrador was removed from $prefix. Its data stays in ~/.local/share/mostrador of each user."
    exit 0
fi

"$here/mostrador" --version >/dev/null # is this system new enough? It says so itself.
if [ -e "$program" ] && [ ! -f "$program/installed.txt" ]; then
    echo "$program is there already and was not made by this installer; nothing was changed" >&2; exit 3
fi
mkdir -p "$prefix/opt" "$prefix/bin" "$prefix/share/applications" "$prefix/share/metainfo"
rm -rf "$program.new"
cp -a "$here" "$program.new"
remove
mv "$program.new" "$program"
[ "$(id -u)" != 0 ] || chown -R 0:0 "$program"

: >"$program/installed.txt"
for command in mostrador mostrador-gateway; do
    ln -sfn "../opt/mostrador/$command" "$prefix/bin/$command"
    echo "bin/$command" >>"$program/installed.txt"
done
(cd "$program" && find share/icons share/metainfo -type f) | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$program/$file" "$prefix/$file"
    echo "$file" >>"$program/installed.txt"
done
sed "s|^Exec=mostrador|Exec=\"$program/mostrador\"|; s|^TryExec=.*|TryExec=$program/mostrador|" \
    "$program/share/applications/$id.desktop" >"$prefix/share/applications/$id.desktop"
echo "share/applications/$id.desktop" >>"$program/installed.txt"
echo "Mostrador @version@ is installed in $program; start it from the menu or as $prefix/bin/mostrador."
echo "To remove it: $program/install.sh --uninstall"
