# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# Read by cpack once for each generator: which components it packs (PosInstall.cmake says what they are).
set(CPACK_COMPONENTS_ALL app)
if(CPACK_GENERATOR STREQUAL "DEB")
    set(CPACK_COMPONENTS_ALL app desktop debian)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
elseif(CPACK_GENERATOR STREQUAL "RPM")
    set(CPACK_COMPONENTS_ALL app desktop rpm)
    set(CPACK_RPM_COMPONENT_INSTALL ON)
elseif(CPACK_GENERATOR MATCHES "^(TGZ|TXZ|TZST)$")
    set(CPACK_COMPONENTS_ALL app desktop)
    set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
endif()
