#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Proves a .deb where people will use it: in a minimal Debian without Qt, as an ordinary user.
#   packaging/prove/deb.sh PACKAGE.deb [--older OLDER.deb] [--out FOLDER]
# Installs with apt, runs --self-check, sells in training mode by keyboard, opens a second user's till beside it,
# removes, installs again, and finds the journal each time; a till is then provisioned for a group, and two of its users
# sell in it while a third user gets nowhere. With --older the
# first sale is made by that package, which is then upgraded to PACKAGE. Pictures and results come to FOLDER
# (build/prove/deb). Needs root and a Debian mirror; keeps a minimal system and the downloaded packages in
# build/prove/cache.
set -eu
. "$(dirname -- "$0")/chroot.sh"
prove_isolate "$0" "$@"

package= older= prove_out="$prove_root/build/prove/deb"
while [ $# -gt 0 ]; do
    case "$1" in
        --older) older=$(realpath "$2"); shift 2 ;;
        --out) mkdir -p "$2"; prove_out=$(realpath "$2"); shift 2 ;;
        -h|--help) sed -n '5,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) package=$(realpath "$1"); shift ;;
    esac
done
[ -f "$package" ] || { echo "no such package: ${package:-none named}" >&2; exit 2; }
mkdir -p "$prove_out"

prove_step "a minimal $prove_suite"
prove_system
if prove_in dpkg-query -W 'libqt6*' >/dev/null 2>&1; then prove_fail "Qt is there already"; fi
prove_ok "$(prove_in dpkg-query -W | wc -l) packages, no Qt"

sales=0
if [ -n "$older" ]; then
    prove_step "the older package"
    prove_install "$older"
    prove_as_till mostrador --version
    prove_screen
    prove_open mostrador
    sales=1
    prove_sell $sales older
    prove_close
    before=$(prove_ask "PRAGMA user_version")
    prove_ok "its journal has version $before"
    prove_ask "SELECT id, order_id, idempotency_key, amount_minor, currency, state, payment_id, hex(digest) FROM attempt" >"$prove_out/attempt-before.txt"
fi

prove_step "install${older:+, as an upgrade}"
prove_install "$package"
prove_as_till mostrador --version
prove_self_check mostrador
for page in mostrador mostrador-gateway; do [ -f "$prove_system/usr/share/man/man1/$page.1.gz" ] || echo "note: man pages are left out by this system's dpkg settings"; done
[ -n "$older" ] || prove_screen

prove_step "sell"
prove_open mostrador
if [ -n "$older" ]; then
    prove_until 50 prove_approved $sales || prove_fail "the older journal's sale is gone"
    after=$(prove_ask "PRAGMA user_version")
    [ "$after" -gt "$before" ] || prove_fail "the journal was not upgraded ($before, $after)"
    prove_ask "SELECT id, order_id, idempotency_key, amount_minor, currency, state, payment_id, hex(digest) FROM attempt" >"$prove_out/attempt-after.txt"
    cmp "$prove_out/attempt-before.txt" "$prove_out/attempt-after.txt" || prove_fail "the older payment was changed"
    prove_ok "the journal went from version $before to $after; its payment is the same, digest and all"
    prove_keys ctrl+2; sleep 2; prove_picture upgraded-payments; prove_keys ctrl+1; sleep 1
fi
sales=$((sales + 1))
prove_sell $sales sale
prove_close
mode=$(stat -c %a "$prove_home/.local/share/mostrador") files=$(find "$prove_home/.local/share/mostrador" -type f -perm /077 | wc -l)
[ "$mode" = 700 ] && [ "$files" = 0 ] || prove_fail "others may read the data (folder $mode, $files open files)"
prove_ok "data folder 0700, no file open to others"

