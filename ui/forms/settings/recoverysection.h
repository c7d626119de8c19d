// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What recovery requests say that is not of the customer: the templates and ways
// to pay that Yuno agreed to, the shop's own words, and its own contact rules.
// ui thread.
#pragma once

#include "domain/contactrules.h"

#include <QWidget>

class QGridLayout;

namespace pos::ui {

class FormField;
class SettingsFields;

class RecoverySection final : public QWidget
{
    Q_OBJECT
public:
    explicit RecoverySection(SettingsFields &fields, QWidget *parent = nullptr);

private:
    void addMessages(QGridLayout *grid);
    void addShop(QGridLayout *grid);
    void addLimits(QGridLayout *grid);
    FormField *cap(const QString &name, const QString &label, const char *object, std::optional<int> ShopLimits::*value);
    SettingsFields &m_fields;
};

}
