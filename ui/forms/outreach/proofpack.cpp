// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/proofpack.h"

#include "base/csv.h"
#include "base/wholefile.h"
#include "ui/text/communicationtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/outreachtext.h"
#include "ui/text/retentiontext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QThread>

#include <array>
#include <memory>

namespace pos::ui {

namespace {

struct ProofText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ProofText)
};
using T = ProofText;

/// Exact, with its offset: this is read far away, and years later.
QString stamp(qint64 ms, const QTimeZone &zone)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, zone).toString(Qt::ISODate);
}

/// For a narrow column; the zone stands at the head of the page.
QString wallTime(qint64 ms, const QTimeZone &zone)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QByteArray utc(qint64 ms)
{
    return ms == 0 ? QByteArray() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

QString meansText(ConsentMeans means)
{
    switch (means) {
    case ConsentMeans::InPerson: return T::tr("in person");
    case ConsentMeans::ByPhone: return T::tr("by phone");
    case ConsentMeans::WebForm: return T::tr("by a web form");
    }
    Q_UNREACHABLE();
}

/// With its line ends and indents.
QString lines(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br/>")).replace(QStringLiteral("  "), QStringLiteral("&nbsp; "));
}

QString row(std::initializer_list<QString> cells, const char *tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (const QString &cell : cells)
        html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), lines(cell));
    return html + QStringLiteral("</tr>");
}

QString table(const QString &rows)
{
    return QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">") + rows + QStringLiteral("</table>");
}

QString heading(const QString &text)
{
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(lines(text));
}

QString consentHtml(const ContactProof &proof, const QTimeZone &zone)
{
    QString html = heading(T::tr("Consent"));
    if (proof.consents.isEmpty())
        html += paragraph(T::tr("None is recorded."));
    else {
        QString rows = row({T::tr("When"), T::tr("Channel"), T::tr("Said"), T::tr("Asked"), T::tr("By"), T::tr("Words"), T::tr("Record")}, "th");
        for (const Consent &consent : proof.consents)
            rows += row({wallTime(consent.atMs, zone), contactChannelText(consent.channel), consent.given ? T::tr("yes") : T::tr("no"),
                         meansText(consent.means), consent.operatorName, consent.wording, consent.id});
        html += table(rows);
    }
    html += heading(T::tr("Opt-out"));
    if (proof.optOuts.isEmpty())
        return html + paragraph(T::tr("None is recorded."));
    QString rows = row({T::tr("When"), T::tr("What"), T::tr("By"), T::tr("Reason")}, "th");
    for (const OptOut &entry : proof.optOuts)
        rows += row({wallTime(entry.atMs, zone), entry.out ? T::tr("not to be contacted") : T::tr("reversed"), entry.operatorName, entry.reason});
    return html + table(rows);
}

QString eventsHtml(const QList<OutreachEvent> &events, const QTimeZone &zone)
{
    QString rows = row({T::tr("When"), T::tr("What"), T::tr("By"), T::tr("HTTP"), T::tr("Request id"), T::tr("Note")}, "th");
    for (const OutreachEvent &event : events)
        rows += row({wallTime(event.atMs, zone), outreachEventName(event.kind), event.operatorName,
                     event.httpStatus > 0 ? QString::number(event.httpStatus) : QString(), event.requestId,
                     event.kind == OutreachEventKind::Erased ? erasureRuleText(event.note) : event.note});
    return table(rows);
}

QString contactHtml(const OutreachRecord &record, const QList<OutreachEvent> &events, const ContactProof &proof, const QTimeZone &zone)
{
    const OutreachIntent &intent = record.intent;
    QString rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows += row({name, value});
    };
    add(T::tr("Contact"), intent.id.text());
    add(T::tr("About the sale"), intent.sale.text());
    add(T::tr("Amount"), intent.amount.isValid() ? moneyText(intent.amount) : QString());
    add(T::tr("Operator"), intent.operatorName);
    add(T::tr("Sent"), stamp(intent.sentMs, zone));
    add(T::tr("Answered"), stamp(intent.answeredMs, zone));
    add(T::tr("Result"), intentText(intent).joined());
    add(T::tr("HTTP"), intent.httpStatus > 0 ? QString::number(intent.httpStatus) + u' ' + intent.code : intent.code);
    add(T::tr("Yuno's id"), intent.remoteId);
    add(T::tr("Rules in force then"), intent.rulesVersion);
    add(T::tr("Consent records"), intent.consentId);
    add(T::tr("Yuno's report"), record.talks.isEmpty() ? T::tr("nothing reported") : talksText(record.talks, proof.atMs, zone));
    add(T::tr("Paid since"), recoveredText(record));
    add(T::tr("Request, masked"), intent.body.isEmpty() ? QString() : requestText(intent.body, true));
    add(T::tr("Answer"), QString::fromUtf8(intent.answer));
    if (record.erased)
        add(T::tr("Removed"), erasedText(record.erased->atMs, record.erased->note, proof.atMs, zone));
    return heading(T::tr("Contact of %1: %2, %3").arg(stamp(intent.createdMs, zone), outreachKindText(intent.kind), channelsText(intent.channels))) +
           table(rows) + eventsHtml(events, zone);
}

