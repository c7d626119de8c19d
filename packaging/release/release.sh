#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes a release of the commit that is checked out: checks, tests, packages, proofs, checksums. Publishes nothing.
#   packaging/release/release.sh --check      only: may this commit be released?
#   packaging/release/release.sh              everything; results in build/release-X.Y.Z
#   packaging/release/release.sh --rehearse   everything but the checks of version and changelog
# MOSTRADOR_SIGN, a command, is run with the name of SHA256SUMS and has to write SHA256SUMS.sig beside it.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
mode=release
case "${1:-}" in
    --check) mode=check ;;
    --rehearse) mode=rehearse ;;
    "") ;;
    *) sed -n '5,9s/^# \{0,1\}//p' "$0"; [ "$1" = --help ] && exit 0; exit 2 ;;
esac
die() { echo "release: $*" >&2; exit 1; }
step() { printf '\n== %s\n' "$*"; }

version=$(cmake -DPRINT=POS_VERSION -P packaging/metadata.cmake)
step "may this be released as $version?"
[ -z "$(git status --porcelain)" ] || die "the tree is not clean: commit or put away what git status shows"
heading=$(grep -m 1 '^## ' CHANGELOG.md) || heading="no heading"
if [ "$mode" != rehearse ]; then
    echo "$version" | grep -qE '^[0-9]+\.[0-9]+\.[0-9]+$' || die "packaging/metadata.cmake: \"$version\" is no version X.Y.Z"
    case "$heading" in
        "## $version - "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
        *) die "CHANGELOG.md begins with \"$heading\"; a release begins with \"## $version - YYYY-MM-DD\"" ;;
    esac
    tagged=$(git rev-parse -q --verify "refs/tags/v$version^{commit}" || true)
    [ -z "$tagged" ] || [ "$tagged" = "$(git rev-parse HEAD)" ] || die "v$version is another commit already; the next version needs a new number in packaging/metadata.cmake"
    older=$(git tag --list 'v*' --sort=-version:refname | grep -vx "v$version" | head -n 1)
    [ -z "$older" ] || [ "$(printf '%s\n' "${older#v}" "$version" | sort -V | tail -n 1)" = "$version" ] || die "$version is not newer than $older"
fi
echo "yes: $(git rev-parse --short=10 HEAD)"
[ "$mode" != check ] || exit 0

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
out=$root/build/release-$version
rm -rf "$out"
mkdir -p "$out"

step "tests"
sh packaging/test.sh

step "packages"
if [ "$mode" = release ]; then sh packaging/package.sh --release; else sh packaging/package.sh; fi
cp build/package/packages/mostrador[-_]* "$out/"
git archive --format=tar --prefix="mostrador-$version/" HEAD | gzip -9n >"$out/mostrador-$version.tar.gz"

step "proofs"
if [ "$(id -u)" = 0 ]; then
    sh packaging/prove/deb.sh "$out"/*.deb
    sh packaging/prove/bundle.sh "$out"/*.run
else
    echo "not root: run packaging/prove/deb.sh and packaging/prove/bundle.sh before publishing" >&2
fi

step "what is in them"
# The bundle's libraries are its own; the .deb uses the system's: all that its programs and plugins load.
for list in "$out"/*.components.tsv; do sh packaging/release/sbom.sh "$list" "$version" >"${list%.components.tsv}.cdx.json"; done
sh packaging/release/loaded.sh build/package >"$out/files.tmp"
sh packaging/release/components.sh "$out/files.tmp" >"$out/deb.tmp"
for deb in "$out"/*.deb; do sh packaging/release/sbom.sh "$out/deb.tmp" "$version" >"${deb%.deb}.cdx.json"; done
rm -f "$out"/*.tmp "$out"/*.components.tsv

step "checksums"
(cd "$out" && sha256sum ./* >SHA256SUMS.tmp && sed 's| \./| |' SHA256SUMS.tmp >SHA256SUMS && rm SHA256SUMS.tmp && sha256sum -c --quiet SHA256SUMS)
[ -z "${MOSTRADOR_SIGN:-}" ] || (cd "$out" && $MOSTRADOR_SIGN SHA256SUMS)
ls -l "$out"
[ "$mode" != release ] || echo "Good. To keep it: git tag -a v$version -m 'Mostrador $version'"
