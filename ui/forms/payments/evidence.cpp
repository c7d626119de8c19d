// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/evidence.h"

#include "base/cardguard.h"
#include "base/log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pos::ui {

namespace {

struct EvidenceWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::Evidence)
};

const QLatin1String Mask("***");
constexpr int MaxDepth = 64;

/// Whole sub-trees that are about a person, and single values that open something.
bool isPrivate(const QString &key)
{
    static const QStringList exact{QStringLiteral("first_name"),
                                   QStringLiteral("last_name"),
                                   QStringLiteral("email"),
                                   QStringLiteral("phone"),
                                   QStringLiteral("document"),
                                   QStringLiteral("date_of_birth"),
                                   QStringLiteral("billing_address"),
                                   QStringLiteral("shipping_address"),
                                   QStringLiteral("holder_name"),
                                   QStringLiteral("holder_document"),
                                   QStringLiteral("session"),
                                   QStringLiteral("checkout_session"),
                                   QStringLiteral("number"),
                                   QStringLiteral("security_code"),
                                   QStringLiteral("fingerprint"),
                                   QStringLiteral("ip_address"),
                                   QStringLiteral("iin")};
    const QString lower = key.toLower();
    return exact.contains(lower) || lower.contains(QLatin1String("token")) || lower.contains(QLatin1String("secret")) ||
           lower.contains(QLatin1String("api-key"));
}

QJsonValue redacted(const QJsonValue &value, int depth)
{
    if (depth > MaxDepth)
        return QString(Mask);
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject in = value.toObject();
        for (auto it = in.begin(); it != in.end(); ++it) {
            const QJsonValue inner = it.value();
            const bool nothing = inner.isNull() || (inner.isString() && inner.toString().isEmpty());
            const bool masked = isPrivate(it.key()) && !nothing && !inner.isBool();
            out.insert(it.key(), masked ? QJsonValue(QString(Mask)) : redacted(inner, depth + 1));
        }
        return out;
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &inner : value.toArray())
            out.append(redacted(inner, depth + 1));
        return out;
    }
    return value.isString() ? QJsonValue(maskCardNumbers(value.toString())) : value;
}

QString utc(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs) : QStringLiteral("-");
}

template <typename Event> QString sentText(const Event &event)
{
    if (event.bytesSent < 0)
        return QStringLiteral("bytes sent not known");
    return event.bytesSent == 0 ? QStringLiteral("no body sent") : QStringLiteral("%1 bytes sent").arg(event.bytesSent);
}

QString stateName(AttemptState state)
{
    return attemptStateName(state);
}

QString stateName(OperationState state)
{
    return operationStateName(state);
}

/// Three lines: what was asked, what came back, what was decided. Events without a request have no second line.
template <typename Event> QString eventText(const Event &event, const QString &key)
{
    const bool asked = !event.method.isEmpty();
    QStringList first{utc(event.atMs), event.kind};
    if (asked)
        first << event.method + u' ' + event.path;
    QStringList second;
    if (asked) {
        if (event.method == u"POST")
            second << QStringLiteral("key ") + key;
        second << sentText(event)
               << (event.httpStatus > 0 ? QStringLiteral("HTTP %1").arg(event.httpStatus) : QStringLiteral("no HTTP answer"))
               << QStringLiteral("%1 ms").arg(event.elapsedMs);
    }
    if (!event.code.isEmpty())
        second << event.code;
    if (!event.requestId.isEmpty())
        second << QStringLiteral("request id ") + event.requestId;
    QStringList third;
    third << (event.from == event.to ? QStringLiteral("stays %1").arg(stateName(event.to))
                                     : QStringLiteral("%1 -> %2").arg(stateName(event.from), stateName(event.to)));
    if (!event.rule.isEmpty())
        third << QStringLiteral("rule: ") + event.rule;
    if (!event.note.isEmpty())
        third << event.note;
    QStringList lines{first.join(QLatin1String("  "))};
    for (const QStringList &part : {second, third}) {
        if (!part.isEmpty())
            lines << QLatin1String("    ") + part.join(QLatin1String(", "));
    }
    return maskCardNumbers(lines.join(u'\n'));
}

QString requestsText(const Attempt &attempt, const QList<AttemptEvent> &events)
{
    QStringList blocks;
    for (const AttemptEvent &event : events)
        blocks << eventText(event, log::shortened(attempt.key.text()));
    return blocks.join(u'\n');
}

}

QString redactedJson(const QByteArray &json)
{
    if (json.isEmpty())
        return {};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isNull())
        return EvidenceWords::tr("%n byte(s) that are not JSON; not shown.", nullptr, int(json.size()));
    const QJsonValue clean =
        redacted(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0);
    const QJsonDocument out = clean.isArray() ? QJsonDocument(clean.toArray()) : QJsonDocument(clean.toObject());
    return QString::fromUtf8(out.toJson(QJsonDocument::Indented)).trimmed();
}

QString evidenceText(const Attempt &attempt, const QList<AttemptEvent> &events)
{
    QStringList parts;
    if (!events.isEmpty())
        parts << EvidenceWords::tr("Requests and decisions (times in UTC)") + u'\n' + requestsText(attempt, events);
    const RetryBook &book = attempt.retry;
    parts << EvidenceWords::tr("This till (times in UTC)") + u'\n' +
                 QStringLiteral("state %1\nsends %2, lookups %3, polls %4\nfirst byte %5\nfirst unclear %6\nlast check "
                                "%7\nnext check %8")
                     .arg(attemptStateName(attempt.state))
                     .arg(book.sends)
                     .arg(book.lookups)
                     .arg(book.polls)
                     .arg(utc(book.firstByteMs), utc(book.firstUnclearMs), utc(book.lastCheckMs),
                          utc(book.nextCheckMs));
    if (attempt.problem) {
        const AttemptProblem &p = *attempt.problem;
        parts << EvidenceWords::tr("Problem") + u'\n' +
                     maskCardNumbers(QStringLiteral("HTTP %1 %2\n%3")
                                         .arg(p.httpStatus)
                                         .arg(p.code, p.messages.join(u'\n'))
                                         .trimmed());
    }
    if (!attempt.body.isEmpty())
        parts << EvidenceWords::tr("Sent to Yuno") + u'\n' + redactedJson(attempt.body);
    if (attempt.payment && !attempt.payment->raw.isEmpty())
        parts << EvidenceWords::tr("Answer from Yuno") + u'\n' + redactedJson(attempt.payment->raw);
    return parts.join(QStringLiteral("\n\n"));
}

QString evidenceText(const PaymentDetail &detail)
{
    QStringList parts{evidenceText(detail.attempt, detail.events)};
    for (const OperationDetail &one : detail.operations) {
        const Operation &operation = one.operation;
        QStringList lines{QStringLiteral("%1 %2, state %3")
                              .arg(operationKindName(operation.intent.kind), operation.reference.text(),
                                   operationStateName(operation.state))};
        for (const OperationEvent &event : one.events)
            lines << eventText(event, log::shortened(operation.key.text()));
        if (!operation.body.isEmpty())
            lines << redactedJson(operation.body);
        parts << lines.join(u'\n');
    }
    return parts.join(QStringLiteral("\n\n"));
}

}
