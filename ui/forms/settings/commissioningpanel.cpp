// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/commissioningpanel.h"

#include "ui/forms/settings/commissioningtext.h"
#include "ui/forms/settings/commissioningverdict.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/declinetext.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/nametext.h"
#include "ui/text/statustext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchbox.h"
#include "ui/widgets/statuspill.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace pos::ui {

namespace {

/// Paid, or answered with another amount: both are worth a look at the dashboard.
bool isComparable(const Attempt &attempt)
{
    const bool otherAmount = attempt.problem && (attempt.problem->echo == EchoVerdict::PowerOfTen ||
                                                 attempt.problem->echo == EchoVerdict::OtherAmount);
    return isPaid(attempt.state) || otherAmount;
}

FieldError limitError(const QString &field, Money limit)
{
    return {.field = field, .rule = Rule::TooLarge, .maximum = limit.minor(), .detail = limit.currency().code()};
}

}

CommissioningPanel::CommissioningPanel(Engine &engine, SettingsController &controller, Dialogs &dialogs,
                                       OperatorSession &session, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_controller(controller)
    , m_dialogs(dialogs)
    , m_session(session)
    , m_clock(clock)
    , m_binder(new FieldBinder(this))
    , m_answerBinder(new FieldBinder(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::M);
    m_explanation = new QLabel(this);
    m_explanation->setObjectName(QStringLiteral("commissioningNoteLabel"));
    m_explanation->setWordWrap(true);
    layout->addWidget(m_explanation);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("commissioningMessageBar"));
    layout->addWidget(m_message);
    m_payment = buildPayment();
    layout->addWidget(m_payment);
    m_answer = buildAnswer();
    layout->addWidget(m_answer);
    layout->addStretch(1);
    connect(&m_engine, &Engine::attemptChanged, this, [this](const Attempt &attempt) {
        if (m_attempt && attempt.id == m_attempt->id)
            onAttempt(attempt);
    });
    applySettings(controller.settings());
}

QWidget *CommissioningPanel::buildPayment()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::M);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_customerBox = new SearchBox(QStringLiteral("user"), box);
    m_customerBox->setObjectName(QStringLiteral("commissioningCustomerEdit"));
    m_customerBox->setMaxLength(255);
    auto *customer = new FormField(tr("C&ustomer with a saved card"), m_customerBox, box);
    customer->setHint(tr("Type the e-mail address of someone of the shop."));
    m_binder->bind(QStringLiteral("customer"), customer, [this]() -> std::optional<FieldError> {
        return m_customer ? std::nullopt
                          : std::optional(
                                FieldError{.field = QStringLiteral("customer"), .rule = Rule::Required, .detail = {}});
    });
    grid->addWidget(customer, 0, 0, 1, 2);
    m_customerName = new QLabel(box);
    m_customerName->setObjectName(QStringLiteral("commissioningCustomerLabel"));
    setLook(m_customerName, "strong");
    grid->addWidget(m_customerName, 1, 0, 1, 2);
    m_card = new QComboBox(box);
    m_card->setObjectName(QStringLiteral("commissioningCardCombo"));
    auto *card = new FormField(tr("Saved &card"), m_card, box);
    m_binder->bind(QStringLiteral("card"), card, [this]() -> std::optional<FieldError> {
        return m_card->currentIndex() >= 0
                   ? std::nullopt
                   : std::optional(
                         FieldError{.field = QStringLiteral("card"), .rule = Rule::UnknownMethod, .detail = {}});
    });
    grid->addWidget(card, 2, 0, Qt::AlignTop);
    m_amount = new AmountEdit(box);
    m_amount->setObjectName(QStringLiteral("commissioningAmountEdit"));
    auto *amount = new FormField(tr("&Amount"), m_amount, box);
    m_binder->bind(QStringLiteral("amount"), amount, [this]() -> std::optional<FieldError> {
        const QString field = QStringLiteral("amount");
        const auto money = m_amount->amount(field, false);
        if (!money)
            return money.error();
        const Money limit = commissioningLimit(money->currency());
        return money->minor() > limit.minor() ? std::optional(limitError(field, limit)) : std::nullopt;
    });
    grid->addWidget(amount, 2, 1, Qt::AlignTop);
    m_pay = new QPushButton(box);
    m_pay->setObjectName(QStringLiteral("commissioningPayButton"));
    setLook(m_pay, "primary");
    grid->addWidget(m_pay, 3, 0, Qt::AlignLeft);
    connect(m_pay, &QPushButton::clicked, this, &CommissioningPanel::pay);
    connect(m_customerBox, &SearchBox::queryChanged, this, &CommissioningPanel::find);
    connect(m_customerBox, &SearchBox::submitted, this, &CommissioningPanel::find);
    connect(m_customerBox, &SearchBox::hitChosen, this, &CommissioningPanel::choose);
    return box;
}

