// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentmethod.h"

#include "domain/methodpack.h"

#include <algorithm>

namespace pos {

QString workflowName(Workflow workflow)
{
    switch (workflow) {
    case Workflow::SdkCheckout: return QStringLiteral("SDK_CHECKOUT");
    case Workflow::Direct: return QStringLiteral("DIRECT");
    case Workflow::Redirect: return QStringLiteral("REDIRECT");
    case Workflow::PaymentLink: return QStringLiteral("PAYMENT_LINK");
    }
    return QStringLiteral("SDK_CHECKOUT");
}

bool PaymentMethod::worksIn(QStringView country, Currency currency) const
{
    return everywhere || std::ranges::any_of(places, [&](const MethodPlace &place) {
               return place.country == country && place.currencies.contains(currency.code());
           });
}

bool PaymentMethod::takes(Money amount) const
{
    const auto sameCurrency = [amount](Money limit) { return limit.currency() == amount.currency(); };
    return std::ranges::none_of(least, [&](Money limit) { return sameCurrency(limit) && amount.minor() < limit.minor(); }) &&
           std::ranges::none_of(most, [&](Money limit) { return sameCurrency(limit) && amount.minor() > limit.minor(); });
}

const QList<PaymentMethod> &paymentMethods()
{
    // A faulty file offers nothing; a test sees to it that it is never shipped.
    static const QList<PaymentMethod> methods = parseMethodPack(shippedMethodPack()).value_or(QList<PaymentMethod>());
    return methods;
}

const PaymentMethod *findPaymentMethod(QStringView id)
{
    const auto &methods = paymentMethods();
    const auto found = std::ranges::find(methods, id, &PaymentMethod::id);
    return found == methods.cend() ? nullptr : &*found;
}

bool isMethodChoice(QStringView id)
{
    return id == LocalMethods || findPaymentMethod(id) != nullptr;
}

QList<PaymentMethod> offeredMethods(const QStringList &chosen, QStringView country, Currency currency, Money amount)
{
    QList<PaymentMethod> offered;
    const auto offer = [&](const PaymentMethod &method) {
        const bool there = std::ranges::find(offered, method.id, &PaymentMethod::id) != offered.cend();
        if (!there && (!amount.isValid() || method.takes(amount)))
            offered << method;
    };
    for (const QString &id : chosen) {
        if (const PaymentMethod *method = findPaymentMethod(id)) {
            if (method->places.isEmpty() || method->worksIn(country, currency))
                offer(*method);
        } else if (id == LocalMethods) {
            for (const PaymentMethod &local : paymentMethods()) {
                if (!local.needsSavedMethod && local.worksIn(country, currency))
                    offer(local);
            }
        }
    }
    return offered;
}

}
