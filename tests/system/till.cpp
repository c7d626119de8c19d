// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till.h"

#include "gateway/gatewayclient.h"
#include "gateway/outreachclient.h"
#include "gateway/reportclient.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"
#include "platform/libphonenumbers.h"
#include "training/seedcustomers.h"

#include <QTest>

namespace pos::test {

namespace {

EngineParts partsFor(const QString &path, std::shared_ptr<const ScaledClock> clock)
{
    EngineParts parts;
    parts.clock = clock;
    parts.makeScheduler = [speedup = clock->speedup()] { return std::make_unique<QtScheduler>(speedup); };
    parts.makeIds = [] { return std::make_unique<SystemIdSource>(); };
    parts.makeJournal = [path](const Clock &time, IdSource &ids) {
        return std::make_unique<JournalFile>(path, ids, time);
    };
    parts.openReader = [path] { return PaymentReader::open(path); };
    parts.makeGateway = [](const Clock &time, Scheduler &scheduler, IdSource &ids) {
        return std::make_unique<GatewayClient>(time, scheduler, ids);
    };
    parts.makeReports = [](const Clock &time, Scheduler &scheduler, IdSource &ids) {
        return std::make_unique<ReportClient>(time, scheduler, ids);
    };
    parts.makeOutreach = [](const Clock &time, Scheduler &scheduler) { return std::make_unique<OutreachClient>(time, scheduler); };
    parts.makePhones = [] { return std::make_unique<LibPhoneNumbers>(); };
    parts.reportFolder = path + QStringLiteral(".reports");
    parts.limits = {0, 4};
    return parts;
}

} // namespace

Till::Till(const QString &folder, const QUrl &gateway, std::shared_ptr<const ScaledClock> clock)
    : m_host(std::make_unique<EngineHost>(partsFor(folder + QStringLiteral("/journal.db"), std::move(clock))))
{
    m_settings.environment = Environment::Training;
    m_settings.gatewayUrl = gateway;
    m_settings.accountId = QLatin1String(training::TrainingAccountId);
    m_settings.currency = Currency::fromCode(u"BRL").value_or(Currency());
    connect(m_host.get(), &Engine::attemptChanged, this, &Till::note);
    connect(m_host.get(), &Engine::blockChanged, this, [this](const BlockReport &report) { m_block = report.block; });
}

template <typename Done> bool Till::wait(Done done, int ms)
{
    return QTest::qWaitFor([&] { return done() || !m_failure.isEmpty(); }, ms) && m_failure.isEmpty();
}

bool Till::open()
{
    bool started = false;
    m_host->start(this, [this, &started](const Result<StartReport> &report) {
        m_report = *report;
        if (report->storage)
            m_failure = describe(*report->storage);
        started = true;
    });
    m_host->configure(m_settings, {Secret(QByteArray("sandbox_training")), Secret(QByteArray("sandbox_secret")), {}});
    if (!wait([&] { return started; }))
        return false;

    Customer customer;
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Lima");
    customer.email = QStringLiteral("ana@shop.example");
    customer.country = QStringLiteral("BR");
    m_host->createCustomer(customer, this, [this](const Result<Customer> &created) {
        if (created)
            m_customer = *created;
        else
            m_failure = describe(created.error());
    });
    if (!wait([&] { return !m_customer.gatewayId.isEmpty(); }))
        return false;
    m_host->savedMethods(m_customer.id, this, [this](const Result<QList<SavedMethod>> &methods) {
        if (methods)
            m_methods = *methods;
        else
            m_failure = describe(methods.error());
    });
    return wait([&] { return m_methods.size() >= 2; });
}

void Till::sell(qint64 minor, bool decliningCard, std::function<void(const MerchantOrderId &)> beforeCharge)
{
    m_host->newSale(QStringLiteral("Cashier 1"), this, [=, this](const Result<Sale> &created) {
        if (!created) {
            m_refusals << describe(created.error());
            return;
        }
        Sale sale = *created;
        sale.customer = m_customer.id;
        CartLine line;
        line.id = QStringLiteral("1");
        line.name = QStringLiteral("Coffee beans");
        line.unitPrice = Money::fromMinor(minor, m_settings.currency);
        sale.cart.lines = {line};
        m_host->saveSale(sale);
        if (beforeCharge)
            beforeCharge(makeOrderId(sale.id, 1));

        ChargeOrder order;
        order.sale = sale.id;
        order.intent.amount = line.unitPrice;
        order.intent.methodId = QStringLiteral("saved_card");
        order.intent.customer = m_customer.id;
        order.intent.gatewayCustomer = m_customer.gatewayId;
        order.intent.token = m_methods[decliningCard ? 1 : 0].token;
        order.intent.description = QStringLiteral("Coffee beans");
        order.intent.operatorName = QStringLiteral("Cashier 1");
        m_host->charge(order, this, [this](const Result<Attempt> &attempt) {
            if (attempt)
                ++m_sold;
            else
                m_refusals << describe(attempt.error());
        });
        if (decliningCard) // on a busy machine a second click comes after the answer, and may charge what was declined
            return;
        m_host->charge(order, this, [this](const Result<Attempt> &second) { // the impatient second click
            if (second)
                m_refusals << QStringLiteral("a second click was charged: ") + second->orderId.text();
        });
    });
}

void Till::note(const Attempt &attempt)
{
    Outcome &outcome = m_outcomes[attempt.id];
    outcome.attempt = attempt;
    if (outcome.states.isEmpty() || outcome.states.constLast() != attempt.state)
        outcome.states.append(attempt.state);
}

int Till::unsettled() const
{
    return static_cast<int>(
        std::ranges::count_if(m_outcomes, [](const auto &entry) { return isOpen(entry.second.attempt.state); }));
}

} // namespace pos::test
