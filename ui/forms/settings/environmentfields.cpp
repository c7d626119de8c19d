// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The fields of EnvironmentSection that are settings: each ties text to value.
#include "ui/forms/settings/environmentsection.h"
#include "ui/forms/settings/settingnames.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace pos::ui {

namespace {

QLineEdit *fieldLine(const char *name, int maximum, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(maximum);
    return edit;
}

}

void EnvironmentSection::buildAccount(QGridLayout *grid)
{
    m_gateway = fieldLine("gatewayUrlEdit", 300, this);
    auto *gateway = m_fields.add(
        names::GatewayUrl, tr("&Gateway address"), m_gateway, [](const Settings &s) { return s.gatewayUrl.toString(); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.gatewayUrl = QUrl();
            if (text.trimmed().isEmpty())
                return std::nullopt;
            const auto url = normalisedGatewayUrl(names::GatewayUrl, text);
            if (url)
                s.gatewayUrl = *url;
            return errorOf(url);
        });
    gateway->setHint(tr("https://host, without /v1. Plain http only on this computer."));
    grid->addWidget(gateway, 2, 0, 1, 2);
    auto *account = m_fields.add(
        names::AccountId, tr("&Account id"), fieldLine("accountIdEdit", 100, this),
        [](const Settings &s) { return s.accountId; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.accountId = text.trimmed();
            return std::nullopt;
        });
    account->setHint(tr("36 characters, beside the keys in Yuno's dashboard."));
    grid->addWidget(account, 3, 0, 1, 2);
}

void EnvironmentSection::buildAdvanced(QGridLayout *grid)
{
    m_relay = fieldLine("relayUrlEdit", 300, this);
    auto *relay = m_fields.add(
        names::RelayUrl, tr("Relay a&ddress"), m_relay, [](const Settings &s) { return s.relayUrl.toString(); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.relayUrl = QUrl();
            if (text.trimmed().isEmpty())
                return std::nullopt;
            const auto url = normalisedGatewayUrl(names::RelayUrl, text, false);
            if (url)
                s.relayUrl = *url;
            return errorOf(url);
        });
    relay->setHint(tr("A server of your own that holds the keys: https. Empty: none."));
    grid->addWidget(relay, 6, 0, Qt::AlignTop);
    connect(m_relay, &QLineEdit::textChanged, this, &EnvironmentSection::showFields);
    auto *proxy = m_fields.add(
        names::Proxy, tr("Pro&xy"), fieldLine("proxyEdit", 300, this), [](const Settings &s) { return s.proxy; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.proxy = text.trimmed().isEmpty() ? QStringLiteral("system") : text.trimmed();
            return std::nullopt;
        });
    proxy->setHint(tr("system, none, or http://host:port"));
    grid->addWidget(proxy, 7, 0, Qt::AlignTop);
    auto *workflow = new QComboBox(this);
    workflow->setObjectName(QStringLiteral("workflowCombo"));
    workflow->addItem(tr("Checkout session (usual)"), QStringLiteral("SDK_CHECKOUT"));
    workflow->addItem(tr("Direct, without a session"), QStringLiteral("DIRECT"));
    auto *workflowField = m_fields.add(
        names::Workflow, tr("Work&flow"), workflow, [](const Settings &s) { return s.workflow; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.workflow = text;
            return std::nullopt;
        });
    grid->addWidget(workflowField, 7, 1, Qt::AlignTop);
    auto *unit = new QComboBox(this);
    unit->setObjectName(QStringLiteral("amountUnitCombo"));
    unit->addItem(tr("Major units: 12.50 (usual)"), QStringLiteral("major"));
    unit->addItem(tr("Minor units: 1250"), QStringLiteral("minor"));
    auto *unitField = m_fields.add(
        names::AmountUnit, tr("Amounts travel &in"), unit,
        [](const Settings &s) {
            return s.amountUnit == AmountUnit::Minor ? QStringLiteral("minor") : QStringLiteral("major");
        },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.amountUnit = text == QLatin1String("minor") ? AmountUnit::Minor : AmountUnit::Major;
            return std::nullopt;
        });
    unitField->setHint(tr("Change it only when commissioning says so."));
    grid->addWidget(unitField, 8, 0, Qt::AlignTop);
    auto *organization = m_fields.add(
        names::OrganizationCode, tr("&Organization code"), fieldLine("organizationCodeEdit", 100, this),
        [](const Settings &s) { return s.organizationCode; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.organizationCode = text.trimmed();
            return std::nullopt;
        });
    organization->setHint(tr("Only needed for reports; may stay empty."));
    grid->addWidget(organization, 8, 1, Qt::AlignTop);
}

}
