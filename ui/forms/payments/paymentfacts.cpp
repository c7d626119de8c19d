// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentfacts.h"

#include "base/log.h"
#include "domain/payer.h"
#include "ui/forms/payments/evidence.h"
#include "ui/forms/payments/factsgrid.h"
#include "ui/forms/payments/timelineview.h"
#include "ui/models/rowface.h"
#include "ui/text/declinetext.h"
#include "ui/text/errortext.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/nametext.h"
#include "ui/text/retentiontext.h"
#include "ui/text/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/layoutpause.h"
#include "ui/widgets/selectablelabel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

QLabel *wrapped(const char *look, const char *name, QWidget *parent)
{
    auto *label = new Selectable<>(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    setLook(label, look);
    return label;
}

/// Why, in words: the bank's reason, or what stood in the way of an answer.
Sentence reasonOf(const Attempt &attempt)
{
    const AttemptState state = attempt.state;
    const bool declined = state == AttemptState::Declined || state == AttemptState::Rejected;
    if (declined && attempt.payment)
        return declineText(*attempt.payment);
    if (!attempt.problem || isPaid(state))
        return {};
    const AttemptProblem &problem = *attempt.problem;
    return errorText(Error{problem.kind, {.httpStatus = problem.httpStatus, .code = problem.code}});
}

QString echoSentence(EchoVerdict verdict)
{
    switch (verdict) {
    case EchoVerdict::Matches:
        return {};
    case EchoVerdict::ForeignOrder:
        return PaymentFacts::tr("The answer belongs to another order and was not accepted.");
    case EchoVerdict::ForeignAccount:
        return PaymentFacts::tr("The answer belongs to another account and was not accepted.");
    case EchoVerdict::OtherCurrency:
        return PaymentFacts::tr("Yuno answered with another currency than was asked.");
    case EchoVerdict::PowerOfTen:
        return PaymentFacts::tr("Yuno's amount differs from the one asked by a power of ten. This till is blocked "
                                "until a manager has looked.");
    case EchoVerdict::OtherAmount:
        return PaymentFacts::tr("Yuno answered with another amount than was asked.");
    case EchoVerdict::AmountUnreadable:
        return PaymentFacts::tr("The amount in Yuno's answer could not be read exactly.");
    }
    Q_UNREACHABLE();
}

}

PaymentFacts::PaymentFacts(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::L);

    m_reason = addSection(tr("Why"), "reasonSection");
    m_reasonText = wrapped("strong", "reasonLabel", this);
    m_reasonTodo = wrapped("muted", "reasonTodoLabel", this);
    m_reason.body->addWidget(m_reasonText);
    m_reason.body->addWidget(m_reasonTodo);
    const auto grid = [this](Section &section, const QString &title, const char *name) {
        section = addSection(title, name);
        auto *facts = new FactsGrid(section.box);
        connect(facts, &FactsGrid::copied, this, &PaymentFacts::copied);
        section.body->addWidget(facts);
        return facts;
    };
    m_moneyGrid = grid(m_money, tr("Money"), "moneySection");
    m_peopleGrid = grid(m_people, tr("Customer and method"), "customerSection");
    m_timeline = addSection(tr("Timeline"), "timelineSection");
    m_timelineView = new TimelineView(m_timeline.box);
    m_timeline.body->addWidget(m_timelineView);
    connect(m_timelineView, &TimelineView::operationRequested, this, &PaymentFacts::operationRequested);
    m_cartGrid = grid(m_cart, tr("Cart"), "cartSection");
    m_siblings = addSection(tr("Other attempts of this sale"), "siblingsSection");
    m_siblingBox = new QWidget(m_siblings.box);
    m_siblingGrid = new QGridLayout(m_siblingBox);
    m_siblingGrid->setContentsMargins(0, 0, 0, 0);
    m_siblingGrid->setColumnStretch(1, 1);
    m_siblings.body->addWidget(m_siblingBox);
    m_idGrid = grid(m_ids, tr("Identifiers"), "idsSection");

    buildEvidence();
    layout->addStretch(1);
}

