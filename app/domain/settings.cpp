// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/settings.h"

#include "base/timezones.h"
#include "domain/country.h"
#include "domain/paymentmethod.h"
#include "domain/screenwords.h"
#include "domain/textrules.h"

#include <QRegularExpression>

#include <array>

namespace pos {

namespace {

constexpr std::array AllEnvironments{Environment::Training, Environment::Sandbox, Environment::LiveUs,
                                     Environment::LiveEu, Environment::Custom};

/// CONTRACT 1.1; empty for environments without a host of their own.
QString hostOf(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox: return QStringLiteral("api-sandbox.y.uno");
    case Environment::LiveUs: return QStringLiteral("api.y.uno");
    case Environment::LiveEu: return QStringLiteral("api.eu.y.uno");
    case Environment::Training:
    case Environment::Custom: return {};
    }
    return {};
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") || host == QLatin1String("localhost");
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

void checkGateway(QList<FieldError> &errors, const Settings &settings)
{
    const QString field = QStringLiteral("gatewayUrl");
    if (settings.gatewayUrl.isEmpty()) {
        if (settings.environment == Environment::Custom && settings.relayUrl.isEmpty())
            errors << FieldError{field, Rule::Required, 0, 0, {}};
        return;
    }
    const auto url = normalisedGatewayUrl(field, settings.gatewayUrl.toString());
    collect(errors, url);
    if (!url)
        return;
    // A badge that says TRAINING or SANDBOX over a host that takes real money would be the worst lie of all.
    const QString host = url->host();
    const bool training = settings.environment == Environment::Training;
    if (training && !isLoopback(host))
        errors << FieldError{field, Rule::BadUrl, 0, 0, QStringLiteral("localhost")};
    if (training || settings.environment == Environment::Custom)
        return;
    for (Environment other : AllEnvironments) {
        if (other != settings.environment && !hostOf(other).isEmpty() && host == hostOf(other))
            errors << FieldError{field, Rule::BadUrl, 0, 0, hostOf(settings.environment)};
    }
}

void checkAccount(QList<FieldError> &errors, const Settings &settings)
{
    const QString field = QStringLiteral("accountId");
    const bool ownWorld = settings.environment == Environment::Training || settings.environment == Environment::Custom;
    if (settings.accountId.isEmpty() && settings.environment == Environment::Training)
        return;
    const auto text = checkText(field, settings.accountId, 1, 64);
    collect(errors, text);
    if (text && !ownWorld && !isUuid(*text))
        errors << FieldError{field, Rule::BadUuid, 36, 36, {}};
}

void checkPlace(QList<FieldError> &errors, const Settings &settings)
{
    const Country *country = findCountry(settings.country);
    if (settings.country.isEmpty())
        errors << FieldError{QStringLiteral("country"), Rule::Required, 0, 0, {}};
    else if (!isCountryCode(settings.country))
        errors << FieldError{QStringLiteral("country"), Rule::BadCountry, 0, 0, settings.country.left(40)};
    if (!settings.currency.isValid())
        errors << FieldError{QStringLiteral("currency"), Rule::Required, 0, 0, {}};
    else if (country && !country->currencies().contains(settings.currency))
        errors << FieldError{QStringLiteral("currency"), Rule::CurrencyNotTaken, 0, 0, settings.currency.code()};
    if (settings.timeZone.isEmpty())
        errors << FieldError{QStringLiteral("timeZone"), Rule::Required, 0, 0, {}};
    else if (!findTimeZone(settings.timeZone).isValid() ||
             (!settings.timeZone.contains(QLatin1Char('/')) && settings.timeZone != QLatin1String("UTC")))
        errors << FieldError{QStringLiteral("timeZone"), Rule::BadTimeZone, 0, 0, settings.timeZone.left(40)};
}

void checkCallback(QList<FieldError> &errors, const QUrl &url)
{
    const QString field = QStringLiteral("callbackUrl");
    if (url.isEmpty())
        return;
    const QString text = url.toString(QUrl::FullyEncoded);
    if (text.size() > 255)
        errors << FieldError{field, Rule::TooLong, 3, 255, {}};
    else if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        errors << FieldError{field, Rule::BadUrl, 0, 0, {}};
    else if (url.scheme() != QLatin1String("https"))
        errors << FieldError{field, Rule::NotHttps, 0, 0, {}};
    else if (isLoopback(url.host()) || !url.host().contains(QLatin1Char('.')))
        errors << FieldError{field, Rule::BadUrl, 0, 0, url.host()}; // not public: refused by Yuno (CONTRACT 5.1)
}

void checkShop(QList<FieldError> &errors, const Settings &settings)
{
    const QString field = QStringLiteral("shop.name");
    if (settings.environment == Environment::Training)
        collect(errors, checkOptionalText(field, settings.shop.name, 1, 100));
    else
        collect(errors, checkText(field, settings.shop.name, 1, 100));
    QString address = settings.shop.address;
    collect(errors, checkOptionalText(QStringLiteral("shop.address"),
                                      address.replace(QLatin1Char('\n'), QLatin1Char(' ')), 1, 255));
}

void checkLists(QList<FieldError> &errors, const Settings &settings)
{
    if (settings.methods.isEmpty())
        errors << FieldError{QStringLiteral("methods"), Rule::Required, 1, 0, {}};
    for (qsizetype i = 0; i < settings.methods.size(); ++i) {
        // What a newer version wrote stays, and is not offered; a provisioning file may name known ones only.
        if (!isMethodChoice(settings.methods[i]) && !matches(settings.methods[i], QStringLiteral("[a-z][a-z0-9_]{1,39}")))
            errors << FieldError{QStringLiteral("methods[%1]").arg(i), Rule::UnknownMethod, 0, 0,
                                 settings.methods[i].left(40)};
    }
    for (auto name = settings.methodNames.cbegin(); name != settings.methodNames.cend(); ++name)
        collect(errors, checkText(QStringLiteral("methods"), name.value(), 2, 40));
    if (settings.operators.isEmpty())
        errors << FieldError{QStringLiteral("operators"), Rule::Required, 1, 0, {}};
    for (qsizetype i = 0; i < settings.operators.size(); ++i)
        collect(errors, checkText(QStringLiteral("operators[%1]").arg(i), settings.operators[i], 1, 100));
}

void checkProxy(QList<FieldError> &errors, const QString &proxy)
{
    if (proxy == QLatin1String("system") || proxy == QLatin1String("none"))
        return;
    const QUrl url(proxy, QUrl::StrictMode);
    const bool plain = url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || url.scheme() != QLatin1String("http") || url.host().isEmpty() || url.port() < 1 || !plain)
        errors << FieldError{QStringLiteral("proxy"), Rule::BadUrl, 0, 0, QStringLiteral("http://host:port")};
}

void checkCeiling(QList<FieldError> &errors, const Settings &settings)
{
    if (!settings.ceiling.isValid())
        return;
    const QString field = QStringLiteral("ceiling");
    if (settings.ceiling.currency() != settings.currency)
        errors << FieldError{field, Rule::CurrencyMismatch, 0, 0, settings.currency.code()};
    else if (!settings.ceiling.isPositive())
        errors << FieldError{field, settings.ceiling.isZero() ? Rule::Zero : Rule::Negative, 1, 0, {}};
}

}

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Training: return QStringLiteral("training");
    case Environment::Sandbox: return QStringLiteral("sandbox");
    case Environment::LiveUs: return QStringLiteral("live-us");
    case Environment::LiveEu: return QStringLiteral("live-eu");
    case Environment::Custom: return QStringLiteral("custom");
    }
    return QStringLiteral("training");
}

