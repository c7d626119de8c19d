// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/communicationtext.h"

#include "ui/text/moneytext.h"
#include "ui/text/outreachtext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct CommunicationText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::CommunicationText)
};

} // namespace

/// Yuno publishes no list of them: what is not known is shown as it is written.
QString talkStatusText(const Communication &talk)
{
    const auto is = [&talk](std::initializer_list<const char *> names) {
        for (const char *name : names) {
            if (talk.status == QLatin1String(name))
                return true;
        }
        return false;
    };
    if (is({"COMPLETED", "ANSWERED", "READ", "SUCCEEDED"}))
        return CommunicationText::tr("Reached");
    if (is({"DELIVERED", "SENT"}))
        return CommunicationText::tr("Delivered");
    if (is({"NO_ANSWER", "NOT_ANSWERED", "BUSY", "VOICEMAIL"}))
        return CommunicationText::tr("No answer");
    if (is({"QUEUED", "PENDING", "IN_PROGRESS", "CREATED"}))
        return CommunicationText::tr("Under way");
    if (is({"FAILED", "ERROR", "UNDELIVERED"}))
        return CommunicationText::tr("Failed");
    return talk.status;
}

QString talksShortText(const QList<Communication> &talks)
{
    if (talks.isEmpty())
        return {};
    const QString last = talkStatusText(talks.constLast());
    return talks.size() == 1 ? last : CommunicationText::tr("%1 (%2)").arg(last).arg(talks.size());
}

QString talksText(const QList<Communication> &talks, qint64 nowMs, const QTimeZone &zone)
{
    QStringList lines;
    for (const Communication &talk : talks) {
        const std::optional<ContactChannel> channel = channelOf(talk);
        QStringList parts{talk.atMs > 0 ? momentText(talk.atMs, nowMs, zone) : QString(),
                          channel ? contactChannelText(*channel) : talk.channel, talkStatusText(talk),
                          talk.callSeconds > 0 ? elapsedText(talk.callSeconds * 1000LL) : QString()};
        parts.removeAll(QString());
        lines << CommunicationText::tr("Yuno's report: %1 (%2)").arg(parts.join(QStringLiteral(", ")), talk.id);
    }
    return lines.join(u'\n');
}

QString recoveredText(const OutreachRecord &record)
{
    if (!record.recovered)
        return CommunicationText::tr("No");
    const QString money = moneyText(*record.recovered);
    return record.saleIsPaid ? CommunicationText::tr("Yes, %1").arg(money) : CommunicationText::tr("Another sale: %1").arg(money);
}

} // namespace pos::ui
