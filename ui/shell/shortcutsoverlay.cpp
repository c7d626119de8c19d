// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcutsoverlay.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pos::ui {

QList<QAction *> shortcutActionsOf(const QWidget *widget)
{
    QList<QAction *> found;
    const auto take = [&found](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (!action->shortcut().isEmpty() && !action->text().isEmpty() && !found.contains(action))
                found << action;
        }
    };
    take(widget->actions());
    for (const QWidget *child : widget->findChildren<QWidget *>())
        take(child->actions());
    return found;
}

ShortcutsOverlay::ShortcutsOverlay(QWidget *host) : QWidget(host)
{
    setObjectName(QStringLiteral("shortcutsOverlay"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keyboard shortcuts"));
    host->installEventFilter(this);
    hide();
}

void ShortcutsOverlay::open(const QList<Group> &groups)
{
    delete m_sheet;
    m_sheet = new QFrame(this);
    m_sheet->setObjectName(QStringLiteral("shortcutsSheet"));
    setLook(m_sheet, "sheet");
    auto *layout = new QVBoxLayout(m_sheet);
    layout->setContentsMargins(space::L, space::L, space::M, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QHBoxLayout;
    auto *title = new QLabel(tr("Keyboard shortcuts"), m_sheet);
    setLook(title, "headline");
    auto *closeButton = new QPushButton(tr("Close"), m_sheet);
    closeButton->setObjectName(QStringLiteral("shortcutsCloseButton"));
    connect(closeButton, &QPushButton::clicked, this, &ShortcutsOverlay::close);
    heading->addWidget(title);
    heading->addStretch(1);
    heading->addWidget(makeKeyHint(QKeySequence(Qt::Key_Escape), m_sheet));
    heading->addWidget(closeButton);
    layout->addLayout(heading);

    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, space::M, 0);
    columns->setSpacing(space::Xl);
    QVBoxLayout *sides[2] = {new QVBoxLayout, new QVBoxLayout};
    int rows[2] = {0, 0};
    for (QVBoxLayout *side : sides) {
        side->setSpacing(space::S);
        columns->addLayout(side, 1);
    }
    for (const Group &group : groups) {
        if (group.second.isEmpty())
            continue;
        const int shorter = rows[0] <= rows[1] ? 0 : 1;
        auto *name = new QLabel(group.first, content);
        setLook(name, "title");
        sides[shorter]->addWidget(name);
        auto *grid = new QGridLayout;
        grid->setVerticalSpacing(space::S);
        grid->setColumnStretch(0, 1);
        int row = 0;
        for (const QAction *action : group.second) {
            auto *label = new ElidedLabel(action->text().remove(u'&'), content);
            grid->addWidget(label, row, 0);
            QString keys;
            for (const QKeySequence &sequence : action->shortcuts())
                keys += (keys.isEmpty() ? QString() : QStringLiteral("  ")) + sequence.toString(QKeySequence::NativeText);
            auto *hint = new QLabel(keys, content);
            setLook(hint, "keycap");
            grid->addWidget(hint, row++, 1, Qt::AlignRight);
        }
        sides[shorter]->addLayout(grid);
        sides[shorter]->addSpacing(space::S);
        rows[shorter] += row + 2;
    }
    for (QVBoxLayout *side : sides)
        side->addStretch(1);
    auto *scroll = new QScrollArea(m_sheet);
    scroll->setObjectName(QStringLiteral("shortcutsScroll"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(scroll, 1);

    m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus();
}

void ShortcutsOverlay::close()
{
    hide();
    if (const QPointer<QWidget> before(m_focusBefore); before != nullptr && window()->isAncestorOf(before))
        before->setFocus();
    m_focusBefore = nullptr;
}

void ShortcutsOverlay::place()
{
    setGeometry(parentWidget()->rect());
    if (m_sheet == nullptr)
        return;
    const QSize size(qMin(width() - 2 * space::L, 880), qMin(height() - 2 * space::L, 680));
    m_sheet->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
}

bool ShortcutsOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void ShortcutsOverlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ShortcutsOverlay::mousePressEvent(QMouseEvent *event)
{
    if (m_sheet != nullptr && !m_sheet->geometry().contains(event->pos()))
        close();
}

void ShortcutsOverlay::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().colors.shade);
}

}
