// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/topbar.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "ui/text/blocktext.h"
#include "ui/text/nametext.h"
#include "ui/text/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace pos::ui {

namespace {

// QPushButton::setMenu would run the menu in an event loop of its own.
void openBelow(QWidget *button, QMenu *menu)
{
    const QSize size = menu->sizeHint();
    menu->popup(button->mapToGlobal(QPoint(button->width() - size.width(), button->height() + space::Xs)));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().constFirst());
}

}

TopBar::TopBar(OperatorSession &session, const Clock &clock, TrainingControls *training, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_clock(clock)
    , m_training(training)
    , m_badge(new QLabel(this))
    , m_shop(new ElidedLabel(QString(), this))
    , m_healthButton(new QPushButton(this))
    , m_operatorButton(new QPushButton(this))
    , m_menuButton(new QToolButton(this))
    , m_operatorMenu(new QMenu(this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("topBar"));
    setLook(this, "topbar");
    m_badge->setObjectName(QStringLiteral("environmentLabel"));
    setLook(m_badge, "badge");
    m_shop->setObjectName(QStringLiteral("shopLabel"));
    setLook(m_shop, "muted");
    m_unknown = makeCounter(QStringLiteral("unknownButton"), Tone::Attention, QStringLiteral("question"));
    m_waiting = makeCounter(QStringLiteral("waitingButton"), Tone::Waiting, QStringLiteral("clock"));
    m_late = makeCounter(QStringLiteral("lateMoneyButton"), Tone::Failed, QStringLiteral("alert"));
    m_operations = makeCounter(QStringLiteral("operationsButton"), Tone::Attention, QStringLiteral("undo"));
    m_notices = makeCounter(QStringLiteral("noticesButton"), Tone::Info, QStringLiteral("bell"));
    m_healthButton->setObjectName(QStringLiteral("healthButton"));
    setLook(m_healthButton, "tone");
    m_healthButton->setFocusPolicy(Qt::TabFocus);
    m_operatorButton->setObjectName(QStringLiteral("operatorButton"));
    setLeadingIcon(*m_operatorButton, QStringLiteral("user"), Ink::Muted);
    m_operatorButton->setMaximumWidth(220);
    setLook(m_operatorButton, "quiet");
    m_operatorMenu->setObjectName(QStringLiteral("operatorMenu"));
    m_menuButton->setObjectName(QStringLiteral("moreButton"));
    m_menuButton->setIcon(icon(QStringLiteral("dots"), Ink::Muted));
    m_menuButton->setAccessibleName(tr("More"));
    m_menuButton->setToolTip(tr("Help and about"));
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    setLook(m_menuButton, "quiet");
    m_menu->setObjectName(QStringLiteral("moreMenu"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::S, space::S);
    layout->setSpacing(space::S);
    layout->addWidget(m_badge, 0, Qt::AlignVCenter);
    layout->addWidget(m_shop, 1);
    if (m_training != nullptr) {
        m_trainingButton = new QPushButton(this);
        m_trainingButton->setObjectName(QStringLiteral("trainingButton"));
        setLeadingIcon(*m_trainingButton, QStringLiteral("training"), Ink::Attention);
        setLook(m_trainingButton, "tone");
        setTone(m_trainingButton, Tone::Attention);
        m_trainingMenu = new QMenu(this);
        m_trainingMenu->setObjectName(QStringLiteral("trainingMenu"));
        connect(m_trainingButton, &QPushButton::clicked, this, &TopBar::openTrainingMenu);
        layout->addWidget(m_trainingButton);
        refreshTraining();
    }
    for (QPushButton *button : {m_late, m_operations, m_unknown, m_waiting, m_notices, m_healthButton, m_operatorButton})
        layout->addWidget(button);
    layout->addWidget(m_menuButton);

    connect(m_unknown, &QPushButton::clicked, this, &TopBar::unknownRequested);
    connect(m_waiting, &QPushButton::clicked, this, &TopBar::waitingRequested);
    connect(m_late, &QPushButton::clicked, this, &TopBar::lateMoneyRequested);
    connect(m_operations, &QPushButton::clicked, this, &TopBar::operationsRequested);
    connect(m_notices, &QPushButton::clicked, this, &TopBar::noticesRequested);
    connect(m_operatorButton, &QPushButton::clicked, this, &TopBar::openOperatorMenu);
    connect(m_menuButton, &QToolButton::clicked, this, [this] { openBelow(m_menuButton, m_menu); });
    connect(&m_session, &OperatorSession::currentChanged, this, &TopBar::refreshOperator);
    refreshOperator();
    refreshHealth();
    setAttention({});
    setUnseenNotices(0);
}

QPushButton *TopBar::makeCounter(const QString &objectName, Tone tone, const QString &iconName)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    setLeadingIcon(*button, iconName, inkOf(tone));
    setLook(button, "tone");
    setTone(button, tone);
    return button;
}

void TopBar::applySettings(const Settings &settings)
{
    m_badge->setText(environmentBadge(settings.environment));
    m_badge->setToolTip(environmentText(settings.environment));
    setTone(m_badge, environmentTone(settings.environment));
    const QString shop = settings.shop.name;
    m_shop->setText(shop.isEmpty() ? tr("Register %1").arg(settings.registerId.text())
                                   : tr("%1, register %2").arg(shop, settings.registerId.text()));
    m_timeZone = settings.timeZone;
    refreshHealth();
}

void TopBar::setHealth(const HealthReport &report)
{
    m_health = report;
    refreshHealth();
}

void TopBar::refreshHealth()
{
    const QTimeZone zone = findTimeZone(m_timeZone);
    const HealthFace face = healthFace(m_health, momentText(m_health.sinceMs, m_clock.nowMs(), zone));
    m_healthButton->setText(face.label);
    m_healthButton->setToolTip(face.toolTip);
    m_healthButton->setAccessibleName(tr("Gateway: %1").arg(face.label));
    m_healthButton->setAccessibleDescription(face.toolTip);
    setLeadingIcon(*m_healthButton, face.iconName, inkOf(face.tone));
    setTone(m_healthButton, face.tone);
}

void TopBar::setAttention(const AttentionCounts &counts)
{
    m_unknown->setVisible(counts.unknown > 0);
    m_unknown->setText(tr("%n unknown", nullptr, counts.unknown));
    m_unknown->setAccessibleName(tr("%n payment(s) with unknown result. Show them", nullptr, counts.unknown));
    m_waiting->setVisible(counts.waiting > 0);
    m_waiting->setText(tr("%n waiting", nullptr, counts.waiting));
    m_waiting->setAccessibleName(tr("%n payment(s) waiting. Show them", nullptr, counts.waiting));
    m_late->setVisible(counts.lateMoney > 0);
    m_late->setText(tr("%n to refund", nullptr, counts.lateMoney));
    m_late->setAccessibleName(tr("%n payment(s) where money arrived late. Show them", nullptr, counts.lateMoney));
    m_operations->setVisible(counts.operations > 0);
    m_operations->setText(tr("%n unclear", nullptr, counts.operations));
    m_operations->setAccessibleName(
        tr("%n capture(s), cancellation(s) or refund(s) with unknown result. Show them", nullptr, counts.operations));
    m_operations->setToolTip(tr("A capture, cancellation or refund whose result nobody knows yet"));
}

void TopBar::setUnseenNotices(int count)
{
    m_notices->setVisible(count > 0);
    m_notices->setText(tr("%n new", nullptr, count));
    m_notices->setAccessibleName(tr("%n new notice(s) about payments. Show them", nullptr, count));
    m_notices->setToolTip(tr("What happened to payments meanwhile (Ctrl+Shift+N)"));
}

void TopBar::setMenuActions(const QList<QAction *> &actions)
{
    m_menu->clear();
    m_menu->addActions(actions);
}

void TopBar::refreshOperator()
{
    const QString name = m_session.current();
    const QString shown = name.isEmpty() ? tr("Who is selling?") : name;
    m_operatorButton->setText(m_operatorButton->fontMetrics().elidedText(shown, Qt::ElideRight, 150));
    m_operatorButton->setAccessibleName(tr("Operator: %1").arg(shown));
    m_operatorButton->setToolTip(tr("Change the operator (Ctrl+O)"));
}

void TopBar::fillOperatorMenu()
{
    m_operatorMenu->clear();
    for (const QString &name : m_session.names()) {
        QAction *action = m_operatorMenu->addAction(name);
        action->setCheckable(true);
        action->setChecked(name == m_session.current());
        connect(action, &QAction::triggered, &m_session, [this, name] { m_session.setCurrent(name); });
    }
    m_operatorMenu->addSeparator();
    QAction *out = m_operatorMenu->addAction(icon(QStringLiteral("lock"), Ink::Muted), tr("Log out"));
    out->setEnabled(!m_session.current().isEmpty());
    connect(out, &QAction::triggered, &m_session, [this] { m_session.setCurrent({}); });
}

void TopBar::openOperatorMenu()
{
    fillOperatorMenu();
    openBelow(m_operatorButton, m_operatorMenu);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_training != nullptr)
        refreshTraining();
}

