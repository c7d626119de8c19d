// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer's screen: whether there is one, and which language it speaks. ui thread.
#pragma once

#include <QWidget>

namespace pos::ui {

class SettingsFields;

class CustomerScreenSection final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerScreenSection(SettingsFields &fields, QWidget *parent = nullptr);
};

}
