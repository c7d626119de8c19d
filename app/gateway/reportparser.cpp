// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/reportparser.h"

#include "gateway/jsonread.h"
#include "gateway/tlspolicy.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pos {

namespace {

constexpr qint64 FilePiece = 64 * 1024;
constexpr qsizetype LongestHead = 256 * 1024;

Report reportFrom(const QJsonObject &object)
{
    Report report;
    report.id = ReportId::from(json::firstText(object, {QLatin1String("id"), QLatin1String("report_id")}));
    report.type = json::text(object, QLatin1String("type"));
    report.rawStatus = json::text(object, QLatin1String("status"));
    report.status = reportStatusOf(report.rawStatus);
    report.reference = json::text(object, QLatin1String("merchant_reference_id"));
    report.createdMs = millisFromReport(json::text(object, QLatin1String("created_at")));
    report.expiresMs = millisFromReport(json::text(object, QLatin1String("expires_at")));
    return report;
}

}

Result<Report> parseReport(const QByteArray &body)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    const QJsonValue first = document->isArray() ? document->toArray().at(0) : *document;
    QJsonObject object = first.toObject();
    for (const QLatin1String wrap : {QLatin1String("report"), QLatin1String("data")}) {
        if (object.value(wrap).isObject())
            object = object.value(wrap).toObject();
    }
    const Report report = reportFrom(object);
    if (report.id.isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("a report without an id"));
    return report;
}

Result<QList<Report>> parseReports(const QByteArray &body)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    QJsonArray list = document->toArray();
    if (document->isObject()) {
        for (const QLatin1String wrap : {QLatin1String("reports"), QLatin1String("data"), QLatin1String("items")}) {
            if (const QJsonValue inner = document->toObject().value(wrap); inner.isArray())
                list = inner.toArray();
        }
    }
    QList<Report> reports;
    for (const QJsonValue &value : std::as_const(list)) {
        const Report report = reportFrom(value.toObject());
        if (!report.id.isEmpty())
            reports.append(report);
    }
    return reports;
}

Result<QUrl> parseDownloadLink(const QByteArray &body)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    const QJsonObject object = document->toObject();
    const QUrl url(json::firstText(object, {QLatin1String("download_link"), QLatin1String("download_url"), QLatin1String("url")}),
                   QUrl::StrictMode);
    const bool allowed = url.scheme() == QLatin1String("https") ||
                         (url.scheme() == QLatin1String("http") && isLoopback(url.host()));
    if (!url.isValid() || url.host().isEmpty() || !allowed || !url.userInfo().isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("no download link that may be opened"));
    return url;
}

Result<std::unique_ptr<ReportRows>> ReportFile::open(const QString &path, ReportType type)
{
    std::unique_ptr<ReportFile> file(new ReportFile(path, type));
    if (const Result<void> begun = file->begin(); !begun)
        return fail(begun.error());
    return std::unique_ptr<ReportRows>(std::move(file));
}

Result<void> ReportFile::chooseEntry()
{
    const Result<QList<ZipFile::Entry>> entries = m_zip.entries();
    if (!entries)
        return fail(entries.error());
    const ZipFile::Entry *chosen = nullptr;
    for (const ZipFile::Entry &entry : *entries) {
        if (entry.name == QLatin1String("[Content_Types].xml"))
            return unusableReport("SPREADSHEET", QStringLiteral("a spreadsheet instead of a CSV file"));
        const bool isCsv = entry.name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
        if (!entry.name.endsWith(u'/') && (!chosen || isCsv))
            chosen = &entry;
    }
    if (!chosen)
        return unusableReport("EMPTY", QStringLiteral("an archive without a file"));
    return m_zip.open(*chosen);
}

Result<QByteArray> ReportFile::piece()
{
    if (m_zipped)
        return m_zip.read();
    const QByteArray bytes = m_file.read(FilePiece);
    if (m_file.error() != QFileDevice::NoError)
        return fail(Error{ErrorKind::StorageFailed, {.path = m_file.fileName(), .detail = m_file.errorString()}});
    return bytes;
}

/// Everything that can be known from the first line.
Result<void> ReportFile::begin()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return fail(Error{ErrorKind::StorageFailed, {.path = m_file.fileName(), .detail = m_file.errorString()}});
    m_zipped = m_file.peek(4).startsWith("PK");
    if (m_zipped) {
        if (const Result<void> chosen = chooseEntry(); !chosen)
            return chosen;
    }
    QByteArray head;
    while (head.indexOf('\n') < 0 && head.indexOf('\r') < 0 && head.size() < LongestHead) {
        const Result<QByteArray> more = piece();
        if (!more)
            return fail(more.error());
        if (more->isEmpty())
            break;
        head += *more;
    }
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    if (head.trimmed().isEmpty())
        return unusableReport("EMPTY", QStringLiteral("a report without a line"));
    if (head.startsWith("PK"))
        return unusableReport("SPREADSHEET", QStringLiteral("an archive inside of an archive"));
    if (head.contains('\0') || head.startsWith("\xFF\xFE") || head.startsWith("\xFE\xFF"))
        return unusableReport("NOT_TEXT", QStringLiteral("not a text in UTF-8"));
    if (const char first = head.trimmed().front(); first == '{' || first == '[' || first == '<')
        return unusableReport("NOT_CSV", QStringLiteral("JSON or a page instead of a CSV file"));
    const qsizetype end = head.indexOf(head.contains('\n') ? '\n' : '\r');
    const std::optional<char> delimiter = csv::delimiterOf(QByteArrayView(head).first(end < 0 ? head.size() : end));
    m_csv = std::make_unique<csv::Reader>(delimiter.value_or(','), [this](const QByteArrayList &cells) { return takeRow(cells); });
    const Result<void> fed = m_csv->feed(head);
    if (m_headError)
        return fail(*m_headError);
    if (!fed)
        return fed;
    if (!m_columns.isEmpty())
        return {};
    m_ended = true; // the head is all there is
    const Result<void> finished = m_csv->finish();
    return m_headError ? Result<void>(fail(*m_headError)) : finished;
}

/// False only when the head is unusable: a row that is not readable is counted and left out.
bool ReportFile::takeRow(const QByteArrayList &cells)
{
    if (m_columns.isEmpty()) {
        const Result<void> head = m_columns.readHead(cells);
        if (!head)
            m_headError = head.error();
        return head.has_value();
    }
    const auto keep = [this](auto row, auto &ready) {
        if (row)
            ready.append(std::move(*row));
        else
            ++m_unreadable;
    };
    if (m_type == ReportType::Communications)
        keep(m_columns.talk(cells), m_talks);
    else
        keep(m_columns.row(cells), m_ready);
    return true;
}

template <typename T> Result<QList<T>> ReportFile::portion(QList<T> &ready, int most)
{
    while (ready.size() - m_given < most && !m_ended) {
        const Result<QByteArray> bytes = piece();
        if (!bytes)
            return fail(bytes.error());
        m_ended = bytes->isEmpty();
        const Result<void> fed = m_ended ? m_csv->finish() : m_csv->feed(*bytes);
        if (!fed)
            return fail(fed.error());
    }
    const QList<T> some = ready.mid(m_given, most);
    m_given += some.size();
    if (m_given == ready.size() || m_given > 4096) {
        ready.remove(0, m_given);
        m_given = 0;
    }
    return some;
}

Result<QList<Payment>> ReportFile::next(int most)
{
    return portion(m_ready, most);
}

Result<QList<Communication>> ReportFile::nextTalks(int most)
{
    return portion(m_talks, most);
}

}
