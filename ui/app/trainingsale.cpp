// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/trainingsale.h"

#include "domain/country.h"
#include "services/enginehost.h"
#include "ui/app/engineassembly.h"
#include "ui/app/trainingcustomers.h"

#include <algorithm>

namespace pos::ui {

namespace {

constexpr char ApprovedCard[] = "0002"; // the training card that is approved whatever the description says

}

TrainingSale::TrainingSale(const QString &journalFile, Millis patience, QObject *parent)
    : QObject(parent)
    , m_journalFile(journalFile)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(patience);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(QStringLiteral("no end in time, at: ") + m_step); });
}

TrainingSale::~TrainingSale()
{
    m_engine.reset(); // before the gateway it talks to
}

template <typename T> const T *TrainingSale::need(const Result<T> &result, const char *step)
{
    m_step = QLatin1String(step);
    if (result)
        return &*result;
    finish(m_step + QLatin1String(": ") + describe(result.error()));
    return nullptr;
}

void TrainingSale::finish(const QString &trouble)
{
    if (m_done)
        return;
    m_done = true;
    m_deadline.stop();
    Q_EMIT finished(trouble, QStringLiteral("approved in %1 ms").arg(m_elapsed.elapsed()));
}

void TrainingSale::start()
{
    m_elapsed.start();
    m_deadline.start();
    const Result<QUrl> url = m_world.start(QString());
    if (!need(url, "training gateway"))
        return;
    Settings settings;
    settings.environment = Environment::Training;
    settings.gatewayUrl = *url;
    settings.proxy = QStringLiteral("none");
    m_settings = withTrainingDefaults(settings);
    m_engine = std::make_unique<EngineHost>(engineParts(m_journalFile));
    connect(m_engine.get(), &Engine::attemptChanged, this, &TrainingSale::onAttempt);
    m_engine->configure(m_settings, TrainingWorld::keys()->clone());
    m_engine->start(this, [this](const Result<StartReport> &report) {
        const StartReport *started = need(report, "start");
        if (started && started->storage)
            finish(QStringLiteral("journal: ") + describe(*started->storage));
        else if (started)
            findCard();
    });
}

void TrainingSale::findCard()
{
    m_engine->createCustomer(trainingCustomers().constFirst(), this, [this](const Result<Customer> &created) {
        const Customer *customer = need(created, "customer");
        if (!customer)
            return;
        m_engine->savedMethods(customer->id, this, [this, customer = *customer](const Result<QList<SavedMethod>> &listed) {
            const QList<SavedMethod> *methods = need(listed, "saved cards");
            if (!methods)
                return;
            const auto card = std::find_if(methods->begin(), methods->end(),
                                           [](const SavedMethod &m) { return m.lastFour == QLatin1String(ApprovedCard); });
            if (card == methods->end())
                finish(QStringLiteral("the training customer has no card that is approved"));
            else
                sell(customer, *card);
        });
    });
}

void TrainingSale::sell(const Customer &customer, const SavedMethod &card)
{
    m_engine->newSale(QStringLiteral("self-check"), this, [this, customer, card](const Result<Sale> &opened) {
        const Sale *fresh = need(opened, "sale");
        if (!fresh)
            return;
        Sale sale = *fresh;
        sale.cart.currency = m_settings.currency;
        CartLine line;
        line.id = QStringLiteral("1");
        line.name = QStringLiteral("Self-check");
        line.unitPrice = Money::fromMinor(1234, m_settings.currency);
        sale.cart.lines = {line};
        sale.customer = customer.id;
        sale.customerName = customer.displayName();
        m_engine->saveSale(sale);
        charge(sale, customer, card);
    });
}

void TrainingSale::charge(const Sale &sale, const Customer &customer, const SavedMethod &card)
{
    ChargeOrder order;
    order.sale = sale.id;
    order.intent.amount = Money::fromMinor(1234, m_settings.currency);
    order.intent.methodId = QStringLiteral("saved_card");
    order.intent.customer = customer.id;
    order.intent.gatewayCustomer = customer.gatewayId;
    order.intent.token = card.token;
    order.intent.methodLabel = card.name;
    order.intent.description = QStringLiteral("Self-check");
    order.intent.operatorName = QStringLiteral("self-check");
    m_engine->charge(order, this, [this](const Result<Attempt> &started) { need(started, "charge"); });
}

void TrainingSale::onAttempt(const Attempt &attempt)
{
    m_step = attemptStateName(attempt.state);
    if (isPaid(attempt.state))
        finish(QString());
    else if (!isOpen(attempt.state))
        finish(QStringLiteral("the payment ended as ") + m_step);
}

}
