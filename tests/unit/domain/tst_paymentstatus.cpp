// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentstatus.h"

#include <rapidcheck.h>

#include <QTest>

using namespace pos;


namespace {

PaymentStatus folded(const char *status, const char *subStatus)
{
    return PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(subStatus));
}

struct Row
{
    const char *status, *subStatus;
    bool isFinal;
    MoneyEffect money;
    StatusClass statusClass;
    AttemptState state;
};

// CONTRACT 9.1, typed again from the page: status, sub-status, final, money, colour class, and our state.
const Row Table[] = {
    {"CREATED", "CREATED", false, MoneyEffect::No, StatusClass::Pending, AttemptState::WaitingCustomer},
    {"READY_TO_PAY", "CREATED", false, MoneyEffect::No, StatusClass::Pending, AttemptState::WaitingCustomer},
    {"READY_TO_PAY", "WAITING_ADDITIONAL_STEP", false, MoneyEffect::No, StatusClass::Pending,
     AttemptState::WaitingCustomer},
    {"PENDING", "AUTHORIZED", false, MoneyEffect::Hold, StatusClass::Pending, AttemptState::Authorized},
    {"PENDING", "IN_PROCESS", false, MoneyEffect::Unsure, StatusClass::Pending, AttemptState::WaitingCustomer},
    {"PENDING", "WAITING_ADDITIONAL_STEP", false, MoneyEffect::No, StatusClass::Pending, AttemptState::WaitingCustomer},
    {"PENDING", "PENDING_PROVIDER_CONFIRMATION", false, MoneyEffect::Unsure, StatusClass::Pending,
     AttemptState::WaitingCustomer},
    {"PENDING", "PENDING_FRAUD_REVIEW", false, MoneyEffect::Unsure, StatusClass::Pending,
     AttemptState::WaitingCustomer},
    {"PENDING", "PENDING_OTP_COMPLETION", false, MoneyEffect::No, StatusClass::Pending, AttemptState::WaitingCustomer},
    {"PENDING", "DECLINED", false, MoneyEffect::No, StatusClass::Failed, AttemptState::WaitingCustomer},
    {"SUCCEEDED", "APPROVED", true, MoneyEffect::Yes, StatusClass::Success, AttemptState::Approved},
    {"SUCCEEDED", "PARTIALLY_APPROVED", false, MoneyEffect::PartlyYes, StatusClass::Pending,
     AttemptState::WaitingCustomer},
    {"SUCCEEDED", "CAPTURED", true, MoneyEffect::Yes, StatusClass::Success, AttemptState::Captured},
    {"SUCCEEDED", "PARTIALLY_CAPTURED", true, MoneyEffect::PartlyYes, StatusClass::Success, AttemptState::Captured},
    {"SUCCEEDED", "PARTIALLY_REFUNDED", true, MoneyEffect::YesLess, StatusClass::Refunded,
     AttemptState::PartlyRefunded},
    {"SUCCEEDED", "PARTIALLY_CHARGEBACKED", true, MoneyEffect::YesLess, StatusClass::Dispute, AttemptState::Disputed},
    {"SUCCEEDED", "FRAUD_DECLINED", true, MoneyEffect::Yes, StatusClass::Dispute, AttemptState::Disputed},
    {"SUCCEEDED", "REFUND_RETRY_IN_PROCESS", false, MoneyEffect::Yes, StatusClass::Pending, AttemptState::Approved},
    {"SUCCEEDED", "CAPTURE_RETRY_IN_PROCESS", false, MoneyEffect::Hold, StatusClass::Pending, AttemptState::Authorized},
    {"SUCCEEDED", "CAPTURE_RETRY_PROCESS_FAILED", true, MoneyEffect::HoldOrNo, StatusClass::Failed,
     AttemptState::Authorized},
    {"SUCCEEDED", "VERIFIED", true, MoneyEffect::No, StatusClass::Pending, AttemptState::Unknown},
    {"SUCCEEDED", "THREE_D_SECURE_VERIFIED", true, MoneyEffect::No, StatusClass::Pending, AttemptState::Unknown},
    {"VERIFIED", "VERIFIED", true, MoneyEffect::No, StatusClass::Pending, AttemptState::Unknown},
    {"DECLINED", "DECLINED", true, MoneyEffect::No, StatusClass::Failed, AttemptState::Declined},
    {"DECLINED", "FRAUD_DECLINED", true, MoneyEffect::No, StatusClass::Failed, AttemptState::Declined},
    {"REJECTED", "REJECTED", true, MoneyEffect::No, StatusClass::Failed, AttemptState::Rejected},
    {"EXPIRED", "EXPIRED", true, MoneyEffect::No, StatusClass::Failed, AttemptState::Expired},
    {"CANCELED", "CANCELED", true, MoneyEffect::No, StatusClass::Failed, AttemptState::Canceled},
    {"CANCELED", "PENDING_PROVIDER_CONFIRMATION", false, MoneyEffect::Hold, StatusClass::Pending,
     AttemptState::WaitingCustomer},
    {"REFUNDED", "REFUNDED", true, MoneyEffect::Back, StatusClass::Refunded, AttemptState::Refunded},
    {"REFUNDED", "PENDING_PROVIDER_CONFIRMATION", false, MoneyEffect::Yes, StatusClass::Pending,
     AttemptState::PartlyRefunded},
    {"IN_DISPUTE", "RECEIVED", false, MoneyEffect::Yes, StatusClass::Dispute, AttemptState::Disputed},
    {"IN_DISPUTE", "PENDING_REVIEW", false, MoneyEffect::Yes, StatusClass::Dispute, AttemptState::Disputed},
    {"CHARGEBACK", "LOST", true, MoneyEffect::Back, StatusClass::Dispute, AttemptState::Disputed},
    {"FRAUD", "FRAUD_VERIFIED", true, MoneyEffect::No, StatusClass::Pending, AttemptState::Unknown},
    {"ERROR", "ERROR", true, MoneyEffect::Unsure, StatusClass::Failed, AttemptState::Unknown},
    {"ERROR", "TIMEOUT", false, MoneyEffect::Unsure, StatusClass::Pending, AttemptState::Unknown},
    {"ERROR", "PENDING_REVERSE", false, MoneyEffect::Unsure, StatusClass::Pending, AttemptState::Unknown},
    {"ERROR", "REVERSED_BY_TIMEOUT", true, MoneyEffect::BackOrNo, StatusClass::Failed, AttemptState::Unknown},
};

