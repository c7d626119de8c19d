// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/reportcolumns.h"

#include "gateway/redaction.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pos {

namespace {

constexpr qsizetype LongestReportId = 64;

struct Column
{
    enum Name {
        Id, Order, Status, SubStatus, Amount, CurrencyCode, Captured, Refunded, Created, Updated, MethodType, Category, Brand,
        LastFour, Description, Reference, Country, Account, PayerName, FirstName, LastName, TransactionRef, TransactionType, ResponseCode,
        ProviderRef, AdviceCode, TalkRef, TalkStatus, Channel, Phone, Duration, End,
    };
};

/// The names under which a column of payments is known; the first is the documented one.
QStringList namesOf(Column::Name column)
{
    const auto list = [](std::initializer_list<const char *> names) {
        QStringList texts;
        for (const char *name : names)
            texts.append(QString::fromLatin1(name));
        return texts;
    };
    switch (column) {
    case Column::Id: return list({"payment_id", "id"});
    case Column::Order: return list({"merchant_order_id", "order_id"});
    case Column::Status: return list({"status", "payment_status"});
    case Column::SubStatus: return list({"sub_status", "substatus", "payment_sub_status"});
    case Column::Amount: return list({"amount_value", "amount", "value", "payment_amount"});
    case Column::CurrencyCode: return list({"currency", "amount_currency"});
    case Column::Captured: return list({"captured", "amount_captured", "captured_amount"});
    case Column::Refunded: return list({"refunded", "amount_refunded", "refunded_amount"});
    case Column::Created: return list({"created_at", "payment_created_at"});
    case Column::Updated: return list({"updated_at", "payment_updated_at"});
    case Column::MethodType: return list({"payment_method_type", "payment_method"});
    case Column::Category: return list({"payment_method_category", "category"});
    case Column::Brand: return list({"card_brand", "brand"});
    case Column::LastFour: return list({"card_lfd", "lfd", "last_four", "last_four_digits"});
    case Column::Description: return list({"description", "payment_description"});
    case Column::Reference: return list({"merchant_reference", "merchant_reference_id"});
    case Column::Country: return list({"country", "country_code"});
    case Column::Account: return list({"account_id", "account_code"});
    case Column::PayerName: return list({"customer_name", "payer_name", "customer_payer_name"});
    case Column::FirstName: return list({"customer_first_name", "customer_payer_first_name", "first_name"});
    case Column::LastName: return list({"customer_last_name", "customer_payer_last_name", "last_name"});
    case Column::TransactionRef: return list({"transaction_id"});
    case Column::TransactionType: return list({"type", "transaction_type"});
    case Column::ResponseCode: return list({"response_code", "transaction_response_code"});
    case Column::ProviderRef: return list({"provider_transaction_id"});
    case Column::AdviceCode: return list({"merchant_advice_code"});
    case Column::TalkRef: return list({"communication_id", "id"});
    case Column::TalkStatus: return list({"communication_status", "status"});
    case Column::Channel: return list({"channel", "communication_channel", "communication_type"});
    case Column::Phone: return list({"destination_phone", "phone", "phone_number"});
    case Column::Duration: return list({"call_duration", "duration"});
    case Column::End: break;
    }
    return {};
}

/// In a report of transactions the bare names belong to the transaction.
QStringList namesOf(Column::Name column, ReportType type)
{
    if (type == ReportType::Payments)
        return namesOf(column);
    if (type == ReportType::Communications) // a bare id or status is the communication's
        return column == Column::Id ? QStringList{QStringLiteral("payment_id")} : namesOf(column);
    const auto list = [](const char *first, const char *second) {
        return QStringList{QString::fromLatin1(first), QString::fromLatin1(second)};
    };
    switch (column) { // NOLINT: the others are named alike
    case Column::Id: return {QStringLiteral("payment_id")};
    case Column::TransactionRef: return list("transaction_id", "id");
    case Column::Status: return list("status", "transaction_status");
    case Column::Amount: return list("amount", "amount_value");
    case Column::Created: return list("created_at", "transaction_created_at");
    case Column::Updated: return list("updated_at", "transaction_updated_at");
    case Column::Reference: return {QStringLiteral("merchant_reference")};
    default: return namesOf(column);
    }
}

QList<Column::Name> neededFor(ReportType type)
{
    if (type == ReportType::Transactions)
        return {Column::TransactionRef, Column::Id, Column::TransactionType, Column::Status};
    if (type == ReportType::Communications)
        return {Column::TalkRef, Column::TalkStatus};
    return {Column::Id, Column::Status, Column::Amount, Column::CurrencyCode};
}

/// "75", "75.0", "1:15" and "0:01:15" are the same; -1 = none of these.
int secondsOf(const QString &text)
{
    int seconds = 0;
    for (const QString &part : text.split(u':')) {
        bool isNumber = false;
        const double value = part.toDouble(&isNumber);
        if (!isNumber || value < 0 || value > 1e6 || seconds > 1'000'000)
            return -1;
        seconds = seconds * 60 + int(value);
    }
    return seconds;
}

QString plainName(const QByteArray &head)
{
    QString name = QString::fromUtf8(head).trimmed().toLower();
    name.replace(u' ', u'_').replace(u'-', u'_').replace(u'.', u'_');
    return name;
}

/// Report amounts are in major units whatever the profile says (CONTRACT 11.1).
std::optional<Money> amountOf(const QString &text, Currency currency)
{
    return text.isEmpty() ? std::nullopt : moneyFromWire(QJsonValue(text), currency, AmountUnit::Major);
}

QString printable(const QString &name)
{
    return name.left(64);
}

}

