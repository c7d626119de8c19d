// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The wish of the system that this process ends, as an ordinary Qt signal: SIGTERM,
// SIGINT and SIGHUP; Ctrl+C, Ctrl+Break and a closed console on Windows. One instance
// at a time, made after QCoreApplication, on its thread.
#pragma once

#include <QObject>

namespace pos {

class EndSignals final : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void endRequested();

private:
    int m_pipe[2] = {-1, -1}; ///< unused on Windows
};

}
