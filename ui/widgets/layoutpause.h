// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// While it lives, the layout of a widget on screen rests, so that filling it
// costs one layout pass. Otherwise Qt lays out everything up to the window once
// for each child that is shown. Shows the new children at its end. A resting layout
// does not hear that a widget of it is deleted: take it out of the layout first. ui thread.
#pragma once

#include <QLayout>
#include <QWidget>

namespace pos::ui {

class LayoutPause
{
public:
    /// `widget` has a layout; both outlive the pause.
    explicit LayoutPause(QWidget &widget) : m_widget(widget) { widget.layout()->setEnabled(false); }
    ~LayoutPause()
    {
        for (QObject *child : m_widget.children()) {
            if (child->isWidgetType() && !static_cast<QWidget *>(child)->testAttribute(Qt::WA_WState_ExplicitShowHide))
                static_cast<QWidget *>(child)->show();
        }
        m_widget.layout()->setEnabled(true);
        m_widget.layout()->invalidate();
    }
    Q_DISABLE_COPY_MOVE(LayoutPause)

private:
    QWidget &m_widget;
};

}
