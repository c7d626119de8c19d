// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/timeline.h"

#include "ui/text/declinetext.h"
#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"
#include "ui/text/operationtext.h"
#include "ui/text/retentiontext.h"
#include "ui/text/statustext.h"
#include "ui/text/transactiontext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace pos::ui {

namespace {

using Entry = TimelineEntry;

struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::Timeline)
};

Tone toneOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Approved:
    case AttemptState::Captured:
        return Tone::Success;
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Disputed:
        return Tone::Failed;
    case AttemptState::Authorized:
    case AttemptState::WaitingCustomer:
    case AttemptState::Unknown:
        return Tone::Waiting;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

bool isChange(const AttemptEvent &event)
{
    return event.from != event.to;
}

template <typename Event> QString supportLine(const Event &event)
{
    QStringList parts;
    if (!event.method.isEmpty())
        parts << event.method + u' ' + event.path;
    if (event.httpStatus > 0)
        parts << QStringLiteral("HTTP %1").arg(event.httpStatus);
    if (!event.code.isEmpty())
        parts << event.code;
    if (event.bytesSent >= 0 && event.method == QLatin1String("POST"))
        parts << TimelineWords::tr("%n byte(s) sent", nullptr, int(event.bytesSent));
    if (event.elapsedMs > 0)
        parts << TimelineWords::tr("%1 ms").arg(event.elapsedMs);
    if (!event.rule.isEmpty())
        parts << event.rule;
    if (!event.note.isEmpty())
        parts << event.note;
    return parts.join(QStringLiteral(" · "));
}

QString outcome(const AttemptEvent &event)
{
    return isChange(event) ? TimelineWords::tr("Result: %1").arg(attemptFace(event.to).label)
                           : TimelineWords::tr("No change");
}

Entry fromEvent(const AttemptEvent &event)
{
    Entry e{.atMs = event.atMs,
            .source = Entry::Source::Till,
            .tone = isChange(event) ? toneOf(event.to) : Tone::Neutral,
            .title = {},
            .detail = {},
            .support = supportLine(event),
            .operation = {}};
    const QString &kind = event.kind;
    if (kind == QLatin1String("recorded")) {
        e.title = TimelineWords::tr("Saved on this till");
        e.detail = TimelineWords::tr("Amount, customer and a one-time key were stored before anything was sent.");
    } else if (kind == QLatin1String("sending")) {
        e.title = TimelineWords::tr("Sent to Yuno");
        e.tone = Tone::Neutral;
    } else if (kind == QLatin1String("answered")) {
        e.title = TimelineWords::tr("Yuno answered: %1").arg(attemptFace(event.to).label);
        e.tone = toneOf(event.to);
    } else if (kind == QLatin1String("unclear")) {
        e.title = TimelineWords::tr("No clear answer");
        e.detail =
            TimelineWords::tr("The payment may or may not exist. This till goes on finding out; do not charge again.");
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("notSent")) {
        e.title = TimelineWords::tr("Could not be sent");
        e.detail = TimelineWords::tr("Nothing left this computer. It is tried again with the same key.");
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("refused")) {
        e.title = TimelineWords::tr("Certainly no payment");
        e.detail = TimelineWords::tr("It was refused or never sent. The sale can be charged again.");
        e.tone = Tone::Failed;
    } else if (kind == QLatin1String("restarted")) {
        e.title = TimelineWords::tr("The program was started again");
        e.detail = TimelineWords::tr("This payment is found out before its sale can be touched.");
        e.tone = Tone::Neutral;
    } else if (kind == QLatin1String("resent")) {
        e.title = TimelineWords::tr("Asked again with the same key");
        e.detail = TimelineWords::tr("Yuno recognises the key, so this cannot charge twice.");
        e.tone = Tone::Neutral;
    } else if (kind == QLatin1String("lookedUp")) {
        e.title = TimelineWords::tr("Looked up by order id");
        e.detail = isChange(event) ? outcome(event) : TimelineWords::tr("Nothing new yet");
    } else if (kind == QLatin1String("read")) {
        e.title = TimelineWords::tr("Status read from Yuno");
        e.detail = outcome(event);
    } else if (kind == QLatin1String("linkMade")) {
        e.title = TimelineWords::tr("Payment link made");
        e.detail = TimelineWords::tr("It waits for the customer. A link is not a payment.");
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("linkRead")) {
        e.title = TimelineWords::tr("Payment link read from Yuno");
        e.detail = outcome(event);
    } else if (kind == QLatin1String("linkCancelFailed")) {
        e.title = TimelineWords::tr("The payment link could not be cancelled");
        e.detail = TimelineWords::tr("The till reads what became of it and tries again while it is open.");
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("released") && event.note.isEmpty()) {
        e.title = TimelineWords::tr("Let go by the till");
        e.detail = TimelineWords::tr("Nobody saw the address of this link, so the sale may get a new one. It stays watched.");
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("released")) {
        e.title = TimelineWords::tr("Released by a manager");
        e.detail = TimelineWords::tr("The sale may be paid another way. This payment stays watched.");
        if (!event.note.isEmpty())
            e.detail += u'\n' + event.note;
        e.tone = Tone::Waiting;
    } else if (kind == QLatin1String("erased")) {
        e.title = TimelineWords::tr("Personal data removed");
        e.detail = TimelineWords::tr("By which rule: %1. Amount, result and this record stay.").arg(erasureRuleText(event.rule));
    } else if (kind == QLatin1String("lateMoney")) {
        e.title = TimelineWords::tr("Money found after the release");
        e.detail = TimelineWords::tr(
            "The customer has been charged for this attempt. Refund it if the sale was paid another way.");
        e.tone = Tone::Failed;
    } else {
        e.title = isChange(event) ? TimelineWords::tr("Now: %1").arg(attemptFace(event.to).label)
                                  : TimelineWords::tr("Noted by this till");
        e.detail = isChange(event) ? QString() : kind;
    }
    return e;
}

