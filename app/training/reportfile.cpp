// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/reportfile.h"

#include "training/crc.h"
#include "training/paymentview.h"

#include <QDateTime>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace pos::training {

namespace {

constexpr char PaymentsHead[] = "payment_id;merchant_order_id;account_id;status;sub_status;amount_value;captured;refunded;currency;"
                                "country;created_at;updated_at;payment_method_type;card_brand;card_lfd;transaction_id;"
                                "description;customer_first_name;customer_last_name\n";
constexpr char TransactionsHead[] = "transaction_id,payment_id,merchant_order_id,type,status,amount,currency,response_code,created_at\n";

constexpr char ContactsHead[] = "communication_id,payment_id,order_id,channel,communication_status,destination_phone,call_duration,summary,created_at\n";
const QString Contacts = QStringLiteral("COMMUNICATIONS");

QByteArray cell(const QString &text, char delimiter)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.contains(delimiter) && !bytes.contains('"') && !bytes.contains('\n'))
        return bytes;
    bytes.replace("\"", "\"\"");
    return '"' + bytes + '"';
}

QByteArray line(const QStringList &cells, char delimiter)
{
    QByteArray out;
    for (const QString &text : cells) {
        if (&text != &cells.first())
            out += delimiter;
        out += cell(text, delimiter);
    }
    return out + '\n';
}

/// Four decimals, as the sample files have them.
QString amountText(Scaled amount)
{
    return QStringLiteral("%1%2.%3")
        .arg(amount < 0 ? QStringLiteral("-") : QString())
        .arg(qAbs(amount) / ScaledPerUnit)
        .arg(qAbs(amount) % ScaledPerUnit, 4, 10, QLatin1Char('0'));
}

QByteArray paymentLine(const TrainingStore &store, const ReportRecord &report, const Payment &payment)
{
    const auto text = [&payment](const char *key) { return payment.request.value(QLatin1String(key)).toString(); };
    const Customer *customer = store.customer(payment.customerId);
    const SavedMethod *method = store.method(payment.methodToken);
    const QString type = payment.request.value(QLatin1String("payment_method")).toObject().value(QLatin1String("type")).toString();
    return line({payment.id, payment.orderId(), report.accountId, payment.status, payment.subStatus, amountText(payment.amount),
                 amountText(payment.captured), amountText(payment.refunded), payment.currency, text("country"),
                 isoTime(payment.createdMs), isoTime(payment.updatedMs), type.isEmpty() ? QStringLiteral("CARD") : type,
                 method ? method->brand : QString(), method ? method->lastFour : QString(),
                 payment.transactions.isEmpty() ? QString() : payment.transactions.first().id, text("description"),
                 customer ? customer->fields.value(QLatin1String("first_name")).toString() : QString(),
                 customer ? customer->fields.value(QLatin1String("last_name")).toString() : QString()},
                ';');
}

/// Who is called answers, or every third time does not.
QByteArray contactLine(const ContactRecord &contact, qsizetype place)
{
    const bool written = contact.channel == QLatin1String("WHATSAPP_MESSAGE");
    const bool answered = place % 3 != 2;
    const QString status = !answered ? QStringLiteral("NO_ANSWER") : written ? QStringLiteral("READ") : QStringLiteral("COMPLETED");
    return line({contact.id, contact.paymentId, contact.orderId, contact.channel, status, contact.phone,
                 written ? QString() : answered ? QStringLiteral("74") : QStringLiteral("0"),
                 answered ? QStringLiteral("The customer was reached,\nand was sent the page to pay.") : QString(), isoTime(contact.createdMs)},
                ',');
}

template <typename T> void put(QByteArray &out, T number)
{
    std::array<char, sizeof(T)> bytes{};
    qToLittleEndian(number, bytes.data());
    out.append(bytes.data(), bytes.size());
}

} // namespace

QList<Payment> reportedPayments(const TrainingStore &store, const ReportRecord &report, qint64 nowMs)
{
    QList<Payment> payments;
    for (const Payment &payment : store.allPayments()) {
        if (payment.createdMs >= report.fromMs && payment.createdMs < report.untilMs)
            payments.append(settled(payment, nowMs));
    }
    std::ranges::sort(payments, [](const Payment &a, const Payment &b) {
        return std::pair(a.createdMs, a.id) < std::pair(b.createdMs, b.id);
    });
    return payments;
}