prove_step "two users of one machine at once"
prove_in useradd -m -s /bin/sh other
prove_open mostrador
as_other() { exec chroot --userspec=other:other "$prove_system" env -i PATH=/usr/bin:/bin HOME=/home/other LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" "$@"; }
as_other mostrador --training >"$prove_out/other.log" 2>&1 &
other=$!
prove_until 100 test -s "$prove_system/home/other/.local/share/mostrador/journal-training.sqlite" || prove_fail "the other user's till does not open"
status=0
(as_other mostrador --training --data-dir /home/till/.local/share/mostrador) >"$prove_out/refused.txt" 2>&1 || status=$?
kill -TERM "$other"
wait "$other" || prove_fail "the other user's till ends with status $?"
prove_close
[ "$status" = 3 ] || prove_fail "the other user may open this one's data (status $status)"
grep '^mostrador:' "$prove_out/refused.txt"
others=$(find "$prove_system/home/other/.local/share/mostrador" ! -user 1001 -o -type f -perm /077 | wc -l)
[ "$others" = 0 ] || prove_fail "$others files of the other user are not their own"
prove_ok "each has a till of their own; the other's folder is refused with status 3"

prove_step "remove"
(cd "$prove_home/.local/share/mostrador" && find . -type f -exec sha256sum {} +) >"$prove_out/data.sha256"
prove_in apt-get purge -y -q mostrador </dev/null >>"$prove_out/apt.log" 2>&1 || prove_fail "apt-get purge"
left=$(find "$prove_system/usr" "$prove_system/etc" -iname '*mostrador*' | wc -l)
[ "$left" = 0 ] || prove_fail "$left files stay behind"
(cd "$prove_home/.local/share/mostrador" && sha256sum -c --quiet "$prove_out/data.sha256") || prove_fail "user data changed"
prove_ok "purged: nothing of the program stays, all $(wc -l <"$prove_out/data.sha256") files of the user do, unchanged"

prove_step "install again"
prove_install "$package"
prove_open mostrador
prove_until 50 prove_approved $sales || prove_fail "the sales are gone"
prove_keys ctrl+2; sleep 2; prove_picture reinstalled-payments
prove_close
prove_ok "the journal is read as before: $sales approved"

prove_step "another version of the journal"
prove_ask "PRAGMA user_version = 99"
prove_open mostrador; sleep 2; prove_picture newer-journal; prove_close
[ "$(prove_ask "PRAGMA user_version")" = 99 ] || prove_fail "a newer journal was changed"
prove_ok "a journal of a newer version is left alone (newer-journal.png)"
prove_step "two users with one till"
prove_in groupadd -g 2000 tills
prove_in useradd -m -s /bin/sh stranger
cat >"$prove_system/root/till.json" <<'JSON'
{"schema": 1, "environment": "training", "account_id": "00000000-0000-4000-8000-000000000001", "country": "BR", "currency": "BRL",
 "time_zone": "America/Sao_Paulo", "register": "R7", "workflow": "SDK_CHECKOUT", "shop": {"name": "Shared shop", "address": "Street 1"},
 "methods": ["saved_card"]}
JSON
provision() { prove_in sh -c 'umask 077; exec mostrador --data-dir "$0" --share-with tills --provision /root/till.json' "$1"; }
provision /srv/mostrador || prove_fail "the shared till is not made"
sum=$(sha256sum <"$prove_system/srv/mostrador/settings.json")
provision /srv/mostrador >"$prove_out/provisioned.txt" && [ "$sum" = "$(sha256sum <"$prove_system/srv/mostrador/settings.json")" ] || prove_fail "making it again changes it"
status=0
provision /home/till/.local/share/mostrador >"$prove_out/refused.txt" 2>&1 || status=$?
[ "$status" = 3 ] && grep -q 'has files in it' "$prove_out/refused.txt" || prove_fail "a user's own till is given away (status $status)"
status=0
(as_other mostrador --data-dir /home/other/ours --share-with tills) >"$prove_out/refused.txt" 2>&1 || status=$?
[ "$status" = 3 ] && [ ! -e "$prove_system/home/other/ours" ] || prove_fail "somebody outside of the group shares with it (status $status)"
grep '^mostrador:' "$prove_out/refused.txt"
prove_in sh -c "mkdir -p /usr/local/share/applications && sed 's|^Exec=mostrador|& --data-dir /srv/mostrador|' \
    /usr/share/applications/org.mostrador.Mostrador.desktop >/usr/local/share/applications/org.mostrador.Mostrador.desktop"
entry=$(sed -n 's/^Exec=//p' "$prove_system/usr/local/share/applications/org.mostrador.Mostrador.desktop" | head -n 1)
[ "$entry" = "mostrador --data-dir /srv/mostrador" ] || prove_fail "the menu entry says $entry"
prove_ok "provisioned for a group by its administrator; menu entry: $entry"
journal=$prove_system/srv/mostrador/journal-training.sqlite
prove_ask() { setpriv --reuid=1000 --regid=1000 --groups=2000 sqlite3 "$journal" "$1" 2>/dev/null; }
shared() { # shared USER: their till, with a umask that would keep everything to themselves
    umask 077
    exec chroot --userspec="$1:$1" --groups=2000 "$prove_system" env -i PATH=/usr/bin:/bin HOME="/home/$1" LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" \
        $entry
}
open_shared() {
    shared "$1" >"$prove_out/shared-$1.log" 2>&1 &
    prove_till=$!
    prove_until 100 xdotool search --onlyvisible --name Mostrador || { cat "$prove_out/shared-$1.log"; prove_fail "no window for $1"; }
    xdotool search --onlyvisible --name Mostrador windowfocus --sync 2>/dev/null || true
    prove_until 50 prove_ask "SELECT 1 FROM meta" || prove_fail "no shared journal"
}
close_shared() { kill -TERM "$prove_till"; wait "$prove_till" || prove_fail "a shared till ends with status $?"; }
open_shared till
grep -q '"register": "R7"' "$prove_system/srv/mostrador/settings.json" || prove_fail "the till is not the provisioned one"
prove_sell 1 shared-first
status=0
(shared other) >"$prove_out/held.txt" 2>&1 || status=$?
[ "$status" = 3 ] && grep -q "in use by process [0-9]* of till" "$prove_out/held.txt" || { cat "$prove_out/held.txt"; prove_fail "the second user is not told who has it (status $status)"; }
grep '^mostrador:' "$prove_out/held.txt"
close_shared
open_shared other
prove_until 50 prove_approved 1 || prove_fail "the first user's sale is gone"
prove_sell 2 shared-second
kill -KILL "$prove_till"; wait "$prove_till" 2>/dev/null || true # what it leaves open is the other's to repair
open_shared till
prove_until 50 prove_approved 2 || prove_fail "the second user's sale is gone"
prove_sell 3 shared-third
status=0
(exec chroot --userspec=stranger:stranger "$prove_system" env -i PATH=/usr/bin:/bin HOME=/home/stranger DISPLAY="$DISPLAY" $entry) >"$prove_out/stranger.txt" 2>&1 || status=$?
[ "$status" = 3 ] || { cat "$prove_out/stranger.txt"; prove_fail "somebody outside of the group gets in (status $status)"; }
grep '^mostrador:' "$prove_out/stranger.txt"
wrong=$(find "$prove_system/srv/mostrador" -type f ! -perm 0660 -o -type d ! -perm 2770 -o ! -group 2000)
[ -z "$wrong" ] || { ls -l $wrong; prove_fail "files that the group cannot share"; }
close_shared
[ "$(prove_ask "PRAGMA integrity_check")" = ok ] || prove_fail "the shared journal is damaged"
prove_in chmod 2777 /srv/mostrador
status=0
(shared other) >"$prove_out/open.txt" 2>&1 || status=$?
[ "$status" = 3 ] && grep -q 'chmod o=' "$prove_out/open.txt" || prove_fail "a folder open to everybody is taken (status $status)"
prove_ok "one journal by turns, after a kill, too: $(prove_ask "SELECT count(*) FROM attempt WHERE state = 'Approved'") sales of two users; one at a time, and who has it is named"
printf '\nproven: %s\n' "$(basename "$package")"
