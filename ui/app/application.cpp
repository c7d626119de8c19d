// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/application.h"

#include "base/log.h"
#include "platform/systemawake.h"
#include "ui/shell/mainwindow.h"
#include "ui/text/errortext.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace pos::ui {

Application::Application(QApplication &application, Ground ground, const std::shared_ptr<Credentials> &environmentKeys)
    : m_ground(std::move(ground))
    , m_theme(application, m_ground.settings.appearance)
    , m_cardGuard(application)
    , m_keychain(openSystemKeychain(m_ground.paths.keychainScope()))
    , m_secrets(*m_keychain)
    , m_preferences(m_ground.paths.preferencesFile())
    , m_machine(systemAwake())
{
    m_secrets.presetForThisRun(environmentName(Environment::Training), TrainingWorld::keys());
    if (environmentKeys) {
        for (const Environment e : {Environment::Sandbox, Environment::LiveUs, Environment::LiveEu, Environment::Custom})
            m_secrets.presetForThisRun(environmentName(e), std::make_shared<Credentials>(environmentKeys->clone()));
    }
    QApplication::setQuitOnLastWindowClosed(false);
}

Application::~Application() = default;

void Application::open()
{
    if (m_ground.settingsTrouble)
        askAboutDamagedSettings();
    else
        openTill(m_ground.settings, m_ground.wizard);
}

void Application::end()
{
    if (m_till)
        m_till->quit();
    else
        QApplication::exit(ExitGood);
}

void Application::openTill(const Settings &settings, bool wizard, const QByteArray &geometry)
{
    m_theme.setAppearance(settings.appearance);
    const Surroundings around{m_ground.paths, *m_ground.store, m_secrets, m_training, m_theme, m_dialogs, m_clock, m_preferences, *m_machine};
    m_till = std::make_unique<Till>(around, settings);
    connect(m_till.get(), &Till::closed, this, [] { QApplication::exit(ExitGood); });
    // Queued: the page that asked is still on the stack.
    connect(
        m_till.get(), &Till::profileLeft, this,
        [this](const Settings &next) {
            const QByteArray place = m_till->windowGeometry();
            m_till.reset();
            log::info("app", "profile", {{"environment", environmentName(next.environment)}});
            openTill(next, false, place);
        },
        Qt::QueuedConnection);
    if (wizard) {
        m_till->openWizard();
        return;
    }
    m_till->setWindowGeometry(geometry);
    m_till->openWindow();
}

void Application::askAboutDamagedSettings()
{
    const Error &error = *m_ground.settingsTrouble;
    log::error("settings", "damaged", {{"file", error.context.path}, {"error", describe(error)}});
    auto *box = new QMessageBox(QMessageBox::Warning, tr("The settings are damaged"), tr("%1 is damaged.").arg(error.context.path),
                                QMessageBox::NoButton);
    box->setInformativeText(tr("Payments are not affected. Set this till up again: the damaged file is kept beside the new one, "
                               "and the journals are found again by their environment."));
    QPushButton *again = box->addButton(tr("Set up again"), QMessageBox::AcceptRole);
    box->addButton(tr("Quit"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, box, again] {
        if (box->clickedButton() == again)
            openTill(m_ground.settings, true);
        else
            QApplication::exit(ExitEnvironment);
    });
    box->open();
}

}
