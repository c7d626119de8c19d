// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/drawer/drawerdialog.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString AmountField = QStringLiteral("amount"), ReasonField = QStringLiteral("reason");

}

DrawerDialog::DrawerDialog(const DrawerQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_binder(new FieldBinder(this))
    , m_amount(new AmountEdit(this))
    , m_reason(new QLineEdit(this))
    , m_message(new QLabel(this))
    , m_accept(new QPushButton(this))
{
    setObjectName(QStringLiteral("drawerDialog"));
    setWindowTitle(question.title);
    setAccessibleDescription(question.text);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(420);
    m_amount->setObjectName(QStringLiteral("drawerAmountEdit"));
    m_amount->setAmount(question.proposed);
    m_reason->setObjectName(QStringLiteral("drawerReasonEdit"));
    m_message->setObjectName(QStringLiteral("drawerMessageLabel"));
    m_message->setWordWrap(true);
    setLook(m_message, "strong");
    m_message->hide();
    m_accept->setObjectName(QStringLiteral("drawerAcceptButton"));
    m_accept->setDefault(true);
    setLook(m_accept, "primary");
    auto *heading = new QLabel(question.title, this);
    setLook(heading, "title");
    auto *text = new QLabel(question.text, this);
    text->setWordWrap(true);
    auto *amount = new FormField(question.amountLabel, m_amount, this);
    auto *reason = new FormField(tr("&Reason"), m_reason, this);
    reason->setVisible(question.asksReason);
    auto *reject = new QPushButton(tr("Leave it"), this);
    reject->setObjectName(QStringLiteral("drawerRejectButton"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(reject);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addWidget(amount);
    layout->addWidget(reason);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    m_binder->bind(AmountField, amount, [this]() -> std::optional<FieldError> {
        const Checked<Money> typed = m_amount->amount(AmountField, m_question.zeroAllowed);
        if (!typed)
            return typed.error();
        const Money most = m_question.most;
        if (most.isValid() && typed->minor() > most.minor())
            return FieldError{AmountField, Rule::TooLarge, 0, most.minor(), most.currency().code()};
        return std::nullopt;
    });
    m_binder->bind(ReasonField, reason, [this]() -> std::optional<FieldError> {
        if (!m_question.asksReason)
            return std::nullopt;
        return errorOf(checkFreeText(ReasonField, m_reason->text(), 3, 255));
    });
    connect(m_binder, &FieldBinder::edited, this, &DrawerDialog::updateAccept);
    connect(reject, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &DrawerDialog::submit);
    updateAccept();
    m_amount->setFocus(Qt::OtherFocusReason);
    m_amount->selectAll();
}

/// The button says what will happen, with the amount as typed.
void DrawerDialog::updateAccept()
{
    const Checked<Money> typed = m_amount->amount(AmountField, m_question.zeroAllowed);
    m_accept->setText(m_question.acceptText.arg(moneyText(typed ? *typed : m_question.proposed)));
    m_message->hide();
}

void DrawerDialog::submit()
{
    if (!m_accept->isEnabled() || !m_binder->submit())
        return;
    const Checked<Money> typed = m_amount->amount(AmountField, m_question.zeroAllowed);
    if (!typed)
        return;
    m_accept->setEnabled(false); // until the engine has answered
    Q_EMIT submitted(*typed, m_reason->text().trimmed());
}

void DrawerDialog::refuse(const Sentence &why)
{
    m_accept->setEnabled(true);
    m_message->setText(why.joined());
    m_message->show();
}

}
