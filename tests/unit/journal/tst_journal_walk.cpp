// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything that a query finds, for a file: the same payments in the same
// order as the list pages, as of one moment.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QDir>
#include <QTest>

using namespace pos;
using namespace pos::test;

class TestJournalWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sameAsTheList_data();
    void sameAsTheList();
    void selectionInItsOwnOrder();
    void selectionFromFarApart();
    void rowsShowWhatIsStored();
    void textsThatHoldTheSeparator();
    void oneMoment();
    void stopsWhenTold();
    void scatteredRowsComeInTheirOrder_data();
    void scatteredRowsComeInTheirOrder();
    void stopsWhileItGathers();

private:
    struct Walked
    {
        QList<ExportedPayment> payments;
        qint64 total = -1, gathered = 0;
        Result<void> end;
    };
    Walked walk(const PaymentQuery &query, const QList<AttemptId> &only = {}, int most = 1'000'000,
                const std::function<void()> &between = {}, qint64 mostGathered = 1'000'000);
    QStringList files() const { return QDir(m_till->dir.filePath(QStringLiteral("data"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
    /// More than an order that lies scattered needs, by amount.
    void sellScattered();

    std::unique_ptr<Till> m_till;
    JournalPort *m_journal = nullptr;
    std::unique_ptr<JournalReader> m_reader;
};

void TestJournalWalk::init()
{
    m_till = std::make_unique<Till>();
    m_journal = &m_till->open();
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(m_till->path(), {.few = 20, .shelf = 100});
    QVERIFY(reader.has_value());
    m_reader = std::move(*reader);
}

void TestJournalWalk::cleanup()
{
    m_reader.reset();
    m_till.reset();
}

TestJournalWalk::Walked TestJournalWalk::walk(const PaymentQuery &query, const QList<AttemptId> &only, int most,
                                              const std::function<void()> &between, qint64 mostGathered)
{
    Walked walked;
    walked.end = m_reader->eachPayment(
        query, only,
        {[&](qint64 total) { walked.total = total; },
         [&](qint64 rows) {
             walked.gathered = rows;
             return rows < mostGathered;
         },
         [&](const ExportedPayment &payment) {
             if (between && walked.payments.isEmpty())
                 between();
             walked.payments.append(payment);
             return walked.payments.size() < most;
         }});
    return walked;
}

void TestJournalWalk::sameAsTheList_data()
{
    QTest::addColumn<PaymentColumn>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<bool>("filtered");
    QTest::addColumn<QString>("word");
    for (const PaymentColumn column : {PaymentColumn::Time, PaymentColumn::Status, PaymentColumn::Amount,
                                       PaymentColumn::Customer, PaymentColumn::Order}) {
        for (const bool descending : {false, true}) {
            for (const bool filtered : {false, true}) {
                QTest::addRow("%d %d %d", int(column), descending, filtered)
                    << column << descending << filtered << QString();
            }
        }
    }
    QTest::newRow("few words") << PaymentColumn::Time << true << false << QStringLiteral("000003");
    QTest::newRow("common words") << PaymentColumn::Amount << true << false << QStringLiteral("R1-");
}

void TestJournalWalk::sameAsTheList()
{
    QFETCH(PaymentColumn, column);
    QFETCH(bool, descending);
    QFETCH(bool, filtered);
    QFETCH(QString, word);
    constexpr int Many = 40;
    for (int i = 0; i < Many; ++i)
        sell(*m_journal, m_till->ids, 1000 + i / 3, i % 3 == 0 ? AttemptState::Unknown : AttemptState::Approved);
    PaymentQuery query;
    query.sort = {column, descending};
    query.limit = 1000;
    if (filtered)
        query.filter.status.any = {StatusChoice{{AttemptState::Unknown}, {}, {}}, StatusChoice{{AttemptState::Declined}, {}, {}}};
    if (!word.isEmpty())
        query.filter.words = {SearchWord{word, {}, false}};
    const Result<QList<PaymentRow>> rows = m_reader->payments(query);
    QVERIFY(rows);
    QVERIFY(rows->size() >= 1);
    if (!filtered && word.isEmpty())
        QCOMPARE(rows->size(), Many);
    query.limit = 3; // a page's limit is not the file's
    const Walked walked = walk(query);
    QVERIFY(walked.end);
    QCOMPARE(walked.total, rows->size());
    QCOMPARE(walked.payments.size(), rows->size());
    for (qsizetype i = 0; i < rows->size(); ++i)
        QCOMPARE(walked.payments[i].orderId, rows->at(i).orderId.text().toUtf8());
}

void TestJournalWalk::selectionInItsOwnOrder()
{
    QList<Attempt> sold;
    for (int i = 0; i < 6; ++i)
        sold.append(sell(*m_journal, m_till->ids, 1000 + i));
    const Walked walked = walk({}, {sold[4].id, AttemptId::from(QStringLiteral("gone")), sold[1].id});
    QVERIFY(walked.end);
    QCOMPARE(walked.total, 2);
    QCOMPARE(walked.payments.size(), 2);
    QCOMPARE(walked.payments[0].orderId, sold[4].orderId.text().toUtf8());
    QCOMPARE(walked.payments[1].orderId, sold[1].orderId.text().toUtf8());
}

void TestJournalWalk::selectionFromFarApart()
{
    QList<Attempt> sold;
    for (int i = 0; i < 40; ++i)
        sold.append(sell(*m_journal, m_till->ids, 1000 + i));
    const Walked walked = walk({}, {sold[20].id, sold[0].id, sold[39].id});
    QVERIFY(walked.end);
    QCOMPARE(walked.payments.size(), 3);
    QCOMPARE(walked.payments[0].orderId, sold[20].orderId.text().toUtf8());
    QCOMPARE(walked.payments[1].orderId, sold[0].orderId.text().toUtf8());
    QCOMPARE(walked.payments[2].orderId, sold[39].orderId.text().toUtf8());
}

/// Texts are read as one value with unit separators between them.
void TestJournalWalk::textsThatHoldTheSeparator()
{
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana\x1f"), QStringLiteral("Sil\x1fva"));
    const Attempt attempt = sell(*m_journal, m_till->ids, 5000, AttemptState::Recorded, &customer);
    const Walked walked = walk({});
    QVERIFY(walked.end);
    QCOMPARE(walked.payments.size(), 1);
    QCOMPARE(walked.payments.first().customerName, QByteArray("Ana\x1f Sil\x1fva"));
    QCOMPARE(walked.payments.first().methodLabel, attempt.intent.methodLabel.toUtf8());
    QCOMPARE(walked.payments.first().orderId, attempt.orderId.text().toUtf8());
    QCOMPARE(walked.payments.first().description, attempt.intent.description.toUtf8());
}

void TestJournalWalk::rowsShowWhatIsStored()
{
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    Attempt attempt = sell(*m_journal, m_till->ids, 5000, AttemptState::Recorded, &customer);
    attempt = inState(attempt, AttemptState::Approved, 6000);
    attempt.paymentId = PaymentId::from(m_till->ids.uuid());
    attempt.payment = plainPayment(attempt, QStringLiteral("Payer Name"));
    attempt.retry.lastCheckMs = 6000;
    QVERIFY(m_journal->commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).has_value());
    const Walked walked = walk({});
    QVERIFY(walked.end);
    QCOMPARE(walked.payments.size(), 1);
    const ExportedPayment &payment = walked.payments.first();
    QCOMPARE(payment.createdMs, 5000);
    QCOMPARE(payment.state, QByteArray("Approved"));
    QCOMPARE(payment.status, QByteArray("SUCCEEDED"));
    QCOMPARE(payment.subStatus, QByteArray("APPROVED"));
    QCOMPARE(payment.amount, attempt.intent.amount);
    QCOMPARE(payment.customerName, QByteArray("Ana Silva"));
    QCOMPARE(payment.methodLabel, attempt.intent.methodLabel.toUtf8());
    QCOMPARE(payment.orderId, attempt.orderId.text().toUtf8());
    QCOMPARE(payment.paymentId, attempt.paymentId.text().toUtf8());
    QCOMPARE(payment.operatorName, QByteArray("Cashier 1"));
    QCOMPARE(payment.description, attempt.intent.description.toUtf8());
    QCOMPARE(payment.lastCheckMs, 6000);
}

void TestJournalWalk::oneMoment()
{
    QList<Attempt> sold;
    for (int i = 0; i < 600; ++i) // more than one portion
        sold.append(sell(*m_journal, m_till->ids, 1000 + i));
    PaymentQuery oldestFirst;
    oldestFirst.sort.descending = false;
    const Walked walked = walk(oldestFirst, {}, 1'000'000, [&] {
        Attempt last = inState(sold.last(), AttemptState::Approved, 9000);
        QVERIFY(m_journal->commitAttempt(last, plainEvent(last, QStringLiteral("read"))).has_value());
        sell(*m_journal, m_till->ids, 5000);
    });
    QVERIFY(walked.end);
    QCOMPARE(walked.payments.size(), 600);
    QCOMPARE(walked.payments.last().state, QByteArray("Recorded"));
}

void TestJournalWalk::stopsWhenTold()
{
    for (int i = 0; i < 5; ++i)
        sell(*m_journal, m_till->ids, 1000 + i);
    const Walked walked = walk({}, {}, 2);
    QVERIFY(!walked.end);
    QCOMPARE(walked.end.error().kind, ErrorKind::Cancelled);
    QCOMPARE(walked.payments.size(), 2);
}

void TestJournalWalk::sellScattered()
{
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana\x1f"), QStringLiteral("Sil\x1fva"));
    const Result<void> sold = m_journal->together([&]() -> Result<void> {
        for (int i = 0; i < 730; ++i)
            sell(*m_journal, m_till->ids, 1000 + i * 467 % 730, i % 3 == 0 ? AttemptState::Unknown : AttemptState::Approved,
                 i % 7 == 0 ? &customer : nullptr);
        return {};
    });
    QVERIFY(sold);
}

void TestJournalWalk::scatteredRowsComeInTheirOrder_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<bool>("filtered");
    for (const bool descending : {false, true}) {
        for (const bool filtered : {false, true})
            QTest::addRow("%d %d", descending, filtered) << descending << filtered;
    }
}

void TestJournalWalk::scatteredRowsComeInTheirOrder()
{
    QFETCH(bool, descending);
    QFETCH(bool, filtered);
    sellScattered();
    PaymentQuery query;
    query.sort = {PaymentColumn::Time, descending};
    query.limit = 1000;
    if (filtered)
        query.filter.status.any = {StatusChoice{{AttemptState::Approved}, {}, {}}};
    const Result<QList<PaymentRow>> rows = m_reader->payments(query);
    QVERIFY(rows);
    QCOMPARE(rows->size(), filtered ? 486 : 730);
    const QStringList before = files();
    QStringList between;
    const Walked walked = walk(query, {}, 1'000'000, [&] { between = files(); });
    QVERIFY(walked.end);
    QCOMPARE(walked.gathered, rows->size()); // else this did not test what it is for
    QCOMPARE(walked.total, rows->size());
    QCOMPARE(walked.payments.size(), rows->size());
    for (qsizetype i = 0; i < rows->size(); ++i) {
        QCOMPARE(walked.payments[i].orderId, rows->at(i).orderId.text().toUtf8());
        QCOMPARE(walked.payments[i].amount, rows->at(i).amount);
        QCOMPARE(walked.payments[i].customerName, rows->at(i).customerName.toUtf8());
    }
    QCOMPARE(files(), before);
}

void TestJournalWalk::stopsWhileItGathers()
{
    sellScattered();
    const QStringList before = files();
    const Walked walked = walk({}, {}, 1'000'000, {}, 600);
    QVERIFY(!walked.end);
    QCOMPARE(walked.end.error().kind, ErrorKind::Cancelled);
    QVERIFY(walked.payments.isEmpty());
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(TestJournalWalk)
#include "tst_journal_walk.moc"
