// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/outreachwriter.h"

#include "journal/consentrecord.h"
#include "journal/importrecord.h"
#include "journal/outreachchain.h"
#include "journal/outreachrecord.h"

namespace pos {

OutreachWriter::OutreachWriter(QString path, IdSource &ids, std::function<void()> damaged)
    : m_lent(std::move(path), std::move(damaged))
    , m_ids(ids)
{
}

Result<void> OutreachWriter::addConsents(const QList<Consent> &consents)
{
    return inTransaction([&](Database &database) -> Result<void> {
        for (const Consent &consent : consents) {
            if (const Result<void> added = record::insertConsent(database, consent); !added)
                return added;
        }
        return {};
    });
}

Result<QList<Consent>> OutreachWriter::consentsOf(const PhoneNumber &phone)
{
    return reading([&](Database &database) { return record::readConsents(database, phone); });
}

Result<void> OutreachWriter::addOptOuts(const QList<OptOut> &entries)
{
    return inTransaction([&](Database &database) -> Result<void> {
        for (const OptOut &entry : entries) {
            if (const Result<void> added = record::insertOptOut(database, entry); !added)
                return added;
        }
        return {};
    });
}

Result<QList<OptOut>> OutreachWriter::optOutsOf(const PhoneNumber &phone)
{
    return reading([&](Database &database) { return record::readOptOuts(database, phone); });
}

Result<void> OutreachWriter::eachConsent(const std::function<bool(const Consent &)> &visit)
{
    return reading([&](Database &database) { return record::eachConsent(database, visit); });
}

Result<void> OutreachWriter::eachOptOut(const std::function<bool(const OptOut &)> &visit)
{
    return reading([&](Database &database) { return record::eachOptOut(database, visit); });
}

Result<void> OutreachWriter::commitOutreach(const OutreachIntent &intent, const OutreachEvent &event)
{
    return inTransaction([&](Database &database) { return record::commitOutreach(database, intent, event, m_ids); });
}

Result<OutreachIntent> OutreachWriter::outreach(const OutreachId &id)
{
    return reading([&](Database &database) { return record::readOutreach(database, id); });
}

Result<QList<OutreachIntent>> OutreachWriter::openOutreaches()
{
    return reading(record::readOpenOutreaches);
}

Result<QList<OutreachIntent>> OutreachWriter::outreachesOfCase(const OutreachCaseId &id)
{
    return reading([&](Database &database) { return record::readOutreachesOfCase(database, id); });
}

Result<QList<OutreachIntent>> OutreachWriter::outreachesTo(const PhoneNumber &phone)
{
    return reading([&](Database &database) { return record::readOutreachesTo(database, phone); });
}

Result<QList<OutreachEvent>> OutreachWriter::outreachEvents(const OutreachId &id)
{
    return reading([&](Database &database) { return outreachchain::eventsOf(database, id); });
}

Result<void> OutreachWriter::saveOutreachCase(const OutreachCase &matter)
{
    return inTransaction([&](Database &database) { return record::storeCase(database, matter); });
}

Result<OutreachCase> OutreachWriter::outreachCase(const OutreachCaseId &id)
{
    return reading([&](Database &database) { return record::readCase(database, id); });
}

Result<QList<OutreachCase>> OutreachWriter::outreachCases()
{
    return reading(record::readCases);
}

Result<OutreachCase> OutreachWriter::claimOutreachCase(const OutreachCaseId &id, const QString &operatorName, qint64 nowMs,
                                                       qint64 untilMs)
{
    return inTransaction([&](Database &database) -> Result<OutreachCase> {
        const Result<OutreachCase> stored = record::readCase(database, id);
        if (!stored)
            return stored;
        OutreachCase matter = *stored;
        if (matter.isClaimedByOther(operatorName, nowMs))
            return fail(ErrorKind::Conflict, u"case " + id.text() + u" is with " + matter.claimedBy);
        matter.claimedBy = operatorName;
        matter.claimedUntilMs = untilMs;
        matter.updatedMs = nowMs;
        if (const Result<void> kept = record::storeCase(database, matter); !kept)
            return fail(kept.error());
        return matter;
    });
}

Result<QList<KnownPayment>> OutreachWriter::paymentsOfCustomer(const CustomerId &customer, qint64 sinceMs)
{
    return reading([&](Database &database) { return record::readOfCustomer(database, customer, sinceMs); });
}

} // namespace pos
