// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/declinereason.h"

#include <QTest>

using namespace pos;


namespace {

// CONTRACT 9.3, typed again: status, H/S/-, and code:iso pairs.
struct Line
{
    const char *status;
    char severity;
    const char *codes;
};
const Line Lines[] = {
    {"SUCCEEDED", '-', "SUCCEEDED:0 8 10 11 16 32|FRAUD_VERIFIED|SUCCEEDED_THREE_D_SECURE"},
    {"WON", '-', "REVIEW_WON"},
    {"CREATED", '-', "SUCCEEDED|RECEIVED|ACTION_REQUIRED"},
    {"PENDING", '-', "CHALLENGE_REQUIRED|IN_REVIEW|PENDING_REVIEW|PENDING_FRAUD_REVIEW|PENDING_PROVIDER_CONFIRMATION"},
    {"DECLINED", 'S',
     "INSUFFICIENT_FUNDS:51|DECLINED_BY_BANK|REFER_TO_CARD_ISSUER:01|DO_NOT_HONOR:5|RESTRICTED_BY_BANK:62|DISABLED"},
    {"DECLINED", 'S', "CALL_FOR_AUTHORIZE:66|DECLINED_BY_PROVIDER|FRAUD_VALIDATION:34 59 63 64"},
    {"DECLINED", '-', "FRAUD_VERIFICATION_DECLINED"},
    {"DECLINED", 'H',
     "EXPIRED_CARD:33 54|INVALID_CARD_NUMBER:14|INVALID_CARD_DATA:56|INVALID_SECURITY_CODE:56 82|BAD_FILLED_INFO:30 "
     "89"},
    {"DECLINED", 'H', "REPORTED_LOST:41|REPORTED_STOLEN:43|USER_RESTRICTION:57"},
    {"DECLINED", 'S', "FIRST_USE:78|CANCELLED_BY_USER:17|EXPIRED|DUPLICATED_TRANSACTION:26 94"},
    {"DECLINED", '-', "AUTHENTICATION_ATTEMPT|AUTHENTICATION_FAILED_THREE_D_SECURE"},
    {"DECLINED", 'S',
     "REJECTED_THREE_D_SECURE_REQUIRED|THREE_D_SECURE_REQUIRED|INVALID_AMOUNT:13 "
     "64|ISSUER_VIOLATION:93|INVALID_ISSUER:15"},
    {"DECLINED", 'S',
     "BANK_NOT_SUPPORTED:31|ACQUIRE_CONTINGENCY:22 80 90 91 92 "
     "96|REQUESTS_EXCEEDED|TERMINAL_ERROR:58|INVALID_MERCHANT:3"},
    {"DECLINED", '-', "ACCOUNT_STATUS"},
    {"DECLINED", 'S', "INVALID_STATUS|INVALID_RESPONSE_FORMAT|UNKNOWN_ERROR"},
    {"DECLINED", 'H',
     "COUNTRY_NOT_SUPPORTED|CURRENCY_NOT_ALLOWED|INVALID_PARAMETERS|MISSING_PARAMETERS|INVALID_TRANSACTION:12 23"},
    {"DECLINED", 'H', "TRANSACTION_NOT_FOUND:25|UNAVAILABLE_PAYMENT_METHOD|UNSUPPORTED_OPERATION:40"},
    {"DECLINED", 'H', "INVALID_API|INVALID_API_VERSION|INVALID_CREDENTIALS"},
    {"DECLINED", 'H', "NO_RETRY_LIFE_CYCLE:79|NO_RETRY_POLICY:82|NO_RETRY_SECURITY:83"},
    {"DECLINED", 'H',
     "RETRY_AFTER_1_H|RETRY_AFTER_24_H|RETRY_AFTER_2_D|RETRY_AFTER_4_D|RETRY_AFTER_6_D|RETRY_AFTER_8_D|RETRY_AFTER_10_"
     "D"},
    {"REJECTED", 'H',
     "COUNTRY_NOT_SUPPORTED|CURRENCY_NOT_ALLOWED|INVALID_PARAMETERS|INVALID_REQUEST|INTERNAL_ERROR|MISSING_PARAMETERS"},
    {"ERROR", 'S', "ERROR|PROVIDER_UNKNOWN_ERROR|PROVIDER_ERROR:6|PROVIDER_INTERNAL_ERROR:98|PROVIDER_TIMEOUT:68"},
    {"ERROR", 'H',
     "PROVIDER_INVALID_RESPONSE:20|PROVIDER_INVALID_CREDENTIALS|PROVIDER_INVALID_REQUEST|PROVIDER_INVALID_API_VERSION"},
    {"ERROR", 'H', "OPERATION_NOT_SUPPORTED|TO_REVERSE"},
    {"EXPIRED", '-', "EXPIRED_BY_PROVIDER"},
    {"LOST", '-', "CLOSED|EXPIRED|PARTIALLY_CHARGEBACKED|REVIEW_LOST"},
    {"PREVENTED", '-', "PREVENTED"},
    {"", '-', "YUNO_ROUTING_REJECTED|CHALLENGE_CANCELED|DECLINED|CHARGEBACK"},
};

}

