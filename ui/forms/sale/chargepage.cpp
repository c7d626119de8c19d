// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/chargepage.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "ui/forms/customer/customereditor.h"
#include "ui/forms/sale/cartside.h"
#include "ui/forms/sale/customerpanel.h"
#include "ui/forms/sale/methodpanel.h"
#include "ui/forms/sale/parkedpanel.h"
#include "ui/forms/sale/payside.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/drawertext.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/nametext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pos::ui {

ChargePage::ChargePage(Engine &engine, Articles &articles, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_session(session)
    , m_clock(clock)
    , m_sale(new SaleController(engine, articles, session, clock, this))
    , m_message(new MessageBar(this))
    , m_watched(new MessageBar(this))
    , m_left(new PageStack(this))
    , m_cart(new CartSide(*m_sale, this))
    , m_pay(new PaySide(*m_sale, engine, clock, this))
{
    setObjectName(QStringLiteral("chargePage"));
    m_message->setObjectName(QStringLiteral("chargeMessageBar"));
    m_watched->setObjectName(QStringLiteral("watchedBar"));
    m_left->addWidget(m_cart);
    m_pay->setMinimumWidth(356);
    m_pay->setMaximumWidth(480);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::M);
    sides->addWidget(m_left, 3);
    sides->addWidget(m_pay, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::Xs, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addWidget(m_message);
    layout->addWidget(m_watched);
    layout->addLayout(sides, 1);
    buildKeys();
    connectParts();
    onPhase();
}

QAction *ChargePage::addKey(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                            std::function<void()> run, bool editingOnly)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setAutoRepeat(false);
    addAction(action);
    connect(action, &QAction::triggered, this, std::move(run));
    if (editingOnly)
        m_editingActions << action;
    return action;
}

