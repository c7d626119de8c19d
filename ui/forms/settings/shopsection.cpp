// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/shopsection.h"

#include "domain/country.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingsfields.h"
#include "ui/text/moneytext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/amountedit.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHash>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTimeZone>

namespace pos::ui {

namespace {

QLineEdit *shopLine(const char *name, int maximum, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(maximum);
    return edit;
}

QStringList zoneNames()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("posix/") && !id.startsWith("right/"))
            names << QString::fromLatin1(id);
    }
    names << QStringLiteral("UTC");
    return names;
}

QList<QByteArray> zonesOf(const QString &alpha2)
{
    return QTimeZone::availableTimeZoneIds(QLocale::codeToTerritory(alpha2));
}

/// Where most people of a country with several zones live; the list alone would offer Araguaina for Brazil.
QByteArray usualZoneOf(const QString &alpha2, const QList<QByteArray> &zones)
{
    static const QHash<QString, QByteArray> usual{{QStringLiteral("AR"), "America/Argentina/Buenos_Aires"},
                                                  {QStringLiteral("BR"), "America/Sao_Paulo"},
                                                  {QStringLiteral("CL"), "America/Santiago"},
                                                  {QStringLiteral("EC"), "America/Guayaquil"},
                                                  {QStringLiteral("MX"), "America/Mexico_City"},
                                                  {QStringLiteral("US"), "America/New_York"},
                                                  {QStringLiteral("ES"), "Europe/Madrid"},
                                                  {QStringLiteral("PT"), "Europe/Lisbon"}};
    return usual.value(alpha2, zones.first());
}

}

QStringList ShopSection::fieldNames()
{
    return {names::ShopName, names::ShopAddress, names::Country,     names::Currency,
            names::TimeZone, names::RegisterId,  names::CallbackUrl, names::Ceiling};
}

ShopSection::ShopSection(SettingsFields &fields, Scope scope, QWidget *parent)
    : QWidget(parent)
    , m_fields(fields)
{
    auto *grid = twoColumns(this);
    grid->addWidget(fields.add(
                        names::ShopName, tr("Shop &name"), shopLine("shopNameEdit", 300, this),
                        [](const Settings &s) { return s.shop.name; },
                        [](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.shop.name = text.trimmed();
                            return std::nullopt;
                        }),
                    0, 0, Qt::AlignTop);
    auto *registerField = fields.add(
        names::RegisterId, tr("&Register id"), shopLine("registerIdEdit", 40, this),
        [](const Settings &s) { return s.registerId.text(); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.registerId = RegisterId::from(text.trimmed());
            return std::nullopt;
        });
    registerField->setHint(tr("Every till of the shop has its own, for example R1."));
    grid->addWidget(registerField, 0, 1, Qt::AlignTop);
    if (scope == Scope::Page) {
        auto *address = new QPlainTextEdit(this);
        address->setObjectName(QStringLiteral("shopAddressEdit"));
        address->setFixedHeight(76);
        grid->addWidget(fields.add(
                            names::ShopAddress, tr("Shop &address"), address,
                            [](const Settings &s) { return s.shop.address; },
                            [](Settings &s, const QString &text) -> std::optional<FieldError> {
                                s.shop.address = text.trimmed();
                                return std::nullopt;
                            }),
                        1, 0, 1, 2);
    }
    buildPlace();
    if (scope == Scope::Page)
        buildLimits();
}

