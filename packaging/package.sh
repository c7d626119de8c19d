#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds what is shipped (preset package) and makes packages of it in build/package/packages.
#   packaging/package.sh [--release] [deb] [rpm] [bundle]     all three when none is named
# --release gives them the plain version X.Y.Z; without it they carry the commit and sort before the release.
# The .deb is read by lintian, the .rpm by rpmlint; what they may find is explained in packaging/linux.
# Two runs of one commit give the same bytes: times come from the commit, not from the clock.
set -eu
. "$(dirname -- "$0")/setup.sh"

pos_release=OFF
pos_kinds=
for pos_argument in "$@"; do
    case "$pos_argument" in
        --release) pos_release=ON ;;
        deb|rpm|bundle) pos_kinds="$pos_kinds $pos_argument" ;;
        -h|--help) sed -n '5,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) pos_say "mostrador: unknown argument: $pos_argument"; exit 2 ;;
    esac
done

# rpmbuild knows how to leave the clock and the machine's name out, but reads only its user's macros for that.
pos_rpm() {
    pos_home=$(mktemp -d)
    cat "$pos_tree/packaging/rpmmacros" - >"$pos_home/.rpmmacros" <<'MACROS'
%use_source_date_epoch_as_buildtime 1
%clamp_mtime_to_source_date_epoch 1
%source_date_epoch_from_changelog 0
%_buildhost mostrador
%_build_id_links none
MACROS
    HOME=$pos_home cpack --config "$pos_tree/CPackConfig.cmake" -G RPM >&2 || pos_die "no .rpm could be made"
    rm -rf "$pos_home"
}

pos_install package
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(cd "$pos_root" && pos_commit_time)}
export SOURCE_DATE_EPOCH # rcc and cpack look at it
umask 022
pos_build package -DPOS_RELEASE=$pos_release
pos_tree="$pos_root/build/package"
pos_out="$pos_tree/packages"
mkdir -p "$pos_out"
rm -f "$pos_out"/mostrador[-_]*
for pos_kind in ${pos_kinds:-deb rpm bundle}; do
    case "$pos_kind" in
        deb) cpack --config "$pos_tree/CPackConfig.cmake" -G DEB >&2 || pos_die "no .deb could be made" ;;
        rpm) pos_rpm ;;
        bundle) sh "$pos_root/packaging/bundle/make.sh" "$pos_tree" "$pos_out" ;;
    esac
done
rm -rf "$pos_out/_CPack_Packages"
case " ${pos_kinds:-deb} " in *" deb "*) lintian --allow-root -EI --fail-on error,warning,info "$pos_out"/*.deb >&2 || pos_die "lintian objects" ;; esac
case " ${pos_kinds:-rpm} " in *" rpm "*) rpmlint -c "$pos_root/packaging/linux/rpmlint.toml" "$pos_out"/*.rpm >&2 || pos_die "rpmlint objects" ;; esac
ls -l "$pos_out"
