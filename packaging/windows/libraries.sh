#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds for Windows, on Debian 12, what Mostrador links: Qt with SQLite inside, libphonenumber, the QR Code generator,
# RapidCheck for the tests. Sources are Debian's own, by apt; nothing of the system is changed.
#   packaging/windows/libraries.sh [JOBS]
# Fills the folder MOSTRADOR_WINDOWS (default: ~/.cache/mostrador-windows), 2.6 GB at the end; done once, an hour or less.
# A second run does only what is missing. Sources come from where this system has its packages from, or from
# MOSTRADOR_DEBIAN_MIRROR; what that has lost, from MOSTRADOR_UBUNTU_MIRROR.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
case "${1:-}" in -h|--help) sed -n '5,11s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
jobs=${1:-2}
MOSTRADOR_WINDOWS=${MOSTRADOR_WINDOWS:-${XDG_CACHE_HOME:-$HOME/.cache}/mostrador-windows}
export MOSTRADOR_WINDOWS
sources=$MOSTRADOR_WINDOWS/src builds=$MOSTRADOR_WINDOWS/build root=$MOSTRADOR_WINDOWS/root
toolchain=$here/mingw.cmake
say() { printf '%s\n' "$*" >&2; }
die() { say "libraries.sh: $*"; exit 3; }

needed="g++-mingw-w64-x86-64-posix libz-mingw-w64-dev cmake ninja-build dpkg-dev tcl make protobuf-compiler libvalijson-dev
 qt6-base-dev qt6-base-dev-tools"
missing=
for package in $needed; do
    case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in *" installed") ;; *) missing="$missing $package" ;; esac
done
[ -z "$missing" ] || die "please install:$missing"
mkdir -p "$sources" "$builds" "$root"

# apt with lists of its own, so that the system needs no deb-src entry and no administrator.
apt_folder() {
    mkdir -p "$MOSTRADOR_WINDOWS/apt/$1/lists/partial" "$MOSTRADOR_WINDOWS/apt/$1/archives/partial"
    printf '%s\n' "$2" >"$MOSTRADOR_WINDOWS/apt/$1/sources.list"
    apt_from "$1" update >&2 || die "no list of sources from $1"
}
apt_from() {
    apt_place=$MOSTRADOR_WINDOWS/apt/$1; shift
    apt-get -q -o Dir::Etc::sourcelist="$apt_place/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$apt_place/lists" \
        -o Dir::Cache="$apt_place" -o APT::Sandbox::User= "$@"
}

