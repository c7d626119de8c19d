// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/rail.h"

#include "ui/shell/page.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QAction>
#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pos::ui {

Rail::Rail(QWidget *parent) : QFrame(parent), m_group(new QButtonGroup(this)), m_entries(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    setLook(this, "rail");
    setFixedWidth(88);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::S, space::M, space::S, space::M);
    layout->setSpacing(space::S);
    auto *logo = new IconLabel(QStringLiteral("logo"), Ink::Rail, 32, this);
    layout->addWidget(logo, 0, Qt::AlignHCenter);
    layout->addSpacing(space::S);
    m_entries->setSpacing(space::S);
    layout->addLayout(m_entries);
    layout->addStretch(1);
}

void Rail::addEntry(const Page &page, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(page.id() + QStringLiteral("RailButton"));
    button->setText(page.title());
    button->setAccessibleName(page.title());
    button->setToolTip(QStringLiteral("%1 (%2)").arg(page.title(), page.shortcut().toString(QKeySequence::NativeText)));
    button->setIcon(icon(page.iconName(), Ink::Rail));
    button->setIconSize({24, 24});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(64);
    setLook(button, "rail");
    m_group->addButton(button);
    m_entries->addWidget(button);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

void Rail::setCurrent(const QString &pageId)
{
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(button->objectName() == pageId + QStringLiteral("RailButton"));
}

}
