// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The list of banks: one question for all who ask, remembered for a day, and
// never worth a payment.
#include "services/banklist.h"
#include "support/fakegateway.h"
#include "support/samples.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

const QList<Bank> Two{{QStringLiteral("1001"), QStringLiteral("BANCO DE BOGOTA")}, {QStringLiteral("1051"), QStringLiteral("BANCO DAVIVIENDA")}};
constexpr qint64 Hour = 3'600'000;

struct Counter
{
    Counter()
    {
        settings.country = QStringLiteral("CO");
    }
    void ask(const QString &method = QStringLiteral("pse"))
    {
        list.ask(method, [this](const Result<QList<Bank>> &answer) { answers << answer; });
    }

    ManualClock clock;
    ManualScheduler scheduler{clock};
    FakeGateway gateway{clock, scheduler};
    Settings settings = tillSettings();
    BankList list{gateway, clock, settings};
    QList<Result<QList<Bank>>> answers;
};

} // namespace

class TestBankList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRememberedForADay()
    {
        Counter till;
        till.ask();
        QCOMPARE(till.gateway.seen.constLast().subject, QStringLiteral("CO PSE"));
        till.gateway.issuers.answer(good(Two));
        till.scheduler.advance(Millis(23 * Hour));
        till.ask();
        QCOMPARE(till.gateway.count(QStringLiteral("banks")), 1);
        QCOMPARE(*till.answers.at(1), Two);
        till.scheduler.advance(Millis(2 * Hour));
        till.ask();
        QCOMPARE(till.gateway.count(QStringLiteral("banks")), 2);
    }

    void whoAsksMeanwhileSharesTheAnswer()
    {
        Counter till;
        till.ask();
        till.ask();
        QCOMPARE(till.gateway.count(QStringLiteral("banks")), 1);
        till.gateway.issuers.answer(good(Two));
        QCOMPARE(till.answers.size(), 2);
    }

    void emptyAndFailedAreNotRemembered()
    {
        Counter till;
        till.ask();
        till.gateway.issuers.answer(good(QList<Bank>()));
        QVERIFY(till.answers.at(0) && till.answers.at(0)->isEmpty());
        till.ask();
        till.gateway.issuers.answer(bad<QList<Bank>>(ErrorKind::TimedOut));
        QVERIFY(!till.answers.at(1));
        till.ask();
        till.gateway.issuers.answer(good(Two));
        QCOMPARE(*till.answers.at(2), Two);
        QCOMPARE(till.gateway.count(QStringLiteral("banks")), 3);
    }

    void anotherAccountHasAnotherList()
    {
        Counter till;
        till.ask();
        till.gateway.issuers.answer(good(Two));
        till.settings.accountId = QStringLiteral("another");
        till.ask();
        QCOMPARE(till.gateway.count(QStringLiteral("banks")), 2);
    }

    void othersAskForNoBank()
    {
        Counter till;
        till.ask(QStringLiteral("pix"));
        till.ask(QStringLiteral("cheque"));
        QVERIFY(till.gateway.seen.isEmpty());
        QCOMPARE(till.answers.size(), 2);
        QCOMPARE(till.answers[0].error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestBankList)
#include "tst_banklist.moc"