const QStringList PaidSubStatuses{QStringLiteral("APPROVED"), QStringLiteral("CAPTURED"),
                                  QStringLiteral("PARTIALLY_CAPTURED"), QStringLiteral("PARTIALLY_REFUNDED"),
                                  QStringLiteral("REFUND_RETRY_IN_PROCESS")};

}

class TestPaymentStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowOfTheContract_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(Table)); ++i)
            QTest::addRow("%s/%s", Table[i].status, Table[i].subStatus) << i;
    }
    void everyRowOfTheContract()
    {
        QFETCH(int, index);
        const Row &row = Table[index];
        const StatusFacts facts = statusFacts(folded(row.status, row.subStatus));
        QVERIFY(facts.isKnown);
        QCOMPARE(facts.status, QLatin1String(row.status));
        QCOMPARE(facts.subStatus, QLatin1String(row.subStatus));
        QCOMPARE(facts.isFinal, row.isFinal);
        QCOMPARE(facts.money, row.money);
        QCOMPARE(facts.statusClass, row.statusClass);
        QCOMPARE(facts.attemptState, row.state);
        const bool paid =
            qstrcmp(row.status, "SUCCEEDED") == 0 && PaidSubStatuses.contains(QLatin1String(row.subStatus));
        QCOMPARE(facts.inPaidWhiteList, paid);
    }

    void theTableHasNoOtherRows()
    {
        QCOMPARE(statusTable().size(), qsizetype(std::size(Table)));
        QCOMPARE(statusTable().size(), 39);
        QStringList keys;
        for (const StatusFacts &facts : statusTable())
            keys << facts.status + QLatin1Char('/') + facts.subStatus;
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    // DESIGN 3, fine print: these show their own sentence, take no new attempt, and are never Approved.
    void theHonestRowsNeverApproveAndNeverRelease()
    {
        for (const auto &[status, subStatus] :
             {std::pair("ERROR", "ERROR"), std::pair("ERROR", "TIMEOUT"), std::pair("ERROR", "PENDING_REVERSE"),
              std::pair("ERROR", "REVERSED_BY_TIMEOUT"), std::pair("ERROR", "SOMETHING_NEW"), std::pair("ERROR", ""),
              std::pair("SUCCEEDED", "CAPTURE_RETRY_IN_PROCESS"),
              std::pair("SUCCEEDED", "CAPTURE_RETRY_PROCESS_FAILED"), std::pair("SUCCEEDED", "PARTIALLY_APPROVED"),
              std::pair("SUCCEEDED", "FRAUD_DECLINED"), std::pair("SUCCEEDED", "VERIFIED"),
              std::pair("VERIFIED", "VERIFIED"), std::pair("FRAUD", "FRAUD_VERIFIED"),
              std::pair("SUCCEEDED", "THREE_D_SECURE_VERIFIED")}) {
            const StatusFacts facts = statusFacts(folded(status, subStatus));
            QVERIFY2(!isPaid(facts.attemptState), status);
            QVERIFY2(!permitsNewAttempt(facts.attemptState), subStatus);
            QVERIFY(!facts.inPaidWhiteList);
        }
        QCOMPARE(statusFacts(folded("ERROR", "SOMETHING_NEW")).attemptState, AttemptState::Unknown);
    }

    // A sale may be tried again only when the row says that no money moved.
    void newAttemptsNeedARowWithoutMoney()
    {
        for (const StatusFacts &facts : statusTable()) {
            if (permitsNewAttempt(facts.attemptState)) {
                QCOMPARE(facts.money, MoneyEffect::No);
                QVERIFY(facts.isFinal);
            }
        }
    }

    void folding_data()
    {
        QTest::addColumn<QString>("rawStatus");
        QTest::addColumn<QString>("rawSubStatus");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("subStatus");
        const auto row = [](const char *rawStatus, const char *rawSub, const char *status, const char *sub) {
            QTest::addRow("%s/%s", rawStatus, rawSub) << QString::fromLatin1(rawStatus) << QString::fromLatin1(rawSub)
                                                      << QString::fromLatin1(status) << QString::fromLatin1(sub);
        };
        row("CANCELLED", "CANCELLED", "CANCELED", "CANCELED");
        row("CANCELLED", "PENDING_PROVIDER_CONFIRMATION", "CANCELED", "PENDING_PROVIDER_CONFIRMATION");
        row("CANCELED", "", "CANCELED", "");
        row("APPROVED", "", "SUCCEEDED", "APPROVED");
        row("APPROVED", "APPROVED", "SUCCEEDED", "APPROVED");
        row("APPROVED", "FRAUD_DECLINED", "SUCCEEDED", "FRAUD_DECLINED");
        row("AUTHORIZED", "", "PENDING", "AUTHORIZED");
        row("AUTHORIZED", "AUTHORIZED", "PENDING", "AUTHORIZED");
        row("PARTIALLY_REFUNDED", "", "SUCCEEDED", "PARTIALLY_REFUNDED");
        row("PROCESSING", "", "PENDING", "IN_PROCESS");
        row("PROCESSING", "PENDING_FRAUD_REVIEW", "PENDING", "PENDING_FRAUD_REVIEW");
        row("REQUIRES_ACTION", "", "PENDING", "WAITING_ADDITIONAL_STEP");
        row("FAILED", "", "DECLINED", "DECLINED");
        row("FAILED", "FAILED", "DECLINED", "DECLINED");
        row("DECLINED", "", "DECLINED", "DECLINED");
        row("REJECTED", "", "REJECTED", "REJECTED");
        row("EXPIRED", "", "EXPIRED", "EXPIRED");
        row(" succeeded ", "approved", "SUCCEEDED", "APPROVED");
        row("PAYED", "", "PAYED", "");
        row("PURCHASE", "", "PURCHASE", "");
        row("SUCCEEDED", "", "SUCCEEDED", "");
        row("", "", "", "");
    }
    void folding()
    {
        QFETCH(QString, rawStatus);
        QFETCH(QString, rawSubStatus);
        const PaymentStatus status = PaymentStatus::fold(rawStatus, rawSubStatus);
        QTEST(status.status, "status");
        QTEST(status.subStatus, "subStatus");
        QCOMPARE(status.rawStatus, rawStatus);
        QCOMPARE(status.rawSubStatus, rawSubStatus);
    }

    void whatWeDoNotKnowWaits_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("subStatus");
        QTest::addColumn<int>("state");
        const int waiting = int(AttemptState::WaitingCustomer), unknown = int(AttemptState::Unknown);
        QTest::newRow("PAYED") << "PAYED"
                               << "" << waiting;
        QTest::newRow("PURCHASE") << "PURCHASE"
                                  << "" << waiting;
        QTest::newRow("new sub-status") << "SUCCEEDED"
                                        << "APPROVED_MAYBE" << waiting;
        QTest::newRow("no sub-status") << "SUCCEEDED"
                                       << "" << waiting;
        QTest::newRow("swapped") << "APPROVED"
                                 << "SUCCEEDED" << waiting;
        QTest::newRow("declined, half") << "DECLINED"
                                        << "SOMETHING" << waiting;
        QTest::newRow("nothing") << ""
                                 << "" << unknown;
    }
    void whatWeDoNotKnowWaits()
    {
        QFETCH(QString, status);
        QFETCH(QString, subStatus);
        QFETCH(int, state);
        const StatusFacts facts = statusFacts(PaymentStatus::fold(status, subStatus));
        QVERIFY(!facts.isKnown);
        QVERIFY(!facts.isFinal);
        QVERIFY(!facts.inPaidWhiteList);
        QCOMPARE(facts.statusClass, StatusClass::Pending);
        QCOMPARE(facts.money, MoneyEffect::Unsure);
        QCOMPARE(int(facts.attemptState), state);
    }

    void properties()
    {
        const auto anyWord =
            rc::gen::oneOf(rc::gen::elementOf(std::vector<std::string>{
                               "SUCCEEDED", "APPROVED", "AUTHORIZED", "CANCELLED", "CANCELED", "FAILED", "PROCESSING",
                               "REQUIRES_ACTION", "PARTIALLY_REFUNDED", "DECLINED", "REJECTED", "EXPIRED", "PENDING",
                               "ERROR", "CAPTURED", "PAYED", "", " approved ", "Cancelled"}),
                           rc::gen::arbitrary<std::string>());
        QVERIFY(rc::check("folding twice is folding once", [&anyWord] {
            const auto once = PaymentStatus::fold(QString::fromStdString(*anyWord), QString::fromStdString(*anyWord));
            const auto twice = PaymentStatus::fold(once.status, once.subStatus);
            RC_ASSERT(once.status == twice.status);
            RC_ASSERT(once.subStatus == twice.subStatus);
        }));
        QVERIFY(rc::check("only the white-list of the contract is ever paid", [&anyWord] {
            const auto status = PaymentStatus::fold(QString::fromStdString(*anyWord), QString::fromStdString(*anyWord));
            const StatusFacts facts = statusFacts(status);
            const bool listed =
                status.status == QLatin1String("SUCCEEDED") && PaidSubStatuses.contains(status.subStatus);
            RC_ASSERT(facts.inPaidWhiteList == listed);
            if (!listed)
                RC_ASSERT(facts.attemptState != AttemptState::Approved && facts.attemptState != AttemptState::Captured);
            if (!facts.isKnown)
                RC_ASSERT(!permitsNewAttempt(facts.attemptState) && isOpen(facts.attemptState));
        }));
    }

    void statesAndTheirNames_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("permits"); // o = open, n = new attempt, p = paid
        const auto row = [](AttemptState state, const char *name, const char *permits) {
            QTest::newRow(name) << int(state) << QString::fromLatin1(name) << QString::fromLatin1(permits);
        };
        row(AttemptState::Draft, "Draft", "");
        row(AttemptState::Recorded, "Recorded", "o");
        row(AttemptState::Sending, "Sending", "o");
        row(AttemptState::Approved, "Approved", "p");
        row(AttemptState::Declined, "Declined", "n");
        row(AttemptState::Rejected, "Rejected", "n");
        row(AttemptState::Authorized, "Authorized", "");
        row(AttemptState::WaitingCustomer, "WaitingCustomer", "o");
        row(AttemptState::Expired, "Expired", "n");
        row(AttemptState::Canceled, "Canceled", "n");
        row(AttemptState::Refused, "Refused", "n");
        row(AttemptState::Unknown, "Unknown", "o");
        row(AttemptState::Captured, "Captured", "p");
        row(AttemptState::PartlyRefunded, "PartlyRefunded", "p");
        row(AttemptState::Refunded, "Refunded", "");
        row(AttemptState::Disputed, "Disputed", "");
    }
    void statesAndTheirNames()
    {
        QFETCH(int, state);
        QFETCH(QString, name);
        QFETCH(QString, permits);
        const auto value = static_cast<AttemptState>(state);
        QCOMPARE(attemptStateName(value), name);
        QVERIFY(attemptStateFromName(name) == value);
        QCOMPARE(isOpen(value), permits == QLatin1String("o"));
        QCOMPARE(permitsNewAttempt(value), permits == QLatin1String("n"));
        QCOMPARE(isPaid(value), permits == QLatin1String("p"));
        QVERIFY(!attemptStateFromName(name.toLower()));
    }
};

QTEST_APPLESS_MAIN(TestPaymentStatus)
#include "tst_paymentstatus.moc"
