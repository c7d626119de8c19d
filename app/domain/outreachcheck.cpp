// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/outreachcheck.h"

#include "domain/textrules.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace pos {

namespace {

/// Not in the schema: what a person can have typed, and what an agent can take in.
constexpr int LongestText = 255;
constexpr int MostEntries = 50;
constexpr int LongestKey = 40, LongestValue = 500;
/// Two clocks of one shop may differ by that much.
constexpr qint64 ClockSlackMs = 60'000;

QString path(const QString &prefix, const char *name)
{
    return prefix + u'.' + QLatin1String(name);
}

void need(QList<FieldError> &errors, bool there, const QString &field)
{
    if (!there)
        errors << FieldError{field, Rule::Required, 0, 0, {}};
}

void checkPhone(QList<FieldError> &errors, const QString &field, const PhoneNumber &phone, const QString &country,
                const QStringList &phoneCountries)
{
    if (phone.isEmpty())
        errors << FieldError{field, Rule::Required, 0, 0, {}};
    else if (!isE164(phone.text()))
        errors << FieldError{field, Rule::BadPhone, 0, 0, QStringLiteral("+573001234567")};
    else if (!phoneCountries.isEmpty() && !country.isEmpty() && !phoneCountries.contains(country))
        errors << FieldError{field, Rule::PhoneAbroad, 0, 0, phoneCountries.first()};
}

void checkCountry(QList<FieldError> &errors, const QString &field, const QString &country)
{
    if (country.isEmpty())
        errors << FieldError{field, Rule::Required, 2, 2, {}};
    else if (!isCountryCode(country))
        errors << FieldError{field, Rule::BadCountry, 0, 0, country.left(2)};
}

void checkPast(QList<FieldError> &errors, const QString &field, qint64 atMs, qint64 nowMs)
{
    if (atMs <= 0)
        errors << FieldError{field, Rule::Required, 0, 0, {}};
    else if (atMs > nowMs + ClockSlackMs)
        errors << FieldError{field, Rule::InFuture, 0, 0, {}};
}

void checkKeyValues(QList<FieldError> &errors, const QString &field, const KeyValues &values)
{
    if (values.size() > MostEntries)
        errors << FieldError{field, Rule::OutOfRange, 0, MostEntries, {}};
    QSet<QString> keys;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString entry = field + QStringLiteral("[%1]").arg(i);
        const auto key = checkText(path(entry, "key"), values[i].first, 1, LongestKey);
        collect(errors, key);
        if (key && keys.contains(*key))
            errors << FieldError{path(entry, "key"), Rule::Duplicate, 0, 0, *key};
        if (key)
            keys.insert(*key);
        collect(errors, checkOptionalText(path(entry, "value"), values[i].second, 1, LongestValue));
    }
}

void checkLanguage(QList<FieldError> &errors, const QString &field, const QString &language)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(QStringLiteral("[a-z]{2,3}(-[A-Z]{2})?")));
    if (!language.isEmpty() && !shape.match(language).hasMatch())
        errors << FieldError{field, Rule::NotInList, 0, 0, language.left(10)};
}

void checkPrice(QList<FieldError> &errors, const QString &field, const Money &price, Currency currency)
{
    if (!price.isValid() || price.currency() != currency)
        errors << FieldError{field, Rule::CurrencyMismatch, 0, 0, {}};
    else if (price.isNegative())
        errors << FieldError{field, Rule::Negative, 0, largestAmount(currency).minor(), currency.code()};
    else if (price.minor() > largestAmount(currency).minor())
        errors << FieldError{field, Rule::TooLarge, 0, largestAmount(currency).minor(), currency.code()};
}

