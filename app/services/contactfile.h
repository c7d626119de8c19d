// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Consents and opt-outs as CSV (RFC 4180), both ways. Columns are found by name,
// in any order; phone numbers may be written nationally. A line without an id
// gets one made from its content, so that the same file twice changes nothing.
// Reading judges every line and names each bad one. Pure; any thread.
#pragma once

#include "base/csv.h"
#include "domain/contact.h"
#include "ports/contactlists.h"
#include "ports/phonenumbers.h"

namespace pos {

/// So many lines at once: they are one transaction, and a charge waits for it.
inline constexpr qint64 MostContactLines = 20'000;
/// In bytes.
inline constexpr qint64 LargestContactFile = 32 * 1024 * 1024;

struct ContactFile
{
    QList<Consent> consents;
    QList<OptOut> optOuts;
    QList<qint64> lines; ///< of each of them
    ContactImport report;
};

/// `country` = where a number without a plus belongs, alpha-2.
ContactFile readContactFile(const QByteArray &bytes, ContactList list, const PhoneNumbers &phones, const QString &country,
                            qint64 nowMs);
/// Adds to the report; beyond MostContactProblems only the count.
void addProblem(ContactImport &report, ContactFileProblem problem);

/// Writes what readContactFile() reads.
class ContactFileWriter
{
public:
    explicit ContactFileWriter(ContactList list);

    void add(const Consent &consent);
    void add(const OptOut &entry);
    qsizetype size() const { return m_csv.bytes().size(); }
    QByteArray take() { return m_csv.take(); }

private:
    csv::Writer m_csv;
};

} // namespace pos
