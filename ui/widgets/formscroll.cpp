// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/formscroll.h"

#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QPointer>
#include <QTimer>

namespace pos::ui {

FormScroll::FormScroll(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now != nullptr && widget()->isAncestorOf(now))
            reveal(now);
    });
}

void FormScroll::reveal(QWidget *target)
{
    // Error messages appear in the same turn and move things: look after the layout has run.
    QTimer::singleShot(0, this, [this, target = QPointer(target)] {
        if (!target || !widget()->isAncestorOf(target))
            return;
        FormField *field = formFieldOf(target);
        ensureWidgetVisible(field ? static_cast<QWidget *>(field) : target.data(), 0, 16);
    });
}

}
