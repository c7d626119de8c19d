// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Shows a timeline top down, oldest first: time, a coloured dot on a line, who
// did it, and the words. Plain labels, so a screen reader reads it in order and
// the text can be selected. ui thread.
#pragma once

#include "ui/forms/payments/timeline.h"

#include <QTimeZone>
#include <QWidget>

class QGridLayout;

namespace pos::ui {

class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setTimeline(const QList<TimelineEntry> &entries, const QTimeZone &zone);
    /// The technical line of each entry.
    void setSupportVisible(bool visible);

Q_SIGNALS:
    void operationRequested(const pos::OperationId &id);

private:
    void rebuild();
    QWidget *titleOf(const TimelineEntry &entry, const QString &text, QWidget *parent);

    QGridLayout *m_grid;
    QList<TimelineEntry> m_entries;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_supportVisible = false;
};

}