void TopBar::refreshTraining()
{
    QString title = tr("Normal course");
    for (const TrainingSituation &situation : m_training->situations()) {
        if (situation.name == m_training->active())
            title = situation.title;
    }
    const bool roomy = width() >= 1000; // else the counters of unknown and waiting payments need the room
    const QString text = roomy ? tr("Next: %1").arg(title) : title;
    m_trainingButton->setText(m_trainingButton->fontMetrics().elidedText(text, Qt::ElideRight, roomy ? 220 : 120));
    m_trainingButton->setAccessibleName(tr("Training situation: %1").arg(title));
    m_trainingButton->setToolTip(tr("What the next payment meets (Ctrl+Shift+T): %1").arg(title));
}

void TopBar::fillTrainingMenu()
{
    m_trainingMenu->clear();
    const QString active = m_training->active();
    const auto add = [this](const QString &title, const QString &hint, bool checked, std::function<void()> run) {
        QAction *action = m_trainingMenu->addAction(title);
        action->setCheckable(true);
        action->setChecked(checked);
        action->setToolTip(hint);
        connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
            run();
            refreshTraining();
        });
    };
    m_trainingMenu->setToolTipsVisible(true);
    add(tr("Normal course"), tr("Every payment is approved unless the card or the description says otherwise."),
        active.isEmpty(), [this] { m_training->clear(); });
    m_trainingMenu->addSeparator();
    for (const TrainingSituation &situation : m_training->situations())
        add(situation.title, situation.hint, situation.name == active,
            [this, name = situation.name] { m_training->activate(name); });
    m_trainingMenu->addSeparator();
    QAction *phone = m_trainingMenu->addAction(tr("Customer's phone..."));
    phone->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    phone->setShortcutContext(Qt::WidgetShortcut); // shown here, heard by the window
    phone->setToolTip(tr("Play the customer of a payment that waits: approve, decline, ignore, let the time run out."));
    connect(phone, &QAction::triggered, this, &TopBar::customerPhoneRequested);
}

void TopBar::openTrainingMenu()
{
    if (m_training == nullptr)
        return;
    fillTrainingMenu();
    openBelow(m_trainingButton, m_trainingMenu);
}

}
