// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What only a person may do: let a payment go, and look after what was let go.
#include "till/salesman.h"

#include "base/log.h"
#include "domain/paymentmachine.h"

#include <algorithm>

namespace soak {

namespace {

// Of the till's time. The last repetition leaves 180 s after the first byte at the latest, a request lives for
// 75 s, and what the wire holds back or the gateway thinks about takes less than 100 s.
constexpr qint64 GiveUpMs = 420'000;
constexpr qint64 AskAgainMs = 10'000;
constexpr qint64 PatienceMs = 20'000; // with a customer who does not pay
constexpr qint64 VoucherMs = 60'000;

pos::ManagerDecision decision(const QString &reason)
{
    return {QStringLiteral("Manager"), reason};
}

} // namespace

void Salesman::look()
{
    const qint64 now = m_board->nowMs;
    for (const auto &[id, attempt] : std::map(m_open)) {
        const bool hopeless = attempt.state == pos::AttemptState::Unknown && attempt.paymentId.isEmpty() &&
                              attempt.retry.firstByteMs != 0 && now - attempt.retry.firstByteMs > GiveUpMs;
        if (attempt.state == pos::AttemptState::WaitingCustomer)
            lookAtCode(attempt, now);
        if (!hopeless || now - m_askedMs[id] < AskAgainMs)
            continue;
        m_askedMs[id] = now;
        considerLettingGo(attempt);
    }
    topUp();
}

/// The customer does not pay, as the plan has it: the sale goes on without them. Who comes back with a voucher is asked
/// about it now and then, as a cashier would.
void Salesman::lookAtCode(const pos::Attempt &attempt, qint64 now)
{
    const SalePlan plan = planOf(m_task.plan(), attempt.sale.text());
    const bool first = attempt.intent.methodId != QLatin1String("saved_card");
    qint64 &asked = m_askedMs[attempt.id];
    if (plan.givenUp && first && now - attempt.createdMs > PatienceMs && now - asked >= AskAgainMs) {
        asked = now;
        letGo(attempt.id);
    } else if (plan.way == Way::Voucher && first && now - attempt.createdMs > VoucherMs && now - asked >= VoucherMs) {
        asked = now;
        m_engine.checkNow(attempt.id);
    }
}

/// News of a payment that nobody waits for any more: it is followed to its end, and money that comes goes back.
void Salesman::notedReleased(const pos::Attempt &attempt, bool waited)
{
    if (waited) {
        ++m_board->givenUp;
        chargeAgain(attempt.sale);
    }
    if (pos::isOpen(attempt.state))
        m_watched.insert(attempt.id);
    else if (m_watched.erase(attempt.id) > 0 && !pos::permitsNewAttempt(attempt.state))
        m_backOffice.consider(attempt);
    topUp();
}

/// The plan has this customer gone without the goods: whatever they pay now goes back, and nothing is sold meanwhile.
bool Salesman::waitsForLateMoney(const QList<pos::Attempt> &attempts) const
{
    const auto gone = [](const pos::Attempt &attempt) { return attempt.released && isFollowed(attempt); };
    return !attempts.isEmpty() && planOf(m_task.plan(), attempts.constFirst().sale.text()).paidLate &&
           std::ranges::any_of(attempts, gone);
}

/// What an earlier life of the till let go, and has not seen the end of.
void Salesman::takeUpReleased(const pos::PaymentRow &row)
{
    if (!row.paymentId.isEmpty())
        m_watched.insert(row.attempt);
    chargeAgain(row.sale);
    m_engine.attemptsOfSale(row.sale, this, [this](const pos::Result<QList<pos::Attempt>> &attempts) {
        for (const pos::Attempt &fresh : attempts.value_or(QList<pos::Attempt>{}))
            noted(fresh);
    });
}

/// Only when the gateway has said, late enough, that it knows nothing of it; silence is no answer.
void Salesman::considerLettingGo(const pos::Attempt &attempt)
{
    const qint64 lateEnough = attempt.retry.firstByteMs + GiveUpMs;
    m_engine.paymentDetail(
        attempt.id, this, [this, id = attempt.id, lateEnough](const pos::Result<pos::PaymentDetail> &detail) {
            const bool nothingFound =
                detail && std::ranges::any_of(detail->events, [lateEnough](const pos::AttemptEvent &event) {
                    const bool answered = event.kind == QLatin1String("lookedUp") && event.note.isEmpty();
                    return answered && event.atMs > lateEnough;
                });
            if (nothingFound)
                letGo(id);
            else
                m_engine.checkNow(id);
        });
}

void Salesman::letGo(const pos::AttemptId &id)
{
    m_engine.release(id, decision(QStringLiteral("nothing was found")), this,
                     [this](const pos::Result<pos::Attempt> &attempt) {
                         if (attempt)
                             noted(*attempt);
                     });
}

} // namespace soak
