// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Asks the application to quit on SIGINT and SIGTERM (Ctrl+C and console close
// on Windows). One per process; create it after QCoreApplication.
#pragma once

#include <QObject>

namespace pos::training {

class SignalWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
};

} // namespace pos::training
