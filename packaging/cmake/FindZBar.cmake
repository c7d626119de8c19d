# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# The ZBar reader as ZBar::ZBar: tests read with it what the window shows.
find_path(ZBar_INCLUDE_DIR zbar.h)
find_library(ZBar_LIBRARY zbar)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ZBar REQUIRED_VARS ZBar_LIBRARY ZBar_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install libzbar-dev (Debian, Ubuntu), zbar-devel (Fedora) or zbar (Arch, Homebrew)")
if(ZBar_FOUND AND NOT TARGET ZBar::ZBar)
    add_library(ZBar::ZBar UNKNOWN IMPORTED)
    set_target_properties(ZBar::ZBar PROPERTIES
        IMPORTED_LOCATION "${ZBar_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${ZBar_INCLUDE_DIR}")
endif()
mark_as_advanced(ZBar_INCLUDE_DIR ZBar_LIBRARY)
