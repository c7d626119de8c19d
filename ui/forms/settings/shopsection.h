// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Shop and till: name and address, country, currency, time zone, register. The
// country suggests currency and time zone. Used by page and wizard. ui thread.
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace pos::ui {

class AmountEdit;
class SettingsFields;

class ShopSection final : public QWidget
{
    Q_OBJECT
public:
    enum class Scope { Wizard, Page }; ///< the wizard leaves out what has a good default

    ShopSection(SettingsFields &fields, Scope scope, QWidget *parent = nullptr);

    /// Field names of the section, for a step's check.
    static QStringList fieldNames();

private:
    void buildPlace();
    void buildLimits();
    void fillCurrencies();
    void suggestTimeZone();
    SettingsFields &m_fields;
    QComboBox *m_country = nullptr;
    QComboBox *m_currency = nullptr;
    QLineEdit *m_timeZone = nullptr;
    AmountEdit *m_ceiling = nullptr;
};

}
