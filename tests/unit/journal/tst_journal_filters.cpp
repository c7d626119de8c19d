// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every search in every order, page by page, against a plain loop over all
// payments: the journal's indexes may make a list quicker, never different.
#include "domain/paymentmethod.h"
#include "domain/paymentsearch.h"
#include "domain/textfold.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace pos;
using namespace pos::test;

namespace {

constexpr int Count = 90;

struct Known
{
    Attempt attempt;
    Sale sale;
    std::optional<Customer> customer;
    PaymentRow row;
};

bool contains(const QString &text, const QString &typed)
{
    return foldText(text).contains(foldText(typed));
}

bool named(const QString &text, const NameChoice &choice)
{
    return choice.exact ? foldText(text) == foldText(choice.text) : contains(text, choice.text);
}

bool onlyOf(const QString &text, QStringView more)
{
    return std::ranges::all_of(text, [more](QChar c) { return c.isDigit() || more.contains(c); });
}

bool isCustomer(const Customer &customer, const QString &typed)
{
    QString figures;
    for (const QChar c : typed)
        figures += c.isDigit() ? QString(c) : QString();
    const QString phone = customer.phone.number;
    if (onlyOf(typed, u"+-(). ") && figures.size() >= 4 && !phone.isEmpty() &&
        (QString(customer.phone.countryCode + phone).startsWith(figures) || phone.startsWith(figures)))
        return true;
    if (!customer.email.isEmpty() && customer.email.toCaseFolded().startsWith(typed.toCaseFolded()))
        return true;
    const QStringList own = foldedWords(customer.displayName()), wanted = foldedWords(typed);
    return !wanted.isEmpty() && std::ranges::all_of(wanted, [&own](const QString &word) {
        return std::ranges::any_of(own, [&word](const QString &part) { return part.startsWith(word); });
    });
}

bool hasWord(const Known &known, const SearchWord &word)
{
    const QString typed = word.text;
    const Attempt &a = known.attempt;
    const QString tail = a.orderId.text().section(u'-', -2);
    const bool digits = onlyOf(typed, u"");
    if (a.orderId.text().startsWith(typed, Qt::CaseInsensitive) || tail.startsWith(typed, Qt::CaseInsensitive) ||
        (digits && typed.size() < 6 && tail.startsWith(typed.rightJustified(6, u'0') + u'-')))
        return true;
    if (typed.size() >= 4 && a.paymentId.text().startsWith(typed, Qt::CaseInsensitive))
        return true;
    if (a.key.text() == typed.toLower())
        return true;
    const QString lastFour = a.payment && !a.payment->method.lastFour.isEmpty() ? a.payment->method.lastFour : a.intent.methodLabel.right(4);
    if (digits && typed.size() == 4 && lastFour == typed)
        return true;
    if (word.amount && word.amount->contains(a.intent.amount))
        return true;
    if (known.customer && isCustomer(*known.customer, typed))
        return true;
    if (contains(a.intent.description, typed) || contains(known.sale.customerName, typed))
        return true;
    const bool reference = typed.size() >= 4 && std::ranges::any_of(typed, [](QChar c) { return c.isDigit(); });
    return a.payment && (contains(a.payment->payerName, typed) ||
                         (reference && foldText(a.payment->merchantReference).startsWith(foldText(typed))));
}

bool isMethod(const Attempt &attempt, const NameChoice &choice)
{
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    return named(attempt.intent.methodLabel, choice) || named(attempt.intent.methodId, choice) ||
           (method && (foldText(method->type) == foldText(choice.text) || foldText(method->category) == foldText(choice.text)));
}

bool matches(const Known &known, const PaymentFilter &filter)
{
    const Attempt &a = known.attempt;
    const PaymentStatus status = a.payment ? a.payment->status : PaymentStatus();
    for (const SearchWord &word : filter.words) {
        if (hasWord(known, word) == word.negated)
            return false;
    }
    return matchesProgress(filter, {a.state, status.status, status.subStatus, a.lateMoney, a.released}) &&
           filter.methods.holds([&a](const NameChoice &c) { return isMethod(a, c); }) &&
           filter.operators.holds([&a](const NameChoice &c) { return named(a.intent.operatorName, c); }) &&
           filter.customers.holds([&known, &a](const NameChoice &c) {
               return named(known.sale.customerName, c) || (a.payment && named(a.payment->payerName, c)) ||
                      (known.customer && isCustomer(*known.customer, c.text));
           }) &&
           filter.registers.holds([&a](const QString &id) { return a.orderId.text().startsWith(id + u'-', Qt::CaseInsensitive); }) &&
           filter.currencies.holds([&a](Currency c) { return a.intent.amount.currency() == c; }) &&
           filter.countries.holds([&a](const QString &code) { return a.payment && a.payment->country == code; }) &&
           filter.amounts.holds([&a](const AmountRange &range) { return range.contains(a.intent.amount); }) &&
           filter.times.holds([&a](const TimeRange &range) { return range.contains(a.createdMs); });
}

QStringList searchPool()
{
    return {QStringLiteral("jose"), QStringLiteral("ÑUÑEZ"), QStringLiteral("-silva"), QStringLiteral("\"ana silva\""),
            QStringLiteral("jose@"), QStringLiteral("11 99999-0000"), QStringLiteral("cafe"), QStringLiteral("CAFÉ"),
            QStringLiteral("100%"), QStringLiteral("[ara"), QStringLiteral("*"), QStringLiteral("?"), QStringLiteral("straße"),
            QStringLiteral("4242"), QStringLiteral("1111"), QStringLiteral("REF-7"), QStringLiteral("R2-"), QStringLiteral("12"),
            QStringLiteral("-12"), QStringLiteral("payer"), QStringLiteral("status:failed"), QStringLiteral("status:approved"),
            QStringLiteral("status:unknown"), QStringLiteral("-status:declined"), QStringLiteral("status:SUCCEEDED"),
            QStringLiteral("status:PENDING/IN_PROCESS"), QStringLiteral("is:attention"), QStringLiteral("is:late"),
            QStringLiteral("-is:attention"), QStringLiteral("is:released"), QStringLiteral("is:open"), QStringLiteral("is:charged"), QStringLiteral("is:denied"), QStringLiteral("method:visa"),
            QStringLiteral("method:card"), QStringLiteral("-method:pix"), QStringLiteral("method:1111"), QStringLiteral("method:\"VISA •••• 1111\""),
            QStringLiteral("method:•"), QStringLiteral("-method:master"), QStringLiteral("method:\"PIX\""), QStringLiteral("method:d"), QStringLiteral("operator:\"Cashier 1\""),
            QStringLiteral("operator:cashier"), QStringLiteral("operator:angela"), QStringLiteral("-operator:ANGELA"),
            QStringLiteral("register:r1"), QStringLiteral("-register:R1"), QStringLiteral("currency:CLP"), QStringLiteral("currency:BRL,KWD"),
            QStringLiteral("country:BR"), QStringLiteral("-country:mx"), QStringLiteral("customer:ana"), QStringLiteral("customer:\"José Ñuñez\""),
            QStringLiteral("-customer:jose"), QStringLiteral(">12"), QStringLiteral("<=100"), QStringLiteral("10..20"), QStringLiteral("=12.5"),
            QStringLiteral("-amount:12"), QStringLiteral("today"), QStringLiteral("yesterday"), QStringLiteral("-today"),
            QStringLiteral("2026-11-19.."), QStringLiteral("zzz")};
}

}

class TestJournalFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everySearchInEveryOrder();
    void everyTermAlone();
    void sumsAreThoseOfTheList();
    void hostileTextIsNoError_data();
    void hostileTextIsNoError();
    void aDamagedAnswerHidesNothingElse();

private:
    void fill();
    PaymentFilter filterOf(const QString &text) const;
    QList<AttemptId> walked(JournalReader &reader, const PaymentFilter &filter, PaymentSort sort, int pageSize) const;
    QList<AttemptId> expected(const PaymentFilter &filter, PaymentSort sort) const;

    std::unique_ptr<Till> m_till;
    std::unique_ptr<JournalReader> m_usual;
    std::unique_ptr<JournalReader> m_testing; ///< tests rows instead of collecting them
    std::unique_ptr<JournalReader> m_placing; ///< looks up the rows of the rarest term
    std::unique_ptr<JournalReader> m_walking; ///< all of them, by small numbers
    QList<Known> m_all;
};

void TestJournalFilters::initTestCase()
{
    m_till = std::make_unique<Till>(7);
    m_till->open();
    fill();
    Result<std::unique_ptr<JournalReader>> usual = PaymentReader::open(m_till->path());
    Result<std::unique_ptr<JournalReader>> testing = PaymentReader::open(m_till->path(), {.few = 0, .prefix = 0, .part = Count * Count});
    Result<std::unique_ptr<JournalReader>> placing = PaymentReader::open(m_till->path(), {.few = 0, .prefix = 0, .part = 1});
    Result<std::unique_ptr<JournalReader>> walking = PaymentReader::open(m_till->path(), {.few = 1, .prefix = 12, .part = 4});
    QVERIFY(usual && testing && placing && walking);
    m_usual = std::move(*usual);
    m_testing = std::move(*testing);
    m_placing = std::move(*placing);
    m_walking = std::move(*walking);
    PaymentQuery all;
    all.limit = 1000;
    const Result<QList<PaymentRow>> rows = m_usual->payments(all);
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), Count);
    for (const PaymentRow &row : *rows) {
        const auto known = std::ranges::find_if(m_all, [&row](const Known &k) { return k.attempt.id == row.attempt; });
        QVERIFY(known != m_all.end());
        known->row = row;
    }
}

