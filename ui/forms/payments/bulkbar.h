// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Refreshing many payments: how far it is, and a way to stop. Hidden while nothing
// runs. Ui thread.
#pragma once

#include "ports/engine.h"
#include "ui/theme/tokens.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pos::ui {

class BulkBar final : public QFrame
{
    Q_OBJECT
public:
    explicit BulkBar(Engine &engine, QWidget *parent = nullptr);

    bool isRunning() const noexcept { return m_running; }
    /// Nothing happens while one runs.
    void start(const QList<AttemptId> &ids);

Q_SIGNALS:
    void said(const QString &text, pos::ui::Tone tone);

private:
    void showProgress(const RefreshProgress &progress);
    void finish(const Result<RefreshProgress> &result);

    Engine &m_engine;
    QLabel *m_label;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    bool m_running = false;
};

} // namespace pos::ui
