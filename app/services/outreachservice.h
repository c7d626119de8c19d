// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Contacts somebody through Yuno's agent, at most once a decision (DESIGN 5). In
// order: what stands against it now (fields, claim, opt-out, consent, rules, an
// earlier contact), the intent on disk, whether it has been paid meanwhile, all
// of the first once more, "sending" on disk, one send, the answer on disk. It
// never sends again by itself; what a crash left in the middle is Unclear. Engine
// thread; owned by whoever owns its parts, and they outlive it.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "domain/outreachcheck.h"
#include "domain/outreachorder.h"
#include "ports/outreachgateway.h"
#include "ports/outreachjournal.h"
#include "ports/phonenumbers.h"
#include "services/contactstanding.h"
#include "services/paidcheck.h"

#include <map>
#include <vector>

namespace pos {

class OutreachService
{
public:
    struct Parts
    {
        OutreachJournal &journal;
        OutreachGateway &gateway;
        PaidCheck &paid;
        const PhoneNumbers &phones;
        const Clock &clock;
        IdSource &ids;
    };
    using Done = std::function<void(const OutreachOutcome &)>;

    explicit OutreachService(const Parts &parts);
    ~OutreachService();
    OutreachService(const OutreachService &) = delete;
    OutreachService &operator=(const OutreachService &) = delete;

    void setTerms(const ContactTerms &terms) { m_terms = terms; }
    /// At start, before anything else: whoever was sending is gone. How many became Unclear.
    Result<int> recover();
    Result<OutreachOutlook> outlook(const OutreachOrder &order) const;
    /// The bytes that would be sent, for the preview.
    Result<QByteArray> body(const OutreachOrder &order) const;
    void send(const OutreachOrder &order, Done done);

private:
    struct Run;
    Result<void> look(const OutreachOrder &order, const OutreachId &self, OutreachOutlook &outlook) const;
    Result<void> move(OutreachIntent &intent, OutreachEventKind kind, const Exchange *exchange = nullptr);
    Result<OutreachIntent> record(const OutreachOrder &order, const OutreachOutlook &outlook);
    void afterPaidCheck(quint64 id, PaidAnswer answer);
    void withhold(quint64 id, OutreachBlock block, std::optional<OutreachOutlook> outlook = {});
    void wire(quint64 id);
    void onAnswer(quint64 id, const Answer<OutreachReply> &answer);
    void finish(quint64 id, OutreachOutcome outcome);

    Parts m_parts;
    ContactTerms m_terms;
    std::map<quint64, std::unique_ptr<Run>> m_runs;
    std::vector<Call> m_answered; ///< their handles may be on the stack: they go with the next send
    quint64 m_last = 0;
};

} // namespace pos
