// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/methodparser.h"

#include "gateway/artefactparser.h"
#include "gateway/jsonread.h"
#include "gateway/wiretime.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace pos {

namespace {

struct Detail
{
    QString category; ///< key under the detail, for example "card"
    QJsonObject fields;
};

/// Details of one payment_method object, the well-known categories first.
void collect(const QJsonObject &method, QList<Detail> &into)
{
    static constexpr std::array Known{QLatin1String("card"),   QLatin1String("wallet"), QLatin1String("bank_transfer"),
                                      QLatin1String("ticket"), QLatin1String("bnpl"),   QLatin1String("payment_link")};
    for (const QLatin1String holder : {QLatin1String("payment_method_detail"), QLatin1String("detail")}) {
        const QJsonObject detail = method.value(holder).toObject();
        for (const QLatin1String key : Known) {
            if (const QJsonObject fields = detail.value(key).toObject(); !fields.isEmpty())
                into << Detail{key, fields};
        }
        for (auto it = detail.begin(); it != detail.end(); ++it) {
            const bool known = std::ranges::any_of(Known, [&it](QLatin1String key) { return it.key() == key; });
            if (const QJsonObject fields = it->toObject(); !known && !fields.isEmpty())
                into << Detail{it.key(), fields};
        }
    }
}

void fill(QString &target, const QString &value)
{
    if (target.isEmpty())
        target = value;
}

void readDetail(const Detail &detail, PaymentMethodInfo &info)
{
    const QJsonObject &fields = detail.fields;
    const QJsonObject card = fields.value(QLatin1String("card_data")).toObject();
    fill(info.category, detail.category.toUpper());
    fill(info.brand, json::text(card, QLatin1String("brand")));
    fill(info.lastFour, lastFourDigits(json::text(card, QLatin1String("lfd"))));
    fill(info.cardType, json::text(card, QLatin1String("type")));
    fill(info.issuer, json::firstText(card, {QLatin1String("issuer_name"), QLatin1String("issuer")}));
    fill(info.authorizationCode, json::text(fields, QLatin1String("authorization_code")));
    fill(info.redirectUrl, httpsOnly(json::text(fields, QLatin1String("redirect_url"))));
    readArtefacts(fields, info.artefacts);
    if (info.installments == 0)
        info.installments = qMax(0, json::integer(fields.value(QLatin1String("installments"))).value_or(0));
    if (!info.capture)
        info.capture = json::boolean(fields.value(QLatin1String("capture")));
    if (info.expiresMs == 0)
        info.expiresMs =
            millisFromWire(json::firstText(fields, {QLatin1String("expires_at"), QLatin1String("date_of_expiration")}));
}

} // namespace

QString httpsOnly(const QString &url)
{
    if (url.isEmpty())
        return {};
    const QUrl parsed(url, QUrl::StrictMode);
    const bool good = parsed.isValid() && parsed.scheme() == QLatin1String("https") && !parsed.host().isEmpty() &&
                      parsed.userInfo().isEmpty();
    return good ? url : QString();
}

QString lastFourDigits(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    if (digits.isEmpty())
        return {};
    return digits.right(4).rightJustified(4, QLatin1Char('0')); // a number has lost its leading zeros
}

PaymentMethodInfo readPaymentMethod(const QJsonObject &payment, const QJsonArray &transactions)
{
    PaymentMethodInfo info;
    QList<Detail> details;
    const QJsonObject method = payment.value(QLatin1String("payment_method")).toObject();
    info.type = json::text(method, QLatin1String("type"));
    collect(method, details);
    // Newest first: a later transaction knows the authorisation code.
    for (auto i = transactions.size() - 1; i >= 0; --i) {
        const QJsonObject transaction = transactions.at(i).toObject();
        const QJsonObject own = transaction.value(QLatin1String("payment_method")).toObject();
        fill(info.type, json::text(own, QLatin1String("type")));
        fill(info.category, json::text(transaction, QLatin1String("category")));
        collect(own, details);
    }
    for (const Detail &detail : std::as_const(details))
        readDetail(detail, info);
    fill(info.redirectUrl, httpsOnly(json::text(payment, QLatin1String("redirect_url"))));
    if (info.artefacts.copyText.isEmpty())
        info.artefacts.copyText = findBrCode(payment);
    if (info.expiresMs == 0)
        info.expiresMs = millisFromWire(
            json::firstText(payment, {QLatin1String("expires_at"), QLatin1String("date_of_expiration")}));
    return info;
}

} // namespace pos
