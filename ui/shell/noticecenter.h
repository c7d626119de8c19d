// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What happened to payments while nobody waited: reads the engine's notices when
// they change, counts the new ones, and tells the desktop about each once, unless
// it is to be quiet. What was new when the program started is only counted: it is
// no news to the desktop. Ui thread; owned by the window.
#pragma once

#include "ports/engine.h"
#include "ports/preferencestore.h"

#include <QObject>

#include <functional>

namespace pos::ui {

class NoticeCenter final : public QObject
{
    Q_OBJECT
public:
    using Notify = std::function<void(const QString &title, const QString &text)>;
    /// `preferences` may be null: then quiet mode lasts as long as the program.
    NoticeCenter(Engine &engine, PreferenceStore *preferences, Notify notify, QObject *parent = nullptr);

    const NoticeList &list() const noexcept { return m_list; }
    bool isQuiet() const noexcept { return m_quiet; }
    void setQuiet(bool quiet);
    void load();
    /// Everything up to now has been looked at.
    void markSeen();

Q_SIGNALS:
    void changed();

private:
    void take(const NoticeList &list);

    Engine &m_engine;
    PreferenceStore *m_preferences;
    const Notify m_notify;
    NoticeList m_list;
    qint64 m_told = -1; ///< -1 = not loaded yet
    bool m_quiet = false;
    bool m_loading = false;
    bool m_again = false;
};

} // namespace pos::ui
