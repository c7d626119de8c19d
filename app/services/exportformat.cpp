// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/exportformat.h"

#include "base/timezones.h"

#include <QDateTime>

#include <array>
#include <utility>

namespace pos {

namespace {

constexpr qint64 QuarterMs = 15 * 60 * 1000;
constexpr qint64 DayS = 24 * 60 * 60;

constexpr std::array Columns{"created_at",    "state",  "status",    "sub_status", "amount",   "currency",
                             "customer",      "method", "last_four", "order_id",   "payment_id", "register",
                             "operator",      "description", "checked_at"};

void appendTwo(QByteArray &out, qint64 number)
{
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
}

/// Digits in major units with all decimals of the currency.
QByteArray amountText(Money amount, char point)
{
    if (!amount.isValid())
        return amount.toPlainString().toLatin1();
    QByteArray digits = QByteArray::number(amount.minor());
    const int decimals = amount.currency().exponent();
    if (decimals == 0)
        return digits;
    const qsizetype sign = amount.minor() < 0 ? 1 : 0;
    if (const qsizetype missing = decimals + 1 - (digits.size() - sign); missing > 0)
        digits.insert(sign, QByteArray(missing, '0'));
    return digits.insert(digits.size() - decimals, point);
}

/// Before the first dash, as everywhere on screen.
QByteArrayView registerOf(QByteArrayView orderId)
{
    const qsizetype dash = orderId.indexOf('-');
    return dash < 0 ? QByteArrayView() : orderId.first(dash);
}

void appendJsonText(QByteArray &out, QByteArrayView utf8)
{
    constexpr char Hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += Hex[(c >> 4) & 0xF];
                out += Hex[c & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

}

ZonedTime::ZonedTime(const QByteArray &ianaZone)
    : m_zone(timeZoneOrUtc(QString::fromUtf8(ianaZone)))
{
}

QByteArray ZonedTime::text(qint64 ms)
{
    if (ms <= 0)
        return {};
    if (const qint64 quarter = ms / QuarterMs; quarter != m_quarter) {
        m_quarter = quarter;
        m_offsetS = m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC));
        const qint64 minutes = qAbs(m_offsetS) / 60;
        m_suffix = m_offsetS < 0 ? "-" : "+";
        appendTwo(m_suffix, minutes / 60);
        m_suffix += ':';
        appendTwo(m_suffix, minutes % 60);
    }
    const qint64 local = ms / 1000 + m_offsetS;
    if (const qint64 day = local / DayS; day != m_day) {
        m_day = day;
        m_date = QDateTime::fromSecsSinceEpoch(day * DayS, Qt::UTC).date().toString(Qt::ISODate).toLatin1();
    }
    const qint64 second = local % DayS;
    QByteArray out;
    out.reserve(25);
    out += m_date;
    out += 'T';
    appendTwo(out, second / 3600);
    out += ':';
    appendTwo(out, second / 60 % 60);
    out += ':';
    appendTwo(out, second % 60);
    out += m_suffix;
    return out;
}

ExportWriter::ExportWriter(const ExportFormat &format)
    : m_format(format)
    , m_time(format.timeZone)
    , m_csv(format.delimiter)
{
}

void ExportWriter::begin()
{
    if (m_format.kind != ExportFormat::Kind::Csv)
        return;
    if (m_format.byteOrderMark)
        m_json = "\xEF\xBB\xBF"; // the only bytes of a CSV file that are no cell
    for (const char *name : Columns)
        m_csv.plain(name);
    m_csv.endRow();
}

void ExportWriter::add(const ExportedPayment &payment)
{
    if (m_format.kind == ExportFormat::Kind::Csv)
        addCsv(payment);
    else
        addJson(payment);
}

void ExportWriter::addCsv(const ExportedPayment &payment)
{
    m_csv.plain(m_time.text(payment.createdMs));
    m_csv.plain(payment.state);
    m_csv.text(payment.status); // Yuno's words, and it may invent new ones
    m_csv.text(payment.subStatus);
    m_csv.plain(amountText(payment.amount, m_format.decimalPoint));
    m_csv.plain(payment.amount.currency().code().toLatin1());
    m_csv.text(payment.customerName);
    m_csv.text(payment.methodLabel);
    m_csv.text(payment.lastFour);
    m_csv.text(payment.orderId);
    m_csv.text(payment.paymentId);
    m_csv.text(registerOf(payment.orderId));
    m_csv.text(payment.operatorName);
    m_csv.text(payment.description);
    m_csv.plain(m_time.text(payment.lastCheckMs));
    m_csv.endRow();
}

void ExportWriter::addJson(const ExportedPayment &payment)
{
    size_t column = 0;
    const auto name = [&] {
        m_json += column == 0 ? "{\"" : ",\"";
        m_json += Columns[column++];
        m_json += "\":";
    };
    const auto text = [&](QByteArrayView utf8) {
        name();
        appendJsonText(m_json, utf8);
    };
    const auto time = [&](qint64 ms) {
        name();
        if (const QByteArray written = m_time.text(ms); written.isEmpty())
            m_json += "null";
        else
            appendJsonText(m_json, written);
    };
    time(payment.createdMs);
    text(payment.state);
    text(payment.status);
    text(payment.subStatus);
    name();
    m_json += payment.amount.isValid() ? amountText(payment.amount, '.') : QByteArrayLiteral("null");
    text(payment.amount.currency().code().toLatin1());
    text(payment.customerName);
    text(payment.methodLabel);
    text(payment.lastFour);
    text(payment.orderId);
    text(payment.paymentId);
    text(registerOf(payment.orderId));
    text(payment.operatorName);
    text(payment.description);
    time(payment.lastCheckMs);
    m_json += "}\n";
}

QByteArray ExportWriter::take()
{
    return std::exchange(m_json, {}) + m_csv.take();
}

}