Unexpected<Error> unusableReport(const char *code, const QString &detail, const QStringList &names)
{
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.code = QString::fromLatin1(code);
    error.context.detail = detail;
    error.context.messages = names;
    return fail(std::move(error));
}

qint64 millisFromReport(QString text)
{
    text = text.trimmed();
    if (text.endsWith(QLatin1String(" UTC")))
        text.chop(4);
    const qsizetype zone = text.lastIndexOf(u' ');
    if (zone > 10) // between date and time there is one as well
        text.remove(zone, 1);
    return millisFromWire(text);
}

Result<void> ReportColumns::readHead(const QByteArrayList &cells)
{
    QHash<QString, int> places;
    for (const QByteArray &cell : cells) {
        const QString name = plainName(cell);
        if (!name.isEmpty() && !places.contains(name))
            places.insert(name, static_cast<int>(m_names.size()));
        m_names.append(QString::fromUtf8(cell).trimmed());
    }
    for (int column = 0; column < Column::End; ++column) {
        for (const QString &name : namesOf(static_cast<Column::Name>(column), m_type)) {
            if (places.contains(name)) {
                m_columns.insert(column, places.value(name));
                break;
            }
        }
    }
    QStringList missing;
    for (const Column::Name column : neededFor(m_type)) {
        if (!m_columns.contains(column))
            missing.append(namesOf(column, m_type).first());
    }
    if (!missing.isEmpty())
        return unusableReport("MISSING_COLUMNS", u"the file begins with " + printable(m_names.join(u',')), missing);
    return {};
}

QString ReportColumns::cell(const QByteArrayList &cells, int column) const
{
    const auto found = m_columns.constFind(column);
    return found == m_columns.constEnd() || *found >= cells.size() ? QString() : QString::fromUtf8(cells[*found]).trimmed();
}

std::optional<Payment> ReportColumns::row(const QByteArrayList &cells) const
{
    if (cells.size() < m_names.size())
        return std::nullopt;
    return m_type == ReportType::Transactions ? transactionRow(cells) : paymentRow(cells);
}

std::optional<Communication> ReportColumns::talk(const QByteArrayList &cells) const
{
    Communication talk;
    talk.id = cell(cells, Column::TalkRef);
    talk.status = cell(cells, Column::TalkStatus).toUpper().left(LongestReportId);
    if (cells.size() < m_names.size() || talk.id.isEmpty() || talk.id.size() > LongestReportId || talk.status.isEmpty())
        return std::nullopt;
    talk.payment = PaymentId::from(cell(cells, Column::Id).left(LongestReportId));
    talk.order = MerchantOrderId::from(cell(cells, Column::Order).left(255));
    talk.channel = cell(cells, Column::Channel).left(LongestReportId);
    QString phone = cell(cells, Column::Phone).remove(u' ').remove(u'-');
    if (!phone.isEmpty() && !phone.startsWith(u'+'))
        phone.prepend(u'+');
    talk.phone = isE164(phone) ? PhoneNumber::from(phone) : PhoneNumber();
    talk.callSeconds = secondsOf(cell(cells, Column::Duration));
    talk.atMs = millisFromReport(cell(cells, Column::Created));
    return talk;
}

