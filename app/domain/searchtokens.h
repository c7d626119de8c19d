// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The search line cut into pieces: signs, operators, quotes. Private to domain/.
#pragma once

#include "domain/paymentsearch.h"

namespace pos {

struct SearchToken
{
    qsizetype begin = 0, length = 0;
    bool negated = false;
    bool quoted = false;
    std::optional<SearchField> field; ///< of a known operator
    QString value;                    ///< behind sign and operator, without quotes
    QString raw;                      ///< without the sign: the word, should the operator make no sense

    qsizetype end() const { return begin + length; }
    bool isPlain() const { return !field && !quoted; }
};

/// At most `most` pieces; what is left is one last plain piece.
QList<SearchToken> searchTokens(const QString &text, int most);

std::optional<SearchField> searchOperatorFromName(const QString &folded);

}
