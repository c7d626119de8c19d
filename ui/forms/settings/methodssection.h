// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ways to pay: which, in which order, under which names. Follows the country and
// currency that are typed in the same form. Ui thread.
#pragma once

#include <QWidget>

namespace pos::ui {

class MethodsEdit;
class SettingsFields;

class MethodsSection final : public QWidget
{
    Q_OBJECT
public:
    explicit MethodsSection(SettingsFields &fields, QWidget *parent = nullptr);

private:
    void followPlace();

    SettingsFields &m_fields;
    MethodsEdit *m_methods;
};

}