class TestDeclineReason : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeOfTheContract_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<DeclineSeverity>("severity");
        QTest::addColumn<QString>("iso");
        for (const Line &line : Lines) {
            for (const QString &entry : QString::fromLatin1(line.codes).split(QLatin1Char('|'))) {
                const QString code = entry.section(QLatin1Char(':'), 0, 0);
                const DeclineSeverity severity = line.severity == 'H'   ? DeclineSeverity::Hard
                                                 : line.severity == 'S' ? DeclineSeverity::Soft
                                                                        : DeclineSeverity::Unstated;
                QTest::addRow("%s %s", line.status, qPrintable(code))
                    << QString::fromLatin1(line.status) << code << severity << entry.section(QLatin1Char(':'), 1);
            }
        }
    }
    void everyCodeOfTheContract()
    {
        QFETCH(QString, status);
        QFETCH(QString, code);
        const ResponseCodeFacts facts = responseCodeFacts(code, status);
        QVERIFY(facts.isKnown);
        QCOMPARE(facts.code, code);
        QCOMPARE(facts.transactionStatus, status);
        QTEST(facts.severity, "severity");
        QTEST(facts.iso8583, "iso");
    }

    void nothingElseIsListed()
    {
        qsizetype expected = 0;
        for (const Line &line : Lines)
            expected += QString::fromLatin1(line.codes).count(QLatin1Char('|')) + 1;
        QCOMPARE(responseCodeTable().size(), expected);
    }

    void lookups()
    {
        // Listed under DECLINED only, but arrived under another status.
        QCOMPARE(responseCodeFacts(u"INSUFFICIENT_FUNDS", u"REJECTED").severity, DeclineSeverity::Soft);
        QVERIFY(responseCodeFacts(u"INSUFFICIENT_FUNDS", u"REJECTED").isKnown);
        QVERIFY(responseCodeFacts(u"YUNO_ROUTING_REJECTED", u"DECLINED").isKnown);
        QCOMPARE(responseCodeFacts(u" insufficient_funds ", u"declined").code, QStringLiteral("INSUFFICIENT_FUNDS"));
        const ResponseCodeFacts unknown = responseCodeFacts(u"BRAND_NEW", u"DECLINED");
        QVERIFY(!unknown.isKnown);
        QCOMPARE(unknown.severity, DeclineSeverity::Soft);
        QCOMPARE(unknown.code, QStringLiteral("BRAND_NEW"));
        QVERIFY(!responseCodeFacts(u"", u"").isKnown);
    }

    void everyAdviceOfTheContract_data()
    {
        QTest::addColumn<QString>("mastercard");
        QTest::addColumn<int>("rule");
        QTest::addColumn<int>("hours"); // 0 = no time
        const auto row = [](const char *code, const char *mastercard, AdviceRule rule, int notBefore = 0) {
            QTest::newRow(code) << QString::fromLatin1(mastercard) << int(rule) << notBefore;
        };
        row("UPDATE_INFORMATION", "01", AdviceRule::OtherCard);
        row("TRY_AGAIN_LATER", "02", AdviceRule::NotNow);
        row("DO_NOT_TRY_AGAIN", "03", AdviceRule::BlockCard);
        row("REQUIREMENTS_NOT_FULFILLED", "04", AdviceRule::SaveCardAgain);
        row("NO_RETRY_LIFE_CYCLE", "21", AdviceRule::BlockCard);
        row("RETRY_AFTER_1_H", "24", AdviceRule::NotBefore, 1);
        row("RETRY_AFTER_24_H", "25", AdviceRule::NotBefore, 24);
        row("RETRY_AFTER_2_D", "26", AdviceRule::NotBefore, 48);
        row("RETRY_AFTER_4_D", "27", AdviceRule::NotBefore, 96);
        row("RETRY_AFTER_6_D", "28", AdviceRule::NotBefore, 144);
        row("RETRY_AFTER_8_D", "29", AdviceRule::NotBefore, 192);
        row("RETRY_AFTER_10_D", "30", AdviceRule::NotBefore, 240);
        row("NO_RETRY_POLICY", "40", AdviceRule::BlockCard);
        row("NO_RETRY_SECURITY", "42", AdviceRule::BlockCard);
        row("MULTIPLE_USE_CARD", "43", AdviceRule::MayUseAgain);
        row("INVALID_DATA", "", AdviceRule::CorrectData);
    }
    void everyAdviceOfTheContract()
    {
        QFETCH(QString, mastercard);
        QFETCH(int, rule);
        QFETCH(int, hours);
        const auto facts = adviceFacts(QLatin1String(QTest::currentDataTag()).toString());
        QVERIFY(facts);
        QCOMPARE(facts->mastercardCode, mastercard);
        QCOMPARE(int(facts->rule), rule);
        QCOMPARE(facts->notBefore.has_value(), hours > 0);
        QCOMPARE(int(facts->notBefore.value_or(std::chrono::hours(0)).count()), hours);
        if (!mastercard.isEmpty())
            QCOMPARE(adviceFacts(mastercard)->code, facts->code);
        QCOMPARE(adviceTable().size(), 16);
    }

    void unknownAdviceIsNone()
    {
        QVERIFY(!adviceFacts(u""));
        QVERIFY(!adviceFacts(u"99"));
        QVERIFY(!adviceFacts(u"RETRY_AFTER_3_D"));
    }

    void whatTheCashierMayDo_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("advice");
        QTest::addColumn<bool>("sameCard");
        QTest::addColumn<int>("hours");
        QTest::newRow("soft") << "INSUFFICIENT_FUNDS"
                              << "" << true << 0;
        QTest::newRow("hard") << "REPORTED_STOLEN"
                              << "" << false << 0;
        QTest::newRow("unknown code") << "BRAND_NEW"
                                      << "" << true << 0;
        QTest::newRow("advice over soft") << "INSUFFICIENT_FUNDS"
                                          << "DO_NOT_TRY_AGAIN" << false << 0;
        QTest::newRow("advice over hard") << "EXPIRED_CARD"
                                          << "MULTIPLE_USE_CARD" << true << 0;
        QTest::newRow("advice with a time") << "INSUFFICIENT_FUNDS"
                                            << "RETRY_AFTER_2_D" << false << 48;
        QTest::newRow("advice as a number") << "INSUFFICIENT_FUNDS"
                                            << "25" << false << 24;
        QTest::newRow("not now") << "DO_NOT_HONOR"
                                 << "TRY_AGAIN_LATER" << false << 0;
        QTest::newRow("advice in the response code") << "RETRY_AFTER_1_H"
                                                     << "" << false << 1;
        QTest::newRow("block in the response code") << "NO_RETRY_POLICY"
                                                    << "" << false << 0;
        QTest::newRow("unknown advice") << "INSUFFICIENT_FUNDS"
                                        << "77" << true << 0;
    }
    void whatTheCashierMayDo()
    {
        QFETCH(QString, code);
        QFETCH(QString, advice);
        QFETCH(int, hours);
        const RetryAdvice result = retryAdvice(code, u"DECLINED", advice);
        QTEST(result.sameCardAllowed, "sameCard");
        QCOMPARE(int(result.notBefore.value_or(std::chrono::hours(0)).count()), hours);
    }
};

QTEST_APPLESS_MAIN(TestDeclineReason)
#include "tst_declinereason.moc"