constexpr std::array AllRules{ContactRule::Hours, ContactRule::Holiday, ContactRule::PerDay, ContactRule::PerWeek, ContactRule::PerCase,
                              ContactRule::HoursApart, ContactRule::OneChannelAWeek, ContactRule::Channel};

/// What the rule says, as the notation of domain/contactlimits.h.
QString ruleValue(const ContactRules &rules, ContactRule rule)
{
    const auto cap = [](int value) { return value > 0 ? QString::number(value) : T::tr("no limit"); };
    switch (rule) {
    case ContactRule::Hours: return weekHoursText(rules.hours);
    case ContactRule::Holiday: return QString::number(rules.holidays.size());
    case ContactRule::PerDay: return cap(rules.caps.perDay);
    case ContactRule::PerWeek: return cap(rules.caps.perWeek);
    case ContactRule::PerCase: return cap(rules.caps.perCase);
    case ContactRule::HoursApart: return cap(rules.caps.hoursApart);
    case ContactRule::OneChannelAWeek: return rules.caps.oneChannelAWeek ? T::tr("yes") : T::tr("no");
    case ContactRule::Channel: return channelsText(rules.channels);
    case ContactRule::Zone: break;
    }
    return {};
}

QString lawText(const ContactRules &rules, const RuleSource &source)
{
    if (source.isDefault)
        return T::tr("our strict default, for want of a source");
    QStringList parts{source.law};
    for (const QString &part : {source.article, source.date, source.source})
        parts << part;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", ")) + (rules.asOf.isValid() ? T::tr(" (read %1)").arg(rules.asOf.toString(Qt::ISODate)) : QString());
}

QString rulesHtml(const ContactRules &rules)
{
    QString rows = row({T::tr("Rule"), T::tr("Value"), T::tr("Source")}, "th");
    for (const ContactRule rule : AllRules)
        rows += row({contactRuleText(rule), ruleValue(rules, rule), lawText(rules, rules.sourceOf(rule))});
    for (const RuleSource &duty : rules.duties)
        rows += row({T::tr("Duty"), duty.note, lawText(rules, duty)});
    return heading(T::tr("Rules now in force: %1").arg(rules.version())) + table(rows);
}

struct Line
{
    QByteArray record, at, id, contact, channel, result, operatorName, httpStatus, code, rules, amount, words;
};

void write(csv::Writer &out, const Line &line)
{
    for (const QByteArray *own : {&line.record, &line.at, &line.id, &line.contact, &line.channel, &line.result})
        out.plain(*own);
    out.text(line.operatorName);
    for (const QByteArray *own : {&line.httpStatus, &line.code, &line.rules, &line.amount})
        out.plain(*own);
    out.text(line.words);
    out.endRow();
}

QByteArray number(int value)
{
    return value > 0 ? QByteArray::number(value) : QByteArray();
}

void writeContact(csv::Writer &out, const OutreachRecord &record, const QList<OutreachEvent> &events)
{
    const OutreachIntent &intent = record.intent;
    const QByteArray id = intent.id.text().toUtf8();
    QStringList channels;
    for (const ContactChannel channel : intent.channels)
        channels << contactChannelName(channel);
    const auto amount = [](const std::optional<Money> &money) {
        return money && money->isValid() ? QByteArray(money->currency().code().toLatin1() + ' ' + money->toPlainString().toLatin1()) : QByteArray();
    };
    write(out, {"contact", utc(intent.createdMs), id, intent.sale.text().toUtf8(), channels.join(u'+').toLatin1(), outreachStateName(intent.state).toLatin1(),
                intent.operatorName.toUtf8(), number(intent.httpStatus), intent.code.toUtf8(), intent.rulesVersion.toUtf8(), amount(intent.amount),
                intent.consentId.toUtf8()});
    if (!intent.body.isEmpty())
        write(out, {"request", utc(intent.sentMs), {}, id, {}, {}, {}, {}, {}, {}, {}, requestText(intent.body, true).toUtf8()});
    if (!intent.answer.isEmpty())
        write(out, {"answer", utc(intent.answeredMs), intent.remoteId.toUtf8(), id, {}, {}, {}, number(intent.httpStatus), {}, {}, {}, intent.answer});
    for (const OutreachEvent &event : events)
        write(out, {"event", utc(event.atMs), event.requestId.toUtf8(), id, {}, outreachEventName(event.kind).toLatin1(), event.operatorName.toUtf8(),
                    number(event.httpStatus), event.code.toUtf8(), {}, {}, event.note.toUtf8()});
    for (const Communication &talk : record.talks)
        write(out, {"report", utc(talk.atMs), talk.id.toUtf8(), id, talk.channel.toUtf8(), talk.status.toUtf8(), {}, {}, {}, {}, {},
                    talk.callSeconds >= 0 ? QByteArray::number(talk.callSeconds) + " s" : QByteArray()});
    if (record.recovered)
        write(out, {"paid_since", {}, {}, id, {}, record.saleIsPaid ? "this_sale" : "another_sale", {}, {}, {}, {}, amount(record.recovered), {}});
}

} // namespace

