// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A journal cut off or scribbled on at any place: it never crashes the till, and
// never passes for whole when something is missing.
#include "base/log.h"
#include "fault/journal/dump.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the damaged file");
}

/// What a till and its pages do with a journal on an ordinary day; the first error met.
std::optional<Error> useAll(JournalPort &journal, const QString &path)
{
    for (const SaleState state : {SaleState::Open, SaleState::Parked, SaleState::Paid}) {
        const Result<QList<Sale>> sales = journal.salesInState(state);
        if (!sales)
            return sales.error();
        for (const Sale &sale : *sales) {
            if (const Result<QList<Attempt>> attempts = journal.attemptsOfSale(sale.id); !attempts)
                return attempts.error();
        }
    }
    if (const Result<QList<Attempt>> open = journal.openAttempts(); !open)
        return open.error();
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(path);
    if (!reader)
        return reader.error();
    if (const Result<QList<PaymentRow>> rows = (*reader)->payments({}); !rows)
        return rows.error();
    if (const Result<QList<Customer>> customers = (*reader)->findCustomers(QStringLiteral("ana"), 50); !customers)
        return customers.error();
    if (const Result<void> checked = (*reader)->quickCheck(); !checked)
        return checked.error();
    return std::nullopt;
}

}

class TestJournalDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theFile_data();
    void theFile();
    void theWriteAheadLog();

private:
    /// Empty when what was brought out is sound, true, and its losses are told.
    QString wrongWithSalvage(JournalFile &file, const JournalSalvage &salvage, const QByteArray &damaged);

    Till m_till;
    Dump m_whole;
    QByteArray m_clean;          ///< the file after a clean end
    QList<Attempt> m_attempts;
    QList<Operation> m_refunds;
    QSet<QString> m_sales;
    int m_rescued = 0;
    qint64 m_lost = 0;
    QByteArray m_main, m_wal;    ///< the files while in use
};

void TestJournalDamage::initTestCase()
{
    log::setSink([](log::Level, const QString &) {}); // hundreds of damages, each told once

    JournalPort &journal = m_till.open();
    for (int i = 0; i < 12; ++i) {
        Customer customer = plainCustomer(m_till.ids, QStringLiteral("Ana"), QStringLiteral("Silva %1").arg(i));
        customer.email = QStringLiteral("ana%1@example.com").arg(i);
        QVERIFY(journal.saveCustomer(customer).has_value());
        Attempt attempt = sell(journal, m_till.ids, 1000 + i, AttemptState::Recorded, &customer);
        attempt.body = QByteArray("{\"amount\":12.5,\"note\":\"") + QByteArray(300, 'b') + "\"}";
        attempt = inState(attempt, i % 2 ? AttemptState::Approved : AttemptState::Unknown, 2000 + i);
        attempt.payment = plainPayment(attempt, customer.displayName());
        QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("answered"))).has_value());
        if (i % 4 != 1)
            continue; // a few will do: every byte here is damaged later
        Operation refund = plainOperation(m_till.ids, attempt, 1, 3000 + i);
        QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("recorded"))).has_value());
        refund.state = i > 4 ? OperationState::Done : OperationState::Unclear;
        refund.body = QByteArray("{\"amount\":5}");
        QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("answered"))).has_value());
        m_refunds += refund;
    }
    QVERIFY(journal.setFact(QStringLiteral("till_block"), QStringLiteral("AmountMismatch")).has_value());
    const QList<Sale> sales = *journal.salesInState(SaleState::Open);
    for (const Sale &sale : sales) {
        m_sales += sale.id.text();
        m_attempts += *journal.attemptsOfSale(sale.id);
    }
    QCOMPARE(m_attempts.size(), 12);
    m_main = contentOf(m_till.path());
    m_wal = contentOf(m_till.path() + QStringLiteral("-wal"));
    m_till.close();
    m_clean = contentOf(m_till.path());
    m_whole = dumpOf(m_till.path());
    QCOMPARE(m_whole.error, QString());
    QVERIFY(m_clean.size() > 60'000 && m_wal.size() > 60'000);
}

