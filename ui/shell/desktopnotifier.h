// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Tells the person at the desktop when Mostrador may be behind other windows: by
// the desktop's notification service, else by the system tray; the task bar entry
// asks for attention in any case. Best effort: what must be seen stands in the
// window as well. Ui thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QWidget>

class QSystemTrayIcon;

namespace pos::ui {

class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(QWidget &window, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    /// Urgent: stays until the person closes it, where the desktop can do that.
    void tell(const QString &title, const QString &text);

Q_SIGNALS:
    /// The person clicked it; the window has come to the front already.
    void opened();

private Q_SLOTS:
    void onAction(uint id, const QString &action);

private:
    bool tellService(const QString &title, const QString &text);
    void tellTray(const QString &title, const QString &text);
    void open();

    QPointer<QWidget> m_window;
    QSystemTrayIcon *m_tray = nullptr;
    QSet<uint> m_shown; ///< the service's ids; none replaces another, each is about money of its own
    bool m_listening = false;
};

}
