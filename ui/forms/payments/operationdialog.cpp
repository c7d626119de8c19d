// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/operationdialog.h"

#include "ui/forms/payments/refundlines.h"
#include "ui/text/moneytext.h"
#include "ui/text/operationtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString AmountField = QStringLiteral("amount"), WordsField = QStringLiteral("description");

QString headingOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Capture:
        return OperationDialog::tr("Capture the held money");
    case OperationKind::Cancel:
        return OperationDialog::tr("Cancel the payment");
    case OperationKind::Refund:
        return OperationDialog::tr("Refund the payment");
    case OperationKind::CancelOrRefund:
        return OperationDialog::tr("Cancel or refund the payment");
    }
    Q_UNREACHABLE();
}

QString explanationOf(const OperationChoice &choice)
{
    const QString most = moneyText(choice.most);
    switch (choice.kind) {
    case OperationKind::Capture:
        if (!choice.wholePayment)
            return OperationDialog::tr("Part of the hold was captured before. At most %1 more can be captured, if the "
                                       "bank still holds it.")
                .arg(most);
        return OperationDialog::tr("The customer pays what you capture, at most %1. The rest of the hold is let go; "
                                   "only some banks allow a second capture.")
            .arg(most);
    case OperationKind::Cancel:
        return OperationDialog::tr("The hold of %1 is let go. The customer pays nothing.").arg(most);
    case OperationKind::Refund:
        return OperationDialog::tr("At most %1 can be given back now.").arg(most);
    case OperationKind::CancelOrRefund:
        return OperationDialog::tr("Yuno lets go or gives back %1, whichever is possible.").arg(most);
    }
    Q_UNREACHABLE();
}

QString verbOf(OperationKind kind, Money amount)
{
    const QString money = moneyText(amount);
    switch (kind) {
    case OperationKind::Capture:
        return OperationDialog::tr("Capture %1").arg(money);
    case OperationKind::Cancel:
        return OperationDialog::tr("Cancel the payment");
    case OperationKind::Refund:
        return OperationDialog::tr("Refund %1").arg(money);
    case OperationKind::CancelOrRefund:
        return OperationDialog::tr("Cancel or refund %1").arg(money);
    }
    Q_UNREACHABLE();
}

} // namespace

OperationDialog::OperationDialog(const OperationChoice &choice, const Cart &cart, const QList<int> &returned,
                                 QWidget *parent)
    : QDialog(parent)
    , m_choice(choice)
    , m_cart(cart)
    , m_returned(returned)
    , m_binder(new FieldBinder(this))
{
    setObjectName(QStringLiteral("operationDialog"));
    setWindowTitle(headingOf(choice.kind));
    setAccessibleDescription(explanationOf(choice));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(460);
    build();
    updateAccept();
    if (m_choice.partAllowed) {
        m_amount->setFocus(Qt::OtherFocusReason);
        m_amount->selectAll();
    } else {
        m_words->setFocus(Qt::OtherFocusReason);
    }
}

void OperationDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    auto *text = new QLabel(explanationOf(m_choice), this);
    text->setObjectName(QStringLiteral("operationExplanationLabel"));
    text->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(text);

    addLines(layout);
    m_amount = new AmountEdit(this);
    m_amount->setObjectName(QStringLiteral("operationAmountEdit"));
    m_amount->setCurrency(m_choice.most.currency());
    m_amount->setAmount(m_choice.most);
    m_amount->setReadOnly(!m_choice.partAllowed);
    auto *amount = m_amountField = new FormField(tr("&Amount"), m_amount, this);
    if (!m_choice.partAllowed)
        amount->setHint(tr("Only all of it is possible."));
    layout->addWidget(amount);

    m_reason = new QComboBox(this);
    m_reason->setObjectName(QStringLiteral("operationReasonCombo"));
    for (const OperationReason reason :
         {OperationReason::RequestedByCustomer, OperationReason::Duplicate, OperationReason::Fraudulent})
        m_reason->addItem(operationReasonText(reason), static_cast<int>(reason));
    auto *reason = new FormField(tr("&Reason"), m_reason, this);
    reason->setVisible(m_choice.kind != OperationKind::Capture);
    layout->addWidget(reason);

    m_words = new QLineEdit(this);
    m_words->setObjectName(QStringLiteral("operationWordsEdit"));
    auto *words = new FormField(tr("&Note (optional, goes to Yuno)"), m_words, this);
    layout->addWidget(words);

    addMessage(layout);
    addButtons(layout);
    bind(amount, words);
}

