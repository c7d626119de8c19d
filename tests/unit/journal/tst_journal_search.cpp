// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Search as people type: payments and customers, accents, punctuation, prefixes.
#include "journal/paymentreader.h"
#include "journal/searchfold.h"
#include "journal/searchsql.h"
#include "unit/journal/journalkit.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

QStringList namesOf(const Result<QList<Customer>> &customers)
{
    QStringList names;
    for (const Customer &customer : *customers)
        names.append(customer.displayName());
    names.sort();
    return names;
}

}

class TestJournalSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void commonTextWalksFromTheNewest();
    void searchFindsPayments_data();
    void searchFindsPayments();
    void noWordReadsEveryPayment();
    void searchFindsCustomers_data();
    void searchFindsCustomers();
    void exactMatchesComeFirst();
    void changedCustomersAreFoundByTheirNewNameOnly();
    void foldsText_data();
    void foldsText();

private:
    QList<AttemptId> found(const PaymentQuery &query);

    std::unique_ptr<Till> m_till;
    JournalPort *m_journal = nullptr;
    std::unique_ptr<JournalReader> m_reader;
};

void TestJournalSearch::init()
{
    m_till = std::make_unique<Till>();
    m_journal = &m_till->open();
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(m_till->path());
    QVERIFY(reader.has_value());
    m_reader = std::move(*reader);
}

void TestJournalSearch::cleanup()
{
    m_reader.reset();
    m_till.reset();
}

QList<AttemptId> TestJournalSearch::found(const PaymentQuery &query)
{
    const Result<QList<PaymentRow>> rows = m_reader->payments(query);
    if (!rows)
        qFatal("%s", qPrintable(describe(rows.error())));
    QList<AttemptId> ids;
    for (const PaymentRow &row : *rows)
        ids.append(row.attempt);
    return ids;
}

void TestJournalSearch::commonTextWalksFromTheNewest()
{
    // More matches than are worth collecting: the other way of searching has to give the same answer.
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    const Attempt other = sell(*m_journal, m_till->ids, 1);
    const Attempt model = sell(*m_journal, m_till->ids, 2, AttemptState::Approved, &customer);
    QCOMPARE(tamper(m_till->path(),
                    QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
                                   "INSERT INTO attempt SELECT NULL, id || '-' || i, sale, number + i, order_id || '-' || i, "
                                   "idempotency_key || i, amount_minor, currency, created_ms + i, method_id, customer, "
                                   "gateway_customer, token, method_label, installments, capture, description, operator, "
                                   "state, session, payment_id, problem, retry, released, late_money, updated_ms, settled_ms, "
                                   "digest, status, sub_status, last_four, last_check_ms, order_tail, body_state, origin, link "
                                   "FROM attempt, n WHERE id = '%1'").arg(model.id.text())), QString());
    QCOMPARE(tamper(m_till->path(),
                    QStringLiteral("INSERT INTO listing SELECT a.created_ms, a.row_no, l.state, l.flags, l.status, l.currency, "
                                   "l.country, l.register, l.operator, l.kind, l.method, l.customer, l.payer, l.note, l.amount, "
                                   "l.asked, l.taken, l.refunded, l.brand FROM attempt a, listing l JOIN attempt m ON m.row_no = l.row_no "
                                   "WHERE a.id LIKE '%1-%' AND m.id = '%1'").arg(model.id.text())), QString());
    PaymentQuery query;
    query.limit = 3;
    for (const char *text : {"silva", "R1-2026", "1111"}) {
        query.filter.words = {{QString::fromLatin1(text), {}}};
        QCOMPARE(found(query), (QList<AttemptId>{AttemptId::from(model.id.text() + u"-2500"),
                                                 AttemptId::from(model.id.text() + u"-2499"),
                                                 AttemptId::from(model.id.text() + u"-2498")}));
    }
    query.limit = 5000;
    query.filter.words = {{QStringLiteral("SILVA"), {}}};
    QCOMPARE(found(query).size(), 2501);
    query.filter.words = {{QStringLiteral("1111"), {}}};
    QCOMPARE(found(query).size(), 2502);
    QCOMPARE(found(query).last(), other.id);
}

