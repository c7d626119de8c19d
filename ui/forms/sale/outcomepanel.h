// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The result of Charge, in place of the payment side of the page: steps with
// times, one headline, what it means, and only the actions that make sense.
// Shows an attempt and reports what was pressed; decides nothing.
#pragma once

#include "domain/salesplit.h"
#include "ui/forms/sale/outcomeface.h"

#include <QFrame>
#include <QTimeZone>

class QGridLayout;
class QLabel;
class QLayout;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace pos {
class Clock;
}

namespace pos::ui {

class BusyDots;
class ElidedLabel;
class IconLabel;

class OutcomePanel : public QFrame
{
    Q_OBJECT
public:
    explicit OutcomePanel(const Clock &clock, QWidget *parent = nullptr);

    void setTimeZone(const QTimeZone &zone) { m_zone = zone; }
    /// Between the press of Charge and the engine's first word.
    void showStarting(Money amount, const QString &methodLabel);
    /// `split`: of a sale in parts.
    void showAttempt(const Attempt &attempt, OutcomeChoices choices, const SaleSplit &split = {});
    /// A sale that was paid at the counter.
    void showTender(const DrawerEntry &tender, const SaleSplit &split = {});
    void showWayBack(const SaleRecord &record);
    /// Focus on the obvious action.
    void focusFirstAction();
    bool offers(OutcomeAction action) const { return m_face.actions.contains(action); }

Q_SIGNALS:
    void actionChosen(pos::ui::OutcomeAction action);

private:
    struct StepRow
    {
        IconLabel *icon;
        QLabel *label;
        QLabel *time;
    };
    void showFace();
    void fillWords();
    void fillSteps();
    void makeRows(qsizetype count);
    void fillActions();
    QLayout *handOnRow();
    void tick();

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::utc();
    Attempt m_attempt;
    OutcomeFace m_face;
    QLabel *m_amount;
    ElidedLabel *m_method;
    QFrame *m_hero;
    IconLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_what;
    QLabel *m_todo;
    QLabel *m_forCustomer;
    BusyDots *m_dots;
    QLabel *m_elapsed;
    QGridLayout *m_steps;
    QList<StepRow> m_rows; ///< as many as were ever needed
    QLabel *m_checks;
    ElidedLabel *m_reference;
    QVBoxLayout *m_actions;
    QList<QPushButton *> m_buttons;
    QWidget *m_handOn = nullptr; ///< row of the ways to hand a link on
    QTimer *m_second;
};

}
