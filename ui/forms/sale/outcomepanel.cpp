// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/outcomepanel.h"

#include "base/clock.h"
#include "ui/forms/sale/outcomeactions.h"
#include "ui/forms/sale/partface.h"
#include "ui/text/drawertext.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

std::pair<QString, Ink> stepIcon(StepState state)
{
    switch (state) {
    case StepState::Ahead: return {QStringLiteral("dot"), Ink::Neutral};
    case StepState::Active: return {QStringLiteral("clock"), Ink::Accent};
    case StepState::Passed: return {QStringLiteral("check"), Ink::Success};
    case StepState::Failed: return {QStringLiteral("cross"), Ink::Failed};
    }
    Q_UNREACHABLE();
}

}

OutcomePanel::OutcomePanel(const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_clock(clock)
    , m_amount(new QLabel(this))
    , m_method(new ElidedLabel(QString(), this))
    , m_hero(new QFrame(this))
    , m_icon(new IconLabel(QString(), Ink::Accent, 56, this))
    , m_headline(new QLabel(this))
    , m_what(new QLabel(this))
    , m_todo(new QLabel(this))
    , m_forCustomer(new QLabel(this))
    , m_dots(new BusyDots(this))
    , m_elapsed(new QLabel(this))
    , m_steps(new QGridLayout)
    , m_checks(new QLabel(this))
    , m_reference(new ElidedLabel(QString(), this))
    , m_actions(new QVBoxLayout)
    , m_second(new QTimer(this))
{
    setObjectName(QStringLiteral("outcomePanel"));
    setLook(this, "card");
    m_headline->setObjectName(QStringLiteral("outcomeHeadlineLabel"));
    m_what->setObjectName(QStringLiteral("outcomeWhatLabel"));
    m_todo->setObjectName(QStringLiteral("outcomeTodoLabel"));
    m_forCustomer->setObjectName(QStringLiteral("outcomeForCustomerLabel"));
    m_elapsed->setObjectName(QStringLiteral("outcomeElapsedLabel"));
    m_checks->setObjectName(QStringLiteral("outcomeChecksLabel"));
    m_reference->setObjectName(QStringLiteral("outcomeReferenceLabel"));
    setLook(m_amount, "title");
    setLook(m_method, "muted");
    setLook(m_headline, "hero");
    setLook(m_hero, "banner");
    setLook(m_todo, "strong");
    setLook(m_elapsed, "muted");
    setLook(m_checks, "muted");
    setLook(m_reference, "caption");
    m_method->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QLabel *label : {m_headline, m_what, m_todo, m_forCustomer, m_checks}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_reference->setAlignment(Qt::AlignHCenter);
    m_reference->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *head = new QHBoxLayout;
    head->addWidget(m_amount);
    head->addWidget(m_method, 1);
    auto *progress = new QHBoxLayout;
    progress->addStretch(1);
    progress->addWidget(m_dots);
    progress->addWidget(m_elapsed);
    progress->addStretch(1);
    m_steps->setHorizontalSpacing(space::S);
    m_steps->setVerticalSpacing(space::S);
    m_steps->setColumnStretch(1, 1);
    makeRows(4);
    m_actions->setSpacing(space::S);
    auto *content = new QWidget(this);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(space::S);
    auto *hero = new QVBoxLayout(m_hero);
    hero->setContentsMargins(space::S, space::M, space::S, space::M);
    hero->setSpacing(space::Xs);
    hero->addWidget(m_icon, 0, Qt::AlignHCenter);
    hero->addWidget(m_headline);
    hero->addWidget(m_what);
    hero->addWidget(m_todo);
    body->addStretch(1);
    body->addWidget(m_hero);
    body->addWidget(m_forCustomer);
    body->addLayout(progress);
    body->addWidget(m_checks);
    body->addSpacing(space::S);
    body->addLayout(m_steps);
    body->addWidget(m_reference);
    body->addStretch(1);
    // In a low window the story scrolls; the actions stay.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("outcomeScroll"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addLayout(head);
    layout->addWidget(makeSeparator(this));
    layout->addWidget(scroll, 1);
    layout->addLayout(m_actions);
    setFocusPolicy(Qt::StrongFocus);
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &OutcomePanel::tick);
}

