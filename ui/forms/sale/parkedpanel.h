// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Sales put aside: Return brings one back, Esc closes the list.
#pragma once

#include "domain/sale.h"

#include <QFrame>
#include <QTimeZone>

class QListWidget;
class QPushButton;

namespace pos::ui {

class ParkedPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ParkedPanel(QWidget *parent = nullptr);
    void showSales(const QList<Sale> &sales, const QTimeZone &zone, qint64 nowMs);

Q_SIGNALS:
    void resumeRequested(const pos::SaleId &id);
    void closeRequested();
    /// Have its customer contacted.
    void recoveryRequested(const pos::SaleId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void resumeCurrent();
    QListWidget *m_list;
    QPushButton *m_resumeButton;
    QPushButton *m_recoverButton;
};

}
