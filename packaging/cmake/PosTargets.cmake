# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# The three INTERFACE targets that every target of the project links, and the
# two functions that make a library or a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(POS_CCACHE ccache)
if(POS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER AND NOT POS_FAST_BUILD) # precompiled headers cost it more than it saves
    set(CMAKE_CXX_COMPILER_LAUNCHER "${POS_CCACHE}")
endif()

add_library(pos_options INTERFACE)
target_compile_features(pos_options INTERFACE cxx_std_20)
target_include_directories(pos_options INTERFACE "${PROJECT_SOURCE_DIR}/app" "${PROJECT_SOURCE_DIR}")
target_compile_definitions(pos_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

add_library(pos_warnings INTERFACE)
if(NOT MSVC)
    # A missing enumerator or a dropped result is an error everywhere: both lose money here.
    target_compile_options(pos_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
        -Werror=switch -Werror=unused-result -Werror=return-type)
endif()

add_library(pos_sanitizers INTERFACE)
if(POS_SANITIZE)
    target_compile_options(pos_sanitizers INTERFACE -fsanitize=${POS_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(pos_sanitizers INTERFACE -fsanitize=${POS_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC loses track of std::optional behind instrumentation and warns about what is initialised.
        target_compile_options(pos_sanitizers INTERFACE -Wno-maybe-uninitialized)
    endif()
    if(POS_SANITIZE MATCHES "undefined")
        # Qt 6.4's containers copy no bytes from a null pointer, which is an attribute's word against nothing that happens.
        target_compile_options(pos_sanitizers INTERFACE -fno-sanitize-recover=undefined -fno-sanitize=nonnull-attribute)
    endif()
endif()

# Nothing of a shipped program may tell where it was built: that is somebody's folder, and it differs from build to build.
if(POS_HARDENED AND NOT MSVC)
    include(CheckPIESupported)
    check_pie_supported(LANGUAGES CXX)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    add_compile_options(-fstack-protector-strong "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=."
        "$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
    if(WIN32)
        add_link_options(-fstack-protector-strong) # its functions are in a library of their own
    else() # on Windows every page of a stack is touched anyway, and GCC 12 fails on this
        add_compile_options(-fstack-clash-protection)
    endif()
    if(NOT APPLE AND NOT WIN32)
        add_link_options(-Wl,-z,relro,-z,now)
    endif()
endif()

# POS_FAST_BUILD: for whoever builds everything from scratch (run.sh, test.sh, CI). Several sources a compilation,
# and Qt's headers parsed once. Developers' presets leave it off, so that every source proves its own includes.
if(POS_FAST_BUILD)
    set(CMAKE_UNITY_BUILD ON)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # a compilation ends before it has filled 4 GB: a tenth less time
        add_compile_options(--param=ggc-min-heapsize=4000000)
    endif()
    function(pos_add_precompiled name header library)
        file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/${name}.cpp" CONTENT "") # not touched when it is there
        add_library(${name} STATIC "${PROJECT_BINARY_DIR}/generated/${name}.cpp")
        target_link_libraries(${name} PRIVATE pos_options pos_warnings pos_sanitizers ${library})
        target_precompile_headers(${name} PRIVATE <algorithm> <array> <chrono> <functional> <memory> <optional> <variant>
            <vector> ${header})
    endfunction()
    set(POS_PRECOMPILED pos_precompiled_core)
    pos_add_precompiled(pos_precompiled_core <QtCore/QtCore> Qt6::Core)
endif()

# Gives a target the headers named by POS_PRECOMPILED; what has windows sets it to pos_precompiled_window.
function(pos_use_precompiled name)
    if(POS_FAST_BUILD)
        target_precompile_headers(${name} REUSE_FROM ${POS_PRECOMPILED})
    endif()
endfunction()

# pos_system_source(NAME): sets NAME to the source that does it this system's way: NAME_windows.cpp, NAME_macos.cpp where
# there is one, else NAME_unix.cpp.
function(pos_system_source name)
    set(systems unix)
    if(WIN32)
        set(systems windows)
    elseif(APPLE)
        set(systems macos unix)
    endif()
    foreach(system IN LISTS systems)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${name}_${system}.cpp")
            set(${name} "${name}_${system}.cpp" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "${CMAKE_CURRENT_SOURCE_DIR} has no ${name} for this system")
endfunction()

# pos_add_library(NAME SOURCES a.cpp a.h ... LINK targets...)  static library of one folder
function(pos_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PUBLIC pos_options ${ARG_LINK} PRIVATE pos_warnings pos_sanitizers ${ARG_PRIVATE_LINK})
    pos_use_precompiled(${name})
endfunction()

# pos_add_program(NAME SOURCES ... LINK ...)
function(pos_add_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    target_link_libraries(${name} PRIVATE pos_options pos_warnings pos_sanitizers ${ARG_LINK})
    pos_use_precompiled(${name})
endfunction()

include(PosTests)
