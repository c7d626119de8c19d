// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The search line of the Payments page: what is understood, in which zone and
// in which notation, and that no text whatever is an error.
#include "domain/paymentsearch.h"

#include <QDateTime>
#include <QTest>

#include <rapidcheck.h>

using namespace pos;

namespace {

constexpr qint64 Now = 1'795'262'400'000; // Saturday 2026-11-21T12:00:00Z

SearchContext brazil()
{
    return {.nowMs = Now, .zone = QTimeZone("America/Sao_Paulo"), .weekStart = Qt::Monday, .numbers = {u',', u'.'}};
}

PaymentSearch parsed(const QString &text, const SearchContext &context = brazil())
{
    return parsePaymentSearch(text, context);
}

QString fieldName(SearchField field)
{
    return field == SearchField::Word ? QStringLiteral("word") : searchOperatorName(field);
}

/// "status=declined|-word=ana": what the page would show as chips.
QString summary(const PaymentSearch &search)
{
    QStringList out;
    for (const SearchTerm &term : search.terms)
        out += (term.negated ? u"-" : u"") + fieldName(term.field) + (term.complete ? u"=" : u"?") + term.value +
               (term.field == SearchField::Word && term.amount ? u"$" : u"");
    return out.join(u'|');
}

QString inSaoPaulo(qint64 ms)
{
    return ms == 0 ? QStringLiteral("open")
                   : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone("America/Sao_Paulo")).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

Currency money(const char *code)
{
    return Currency::fromCode(QString::fromLatin1(code)).value();
}

}

class TestPaymentSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void statesOfValues_data();
    void statesOfValues();
    void amounts_data();
    void amounts();
    void amountsKeepTheDecimalsOfEachCurrency();
    void dates_data();
    void dates();
    void daysFollowTheZoneAcrossClockChanges();
    void weeksBeginWhereThePersonLives();
    void alternativesAndBounds();
    void progressDecides();
    void everyTextIsASearch();
    void termsWrittenAreTermsRead();
    void removingATermLeavesTheOthers();
    void hostileTextIsHarmless();
};

void TestPaymentSearch::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
    row("", "");
    row("   ", "");
    row("ana", "word=ana");
    row("ana souza", "word=ana|word=souza");
    row("\"Ana Souza\"", "word=Ana Souza");
    row("“Ana Souza” x", "word=Ana Souza|word=x");
    row("\"never closed", "word=never closed");
    row("\"\"", "");
    row("O'Brien 5\"", "word=O'Brien|word=5\"");
    row("-ana", "-word=ana");
    row("-\"ana b\"", "-word=ana b");
    row("-", "word=-");
    row("status:declined", "status=declined");
    row("STATUS:Declined", "status=Declined");
    row("status: declined", "status=declined");
    row("status:partly refunded ana", "status=partly refunded|word=ana");
    row("status:PENDING/IN_PROCESS", "status=PENDING/IN_PROCESS");
    row("status:declined,expired", "status=declined,expired");
    row("status:decl", "status=decl");
    row("status:nonsense", "word=status:nonsense");
    row("status:declined,nonsense", "word=status:declined,nonsense");
    row("-status:declined", "-status=declined");
    row("not status:declined", "-status=declined");
    row("not ana", "word=not|word=ana");
    row("status:", "status?");
    row("status: is:paid", "status?|is=paid");
    row("is:attention", "is=attention");
    row("has:refund", "is=refund");
    row("method:visa,pix", "method=visa,pix");
    row("method:visa maria", "method=visa|word=maria");
    row("operator:\"Cashier 1\"", "operator=Cashier 1");
    row("operator:ana maria", "operator=ana|word=maria");
    row("register:r1", "register=r1");
    row("register:ñ", "word=register:ñ");
    row("currency:brl", "currency=brl");
    row("currency:zzz", "word=currency:zzz");
    row("country:BR", "country=BR");
    row("country:méxico", "country=méxico");
    row("country:\"El Salvador\"", "country=El Salvador");
    row("customer:\"José Ñuñez\"", "customer=José Ñuñez");
    row("http://x:80", "word=http://x:80");
    row("100", "word=100$");
    row("000123", "word=000123");
    row("0", "word=0$");
    row("12,50", "word=12,50$");
    row("1.234,50", "word=1.234,50$");
    row("1234.50", "word=1234.50$");
    row("12,", "word=12,");
    row("=100", "amount==100");
    row(">100", "amount=>100");
    row("> 100", "amount=> 100");
    row(">= BRL 100", "amount=>= BRL 100");
    row("BRL 100", "amount=BRL 100");
    row("BRL\u00a0128,40", "amount=BRL 128,40"); // as copied from the list
    row("R$ 5", "word=R$|word=5$");
    row("R$5", "amount=R$5");
    row("ALL 5", "amount=ALL 5");
    row("all 5", "word=all|word=5$");
    row("120..130", "amount=120..130");
    row("120…130", "amount=120…130");
    row("120..", "amount=120..");
    row("..", "word=..");
    row("amount:100", "amount=100");
    row("amount:> 100", "amount=> 100");
    row("amount:cheap", "word=amount:cheap");
    row("-amount:100", "-amount=100");
    row("today", "date=today");
    row("\"today\"", "word=today");
    row("-today", "-date=today");
    row("last week ana", "date=last week|word=ana");
    row("last 30 days", "date=last 30 days");
    row("last-week", "date=last-week");
    row("last name", "word=last|word=name");
    row("date:last week", "date=last week");
    row("date: yesterday", "date=yesterday");
    row("date:soon", "word=date:soon");
    row("2026-08-03", "date=2026-08-03");
    row("2026-13-03", "word=2026-13-03");
    row("2026-08-01..2026-08-03", "date=2026-08-01..2026-08-03");
    row("R1-20261121-000123-1", "word=R1-20261121-000123-1");
    row("11 99999-0000", "word=11 99999-0000");
    row("+55 (11) 99999", "word=+55 (11) 99999");
    row("100 200", "word=100$|word=200$"); // too short to be a telephone
    row("123.456.789-09", "word=123.456.789-09");
    row("jose@example.com", "word=jose@example.com");
    row("😀 %_'", "word=😀|word=%_'");
    row("maria today >100 -status:declined", "word=maria|date=today|amount=>100|-status=declined");
}

