// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/yunopayments.h"

namespace pos {

namespace {

QString labelOf(const PaymentMethodInfo &method)
{
    const QString name = method.brand.isEmpty() ? method.type : method.brand;
    return method.lastFour.isEmpty() ? name : name + QString::fromUtf8(" •••• ") + method.lastFour;
}

}

ImportedPayment knownFromYuno(const Attempt &stored, const Payment &payment, const YunoSource &source)
{
    ImportedPayment imported;
    Attempt &attempt = imported.attempt = stored;
    attempt.payment = payment;
    attempt.state = attemptStateOf(payment, payment.amount, true);
    attempt.problem.reset();
    attempt.retry.lastCheckMs = source.asOfMs;
    attempt.updatedMs = source.nowMs;
    if (!isOpen(attempt.state) && attempt.settledMs == 0)
        attempt.settledMs = source.nowMs;
    AttemptEvent &line = imported.event;
    line.attempt = attempt.id;
    line.atMs = source.nowMs;
    line.kind = QStringLiteral("imported");
    line.from = stored.state;
    line.to = attempt.state;
    line.rule = source.rule;
    line.note = source.note;
    return imported;
}

std::optional<ImportedPayment> newFromYuno(const AttemptId &id, const Payment &payment, const YunoSource &source)
{
    if (payment.id.isEmpty() || !payment.amount.isPositive())
        return std::nullopt;
    Attempt attempt;
    attempt.id = id;
    attempt.origin = AttemptOrigin::Yuno;
    attempt.sale = SaleId::from(QStringLiteral("yuno-") + payment.id.text());
    attempt.orderId = payment.orderId;
    attempt.paymentId = payment.id;
    attempt.intent.amount = payment.amount;
    attempt.intent.methodId = payment.method.type.toLower();
    attempt.intent.methodLabel = labelOf(payment.method);
    attempt.intent.description = payment.description;
    attempt.createdMs = payment.createdMs != 0 ? payment.createdMs : source.asOfMs;
    attempt.state = AttemptState::Recorded;
    return knownFromYuno(attempt, payment, source);
}

} // namespace pos
