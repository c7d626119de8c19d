# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# What is installed where, by component:
#   app      the programs
#   desktop  desktop entry, icons, AppStream, man pages (Linux and its kin)
#   debian   copyright, changelogs and lintian's overrides, for the .deb alone
#   rpm      the licence, for the .rpm alone
# Everything that names the product is generated from packaging/metadata.cmake.
include(GNUInstallDirs)

set(pos_files "${PROJECT_BINARY_DIR}/packaging")
set(pos_templates "${PROJECT_SOURCE_DIR}/packaging/linux")
file(MAKE_DIRECTORY "${pos_files}/icons")
set(pos_made "") # what the build makes for packages

# Icons: drawn from the SVG by Qt itself, which every build has.
set(pos_icon "${PROJECT_SOURCE_DIR}/packaging/icons/mostrador.svg")
set(pos_icon_sizes 16 22 24 32 48 64 128 256 512)
if(CMAKE_CROSSCOMPILING)
    set(POS_ICONS_PROGRAM "" CACHE FILEPATH "packaging/icons/main.cpp, compiled for the machine that builds")
    add_executable(pos-icons IMPORTED)
    set_target_properties(pos-icons PROPERTIES IMPORTED_LOCATION "${POS_ICONS_PROGRAM}")
else()
    add_executable(pos-icons "${PROJECT_SOURCE_DIR}/packaging/icons/main.cpp")
    target_link_libraries(pos-icons PRIVATE pos_options pos_warnings Qt6::Svg) # not instrumented: it runs while building
endif()
set(pos_pngs "")
foreach(size IN LISTS pos_icon_sizes)
    list(APPEND pos_pngs "${pos_files}/icons/${size}x${size}.png")
endforeach()
list(APPEND pos_pngs "${pos_files}/icons/mostrador.ico" "${pos_files}/icons/mostrador.icns")
add_custom_command(OUTPUT ${pos_pngs}
    COMMAND pos-icons "${pos_icon}" "${pos_files}/icons" ${pos_icon_sizes} DEPENDS "${pos_icon}" VERBATIM)
list(APPEND pos_made ${pos_pngs})
add_custom_target(pos_pictures DEPENDS ${pos_pngs})

# The programs. On Windows and macOS Qt's own script brings its libraries and plugins along; it runs only there,
# so a cross build has one of its own.
if(WIN32)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/windows/mostrador.rc.in" "${pos_files}/mostrador.rc" @ONLY)
    target_sources(mostrador PRIVATE "${pos_files}/mostrador.rc")
    if(MSVC) # its linker takes manifests among the sources; the others take it from the resources
        target_sources(mostrador PRIVATE "${PROJECT_SOURCE_DIR}/packaging/windows/mostrador.manifest")
    endif()
    # A program without a console is compiled otherwise than the precompiled headers were.
    set_target_properties(mostrador PROPERTIES WIN32_EXECUTABLE ON DISABLE_PRECOMPILE_HEADERS ON)
    add_dependencies(mostrador pos_pictures)
    install(TARGETS mostrador mostrador-gateway RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT app)
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION . COMPONENT app)
elseif(APPLE)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/macos/Info.plist.in" "${pos_files}/Info.plist" @ONLY)
    set_target_properties(mostrador PROPERTIES MACOSX_BUNDLE ON OUTPUT_NAME "${POS_DISPLAY_NAME}" MACOSX_BUNDLE_INFO_PLIST "${pos_files}/Info.plist")
    add_dependencies(mostrador pos_pictures)
    install(TARGETS mostrador BUNDLE DESTINATION . COMPONENT app)
    install(FILES "${pos_files}/icons/mostrador.icns" DESTINATION "${POS_DISPLAY_NAME}.app/Contents/Resources" COMPONENT app)
    install(TARGETS mostrador-gateway RUNTIME DESTINATION "${POS_DISPLAY_NAME}.app/Contents/MacOS" COMPONENT app)
else()
    install(TARGETS mostrador mostrador-gateway RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT app)
