// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The last look before anything is recorded, and how failures are taken.
#include "domain/paymentmachine.h"
#include "ports/apicodes.h"
#include "services/chargeguard.h"
#include "services/postfailure.h"
#include "support/fakegateway.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestChargeGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordinaryChargeGoesAhead();
    void earlierAttemptDecides_data();
    void earlierAttemptDecides();
    void everyRuleNamesItsField_data();
    void everyRuleNamesItsField();
    void closedSaleIsRefused_data();
    void closedSaleIsRefused();
    void everyCodeIsTakenAsTheTableSays();
    void silenceAndUnreadableAnswersMayBeRepeated();
    void onlyYunoRefusesKeys_data();
    void onlyYunoRefusesKeys();

private:
    static ChargeFacts facts()
    {
        ChargeFacts facts;
        facts.sale = openSale();
        facts.settings = tillSettings();
        facts.customerKnown = true;
        return facts;
    }
};

void TestChargeGuard::ordinaryChargeGoesAhead()
{
    QVERIFY(!chargeRefusal(orderFor(openSale()), facts()));
}

void TestChargeGuard::earlierAttemptDecides_data()
{
    QTest::addColumn<AttemptState>("state");
    QTest::addColumn<bool>("released");
    QTest::addColumn<QString>("code");
    const QString open(chargecode::AttemptOpen);
    const QString paid(chargecode::AlreadyPaid);
    using enum AttemptState;
    for (const AttemptState state : {Declined, Rejected, Expired, Canceled, Refused})
        QTest::newRow(qPrintable(attemptStateName(state))) << state << false << QString();
    for (const AttemptState state : {Recorded, Sending, Unknown, WaitingCustomer})
        QTest::newRow(qPrintable(attemptStateName(state))) << state << false << open;
    for (const AttemptState state : {Approved, Captured, Authorized, PartlyRefunded, Refunded, Disputed})
        QTest::newRow(qPrintable(attemptStateName(state))) << state << false << paid;
    QTest::newRow("released unknown") << Unknown << true << QString();
    QTest::newRow("released waiting") << WaitingCustomer << true << QString();
    QTest::newRow("released and paid after all") << Approved << true << paid;
}

void TestChargeGuard::earlierAttemptDecides()
{
    QFETCH(AttemptState, state);
    QFETCH(bool, released);
    QFETCH(QString, code);
    ChargeFacts f = facts();
    Attempt earlier = attemptIn(state, ManualClock::Start);
    earlier.released = released;
    f.attempts = {attemptIn(AttemptState::Declined, ManualClock::Start), earlier};
    const std::optional<Error> refusal = chargeRefusal(orderFor(f.sale), f);
    QCOMPARE(refusal.has_value(), !code.isEmpty());
    if (refusal) {
        QCOMPARE(refusal->kind, ErrorKind::Conflict);
        QCOMPARE(refusal->context.code, code);
    }
}

void TestChargeGuard::everyRuleNamesItsField_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"method", "method.off", "method.token", "installments", "installments.many",
                              "description", "customer", "saveCard", "saveCard.walk-in", "amount"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestChargeGuard::everyRuleNamesItsField()
{
    QFETCH(QString, field);
    ChargeFacts f = facts();
    ChargeOrder order = orderFor(f.sale);
    if (field == u"method")
        order.intent.methodId = QStringLiteral("magic");
    else if (field == u"method.off")
        f.settings.methods.clear();
    else if (field == u"method.token")
        order.intent.token = {};
    else if (field == u"installments")
        order.intent.installments = 0;
    else if (field == u"installments.many")
        order.intent.installments = 51;
    else if (field == u"description")
        order.intent.description = QStringLiteral("ab");
    else if (field == u"customer")
        f.customerKnown = false;
    else if (field == u"saveCard") {
        order.saveCard = true; // of a card that is saved already
    } else if (field == u"saveCard.walk-in") {
        f.settings.methods << QStringLiteral("payment_link");
        order.intent.methodId = QStringLiteral("payment_link");
        order.intent.token = {};
        order.intent.gatewayCustomer = {};
        order.saveCard = true;
    } else
        order.intent.amount = reais(2501);
    const std::optional<Error> refusal = chargeRefusal(order, f);
    QVERIFY(refusal);
    QCOMPARE(refusal->context.field, field.section(u'.', 0, 0));
}

