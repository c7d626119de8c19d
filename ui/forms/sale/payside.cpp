// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/payside.h"

#include "domain/cash.h"
#include "domain/declinecoach.h"
#include "ui/forms/sale/customerpanel.h"
#include "ui/forms/sale/methodpanel.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/forms/sale/totalpanel.h"
#include "ui/text/drawertext.h"
#include "ui/text/fielderrortext.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fieldbinder.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pos::ui {

PaySide::PaySide(SaleController &sale, Engine &engine, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_sale(sale)
    , m_stack(new QStackedWidget(this))
    , m_total(new TotalPanel(this))
    , m_customer(new CustomerPanel(sale, engine, this))
    , m_method(new MethodPanel(sale, this))
    , m_problem(new QLabel(this))
    , m_chargeButton(new QPushButton(this)) // after the fields: Tab goes in the order of making
    , m_outcome(new OutcomePanel(clock, this))
{
    setObjectName(QStringLiteral("paySide"));
    m_problem->setObjectName(QStringLiteral("chargeErrorLabel"));
    m_problem->setWordWrap(true);
    setLook(m_problem, "error");
    m_problem->hide();
    m_chargeButton->setObjectName(QStringLiteral("chargeButton"));
    m_chargeButton->setAutoDefault(true);
    setLook(m_chargeButton, "big");
    auto *inside = new QHBoxLayout(m_chargeButton);
    inside->setContentsMargins(0, 0, space::M, 0);
    inside->addStretch(1);
    inside->addWidget(makeKeyHint(QKeySequence(Qt::Key_F9), m_chargeButton, true));

    auto *compose = new QWidget(m_stack);
    auto *scroll = new QScrollArea(compose);
    auto *fields = new QWidget(scroll);
    auto *fieldLayout = new QVBoxLayout(fields);
    fieldLayout->setContentsMargins(0, 0, 0, 0);
    fieldLayout->setSpacing(space::S + space::Xs);
    fieldLayout->addWidget(m_customer);
    fieldLayout->addWidget(m_method);
    fieldLayout->addStretch(1);
    scroll->setObjectName(QStringLiteral("payScroll"));
    scroll->setWidget(fields);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *composeLayout = new QVBoxLayout(compose);
    composeLayout->setContentsMargins(0, 0, 0, 0);
    composeLayout->setSpacing(space::S + space::Xs);
    composeLayout->addWidget(m_total);
    composeLayout->addWidget(scroll, 1);
    composeLayout->addWidget(m_problem);
    composeLayout->addWidget(m_chargeButton);
    m_stack->addWidget(compose);
    m_stack->addWidget(m_outcome);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_chargeButton, &QPushButton::clicked, this, &PaySide::chargeRequested);
    connect(&m_sale, &SaleController::cartChanged, this, &PaySide::refreshTotals);
    connect(&m_sale, &SaleController::cartChanged, m_method, &MethodPanel::refreshMethods); // limits of amounts
    connect(&m_sale, &SaleController::customerChanged, m_customer, &CustomerPanel::refresh);
    connect(&m_sale, &SaleController::customerChanged, m_method, &MethodPanel::refreshMethods);
    connect(&m_sale, &SaleController::methodsChanged, m_method, &MethodPanel::refreshMethods);
    connect(&m_sale, &SaleController::methodsChanged, this, &PaySide::refreshTotals); // the button says the way
    refreshTotals();
}

void PaySide::setTimeZone(const QTimeZone &zone)
{
    m_outcome->setTimeZone(zone);
}

void PaySide::reload()
{
    m_customer->refresh();
    m_method->reload();
    setProblem({});
    m_customer->setError({});
    m_method->setMethodError({});
    refreshTotals();
    refreshPhase();
}

