// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One profile at work: its journal and engine, its keys, its window. Switching
// the environment ends one Till and begins another; nothing of the old one lives
// on. Ui thread; owner: Application.
#pragma once

#include "base/clock.h"
#include "platform/datapaths.h"
#include "platform/jsonsettingsstore.h"
#include "platform/sessionsecretstore.h"
#include "ports/preferencestore.h"
#include "ports/stayawake.h"
#include "ui/app/awakekeeper.h"
#include "ui/app/localsupport.h"
#include "ui/app/trainingsituations.h"
#include "ui/app/trainingworld.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"

#include <QObject>

#include <memory>

namespace pos::ui {

class Articles;
class ChargePage;
class CustomerScreen;
class DesktopNotifier;
class FirstRunWizard;
class MainWindow;
class Theme;

/// What outlives every till. References must outlive it.
struct Surroundings
{
    const DataPaths &paths;
    JsonSettingsStore &store;
    SessionSecretStore &secrets;
    TrainingWorld &training;
    Theme &theme;
    Dialogs &dialogs;
    const Clock &clock;
    PreferenceStore &preferences;
    StayAwake &machine;
};

class Till final : public QObject
{
    Q_OBJECT
public:
    Till(const Surroundings &around, const Settings &settings, QObject *parent = nullptr);
    ~Till() override;

    /// The first-run wizard instead of the window; the window follows by itself.
    void openWizard();
    void openWindow();
    /// Where a following till's window should be.
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry) { m_geometry = geometry; }
    /// Closes without questions: open payments are recorded and continue at the next start.
    void quit();

    MainWindow *window() const { return m_window.get(); }
    QWidget *wizardWindow() const { return m_wizardWindow.get(); }
    Engine &engine() { return *m_engine; }
    /// Null outside training.
    TrainingControls *situations() const { return m_situations.get(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Another environment was chosen and stored; this till should be ended from the event loop.
    void profileLeft(const pos::Settings &settings);
    void closed();

private:
    void startTraining(Settings &settings);
    void startEngine();
    void loadKeys();
    void showStart();
    void buildPages();
    void buildCustomerScreen();
    void openCommunications(QWidget *over);
    void place(QWidget &window) const;
    void onSettingsApplied(const Settings &settings);
    void onWizardFinished();

    Surroundings m_around;
    const Environment m_environment;
    QByteArray m_geometry;
    std::optional<Error> m_trainingTrouble;
    std::unique_ptr<Articles> m_articles;
    std::unique_ptr<Engine> m_engine;
    QtScheduler m_scheduler;
    std::unique_ptr<AwakeKeeper> m_awake; ///< follows the engine
    std::unique_ptr<SettingsController> m_controller;
    std::unique_ptr<LocalSupport> m_support;
    std::unique_ptr<TrainingSituations> m_situations;
    OperatorSession m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<QWidget> m_wizardWindow;
    ChargePage *m_chargePage = nullptr; ///< owned by the window
    std::unique_ptr<CustomerScreen> m_customerScreen; ///< follows the page: ends before it
    std::optional<Result<StartReport>> m_startReport;
    std::optional<Settings> m_nextProfile; ///< chosen in the wizard, which still finishes
};

}