endif()
if(WIN32 AND CMAKE_CROSSCOMPILING)
    get_target_property(pos_qt_core Qt6::Core IMPORTED_LOCATION_RELEASE)
    cmake_path(GET pos_qt_core PARENT_PATH pos_qt_bin)
    set(pos_qt_plugins "${pos_qt_bin}/../plugins")
    foreach(library "pos_runtime libstdc++-6.dll" "pos_threads libwinpthread-1.dll") # folders of the compiler
        separate_arguments(library)
        list(POP_FRONT library variable)
        execute_process(COMMAND "${CMAKE_CXX_COMPILER}" "-print-file-name=${library}" OUTPUT_VARIABLE place
            OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
        cmake_path(GET place PARENT_PATH ${variable})
    endforeach()
    configure_file("${PROJECT_SOURCE_DIR}/packaging/windows/deploy.cmake.in" "${pos_files}/deploy.cmake" @ONLY)
    install(SCRIPT "${pos_files}/deploy.cmake" COMPONENT app)
elseif(WIN32 OR APPLE)
    qt_generate_deploy_app_script(TARGET mostrador FILENAME_VARIABLE pos_deploy NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${pos_deploy}" COMPONENT app)
endif()

if(UNIX AND NOT APPLE)
    # The pieces of the templates.
    pos_date(pos_day "%Y-%m-%d")
    pos_date(pos_mail_date "%a, %d %b %Y %H:%M:%S +0000")
    set(pos_paragraphs "")
    foreach(paragraph IN LISTS POS_DESCRIPTION)
        string(APPEND pos_paragraphs "    <p>${paragraph}</p>\n")
    endforeach()
    set(pos_keywords "")
    foreach(word IN LISTS POS_KEYWORDS)
        string(APPEND pos_keywords "    <keyword>${word}</keyword>\n")
    endforeach()
    # The libraries of About, for the copyright file.
    set(pos_libraries "")
    file(READ "${PROJECT_SOURCE_DIR}/resources/licences/libraries.json" libraries)
    string(JSON count LENGTH "${libraries}")
    math(EXPR last "${count} - 1")
    foreach(number RANGE ${last})
        string(JSON name GET "${libraries}" ${number} name)
        string(JSON licence GET "${libraries}" ${number} licence)
        string(APPEND pos_libraries "\n  ${name}: ${licence}")
    endforeach()

    # Sets pos_page: what AppStream is told when the project has a page.
    macro(pos_describe_page page)
        set(pos_page "")
        set(kind " type=\"default\"")
        foreach(screenshot IN LISTS POS_SCREENSHOTS)
            string(REGEX MATCH "^(.*)[|](.*)$" found "${screenshot}")
            string(APPEND pos_page "    <screenshot${kind}>\n      <caption>${CMAKE_MATCH_2}</caption>\n"
                "      <image>${page}/screenshots/${CMAKE_MATCH_1}</image>\n    </screenshot>\n")
            set(kind "")
        endforeach()
        if(NOT "${page}" STREQUAL "")
            set(pos_page "  <url type=\"homepage\">${page}</url>\n  <screenshots>\n${pos_page}  </screenshots>\n")
        else()
            set(pos_page "")
        endif()
    endmacro()

    # Releases, newest first: the headings of CHANGELOG.md ("## 1.2.3 - 2027-01-31"; "## Unreleased (1.2.3)").
    set(pos_releases "")
    set(pos_debian_changelog "")
    set(pos_version_found FALSE)
    file(STRINGS "${PROJECT_SOURCE_DIR}/CHANGELOG.md" headings REGEX "^## ")
    foreach(heading IN LISTS headings)
        if(heading MATCHES "^## ([0-9]+[.][0-9]+[.][0-9]+) - ([0-9]+-[0-9]+-[0-9]+)$")
            set(version "${CMAKE_MATCH_1}")
            set(day "${CMAKE_MATCH_2}")
            set(type "stable")
            execute_process(COMMAND date -u -d "${day}" "+%a, %d %b %Y 00:00:00 +0000" OUTPUT_VARIABLE date
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
            set(full "${version}")
        elseif(heading MATCHES "^## Unreleased \\(([0-9]+[.][0-9]+[.][0-9]+)\\)$" AND NOT POS_RELEASE)
            set(version "${CMAKE_MATCH_1}")
            set(day "${pos_day}")
            set(type "development")
            set(date "${pos_mail_date}")
            set(full "${POS_PACKAGE_VERSION}")
        else()
            message(FATAL_ERROR "CHANGELOG.md: \"${heading}\" is no release: \"## X.Y.Z - YYYY-MM-DD\", or before it \"## Unreleased (X.Y.Z)\"")
        endif()
        if(version STREQUAL PROJECT_VERSION)
            set(pos_version_found TRUE)
        endif()
        string(APPEND pos_releases "    <release version=\"${version}\" date=\"${day}\" type=\"${type}\"/>\n")
        string(APPEND pos_debian_changelog "${POS_NAME} (${full}-1) unstable; urgency=medium\n\n"
            "  * What changes for users is told in changelog.gz.\n\n -- ${POS_CONTACT}  ${date}\n\n")
    endforeach()
    if(NOT pos_version_found)
        message(FATAL_ERROR "CHANGELOG.md has no heading for ${PROJECT_VERSION}, the version of packaging/metadata.cmake")
    endif()

    configure_file("${pos_templates}/desktop.in" "${pos_files}/${POS_APPLICATION_ID}.desktop" @ONLY)
    if(POS_BUILD_TESTS) # also the form that waits for the project's page
        pos_describe_page("https://mostrador.invalid")
        configure_file("${pos_templates}/metainfo.xml.in" "${pos_files}/with-page/${POS_APPLICATION_ID}.metainfo.xml" @ONLY)
        add_test(NAME packaging_files COMMAND sh "${PROJECT_SOURCE_DIR}/packaging/checkfiles.sh" "${pos_files}")
        set_tests_properties(packaging_files PROPERTIES LABELS packaging TIMEOUT 60 SKIP_RETURN_CODE 77)
        add_test(NAME packaging_release COMMAND sh "${PROJECT_SOURCE_DIR}/packaging/release/checktest.sh" "${PROJECT_BINARY_DIR}/tests/release")
        set_tests_properties(packaging_release PROPERTIES LABELS packaging TIMEOUT 60)
    endif()
    pos_describe_page("${POS_HOME_PAGE}")
    configure_file("${pos_templates}/metainfo.xml.in" "${pos_files}/${POS_APPLICATION_ID}.metainfo.xml" @ONLY)
    configure_file("${pos_templates}/copyright.in" "${pos_files}/copyright" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/flatpak/manifest.yaml.in" "${pos_files}/${POS_APPLICATION_ID}.yaml" @ONLY)
    file(CONFIGURE OUTPUT "${pos_files}/changelog.Debian" CONTENT "${pos_debian_changelog}" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${pos_files}/changelog" COPYONLY)
    set(pos_zipped changelog.Debian changelog)
    foreach(page mostrador.1 mostrador-gateway.1)
        configure_file("${pos_templates}/${page}.in" "${pos_files}/${page}" @ONLY)
        list(APPEND pos_zipped ${page})
    endforeach()
    find_program(POS_GZIP gzip REQUIRED)
    foreach(file IN LISTS pos_zipped) # without a name and a time inside
        add_custom_command(OUTPUT "${pos_files}/${file}.gz" DEPENDS "${pos_files}/${file}"
            COMMAND sh -c "'${POS_GZIP}' -9nc '${file}' >'${file}.gz'" WORKING_DIRECTORY "${pos_files}" VERBATIM)
        list(APPEND pos_made "${pos_files}/${file}.gz")
    endforeach()

    install(FILES "${pos_files}/${POS_APPLICATION_ID}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT desktop)
    install(FILES "${pos_files}/${POS_APPLICATION_ID}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT desktop)
    install(FILES "${pos_files}/mostrador.1.gz" "${pos_files}/mostrador-gateway.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT desktop)
    set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
    foreach(size IN LISTS pos_icon_sizes)
        install(FILES "${pos_files}/icons/${size}x${size}.png" DESTINATION "${icons}/${size}x${size}/apps"
            RENAME "${POS_APPLICATION_ID}.png" COMPONENT desktop)
    endforeach()
    install(FILES "${pos_icon}" DESTINATION "${icons}/scalable/apps" RENAME "${POS_APPLICATION_ID}.svg" COMPONENT desktop)

    set(doc "${CMAKE_INSTALL_DATADIR}/doc/${POS_NAME}")
    install(FILES "${pos_files}/copyright" "${pos_files}/changelog.gz" "${pos_files}/changelog.Debian.gz" DESTINATION "${doc}"
        COMPONENT debian EXCLUDE_FROM_ALL)
    install(FILES "${pos_templates}/lintian-overrides" DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" RENAME "${POS_NAME}"
        COMPONENT debian EXCLUDE_FROM_ALL)
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/${POS_NAME}"
        COMPONENT rpm EXCLUDE_FROM_ALL)
endif()
# Everything that a package holds, and nothing else.
add_custom_target(pos_package_files ALL DEPENDS ${pos_made})
add_dependencies(pos_package_files mostrador mostrador-gateway)

include(PosCPack)