/// nullopt when an item does not say what it costs, or the sum cannot be held.
std::optional<Money> sumOf(const QList<OutreachItem> &items, Currency currency)
{
    Result<Money> sum = Money::zero(currency);
    for (const OutreachItem &item : items) {
        if (!item.price || item.price->currency() != currency)
            return std::nullopt;
        const Result<Money> line = item.price->times(item.quantity.value_or(1));
        sum = line ? sum->plus(*line) : line;
        if (!sum)
            return std::nullopt;
    }
    return *sum;
}

void checkCart(QList<FieldError> &errors, const AbandonedFlow &flow)
{
    const bool priced = flow.total || std::ranges::any_of(flow.items, [](const OutreachItem &i) { return i.price.has_value(); });
    if (priced && !flow.currency.isValid()) {
        errors << FieldError{QStringLiteral("cart.currency"), Rule::Required, 3, 3, {}};
        return;
    }
    if (flow.total)
        checkPrice(errors, QStringLiteral("cart.total_value"), *flow.total, flow.currency);
    if (flow.items.size() > 999)
        errors << FieldError{QStringLiteral("cart.items"), Rule::OutOfRange, 0, 999, {}};
    for (qsizetype i = 0; i < flow.items.size(); ++i) {
        const OutreachItem &item = flow.items[i];
        const QString field = QStringLiteral("cart.items[%1]").arg(i);
        if (item.name.isEmpty() && item.sku.isEmpty())
            errors << FieldError{path(field, "name"), Rule::Required, 1, LongestText, {}};
        collect(errors, checkOptionalText(path(field, "name"), item.name, 1, LongestText));
        collect(errors, checkOptionalText(path(field, "sku"), item.sku, 1, LongestText));
        if (item.quantity && (*item.quantity < 1 || *item.quantity > 999))
            errors << FieldError{path(field, "quantity"), Rule::OutOfRange, 1, 999, {}};
        if (item.price)
            checkPrice(errors, path(field, "price"), *item.price, flow.currency);
    }
    if (!flow.total || flow.items.isEmpty() || flow.total->currency() != flow.currency)
        return;
    const std::optional<Money> sum = sumOf(flow.items, flow.currency);
    if (sum && *sum != *flow.total)
        errors << FieldError{QStringLiteral("cart.total_value"), Rule::TotalMismatch, sum->minor(), flow.total->minor(),
                             flow.currency.code()};
}

void checkTemplate(QList<FieldError> &errors, const QString &field, const MessageTemplate &message, bool needed)
{
    if (message.id.isEmpty() && (needed || !message.variables.isEmpty()))
        errors << FieldError{path(field, "id"), Rule::Required, 1, LongestText, {}};
    collect(errors, checkOptionalText(path(field, "id"), message.id, 1, LongestText));
    checkKeyValues(errors, path(field, "variables"), message.variables);
}

void checkContactDetails(QList<FieldError> &errors, const DeclinedPayment &declined)
{
    const QString field = QStringLiteral("settings.contact_details");
    const bool whatsApp = declined.channel == ContactChannel::WhatsApp;
    need(errors, declined.channel.has_value(), path(field, "channel"));
    checkTemplate(errors, path(field, "initial_template_message"), declined.message, whatsApp);
    checkTemplate(errors, path(field, "pdf_template"), declined.pdf, false);
    if (!declined.pdf.isEmpty() && declined.channel && !whatsApp)
        errors << FieldError{path(field, "pdf_template"), Rule::WhatsAppOnly, 0, 0, {}};
    QSet<QString> methods;
    for (qsizetype i = 0; i < declined.methods.size(); ++i) {
        const QString entry = path(field, "payment_methods.available") + QStringLiteral("[%1]").arg(i);
        const auto method = checkText(entry, declined.methods[i], 1, LongestText);
        collect(errors, method);
        if (method && methods.contains(*method))
            errors << FieldError{entry, Rule::Duplicate, 0, 0, *method};
        if (method)
            methods.insert(*method);
    }
}

