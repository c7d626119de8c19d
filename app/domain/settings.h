// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The settings of one till as a value. Secrets are never part of it. JSON form
// and rules: DESIGN 8, `--provision`.
#pragma once

#include "domain/contactlimits.h"
#include "domain/currency.h"
#include "domain/ids.h"
#include "domain/money.h"
#include "domain/outreachrequest.h"
#include "domain/retention.h"
#include "domain/validation.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace pos {

struct PaymentMethod;

enum class Environment { Training, Sandbox, LiveUs, LiveEu, Custom };
QString environmentName(Environment environment); ///< "training", "sandbox", "live-us", "live-eu", "custom"
std::optional<Environment> environmentFromName(QStringView name);
bool isLive(Environment environment); ///< real money: live-us, live-eu and custom

enum class AmountUnit { Major, Minor };

struct ShopInfo
{
    QString name;
    QString address;
    friend bool operator==(const ShopInfo &, const ShopInfo &) = default;
};

/// What a recovery request says that is not of the customer (CONTRACT 10.2). All of it may be empty.
struct RecoverySettings
{
    MessageTemplate message, pdf; ///< Yuno's ids; without the first nobody is written to
    QStringList methods;          ///< ways to pay that the agent may offer instead, free names
    SellerDetails seller;         ///< the name is the shop's when empty
    QString consentWording;       ///< what staff ask the customer, word for word
    ContactLimits limits;         ///< stricter than the law, for all countries and for single ones

    friend bool operator==(const RecoverySettings &, const RecoverySettings &) = default;
};

enum class Appearance { System, Light, Dark };

struct Settings
{
    Environment environment = Environment::Training;
    QUrl gatewayUrl;            ///< scheme://host[:port] without /v1; empty = the environment's own
    QUrl relayUrl;              ///< https; a bearer token replaces the keys
    QString accountId;
    QString organizationCode;
    QString country = QStringLiteral("BR");
    Currency currency;
    QString timeZone = QStringLiteral("America/Sao_Paulo"); ///< IANA; decides what "today" is
    RegisterId registerId = RegisterId::from(QStringLiteral("R1")); ///< [A-Za-z0-9]{1,12}
    QString workflow = QStringLiteral("SDK_CHECKOUT");      ///< or DIRECT
    AmountUnit amountUnit = AmountUnit::Major;
    QUrl callbackUrl;           ///< public https page, or empty
    ShopInfo shop;
    QStringList methods{QStringLiteral("saved_card"), QStringLiteral("local_methods")}; ///< offeredMethods()
    QHash<QString, QString> methodNames; ///< how this shop calls a way to pay, by id; only those it renamed
    QStringList operators{QStringLiteral("Cashier 1")};
    QString proxy = QStringLiteral("system"); ///< "system", "none" or http://host:port
    Money ceiling;              ///< largest charge this till takes without asking; invalid = none
    bool commissioned = false;  ///< the manager confirmed the smallest payment's amount (DESIGN 3)
    bool wizardDone = false;
    Appearance appearance = Appearance::System;
    QString language = QStringLiteral("en");
    bool customerScreen = false; ///< a second window that faces the customer
    QString customerLanguage;    ///< of what customers read and hear, one of ScreenWords; empty = that of the customer's country
    RecoverySettings recovery;
    RetentionSettings retention;

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// scheme://host[:port]; one trailing "/" or "/v1" is stripped; plain http only for 127.0.0.1, ::1 and
/// localhost. field names the setting.
Checked<QUrl> normalisedGatewayUrl(const QString &field, const QString &text, bool loopbackAllowed = true);
/// Where requests go: relay, else gatewayUrl, else the environment's host (CONTRACT 1.1). Invalid for
/// Training and Custom without a gatewayUrl; Training never uses the relay.
QUrl effectiveGatewayUrl(const Settings &settings);
/// The method shows a page and the shop has none for the customer's phone to come back to (CONTRACT 5.1);
/// training has none to show.
bool lacksReturnPage(const Settings &settings, const PaymentMethod &method);
/// Every broken rule, in the order of the form; fields are named like the members ("gatewayUrl",
/// "shop.name", "methods[0]"). Training may leave account and shop name empty and reaches only this
/// machine; sandbox and live refuse the host of another environment.
QList<FieldError> checkSettings(const Settings &settings);

/// The object "recovery" of the settings file and of a provisioning file; `path` begins the field of an error.
QJsonObject recoveryToJson(const RecoverySettings &recovery);
Checked<RecoverySettings> recoveryFromJson(const QJsonObject &object, const QString &path);
/// Fields as in the JSON: "recovery.seller.name".
QList<FieldError> checkRecoverySettings(const RecoverySettings &recovery);

/// A provisioning file; field of the error is a JSON path such as "$.shop.name". Unknown keys are errors
/// (NotInList, as is a value of the wrong type: `detail` names the right one); text that is not JSON is
/// BadCharacters at "$". What the file can say and leaves out goes back to its default; the rest stays.
/// Another account, environment, URL, unit or currency takes `commissioned` back.
Checked<Settings> settingsFromProvision(const QByteArray &json, const Settings &base);

}

Q_DECLARE_METATYPE(pos::Settings)
