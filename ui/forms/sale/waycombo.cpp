// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/waycombo.h"

#include <QKeyEvent>

namespace pos::ui {

namespace {

constexpr quint64 PauseMs = 1000; // between letters that a person still means as one word
constexpr quint64 HandMs = 35;    // between two letters no person is faster

}

void WayCombo::focusInEvent(QFocusEvent *event)
{
    m_typed.clear();
    QComboBox::focusInEvent(event);
}

void WayCombo::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool letter = text.size() == 1 && text.front().isPrint() && !text.front().isSpace() &&
                        (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const quint64 gap = event->timestamp() - m_lastMs;
    m_lastMs = event->timestamp();
    const bool ends = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (ends && m_typed.size() > 1 && m_lastMs > 0 && qMax(m_slowestMs, gap) < HandMs)
        setCurrentIndex(m_before);
    if (!letter || gap > PauseMs)
        m_typed.clear();
    m_slowestMs = m_typed.isEmpty() ? 0 : qMax(m_slowestMs, gap);
    if (!letter) {
        if (event->key() != Qt::Key_Shift)
            QComboBox::keyPressEvent(event);
        return;
    }
    typed(text);
    event->accept();
}

void WayCombo::typed(const QString &character)
{
    if (m_typed.isEmpty())
        m_before = currentIndex();
    m_typed += character;
    const bool same = m_typed.count(character, Qt::CaseInsensitive) == m_typed.size();
    const int found = same && m_typed.size() > 1 ? begins(character, currentIndex() + 1) : begins(m_typed, m_typed.size() == 1 ? currentIndex() + 1 : currentIndex());
    if (found >= 0)
        setCurrentIndex(found);
    else
        setCurrentIndex(m_before); // a code, not a name
}

/// The first at or after `from`, around the end; -1 = none.
int WayCombo::begins(const QString &text, int from) const
{
    for (int i = 0; i < count(); ++i) {
        const int row = (qMax(0, from) + i) % count();
        if (itemText(row).startsWith(text, Qt::CaseInsensitive))
            return row;
    }
    return -1;
}

}