void PaySide::refreshTotals()
{
    const CartTotals totals = m_sale.totals();
    m_total->setTotals(totals, !m_sale.sale().cart.tax || m_sale.sale().cart.tax->included);
    const std::optional<TenderKind> local = m_sale.localWay();
    const Money due = m_sale.due();
    const QString amount = totals.total.isPositive() ? moneyText(local == TenderKind::Cash ? cashDue(due) : due) : QString();
    const QString text = amount.isEmpty()              ? tr("Charge")
                         : local == TenderKind::Cash  ? tr("Cash %1").arg(amount)
                         : local == TenderKind::Other ? tr("Record %1").arg(amount)
                                                      : tr("Charge %1").arg(amount);
    m_chargeButton->setText(text);
    m_chargeButton->setAccessibleName(text);
    setProblem({});
}

void PaySide::refreshPhase()
{
    const ChargeController &charging = m_sale.charging();
    const SalePhase phase = charging.phase();
    const bool editing = phase == SalePhase::Editing;
    m_customer->setLocked(!editing);
    m_method->setLocked(!editing);
    m_chargeButton->setEnabled(editing);
    switch (phase) {
    case SalePhase::Loading:
    case SalePhase::Editing:
        m_stack->setCurrentIndex(0);
        if (editing)
            m_customer->refresh();
        break;
    case SalePhase::Starting: {
        QString label;
        if (const PaymentMethod *way = m_sale.payMethod())
            label = methodNameText(*way, m_sale.settings());
        else if (const std::optional<TenderKind> local = m_sale.localWay())
            label = tenderKindText(*local);
        for (const SavedMethod &method : m_sale.methods()) {
            if (m_sale.payMethod() == nullptr || !m_sale.payMethod()->needsSavedMethod)
                break;
            if (method.token == m_sale.pay().token)
                label = methodText(method);
        }
        m_outcome->showStarting(m_sale.due(), label);
        m_stack->setCurrentIndex(1);
        break;
    }
    case SalePhase::PayingBack:
        m_outcome->showWayBack(charging.record());
        m_stack->setCurrentIndex(1);
        break;
    case SalePhase::InFlight:
    case SalePhase::Failed:
    case SalePhase::PartPaid:
    case SalePhase::Done: {
        if (charging.tender()) {
            m_outcome->showTender(*charging.tender(), charging.split());
            m_stack->setCurrentIndex(1);
            break;
        }
        const Attempt *attempt = charging.latest();
        m_outcome->showAttempt(*attempt, {.sameCard = !charging.blockedReason(attempt->intent.token),
                                          .otherWay = m_sale.otherWay(attempt->intent.methodId) != nullptr,
                                          .language = customerLanguage(m_sale.settings(), m_sale.customerCountry())},
                               charging.split());
        m_stack->setCurrentIndex(1);
        break;
    }
    }
}

bool PaySide::showsOutcome() const
{
    return m_stack->currentIndex() == 1;
}

bool PaySide::commitPending()
{
    return m_method->binder().submit();
}

void PaySide::showErrors(const QList<FieldError> &errors, bool focus)
{
    QStringList lines;
    m_customer->setError({});
    m_method->setMethodError({});
    for (const FieldError &error : errors) {
        if (error.field == u"customer") {
            m_customer->setError(tr("Choose the customer: a saved card belongs to somebody."));
            if (std::exchange(focus, false))
                m_customer->focusSearch();
        } else if (error.field == u"method") {
            m_method->setMethodError(fieldErrorText(error));
            if (std::exchange(focus, false))
                m_method->focusCards();
        } else if (error.field == u"callbackUrl") {
            m_method->setMethodError(tr("This way of paying opens a page on the customer's phone and needs one to come back to: "
                                        "enter the return page in Settings."));
        } else if (error.field == u"operator") {
            lines << tr("Choose who is selling first (Ctrl+O).");
        } else if (m_method->binder().field(error.field) != nullptr) {
            m_method->binder().showErrors({error});
        } else {
            lines << fieldErrorText(error);
        }
    }
    setProblem(lines.join(u'\n'));
}

void PaySide::focusCharge()
{
    m_chargeButton->setFocus(Qt::ShortcutFocusReason);
}

void PaySide::setProblem(const QString &message)
{
    m_problem->setText(message);
    m_problem->setVisible(!message.isEmpty());
}

}
