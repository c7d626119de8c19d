#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Proves the Windows installer with Wine, in a prefix of its own that is thrown away.
#   packaging/prove/windows.sh INSTALLER.exe [--tests TREE [--only LABELS]] [--out FOLDER]
# Installs silently for one user: --self-check, a sale in training mode by keyboard, installed over a running till
# (refused) and over itself, removed; the journal stays. Then the same file for the whole machine: the journal is read
# again. With --tests it then runs every suite of TREE (packaging/windows/build.sh --tests), each within its own limit,
# and prints a table of their results. LABELS, a regular expression, takes some of them: unit, contract, fault, system,
# gui. Pictures and results come to FOLDER (build/prove/windows). Needs root, wine64, Xvfb, openbox, xdotool,
# imagemagick, sqlite3; cmake for --tests.
set -eu
. "$(dirname -- "$0")/chroot.sh"
prove_isolate "$0" "$@"

installer= tree= labels=. prove_out="$prove_root/build/prove/windows"
while [ $# -gt 0 ]; do
    case "$1" in
        --tests) tree=$(realpath "$2"); shift 2 ;;
        --only) labels=$2; shift 2 ;;
        --out) mkdir -p "$2"; prove_out=$(realpath "$2"); shift 2 ;;
        -h|--help) sed -n '5,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) installer=$(realpath "$1"); shift ;;
    esac
done
[ -f "$installer" ] || { echo "no such installer: ${installer:-none named}" >&2; exit 2; }
mkdir -p "$prove_out" "$prove_root/build/prove"
prove_work=$(mktemp -d "$prove_root/build/prove/wine-XXXXXX")
prove_clean() {
    wineserver -k 2>/dev/null || true
    umount "$prove_system/tmp/.X11-unix" 2>/dev/null || true
    rm -rf --one-file-system "$prove_work"
}
prove_system=$prove_work/none # there is no inner system, but prove_screen shows its screen to one
mkdir -p "$prove_system/tmp/.X11-unix"
HOME=$prove_work WINEPREFIX=$prove_work/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=" LC_ALL=C.UTF-8
export HOME WINEPREFIX WINEDEBUG WINEDLLOVERRIDES LC_ALL
unset XDG_RUNTIME_DIR WAYLAND_DISPLAY QT_QPA_PLATFORM 2>/dev/null || true
cd "$prove_work" # on Wine's drive Z:

prove_step "a fresh $(wine --version)"
prove_screen
trap prove_clean EXIT # the screen ends with the namespace
wine wineboot -i >"$prove_out/wine.log" 2>&1 && wine winecfg -v win10 >>"$prove_out/wine.log" 2>&1 || prove_fail "no prefix"
user=$WINEPREFIX/drive_c/users/$(ls "$WINEPREFIX/drive_c/users" | grep -v '^Public$' | head -n 1)
data=$user/AppData/Local/mostrador
programs="AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Mostrador.lnk"
list='Software\Microsoft\Windows\CurrentVersion\Uninstall\Mostrador'
prove_journal() { echo "$data/journal-training.sqlite"; }
prove_ask() { sqlite3 "$(prove_journal)" "$1" 2>/dev/null; }
prove_ok "$(basename "$user"), $(du -sh "$WINEPREFIX" | cut -f1)"

# setup OPTIONS...: the installer, silently; its exit status.
setup() { timeout 180 wine "$installer" /S "$@" >>"$prove_out/wine.log" 2>&1; }
check() { # check FOLDER: the self-check of the program in it
    status=0
    timeout 120 wine "$1/bin/mostrador.exe" --self-check >"$prove_out/self-check.txt" 2>"$prove_out/self-check.err" || status=$?
    tr -d '\r' <"$prove_out/self-check.txt"
    [ "$status" = 0 ] || { cat "$prove_out/self-check.err"; prove_fail "--self-check exits $status"; }
    ! grep -qv '^ok ' "$prove_out/self-check.txt" || prove_fail "--self-check complains"
    prove_ok "--self-check, exit status 0"
}
open_till() { # open_till FOLDER: the window of training mode, with the keyboard in it
    wine "$1/bin/mostrador.exe" --training >"$prove_out/till.log" 2>&1 &
    prove_till=$!
    prove_until 200 xdotool search --onlyvisible --name Mostrador || { cat "$prove_out/till.log"; prove_picture no-window; prove_fail "no window"; }
    xdotool search --onlyvisible --name Mostrador windowfocus --sync 2>/dev/null || true
    prove_until 100 prove_ask "SELECT 1 FROM meta" || prove_fail "no journal"
    sleep 2
}
close_till() {
    prove_keys alt+F4
    prove_until 100 sh -c "! kill -0 $prove_till" || { prove_picture not-closed; prove_fail "the till does not close"; }
    wait "$prove_till" || prove_fail "the till ends with status $?"
    [ ! -e "$(prove_journal)-wal" ] || prove_fail "the journal was left open"
}
remove() { # remove FOLDER HIVE: and nothing of the program is left there
    cp "$1/uninstall.exe" "$prove_work/uninstall.exe"
    timeout 180 wine "$prove_work/uninstall.exe" /S "_?=$(winepath -w "$1")" >>"$prove_out/wine.log" 2>&1 || prove_fail "the uninstaller exits $?"
    prove_until 50 test ! -e "$1" || { find "$1"; prove_fail "files of the program stay"; }
    ! wine reg query "$2\\$list" >/dev/null 2>&1 || prove_fail "Windows still lists it"
}

