#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Branch coverage of what decides about money: the two machines, the readers of answers, the table of errors.
# Builds only the suites that are about them, runs those, prints one line a file, and fails below 98 %
# (branches that only exceptions take, and those that no value reaches, are left out).
#   packaging/coverage.sh [--html FOLDER]     needs gcovr, Python and GCC; works in build/coverage
set -eu
cd "$(dirname -- "$0")/.."
least=98
build=build/coverage

html=
case "${1:-}" in
    --html) html=${2:?a folder} ;;
    -h|--help) sed -n '5,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    '') ;;
    *) echo "coverage.sh: what is $1?" >&2; exit 2 ;;
esac
command -v gcovr >/dev/null || { echo "coverage.sh: gcovr is missing" >&2; exit 3; }

suites="tst_paymentmachine tst_paymentproperties tst_operationevidence tst_operationoffers tst_stayingtrue tst_paymentrules tst_paymentanswers tst_paymentcorners tst_operationmachine
    tst_paymentlink tst_paymentlinkclosing tst_paymentlinks tst_operationtimes tst_operationrules tst_operationcorners tst_apierror tst_responseparser tst_wiremoney
    tst_answercorners tst_gatewayfaults tst_gatewayanswers"
files='app/domain/(paymentmachine|paymentlink|paymentlinkturn|paymentjudge|paymentanswers|paymentschedule|machineproblem|operationmachine|operationanswers|operationtimes|operationevidence|operationrules)\.cpp
app/domain/machineturn\.h
app/gateway/(responseparser|linkparser|transactionparser|jsonread|wiremoney|wiretime|replyfacts|apierror)\.cpp
app/ports/apicodes\.cpp'

# Without optimisation a branch of the source is a branch of the program (POS_COVERAGE). No UI: nothing here needs it.
CXX=g++ cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-g1 \
    -DCMAKE_CXX_FLAGS=-Wno-invalid-pch -DPOS_COVERAGE=ON -DPOS_BUILD_UI=OFF -DPOS_FAST_BUILD=ON >/dev/null
# shellcheck disable=SC2086
cmake --build "$build" --target $suites
find "$build" -name '*.gcda' -delete
# shellcheck disable=SC2086
(cd "$build" && ctest --output-on-failure -R "^($(echo $suites | tr -s ' \n' '|'))\$")

set -- --root . --object-directory "$build" --exclude-throw-branches --exclude-unreachable-branches
for file in $files; do
    set -- "$@" --filter "$file\$"
done
if [ -n "$html" ]; then
    mkdir -p "$html"
    gcovr "$@" --html-details "$html/index.html" "$build"
fi
gcovr "$@" --json="$build/coverage.json" "$build"
python3 - "$build/coverage.json" "$least" <<'PY'
import json
import sys

report, least = json.load(open(sys.argv[1])), float(sys.argv[2])
names, total, taken, bad = [], 0, 0, 0
for file in sorted(report["files"], key=lambda f: f["file"]):
    source = open(file["file"]).read().split("\n")
    here = met = 0
    missing = []
    for line in file["lines"]:
        branches = [b["count"] > 0 for b in line["branches"] if not b.get("throw")]
        # -Werror=switch: no enumerator is left out, so nothing takes the arm of the values that do not exist.
        if source[line["line_number"] - 1].lstrip().startswith("switch (") and False in branches:
            branches.remove(False)
        here += len(branches)
        met += sum(branches)
        if False in branches:
            missing.append(str(line["line_number"]))
    if here == 0:
        continue
    percent = 100 * met / here
    names.append(file["file"])
    bad += percent < least
    print(f"{file['file']:40} {met:5} of {here:5} branches {percent:6.2f} %  {' '.join(missing)}")
    total += here
    taken += met
print(f"{'all':40} {taken:5} of {total:5} branches {100 * taken / max(total, 1):6.2f} %")
if len(names) < 18:
    sys.exit("coverage.sh: some files are missing")
if bad:
    sys.exit(f"coverage.sh: {bad} files are below {least:g} %")
PY
