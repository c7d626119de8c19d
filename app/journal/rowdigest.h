// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 over the values of a row in a fixed, unambiguous form. SQLite has no
// checksums of its own: without this a damaged byte in a row would be believed.
#pragma once

#include <QByteArray>
#include <QVariantList>

namespace pos {

/// Type, length and bytes of every value, in order.
QByteArray canonicalBytes(const QVariantList &values);
QByteArray rowDigest(const QVariantList &values);

}
