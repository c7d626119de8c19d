// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/rowsbench.h"

#include "base/clock.h"
#include "base/idsource.h"
#include "bench/generator.h"
#include "bench/plainsqlite.h"
#include "bench/processfigures.h"
#include "domain/paymentsearch.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

namespace pos::bench {

namespace {

constexpr qint64 NowMs = 1'795'262'400'000; // where the generated year ends
constexpr double FirstRowsMs = 50, OneMs = 150, CombinedMs = 400, ScrollMs = 16, DetailMs = 50, SumsMs = 150;

/// A list as somebody asks for it. `plain`: the rows as SQL of listing "l", when it can be said in one line.
struct Case
{
    const char *id, *search;
    PaymentColumn column = PaymentColumn::Time;
    bool descending = true;
    double budget = OneMs;
    const char *plain = nullptr;
};

using C = PaymentColumn;
const Case Cases[] = {
    {"first_rows", "", C::Time, true, FirstRowsMs, "1"},
    {"filter_status_common", "status:paid", C::Time, true, OneMs, "l.state IN (3, 12, 13)"},
    {"filter_status_rare", "status:unknown", C::Time, true, OneMs, "l.state = 11"},
    {"filter_yuno_status", "status:EXPIRED", C::Time, true, OneMs,
     "l.status IN (SELECT id FROM list_text WHERE kind = 7 AND folded GLOB 'EXPIRED/*')"},
    {"filter_attention", "is:attention", C::Time, true, OneMs, nullptr},
    {"filter_released", "is:released", C::Time, true, OneMs, "l.flags & 1"},
    {"filter_refunded", "is:refunded", C::Time, true, OneMs, "l.state IN (13, 14)"},
    {"filter_method", "method:visa", C::Time, true, OneMs,
     "l.method IN (SELECT id FROM list_text WHERE kind = 2 AND instr(folded, 'visa'))"},
    {"filter_operator", "operator:\"Cashier 7\"", C::Time, true, OneMs,
     "l.operator = (SELECT id FROM list_text WHERE kind = 1 AND folded = 'cashier 7')"},
    {"filter_register", "register:R3", C::Time, true, OneMs, "l.register = (SELECT id FROM list_text WHERE kind = 6 AND folded = 'r3')"},
    {"filter_country", "country:AR", C::Time, true, OneMs, "l.country = 45"},
    {"filter_country_none", "country:US", C::Time, true, OneMs, "l.country = 586"},
    {"filter_currency", "currency:CLP", C::Time, true, OneMs, nullptr},
    {"filter_amount", "120..130", C::Time, true, OneMs, "l.amount BETWEEN 120000 AND 130000"},
    {"filter_amount_none", "=0.01", C::Time, true, OneMs, "l.amount = 10"},
    {"filter_month", "2026-03-01..2026-03-31", C::Time, true, OneMs, "l.created_ms BETWEEN 1772323200000 AND 1775001599999"},
    {"filter_not", "-status:paid -status:failed -status:refunded", C::Time, true, OneMs, nullptr},
    {"filter_customer", "customer:zapata", C::Time, true, OneMs, nullptr},
    {"search_name", "beatriz", C::Time, true, OneMs, nullptr},
    {"search_full_name", "\"Noemí Zapata Ávila\"", C::Time, true, OneMs, nullptr},
    {"search_middle_of_name", "eatri", C::Time, true, OneMs,
     "l.customer IN (SELECT id FROM list_text WHERE kind = 4 AND instr(folded, 'eatri'))"},
    {"search_order", "R3-20260303-000007", C::Time, true, OneMs, nullptr},
    {"search_counter", "000123", C::Time, true, OneMs, nullptr},
    {"search_last_four", "4242", C::Time, true, OneMs, nullptr},
    {"search_email", "customer777@", C::Time, true, OneMs, nullptr},
    {"search_phone", "11900000777", C::Time, true, OneMs, nullptr},
    {"search_description", "espresso", C::Time, true, OneMs, nullptr},
    {"search_nothing", "zzzzqq", C::Time, true, OneMs,
     "l.customer IN (SELECT id FROM list_text WHERE kind = 4 AND instr(folded, 'zzzzqq'))"},
    {"sort_time_up", "", C::Time, false, OneMs, nullptr},
    {"sort_status_up", "", C::Status, false, OneMs, nullptr},
    {"sort_status_down", "", C::Status, true, OneMs, nullptr},
    {"sort_amount_up", "", C::Amount, false, OneMs, nullptr},
    {"sort_amount_down", "", C::Amount, true, OneMs, nullptr},
    {"sort_customer_up", "", C::Customer, false, OneMs, nullptr},
    {"sort_customer_down", "", C::Customer, true, OneMs, nullptr},
    {"sort_method_up", "", C::Method, false, OneMs, nullptr},
    {"sort_method_down", "", C::Method, true, OneMs, nullptr},
    {"sort_order_up", "", C::Order, false, OneMs, nullptr},
    {"sort_order_down", "", C::Order, true, OneMs, nullptr},
    {"sort_operator_up", "", C::Operator, false, OneMs, nullptr},
    {"sort_operator_down", "", C::Operator, true, OneMs, nullptr},
    {"sort_register_up", "", C::Register, false, OneMs, nullptr},
    {"sort_register_down", "", C::Register, true, OneMs, nullptr},
    {"combined_month_by_customer", "2026-03-01..2026-03-31 status:declined", C::Customer, false, CombinedMs, nullptr},
    {"combined_text_by_amount", "silva method:visa status:declined", C::Amount, true, CombinedMs, nullptr},
    {"combined_rare_by_customer", "country:AR method:oxxo status:refunded register:R3", C::Customer, false, CombinedMs, nullptr},
    {"combined_none_by_method", "country:AR currency:BRL", C::Method, true, CombinedMs, nullptr},
    {"combined_opposed_by_method", "method:visa country:AR", C::Method, false, CombinedMs, nullptr},
    {"combined_two_texts", "silva espresso -visa", C::Operator, true, CombinedMs, nullptr},
    {"combined_not_by_status", "-method:visa -country:BR is:refunded", C::Status, true, CombinedMs, nullptr},
};

struct Sums
{
    const char *id, *search;
    double budget = SumsMs;
};
const Sums SumCases[] = {{"kpi_day", "2026-03-03"},      {"kpi_month", "2026-03-01..2026-03-31"},
                         {"kpi_all", ""},                {"kpi_status", "status:declined"},
                         {"kpi_operator", "operator:\"Cashier 7\""}, {"kpi_method", "method:visa"},
                         {"kpi_text", "silva", CombinedMs}, {"kpi_text_common", "espresso", CombinedMs}};

PaymentFilter filterOf(const char *search)
{
    SearchContext context;
    context.nowMs = NowMs;
    return parsePaymentSearch(QString::fromUtf8(search), context).filter;
}

class Bench
{
public:
    Bench(JournalReader &reader, PlainSqlite &plain, qint64 rows, int rounds, const Wanted &wanted, QString &failure)
        : m_reader(reader), m_plain(plain), m_rows(rows), m_rounds(rounds), m_wanted(wanted), m_failure(failure)
    {
    }

