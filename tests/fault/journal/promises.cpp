// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "fault/journal/promises.h"

namespace pos::test {

namespace {

bool commitLoudly(JournalPort &journal, const Attempt &attempt, const QString &kind, const Acknowledge &acknowledge)
{
    const bool committed = journal.commitAttempt(attempt, plainEvent(attempt, kind)).has_value();
    if (committed)
        acknowledge(u"attempt " + attempt.id.text() + u' ' + attemptStateName(attempt.state));
    return committed;
}

/// How far an attempt of sellLoudly() is.
qsizetype progressOf(const QString &state)
{
    return QStringList{QStringLiteral("Recorded"), QStringLiteral("Sending"), QStringLiteral("Approved")}.indexOf(state);
}

QString brokenAttempt(JournalPort &journal, const QStringList &words)
{
    const Result<Attempt> attempt = journal.attempt(AttemptId::from(words.at(1)));
    if (!attempt)
        return describe(attempt.error());
    const qsizetype progress = progressOf(attemptStateName(attempt->state));
    if (progress < progressOf(words.at(2)))
        return u"is only " + attemptStateName(attempt->state);
    const Result<QList<AttemptEvent>> events = journal.events(attempt->id);
    if (!events || events->size() != progress + 1)
        return QStringLiteral("has another number of events than its state");
    if (attempt->body.isEmpty() != (progress < 1) || attempt->payment.has_value() != (progress >= 2))
        return QStringLiteral("is half of one state and half of another");
    return {};
}

}

void sellLoudly(JournalPort &journal, IdSource &ids, qint64 nowMs, const Acknowledge &acknowledge)
{
    const Result<Sale> sale = journal.createSale(registerOne(), today(), plainDraft());
    if (!sale)
        return;
    acknowledge(u"sale " + sale->id.text());
    Attempt attempt = plainAttempt(ids, *sale, 1, nowMs);
    if (!commitLoudly(journal, attempt, QStringLiteral("recorded"), acknowledge))
        return;
    attempt.state = AttemptState::Sending;
    attempt.body = QByteArray("{\"amount\":12.5}");
    if (!commitLoudly(journal, attempt, QStringLiteral("sending"), acknowledge))
        return;
    attempt = inState(attempt, AttemptState::Approved, nowMs + 1);
    attempt.payment = plainPayment(attempt, QStringLiteral("Ana"));
    commitLoudly(journal, attempt, QStringLiteral("answered"), acknowledge);
}

QString brokenPromise(Till &till, const QStringList &acknowledged)
{
    till.file = till.journalFile();
    if (const Result<JournalOpening> opened = till.file->open(); !opened)
        return u"does not open: " + describe(opened.error());
    if (const Result<void> verified = till.file->verify(); !verified)
        return u"does not verify: " + describe(verified.error());
    JournalPort &journal = till.file->journal();
    const Result<Sale> next = journal.createSale(registerOne(), today(), plainDraft());
    if (!next)
        return u"takes no new sale: " + describe(next.error());
    for (const QString &line : acknowledged) {
        const QStringList words = line.split(u' ');
        if (words.first() == QLatin1String("sale")) {
            if (!journal.sale(SaleId::from(words.at(1))))
                return line + u": lost";
            if (next->id.text() == words.at(1))
                return line + u": its id was given away again";
        } else if (words.first() == QLatin1String("attempt")) {
            if (const QString broken = brokenAttempt(journal, words); !broken.isEmpty())
                return line + u": " + broken;
        }
    }
    const Result<void> closed = till.file->close();
    return closed ? QString() : u"does not close: " + describe(closed.error());
}

}
