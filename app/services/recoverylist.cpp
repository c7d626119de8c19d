// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/recoverylist.h"

#include <algorithm>
#include <cmath>

namespace pos {

namespace {

constexpr double HalfLifeMs = 2.0 * 24 * 60 * 60 * 1000;

/// The channel that is further on its way to being allowed: somebody who said yes to messages alone is no dead end.
void judge(RecoveryRow &row, const PhoneNumbers &phones, const ContactTerms &terms, const QString &operatorName, qint64 nowMs)
{
    ContactFacts facts{row.caseId, row.customer.id, row.phone, row.customer.country, row.customer.billingAddress.state, {},
                       row.contacts, row.consents, row.optOuts, {}, false};
    if (row.matter && row.matter->isClaimedByOther(operatorName, nowMs))
        facts.claimedBy = row.matter->claimedBy;
    const auto withConsent = [](const OutreachOutlook &outlook) {
        return outlook.block != OutreachBlock::NoConsent && outlook.block != OutreachBlock::ConsentRefused;
    };
    facts.channels = {ContactChannel::PhoneCall};
    row.channel = ContactChannel::PhoneCall;
    row.outlook = contactStanding(facts, phones, terms, nowMs);
    if (withConsent(row.outlook))
        return;
    facts.channels = {ContactChannel::WhatsApp};
    OutreachOutlook written = contactStanding(facts, phones, terms, nowMs);
    if (!withConsent(written))
        return;
    row.channel = ContactChannel::WhatsApp;
    row.outlook = std::move(written);
}

} // namespace

double urgencyOf(const Money &amount, qint64 atMs, qint64 nowMs)
{
    if (!amount.isValid())
        return 0;
    const double major = double(amount.minor()) / std::pow(10.0, amount.currency().exponent());
    return major * std::exp2(-double(std::max<qint64>(0, nowMs - atMs)) / HalfLifeMs);
}

void judgeRecovery(QList<RecoveryRow> &rows, const PhoneNumbers &phones, const ContactTerms &terms,
                   const QString &operatorName, qint64 nowMs)
{
    for (RecoveryRow &row : rows) {
        judge(row, phones, terms, operatorName, nowMs);
        row.urgency = urgencyOf(row.amount, row.atMs, nowMs);
    }
    std::ranges::stable_sort(rows, [nowMs](const RecoveryRow &a, const RecoveryRow &b) {
        const bool restsA = a.isSnoozed(nowMs), restsB = b.isSnoozed(nowMs);
        return restsA != restsB ? restsB : a.urgency > b.urgency;
    });
}

} // namespace pos
