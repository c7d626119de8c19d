// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/vouchertext.h"

#include "base/timezones.h"
#include "domain/paymentmethod.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"

#include <QDateTime>
#include <QLocale>
#include <QUrl>

namespace pos::ui {

namespace {

QString say(VoucherWord word, const QString &language)
{
    return VoucherWords::shipped().word(word, language);
}

/// With the day of the week, so that nobody takes the month for the day.
QString deadlineText(qint64 ms, const Settings &settings, const QString &language)
{
    const QLocale locale(language);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms, timeZoneOrUtc(settings.timeZone));
    return locale.toString(moment.date(), QLocale::LongFormat) + QStringLiteral(", ") +
           moment.time().toString(QStringLiteral("HH:mm"));
}

QString wayOf(const Attempt &attempt)
{
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    return method != nullptr && !attempt.link ? method->name : attempt.payment->method.type; // behind a link anything can be
}

}

std::optional<Voucher> openVoucher(const Attempt &attempt)
{
    const bool payable = attempt.state == AttemptState::WaitingCustomer && !attempt.released && attempt.payment &&
                         attempt.payment->facts().attemptState == AttemptState::WaitingCustomer;
    return payable ? voucherOf(*attempt.payment) : std::nullopt;
}

QString groupedNumber(const QString &number)
{
    if (number.size() < 8 || number.contains(u' '))
        return number;
    QString text;
    for (qsizetype i = 0; i < number.size(); i += 4)
        text += (i > 0 ? QStringLiteral(" ") : QString()) + number.mid(i, 4);
    return text;
}

QString voucherTodo(const Attempt &attempt, const Voucher &voucher, const QString &language)
{
    return say(voucher.code.isEmpty() ? VoucherWord::WhereNumber : VoucherWord::WhereCode, language).arg(wayOf(attempt));
}

VoucherSheet voucherSheet(const Attempt &attempt, const Voucher &voucher, const Settings &settings, const QString &language)
{
    using W = VoucherWord;
    VoucherSheet sheet;
    sheet.title = say(W::Title, language);
    sheet.warning = say(W::NotPaid, language);
    if (settings.environment == Environment::Training || settings.environment == Environment::Sandbox)
        sheet.test = say(W::WithoutValue, language);
    sheet.shop = settings.shop.name;
    sheet.address = settings.shop.address;
    sheet.numberLabel = say(W::Number, language);
    sheet.number = groupedNumber(voucher.number);
    sheet.rows << std::pair(say(W::Amount, language), moneyText(attempt.intent.amount));
    const PaymentMethodInfo &method = attempt.payment->method;
    if (method.expiresMs > 0)
        sheet.rows << std::pair(say(W::Until, language), deadlineText(method.expiresMs, settings, language));
    sheet.rows << std::pair(say(W::Way, language), wayOf(attempt)) << std::pair(say(W::Order, language), attempt.orderId.text());
    sheet.todo = voucherTodo(attempt, voucher, language);
    sheet.provider = method.artefacts.instruction;
    sheet.goods = say(W::Goods, language);
    if (!method.redirectUrl.isEmpty())
        sheet.page = {say(W::Page, language), method.redirectUrl};
    return sheet;
}

QUrl voucherByMail(const VoucherSheet &sheet, const QString &email)
{
    QStringList lines;
    if (!sheet.test.isEmpty())
        lines << sheet.test << QString();
    lines << sheet.numberLabel + QStringLiteral(": ") + sheet.number;
    for (const auto &[label, text] : sheet.rows)
        lines << label + QStringLiteral(": ") + text;
    lines << QString() << sheet.todo;
    if (!sheet.provider.isEmpty())
        lines << sheet.provider;
    lines << sheet.goods;
    if (!sheet.page.second.isEmpty())
        lines << sheet.page.first + QStringLiteral(": ") + sheet.page.second;
    lines << QString() << sheet.warning;
    if (!sheet.shop.isEmpty())
        lines << QString() << sheet.shop << sheet.address;
    const QString subject = sheet.shop.isEmpty() ? sheet.title : sheet.shop + QStringLiteral(": ") + sheet.title;
    return mailAddress(email, subject, lines.join(QStringLiteral("\r\n")).trimmed());
}

}
