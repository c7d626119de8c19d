// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/communicationreader.h"

#include "base/unlessgone.h"

#include <algorithm>

namespace pos {

namespace {

/// Two clocks, and an agent that takes its time: no longer, or it is another contact.
constexpr qint64 BeforeMs = 10 * 60'000, AfterMs = 72LL * 60 * 60 * 1000;

qint64 askedMs(const OutreachIntent &intent)
{
    return intent.sentMs > 0 ? intent.sentMs : intent.createdMs;
}

/// Certainly nothing left for a contact that was withheld or refused.
bool mayBe(const OutreachIntent &intent, const Communication &talk)
{
    if (!mayHaveReached(intent.state))
        return false;
    const std::optional<ContactChannel> channel = channelOf(talk);
    if (channel && !intent.channels.contains(*channel))
        return false;
    return talk.atMs == 0 || (talk.atMs >= askedMs(intent) - BeforeMs && talk.atMs < askedMs(intent) + AfterMs);
}

} // namespace

std::optional<OutreachIntent> matchingIntent(const Communication &talk, const QList<OutreachIntent> &candidates)
{
    const auto named = std::ranges::find_if(candidates, [&](const OutreachIntent &intent) {
        return !intent.remoteId.isEmpty() && intent.remoteId == talk.id;
    });
    if (named != candidates.end())
        return *named;
    std::optional<OutreachIntent> best;
    bool several = false;
    for (const OutreachIntent &intent : candidates) {
        if (!mayBe(intent, talk) || (best && best->id == intent.id))
            continue;
        several = best.has_value();
        // The last one that was asked for before it.
        if (!best || askedMs(intent) > askedMs(*best))
            best = intent;
    }
    if (talk.atMs == 0 && several)
        return std::nullopt; // evidence that may be another contact's is none
    return best;
}

Result<QList<OutreachIntent>> CommunicationReader::candidatesFor(const Communication &talk)
{
    QList<OutreachIntent> found;
    const auto add = [&found](const Result<QList<OutreachIntent>> &more) -> Result<void> {
        if (!more)
            return fail(more.error());
        found += *more;
        return {};
    };
    QList<PaymentId> payments;
    QList<MerchantOrderId> orders;
    if (!talk.payment.isEmpty())
        payments << talk.payment;
    if (!talk.order.isEmpty())
        orders << talk.order;
    if (!payments.isEmpty() || !orders.isEmpty()) {
        const Result<QList<KnownPayment>> known = m_journal.knownPayments(payments, orders);
        if (!known)
            return fail(known.error());
        for (const KnownPayment &one : *known) {
            const auto attempt = unlessGone(m_journal.attempt(one.attempt));
            if (!attempt)
                return fail(attempt.error());
            if (!*attempt)
                continue;
            if (const auto added = add(m_outreach.outreachesOfCase(OutreachCaseId::from((*attempt)->sale.text()))); !added)
                return fail(added.error());
        }
    }
    // An abandoned sale was sent under its own number.
    if (found.isEmpty() && !talk.order.isEmpty()) {
        if (const auto added = add(m_outreach.outreachesOfCase(OutreachCaseId::from(talk.order.text()))); !added)
            return fail(added.error());
    }
    if (found.isEmpty() && !talk.phone.isEmpty() && talk.atMs > 0) {
        if (const auto added = add(m_outreach.outreachesTo(talk.phone)); !added)
            return fail(added.error());
    }
    return found;
}

Result<std::optional<OutreachIntent>> CommunicationReader::intentOf(const Communication &talk)
{
    const Result<QList<OutreachIntent>> candidates = candidatesFor(talk);
    if (!candidates)
        return fail(candidates.error());
    return matchingIntent(talk, *candidates);
}

Result<void> CommunicationReader::takeTalks(const QList<Communication> &talks, ReportJob &job)
{
    bool changed = false;
    for (const Communication &talk : talks) {
        const Result<std::optional<OutreachIntent>> intent = intentOf(talk);
        if (!intent)
            return fail(intent.error());
        if (!*intent) {
            ++job.tally.missingHere;
            continue;
        }
        const QString name = communicationFactName((*intent)->id, talk.id);
        const QString text = communicationText(talk);
        const Result<QString> before = m_journal.fact(name);
        if (!before)
            return fail(before.error());
        if (*before == text) {
            ++job.tally.same;
            continue;
        }
        if (const Result<void> kept = m_journal.setFact(name, text); !kept)
            return kept;
        ++(before->isEmpty() ? job.tally.added : job.tally.updated);
        changed = true;
    }
    if (changed && m_changed)
        m_changed();
    return {};
}

} // namespace pos
