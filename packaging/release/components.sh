#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# components.sh FILE: which packages of this Debian the files named in FILE came from, one a line with tabs between:
#   package  version  source  source version  licences
# Licences are the short names in the package's copyright file, in its own order; "see its copyright file" where that
# is not in Debian's machine-readable form.
set -eu
packages=$(mktemp)
trap 'rm -f "$packages"' EXIT
while read -r file; do
    # A merged /usr: the package may know the file by its old path.
    real=$(readlink -f "$file")
    dpkg-query -S "$real" 2>/dev/null || dpkg-query -S "${real#/usr}" 2>/dev/null || { echo "no package has $file" >&2; exit 3; }
done <"$1" >"$packages"

printf 'package\tversion\tsource\tsource-version\tlicences\n'
sed 's/: \/.*//' "$packages" | sort -u | while read -r package; do
    copyright=/usr/share/doc/${package%%:*}/copyright
    if grep -q '^Format:' "$copyright"; then
        licences=$(sed -n 's/^License: *\(.*[^ ]\) *$/\1/p' "$copyright" | awk '!seen[$0]++' | paste -sd '|' | sed 's/|/; /g')
    else
        licences="see its copyright file"
    fi
    dpkg-query -W -f '${Package}\t${Version}\t${source:Package}\t${source:Version}\t' "$package"
    printf '%s\n' "$licences"
done
