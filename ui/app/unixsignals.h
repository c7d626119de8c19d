// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SIGTERM, SIGINT and SIGHUP as an ordinary signal on the ui thread: the handler
// itself only writes one byte into a pipe. One instance at a time; elsewhere than
// on Unix it does nothing.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace pos::ui {

class UnixSignals final : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void endRequested();

private:
    int m_pipe[2] = {-1, -1};
};

}