void OutcomePanel::showStarting(Money amount, const QString &methodLabel)
{
    Attempt starting;
    starting.intent.amount = amount;
    starting.intent.methodLabel = methodLabel;
    starting.createdMs = m_clock.nowMs();
    m_attempt = starting;
    m_face = outcomeFace(starting, {});
    m_face.headline = tr("Saving");
    m_face.sentence = {tr("The payment is written down before anything is sent."), {}};
    m_face.running = true;
    showFace();
}

void OutcomePanel::makeRows(qsizetype count)
{
    for (int row = int(m_rows.size()); row < count; ++row) {
        const StepRow parts{new IconLabel(QStringLiteral("dot"), Ink::Neutral, 18, this), new QLabel(this), new QLabel(this)};
        parts.label->setWordWrap(true); // of a part: way and amount, and both are needed
        setLook(parts.time, "muted");
        m_steps->addWidget(parts.icon, row, 0);
        m_steps->addWidget(parts.label, row, 1);
        m_steps->addWidget(parts.time, row, 2);
        m_rows << parts;
    }
}

void OutcomePanel::showAttempt(const Attempt &attempt, OutcomeChoices choices, const SaleSplit &split)
{
    const QList<OutcomeAction> before = m_face.actions;
    const bool sameState = attempt.id == m_attempt.id && attempt.state == m_attempt.state;
    m_attempt = attempt;
    m_face = withParts(outcomeFace(attempt, choices), split);
    if (sameState && m_face.actions == before && !m_buttons.isEmpty()) {
        // Only words and times moved: keep the buttons, or a press in progress would be lost.
        fillWords();
        fillSteps();
        tick();
        return;
    }
    showFace();
}

void OutcomePanel::showWayBack(const SaleRecord &record)
{
    const QList<OutcomeAction> before = m_face.actions;
    m_attempt = {};
    m_attempt.intent.amount = record.total;
    m_face = wayBackFace(record);
    if (m_face.actions == before && !m_buttons.isEmpty()) {
        m_amount->setText(moneyText(record.total));
        m_method->setText({});
        fillWords();
        fillSteps();
        return;
    }
    showFace();
}

void OutcomePanel::showTender(const DrawerEntry &tender, const SaleSplit &split)
{
    m_attempt = {};
    m_attempt.intent.amount = tender.amount;
    m_attempt.intent.methodLabel = tenderText(tender);
    m_face = withParts(tenderFace(tender), split);
    showFace();
}

