// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Evidence without secrets: the JSON text exactly as received, except that the
// values of token-like fields, card numbers, and JSON hidden inside a text are
// replaced. One pass over the bytes, so that it costs little per answer.
#pragma once

#include <QByteArray>
#include <QList>

namespace pos {

/// `json` must be valid JSON text. `secrets` are bytes that must not survive anywhere (the till's own keys,
/// should a server echo them).
QByteArray redactedJson(const QByteArray &json, const QList<QByteArrayView> &secrets = {});

} // namespace pos