    QList<Figure> run()
    {
        const double before = startPeak();
        for (const Case &one : Cases)
            list(one);
        scroll("scroll_page", {}, {}, NowMs - 180LL * 86'400'000);
        scroll("scroll_customer", {C::Customer, false}, {0, "marti"}, NowMs);
        scroll("scroll_amount", {C::Amount, true}, {50'000, {}}, NowMs - 180LL * 86'400'000);
        scroll("scroll_operator", {C::Operator, true}, {0, "cashier 7"}, NowMs - 180LL * 86'400'000);
        detail();
        recovery();
        for (const Sums &one : SumCases)
            sums(one);
        if (!m_wanted(QStringLiteral("memory")))
            return m_figures;
        m_figures.append(figure("memory", OneMs));
        m_figures.last().unit = QStringLiteral("MiB");
        m_figures.last().value = statusMiB("VmHWM") - before;
        m_figures.last().budget = 40;
        return m_figures;
    }

private:
    Figure figure(const char *id, double budget) const
    {
        Figure figure;
        figure.id = QString::fromLatin1(id);
        figure.budget = budget;
        figure.rows = m_rows;
        return figure;
    }

    /// The median; the first time is not counted, since a page that somebody looks at is not looked at cold.
    /// `plain`: the same question to SQLite alone, or nothing.
    template <typename Ask> void measure(Figure figure, const Ask &ask, const QByteArray &plain = {})
    {
        if (!m_wanted(figure.id))
            return;
        QList<double> times, cpu;
        for (int i = 0; m_failure.isEmpty() && i < m_rounds + 1; ++i) {
            QElapsedTimer timer;
            timer.start();
            const double before = threadCpuMs();
            const auto answer = ask();
            const double ms = double(timer.nsecsElapsed()) / 1e6;
            const double computed = threadCpuMs() - before;
            if (!answer)
                m_failure = figure.id + u": " + describe(answer.error());
            else if (i > 0)
                times.append(ms), cpu.append(computed);
        }
        if (!m_failure.isEmpty())
            return;
        figure.value = quantile(times, 0.5);
        figure.cpu = quantile(cpu, 0.5);
        std::fprintf(stderr, "%lld %s %.1f ms, of which computed %.1f\n", m_rows, qPrintable(figure.id), figure.value, *figure.cpu);
        figure.p99 = quantile(times, 0.99);
        if (!plain.isEmpty())
            figure.floor = floorOf(figure, plain);
        m_figures.append(figure);
    }

    double floorOf(const Figure &figure, const QByteArray &sql)
    {
        QList<double> times;
        for (int i = 0; i < m_rounds + 1; ++i) {
            const std::optional<double> ms = m_plain.run(sql);
            if (!ms)
                m_failure = figure.id + u": plain SQLite refuses " + QString::fromUtf8(sql);
            else if (i > 0)
                times.append(*ms);
        }
        return times.isEmpty() ? 0 : quantile(times, 0.5);
    }

    void list(const Case &one)
    {
        PaymentQuery query;
        query.filter = filterOf(one.search);
        query.sort = {one.column, one.descending};
        QByteArray plain;
        if (one.plain)
            plain = QByteArray("SELECT a.id, a.sale, a.order_id, a.payment_id, a.created_ms, a.state, a.status, a.sub_status, "
                               "a.amount_minor, a.currency, s.customer_name, p.payer_name, a.method_label, a.operator "
                               "FROM (SELECT l.created_ms, l.row_no FROM listing l WHERE ") + one.plain +
                    " ORDER BY l.created_ms DESC, l.row_no DESC LIMIT 100) r CROSS JOIN attempt a ON a.row_no = r.row_no "
                    "JOIN sale s ON s.id = a.sale LEFT JOIN payment p ON p.attempt = a.id";
        measure(figure(one.id, one.budget), [&] { return m_reader.payments(query); }, plain);
    }

    void scroll(const char *id, PaymentSort sort, const PaymentSortKey &key, qint64 atMs)
    {
        PaymentQuery query;
        query.sort = sort;
        query.after = PaymentPlace{key, atMs, {}, m_rows};
        measure(figure(id, ScrollMs), [&]() -> Result<QList<PaymentRow>> {
            Result<QList<PaymentRow>> page = m_reader.payments(query);
            if (page && !page->isEmpty())
                query.after = placeOf(page->last(), sort.column);
            return page;
        });
    }

    void detail()
    {
        PaymentQuery query;
        query.limit = 4;
        query.sort = {C::Order, false};
        query.filter = filterOf("is:refunded");
        const Result<QList<PaymentRow>> rows = m_reader.payments(query);
        if (!rows || rows->isEmpty())
            return;
        qsizetype next = 0;
        measure(figure("detail", DetailMs), [&] { return m_reader.detail(rows->at(next++ % rows->size()).attempt); });
    }

    /// The list of whom to win back, as the Recovery page asks for it.
    void recovery()
    {
        if (m_reader.outreach())
            measure(figure("recovery_list", CombinedMs), [&] { return m_reader.outreach()->recoverable({NowMs - 30LL * 86'400'000, NowMs, 200}); });
    }

    void sums(const Sums &one)
    {
        SummaryQuery query;
        query.filter = filterOf(one.search);
        for (qint64 day = 30; day >= 0; --day)
            query.bars.append(NowMs - day * 86'400'000);
        query.before = TimeRange{NowMs - 60LL * 86'400'000, NowMs - 30LL * 86'400'000};
        measure(figure(one.id, one.budget), [&] { return m_reader.summary(query); },
                query.filter.isEmpty() ? "SELECT currency, kind, state, count(*), sum(taken), sum(refunded) FROM listing GROUP BY 1, 2, 3" : "");
    }

    JournalReader &m_reader;
    PlainSqlite &m_plain;
    const qint64 m_rows;
    const int m_rounds;
    const Wanted &m_wanted;
    QString &m_failure;
    QList<Figure> m_figures;
};

/// One that was kept may be of an older version.
Result<void> upgrade(const QString &path)
{
    if (PaymentReader::open(path))
        return {};
    SystemClock clock;
    SystemIdSource ids;
    JournalFile file(path, ids, clock);
    QElapsedTimer timer;
    timer.start();
    const Result<JournalOpening> opened = file.open();
    if (!opened)
        return fail(opened.error());
    std::fprintf(stderr, "upgraded %s in %.1f s, the copy made before included\n", qPrintable(path), double(timer.elapsed()) / 1000);
    return file.close();
}

}

QList<Figure> measureRows(const QString &path, qint64 rows, int rounds, const Wanted &wanted, QString &failure)
{
    if (!QFile::exists(path)) {
        const Result<Generated> made = generateJournal(path, rows);
        if (!made) {
            failure = describe(made.error());
            return {};
        }
        std::fprintf(stderr, "made %lld payments of %lld customers with %lld operations in %.1f s\n", made->payments,
                     made->customers, made->operations, made->seconds);
    }
    if (const Result<void> upgraded = upgrade(path); !upgraded) {
        failure = describe(upgraded.error());
        return {};
    }
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(path);
    if (!reader) {
        failure = describe(reader.error());
        return {};
    }
    PlainSqlite plain(path);
    return Bench(**reader, plain, rows, rounds, wanted, failure).run();
}

}
