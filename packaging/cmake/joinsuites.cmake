# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# cmake -DSUITES=a.cpp;b.cpp -DOUT=joined.cpp -P joinsuites.cmake
# Writes one source out of several suites (PosTests.cmake): first everything they include, then each suite in a
# namespace of its own, where its includes are already had and only its own names, its .moc and its main() remain.
set(includes "")
set(bodies "")
foreach(suite IN LISTS SUITES)
    cmake_path(GET suite STEM stem)
    file(STRINGS "${suite}" lines REGEX "^#include ")
    list(FILTER lines EXCLUDE REGEX "\\.moc\"")
    list(APPEND includes ${lines})
    string(APPEND bodies "namespace suite_${stem} {\n#include \"${suite}\"\n}\n")
endforeach()
list(REMOVE_DUPLICATES includes)
# What a suite includes on one system alone is not there on another; the condition around it stays in the suite.
list(TRANSFORM includes REPLACE "^#include (<[a-z_/]+\\.h>)$" "#if __has_include(\\1)\n#include \\1\n#endif")
list(JOIN includes "\n" includes)
file(WRITE "${OUT}" "${includes}\n${bodies}")