void PaymentFacts::buildEvidence()
{
    m_evidence = addSection(QString(), "evidenceSection");
    m_disclosure = new QPushButton(tr("Evidence for support"), m_evidence.box);
    setLeadingIcon(*m_disclosure, QStringLiteral("chevronright"));
    m_disclosure->setObjectName(QStringLiteral("evidenceButton"));
    m_disclosure->setCheckable(true);
    setLook(m_disclosure, "quiet");
    auto *open = new QWidget(m_evidence.box);
    auto *rows = new QVBoxLayout(open);
    rows->setContentsMargins(0, 0, 0, 0);
    auto *tools = new QHBoxLayout;
    m_evidenceSearch = new QLineEdit(open);
    m_evidenceSearch->setObjectName(QStringLiteral("evidenceSearchEdit"));
    m_evidenceSearch->setAccessibleName(tr("Find in the evidence"));
    m_evidenceSearch->setPlaceholderText(tr("Find; Return for the next"));
    m_evidenceSearch->setMaxLength(100);
    auto *copy = new QPushButton(tr("Copy all"), open);
    copy->setObjectName(QStringLiteral("copyEvidenceButton"));
    tools->addWidget(m_evidenceSearch, 1);
    tools->addWidget(copy);
    rows->addLayout(tools);
    m_evidenceText = new QPlainTextEdit(open);
    m_evidenceText->setObjectName(QStringLiteral("evidenceEdit"));
    m_evidenceText->setAccessibleName(tr("Evidence: what was sent and what came back, without private data"));
    m_evidenceText->setReadOnly(true);
    m_evidenceText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_evidenceText->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_evidenceText->setTabChangesFocus(true);
    m_evidenceText->setMinimumHeight(320);
    rows->addWidget(m_evidenceText);
    open->hide();
    m_evidence.body->addWidget(m_disclosure, 0, Qt::AlignLeft);
    m_evidence.body->addWidget(open);
    connect(m_disclosure, &QPushButton::toggled, this, [this, open](bool shown) {
        setLeadingIcon(*m_disclosure, shown ? QStringLiteral("chevrondown") : QStringLiteral("chevronright"));
        open->setVisible(shown);
        if (shown)
            fillEvidence();
        m_timelineView->setSupportVisible(shown);
    });
    connect(m_evidenceSearch, &QLineEdit::textEdited, this, [this] {
        m_evidenceText->moveCursor(QTextCursor::Start);
        findInEvidence();
    });
    connect(m_evidenceSearch, &QLineEdit::returnPressed, this, &PaymentFacts::findInEvidence);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_evidenceText->toPlainText());
        Q_EMIT copied(tr("evidence"));
    });
}

/// The next place; after the last one the first again. Nowhere: the field says so.
void PaymentFacts::findInEvidence()
{
    const QString wanted = m_evidenceSearch->text();
    bool found = wanted.isEmpty() || m_evidenceText->find(wanted);
    if (!found) {
        m_evidenceText->moveCursor(QTextCursor::Start);
        found = m_evidenceText->find(wanted);
    }
    m_evidenceSearch->setToolTip(found ? QString() : tr("Not found"));
    m_evidenceSearch->setProperty("invalid", !found);
    restyle(m_evidenceSearch);
}

PaymentFacts::Section PaymentFacts::addSection(const QString &title, const char *name)
{
    Section section;
    section.box = new QWidget(this);
    section.box->setObjectName(QString::fromLatin1(name));
    section.body = new QVBoxLayout(section.box);
    section.body->setContentsMargins(0, 0, 0, 0);
    section.body->setSpacing(space::S);
    if (!title.isEmpty()) {
        auto *head = new QLabel(title, section.box);
        setLook(head, "title");
        section.body->addWidget(head);
    }
    layout()->addWidget(section.box);
    return section;
}

void PaymentFacts::addBelowTimeline(QWidget *widget)
{
    m_timeline.body->addWidget(widget);
}

