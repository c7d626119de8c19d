// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/customerphonewindow.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int AskEveryMs = 1000;

}

CustomerPhoneWindow::CustomerPhoneWindow(TrainingControls &training, QWidget *parent)
    : QDialog(parent)
    , m_training(training)
    , m_list(new QListWidget(this))
    , m_empty(new QLabel(tr("Nothing waits for a customer. Sell by a QR code first: F10 on the Charge page."), this))
    , m_said(new QLabel(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("customerPhoneWindow"));
    setWindowTitle(tr("Customer's phone (training)"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(360, 480);
    auto *heading = new QLabel(tr("You are the customer now"), this);
    setLook(heading, "title");
    auto *hint = new QLabel(tr("While this is open, payments wait for you. The till finds out at its next check."), this);
    hint->setWordWrap(true);
    setLook(hint, "muted");
    m_list->setObjectName(QStringLiteral("phoneList"));
    m_list->setAccessibleName(tr("Payments that wait for a customer, newest first"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("phoneEmptyLabel"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setLook(m_empty, "muted");
    m_said->setObjectName(QStringLiteral("phoneSaidLabel"));
    m_said->setWordWrap(true);
    setLook(m_said, "strong");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::S);
    layout->addWidget(heading);
    layout->addWidget(hint);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_said);
    auto *grid = new QGridLayout;
    grid->setSpacing(space::S);
    layout->addLayout(grid);
    QPushButton *approve = addButton("phoneApproveButton", tr("&Approve"), PhoneAct::Approve, tr("approved"));
    setLook(approve, "primary");
    grid->addWidget(approve, 0, 0);
    grid->addWidget(addButton("phoneDeclineButton", tr("&Decline"), PhoneAct::Decline, tr("declined")), 0, 1);
    grid->addWidget(addButton("phoneIgnoreButton", tr("&Ignore it"), PhoneAct::Ignore, tr("left alone until its time is over")), 1, 0);
    grid->addWidget(addButton("phoneExpireButton", tr("Let time &run out"), PhoneAct::Expire, tr("out of time")), 1, 1);
    m_timer->setInterval(AskEveryMs);
    connect(m_timer, &QTimer::timeout, this, &CustomerPhoneWindow::ask);
    m_timer->start();
    m_training.playCustomer(true);
    showWaiting({});
    ask();
}

CustomerPhoneWindow::~CustomerPhoneWindow()
{
    m_training.playCustomer(false);
}

QPushButton *CustomerPhoneWindow::addButton(const char *objectName, const QString &text, PhoneAct what, const QString &said)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, what, said] { act(what, said); });
    m_buttons << button;
    return button;
}

void CustomerPhoneWindow::ask()
{
    m_training.waitingOnPhone(this, [this](const QList<PhonePayment> &waiting) { showWaiting(waiting); });
}

/// The list is filled anew only when it changed: a choice in progress stays.
void CustomerPhoneWindow::showWaiting(const QList<PhonePayment> &waiting)
{
    if (waiting != m_shown) {
        const QString before = chosen();
        const bool newer = !waiting.isEmpty() && !m_shown.contains(waiting.constFirst());
        m_shown = waiting;
        m_list->clear();
        int row = 0;
        for (const PhonePayment &payment : waiting) {
            if (!newer && payment.orderId == before)
                row = m_list->count();
            m_list->addItem(QStringLiteral("%1 · %2\n%3").arg(payment.method, payment.amount, payment.orderId));
        }
        if (!waiting.isEmpty()) {
            m_list->setCurrentRow(row);
            // What had the focus before was disabled with the empty list.
            if (const QWidget *now = QApplication::focusWidget(); now == nullptr || !isAncestorOf(now))
                m_list->setFocus(Qt::OtherFocusReason);
        }
    }
    m_list->setVisible(!m_shown.isEmpty());
    m_empty->setVisible(m_shown.isEmpty());
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(!m_shown.isEmpty());
}

QString CustomerPhoneWindow::chosen() const
{
    return m_shown.value(m_list->currentRow()).orderId;
}

void CustomerPhoneWindow::act(PhoneAct what, const QString &said)
{
    const QString order = chosen();
    if (order.isEmpty())
        return;
    m_training.actOnPhone(order, what);
    m_said->setText(tr("%1: %2.").arg(order, said));
    ask();
}

} // namespace pos::ui
