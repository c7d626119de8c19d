// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Environment, gateway health, what needs attention, who is at the till. Shows
// what it is told; asks nobody.
#pragma once

#include "ports/engine.h"
#include "ui/shell/operatorsession.h"
#include "ui/shell/trainingcontrols.h"
#include "ui/theme/tokens.h"

#include <QFrame>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace pos {
class Clock;
}

namespace pos::ui {

class ElidedLabel;

class TopBar : public QFrame
{
    Q_OBJECT
public:
    TopBar(OperatorSession &session, const Clock &clock, TrainingControls *training, QWidget *parent = nullptr);

    void applySettings(const Settings &settings);
    void setHealth(const HealthReport &report);
    void setAttention(const AttentionCounts &counts);
    /// Notices that nobody has looked at.
    void setUnseenNotices(int count);
    /// Entries of the menu at the right end.
    void setMenuActions(const QList<QAction *> &actions);
    void openOperatorMenu();
    void openTrainingMenu();

Q_SIGNALS:
    void unknownRequested();
    void waitingRequested();
    void lateMoneyRequested();
    void operationsRequested();
    void noticesRequested();
    void helpRequested();
    void customerPhoneRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *makeCounter(const QString &objectName, Tone tone, const QString &iconName);
    void refreshHealth();
    void refreshOperator();
    void refreshTraining();
    void fillOperatorMenu();
    void fillTrainingMenu();

    OperatorSession &m_session;
    const Clock &m_clock;
    TrainingControls *m_training;
    HealthReport m_health;
    QString m_timeZone;
    QLabel *m_badge;
    ElidedLabel *m_shop;
    QPushButton *m_unknown;
    QPushButton *m_waiting;
    QPushButton *m_late;
    QPushButton *m_operations;
    QPushButton *m_notices;
    QPushButton *m_healthButton;
    QPushButton *m_trainingButton = nullptr;
    QPushButton *m_operatorButton;
    QToolButton *m_menuButton;
    QMenu *m_operatorMenu;
    QMenu *m_trainingMenu = nullptr;
    QMenu *m_menu;
};

}
