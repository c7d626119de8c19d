// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/customer/customereditor.h"

#include "base/clock.h"
#include "domain/country.h"
#include "ui/forms/customer/customerform.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/statustext.h"
#include "ui/text/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statuspill.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int HistoryLimit = 8;

Customer guessed(const QString &typed, const QString &country)
{
    Customer customer;
    customer.country = country;
    if (const Country *known = findCountry(country))
        customer.phone.countryCode = known->callingCode;
    const QString text = typed.trimmed();
    const bool digits = !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isDigit() || c.isSpace() || c == u'+' || c == u'-' || c == u'(' || c == u')' || c == u'.';
    });
    if (text.contains(u'@'))
        customer.email = text;
    else if (digits)
        customer.phone.number = text;
    else {
        customer.firstName = text.section(u' ', 0, 0);
        customer.lastName = text.section(u' ', 1);
    }
    return customer;
}

}

CustomerEditor::CustomerEditor(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_session(session)
    , m_clock(clock)
    , m_title(new QLabel(this))
    , m_message(new MessageBar(this))
    , m_form(new CustomerForm(this))
    , m_history(new QWidget(this))
    , m_rows(new QVBoxLayout)
    , m_busy(new BusyDots(this))
    , m_saveButton(new QPushButton(this))
    , m_cancelButton(new QPushButton(tr("Back to the cart"), this))
    , m_eraseButton(new QPushButton(tr("Erase..."), this))
{
    setObjectName(QStringLiteral("customerEditor"));
    setLook(this, "card");
    setLook(m_title, "title");
    m_saveButton->setObjectName(QStringLiteral("saveCustomerButton"));
    m_cancelButton->setObjectName(QStringLiteral("cancelCustomerButton"));
    m_eraseButton->setObjectName(QStringLiteral("eraseCustomerButton"));
    m_eraseButton->setToolTip(tr("Erase this customer's data on their request"));
    setLook(m_saveButton, "primary");
    setLook(m_eraseButton, "danger");
    auto *historyTitle = new QLabel(tr("Earlier payments"), m_history);
    setLook(historyTitle, "title");
    m_rows->setSpacing(space::S);
    auto *historyLayout = new QVBoxLayout(m_history);
    historyLayout->setContentsMargins(0, space::M, 0, 0);
    historyLayout->addWidget(historyTitle);
    historyLayout->addLayout(m_rows);

    auto *content = new QWidget;
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, space::M, 0);
    contentLayout->addWidget(m_form);
    contentLayout->addWidget(m_history);
    contentLayout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("customerScroll"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addWidget(m_eraseButton);
    buttons->addStretch(1);
    buttons->addWidget(m_busy);
    buttons->addWidget(m_cancelButton);
    buttons->addWidget(m_saveButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::Xs, space::M);
    layout->setSpacing(space::S + space::Xs);
    layout->addWidget(m_title);
    layout->addWidget(m_message);
    layout->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, space::S + space::Xs, 0);
    foot->addLayout(buttons);
    layout->addLayout(foot);

    connect(m_saveButton, &QPushButton::clicked, this, &CustomerEditor::save);
    connect(m_cancelButton, &QPushButton::clicked, this, &CustomerEditor::closed);
    connect(m_eraseButton, &QPushButton::clicked, this, &CustomerEditor::askErase);
    connect(m_form, &CustomerForm::edited, this, &CustomerEditor::edited);
}

void CustomerEditor::openNew(const QString &country, const QString &typed)
{
    open(guessed(typed, country));
    m_history->hide();
}

void CustomerEditor::openExisting(const Customer &customer)
{
    open(customer);
    loadHistory();
}

void CustomerEditor::open(const Customer &customer)
{
    m_customer = customer;
    m_message->clear();
    m_title->setText(isNew() ? tr("New customer") : tr("Customer"));
    m_saveButton->setText(isNew() ? tr("Create and use") : tr("Save and use"));
    m_eraseButton->setVisible(!isNew());
    m_form->setContext(m_session.current(), m_clock.nowMs());
    m_form->setCustomer(customer);
    setBusy(false);
    focusFirst();
}

void CustomerEditor::focusFirst()
{
    m_form->focusFirst();
}

QHash<QString, QString> CustomerEditor::draft() const
{
    return m_form->draft();
}

