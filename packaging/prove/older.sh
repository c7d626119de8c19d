#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes a .deb of an earlier commit, to upgrade from: its sources, today's packaging.
#   packaging/prove/older.sh COMMIT TREE     sources come to TREE, the package to TREE/build/packages
set -eu
[ $# = 2 ] || { sed -n '5,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
tree=$2
mkdir -p "$tree"
commit=$(git -C "$root" rev-parse "$1^{commit}")
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH
if [ ! -f "$tree/CMakeLists.txt" ]; then git -C "$root" archive "$commit" | tar -x -C "$tree"; fi

if ! grep -q PosInstall "$tree/CMakeLists.txt"; then
    cp -r "$root/packaging/linux" "$root/packaging/icons" "$root/packaging/metadata.cmake" "$tree/packaging/"
    for file in PosVersion PosInstall PosCPack cpackproject; do cp "$root/packaging/cmake/$file.cmake" "$tree/packaging/cmake/"; done
    cp "$root/packaging/cmake/version.h.in" "$tree/packaging/cmake/"
    printf 'set(POS_ARCHIVE_COMMIT "%s")\nset(POS_ARCHIVE_EPOCH "%s")\n' "$commit" "$SOURCE_DATE_EPOCH" >"$tree/packaging/cmake/archive.cmake"
    sed -i 's/^project(mostrador VERSION \([0-9.]*\).*/include(packaging\/metadata.cmake)\n&/' "$tree/CMakeLists.txt"
    echo 'include(PosInstall)' >>"$tree/CMakeLists.txt"
fi
cmake -S "$tree" -B "$tree/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPOS_BUILD_TESTS=OFF -DPOS_FAST_BUILD=ON -DCMAKE_INSTALL_PREFIX=/usr \
    -DCMAKE_SKIP_INSTALL_ALL_DEPENDENCY=ON
cmake --build "$tree/build" --target pos_package_files
(cd "$tree/build" && cpack -G DEB)
ls "$tree"/build/packages/mostrador_*.deb
