# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# libphonenumber as PhoneNumber::PhoneNumber. Newer releases bring a package of
# their own (Homebrew, vcpkg); Debian's has headers and libraries only. Its
# generated header needs protobuf, of which it links the full library.
find_package(libphonenumber CONFIG QUIET)
if(TARGET libphonenumber::phonenumber-shared OR TARGET libphonenumber::phonenumber)
    set(PhoneNumber_FOUND TRUE)
    if(NOT TARGET PhoneNumber::PhoneNumber)
        add_library(PhoneNumber::PhoneNumber INTERFACE IMPORTED)
        if(TARGET libphonenumber::phonenumber-shared)
            target_link_libraries(PhoneNumber::PhoneNumber INTERFACE libphonenumber::phonenumber-shared)
        else()
            target_link_libraries(PhoneNumber::PhoneNumber INTERFACE libphonenumber::phonenumber)
        endif()
    endif()
    return()
endif()

find_path(PhoneNumber_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(PhoneNumber_LIBRARY phonenumber)
find_package(Protobuf QUIET)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PhoneNumber REQUIRED_VARS PhoneNumber_LIBRARY PhoneNumber_INCLUDE_DIR Protobuf_LIBRARIES
    REASON_FAILURE_MESSAGE "install libphonenumber-dev (Debian, Ubuntu), libphonenumber-devel (Fedora) or libphonenumber (Arch, Homebrew)")
if(PhoneNumber_FOUND AND NOT TARGET PhoneNumber::PhoneNumber)
    add_library(PhoneNumber::PhoneNumber UNKNOWN IMPORTED)
    set_target_properties(PhoneNumber::PhoneNumber PROPERTIES
        IMPORTED_LOCATION "${PhoneNumber_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${PhoneNumber_INCLUDE_DIR};${Protobuf_INCLUDE_DIRS}"
        INTERFACE_LINK_LIBRARIES "${Protobuf_LIBRARIES}")
endif()
mark_as_advanced(PhoneNumber_INCLUDE_DIR PhoneNumber_LIBRARY)