void TestPaymentSearch::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(summary(parsed(text)), expected);
}

void TestPaymentSearch::statesOfValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<AttemptState>>("states");
    using S = AttemptState;
    const auto row = [](const char *text, const QList<S> &states) { QTest::newRow(text) << QString::fromUtf8(text) << states; };
    row("status:declined", {S::Declined});
    row("status:abgelehnt", {});
    row("status:failed", {S::Declined, S::Rejected, S::Expired, S::Canceled, S::Refused});
    row("status:cancelled", {S::Canceled});
    row("status:canceled", {S::Canceled});
    row("status:PARTLY_REFUNDED", {S::PartlyRefunded});
    row("status:exp", {S::Expired});
    row("status:e", {}); // one letter is not enough
    row("status:declined status:expired", {S::Declined, S::Expired});
    row("status:paid is:refunded", {S::PartlyRefunded});
    row("is:waiting", {S::Recorded, S::Sending, S::WaitingCustomer});
    row("status:waiting", {S::Recorded, S::Sending, S::WaitingCustomer, S::Authorized});
    // Every state a payment can be in has a word of its own.
}

void TestPaymentSearch::statesOfValues()
{
    QFETCH(QString, text);
    QFETCH(QList<AttemptState>, states);
    QCOMPARE(possibleStates(parsed(text).filter).value_or(QList<AttemptState>()), states);
}

void TestPaymentSearch::amounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hits"); // of 99,99 100,00 100,01 120,00 130,00 BRL
    const auto row = [](const char *text, const char *hits) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(hits); };
    row("=100", "10000");
    row("amount:100", "10000");
    row("amount:100,0", "10000");
    row("amount:100.01", "10001"); // plain notation
    row(">100", "10001 12000 13000");
    row(">=100", "10000 10001 12000 13000");
    row("≥100", "10000 10001 12000 13000");
    row("<100", "9999");
    row("<=100", "9999 10000");
    row("100..120", "10000 10001 12000");
    row("120..100", "10000 10001 12000");
    row("120..", "12000 13000");
    row("..100", "9999 10000");
    row(">100 <130", "10001 12000");
    row("=100 =130", "10000 13000");
    row("-amount:100", "9999 10001 12000 13000");
    row(">100 -amount:120", "10001 13000");
    row(">BRL100", "10001 12000 13000");
    row("USD 100", "");
    row("amount:100,001", "");
}

void TestPaymentSearch::amounts()
{
    QFETCH(QString, text);
    QFETCH(QString, hits);
    const PaymentFilter filter = parsed(text).filter;
    QVERIFY(!filter.amounts.isEmpty());
    QStringList found;
    for (const qint64 minor : {9999, 10000, 10001, 12000, 13000}) {
        const Money amount = Money::fromMinor(minor, money("BRL"));
        if (filter.amounts.holds([amount](const AmountRange &range) { return range.contains(amount); }))
            found.append(QString::number(minor));
    }
    QCOMPARE(found.join(u' '), hits);
}