void ChargePage::buildKeys()
{
    const auto key = [](auto code) { return QList<QKeySequence>{QKeySequence(code)}; };
    const auto ifOffered = [this](OutcomeAction action) {
        return [this, action] {
            if (m_pay->showsOutcome() && m_pay->outcome().offers(action))
                onOutcomeAction(action);
        };
    };
    addKey(QStringLiteral("chargeAction"), tr("Charge, then the next step"),
           {QKeySequence(Qt::Key_F9), QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] { mainKey(); }, false);
    addKey(QStringLiteral("scanAction"), tr("Scan or search"), key(Qt::Key_F2), [this] {
        closeLeft();
        m_cart->focusScan();
    });
    addKey(QStringLiteral("customerAction"), tr("Find the customer"), key(Qt::Key_F3), [this] { m_pay->customerPanel().focusSearch(); });
    addKey(QStringLiteral("cardsAction"), tr("Choose the card"), key(Qt::Key_F4), [this] { m_pay->methodPanel().focusCards(); });
    addKey(QStringLiteral("checkNowAction"), tr("Check an unclear payment now"), key(Qt::Key_F5), ifOffered(OutcomeAction::CheckNow), false);
    addKey(QStringLiteral("editCustomerAction"), tr("Edit the customer"), key(Qt::Key_F6), [this] { openCustomer(); });
    addKey(QStringLiteral("discountAction"), tr("Order discount"), key(Qt::Key_F7), [this] {
        closeLeft();
        m_cart->focusDiscount();
    });
    addKey(QStringLiteral("tipAction"), tr("Tip"), key(Qt::Key_F8), [this] {
        closeLeft();
        m_cart->focusTip();
    });
    addKey(QStringLiteral("payMethodAction"), tr("Way to pay, then the next one"), key(Qt::Key_F10), [this] { wayToPayKey(); }, false);
    addKey(QStringLiteral("divideAction"), tr("Pay in parts: the amount of the next part"), key(Qt::CTRL | Qt::Key_D),
           [this] { m_pay->methodPanel().focusPart(); });
    addKey(QStringLiteral("copyCodeAction"), tr("Copy the code or link for the customer"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
           ifOffered(OutcomeAction::Copy), false);
    addKey(QStringLiteral("shareByMailAction"), tr("Send the payment link or voucher by e-mail"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
           ifOffered(OutcomeAction::ShareByMail), false);
    addKey(QStringLiteral("shareByWhatsAppAction"), tr("Send the payment link by WhatsApp"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
           ifOffered(OutcomeAction::ShareByWhatsApp), false);
    addKey(QStringLiteral("voucherAction"), tr("Print the voucher or keep it as a PDF"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
           ifOffered(OutcomeAction::Voucher), false);
    addKey(QStringLiteral("giveUpAction"), tr("Give up waiting for the customer, or cancel the link"), key(Qt::CTRL | Qt::Key_G),
           [giveUp = ifOffered(OutcomeAction::GiveUp), cancel = ifOffered(OutcomeAction::CancelLink)] {
               giveUp();
               cancel();
           },
           false);
    addKey(QStringLiteral("itemAction"), tr("Custom item"), key(Qt::CTRL | Qt::Key_I), [this] {
        closeLeft();
        m_cart->openItemForm();
    });
    addKey(QStringLiteral("newCustomerAction"), tr("New customer"), key(Qt::CTRL | Qt::Key_N), [this] { openNewCustomer({}); });
    addKey(QStringLiteral("parkAction"), tr("Park this sale"), key(Qt::CTRL | Qt::Key_P), [this] { park(); });
    addKey(QStringLiteral("parkedAction"), tr("Parked sales"), key(Qt::CTRL | Qt::Key_R), [this] { openParked(); });
    addKey(QStringLiteral("discardAction"), tr("Discard this sale, or give everything back"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_X), [this] { askDiscard(); }, false);
}

void ChargePage::connectParts()
{
    connect(m_sale, &SaleController::saleReplaced, this, &ChargePage::onSaleReplaced);
    connect(m_sale, &SaleController::failed, this, &ChargePage::onFailed);
    connect(m_sale, &SaleController::parked, this, [this](const QString &label) {
        Q_EMIT toastRequested(tr("Parked: %1. Ctrl+R brings it back.").arg(label), Tone::Info);
        refreshParkedCount();
    });
    ChargeController *charging = &m_sale->charging();
    connect(charging, &ChargeController::phaseChanged, this, &ChargePage::onPhase);
    connect(charging, &ChargeController::latestChanged, this, [this] {
        m_pay->refreshPhase();
        showWatched();
        showWaiting();
    });
    connect(&m_sale->pictures(), &CodePictures::changed, this, &ChargePage::showWaiting);
    connect(charging, &ChargeController::startRefused, this, [this](const Error &error) {
        const Sentence words = drawerErrorText(error);
        m_message->showMessage(Tone::Failed, {tr("The payment was not started. %1").arg(words.what), words.todo});
    });
    connect(charging, &ChargeController::payBackRefused, this, [this](const Error &error) {
        const Sentence words = drawerErrorText(error);
        m_message->showMessage(Tone::Failed, {tr("Nothing was given back. %1").arg(words.what), words.todo});
    });
    connect(&m_pay->methodPanel(), &MethodPanel::payBackRequested, this, &ChargePage::askPayBack);
    connect(&m_pay->methodPanel(), &MethodPanel::removeCardRequested, this, &ChargePage::askRemoveCard);
    connect(m_sale, &SaleController::cardRemoved, this,
            [this](const SavedMethod &card) { Q_EMIT toastRequested(tr("Removed: %1").arg(methodText(card)), Tone::Info); });
    connect(charging, &ChargeController::releaseRefused, this, &ChargePage::onFailed);
    connect(m_pay, &PaySide::chargeRequested, this, &ChargePage::tryCharge);
    connect(&m_pay->outcome(), &OutcomePanel::actionChosen, this, &ChargePage::onOutcomeAction);
    connect(&m_pay->customerPanel(), &CustomerPanel::createRequested, this, &ChargePage::openNewCustomer);
    connect(&m_pay->customerPanel(), &CustomerPanel::editRequested, this, &ChargePage::openCustomer);
    connect(&m_pay->customerPanel(), &CustomerPanel::picked, this, [this] {
        closeLeft();
        m_cart->focusScan();
    });
    connect(m_cart, &CartSide::parkRequested, this, &ChargePage::park);
    connect(m_cart, &CartSide::parkedListRequested, this, &ChargePage::openParked);
    connect(m_cart, &CartSide::discardRequested, this, &ChargePage::askDiscard);
}

void ChargePage::activate()
{
    refreshParkedCount();
    if (m_pay->showsOutcome())
        m_pay->outcome().focusFirstAction();
    else if (m_left->currentWidget() == m_cart)
        m_cart->focusScan();
}

void ChargePage::applySettings(const Settings &settings)
{
    m_sale->applySettings(settings);
    const QTimeZone zone = timeZoneOrUtc(settings.timeZone);
    m_pay->setTimeZone(zone);
    if (m_editor != nullptr)
        m_editor->setTimeZone(zone);
}

void ChargePage::begin(const Result<StartReport> &report)
{
    if (!report || report->storage) {
        onFailed(report ? *report->storage : report.error());
        return;
    }
    m_sale->begin(*report);
    refreshParkedCount();
}

void ChargePage::onSaleReplaced()
{
    m_message->clear();
    m_cart->reload();
    m_pay->reload();
    closeLeft();
    restoreEditor();
    onPhase();
    refreshParkedCount();
    if (isVisible() && m_left->currentWidget() == m_cart && !m_pay->showsOutcome())
        m_cart->focusScan();
}

void ChargePage::onPhase()
{
    const SalePhase phase = m_sale->charging().phase();
    const bool editing = phase == SalePhase::Editing;
    for (QAction *action : std::as_const(m_editingActions))
        action->setEnabled(editing);
    if (!editing && phase != SalePhase::Loading)
        closeLeft();
    m_cart->setLocked(!m_sale->isCartEditable());
    m_pay->refreshPhase();
    showWatched();
    showWaiting();
    if (!isVisible())
        return;
    if (phase == SalePhase::Failed || phase == SalePhase::Done || phase == SalePhase::PartPaid || phase == SalePhase::PayingBack)
        m_pay->outcome().focusFirstAction();
    else if (m_pay->showsOutcome())
        m_pay->outcome().setFocus(Qt::OtherFocusReason); // what had it is locked now
}

void ChargePage::showWatched()
{
    const Attempt *watched = m_sale->charging().watched();
    if (watched == nullptr || m_sale->charging().phase() != SalePhase::Editing) {
        m_watched->clear();
        return;
    }
    if (watched->link && watched->link->url.isEmpty()) {
        m_watched->showMessage(Tone::Attention,
                               {tr("Nobody knows whether the payment link of %1 was made, and nobody saw it.")
                                    .arg(moneyText(watched->intent.amount)),
                                tr("Charge again: it gets a new link. The till watches the other one.")},
                               false);
        return;
    }
    m_watched->showMessage(Tone::Attention,
                           {tr("An earlier payment of %1 for this sale is still being watched.").arg(moneyText(watched->intent.amount)),
                            tr("If money arrives for it, this till raises an alarm.")}, false);
}

void ChargePage::onFailed(const Error &error)
{
    m_message->showMessage(Tone::Failed, errorText(error));
    if (!m_sale->hasSale())
        m_message->setAction(tr("Try again"), [this] { m_sale->nextSale(); });
}

// --- charging ---------------------------------------------------------------------------------------

void ChargePage::mainKey()
{
    switch (m_sale->charging().phase()) {
    case SalePhase::Editing: tryCharge(); return;
    case SalePhase::Failed:
        onOutcomeAction(m_pay->outcome().offers(OutcomeAction::SameWay) ? OutcomeAction::SameWay : OutcomeAction::OtherCard);
        return;
    case SalePhase::PartPaid:
        if (m_pay->outcome().offers(OutcomeAction::TakeRest))
            onOutcomeAction(OutcomeAction::TakeRest);
        return;
    case SalePhase::PayingBack:
    case SalePhase::Done: onOutcomeAction(OutcomeAction::NextSale); return;
    case SalePhase::Loading:
    case SalePhase::Starting:
    case SalePhase::InFlight: return; // dead while a charge runs
    }
}

void ChargePage::tryCharge()
{
    if (m_sale->charging().phase() != SalePhase::Editing)
        return;
    closeLeft();
    m_message->clear();
    if (!m_cart->commitPending() || !m_pay->commitPending())
        return;
    const QList<FieldError> problems = m_sale->problems();
    const QList<FieldError> others = m_cart->showErrors(problems);
    m_pay->showErrors(others, others.size() == problems.size());
    if (problems.isEmpty())
        m_sale->charge();
}

void ChargePage::onOutcomeAction(OutcomeAction action)
{
    ChargeController &charging = m_sale->charging();
    switch (action) {
    case OutcomeAction::NextSale:
        m_sale->nextSale();
        return;
    case OutcomeAction::TakeRest:
        charging.resumeEditing();
        m_pay->methodPanel().refreshMethods();
        m_pay->methodPanel().focusMethods();
        return;
    case OutcomeAction::PayBack: askPayBack(); return;
    case OutcomeAction::TryPayBack: charging.tryPayBackAgain(m_session.current()); return;
    case OutcomeAction::SettleCash: askSettle(TenderKind::Cash); return;
    case OutcomeAction::SettleOther: askSettle(TenderKind::Other); return;
    case OutcomeAction::OtherCard:
        charging.resumeEditing();
        m_pay->methodPanel().focusCards();
        return;
    case OutcomeAction::OtherWay: wayToPayKey(); return;
    case OutcomeAction::SameWay:
    case OutcomeAction::SameCard: {
        const Attempt *last = charging.latest();
        const VaultedToken token = last != nullptr ? last->intent.token : VaultedToken();
        charging.resumeEditing();
        if (!token.isEmpty())
            m_sale->chooseCard(token);
        m_pay->methodPanel().refreshMethods();
        tryCharge();
        return;
    }
    case OutcomeAction::ChangeCart:
        charging.resumeEditing();
        m_cart->focusScan();
        return;
    case OutcomeAction::EditCustomer:
        charging.resumeEditing();
        openCustomer();
        return;
    case OutcomeAction::CheckNow: charging.checkNow(); return;
    case OutcomeAction::Copy: copyForCustomer(); return;
    case OutcomeAction::ShareByMail:
    case OutcomeAction::ShareByWhatsApp: shareLink(action); return;
    case OutcomeAction::Voucher: openVoucherPaper(); return;
    case OutcomeAction::GiveUp: askGiveUp(); return;
    case OutcomeAction::CancelLink: askCancelLink(); return;
    case OutcomeAction::Release: askRelease(); return;
    case OutcomeAction::Park: park(); return;
    case OutcomeAction::ShowPayment:
        if (const Attempt *last = charging.latest())
            Q_EMIT paymentRequested(last->id);
        return;
    case OutcomeAction::ShowDrawer: Q_EMIT pageRequested(QStringLiteral("drawer")); return;
    case OutcomeAction::Recover:
        if (const Attempt *last = charging.latest())
            Q_EMIT attemptRecoveryRequested(last->id);
        return;
    case OutcomeAction::Receipt: openReceipt(); return;
    case OutcomeAction::Discard: askDiscard(); return;
    }
}

void ChargePage::askRelease()
{
    m_dialogs.askManager(this,
                         {.title = tr("Sell another way?"),
                          .text = tr("The result of this payment is not known. It stays watched; if the money was taken after all, "
                                     "the till raises an alarm and it must be refunded. A manager decides."),
                          .acceptText = tr("Sell another way")},
                         this, [this](const ManagerDecision &decision) { m_sale->charging().release(decision); });
}

}
