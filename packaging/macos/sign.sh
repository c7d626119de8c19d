#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# sign.sh APP_OR_DMG: signs, and notarises a .dmg. Does nothing, and says so, where no identity is given.
#   MOSTRADOR_CODESIGN_IDENTITY   "Developer ID Application: ..." in the keychain of this Mac
#   MOSTRADOR_NOTARY_PROFILE      what `xcrun notarytool store-credentials` was told
# Unproven: it needs a Mac and an Apple developer account.
set -eu
[ -n "${MOSTRADOR_CODESIGN_IDENTITY:-}" ] || { echo "not signed: MOSTRADOR_CODESIGN_IDENTITY is not set" >&2; exit 0; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
case "$1" in
    *.app) codesign --force --deep --options runtime --timestamp --entitlements "$here/entitlements.plist" --sign "$MOSTRADOR_CODESIGN_IDENTITY" "$1"
           codesign --verify --strict "$1" ;;
    *.dmg) codesign --timestamp --sign "$MOSTRADOR_CODESIGN_IDENTITY" "$1"
           [ -z "${MOSTRADOR_NOTARY_PROFILE:-}" ] || { xcrun notarytool submit --wait --keychain-profile "$MOSTRADOR_NOTARY_PROFILE" "$1"; xcrun stapler staple "$1"; } ;;
    *) echo "sign.sh APP_OR_DMG" >&2; exit 2 ;;
esac