void PaymentFacts::setDetail(const PaymentDetail &detail, const QTimeZone &zone, qint64 nowMs)
{
    const LayoutPause all(*this), siblings(*m_siblingBox);
    const FactsGrid::Filling money(*m_moneyGrid), people(*m_peopleGrid), cart(*m_cartGrid), ids(*m_idGrid);
    fillReason(detail.attempt);
    fillMoney(detail);
    fillPeople(detail);
    fillCart(detail.sale.cart);
    fillIds(detail.attempt);
    fillSiblings(detail.siblings, zone, nowMs);
    m_timelineView->setTimeline(timelineOf(detail), zone);
    m_detail = detail;
    if (m_disclosure->isChecked())
        fillEvidence();
}

void PaymentFacts::fillReason(const Attempt &attempt)
{
    Sentence why = reasonOf(attempt);
    if (attempt.problem && attempt.problem->echo) {
        const QString echo = echoSentence(*attempt.problem->echo);
        if (!echo.isEmpty())
            why = {echo, why.todo};
    }
    m_reasonText->setText(why.what);
    m_reasonTodo->setText(why.todo);
    m_reasonTodo->setVisible(!why.todo.isEmpty());
    m_reason.box->setVisible(!why.what.isEmpty());
}

void PaymentFacts::fillMoney(const PaymentDetail &detail)
{
    const Attempt &attempt = detail.attempt;
    m_moneyGrid->addFact(tr("Asked"), moneyText(attempt.intent.amount));
    if (!attempt.payment)
        return;
    const Payment &payment = *attempt.payment;
    if (payment.amount.isValid() && payment.amount != attempt.intent.amount)
        m_moneyGrid->addFact(tr("Yuno's amount"), moneyText(payment.amount));
    if (!attempt.intent.capture && payment.amount.isValid())
        m_moneyGrid->addFact(tr("Authorised"), moneyText(payment.amount));
    if (payment.captured && !payment.captured->isZero())
        m_moneyGrid->addFact(tr("Captured"), moneyText(*payment.captured));
    if (payment.refunded && !payment.refunded->isZero())
        m_moneyGrid->addFact(tr("Refunded"), moneyText(*payment.refunded));
    for (const OperationChoice &choice : detail.choices) {
        if (choice.kind == OperationKind::Refund && choice.isAllowed())
            m_moneyGrid->addFact(tr("Can be refunded"), moneyText(choice.most));
        else if (choice.kind == OperationKind::Capture && choice.isAllowed())
            m_moneyGrid->addFact(tr("Can be captured"), moneyText(choice.most));
    }
    m_moneyGrid->addFact(tr("At Yuno"), statusFace(payment.status).label);
    if (attempt.intent.installments > 1)
        m_moneyGrid->addFact(tr("Instalments"), QString::number(attempt.intent.installments));
}

void PaymentFacts::fillPeople(const PaymentDetail &detail)
{
    const Attempt &attempt = detail.attempt;
    if (detail.customer) {
        m_peopleGrid->addFact(tr("Customer"), detail.customer->displayName());
        fillContacts(*detail.customer);
    } else {
        fillWalkIn(detail);
    }
    m_peopleGrid->addFact(tr("Method"), attempt.intent.methodLabel);
    if (attempt.link) {
        m_peopleGrid->addFact(tr("Link at Yuno"), linkStatusText(*attempt.link));
        if (attempt.link->savesCard)
            m_peopleGrid->addFact(tr("Saves the card"), tr("The customer agreed"));
        if (!attempt.link->id.isEmpty())
            m_peopleGrid->addFact(tr("Link id"), attempt.link->id.text());
    }
    if (attempt.payment && !attempt.payment->method.authorizationCode.isEmpty())
        m_peopleGrid->addFact(tr("Authorisation code"), attempt.payment->method.authorizationCode);
    if (!attempt.intent.description.isEmpty())
        m_peopleGrid->addFact(tr("Description"), attempt.intent.description);
    if (!attempt.intent.operatorName.isEmpty())
        m_peopleGrid->addFact(tr("Operator"), attempt.intent.operatorName);
}

