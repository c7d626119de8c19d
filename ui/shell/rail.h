// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The navigation at the left: one entry for each page that exists.
#pragma once

#include <QFrame>

class QAction;
class QButtonGroup;
class QVBoxLayout;

namespace pos::ui {

class Page;

class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    /// Adds an entry; `action` carries the shortcut and triggers it.
    void addEntry(const Page &page, QAction *action);
    void setCurrent(const QString &pageId);

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_entries;
};

}
