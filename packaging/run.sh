#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds, and starts Mostrador in training mode.
# Without a display it runs the tour instead and says where the pictures are.
#   packaging/run.sh [--print-plan] [--tour] [arguments for mostrador]
set -eu
. "$(dirname -- "$0")/setup.sh"

pos_tour=
case "${1:-}" in
    --print-plan) pos_plan run; exit 0 ;;
    --tour) pos_tour=1; shift ;;
    -h|--help) sed -n '5,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac

pos_install run
pos_build release -DPOS_BUILD_TESTS=OFF
pos_bin="$pos_root/build/release/bin"

if [ "$(uname -s)" != Darwin ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    pos_tour=1
    pos_say "mostrador: there is no display here, so the tour is taken instead of opening a window."
fi
if [ -n "$pos_tour" ]; then
    pos_out="$pos_root/build/tour"
    rm -rf "$pos_out"
    QT_QPA_PLATFORM=offscreen "$pos_bin/mostrador-tour" "$pos_out" || pos_die "the tour found problems; see $pos_out/index.json"
    pos_say "mostrador: the pictures are in $pos_out"
    exit 0
fi
[ $# -gt 0 ] || set -- --training
exec "$pos_bin/mostrador" "$@"