void TestJournalFilters::cleanupTestCase()
{
    m_usual.reset();
    m_testing.reset();
    m_placing.reset();
    m_walking.reset();
    m_till.reset();
}

void TestJournalFilters::fill()
{
    JournalPort &journal = m_till->file->journal();
    Customer jose = plainCustomer(m_till->ids, QStringLiteral("José"), QStringLiteral("Ñuñez"));
    jose.email = QStringLiteral("Jose@example.com");
    jose.phone = Phone{QStringLiteral("55"), QStringLiteral("11999990000")};
    const QList<Customer> customers{jose, plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"))};
    for (const Customer &customer : customers)
        QVERIFY(journal.saveCustomer(customer).has_value());
    const QList<Currency> currencies{brl(), *Currency::fromCode(u"CLP"), *Currency::fromCode(u"KWD")};
    const QList<qint64> amounts{12, 1200, 1250, 12000, 12500, 2000, 10000, 100, 99999};
    const QStringList descriptions{QStringLiteral("Café com leite"), QStringLiteral("100% [Arábica]* why?"), QStringLiteral("Straße 5"), QStringLiteral("Coffee")};
    const QStringList operators{QStringLiteral("Cashier 1"), QStringLiteral("Cashier 12"), QStringLiteral("Ángela"), QStringLiteral("cashier 1")};
    const QStringList labels{QStringLiteral("VISA •••• 1111"), QStringLiteral("Mastercard •••• 0042"), QStringLiteral("PIX"), QString()};
    const QList<std::pair<QString, QString>> statuses{{QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED")}, {QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS")}, {QStringLiteral("DECLINED"), QStringLiteral("DECLINED")}};
    Random random(11);
    for (int i = 0; i < Count; ++i) {
        Known known;
        const int who = random.below(3);
        Sale draft = plainDraft();
        if (who < 2) {
            known.customer = customers[who];
            draft.customer = customers[who].id;
        }
        draft.customerName = random.below(3) == 0 ? QString() : who < 2 ? customers[who].displayName() : QStringLiteral("Anä Passante");
        draft.createdMs = draft.updatedMs = ManualClock::Start - qint64(random.below(40)) * 3'600'000 * 2;
        known.sale = *journal.createSale(RegisterId::from(random.coin() ? QStringLiteral("R1") : QStringLiteral("R2")), today(), draft);
        Attempt &a = known.attempt = plainAttempt(m_till->ids, known.sale, 1, draft.createdMs);
        a.intent.amount = Money::fromMinor(amounts[random.below(int(amounts.size()))], currencies[random.below(3)]);
        a.intent.description = descriptions[random.below(int(descriptions.size()))];
        a.intent.operatorName = operators[random.below(int(operators.size()))];
        a.intent.methodLabel = labels[random.below(int(labels.size()))];
        a.intent.methodId = a.intent.methodLabel == QLatin1String("PIX") ? QStringLiteral("pix") : QStringLiteral("saved_card");
        a = inState(a, AttemptState(1 + random.below(15)), draft.createdMs + 1000);
        a.lateMoney = random.below(6) == 0;
        a.released = random.below(6) == 0;
        if (random.below(4) != 0) {
            a.paymentId = PaymentId::from(m_till->ids.uuid());
            Payment payment = plainPayment(a, random.coin() ? QStringLiteral("Páyer One") : QString());
            const auto &status = statuses[random.below(3)];
            payment.status = PaymentStatus::fold(status.first, status.second);
            if (random.coin())
                payment.refunded = Money::fromMinor(a.intent.amount.minor() / 3, a.intent.amount.currency());
            if (random.below(4) == 0)
                payment.captured = Money::fromMinor(a.intent.amount.minor() / 2 + 1, a.intent.amount.currency());
            payment.country = random.coin() ? QStringLiteral("BR") : QStringLiteral("MX");
            payment.merchantReference = random.coin() ? QStringLiteral("REF-77") : QString();
            a.payment = payment;
        }
        QVERIFY(journal.commitAttempt(a, plainEvent(a, QStringLiteral("recorded"))).has_value());
        m_all.append(known);
    }
}

