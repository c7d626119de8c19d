// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/operationspanel.h"

#include "domain/refundshare.h"
#include "ui/forms/payments/operationdialog.h"
#include "ui/shell/dialogs.h"
#include "ui/text/drawertext.h"
#include "ui/text/operationtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr qsizetype MostShown = 6;

/// Worth a sentence beside the missing buttons; the others go without saying.
bool needsWords(OperationBar bar)
{
    switch (bar) {
    case OperationBar::Disputed:
    case OperationBar::BeingChanged:
    case OperationBar::NoTransaction:
    case OperationBar::MethodCannot:
        return true;
    case OperationBar::None:
    case OperationBar::NoPayment:
    case OperationBar::NotPaid:
    case OperationBar::NotAuthorized:
    case OperationBar::AlreadyPaid:
    case OperationBar::WaitsForCustomer:
    case OperationBar::NothingLeft:
    case OperationBar::AnotherUnderWay:
    case OperationBar::GivenByShop:
        return false; // the entry of that one says it
    }
    return false;
}

} // namespace

OperationsPanel::OperationsPanel(Engine &engine, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
{
    setObjectName(QStringLiteral("operationsPanel"));
    setAccessibleName(tr("Capture, cancel and refund"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    m_actions = new QWidget(this);
    new FlowLayout(space::S, m_actions);
    m_giveBack = makeAction(tr("Give the money back"), "giveBackButton",
                            tr("Refund or cancel all of it at once: the sale was paid another way"));
    setLook(m_giveBack, "primary");
    m_capture = makeAction(tr("Capture..."), "captureButton", tr("Take the held money, all or part of it"));
    m_cancel = makeAction(tr("Cancel..."), "cancelPaymentButton", tr("Let the held money go"));
    m_refund = makeAction(tr("Refund..."), "refundButton", tr("Give money back, all or part of it"));
    m_either = makeAction(tr("Cancel or refund..."), "cancelOrRefundButton",
                          tr("It is not clear whether money moved: Yuno does what is possible"));
    layout->addWidget(m_actions);
    m_why = new QLabel(this);
    m_why->setObjectName(QStringLiteral("operationWhyLabel"));
    m_why->setWordWrap(true);
    setLook(m_why, "muted");
    layout->addWidget(m_why);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("operationMessageBar"));
    layout->addWidget(m_message);
    m_list = new QWidget(this);
    m_list->hide();
    layout->addWidget(m_list);
    connect(m_giveBack, &QPushButton::clicked, this, &OperationsPanel::giveBack);
    connect(m_capture, &QPushButton::clicked, this, [this] { ask(OperationKind::Capture); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { ask(OperationKind::Cancel); });
    connect(m_refund, &QPushButton::clicked, this, [this] { ask(OperationKind::Refund); });
    connect(m_either, &QPushButton::clicked, this, [this] { ask(OperationKind::CancelOrRefund); });
}

QPushButton *OperationsPanel::makeAction(const QString &text, const char *name, const QString &tip)
{
    auto *button = new QPushButton(text, m_actions);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    button->setAccessibleDescription(tip);
    m_actions->layout()->addWidget(button);
    return button;
}

void OperationsPanel::hold()
{
    m_actions->setEnabled(false);
}

void OperationsPanel::setDetail(const PaymentDetail &detail)
{
    m_actions->setEnabled(true);
    if (detail.attempt.id != m_detail.attempt.id)
        m_message->clear();
    m_detail = detail;
    fillActions();
    fillOperations();
}

const OperationChoice *OperationsPanel::choiceOf(OperationKind kind) const
{
    const auto found = std::ranges::find(m_detail.choices, kind, &OperationChoice::kind);
    return found == m_detail.choices.end() ? nullptr : &*found;
}

void OperationsPanel::fillActions()
{
    const auto allowed = [this](OperationKind kind) {
        const OperationChoice *choice = choiceOf(kind);
        return choice && choice->isAllowed();
    };
    const bool clear = allowed(OperationKind::Cancel) || allowed(OperationKind::Refund);
    const bool any = clear || allowed(OperationKind::CancelOrRefund);
    m_giveBack->setVisible(m_detail.attempt.lateMoney && any);
    m_capture->setVisible(allowed(OperationKind::Capture));
    m_cancel->setVisible(allowed(OperationKind::Cancel));
    m_refund->setVisible(allowed(OperationKind::Refund));
    m_either->setVisible(!clear && any);
    m_actions->setVisible(any || allowed(OperationKind::Capture));
    const OperationChoice *refund = choiceOf(OperationKind::Refund);
    const bool say = !any && refund && needsWords(refund->bar);
    m_why->setText(say ? operationBarText(refund->bar) : QString());
    m_why->setVisible(say);
}

void OperationsPanel::addInstead(QVBoxLayout &lines)
{
    if (!m_detail.instead)
        return;
    auto *title = new QLabel(insteadTitle(*m_detail.instead), m_list);
    title->setObjectName(QStringLiteral("insteadTitleLabel"));
    setLook(title, "strong");
    auto *text = new QLabel(insteadText(*m_detail.instead), m_list);
    text->setObjectName(QStringLiteral("insteadTextLabel"));
    text->setWordWrap(true);
    lines.addWidget(title);
    lines.addWidget(text);
}

void OperationsPanel::fillOperations()
{
    if (m_detail.operations.isEmpty() && m_list->isHidden())
        return;
    const bool looking = m_check && m_check->hasFocus(); // the keyboard stays where it was
    delete m_list;
    m_list = new QWidget(this);
    layout()->addWidget(m_list);
    auto *lines = new QVBoxLayout(m_list);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::Xs);
    m_watched = {};
    m_check = m_giveUp = nullptr;
    addInstead(*lines);
    int shown = 0;
    for (auto it = m_detail.operations.crbegin(); it != m_detail.operations.crend() && shown < MostShown; ++it) {
        const Operation &operation = it->operation;
        const Sentence sentence = operationSentence(operation);
        auto *title = new QLabel(operationTitle(operation), m_list);
        title->setObjectName(QStringLiteral("operationTitleLabel%1").arg(shown));
        setLook(title, "strong");
        auto *state = new QLabel(sentence.joined(), m_list);
        state->setObjectName(QStringLiteral("operationStateLabel%1").arg(shown));
        state->setWordWrap(true);
        state->setAccessibleName(operationTitle(operation));
        state->setAccessibleDescription(sentence.joined());
        title->setProperty("operation", operation.id.text());
        title->setFocusPolicy(Qt::StrongFocus);
        lines->addWidget(title);
        lines->addWidget(state);
        ++shown;
        const bool waits = isOpen(operation.state) && operation.state != OperationState::Recorded;
        if (!waits || !m_watched.isEmpty())
            continue;
        m_watched = operation.id;
        auto *row = new QHBoxLayout;
        m_check = new QPushButton(tr("Look now"), m_list);
        m_check->setObjectName(QStringLiteral("checkOperationButton"));
        m_check->setToolTip(tr("Read the payment now instead of at the next planned time"));
        row->addWidget(m_check);
        connect(m_check, &QPushButton::clicked, this, &OperationsPanel::checkNow);
        if (operation.state == OperationState::Undecided) {
            m_giveUp = new QPushButton(tr("It did not happen..."), m_list);
            m_giveUp->setObjectName(QStringLiteral("giveUpOperationButton"));
            row->addWidget(m_giveUp);
            connect(m_giveUp, &QPushButton::clicked, this, &OperationsPanel::askGiveUp);
        }
        row->addStretch(1);
        lines->addLayout(row);
    }
    m_list->setVisible(shown > 0 || m_detail.instead);
    if (looking && m_check)
        m_check->setFocus(Qt::OtherFocusReason);
}

bool OperationsPanel::showOperation(const OperationId &id)
{
    for (QLabel *title : m_list->findChildren<QLabel *>()) {
        if (title->property("operation").toString() != id.text())
            continue;
        title->setFocus(Qt::OtherFocusReason); // the scroll area follows the focus
        return true;
    }
    return false;
}

void OperationsPanel::ask(OperationKind kind)
{
    const OperationChoice *choice = choiceOf(kind);
    if (!choice || !choice->isAllowed())
        return;
    if (auto *already = findChild<OperationDialog *>()) { // one at a time
        already->raise();
        already->activateWindow();
        return;
    }
    QList<Operation> earlier;
    for (const OperationDetail &one : m_detail.operations)
        earlier << one.operation;
    auto *dialog = new OperationDialog(*choice, m_detail.sale.cart, returnedPieces(m_detail.sale.cart, earlier), this);
    connect(dialog, &OperationDialog::submitted, this,
            [this, dialog](const OperationIntent &intent) { start(dialog, intent); });
    dialog->show();
}

void OperationsPanel::start(OperationDialog *dialog, const OperationIntent &intent)
{
    OperationOrder order{m_detail.attempt.id, intent};
    order.intent.operatorName = m_operatorName;
    m_engine.startOperation(order, this, [this, dialog = QPointer(dialog)](const Result<Operation> &started) {
        if (started) {
            if (dialog)
                dialog->accept();
            Q_EMIT changed();
        } else if (dialog) {
            dialog->refuse(started.error());
        } else {
            m_message->showMessage(Tone::Failed, operationErrorText(started.error()));
        }
    });
}

void OperationsPanel::giveBack()
{
    m_giveBack->setEnabled(false); // a second click is refused by the engine, too
    m_engine.giveBack(m_detail.attempt.id, m_operatorName, this, [this](const Result<Operation> &started) {
        m_giveBack->setEnabled(true);
        if (started)
            Q_EMIT changed();
        else
            m_message->showMessage(Tone::Failed, operationErrorText(started.error()));
    });
}

void OperationsPanel::checkNow()
{
    m_engine.checkOperation(m_watched);
    Q_EMIT said(tr("Asking Yuno about it now."));
}

void OperationsPanel::askGiveUp()
{
    const ManagerRequest request{
        .title = tr("It did not happen?"),
        .text = tr("Say so only after a look at this payment in the Yuno dashboard. Afterwards the same money can be "
                   "moved again. Name and reason are recorded."),
        .acceptText = tr("It did not happen")};
    m_dialogs.askManager(this, request, this, [this, id = m_watched](const ManagerDecision &decision) {
        m_engine.giveUpOperation(id, decision, this, [this](const Result<Operation> &given) {
            if (given)
                Q_EMIT changed();
            else
                m_message->showMessage(Tone::Failed, operationErrorText(given.error()));
        });
    });
}

} // namespace pos::ui
