#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by the scripts beside it. A minimal Debian in a folder, thrown away afterwards; mounts and processes are in
# namespaces of their own and end with the script. The screen, keyboard and camera are the outer machine's, so that
# nothing of them can stand in for a dependency that a package forgot.
#   prove_isolate "$0" "$@"   first line of a script: begins again inside the namespaces
#   prove_system              makes $prove_system, ready to install into, with the user `till`
#   prove_in COMMAND...       runs as root in it;  prove_as_till COMMAND... as that user, without a display
#   prove_step TEXT, prove_ok TEXT, prove_fail TEXT

prove_root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
prove_cache=${MOSTRADOR_PROVE_CACHE:-$prove_root/build/prove/cache}
prove_suite=${MOSTRADOR_PROVE_SUITE:-bookworm}

prove_isolate() {
    [ -z "${PROVE_ISOLATED:-}" ] || return 0
    [ "$(id -u)" = 0 ] || { echo "a chroot needs root" >&2; exit 3; }
    for tool in debootstrap unshare Xvfb openbox xdotool import sqlite3; do
        command -v $tool >/dev/null || { echo "missing: $tool (packages debootstrap util-linux xvfb openbox xdotool imagemagick sqlite3)" >&2; exit 3; }
    done
    PROVE_ISOLATED=1 exec unshare --mount --mount-proc --pid --fork --kill-child --propagation private sh "$@"
}

prove_step() { printf '\n== %s\n' "$*"; }
prove_ok() { printf 'ok   %s\n' "$*"; }
prove_fail() { printf 'FAIL %s\n' "$*"; exit 1; }

prove_system() {
    base=$prove_cache/$prove_suite
    if [ ! -f "$base.made" ]; then
        mkdir -p "$prove_cache"
        rm -rf --one-file-system "$base"
        debootstrap --variant=minbase "$prove_suite" "$base" >"$base.log" 2>&1 || { tail -n 5 "$base.log" >&2; exit 3; }
        : >"$base.made"
    fi
    prove_work=$prove_cache/work
    mkdir -p "$prove_work" "$prove_cache/archives/partial"
    # Everything that is written is in this memory, which goes with the namespace: so there is nothing to delete
    # afterwards, and nothing of the machine (its /dev, its /tmp) stands inside where it could be deleted by mistake.
    mount -t tmpfs -o mode=755 tmpfs "$prove_work"
    prove_system=$prove_work/root
    mkdir "$prove_work/upper" "$prove_work/w" "$prove_system"
    mount -t overlay overlay -o "lowerdir=$base,upperdir=$prove_work/upper,workdir=$prove_work/w" "$prove_system" 2>/dev/null ||
        cp -a "$base/." "$prove_system/" # where the file system allows no overlay
    mount -t proc proc "$prove_system/proc"
    mount -t tmpfs -o mode=755 tmpfs "$prove_system/dev"
    for node in "null 1 3" "zero 1 5" "full 1 7" "random 1 8" "urandom 1 9" "tty 5 0"; do
        set -- $node
        mknod -m 666 "$prove_system/dev/$1" c "$2" "$3"
    done
    mkdir "$prove_system/dev/pts" "$prove_system/dev/shm"
    chmod 1777 "$prove_system/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$prove_system/dev/pts"
    ln -s pts/ptmx "$prove_system/dev/ptmx"
    ln -s /proc/self/fd "$prove_system/dev/fd"
    mkdir -p "$prove_system/var/cache/apt/archives" "$prove_system/tmp/.X11-unix"
    mount --bind "$prove_cache/archives" "$prove_system/var/cache/apt/archives"
    cp /etc/resolv.conf /etc/hosts "$prove_system/etc/"
    printf '#!/bin/sh\nexit 101\n' >"$prove_system/usr/sbin/policy-rc.d" # services stay off
    chmod 755 "$prove_system/usr/sbin/policy-rc.d"
    rm -f "$prove_system/etc/apt/apt.conf.d/docker-clean"
    prove_in useradd -m -s /bin/sh till
    prove_home=$prove_system/home/till
}

