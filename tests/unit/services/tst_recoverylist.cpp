// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The order of the work-list, and which channel a row speaks of.
#include "services/recoverylist.h"

#include "platform/libphonenumbers.h"

#include <QTest>

using namespace pos;

namespace {

const PhoneNumber Lucia = PhoneNumber::from(QStringLiteral("+573001234567"));
constexpr qint64 Hour = 3'600'000, Day = 24 * Hour;
/// A Tuesday, ten in the morning in Bogota.
const qint64 Morning = QDateTime(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC).toMSecsSinceEpoch();

RecoveryRow rowOf(const char *sale, qint64 minor, qint64 ageMs)
{
    RecoveryRow row;
    row.caseId = OutreachCaseId::from(QString::fromLatin1(sale));
    row.customer.id = CustomerId::from(QStringLiteral("lucia"));
    row.customer.country = QStringLiteral("CO");
    row.phone = Lucia;
    row.amount = Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
    row.atMs = Morning - ageMs;
    return row;
}

Consent consentTo(ContactChannel channel, bool given = true)
{
    return {QStringLiteral("c"), CustomerId::from(QStringLiteral("lucia")), Lucia, channel, given, ConsentMeans::InPerson,
            QStringLiteral("May we?"), QStringLiteral("Rosa"), 1};
}

} // namespace

class TestRecoveryList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void largeAndFreshFirst();
    void restingOnesAtTheEnd();
    void channelThatWasAgreedTo_data();
    void channelThatWasAgreedTo();
    void hoursCount();
    void trainingClock();
    void trainingClockInTrainingAlone();
    void claimOfAColleague();
};

void TestRecoveryList::largeAndFreshFirst()
{
    QList<RecoveryRow> rows{rowOf("small", 1000, 0), rowOf("old", 9000, 20 * Day), rowOf("large", 9000, Hour), rowOf("middle", 9000, 2 * Day)};
    judgeRecovery(rows, LibPhoneNumbers(), {}, QStringLiteral("Rosa"), Morning);
    QStringList order;
    for (const RecoveryRow &row : rows)
        order << row.caseId.text();
    QCOMPARE(order, (QStringList{QStringLiteral("large"), QStringLiteral("middle"), QStringLiteral("small"), QStringLiteral("old")}));
    const Money ten = Money::fromMinor(1000, *Currency::fromCode(u"BRL"));
    QCOMPARE(urgencyOf(ten, Morning, Morning), 10.0);
    QCOMPARE(urgencyOf(ten, Morning - 2 * Day, Morning), 5.0);
    QCOMPARE(urgencyOf(ten, Morning + Day, Morning), 10.0); // a clock that went back
    QCOMPARE(urgencyOf({}, Morning, Morning), 0.0);
}

void TestRecoveryList::restingOnesAtTheEnd()
{
    QList<RecoveryRow> rows{rowOf("large", 9000, 0), rowOf("small", 100, 0), rowOf("woken", 200, 0)};
    rows[0].matter = OutreachCase{};
    rows[0].matter->snoozedUntilMs = Morning + 1;
    rows[2].matter = OutreachCase{};
    rows[2].matter->snoozedUntilMs = Morning;
    judgeRecovery(rows, LibPhoneNumbers(), {}, QStringLiteral("Rosa"), Morning);
    QCOMPARE(rows[0].caseId.text(), QStringLiteral("woken"));
    QCOMPARE(rows[2].caseId.text(), QStringLiteral("large"));
}

void TestRecoveryList::channelThatWasAgreedTo_data()
{
    QTest::addColumn<bool>("call");
    QTest::addColumn<bool>("whatsApp");
    QTest::addColumn<int>("channel");
    QTest::addColumn<int>("block");
    QTest::newRow("none") << false << false << int(ContactChannel::PhoneCall) << int(OutreachBlock::NoConsent);
    QTest::newRow("call") << true << false << int(ContactChannel::PhoneCall) << int(OutreachBlock::None);
    QTest::newRow("whatsapp") << false << true << int(ContactChannel::WhatsApp) << int(OutreachBlock::None);
    QTest::newRow("both") << true << true << int(ContactChannel::PhoneCall) << int(OutreachBlock::None);
}

