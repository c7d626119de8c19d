// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/firstbyte.h"

#include "bench/benchengine.h"
#include "bench/wiretap.h"
#include "training/trainingserver.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace pos::bench {

namespace {

constexpr int PatienceMs = 30'000;

class Counter : public QObject
{
public:
    Counter(const QString &folder, const QUrl &gateway, Workflow workflow);
    bool open();
    /// From charge() to the first byte of `line`, in ms. Negative on failure.
    double sell(int number, Wiretap &tap, const QByteArray &line);
    QString failure() const { return m_failure; }

private:
    template <typename T> Then<T> keep(std::optional<T> &slot)
    {
        return [this, &slot](const Result<T> &result) {
            if (result)
                slot = *result;
            else
                m_failure = describe(result.error());
            m_loop.quit();
        };
    }
    bool wait(const std::function<bool()> &done);

    EngineHost m_host;
    Settings m_settings;
    Customer m_customer;
    SavedMethod m_method;
    AttemptState m_lastState = AttemptState::Draft;
    AttemptId m_last;
    QEventLoop m_loop;
    QTimer m_patience;
    QString m_failure;
};

Counter::Counter(const QString &folder, const QUrl &gateway, Workflow workflow)
    : m_host(benchEngine(folder + QStringLiteral("/journal.db")))
    , m_settings(benchSettings(gateway, workflow))
{
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_failure = QStringLiteral("nothing happened for %1 ms").arg(PatienceMs);
        m_loop.quit();
    });
    connect(&m_host, &Engine::attemptChanged, this, [this](const Attempt &attempt) {
        m_last = attempt.id;
        m_lastState = attempt.state;
        m_loop.quit();
    });
}

bool Counter::wait(const std::function<bool()> &done)
{
    m_patience.start(PatienceMs);
    while (m_failure.isEmpty() && !done())
        m_loop.exec();
    return m_failure.isEmpty();
}

bool Counter::open()
{
    std::optional<StartReport> report;
    m_host.start(this, keep(report));
    m_host.configure(m_settings, benchKeys());
    if (!wait([&] { return report.has_value(); }))
        return false;
    Customer customer;
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Lima");
    customer.email = QStringLiteral("ana@shop.example");
    customer.country = QStringLiteral("BR");
    std::optional<Customer> created;
    m_host.createCustomer(customer, this, keep(created));
    if (!wait([&] { return created.has_value(); }))
        return false;
    m_customer = *created;
    std::optional<QList<SavedMethod>> methods;
    m_host.savedMethods(m_customer.id, this, keep(methods));
    if (!wait([&] { return methods.has_value(); }) || methods->isEmpty())
        return false;
    m_method = methods->first();
    return true;
}

double Counter::sell(int number, Wiretap &tap, const QByteArray &line)
{
    std::optional<Sale> sale;
    m_host.newSale(QStringLiteral("Cashier 1"), this, keep(sale));
    if (!wait([&] { return sale.has_value(); }))
        return -1;
    sale->customer = m_customer.id;
    CartLine item;
    item.id = QStringLiteral("1");
    item.name = QStringLiteral("Coffee beans");
    item.unitPrice = Money::fromMinor(1000 + number, m_settings.currency);
    sale->cart.lines = {item};
    m_host.saveSale(*sale);
    std::optional<QList<Attempt>> none; // the cart is with the engine now
    m_host.attemptsOfSale(sale->id, this, keep(none));
    if (!wait([&] { return none.has_value(); }))
        return -1;

    ChargeOrder order;
    order.sale = sale->id;
    order.intent.amount = item.unitPrice;
    order.intent.methodId = QStringLiteral("saved_card");
    order.intent.customer = m_customer.id;
    order.intent.gatewayCustomer = m_customer.gatewayId;
    order.intent.token = m_method.token;
    order.intent.description = QStringLiteral("Coffee beans");
    order.intent.operatorName = QStringLiteral("Cashier 1");
    (void)tap.take();
    std::optional<Attempt> attempt;
    const qint64 pressedNs = Wiretap::nowNs();
    m_host.charge(order, this, keep(attempt));
    if (!wait([&] { return attempt && m_last == attempt->id && m_lastState == AttemptState::Approved; }))
        return -1;
    for (const Wiretap::Arrival &arrival : tap.take()) {
        if (arrival.line == line)
            return static_cast<double>(arrival.atNs - pressedNs) / 1e6;
    }
    m_failure = QStringLiteral("no request ") + QString::fromLatin1(line);
    return -1;
}

