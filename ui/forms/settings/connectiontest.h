// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The *Test connection* button with its answer: one sentence, what to do, and a
// line for support. Tests what the form holds now, saved or not. ui thread.
#pragma once

#include "ports/engine.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace pos::ui {

class BusyDots;
class MessageBar;
class SettingsController;

class ConnectionTest final : public QWidget
{
    Q_OBJECT
public:
    struct Subject
    {
        Settings settings;
        Credentials typed;
    };
    /// nullopt when the form is not right yet (and says so itself).
    using Take = std::function<std::optional<Subject>()>;

    ConnectionTest(SettingsController &controller, Take take, QWidget *parent = nullptr);

    void start();
    /// Forgets the answer: what it was about has changed.
    void reset();
    bool isGood() const noexcept { return m_good; }

Q_SIGNALS:
    void finished(bool good);
    /// A setting to look at, by its field name.
    void fieldSuggested(const QString &name);

private:
    void onReport(const Result<ConnectionReport> &result, const Settings &settings);
    void setBusy(bool busy);

    SettingsController &m_controller;
    Take m_take;
    QPushButton *m_button;
    BusyDots *m_dots;
    MessageBar *m_message;
    QLabel *m_support;
    quint64 m_generation = 0;
    bool m_good = false;
    bool m_busy = false;
};

}
