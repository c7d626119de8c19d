// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer's phone in training: what waits for a customer, and what they do
// with it; while it is open nobody pays by themselves. Stays open beside the window and changes nothing there: the till
// learns of it as it does in life, by asking the gateway. Ui thread; deletes
// itself when closed.
#pragma once

#include "ui/shell/trainingcontrols.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QTimer;

namespace pos::ui {

class CustomerPhoneWindow final : public QDialog
{
    Q_OBJECT
public:
    /// `training` must outlive it.
    CustomerPhoneWindow(TrainingControls &training, QWidget *parent);
    ~CustomerPhoneWindow() override;

private:
    void ask();
    void showWaiting(const QList<PhonePayment> &waiting);
    void act(PhoneAct act, const QString &said);
    QPushButton *addButton(const char *objectName, const QString &text, PhoneAct act, const QString &said);
    QString chosen() const;

    TrainingControls &m_training;
    QListWidget *m_list;
    QLabel *m_empty;
    QLabel *m_said;
    QList<QPushButton *> m_buttons;
    QTimer *m_timer;
    QList<PhonePayment> m_shown;
};

} // namespace pos::ui
