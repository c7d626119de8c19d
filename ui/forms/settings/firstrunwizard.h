// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// First start of a till: training with one key; sandbox and live in a few short
// steps (keys, shop, connection test). Nothing typed is lost by going back. Uses
// the same fields and the same controller as the Settings page. A plain widget
// for the composition root's window; ui thread.
#pragma once

#include "ports/engine.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace pos::ui {

class ChoiceCard;
class ConnectionTest;
class EnvironmentSection;
class MessageBar;
class SettingsController;
class SettingsFields;

class FirstRunWizard final : public QWidget
{
    Q_OBJECT
public:
    enum class Step { Choose, Keys, Shop, Test, Done };

    explicit FirstRunWizard(SettingsController &controller, QWidget *parent = nullptr);

    Step step() const noexcept { return m_step; }

Q_SIGNALS:
    /// Settings are saved with wizardDone; the composition root shows the window. When the environment
    /// changed, profileChangeRequested() of the controller came before.
    void finished(const pos::Settings &settings);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildChoose();
    QWidget *buildKeys();
    QWidget *buildShop();
    QWidget *buildTest();
    QWidget *buildDone();
    QWidget *buildFooter();
    ChoiceCard *addChoice(QWidget *parent, const char *name, const char *iconName, const QString &title,
                          const QString &text, Qt::Key key);
    void startTraining();
    void choose(Environment environment);
    void next();
    void back();
    void go(Step step);
    bool check(Step step);
    bool store(const Settings &draft);
    void describe();

    SettingsController &m_controller;
    SettingsFields *m_fields;
    QList<QAction *> m_choices;
    Step m_step = Step::Choose;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_progress = nullptr;
    MessageBar *m_message = nullptr;
    EnvironmentSection *m_environment = nullptr;
    QComboBox *m_region = nullptr;
    QWidget *m_regionBox = nullptr;
    ConnectionTest *m_test = nullptr;
    QLabel *m_summary = nullptr;
    MessageBar *m_notes = nullptr;
    ChoiceCard *m_training = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

}
