// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A vertical scroll area for forms that follows the keyboard focus, also when a
// program moved it (first bad field), and never takes it. ui thread.
#pragma once

#include <QScrollArea>

namespace pos::ui {

class FormScroll final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormScroll(QWidget *content, QWidget *parent = nullptr);
    /// Brings a descendant into view once layouts have settled.
    void reveal(QWidget *widget);
};

}
