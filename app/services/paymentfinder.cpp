// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentfinder.h"

#include "domain/textrules.h"
#include "domain/validation.h"

#include <utility>

namespace pos {

void PaymentFinder::find(const QString &id, Done done)
{
    for (const quint64 finished : std::exchange(m_finished, {}))
        m_calls.erase(finished);
    const Checked<QString> order = checkOrderId(id.trimmed());
    if (!order) {
        done(fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("id")}}));
        return;
    }
    const quint64 search = ++m_searches;
    if (!isUuid(*order)) {
        byOrder(search, *order, std::move(done));
        return;
    }
    m_calls[search] = m_gateway.payment(
        PaymentId::from(*order), [this, search, id = *order, done = std::move(done)](const Answer<Payment> &answer) {
            if (answer.result) {
                finish(search);
                done(QList<Payment>{*answer.result});
            } else if (answer.result.error().kind == ErrorKind::NotFound) {
                finish(search);
                byOrder(++m_searches, id, done); // some shops use UUIDs as order ids
            } else {
                finish(search);
                done(fail(answer.result.error()));
            }
        });
}

void PaymentFinder::byOrder(quint64 search, const QString &id, Done done)
{
    m_calls[search] = m_gateway.paymentsByOrderId(
        MerchantOrderId::from(id), [this, search, done = std::move(done)](const Answer<QList<Payment>> &answer) {
            finish(search);
            done(answer.result);
        });
}

void PaymentFinder::finish(quint64 search)
{
    m_finished.push_back(search);
}

} // namespace pos