void TestPaymentSearch::amountsKeepTheDecimalsOfEachCurrency()
{
    const AmountRange hundred = *parsed(QStringLiteral("=100")).terms.first().amount;
    QVERIFY(hundred.contains(Money::fromMinor(100, money("CLP"))));
    QVERIFY(!hundred.contains(Money::fromMinor(10000, money("CLP"))));
    QVERIFY(hundred.contains(Money::fromMinor(10000, money("BRL"))));
    const AmountRange half = *parsed(QStringLiteral("=100,50")).terms.first().amount;
    QVERIFY(!half.contains(Money::fromMinor(100, money("CLP"))));
    QVERIFY(!half.contains(Money::fromMinor(101, money("CLP"))));
    QVERIFY(half.contains(Money::fromMinor(10050, money("BRL"))));
    QVERIFY(rc::check("a range holds exactly the amounts between its ends", [] {
        const int exponent = *rc::gen::element(0, 2, 3);
        const Currency currency = exponent == 0 ? money("CLP") : exponent == 2 ? money("BRL") : money("KWD");
        RC_PRE(currency.exponent() == exponent);
        AmountRange range;
        const qint64 low = *rc::gen::inRange<qint64>(0, 200'000), high = *rc::gen::inRange<qint64>(0, 200'000);
        if (*rc::gen::arbitrary<bool>())
            range.low = low;
        if (*rc::gen::arbitrary<bool>())
            range.high = high;
        const qint64 minor = *rc::gen::inRange<qint64>(-10, 250'000);
        const qint64 thousandths = minor * (exponent == 0 ? 1000 : exponent == 2 ? 10 : 1);
        const bool inside = (!range.low || thousandths >= low) && (!range.high || thousandths <= high);
        RC_ASSERT(range.contains(Money::fromMinor(minor, currency)) == inside);
    }));
}

void TestPaymentSearch::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("until");
    const auto row = [](const char *text, const char *from, const char *until) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(from) << QString::fromLatin1(until);
    };
    row("today", "2026-11-21 00:00", "2026-11-22 00:00");
    row("TODAY", "2026-11-21 00:00", "2026-11-22 00:00");
    row("yesterday", "2026-11-20 00:00", "2026-11-21 00:00");
    row("this week", "2026-11-16 00:00", "2026-11-23 00:00");
    row("last week", "2026-11-09 00:00", "2026-11-16 00:00");
    row("this month", "2026-11-01 00:00", "2026-12-01 00:00");
    row("last month", "2026-10-01 00:00", "2026-11-01 00:00");
    row("this year", "2026-01-01 00:00", "2027-01-01 00:00");
    row("last year", "2025-01-01 00:00", "2026-01-01 00:00");
    row("last 7 days", "2026-11-15 00:00", "2026-11-22 00:00");
    row("past 2 weeks", "2026-11-08 00:00", "2026-11-22 00:00");
    row("last 1 month", "2026-10-22 00:00", "2026-11-22 00:00");
    row("2026-08-03", "2026-08-03 00:00", "2026-08-04 00:00");
    row("2024-02", "2024-02-01 00:00", "2024-03-01 00:00");
    row("2026-08-01..2026-08-03", "2026-08-01 00:00", "2026-08-04 00:00");
    row("2026-08-03..2026-08-01", "2026-08-01 00:00", "2026-08-04 00:00");
    row("2026-08..2026-09", "2026-08-01 00:00", "2026-10-01 00:00");
    row("2026-08-01..", "2026-08-01 00:00", "open");
    row("..2026-08-01", "open", "2026-08-02 00:00");
    row("yesterday..today", "2026-11-20 00:00", "2026-11-22 00:00");
    row("date:\"last week\"", "2026-11-09 00:00", "2026-11-16 00:00");
}

void TestPaymentSearch::dates()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, until);
    const PaymentSearch search = parsed(text);
    QCOMPARE(search.terms.size(), 1);
    QVERIFY(search.terms.first().time.has_value());
    QCOMPARE(inSaoPaulo(search.terms.first().time->fromMs), from);
    QCOMPARE(inSaoPaulo(search.terms.first().time->untilMs), until);
}