PaymentFilter TestJournalFilters::filterOf(const QString &text) const
{
    return parsePaymentSearch(text, {.nowMs = ManualClock::Start, .zone = QTimeZone::utc(), .weekStart = Qt::Monday, .numbers = {}}).filter;
}

QList<AttemptId> TestJournalFilters::walked(JournalReader &reader, const PaymentFilter &filter, PaymentSort sort, int pageSize) const
{
    PaymentQuery query;
    query.filter = filter;
    query.sort = sort;
    query.limit = pageSize;
    QList<AttemptId> ids;
    for (int page = 0; page <= Count; ++page) {
        const Result<QList<PaymentRow>> rows = reader.payments(query);
        if (!rows)
            qFatal("%s", qPrintable(describe(rows.error())));
        for (const PaymentRow &row : *rows)
            ids.append(row.attempt);
        if (rows->size() < pageSize)
            return ids;
        query.after = placeOf(rows->last(), sort.column);
    }
    qFatal("the pages never end");
}

QList<AttemptId> TestJournalFilters::expected(const PaymentFilter &filter, PaymentSort sort) const
{
    QList<PaymentRow> rows;
    for (const Known &known : m_all) {
        if (matches(known, filter))
            rows.append(known.row);
    }
    std::ranges::sort(rows, [sort](const PaymentRow &a, const PaymentRow &b) { return comesBefore(a, b, sort); });
    QList<AttemptId> ids;
    for (const PaymentRow &row : std::as_const(rows))
        ids.append(row.attempt);
    return ids;
}

void TestJournalFilters::everySearchInEveryOrder()
{
    const QStringList pool = searchPool();
    int found = 0;
    QVERIFY(rc::check("pages walked = a plain loop, sorted", [this, &pool, &found] {
        QString text;
        for (const int term : *rc::gen::resize(4, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(pool.size())))))
            text = withTerm(text, pool[term]);
        const PaymentSort sort{PaymentColumn(*rc::gen::inRange(0, 8)), *rc::gen::arbitrary<bool>()};
        const int pageSize = *rc::gen::element(2, 7, 30, Count);
        RC_LOG(text.toStdString() + " sort " + std::to_string(int(sort.column)) + (sort.descending ? " down" : " up"));
        const PaymentFilter filter = filterOf(text);
        const QList<AttemptId> wanted = expected(filter, sort);
        found += int(wanted.size());
        RC_ASSERT(walked(*m_usual, filter, sort, pageSize) == wanted);
        RC_ASSERT(walked(*m_testing, filter, sort, pageSize) == wanted);
        RC_ASSERT(walked(*m_placing, filter, sort, pageSize) == wanted);
        RC_ASSERT(walked(*m_walking, filter, sort, pageSize) == wanted);
    }));
    QVERIFY(found > 100); // the searches do find something
}

/// What the cards above a list say, by a plain loop over it.
void TestJournalFilters::sumsAreThoseOfTheList()
{
    qint64 summed = 0;
    const QStringList pool = searchPool();
    QVERIFY(rc::check("summary = a plain loop", [this, &pool, &summed] {
        QString text;
        for (const int term : *rc::gen::resize(3, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(pool.size())))))
            text = withTerm(text, pool[term]);
        if (*rc::gen::inRange(0, 3) == 0)
            text.clear();
        RC_LOG(text.toStdString());
        SummaryQuery query;
        query.filter = filterOf(text);
        if (*rc::gen::arbitrary<bool>()) // edges that are no whole hours
            query.filter.times.all.append({ManualClock::Start - *rc::gen::inRange(0, 90) * 3'100'000LL, ManualClock::Start - *rc::gen::inRange(0, 40) * 2'900'000LL});
        qint64 bar = ManualClock::Start - *rc::gen::inRange(0, 100) * 3'600'000LL;
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
            query.bars.append(bar);
            bar += *rc::gen::inRange(1, 40) * 1'800'000LL;
        }
        if (*rc::gen::arbitrary<bool>())
            query.before = TimeRange{ManualClock::Start - 60LL * 3'600'000, ManualClock::Start - *rc::gen::inRange(1, 50) * 3'600'000LL};
        PaymentSummary wanted;
        wanted.series.resize(qMax<qsizetype>(0, query.bars.size() - 1));
        PaymentFilter before = query.filter;
        if (query.before) {
            before.times = {};
            before.times.any = {*query.before};
        }
        for (const Known &known : m_all) {
            const Attempt &a = known.attempt;
            const QString currency = a.intent.amount.currency().code();
            const MoneyMoved money = moneyMoved(a.state, a.intent.amount, a.payment);
            if (query.before && matches(known, before))
                wanted.before[currency].add(a.state, 1, money);
            if (!matches(known, query.filter))
                continue;
            wanted.sums[currency].add(a.state, 1, money);
            wanted.byMethod[a.intent.methodId][currency].add(a.state, 1, money);
            for (qsizetype i = 0; i < wanted.series.size(); ++i) {
                if (a.createdMs >= query.bars[i] && a.createdMs < query.bars[i + 1])
                    wanted.series[i][currency].add(a.state, 1, money);
            }
            summed += money.taken;
        }
        for (JournalReader *reader : {m_usual.get(), m_testing.get(), m_placing.get(), m_walking.get()}) {
            const Result<PaymentSummary> summary = reader->summary(query);
            RC_ASSERT(summary.has_value());
            RC_ASSERT(summary->sums == wanted.sums);
            RC_ASSERT(summary->before == wanted.before);
            RC_ASSERT(summary->series == wanted.series);
            RC_ASSERT(summary->byMethod == wanted.byMethod);
        }
    }));
    QVERIFY(summed > 0);
}