QWidget *CommissioningPanel::buildAnswer()
{
    auto *box = new QWidget(this);
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::S);
    m_pill = new StatusPill(box);
    m_pill->setObjectName(QStringLiteral("commissioningPill"));
    lines->addWidget(m_pill, 0, Qt::AlignLeft);
    m_outcome = new QLabel(box);
    m_outcome->setObjectName(QStringLiteral("commissioningOutcomeLabel"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lines->addWidget(m_outcome);
    m_shown = new AmountEdit(box);
    m_shown->setObjectName(QStringLiteral("dashboardAmountEdit"));
    m_shown->setMaximumWidth(320);
    auto *shown = new FormField(tr("Which amount does Yuno's &dashboard show for this payment?"), m_shown, box);
    shown->setHint(tr("Open the payment in the dashboard and type its amount exactly as it stands there."));
    m_answerBinder->bind(QStringLiteral("shown"), shown,
                         [this] { return errorOf(m_shown->amount(QStringLiteral("shown"), false)); });
    lines->addWidget(shown);
    m_compare = new QPushButton(tr("Co&mpare"), box);
    m_compare->setObjectName(QStringLiteral("commissioningCompareButton"));
    setLook(m_compare, "primary");
    lines->addWidget(m_compare, 0, Qt::AlignLeft);
    connect(m_compare, &QPushButton::clicked, this, &CommissioningPanel::compare);
    connect(m_shown, &QLineEdit::returnPressed, this, &CommissioningPanel::compare);
    return box;
}

void CommissioningPanel::applySettings(const Settings &settings)
{
    const bool elsewhere = SettingsController::movesPayments(m_settings, settings);
    m_settings = settings;
    m_explanation->setText(commissioningExplanation(settings));
    if (settings.currency.isValid()) {
        m_amount->setCurrency(settings.currency);
        m_shown->setCurrency(settings.currency);
        if (m_amount->isEmpty() || elsewhere)
            m_amount->setAmount(Money::fromMinor(settings.currency.minorPerMajor(), settings.currency));
    }
    if (elsewhere) {
        m_attempt.reset();
        m_shown->clear();
        m_message->clear();
    }
    if (settings.commissioned)
        m_message->showMessage(
            Tone::Success, {tr("This till is commissioned: the amounts agree and live charges are on."), {}}, false);
    showStep();
}

void CommissioningPanel::showStep()
{
    const bool done = m_settings.commissioned;
    const bool asked = m_attempt && isComparable(*m_attempt);
    m_payment->setVisible(!done && !asked);
    m_answer->setVisible(!done && m_attempt.has_value());
    m_answerBinder->field(QStringLiteral("shown"))->setVisible(asked);
    m_compare->setVisible(asked);
    m_customerName->setVisible(m_customer.has_value());
    const bool running = m_busy || (m_attempt && isOpen(m_attempt->state));
    m_pay->setText(running ? tr("Paying...") : tr("Make the test &payment"));
}

void CommissioningPanel::find(const QString &text)
{
    const quint64 search = ++m_search;
    if (text.trimmed().size() < 2) {
        m_customerBox->closeHits();
        return;
    }
    m_engine.findCustomers(text.trimmed(), this, [this, search](const Result<QList<Customer>> &result) {
        if (search != m_search)
            return;
        if (!result) {
            m_message->showMessage(Tone::Failed, errorText(result.error()));
            return;
        }
        m_found = *result;
        QList<SearchHit> hits;
        for (const Customer &customer : m_found)
            hits << SearchHit{
                .id = customer.id.text(), .title = customer.displayName(), .subtitle = customer.email, .trailing = {}};
        m_customerBox->showHits(hits, tr("Nobody found. Create the customer on the Charge page first."));
    });
}

void CommissioningPanel::choose(const QString &customerId)
{
    for (const Customer &customer : m_found) {
        if (customer.id.text() != customerId)
            continue;
        m_customer = customer;
        m_customerName->setText(tr("%1 · %2").arg(customer.displayName(), customer.email));
        m_customerBox->setText(customer.email);
        m_card->clear();
        m_methods.clear();
        m_engine.savedMethods(customer.id, this, [this, id = customer.id](const Result<QList<SavedMethod>> &result) {
            if (m_customer && m_customer->id == id)
                onMethods(result);
        });
        showStep();
        m_card->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void CommissioningPanel::onMethods(const Result<QList<SavedMethod>> &result)
{
    if (!result) {
        m_message->showMessage(Tone::Failed, errorText(result.error()));
        return;
    }
    m_message->clear();
    for (const SavedMethod &method : *result) {
        if (!method.isUsable(m_clock.now().date()))
            continue;
        m_methods << method;
        m_card->addItem(methodText(method));
    }
    if (m_methods.isEmpty())
        m_message->showMessage(Tone::Attention,
                               {tr("This customer has no card that can be used."), tr("Choose another customer.")});
}

void CommissioningPanel::pay()
{
    if (m_busy || (m_attempt && isOpen(m_attempt->state)) || !m_binder->submit())
        return;
    const auto amount = m_amount->amount(QStringLiteral("amount"), false);
    const int chosen = m_card->currentIndex();
    if (!amount || chosen < 0 || chosen >= m_methods.size())
        return;
    m_message->clear();
    m_attempt.reset();
    m_busy = true;
    showStep();
    m_engine.newSale(m_session.current(), this,
                     [this, money = *amount, method = m_methods[chosen]](const Result<Sale> &sale) {
                         if (sale)
                             startCharge(*sale, money, method);
                         else
                             failPayment(sale.error());
                     });
}

void CommissioningPanel::startCharge(const Sale &draft, Money amount, const SavedMethod &method)
{
    Sale sale = draft;
    sale.cart = Cart();
    sale.cart.currency = amount.currency();
    sale.cart.lines = {CartLine{.id = QStringLiteral("1"),
                                .sku = {},
                                .name = tr("Commissioning payment"),
                                .unitPrice = amount,
                                .discount = {}}};
    sale.customer = m_customer->id;
    sale.customerName = m_customer->displayName();
    sale.description = tr("Commissioning payment of this till");
    m_engine.saveSale(sale);
    ChargeOrder order;
    order.sale = sale.id;
    order.commissioning = true;
    order.intent.amount = amount;
    order.intent.methodId = QStringLiteral("saved_card");
    order.intent.customer = m_customer->id;
    order.intent.gatewayCustomer = m_customer->gatewayId;
    order.intent.token = method.token;
    order.intent.methodLabel = methodText(method);
    order.intent.description = sale.description;
    order.intent.operatorName = m_session.current();
    m_engine.charge(order, this, [this, id = sale.id](const Result<Attempt> &result) {
        m_busy = false;
        if (result) {
            onAttempt(*result);
            return;
        }
        // Nothing was sent: the empty sale must not stay on the Charge page.
        m_engine.discardSale(id, QStringLiteral("commissioning payment not started"), this,
                             [](const Result<void> &) {});
        failPayment(result.error());
    });
}

void CommissioningPanel::failPayment(const Error &error)
{
    m_busy = false;
    m_message->showMessage(Tone::Failed, errorText(error));
    showStep();
}

void CommissioningPanel::onAttempt(const Attempt &attempt)
{
    const bool wasPaid = m_attempt && isPaid(m_attempt->state);
    m_attempt = attempt;
    m_pill->setFace(attemptFace(attempt.state));
    Sentence words = attemptSentence(attempt.state);
    if (attempt.state == AttemptState::Declined && attempt.payment)
        words = declineText(*attempt.payment);
    QStringList lines{words.joined(), tr("Order id %1").arg(attempt.orderId.text())};
    if (!attempt.paymentId.isEmpty())
        lines << tr("Payment id %1").arg(attempt.paymentId.text());
    m_outcome->setText(lines.join(u'\n'));
    showStep();
    if (isPaid(attempt.state) && !wasPaid)
        m_shown->setFocus(Qt::OtherFocusReason);
}

void CommissioningPanel::compare()
{
    if (!m_attempt || !m_answerBinder->submit())
        return;
    const auto shown = m_shown->amount(QStringLiteral("shown"), false);
    if (!shown)
        return;
    const Money asked = m_attempt->intent.amount;
    const CommissioningVerdict verdict = judgeCommissioning(asked, *shown, m_settings.amountUnit);
    const bool agrees = verdict.kind == CommissioningVerdict::Kind::Agrees;
    if (agrees && isPaid(m_attempt->state)) {
        confirm(*shown);
        return;
    }
    m_message->showMessage(Tone::Failed, commissioningSentence(verdict, asked, *shown, m_attempt->orderId), false);
    if (verdict.otherUnit) {
        m_message->setAction(tr("Switch to %1").arg(amountUnitText(*verdict.otherUnit)),
                             [this, to = *verdict.otherUnit] { Q_EMIT amountUnitSuggested(to); });
    }
}

void CommissioningPanel::confirm(Money shown)
{
    const ManagerRequest request{
        .title = tr("Switch live charges on?"),
        .text = tr("The dashboard shows %1, as asked. A manager confirms it with name and reason; both are recorded.")
                    .arg(moneyText(shown)),
        .acceptText = tr("Switch on")};
    m_dialogs.askManager(this, request, this, [this](const ManagerDecision &decision) {
        m_controller.confirmCommissioning(decision, this, [this](const Result<void> &result) {
            if (result)
                applySettings(m_controller.settings());
            else
                m_message->showMessage(Tone::Failed, errorText(result.error()));
        });
    });
}

}