/// Who is no customer of the shop may still have been asked by the way to pay.
void PaymentFacts::fillWalkIn(const PaymentDetail &detail)
{
    const PaymentMethod *method = findPaymentMethod(detail.attempt.intent.methodId);
    const Customer payer =
        method == nullptr ? Customer{} : payerOf(*method, detail.sale, std::nullopt, {}).value_or(Customer{});
    QString name = detail.sale.customerName;
    if (name.isEmpty() && detail.attempt.payment)
        name = detail.attempt.payment->payerName;
    if (name.isEmpty())
        name = payer.displayName();
    const AttemptEvent *erased = nullptr;
    for (const AttemptEvent &event : detail.events) {
        if (event.kind == QLatin1String("erased"))
            erased = &event;
    }
    if (name.isEmpty())
        name = erased ? tr("Data removed (%1)").arg(erasureRuleText(erased->rule)) : tr("Walk-in");
    m_peopleGrid->addFact(tr("Customer"), name);
    fillContacts(payer);
}

void PaymentFacts::fillContacts(const Customer &customer)
{
    if (!customer.email.isEmpty())
        m_peopleGrid->addFact(tr("E-mail"), customer.email);
    if (!customer.phone.isEmpty())
        m_peopleGrid->addFact(tr("Phone"), phoneText(customer.phone));
}

void PaymentFacts::fillCart(const Cart &cart)
{
    m_cart.box->setVisible(!cart.isEmpty());
    for (const CartLine &line : cart.lines) {
        const Result<Money> gross = line.unitPrice.times(line.quantity);
        m_cartGrid->addAmount(tr("%1 x %2").arg(line.quantity).arg(line.name), gross ? moneyText(*gross) : QString());
    }
    const Result<CartTotals> totals = totalsOf(cart);
    if (!totals)
        return;
    const auto add = [this](const QString &label, Money amount) {
        if (amount.isValid() && !amount.isZero())
            m_cartGrid->addAmount(label, moneyText(amount));
    };
    add(tr("Line discounts"), totals->lineDiscounts);
    add(tr("Order discount"), totals->orderDiscount);
    add(tr("Tax added"), totals->addedTax);
    add(tr("Tip"), totals->tip);
    m_cartGrid->addAmount(tr("Total"), moneyText(totals->total));
}

void PaymentFacts::fillIds(const Attempt &attempt)
{
    if (!attempt.paymentId.isEmpty())
        m_idGrid->addCopyable(tr("Payment id"), attempt.paymentId.text(), QStringLiteral("copyPaymentIdButton"));
    m_idGrid->addCopyable(tr("Order id"), attempt.orderId.text(), QStringLiteral("copyOrderIdButton"));
    m_idGrid->addCopyable(tr("Sale"), attempt.sale.text(), QStringLiteral("copySaleIdButton"));
    // Shortened on the clipboard too: enough to recognise it, too little to use it.
    m_idGrid->addCopyable(tr("One-time key"), log::shortened(attempt.key.text()), QStringLiteral("copyKeyButton"));
}

void PaymentFacts::fillSiblings(const QList<PaymentRow> &siblings, const QTimeZone &zone, qint64 nowMs)
{
    while (QLayoutItem *item = m_siblingGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_siblings.box->setVisible(!siblings.isEmpty());
    int line = 0;
    for (const PaymentRow &row : siblings) {
        const PillFace face = rowFace(row);
        auto *button = new QPushButton(
            icon(face.iconName, inkOf(face.tone)),
            QStringLiteral("%1 · %2").arg(momentText(row.createdMs, nowMs, zone), face.label), m_siblingBox);
        button->setObjectName(QStringLiteral("siblingButton_%1").arg(row.attempt.text()));
        button->setToolTip(row.orderId.text());
        setLook(button, "link");
        connect(
            button, &QPushButton::clicked, this, [this, id = row.attempt] { Q_EMIT attemptRequested(id); },
            Qt::QueuedConnection);
        auto *method = new ElidedLabel(row.methodLabel, m_siblingBox);
        setLook(method, "muted");
        m_siblingGrid->addWidget(button, line, 0);
        m_siblingGrid->addWidget(method, line++, 1);
    }
}

void PaymentFacts::fillEvidence()
{
    const QString text = evidenceText(m_detail);
    if (text != m_evidenceText->toPlainText())
        m_evidenceText->setPlainText(text);
}

}