void checkSeller(QList<FieldError> &errors, const SellerDetails &seller)
{
    const QString field = QStringLiteral("additional_information.seller_details");
    collect(errors, checkOptionalText(path(field, "name"), seller.name, 3, 255));
    collect(errors, checkOptionalText(path(field, "fallback_instructions"), seller.fallbackInstructions, 3, 255));
    // The published example has no scheme; one that is there must be https.
    static const QRegularExpression address(
        QRegularExpression::anchoredPattern(QStringLiteral("(?:https://)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:[/?#]\\S*)?")));
    const QString &url = seller.redirectionUrl;
    if (url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive))
        errors << FieldError{path(field, "redirection_url"), Rule::NotHttps, 0, 0, {}};
    else if (!url.isEmpty() && (url.size() > 2000 || !address.match(url).hasMatch()))
        errors << FieldError{path(field, "redirection_url"), Rule::BadUrl, 0, 0, {}};
}

bool isDigits(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void checkDigits(QList<FieldError> &errors, const QString &field, const QString &text, int minimum, int maximum)
{
    if (text.isEmpty())
        return;
    if (!isDigits(text))
        errors << FieldError{field, Rule::NotANumber, minimum, maximum, {}};
    else if (text.size() < minimum)
        errors << FieldError{field, Rule::TooShort, minimum, maximum, {}};
    else if (text.size() > maximum)
        errors << FieldError{field, Rule::TooLong, minimum, maximum, {}};
}

void checkCard(QList<FieldError> &errors, const DeclinedCard &card)
{
    const QString field = QStringLiteral("additional_information.payment.payment_method.detail.card_data");
    if (card.expirationMonth != 0 && (card.expirationMonth < 1 || card.expirationMonth > 12))
        errors << FieldError{path(field, "expiration_month"), Rule::OutOfRange, 1, 12, {}};
    if (card.expirationYear != 0 && (card.expirationYear < 2024 || card.expirationYear > 9999))
        errors << FieldError{path(field, "expiration_year"), Rule::OutOfRange, 2024, 9999, {}};
    checkDigits(errors, path(field, "iin"), card.iin, 6, 8);
    checkDigits(errors, path(field, "lfd"), card.lastFour, 4, 4);
    collect(errors, checkOptionalText(path(field, "issuer"), card.issuer, 3, 255));
    if (!card.type.isEmpty() && card.type != QLatin1String("CREDIT") && card.type != QLatin1String("DEBIT") &&
        card.type != QLatin1String("PREPAID"))
        errors << FieldError{path(field, "type"), Rule::NotInList, 0, 0, card.type.left(40)};
}

void checkPayer(QList<FieldError> &errors, const DeclinedPayment &declined, const QStringList &phoneCountries)
{
    // Not in the schema's list of what is required, but the documented 400 is about them (CONTRACT 10.2).
    const QString field = QStringLiteral("additional_information.payment.customer_payer");
    collect(errors, checkText(path(field, "first_name"), declined.firstName, 3, 255));
    collect(errors, checkText(path(field, "last_name"), declined.lastName, 3, 255));
    const QString code = path(field, "phone.country_code"), number = path(field, "phone.number");
    if (declined.phone.countryCode.isEmpty())
        errors << FieldError{code, Rule::Required, 1, 3, {}};
    else if (!isDigits(declined.phone.countryCode) || declined.phone.countryCode.size() > 3 ||
             declined.phone.countryCode.startsWith(u'0'))
        errors << FieldError{code, Rule::BadCallingCode, 1, 3, {}};
    else
        checkPhone(errors, number, declined.destination(), declined.country, phoneCountries);
}

} // namespace

