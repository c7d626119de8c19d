// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/keydraft.h"

#include "base/cardguard.h"
#include "ui/forms/settings/settingnames.h"

#include <algorithm>

namespace pos::ui {

namespace {

constexpr int ShortestKey = 8;
constexpr int LongestKey = 1024;

void checkOne(QList<FieldError> &errors, const QString &field, const QString &typed, bool required)
{
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        if (required)
            errors << FieldError{field, Rule::Required, 0, 0, {}};
        return;
    }
    if (containsCardNumber(text)) {
        errors << FieldError{field, Rule::CardNumber, 0, 0, {}};
        return;
    }
    const bool visible = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
    if (!visible || text.size() < ShortestKey || text.size() > LongestKey)
        errors << FieldError{field, Rule::BadKey, ShortestKey, LongestKey, {}};
}

bool isForeign(const QString &key, Environment environment)
{
    const bool sandboxKey = key.startsWith(QLatin1String("sandbox_")) || key.startsWith(QLatin1String("staging_")) ||
                            key.startsWith(QLatin1String("dev_"));
    const bool liveKey = key.startsWith(QLatin1String("prod_"));
    switch (environment) {
    case Environment::Sandbox:
        return liveKey;
    case Environment::LiveUs:
    case Environment::LiveEu:
        return sandboxKey;
    case Environment::Training:
    case Environment::Custom:
        return false;
    }
    return false;
}

}

QList<FieldError> checkKeys(const KeyDraft &draft, bool relay, bool haveStored)
{
    QList<FieldError> errors;
    if (relay)
        checkOne(errors, names::RelayToken, draft.relayToken, false);
    // A relay's token stands in for the keys; a relay without one still passes the keys on.
    const bool token = relay && !draft.relayToken.trimmed().isEmpty();
    const bool typed = !draft.publicKey.trimmed().isEmpty() || !draft.privateKey.trimmed().isEmpty();
    const bool needed = typed || (!token && !haveStored);
    checkOne(errors, names::PublicKey, draft.publicKey, needed);
    checkOne(errors, names::PrivateKey, draft.privateKey, needed);
    return errors;
}

bool keysLookForeign(const KeyDraft &draft, Environment environment)
{
    return isForeign(draft.publicKey.trimmed(), environment) || isForeign(draft.privateKey.trimmed(), environment);
}

Credentials credentialsOf(const KeyDraft &draft, bool relay)
{
    Credentials keys;
    if (relay)
        keys.relayToken = Secret(draft.relayToken.trimmed().toUtf8());
    keys.publicKey = Secret(draft.publicKey.trimmed().toUtf8());
    keys.privateKey = Secret(draft.privateKey.trimmed().toUtf8());
    return keys;
}

}
