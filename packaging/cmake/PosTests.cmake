# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# pos_add_test(NAME SOURCES ... LINK ... LABELS ... [DEFINITIONS ...] [DEPENDS ...] [TIMEOUT seconds] [ALONE])
# A suite, run offscreen, in the C locale, in UTC, with a home folder of its own and one font.
#
# One executable a suite; under POS_FAST_BUILD one executable a folder, because what suites share (Qt's and the
# standard library's templates) costs more to compile than what they test. Each suite then keeps a namespace and a
# process of its own, and its name is still a target. ALONE is for a suite with a main() of its own.
function(pos_add_test name)
    cmake_parse_arguments(ARG "ALONE" "TIMEOUT" "SOURCES;LINK;LABELS;DEFINITIONS;DEPENDS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set(cost ${ARG_TIMEOUT}) # a suite that may take long starts first
    set(slowness 3) # of a machine that has other things to do: the limit is for what hangs, not for what is slow
    if(POS_SANITIZE) # instrumented code is several times slower
        set(slowness 12)
    elseif(CMAKE_CROSSCOMPILING) # it runs in Wine
        set(slowness 9)
    endif()
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * ${slowness}")
    set(suite "${ARG_SOURCES}")
    list(FILTER suite INCLUDE REGEX "\\.cpp$")
    list(LENGTH suite count)
    if(POS_FAST_BUILD AND NOT ARG_ALONE AND count EQUAL 1)
        pos_join_suite("${suite}" program)
        add_custom_target(${name} DEPENDS ${program})
        cmake_path(GET suite STEM stem)
        add_test(NAME ${name} COMMAND ${program} ${stem})
    else()
        set(program ${name})
        add_executable(${name} ${ARG_SOURCES})
        pos_suite_program(${name})
        if(ARG_SOURCES MATCHES "\\.h(;|$)")
            set_target_properties(${name} PROPERTIES AUTOMOC ON)
        else()
            pos_moc_suite(${name} "${suite}")
        endif()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    target_link_libraries(${program} PRIVATE ${ARG_LINK})
    target_compile_definitions(${program} PRIVATE ${ARG_DEFINITIONS})
    if(ARG_DEPENDS)
        add_dependencies(${program} ${ARG_DEPENDS})
    endif()
    set(home "${PROJECT_BINARY_DIR}/tests/home/${name}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set(fonts "FONTCONFIG_FILE=${PROJECT_SOURCE_DIR}/tests/support/fonts.conf")
    if(WIN32) # offscreen has no fonts of its own there
        set(fonts "QT_QPA_FONTDIR=/usr/share/fonts/truetype/dejavu")
    endif()
    math(EXPR function_ms "${ARG_TIMEOUT} * 1000")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} COST ${cost} LABELS "${ARG_LABELS}" ENVIRONMENT
        "QTEST_FUNCTION_TIMEOUT=${function_ms};QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;HOME=${home};XDG_RUNTIME_DIR=${home}/run;XDG_CONFIG_HOME=;XDG_DATA_HOME=;${fonts};http_proxy=;https_proxy=;DBUS_SESSION_BUS_ADDRESS=")
endfunction()

# Sources here are whole suites: several of them, or one that specialises Qt's templates after their last use.
function(pos_suite_program name)
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/bin")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE pos_options pos_warnings pos_sanitizers Qt6::Test)
    if(MINGW) # several suites have more sections than its object files may have
        target_compile_options(${name} PRIVATE -Wa,-mbig-obj)
    endif()
    pos_use_precompiled(${name})
endfunction()

# Moc by hand spares each suite a scan of its own and an empty source.
function(pos_moc_suite target suite)
    cmake_path(GET suite STEM stem)
    qt_generate_moc("${suite}" "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
endfunction()

# Adds a suite to its folder's program, which is made complete when the folder's CMakeLists.txt has been read.
function(pos_join_suite suite program)
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/tests" OUTPUT_VARIABLE folder)
    string(REPLACE "/" "_" folder "suites_${folder}")
    if(NOT TARGET ${folder})
        add_executable(${folder})
        pos_suite_program(${folder})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # a suite's own class is in an included source here
            target_compile_options(${folder} PRIVATE -Wno-subobject-linkage)
        endif()
        cmake_language(EVAL CODE "cmake_language(DEFER CALL pos_finish_suites ${folder})")
    endif()
    pos_moc_suite(${folder} "${suite}")
    set_property(TARGET ${folder} APPEND PROPERTY POS_SUITES "${suite}")
    set(${program} ${folder} PARENT_SCOPE)
endfunction()

function(pos_finish_suites folder)
    get_target_property(suites ${folder} POS_SUITES)
    set(number 0)
    set(names "")
    while(suites)
        list(SUBLIST suites 0 8 some) # as many as keep a compilation near half a minute
        list(REMOVE_ITEM suites ${some})
        set(joined "${CMAKE_CURRENT_BINARY_DIR}/${folder}_${number}.cpp")
        list(TRANSFORM some PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE paths)
        add_custom_command(OUTPUT "${joined}"
            COMMAND "${CMAKE_COMMAND}" "-DSUITES=${paths}" "-DOUT=${joined}" -P "${PROJECT_SOURCE_DIR}/packaging/cmake/joinsuites.cmake"
            DEPENDS ${paths} "${PROJECT_SOURCE_DIR}/packaging/cmake/joinsuites.cmake" VERBATIM)
        target_sources(${folder} PRIVATE "${joined}")
        list(APPEND names ${some})
        math(EXPR number "${number} + 1")
    endwhile()
    list(TRANSFORM names REPLACE "\\.cpp$" "")
    set(declared "")
    set(listed "")
    foreach(name IN LISTS names)
        string(APPEND declared "namespace suite_${name} { int main(int, char **); }\n")
        string(APPEND listed "    if (suite == \"${name}\")\n        return suite_${name}::main(count - 1, arguments + 1);\n")
    endforeach()
    file(CONFIGURE OUTPUT "${folder}_main.cpp" @ONLY CONTENT [[
#include <cstdio>
#include <string_view>
#ifdef _WIN32
#include <windows.h>
#endif
@declared@
static int run(int count, char **arguments)
{
    const std::string_view suite = count > 1 ? arguments[1] : "";
@listed@    std::fputs("the first argument names a suite of this folder\n", stderr);
    return 2;
}

int main(int count, char **arguments)
{
    const int result = run(count, arguments);
#ifdef _WIN32 // as host::leave(): the usual end may wait for ever for a thread that is gone
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), UINT(result));
#endif
    return result;
}
]])
    target_sources(${folder} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${folder}_main.cpp")
endfunction()