/// Of the event and the row that every step of a payment writes.
std::optional<double> oneCommit(const QString &folder, int rounds, QString &failure)
{
    SystemClock clock;
    SystemIdSource ids;
    JournalFile file(folder + QStringLiteral("/floor.db"), ids, clock);
    if (const Result<JournalOpening> opening = file.open(); !opening) {
        failure = describe(opening.error());
        return std::nullopt;
    }
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        Sale draft;
        draft.cart.currency = Currency::fromCode(u"BRL").value_or(Currency());
        const Result<Sale> sale = file.journal().createSale(RegisterId::from(QStringLiteral("R1")), QDate(2026, 11, 21), draft);
        if (!sale) {
            failure = describe(sale.error());
            return std::nullopt;
        }
        Attempt attempt;
        attempt.id = AttemptId::from(ids.uuid());
        attempt.key = IdempotencyKey::from(ids.uuid());
        attempt.sale = sale->id;
        attempt.number = 1;
        attempt.orderId = makeOrderId(sale->id, 1);
        attempt.state = AttemptState::Recorded;
        attempt.intent.amount = Money::fromMinor(1000 + i, draft.cart.currency);
        attempt.createdMs = clock.nowMs();
        AttemptEvent event;
        event.attempt = attempt.id;
        event.atMs = clock.nowMs();
        event.kind = QStringLiteral("recorded");
        event.from = AttemptState::Draft;
        event.to = AttemptState::Recorded;
        const qint64 startNs = Wiretap::nowNs();
        if (const Result<void> committed = file.journal().commitAttempt(attempt, event); !committed) {
            failure = describe(committed.error());
            return std::nullopt;
        }
        times.append(static_cast<double>(Wiretap::nowNs() - startNs) / 1e6);
    }
    return quantile(times, 0.5);
}

}

QList<Figure> measureFirstByte(int rounds, QString &failure)
{
    QTemporaryDir folder;
    const std::optional<double> commit = oneCommit(folder.path(), rounds, failure);
    if (!commit)
        return {};
    QList<Figure> figures;
    const std::pair<Workflow, QByteArray> kinds[] = {{Workflow::Direct, "POST /v1/payments"},
                                                     {Workflow::SdkCheckout, "POST /v1/checkout/sessions"}};
    for (const auto &[workflow, line] : kinds) {
        training::TrainingServer server;
        const Result<QUrl> url = server.start();
        if (!url) {
            failure = describe(url.error());
            return {};
        }
        QTemporaryDir till;
        QList<double> times;
        {
            Wiretap tap(*url);
            Counter counter(till.path(), tap.url(), workflow);
            bool open = counter.open();
            for (int i = 0; open && i < rounds + 5; ++i) {
                const double ms = counter.sell(i, tap, line);
                open = ms >= 0;
                if (i >= 5) // the first ones load what later ones find
                    times.append(ms);
            }
            failure = counter.failure();
        }
        if (!failure.isEmpty())
            return {};
        figures.append(Figure{.id = workflow == Workflow::Direct ? QStringLiteral("charge_first_byte")
                                                                 : QStringLiteral("charge_session_first_byte"),
                              .value = quantile(times, 0.5),
                              .p99 = quantile(times, 0.99),
                              .floor = commit,
                              .budget = *commit + 3,
                              .p99Budget = *commit + 8});
    }
    return figures;
}

}