void TestPaymentSearch::daysFollowTheZoneAcrossClockChanges()
{
    SearchContext berlin = brazil();
    berlin.zone = QTimeZone("Europe/Berlin");
    const auto hours = [&berlin](const char *day) {
        const TimeRange range = *parsed(QLatin1String(day), berlin).terms.first().time;
        return (range.untilMs - range.fromMs) / 3'600'000;
    };
    QCOMPARE(hours("2026-03-29"), 23); // clocks go forward
    QCOMPARE(hours("2026-10-25"), 25);
    QCOMPARE(hours("2026-07-01"), 24);
    // In Sao Paulo it is still Friday when Saturday begins in UTC.
    SearchContext late = brazil();
    late.nowMs = QDateTime(QDate(2026, 11, 21), QTime(1, 0), Qt::UTC).toMSecsSinceEpoch();
    QCOMPARE(inSaoPaulo(parsed(QStringLiteral("today"), late).terms.first().time->fromMs), QStringLiteral("2026-11-20 00:00"));
}

void TestPaymentSearch::weeksBeginWhereThePersonLives()
{
    SearchContext context = brazil();
    context.weekStart = Qt::Sunday;
    QCOMPARE(inSaoPaulo(parsed(QStringLiteral("this week"), context).terms.first().time->fromMs), QStringLiteral("2026-11-15 00:00"));
}

void TestPaymentSearch::alternativesAndBounds()
{
    const PaymentFilter filter = parsed(QStringLiteral("method:visa method:pix -method:amex today yesterday 2026-01-01.. -2026-11-20")).filter;
    QCOMPARE(filter.methods.any.size(), 2);
    QCOMPARE(filter.methods.none.size(), 1);
    QCOMPARE(filter.times.any.size(), 2); // one of these days
    QCOMPARE(filter.times.all.size(), 1); // and not before
    QCOMPARE(filter.times.none.size(), 1);
    QVERIFY(parsed(QStringLiteral("status: ")).filter.isEmpty()); // half typed asks for nothing yet
    QVERIFY(parsed(QStringLiteral("operator:\"Ana\"")).filter.operators.any.first().exact);
    QVERIFY(!parsed(QStringLiteral("operator:Ana")).filter.operators.any.first().exact);
    QCOMPARE(parsed(QStringLiteral("ana ana ana")).filter.words.size(), 1);
}

void TestPaymentSearch::progressDecides()
{
    const auto matches = [](const char *text, const PaymentProgress &progress) {
        return matchesProgress(parsed(QLatin1String(text)).filter, progress);
    };
    const PaymentProgress late{AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"), true, true};
    QVERIFY(matches("is:attention", late));
    QVERIFY(matches("is:late", late));
    QVERIFY(matches("is:released", late));
    QVERIFY(matches("status:succeeded", late));
    QVERIFY(matches("status:SUCCEEDED/APPROVED", late));
    QVERIFY(!matches("status:pending", late));
    QVERIFY(!matches("-is:late", late));
    PaymentProgress back = late;
    back.state = AttemptState::Refunded;
    QVERIFY(!matches("is:attention", back)); // the money went back: nothing is left to do
    QVERIFY(matches("is:attention", {AttemptState::Unknown, {}, {}, false, false}));
    QVERIFY(matches("ana >100 today", back)); // says nothing about progress
    QVERIFY(!matches("status:paid is:disputed", late));
    QVERIFY(!possibleStates(parsed(QStringLiteral("is:late")).filter).has_value());
    QCOMPARE(possibleStates(parsed(QStringLiteral("status:declined is:paid")).filter), QList<AttemptState>());
}

void TestPaymentSearch::everyTextIsASearch()
{
    const QStringList pieces{QStringLiteral("status:"), QStringLiteral("is:"), QStringLiteral("-"), QStringLiteral("\""), QStringLiteral(" "),
                             QStringLiteral(":"), QStringLiteral(".."), QStringLiteral("100"), QStringLiteral(">"), QStringLiteral("today"),
                             QStringLiteral("last"), QStringLiteral("week"), QStringLiteral("declined"), QStringLiteral("BRL"), QStringLiteral(","),
                             QStringLiteral("not"), QStringLiteral("2026-08-03"), QStringLiteral("ã"), QStringLiteral("😀"), QStringLiteral("+"),
                             QString(QChar(0xd800)), QString(QChar(0)), QStringLiteral("\n"), QStringLiteral("99999999999999999999")};
    QVERIFY(rc::check("terms lie in the text, one after the other, and no sign of it is lost", [&pieces] {
        QString text;
        for (const int piece : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(pieces.size()))))
            text += pieces[piece];
        const PaymentSearch search = parsed(text);
        qsizetype at = 0;
        QString left;
        for (const SearchTerm &term : search.terms) {
            RC_ASSERT(term.begin >= at && term.length > 0 && term.begin + term.length <= text.size());
            left += text.mid(at, term.begin - at);
            at = term.begin + term.length;
        }
        left += text.mid(at);
        for (const QChar c : left)
            RC_ASSERT(c.isSpace() || c.category() == QChar::Other_Control || c == u'"' || c == u'-');
    }));
}