QList<FieldError> checkAbandonedFlow(const AbandonedFlow &flow, qint64 nowMs, const QStringList &phoneCountries)
{
    QList<FieldError> errors;
    collect(errors, checkText(QStringLiteral("customer.full_name"), flow.fullName, 1, LongestText));
    checkPhone(errors, QStringLiteral("customer.phone_number"), flow.phone, flow.country, phoneCountries);
    if (const auto email = checkEmail(flow.email); !email) {
        errors << email.error();
        errors.last().field = QStringLiteral("customer.email");
    }
    checkCountry(errors, QStringLiteral("customer.country_code"), flow.country);
    checkLanguage(errors, QStringLiteral("customer.language"), flow.language);
    checkPast(errors, QStringLiteral("session.abandonment_timestamp"), flow.abandonedMs, nowMs);
    need(errors, flow.stage.has_value(), QStringLiteral("session.flow_stage"));
    need(errors, flow.platform.has_value(), QStringLiteral("session.platform"));
    collect(errors, checkOptionalText(QStringLiteral("session.session_id"), flow.sessionId, 1, LongestText));
    checkCart(errors, flow);
    collect(errors, checkOptionalText(QStringLiteral("engagement.reason"), flow.reason, 1, LongestText));
    checkKeyValues(errors, QStringLiteral("engagement.metadata"), flow.metadata);
    return errors;
}

QList<FieldError> checkDeclinedPayment(const DeclinedPayment &declined, qint64 nowMs, const QStringList &phoneCountries)
{
    QList<FieldError> errors;
    checkContactDetails(errors, declined);
    checkSeller(errors, declined.seller);
    const QString field = QStringLiteral("additional_information.payment");
    collect(errors, checkText(path(field, "account_id"), declined.accountId, 36, 64));
    collect(errors, checkText(path(field, "id"), declined.payment.text(), 3, 64));
    collect(errors, checkText(path(field, "merchant_order_id"), declined.order.text(), 3, 255));
    checkCountry(errors, path(field, "country"), declined.country);
    collect(errors, checkOptionalText(path(field, "description"), declined.description, 3, 1000));
    checkPast(errors, path(field, "created_at"), declined.createdMs, nowMs);
    collect(errors, checkOptionalText(path(field, "declined_reason"), declined.declinedReason, 3, 255));
    collect(errors, checkOptionalText(path(field, "payment_method.type"), declined.methodType, 3, 255));
    checkCard(errors, declined.card);
    if (declined.amount && !declined.amount->isPositive())
        errors << FieldError{path(field, "amount.value"), Rule::Zero, 1, 0, declined.amount->currency().code()};
    else if (declined.amount)
        checkPrice(errors, path(field, "amount.value"), *declined.amount, declined.amount->currency());
    checkPayer(errors, declined, phoneCountries);
    return errors;
}

bool hasHardError(const QList<FieldError> &errors)
{
    return std::ranges::any_of(errors, [](const FieldError &error) { return !isSoft(error.rule); });
}

QList<FieldError> checkConsent(const Consent &consent, qint64 nowMs)
{
    QList<FieldError> errors;
    checkPhone(errors, QStringLiteral("phone"), consent.phone, {}, {});
    collect(errors, checkText(QStringLiteral("wording"), consent.wording, 3, 1000));
    collect(errors, checkText(QStringLiteral("operator"), consent.operatorName, 1, LongestText));
    checkPast(errors, QStringLiteral("at"), consent.atMs, nowMs);
    return errors;
}

QList<FieldError> checkOptOut(const OptOut &entry, qint64 nowMs)
{
    QList<FieldError> errors;
    checkPhone(errors, QStringLiteral("phone"), entry.phone, {}, {});
    if (entry.out)
        collect(errors, checkOptionalText(QStringLiteral("reason"), entry.reason, 1, 1000));
    else
        collect(errors, checkText(QStringLiteral("reason"), entry.reason, 3, 1000));
    collect(errors, checkText(QStringLiteral("operator"), entry.operatorName, 1, LongestText));
    checkPast(errors, QStringLiteral("at"), entry.atMs, nowMs);
    return errors;
}

bool isWinnable(AttemptState state)
{
    return state == AttemptState::Declined || state == AttemptState::Rejected || state == AttemptState::Expired;
}

} // namespace pos
