// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The file of `--provision` (DESIGN 8). The result depends on the file alone
// for everything the file can say: what it leaves out goes back to its default.
#include "domain/settings.h"

#include "domain/textrules.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pos {

namespace {

QString pathOf(const QString &key)
{
    return QStringLiteral("$.") + key;
}

/// Where a field of Settings stands in the file; empty when the file cannot say it.
QString pathOfField(const QString &field)
{
    static const QHash<QString, QString> paths{
        {QStringLiteral("gatewayUrl"), QStringLiteral("$.gateway_url")},
        {QStringLiteral("accountId"), QStringLiteral("$.account_id")},
        {QStringLiteral("organizationCode"), QStringLiteral("$.organization_code")},
        {QStringLiteral("country"), QStringLiteral("$.country")},
        {QStringLiteral("currency"), QStringLiteral("$.currency")},
        {QStringLiteral("timeZone"), QStringLiteral("$.time_zone")},
        {QStringLiteral("registerId"), QStringLiteral("$.register")},
        {QStringLiteral("workflow"), QStringLiteral("$.workflow")},
        {QStringLiteral("callbackUrl"), QStringLiteral("$.callback_url")},
        {QStringLiteral("shop.name"), QStringLiteral("$.shop.name")},
        {QStringLiteral("shop.address"), QStringLiteral("$.shop.address")},
    };
    if (field.startsWith(QLatin1String("methods")) || field.startsWith(QLatin1String("recovery.")) ||
        field.startsWith(QLatin1String("retention.")))
        return pathOf(field);
    return paths.value(field);
}

/// Reads an object key by key, remembers the first fault, and finds keys nobody asked for.
class Reader
{
public:
    Reader(const QJsonObject &object, const QString &prefix)
        : m_object(object)
        , m_prefix(prefix)
    {
    }