void CustomerEditor::setDraft(const QHash<QString, QString> &draft)
{
    m_form->setDraft(draft);
}

void CustomerEditor::save()
{
    m_message->clear();
    m_form->setContext(m_session.current(), m_clock.nowMs());
    if (!m_saveButton->isEnabled() || !m_form->submit())
        return;
    setBusy(true);
    const auto then = [this](const Result<Customer> &result) { onSaved(result); };
    if (isNew() || m_customer.gatewayId.isEmpty())
        m_engine.createCustomer(m_form->customer(), this, then);
    else
        m_engine.updateCustomer(m_form->customer(), this, then);
}

void CustomerEditor::onSaved(const Result<Customer> &result)
{
    setBusy(false);
    if (result) {
        m_customer = *result;
        Q_EMIT saved(*result);
        return;
    }
    const Error &error = result.error();
    if (!error.context.field.isEmpty() && m_form->showError(error.context.field, tr("The gateway does not accept this value.")))
        return;
    m_message->showMessage(Tone::Failed, {errorText(error).what, tr("Nothing typed is lost. %1").arg(errorText(error).todo)});
    focusFirst();
}

void CustomerEditor::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    m_saveButton->setEnabled(!busy);
    m_eraseButton->setEnabled(!busy);
    m_form->setEnabled(!busy);
}

void CustomerEditor::askErase()
{
    m_dialogs.askManager(this,
                         {.title = tr("Erase this customer?"),
                          .text = tr("Name, contact data, document, address and consents are erased here and at Yuno. What stays: amounts and "
                                     "results of payments, without the person, because the books need them; and the number of an opt-out, "
                                     "so that nobody calls again."),
                          .acceptText = tr("Erase")},
                         this, [this](const ManagerDecision &decision) {
                             setBusy(true);
                             m_engine.eraseCustomer(m_customer.id, decision, this, [this](const Result<void> &result) {
                                 setBusy(false);
                                 if (result) {
                                     Q_EMIT erased(m_customer.id);
                                     return;
                                 }
                                 const Error &error = result.error();
                                 if (error.kind == ErrorKind::Conflict)
                                     m_message->showMessage(Tone::Attention,
                                                            {tr("Not yet: a payment or contact of this customer is open, disputed or younger than a day."),
                                                             tr("Try again when it is settled and 24 hours old.")});
                                 else
                                     m_message->showMessage(Tone::Failed, errorText(error));
                             });
                         });
}

void CustomerEditor::loadHistory()
{
    m_history->show();
    showHistory({});
    PaymentQuery query;
    query.customer = m_customer.id;
    query.limit = HistoryLimit;
    m_engine.payments(query, this, [this, id = m_customer.id](const Result<QList<PaymentRow>> &rows) {
        if (id == m_customer.id && rows)
            showHistory(*rows);
    });
}

void CustomerEditor::showHistory(const QList<PaymentRow> &rows)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (rows.isEmpty()) {
        auto *none = new QLabel(tr("No payments yet."), m_history);
        setLook(none, "muted");
        m_rows->addWidget(none);
    }
    int number = 1;
    for (const PaymentRow &row : rows) {
        auto *line = new QWidget(m_history);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space::S);
        auto *pill = new StatusPill(line);
        pill->setFace(attemptFace(row.state));
        auto *amount = new QLabel(moneyText(row.amount), line);
        setLook(amount, "strong");
        auto *when = new ElidedLabel(momentText(row.createdMs, m_clock.nowMs(), m_zone) + QStringLiteral(" · ") + row.methodLabel, line);
        setLook(when, "muted");
        auto *show = new QPushButton(tr("Show"), line);
        show->setObjectName(QStringLiteral("historyRow%1Button").arg(number++));
        show->setAccessibleName(tr("Show the payment of %1, %2").arg(amount->text(), pill->face().label));
        setLook(show, "link");
        connect(show, &QPushButton::clicked, this, [this, id = row.attempt] { Q_EMIT paymentRequested(id); });
        layout->addWidget(pill);
        layout->addWidget(amount);
        layout->addWidget(when, 1);
        layout->addWidget(show);
        m_rows->addWidget(line);
    }
}

void CustomerEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (enter && event->modifiers() == Qt::NoModifier)
        save();
    else
        QFrame::keyPressEvent(event);
}

}
