// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Requests that use every field a till can send, and the small ones.
#pragma once

#include "domain/cart.h"
#include "ports/gatewayport.h"

namespace sample {

inline const QString Account = QStringLiteral("11111111-2222-4333-8444-555555555555");

inline pos::Money brl(qint64 minor)
{
    return pos::Money::fromMinor(minor, *pos::Currency::fromCode(u"BRL"));
}

inline pos::Address address()
{
    pos::Address a;
    a.line1 = QStringLiteral("Rua das Flores 10");
    a.line2 = QStringLiteral("Apto 2");
    a.building1 = QStringLiteral("Bloco B");
    a.building2 = QStringLiteral("Torre 3");
    a.city = QStringLiteral("São Paulo");
    a.state = QStringLiteral("BR-SP");
    a.country = QStringLiteral("BR");
    a.zipCode = QStringLiteral("01310-100");
    a.neighborhood = QStringLiteral("Centro");
    return a;
}

inline pos::Customer customer()
{
    pos::Customer c;
    c.id = pos::CustomerId::from(QStringLiteral("44444444-0000-4000-8000-000000000001"));
    c.gatewayId = pos::GatewayCustomerId::from(QStringLiteral("22222222-0000-4000-8000-000000000001"));
    c.firstName = QStringLiteral("Ana");
    c.lastName = QStringLiteral("Lima");
    c.email = QStringLiteral("ana@shop.example");
    c.gender = QStringLiteral("F");
    c.dateOfBirth = QDate(1990, 1, 15);
    c.country = QStringLiteral("BR");
    c.nationality = QStringLiteral("BR");
    c.document = {QStringLiteral("CPF"), QStringLiteral("123.456.789-09")};
    c.phone = {QStringLiteral("55"), QStringLiteral("11987654321")};
    c.billingAddress = address();
    c.shippingAddress = address();
    c.createdMs = 1'793'520'000'123;
    return c;
}

inline pos::Cart cart()
{
    pos::Cart cart;
    cart.currency = *pos::Currency::fromCode(u"BRL");
    pos::CartLine shirt;
    shirt.id = QStringLiteral("a");
    shirt.sku = QStringLiteral("SKU-1");
    shirt.name = QStringLiteral("Café \"duplo\"");
    shirt.category = QStringLiteral("home");
    shirt.unitPrice = brl(1250);
    shirt.quantity = 4;
    shirt.discount = brl(500);
    pos::CartLine book;
    book.id = QStringLiteral("line-2");
    book.name = QStringLiteral("Tê");
    book.category = QStringLiteral("something the lists do not know");
    book.unitPrice = brl(3999);
    book.quantity = 1;
    cart.lines = {shirt, book};
    cart.discount.basisPoints = 1000;
    cart.discount.name = QStringLiteral("Friday");
    cart.tax = pos::Tax{QStringLiteral("VAT"), 1050, true};
    cart.tip = brl(300);
    return cart;
}

/// Every field that this version can send.
inline pos::PaymentRequest fullPayment()
{
    pos::PaymentRequest r;
    r.orderId = pos::MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1"));
    r.merchantReference = QStringLiteral("R1-20261121-000001-1");
    r.country = QStringLiteral("BR");
    r.cart = cart();
    r.totals = *pos::totalsOf(r.cart);
    r.intent.amount = r.totals.total;
    r.intent.methodId = QStringLiteral("saved_card");
    r.intent.token = pos::VaultedToken::from(QStringLiteral("33333333-0000-4000-8000-000000000001"));
    r.intent.installments = 3;
    r.intent.capture = false;
    r.intent.description = QStringLiteral("Sale 1");
    r.methodType = QStringLiteral("CARD");
    r.workflow = pos::Workflow::SdkCheckout;
    r.session = pos::CheckoutSessionId::from(QStringLiteral("66666666-7777-4888-9999-000000000000"));
    r.payer = customer();
    r.callbackUrl = QStringLiteral("https://shop.example/done");
    r.salesChannel = QStringLiteral("R1");
    r.metadata = {{QStringLiteral("register"), QStringLiteral("R1")},
                  {QStringLiteral("operator"), QStringLiteral("Cashier 1")},
                  {QStringLiteral("sale"), QStringLiteral("R1-20261121-000001")}};
    return r;
}

/// The smallest that may leave: a walk-in with nothing but an amount.
inline pos::PaymentRequest smallPayment()
{
    pos::PaymentRequest r;
    r.orderId = pos::MerchantOrderId::from(QStringLiteral("R1-20261121-000002-1"));
    r.country = QStringLiteral("CL");
    r.intent.amount = pos::Money::fromMinor(990, *pos::Currency::fromCode(u"CLP"));
    r.intent.description = QStringLiteral("Sale 2");
    r.methodType = QStringLiteral("WEBPAY");
    r.workflow = pos::Workflow::Redirect;
    r.callbackUrl = QStringLiteral("https://shop.example/done");
    return r;
}

inline pos::SessionRequest session()
{
    pos::SessionRequest r;
    r.orderId = pos::MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1"));
    r.description = QStringLiteral("Sale 1");
    r.country = QStringLiteral("BR");
    r.amount = brl(8490);
    r.customer = pos::GatewayCustomerId::from(QStringLiteral("22222222-0000-4000-8000-000000000001"));
    r.callbackUrl = QStringLiteral("https://shop.example/done");
    r.metadata = {{QStringLiteral("register"), QStringLiteral("R1")}};
    return r;
}

} // namespace sample
