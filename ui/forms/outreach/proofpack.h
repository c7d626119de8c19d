// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What proves how one person was dealt with (DESIGN 5): consent with its words,
// each contact with its request (masked), answer, operator and times, the rules
// with their sources, and what came of it. As a page and as a table. The request
// is masked; whom it is about stands once, at the head. Pure but for the locale;
// proofPdf() and the saving may run on any thread.
#pragma once

#include "domain/contactlimits.h"
#include "ports/outreachsource.h"

#include <QTimeZone>

namespace pos::ui {

struct ProofContext
{
    QString shopName;
    QList<ContactRules> rules; ///< of every country that counts, as they are now; the customer's own first
    QString shopLimits;        ///< the shop's own, as they are now; empty = none
    QTimeZone zone = QTimeZone::utc();
};

/// Simple HTML; every text of people is escaped.
QString proofHtml(const ContactProof &proof, const ProofContext &context);
/// RFC 4180 with a byte order mark; times are UTC. Columns are stable: record, at, id, contact, channel, result, operator,
/// http_status, code, rules, amount, words.
QByteArray proofCsv(const ContactProof &proof, const ProofContext &context);
/// A4, black on white.
QByteArray proofPdf(const QString &html, const QString &title);
/// "proof-ana-example-20261122"
QString proofFileName(const ContactProof &proof);

/// Writes what the ending of the name asks for (.csv, else .pdf) on a thread of its own; there whole or not at all.
/// `then` on the thread of `context`, unless that is gone.
void saveProof(const QString &path, const ContactProof &proof, const ProofContext &context, QObject *receiver,
               std::function<void(const Result<void> &)> then);

} // namespace pos::ui
