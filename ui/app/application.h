// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The running program: what outlives every profile, and the profile in force.
// Made after QApplication, on its thread.
#pragma once

#include "platform/jsonpreferencestore.h"
#include "platform/systemkeychain.h"
#include "ui/app/startup.h"
#include "ui/app/till.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cardinputguard.h"

#include <QObject>

#include <memory>

class QApplication;

namespace pos::ui {

class Application final : public QObject
{
    Q_OBJECT
public:
    Application(QApplication &application, Ground ground, const std::shared_ptr<Credentials> &environmentKeys);
    ~Application() override;

    void open();
    /// SIGTERM and the end of the desktop's session: no questions.
    void end();

    Till *till() const { return m_till.get(); }
    Theme &theme() { return m_theme; }
    TrainingWorld &training() { return m_training; }

private:
    void openTill(const Settings &settings, bool wizard, const QByteArray &geometry = {});
    void askAboutDamagedSettings();

    Ground m_ground;
    Theme m_theme;
    CardInputGuard m_cardGuard;
    SystemClock m_clock;
    WidgetDialogs m_dialogs;
    std::unique_ptr<SecretStore> m_keychain;
    SessionSecretStore m_secrets;
    JsonPreferenceStore m_preferences;
    std::unique_ptr<StayAwake> m_machine;
    TrainingWorld m_training;
    std::unique_ptr<Till> m_till;
};

}