QString TestJournalDamage::wrongWithSalvage(JournalFile &file, const JournalSalvage &salvage, const QByteArray &damaged)
{
    if (!damaged.isEmpty() && contentOf(salvage.damagedFile) != damaged)
        return QStringLiteral("the damaged file was not kept as it was");
    if (!contentOf(salvage.reportFile).contains("kept"))
        return QStringLiteral("no report");
    if (const Result<void> verified = file.verify(); !verified)
        return u"the new one is not sound: " + describe(verified.error());
    if (const std::optional<Error> met = useAll(file.journal(), file.path()))
        return u"the new one cannot be used: " + describe(*met);
    const Result<Sale> sale = file.journal().createSale(registerOne(), today(), plainDraft());
    if (!sale)
        return u"no new sale: " + describe(sale.error());
    if (m_sales.contains(sale->id.text()))
        return u"number given twice: " + sale->id.text();
    int attempts = 0;
    for (const Attempt &whole : std::as_const(m_attempts)) {
        const Result<Attempt> now = file.journal().attempt(whole.id);
        if (!now) {
            if (salvage.lost == 0)
                return u"lost in silence: " + whole.orderId.text();
            continue;
        }
        ++attempts;
        if (now->state != whole.state || now->key != whole.key || now->orderId != whole.orderId
            || now->intent.amount != whole.intent.amount || (!now->body.isEmpty() && now->body != whole.body))
            return u"is another payment now: " + whole.orderId.text();
        if ((now->body.isEmpty() || !now->payment) && salvage.lost == 0)
            return u"lost a part in silence: " + whole.orderId.text();
    }
    for (const Operation &whole : std::as_const(m_refunds)) {
        const Result<Operation> now = file.journal().operation(whole.id);
        if (!now && salvage.lost == 0)
            return u"lost in silence: " + whole.reference.text();
        if (now && *now != whole)
            return u"is another operation now: " + whole.reference.text();
    }
    m_rescued += attempts;
    m_lost += salvage.lost;
    return {};
}

void TestJournalDamage::theFile_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("rounds");
    QTest::newRow("cut off") << "cut" << 60;
    QTest::newRow("one bit") << "bit" << 120;
    QTest::newRow("a few bytes") << "bytes" << 80;
    QTest::newRow("a block of zeros") << "zeros" << 40;
    QTest::newRow("a block of noise") << "noise" << 40;
    QTest::newRow("two pages exchanged") << "exchange" << 40;
}

