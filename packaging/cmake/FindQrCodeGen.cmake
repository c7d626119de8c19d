# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Nayuki's QR Code generator as QrCodeGen::QrCodeGen. Debian, Fedora and
# Homebrew have header and library only; nayuki-qr-code-generator of vcpkg brings
# a package of its own.
find_package(nayuki-qr-code-generator CONFIG QUIET)
if(TARGET nayuki-qr-code-generator::nayuki-qr-code-generator)
    set(QrCodeGen_FOUND TRUE)
    if(NOT TARGET QrCodeGen::QrCodeGen)
        add_library(QrCodeGen::QrCodeGen INTERFACE IMPORTED)
        target_link_libraries(QrCodeGen::QrCodeGen INTERFACE nayuki-qr-code-generator::nayuki-qr-code-generator)
    endif()
    return()
endif()

find_path(QrCodeGen_INCLUDE_DIR qrcodegen.hpp PATH_SUFFIXES qrcodegen qrcodegencpp)
find_library(QrCodeGen_LIBRARY qrcodegencpp)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QrCodeGen REQUIRED_VARS QrCodeGen_LIBRARY QrCodeGen_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install libqrcodegencpp-dev (Debian, Ubuntu), libqrcodegencpp-devel (Fedora), qrcodegencpp-cmake (Arch) or qr-code-generator (Homebrew)")
if(QrCodeGen_FOUND AND NOT TARGET QrCodeGen::QrCodeGen)
    add_library(QrCodeGen::QrCodeGen UNKNOWN IMPORTED)
    set_target_properties(QrCodeGen::QrCodeGen PROPERTIES
        IMPORTED_LOCATION "${QrCodeGen_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${QrCodeGen_INCLUDE_DIR}")
endif()
mark_as_advanced(QrCodeGen_INCLUDE_DIR QrCodeGen_LIBRARY)
