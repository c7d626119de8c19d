// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be done to the money of the shown payment, and what was: buttons for
// the allowed actions only, and one entry per capture, cancel and refund with how
// it stands. Asks the engine; the detail pane reads again after changed(). Ui
// thread; child of the detail pane.
#pragma once

#include "ports/engine.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class Dialogs;
class MessageBar;
class OperationDialog;

class OperationsPanel final : public QWidget
{
    Q_OBJECT
public:
    OperationsPanel(Engine &engine, Dialogs &dialogs, QWidget *parent = nullptr);

    void setDetail(const PaymentDetail &detail);
    /// Another payment is being read: nothing can be begun until setDetail().
    void hold();
    /// Brings this one into view, with the focus; false = it is not among those shown.
    bool showOperation(const OperationId &id);
    /// Recorded with each operation.
    void setOperatorName(const QString &name) { m_operatorName = name; }

Q_SIGNALS:
    /// A short confirmation.
    void said(const QString &text);
    /// The engine took an order: read the payment again.
    void changed();

private:
    QPushButton *makeAction(const QString &text, const char *name, const QString &tip);
    void fillActions();
    void fillOperations();
    void addInstead(QVBoxLayout &lines);
    void ask(OperationKind kind);
    void start(OperationDialog *dialog, const OperationIntent &intent);
    void giveBack();
    void checkNow();
    void askGiveUp();
    const OperationChoice *choiceOf(OperationKind kind) const;

    Engine &m_engine;
    Dialogs &m_dialogs;
    QString m_operatorName;
    PaymentDetail m_detail;
    OperationId m_watched; ///< the one that can be checked or given up

    QWidget *m_actions = nullptr;
    QPushButton *m_giveBack = nullptr;
    QPushButton *m_capture = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_refund = nullptr;
    QPushButton *m_either = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_giveUp = nullptr;
    QLabel *m_why = nullptr;
    MessageBar *m_message = nullptr;
    QWidget *m_list = nullptr;
};

} // namespace pos::ui
