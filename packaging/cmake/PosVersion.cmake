# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# The commit and its time, of a checkout or of a source archive. With POS_VERSION (packaging/metadata.cmake) they
# are all that a package says about when it was made; the clock of the machine has no part in it.
#   POS_COMMIT           ten digits, or "unknown"
#   POS_EPOCH            seconds since 1970 of the commit; SOURCE_DATE_EPOCH wins
#   POS_PACKAGE_VERSION  X.Y.Z of a release; else X.Y.Z~gitTIME.COMMIT, which sorts before it and after older commits

include("${CMAKE_CURRENT_LIST_DIR}/archive.cmake")
set(POS_COMMIT "unknown")
set(POS_EPOCH 0)
if(POS_ARCHIVE_COMMIT MATCHES "^[0-9a-f]+$")
    string(SUBSTRING "${POS_ARCHIVE_COMMIT}" 0 10 POS_COMMIT)
    set(POS_EPOCH "${POS_ARCHIVE_EPOCH}")
else()
    find_package(Git QUIET)
    if(GIT_FOUND)
        execute_process(COMMAND "${GIT_EXECUTABLE}" log -1 --abbrev=10 --format=%h|%ct
            WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE pos_commit
            OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE pos_commit_result)
        if(pos_commit_result EQUAL 0 AND pos_commit MATCHES "^([0-9a-f]+)[|]([0-9]+)$")
            set(POS_COMMIT "${CMAKE_MATCH_1}")
            set(POS_EPOCH "${CMAKE_MATCH_2}")
        endif()
    endif()
endif()
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(POS_EPOCH "$ENV{SOURCE_DATE_EPOCH}")
endif()

# pos_date(OUT FORMAT): the commit's time, in UTC and in English.
function(pos_date out format)
    set(ENV{SOURCE_DATE_EPOCH} "${POS_EPOCH}")
    string(TIMESTAMP text "${format}" UTC)
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

set(POS_PACKAGE_VERSION "${PROJECT_VERSION}")
if(NOT POS_RELEASE)
    pos_date(pos_time "%Y%m%d%H%M%S")
    string(APPEND POS_PACKAGE_VERSION "~git${pos_time}.${POS_COMMIT}")
endif()

configure_file("${PROJECT_SOURCE_DIR}/packaging/cmake/version.h.in" "${PROJECT_BINARY_DIR}/generated/version.h" @ONLY)
target_include_directories(pos_options INTERFACE "${PROJECT_BINARY_DIR}/generated")
