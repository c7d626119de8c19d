// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salenumbers.h"

#include "journal/meta.h"
#include "journal/storageerror.h"

namespace pos::numbers {

namespace {

constexpr QLatin1String Alphabet("23456789ABCDEFGHJKMNPQRSTUVWXYZ");

const Statement Count{"INSERT INTO sale_counter (register, business_date, salt, last) VALUES (?, ?, ?, 1) "
                      "ON CONFLICT DO UPDATE SET last = last + 1 WHERE last < 999999 RETURNING last"};
const Statement Salts{"SELECT DISTINCT salt FROM sale_counter"};

const Statement Taken{"SELECT 1 FROM sale WHERE id = ?"};

Result<bool> isTaken(Database &database, const SaleId &id)
{
    const Result<std::optional<Rows>> row = database.first(Taken, {sqlText(id.text())});
    if (!row)
        return fail(row.error());
    return row->has_value();
}

Result<SaleId> countOn(Database &database, const RegisterId &registerId, QDate businessDate)
{
    if (registerId.isEmpty() || !businessDate.isValid())
        return fail(ErrorKind::InvalidInput, QStringLiteral("a number needs a register and a business date"));
    const Result<QString> salt = currentSalt(database);
    if (!salt)
        return fail(salt.error());
    const Result<std::optional<Rows>> counted =
        database.first(Count, {sqlText(registerId.text()), sqlText(businessDate.toString(Qt::ISODate)), sqlText(*salt)});
    if (!counted)
        return fail(counted.error());
    if (!*counted)
        return fail(ErrorKind::Conflict, QStringLiteral("all numbers of %1 are used").arg(businessDate.toString(Qt::ISODate)));
    return makeSaltedSaleId(registerId, businessDate, *salt, static_cast<int>((*counted)->integer(0)));
}

}

QString drawSalt(IdSource &ids, const QSet<QString> &taken)
{
    QString salt;
    do {
        salt.clear();
        while (salt.size() < SaltLength)
            salt += Alphabet.at(static_cast<qsizetype>(ids.below(static_cast<quint32>(Alphabet.size()))));
    } while (taken.contains(salt));
    return salt;
}

bool isSalt(const QString &text)
{
    if (text.size() != SaltLength)
        return false;
    for (const QChar character : text) {
        const bool digit = character >= u'0' && character <= u'9';
        if (!digit && !(character >= u'A' && character <= u'Z'))
            return false;
    }
    return true;
}

Result<QString> currentSalt(Database &database)
{
    const Result<QString> salt = meta::value(database, meta::NumberSalt);
    if (salt && !isSalt(*salt))
        return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), QStringLiteral("no random part for numbers")));
    return salt;
}

Result<void> useSalt(Database &database, const QString &salt)
{
    if (!isSalt(salt))
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("salt"),
                                                    .detail = QStringLiteral("a salt is four of 0-9 A-Z")}});
    return meta::setValue(database, meta::NumberSalt, salt);
}

Result<QSet<QString>> usedSalts(Database &database)
{
    QSet<QString> salts;
    const Result<void> walked = database.each(Salts, {}, [&](const Rows &row) {
        salts.insert(row.text(0));
    });
    if (!walked)
        return fail(walked.error());
    return salts;
}

Result<SaleId> drawNumber(Database &database, const RegisterId &registerId, QDate businessDate)
{
    for (;;) {
        const Result<SaleId> id = countOn(database, registerId, businessDate);
        if (!id)
            return id;
        // A damaged counter must not stop the till, nor give a number twice.
        const Result<bool> taken = isTaken(database, *id);
        if (!taken)
            return fail(taken.error());
        if (!*taken)
            return id;
    }
}

}
