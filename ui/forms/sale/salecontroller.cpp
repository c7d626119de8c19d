// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/salecontroller.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "domain/payer.h"
#include "ui/text/methodtext.h"
#include "ui/text/nametext.h"
#include "ui/widgets/cardinputguard.h"

#include <QTimeZone>

#include <algorithm>

namespace pos::ui {

SaleController::SaleController(Engine &engine, Articles &articles, OperatorSession &session, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_articles(articles)
    , m_session(session)
    , m_clock(clock)
    , m_charging(new ChargeController(engine, this))
    , m_pictures(new CodePictures(engine, clock, this))
{
    connect(&m_session, &OperatorSession::currentChanged, this, [this](const QString &name) {
        if (hasSale() && isEditable()) {
            m_sale.operatorName = name;
            saveNow();
        }
    });
    connect(m_charging, &ChargeController::latestChanged, this, [this] { chooseDefaultCard(); });
    connect(m_charging, &ChargeController::phaseChanged, this, [this](SalePhase phase) {
        // What was typed was about the last part; of the next one the rest is proposed.
        if (phase == SalePhase::PartPaid) {
            setGiven({});
            setTenderLabel({});
            setPart({});
        }
        if (phase == SalePhase::Editing && hasParts())
            Q_EMIT cartChanged();
    });
    // A till that could not record anything begins as soon as it can again.
    connect(this, &SaleController::methodsChanged, this, &SaleController::loadBanks);
    connect(&m_engine, &Engine::blockChanged, this, [this](const BlockReport &report) {
        if (report.block == TillBlock::None && !hasSale())
            nextSale();
    });
}

void SaleController::applySettings(const Settings &settings)
{
    const bool otherCurrency = settings.currency != m_settings.currency;
    const bool otherWays = settings.methods != m_settings.methods || settings.methodNames != m_settings.methodNames ||
                           settings.country != m_settings.country;
    m_settings = settings;
    // What is in the cart was priced before; the new currency begins with an empty one.
    if (otherCurrency && hasSale() && m_sale.cart.isEmpty() && isEditable()) {
        m_sale.cart = {};
        m_sale.cart.currency = settings.currency;
        saveNow();
        Q_EMIT cartChanged();
    }
    if (otherWays) {
        m_banksOf.clear();
        Q_EMIT methodsChanged();
    }
}

void SaleController::begin(const StartReport &report)
{
    if (report.openSale)
        adopt(*report.openSale);
    else
        nextSale();
}

QDate SaleController::today() const
{
    return m_clock.now().toTimeZone(timeZoneOrUtc(m_settings.timeZone)).date();
}

CartTotals SaleController::totals() const
{
    const Money none = Money::zero(m_sale.cart.currency);
    return totalsOf(m_sale.cart).value_or(CartTotals{none, none, none, none, none, none, none, {}});
}

void SaleController::adopt(const Sale &sale)
{
    m_sale = sale;
    if (!m_sale.cart.currency.isValid())
        m_sale.cart.currency = m_settings.currency;
    if (m_sale.description.isEmpty() && m_sale.cart.isEmpty()) // a new one, or one that nobody had touched when the till ended
        m_sale.description = tr("Sale %1").arg(m_sale.id.text());
    (void)catalogue(); // read now, not while somebody scans
    m_customer.reset();
    m_methods.clear();
    m_methodsError.reset();
    m_pay = {};
    m_pay.methodId = draft(payerkey::Method);
    m_pay.capture = draft(QStringLiteral("capture")) != u"authorize";
    if (const QString typed = draft(QStringLiteral("installments")); !typed.isEmpty())
        m_pay.installments = typed;
    m_dividing = !part().isEmpty();
    m_charging->adopt(sale.id, {});
    if (!sale.customer.isEmpty())
        adoptCustomer(sale.customer);
    Q_EMIT saleReplaced();
    Q_EMIT cartChanged();
    Q_EMIT customerChanged();
    Q_EMIT methodsChanged();
    if (SplitDesk *desk = m_engine.split()) {
        desk->record(sale.id, this, [this, id = sale.id](const Result<SaleRecord> &record) {
            if (id != m_sale.id)
                return;
            if (record)
                m_charging->adopt(*record);
            else
                Q_EMIT failed(record.error());
        });
        return;
    }
    m_engine.attemptsOfSale(sale.id, this, [this, id = sale.id](const Result<QList<Attempt>> &attempts) {
        if (id != m_sale.id)
            return;
        if (attempts)
            m_charging->adopt(id, *attempts);
        else
            Q_EMIT failed(attempts.error());
    });
}

void SaleController::adoptCustomer(const CustomerId &id)
{
    m_engine.findCustomers(id.text(), this, [this, id](const Result<QList<Customer>> &found) {
        if (id != m_sale.customer || !found)
            return;
        for (const Customer &customer : *found) {
            if (customer.id == id) {
                m_customer = customer;
                Q_EMIT customerChanged();
                loadMethods();
            }
        }
    });
}

void SaleController::saveNow()
{
    if (hasSale())
        m_engine.saveSale(m_sale);
}

// --- customer -----------------------------------------------------------------------------------------

void SaleController::setCustomer(const Customer &customer)
{
    if (!isEditable())
        return;
    const bool same = m_customer && m_customer->id == customer.id && m_customer->gatewayId == customer.gatewayId;
    m_customer = customer;
    m_sale.customer = customer.id;
    m_sale.customerName = customer.displayName();
    saveNow();
    if (!same) {
        m_methods.clear();
        m_pay.token = {};
        m_pay.saveCard = false; // somebody else agreed
    }
    Q_EMIT customerChanged();
    if (!same)
        loadMethods();
}

void SaleController::clearCustomer()
{
    if (!isEditable())
        return;
    m_customer.reset();
    m_sale.customer = {};
    m_sale.customerName.clear();
    m_methods.clear();
    m_methodsError.reset();
    m_methodsLoading = false;
    m_pay.token = {};
    m_pay.saveCard = false;
    saveNow();
    Q_EMIT customerChanged();
    Q_EMIT methodsChanged();
}

void SaleController::loadMethods()
{
    if (!m_customer)
        return;
    m_methodsLoading = true;
    m_methodsError.reset();
    Q_EMIT methodsChanged();
    m_engine.savedMethods(m_customer->id, this, [this, id = m_customer->id](const Result<QList<SavedMethod>> &result) {
        if (!m_customer || m_customer->id != id)
            return;
        m_methodsLoading = false;
        if (result)
            m_methods = *result;
        else
            m_methodsError = result.error();
        chooseDefaultCard();
        Q_EMIT methodsChanged();
    });
}

QString SaleController::methodProblem(const SavedMethod &method) const
{
    if (const QString problem = methodProblemText(method, today()); !problem.isEmpty())
        return problem;
    return m_charging->blockedReason(method.token).value_or(QString());
}

void SaleController::chooseDefaultCard()
{
    const SavedMethod *chosen = chosenMethod();
    if (chosen != nullptr && methodProblem(*chosen).isEmpty())
        return;
    const VaultedToken before = m_pay.token;
    m_pay.token = {};
    for (const SavedMethod &method : std::as_const(m_methods)) {
        if (methodProblem(method).isEmpty() && (m_pay.token.isEmpty() || method.preferred))
            m_pay.token = method.token;
    }
    if (m_pay.token != before || chosen != nullptr)
        Q_EMIT methodsChanged();
}

void SaleController::chooseCard(const VaultedToken &token)
{
    m_pay.token = token;
}

const SavedMethod *SaleController::chosenMethod() const
{
    for (const SavedMethod &method : m_methods) {
        if (!m_pay.token.isEmpty() && method.token == m_pay.token)
            return &method;
    }
    return nullptr;
}

// --- charge and after ---------------------------------------------------------------------------------

QList<FieldError> SaleController::problems() const
{
    const auto error = [](const QString &field, Rule rule) { return FieldError{field, rule, 0, 0, {}}; };
    QList<FieldError> all = checkCartForCharge(m_sale.cart, m_settings.country, m_settings.ceiling);
    if (m_session.current().isEmpty())
        all << error(QStringLiteral("operator"), Rule::Required);
    if (const auto problem = partProblem())
        all << *problem;
    all << methodProblems();
    if (localWay())
        return all;
    if (const auto description = checkDescription(m_sale.description); !description)
        all << description.error();
    return all;
}

void SaleController::charge()
{
    if (!hasSale() || !isEditable() || !problems().isEmpty())
        return;
    if (const std::optional<TenderKind> kind = localWay()) {
        takeTender(*kind);
        return;
    }
    const PaymentMethod &method = *payMethod();
    ChargeOrder order;
    order.sale = m_sale.id;
    order.intent.amount = due();
    order.part = partShown();
    order.intent.methodId = method.id;
    order.intent.methodLabel = methodNameText(method, m_settings);
    if (m_customer) {
        order.intent.customer = m_customer->id;
        order.intent.gatewayCustomer = m_customer->gatewayId;
    }
    if (method.needsSavedMethod) {
        const SavedMethod *saved = chosenMethod();
        order.intent.token = saved->token;
        order.intent.methodLabel = methodText(*saved);
        order.intent.installments = checkInstallments(m_pay.installments).value_or(1);
        order.intent.capture = m_pay.capture || isDivided();
    }
    order.saveCard = m_pay.saveCard && canSaveCard();
    const auto isChosen = [chosen = draft(payerkey::Bank)](const Bank &bank) { return bank.id == chosen; };
    if (std::ranges::none_of(std::as_const(m_banks), isChosen))
        setDraft(payerkey::Bank, {}); // only what stands on the page is sent
    order.intent.description = checkDescription(m_sale.description).value_or(m_sale.description);
    order.intent.operatorName = m_session.current();
    m_sale.operatorName = m_session.current();
    saveNow();
    m_charging->charge(order);
}

void SaleController::nextSale()
{
    if (m_replacing)
        return;
    m_replacing = true;
    m_engine.newSale(m_session.current(), this, [this](const Result<Sale> &sale) {
        m_replacing = false;
        if (!sale) {
            m_sale = {};
            m_charging->forget();
            Q_EMIT saleReplaced();
            Q_EMIT failed(sale.error());
            return;
        }
        Sale fresh = *sale;
        fresh.cart.currency = m_settings.currency;
        adopt(fresh);
    });
}

void SaleController::park(const QString &label)
{
    if (!hasSale() || m_replacing)
        return;
    m_engine.parkSale(m_sale.id, label, this, [this, label](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        Q_EMIT parked(label);
        nextSale();
    });
}

void SaleController::resume(const SaleId &id)
{
    if (m_replacing)
        return;
    m_replacing = true;
    const auto fetch = [this, id](const Result<void> &moved) {
        if (!moved) {
            m_replacing = false;
            Q_EMIT failed(moved.error());
            return;
        }
        m_engine.resumeSale(id, this, [this](const Result<Sale> &sale) {
            m_replacing = false;
            if (sale)
                adopt(*sale);
            else
                Q_EMIT failed(sale.error());
        });
    };
    const bool finished =
        m_charging->phase() == SalePhase::Done || m_charging->phase() == SalePhase::PayingBack || !hasSale();
    if (finished)
        fetch({});
    else if (m_sale.cart.isEmpty() && m_charging->attempts().isEmpty())
        m_engine.discardSale(m_sale.id, QStringLiteral("empty"), this, fetch);
    else
        m_engine.parkSale(m_sale.id, m_sale.customerName.isEmpty() ? m_sale.id.text() : m_sale.customerName, this, fetch);
}

void SaleController::discard(const QString &reason)
{
    if (!hasSale() || m_replacing)
        return;
    m_engine.discardSale(m_sale.id, reason, this, [this](const Result<void> &result) {
        if (result)
            nextSale();
        else
            Q_EMIT failed(result.error());
    });
}

void SaleController::payBack(const QString &reason)
{
    m_charging->payBack(reason, m_session.current());
}

}
