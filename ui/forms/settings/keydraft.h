// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keys while they are being typed, and the rules for them. Pure. Both empty
// means "keep what is stored". A draft belongs to one environment.
#pragma once

#include "base/secret.h"
#include "domain/settings.h"

namespace pos::ui {

struct KeyDraft
{
    QString publicKey, privateKey, relayToken;

    bool isEmpty() const { return publicKey.isEmpty() && privateKey.isEmpty() && relayToken.isEmpty(); }
};

/// Both keys or neither, a relay's token instead of them; one line of visible characters; never a card number.
/// `haveStored` = keys are known already, so empty fields are fine.
QList<FieldError> checkKeys(const KeyDraft &draft, bool relay, bool haveStored);
/// True when the prefix of a key says another environment than the one chosen (CONTRACT 1.2): a
/// warning, never a refusal.
bool keysLookForeign(const KeyDraft &draft, Environment environment);
/// Empty credentials when nothing was typed.
Credentials credentialsOf(const KeyDraft &draft, bool relay);

}
