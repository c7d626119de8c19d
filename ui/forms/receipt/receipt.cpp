// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/receipt/receipt.h"

#include "base/timezones.h"
#include "ui/forms/receipt/paperhtml.h"
#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace pos::ui {

using paper::centred;
using paper::row;

namespace {

struct ReceiptWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::Receipt)
};

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

/// Where this paper is about less than the lines above it add up to.
QString partRow(const Cart &cart, Money covers)
{
    const Result<CartTotals> totals = totalsOf(cart);
    const bool part = totals && !cart.isEmpty() && covers.currency() == totals->total.currency() &&
                      covers.minor() < totals->total.minor();
    return part ? row(ReceiptWords::tr("Total of the sale, paid in parts"), moneyText(totals->total)) : QString();
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

const QString Table = QStringLiteral("<table width=\"100%\" cellspacing=\"2\">"), EndOfTable = QStringLiteral("</table>"),
              EndOfPart = QStringLiteral("</table><hr>");

/// What every paper begins with.
QString headOf(const Settings &settings, const QString &untitled, ReceiptIssue issue, qint64 nowMs)
{
    using T = ReceiptWords;
    QString html;
    if (settings.environment == Environment::Training || settings.environment == Environment::Sandbox)
        html += centred(T::tr("TEST - WITHOUT VALUE"), "b");
    if (issue == ReceiptIssue::Copy)
        html += centred(T::tr("COPY, printed %1").arg(momentOf(nowMs, timeZoneOrUtc(settings.timeZone))), "b");
    html += centred(settings.shop.name.isEmpty() ? untitled : settings.shop.name, "h3");
    if (!settings.shop.address.isEmpty())
        html += centred(settings.shop.address);
    return html;
}

QString saleRows(qint64 atMs, const SaleId &sale, const QString &operatorName, const Settings &settings)
{
    using T = ReceiptWords;
    QString rows = row(T::tr("Date"), momentOf(atMs, timeZoneOrUtc(settings.timeZone))) + row(T::tr("Sale"), sale.text());
    if (!operatorName.isEmpty())
        rows += row(T::tr("Served by"), operatorName);
    return rows;
}

QString paidRows(const TenderDetail &detail)
{
    using T = ReceiptWords;
    const DrawerEntry &tender = detail.tender;
    QString rows;
    if (!tender.rounding.isZero()) {
        const Money total = Money::fromMinor(tender.amount.minor() - tender.rounding.minor(), tender.amount.currency());
        rows += row(T::tr("Total before rounding"), moneyText(total)) + row(T::tr("Cash rounding"), moneyText(tender.rounding));
    }
    rows += row(T::tr("Total"), moneyText(tender.amount), true);
    if (tender.tender == TenderKind::Cash) {
        rows += row(T::tr("Cash given"), moneyText(tender.given));
        rows += row(T::tr("Change"), moneyText(tender.change()), true);
    } else {
        rows += row(T::tr("Paid with %1").arg(tender.label), moneyText(tender.amount), true);
    }
    if (detail.paidBack().isPositive())
        rows += row(T::tr("Given back"), moneyText(detail.paidBack()));
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
    const QTimeZone zone = timeZoneOrUtc(settings.timeZone);
    QString html = headOf(settings, T::tr("Receipt"), issue, nowMs);
    html += Table + saleRows(attempt.createdMs, attempt.sale, attempt.intent.operatorName, settings);
    html += EndOfPart + Table;
    html += linesTable(detail.sale.cart) + partRow(detail.sale.cart, attempt.intent.amount) + moneyTable(attempt);
    html += EndOfPart;
    html += centred(receiptStatus(attempt), "h3");
    html += Table;
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
    html += EndOfTable;
    html += centred(T::tr("This is not a fiscal document."));
    return html;
}

QString receiptFileName(const Attempt &attempt)
{
    return QStringLiteral("receipt-%1.pdf").arg(attempt.orderId.text());
}

Paper paymentReceipt(const PaymentDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs)
{
    return {ReceiptWords::tr("Receipt"), receiptHtml(detail, settings, issue, nowMs), receiptFileName(detail.attempt)};
}

Paper tenderReceipt(const TenderDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs)
{
    using T = ReceiptWords;
    const DrawerEntry &tender = detail.tender;
    QString html = headOf(settings, T::tr("Receipt"), issue, nowMs);
    html += Table + saleRows(tender.atMs, tender.sale, tender.operatorName, settings);
    html += EndOfPart + Table + linesTable(detail.sale.cart) + partRow(detail.sale.cart, tender.covers()) + paidRows(detail) + EndOfPart;
    const bool back = detail.left().isZero();
    html += centred(back                              ? T::tr("GIVEN BACK")
                    : detail.paidBack().isPositive() ? T::tr("PAID, part of it was given back")
                                                     : T::tr("PAID"), "h3");
    html += Table + row(T::tr("Method"), tenderText(tender)) + EndOfTable;
    html += centred(T::tr("This is not a fiscal document."));
    return {T::tr("Receipt"), html, QStringLiteral("receipt-%1.pdf").arg(tender.sale.text())};
}

Paper saleReceipt(const Sale &sale, const SaleRecord &record, const Settings &settings, ReceiptIssue issue, qint64 nowMs)
{
    using T = ReceiptWords;
    const SaleSplit split = splitOf(record);
    QString parts;
    bool proven = split.rest.isZero(), back = false;
    for (const Attempt &attempt : record.attempts) {
        const auto part = std::ranges::find(split.parts, attempt.id, &SalePart::attempt);
        if (part == split.parts.cend() || (!part->isHere() && part->state != PartState::Back))
            continue;
        parts += row(attempt.intent.methodLabel, moneyText(attempt.intent.amount));
        parts += row(T::tr("Order"), attempt.orderId.text());
        if (!isProvenPaid(attempt))
            parts += row(T::tr("State"), receiptStatus(attempt));
        proven = proven && isProvenPaid(attempt);
        back = back || part->back.isPositive();
    }
    for (const TenderPart &part : record.tenders) {
        const DrawerEntry &tender = part.tender;
        parts += row(tenderText(tender), moneyText(tender.amount));
        if (!tender.rounding.isZero())
            parts += row(T::tr("Cash rounding, contained"), moneyText(tender.rounding));
        if (tender.tender == TenderKind::Cash)
            parts += row(T::tr("Cash given"), moneyText(tender.given)) + row(T::tr("Change"), moneyText(tender.change()));
        if (part.paidBack.isPositive())
            parts += row(T::tr("Given back"), moneyText(part.paidBack));
        back = back || part.paidBack.isPositive();
    }
    QString html = headOf(settings, T::tr("Receipt"), issue, nowMs);
    html += Table + saleRows(sale.createdMs, sale.id, sale.operatorName, settings) + EndOfPart;
    html += Table + linesTable(sale.cart) + row(T::tr("Total"), moneyText(split.total), true) + EndOfPart;
    html += Table + parts + row(T::tr("Paid"), moneyText(split.taken), true);
    if (split.rest.isPositive())
        html += row(T::tr("Rest"), moneyText(split.rest), true);
    html += EndOfPart;
    html += centred(proven && !back           ? T::tr("PAID, in several parts")
                    : split.rest.isPositive() ? T::tr("NOT PAID: a rest is left")
                    : back                    ? T::tr("PAID, part of it was given back")
                                              : T::tr("NOT CONFIRMED: this is no proof of payment"), "h3");
    html += centred(T::tr("This is not a fiscal document."));
    return {T::tr("Receipt"), html, QStringLiteral("receipt-%1.pdf").arg(sale.id.text())};
}

Paper drawerReportPaper(const DrawerReport &report, const Settings &settings, ReceiptIssue issue, qint64 nowMs)
{
    using T = ReceiptWords;
    const DrawerEntry &close = report.close;
    const DrawerDay &day = report.day;
    const QTimeZone zone = timeZoneOrUtc(settings.timeZone);
    QString html = headOf(settings, T::tr("Cash drawer"), issue, nowMs);
    html += centred(T::tr("Cash drawer %1, %2").arg(close.registerId.text(), close.amount.currency().code()), "h3");
    html += Table + row(T::tr("From"), momentOf(day.fromMs, zone)) + row(T::tr("Until"), momentOf(close.atMs, zone));
    html += row(T::tr("Closed by"), close.operatorName) + EndOfPart + Table;
    html += row(T::tr("At the beginning"), day.opening ? moneyText(*day.opening) : T::tr("not counted"));
    html += row(T::tr("Sales in cash: %1").arg(day.sales), moneyText(day.cashIn));
    if (!day.rounding.isZero())
        html += row(T::tr("Cash rounding, contained"), moneyText(day.rounding));
    html += row(T::tr("Paid back"), moneyText(day.paidBack)) + row(T::tr("Expected"), moneyText(close.expected), true);
    html += row(T::tr("Counted"), moneyText(close.amount), true) + row(T::tr("Difference"), moneyText(close.difference()), true);
    if (!close.reason.isEmpty())
        html += row(T::tr("Why"), close.reason);
    html += EndOfPart + Table;
    for (const OtherTender &other : day.others) {
        html += row(T::tr("%1, not in the drawer: %2").arg(other.label).arg(other.count), moneyText(other.taken));
        if (other.paidBack.isPositive())
            html += row(T::tr("%1, paid back").arg(other.label), moneyText(other.paidBack));
    }
    html += EndOfTable + centred(T::tr("Payments through Yuno are not part of this."));
    const QString date = QDateTime::fromMSecsSinceEpoch(close.atMs, zone).toString(QStringLiteral("yyyyMMdd-HHmm"));
    return {T::tr("Cash drawer"), html,
            QStringLiteral("drawer-%1-%2-%3.pdf").arg(close.registerId.text(), close.amount.currency().code(), date)};
}

} // namespace pos::ui