std::optional<Environment> environmentFromName(QStringView name)
{
    for (Environment environment : AllEnvironments) {
        if (name == environmentName(environment))
            return environment;
    }
    return std::nullopt;
}

bool isLive(Environment environment)
{
    switch (environment) {
    case Environment::LiveUs:
    case Environment::LiveEu:
    case Environment::Custom: return true;
    case Environment::Training:
    case Environment::Sandbox: return false;
    }
    return true;
}

Checked<QUrl> normalisedGatewayUrl(const QString &field, const QString &text, bool loopbackAllowed)
{
    const QString clean = text.trimmed();
    if (clean.isEmpty())
        return refused(field, Rule::Required);
    const QUrl url(clean, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool plain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.port(1) > 0;
    if (!url.isValid() || url.host().isEmpty() || !plain ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return refused(field, Rule::BadUrl);
    if (scheme == QLatin1String("http") && !(loopbackAllowed && isLoopback(url.host())))
        return refused(field, Rule::NotHttps);
    QString path = url.path();
    if (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (!path.isEmpty() && path != QLatin1String("/v1"))
        return refused(field, Rule::BadUrl);
    QUrl result;
    result.setScheme(scheme);
    result.setHost(url.host());
    result.setPort(url.port());
    return result;
}

bool lacksReturnPage(const Settings &settings, const PaymentMethod &method)
{
    return method.workflow == Workflow::Redirect && settings.callbackUrl.isEmpty() &&
           settings.environment != Environment::Training;
}

QUrl effectiveGatewayUrl(const Settings &settings)
{
    // Training is a world of its own: a relay left over from real work must not be reached from it.
    if (!settings.relayUrl.isEmpty() && settings.environment != Environment::Training)
        return settings.relayUrl;
    if (!settings.gatewayUrl.isEmpty())
        return settings.gatewayUrl;
    QUrl url;
    if (const QString host = hostOf(settings.environment); !host.isEmpty()) {
        url.setScheme(QStringLiteral("https"));
        url.setHost(host);
    }
    return url;
}

QList<FieldError> checkSettings(const Settings &settings)
{
    QList<FieldError> errors;
    checkGateway(errors, settings);
    if (!settings.relayUrl.isEmpty())
        collect(errors, normalisedGatewayUrl(QStringLiteral("relayUrl"), settings.relayUrl.toString(), false));
    checkAccount(errors, settings);
    collect(errors, checkOptionalText(QStringLiteral("organizationCode"), settings.organizationCode, 1, 64));
    checkPlace(errors, settings);
    if (!matches(settings.registerId.text(), QStringLiteral("[A-Za-z0-9]{1,12}")))
        errors << FieldError{QStringLiteral("registerId"), Rule::BadRegister, 1, 12, {}};
    if (settings.workflow != QLatin1String("SDK_CHECKOUT") && settings.workflow != QLatin1String("DIRECT"))
        errors << FieldError{QStringLiteral("workflow"), Rule::NotInList, 0, 0, settings.workflow.left(40)};
    checkCallback(errors, settings.callbackUrl);
    checkShop(errors, settings);
    checkLists(errors, settings);
    checkProxy(errors, settings.proxy);
    checkCeiling(errors, settings);
    errors << checkRecoverySettings(settings.recovery);
    errors << checkRetention(settings.retention);
    if (!matches(settings.language, QStringLiteral("[a-z]{2,3}(_[A-Z]{2})?")))
        errors << FieldError{QStringLiteral("language"), Rule::NotInList, 0, 0, settings.language.left(40)};
    if (!settings.customerLanguage.isEmpty() && !ScreenWords::shipped().languages().contains(settings.customerLanguage))
        errors << FieldError{QStringLiteral("customerLanguage"), Rule::NotInList, 0, 0, settings.customerLanguage.left(40)};
    return errors;
}

}
