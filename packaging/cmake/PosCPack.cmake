# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# CPack's settings. packaging/package.sh makes the packages; cpackproject.cmake tells each generator its components.
set(CPACK_PACKAGE_NAME "${POS_NAME}")
set(CPACK_PACKAGE_VENDOR "${POS_VENDOR}")
set(CPACK_PACKAGE_CONTACT "${POS_CONTACT}")
set(CPACK_PACKAGE_VERSION "${POS_PACKAGE_VERSION}")
set(CPACK_PACKAGE_VERSION_MAJOR "${PROJECT_VERSION_MAJOR}")
set(CPACK_PACKAGE_VERSION_MINOR "${PROJECT_VERSION_MINOR}")
set(CPACK_PACKAGE_VERSION_PATCH "${PROJECT_VERSION_PATCH}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${POS_SUMMARY}")
set(CPACK_PACKAGE_DESCRIPTION "") # lines under 80 columns, as terminals show them
foreach(paragraph IN LISTS POS_DESCRIPTION)
    string(REPLACE " " ";" words "${paragraph}")
    set(line "")
    foreach(word IN LISTS words)
        string(LENGTH "${line} ${word}" length)
        if(length GREATER 76)
            string(APPEND CPACK_PACKAGE_DESCRIPTION "${line}\n")
            set(line "${word}")
        else()
            string(JOIN " " line ${line} ${word})
        endif()
    endforeach()
    string(APPEND CPACK_PACKAGE_DESCRIPTION "${line}\n\n")
endforeach()
string(STRIP "${CPACK_PACKAGE_DESCRIPTION}" CPACK_PACKAGE_DESCRIPTION)
set(CPACK_PACKAGE_HOMEPAGE_URL "${POS_HOME_PAGE}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "${POS_DISPLAY_NAME}")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS # whatever the umask of who builds
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/cmake/cpacktimes.cmake")
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_SOURCE_DIR}/packaging/cmake/cpackproject.cmake")

# .deb: libraries are found by dpkg-shlibdeps; what is opened at run time is known by nobody but us.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
string(JOIN ", " CPACK_DEBIAN_PACKAGE_DEPENDS
    libqt6sql6-sqlite # the journal
    "qt6-svg-plugins | libqt6svg6 (<< 6.5)" # every icon; since Debian 13 the plugin is in a package of its own
    libsecret-1-0     # QtKeychain opens it
    ca-certificates   # whom TLS trusts
    tzdata)           # the hours in which customers may be contacted
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager" # a keychain to keep the keys in
    qt6-wayland                      # desktops without X11
    "notification-daemon")
string(JOIN ", " CPACK_DEBIAN_PACKAGE_SUGGESTS
    cups-client qt6-gtk-platformtheme qt6-xdgdesktopportal-platformtheme)

# .rpm: libraries are found by rpm's own generator. Fedora's names first, openSUSE's after "or".
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "${POS_LICENCE}")
set(CPACK_RPM_PACKAGE_GROUP "Productivity/Office/Finance")
set(CPACK_RPM_PACKAGE_SUMMARY "${POS_SUMMARY}")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_PACKAGE_RELOCATABLE OFF)
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/packaging/rpmmacros" CONTENT "%packager @POS_CONTACT@\n" @ONLY)
string(JOIN ", " CPACK_RPM_PACKAGE_REQUIRES
    "(qt6-qtbase or qt6-sql-sqlite)" "(qt6-qtsvg or libQt6Svg6)" "(qt6-qtbase-gui or libQt6Gui6)"
    "(libsecret or libsecret-1-0)" ca-certificates "(tzdata or timezone)")
set(CPACK_RPM_PACKAGE_RECOMMENDS "(gnome-keyring or kwalletmanager)")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/man /usr/share/man/man1 /usr/share/metainfo /usr/share/applications /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps /usr/share/licenses)
foreach(size IN LISTS pos_icon_sizes)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        "/usr/share/icons/hicolor/${size}x${size}" "/usr/share/icons/hicolor/${size}x${size}/apps")
endforeach()
# Windows: for one user or for the machine, see packaging/windows/NSIS.template.in. MOSTRADOR_SIGN signs installer and
# uninstaller.
if(WIN32)
    set(CPACK_MODULE_PATH "${PROJECT_SOURCE_DIR}/packaging/windows")
    set(CPACK_MONOLITHIC_INSTALL ON)
    set(CPACK_PACKAGING_INSTALL_PREFIX "/")
endif()
set(CPACK_NSIS_PACKAGE_NAME "${POS_DISPLAY_NAME}")
set(CPACK_NSIS_DISPLAY_NAME "${POS_DISPLAY_NAME} ${PROJECT_VERSION}")
set(CPACK_NSIS_MUI_ICON "${pos_files}/icons/mostrador.ico")
set(CPACK_NSIS_MUI_UNIICON "${pos_files}/icons/mostrador.ico")
if(DEFINED ENV{MOSTRADOR_SIGN})
    set(CPACK_NSIS_DEFINES "!finalize '$ENV{MOSTRADOR_SIGN} \"%1\"'\n!uninstfinalize '$ENV{MOSTRADOR_SIGN} \"%1\"'")
endif()

# macOS: one image with the application and a link to Applications. packaging/macos/sign.sh signs both.
set(CPACK_DMG_VOLUME_NAME "${POS_DISPLAY_NAME}")
set(CPACK_DMG_FORMAT UDZO)

include(CPack)
