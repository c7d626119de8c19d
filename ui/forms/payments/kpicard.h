// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One figure as a button: title, value, what belongs to it, and how it changed in
// words with an arrow. Lives on the ui thread.
#pragma once

#include "ui/forms/payments/kpiplan.h"

#include <QPushButton>

class QLabel;

namespace pos::ui {

class KpiCard final : public QPushButton
{
    Q_OBJECT
public:
    explicit KpiCard(const QString &title, QWidget *parent = nullptr);
    void setFace(const KpiFace &face);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    const QString m_title;
    QLabel *m_value;
    QLabel *m_more;
};

}
