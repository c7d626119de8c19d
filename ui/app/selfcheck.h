// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// --self-check: does this installation work? Plugins, SQLite, journal, TLS,
// keychain, fonts and one real sale against the training gateway, all in a
// temporary folder; of the data folder, only whether it can be used. Needs no
// display and no user data, ends within 20 seconds.
// One line a check on stdout: "ok|warn|fail NAME: text". Main thread, inside exec().
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace pos {
class SecretStore;
}

namespace pos::ui {

class TrainingSale;

class SelfCheck final : public QObject
{
    Q_OBJECT
public:
    /// `dataFolder` is where the till would keep its data. Without a QGuiApplication fonts cannot be looked at.
    explicit SelfCheck(const QString &dataFolder, QObject *parent = nullptr);
    ~SelfCheck() override;
    void start();

Q_SIGNALS:
    /// ExitGood or ExitCheckFailed.
    void finished(int exitCode);

private:
    enum class Verdict { Ok, Warn, Fail };
    void say(Verdict verdict, const char *name, const QString &text);
    void checkPlugins();
    void checkSqlite();
    void checkJournal();
    void checkTls();
    void checkFonts();
    void checkKeychain(std::function<void()> next);
    void checkTrainingSale();
    void end();

    const QString m_dataFolder;
    QTemporaryDir m_folder;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<TrainingSale> m_sale;
    bool m_failed = false;
};

}