QString proofHtml(const ContactProof &proof, const ProofContext &context)
{
    const QString who = proof.customer ? proof.customer->displayName() : QString();
    QString html = QStringLiteral("<h2>%1</h2>").arg(T::tr("Proof of contacts").toHtmlEscaped());
    html += paragraph(T::tr("%1, number %2").arg(who.isEmpty() ? T::tr("Not a customer of the till") : who, proof.phone.text()));
    html += paragraph(T::tr("Made by %1 on %2 from the till's journal, whose records are chained and cannot be changed unseen. Times are of %3.")
                          .arg(context.shopName.isEmpty() ? T::tr("this shop") : context.shopName, stamp(proof.atMs, context.zone),
                               QString::fromLatin1(context.zone.id())));
    html += consentHtml(proof, context.zone);
    html += heading(T::tr("Contacts: %1").arg(proof.contacts.size()));
    for (qsizetype i = 0; i < proof.contacts.size(); ++i)
        html += contactHtml(proof.contacts[i], proof.events.value(i), proof, context.zone);
    for (const ContactRules &rules : context.rules)
        html += rulesHtml(rules);
    return context.shopLimits.isEmpty() ? html : html + paragraph(T::tr("The shop's own, stricter: %1").arg(context.shopLimits));
}

QByteArray proofCsv(const ContactProof &proof, const ProofContext &context)
{
    csv::Writer out;
    write(out, {"record", "at", "id", "contact", "channel", "result", "operator", "http_status", "code", "rules", "amount", "words"});
    write(out, {"person", utc(proof.atMs), proof.customer ? proof.customer->id.text().toUtf8() : QByteArray(), {}, {}, {}, {}, {}, {}, {}, {},
                (proof.customer ? proof.customer->displayName() + u' ' : QString()).toUtf8() + proof.phone.text().toUtf8()});
    for (const Consent &consent : proof.consents)
        write(out, {"consent", utc(consent.atMs), consent.id.toUtf8(), {}, contactChannelName(consent.channel).toLatin1(), consent.given ? "given" : "refused",
                    consent.operatorName.toUtf8(), {}, consentMeansName(consent.means).toLatin1(), {}, {}, consent.wording.toUtf8()});
    for (const OptOut &entry : proof.optOuts)
        write(out, {"opt_out", utc(entry.atMs), entry.id.toUtf8(), {}, {}, entry.out ? "out" : "reversed", entry.operatorName.toUtf8(), {}, {}, {}, {},
                    entry.reason.toUtf8()});
    for (qsizetype i = 0; i < proof.contacts.size(); ++i)
        writeContact(out, proof.contacts[i], proof.events.value(i));
    for (const ContactRules &rules : context.rules) {
        for (const ContactRule rule : AllRules)
            write(out, {"rule", rules.asOf.toString(Qt::ISODate).toLatin1(), contactRuleName(rule).toLatin1(), {}, {}, {}, {}, {}, {}, rules.version().toUtf8(), {},
                        (ruleValue(rules, rule) + QStringLiteral(" | ") + lawText(rules, rules.sourceOf(rule))).toUtf8()});
    }
    if (!context.shopLimits.isEmpty())
        write(out, {"shop_rules", {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, context.shopLimits.toUtf8()});
    return "\xEF\xBB\xBF" + out.bytes();
}

QByteArray proofPdf(const QString &html, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    QTextDocument document;
    QFont font;
    font.setPointSize(8);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("body, td, th, p, h2, h3 { color: #000000; } th { text-align: left; }"));
    document.setHtml(QStringLiteral("<body>%1</body>").arg(html));
    document.print(&writer);
    return bytes;
}

QString proofFileName(const ContactProof &proof)
{
    QString who = proof.customer ? proof.customer->displayName().toLower() : QString();
    for (QChar &c : who) {
        if (!c.isLetterOrNumber())
            c = u'-';
    }
    const QString day = QDateTime::fromMSecsSinceEpoch(proof.atMs, Qt::UTC).toString(QStringLiteral("yyyyMMdd"));
    return who.isEmpty() ? QStringLiteral("proof-%1").arg(day) : QStringLiteral("proof-%1-%2").arg(who, day);
}

void saveProof(const QString &path, const ContactProof &proof, const ProofContext &context, QObject *receiver,
               std::function<void(const Result<void> &)> then)
{
    const auto result = std::make_shared<Result<void>>();
    QThread *thread = QThread::create([path, proof, context, result] {
        const bool asTable = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
        const QByteArray bytes = asTable ? proofCsv(proof, context) : proofPdf(proofHtml(proof, context), T::tr("Proof of contacts"));
        WholeFile file(path);
        *result = file.open().and_then([&] { return file.write(bytes); }).and_then([&] { return file.commit(); });
    });
    QObject::connect(thread, &QThread::finished, receiver, [result, then = std::move(then)] { then(*result); });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

} // namespace pos::ui