void TestChargeGuard::closedSaleIsRefused_data()
{
    QTest::addColumn<SaleState>("state");
    QTest::newRow("parked") << SaleState::Parked;
    QTest::newRow("paid") << SaleState::Paid;
    QTest::newRow("discarded") << SaleState::Discarded;
}

void TestChargeGuard::closedSaleIsRefused()
{
    QFETCH(SaleState, state);
    ChargeFacts f = facts();
    f.sale.state = state;
    QCOMPARE(chargeRefusal(orderFor(f.sale), f)->context.code,
             QString(state == SaleState::Paid ? chargecode::AlreadyPaid : chargecode::SaleClosed));
    f = facts();
    f.sale.cart.lines.clear();
    QVERIFY(chargeRefusal(orderFor(openSale()), f));
}

void TestChargeGuard::everyCodeIsTakenAsTheTableSays()
{
    for (const ApiCodeFacts &row : apiCodeTable()) {
        Error error{row.kind, {.httpStatus = 400, .code = row.code}};
        const event::PostFailed at400 = postFailureOf(error, reached(400));
        QCOMPARE(at400.provesNoPayment, row.provesNoPayment);
        QCOMPARE(at400.sameKeyAgain, row.verb == Verb::Same);
        error.context.httpStatus = 502;
        const event::PostFailed at502 = postFailureOf(error, reached(502));
        QVERIFY2(!at502.provesNoPayment, qPrintable(row.code)); // a 5xx is never proof
    }
    for (const char *code : {"INVALID_CREDENTIALS", "UNKNOWN_IP_ADDRESS", "FORBIDDEN"}) {
        const ApiCodeFacts facts = apiCodeFacts(QString::fromLatin1(code), 401);
        const Error error{facts.kind, {.httpStatus = 401, .code = facts.code}};
        QVERIFY2(postFailureOf(error, reached(401)).keysRefused, code);
        QCOMPARE(operationFailureOf(error, reached(401)).keysRefused, facts.kind != ErrorKind::Forbidden);
    }
    QVERIFY(!postFailureOf(Error{ErrorKind::Conflict, {.httpStatus = 401, .code = QStringLiteral("TOKEN_IN_USE")}},
                           reached(401))
                 .keysRefused);
}

void TestChargeGuard::silenceAndUnreadableAnswersMayBeRepeated()
{
    QVERIFY(postFailureOf(Error{ErrorKind::TimedOut, {}}, reached(0)).sameKeyAgain);
    QVERIFY(postFailureOf(Error{ErrorKind::MalformedReply, {.httpStatus = 201}}, reached(201)).sameKeyAgain);
    QVERIFY(postFailureOf(Error{ErrorKind::MalformedReply, {.httpStatus = 302}}, reached(302)).sameKeyAgain); // a portal
    const Error cutOff{ErrorKind::MalformedReply, {.httpStatus = 400}}; // 400 and then the line broke
    QVERIFY(postFailureOf(cutOff, reached(400)).sameKeyAgain);
    QVERIFY(!postFailureOf(cutOff, reached(400)).provesNoPayment);
    QVERIFY(!postFailureOf(Error{ErrorKind::RequestRefused, {.httpStatus = 418}}, reached(418)).sameKeyAgain);
    QVERIFY(!postFailureOf(Error{ErrorKind::Offline, {}}, neverLeft()).mayHaveLeft);
}

void TestChargeGuard::onlyYunoRefusesKeys_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("a portal's 401") << ErrorKind::MalformedReply << 401;
    QTest::newRow("a proxy's 403") << ErrorKind::MalformedReply << 403;
    // Whoever makes the error: without a code of Yuno's it does not stop the till.
    QTest::newRow("unnamed 401") << ErrorKind::Unauthenticated << 401;
    QTest::newRow("unnamed address") << ErrorKind::UnknownIpAddress << 401;
    QTest::newRow("unnamed 403") << ErrorKind::Forbidden << 403;
}

void TestChargeGuard::onlyYunoRefusesKeys()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    const Error error{kind, {.httpStatus = status, .code = QStringLiteral("HTTP_%1").arg(status)}};
    QVERIFY(!keysWereRefused(error));
    const event::PostFailed failed = postFailureOf(error, reached(status));
    QVERIFY(!failed.keysRefused);
    QVERIFY(!failed.provesNoPayment);
    QVERIFY(failed.sameKeyAgain);
    QVERIFY(operationFailureOf(error, reached(status)).sameKeyAgain);
}

QTEST_GUILESS_MAIN(TestChargeGuard)
#include "tst_chargeguard.moc"
