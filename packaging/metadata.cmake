# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# What the product is called and what it says about itself: the only place. The build, `--version`, About, every
# package and every generated file (desktop entry, AppStream, man pages, changelogs) read it from here.
# `cmake -DPRINT=POS_VERSION -P packaging/metadata.cmake` prints one value, for scripts.

set(POS_VERSION "0.1.0") # semantic; CHANGELOG.md has a heading for it
set(POS_NAME "mostrador")
set(POS_DISPLAY_NAME "Mostrador")
set(POS_APPLICATION_ID "org.mostrador.Mostrador") # for ever: desktops keep settings and autostart entries under it
set(POS_VENDOR "The Mostrador authors")
set(POS_COPYRIGHT "2026 The Mostrador authors")
set(POS_LICENCE "Apache-2.0")
# Who packages: a distributor sets an own address (-DPOS_CONTACT=...). The project has no public address or page yet;
# .invalid is the name that can never lead to a stranger. Elements that need a page are left out while there is none.
set(POS_CONTACT "The Mostrador authors <packages@mostrador.invalid>" CACHE STRING "Maintainer of the packages")
set(POS_HOME_PAGE "" CACHE STRING "The project's page; its pictures are at PAGE/screenshots")

set(POS_SUMMARY "Point of sale for the Yuno payments API")
# Paragraphs, without semicolons (a list); lines are wrapped by whoever shows them.
set(POS_DESCRIPTION
    "Mostrador is a counter application: a cashier charges a cart in seconds to a customer's saved card, or by a code on the customer's phone. Support staff find any payment and see what happened to it, and managers can trust the totals."
    "A payment is charged at most once, whatever fails: power, disk, network or gateway. When an answer is lost, the screen says so, and the till finds out by itself. Card numbers cannot be entered, and keys stay in the keychain of the operating system."
    "Training mode is a complete, separate world on this machine: no internet, no keys, no money.")
set(POS_KEYWORDS "till;pos;counter;checkout;payment;card;pix;refund;Yuno")
# Pictures of resources/docs with their captions, in order.
set(POS_SCREENSHOTS
    "charge-approved.png|The Charge page after an approved payment"
    "pix-waiting.png|A code that the customer's bank app pays"
    "payments.png|The Payments page beside a refunded payment")

if(CMAKE_SCRIPT_MODE_FILE AND PRINT)
    execute_process(COMMAND "${CMAKE_COMMAND}" -E echo "${${PRINT}}")
endif()
