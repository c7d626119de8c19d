// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// listing::verify(): the rows, texts and sums that lists are made of against the
// attempts, sales and payments they follow from.
#include "journal/listing.h"

#include "journal/storageerror.h"

#include <QHash>

namespace pos::listing {

namespace {

const Statement SelectTexts{"SELECT id, folded FROM list_text"};
const Statement SelectListing{
    "SELECT state, flags, currency, country, amount, asked, taken, refunded, status, register, operator, kind, method, "
    "customer, payer, note, brand FROM listing WHERE created_ms = ? AND row_no = ?"};
constexpr int NumberCount = 8;
const Statement SelectReferencesOf{"SELECT folded FROM list_reference WHERE row_no = ? ORDER BY folded"};

#define SUMS_OF(span)                                                                                                  \
    "SELECT " span ", created_ms / " span ", currency, country, kind, brand, state, count(*), sum(asked), sum(taken), sum(refunded) "  \
    "FROM listing GROUP BY 2, 3, 4, 5, 6, 7"

/// Each counts what is wrong.
const std::pair<const char *, const char *> Questions[] = {
    {"SELECT (SELECT count(*) FROM listing) - (SELECT count(*) FROM attempt)", "the list has rows of no payment"},
    {"SELECT count(*) FROM list_reference WHERE row_no NOT IN (SELECT row_no FROM listing)", "a reference of no payment"},
    {"SELECT count(*) FROM list_text t WHERE kind IN (4, 5) AND NOT EXISTS (SELECT 1 FROM listing WHERE customer = t.id) "
     "AND NOT EXISTS (SELECT 1 FROM listing WHERE payer = t.id AND payer <> 0) "
     "AND NOT EXISTS (SELECT 1 FROM listing WHERE note = t.id AND note <> 0)", "a name or note of no payment"},
    {"SELECT count(*) FROM (" SUMS_OF("3600000") " EXCEPT SELECT * FROM total)", "a sum of an hour is wrong"},
    {"SELECT count(*) FROM (" SUMS_OF("86400000") " EXCEPT SELECT * FROM total)", "a sum of a day is wrong"},
    {"SELECT count(*) FROM (" SUMS_OF("2764800000") " EXCEPT SELECT * FROM total)", "a sum of 32 days is wrong"},
    {"SELECT count(*) FROM (SELECT * FROM total WHERE payments <> 0 OR asked <> 0 OR taken <> 0 OR refunded <> 0 EXCEPT "
     "SELECT * FROM (" SUMS_OF("3600000") ") EXCEPT SELECT * FROM (" SUMS_OF("86400000") ") "
     "EXCEPT SELECT * FROM (" SUMS_OF("2764800000") "))", "a sum of no payment"},
};

[[nodiscard]] Unexpected<Error> wrong(Database &database, const QString &what)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), QStringLiteral("list: ") + what));
}

using Texts = QHash<qint64, QString>;

Result<Texts> readTexts(Database &database)
{
    Texts texts;
    const Result<void> walked = database.each(SelectTexts, {}, [&](const Rows &row) {
        texts.insert(row.integer(0), row.text(1));
    });
    if (!walked)
        return fail(walked.error());
    return texts;
}

Result<bool> isRight(Database &database, const Sourced &sourced, const Texts &texts)
{
    const Face face = faceOf(sourced.source);
    const Result<std::optional<Rows>> listed = database.first(SelectListing, {sqlInt(sourced.createdMs), sqlInt(sourced.rowNo)});
    if (!listed)
        return fail(listed.error());
    if (!*listed)
        return false;
    const Rows &row = **listed;
    const QVariantList wanted{sqlInt(face.state),  sqlInt(face.flags), sqlInt(face.currency), sqlInt(face.country),
                              sqlInt(face.amount), sqlInt(face.asked), sqlInt(face.taken),    sqlInt(face.refunded)};
    if (row.values(0, NumberCount) != wanted)
        return false;
    for (int i = 0; i < TextCount; ++i) {
        const qint64 id = row.integer(NumberCount + i);
        const QString &text = face.texts[size_t(i)];
        if (text.isNull() ? id != 0 : !texts.contains(id) || texts.value(id) != text)
            return false;
    }
    QStringList references;
    const Result<void> walked = database.each(SelectReferencesOf, {sqlInt(sourced.rowNo)}, [&](const Rows &reference) {
        references.append(reference.text(0));
    });
    if (!walked)
        return fail(walked.error());
    references.sort();
    return references == face.references;
}

}

Result<void> verify(Database &database)
{
    const Result<Texts> texts = readTexts(database);
    if (!texts)
        return fail(texts.error());
    const Result<void> walked = database.each(SelectSources, {}, [&](const Rows &row) -> Result<void> {
        const std::optional<Sourced> sourced = readSource(row);
        const Result<bool> right = sourced ? isRight(database, *sourced, *texts) : Result<bool>(false);
        if (!right)
            return fail(right.error());
        if (!*right)
            return wrong(database, u"the row of attempt " + row.text(2) + u" does not follow from it");
        return {};
    });
    if (!walked)
        return fail(walked.error());
    for (const auto &[question, finding] : Questions) {
        const Result<QVariant> count = database.scalar(QString::fromLatin1(question));
        if (!count)
            return fail(count.error());
        if (count->toLongLong() != 0)
            return wrong(database, QString::fromLatin1(finding));
    }
    return {};
}

}