prove_in() {
    chroot "$prove_system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}

prove_as_till() {
    chroot --userspec=till:till "$prove_system" env -i PATH=/usr/bin:/bin HOME=/home/till LC_ALL=C.UTF-8 "$@"
}

# prove_install PACKAGE...: with apt, from files, without what is only recommended.
prove_install() {
    for file in "$@"; do cp "$file" "$prove_system/tmp/"; done
    set -- $(for file in "$@"; do echo "/tmp/$(basename "$file")"; done)
    prove_in apt-get update -q >"$prove_out/apt.log" 2>&1 || { tail -n 5 "$prove_out/apt.log"; prove_fail "apt-get update"; }
    prove_in apt-get install -y -q --no-install-recommends "$@" </dev/null >>"$prove_out/apt.log" 2>&1 ||
        { tail -n 20 "$prove_out/apt.log"; prove_fail "apt-get install $*"; }
    prove_ok "installed: $* ($(grep -c '^Setting up' "$prove_out/apt.log") packages, $(sed -n 's/^Need to get \(.*\) of archives.*/\1/p' "$prove_out/apt.log" | tail -n 1) to get)"
}

# prove_self_check PROGRAM: every line printed; only the keychain, which no bare system has, may warn.
prove_self_check() {
    status=0
    prove_as_till "$@" --self-check >"$prove_out/self-check.txt" 2>"$prove_out/self-check.err" || status=$?
    cat "$prove_out/self-check.txt"
    [ "$status" = 0 ] || { cat "$prove_out/self-check.err"; prove_fail "--self-check exits ${status}"; }
    if grep -v '^ok ' "$prove_out/self-check.txt" | grep -v '^warn keychain:' | grep .; then prove_fail "--self-check complains"; fi
    prove_ok "--self-check as an ordinary user, exit status 0"
}

# The screen. prove_screen starts it; prove_picture NAME photographs it; prove_keys and prove_type use its keyboard.
prove_screen() {
    HOME=$prove_work; export HOME
    mkdir -p /tmp/.X11-unix
    mount -t tmpfs -o mode=1777 tmpfs /tmp/.X11-unix # sockets of screens that others left behind are not in here
    Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1280x800x24 3>"$prove_work/display" >"$prove_out/xvfb.log" 2>&1 &
    trap "kill $!" EXIT # it removes its lock
    prove_until 50 test -s "$prove_work/display" || prove_fail "no screen"
    DISPLAY=:$(cat "$prove_work/display"); export DISPLAY
    mount --bind -o ro /tmp/.X11-unix "$prove_system/tmp/.X11-unix"
    openbox >/dev/null 2>&1 &
}
prove_picture() { import -window root "$prove_out/$1.png"; }
prove_keys() { xdotool key --delay 60 --clearmodifiers "$@"; }
prove_type() { xdotool type --delay 40 "$1"; }

# prove_until N COMMAND...: tries every fifth of a second, N times at most.
prove_until() {
    tries=$1; shift
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.2
    done
}

prove_journal() { echo "$prove_home/.local/share/mostrador/journal-training.sqlite"; }
# As that user: whatever SQLite writes beside the journal is then theirs.
prove_ask() { setpriv --reuid=1000 --regid=1000 --clear-groups sqlite3 "$(prove_journal)" "$1" 2>/dev/null; }
prove_approved() { [ "$(prove_ask "SELECT count(*) FROM attempt WHERE state = 'Approved'")" = "$1" ]; }

# prove_open PROGRAM: the window of training mode, with the keyboard in it.
prove_open() {
    chroot --userspec=till:till "$prove_system" env -i PATH=/usr/bin:/bin HOME=/home/till LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" \
        "$@" --training >"$prove_out/till.log" 2>&1 &
    prove_till=$!
    prove_until 100 xdotool search --onlyvisible --name Mostrador || { cat "$prove_out/till.log"; prove_fail "no window"; }
    xdotool search --onlyvisible --name Mostrador windowfocus --sync 2>/dev/null || true
    prove_until 50 prove_ask "SELECT 1 FROM meta" || prove_fail "no journal"
}

# prove_close: as the desktop ends a session; the program must end by itself and leave the journal whole.
prove_close() {
    kill -TERM "$prove_till"
    wait "$prove_till" || prove_fail "the till ends with status $?"
    [ ! -e "$(prove_journal)-wal" ] || prove_fail "the journal was left open"
}

# prove_sell N: one sale by keyboard, until the journal has N approved payments.
prove_sell() {
    prove_keys F2; prove_type CAF-250; prove_keys Return
    prove_keys F3; prove_type training.br@example.com
    sleep 1; prove_keys Return; sleep 1 # the gateway is asked for the customer's cards
    prove_picture "$2-cart"
    prove_keys F9
    prove_until 100 prove_approved "$1" || { prove_picture "$2-failed"; prove_ask "SELECT state FROM attempt"; prove_fail "the sale was not approved"; }
    prove_picture "$2-approved"
    prove_ok "training sale by keyboard: $(prove_ask "SELECT order_id || ' ' || state || ' ' || amount_minor || ' ' || currency FROM attempt ORDER BY row_no DESC LIMIT 1")"
}
