// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/paymentview.h"

#include "training/codepicture.h"
#include "training/customerphone.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

namespace pos::training {

namespace {

constexpr char ProviderId[] = "YUNO_TEST_PAYMENT_GW";
constexpr char PageHost[] = "https://checkout.training.example";

QString requested(const Payment &payment, const char *key)
{
    return payment.request.value(QLatin1String(key)).toString();
}

QJsonObject requestedMethod(const Payment &payment)
{
    return payment.request.value(QLatin1String("payment_method")).toObject();
}

QString methodType(const Payment &payment)
{
    const QString type = requestedMethod(payment).value(QLatin1String("type")).toString();
    return type.isEmpty() ? QStringLiteral("CARD") : type;
}

QString redirectUrl(const Payment &payment)
{
    return QLatin1String(PageHost) % QStringLiteral("/pay/") % payment.id;
}

QJsonValue rawResponse(const Payment &payment, bool asked)
{
    if (const QJsonObject artefacts = asked ? rawArtefacts(payment, methodType(payment)) : QJsonObject(); !artefacts.isEmpty())
        return QString::fromUtf8(QJsonDocument(artefacts).toJson(QJsonDocument::Compact));
    // The testing gateway's raw response is a constant; clients must ignore it (CONTRACT 13).
    const QJsonObject raw{{QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QStringLiteral("BRL")},
                                                                 {QStringLiteral("value"), 2100}}},
                          {QStringLiteral("reference"), QStringLiteral("34343434")}};
    switch (variantOf(payment.id, "raw", 3)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return raw;
    default:
        return QString::fromUtf8(QJsonDocument(raw).toJson(QJsonDocument::Compact));
    }
}

QJsonObject amountJson(const Payment &payment, AmountStyle style)
{
    const auto value = [&](Scaled amount) { return amountToJson(amount, payment.currency, style); };
    return {{QStringLiteral("currency"), payment.currency},
            {QStringLiteral("value"), value(payment.amount)},
            {QStringLiteral("captured"), value(payment.captured)},
            {QStringLiteral("refunded"), value(payment.refunded)},
            {QStringLiteral("currency_conversion"), QJsonValue::Null}};
}

AmountStyle amountStyle(const Payment &payment)
{
    return variantOf(payment.id, "amount", 4) == 0 ? AmountStyle::Text : AmountStyle::Number;
}

QJsonObject cardJson(const PaymentView &view)
{
    const Payment &payment = view.payment;
    const QJsonObject asked =
        requestedMethod(payment).value(QLatin1String("detail")).toObject().value(QLatin1String("card")).toObject();
    const bool succeeded =
        !payment.transactions.isEmpty() && payment.transactions.last().status == QLatin1String("SUCCEEDED");
    QJsonObject card{
        {QStringLiteral("verify"), asked.value(QLatin1String("verify")).toBool()},
        {QStringLiteral("capture"), payment.capture},
        {QStringLiteral("installments"), asked.value(QLatin1String("installments")).toInt(1)},
        {QStringLiteral("first_installment_deferral"),
         asked.value(QLatin1String("first_installment_deferral")).toInt()},
        {QStringLiteral("soft_descriptor"), asked.value(QLatin1String("soft_descriptor")).toString()},
        {QStringLiteral("authorization_code"),
         succeeded ? QStringLiteral("%1").arg(100'000 + variantOf(payment.id, "auth", 900'000)) : QString()},
        {QStringLiteral("retrieval_reference_number"), QString()},
        {QStringLiteral("voucher"), QJsonValue::Null},
        {QStringLiteral("stored_credentials"), asked.value(QLatin1String("stored_credentials")).toObject()},
        {QStringLiteral("card_data"), cardDataJson(view.method, payment.id)},
    };
    if (waitsForCustomer(payment))
        card.insert(QStringLiteral("redirect_url"), redirectUrl(payment));
    return card;
}

