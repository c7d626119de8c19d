// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/communication.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pos {

std::optional<ContactChannel> channelOf(const Communication &talk)
{
    const QString name = talk.channel.toUpper();
    if (name.contains(QLatin1String("WHATSAPP")))
        return ContactChannel::WhatsApp;
    if (name.contains(QLatin1String("CALL")) || name.contains(QLatin1String("PHONE")) || name.contains(QLatin1String("VOICE")))
        return ContactChannel::PhoneCall;
    return std::nullopt;
}

QString communicationFactPrefix(const OutreachId &outreach)
{
    return u"communication " + outreach.text() + u' ';
}

QString communicationFactName(const OutreachId &outreach, const QString &id)
{
    return communicationFactPrefix(outreach) + id;
}

QString communicationText(const Communication &talk)
{
    const QJsonObject json{{QStringLiteral("id"), talk.id},
                           {QStringLiteral("payment"), talk.payment.text()},
                           {QStringLiteral("order"), talk.order.text()},
                           {QStringLiteral("channel"), talk.channel},
                           {QStringLiteral("status"), talk.status},
                           {QStringLiteral("seconds"), talk.callSeconds},
                           {QStringLiteral("at"), talk.atMs}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<Communication> communicationFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto word = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    Communication talk;
    talk.id = word("id");
    if (talk.id.isEmpty())
        return std::nullopt;
    talk.payment = PaymentId::from(word("payment"));
    talk.order = MerchantOrderId::from(word("order"));
    talk.channel = word("channel");
    talk.status = word("status");
    talk.callSeconds = json.value(QLatin1String("seconds")).toInt(-1);
    talk.atMs = json.value(QLatin1String("at")).toInteger();
    return talk;
}

} // namespace pos
