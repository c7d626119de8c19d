#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# How long from starting a program to its first window on the screen, and how large it is.
#   packaging/prove/startup.sh [--rounds N] NAME=PROGRAM[,FOLDER...]...
# FOLDERs are what the program brings with it: before a cold round they and the program leave the page cache, and
# nothing else does. Rounds of all programs take turns. Prints a table of medians in milliseconds. Needs Xvfb, xev.
set -eu
rounds=7
[ "${1:-}" != --rounds ] || { rounds=$2; shift 2; }
[ $# -gt 0 ] || { sed -n '5,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
work=$(mktemp -d)
screen=
trap 'kill $screen 2>/dev/null; rm -rf "$work"' EXIT
Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1280x800x24 3>"$work/display" 2>/dev/null &
screen=$!
while [ ! -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display"); export DISPLAY
unset WAYLAND_DISPLAY QT_QPA_PLATFORM DBUS_SESSION_BUS_ADDRESS

evict() { find "$@" -type f -exec dd of={} oflag=nocache conv=notrunc,fdatasync count=0 status=none \; ; }
now() { date +%s%3N; }
start() { # start PROGRAM: milliseconds until a window of its size is mapped
    rm -rf "$work/home" "$work/events"
    mkdir -m 700 "$work/home"
    mkfifo "$work/events"
    stdbuf -oL xev -root -event substructure >"$work/events" 2>/dev/null &
    spy=$!
    exec 4<"$work/events"
    sleep 0.5 # until it listens
    begun=$(now)
    HOME=$work/home XDG_RUNTIME_DIR=$work/home "$1" --training >/dev/null 2>&1 4<&- &
    till=$!
    while IFS= read -r line <&4; do case "$line" in MapNotify*) break ;; esac; done
    ended=$(now)
    kill "$till"; wait "$till" 2>/dev/null || true
    kill "$spy"; wait "$spy" 2>/dev/null || true
    exec 4<&-
    echo $((ended - begun))
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

round=0
while [ "$round" -lt "$rounds" ]; do
    for entry in "$@"; do
        name=${entry%%=*} files=$(echo "${entry#*=}" | tr ',' ' ')
        evict $files
        start "${files%% *}" >>"$work/$name.cold"
        start "${files%% *}" >>"$work/$name.warm"
    done
    round=$((round + 1))
done
printf '%-12s %10s %10s %12s\n' name cold-ms warm-ms size-kB
for entry in "$@"; do
    name=${entry%%=*}
    printf '%-12s %10s %10s %12s\n' "$name" "$(median "$work/$name.cold")" "$(median "$work/$name.warm")" \
        "$(du -skc $(echo "${entry#*=}" | tr ',' ' ') | tail -n 1 | cut -f1)"
done