    QString text(const QString &key, bool required)
    {
        const QJsonValue value = take(key, required);
        if (!value.isUndefined() && !value.isString())
            fault(key, Rule::NotInList, QStringLiteral("string"));
        const QString result = value.toString().trimmed();
        if (required && value.isString() && result.isEmpty())
            fault(key, Rule::Required);
        return result;
    }
    QJsonValue take(const QString &key, bool required)
    {
        m_known << key;
        const QJsonValue value = m_object.value(key);
        if (required && value.isUndefined())
            fault(key, Rule::Required);
        return value;
    }
    void fault(const QString &key, Rule rule, const QString &detail = {}, qint64 minimum = 0, qint64 maximum = 0)
    {
        if (!m_error)
            m_error = FieldError{m_prefix + QLatin1Char('.') + key, rule, minimum, maximum, detail};
    }
    void fault(const std::optional<FieldError> &error)
    {
        if (!m_error)
            m_error = error;
    }
    /// An unknown key comes before every other fault: it is probably a misspelt known one.
    std::optional<FieldError> firstFault() const
    {
        for (const QString &key : m_object.keys()) {
            if (!m_known.contains(key))
                return FieldError{m_prefix + QLatin1Char('.') + key.left(60), Rule::NotInList, 0, 0, {}};
        }
        return m_error;
    }

private:
    QJsonObject m_object;
    QString m_prefix;
    QStringList m_known;
    std::optional<FieldError> m_error;
};

void readConnection(Reader &reader, Settings &settings)
{
    const QJsonValue schema = reader.take(QStringLiteral("schema"), true);
    if (!schema.isUndefined() && schema.toDouble(0) != 1.0)
        reader.fault(QStringLiteral("schema"), Rule::OutOfRange, {}, 1, 1);

    const QString name = reader.text(QStringLiteral("environment"), true);
    const auto environment = environmentFromName(name);
    if (!environment)
        reader.fault(QStringLiteral("environment"), Rule::NotInList, name.left(40));
    settings.environment = environment.value_or(settings.environment);

    const QString url = reader.text(QStringLiteral("gateway_url"), environment == Environment::Custom);
    settings.gatewayUrl = QUrl();
    if (!url.isEmpty()) {
        const auto checked = normalisedGatewayUrl(QStringLiteral("$.gateway_url"), url);
        if (checked)
            settings.gatewayUrl = *checked;
        else
            reader.fault(checked.error());
        settings.relayUrl = QUrl(); // the file says where to go; an older relay must not overrule it
    }
    settings.accountId = reader.text(QStringLiteral("account_id"), true);
    settings.organizationCode = reader.text(QStringLiteral("organization_code"), false);
    settings.workflow = reader.text(QStringLiteral("workflow"), true);

    const QString unit = reader.text(QStringLiteral("amount_unit"), false);
    if (!unit.isEmpty() && unit != QLatin1String("major") && unit != QLatin1String("minor"))
        reader.fault(QStringLiteral("amount_unit"), Rule::NotInList, unit.left(40));
    settings.amountUnit = unit == QLatin1String("minor") ? AmountUnit::Minor : AmountUnit::Major;

    const QString callback = reader.text(QStringLiteral("callback_url"), false);
    settings.callbackUrl = QUrl(callback, QUrl::StrictMode);
    if (!callback.isEmpty() && !settings.callbackUrl.isValid())
        reader.fault(QStringLiteral("callback_url"), Rule::BadUrl);
}

void readPlace(Reader &reader, Settings &settings)
{
    settings.country = reader.text(QStringLiteral("country"), true).toUpper();
    const QString code = reader.text(QStringLiteral("currency"), true);
    const auto currency = Currency::fromCode(code);
    if (!currency)
        reader.fault(QStringLiteral("currency"), Rule::NotInList, code.left(40));
    settings.currency = currency.value_or(Currency());
    settings.timeZone = reader.text(QStringLiteral("time_zone"), true);
    settings.registerId = RegisterId::from(reader.text(QStringLiteral("register"), true));

    const QJsonValue shop = reader.take(QStringLiteral("shop"), true);
    if (!shop.isUndefined() && !shop.isObject())
        reader.fault(QStringLiteral("shop"), Rule::NotInList, QStringLiteral("object"));
    if (shop.isObject()) {
        Reader shopReader(shop.toObject(), QStringLiteral("$.shop"));
        settings.shop.name = shopReader.text(QStringLiteral("name"), true);
        shopReader.take(QStringLiteral("address"), true); // must be there, may be empty
        settings.shop.address = shopReader.text(QStringLiteral("address"), false);
        if (const auto fault = shopReader.firstFault())
            reader.fault(fault);
    }

    const QJsonValue recovery = reader.take(QStringLiteral("recovery"), false);
    if (!recovery.isUndefined() && !recovery.isObject())
        reader.fault(QStringLiteral("recovery"), Rule::NotInList, QStringLiteral("object"));
    const Checked<RecoverySettings> usual = recoveryFromJson(recovery.toObject(), QStringLiteral("$.recovery"));
    settings.recovery = usual ? *usual : RecoverySettings();
    if (!usual)
        reader.fault(usual.error());

    const QJsonValue retention = reader.take(QStringLiteral("retention"), false);
    if (!retention.isUndefined() && !retention.isObject())
        reader.fault(QStringLiteral("retention"), Rule::NotInList, QStringLiteral("object"));
    const Checked<RetentionSettings> kept = retentionFromJson(retention.toObject(), QStringLiteral("$.retention"));
    settings.retention = kept ? *kept : RetentionSettings();
    if (!kept)
        reader.fault(kept.error());

    const QJsonValue methods = reader.take(QStringLiteral("methods"), true);
    if (!methods.isUndefined() && !methods.isArray())
        reader.fault(QStringLiteral("methods"), Rule::NotInList, QStringLiteral("array"));
    settings.methods.clear();
    const QJsonArray list = methods.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list[i].isString())
            reader.fault(QStringLiteral("methods[%1]").arg(i), Rule::NotInList, QStringLiteral("string"));
        else if (!isMethodChoice(list[i].toString()))
            reader.fault(QStringLiteral("methods[%1]").arg(i), Rule::UnknownMethod, list[i].toString().left(40));
        settings.methods << list[i].toString();
    }
}

}

Checked<Settings> settingsFromProvision(const QByteArray &json, const Settings &base)
{
    QByteArray bytes = json;
    if (bytes.startsWith("\xEF\xBB\xBF")) // some editors put it there
        bytes.remove(0, 3);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return refused(QStringLiteral("$"), Rule::BadCharacters, 0, 0,
                       QStringLiteral("offset %1").arg(parseError.offset));
    if (!document.isObject())
        return refused(QStringLiteral("$"), Rule::NotInList, 0, 0, QStringLiteral("object"));

    Settings settings = base;
    Reader reader(document.object(), QStringLiteral("$"));
    readConnection(reader, settings);
    readPlace(reader, settings);
    if (const auto fault = reader.firstFault())
        return Unexpected<FieldError>(*fault);

    // The confirmed test payment and the ceiling were about another account or another money.
    if (settings.environment != base.environment || settings.gatewayUrl != base.gatewayUrl ||
        settings.relayUrl != base.relayUrl || settings.accountId != base.accountId ||
        settings.amountUnit != base.amountUnit || settings.currency != base.currency)
        settings.commissioned = false;
    if (settings.ceiling.isValid() && settings.ceiling.currency() != settings.currency)
        settings.ceiling = Money();
    settings.wizardDone = true;

    const QList<FieldError> errors = checkSettings(settings);
    if (errors.isEmpty())
        return settings;
    FieldError first = errors.first();
    const QString path = pathOfField(first.field);
    if (path.isEmpty())
        first.detail = first.field; // a setting from before that the file cannot say
    first.field = path.isEmpty() ? QStringLiteral("$") : path;
    return Unexpected<FieldError>(first);
}

}
