// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/trainingsituations.h"

#include "base/log.h"
#include "domain/paymentmethod.h"
#include "ui/text/moneytext.h"

namespace pos::ui {

namespace {

using training::Fault;

struct Row
{
    const char *name;
    const char *method;
    const char *path; ///< prefix
    Fault fault;
    int ms;
};

// Until cleared, as in life: a trainee sees how the till finds out by itself.
constexpr Row Rows[] = {
    {"unknown", "POST", "/v1/payments", Fault::CloseAfterProcessing, -1},
    {"unknown-not-charged", "POST", "/v1/payments", Fault::CloseBeforeProcessing, -1},
    {"server-error", "POST", "/v1/payments", Fault::Http500AfterCharge, -1},
    {"slow", "POST", "/v1/payments", Fault::Delay, 8000},
    {"gateway-down", "", "", Fault::Http503, -1},
    {"captive-portal", "", "", Fault::Html200, -1},
    {"keys-refused", "", "", Fault::InvalidCredentials, -1},
    {"wrong-amount", "POST", "/v1/payments", Fault::WrongAmountEcho, -1},
};

const Row *findRow(const QString &name)
{
    for (const Row &row : Rows) {
        if (name == QLatin1String(row.name))
            return &row;
    }
    return nullptr;
}

}

QList<TrainingSituation> TrainingSituations::situations() const
{
    const auto name = [](int row) { return QLatin1String(Rows[row].name); };
    return {
        {name(0), tr("Answer lost"), tr("Unknown: the connection breaks after the charge. Watch the till find out.")},
        {name(1), tr("Request lost"), tr("Unknown: the connection breaks before the charge. The till may not guess.")},
        {name(2), tr("Server error"), tr("Unknown: Yuno says 500, and the card was charged all the same.")},
        {name(3), tr("Slow bank"), tr("The answer takes eight seconds.")},
        {name(4), tr("Gateway down"), tr("Every request is turned away.")},
        {name(5), tr("Wi-Fi login page"), tr("A captive portal answers instead of Yuno.")},
        {name(6), tr("Keys refused"), tr("As if the keys had been revoked in the middle of the day.")},
        {name(7), tr("Wrong amount"), tr("The answer shows a hundred times the amount: the till locks itself.")},
    };
}

QString TrainingSituations::active() const
{
    return m_server.activeRules().isEmpty() ? QString() : m_active;
}

void TrainingSituations::activate(const QString &name)
{
    const Row *row = findRow(name);
    if (!row)
        return;
    m_server.clearFaults();
    training::FaultRule rule;
    rule.match.method = QLatin1String(row->method);
    rule.match.path = QLatin1String(row->path);
    rule.fault = row->fault;
    rule.ms = row->ms;
    m_server.addRule(rule);
    m_active = name;
    log::info("training", "situation", {{"name", name}});
}

void TrainingSituations::clear()
{
    m_server.clearFaults();
    m_active.clear();
}

void TrainingSituations::waitingOnPhone(QObject *context, std::function<void(const QList<PhonePayment> &)> then)
{
    m_server.waitingForCustomer(context, [then = std::move(then)](const QList<training::WaitingPayment> &waiting) {
        QList<PhonePayment> shown;
        for (const training::WaitingPayment &payment : waiting) {
            QString name = payment.methodType == u"CARD" ? tr("Card, 3-D Secure") : payment.methodType;
            for (const PaymentMethod &method : paymentMethods()) {
                if (method.type == payment.methodType && !method.needsSavedMethod)
                    name = method.name;
            }
            const auto currency = Currency::fromCode(payment.currency);
            shown << PhonePayment{payment.orderId, name,
                                  currency ? moneyText(Money::fromMinor(payment.minor, *currency)) : QString()};
        }
        then(shown);
    });
}

void TrainingSituations::actOnPhone(const QString &orderId, PhoneAct act)
{
    switch (act) {
    case PhoneAct::Approve: return m_server.actAsCustomer(orderId, training::CustomerAct::Approve);
    case PhoneAct::Decline: return m_server.actAsCustomer(orderId, training::CustomerAct::Decline);
    case PhoneAct::Ignore: return m_server.actAsCustomer(orderId, training::CustomerAct::Ignore);
    case PhoneAct::Expire: return m_server.actAsCustomer(orderId, training::CustomerAct::Expire);
    }
    Q_UNREACHABLE();
}

}