QJsonObject methodDetail(const PaymentView &view)
{
    const QString category = methodCategory(methodType(view.payment));
    if (category == QLatin1String("CARD"))
        return {{QStringLiteral("card"), cardJson(view)}};
    const QString key = category == QLatin1String("BUY_NOW_PAY_LATER") ? QStringLiteral("bnpl") : category.toLower();
    QJsonObject detail = artefactsJson(view.payment, methodType(view.payment), category);
    detail.insert(QStringLiteral("redirect_url"), redirectUrl(view.payment));
    if (hasPicture(methodType(view.payment)))
        detail.insert(QStringLiteral("provider_image"), codeAddress(view.payment, view.host));
    return {{key, detail}};
}

QJsonObject methodJson(const PaymentView &view, const char *detailKey)
{
    const QJsonObject asked = requestedMethod(view.payment);
    return {{QStringLiteral("type"), methodType(view.payment)},
            {QStringLiteral("token"), asked.value(QLatin1String("token")).toString()},
            {QStringLiteral("vaulted_token"), view.payment.methodToken},
            {QStringLiteral("vault_on_success"), asked.value(QLatin1String("vault_on_success")).toBool()},
            {QStringLiteral("parent_payment_method_type"), QJsonValue::Null},
            {QLatin1String(detailKey), methodDetail(view)}};
}

QJsonObject providerData(const Payment &payment, const Transaction &t, bool raw)
{
    return {{QStringLiteral("id"), QLatin1String(ProviderId)},
            {QStringLiteral("transaction_id"), derivedId(t.id, "provider")},
            {QStringLiteral("status"), t.status},
            {QStringLiteral("status_detail"), QString()},
            {QStringLiteral("response_code"), t.code},
            {QStringLiteral("response_message"), t.message},
            {QStringLiteral("iso8583_response_code"), t.iso8583.isEmpty() ? QJsonValue() : QJsonValue(t.iso8583)},
            {QStringLiteral("raw_response"), rawResponse(payment, raw)},
            {QStringLiteral("third_party_transaction_id"), QString()}};
}

QJsonObject transactionJson(const PaymentView &view, const Transaction &t)
{
    QJsonObject json{
        {QStringLiteral("id"), t.id},
        {QStringLiteral("type"), t.type},
        {QStringLiteral("status"), t.status},
        {QStringLiteral("category"), methodCategory(methodType(view.payment))},
        {QStringLiteral("amount"), amountToJson(t.amount, view.payment.currency)},
        {QStringLiteral("provider_id"), QLatin1String(ProviderId)},
        {QStringLiteral("payment_method"), methodJson(view, "detail")},
        {QStringLiteral("response_code"), t.code},
        {QStringLiteral("response_message"), t.message},
        {QStringLiteral("reason"), t.reason.isEmpty() ? QJsonValue() : QJsonValue(t.reason)},
        {QStringLiteral("description"), t.description},
        {QStringLiteral("merchant_reference"), t.merchantReference},
        {QStringLiteral("provider_data"), providerData(view.payment, t, view.raw)},
        {QStringLiteral("connection_data"),
         QJsonObject{{QStringLiteral("id"), derivedId(view.payment.id, "connection")},
                     {QStringLiteral("name"), QJsonValue::Null}}},
        {QStringLiteral("three_d_secure_action_required"), t.code == QLatin1String("CHALLENGE_REQUIRED")},
        {QStringLiteral("created_at"), isoTime(t.createdMs)},
        {QStringLiteral("updated_at"), isoTime(t.updatedMs)},
    };
    if (!t.adviceCode.isEmpty()) {
        json.insert(QStringLiteral("merchant_advice_code"), t.adviceCode);
        json.insert(QStringLiteral("merchant_advice_code_message"),
                    QString(t.adviceCode).replace(QLatin1Char('_'), QLatin1Char(' ')).toLower());
    }
    return json;
}

