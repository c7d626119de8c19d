// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentadder.h"

#include "services/yunopayments.h"

#include <utility>

namespace pos {

void PaymentAdder::add(const PaymentId &id, Done done)
{
    for (const quint64 finished : std::exchange(m_finished, {}))
        m_calls.erase(finished);
    const Result<QList<KnownPayment>> known = m_journal.knownPayments({id}, {});
    if (!known || !known->isEmpty()) {
        done(known ? Result<AttemptId>(known->first().attempt) : Result<AttemptId>(fail(known.error())));
        return;
    }
    const quint64 number = ++m_last;
    const qint64 askedMs = m_clock.nowMs();
    m_calls[number] = m_gateway.payment(id, [this, number, askedMs, done = std::move(done)](const Answer<Payment> &answer) {
        m_finished.push_back(number);
        done(answer.result ? store(*answer.result, askedMs) : Result<AttemptId>(fail(answer.result.error())));
    });
}

Result<AttemptId> PaymentAdder::store(const Payment &payment, qint64 askedMs)
{
    // Asked again: another answer, or a charge of this till, may have come first.
    QList<MerchantOrderId> orders;
    if (!payment.orderId.isEmpty())
        orders.append(payment.orderId);
    const Result<QList<KnownPayment>> known = m_journal.knownPayments({payment.id}, orders);
    if (!known)
        return fail(known.error());
    if (!known->isEmpty()) {
        if (known->first().paymentId.isEmpty())
            Q_EMIT foundOwn(known->first().attempt);
        return known->first().attempt;
    }
    const YunoSource source{askedMs, m_clock.nowMs(), QStringLiteral("CONTRACT 2.4"), QStringLiteral("found by hand")};
    const std::optional<ImportedPayment> imported = newFromYuno(AttemptId::from(m_ids.uuid()), payment, source);
    if (!imported)
        return fail(Error{ErrorKind::InvalidInput,
                          {.code = QStringLiteral("NOT_A_PAYMENT"), .field = QStringLiteral("id")}});
    if (const Result<void> stored = m_journal.importPayments({*imported}); !stored)
        return fail(stored.error());
    Q_EMIT added(imported->attempt.id);
    return imported->attempt.id;
}

} // namespace pos
