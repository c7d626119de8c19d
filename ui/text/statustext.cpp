// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/statustext.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

namespace pos::ui {

namespace {

struct StatusText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::StatusText)
};

struct Row
{
    const char *key; ///< "STATUS/SUB_STATUS" as folded
    const char *label;
    const char *meaning;
    const char *todo;
};

// clang-format off
constexpr std::array Rows{
    Row{"CREATED/CREATED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Being created"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment is being created."), ""},
    Row{"READY_TO_PAY/CREATED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Waiting for customer"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer has to pay now."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Keep the goods until it is approved.")},
    Row{"READY_TO_PAY/WAITING_ADDITIONAL_STEP", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Waiting for customer"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer has to continue on the payment page."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Keep the goods until it is approved.")},
    Row{"PENDING/AUTHORIZED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Authorised"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The amount is reserved on the card, not paid yet."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Capture it or cancel it later.")},
    Row{"PENDING/IN_PROCESS", QT_TRANSLATE_NOOP("pos::ui::StatusText", "In process"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer is with the payment provider."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Wait; do not charge again.")},
    Row{"PENDING/WAITING_ADDITIONAL_STEP", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Waiting for bank check"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer must confirm with the bank."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Ask them to look at their phone.")},
    Row{"PENDING/PENDING_PROVIDER_CONFIRMATION", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Waiting for confirmation"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The provider has not confirmed yet."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Wait; do not charge again.")},
    Row{"PENDING/PENDING_FRAUD_REVIEW", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Under review"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment is being reviewed."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Do not hand over the goods yet.")},
    Row{"PENDING/PENDING_OTP_COMPLETION", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Waiting for code"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer must type the code from the bank."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Ask them to look at their phone.")},
    Row{"PENDING/DECLINED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Probably declined"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The bank declined, but the payment is not closed yet."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "We read it again before anything else starts.")},
    Row{"SUCCEEDED/APPROVED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Approved"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Paid."), ""},
    Row{"SUCCEEDED/PARTIALLY_APPROVED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Partly approved"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Only a part of the amount was paid; the rest is still due."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Compare the amounts on the Payments page; call a manager.")},
    Row{"SUCCEEDED/CAPTURED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Captured"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Paid: the reserved amount was taken."), ""},
    Row{"SUCCEEDED/PARTIALLY_CAPTURED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Partly captured"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "A part of the reserved amount was taken."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment's details say how much.")},
    Row{"SUCCEEDED/PARTIALLY_REFUNDED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Partly refunded"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Paid; a part was given back."), ""},
    Row{"SUCCEEDED/PARTIALLY_CHARGEBACKED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Partly disputed"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Paid; the customer disputes a part with the bank."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "A manager handles it in the Yuno dashboard.")},
    Row{"SUCCEEDED/FRAUD_DECLINED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Charged, security alert"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The card was charged although the security check said no."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Keep the goods; a manager decides, usually a refund.")},
    Row{"SUCCEEDED/REFUND_RETRY_IN_PROCESS", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Refund being retried"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Paid; the refund has not worked yet and is being retried."), ""},
    Row{"SUCCEEDED/CAPTURE_RETRY_IN_PROCESS", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Capture being retried"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Not paid yet: taking the reserved amount is being retried."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Wait; do not charge again.")},
    Row{"SUCCEEDED/CAPTURE_RETRY_PROCESS_FAILED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Capture failed"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Not paid: the reserved amount could not be taken."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Call a manager before charging again.")},
    Row{"SUCCEEDED/VERIFIED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Card verified"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The card was checked; no money moved."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "This is not a payment.")},
    Row{"SUCCEEDED/THREE_D_SECURE_VERIFIED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Card verified"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The bank check passed; no money moved."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "This is not a payment.")},
    Row{"VERIFIED/VERIFIED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Card verified"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The card was checked; no money moved."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "This is not a payment.")},
    Row{"DECLINED/DECLINED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Declined"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment was declined. Nothing was charged."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Offer another card.")},
    Row{"DECLINED/FRAUD_DECLINED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Not accepted"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment was not accepted. Nothing was charged."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Offer another way to pay.")},
    Row{"REJECTED/REJECTED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Rejected"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Yuno did not accept the payment. Nothing was charged."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Check the customer's data; if it stays, call support.")},
    Row{"EXPIRED/EXPIRED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Expired"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Time ran out. Nothing was charged."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Start again when the customer is ready.")},
    Row{"CANCELED/CANCELED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Cancelled"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment was cancelled. Nothing was charged."), ""},
    Row{"CANCELED/PENDING_PROVIDER_CONFIRMATION", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Cancelling"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The cancellation is not confirmed yet."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Wait; do not charge again.")},
    Row{"REFUNDED/REFUNDED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Refunded"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The money was given back."), ""},
    Row{"REFUNDED/PENDING_PROVIDER_CONFIRMATION", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Refund on its way"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The refund is not confirmed yet."), ""},
    Row{"IN_DISPUTE/RECEIVED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "In dispute"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The customer disputes the payment with the bank."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "A manager handles it in the Yuno dashboard.")},
    Row{"IN_DISPUTE/PENDING_REVIEW", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Dispute under review"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The dispute is being reviewed."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "A manager handles it in the Yuno dashboard.")},
    Row{"CHARGEBACK/LOST", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Dispute lost"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The bank took the money back."), ""},
    Row{"FRAUD/FRAUD_VERIFIED", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Security check only"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Only a security check was made; no money moved."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "This is not a payment.")},
    Row{"ERROR/ERROR", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Unclear error"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The provider reports an error; it is not certain whether money was taken."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Do not charge again; a manager decides.")},
    Row{"ERROR/TIMEOUT", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Provider silent"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The provider has not answered; it is not certain whether money was taken."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "We keep checking. Do not charge again.")},
    Row{"ERROR/PENDING_REVERSE", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Being reversed"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment is being taken back."), QT_TRANSLATE_NOOP("pos::ui::StatusText", "Wait until that is confirmed.")},
    Row{"ERROR/REVERSED_BY_TIMEOUT", QT_TRANSLATE_NOOP("pos::ui::StatusText", "Reversed"), QT_TRANSLATE_NOOP("pos::ui::StatusText", "The payment was taken back; the customer was not charged in the end."), ""},
};
// clang-format on

const Row *findRow(const PaymentStatus &status)
{
    const QString key = status.status + u'/' + status.subStatus;
    for (const Row &row : Rows) {
        if (key == QLatin1String(row.key))
            return &row;
    }
    return nullptr;
}

QString translated(const char *text)
{
    return *text == '\0' ? QString() : StatusText::tr(text);
}

PillFace faceOf(StatusClass statusClass)
{
    switch (statusClass) {
    case StatusClass::Success: return {{}, Tone::Success, QStringLiteral("checkcircle")};
    case StatusClass::Pending: return {{}, Tone::Waiting, QStringLiteral("clock")};
    case StatusClass::Failed: return {{}, Tone::Failed, QStringLiteral("crosscircle")};
    case StatusClass::Refunded: return {{}, Tone::Refunded, QStringLiteral("undo")};
    case StatusClass::Dispute: return {{}, Tone::Dispute, QStringLiteral("flag")};
    }
    Q_UNREACHABLE();
}

}

PillFace attemptFace(AttemptState state)
{
    using T = StatusText;
    switch (state) {
    case AttemptState::Draft: return {T::tr("Draft"), Tone::Neutral, QStringLiteral("pencil")};
    case AttemptState::Recorded: return {T::tr("Saved"), Tone::Waiting, QStringLiteral("save")};
    case AttemptState::Sending: return {T::tr("Sending"), Tone::Waiting, QStringLiteral("send")};
    case AttemptState::Approved: return {T::tr("Approved"), Tone::Success, QStringLiteral("checkcircle")};
    case AttemptState::Declined: return {T::tr("Declined"), Tone::Failed, QStringLiteral("crosscircle")};
    case AttemptState::Rejected: return {T::tr("Rejected"), Tone::Failed, QStringLiteral("crosscircle")};
    case AttemptState::Authorized: return {T::tr("Authorised"), Tone::Info, QStringLiteral("hold")};
    case AttemptState::WaitingCustomer: return {T::tr("Waiting"), Tone::Waiting, QStringLiteral("clock")};
    case AttemptState::Expired: return {T::tr("Expired"), Tone::Neutral, QStringLiteral("clock")};
    case AttemptState::Canceled: return {T::tr("Cancelled"), Tone::Neutral, QStringLiteral("cancelled")};
    case AttemptState::Refused: return {T::tr("Refused"), Tone::Failed, QStringLiteral("crosscircle")};
    case AttemptState::Unknown: return {T::tr("Unknown"), Tone::Attention, QStringLiteral("question")};
    case AttemptState::Captured: return {T::tr("Captured"), Tone::Success, QStringLiteral("checkcircle")};
    case AttemptState::PartlyRefunded: return {T::tr("Partly refunded"), Tone::Refunded, QStringLiteral("undo")};
    case AttemptState::Refunded: return {T::tr("Refunded"), Tone::Refunded, QStringLiteral("undo")};
    case AttemptState::Disputed: return {T::tr("Disputed"), Tone::Dispute, QStringLiteral("flag")};
    }
    Q_UNREACHABLE();
}

Sentence attemptSentence(AttemptState state)
{
    using T = StatusText;
    switch (state) {
    case AttemptState::Draft: return {T::tr("Nothing was saved or sent yet."), {}};
    case AttemptState::Recorded: return {T::tr("The payment is saved and about to be sent."), {}};
    case AttemptState::Sending: return {T::tr("The payment is on its way."), T::tr("Please wait for the bank.")};
    case AttemptState::Approved: return {T::tr("Paid."), T::tr("Hand over the goods.")};
    case AttemptState::Declined:
        return {T::tr("The payment was declined. Nothing was charged."), T::tr("Offer another card.")};
    case AttemptState::Rejected:
        return {T::tr("Yuno did not accept the payment. Nothing was charged."), T::tr("Check the data; if it stays, call support.")};
    case AttemptState::Authorized:
        return {T::tr("The amount is reserved on the card, not paid yet."), T::tr("Capture it on the Payments page when the goods are handed over.")};
    case AttemptState::WaitingCustomer:
        return {T::tr("The payment is not decided yet."), T::tr("Keep the goods; we keep checking.")};
    case AttemptState::Expired: return {T::tr("Time ran out. Nothing was charged."), T::tr("Start again when the customer is ready.")};
    case AttemptState::Canceled: return {T::tr("The payment was cancelled. Nothing was charged."), {}};
    case AttemptState::Refused:
        return {T::tr("The payment could not be started. Nothing was charged."), T::tr("Correct the data and charge again.")};
    case AttemptState::Unknown:
        return {T::tr("We are finding out whether the payment went through."), T::tr("Do not charge again.")};
    case AttemptState::Captured: return {T::tr("Paid: the reserved amount was taken."), {}};
    case AttemptState::PartlyRefunded: return {T::tr("Paid; a part was given back."), {}};
    case AttemptState::Refunded: return {T::tr("The money was given back."), {}};
    case AttemptState::Disputed:
        return {T::tr("The card was charged, but the payment is contested."), T::tr("Keep the goods; a manager decides.")};
    }
    Q_UNREACHABLE();
}

PillFace statusFace(const PaymentStatus &status)
{
    const StatusFacts facts = statusFacts(status);
    PillFace face = faceOf(facts.statusClass);
    const Row *row = findRow(status);
    face.label = row != nullptr ? translated(row->label) : status.rawSubStatus.isEmpty() ? status.rawStatus
                                                            : status.rawStatus + u" / " + status.rawSubStatus;
    const AttemptState state = facts.attemptState;
    if (state == AttemptState::Authorized || state == AttemptState::Canceled || state == AttemptState::Expired ||
        state == AttemptState::Unknown) {
        const PillFace own = attemptFace(state);
        face.tone = own.tone;
        face.iconName = own.iconName;
    }
    return face;
}

Sentence statusSentence(const PaymentStatus &status)
{
    if (const Row *row = findRow(status))
        return {translated(row->meaning), translated(row->todo)};
    return {StatusText::tr("Yuno reports a state that this version does not know: %1.")
                .arg(QString(status.rawStatus + u' ' + status.rawSubStatus).trimmed()),
            StatusText::tr("We keep checking. Do not charge again.")};
}

QString statusClassText(StatusClass statusClass)
{
    using T = StatusText;
    switch (statusClass) {
    case StatusClass::Success: return T::tr("Paid");
    case StatusClass::Pending: return T::tr("Waiting");
    case StatusClass::Failed: return T::tr("Failed");
    case StatusClass::Refunded: return T::tr("Refunded");
    case StatusClass::Dispute: return T::tr("Dispute");
    }
    Q_UNREACHABLE();
}

QString moneyEffectText(MoneyEffect effect)
{
    using T = StatusText;
    switch (effect) {
    case MoneyEffect::No: return T::tr("Not charged");
    case MoneyEffect::Hold: return T::tr("Reserved");
    case MoneyEffect::Yes: return T::tr("Charged");
    case MoneyEffect::PartlyYes: return T::tr("Charged in part");
    case MoneyEffect::YesLess: return T::tr("Charged, less refunds or disputes");
    case MoneyEffect::Back: return T::tr("Given back");
    case MoneyEffect::HoldOrNo: return T::tr("Reserved or not charged");
    case MoneyEffect::BackOrNo: return T::tr("Given back or not charged");
    case MoneyEffect::Unsure: return T::tr("Not certain");
    }
    Q_UNREACHABLE();
}

}
