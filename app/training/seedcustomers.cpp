// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/seedcustomers.h"

#include <algorithm>

namespace pos::training {

namespace {

/// 2026-01-05T12:00:00Z: seeds look the same in every run.
constexpr qint64 SeededAtMs = 1'767'614'400'000;

struct TestCard
{
    const char *brand;
    const char *iin;
    const char *lastFour;
    const char *forcedCode;
    const char *status = "ENROLLED";
    int year = 30;
};

// The endings of CONTRACT 13; 1111 is in no table of forced results, so the description decides for it.
constexpr TestCard OpenVisa{"VISA", "41111111", "1111", ""};
constexpr TestCard ApprovedVisa{"VISA", "45079900", "0002", "SUCCEEDED"};
constexpr TestCard NoFunds{"MASTERCARD", "52524400", "0010", "INSUFFICIENT_FUNDS"};
constexpr TestCard BankDeclines{"AMEX", "37000000", "0028", "DECLINED_BY_BANK"};
constexpr TestCard DoNotHonor{"DINERS", "36471660", "0036", "DO_NOT_HONOR"};
constexpr TestCard WrongCode{"VISA", "45079900", "0044", "INVALID_SECURITY_CODE"};
constexpr TestCard IssuerSaysExpired{"MASTERCARD", "52524400", "0054", "EXPIRED_CARD"};
constexpr TestCard Stolen{"VISA", "45079900", "0069", "REPORTED_STOLEN"};
constexpr TestCard UnclearError{"MASTERCARD", "52524400", "0077", "ERROR"};
constexpr TestCard ThreeDSecure{"VISA", "49169940", "2017", "CHALLENGE_REQUIRED"};
constexpr TestCard ThreeDSecureFails{"VISA", "47164293", "2524", "AUTHENTICATION_FAILED_THREE_D_SECURE"};
constexpr TestCard UnderReview{"VISA", "45079900", "0097", "PENDING_FRAUD_REVIEW"};
constexpr TestCard ProviderPending{"MASTERCARD", "52524400", "0098", "PENDING_PROVIDER_CONFIRMATION"};
constexpr TestCard Unenrolled{"VISA", "45079900", "0102", "SUCCEEDED", "UNENROLLED"};
constexpr TestCard Outdated{"MASTERCARD", "52524400", "0202", "SUCCEEDED", "EXPIRED", 24};

struct Person
{
    const char *country;
    const char *firstName;
    const char *lastName;
    const char *documentType;
    const char *document;
    const char *callingCode;
    const char *phone;
    QList<TestCard> cards;
};

QList<Person> people()
{
    return {
        {"BR",
         "Ana",
         "Exemplo",
         "CPF",
         "00000000191",
         "55",
         "11900000001",
         {OpenVisa, ApprovedVisa, NoFunds, BankDeclines, DoNotHonor, WrongCode, IssuerSaysExpired, Stolen, UnclearError,
          ThreeDSecure, ThreeDSecureFails, UnderReview, ProviderPending}},
        {"MX",
         "Diego",
         "Ejemplo",
         "CURP",
         "XEXX010101HNEXXXA4",
         "52",
         "5500000001",
         {OpenVisa, NoFunds, DoNotHonor, UnclearError, ThreeDSecure, ProviderPending}},
        {"CO",
         "Luc\u00eda",
         "Muestra",
         "CC",
         "1000000001",
         "57",
         "3000000001",
         {OpenVisa, NoFunds, BankDeclines, Stolen, ThreeDSecure, ProviderPending}},
        {"AR",
         "Mart\u00edn",
         "Prueba",
         "DNI",
         "10000001",
         "54",
         "1100000001",
         {OpenVisa, NoFunds, IssuerSaysExpired, UnclearError, ThreeDSecure, ProviderPending}},
        {"CL",
         "Camila",
         "Ensayo",
         "RUT",
         "111111111",
         "56",
         "900000001",
         {OpenVisa, NoFunds, WrongCode, DoNotHonor, ThreeDSecure, ProviderPending}},
        {"US",
         "Taylor",
         "Sample",
         "SSN",
         "000000001",
         "1",
         "2025550101",
         {OpenVisa, NoFunds, BankDeclines, Stolen, UnclearError, ThreeDSecure, ProviderPending}},
        {"PE", "Rosa", "Modelo", "DNI", "10000002", "51", "900000002", {}},
        {"UY", "Bruno", "Pr\u00e1ctica", "CI", "10000003", "598", "90000003", {Unenrolled, Outdated}},
    };
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

SavedMethod savedCard(const TestCard &card, const QString &customerId, const QString &country, const QString &token,
                      qint64 nowMs)
{
    SavedMethod method;
    method.token = token;
    method.customerId = customerId;
    method.country = country;
    method.brand = text(card.brand);
    method.iin = text(card.iin);
    method.lastFour = text(card.lastFour);
    method.cardType = method.brand == QLatin1String("VISA") ? QStringLiteral("DEBIT") : QStringLiteral("CREDIT");
    method.year = card.year;
    method.status = text(card.status);
    method.forcedCode = text(card.forcedCode);
    method.createdMs = nowMs;
    method.updatedMs = nowMs;
    return method;
}

Customer customerOf(const Person &person, qsizetype number)
{
    const QString country = text(person.country);
    Customer customer;
    customer.id = QStringLiteral("10000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'));
    customer.merchantId = QStringLiteral("TRAINING-%1-1").arg(country);
    customer.createdMs = SeededAtMs;
    customer.updatedMs = SeededAtMs;
    customer.fields = {
        {QStringLiteral("merchant_customer_id"), customer.merchantId},
        {QStringLiteral("first_name"), text(person.firstName)},
        {QStringLiteral("last_name"), text(person.lastName)},
        {QStringLiteral("email"), QStringLiteral("training.%1@example.com").arg(country.toLower())},
        {QStringLiteral("country"), country},
        {QStringLiteral("document"), QJsonObject{{QStringLiteral("document_type"), text(person.documentType)},
                                                 {QStringLiteral("document_number"), text(person.document)}}},
        {QStringLiteral("phone"), QJsonObject{{QStringLiteral("country_code"), text(person.callingCode)},
                                              {QStringLiteral("number"), text(person.phone)}}},
    };
    return customer;
}

} // namespace

QList<SeedCustomer> seedCustomers()
{
    QList<SeedCustomer> list;
    for (const Person &person : people()) {
        SeedCustomer entry;
        const qsizetype number = list.size() + 1;
        entry.customer = customerOf(person, number);
        for (const TestCard &card : person.cards) {
            const QString token = QStringLiteral("20000000-%1-4000-8000-%2")
                                      .arg(number, 4, 10, QLatin1Char('0'))
                                      .arg(entry.methods.size() + 1, 12, 10, QLatin1Char('0'));
            entry.methods.append(savedCard(card, entry.customer.id, text(person.country), token, SeededAtMs));
        }
        list.append(entry);
    }
    return list;
}

QList<SavedMethod> starterMethods(const Customer &customer, const QStringList &tokens, qint64 nowMs)
{
    const QString country = customer.fields.value(QLatin1String("country")).toString();
    QList<SavedMethod> methods;
    const QList<TestCard> cards{OpenVisa, NoFunds};
    for (qsizetype i = 0; i < std::min(tokens.size(), cards.size()); ++i)
        methods.append(savedCard(cards.at(i), customer.id, country, tokens.at(i), nowMs));
    return methods;
}

} // namespace pos::training
