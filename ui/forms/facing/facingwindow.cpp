// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/facing/facingwindow.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QVBoxLayout>
#include <QWindow>

namespace pos::ui {

FacingWindow::FacingWindow() : QWidget(nullptr, Qt::Window | Qt::WindowDoesNotAcceptFocus), m_view(new FacingView(this))
{
    setObjectName(QStringLiteral("facingWindow"));
    setWindowTitle(tr("Customer's screen"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFocusPolicy(Qt::NoFocus);
    setMinimumSize(480, 320);
    resize(800, 600);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_before = QGuiApplication::focusWindow();
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this](QWindow *now) {
        if (now == nullptr)
            return;
        if (now != windowHandle())
            m_before = now;
        else if (m_before)
            m_before->requestActivate();
    });
}

bool FacingWindow::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::InputMethod: event->ignore(); return true;
    default: return QWidget::event(event);
    }
}

void FacingWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closedByHand();
}

}
