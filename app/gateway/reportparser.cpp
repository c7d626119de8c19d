// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/reportparser.h"

#include "gateway/jsonread.h"
#include "gateway/redaction.h"
#include "gateway/tlspolicy.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QJsonDocument>

namespace pos {

namespace {

constexpr qint64 FilePiece = 64 * 1024;
constexpr qsizetype LongestHead = 256 * 1024;

Unexpected<Error> unusable(const char *code, const QString &detail, const QStringList &names = {})
{
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.code = QString::fromLatin1(code);
    error.context.detail = detail;
    error.context.messages = names;
    return fail(std::move(error));
}

struct Column
{
    enum Name {
        Id, Order, Status, SubStatus, Amount, CurrencyCode, Captured, Refunded, Created, Updated, MethodType, Category, Brand,
        LastFour, Description, Reference, Country, Account, PayerName, FirstName, LastName, End,
    };
};

/// The names under which a column is known; the first is the documented one.
QStringList namesOf(Column::Name column)
{
    const auto list = [](std::initializer_list<const char *> names) {
        QStringList texts;
        for (const char *name : names)
            texts.append(QString::fromLatin1(name));
        return texts;
    };
    switch (column) {
    case Column::Id: return list({"payment_id", "id"});
    case Column::Order: return list({"merchant_order_id", "order_id"});
    case Column::Status: return list({"status", "payment_status"});
    case Column::SubStatus: return list({"sub_status", "substatus", "payment_sub_status"});
    case Column::Amount: return list({"amount_value", "amount", "value", "payment_amount"});
    case Column::CurrencyCode: return list({"currency", "amount_currency"});
    case Column::Captured: return list({"captured", "amount_captured", "captured_amount"});
    case Column::Refunded: return list({"refunded", "amount_refunded", "refunded_amount"});
    case Column::Created: return list({"created_at", "payment_created_at"});
    case Column::Updated: return list({"updated_at", "payment_updated_at"});
    case Column::MethodType: return list({"payment_method_type", "payment_method"});
    case Column::Category: return list({"payment_method_category", "category"});
    case Column::Brand: return list({"card_brand", "brand"});
    case Column::LastFour: return list({"card_lfd", "lfd", "last_four", "last_four_digits"});
    case Column::Description: return list({"description", "payment_description"});
    case Column::Reference: return list({"merchant_reference", "merchant_reference_id"});
    case Column::Country: return list({"country", "country_code"});
    case Column::Account: return list({"account_id", "account_code"});
    case Column::PayerName: return list({"customer_name", "payer_name", "customer_payer_name"});
    case Column::FirstName: return list({"customer_first_name", "customer_payer_first_name", "first_name"});
    case Column::LastName: return list({"customer_last_name", "customer_payer_last_name", "last_name"});
    case Column::End: break;
    }
    return {};
}

QString plainName(const QByteArray &head)
{
    QString name = QString::fromUtf8(head).trimmed().toLower();
    name.replace(u' ', u'_').replace(u'-', u'_').replace(u'.', u'_');
    return name;
}

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

/// Report amounts are in major units whatever the profile says (CONTRACT 11.1).
std::optional<Money> amountOf(const QString &text, Currency currency)
{
    return text.isEmpty() ? std::nullopt : moneyFromWire(QJsonValue(text), currency, AmountUnit::Major);
}

QString printable(const QString &name)
{
    return name.left(64);
}

}

qint64 millisFromReport(QString text)
{
    text = text.trimmed();
    if (text.endsWith(QLatin1String(" UTC")))
        text.chop(4);
    const qsizetype zone = text.lastIndexOf(u' ');
    if (zone > 10) // between date and time there is one as well
        text.remove(zone, 1);
    return millisFromWire(text);
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

Result<std::unique_ptr<ReportRows>> ReportFile::open(const QString &path)
{
    std::unique_ptr<ReportFile> file(new ReportFile(path));
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
            return unusable("SPREADSHEET", QStringLiteral("a spreadsheet instead of a CSV file"));
        const bool isCsv = entry.name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
        if (!entry.name.endsWith(u'/') && (!chosen || isCsv))
            chosen = &entry;
    }
    if (!chosen)
        return unusable("EMPTY", QStringLiteral("an archive without a file"));
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
        return unusable("EMPTY", QStringLiteral("a report without a line"));
    if (head.startsWith("PK"))
        return unusable("SPREADSHEET", QStringLiteral("an archive inside of an archive"));
    if (head.contains('\0') || head.startsWith("\xFF\xFE") || head.startsWith("\xFE\xFF"))
        return unusable("NOT_TEXT", QStringLiteral("not a text in UTF-8"));
    if (const char first = head.trimmed().front(); first == '{' || first == '[' || first == '<')
        return unusable("NOT_CSV", QStringLiteral("JSON or a page instead of a CSV file"));
    const qsizetype end = head.indexOf(head.contains('\n') ? '\n' : '\r');
    const std::optional<char> delimiter = csv::delimiterOf(QByteArrayView(head).first(end < 0 ? head.size() : end));
    m_csv = std::make_unique<csv::Reader>(delimiter.value_or(','), [this](const QByteArrayList &cells) { return takeRow(cells); });
    const Result<void> fed = m_csv->feed(head);
    if (m_headError)
        return fail(*m_headError);
    if (!fed)
        return fed;
    if (!m_names.isEmpty())
        return {};
    m_ended = true; // the head is all there is
    const Result<void> finished = m_csv->finish();
    return m_headError ? Result<void>(fail(*m_headError)) : finished;
}

Result<void> ReportFile::readHead(const QByteArrayList &cells)
{
    QHash<QString, int> places;
    for (const QByteArray &cell : cells) {
        const QString name = plainName(cell);
        if (!name.isEmpty() && !places.contains(name))
            places.insert(name, static_cast<int>(m_names.size()));
        m_names.append(QString::fromUtf8(cell).trimmed());
    }
    for (int column = 0; column < Column::End; ++column) {
        for (const QString &name : namesOf(static_cast<Column::Name>(column))) {
            if (places.contains(name)) {
                m_columns.insert(column, places.value(name));
                break;
            }
        }
    }
    QStringList missing;
    for (const Column::Name column : {Column::Id, Column::Status, Column::Amount, Column::CurrencyCode}) {
        if (!m_columns.contains(column))
            missing.append(namesOf(column).first());
    }
    if (!missing.isEmpty())
        return unusable("MISSING_COLUMNS", u"the file begins with " + printable(m_names.join(u',')), missing);
    return {};
}

QString ReportFile::cell(const QByteArrayList &cells, int column) const
{
    const auto found = m_columns.constFind(column);
    return found == m_columns.constEnd() || *found >= cells.size() ? QString() : QString::fromUtf8(cells[*found]).trimmed();
}

/// False only when the head is unusable: a row that is not readable is counted and left out.
bool ReportFile::takeRow(const QByteArrayList &cells)
{
    if (m_names.isEmpty()) {
        const Result<void> head = readHead(cells);
        if (!head)
            m_headError = head.error();
        return head.has_value();
    }
    Payment payment;
    payment.id = PaymentId::from(cell(cells, Column::Id));
    payment.status = PaymentStatus::fold(cell(cells, Column::Status), cell(cells, Column::SubStatus));
    const std::optional<Currency> currency = Currency::fromCode(cell(cells, Column::CurrencyCode).toUpper());
    const std::optional<Money> amount = currency ? amountOf(cell(cells, Column::Amount), *currency) : std::nullopt;
    if (payment.id.isEmpty() || payment.id.text().size() > 64 || payment.status.isEmpty() || !amount ||
        amount->isNegative() || cells.size() < m_names.size()) {
        ++m_unreadable;
        return true;
    }
    payment.amount = *amount;
    payment.captured = amountOf(cell(cells, Column::Captured), *currency);
    payment.refunded = amountOf(cell(cells, Column::Refunded), *currency);
    payment.orderId = MerchantOrderId::from(cell(cells, Column::Order));
    payment.createdMs = millisFromReport(cell(cells, Column::Created));
    payment.updatedMs = millisFromReport(cell(cells, Column::Updated));
    payment.method.type = cell(cells, Column::MethodType);
    payment.method.category = cell(cells, Column::Category);
    payment.method.brand = cell(cells, Column::Brand);
    payment.method.lastFour = cell(cells, Column::LastFour);
    payment.description = cell(cells, Column::Description);
    payment.merchantReference = cell(cells, Column::Reference);
    payment.country = cell(cells, Column::Country);
    payment.accountId = cell(cells, Column::Account);
    payment.payerName = cell(cells, Column::PayerName);
    if (payment.payerName.isEmpty())
        payment.payerName = QStringList{cell(cells, Column::FirstName), cell(cells, Column::LastName)}.join(u' ').trimmed();
    QJsonObject raw;
    for (qsizetype i = 0; i < m_names.size(); ++i)
        raw.insert(m_names[i], QString::fromUtf8(cells[i]));
    payment.raw = redactedJson(QJsonDocument(QJsonObject{{QStringLiteral("report_row"), raw}}).toJson(QJsonDocument::Compact));
    m_ready.append(std::move(payment));
    return true;
}

Result<QList<Payment>> ReportFile::next(int most)
{
    while (m_ready.size() - m_given < most && !m_ended) {
        const Result<QByteArray> bytes = piece();
        if (!bytes)
            return fail(bytes.error());
        m_ended = bytes->isEmpty();
        const Result<void> fed = m_ended ? m_csv->finish() : m_csv->feed(*bytes);
        if (!fed)
            return fail(fed.error());
    }
    const QList<Payment> portion = m_ready.mid(m_given, most);
    m_given += portion.size();
    if (m_given == m_ready.size() || m_given > 4096) {
        m_ready.remove(0, m_given);
        m_given = 0;
    }
    return portion;
}

}
