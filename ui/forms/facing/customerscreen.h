// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer's screen: on or off, where its window stands, and what it follows.
//
// - Off, nothing of it exists.
// - With a second screen it fills it, the one it had before if that is there. When that is unplugged the window hides;
//   it comes back with the screen. With one screen it is an ordinary window, as large and where somebody put it.
// - It shows the sale at the counter (SaleController, the same that the Charge page shows) and nothing else. A result
//   goes after a minute; nobody at the till = the welcome.
//
// Ui thread; owner: the composition root. References must outlive it.
#pragma once

#include "base/clock.h"
#include "ports/preferencestore.h"
#include "ui/forms/facing/facingwindow.h"
#include "ui/forms/facing/screenlist.h"
#include "ui/shell/operatorsession.h"

#include <QObject>

#include <functional>
#include <memory>

class QTimer;

namespace pos::ui {

class CustomerScreen final : public QObject
{
    Q_OBJECT
public:
    using MakeScreens = std::function<std::unique_ptr<ScreenList>()>;
    CustomerScreen(SaleController &sale, OperatorSession &session, const Clock &clock, PreferenceStore &preferences,
                   MakeScreens makeScreens, QObject *parent = nullptr);
    ~CustomerScreen() override;

    bool isOn() const noexcept { return m_window != nullptr; }
    /// As the settings say.
    void setOn(bool on);
    /// By a key: off when it can be seen, else on and to be seen, as a window if need be.
    void toggle();
    /// Settings that it shows have changed.
    void refreshSoon();
    /// Looks at the clock; the time left and the end of a result come by it. Also each second by itself.
    void refresh();

    /// Null while off.
    FacingWindow *window() const noexcept { return m_window.get(); }
    /// Name of the screen that it fills; empty = it is an ordinary window, or cannot be seen.
    QString filled() const { return m_filled.name; }

Q_SIGNALS:
    /// By key, or by the window's own button.
    void switched(bool on);

private:
    void follow();
    void place(bool asked);
    void fill(const ScreenPlace &place);
    void showAsWindow();
    void goAway();
    void keepPlace();
    QString rememberedScreen() const;
    void remember(const QString &name, const QJsonValue &value);

    SaleController &m_sale;
    OperatorSession &m_session;
    const Clock &m_clock;
    PreferenceStore &m_preferences;
    MakeScreens m_makeScreens;
    std::unique_ptr<ScreenList> m_screens; ///< these three only while on
    std::unique_ptr<FacingWindow> m_window;
    std::unique_ptr<QObject> m_following;  ///< context of the connections
    ScreenPlace m_filled;                  ///< empty name and geometry = an ordinary window
    QTimer *m_second;
    bool m_refreshing = false;
    FacingScene m_result;
    qint64 m_resultMs = 0; ///< since when m_result is shown
};

}
