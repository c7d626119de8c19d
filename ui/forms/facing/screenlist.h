// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which screens there are, and on which of them the till's window stands. Behind a
// seam, because a test cannot unplug a screen. Ui thread.
#pragma once

#include <QList>
#include <QObject>
#include <QRect>

class QScreen;
class QWidget;

namespace pos::ui {

struct ScreenPlace
{
    QString name; ///< "HDMI-1": stays the same when it is plugged in again
    QRect geometry;
    QScreen *screen = nullptr; ///< null in tests

    friend bool operator==(const ScreenPlace &, const ScreenPlace &) = default;
};

class ScreenList : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<ScreenPlace> screens() const = 0;
    virtual QString tillScreen() const = 0;

Q_SIGNALS:
    /// A screen came, went or moved, or the till's window went to another one.
    void changed();
};

class SystemScreens final : public ScreenList
{
    Q_OBJECT
public:
    /// `till` must outlive it.
    explicit SystemScreens(QWidget &till);

    QList<ScreenPlace> screens() const override;
    QString tillScreen() const override;

private:
    void watch(QScreen *screen);

    QWidget &m_till;
};

}