# fetch NAME PACKAGE [SHA256]: Debian's source, with its patches, in src/NAME. A mirror may have lost it: then Ubuntu's
# copy of the archive as it was released, which has to have the given SHA-256; it is built without patches.
fetch() {
    [ -d "$sources/$1" ] && return
    if [ ! -d "$MOSTRADOR_WINDOWS/apt/debian" ]; then
        mirror=${MOSTRADOR_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Component: main' | sed -n 1p)}
        [ -n "$mirror" ] || die "this system does not say where Debian 12 is: set MOSTRADOR_DEBIAN_MIRROR"
        apt_folder debian "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main"
    fi
    say "== source of $1"
    fetched=$MOSTRADOR_WINDOWS/apt/$2
    mkdir -p "$fetched"
    cd "$fetched"
    if apt_from debian source --download-only "$2" >&2 && dpkg-source --no-check -x ./*.dsc "$sources/$1.new" >&2; then
        mv "$sources/$1.new" "$sources/$1"
        return
    fi
    [ -n "${3:-}" ] || die "Debian has no source of $2"
    [ -n "${MOSTRADOR_UBUNTU_MIRROR:-}" ] || die "this mirror of Debian has lost the source of $2: set MOSTRADOR_UBUNTU_MIRROR"
    [ -d "$MOSTRADOR_WINDOWS/apt/ubuntu" ] || apt_folder ubuntu "deb-src [trusted=yes] $MOSTRADOR_UBUNTU_MIRROR noble universe"
    rm -f ./*
    apt_from ubuntu source --download-only "$2" >&2 || true # its patches may be missing, too
    echo "$3 $(ls ./*.orig.tar.*)" | sha256sum -c >&2 || die "the source of $2 is not what it should be"
    mkdir -p "$sources/$1.new"
    tar -xf ./*.orig.tar.* -C "$sources/$1.new"
    if [ "$(ls "$sources/$1.new" | wc -l)" = 1 ]; then # all of it in one folder
        mv "$sources/$1.new"/* "$sources/$1"
        rmdir "$sources/$1.new"
    else
        mv "$sources/$1.new" "$sources/$1"
    fi
}

# build NAME TARGETS... -- CONFIGURE-OPTIONS...: configured, built and installed once.
build() {
    build_name=$1; shift
    [ -f "$builds/$build_name.done" ] && return
    say "== building $build_name"
    cmake -G Ninja -B "$builds/$build_name" -DCMAKE_TOOLCHAIN_FILE="$toolchain" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$root" "$@" >"$builds/$build_name.log" 2>&1 || die "configuring $build_name failed: $builds/$build_name.log"
    ninja -C "$builds/$build_name" -j "$jobs" >>"$builds/$build_name.log" 2>&1 || die "building $build_name failed: $builds/$build_name.log"
    cmake --install "$builds/$build_name" --strip >>"$builds/$build_name.log" 2>&1 || die "installing $build_name failed: $builds/$build_name.log"
    touch "$builds/$build_name.done"
}

fetch qtbase qt6-base
fetch sqlite sqlite3
fetch qtsvg qt6-svg b746af3cb1793621d8ed7eae38d9ad5a15541dc2742031069f2ae3fe87590314
fetch icu icu
fetch protobuf protobuf
fetch abseil abseil
fetch libphonenumber libphonenumber
fetch qr-code-generator qr-code-generator 2ec0a4d33d6f521c942eeaf473d42d5fe139abcfa57d2beffe10c5cf7d34ae60
fetch rapidcheck rapidcheck a56df6c2fc91ae1a49092666e8115e71801fc2976543b822a616561c8b49a4b7

# Debian leaves SQLite out of Qt's sources: its own goes in, as one file.
if [ ! -f "$sources/qtbase/src/3rdparty/sqlite/sqlite3.c" ]; then
    mkdir -p "$builds/sqlite" "$sources/qtbase/src/3rdparty/sqlite"
    cd "$builds/sqlite"
    "$sources/sqlite/configure" --disable-tcl >"$builds/sqlite.log" 2>&1 && make sqlite3.c sqlite3.h >>"$builds/sqlite.log" 2>&1 ||
        die "making sqlite3.c failed: $builds/sqlite.log"
    cp sqlite3.c sqlite3.h "$sources/qtbase/src/3rdparty/sqlite/"
fi

host=$(qmake6 -query QT_VERSION)
grep -q "QT_REPO_MODULE_VERSION \"$host\"" "$sources/qtbase/.cmake.conf" || die "this system's Qt $host is not the version of the sources"
qt_options="-DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF"
without=
for feature in vulkan tabletevent sql_odbc sql_psql sql_mysql icu glib dbus xml concurrent system_zlib system_freetype system_png system_jpeg \
    system_harfbuzz system_pcre2 system_doubleconversion system_sqlite; do
    without="$without -DFEATURE_$feature=OFF"
done
build qtbase -S "$sources/qtbase" $qt_options -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DINPUT_opengl=no $without
build qtsvg -S "$sources/qtsvg" $qt_options
build libraries -S "$here/libraries" -DPOS_SOURCES="$sources" -DCMAKE_CXX_FLAGS=-w
build rapidcheck -S "$sources/rapidcheck" -DBUILD_SHARED_LIBS=OFF
if [ ! -d "$root/include/valijson" ]; then # headers alone
    cp -R /usr/include/valijson "$root/include/"
    mkdir -p "$root/share/cmake"
    cp -R /usr/share/cmake/valijson "$root/share/cmake/"
fi
say "ready: $root"
