// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/linkparser.h"

#include "gateway/jsonread.h"
#include "gateway/methodparser.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <algorithm>

namespace pos {

namespace {

using L1 = QLatin1String;

QJsonObject unwrapped(const QJsonValue &root)
{
    const QJsonValue first = root.isArray() && root.toArray().size() == 1 ? root.toArray().first() : root;
    const QJsonObject object = first.toObject();
    for (const L1 key : {L1("payment_link"), L1("data")}) {
        if (object.value(key).isObject())
            return object.value(key).toObject();
    }
    return object;
}

QString addressOf(const QJsonObject &link)
{
    for (const L1 key : {L1("checkout_url"), L1("url"), L1("redirect_url")}) {
        if (const QString url = httpsOnly(json::text(link, key)); !url.isEmpty())
            return url;
    }
    return {};
}

Money amountOf(const QJsonObject &link, AmountUnit unit)
{
    const QJsonObject amount = link.value(L1("amount")).toObject();
    const Currency currency = Currency::fromCode(json::text(amount, L1("currency"))).value_or(Currency());
    return moneyFromWire(amount.value(L1("value")), currency, unit).value_or(Money());
}

/// Counted, or told one by one; the larger of the two.
int paymentsOf(const QJsonObject &link)
{
    const int told = json::integer(link.value(L1("payments_number"))).value_or(0);
    return std::max(told, int(link.value(L1("payments")).toArray().size()));
}

} // namespace

Result<PaymentLink> parseLink(const QByteArray &body, const LinkId &asked, AmountUnit unit)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    const QJsonObject object = unwrapped(*document);
    PaymentLink link;
    link.id = LinkId::from(json::firstText(object, {L1("id"), L1("code")}));
    if (link.id.isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("a payment link without an id"));
    if (!asked.isEmpty() && link.id != asked) {
        if (json::text(object, L1("code")) != asked.text())
            return fail(ErrorKind::MalformedReply, QStringLiteral("another payment link than the one asked for"));
        link.id = asked;
    }
    link.status = linkStatusFromWire(json::text(object, L1("status")));
    link.url = addressOf(object);
    link.amount = amountOf(object, unit);
    link.orderId = MerchantOrderId::from(json::text(object, L1("merchant_order_id")));
    link.accountId = json::firstText(object, {L1("account_id"), L1("account_code")});
    link.payments = paymentsOf(object);
    link.finishMs = millisFromWire(json::text(object.value(L1("availability")).toObject(), L1("finish_at")));
    return link;
}

} // namespace pos
