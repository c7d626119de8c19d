// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/methodtext.h"

#include "domain/screenwords.h"
#include "ui/text/moneytext.h"
#include "ui/text/vouchertext.h"

#include <QCoreApplication>
#include <QUrl>

namespace pos::ui {

namespace {

struct MethodText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::MethodText)
};

}

QString methodNameText(const PaymentMethod &method)
{
    if (method.presentation == Presentation::LinkQr)
        return MethodText::tr("Payment link");
    return method.needsSavedMethod ? MethodText::tr("Saved card") : method.name;
}

QString methodNameText(const PaymentMethod &method, const Settings &settings)
{
    return settings.methodNames.value(method.id, methodNameText(method));
}

QString waitingText(const Attempt &attempt, const QString &language)
{
    const auto say = [&language](ScreenText what) { return ScreenWords::shipped().text(what, language); };
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    if (method == nullptr)
        return say(ScreenText::ScanConfirm);
    switch (method->presentation) {
    case Presentation::Silent: return say(ScreenText::ScanConfirm);
    case Presentation::QrImage: return say(ScreenText::ScanBank);
    case Presentation::RedirectQr: return say(ScreenText::ScanPage).arg(method->name);
    case Presentation::LinkQr:
        return say(attempt.payment && permitsNewAttempt(attempt.payment->facts().attemptState) ? ScreenText::ScanAgain
                                                                                                 : ScreenText::ScanLink);
    case Presentation::Code: return say(ScreenText::PayNumber).arg(method->name);
    case Presentation::BankDetails: return say(ScreenText::Transfer);
    case Presentation::PhonePush: return say(ScreenText::Push).arg(method->name);
    }
    Q_UNREACHABLE();
}

QString qrText(const Attempt &attempt)
{
    if (attempt.link)
        return attempt.link->url;
    if (!attempt.payment)
        return {};
    const PaymentMethodInfo &shown = attempt.payment->method;
    if (!shown.artefacts.copyText.isEmpty())
        return shown.artefacts.copyText; // the same as the picture, and sharp at every size
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    const bool account = method != nullptr && method->presentation == Presentation::BankDetails && !shown.artefacts.bankAccount.isEmpty();
    if (account) // two ways at once would only confuse
        return {};
    return shown.redirectUrl;
}

QString copyText(const Attempt &attempt)
{
    if (attempt.link)
        return attempt.link->url;
    if (!attempt.payment)
        return {};
    const PaymentMethodInfo &method = attempt.payment->method;
    const PaymentArtefacts &shown = method.artefacts;
    for (const QString &text : {shown.copyText, shown.number, shown.bankAccount, method.redirectUrl}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QStringList payFacts(const Attempt &attempt, const QString &language)
{
    const auto say = [&language](ScreenText what) { return ScreenWords::shipped().text(what, language); };
    if (attempt.link) // so that the customer can see where they are
        return {say(ScreenText::Opens).arg(QUrl(attempt.link->url).host())};
    if (!attempt.payment)
        return {};
    const PaymentArtefacts &shown = attempt.payment->method.artefacts;
    QStringList facts;
    for (const auto &[what, value] : {std::pair(ScreenText::Number, groupedNumber(shown.number)),
                                      std::pair(ScreenText::Account, groupedNumber(shown.bankAccount)),
                                      std::pair(ScreenText::Bank, shown.bankName),
                                      std::pair(ScreenText::Beneficiary, shown.beneficiary),
                                      std::pair(ScreenText::Reference, shown.reference)}) {
        if (!value.isEmpty())
            facts << say(what).arg(value);
    }
    return facts;
}

bool hasArtefacts(const Attempt &attempt)
{
    if (attempt.link)
        return attempt.state == AttemptState::WaitingCustomer && !attempt.released && isPayable(*attempt.link) &&
               !attempt.link->url.isEmpty();
    if (attempt.state != AttemptState::WaitingCustomer || !attempt.payment)
        return false;
    return !attempt.payment->method.artefacts.isEmpty() || !attempt.payment->method.redirectUrl.isEmpty();
}

QString linkStatusText(const AttemptLink &link)
{
    using T = MethodText;
    switch (link.status) {
    case LinkStatus::Open: return link.cancelWanted ? T::tr("Being cancelled") : T::tr("Open");
    case LinkStatus::Used: return T::tr("Used");
    case LinkStatus::Canceled: return T::tr("Cancelled");
    case LinkStatus::Expired: return T::tr("Time ran out");
    case LinkStatus::Failed: return T::tr("Never worked");
    case LinkStatus::Unknown: return T::tr("Not known");
    }
    Q_UNREACHABLE();
}

qint64 deadlineOf(const Attempt &attempt)
{
    if (attempt.link)
        return attempt.link->finishMs;
    return attempt.payment ? attempt.payment->method.expiresMs : 0;
}

namespace {

QString linkMessage(const Attempt &attempt, const QString &shopName)
{
    const QString amount = moneyText(attempt.intent.amount);
    return shopName.isEmpty() ? MethodText::tr("Pay %1 here: %2").arg(amount, attempt.link->url)
                              : MethodText::tr("%1: pay %2 here: %3").arg(shopName, amount, attempt.link->url);
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

}

QUrl mailAddress(const QString &email, const QString &subject, const QString &body)
{
    return QUrl::fromEncoded(QString(QStringLiteral("mailto:") % QString::fromLatin1(QUrl::toPercentEncoding(email, "@")) %
                                     QStringLiteral("?subject=") % encoded(subject) % QStringLiteral("&body=") % encoded(body))
                                 .toLatin1());
}

QUrl linkByMail(const Attempt &attempt, const QString &shopName, const QString &email)
{
    const QString subject = shopName.isEmpty() ? MethodText::tr("Payment link") : MethodText::tr("Payment link of %1").arg(shopName);
    return mailAddress(email, subject, linkMessage(attempt, shopName));
}

QUrl linkByWhatsApp(const Attempt &attempt, const QString &shopName, const Phone &phone)
{
    QString digits;
    for (const QChar c : QString(phone.countryCode % phone.number)) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return QUrl::fromEncoded(QString(QStringLiteral("https://wa.me/") % (phone.number.isEmpty() ? QString() : digits) %
                                     QStringLiteral("?text=") % encoded(linkMessage(attempt, shopName)))
                                 .toLatin1());
}

}
