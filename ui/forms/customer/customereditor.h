// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer beside the cart: the form, what they paid before, and erasing
// them on request. Talks to ports/engine.h; the page decides what a saved
// customer means for the sale. Ui thread.
#pragma once

#include "ports/engine.h"

#include <QFrame>
#include <QTimeZone>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pos {
class Clock;
}

namespace pos::ui {

class BusyDots;
class CustomerForm;
class Dialogs;
class MessageBar;
class OperatorSession;

class CustomerEditor : public QFrame
{
    Q_OBJECT
public:
    CustomerEditor(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent = nullptr);

    void setTimeZone(const QTimeZone &zone) { m_zone = zone; }
    /// `typed` is what somebody searched for: it lands in the field it looks like.
    void openNew(const QString &country, const QString &typed);
    void openExisting(const Customer &customer);
    /// What is typed, for autosave; `id` is empty for a new customer.
    QHash<QString, QString> draft() const;
    void setDraft(const QHash<QString, QString> &draft);
    bool isNew() const { return m_customer.id.isEmpty(); }
    void focusFirst();

Q_SIGNALS:
    void saved(const pos::Customer &customer);
    void erased(const pos::CustomerId &id);
    void closed();
    void edited();
    void paymentRequested(const pos::AttemptId &attempt);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void open(const Customer &customer);
    void save();
    void onSaved(const Result<Customer> &result);
    void askErase();
    void loadHistory();
    void showHistory(const QList<PaymentRow> &rows);
    void setBusy(bool busy);

    Engine &m_engine;
    Dialogs &m_dialogs;
    OperatorSession &m_session;
    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::utc();
    Customer m_customer;
    QLabel *m_title;
    MessageBar *m_message;
    CustomerForm *m_form;
    QWidget *m_history;
    QVBoxLayout *m_rows;
    BusyDots *m_busy;
    QPushButton *m_saveButton;
    QPushButton *m_cancelButton;
    QPushButton *m_eraseButton;
};

}
