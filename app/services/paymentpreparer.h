// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Session and body of a recorded attempt (CONTRACT 4.2, 5.1-5.5): a checkout
// session where the workflow needs one, preferably an unused one of the same sale
// and amount, then the exact bytes. Nothing here can charge. Engine thread.
#pragma once

#include "base/clock.h"
#include "domain/paymentmachine.h"
#include "domain/settings.h"
#include "ports/gatewayport.h"
#include "ports/journalport.h"

#include <map>

namespace pos {

class PaymentPreparer
{
public:
    using Done = std::function<void(const AttemptId &, const MachineEvent &)>; ///< Prepared or PreparationFailed
    PaymentPreparer(GatewayPort &gateway, JournalPort &journal, const Clock &clock, const Settings &settings,
                    Done done);

    void prepare(const Attempt &attempt);
    /// The same for an attempt that is not recorded yet, when nothing has to be asked of the gateway first.
    std::optional<event::Prepared> readyNow(const Attempt &attempt, const Sale &sale, const std::optional<Customer> &customer,
                                            const QList<Attempt> &earlier) const;

private:
    struct Draft
    {
        Attempt attempt;
        PaymentRequest request;
        Call call;
    };
    Result<PaymentRequest> storedRequest(const Attempt &attempt) const;
    Result<PaymentRequest> requestFor(const Attempt &attempt, const Sale &sale, const std::optional<Customer> &customer) const;
    Result<event::Prepared> readyFrom(const PaymentRequest &request) const;
    CheckoutSessionId spareSession(const Attempt &attempt, const QList<Attempt> &earlier) const;
    void createSession(Draft draft);
    void finish(const AttemptId &id, const PaymentRequest &request);
    QList<std::pair<QString, QString>> metadata(const Attempt &attempt) const;

    GatewayPort &m_gateway;
    JournalPort &m_journal;
    const Clock &m_clock;
    const Settings &m_settings;
    const Done m_done;
    std::map<AttemptId, Draft> m_drafts;
    Call m_finished;
};

} // namespace pos
