// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payment links of JudgeGateway (CONTRACT 7): no key protects their making, so whoever asks twice has two. What their
// customers do is decided by the description.
#include "judge/judgegateway.h"

#include "common/chance.h"
#include "judge/outcomes.h"
#include "judge/views.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace soak {

namespace {

constexpr int SlowLinksPercent = 10;
constexpr qint64 SlowestLinkMs = 45'000;
constexpr int FailedLinksPermille = 20;

const QString Created = QStringLiteral("CREATED");

QByteArray answerOf(const QJsonObject &object)
{
    return answerBytes(200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact));
}

qint64 finishOf(const QJsonObject &body)
{
    const QString text = body[QStringLiteral("availability")][QStringLiteral("finish_at")].toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

void close(LedgerLink &link, const char *status, qint64 atMs)
{
    if (link.status != Created)
        return;
    link.status = QLatin1String(status);
    link.closedMs = atMs;
}

} // namespace

JudgeReply JudgeGateway::linkPath(const QStringList &path, const JudgeRequest &request)
{
    const bool post = request.method == "POST";
    if (post && path.size() == 2)
        return createLink(QJsonDocument::fromJson(request.body).object());
    const auto found = m_ledger.links.find(path.value(2));
    if (found == m_ledger.links.end())
        return {problem(404, "NOT_FOUND", "no such link"), 0, {}};
    LedgerLink &link = found->second;
    if (link.seenMs == 0)
        link.seenMs = m_nowMs();
    follow(link);
    if (post && path.value(3) == QLatin1String("cancel")) {
        if (link.status != Created && link.status != QLatin1String("CANCELED"))
            return {problem(400, "INVALID_STATUS", link.status), 0, {}};
        close(link, "CANCELED", m_nowMs());
    }
    return {answerOf(linkView(link, PaymentShape::Retrieved)), 0, {}};
}

JudgeReply JudgeGateway::createLink(const QJsonObject &body)
{
    for (const char *field : {"account_id", "merchant_order_id", "description", "country"}) {
        if (body[QLatin1String(field)].toString().isEmpty())
            return {problem(400, "MISSING_PARAMETERS", field), 0, {}};
    }
    const QJsonObject amount = body[QStringLiteral("amount")].toObject();
    const QString currency = amount[QStringLiteral("currency")].toString();
    if (currency.size() != 3 || minorOf(amount[QStringLiteral("value")], currency).value_or(0) <= 0)
        return {problem(400, "INVALID_AMOUNT", "amount"), 0, {}};
    if (finishOf(body) <= m_nowMs() || !body[QStringLiteral("payment_method_types")].isArray())
        return {problem(400, "MISSING_PARAMETERS", "availability, payment_method_types"), 0, {}};
    const QString order = body[QStringLiteral("merchant_order_id")].toString();
    const quint64 chance = chanceOf(m_seed, order.section(u'-', -2).toUtf8());
    const bool slow = (chance >> 20) % 100 < SlowLinksPercent;
    const qint64 thinks = slow ? static_cast<qint64>((chance >> 32) % SlowestLinkMs) : 100;
    return {{}, thinks, [this, body, chance] { return makeLink(body, chance); }};
}

/// The instant from which it can be paid, by whoever knows its address.
QByteArray JudgeGateway::makeLink(const QJsonObject &body, quint64 chance)
{
    if ((chance >> 10) % 1000 < FailedLinksPermille)
        return problem(500, "INTERNAL_ERROR", "failed before a link existed");
    const QJsonObject amount = body[QStringLiteral("amount")].toObject();
    LedgerLink link;
    link.id = newId();
    link.orderId = body[QStringLiteral("merchant_order_id")].toString();
    link.currency = amount[QStringLiteral("currency")].toString();
    link.minor = minorOf(amount[QStringLiteral("value")], link.currency).value_or(0);
    link.status = Created;
    link.createdMs = m_nowMs();
    link.finishMs = finishOf(body);
    link.request = body;
    m_ledger.linksByOrder[link.orderId].append(link.id);
    m_ledger.links[link.id] = link;
    return answerOf(linkView(link, PaymentShape::Created));
}

/// What its customer did until now. A try that had begun before the link was closed goes on.
void JudgeGateway::follow(LedgerLink &link)
{
    const LinkStory &story = linkStory(link.request[QStringLiteral("description")].toString());
    const qint64 endMs = story.expiresMs > 0 ? std::min(link.finishMs, link.createdMs + story.expiresMs) : link.finishMs;
    while (link.seenMs != 0 && link.tries < story.tries.size()) {
        const LinkTry &next = story.tries[link.tries];
        const bool tooLate = link.seenMs + next.beginsMs >= (link.closedMs != 0 ? link.closedMs : endMs);
        if (tooLate || m_nowMs() < link.seenMs + next.endsMs)
            break;
        pay(link, link.tries++);
        if (story.usedByAnyTry || takesMoney(QLatin1String(next.status), QLatin1String(next.subStatus)))
            close(link, "USED", link.seenMs + next.endsMs);
    }
    if (m_nowMs() >= endMs)
        close(link, "EXPIRED", endMs);
}

void JudgeGateway::pay(LedgerLink &link, int which)
{
    const LinkTry &made = linkStory(link.request[QStringLiteral("description")].toString()).tries[which];
    LedgerPayment payment;
    payment.id = newId();
    payment.orderId = link.orderId;
    payment.link = link.id;
    payment.key = newId(); // of Yuno's page
    payment.currency = link.currency;
    payment.minor = link.minor;
    payment.status = QLatin1String(made.status);
    payment.subStatus = QLatin1String(made.subStatus);
    payment.code = QLatin1String(made.code);
    payment.createdMs = link.seenMs + made.beginsMs;
    payment.request = link.request;
    m_ledger.byOrder[payment.orderId].append(payment.id);
    m_ledger.payments[payment.id] = payment;
}

} // namespace soak
