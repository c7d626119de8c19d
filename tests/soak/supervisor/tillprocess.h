// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The till as a process that comes and goes: started, killed, started again. Its
// log is appended to FOLDER/till.log. Keys travel by environment only.
#pragma once

#include "judge/verdict.h"

#include <QProcess>

namespace soak {

/// The journal, as the till's own reader tells it.
struct TillReport
{
    QList<JournalRecord> attempts;
    QList<JournalOperation> operations;
};

class TillProcess : public QObject
{
    Q_OBJECT
public:
    TillProcess(QString program, QString folder, QByteArray publicKey, QByteArray privateKey,
                QObject *parent = nullptr);
    ~TillProcess() override;

    void start();
    /// SIGKILL; ended() follows.
    void kill();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Every attempt and operation of the journal, read by the till's own reader when nobody sells.
    void report();

Q_SIGNALS:
    /// `killed` = SIGKILL, by whomever.
    void ended(bool killed, int exitCode);
    void notStarted(const QString &why);
    void reported(bool ok, const soak::TillReport &report);

private:
    void onFinished(int code, QProcess::ExitStatus status);

    const QString m_program, m_folder;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QProcess m_reporter;
};

} // namespace soak