void ShopSection::buildPlace()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    m_country = new QComboBox(this);
    m_country->setObjectName(QStringLiteral("countryCombo"));
    bool separated = false;
    for (const Country &country : allCountries()) {
        if (!country.acceptsPayments && !separated) {
            m_country->insertSeparator(m_country->count());
            separated = true;
        }
        m_country->addItem(country.name, country.code);
    }
    grid->addWidget(m_fields.add(
                        names::Country, tr("&Country"), m_country, [](const Settings &s) { return s.country; },
                        [](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.country = text;
                            return std::nullopt;
                        }),
                    2, 0, Qt::AlignTop);
    m_currency = new QComboBox(this);
    m_currency->setObjectName(QStringLiteral("currencyCombo"));
    connect(m_country, &QComboBox::currentIndexChanged, this, &ShopSection::fillCurrencies);
    connect(m_country, &QComboBox::activated, this, &ShopSection::suggestTimeZone);
    fillCurrencies();
    grid->addWidget(m_fields.add(
                        names::Currency, tr("C&urrency"), m_currency,
                        [](const Settings &s) {
                            if (s.currency.isValid())
                                return s.currency.code();
                            const Country *country = findCountry(s.country);
                            return country ? country->currency.code() : QString();
                        },
                        [](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.currency = Currency::fromCode(text).value_or(Currency());
                            return std::nullopt;
                        }),
                    2, 1, Qt::AlignTop);
    m_timeZone = shopLine("timeZoneEdit", 64, this);
    auto *completer = new QCompleter(zoneNames(), m_timeZone);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_timeZone->setCompleter(completer);
    auto *zoneField = m_fields.add(
        names::TimeZone, tr("&Time zone"), m_timeZone, [](const Settings &s) { return s.timeZone; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.timeZone = text.trimmed();
            return std::nullopt;
        });
    zoneField->setHint(tr("Decides what \"today\" is. Type a city, for example Bogota."));
    grid->addWidget(zoneField, 3, 0, Qt::AlignTop);
}

void ShopSection::buildLimits()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    m_ceiling = new AmountEdit(this);
    m_ceiling->setObjectName(QStringLiteral("ceilingEdit"));
    const auto follow = [this] {
        if (const auto currency = Currency::fromCode(m_currency->currentData().toString()))
            m_ceiling->setCurrency(*currency);
    };
    connect(m_currency, &QComboBox::currentIndexChanged, this, follow);
    follow();
    auto *ceiling = m_fields.add(
        names::Ceiling, tr("&Largest charge"), m_ceiling, [](const Settings &s) { return editableAmount(s.ceiling); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.ceiling = Money();
            if (text.trimmed().isEmpty() || !s.currency.isValid())
                return std::nullopt;
            const auto money = checkAmount(names::Ceiling, text, s.currency, numberFormat(), false);
            if (money)
                s.ceiling = *money;
            return errorOf(money);
        });
    ceiling->setHint(tr("The till does not charge more than this. Empty: no limit."));
    grid->addWidget(ceiling, 3, 1, Qt::AlignTop);
    auto *callback = m_fields.add(
        names::CallbackUrl, tr("Public call&back address"), shopLine("callbackUrlEdit", 300, this),
        [](const Settings &s) { return s.callbackUrl.toString(); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            const QString clean = text.trimmed();
            s.callbackUrl = QUrl(clean, QUrl::StrictMode);
            if (!clean.isEmpty() && (!s.callbackUrl.isValid() || s.callbackUrl.isEmpty()))
                return FieldError{.field = names::CallbackUrl, .rule = Rule::BadUrl, .detail = {}};
            return std::nullopt;
        });
    callback->setHint(
        tr("Where a customer's browser returns after paying on a page: a public https address, or empty."));
    grid->addWidget(callback, 4, 0, 1, 2);
}

void ShopSection::fillCurrencies()
{
    const Country *country = findCountry(m_country->currentData().toString());
    const QString before = m_currency->currentData().toString();
    m_currency->clear();
    if (!country)
        return;
    for (const Currency &currency : country->currencies())
        m_currency->addItem(currency.code(), currency.code());
    const int same = m_currency->findData(before);
    m_currency->setCurrentIndex(same >= 0 ? same : m_currency->findData(country->currency.code()));
}

void ShopSection::suggestTimeZone()
{
    const QString country = m_country->currentData().toString();
    const QList<QByteArray> zones = zonesOf(country);
    if (!zones.isEmpty() && !zones.contains(m_timeZone->text().trimmed().toLatin1()))
        m_timeZone->setText(QString::fromLatin1(usualZoneOf(country, zones)));
}

}
