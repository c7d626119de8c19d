// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/customerrecord.h"

#include "journal/codec.h"
#include "journal/rowdigest.h"
#include "journal/searchfold.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

#define CUSTOMER_COLUMNS                                                                                               \
    "id, gateway_id, first_name, last_name, email, gender, date_of_birth, country, nationality, document_type, "      \
    "document_number, phone_code, phone_number, billing, shipping, consent, created_ms, updated_ms, "     \
    "email_folded, phone_full, phone_national, document_folded"
constexpr int ColumnCount = 22;

const Statement Upsert{
    "INSERT INTO customer (" CUSTOMER_COLUMNS ", digest) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
    "gateway_id = excluded.gateway_id, first_name = excluded.first_name, last_name = excluded.last_name, "
    "email = excluded.email, gender = excluded.gender, date_of_birth = excluded.date_of_birth, "
    "country = excluded.country, nationality = excluded.nationality, document_type = excluded.document_type, "
    "document_number = excluded.document_number, phone_code = excluded.phone_code, "
    "phone_number = excluded.phone_number, billing = excluded.billing, shipping = excluded.shipping, "
    "consent = excluded.consent, created_ms = excluded.created_ms, updated_ms = excluded.updated_ms, "
    "digest = excluded.digest, email_folded = excluded.email_folded, phone_full = excluded.phone_full, "
    "phone_national = excluded.phone_national, document_folded = excluded.document_folded"};
const Statement DropTokens{"DELETE FROM customer_token WHERE customer = ?"};
const Statement AddToken{"INSERT INTO customer_token (token, customer) VALUES (?, ?)"};
const Statement TokensOf{"SELECT token FROM customer_token WHERE customer = ?"};
const Statement OrphanToken{"SELECT customer FROM customer_token EXCEPT SELECT id FROM customer LIMIT 1"};
const Statement ById{"SELECT " CUSTOMER_COLUMNS ", digest FROM customer WHERE id = ?"};
const Statement All{"SELECT " CUSTOMER_COLUMNS ", digest FROM customer"};
const Statement Delete{"DELETE FROM customer WHERE id = ?"};

QVariantList valuesOf(const Customer &customer)
{
    const QString national = search::digits(customer.phone.number);
    const QString full = national.isEmpty() ? QString() : search::digits(customer.phone.countryCode) + national;
    return {sqlText(customer.id.text()),
            sqlText(customer.gatewayId.text()),
            sqlText(customer.firstName),
            sqlText(customer.lastName),
            sqlText(customer.email),
            sqlText(customer.gender),
            sqlText(customer.dateOfBirth.isValid() ? customer.dateOfBirth.toString(Qt::ISODate) : QString()),
            sqlText(customer.country),
            sqlText(customer.nationality),
            sqlText(customer.document.type),
            sqlText(customer.document.number),
            sqlText(customer.phone.countryCode),
            sqlText(customer.phone.number),
            sqlText(codec::address(customer.billingAddress)),
            sqlText(codec::address(customer.shippingAddress)),
            customer.contactConsent ? sqlText(codec::consent(*customer.contactConsent)) : QVariant(),
            sqlInt(customer.createdMs),
            sqlInt(customer.updatedMs),
            sqlText(search::foldEmail(customer.email)),
            sqlText(full),
            sqlText(national),
            sqlText(search::foldDocument(customer.document.number))};
}

QStringList tokensOf(const Customer &customer)
{
    QStringList tokens = search::tokens(customer.firstName + u' ' + customer.lastName);
    tokens.sort();
    return tokens;
}

[[nodiscard]] Unexpected<Error> damaged(Database &database, const QString &id)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("customer ") + id + QStringLiteral(" does not match its checksum")));
}

/// The first column, sorted.
Result<QStringList> readTexts(Database &database, const Statement &statement, const QVariantList &values)
{
    QStringList texts;
    const Result<void> walked = database.each(statement, values, [&](const Rows &row) {
        texts.append(row.text(0));
    });
    if (!walked)
        return fail(walked.error());
    texts.sort();
    return texts;
}

Result<Customer> customerFrom(Database &database, const Rows &rows)
{
    if (rowDigest(rows.values(0, ColumnCount)) != rows.blob(ColumnCount))
        return damaged(database, rows.text(0));
    const std::optional<Address> billing = codec::toAddress(rows.text(13));
    const std::optional<Address> shipping = codec::toAddress(rows.text(14));
    if (!billing || !shipping)
        return damaged(database, rows.text(0));
    Customer customer;
    customer.id = CustomerId::from(rows.text(0));
    customer.gatewayId = GatewayCustomerId::from(rows.text(1));
    customer.firstName = rows.text(2);
    customer.lastName = rows.text(3);
    customer.email = rows.text(4);
    customer.gender = rows.text(5);
    customer.dateOfBirth = QDate::fromString(rows.text(6), Qt::ISODate);
    customer.country = rows.text(7);
    customer.nationality = rows.text(8);
    customer.document = Document{rows.text(9), rows.text(10)};
    customer.phone = Phone{rows.text(11), rows.text(12)};
    customer.billingAddress = *billing;
    customer.shippingAddress = *shipping;
    if (!rows.isNull(15)) {
        customer.contactConsent = codec::toConsent(rows.text(15));
        if (!customer.contactConsent)
            return damaged(database, rows.text(0));
    }
    customer.createdMs = rows.integer(16);
    customer.updatedMs = rows.integer(17);
    return customer;
}

}

Result<void> saveCustomer(Database &database, const Customer &customer)
{
    QVariantList values = valuesOf(customer);
    values.append(sqlBlob(rowDigest(values)));
    if (const Result<void> saved = database.execute(Upsert, values); !saved)
        return saved;
    const QVariant id = sqlText(customer.id.text());
    if (const Result<void> dropped = database.execute(DropTokens, {id}); !dropped)
        return dropped;
    const QStringList tokens = tokensOf(customer);
    for (const QString &token : tokens) {
        if (const Result<void> added = database.execute(AddToken, {sqlText(token), id}); !added)
            return added;
    }
    return {};
}

Result<Customer> readCustomer(Database &database, const CustomerId &id)
{
    const Result<std::optional<Rows>> row = database.first(ById, {sqlText(id.text())});
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, QStringLiteral("no customer ") + id.text());
    return customerFrom(database, **row);
}

Result<void> deleteCustomer(Database &database, const CustomerId &id)
{
    const Result<Rows> rows = database.run(Delete, {sqlText(id.text())});
    if (!rows)
        return fail(rows.error());
    if (rows->affected() != 1)
        return fail(ErrorKind::NotFound, QStringLiteral("no customer ") + id.text());
    return {};
}

Result<void> verifyCustomers(Database &database)
{
    const Result<void> walked = database.each(All, {}, [&](const Rows &row) -> Result<void> {
        const Result<Customer> customer = customerFrom(database, row);
        if (!customer)
            return fail(customer.error());
        const Result<QStringList> tokens = readTexts(database, TokensOf, {row.value(0)});
        if (!tokens)
            return fail(tokens.error());
        if (*tokens != tokensOf(*customer))
            return damaged(database, row.text(0));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    const Result<QStringList> orphans = readTexts(database, OrphanToken, {});
    if (!orphans)
        return fail(orphans.error());
    return orphans->isEmpty() ? Result<void>() : Result<void>(damaged(database, orphans->first()));
}

}
