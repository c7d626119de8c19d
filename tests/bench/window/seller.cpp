// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/window/seller.h"

namespace pos::bench {

Seller::Seller(Engine &engine) : m_engine(engine)
{
    connect(&m_timer, &QTimer::timeout, this, &Seller::sell);
    connect(&engine, &Engine::paymentsChanged, this, [this] { ++m_announcements; });
    connect(&engine, &Engine::attemptChanged, this, [this](const Attempt &attempt) {
        ++m_changes;
        m_sold += attempt.state == AttemptState::Approved;
    });
}

void Seller::prepare()
{
    Customer customer;
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Lima");
    customer.email = QStringLiteral("ana@shop.example");
    customer.country = QStringLiteral("BR");
    m_engine.createCustomer(customer, this, then<Customer>([this](const Customer &created) {
        m_customer = created;
        m_engine.savedMethods(created.id, this, then<QList<SavedMethod>>([this](const QList<SavedMethod> &methods) {
            if (methods.isEmpty())
                m_failure = QStringLiteral("the customer has no card");
            else
                m_method = methods.first();
        }));
    }));
}

void Seller::sell()
{
    m_engine.newSale(QStringLiteral("Cashier 1"), this, then<Sale>([this](const Sale &begun) {
        Sale sale = begun;
        sale.customer = m_customer.id;
        CartLine item;
        item.id = QStringLiteral("1");
        item.name = QStringLiteral("Coffee beans");
        item.unitPrice = Money::fromMinor(1000 + ++m_number, sale.cart.currency);
        sale.cart.lines = {item};
        m_engine.saveSale(sale);
        charge(sale);
    }));
}

void Seller::charge(Sale sale)
{
    ChargeOrder order;
    order.sale = sale.id;
    order.intent.amount = sale.cart.lines.first().unitPrice;
    order.intent.methodId = QStringLiteral("saved_card");
    order.intent.customer = m_customer.id;
    order.intent.gatewayCustomer = m_customer.gatewayId;
    order.intent.token = m_method->token;
    order.intent.description = QStringLiteral("Coffee beans");
    order.intent.operatorName = QStringLiteral("Cashier 1");
    m_engine.charge(order, this, then<Attempt>([](const Attempt &) {}));
}

}
