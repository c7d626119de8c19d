// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paidcheck.h"

#include <utility>
#include <vector>

namespace pos {

struct GatewayPaidCheck::Run
{
    Done done;
    QList<PaymentId> payments;      ///< still to be read
    QList<MerchantOrderId> orders;
    std::vector<Call> calls;            ///< kept until the run goes: the handle of an answered call may be on the stack
    bool over = false;
};

namespace {

PaidAnswer ofState(AttemptState state)
{
    if (isPaid(state))
        return PaidAnswer::Paid;
    switch (state) {
    case AttemptState::Authorized:
    case AttemptState::Disputed:
    case AttemptState::Refunded: return PaidAnswer::Paid; // dealt with: nothing to win back
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Draft: return PaidAnswer::NotPaid;
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::WaitingCustomer:
    case AttemptState::Unknown: return PaidAnswer::Unclear;
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded: break;
    }
    return PaidAnswer::Unclear;
}

} // namespace

PaidAnswer paidAnswerOf(const Payment &payment)
{
    const StatusFacts facts = payment.facts();
    if (!facts.isKnown)
        return PaidAnswer::Unclear;
    switch (facts.money) {
    case MoneyEffect::No:
        return facts.isFinal ? PaidAnswer::NotPaid : PaidAnswer::Unclear;
    case MoneyEffect::Hold:
    case MoneyEffect::Yes:
    case MoneyEffect::PartlyYes:
    case MoneyEffect::YesLess:
    case MoneyEffect::Back: return PaidAnswer::Paid;
    case MoneyEffect::HoldOrNo:
    case MoneyEffect::BackOrNo:
    case MoneyEffect::Unsure: return PaidAnswer::Unclear;
    }
    return PaidAnswer::Unclear;
}

GatewayPaidCheck::GatewayPaidCheck(JournalPort &journal, OutreachJournal &outreach, GatewayPort &gateway)
    : m_journal(journal)
    , m_outreach(outreach)
    , m_gateway(gateway)
{
}

GatewayPaidCheck::~GatewayPaidCheck() = default;

void GatewayPaidCheck::check(const PaidQuestion &question, Done done)
{
    auto run = std::make_shared<Run>();
    run->done = std::move(done);
    m_runs.append(run);
    bool unclear = false;
    if (!question.sale.isEmpty()) {
        // Also when no attempt did it: cash has no payment at Yuno.
        const Result<Sale> sale = m_journal.sale(question.sale);
        if (sale && sale->state == SaleState::Paid)
            return finish(run, PaidAnswer::Paid);
        if (!sale && sale.error().kind != ErrorKind::NotFound)
            return finish(run, PaidAnswer::Unclear);
        const Result<QList<Attempt>> attempts = m_journal.attemptsOfSale(question.sale);
        if (!attempts)
            return finish(run, PaidAnswer::Unclear);
        for (const Attempt &attempt : *attempts) {
            const PaidAnswer known = ofState(attempt.state);
            if (known == PaidAnswer::Paid)
                return finish(run, PaidAnswer::Paid);
            unclear = unclear || (known == PaidAnswer::Unclear && attempt.paymentId.isEmpty());
            if (!attempt.paymentId.isEmpty())
                run->payments << attempt.paymentId;
            else if (attempt.state != AttemptState::Draft && attempt.state != AttemptState::Refused)
                run->orders << attempt.orderId;
        }
    }
    if (!question.customer.isEmpty()) {
        const Result<QList<KnownPayment>> later = m_outreach.paymentsOfCustomer(question.customer, question.sinceMs);
        if (!later)
            return finish(run, PaidAnswer::Unclear);
        for (const KnownPayment &payment : *later) {
            if (ofState(payment.state) == PaidAnswer::Paid)
                return finish(run, PaidAnswer::Paid);
        }
    }
    if (unclear)
        return finish(run, PaidAnswer::Unclear);
    if (!question.payment.isEmpty() && !run->payments.contains(question.payment))
        run->payments << question.payment;
    if (!question.order.isEmpty() && !run->orders.contains(question.order))
        run->orders << question.order;
    next(run);
}

void GatewayPaidCheck::next(const std::shared_ptr<Run> &run)
{
    const std::weak_ptr<Run> weak = run;
    // What answers may be the last to know the run: it is taken hold of for the time.
    if (!run->payments.isEmpty()) {
        const PaymentId id = run->payments.takeFirst();
        run->calls.emplace_back(m_gateway.payment(id, [this, weak](const Answer<Payment> &answer) {
            const std::shared_ptr<Run> held = weak.lock();
            if (!held || held->over)
                return;
            const PaidAnswer said = answer.result ? paidAnswerOf(*answer.result) : PaidAnswer::Unclear;
            said == PaidAnswer::NotPaid ? next(held) : finish(held, said);
        }));
        return;
    }
    if (!run->orders.isEmpty()) {
        const MerchantOrderId id = run->orders.takeFirst();
        run->calls.emplace_back(m_gateway.paymentsByOrderId(id, [this, weak](const Answer<QList<Payment>> &answer) {
            const std::shared_ptr<Run> held = weak.lock();
            if (!held || held->over)
                return;
            PaidAnswer said = answer.result ? PaidAnswer::NotPaid : PaidAnswer::Unclear;
            for (const Payment &payment : answer.result.value_or(QList<Payment>())) {
                const PaidAnswer one = paidAnswerOf(payment);
                if (one == PaidAnswer::Paid || said == PaidAnswer::NotPaid)
                    said = one;
            }
            said == PaidAnswer::NotPaid ? next(held) : finish(held, said);
        }));
        return;
    }
    finish(run, PaidAnswer::NotPaid);
}

void GatewayPaidCheck::finish(const std::shared_ptr<Run> &run, PaidAnswer answer)
{
    if (run->over)
        return;
    run->over = true;
    // Older runs go now, this one with the next: its call may be on the stack.
    m_runs.removeIf([&run](const std::shared_ptr<Run> &other) { return other->over && other != run; });
    const Done done = std::exchange(run->done, nullptr);
    if (done)
        done(answer);
}

} // namespace pos
