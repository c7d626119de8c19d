#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the Windows installer on Debian 12, into build/mingw/packages.
#   packaging/windows/build.sh [--release] [--tests]
# --release gives it the plain version X.Y.Z; --tests builds the test suites, too (packaging/prove/windows.sh runs them).
# Libraries come from libraries.sh, which builds them once into MOSTRADOR_WINDOWS (default: ~/.cache/mostrador-windows).
# Needs what libraries.sh names, and nsis and qt6-svg-dev.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
pos_root=$(CDPATH= cd -- "$here/../.." && pwd)
release=OFF tests=OFF
for argument in "$@"; do
    case "$argument" in
        --release) release=ON ;;
        --tests) tests=ON ;;
        -h|--help) sed -n '5,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "build.sh: unknown argument: $argument" >&2; exit 2 ;;
    esac
done
for tool in makensis ninja cpack; do
    command -v $tool >/dev/null || { echo "build.sh: $tool is missing (packages nsis ninja-build cmake qt6-svg-dev)" >&2; exit 3; }
done
MOSTRADOR_WINDOWS=${MOSTRADOR_WINDOWS:-${XDG_CACHE_HOME:-$HOME/.cache}/mostrador-windows}
export MOSTRADOR_WINDOWS
sh "$here/libraries.sh"

cd "$pos_root"
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$pos_root" # whoever owns the checkout
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null ||
    sed -n 's/^set(POS_ARCHIVE_EPOCH "\([0-9]*\)")$/\1/p' packaging/cmake/archive.cmake)}
export SOURCE_DATE_EPOCH
umask 022
tree=$pos_root/build/mingw
mkdir -p "$tree"
g++ -std=c++20 -O1 -fPIC -o "$tree/pos-icons" packaging/icons/main.cpp $(pkg-config --cflags --libs Qt6Svg)
cmake --preset mingw -DPOS_RELEASE=$release -DPOS_BUILD_TESTS=$tests -DPOS_ICONS_PROGRAM="$tree/pos-icons"
cmake --build "$tree" --target pos_package_files
[ $tests = OFF ] || cmake --build "$tree"
rm -f "$tree"/packages/*.exe
cpack --config "$tree/CPackConfig.cmake" -G NSIS
rm -rf "$tree/packages/_CPack_Packages"
ls -l "$tree/packages"