void TestRecoveryList::channelThatWasAgreedTo()
{
    QFETCH(bool, call);
    QFETCH(bool, whatsApp);
    QFETCH(int, channel);
    QFETCH(int, block);
    QList<RecoveryRow> rows{rowOf("one", 1000, 0)};
    if (call)
        rows[0].consents << consentTo(ContactChannel::PhoneCall);
    if (whatsApp)
        rows[0].consents << consentTo(ContactChannel::WhatsApp);
    judgeRecovery(rows, LibPhoneNumbers(), {}, QStringLiteral("Rosa"), Morning);
    QCOMPARE(int(rows[0].channel), channel);
    QCOMPARE(int(rows[0].outlook.block), block);
}

void TestRecoveryList::hoursCount()
{
    QList<RecoveryRow> rows{rowOf("one", 1000, 0)};
    rows[0].consents << consentTo(ContactChannel::PhoneCall);
    const qint64 night = Morning - 9 * Hour; // one in the morning
    judgeRecovery(rows, LibPhoneNumbers(), {}, QStringLiteral("Rosa"), night);
    QCOMPARE(rows[0].outlook.block, OutreachBlock::OutsideRules);
    QVERIFY(rows[0].outlook.verdict.nextAllowedMs > night);
    QVERIFY(rows[0].outlook.verdict.nextAllowedMs <= Morning);
}

/// Hours and holidays stand against nobody; everything else does.
void TestRecoveryList::trainingClock()
{
    QList<RecoveryRow> rows{rowOf("one", 1000, 0), rowOf("two", 100, 0), rowOf("three", 10, 0)};
    rows[0].consents << consentTo(ContactChannel::PhoneCall);
    rows[1].consents = rows[0].consents;
    const qint64 night = Morning - 9 * Hour, opening = Morning - 3 * Hour; // seven in the morning
    OutreachIntent before;
    before.id = OutreachId::from(QStringLiteral("before"));
    before.caseId = OutreachCaseId::from(QStringLiteral("another"));
    before.state = OutreachState::Accepted;
    before.channels = {ContactChannel::PhoneCall};
    before.createdMs = night - 60'000;
    rows[1].contacts << before;
    judgeRecovery(rows, LibPhoneNumbers(), {{}, true}, QStringLiteral("Rosa"), night);
    QCOMPARE(rows[0].outlook.block, OutreachBlock::None);
    QCOMPARE(rows[0].outlook.trainingMs, opening);
    QCOMPARE(rows[1].outlook.block, OutreachBlock::OutsideRules);
    QVERIFY(rows[1].outlook.verdict.rule != ContactRule::Hours);
    QVERIFY(rows[1].outlook.verdict.nextAllowedMs > night);
    QCOMPARE(rows[2].outlook.block, OutreachBlock::NoConsent);
    judgeRecovery(rows, LibPhoneNumbers(), {{}, true}, QStringLiteral("Rosa"), Morning);
    QCOMPARE(rows[0].outlook.trainingMs, 0); // an hour that is allowed is what it is
}

void TestRecoveryList::trainingClockInTrainingAlone()
{
    Settings settings;
    for (const Environment environment : {Environment::Training, Environment::Sandbox, Environment::LiveUs, Environment::LiveEu, Environment::Custom}) {
        settings.environment = environment;
        QCOMPARE(ContactTerms::of(settings, true).trainingHour, environment == Environment::Training);
        QVERIFY(!ContactTerms::of(settings, false).trainingHour);
    }
}

void TestRecoveryList::claimOfAColleague()
{
    QList<RecoveryRow> rows{rowOf("one", 1000, 0)};
    rows[0].consents << consentTo(ContactChannel::PhoneCall);
    rows[0].matter = OutreachCase{};
    rows[0].matter->claimedBy = QStringLiteral("Luis");
    rows[0].matter->claimedUntilMs = Morning + Hour;
    QList<RecoveryRow> his = rows;
    judgeRecovery(rows, LibPhoneNumbers(), {}, QStringLiteral("Rosa"), Morning);
    judgeRecovery(his, LibPhoneNumbers(), {}, QStringLiteral("Luis"), Morning);
    QCOMPARE(rows[0].outlook.block, OutreachBlock::ClaimedByOther);
    QVERIFY(his[0].outlook.isAllowed());
}

QTEST_GUILESS_MAIN(TestRecoveryList)
#include "tst_recoverylist.moc"
