#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds everything in release with warnings as errors, and runs all tests.
#   packaging/test.sh [--print-plan] [arguments for ctest]
set -eu
. "$(dirname -- "$0")/setup.sh"

case "${1:-}" in
    --print-plan) pos_plan test; echo "ctest --preset release"; exit 0 ;;
    -h|--help) sed -n '5,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac

pos_install test
pos_build release -DPOS_BUILD_TESTS=ON
ctest --preset release "$@"
