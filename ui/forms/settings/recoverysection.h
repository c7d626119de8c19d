// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What recovery requests say that is not of the customer: the templates and ways
// to pay that Yuno agreed to, the shop's own words. ui thread.
#pragma once

#include <QWidget>

class QGridLayout;

namespace pos::ui {

class SettingsFields;

class RecoverySection final : public QWidget
{
    Q_OBJECT
public:
    explicit RecoverySection(SettingsFields &fields, QWidget *parent = nullptr);

private:
    void addMessages(QGridLayout *grid);
    void addShop(QGridLayout *grid);
    SettingsFields &m_fields;
};

}
