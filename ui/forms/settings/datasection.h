// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Data & support: where things lie, support bundle, backup and restore. Restoring
// asks first and is refused by the engine while it cannot be safe. ui thread.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class Dialogs;
class MessageBar;
class SupportTools;

class DataSection final : public QWidget
{
    Q_OBJECT
public:
    DataSection(Engine &engine, Dialogs &dialogs, SupportTools &support, const Clock &clock, QWidget *parent = nullptr);

Q_SIGNALS:
    void restored(const pos::StartReport &report);

private:
    void addFolder(QVBoxLayout *layout, const QString &label, const QString &path, const char *name);
    QPushButton *addJob(QVBoxLayout *layout, const QString &title, const QString &note, const QString &button,
                        const char *name);
    QString stamped(const QString &prefix, const QString &suffix) const;
    void makeBundle();
    void backUp();
    void restore();
    void restoreFrom(const QString &path);
    void finish(QPushButton *button, const Result<void> &result, const QString &done);

    Engine &m_engine;
    Dialogs &m_dialogs;
    SupportTools &m_support;
    const Clock &m_clock;
    MessageBar *m_message;
    QPushButton *m_bundle = nullptr;
    QPushButton *m_backup = nullptr;
    QPushButton *m_restore = nullptr;
    bool m_busy = false;
};

}
