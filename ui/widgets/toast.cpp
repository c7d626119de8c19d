// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/toast.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

namespace pos::ui {

Toast::Toast(QWidget *host) : QFrame(host), m_text(new QLabel(this)), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("toast"));
    m_text->setObjectName(QStringLiteral("toastLabel"));
    m_text->setWordWrap(true);
    setLook(this, "banner");
    setLook(m_text, "onBanner");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S + space::Xs, space::M, space::S + space::Xs);
    layout->addWidget(m_text);
    m_timer->setSingleShot(true);
    m_timer->setInterval(6000);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    host->installEventFilter(this);
    hide();
}

void Toast::showText(const QString &text, Tone tone)
{
    m_text->setText(text);
    setTone(this, tone);
    setTone(m_text, tone);
    setAccessibleName(text);
    show();
    place();
    raise();
    m_timer->start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::text() const
{
    return m_text->text();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(room.width() - 2 * space::L, qMax(280, m_text->fontMetrics().horizontalAdvance(m_text->text()) + 2 * space::M + 4));
    setFixedWidth(width);
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((room.width() - width) / 2, space::S, width, height);
}

}