void TestPaymentSearch::termsWrittenAreTermsRead()
{
    QStringList values = statusSearchValues();
    const auto check = [](SearchField field, const QString &value) {
        const QString text = searchTermText(field, value);
        const PaymentSearch search = parsed(QStringLiteral("ana ") + text + QStringLiteral(" 1"));
        QCOMPARE(search.terms.size(), 3);
        QCOMPARE(search.terms[1].field, field);
        QCOMPARE(search.terms[1].value, value);
        QCOMPARE(withoutTerm(QStringLiteral("ana ") + text + QStringLiteral(" 1"), search.terms[1]), QStringLiteral("ana 1"));
    };
    for (const QString &value : std::as_const(values))
        check(SearchField::Status, value);
    for (const QString &value : flagSearchValues())
        check(SearchField::Flag, value);
    check(SearchField::Operator, QStringLiteral("Cashier 1"));
    check(SearchField::Operator, QStringLiteral("Ana, the first: -x"));
    check(SearchField::Customer, QStringLiteral("José Ñuñez"));
    check(SearchField::Word, QStringLiteral("today"));
    check(SearchField::Method, QStringLiteral("visa"));
    check(SearchField::Date, QStringLiteral("last 30 days"));
    check(SearchField::Date, QStringLiteral("2026-08-01..2026-08-03"));
    check(SearchField::Country, QStringLiteral("BR"));
    check(SearchField::Register, QStringLiteral("R1"));
    // A state that is shown must be one that can be asked for.
    for (int state = int(AttemptState::Recorded); state <= int(AttemptState::Disputed); ++state) {
        bool named = false;
        for (const QString &value : std::as_const(values))
            named = named || choicesOfValue(SearchField::Status, value).value(0).states.contains(AttemptState(state));
        QVERIFY2(named, qPrintable(attemptStateName(AttemptState(state))));
    }
}

void TestPaymentSearch::removingATermLeavesTheOthers()
{
    const QStringList terms{QStringLiteral("status:declined"), QStringLiteral("-is:late"), QStringLiteral("operator:\"Cashier 1\""),
                            QStringLiteral("120..130"), QStringLiteral("2026-08-03"), QStringLiteral("\"ana maria\""), QStringLiteral("pix")};
    QVERIFY(rc::check("a chip removed is one term less", [&terms] {
        QString text;
        int count = 0;
        for (const QString &term : terms) {
            if (*rc::gen::arbitrary<bool>()) {
                text = withTerm(text, term);
                ++count;
            }
        }
        RC_PRE(count > 0);
        const PaymentSearch before = parsed(text);
        RC_ASSERT(before.terms.size() == count);
        const int gone = *rc::gen::inRange(0, count);
        const PaymentSearch after = parsed(withoutTerm(text, before.terms[gone]));
        QStringList expected = summary(before).split(u'|'), found = summary(after).split(u'|', Qt::SkipEmptyParts);
        expected.removeAt(gone);
        RC_ASSERT(found == expected);
    }));
}

void TestPaymentSearch::hostileTextIsHarmless()
{
    const QString words = QStringLiteral("a1 ").repeated(3334);
    const PaymentSearch many = parsed(words);
    QVERIFY(many.terms.size() <= 32);
    QVERIFY(many.terms.last().begin + many.terms.last().length >= words.trimmed().size());
    QCOMPARE(parsed(QString(10'000, u'x')).terms.size(), 1);
    QVERIFY(parsed(QString(10'000, u'"')).terms.size() <= 32);
    QVERIFY(parsed(QString(10'000, u'-')).terms.size() <= 32);
    QVERIFY(parsed(QString(10'000, u'9')).filter.amounts.isEmpty());
    QVERIFY(parsed(QStringLiteral("status:").repeated(1500)).terms.size() <= 32);
    QVERIFY(parsed(QStringLiteral("last ").repeated(2000)).terms.size() <= 32);
    QCOMPARE(summary(parsed(QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b")))), QStringLiteral("word=a|word=b"));
}

QTEST_GUILESS_MAIN(TestPaymentSearch)
#include "tst_paymentsearch.moc"
