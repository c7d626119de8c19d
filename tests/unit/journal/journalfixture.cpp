// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes the journal that fixtures/vN.sql freezes, with the present schema. To
// freeze a new version N:
//
//   journal_fixture FOLDER && sqlite3 FOLDER/journal.db .dump | grep '^INSERT' > vN.sql
//
// then append its PRAGMA application_id and user_version. Never remake an old one.
#include "unit/journal/journalkit.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace pos;
using namespace pos::test;

namespace {

Result<void> fill(JournalPort &journal, IdSource &ids, qint64 nowMs)
{
    Customer customer = plainCustomer(ids, QString::fromUtf8("José"), QString::fromUtf8("Ñuñez"));
    customer.email = QStringLiteral("jose@example.com");
    customer.phone = Phone{QStringLiteral("55"), QStringLiteral("11999990000")};
    customer.document = Document{QStringLiteral("CPF"), QStringLiteral("123.456.789-09")};
    customer.billingAddress.city = QString::fromUtf8("São Paulo");
    customer.contactConsent = ContactConsent{true, QStringLiteral("May we write to you?"), QStringLiteral("in_person"),
                                             QStringLiteral("Cashier 1"), nowMs};
    if (const Result<void> saved = journal.saveCustomer(customer); !saved)
        return saved;
    Attempt attempt = sell(journal, ids, nowMs, AttemptState::Recorded, &customer);
    attempt.state = AttemptState::Sending;
    attempt.body = QByteArray("{\"amount\":{\"currency\":\"BRL\",\"value\":12.50}}");
    AttemptEvent event = plainEvent(attempt, QStringLiteral("sending"), AttemptState::Recorded);
    event.method = QStringLiteral("POST");
    event.path = QStringLiteral("/v1/payments");
    if (const Result<void> committed = journal.commitAttempt(attempt, event); !committed)
        return committed;
    attempt.state = AttemptState::Unknown;
    attempt.problem = AttemptProblem{ErrorKind::TimedOut, QString(), 0, {}, std::nullopt};
    attempt.payment = plainPayment(attempt, customer.displayName());
    const AttemptEvent unclear = plainEvent(attempt, QStringLiteral("unclear"), AttemptState::Sending);
    if (const Result<void> committed = journal.commitAttempt(attempt, unclear); !committed)
        return committed;
    Attempt paid = sell(journal, ids, nowMs + 1, AttemptState::Approved);
    paid.paymentId = PaymentId::from(ids.uuid());
    paid.payment = plainPayment(paid, QString());
    if (const Result<void> read = journal.commitAttempt(paid, plainEvent(paid, QStringLiteral("read"), paid.state)); !read)
        return read;
    const Operation refund = plainOperation(ids, paid, 1, nowMs + 2);
    if (const Result<void> asked = journal.commitOperation(refund, plainEvent(refund, QStringLiteral("recorded"))); !asked)
        return asked;
    return journal.setFact(QStringLiteral("till_block"), QStringLiteral("AmountMismatch"));
}

}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream err(stderr);
    if (QCoreApplication::arguments().size() != 2) {
        err << "usage: journal_fixture FOLDER\n";
        return 2;
    }
    ManualClock clock;
    SeededIdSource ids(20261121);
    JournalFile file(QCoreApplication::arguments().at(1) + QStringLiteral("/journal.db"), ids, clock);
    const Result<void> done = file.open()
                                  .and_then([&](const JournalOpening &) { return fill(file.journal(), ids, clock.nowMs()); })
                                  .and_then([&] { return file.close(); });
    if (!done)
        err << describe(done.error()) << '\n';
    return done ? 0 : 1;
}
