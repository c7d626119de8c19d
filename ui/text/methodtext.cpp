// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/methodtext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct MethodText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::MethodText)
};

/// A number in groups of four reads aloud better.
QString grouped(const QString &number)
{
    if (number.size() < 8 || number.contains(u' '))
        return number;
    QString text;
    for (qsizetype i = 0; i < number.size(); i += 4)
        text += (i > 0 ? QStringLiteral(" ") : QString()) + number.mid(i, 4);
    return text;
}

}

QString methodNameText(const PaymentMethod &method)
{
    return method.needsSavedMethod ? MethodText::tr("Saved card") : method.name;
}

QString waitingText(const Attempt &attempt)
{
    using T = MethodText;
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    if (method == nullptr)
        return {};
    switch (method->presentation) {
    case Presentation::Silent: return T::tr("Scan the code with your phone and confirm with your bank.");
    case Presentation::QrImage: return T::tr("Scan the code in your bank's app and confirm.");
    case Presentation::RedirectQr: return T::tr("Scan the code with your phone and confirm on the page of %1.").arg(method->name);
    case Presentation::Code: return T::tr("Pay with this number at any counter of %1.").arg(method->name);
    case Presentation::BankDetails: return T::tr("Transfer exactly this amount to this account.");
    case Presentation::PhonePush:
        return T::tr("Open %1 on your phone and confirm the request. None there? Scan the code.").arg(method->name);
    }
    Q_UNREACHABLE();
}

QString qrText(const Attempt &attempt)
{
    if (!attempt.payment)
        return {};
    const PaymentMethodInfo &shown = attempt.payment->method;
    if (!shown.artefacts.copyText.isEmpty())
        return shown.artefacts.copyText; // the same as the picture, and sharp at every size
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    const bool account = method != nullptr && method->presentation == Presentation::BankDetails && !shown.artefacts.bankAccount.isEmpty();
    if (account) // two ways at once would only confuse
        return {};
    if (!shown.redirectUrl.isEmpty())
        return shown.redirectUrl;
    return shown.artefacts.imageUrl.startsWith(u"https://") ? shown.artefacts.imageUrl : QString();
}

QString copyText(const Payment &payment)
{
    const PaymentArtefacts &shown = payment.method.artefacts;
    for (const QString &text : {shown.copyText, shown.number, shown.bankAccount, payment.method.redirectUrl}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString artefactLines(const Payment &payment)
{
    using T = MethodText;
    const PaymentArtefacts &shown = payment.method.artefacts;
    QStringList lines;
    if (!shown.number.isEmpty())
        lines << T::tr("Number %1").arg(grouped(shown.number));
    if (!shown.bankAccount.isEmpty())
        lines << T::tr("Account %1").arg(grouped(shown.bankAccount));
    if (!shown.bankName.isEmpty())
        lines << T::tr("Bank %1").arg(shown.bankName);
    if (!shown.beneficiary.isEmpty())
        lines << T::tr("To %1").arg(shown.beneficiary);
    if (!shown.reference.isEmpty())
        lines << T::tr("Reference %1").arg(shown.reference);
    return lines.join(u'\n');
}

bool hasArtefacts(const Attempt &attempt)
{
    if (attempt.state != AttemptState::WaitingCustomer || !attempt.payment)
        return false;
    return !attempt.payment->method.artefacts.isEmpty() || !attempt.payment->method.redirectUrl.isEmpty();
}

}