/// Closed at first: most refunds are of everything.
void OperationDialog::addLines(QVBoxLayout *layout)
{
    const bool possible = m_choice.kind == OperationKind::Refund && m_choice.partAllowed && !lineShares(m_cart).isEmpty();
    if (!possible)
        return;
    m_linesButton = new QPushButton(tr("&Pick what comes back"), this);
    m_linesButton->setObjectName(QStringLiteral("refundLinesButton"));
    m_linesButton->setCheckable(true);
    m_linesButton->setAutoDefault(false);
    setLeadingIcon(*m_linesButton, QStringLiteral("chevronright"));
    setLook(m_linesButton, "quiet");
    layout->addWidget(m_linesButton, 0, Qt::AlignLeft);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("refundLinesScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    m_lines = new RefundLines(m_cart, m_returned, scroll);
    scroll->setWidget(m_lines);
    scroll->setMinimumHeight(qMin(m_lines->sizeHint().height() + space::S, 200));
    m_linesBox = scroll;
    m_linesBox->hide();
    layout->addWidget(m_linesBox);
    connect(m_linesButton, &QPushButton::toggled, this, &OperationDialog::showLines);
    connect(m_lines, &RefundLines::changed, this, &OperationDialog::followLines);
}

void OperationDialog::showLines(bool shown)
{
    setLeadingIcon(*m_linesButton, shown ? QStringLiteral("chevrondown") : QStringLiteral("chevronright"));
    m_linesBox->setVisible(shown);
    adjustSize();
    if (shown)
        m_lines->takeFocus();
    else
        m_amount->setFocus(Qt::OtherFocusReason);
}

/// The amount is what the pieces were worth, never more than can be given back; it may still be changed.
void OperationDialog::followLines()
{
    const Money worth = m_lines->amount();
    const bool tooMuch = worth.minor() > m_choice.most.minor();
    const bool any = m_lines->isAnyPicked();
    m_amount->setAmount(any && !tooMuch ? worth : m_choice.most);
    m_amountField->setHint(tooMuch ? tr("These pieces were worth %1; at most %2 can be given back.")
                                         .arg(moneyText(worth), moneyText(m_choice.most))
                                   : QString());
    const QString words = any ? tr("Returned: %1").arg(m_lines->description()).left(255) : QString();
    if (m_words->text() == m_writtenWords) // else the person wrote something of their own
        m_words->setText(words);
    m_writtenWords = words;
    updateAccept();
}

void OperationDialog::addMessage(QVBoxLayout *layout)
{
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("operationMessageLabel"));
    m_message->setWordWrap(true);
    setLook(m_message, "strong");
    m_message->hide();
    layout->addWidget(m_message);
}

void OperationDialog::bind(FormField *amount, FormField *words)
{
    m_binder->bind(AmountField, amount, [this]() -> std::optional<FieldError> {
        const Checked<Money> typed = m_amount->amount(AmountField, false);
        if (!typed)
            return typed.error();
        if (typed->minor() > m_choice.most.minor())
            return FieldError{AmountField, Rule::TooLarge, 0, m_choice.most.minor(), m_choice.most.currency().code()};
        return std::nullopt;
    });
    m_binder->bind(WordsField, words, [this]() -> std::optional<FieldError> {
        if (m_words->text().trimmed().isEmpty())
            return std::nullopt;
        return errorOf(checkFreeText(WordsField, m_words->text().trimmed(), 3, 255));
    });
    connect(m_binder, &FieldBinder::edited, this, &OperationDialog::updateAccept);
}

void OperationDialog::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    auto *reject = new QPushButton(tr("Leave it"), this);
    reject->setObjectName(QStringLiteral("operationRejectButton"));
    m_accept = new QPushButton(this);
    m_accept->setObjectName(QStringLiteral("operationAcceptButton"));
    setLook(m_accept, "primary");
    m_accept->setDefault(true);
    row->addStretch(1);
    row->addWidget(reject);
    row->addWidget(m_accept);
    layout->addLayout(row);
    connect(reject, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &OperationDialog::submit);
}

/// The button says what will happen, with the amount as typed.
void OperationDialog::updateAccept()
{
    const Checked<Money> typed = m_amount->amount(AmountField, false);
    m_accept->setText(verbOf(m_choice.kind, typed ? *typed : m_choice.most));
    m_message->hide();
}

void OperationDialog::submit()
{
    if (!m_accept->isEnabled() || !m_binder->submit())
        return;
    m_accept->setEnabled(false); // until the engine has answered
    OperationIntent intent;
    intent.kind = m_choice.kind;
    intent.amount = *m_amount->amount(AmountField, false);
    intent.reason = static_cast<OperationReason>(m_reason->currentData().toInt());
    intent.description = m_words->text().trimmed();
    if (m_lines && m_lines->isAnyPicked())
        intent.pieces = m_lines->picked();
    Q_EMIT submitted(intent);
}

void OperationDialog::refuse(const Error &error)
{
    m_accept->setEnabled(true);
    const Sentence words = operationErrorText(error);
    FormField *field = error.context.field.isEmpty() ? nullptr : m_binder->field(error.context.field);
    if (field) {
        field->setError(words.joined());
        field->input()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_message->setText(words.joined());
    m_message->show();
}

} // namespace pos::ui
