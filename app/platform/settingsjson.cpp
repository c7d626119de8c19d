// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/settingsjson.h"

#include <QJsonArray>

namespace pos {

namespace {

constexpr char Major[] = "major";
constexpr char Minor[] = "minor";

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System: return QStringLiteral("system");
    case Appearance::Light: return QStringLiteral("light");
    case Appearance::Dark: return QStringLiteral("dark");
    }
    return {};
}

class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) {}

    void text(const char *key, QString &value) const
    {
        if (const QJsonValue v = at(key); v.isString())
            value = v.toString();
    }
    void url(const char *key, QUrl &value) const
    {
        if (const QJsonValue v = at(key); v.isString())
            value = QUrl(v.toString());
    }
    void list(const char *key, QStringList &value) const
    {
        const QJsonValue v = at(key);
        if (!v.isArray())
            return;
        value.clear();
        for (const QJsonValue &entry : v.toArray()) {
            if (entry.isString() && !entry.toString().isEmpty())
                value << entry.toString();
        }
    }
    void flag(const char *key, bool &value) const { value = at(key).toBool(value); }
    QJsonValue at(const char *key) const { return m_object.value(QLatin1String(key)); }

private:
    const QJsonObject &m_object;
};

}

QJsonObject settingsToJson(const Settings &s)
{
    QJsonObject o;
    const auto put = [&o](const char *key, const QJsonValue &value) { o.insert(QLatin1String(key), value); };
    put("environment", environmentName(s.environment));
    put("gateway_url", s.gatewayUrl.toString());
    put("relay_url", s.relayUrl.toString());
    put("account_id", s.accountId);
    put("organization_code", s.organizationCode);
    put("country", s.country);
    put("currency", s.currency.isValid() ? s.currency.code() : QString());
    put("time_zone", s.timeZone);
    put("register", s.registerId.text());
    put("workflow", s.workflow);
    put("amount_unit", QLatin1String(s.amountUnit == AmountUnit::Minor ? Minor : Major));
    put("callback_url", s.callbackUrl.toString());
    put("shop", QJsonObject{{QStringLiteral("name"), s.shop.name}, {QStringLiteral("address"), s.shop.address}});
    put("methods", QJsonArray::fromStringList(s.methods));
    QJsonObject methodNames;
    for (auto name = s.methodNames.cbegin(); name != s.methodNames.cend(); ++name)
        methodNames.insert(name.key(), name.value());
    put("method_names", methodNames);
    put("operators", QJsonArray::fromStringList(s.operators));
    put("proxy", s.proxy);
    if (s.ceiling.isValid()) {
        // Text: JSON numbers are doubles, and money never passes through one.
        put("ceiling", QJsonObject{{QStringLiteral("minor"), QString::number(s.ceiling.minor())},
                                   {QStringLiteral("currency"), s.ceiling.currency().code()}});
    }
    put("commissioned", s.commissioned);
    put("wizard_done", s.wizardDone);
    put("appearance", appearanceName(s.appearance));
    put("language", s.language);
    put("customer_screen", QJsonObject{{QStringLiteral("on"), s.customerScreen}, {QStringLiteral("language"), s.customerLanguage}});
    put("recovery", recoveryToJson(s.recovery));
    put("retention", retentionToJson(s.retention));
    return o;
}

Settings settingsFromJson(const QJsonObject &object, const Settings &base)
{
    Settings s = base;
    const Reader read(object);
    s.environment = environmentFromName(read.at("environment").toString()).value_or(base.environment);
    read.url("gateway_url", s.gatewayUrl);
    read.url("relay_url", s.relayUrl);
    read.text("account_id", s.accountId);
    read.text("organization_code", s.organizationCode);
    read.text("country", s.country);
    s.currency = Currency::fromCode(read.at("currency").toString()).value_or(base.currency);
    read.text("time_zone", s.timeZone);
    if (const QString id = read.at("register").toString(); !id.isEmpty())
        s.registerId = RegisterId::from(id);
    read.text("workflow", s.workflow);
    if (const QString unit = read.at("amount_unit").toString(); !unit.isEmpty())
        s.amountUnit = unit == QLatin1String(Minor) ? AmountUnit::Minor : AmountUnit::Major;
    read.url("callback_url", s.callbackUrl);
    const QJsonObject shop = read.at("shop").toObject();
    const Reader readShop(shop);
    readShop.text("name", s.shop.name);
    readShop.text("address", s.shop.address);
    read.list("methods", s.methods);
    if (const QJsonValue named = read.at("method_names"); named.isObject()) {
        s.methodNames.clear();
        const QJsonObject methodNames = named.toObject();
        for (auto name = methodNames.begin(); name != methodNames.end(); ++name) {
            if (!name.value().toString().trimmed().isEmpty())
                s.methodNames.insert(name.key(), name.value().toString().trimmed());
        }
    }
    read.list("operators", s.operators);
    read.text("proxy", s.proxy);
    if (const QJsonObject ceiling = read.at("ceiling").toObject(); !ceiling.isEmpty()) {
        bool whole = false;
        const qint64 minor = ceiling.value(QLatin1String("minor")).toString().toLongLong(&whole);
        const auto currency = Currency::fromCode(ceiling.value(QLatin1String("currency")).toString());
        if (whole && currency)
            s.ceiling = Money::fromMinor(minor, *currency);
    }
    read.flag("commissioned", s.commissioned);
    read.flag("wizard_done", s.wizardDone);
    for (const Appearance a : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        if (read.at("appearance").toString() == appearanceName(a))
            s.appearance = a;
    }
    read.text("language", s.language);
    const QJsonObject customerScreen = read.at("customer_screen").toObject();
    const Reader readScreen(customerScreen);
    readScreen.flag("on", s.customerScreen);
    readScreen.text("language", s.customerLanguage);
    if (const auto recovery = recoveryFromJson(read.at("recovery").toObject(), QStringLiteral("$.recovery")); recovery && read.at("recovery").isObject())
        s.recovery = *recovery;
    if (const auto retention = retentionFromJson(read.at("retention").toObject(), QStringLiteral("$.retention")); retention && read.at("retention").isObject())
        s.retention = *retention;
    return s;
}

}