void TestJournalDamage::theFile()
{
    QFETCH(QString, kind);
    QFETCH(int, rounds);
    QRandomGenerator random(4711);
    int noticed = 0, salvaged = 0;
    m_rescued = 0;
    m_lost = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray damaged = m_clean;
        const int at = random.bounded(int(damaged.size()));
        if (kind == QLatin1String("cut")) {
            damaged.truncate(round % 3 == 0 ? at / 4096 * 4096 : at); // whole pages too, as file systems do
        } else if (kind == QLatin1String("bit")) {
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.bounded(8)));
        } else if (kind == QLatin1String("exchange")) {
            const int one = at / 4096 * 4096, other = random.bounded(int(damaged.size() / 4096)) * 4096;
            const QByteArray page = damaged.mid(one, 4096);
            damaged.replace(one, 4096, damaged.mid(other, 4096));
            damaged.replace(other, 4096, page);
        } else {
            const int length = kind == QLatin1String("bytes") ? 1 + random.bounded(8) : 512;
            for (int i = at; i < qMin(at + length, int(damaged.size())); ++i)
                damaged[i] = kind == QLatin1String("zeros") ? '\0' : static_cast<char>(random.bounded(256));
        }
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("journal.db"));
        write(path, damaged);
        ManualClock clock;
        SeededIdSource ids(3);
        JournalFile file(path, ids, clock);
        const Result<JournalOpening> opening = file.open();
        const QString place = QStringLiteral("byte %1, round %2: ").arg(at).arg(round);
        if (!opening) {
            QVERIFY2(opening.error().kind == ErrorKind::StorageCorrupt || opening.error().kind == ErrorKind::StorageNewer,
                     qPrintable(place + describe(opening.error())));
            QCOMPARE(opening.error().context.path, path);
            QCOMPARE(contentOf(path).size(), damaged.size()); // kept for whoever can read it
            ++noticed;
            continue;
        }
        QVERIFY2(!opening->created, qPrintable(place));
        if (opening->salvage) {
            const QString wrong = wrongWithSalvage(file, *opening->salvage, damaged);
            QVERIFY2(wrong.isEmpty(), qPrintable(place + wrong));
            ++noticed;
            ++salvaged;
            continue;
        }
        const std::optional<Error> met = useAll(file.journal(), path);
        const Result<void> verified = file.verify();
        if (met)
            QVERIFY2(!verified.has_value(), qPrintable(place + describe(*met))); // nothing cries wolf
        if (!verified) {
            // Met while in use: the next start checks everything and brings out what is left.
            QCOMPARE(verified.error().context.path, path);
            file.suspectDamage();
            (void)file.close(); // a damaged file need not take its mark
            JournalFile again(path, ids, clock);
            const Result<JournalOpening> repaired = again.open();
            QVERIFY2(repaired.has_value() ? repaired->salvage.has_value() : repaired.error().kind == ErrorKind::StorageCorrupt,
                     qPrintable(place + (repaired ? QStringLiteral("believed") : describe(repaired.error()))));
            if (repaired) {
                const QString wrong = wrongWithSalvage(again, *repaired->salvage, {});
                QVERIFY2(wrong.isEmpty(), qPrintable(place + wrong));
                ++salvaged;
            }
            ++noticed;
        } else {
            QVERIFY2(file.close().has_value(), qPrintable(place));
            const Dump now = dumpOf(path);
            QVERIFY2(now == m_whole, qPrintable(place + u"passed for whole, but is not " + now.error));
        }
    }
    // One bit is on one page at most; the rest comes over, unless that page tells where the tables are.
    if (kind == QLatin1String("bit"))
        QVERIFY2(m_rescued >= 10 * salvaged && m_lost < 8 * salvaged,
                 qPrintable(QStringLiteral("%1 payments and %2 losses in %3").arg(m_rescued).arg(m_lost).arg(salvaged)));
    // Most of a small journal is the empty rest of pages; the damage was not all there.
    QVERIFY2(salvaged > rounds / 20, qPrintable(QString::number(salvaged)));
    QVERIFY2(noticed > rounds / 20, qPrintable(QString::number(noticed)));
}

void TestJournalDamage::theWriteAheadLog()
{
    // SQLite's checksums end the log at the first damaged commit. What comes back is a whole beginning of
    // what was written, and the end counts as unclean.
    QRandomGenerator random(99);
    for (int round = 0; round < 60; ++round) {
        QByteArray wal = m_wal;
        const int at = random.bounded(int(wal.size()));
        if (round % 2)
            wal.truncate(at);
        else
            wal[at] = static_cast<char>(wal[at] ^ 0x41);
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("journal.db"));
        write(path, m_main);
        write(path + QStringLiteral("-wal"), wal);
        ManualClock clock;
        SeededIdSource ids(3);
        JournalFile file(path, ids, clock);
        const Result<JournalOpening> opening = file.open();
        if (!opening)
            continue; // refused, not believed
        QVERIFY(!opening->created);
        const Result<void> verified = file.verify();
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(describe(verified.error())));
        QVERIFY(!useAll(file.journal(), path).has_value());
        QVERIFY(file.journal().createSale(registerOne(), today(), plainDraft()).has_value());
    }
}

QTEST_GUILESS_MAIN(TestJournalDamage)
#include "tst_journal_damage.moc"