std::optional<Payment> ReportColumns::transactionRow(const QByteArrayList &cells) const
{
    Payment payment;
    payment.id = PaymentId::from(cell(cells, Column::Id));
    payment.orderId = MerchantOrderId::from(cell(cells, Column::Order));
    Transaction transaction;
    transaction.id = TransactionId::from(cell(cells, Column::TransactionRef));
    transaction.type = cell(cells, Column::TransactionType).toUpper();
    transaction.status = cell(cells, Column::Status).toUpper();
    const auto fits = [](const QString &id) { return !id.isEmpty() && id.size() <= LongestReportId; };
    if (!fits(payment.id.text()) || !fits(transaction.id.text()) || transaction.type.isEmpty() || transaction.status.isEmpty())
        return std::nullopt;
    const std::optional<Currency> currency = Currency::fromCode(cell(cells, Column::CurrencyCode).toUpper());
    if (currency)
        transaction.amount = amountOf(cell(cells, Column::Amount), *currency);
    if (transaction.amount && transaction.amount->isNegative()) // so are refunds written there
        transaction.amount = Money::fromMinor(-transaction.amount->minor(), *currency);
    transaction.category = cell(cells, Column::Category);
    transaction.responseCode = cell(cells, Column::ResponseCode);
    transaction.providerTransactionId = cell(cells, Column::ProviderRef);
    transaction.adviceCode = cell(cells, Column::AdviceCode);
    transaction.merchantReference = cell(cells, Column::Reference);
    transaction.createdMs = millisFromReport(cell(cells, Column::Created));
    transaction.updatedMs = millisFromReport(cell(cells, Column::Updated));
    payment.transactions.append(std::move(transaction));
    return payment;
}

std::optional<Payment> ReportColumns::paymentRow(const QByteArrayList &cells) const
{
    Payment payment;
    payment.id = PaymentId::from(cell(cells, Column::Id));
    payment.status = PaymentStatus::fold(cell(cells, Column::Status), cell(cells, Column::SubStatus));
    const std::optional<Currency> currency = Currency::fromCode(cell(cells, Column::CurrencyCode).toUpper());
    const std::optional<Money> amount = currency ? amountOf(cell(cells, Column::Amount), *currency) : std::nullopt;
    if (payment.id.isEmpty() || payment.id.text().size() > LongestReportId || payment.status.isEmpty() || !amount ||
        amount->isNegative()) {
        return std::nullopt;
    }
    payment.amount = *amount;
    payment.captured = amountOf(cell(cells, Column::Captured), *currency);
    payment.refunded = amountOf(cell(cells, Column::Refunded), *currency);
    payment.orderId = MerchantOrderId::from(cell(cells, Column::Order));
    payment.createdMs = millisFromReport(cell(cells, Column::Created));
    payment.updatedMs = millisFromReport(cell(cells, Column::Updated));
    payment.method.type = cell(cells, Column::MethodType);
    payment.method.category = cell(cells, Column::Category);
    payment.method.brand = cell(cells, Column::Brand);
    payment.method.lastFour = cell(cells, Column::LastFour);
    payment.description = cell(cells, Column::Description);
    payment.merchantReference = cell(cells, Column::Reference);
    payment.country = cell(cells, Column::Country);
    payment.accountId = cell(cells, Column::Account);
    payment.payerName = cell(cells, Column::PayerName);
    if (payment.payerName.isEmpty())
        payment.payerName = QStringList{cell(cells, Column::FirstName), cell(cells, Column::LastName)}.join(u' ').trimmed();
    QJsonObject raw;
    for (qsizetype i = 0; i < m_names.size(); ++i)
        raw.insert(m_names[i], QString::fromUtf8(cells[i]));
    payment.raw = redactedJson(QJsonDocument(QJsonObject{{QStringLiteral("report_row"), raw}}).toJson(QJsonDocument::Compact));
    return payment;
}

} // namespace pos