/// Ours by its reference (CONTRACT 2.3).
OperationId operationOf(const Transaction &t, const QList<OperationDetail> &operations)
{
    for (const OperationDetail &detail : operations) {
        const Operation &o = detail.operation;
        const bool byId = !o.result.isEmpty() && o.result == t.id;
        const bool byReference = !t.merchantReference.isEmpty() && t.merchantReference == o.reference.text();
        if (byId || byReference)
            return o.id;
    }
    return {};
}

Tone toneOf(OperationState state)
{
    switch (state) {
    case OperationState::Done:
        return Tone::Success;
    case OperationState::Declined:
    case OperationState::Refused:
        return Tone::Failed;
    case OperationState::Unclear:
    case OperationState::Pending:
    case OperationState::Undecided:
        return Tone::Waiting;
    case OperationState::Draft:
    case OperationState::Recorded:
    case OperationState::Sending:
    case OperationState::Checking:
    case OperationState::GivenUp:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString operationStep(OperationState state)
{
    switch (state) {
    case OperationState::Draft:
    case OperationState::Recorded:
        return TimelineWords::tr("saved on this till");
    case OperationState::Sending:
        return TimelineWords::tr("sent to Yuno");
    case OperationState::Checking:
        return TimelineWords::tr("answered; the payment is read to be sure");
    case OperationState::Unclear:
        return TimelineWords::tr("no clear answer; this till is finding out");
    case OperationState::Pending:
        return TimelineWords::tr("taken by Yuno, not finished yet");
    case OperationState::Done:
        return TimelineWords::tr("done");
    case OperationState::Declined:
        return TimelineWords::tr("the bank said no");
    case OperationState::Refused:
        return TimelineWords::tr("certainly not done");
    case OperationState::Undecided:
        return TimelineWords::tr("not to be seen at Yuno; a manager decides");
    case OperationState::GivenUp:
        return TimelineWords::tr("given up by a manager");
    }
    Q_UNREACHABLE();
}

/// Each step of a capture, cancel or refund; reads that brought nothing new are left to the evidence.
QList<Entry> operationEntries(const OperationDetail &detail)
{
    QList<Entry> entries;
    const Operation &operation = detail.operation;
    for (const OperationEvent &event : detail.events) {
        const bool repeated = event.kind == QLatin1String("resent");
        if (event.from == event.to && !repeated)
            continue;
        Entry e;
        e.atMs = event.atMs;
        e.tone = toneOf(event.to);
        e.operation = operation.id;
        e.title = TimelineWords::tr("%1: %2").arg(operationTitle(operation), operationStep(event.to));
        if (repeated)
            e.title = TimelineWords::tr("%1: asked again with the same key").arg(operationTitle(operation));
        QStringList lines;
        if (event.to == OperationState::Recorded) {
            lines << operationReasonText(operation.intent.reason);
            if (!operation.intent.description.isEmpty())
                lines << operation.intent.description;
            if (!operation.intent.operatorName.isEmpty())
                lines << TimelineWords::tr("by %1").arg(operation.intent.operatorName);
        } else if (event.to == OperationState::GivenUp && !event.note.isEmpty()) {
            lines << event.note;
        } else if (event.to == operation.state) {
            lines << operationSentence(operation).joined();
        }
        e.detail = lines.join(QStringLiteral(" · "));
        e.support = supportLine(event);
        entries << e;
    }
    return entries;
}

Entry fromNote(const Note &note)
{
    Entry e;
    e.atMs = note.atMs;
    e.source = Entry::Source::Staff;
    e.tone = Tone::Info;
    e.title = TimelineWords::tr("Note by %1").arg(note.author);
    e.detail = note.words;
    return e;
}

Entry fromDrawer(const DrawerEntry &line)
{
    Entry e;
    e.atMs = line.atMs;
    e.source = Entry::Source::Staff;
    e.tone = Tone::Success;
    e.title = insteadTitle(line);
    e.detail = insteadText(line);
    return e;
}

Entry fromTransaction(const Transaction &t, const QList<OperationDetail> &operations)
{
    Entry e;
    e.operation = operationOf(t, operations);
    e.atMs = t.createdMs;
    e.source = Entry::Source::Yuno;
    const QString result = transactionResult(t.status, e.tone);
    e.title =
        result.isEmpty() ? transactionName(t.type) : TimelineWords::tr("%1 %2").arg(transactionName(t.type), result);
    QStringList detail;
    if (t.amount)
        detail << moneyText(*t.amount);
    const bool declined = t.status == QLatin1String("DECLINED") || t.status == QLatin1String("REJECTED");
    if (declined) // why, and what to do (CONTRACT 9.3, 9.4)
        detail << declineText(t.responseCode, t.status, t.responseMessage).joined();
    else if (!t.responseMessage.isEmpty())
        detail << t.responseMessage;
    if (declined && !t.adviceCode.isEmpty())
        detail << adviceText(t.adviceCode);
    detail.removeAll(QString());
    e.detail = detail.join(QStringLiteral(" · "));
    QStringList support;
    for (const QString &part :
         {t.responseCode, t.adviceCode, t.providerId, t.providerStatus, t.iso8583Code, t.id.text()}) {
        if (!part.isEmpty())
            support << part;
    }
    e.support = support.join(QStringLiteral(" · "));
    return e;
}

}

QList<TimelineEntry> timelineOf(const QList<AttemptEvent> &events, const std::optional<Payment> &payment)
{
    PaymentDetail detail;
    detail.events = events;
    detail.attempt.payment = payment;
    return timelineOf(detail);
}

QList<TimelineEntry> timelineOf(const PaymentDetail &detail)
{
    QList<TimelineEntry> entries;
    for (const AttemptEvent &event : detail.events) {
        if (event.kind != QLatin1String("noted")) // the note itself follows
            entries << fromEvent(event);
    }
    for (const OperationDetail &operation : detail.operations)
        entries << operationEntries(operation);
    for (const Note &note : detail.notes)
        entries << fromNote(note);
    if (detail.instead)
        entries << fromDrawer(*detail.instead);
    if (detail.attempt.payment) {
        for (const Transaction &transaction : detail.attempt.payment->transactions)
            entries << fromTransaction(transaction, detail.operations);
    }
    const auto when = [](const TimelineEntry &e) { return e.atMs > 0 ? e.atMs : std::numeric_limits<qint64>::max(); };
    std::stable_sort(entries.begin(), entries.end(),
                     [&when](const TimelineEntry &a, const TimelineEntry &b) { return when(a) < when(b); });
    return entries;
}

}
