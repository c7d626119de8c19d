# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Toolchain: Windows x86-64 by Debian's mingw-w64 (the posix variant: std::thread). MOSTRADOR_WINDOWS is the folder
# that packaging/windows/libraries.sh fills.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(pos_triplet x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${pos_triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${pos_triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${pos_triplet}-windres)
set(CMAKE_FIND_ROOT_PATH /usr/${pos_triplet})
if(DEFINED ENV{MOSTRADOR_WINDOWS})
    list(PREPEND CMAKE_FIND_ROOT_PATH "$ENV{MOSTRADOR_WINDOWS}/root")
endif()
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ZLIB_USE_STATIC_LIBS ON)
# Qt's moc, rcc and uic are this machine's.
set(QT_HOST_PATH /usr)
file(GLOB QT_HOST_PATH_CMAKE_DIR /usr/lib/*/cmake/Qt6HostInfo)
cmake_path(GET QT_HOST_PATH_CMAKE_DIR PARENT_PATH QT_HOST_PATH_CMAKE_DIR)
set(CMAKE_CROSSCOMPILING_EMULATOR wine)
