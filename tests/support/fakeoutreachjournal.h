// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// OutreachJournal in memory, with the real one's rules about steps and changes,
// and writes that fail on demand.
#pragma once

#include "ports/outreachjournal.h"

#include <algorithm>

namespace pos::test {

class FakeOutreachJournal : public OutreachJournal
{
public:
    QList<Consent> consents;
    QList<OptOut> optOuts;
    QList<OutreachIntent> intents;
    QList<OutreachEvent> events;
    QList<OutreachCase> cases;
    QList<KnownPayment> payments;
    int failWrite = 0; ///< the n-th write from now fails; 0 = none
    int writes = 0;

    Result<void> addConsents(const QList<Consent> &more) override
    {
        consents += more;
        return {};
    }
    Result<QList<Consent>> consentsOf(const PhoneNumber &phone) override
    {
        return chosen(consents, [&](const Consent &consent) { return consent.phone == phone; });
    }
    Result<void> addOptOuts(const QList<OptOut> &more) override
    {
        optOuts += more;
        return {};
    }
    Result<QList<OptOut>> optOutsOf(const PhoneNumber &phone) override
    {
        return chosen(optOuts, [&](const OptOut &entry) { return entry.phone == phone; });
    }
    Result<void> eachConsent(const std::function<bool(const Consent &)> &visit) override
    {
        return std::ranges::all_of(consents, visit) ? Result<void>() : Result<void>(fail(ErrorKind::Cancelled));
    }
    Result<void> eachOptOut(const std::function<bool(const OptOut &)> &visit) override
    {
        return std::ranges::all_of(optOuts, visit) ? Result<void>() : Result<void>(fail(ErrorKind::Cancelled));
    }

    Result<void> commitOutreach(const OutreachIntent &intent, const OutreachEvent &event) override
    {
        ++writes;
        if (failWrite > 0 && --failWrite == 0)
            return fail(ErrorKind::StorageFull);
        OutreachIntent *stored = find(intent.id);
        const OutreachState from = stored ? stored->state : OutreachState::Drafted;
        if (event.from != from || nextState(from, event.kind) != std::optional(intent.state) ||
            (stored && stored->body != intent.body))
            return fail(ErrorKind::Conflict);
        if (stored)
            *stored = intent;
        else
            intents << intent;
        events << event;
        return {};
    }
    Result<OutreachIntent> outreach(const OutreachId &id) override
    {
        const OutreachIntent *stored = find(id);
        return stored ? Result<OutreachIntent>(*stored) : Result<OutreachIntent>(fail(ErrorKind::NotFound));
    }
    Result<QList<OutreachIntent>> openOutreaches() override
    {
        return chosen(intents, [](const OutreachIntent &intent) { return !isOver(intent.state); });
    }
    Result<QList<OutreachIntent>> outreachesOfCase(const OutreachCaseId &id) override
    {
        return chosen(intents, [&](const OutreachIntent &intent) { return intent.caseId == id; });
    }
    Result<QList<OutreachIntent>> outreachesTo(const PhoneNumber &phone) override
    {
        return chosen(intents, [&](const OutreachIntent &intent) { return intent.phone == phone; });
    }
    Result<QList<OutreachEvent>> outreachEvents(const OutreachId &id) override
    {
        return chosen(events, [&](const OutreachEvent &event) { return event.outreach == id; });
    }

    Result<void> saveOutreachCase(const OutreachCase &matter) override
    {
        cases.removeIf([&](const OutreachCase &other) { return other.id == matter.id; });
        cases << matter;
        return {};
    }
    Result<OutreachCase> outreachCase(const OutreachCaseId &id) override
    {
        for (const OutreachCase &matter : cases) {
            if (matter.id == id)
                return matter;
        }
        return fail(ErrorKind::NotFound);
    }
    Result<QList<OutreachCase>> outreachCases() override { return cases; }
    Result<OutreachCase> claimOutreachCase(const OutreachCaseId &id, const QString &, qint64, qint64) override { return outreachCase(id); }

    Result<QList<KnownPayment>> paymentsOfCustomer(const CustomerId &, qint64 sinceMs) override
    {
        return chosen(payments, [&](const KnownPayment &payment) { return payment.createdMs >= sinceMs; });
    }

private:
    template <typename T, typename Choose> static Result<QList<T>> chosen(const QList<T> &all, Choose choose)
    {
        QList<T> found;
        std::ranges::copy_if(all, std::back_inserter(found), choose);
        return found;
    }
    OutreachIntent *find(const OutreachId &id)
    {
        const auto found = std::ranges::find_if(intents, [&](const OutreachIntent &intent) { return intent.id == id; });
        return found == intents.end() ? nullptr : &*found;
    }
};

} // namespace pos::test