QJsonArray transactionList(const PaymentView &view)
{
    QJsonArray list;
    for (const Transaction &t : view.payment.transactions)
        list.append(transactionJson(view, t));
    return list;
}

QJsonValue payerJson(const PaymentView &view)
{
    QJsonObject payer = view.customer ? customerJson(*view.customer) : QJsonObject();
    const QJsonObject sent = view.payment.request.value(QLatin1String("customer_payer")).toObject();
    for (auto field = sent.begin(); field != sent.end(); ++field)
        payer.insert(field.key(), field.value());
    payer.remove(QStringLiteral("created_at"));
    payer.remove(QStringLiteral("updated_at"));
    return payer.isEmpty() ? QJsonValue() : QJsonValue(payer);
}

QJsonValue metadataJson(const Payment &payment)
{
    const QJsonValue sent = payment.request.value(QLatin1String("metadata"));
    if (sent.isArray() && !sent.toArray().isEmpty())
        return sent;
    return variantOf(payment.id, "metadata", 2) == 0 ? QJsonValue() : QJsonValue(QJsonArray());
}

QJsonObject paymentHead(const Payment &payment)
{
    return {{QStringLiteral("id"), payment.id},
            {QStringLiteral("account_id"), requested(payment, "account_id")},
            {QStringLiteral("description"), requested(payment, "description")},
            {QStringLiteral("country"), requested(payment, "country")},
            {QStringLiteral("status"), payment.status},
            {QStringLiteral("sub_status"), payment.subStatus},
            {QStringLiteral("merchant_order_id"), payment.orderId()},
            {QStringLiteral("created_at"), isoTime(payment.createdMs)},
            {QStringLiteral("updated_at"), isoTime(payment.updatedMs)}};
}

} // namespace

QJsonObject paymentJson(const PaymentView &view, PaymentShape shape, bool withHistory)
{
    const Payment &payment = view.payment;
    QJsonObject json = paymentHead(payment);
    const bool actionRequired = waitsForCustomer(payment);
    json.insert(QStringLiteral("amount"), amountJson(payment, amountStyle(payment)));
    json.insert(
        QStringLiteral("checkout"),
        QJsonObject{
            {QStringLiteral("session"),
             payment.request.value(QLatin1String("checkout")).toObject().value(QLatin1String("session")).toString()},
            {QStringLiteral("sdk_action_required"), actionRequired}});
    json.insert(QStringLiteral("payment_method"), methodJson(view, "payment_method_detail"));
    json.insert(QStringLiteral("customer_payer"), payerJson(view));
    json.insert(QStringLiteral("additional_data"), payment.request.value(QLatin1String("additional_data")).toObject());
    json.insert(QStringLiteral("callback_url"), payment.request.value(QLatin1String("callback_url")).toString());
    json.insert(QStringLiteral("workflow"),
                payment.request.value(QLatin1String("workflow")).toString(QStringLiteral("SDK_CHECKOUT")));
    json.insert(QStringLiteral("merchant_reference"), requested(payment, "merchant_reference"));
    json.insert(QStringLiteral("metadata"), metadataJson(payment));
    json.insert(QStringLiteral("split_marketplace"), QJsonArray());
    const bool code = variantOf(payment.id, "link", 2) == 0;
    if (code || !payment.linkId.isEmpty())
        json.insert(code ? QStringLiteral("payment_link_code") : QStringLiteral("payment_link_id"), payment.linkId);
    if (actionRequired) {
        json.insert(QStringLiteral("redirect_url"), redirectUrl(payment));
        json.insert(QStringLiteral("action"), QStringLiteral("REDIRECT_URL"));
        if (variantOf(payment.id, "flag", 2) == 0)
            json.insert(QStringLiteral("sdk_action_required"), true);
    }
    if (shape == PaymentShape::Created)
        json.insert(QStringLiteral("transactions"), transactionJson(view, payment.transactions.last()));
    else
        json.insert(QStringLiteral("transactions"), transactionList(view));
    if (shape == PaymentShape::Retrieved) {
        json.insert(QStringLiteral("account_code"), requested(payment, "account_id"));
        json.insert(QStringLiteral("idempotency_key"), payment.key);
        json.insert(QStringLiteral("transactions_history"),
                    withHistory ? QJsonValue(transactionList(view)) : QJsonValue());
    }
    return json;
}

