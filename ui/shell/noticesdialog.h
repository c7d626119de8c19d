// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The list of notices. Return or a click opens the payment; the window stays
// usable beside it. Ui thread; deletes itself when closed.
#pragma once

#include "domain/ids.h"

#include <QDialog>
#include <QTimeZone>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace pos {
class Clock;
}

namespace pos::ui {

class NoticeCenter;

class NoticesDialog final : public QDialog
{
    Q_OBJECT
public:
    NoticesDialog(NoticeCenter &center, const Clock &clock, const QTimeZone &zone, QWidget *parent);

Q_SIGNALS:
    void paymentRequested(const pos::AttemptId &attempt);

private:
    void fill();
    void openItem(const QListWidgetItem *item);

    NoticeCenter &m_center;
    const Clock &m_clock;
    const QTimeZone m_zone;
    const qint64 m_seen; ///< what was new when this opened stays marked while it is open
    QListWidget *m_listWidget;
    QLabel *m_empty;
};

} // namespace pos::ui
