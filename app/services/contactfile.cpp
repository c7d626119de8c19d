// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/contactfile.h"

#include "domain/outreachcheck.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>
#include <QUuid>

#include <span>

namespace pos {

namespace {

using Kind = ContactFileProblem::Kind;
const QUuid ContentIds(QStringLiteral("{1f0c3a52-7f0e-4c0a-9b5e-2a4f6d8c1b37}"));
constexpr char Mark[] = "\xEF\xBB\xBF";

struct Column
{
    const char *name;
    bool needed;
};
constexpr Column ConsentColumns[] = {{"id", false}, {"customer_id", false}, {"phone", true}, {"channel", true}, {"given", true},
                                     {"means", true}, {"wording", true}, {"operator", true}, {"at", true}};
constexpr Column OptOutColumns[] = {{"id", false}, {"phone", true}, {"out", false}, {"reason", false}, {"operator", true}, {"at", true}};

std::span<const Column> columnsOf(ContactList list)
{
    return list == ContactList::Consents ? std::span<const Column>(ConsentColumns) : std::span<const Column>(OptOutColumns);
}

std::optional<bool> yesOrNo(const QString &text)
{
    const QString word = text.toLower();
    if (word == u"yes" || word == u"true" || word == u"1")
        return true;
    if (word == u"no" || word == u"false" || word == u"0")
        return false;
    return std::nullopt;
}

/// With its offset from UTC, or a day alone, which begins at midnight UTC: a time of nowhere proves nothing.
std::optional<qint64> instantOf(const QString &text)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return at.toMSecsSinceEpoch();
}

class FileReader
{
public:
    FileReader(ContactList list, const PhoneNumbers &phones, const QString &country, qint64 nowMs)
        : m_list(list)
        , m_phones(phones)
        , m_country(country)
        , m_nowMs(nowMs)
    {
    }

    ContactFile read(QByteArray bytes);

private:
    bool take(const QByteArrayList &cells);
    void takeHead(const QByteArrayList &cells);
    void takeConsent(const QByteArrayList &cells);
    void takeOptOut(const QByteArrayList &cells);
    QString text(const QByteArrayList &cells, const char *column) const;
    PhoneNumber phone(const QByteArrayList &cells);
    qint64 instant(const QByteArrayList &cells);
    QString idOf(const QByteArrayList &cells);
    void refuse(const char *column, Rule rule, const QString &detail = {});
    void refuse(Kind kind, FieldError error = {});
    /// Rules of the domain that no cell was refused for yet.
    void refuse(const QList<FieldError> &errors);

