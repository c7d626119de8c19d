// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Has it been paid meanwhile? Asked right before somebody is contacted (DESIGN
// 5): every payment of the sale is read at Yuno, and the journal is asked for
// later payments of the same customer. Anything that cannot be read, or may still
// become money, is "unclear", and then nobody is contacted. Engine thread.
#pragma once

#include "ports/gatewayport.h"
#include "ports/journalport.h"
#include "ports/outreachjournal.h"

#include <functional>
#include <memory>

namespace pos {

enum class PaidAnswer { NotPaid, Paid, Unclear };

/// What is owed, in all the ways it could have been paid.
struct PaidQuestion
{
    SaleId sale;           ///< of this till, or empty
    CustomerId customer;   ///< or empty
    PaymentId payment;     ///< typed, or of the attempt
    MerchantOrderId order; ///< typed, or of the attempt
    qint64 sinceMs = 0;    ///< later payments of the customer count from here
};

class PaidCheck
{
public:
    using Done = std::function<void(PaidAnswer)>;
    virtual ~PaidCheck() = default;
    /// Answers once, later or at once. A running check is dropped with its object.
    virtual void check(const PaidQuestion &question, Done done) = 0;
};

class GatewayPaidCheck final : public PaidCheck
{
public:
    GatewayPaidCheck(JournalPort &journal, OutreachJournal &outreach, GatewayPort &gateway);
    ~GatewayPaidCheck() override;
    void check(const PaidQuestion &question, Done done) override;

private:
    struct Run;
    void next(const std::shared_ptr<Run> &run);
    void finish(const std::shared_ptr<Run> &run, PaidAnswer answer);

    JournalPort &m_journal;
    OutreachJournal &m_outreach;
    GatewayPort &m_gateway;
    QList<std::shared_ptr<Run>> m_runs;
};

/// What one payment says: money taken or held = Paid; certainly none = NotPaid; anything else Unclear.
PaidAnswer paidAnswerOf(const Payment &payment);

} // namespace pos
