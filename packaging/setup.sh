#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by the scripts beside it: which packages this platform needs, and how it
# installs them. `pos_plan` prints the commands, `pos_install` runs what is missing.

pos_root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)

pos_say() { printf '%s\n' "$*" >&2; }
pos_die() { pos_say "mostrador: $*"; exit 3; }

# What a run needs, then what tests need on top, what packages need on top, what tests under sanitizers need on top.
pos_debian_run="g++ cmake ninja-build pkg-config git qt6-base-dev libqt6sql6-sqlite qt6-svg-dev libqt6svg6
 qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev libsecret-1-dev zlib1g-dev libphonenumber-dev libprotobuf-dev
 libqrcodegencpp-dev fonts-dejavu-core"
pos_debian_test="librapidcheck-dev libvalijson-dev libzbar-dev libsqlite3-dev openssl xvfb xauth openbox dbus dbus-x11 gnome-keyring
 desktop-file-utils appstream man-db poppler-utils"
pos_debian_package="dpkg-dev lintian rpm rpmlint desktop-file-utils appstream man-db patchelf makeself binutils"
pos_debian_sanitize="clang libclang-rt-dev llvm"
pos_fedora_run="gcc-c++ cmake ninja-build git qt6-qtbase-devel qt6-qtsvg-devel qt6-qttools-devel
 qtkeychain-qt6-devel libsecret-devel zlib-devel libphonenumber-devel protobuf-devel libqrcodegencpp-devel dejavu-sans-fonts"
pos_arch_run="gcc cmake ninja git qt6-base qt6-svg qt6-tools qtkeychain-qt6 libsecret zlib libphonenumber protobuf qrcodegencpp-cmake ttf-dejavu"
pos_brew_run="cmake ninja qt qtkeychain zlib libphonenumber qr-code-generator"

# Sets pos_platform to debian, fedora, arch, brew or unknown.
pos_detect() {
    pos_platform=${MOSTRADOR_PLATFORM:-}
    [ -n "$pos_platform" ] && return
    pos_ids=
    [ -r /etc/os-release ] && pos_ids=$(. /etc/os-release; printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}")
    case "$pos_ids" in
        *" debian "*|*" ubuntu "*) pos_platform=debian ;;
        *" fedora "*|*" rhel "*) pos_platform=fedora ;;
        *" arch "*) pos_platform=arch ;;
        *) if [ "$(uname -s)" = Darwin ]; then pos_platform=brew; else pos_platform=unknown; fi ;;
    esac
}

# pos_packages run|test|package|sanitize -> the list for this platform
pos_packages() {
    case "$pos_platform" in
        debian)
            case "$1" in
                run) echo $pos_debian_run ;;
                test) echo $pos_debian_run $pos_debian_test ;;
                package) echo $pos_debian_run $pos_debian_package ;;
                sanitize) echo $pos_debian_run $pos_debian_test $pos_debian_sanitize ;;
            esac ;;
        fedora) echo $pos_fedora_run ;;
        arch) echo $pos_arch_run ;;
        brew) echo $pos_brew_run ;;
    esac
}

pos_install_command() {
    case "$pos_platform" in
        debian) echo "apt-get install -y --no-install-recommends $*" ;;
        fedora) echo "dnf install -y $*" ;;
        arch) echo "pacman -S --needed --noconfirm $*" ;;
        brew) echo "brew install $*" ;;
    esac
}

pos_unknown() {
    pos_say "mostrador: this platform is not one the script knows (Debian/Ubuntu, Fedora, Arch, macOS with Homebrew)."
    pos_say "Install a C++20 compiler, CMake 3.25 or newer, Ninja, Qt 6.4 or newer (Core, Network, Sql with SQLite,"
    pos_say "Widgets, Svg, LinguistTools), QtKeychain for Qt 6, libphonenumber and qrcodegencpp (Nayuki's QR Code generator), then:"
    pos_say "  cmake --preset release && cmake --build --preset release && build/release/bin/mostrador --training"
    exit 3
}

# pos_plan run|test: prints what would be done, and does nothing.
pos_plan() {
    pos_detect
    [ "$pos_platform" = unknown ] && pos_unknown
    [ "$pos_platform" = debian ] && echo "apt-get update"
    pos_install_command $(pos_packages "$1")
    echo "cmake --preset release"
    echo "cmake --build --preset release"
}

# pos_install run|test|package|sanitize: installs what is missing; asks for the administrator's password only then.
pos_install() {
    pos_detect
    case "$pos_platform" in
        debian) ;;
        unknown) pos_unknown ;;
        *) pos_say "mostrador: on this platform please run these commands yourself, then start this script again with"
           pos_say "MOSTRADOR_SKIP_INSTALL=1 (they have been reviewed but not tried here):"
           [ -n "${MOSTRADOR_SKIP_INSTALL:-}" ] && return 0
           pos_plan "$1" >&2; exit 3 ;;
    esac
    [ -n "${MOSTRADOR_SKIP_INSTALL:-}" ] && return 0
    pos_missing=
    for pos_package in $(pos_packages "$1"); do
        case "$(dpkg-query -W -f '${Status}' "$pos_package" 2>/dev/null)" in
            *" installed") ;;
            *) pos_missing="$pos_missing $pos_package" ;;
        esac
    done
    [ -z "$pos_missing" ] && return 0
    pos_sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || pos_die "these packages are missing and need an administrator:$pos_missing"
        pos_sudo=sudo
    fi
    pos_say "mostrador: installing$pos_missing"
    pos_log=$(mktemp)
    if ! { $pos_sudo apt-get update -q && $pos_sudo env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y --no-install-recommends $pos_missing; } </dev/null >"$pos_log" 2>&1; then
        tail -n 20 "$pos_log" >&2
        pos_die "the packages could not be installed; the end of the log is above, all of it in $pos_log"
    fi
    rm -f "$pos_log"
}

# pos_trust_checkout: one owned by another user (a container, a mount) must not stop the version stamp.
pos_trust_checkout() { export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$pos_root"; }

# pos_commit_time: seconds since 1970 of the commit, of a checkout or of a source archive.
pos_commit_time() {
    pos_trust_checkout
    git -C "$pos_root" log -1 --format=%ct 2>/dev/null ||
        sed -n 's/^set(POS_ARCHIVE_EPOCH "\([0-9]*\)")$/\1/p' "$pos_root/packaging/cmake/archive.cmake"
}

# pos_build PRESET [configure options]: configures once and builds the fast way (POS_FAST_BUILD).
pos_build() {
    pos_preset=$1; shift
    cd "$pos_root" || exit 3
    pos_trust_checkout
    cmake --preset "$pos_preset" -DPOS_FAST_BUILD=ON "$@" >&2 ||
        pos_die "configuring failed (preset $pos_preset); it needs CMake 3.25 and Qt 6.4 or newer: Debian 12, Ubuntu 24.04"
    cmake --build --preset "$pos_preset" >&2 || pos_die "the build failed (preset $pos_preset)"
}
