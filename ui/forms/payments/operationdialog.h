// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Amount, reason and words of one capture, cancel or refund. Shown with show(),
// never exec(); the amount is guarded at its field before anything is asked.
// Stays open until the engine has accepted, so that a refusal is read where it
// was typed. Ui thread; deletes itself when closed.
#pragma once

#include "domain/cart.h"
#include "domain/operationrules.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class FormField;
class RefundLines;

class OperationDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `choice` must be allowed. A refund may follow the lines of `cart`, as far as they were not `returned` before.
    OperationDialog(const OperationChoice &choice, const Cart &cart, const QList<int> &returned, QWidget *parent);

    /// The engine said no: shows it at its field or below, and lets the person correct.
    void refuse(const Error &error);

Q_SIGNALS:
    /// Checked; at most once until refuse(). `operatorName` is empty.
    void submitted(const pos::OperationIntent &intent);

private:
    void build();
    void addLines(QVBoxLayout *layout);
    void showLines(bool shown);
    void followLines();
    void addMessage(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void bind(FormField *amount, FormField *words);
    void submit();
    void updateAccept();

    const OperationChoice m_choice;
    const Cart m_cart;
    const QList<int> m_returned;
    RefundLines *m_lines = nullptr;
    QWidget *m_linesBox = nullptr;
    QPushButton *m_linesButton = nullptr;
    FormField *m_amountField = nullptr;
    QString m_writtenWords; ///< by the lines, not by the person
    FieldBinder *m_binder;
    AmountEdit *m_amount = nullptr;
    QComboBox *m_reason = nullptr;
    QLineEdit *m_words = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace pos::ui