QList<ContactRecord> reportedContacts(const TrainingStore &store, const ReportRecord &report)
{
    QList<ContactRecord> contacts = store.contacts();
    contacts.removeIf([&](const ContactRecord &contact) {
        return contact.createdMs < report.fromMs || contact.createdMs >= report.untilMs;
    });
    return contacts;
}

bool isEmptyReport(const TrainingStore &store, const ReportRecord &report, qint64 nowMs)
{
    return report.type == Contacts ? reportedContacts(store, report).isEmpty() : reportedPayments(store, report, nowMs).isEmpty();
}

QByteArray reportCsv(const TrainingStore &store, const ReportRecord &report, qint64 nowMs)
{
    if (report.type == Contacts) {
        QByteArray lines = ContactsHead;
        const QList<ContactRecord> contacts = reportedContacts(store, report);
        for (qsizetype i = 0; i < contacts.size(); ++i)
            lines += contactLine(contacts[i], i);
        return lines;
    }
    const bool isPayments = report.type == QLatin1String("PAYMENTS");
    QByteArray out = isPayments ? PaymentsHead : TransactionsHead;
    for (const Payment &payment : reportedPayments(store, report, nowMs)) {
        if (isPayments) {
            out += paymentLine(store, report, payment);
            continue;
        }
        for (const Transaction &transaction : payment.transactions)
            out += line({transaction.id, payment.id, payment.orderId(), transaction.type, transaction.status,
                         amountText(transaction.amount), payment.currency, transaction.code, isoTime(transaction.createdMs)},
                        ',');
    }
    return out;
}

QByteArray zipped(const QByteArray &name, const QByteArray &content)
{
    const auto size = static_cast<quint32>(content.size());
    const auto facts = [&](QByteArray &out) {
        put<quint16>(out, 20); // version
        put<quint16>(out, 0);
        put<quint16>(out, 0); // stored
        put<quint32>(out, 0x5AB50000); // some time
        put<quint32>(out, crcOf(content));
        put<quint32>(out, size);
        put<quint32>(out, size);
        put<quint16>(out, static_cast<quint16>(name.size()));
        put<quint16>(out, 0);
    };
    QByteArray out;
    put<quint32>(out, 0x04034b50);
    facts(out);
    out += name + content;
    QByteArray directory;
    put<quint32>(directory, 0x02014b50);
    put<quint16>(directory, 20);
    facts(directory);
    put<quint16>(directory, 0); // comment
    put<quint16>(directory, 0); // volume
    put<quint16>(directory, 0);
    put<quint32>(directory, 0);
    put<quint32>(directory, 0); // offset
    directory += name;
    const auto start = static_cast<quint32>(out.size());
    out += directory;
    put<quint32>(out, 0x06054b50);
    put<quint32>(out, 0);
    put<quint16>(out, 1);
    put<quint16>(out, 1);
    put<quint32>(out, static_cast<quint32>(directory.size()));
    put<quint32>(out, start);
    put<quint16>(out, 0);
    return out;
}

std::optional<HttpResponse> reportFileAnswer(const TrainingStore &store, const HttpRequest &request, qint64 nowMs)
{
    constexpr QLatin1String Prefix("/report-files/");
    if (!request.path.startsWith(Prefix))
        return std::nullopt;
    if (!request.header("private-secret-key").isEmpty() || !request.header("authorization").isEmpty())
        return HttpResponse{.status = 403, .body = "<Error>keys belong to the API</Error>", .contentType = "application/xml"};
    QString id = request.path.mid(Prefix.size());
    id.chop(id.endsWith(QLatin1String(".zip")) ? 4 : 0);
    const ReportRecord *report = store.report(id);
    if (!report || request.method != "GET")
        return HttpResponse{.status = 404, .body = "<Error>NoSuchKey</Error>", .contentType = "application/xml"};
    return HttpResponse{.status = 200,
                        .body = zipped(report->type.toLower().toLatin1() + ".csv", reportCsv(store, *report, nowMs)),
                        .contentType = "application/zip"};
}

} // namespace pos::training
