// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/receipt/receipt.h"

#include "ui/text/moneytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace pos::ui {

namespace {

struct ReceiptWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::Receipt)
};

QString row(const QString &left, const QString &right, bool strong = false)
{
    const QString tag = strong ? QStringLiteral("b") : QStringLiteral("span");
    return QStringLiteral("<tr><td><%3>%1</%3></td><td align=\"right\"><%3>%2</%3></td></tr>")
        .arg(left.toHtmlEscaped(), right.toHtmlEscaped(), tag);
}

QString centred(const QString &text, const char *tag = "span")
{
    return QStringLiteral("<p align=\"center\"><%2>%1</%2></p>")
        .arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), QString::fromLatin1(tag));
}

QString momentOf(qint64 ms, const QTimeZone &zone)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms, zone), QLocale::ShortFormat);
}

QString linesTable(const Cart &cart)
{
    using T = ReceiptWords;
    QString rows;
    for (const CartLine &line : cart.lines) {
        const Result<Money> gross = line.unitPrice.times(line.quantity);
        rows += row(T::tr("%1 x %2").arg(line.quantity).arg(line.name), gross ? moneyText(*gross) : QString());
    }
    const Result<CartTotals> totals = totalsOf(cart);
    if (!totals)
        return rows;
    const auto add = [&rows](const QString &label, Money amount) {
        if (amount.isValid() && !amount.isZero())
            rows += row(label, moneyText(amount));
    };
    add(T::tr("Line discounts"), totals->lineDiscounts);
    add(T::tr("Order discount"), totals->orderDiscount);
    add(T::tr("Tax added"), totals->addedTax);
    add(T::tr("Tip"), totals->tip);
    if (cart.tax && cart.tax->included)
        add(T::tr("Tax contained"), totals->tax);
    return rows;
}

/// What the customer has paid in the end, as far as it is proven.
QString moneyTable(const Attempt &attempt)
{
    using T = ReceiptWords;
    QString rows = row(T::tr("Total"), moneyText(attempt.intent.amount), true);
    if (!attempt.payment || !isProvenPaid(attempt))
        return rows;
    const Payment &payment = *attempt.payment;
    const bool captured = payment.captured && payment.captured->isPositive();
    rows += row(T::tr("Paid"), moneyText(captured ? *payment.captured : payment.amount), true);
    if (payment.refunded && payment.refunded->isPositive())
        rows += row(T::tr("Given back"), moneyText(*payment.refunded));
    return rows;
}

} // namespace

bool isProvenPaid(const Attempt &attempt)
{
    return isPaid(attempt.state) && attempt.payment && attempt.payment->facts().inPaidWhiteList;
}

QString receiptStatus(const Attempt &attempt)
{
    using T = ReceiptWords;
    if (isProvenPaid(attempt))
        return attempt.state == AttemptState::PartlyRefunded ? T::tr("PAID, part of it was given back") : T::tr("PAID");
    switch (attempt.state) {
    case AttemptState::Authorized:
        return T::tr("NOT PAID YET: the amount is held on the card");
    case AttemptState::Refunded:
        return T::tr("GIVEN BACK");
    case AttemptState::PartlyRefunded:
        return T::tr("BEING GIVEN BACK");
    case AttemptState::Disputed:
        return T::tr("DISPUTED");
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Refused:
        return T::tr("NOT PAID: the payment was not accepted");
    case AttemptState::Expired:
        return T::tr("NOT PAID: time ran out");
    case AttemptState::Canceled:
        return T::tr("NOT PAID: cancelled");
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::Unknown:
    case AttemptState::WaitingCustomer:
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
        return T::tr("NOT CONFIRMED: this is no proof of payment");
    }
    Q_UNREACHABLE();
}

QString receiptHtml(const PaymentDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs)
{
    using T = ReceiptWords;
    const Attempt &attempt = detail.attempt;
    const QTimeZone wanted(settings.timeZone.toUtf8());
    const QTimeZone zone = wanted.isValid() ? wanted : QTimeZone::utc();
    QString html;
    if (settings.environment == Environment::Training || settings.environment == Environment::Sandbox)
        html += centred(T::tr("TEST - WITHOUT VALUE"), "b");
    if (issue == ReceiptIssue::Copy)
        html += centred(T::tr("COPY, printed %1").arg(momentOf(nowMs, zone)), "b");
    html += centred(settings.shop.name.isEmpty() ? T::tr("Receipt") : settings.shop.name, "h3");
    if (!settings.shop.address.isEmpty())
        html += centred(settings.shop.address);
    html += QStringLiteral("<table width=\"100%\" cellspacing=\"2\">");
    html += row(T::tr("Date"), momentOf(attempt.createdMs, zone));
    html += row(T::tr("Sale"), attempt.sale.text());
    if (!attempt.intent.operatorName.isEmpty())
        html += row(T::tr("Served by"), attempt.intent.operatorName);
    html += QStringLiteral("</table><hr><table width=\"100%\" cellspacing=\"2\">");
    html += linesTable(detail.sale.cart) + moneyTable(attempt);
    html += QStringLiteral("</table><hr>");
    html += centred(receiptStatus(attempt), "h3");
    html += QStringLiteral("<table width=\"100%\" cellspacing=\"2\">");
    if (!attempt.intent.methodLabel.isEmpty())
        html += row(T::tr("Method"), attempt.intent.methodLabel);
    if (attempt.intent.installments > 1)
        html += row(T::tr("Instalments"), QString::number(attempt.intent.installments));
    if (attempt.payment && !attempt.payment->method.authorizationCode.isEmpty())
        html += row(T::tr("Authorisation"), attempt.payment->method.authorizationCode);
    html += row(T::tr("Order"), attempt.orderId.text());
    if (!attempt.paymentId.isEmpty())
        html += row(T::tr("Payment"), attempt.paymentId.text());
    const qint64 asOf = qMax(attempt.retry.lastCheckMs, attempt.updatedMs);
    html += row(T::tr("As of"), momentOf(asOf, zone));
    html += QStringLiteral("</table>");
    html += centred(T::tr("This is not a fiscal document."));
    return html;
}

QString receiptFileName(const Attempt &attempt)
{
    return QStringLiteral("receipt-%1.pdf").arg(attempt.orderId.text());
}

} // namespace pos::ui
