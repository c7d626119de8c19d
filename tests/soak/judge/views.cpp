// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/views.h"

#include "common/chance.h"
#include "common/httpwire.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

#include <limits>

namespace soak {

namespace {

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) +
           QStringLiteral("000Z");
}

QString derivedId(const QString &id, const char *purpose)
{
    return QUuid::createUuidV5(QUuid(id), QByteArray(purpose)).toString(QUuid::WithoutBraces);
}

QJsonObject cardView(const QString &lastFour)
{
    return {{QStringLiteral("brand"), QStringLiteral("VISA")},       {QStringLiteral("iin"), QStringLiteral("41111111")},
            {QStringLiteral("lfd"), lastFour},                       {QStringLiteral("type"), QStringLiteral("CREDIT")},
            {QStringLiteral("expiration_month"), 11},                {QStringLiteral("expiration_year"), 48},
            {QStringLiteral("issuer_name"), QStringLiteral("Judge")}};
}

/// What the customer pays with, where it is no card (CONTRACT 5.7).
QJsonObject methodView(const LedgerPayment &payment)
{
    const QString type = payment.request[QStringLiteral("payment_method")][QStringLiteral("type")].toString();
    const QString page = QStringLiteral("https://judge.example/pay/") + payment.id;
    QJsonObject detail;
    if (type == QLatin1String("PIX")) {
        detail.insert(QStringLiteral("bank_transfer"), QJsonObject{{QStringLiteral("redirect_url"), page}});
    } else if (type == QLatin1String("BOLETO")) {
        const QString number = QString::number(chanceOf(0, payment.id.toLatin1()));
        detail.insert(QStringLiteral("ticket"), QJsonObject{{QStringLiteral("redirect_url"), page},
                                                            {QStringLiteral("provider_number"), number}});
    } else {
        detail.insert(QStringLiteral("card"), QJsonObject{{QStringLiteral("card_data"), cardView(QStringLiteral("1111"))}});
    }
    return {{QStringLiteral("type"), type.isEmpty() ? QStringLiteral("CARD") : type},
            {QStringLiteral("payment_method_detail"), detail}};
}

QJsonObject transactionView(const LedgerPayment &payment)
{
    return {{QStringLiteral("id"), firstTransaction(payment.id)},
            {QStringLiteral("type"), payment.authorized ? QStringLiteral("AUTHORIZE") : QStringLiteral("PURCHASE")},
            {QStringLiteral("status"), payment.authorized ? QStringLiteral("SUCCEEDED") : payment.status},
            {QStringLiteral("category"), QStringLiteral("CARD")},
            {QStringLiteral("amount"), majorOf(payment.minor, payment.currency)},
            {QStringLiteral("response_code"), payment.code},
            {QStringLiteral("created_at"), timeText(payment.createdMs)},
            {QStringLiteral("updated_at"), timeText(payment.createdMs)}};
}

QJsonObject transactionView(const LedgerMove &move, const QString &currency)
{
    return {{QStringLiteral("id"), move.id},
            {QStringLiteral("type"), move.type},
            {QStringLiteral("status"), move.status},
            {QStringLiteral("category"), QStringLiteral("CARD")},
            {QStringLiteral("amount"), majorOf(move.minor, currency)},
            {QStringLiteral("merchant_reference"), move.reference},
            {QStringLiteral("reason"), move.reason},
            {QStringLiteral("response_code"), move.status},
            {QStringLiteral("created_at"), timeText(move.createdMs)},
            {QStringLiteral("updated_at"), timeText(move.createdMs)}};
}

} // namespace

QString firstTransaction(const QString &paymentId)
{
    return derivedId(paymentId, "transaction");
}

