// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/retentiontext.h"

#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace pos::ui {

namespace {

struct RetentionText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::RetentionText)
};
using T = RetentionText;

QString countsText(const PurgeCounts &counts)
{
    QStringList parts;
    if (counts.payments > 0)
        parts << T::tr("%n payment(s)", nullptr, int(counts.payments));
    if (counts.sales > 0)
        parts << T::tr("%n sale(s)", nullptr, int(counts.sales));
    if (counts.customers > 0)
        parts << T::tr("%n customer(s)", nullptr, int(counts.customers));
    if (counts.contacts > 0)
        parts << T::tr("%n contact(s)", nullptr, int(counts.contacts));
    if (counts.consents > 0)
        parts << T::tr("%n line(s) of recovery lists", nullptr, int(counts.consents));
    return parts.join(QStringLiteral(", "));
}

}

QString erasureRuleText(const QString &rule)
{
    const QString by = QStringLiteral("on request, by ");
    if (rule.startsWith(by))
        return T::tr("on request, by %1").arg(rule.mid(by.size()));
    const QStringList words = rule.split(u' ');
    if (rule.startsWith(QLatin1String("retention: ")) && words.size() == 4)
        return T::tr("kept for %n month(s)", nullptr, words.at(2).toInt());
    return rule;
}

QString erasedText(qint64 atMs, const QString &rule, qint64 nowMs, const QTimeZone &zone)
{
    return T::tr("Personal data was removed on %1 (%2).").arg(momentText(atMs, nowMs, zone), erasureRuleText(rule));
}

QString purgeText(const PurgeReport &report)
{
    return T::tr("Personal data whose time is over was removed: %1.").arg(countsText(report.counts));
}

QString purgeListText(const QList<PurgeReport> &reports, qint64 nowMs, const QTimeZone &zone)
{
    if (reports.isEmpty())
        return T::tr("Nothing had to be removed yet. The program looks once a day while it runs.");
    QStringList lines{T::tr("Removed so far:")};
    for (const PurgeReport &report : reports) {
        const QString line = momentText(report.atMs, nowMs, zone) + QStringLiteral(": ") + countsText(report.counts);
        lines << (report.finished ? line : T::tr("%1 (the program ended meanwhile; the next time went on)").arg(line));
    }
    return lines.join(u'\n');
}

}
