// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Recovery outreach as the engine thread does it: the service, the calls it
// sends by, the last look at the payment, and what staff record about a matter.
// Made once the journal is open; dropped before it closes.
#pragma once

#include "domain/settings.h"
#include "ports/outreachdesk.h"
#include "services/contactfile.h"
#include "services/observedgateway.h"
#include "services/outreachservice.h"

namespace pos {

class OutreachWork
{
public:
    template <typename T> using Done = std::function<void(const Result<T> &)>;
    struct Parts
    {
        JournalPort &journal;
        OutreachJournal &outreach;
        GatewayPort &gateway;              ///< for reading whether it was paid
        OutreachGateway &wire;
        const PhoneNumbers &phones;
        const Clock &clock;
        IdSource &ids;
        std::function<bool()> canCall;
        ObservedGateway::Observer observe; ///< how a send went
        std::function<void()> changed;
    };

    explicit OutreachWork(const Parts &parts);

    void setTerms(const ContactTerms &terms) { m_service.setTerms(terms); }
    /// Before anything else: whoever was sending is gone.
    Result<int> recover() { return m_service.recover(); }
    Result<OutreachMatter> matter(const SaleId &sale, const AttemptId &attempt) const;
    Result<OutreachDraft> consider(const OutreachOrder &order) const;
    void send(const OutreachOrder &order, Done<OutreachOutcome> done);
    Result<void> recordConsents(QList<Consent> consents);
    Result<void> recordOptOut(OptOut entry);
    Result<ContactImport> takeIn(const ContactFile &file);
    Result<OutreachCase> changeCase(const OutreachCaseChange &change);

private:
    /// Passes a send on and lets the engine see how it went, as ObservedGateway does.
    class Watched;
    Result<OutreachCase> known(const OutreachCase &matter) const;
    Result<OutreachCase> claim(const OutreachCase &matter, const QString &operatorName, qint64 untilMs);

    const Parts m_parts;
    std::unique_ptr<OutreachGateway> m_wire;
    GatewayPaidCheck m_paid;
    OutreachService m_service;
};

} // namespace pos
