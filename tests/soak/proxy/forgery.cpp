// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "proxy/forgery.h"

#include "common/httpwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace soak {

namespace {

constexpr qsizetype Padding = 5 * 1024 * 1024; // the till's limit is 4 MiB

const QByteArray Json = "application/json";
const QByteArray Html = "text/html; charset=utf-8";

QByteArray errorBody(const char *code)
{
    return QByteArray(R"({"code":")") + code + R"(","messages":["played by the soak"]})";
}

/// The same head with another body and its length.
QByteArray withBody(Head head, const QByteArray &body)
{
    head.remove("Content-Length");
    head.remove("Transfer-Encoding");
    head.fields.append({"Content-Length", QByteArray::number(body.size())});
    return head.bytes() + body;
}

using Change = std::function<void(QJsonObject &)>;

/// Applies the change to every payment in the value; true when there was one.
bool changePayments(QJsonValue &value, const Change &change)
{
    bool any = false;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            QJsonValue element = array[i];
            any = changePayments(element, change) || any;
            array[i] = element;
        }
        value = array;
    } else if (value.isObject()) {
        QJsonObject object = value.toObject();
        if (object.contains(QStringLiteral("merchant_order_id")) && object.contains(QStringLiteral("status"))) {
            change(object);
            any = true;
        } else if (object[QStringLiteral("payment")].isObject()) {
            QJsonValue inner = object[QStringLiteral("payment")];
            any = changePayments(inner, change);
            object[QStringLiteral("payment")] = inner;
        }
        value = object;
    }
    return any;
}

QByteArray withPayments(const QByteArray &answer, const Head &head, const Change &change)
{
    const QJsonDocument document = QJsonDocument::fromJson(bodyOf(answer, head));
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (head.status() / 100 != 2 || !changePayments(value, change))
        return {};
    const QJsonDocument changed = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return withBody(head, changed.toJson(QJsonDocument::Compact));
}

void changeAmount(QJsonObject &payment, const std::function<double(double)> &change)
{
    QJsonObject amount = payment[QStringLiteral("amount")].toObject();
    const QJsonValue value = amount[QStringLiteral("value")];
    amount[QStringLiteral("value")] = change(value.isString() ? value.toString().toDouble() : value.toDouble());
    payment[QStringLiteral("amount")] = amount;
}

QByteArray corrupted(const QByteArray &answer, const Head &head, Dice &dice)
{
    QByteArray bytes = answer;
    const qsizetype brace = bytes.indexOf('{', head.length);
    if (brace < 0 || dice.percent(40))
        bytes[dice.below(4)] = '#'; // no status line any more
    else
        bytes[brace] = dice.percent(50) ? '#' : '\0';
    return bytes;
}

} // namespace

QByteArray madeUpAnswer(Fault fault)
{
    switch (fault) {
    case Fault::HtmlPortal:
        return answerBytes(200, Html, "<html><title>Welcome to our Wi-Fi</title><form>Accept the terms</form></html>");
    case Fault::Portal401:
        return answerBytes(401, Html, "<html><h1>Sign in to this network</h1></html>",
                           {{"WWW-Authenticate", "Basic realm=\"guests\""}});
    case Fault::Portal403:
        return answerBytes(403, Html, "<html><h1>Blocked by the network</h1></html>");
    case Fault::Redirect:
        return answerBytes(307, Html, "<html>elsewhere</html>", {{"Location", "http://127.0.0.1:9/login"}});
    case Fault::Html502: return answerBytes(502, Html, "<html><h1>502 Bad Gateway</h1></html>");
    case Fault::Http503: return answerBytes(503, Json, errorBody("SERVICE_UNAVAILABLE"));
    case Fault::RateLimited: return answerBytes(429, Json, errorBody("TOO_MANY_REQUESTS"), {{"Retry-After", "2"}});
    case Fault::InProcess: return answerBytes(400, Json, errorBody("REQUEST_IN_PROCESS"));
    case Fault::NotVisibleYet: return answerBytes(200, Json, "[]");
    default: return {};
    }
}

QByteArray changedAnswer(Fault fault, const QByteArray &answer, Dice &dice)
{
    const std::optional<Head> parsed = readHead(answer);
    if (!parsed)
        return {};
    const Head &head = *parsed;
    const QByteArray body = bodyOf(answer, head);
    switch (fault) {
    case Fault::CorruptAnswer: return corrupted(answer, head, dice);
    case Fault::TruncateAnswer:
        return body.size() < 2 ? QByteArray() : withBody(head, body.left(1 + dice.below(body.size() - 1)));
    case Fault::OverlongAnswer: {
        Head longer = head;
        longer.remove("Content-Length");
        longer.remove("Transfer-Encoding");
        longer.fields.append({"Content-Length", QByteArray::number(body.size() + 1 + dice.below(500))});
        return longer.bytes() + body;
    }
    case Fault::EmptyAnswer: return withBody(head, {});
    case Fault::HugeAnswer: return withBody(head, body + QByteArray(Padding, ' '));
    case Fault::DuplicateAnswer: return answer + answer;
    case Fault::Http500After: return answerBytes(500, Json, errorBody("INTERNAL_ERROR"));
    case Fault::Http504After: return answerBytes(504, Json, errorBody("REQUEST_TIMEOUT"));
    case Fault::UnexpectedAfter: return answerBytes(400, Json, errorBody("UNEXPECTED_RESPONSE"));
    case Fault::ForeignOrder:
        return withPayments(answer, head, [](QJsonObject &payment) {
            payment[QStringLiteral("merchant_order_id")] = QStringLiteral("R9-20200101-AAAA-000001-1");
        });
    case Fault::WrongAmount:
        return withPayments(answer, head, [](QJsonObject &payment) {
            changeAmount(payment, [](double value) { return value + 3; });
        });
    case Fault::ShiftedAmount:
        return withPayments(answer, head, [](QJsonObject &payment) {
            changeAmount(payment, [](double value) { return value * 100; });
        });
    case Fault::UnknownStatus:
        return withPayments(answer, head, [](QJsonObject &payment) {
            payment[QStringLiteral("status")] = QStringLiteral("SETTLING_SOMEWHERE");
            payment[QStringLiteral("sub_status")] = QStringLiteral("NOBODY_KNOWS");
        });
    default: return {};
    }
}

QByteArray damagedRequest(const QByteArray &request, Dice &dice)
{
    QByteArray bytes = request;
    const std::optional<Head> head = readHead(request);
    const qsizetype start = head ? head->length : 0;
    // Only bytes whose loss makes the JSON unreadable: its first brace, its last, or a quote of its first name.
    const std::array places{bytes.indexOf('{', start), bytes.lastIndexOf('}'), bytes.indexOf('"', start)};
    const qsizetype place = places[static_cast<size_t>(dice.below(std::ssize(places)))];
    if (place < start)
        return {};
    bytes[place] = '#';
    return bytes;
}

} // namespace soak
