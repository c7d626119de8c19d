// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Evidence explains payments and tells nothing about people.
#include "services/evidence.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"
#include "support/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

/// One unknown and one approved attempt, with canaries wherever personal or secret data could hide.
class Source final : public PaymentSource
{
public:
    std::optional<Error> error;
    QList<PaymentQuery> queries;

    static PaymentDetail detailOf(AttemptState state)
    {
        PaymentDetail detail;
        detail.attempt = attemptIn(state, ManualClock::Start);
        detail.attempt.id = AttemptId::from(attemptStateName(state));
        detail.attempt.intent.description = QStringLiteral("canary-description");
        detail.attempt.intent.token = VaultedToken::from(QStringLiteral("canary-token"));
        detail.attempt.body = "{\"canary\":\"body\"}";
        if (detail.attempt.payment) {
            detail.attempt.payment->payerName = QStringLiteral("canary payer");
            detail.attempt.payment->raw = "canary raw";
        }
        if (detail.attempt.problem)
            detail.attempt.problem->messages = {QStringLiteral("card 4111 1111 1111 1111 was refused")};
        Customer customer = ana();
        customer.email = QStringLiteral("canary@shop.example");
        detail.customer = customer;
        AttemptEvent event;
        event.kind = QStringLiteral("released");
        event.note = QStringLiteral("canary manager: canary reason");
        event.rule = QStringLiteral("DESIGN 3");
        detail.events = {event};
        Operation refund = operationIn(OperationState::GivenUp, ManualClock::Start);
        refund.intent.description = QStringLiteral("canary words");
        refund.intent.operatorName = QStringLiteral("canary operator");
        refund.body = "{\"canary\":\"body\"}";
        refund.problem = AttemptProblem{ErrorKind::TimedOut, {}, 0, {QStringLiteral("4111 1111 1111 1111")}, {}};
        OperationEvent line;
        line.kind = QStringLiteral("givenUp");
        line.note = QStringLiteral("canary manager: canary reason");
        detail.operations = {{refund, {line}}};
        return detail;
    }

    Result<QList<PaymentRow>> payments(const PaymentQuery &query) override
    {
        queries.append(query);
        if (error)
            return fail(*error);
        PaymentRow unknown, approvedRow;
        unknown.attempt = AttemptId::from(QStringLiteral("Unknown"));
        approvedRow.attempt = AttemptId::from(QStringLiteral("Approved"));
        return query.filter.isEmpty() ? QList{approvedRow, unknown} : QList{unknown};
    }
    Result<PaymentSummary> summary(const SummaryQuery &) override { return PaymentSummary(); }
    Result<PaymentDetail> detail(const AttemptId &id) override { return detailOf(*attemptStateFromName(id.text())); }
    Result<AttentionCounts> attention() override { return AttentionCounts{}; }
    Result<QList<Customer>> findCustomers(const QString &, int) override { return QList<Customer>{}; }
    Result<QList<Sale>> parkedSales() override { return QList<Sale>{}; }
    Result<NoticeList> notices(int) override { return NoticeList{}; }
};

} // namespace

class TestEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatHappened();
    void tellsNothingAboutPeople();
    void passesErrorsOn();
};

void TestEvidence::tellsWhatHappened()
{
    Source source;
    const Result<QByteArray> json = evidenceOf(source, ManualClock::Start);
    QVERIFY(json);
    const QJsonObject document = QJsonDocument::fromJson(*json).object();
    QCOMPARE(document[QStringLiteral("written")].toString(), QStringLiteral("2026-11-21T12:00:00.000Z"));
    const QJsonArray attempts = document[QStringLiteral("attempts")].toArray();
    QCOMPARE(attempts.size(), 2); // each once, those that still move first
    QCOMPARE(attempts[0].toObject()[QStringLiteral("state")].toString(), QStringLiteral("Unknown"));
    QCOMPARE(attempts[1].toObject()[QStringLiteral("status")].toString(), QStringLiteral("SUCCEEDED"));
    QCOMPARE(attempts[1].toObject()[QStringLiteral("amount")].toString(), QStringLiteral("BRL 25.00"));
    const QJsonObject event = attempts[0].toObject()[QStringLiteral("events")].toArray()[0].toObject();
    QCOMPARE(event[QStringLiteral("rule")].toString(), QStringLiteral("DESIGN 3"));
    const QJsonObject refund = attempts[1].toObject()[QStringLiteral("operations")].toArray()[0].toObject();
    QCOMPARE(refund[QStringLiteral("kind")].toString(), QStringLiteral("Refund"));
    QCOMPARE(refund[QStringLiteral("state")].toString(), QStringLiteral("GivenUp"));
    QCOMPARE(refund[QStringLiteral("amount")].toString(), QStringLiteral("BRL 10.00"));
    QCOMPARE(refund[QStringLiteral("events")].toArray()[0].toObject()[QStringLiteral("kind")].toString(),
             QStringLiteral("givenUp"));
}

void TestEvidence::tellsNothingAboutPeople()
{
    Source source;
    const Result<QByteArray> json = evidenceOf(source, ManualClock::Start);
    QVERIFY(json);
    QVERIFY(!json->contains("canary"));
    QVERIFY(!json->contains("4111 1111"));
    QVERIFY(!json->contains(ana().firstName.toUtf8()));
}

void TestEvidence::passesErrorsOn()
{
    Source source;
    source.error = Error{ErrorKind::StorageCorrupt, {}};
    QCOMPARE(evidenceOf(source, 0).error().kind, ErrorKind::StorageCorrupt);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
