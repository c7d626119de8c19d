// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/articles/articlefile.h"

#include "base/csv.h"

#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace pos::ui {

namespace {

using Kind = ArticleProblem::Kind;
constexpr char Mark[] = "\xEF\xBB\xBF";
enum Column { Sku, Barcode, Name, Category, Price, InCurrency, ColumnCount };
constexpr std::array<QByteArrayView, ColumnCount> Columns{"sku", "barcode", "name", "category", "price", "currency"};

class FileReader
{
public:
    FileReader(Currency currency, NumberFormat format) : m_currency(currency), m_format(format) {}

    ArticleFile read(const QByteArray &bytes);

private:
    void refuse(Kind kind, const QString &text = {}, qint64 other = 0);
    bool take(const QByteArrayList &cells);
    void takeHead(const QByteArrayList &cells);
    void takeArticle(const QByteArrayList &cells);
    /// False when another article has it.
    bool claim(const QString &code);
    QString text(const QByteArrayList &cells, Column column) const;

    const Currency m_currency;
    const NumberFormat m_format;
    ArticleFile m_file;
    std::array<qsizetype, ColumnCount> m_places; ///< of the columns; -1 = not there
    QHash<QString, qint64> m_lines; ///< of each code
    qsizetype m_width = 0;
    qint64 m_line = 1;
    bool m_badLine = false;
};

void FileReader::refuse(Kind kind, const QString &text, qint64 other)
{
    if (!m_badLine)
        ++m_file.badLines;
    m_badLine = true;
    if (m_file.problems.size() < ArticleFile::MostShown)
        m_file.problems.append({m_line, kind, text, other});
}

QString FileReader::text(const QByteArrayList &cells, Column column) const
{
    const qsizetype place = m_places[column];
    return place < 0 ? QString() : QString::fromUtf8(csv::unguarded(cells[place])).trimmed();
}

bool FileReader::take(const QByteArrayList &cells)
{
    m_badLine = false;
    if (m_width == 0)
        takeHead(cells);
    else if (cells.size() != m_width)
        refuse(Kind::WrongCells);
    else if (m_file.articles.size() >= MostArticles)
        refuse(Kind::TooMany);
    else
        takeArticle(cells);
    ++m_line;
    for (const QByteArray &cell : cells)
        m_line += cell.count('\n');
    return m_file.problems.isEmpty() || m_file.problems.last().kind != Kind::NoColumns;
}

void FileReader::takeHead(const QByteArrayList &cells)
{
    m_width = cells.size();
    QByteArrayList names;
    for (const QByteArray &cell : cells)
        names << csv::unguarded(cell).trimmed().toLower();
    for (size_t i = 0; i < Columns.size(); ++i)
        m_places[i] = names.lastIndexOf(Columns[i]);
    for (const Column needed : {Sku, Name, Price}) {
        if (m_places[needed] < 0) {
            refuse(Kind::NoColumns, QString::fromLatin1(Columns[needed]));
            return;
        }
    }
}

bool FileReader::claim(const QString &code)
{
    const QString key = code.toCaseFolded();
    const auto other = m_lines.constFind(key);
    if (other != m_lines.cend() && *other != m_line) {
        refuse(Kind::CodeTwice, code, *other);
        return false;
    }
    m_lines.insert(key, m_line);
    return true;
}

void FileReader::takeArticle(const QByteArrayList &cells)
{
    Article article{text(cells, Sku), text(cells, Barcode), text(cells, Name), text(cells, Category), {}};
    if (article.sku.isEmpty())
        return refuse(Kind::NoSku);
    if (article.name.isEmpty())
        return refuse(Kind::NoName);
    const QString currency = text(cells, InCurrency);
    if (!currency.isEmpty() && currency.compare(m_currency.code(), Qt::CaseInsensitive) != 0)
        return refuse(Kind::OtherCurrency, currency);
    const QString price = text(cells, Price);
    const Result<Money> money = parseMoney(price, m_currency, m_format);
    if (!money || money->isNegative())
        return refuse(Kind::BadPrice, price);
    article.price = *money;
    if (claim(article.sku) && (article.barcode.isEmpty() || claim(article.barcode)))
        m_file.articles.append(std::move(article));
}

ArticleFile FileReader::read(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray head = (end < 0 ? bytes : bytes.first(end)).trimmed();
    const qsizetype lines = std::min(bytes.count('\n'), MostArticles);
    m_file.articles.reserve(lines);
    m_lines.reserve(lines * 2);
    csv::Reader reader(csv::delimiterOf(head).value_or(','), [this](const QByteArrayList &cells) { return take(cells); });
    Result<void> read = reader.feed(bytes);
    if (read)
        read = reader.finish();
    m_badLine = false;
    if (!read && read.error().kind != ErrorKind::Cancelled)
        refuse(Kind::Unreadable);
    else if (m_file.isGood() && m_file.articles.isEmpty())
        refuse(Kind::Empty);
    return std::move(m_file);
}

}

ArticleFile readArticleFile(QByteArray bytes, Currency currency, NumberFormat format)
{
    if (bytes.size() > LargestArticleFile)
        return {.articles = {}, .problems = {{1, Kind::TooMany, {}, 0}}, .badLines = 1};
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(bytes);
    if (decoder.hasError()) {
        const qint64 line = 1 + decoded.left(decoded.indexOf(QChar::ReplacementCharacter)).count(u'\n');
        return {.articles = {}, .problems = {{line, Kind::NotUtf8, {}, 0}}, .badLines = 1};
    }
    if (bytes.startsWith(Mark))
        bytes.remove(0, sizeof Mark - 1);
    return FileReader(currency, format).read(bytes);
}

QByteArray writeArticleFile(const QList<Article> &articles, NumberFormat format)
{
    // What separates the decimals must not separate the cells.
    csv::Writer writer(format.decimalPoint == u',' ? ';' : ',');
    for (const QByteArrayView column : Columns)
        writer.plain(column);
    writer.endRow();
    for (const Article &article : articles) {
        writer.text(article.sku.toUtf8());
        writer.text(article.barcode.toUtf8());
        writer.text(article.name.toUtf8());
        writer.text(article.category.toUtf8());
        writer.plain(article.price.toPlainString().replace(u'.', format.decimalPoint).toUtf8());
        writer.plain(article.price.currency().code().toUtf8());
        writer.endRow();
    }
    return Mark + writer.take();
}

}
