// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The paying side of the page: total, customer, card and the Charge button; in
// their place the outcome while an attempt is on or its result waits for a
// decision.
#pragma once

#include "domain/validation.h"
#include "ui/forms/sale/outcomepanel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pos {
class Clock;
class Engine;
}

namespace pos::ui {

class CustomerPanel;
class MethodPanel;
class SaleController;
class TotalPanel;

class PaySide : public QWidget
{
    Q_OBJECT
public:
    PaySide(SaleController &sale, Engine &engine, const Clock &clock, QWidget *parent = nullptr);

    void setTimeZone(const QTimeZone &zone);
    void reload();
    /// Card or outcome, locked or not, by the phase of the sale.
    void refreshPhase();
    bool showsOutcome() const;
    OutcomePanel &outcome() { return *m_outcome; }
    CustomerPanel &customerPanel() { return *m_customer; }
    MethodPanel &methodPanel() { return *m_method; }
    bool commitPending();
    /// Shows the rules that no field of the other side has; focus when `focus`.
    void showErrors(const QList<FieldError> &errors, bool focus);
    void focusCharge();

Q_SIGNALS:
    void chargeRequested();

private:
    void refreshTotals();
    void setProblem(const QString &message);
    SaleController &m_sale;
    QStackedWidget *m_stack;
    TotalPanel *m_total;
    CustomerPanel *m_customer;
    MethodPanel *m_method;
    QLabel *m_problem;
    QPushButton *m_chargeButton;
    OutcomePanel *m_outcome;
};

}
