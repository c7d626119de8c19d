// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/contactintake.h"

#include <QHash>

#include <algorithm>

namespace pos {

namespace {

bool isSame(const Consent &a, const Consent &b)
{
    return a == b;
}

/// Of two copies one may have lost its words after their time.
bool isSame(const OptOut &a, const OptOut &b)
{
    const auto wordless = [](const OptOut &entry) { return entry.reason.isEmpty() && entry.operatorName.isEmpty(); };
    return a == b || ((wordless(a) || wordless(b)) && a.phone == b.phone && a.out == b.out && a.atMs == b.atMs);
}

/// The entries that are new; `stored` reads what is known of a number, once each.
template <typename Entry, typename Stored>
Result<QList<Entry>> newOnes(const QList<Entry> &entries, const QList<qint64> &lines, ContactImport &report, Stored stored)
{
    QHash<PhoneNumber, QList<Entry>> known;
    QList<Entry> fresh;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        auto of = known.find(entry.phone);
        if (of == known.end()) {
            const Result<QList<Entry>> read = stored(entry.phone);
            if (!read)
                return fail(read.error());
            of = known.insert(entry.phone, *read);
        }
        const auto same = std::ranges::find(*of, entry.id, &Entry::id);
        if (same == of->end())
            fresh << entry;
        else if (isSame(*same, entry))
            ++report.known;
        else
            addProblem(report, {lines[i], ContactFileProblem::Kind::OtherContent, {}});
    }
    return fresh;
}

} // namespace

Result<ContactImport> takeContactsIn(const ContactFile &file, OutreachJournal &journal)
{
    ContactImport report = file.report;
    if (report.isRefused())
        return report;
    const auto consents = newOnes(file.consents, file.lines, report, [&](const PhoneNumber &phone) { return journal.consentsOf(phone); });
    if (!consents)
        return fail(consents.error());
    auto optOuts = newOnes(file.optOuts, file.lines, report, [&](const PhoneNumber &phone) { return journal.optOutsOf(phone); });
    if (!optOuts)
        return fail(optOuts.error());
    if (report.isRefused()) {
        report.known = 0;
        return report;
    }
    report.reversalsLeftOut = optOuts->removeIf([](const OptOut &entry) { return !entry.out; });
    Result<void> kept;
    if (!consents->isEmpty())
        kept = journal.addConsents(*consents);
    else if (!optOuts->isEmpty())
        kept = journal.addOptOuts(*optOuts);
    if (!kept)
        return fail(kept.error());
    report.added = consents->size() + optOuts->size();
    return report;
}

} // namespace pos
