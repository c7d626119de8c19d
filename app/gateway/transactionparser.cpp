// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/transactionparser.h"

#include "gateway/jsonread.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr QLatin1String Transactions("transactions");

std::optional<Money> transactionAmount(const QJsonValue &amount, Currency currency, AmountUnit unit)
{
    if (!amount.isObject())
        return moneyFromWire(amount, currency, unit);
    const QJsonObject fields = amount.toObject();
    const QString code = json::text(fields, QLatin1String("currency"));
    const Currency own = code.isEmpty() ? currency : Currency::fromCode(code).value_or(Currency());
    return moneyFromWire(fields.value(QLatin1String("value")), own, unit);
}

Transaction toTransaction(const QJsonObject &object, Currency currency, AmountUnit unit)
{
    const auto text = [&object](const char *key) { return json::text(object, QLatin1String(key)); };
    const QJsonObject provider = object.value(QLatin1String("provider_data")).toObject();
    const auto providerText = [&provider](const char *key) { return json::text(provider, QLatin1String(key)); };

    Transaction t;
    t.id = TransactionId::from(text("id"));
    t.type = text("type");
    t.status = text("status");
    t.category = text("category");
    t.amount = transactionAmount(object.value(QLatin1String("amount")), currency, unit);
    t.responseCode = text("response_code");
    t.responseMessage = text("response_message");
    t.reason = text("reason");
    t.description = text("description");
    t.merchantReference = text("merchant_reference");
    t.adviceCode = text("merchant_advice_code");
    if (t.adviceCode.isEmpty())
        t.adviceCode = providerText("merchant_advice_code");
    t.adviceMessage = text("merchant_advice_code_message");
    if (t.adviceMessage.isEmpty())
        t.adviceMessage = providerText("merchant_advice_code_message");
    t.providerId = text("provider_id");
    if (t.providerId.isEmpty())
        t.providerId = providerText("id");
    t.providerStatus = providerText("status");
    t.providerTransactionId =
        json::firstText(provider, {QLatin1String("transaction_id"), QLatin1String("third_party_transaction_id")});
    t.iso8583Code = providerText("iso8583_response_code");
    t.receiptUrl = text("receipt_url");
    t.createdMs = millisFromWire(text("created_at"));
    t.updatedMs = millisFromWire(text("updated_at"));
    return t;
}

} // namespace

bool isTransactionType(const QString &type)
{
    static constexpr std::array Types{
        QLatin1String("PURCHASE"),
        QLatin1String("AUTHORIZE"),
        QLatin1String("CAPTURE"),
        QLatin1String("REFUND"),
        QLatin1String("CANCEL"),
        QLatin1String("VERIFY"),
        QLatin1String("CHARGEBACK"),
        QLatin1String("THREE_D_SECURE"),
        QLatin1String("FRAUD_SCREENING"),
        QLatin1String("SPLIT_TRANSFER"),
        QLatin1String("SPLIT_TRANSFER_REVERSE"),
        QLatin1String("SPLIT_TRANSFER_REVERSAL"),
    };
    return std::ranges::any_of(Types, [&type](QLatin1String t) { return type == t; });
}

QJsonArray transactionsOf(const QJsonObject &payment, const QJsonObject &operation)
{
    QJsonArray all = json::listOf(payment.value(Transactions));
    if (all.isEmpty())
        all = json::listOf(payment.value(QLatin1String("payment_status")).toObject().value(Transactions));
    if (all.isEmpty())
        all = json::listOf(payment.value(QLatin1String("transaction")));
    for (const QJsonValue &value : json::listOf(payment.value(QLatin1String("transactions_history"))))
        all.append(value);
    if (!operation.isEmpty()) {
        QJsonObject own = operation;
        own.remove(QLatin1String("payment"));
        all.append(own);
    }
    return all;
}

QList<Transaction> readTransactions(const QJsonArray &array, Currency currency, AmountUnit unit)
{
    QList<Transaction> list;
    QSet<TransactionId> seen;
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            continue;
        Transaction t = toTransaction(value.toObject(), currency, unit);
        if (!t.id.isEmpty()) {
            if (seen.contains(t.id))
                continue;
            seen.insert(t.id);
        }
        list << std::move(t);
    }
    std::ranges::stable_sort(list, {}, &Transaction::createdMs);
    return list;
}

} // namespace pos