prove_step "install for one user"
setup /CurrentUser || prove_fail "the installer exits $?"
place=$user/AppData/Local/Programs/Mostrador
[ -f "$place/bin/mostrador.exe" ] || prove_fail "nothing in $place"
[ -f "$user/$programs" ] || prove_fail "no entry in the Start menu"
wine reg query "HKCU\\$list" 2>/dev/null | tr -d '\r' | sed -n 's/^ *\(Display[A-Z][a-z]*\|EstimatedSize\|QuietUninstallString\) */\1 /p'
prove_ok "$(find "$place" -type f | wc -l) files, $(du -sh "$place" | cut -f1), installer $(du -h "$installer" | cut -f1)"
wine "$place/bin/mostrador.exe" --version | tr -d '\r'
wine "$place/bin/mostrador-gateway.exe" --version | tr -d '\r'
check "$place"

prove_step "sell"
open_till "$place"
prove_picture charge-page
prove_sell 1 sale
status=0; setup /CurrentUser || status=$?
[ "$status" = 3 ] || prove_fail "installing over a running till exits $status instead of 3"
prove_ok "installing over a running till is refused with status 3"
close_till

prove_step "install over itself, remove"
setup /CurrentUser || prove_fail "installing over itself exits $?"
[ -f "$place/bin/mostrador.exe" ] || prove_fail "nothing in $place"
(cd "$data" && find . -type f -exec sha256sum {} +) >"$prove_out/data.sha256"
remove "$place" HKCU
[ ! -e "$user/$programs" ] || prove_fail "the Start menu still has it"
(cd "$data" && sha256sum -c --quiet "$prove_out/data.sha256") || prove_fail "user data changed"
prove_ok "nothing of the program stays, all $(wc -l <"$prove_out/data.sha256") files of the user do, unchanged"

prove_step "install for the machine"
setup /AllUsers || prove_fail "the installer exits $?"
place="$WINEPREFIX/drive_c/Program Files/Mostrador"
[ -f "$place/bin/mostrador.exe" ] || prove_fail "nothing in $place"
[ -f "$WINEPREFIX/drive_c/ProgramData/Microsoft/Windows/Start Menu/Programs/Mostrador.lnk" ] || prove_fail "no entry in everybody's Start menu"
check "$place"
open_till "$place"
prove_until 50 prove_approved 1 || prove_fail "the sale is gone"
prove_keys ctrl+2; sleep 2; prove_picture payments-page
close_till
remove "$place" HKLM
prove_ok "the journal was read by it; removed"

if [ -n "$tree" ]; then
    prove_step "test suites"
    WINEPATH="$(winepath -w "${MOSTRADOR_WINDOWS:-${XDG_CACHE_HOME:-/root/.cache}/mostrador-windows}/root/bin");$(winepath -w "$(dirname "$(x86_64-w64-mingw32-g++-posix -print-file-name=libstdc++-6.dll)")");$(winepath -w /usr/x86_64-w64-mingw32/lib)"
    export WINEPATH
    ctest --test-dir "$tree" -j2 -L "$labels" --output-on-failure >"$prove_out/tests.txt" 2>&1 || true # judged by the table
    sed -n 's/^ *[0-9]*\/[0-9]* Test *#[0-9]*: \([^ ]*\) [. ]*\**\([A-Z][A-Za-z ]*[a-z]\).* \([0-9.]*\) sec.*$/\2\t\1\t\3/p' "$prove_out/tests.txt" |
        sed 's/^Timeout/Ended by limit/' | sort >"$prove_out/suites.tsv"
    [ "$(wc -l <"$prove_out/suites.tsv")" = "$(ctest --test-dir "$tree" -L "$labels" -N | sed -n 's/^Total Tests: //p')" ] || prove_fail "not every suite has a result (tests.txt)"
    cut -f1 "$prove_out/suites.tsv" | uniq -c
    grep -v '^Passed' "$prove_out/suites.tsv" || true
    ! grep -qv '^Passed' "$prove_out/suites.tsv" || prove_fail "not every suite passes (tests.txt; -o FILE,txt tells more where a suite's own output is lost)"
    prove_ok "all $(wc -l <"$prove_out/suites.tsv") suites passed"
fi
printf '\nproven: %s\n' "$(basename "$installer")"
