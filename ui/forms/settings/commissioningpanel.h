// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Commissioning of a live till (DESIGN 3): one smallest real payment, then the
// manager types the amount that Yuno's dashboard shows. Only when both agree is
// the till released, with the manager's name and reason. ui thread.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace pos::ui {

class AmountEdit;
class Dialogs;
class FieldBinder;
class MessageBar;
class OperatorSession;
class SearchBox;
class SettingsController;
class StatusPill;

class CommissioningPanel final : public QWidget
{
    Q_OBJECT
public:
    CommissioningPanel(Engine &engine, SettingsController &controller, Dialogs &dialogs, OperatorSession &session,
                       const Clock &clock, QWidget *parent = nullptr);

    /// Starts over for these settings; keeps a payment that is under way.
    void applySettings(const Settings &settings);

Q_SIGNALS:
    /// The manager accepted to switch the unit: the form takes it and saves.
    void amountUnitSuggested(pos::AmountUnit unit);

private:
    QWidget *buildPayment();
    QWidget *buildAnswer();
    void find(const QString &text);
    void choose(const QString &customerId);
    void onMethods(const Result<QList<SavedMethod>> &result);
    void pay();
    void startCharge(const Sale &sale, Money amount, const SavedMethod &method);
    void failPayment(const Error &error);
    void onAttempt(const Attempt &attempt);
    void compare();
    void confirm(Money shown);
    void showStep();

    Engine &m_engine;
    SettingsController &m_controller;
    Dialogs &m_dialogs;
    OperatorSession &m_session;
    const Clock &m_clock;
    Settings m_settings;
    QList<Customer> m_found;
    std::optional<Customer> m_customer;
    QList<SavedMethod> m_methods;
    std::optional<Attempt> m_attempt;
    bool m_busy = false;
    quint64 m_search = 0;

    QLabel *m_explanation = nullptr;
    MessageBar *m_message = nullptr;
    QWidget *m_payment = nullptr;
    QWidget *m_answer = nullptr;
    SearchBox *m_customerBox = nullptr;
    QLabel *m_customerName = nullptr;
    QComboBox *m_card = nullptr;
    AmountEdit *m_amount = nullptr;
    QPushButton *m_pay = nullptr;
    StatusPill *m_pill = nullptr;
    QLabel *m_outcome = nullptr;
    AmountEdit *m_shown = nullptr;
    QPushButton *m_compare = nullptr;
    FieldBinder *m_binder = nullptr;
    FieldBinder *m_answerBinder = nullptr;
};

}