void OutcomePanel::showFace()
{
    m_amount->setText(moneyText(m_attempt.intent.amount));
    m_method->setText(m_attempt.intent.methodLabel);
    m_icon->setIcon(m_face.iconName, inkOf(m_face.tone));
    setLook(m_headline, m_face.large ? "display" : "hero");
    setTone(m_headline, m_face.tone);
    setTone(m_hero, m_face.tone);
    m_dots->setVisible(m_face.running);
    fillWords();
    const QString order = m_attempt.orderId.text();
    m_reference->setText(order.isEmpty() ? QString() : tr("Order %1").arg(order));
    m_icon->setVisible(!m_face.shows); // the code beside it says it better, and low windows need the room
    fillSteps();
    fillActions();
    tick();
    if (m_face.running)
        m_second->start();
    else
        m_second->stop();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void OutcomePanel::fillWords()
{
    m_headline->setText(m_face.headline);
    m_what->setText(m_face.sentence.what);
    m_todo->setText(m_face.sentence.todo);
    m_todo->setVisible(!m_face.sentence.todo.isEmpty());
    m_forCustomer->setText(tr("Say to the customer: \u201c%1\u201d").arg(m_face.forCustomer));
    m_forCustomer->setVisible(!m_face.forCustomer.isEmpty());
    setAccessibleName(m_face.headline + u". " + m_face.sentence.joined());
}

void OutcomePanel::fillSteps()
{
    makeRows(m_face.steps.size());
    for (int row = 0; row < m_rows.size(); ++row) {
        const OutcomeStep step = m_face.steps.value(row);
        const bool shown = row < m_face.steps.size();
        m_rows[row].icon->setVisible(shown);
        m_rows[row].label->setVisible(shown);
        m_rows[row].time->setVisible(shown);
        const auto [name, ink] = stepIcon(step.state);
        m_rows[row].icon->setIcon(name, ink);
        m_rows[row].label->setText(step.label);
        setLook(m_rows[row].label, step.state == StepState::Active ? "strong" : step.state == StepState::Ahead ? "muted" : "");
        m_rows[row].time->setText(step.state == StepState::Ahead ? QString() : preciseClockText(step.atMs, m_zone));
    }
}

void OutcomePanel::fillActions()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    qDeleteAll(m_buttons);
    m_buttons.clear();
    delete std::exchange(m_handOn, nullptr);
    const bool inRow = m_face.actions.contains(OutcomeAction::ShareByMail);
    for (const OutcomeAction action : std::as_const(m_face.actions)) {
        const bool first = m_buttons.isEmpty();
        auto *button = new QPushButton(outcomeActionText(action), this);
        button->setObjectName(QString::fromLatin1(outcomeActionName(action)));
        button->setAccessibleName(spokenActionText(action));
        button->setAutoDefault(true);
        setLook(button, first ? (action == OutcomeAction::NextSale ? "big" : "primary")
                              : action == OutcomeAction::Discard ? "danger" : "plain");
        const QKeySequence keys = outcomeActionKeys(action, first);
        const bool crowded = (inRow && handsOn(action)) || action == OutcomeAction::PayBack; // words and key do not fit side by side
        if (crowded) {
            button->setToolTip(tr("%1 (%2)").arg(spokenActionText(action), keys.toString(QKeySequence::NativeText)));
        } else if (!keys.isEmpty()) {
            auto *inside = new QHBoxLayout(button);
            inside->setContentsMargins(0, 0, space::M, 0);
            inside->addStretch(1);
            inside->addWidget(makeKeyHint(keys, button, first));
        }
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT actionChosen(action); });
        if (inRow && handsOn(action))
            handOnRow()->addWidget(button);
        else
            m_actions->addWidget(button);
        button->show(); // a layout shows it one turn later: too late for the focus
        m_buttons << button;
    }
    if (hadFocus)
        focusFirstAction();
}

QLayout *OutcomePanel::handOnRow()
{
    if (m_handOn == nullptr) {
        m_handOn = new QWidget(this);
        auto *row = new QHBoxLayout(m_handOn);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::S);
        m_actions->addWidget(m_handOn);
        m_handOn->show();
    }
    return m_handOn->layout();
}

void OutcomePanel::focusFirstAction()
{
    if (!m_buttons.isEmpty())
        m_buttons.constFirst()->setFocus(Qt::OtherFocusReason);
}

void OutcomePanel::tick()
{
    const qint64 now = m_clock.nowMs();
    const qint64 end = m_face.running || m_attempt.settledMs == 0 ? now : m_attempt.settledMs;
    const bool timed = m_attempt.createdMs > 0 && (m_face.running || m_attempt.settledMs > 0);
    m_elapsed->setVisible(timed);
    const qint64 elapsed = end - m_attempt.createdMs;
    const qint64 expires = m_face.shows ? deadlineOf(m_attempt) : 0;
    if (expires > 0)
        m_elapsed->setText(expires > now ? tr("%1 left").arg(elapsedText(expires - now)) : tr("Its time is over; checking"));
    else if (m_face.running)
        m_elapsed->setText(tr("For %1").arg(elapsedText(elapsed)));
    else if (elapsed >= 0 && elapsed < 1000)
        m_elapsed->setText(tr("In less than a second"));
    else
        m_elapsed->setText(tr("After %1").arg(elapsedText(elapsed)));
    m_checks->setVisible(m_face.unclear);
    if (m_face.unclear) {
        const QString last = agoText(m_attempt.retry.lastCheckMs, now);
        const QString next = untilText(m_attempt.retry.nextCheckMs, now);
        m_checks->setText(tr("Last check: %1. Next check: %2.")
                              .arg(last.isEmpty() ? tr("none yet") : last, next.isEmpty() ? tr("not planned") : next));
    }
}

}