void TestJournalFilters::everyTermAlone()
{
    for (const QString &term : searchPool()) {
        const PaymentFilter filter = filterOf(term);
        const QList<AttemptId> wanted = expected(filter, {});
        QVERIFY2(term == QLatin1String("zzz") || (!wanted.isEmpty() && wanted.size() < Count), qPrintable(term));
        QVERIFY2(walked(*m_usual, filter, {}, 1000) == wanted, qPrintable(term));
        QVERIFY2(walked(*m_testing, filter, {}, 1000) == wanted, qPrintable(term));
        QVERIFY2(walked(*m_placing, filter, {}, 1000) == wanted, qPrintable(term));
        QVERIFY2(walked(*m_walking, filter, {}, 7) == wanted, qPrintable(term));
    }
}

void TestJournalFilters::hostileTextIsNoError_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("long word") << QString(10'000, u'x');
    for (const char16_t letter : {u'o', u'u', u'e', u'[', u'ß', u'漢'}) {
        QTest::addRow("longest pattern of %d", int(letter)) << QString(u'"' + QString(255, letter) + u'"');
        QTest::addRow("longest wide pattern of %d", int(letter)) << QString(80, letter);
    }
    QTest::newRow("many words") << QStringLiteral("ab1 ").repeated(2500);
    QString different;
    for (int i = 0; i < 2000; ++i)
        different += QStringLiteral("w%1 ").arg(i);
    QTest::newRow("many different words") << different;
    QTest::newRow("one phrase of many words") << QString(u'"' + different + u'"');
    QTest::newRow("customer of many words") << QString(u"customer:\"" + different + u'"');
    QTest::newRow("quotes") << QStringLiteral("'\"'; DROP TABLE attempt; --");
    QTest::newRow("percent") << QStringLiteral("% _ %% \\%");
    QTest::newRow("brackets") << QStringLiteral("[ ] [^a] [] [!] *[ **** ????");
    QTest::newRow("emoji") << QStringLiteral("😀 👩‍👩‍👧‍👦 🏳️‍🌈");
    QTest::newRow("surrogate") << QString(QChar(0xd83d));
    QTest::newRow("zero") << QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    QTest::newRow("large") << QStringLiteral("amount:9223372036854775.807 >9223372036854775 -amount:0");
    QTest::newRow("everything") << searchPool().join(u' ');
}

void TestJournalFilters::hostileTextIsNoError()
{
    QFETCH(QString, text);
    for (int column = 0; column < 8; ++column) {
        PaymentQuery query;
        query.filter = filterOf(text);
        query.sort = {PaymentColumn(column), column % 2 == 0};
        for (JournalReader *reader : {m_usual.get(), m_testing.get(), m_placing.get(), m_walking.get()}) {
            const Result<QList<PaymentRow>> rows = reader->payments(query);
            QVERIFY2(rows.has_value(), rows ? "" : qPrintable(describe(rows.error())));
        }
    }
}

void TestJournalFilters::aDamagedAnswerHidesNothingElse()
{
    QCOMPARE(tamper(m_till->path(), QStringLiteral("UPDATE payment SET facts = '{broken' WHERE rowid = 1")), QString());
    PaymentQuery query;
    query.limit = 1000;
    for (const char *text : {"country:BR", "-country:BR", "REF-7", "payer"}) {
        query.filter = filterOf(QString::fromLatin1(text));
        QVERIFY2(m_usual->payments(query).has_value(), text);
    }
}

QTEST_GUILESS_MAIN(TestJournalFilters)
#include "tst_journal_filters.moc"
