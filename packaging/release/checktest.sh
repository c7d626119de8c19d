#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# checktest.sh FOLDER: what release.sh --check refuses, in small repositories of its own under FOLDER.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
rm -rf "$1"
mkdir -p "$1/packaging/release"
cd "$1"
cp "$here/packaging/metadata.cmake" packaging/
cp "$here/packaging/release/release.sh" packaging/release/
version=$(cmake -DPRINT=POS_VERSION -P packaging/metadata.cmake)
git -c init.defaultBranch=main init -q
commit() { git add -A && git -c user.name=test -c user.email=test@mostrador.invalid commit -qm "$1" --allow-empty; }
check() { # check accepted|WORDS: what --check says
    if sh packaging/release/release.sh --check >out.txt 2>&1; then said=accepted; else said=$(cat out.txt); fi
    rm -f out.txt
    case "$said" in *"$1"*) echo "ok $2" ;; *) printf 'fail %s: expected "%s", got:\n%s\n' "$2" "$1" "$said"; exit 1 ;; esac
}
echo out.txt >.gitignore
printf '# Changelog\n\n## Unreleased (%s)\n' "$version" >CHANGELOG.md
commit first
check "a release begins with \"## $version - YYYY-MM-DD\"" "no entry in the changelog"
printf '# Changelog\n\n## %s - 2027-01-31\n' "$version" >CHANGELOG.md
check "the tree is not clean" "uncommitted work"
commit second
check accepted "clean, with version and entry"
git -c user.name=test -c user.email=test@mostrador.invalid tag -a "v$version" -m release
check accepted "the same commit again"
commit third
check "is another commit already" "a version that was released"
git tag -d "v$version" >/dev/null
git tag v99.0.0 HEAD~1
check "is not newer than v99.0.0" "a version that goes back"
git tag -d v99.0.0 >/dev/null
sed -i 's/^set(POS_VERSION "[^"]*")/set(POS_VERSION "1.2")/' packaging/metadata.cmake
commit fourth
check "is no version X.Y.Z" "half a version"
