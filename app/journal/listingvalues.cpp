// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/listingvalues.h"

#include "domain/paymenttotals.h"
#include "domain/textfold.h"
#include "ports/paymentorder.h"

#include <algorithm>

namespace pos::listing {

namespace {

constexpr qint64 Letters = 27; // and "none"

/// Beyond what a till ever takes: sums of such amounts must still fit.
qint64 believable(qint64 minor)
{
    return std::clamp(minor, -LargestSortedMinor, LargestSortedMinor);
}

QStringList referencesOf(const Payment &payment)
{
    QStringList references{foldText(payment.merchantReference)};
    for (const Transaction &transaction : payment.transactions)
        references.append(foldText(transaction.merchantReference));
    references.removeAll(QString());
    references.sort();
    references.removeDuplicates();
    return references;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

}

int stateCode(AttemptState state)
{
    switch (state) {
    case AttemptState::Draft: return 0;
    case AttemptState::Recorded: return 1;
    case AttemptState::Sending: return 2;
    case AttemptState::Approved: return 3;
    case AttemptState::Declined: return 4;
    case AttemptState::Rejected: return 5;
    case AttemptState::Authorized: return 6;
    case AttemptState::WaitingCustomer: return 7;
    case AttemptState::Expired: return 8;
    case AttemptState::Canceled: return 9;
    case AttemptState::Refused: return 10;
    case AttemptState::Unknown: return 11;
    case AttemptState::Captured: return 12;
    case AttemptState::PartlyRefunded: return 13;
    case AttemptState::Refunded: return 14;
    case AttemptState::Disputed: return 15;
    }
    return 0;
}

std::optional<AttemptState> stateOfCode(qint64 code)
{
    for (const AttemptState state : statesByRank()) {
        if (stateCode(state) == code)
            return state;
    }
    return std::nullopt;
}

qint64 lettersCode(const QString &letters)
{
    if (letters.size() < 2 || letters.size() > 3)
        return 0;
    qint64 code = 0;
    for (const QChar c : letters) {
        if (c < u'A' || c > u'Z')
            return 0;
        code = code * Letters + (c.unicode() - u'A' + 1);
    }
    return code;
}

QString lettersOfCode(qint64 code)
{
    QString letters;
    for (; code > 0; code /= Letters)
        letters.prepend(QChar(static_cast<char16_t>(u'A' + code % Letters - 1)));
    return letters;
}

namespace {

bool isTailCharacter(QChar character)
{
    return character.isDigit() || character == BrandTail || character == u'*' || character == u'.';
}

}

QString brandOf(const QString &foldedLabel)
{
    qsizetype end = foldedLabel.size();
    while (end > 0 && (isTailCharacter(foldedLabel[end - 1]) || foldedLabel[end - 1] == u' '))
        --end;
    return end == foldedLabel.size() ? foldedLabel : foldedLabel.left(end) + BrandTail;
}

bool isOfBrand(const QString &folded)
{
    // Folded text neither begins nor ends with a blank: without a character of the tail it lies before the tail or nowhere.
    return !folded.isEmpty() && std::ranges::none_of(folded, isTailCharacter);
}

qint64 amountCode(Money amount)
{
    return amount.isValid() ? believable(amount.minor()) * (1000 / amount.currency().minorPerMajor()) : 0;
}

Source sourceOf(const Attempt &attempt, const QString &saleCustomer)
{
    Source source;
    source.state = attempt.state;
    source.asked = attempt.intent.amount;
    source.orderId = attempt.orderId.text();
    source.operatorName = attempt.intent.operatorName;
    source.methodId = attempt.intent.methodId;
    source.methodLabel = attempt.intent.methodLabel;
    source.description = attempt.intent.description;
    source.saleCustomer = saleCustomer;
    source.released = attempt.released;
    source.lateMoney = attempt.lateMoney;
    source.payment = attempt.payment;
    if (attempt.payment) {
        source.status = attempt.payment->status.status;
        source.subStatus = attempt.payment->status.subStatus;
    }
    return source;
}

Face faceOf(const Source &source)
{
    Face face;
    const MoneyMoved moved = moneyMoved(source.state, source.asked, source.payment);
    face.state = stateCode(source.state);
    face.flags = (source.released ? Released : 0) | (source.lateMoney ? LateMoney : 0);
    face.currency = lettersCode(source.asked.currency().code());
    face.country = source.payment ? lettersCode(source.payment->country.toUpper()) : 0;
    face.amount = amountCode(source.asked);
    face.asked = believable(source.asked.minor());
    face.taken = believable(moved.taken);
    face.refunded = believable(moved.refunded);
    const QString payer = source.payment ? foldText(source.payment->payerName) : QString();
    const QString customer = foldText(source.saleCustomer);
    const QString shown = source.saleCustomer.isEmpty() ? payer : customer;
    // Texts that lists are sorted by are there even when empty.
    const QString empty = QStringLiteral("");
    face.texts[StatusText] = source.status.isEmpty() ? QString() : source.status + u'/' + source.subStatus;
    face.texts[RegisterText] = empty + foldText(source.orderId.left(qMax<qsizetype>(0, source.orderId.indexOf(u'-'))));
    face.texts[OperatorText] = empty + foldText(source.operatorName);
    face.texts[KindText] = empty + source.methodId;
    face.texts[MethodText] = empty + foldText(source.methodLabel);
    face.texts[BrandText] = empty + brandOf(face.texts[MethodText]);
    face.texts[CustomerText] = empty + shown;
    face.texts[PayerText] = payer == shown ? QString() : orNone(payer);
    face.texts[NoteText] = orNone(foldText(source.description));
    if (source.payment)
        face.references = referencesOf(*source.payment);
    return face;
}

}
