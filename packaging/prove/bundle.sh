#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Proves the self-contained bundle in a minimal Debian that has no Qt, as an ordinary user.
#   packaging/prove/bundle.sh BUNDLE.run [--out FOLDER]
# First without, then with what every desktop has (graphics, fonts, X11 libraries). Installs into the user's home,
# checks, sells by keyboard, installs over itself, removes; and meets an older glibc, in the words of getconf.
# MOSTRADOR_PROVE_SUITE=trixie does it on a newer Debian, =bullseye shows how a really older one refuses. Results in
# FOLDER (build/prove/bundle). Needs root.
set -eu
. "$(dirname -- "$0")/chroot.sh"
prove_isolate "$0" "$@"

bundle= prove_out="$prove_root/build/prove/bundle"
while [ $# -gt 0 ]; do
    case "$1" in
        --out) mkdir -p "$2"; prove_out=$(realpath "$2"); shift 2 ;;
        -h|--help) sed -n '5,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) bundle=$(realpath "$1"); shift ;;
    esac
done
[ -f "$bundle" ] || { echo "no such bundle: ${bundle:-none named}" >&2; exit 2; }
mkdir -p "$prove_out"
installer=/home/till/$(basename "$bundle")
program=/home/till/.local/bin/mostrador

# prove_refused TEXT COMMAND...: ends with status 3 and a message that has TEXT in it.
prove_refused() {
    text=$1; shift
    status=0
    prove_as_till "$@" >"$prove_out/refused.txt" 2>&1 || status=$?
    [ "$status" = 3 ] || { cat "$prove_out/refused.txt"; prove_fail "status $status instead of 3"; }
    grep '^mostrador:' "$prove_out/refused.txt" || { cat "$prove_out/refused.txt"; prove_fail "no message"; }
    grep -q "$text" "$prove_out/refused.txt" || prove_fail "the message does not say \"$text\""
}

case "$prove_suite" in buster|bullseye) # an older system: all that is asked for is the message
    prove_step "a minimal $prove_suite"
    prove_system
    cp "$bundle" "$prove_system$installer"
    prove_as_till getconf GNU_LIBC_VERSION
    prove_refused "too old" sh "$installer"
    [ -z "$(find "$prove_home" -name '*ostrador*' ! -name '*.run')" ] || prove_fail "something was installed"
    prove_ok "refused on $prove_suite, nothing installed"
    exit 0 ;;
esac

prove_step "a minimal $prove_suite"
prove_system
cp "$bundle" "$prove_system$installer"
prove_refused "are missing: .*libX11" sh "$installer"
prove_ok "names the missing libraries, installs nothing"

prove_step "what every desktop has"
prove_in apt-get update -q >"$prove_out/apt.log" 2>&1
prove_in apt-get install -y -q --no-install-recommends libegl1 libgl1 libopengl0 libx11-xcb1 libfontconfig1 libdbus-1-3 \
    fonts-dejavu-core openssl ca-certificates tzdata </dev/null >>"$prove_out/apt.log" 2>&1 || { tail -n 5 "$prove_out/apt.log"; prove_fail "apt-get install"; }
if prove_in dpkg-query -W 'libqt6*' 'libicu*' 'libphonenumber*' >/dev/null 2>&1; then prove_fail "the bundle's libraries are there already"; fi
prove_ok "$(prove_in dpkg-query -W | wc -l) packages, no Qt"

prove_step "an older glibc, told by getconf"
mkdir -p "$prove_system/opt/old"
printf '#!/bin/sh\necho glibc 2.31\n' >"$prove_system/opt/old/getconf"
chmod 755 "$prove_system/opt/old/getconf"
prove_refused "too old: it has glibc 2.31" PATH=/opt/old:/usr/bin:/bin sh "$installer"
prove_ok "refused"

prove_step "install as an ordinary user"
prove_as_till sh "$installer" | tail -n 2
prove_as_till "$program" --version
prove_self_check "$program"
grep -q "^Exec=\"/home/till/.local/opt/mostrador/mostrador\"$" "$prove_home/.local/share/applications/org.mostrador.Mostrador.desktop" || prove_fail "the menu entry"
prove_ok "menu entry and $(find "$prove_home/.local/share/icons" -type f | wc -l) icons"

prove_step "sell"
prove_screen
prove_open "$program"
prove_sell 1 sale
prove_close
prove_as_till sh "$installer" >/dev/null
prove_open "$program"
prove_until 50 prove_approved 1 || prove_fail "the sale is gone"
prove_close
prove_ok "installed over itself: the journal is read as before"

prove_step "remove"
(cd "$prove_home/.local/share/mostrador" && find . -type f -exec sha256sum {} +) >"$prove_out/data.sha256"
prove_as_till /home/till/.local/opt/mostrador/install.sh --uninstall
left=$(find "$prove_home/.local" -iname '*mostrador*' ! -path '*/share/mostrador*' | wc -l)
[ "$left" = 0 ] || { find "$prove_home/.local" -iname '*mostrador*'; prove_fail "$left files stay behind"; }
(cd "$prove_home/.local/share/mostrador" && sha256sum -c --quiet "$prove_out/data.sha256") || prove_fail "user data changed"
prove_ok "nothing of the program stays, all $(wc -l <"$prove_out/data.sha256") files of the user do, unchanged"
printf '\nproven: %s\n' "$(basename "$bundle")"