QJsonObject operationJson(const Payment &payment, const Transaction &t, bool saysRefunded)
{
    QJsonObject parent = paymentHead(payment);
    parent.insert(QStringLiteral("amount"), amountJson(payment, AmountStyle::Number));
    return {{QStringLiteral("id"), t.id},
            {QStringLiteral("type"), t.type},
            {QStringLiteral("status"), saysRefunded ? QStringLiteral("REFUNDED") : t.status},
            {QStringLiteral("category"), methodCategory(methodType(payment))},
            {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), payment.currency},
                                                   {QStringLiteral("value"), amountToJson(t.amount, payment.currency)},
                                                   {QStringLiteral("captured"), 0},
                                                   {QStringLiteral("refunded"), 0}}},
            {QStringLiteral("merchant_reference"), t.merchantReference},
            {QStringLiteral("reason"), t.reason},
            {QStringLiteral("description"), t.description},
            {QStringLiteral("created_at"), isoTime(t.createdMs)},
            {QStringLiteral("updated_at"), isoTime(t.updatedMs)},
            {QStringLiteral("provider_data"), providerData(payment, t, false)},
            {QStringLiteral("response_code"), t.code},
            {QStringLiteral("response_message"), t.message},
            {QStringLiteral("payment"), parent},
            {QStringLiteral("receipt_url"), QJsonValue::Null}};
}

QJsonObject refundJson(const PaymentView &view, const Transaction &t)
{
    QJsonObject json = paymentJson(view, PaymentShape::Created);
    json.insert(QStringLiteral("transactions"), transactionJson(view, t));
    // Seen in the published answer of a full refund (CONTRACT 6).
    if (view.payment.status == QLatin1String("REFUNDED") && variantOf(view.payment.id, "refund-order", 2) == 0)
        json.insert(QStringLiteral("merchant_order_id"), t.merchantReference);
    return json;
}

quint32 variantOf(const QString &id, const char *purpose, quint32 n)
{
    quint32 hash = 2'166'136'261u; // FNV-1a: the same on every platform, unlike qHash
    const QByteArray bytes = id.toUtf8() + purpose;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619u;
    return (hash >> 8) % n;
}

QString derivedId(const QString &id, const char *purpose)
{
    return QUuid::createUuidV5(QUuid(id), QByteArray(purpose)).toString(QUuid::WithoutBraces);
}

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) %
           QStringLiteral("000Z");
}

QString methodCategory(const QString &type)
{
    struct Row
    {
        const char *category;
        const char *types;
    };
    static constexpr Row rows[] = {
        {"CARD", " CARD "},
        {"TICKET", " CASH EFECTY OXXO BOLETO PAGO_EFECTIVO "},
        {"WALLET",
         " DAVIPLATA NEQUI NU_PAY NU_PAY_ENROLLMENT YAPE PLIN MERCADO_PAGO_WALLET MERCADO_PAGO_CHECKOUT_PRO "
         "PAYPAL APPLE_PAY GOOGLE_PAY "},
        {"BUY_NOW_PAY_LATER", " ADDI WIBOND ACUOTAZ KLARNA "},
        {"PAYMENT_LINK", " WEBPAY PAYVALIDA TARJETA_CLAVE "},
    };
    for (const Row &row : rows) {
        if (QLatin1String(row.types).contains(QString(QLatin1Char(' ') % type % QLatin1Char(' '))))
            return QString::fromLatin1(row.category);
    }
    return QStringLiteral("BANK_TRANSFER");
}

} // namespace pos::training
