// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One amount for the drawer: what is in it at the beginning, or what is paid
// back, with its reason. Shown with show(), never exec(). Stays open until the
// engine has accepted, so that a refusal is read where it was typed. Ui thread;
// deletes itself when closed.
#pragma once

#include "domain/money.h"
#include "ui/text/sentence.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace pos::ui {

class AmountEdit;
class FieldBinder;

struct DrawerQuestion
{
    QString title, text;
    QString amountLabel;
    QString acceptText; ///< a verb; %1 is the amount
    Money proposed;
    Money most;         ///< invalid = no limit but the largest amount
    bool zeroAllowed = false;
    bool asksReason = false;
};

class DrawerDialog final : public QDialog
{
    Q_OBJECT
public:
    DrawerDialog(const DrawerQuestion &question, QWidget *parent);

    /// The engine said no.
    void refuse(const Sentence &why);

Q_SIGNALS:
    /// Checked; at most once until refuse().
    void submitted(pos::Money amount, const QString &reason);

private:
    void submit();
    void updateAccept();

    const DrawerQuestion m_question;
    FieldBinder *m_binder;
    AmountEdit *m_amount;
    QLineEdit *m_reason;
    QLabel *m_message;
    QPushButton *m_accept;
};

}
