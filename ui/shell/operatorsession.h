// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Who is at the till. Until roles exist an operator is a name chosen in the top
// bar; every attempt records the name it was started under. Owned by the
// composition root, shared by reference; ui thread.
#pragma once

#include <QObject>
#include <QStringList>

namespace pos::ui {

class OperatorSession : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QStringList &names() const noexcept { return m_names; }
    /// Keeps the current operator, even if no longer in the list.
    void setNames(const QStringList &names)
    {
        m_names = names;
        Q_EMIT namesChanged();
    }

    /// Empty = nobody; nothing can be charged then.
    const QString &current() const noexcept { return m_current; }
    void setCurrent(const QString &name)
    {
        if (name == m_current)
            return;
        m_current = name;
        Q_EMIT currentChanged(m_current);
    }

Q_SIGNALS:
    void namesChanged();
    void currentChanged(const QString &name);

private:
    QStringList m_names;
    QString m_current;
};

}
