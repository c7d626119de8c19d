// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/outreachrequest.h"

#include "domain/attempt.h"
#include "domain/sale.h"

namespace pos {

QString flowStageName(FlowStage stage)
{
    switch (stage) {
    case FlowStage::ProductSelection: return QStringLiteral("product_selection");
    case FlowStage::CartReview: return QStringLiteral("cart_review");
    case FlowStage::Checkout: return QStringLiteral("checkout");
    case FlowStage::Paying: return QStringLiteral("payment");
    }
    return QStringLiteral("checkout");
}

QString flowPlatformName(FlowPlatform platform)
{
    switch (platform) {
    case FlowPlatform::Web: return QStringLiteral("web");
    case FlowPlatform::Ios: return QStringLiteral("ios");
    case FlowPlatform::Android: return QStringLiteral("android");
    }
    return QStringLiteral("web");
}

QString preferredChannelName(PreferredChannel channel)
{
    switch (channel) {
    case PreferredChannel::Auto: return QStringLiteral("auto");
    case PreferredChannel::PhoneCall: return QStringLiteral("call");
    case PreferredChannel::WhatsApp: return QStringLiteral("whatsapp");
    }
    return QStringLiteral("auto");
}

QList<ContactChannel> channelsOf(PreferredChannel channel)
{
    switch (channel) {
    case PreferredChannel::Auto: return {ContactChannel::PhoneCall, ContactChannel::WhatsApp};
    case PreferredChannel::PhoneCall: return {ContactChannel::PhoneCall};
    case PreferredChannel::WhatsApp: return {ContactChannel::WhatsApp};
    }
    return {};
}

PhoneNumber DeclinedPayment::destination() const
{
    return phone.isEmpty() ? PhoneNumber() : PhoneNumber::from(u'+' + phone.countryCode + phone.number);
}

AbandonedFlow abandonedFlowOf(const Sale &sale, const std::optional<Customer> &customer)
{
    AbandonedFlow flow;
    flow.sessionId = sale.id.text();
    flow.abandonedMs = sale.updatedMs;
    flow.stage = FlowStage::Checkout;
    flow.platform = FlowPlatform::Web;
    flow.currency = sale.cart.currency;
    if (const Result<CartTotals> totals = totalsOf(sale.cart); totals && !sale.cart.isEmpty()) {
        flow.total = totals->total;
        // Taxes, tips and discounts are in the total and not in the prices: then the prices would not add up to it.
        const bool addsUp = totals->subtotal == totals->total;
        for (const CartLine &line : sale.cart.lines)
            flow.items.append({line.name, line.sku, line.quantity, addsUp ? std::optional(line.unitPrice) : std::nullopt});
    }
    if (customer) {
        flow.fullName = customer->displayName();
        flow.email = customer->email;
        flow.country = customer->country;
        if (!customer->phone.isEmpty())
            flow.phone = PhoneNumber::from(u'+' + customer->phone.countryCode + customer->phone.number);
    }
    return flow;
}

DeclinedPayment declinedPaymentOf(const Attempt &attempt, const std::optional<Customer> &customer, const QString &accountId)
{
    DeclinedPayment declined;
    declined.accountId = accountId;
    declined.payment = attempt.paymentId;
    declined.order = attempt.orderId;
    declined.description = attempt.intent.description;
    declined.createdMs = attempt.createdMs;
    declined.amount = attempt.intent.amount;
    if (attempt.payment) {
        const Payment &payment = *attempt.payment;
        declined.country = payment.country;
        if (payment.createdMs > 0)
            declined.createdMs = payment.createdMs;
        if (const Transaction *decisive = payment.decisive())
            declined.declinedReason = decisive->responseMessage.isEmpty() ? decisive->responseCode : decisive->responseMessage;
        declined.methodType = payment.method.type;
        declined.card.lastFour = payment.method.lastFour;
        declined.card.issuer = payment.method.issuer;
        declined.card.type = payment.method.cardType.toUpper();
    }
    if (customer) {
        declined.firstName = customer->firstName;
        declined.lastName = customer->lastName;
        declined.phone = customer->phone;
        if (declined.country.isEmpty())
            declined.country = customer->country;
    }
    return declined;
}

} // namespace pos
