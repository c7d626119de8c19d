#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# sbom.sh COMPONENTS.tsv VERSION     a CycloneDX 1.5 document on standard output
# COMPONENTS.tsv is what components.sh wrote; times and the serial number come from the input, not from the clock.
set -eu
[ $# = 2 ] || { sed -n '5,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
sum=$(sha256sum "$1" | cut -c1-32)
uuid=$(echo "$sum" | sed 's/\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\)/\1-\2-5\3-8\4-\5/')
time=$(LC_ALL=C date -u -d "@${SOURCE_DATE_EPOCH:?}" +%Y-%m-%dT%H:%M:%SZ)
awk -F '\t' -v version="$2" -v uuid="$uuid" -v time="$time" -v arch="$(dpkg --print-architecture)" '
function text(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\"" }
function coded(s) { gsub(/\+/, "%2B", s); gsub(/:/, "%3A", s); return s }
BEGIN {
    app = "pkg:generic/mostrador@" coded(version)
    printf "{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.5\",\n  \"serialNumber\": \"urn:uuid:%s\",\n  \"version\": 1,\n", uuid
    printf "  \"metadata\": {\n    \"timestamp\": \"%s\",\n    \"component\": {\"type\": \"application\", \"bom-ref\": %s, \"name\": \"mostrador\", \"version\": %s, \"licenses\": [{\"license\": {\"id\": \"Apache-2.0\"}}]}\n  },\n  \"components\": [", time, text(app), text(version)
}
NR > 1 {
    purl = "pkg:deb/debian/" coded($1) "@" coded($2) "?arch=" arch
    refs = refs (NR > 2 ? ", " : "") text(purl)
    printf "%s\n    {\"type\": \"library\", \"bom-ref\": %s, \"name\": %s, \"version\": %s, \"purl\": %s, \"licenses\": [{\"license\": {\"name\": %s}}],", (NR > 2 ? "," : ""), text(purl), text($1), text($2), text(purl), text($5)
    printf " \"properties\": [{\"name\": \"debian:source\", \"value\": %s}, {\"name\": \"debian:source-version\", \"value\": %s}]}", text($3), text($4)
}
END { printf "\n  ],\n  \"dependencies\": [{\"ref\": %s, \"dependsOn\": [%s]}]\n}\n", text(app), refs }
' "$1"
