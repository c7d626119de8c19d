// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/customer/addressform.h"

#include "domain/country.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

void fillCountries(QComboBox *box)
{
    box->addItem(QString(), QString());
    for (const Country &country : allCountries())
        box->addItem(country.name, country.code);
    box->setMaxVisibleItems(14);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
}

void selectCountry(QComboBox *box, const QString &alpha2)
{
    box->setCurrentIndex(qMax(0, box->findData(alpha2)));
}

AddressForm::AddressForm(const QString &title, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_prefix(prefix)
    , m_toggle(new QPushButton(title, this))
    , m_body(new QWidget(this))
    , m_country(new QComboBox(this))
{
    setObjectName(prefix + QStringLiteral("Form"));
    m_toggle->setObjectName(prefix + QStringLiteral("ToggleButton"));
    m_toggle->setAccessibleName(title);
    m_toggle->setCheckable(true);
    setLook(m_toggle, "link");
    m_line1 = addLine(QStringLiteral("line1"), tr("Street and number"));
    m_line2 = addLine(QStringLiteral("line2"), tr("Address, second line"));
    m_building1 = addLine(QStringLiteral("building1"), tr("Building"));
    m_building2 = addLine(QStringLiteral("building2"), tr("Flat"));
    m_neighborhood = addLine(QStringLiteral("neighborhood"), tr("Neighbourhood"));
    m_city = addLine(QStringLiteral("city"), tr("City"));
    m_state = addLine(QStringLiteral("state"), tr("State"));
    m_zip = addLine(QStringLiteral("zipCode"), tr("Postal code"));
    m_country->setObjectName(prefix + QStringLiteral("CountryCombo"));
    fillCountries(m_country);
    m_fields.append({prefix + QStringLiteral(".country"), new FormField(tr("Country"), m_country, m_body)});

    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::S);
    for (int i = 0; i < m_fields.size(); ++i)
        grid->addWidget(m_fields[i].second, i / 2, i % 2, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_toggle, &QPushButton::toggled, this, &AddressForm::setOpen);
    setOpen(false);
}

QLineEdit *AddressForm::addLine(const QString &name, const QString &label)
{
    auto *line = new QLineEdit(m_body);
    line->setObjectName(m_prefix + name.left(1).toUpper() + name.mid(1) + QStringLiteral("Edit"));
    m_fields.append({m_prefix + u'.' + name, new FormField(label, line, m_body)});
    return line;
}

void AddressForm::setOpen(bool open)
{
    const QSignalBlocker quiet(m_toggle);
    m_toggle->setChecked(open);
    setLeadingIcon(*m_toggle, open ? QStringLiteral("chevrondown") : QStringLiteral("chevronright"), Ink::Accent);
    m_body->setVisible(open);
}

void AddressForm::setAddress(const Address &address)
{
    m_line1->setText(address.line1);
    m_line2->setText(address.line2);
    m_building1->setText(address.building1);
    m_building2->setText(address.building2);
    m_neighborhood->setText(address.neighborhood);
    m_city->setText(address.city);
    m_state->setText(address.state);
    m_zip->setText(address.zipCode);
    selectCountry(m_country, address.country);
    setOpen(!address.isEmpty());
}

Address AddressForm::address() const
{
    Address address;
    address.line1 = m_line1->text().trimmed();
    address.line2 = m_line2->text().trimmed();
    address.building1 = m_building1->text().trimmed();
    address.building2 = m_building2->text().trimmed();
    address.neighborhood = m_neighborhood->text().trimmed();
    address.city = m_city->text().trimmed();
    address.state = m_state->text().trimmed();
    address.zipCode = m_zip->text().trimmed();
    address.country = m_country->currentData().toString();
    return address;
}

}