void TestJournalSearch::searchFindsPayments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hit");
    const auto row = [](const char *text, bool hit) { QTest::newRow(text) << QString::fromUtf8(text) << hit; };
    row("ORDER", true); // placeholders, filled in by the test
    row("order in small letters", true);
    row("SALE", true);
    row("PAYMENT", true);
    row("CUSTOMER", true);
    row("000002", true);
    row("000002-1", true);
    row("2", true);
    row("4242", true);
    row("424", false);
    row("jose", true);
    row("nunez JO", true);
    row("  josé  ", true);
    row("JOSE@EXAMPLE.COM", true);
    row("jose@", true);
    row("11 99999-0000", true);
    row("+55 (11) 99999", true);
    row("123.456.789-09", true);
    row("12345678909", true);
    row("maria", false);
    row("nunez maria", false);
    row("%", false);
    row("_", false);
    row("'; DROP TABLE attempt; --", false);
    row("R9-", false);
    row("\"", false);
    row("\\", false);
    row("jos*", true); // the beginning of a word, as people mean it
    row("jose\" OR \"1", false);
    row("\xf0\x9f\x8d\xb0", false); // an emoji
    row("jose \xf0\x9f\x8d\xb0", false);
    QTest::newRow("10,000 letters") << QString(10'000, u'j') << false;
    QTest::newRow("10,000 quotes") << QString(10'000, u'\'') << false;
    QTest::newRow("5,000 words") << QStringLiteral("j ").repeated(5'000) << true; // each is in the name
}

void TestJournalSearch::searchFindsPayments()
{
    QFETCH(QString, text);
    QFETCH(bool, hit);
    Customer customer = plainCustomer(m_till->ids, QString::fromUtf8("José"), QString::fromUtf8("Ñuñez"));
    customer.email = QStringLiteral("Jose@example.com");
    customer.phone = Phone{QStringLiteral("55"), QStringLiteral("11999990000")};
    customer.document = Document{QStringLiteral("CPF"), QStringLiteral("123.456.789-09")};
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    const Attempt other = sell(*m_journal, m_till->ids, 1000);
    Attempt wanted = sell(*m_journal, m_till->ids, 2000, AttemptState::Approved, &customer);
    wanted.paymentId = PaymentId::from(m_till->ids.uuid());
    wanted.payment = plainPayment(wanted, QStringLiteral("x"));
    QVERIFY(m_journal->commitAttempt(wanted, plainEvent(wanted, QStringLiteral("read"))).has_value());
    if (text == QLatin1String("ORDER"))
        text = wanted.orderId.text();
    else if (text == QLatin1String("order in small letters"))
        text = wanted.orderId.text().toLower();
    else if (text == QLatin1String("SALE"))
        text = wanted.sale.text();
    else if (text == QLatin1String("PAYMENT"))
        text = wanted.paymentId.text().left(13);
    else if (text == QLatin1String("CUSTOMER"))
        text = customer.id.text();
    PaymentQuery query;
    query.filter.words = {{text.trimmed(), {}}};
    QCOMPARE(found(query), hit ? QList<AttemptId>{wanted.id} : QList<AttemptId>());
    QVERIFY(m_journal->attempt(other.id).has_value());
}

void TestJournalSearch::noWordReadsEveryPayment()
{
    const auto database = Database::open(m_till->path(), Database::Access::Read);
    QVERIFY(database.has_value());
    for (const char *text : {"silva", "R1-2026", "1111", "000012", "jose@example.com", "ref-77", "5511999990000", "12,50", "x"}) {
        const search::Sql sql = search::rowsOfWord({QString::fromLatin1(text), AmountRange{12'500, 12'500, {}}}, {});
        QStringList steps;
        const Result<void> explained = (*database)->eachText(u"EXPLAIN QUERY PLAN " + sql.text, sql.values,
                                                             [&steps](const Rows &row) { steps.append(row.text(3)); });
        QVERIFY2(explained.has_value(), text);
        QVERIFY(steps.size() > 5);
        for (const QString &step : std::as_const(steps))
            QVERIFY2(!step.startsWith(u"SCAN"), qPrintable(QString::fromLatin1(text) + u": " + step));
    }
}

void TestJournalSearch::searchFindsCustomers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    const QString jose = QString::fromUtf8("José Ñuñez");
    const QString lukasz = QString::fromUtf8("Łukasz Straße");
    const QString mother = QString::fromUtf8("María José Pérez");
    const QString han = QString::fromUtf8("文 李");
    const auto row = [](const char *text, const QStringList &names) { QTest::newRow(text) << QString::fromUtf8(text) << names; };
    row("jose", {jose, mother});
    row("JOSE NUN", {jose});
    row("perez jose", {mother});
    row("lukasz", {lukasz});
    row("strasse", {lukasz});
    row("STRAßE", {lukasz});
    row("文", {han});
    row("jose@exa", {jose});
    row("5511999", {jose});
    row("11-99999", {jose});
    row("123456789", {jose});
    row("123.456", {jose});
    row("example.com", {});
    row("", {});
    row("   ", {});
    row("zz", {});
    row("@", {});
}

