#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# loaded.sh TREE: the libraries and plugins of this machine that the programs of a build tree load, one a line.
set -eu
qt=$(sed -n 's/^Qt6Core_DIR:PATH=\(.*\)\/cmake\/Qt6Core$/\1/p' "$1/CMakeCache.txt")/qt6/plugins
secret=$(ldconfig -p | sed -n 's/.*libsecret-1\.so\.0 .*=> //p' | head -n 1)
tree=$1
set -- "$qt/platforms/libqxcb.so" "$qt/sqldrivers/libqsqlite.so" "$qt/imageformats/libqsvg.so" "$qt/imageformats/libqjpeg.so" \
    "$qt/imageformats/libqgif.so" "$qt/tls/libqopensslbackend.so" "$secret"
{
    printf '%s\n' "$@"
    for file in "$tree/bin/mostrador" "$tree/bin/mostrador-gateway" "$@"; do
        ldd "$file" | sed -n 's/^\t[^ ]* => \(\/[^ ]*\).*/\1/p'
    done
} | sort -u
