# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# One source of the version: project(VERSION) and the commit of the checkout.

set(POS_COMMIT "unknown")
find_package(Git QUIET)
if(GIT_FOUND)
    execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --short=10 HEAD
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE pos_commit
        OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE pos_commit_result)
    if(pos_commit_result EQUAL 0)
        set(POS_COMMIT "${pos_commit}")
    endif()
endif()
configure_file("${PROJECT_SOURCE_DIR}/packaging/cmake/version.h.in" "${PROJECT_BINARY_DIR}/generated/version.h" @ONLY)
target_include_directories(pos_options INTERFACE "${PROJECT_BINARY_DIR}/generated")