    const ContactList m_list;
    const PhoneNumbers &m_phones;
    const QString m_country;
    const qint64 m_nowMs;
    ContactFile m_file;
    QHash<QByteArray, qsizetype> m_places; ///< of columns
    qsizetype m_width = 0;
    QSet<QString> m_ids;
    QSet<QString> m_badColumns;            ///< of this line
    bool m_badLine = false;
    qint64 m_line = 1;                     ///< where this record begins
};

void FileReader::refuse(Kind kind, FieldError error)
{
    m_badLine = true;
    addProblem(m_file.report, {m_line, kind, std::move(error)});
}

void FileReader::refuse(const char *column, Rule rule, const QString &detail)
{
    const QString name = QString::fromLatin1(column);
    m_badColumns.insert(name);
    refuse(Kind::Value, {name, rule, 0, 0, detail});
}

void FileReader::refuse(const QList<FieldError> &errors)
{
    for (const FieldError &error : errors) {
        if (!m_badColumns.contains(error.field))
            refuse(Kind::Value, error);
    }
}

QString FileReader::text(const QByteArrayList &cells, const char *column) const
{
    const qsizetype place = m_places.value(column, -1);
    return place < 0 ? QString() : QString::fromUtf8(csv::unguarded(cells[place])).trimmed();
}

PhoneNumber FileReader::phone(const QByteArrayList &cells)
{
    const QString typed = text(cells, "phone");
    if (typed.isEmpty())
        return {}; // checkConsent() says so
    const ParsedPhone parsed = m_phones.parse(typed, m_country);
    if (parsed.verdict == PhoneVerdict::Valid && !parsed.isExtension)
        return parsed.number;
    refuse("phone", Rule::BadPhone);
    return {};
}

qint64 FileReader::instant(const QByteArrayList &cells)
{
    const QString written = text(cells, "at");
    if (const std::optional<qint64> at = instantOf(written))
        return *at;
    refuse("at", written.isEmpty() ? Rule::Required : Rule::BadDate);
    return 0;
}

/// Its own, or one of its content.
QString FileReader::idOf(const QByteArrayList &cells)
{
    QString id = text(cells, "id");
    if (id.isEmpty())
        id = QUuid::createUuidV5(ContentIds, cells.join('\x1f')).toString(QUuid::WithoutBraces);
    else if (QUuid(id).isNull())
        refuse("id", Rule::BadUuid);
    if (m_ids.contains(id))
        refuse(Kind::SameId);
    m_ids.insert(id);
    return id;
}

void FileReader::takeHead(const QByteArrayList &cells)
{
    m_width = cells.size();
    for (qsizetype i = 0; i < cells.size(); ++i)
        m_places.insert(csv::unguarded(cells[i]).trimmed().toLower(), i);
    for (const Column &column : columnsOf(m_list)) {
        if (column.needed && !m_places.contains(column.name))
            refuse(Kind::MissingColumn, {QString::fromLatin1(column.name), Rule::Required, 0, 0, {}});
    }
}

void FileReader::takeConsent(const QByteArrayList &cells)
{
    Consent consent;
    consent.id = idOf(cells);
    consent.customer = CustomerId::from(text(cells, "customer_id"));
    consent.phone = phone(cells);
    if (const auto channel = contactChannelFromName(text(cells, "channel")))
        consent.channel = *channel;
    else
        refuse("channel", Rule::NotInList, QStringLiteral("call, whatsapp"));
    if (const auto given = yesOrNo(text(cells, "given")))
        consent.given = *given;
    else
        refuse("given", Rule::NotInList, QStringLiteral("yes, no"));
    if (const auto means = consentMeansFromName(text(cells, "means")))
        consent.means = *means;
    else
        refuse("means", Rule::NotInList, QStringLiteral("in_person, phone, web_form"));
    consent.wording = text(cells, "wording");
    consent.operatorName = text(cells, "operator");
    consent.atMs = instant(cells);
    refuse(checkConsent(consent, m_nowMs));
    if (m_badLine)
        return;
    m_file.consents << consent;
    m_file.lines << m_line;
}

void FileReader::takeOptOut(const QByteArrayList &cells)
{
    OptOut entry;
    entry.id = idOf(cells);
    entry.phone = phone(cells);
    const QString out = text(cells, "out");
    if (const auto said = out.isEmpty() ? std::optional(true) : yesOrNo(out))
        entry.out = *said;
    else
        refuse("out", Rule::NotInList, QStringLiteral("yes, no"));
    entry.reason = text(cells, "reason");
    entry.operatorName = text(cells, "operator");
    entry.atMs = instant(cells);
    QList<FieldError> errors = checkOptOut(entry, m_nowMs);
    if (entry.reason.isEmpty() && entry.operatorName.isEmpty()) // its words went after their time; the number must not
        errors.removeIf([](const FieldError &error) { return error.field == u"reason" || error.field == u"operator"; });
    refuse(errors);
    if (m_badLine)
        return;
    m_file.optOuts << entry;
    m_file.lines << m_line;
}

bool FileReader::take(const QByteArrayList &cells)
{
    if (m_width == 0) {
        takeHead(cells);
        return !m_file.report.isRefused();
    }
    if (++m_file.report.lines > MostContactLines) {
        refuse(Kind::TooManyLines, {{}, Rule::TooLarge, 0, MostContactLines, {}});
        return false;
    }
    m_badLine = false;
    m_badColumns.clear();
    if (cells.size() != m_width)
        refuse(Kind::CellCount, {{}, Rule::OutOfRange, m_width, cells.size(), {}});
    else if (m_list == ContactList::Consents)
        takeConsent(cells);
    else
        takeOptOut(cells);
    return true;
}

/// Physical lines one by one, so that a record knows where it began.
ContactFile FileReader::read(QByteArray bytes)
{
    if (bytes.startsWith(Mark))
        bytes.remove(0, 3);
    if (bytes.size() > LargestContactFile) {
        refuse(Kind::TooManyLines, {{}, Rule::TooLarge, 0, MostContactLines, {}});
        return m_file;
    }
    if (bytes.isEmpty() || bytes.startsWith("PK") || bytes.contains('\0')) {
        refuse(Kind::NotCsv);
        return m_file;
    }
    const qsizetype firstEnd = bytes.indexOf('\n');
    const auto delimiter = csv::delimiterOf(QByteArrayView(bytes).first(firstEnd < 0 ? bytes.size() : firstEnd));
    qint64 line = 0;
    bool inRecord = false;
    csv::Reader reader(delimiter.value_or(','), [&](const QByteArrayList &cells) {
        inRecord = false;
        return take(cells);
    });
    Result<void> fed;
    for (qsizetype from = 0; fed && from < bytes.size();) {
        qsizetype until = from;
        while (until < bytes.size() && bytes[until] != '\n' && !(bytes[until] == '\r' && bytes.mid(until + 1, 1) != "\n"))
            ++until;
        const QByteArrayView piece = QByteArrayView(bytes).sliced(from, std::min(until + 1, bytes.size()) - from);
        from += piece.size();
        ++line;
        if (!inRecord)
            m_line = line;
        inRecord = inRecord || !piece.trimmed().isEmpty();
        fed = reader.feed(piece);
    }
    if (fed)
        fed = reader.finish();
    if (!fed && fed.error().kind != ErrorKind::Cancelled)
        refuse(Kind::NotCsv, {{}, Rule::BadCharacters, 0, 0, fed.error().context.code});
    return m_file;
}

QByteArray momentOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

void addProblem(ContactImport &report, ContactFileProblem problem)
{
    const bool again = !report.problems.isEmpty() && report.problems.constLast().line == problem.line;
    if (!again)
        ++report.refused;
    if (report.problems.size() < MostContactProblems)
        report.problems << std::move(problem);
}

ContactFile readContactFile(const QByteArray &bytes, ContactList list, const PhoneNumbers &phones, const QString &country,
                            qint64 nowMs)
{
    return FileReader(list, phones, country, nowMs).read(bytes);
}

ContactFileWriter::ContactFileWriter(ContactList list)
{
    for (const Column &column : columnsOf(list))
        m_csv.plain(column.name);
    m_csv.endRow();
}

void ContactFileWriter::add(const Consent &consent)
{
    m_csv.plain(consent.id.toUtf8());
    m_csv.text(consent.customer.text().toUtf8());
    m_csv.text(consent.phone.text().toUtf8());
    m_csv.plain(contactChannelName(consent.channel).toLatin1());
    m_csv.plain(consent.given ? "yes" : "no");
    m_csv.plain(consentMeansName(consent.means).toLatin1());
    m_csv.text(consent.wording.toUtf8());
    m_csv.text(consent.operatorName.toUtf8());
    m_csv.plain(momentOf(consent.atMs));
    m_csv.endRow();
}

void ContactFileWriter::add(const OptOut &entry)
{
    m_csv.plain(entry.id.toUtf8());
    m_csv.text(entry.phone.text().toUtf8());
    m_csv.plain(entry.out ? "yes" : "no");
    m_csv.text(entry.reason.toUtf8());
    m_csv.text(entry.operatorName.toUtf8());
    m_csv.plain(momentOf(entry.atMs));
    m_csv.endRow();
}

} // namespace pos
