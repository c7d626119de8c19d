#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# wayland.sh PROGRAM: opens the till on a headless Wayland desktop (weston), with no X11 anywhere, and reads from the
# protocol that its window was named, shown and drawn. Needs weston and qt6-wayland.
set -eu
[ $# = 1 ] || { sed -n '5,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
work=$(mktemp -d)
trap 'kill $till $desktop 2>/dev/null; rm -rf "$work"' EXIT
till= desktop=
chmod 700 "$work"
XDG_RUNTIME_DIR=$work HOME=$work
export XDG_RUNTIME_DIR HOME
unset DISPLAY QT_QPA_PLATFORM DBUS_SESSION_BUS_ADDRESS
weston --backend=headless-backend.so --socket=till --width=1280 --height=800 --idle-time=0 >"$work/weston.log" 2>&1 &
desktop=$!
tries=50
while [ ! -S "$work/till" ]; do tries=$((tries - 1)); [ $tries -gt 0 ] || { cat "$work/weston.log"; exit 3; }; sleep 0.1; done
WAYLAND_DISPLAY=till WAYLAND_DEBUG=1 "$1" --training >"$work/till.log" 2>"$work/protocol.log" &
till=$!
has() { grep -q "$1" "$work/protocol.log"; }
tries=100
until has 'set_app_id("org.mostrador.Mostrador")' && has 'ack_configure' && has 'wl_surface@[0-9]*\.attach(wl_buffer' && has 'wl_callback@[0-9]*\.done'; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] && kill -0 $till || { tail -n 20 "$work/protocol.log"; echo "FAIL no window on Wayland"; exit 1; }
    sleep 0.1
done
kill -TERM $till
wait $till || { echo "FAIL it ends with status $?"; exit 1; }
grep -o 'set_title("[^"]*")\|set_app_id("[^"]*")' "$work/protocol.log" | sort -u
echo "ok a window on Wayland: named, configured, drawn; ended by SIGTERM with status 0"