QJsonObject paymentView(const LedgerPayment &payment, PaymentShape shape, qint64 nowMs)
{
    const auto sees = [nowMs](const LedgerMove &move) { return move.visibleAtMs <= nowMs; };
    const Standing standing = standingOf(payment, sees);
    QJsonObject view{
        {QStringLiteral("id"), payment.id},
        {QStringLiteral("merchant_order_id"), payment.orderId},
        {QStringLiteral("status"), standing.status},
        {QStringLiteral("sub_status"), standing.subStatus},
        {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), payment.currency},
                                               {QStringLiteral("value"), majorOf(payment.minor, payment.currency)},
                                               {QStringLiteral("captured"), majorOf(standing.captured, payment.currency)},
                                               {QStringLiteral("refunded"), majorOf(standing.refunded, payment.currency)}}},
        {QStringLiteral("checkout"), QJsonObject{{QStringLiteral("session"), payment.session},
                                                 {QStringLiteral("sdk_action_required"), false}}},
        {QStringLiteral("payment_method"), methodView(payment)},
        {QStringLiteral("created_at"), timeText(payment.createdMs)},
        {QStringLiteral("updated_at"), timeText(payment.createdMs)},
    };
    for (const char *echoed : {"account_id", "description", "country", "workflow", "merchant_reference", "metadata",
                               "customer_payer"})
        view.insert(QLatin1String(echoed), payment.request.value(QLatin1String(echoed)));
    if (!payment.link.isEmpty() && chanceOf(0, payment.id.toLatin1()) % 3 != 0) // not always said
        view.insert(chanceOf(0, payment.id.toLatin1()) % 3 == 1 ? QStringLiteral("payment_link_id") : QStringLiteral("payment_link_code"),
                    payment.link);
    if (shape == PaymentShape::Created) {
        view.insert(QStringLiteral("transactions"), transactionView(payment));
        return view;
    }
    QJsonArray transactions{transactionView(payment)};
    for (const LedgerMove &move : payment.moves) {
        if (sees(move))
            transactions.append(transactionView(move, payment.currency));
    }
    view.insert(QStringLiteral("transactions"), transactions);
    view.insert(QStringLiteral("transactions_history"), transactions);
    view.insert(QStringLiteral("idempotency_key"), payment.key);
    view.insert(QStringLiteral("account_code"), payment.request.value(QStringLiteral("account_id")));
    return view;
}

QJsonObject moveView(const LedgerPayment &payment, const LedgerMove &move)
{
    const qint64 allOfIt = std::numeric_limits<qint64>::max(); // whoever asked for it is told at once
    QJsonObject whole = paymentView(payment, PaymentShape::Created, allOfIt);
    QJsonObject own = transactionView(move, payment.currency);
    if (move.type == QLatin1String("REFUND")) {
        whole.insert(QStringLiteral("transactions"), own);
        return whole;
    }
    whole.remove(QStringLiteral("transactions"));
    own.insert(QStringLiteral("payment"), whole);
    return own;
}

QJsonObject linkView(const LedgerLink &link, PaymentShape shape)
{
    QJsonObject view{
        {QStringLiteral("status"), link.status},
        {QStringLiteral("checkout_url"), QString(QStringLiteral("https://judge.example/link/") + link.id)},
        {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), link.currency},
                                               {QStringLiteral("value"), majorOf(link.minor, link.currency)}}},
        {QStringLiteral("one_time_use"), link.request.value(QStringLiteral("one_time_use"))},
        {QStringLiteral("availability"), link.request.value(QStringLiteral("availability"))},
        {QStringLiteral("payments_number"), link.tries},
        {QStringLiteral("created_at"), timeText(link.createdMs)},
    };
    const bool created = shape == PaymentShape::Created;
    view.insert(created ? QStringLiteral("id") : QStringLiteral("code"), link.id);
    view.insert(created ? QStringLiteral("account_id") : QStringLiteral("account_code"), link.request.value(QStringLiteral("account_id")));
    if (created || chanceOf(0, link.id.toLatin1()) % 2 == 0)
        view.insert(QStringLiteral("merchant_order_id"), link.orderId);
    return view;
}

QJsonObject customerView(const LedgerCustomer &customer)
{
    QJsonObject view = customer.fields;
    view.insert(QStringLiteral("id"), customer.id);
    return view;
}

QJsonObject sessionView(const LedgerSession &session, QLatin1StringView idName, qint64 nowMs)
{
    QJsonObject view = session.fields;
    view.insert(idName, session.id);
    view.insert(QStringLiteral("used"), session.used);
    view.insert(QStringLiteral("created_at"), timeText(nowMs));
    return view;
}

QStringList savedTokens(const QString &customerId)
{
    return {derivedId(customerId, "first card"), derivedId(customerId, "second card")};
}

QJsonArray savedMethodsView(const QString &customerId)
{
    QJsonArray list;
    for (const QString &token : savedTokens(customerId)) {
        const QString lastFour = QString::number(1000 + chanceOf(0, token.toLatin1()) % 9000);
        list.append(QJsonObject{{QStringLiteral("name"), QString(QStringLiteral("VISA ****") + lastFour)},
                                {QStringLiteral("type"), QStringLiteral("CARD")},
                                {QStringLiteral("category"), QStringLiteral("CARD")},
                                {QStringLiteral("status"), QStringLiteral("ENROLLED")},
                                {QStringLiteral("vaulted_token"), token},
                                {QStringLiteral("card_data"), cardView(lastFour)}});
    }
    return list;
}

QByteArray problem(int status, const char *code, const QString &message)
{
    const QJsonObject body{{QStringLiteral("code"), QLatin1String(code)},
                           {QStringLiteral("messages"), QJsonArray{message}}};
    return answerBytes(status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QByteArray problem(int status, const char *code, const char *message)
{
    return problem(status, code, QString::fromLatin1(message));
}

} // namespace soak