void TestJournalSearch::searchFindsCustomers()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    Customer jose = plainCustomer(m_till->ids, QString::fromUtf8("José"), QString::fromUtf8("Ñuñez"));
    jose.email = QStringLiteral("Jose@Example.com");
    jose.phone = Phone{QStringLiteral("55"), QStringLiteral("11999990000")};
    jose.document = Document{QStringLiteral("CPF"), QStringLiteral("123.456.789-09")};
    const QList<Customer> all{
        jose, plainCustomer(m_till->ids, QString::fromUtf8("María José"), QString::fromUtf8("Pérez")),
        plainCustomer(m_till->ids, QString::fromUtf8("Łukasz"), QString::fromUtf8("Straße")),
        plainCustomer(m_till->ids, QString::fromUtf8("文"), QString::fromUtf8("李"))};
    for (const Customer &customer : all)
        QVERIFY(m_journal->saveCustomer(customer).has_value());
    names.sort();
    QCOMPARE(namesOf(m_reader->findCustomers(text, 10)), names);
    QVERIFY(m_reader->findCustomers(text, 1)->size() <= 1);
    QCOMPARE(namesOf(m_reader->findCustomers(jose.id.text(), 10)), QStringList{jose.displayName()});
}

void TestJournalSearch::exactMatchesComeFirst()
{
    for (int i = 0; i < 5; ++i) {
        Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QString::number(i));
        customer.email = QStringLiteral("ana@example.com.%1").arg(i);
        customer.updatedMs += i;
        QVERIFY(m_journal->saveCustomer(customer).has_value());
    }
    Customer exact = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Exact"));
    exact.email = QStringLiteral("ana@example.com");
    exact.updatedMs = 1;
    QVERIFY(m_journal->saveCustomer(exact).has_value());
    const Result<QList<Customer>> byMail = m_reader->findCustomers(QStringLiteral("ANA@example.com"), 3);
    QCOMPARE(byMail->size(), 3);
    QCOMPARE(byMail->at(0).lastName, QStringLiteral("Exact"));
    QCOMPARE(byMail->at(1).lastName, QStringLiteral("4")); // then the latest changed
    const Result<QList<Customer>> byName = m_reader->findCustomers(QStringLiteral("ana"), 10);
    QCOMPARE(byName->at(0).lastName, QStringLiteral("4"));
}

void TestJournalSearch::changedCustomersAreFoundByTheirNewNameOnly()
{
    Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    customer.lastName = QStringLiteral("Sousa");
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    QVERIFY(m_reader->findCustomers(QStringLiteral("silva"), 5)->isEmpty());
    QCOMPARE(m_reader->findCustomers(QStringLiteral("sousa"), 5)->size(), 1);
    QVERIFY(m_journal->eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    QVERIFY(m_reader->findCustomers(QStringLiteral("sousa"), 5)->isEmpty());
}

void TestJournalSearch::foldsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    const auto row = [](const char *text, const char *folded) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(folded); };
    row("José  Ñuñez", "jose nunez");
    row("José", "jose"); // accent as its own character
    row("STRASSE Straße", "strasse strasse");
    row("Ærø", "aero");
    row("ＡＢ", "ab"); // full width
    row("Σίσυφος", "σισυφοσ");
    row("", "");
}

void TestJournalSearch::foldsText()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(search::fold(text), folded);
    QCOMPARE(search::fold(folded), folded); // folding twice changes nothing
}

QTEST_GUILESS_MAIN(TestJournalSearch)
#include "tst_journal_search.moc"
