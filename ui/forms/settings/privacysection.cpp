// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/privacysection.h"

#include "base/timezones.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingsfields.h"
#include "ui/text/retentiontext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace pos::ui {

namespace {

constexpr int ReportsShown = 5;

}

PrivacySection::PrivacySection(Engine &engine, SettingsFields &fields, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_fields(fields)
    , m_clock(clock)
    , m_reports(new QLabel(this))
{
    auto *grid = twoColumns(this);
    auto *payments = months(names::KeepPayments, tr("&Payments: months"), "keepPaymentsEdit", &RetentionSettings::payments);
    payments->setHint(tr("After the last change: request and answer as sent, the payer's name, notes. Amounts and results stay. A dispute may come 18 months later."));
    grid->addWidget(payments, 0, 0, Qt::AlignTop);
    auto *customers = months(names::KeepCustomers, tr("Customers: &months"), "keepCustomersEdit", &RetentionSettings::customers);
    customers->setHint(tr("After their last sale or contact, on this till; at least as long as payments. Their record at Yuno stays."));
    grid->addWidget(customers, 0, 1, Qt::AlignTop);
    auto *contacts = months(names::KeepContacts, tr("Recovery &contacts: months"), "keepContactsEdit", &RetentionSettings::contacts);
    contacts->setHint(tr("Request, answer and number of a contact, and the consent that it was made by. Opt-outs stay for ever, without their words."));
    grid->addWidget(contacts, 1, 0, Qt::AlignTop);
    auto *never = new QLabel(tr("Never removed: open, held or disputed payments, contacts that are not over, cases that somebody works on."), this);
    never->setWordWrap(true);
    setLook(never, "muted");
    grid->addWidget(never, 1, 1, Qt::AlignTop);
    m_reports->setObjectName(QStringLiteral("purgeReportsLabel"));
    m_reports->setWordWrap(true);
    grid->addWidget(m_reports, 2, 0, 1, 2);
    connect(&engine, &Engine::personalDataPurged, this, &PrivacySection::load);
}

FormField *PrivacySection::months(const QString &name, const QString &label, const char *object, int RetentionSettings::*value)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(object));
    edit->setMaxLength(4);
    return m_fields.add(
        name, label, edit, [value](const Settings &s) { return QString::number(s.retention.*value); },
        [name, value](Settings &s, const QString &text) -> std::optional<FieldError> {
            bool number = false;
            const int own = text.trimmed().toInt(&number);
            if (!number)
                return FieldError{name, text.trimmed().isEmpty() ? Rule::Required : Rule::NotANumber, 0, 0, {}};
            s.retention.*value = own;
            return std::nullopt;
        });
}

void PrivacySection::applySettings(const Settings &settings)
{
    m_zone = timeZoneOrUtc(settings.timeZone);
}

void PrivacySection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void PrivacySection::load()
{
    m_engine.purgeReports(ReportsShown, this, [this](const Result<QList<PurgeReport>> &reports) {
        if (reports)
            m_reports->setText(purgeListText(*reports, m_clock.nowMs(), m_zone));
    });
}

}
