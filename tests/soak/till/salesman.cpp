// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/salesman.h"

#include "base/log.h"
#include "domain/paymentmachine.h"
#include "till/oddity.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace soak {

namespace {

constexpr qint64 LookMs = 1000; // of the till's time
constexpr int MostOpen = 10'000;
constexpr int MostEmptyWallets = 20;
constexpr int MostAttempts = 6; // of one sale
constexpr int MostRefusals = 500;

QString methodOf(Way way)
{
    switch (way) {
    case Way::Card: return QStringLiteral("saved_card");
    case Way::Code: return QStringLiteral("pix");
    case Way::Voucher: return QStringLiteral("boleto");
    case Way::Link: return QStringLiteral("payment_link");
    }
    return {};
}

const QString FamilyName = QStringLiteral("Soak");

/// Somebody let it go: what is sold now is sold another way.
bool anyReleased(const QList<pos::Attempt> &attempts)
{
    return std::ranges::any_of(attempts, &pos::Attempt::released);
}

} // namespace

Salesman::Salesman(pos::Engine &engine, Board &board, const Task &task, const pos::Settings &settings)
    : m_engine(engine)
    , m_board(board)
    , m_task(task)
    , m_settings(settings)
    , m_backOffice(engine, board, task, lookMs(task))
    , m_parts(engine, board, task, lookMs(task))
{
    connect(&m_backOffice, &BackOffice::finishedOne, this, &Salesman::topUp);
    connect(&m_parts, &PartSeller::finishedOne, this, &Salesman::topUp);
    connect(&m_parts, &PartSeller::charge, this, &Salesman::chargePart);
    connect(&m_engine, &pos::Engine::attemptChanged, this, &Salesman::noted);
    connect(&m_engine, &pos::Engine::blockChanged, this, &Salesman::blocked);
    connect(&m_engine, &pos::Engine::lateMoneyFound, this, [](const pos::Attempt &attempt) {
        pos::log::warning("soak", "late money", {{"order", attempt.orderId.text()}});
    });
    connect(&m_timer, &QTimer::timeout, this, &Salesman::look);
    m_timer.start(lookMs(task));
}

int Salesman::lookMs(const Task &task)
{
    return std::max(2, static_cast<int>(std::lround(static_cast<double>(LookMs) / task.speedup)));
}

// --- opening the shop ------------------------------------------------------------------------------

void Salesman::begin(const pos::StartReport &report)
{
    if (report.storage) {
        odd(m_board, QStringLiteral("the journal did not open: ") + pos::describe(*report.storage));
        return;
    }
    if (report.openSale)
        putAway(report.openSale->id);
    findUnsent();
    findOpenAttempts();
}

/// The cart that the till brought back: nobody remembers whose it was.
void Salesman::putAway(const pos::SaleId &id)
{
    m_engine.attemptsOfSale(id, this, [this, id](const pos::Result<QList<pos::Attempt>> &attempts) {
        if (attempts && attempts->isEmpty())
            discard(id);
    });
}

/// Sales whose payment ended with the till before it was sent: the customer is still at the counter.
void Salesman::findUnsent()
{
    pos::PaymentQuery query;
    query.filter.status.any = {{.states = {pos::AttemptState::Refused}, .status = {}, .subStatus = {}}};
    query.limit = 2 * m_task.concurrency;
    m_engine.payments(query, this, [this](const pos::Result<QList<pos::PaymentRow>> &rows) {
        for (const pos::PaymentRow &row : rows.value_or(QList<pos::PaymentRow>{})) {
            if (attemptOfOrder(row.orderId.text()) < MostAttempts)
                chargeAgain(row.sale);
        }
    });
}

void Salesman::later(void (Salesman::*step)())
{
    QTimer::singleShot(m_timer.interval(), this, [this, step] { (this->*step)(); });
}

void Salesman::findOpenAttempts()
{
    pos::PaymentQuery query;
    query.filter.status.any = {{.states = {pos::AttemptState::Recorded, pos::AttemptState::Sending,
                                           pos::AttemptState::Unknown, pos::AttemptState::WaitingCustomer},
                                .status = {},
                                .subStatus = {}}};
    query.limit = MostOpen;
    m_engine.payments(query, this, [this](const pos::Result<QList<pos::PaymentRow>> &rows) {
        if (!rows)
            return later(&Salesman::findOpenAttempts);
        for (const pos::PaymentRow &row : *rows) {
            if (row.released) {
                takeUpReleased(row);
            } else {
                pos::Attempt &attempt = m_open[row.attempt]; // as far as the list tells; news completes it
                attempt.id = row.attempt;
                attempt.sale = row.sale;
                attempt.state = row.state;
                attempt.paymentId = row.paymentId;
                attempt.createdMs = row.createdMs;
            }
        }
        // What was settled between the query and the connection of signals is told once more here.
        for (const auto &[id, attempt] : std::map(m_open)) {
            m_engine.attemptsOfSale(attempt.sale, this, [this](const pos::Result<QList<pos::Attempt>> &attempts) {
                for (const pos::Attempt &fresh : attempts.value_or(QList<pos::Attempt>{}))
                    noted(fresh);
            });
        }
        findCustomers();
    });
}

void Salesman::findCustomers()
{
    m_engine.findCustomers(FamilyName, this, [this](const pos::Result<QList<pos::Customer>> &found) {
        m_customers.clear();
        for (const pos::Customer &customer : found.value_or(QList<pos::Customer>{})) {
            if (!customer.gatewayId.isEmpty() && m_customers.size() < CustomerCount)
                m_customers.append(customer);
        }
        std::ranges::sort(m_customers, {}, &pos::Customer::email);
        if (m_customers.size() < CustomerCount)
            createCustomer();
        else
            readCards(0);
    });
}

void Salesman::createCustomer()
{
    pos::Customer customer;
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = FamilyName;
    customer.email = QStringLiteral("ana%1@shop.example").arg(m_customers.size());
    customer.country = m_task.country;
    if (m_task.waiting > 0) { // whoever pays by a code or a voucher has both
        customer.document = {QStringLiteral("CPF"), QStringLiteral("00000000191")};
        customer.phone = {QStringLiteral("55"), QStringLiteral("11900000001")};
    }
    m_engine.createCustomer(customer, this,
                            [this](const pos::Result<pos::Customer> &) { later(&Salesman::findCustomers); });
}

void Salesman::readCards(int customer)
{
    if (customer == CustomerCount)
        return beginSelling();
    m_engine.savedMethods(m_customers[customer].id, this,
                          [this, customer](const pos::Result<QList<pos::SavedMethod>> &methods) {
                              QList<pos::SavedMethod> cards = methods.value_or(QList<pos::SavedMethod>{});
                              const QDate today = QDateTime::fromMSecsSinceEpoch(m_board->nowMs, Qt::UTC).date();
                              cards.removeIf([today](const pos::SavedMethod &card) { return !card.isUsable(today); });
                              if (!cards.isEmpty()) {
                                  m_cards[customer] = cards;
                                  return readCards(customer + 1);
                              }
                              if (methods && ++m_emptyWallets > MostEmptyWallets)
                                  return closeForGood(QStringLiteral("the gateway's customers have no saved card"));
                              QTimer::singleShot(m_timer.interval(), this, [this, customer] { readCards(customer); });
                          });
}

/// The supervisor would wait in vain.
void Salesman::closeForGood(const QString &why)
{
    odd(m_board, why);
    QCoreApplication::exit(3);
}

void Salesman::beginSelling()
{
    m_selling = true;
    m_board->phase = static_cast<qint64>(Phase::Selling);
    m_backOffice.begin();
    m_parts.begin();
    topUp();
}

// --- selling ---------------------------------------------------------------------------------------

void Salesman::topUp()
{
    if (!m_selling)
        return;
    const auto open = [this] {
        return static_cast<int>(m_open.size() + m_starting.size()) + m_unnumbered + m_backOffice.busy() + m_parts.busy();
    };
    // m_starting and m_unnumbered may be on the board already: then one fewer is begun, and the next look makes up.
    while (open() < m_task.concurrency &&
           m_board->salesBegun + static_cast<qint64>(m_starting.size()) + m_unnumbered < m_board->salesWanted)
        newSale();
    const bool quiet = open() == 0 && m_watched.empty() && m_board->salesBegun >= m_board->salesWanted;
    m_board->phase = static_cast<qint64>(quiet ? Phase::Quiet : Phase::Selling);
}

void Salesman::newSale()
{
    ++m_unnumbered;
    m_engine.newSale(QStringLiteral("Cashier 1"), this, [this](const pos::Result<pos::Sale> &created) {
        --m_unnumbered;
        if (!created)
            return odd(m_board, QStringLiteral("no sale number: ") + pos::describe(created.error()));
        const SalePlan plan = planOf(m_task.plan(), created->id.text());
        pos::Sale sale = *created;
        sale.customer = m_customers[plan.customer].id;
        pos::CartLine line;
        line.id = QStringLiteral("1");
        line.name = plan.description;
        line.unitPrice = pos::Money::fromMinor(plan.minor, m_settings.currency);
        sale.cart.lines = {line};
        m_engine.saveSale(sale);
        const auto money = [this](qint64 minor) { return pos::Money::fromMinor(minor, m_settings.currency); };
        plan.isInParts() ? chargePart(sale.id, money(plan.first), {money(plan.minor), money(0)}) : charge(sale.id, plan.way);
    });
}

pos::ChargeOrder Salesman::orderFor(const pos::SaleId &id, Way way) const
{
    SalePlan plan = planOf(m_task.plan(), id.text());
    if (way != plan.way) // the customer has put the phone away
        plan.description = plainDescription();
    const pos::Customer &customer = m_customers[plan.customer];
    pos::ChargeOrder order;
    order.sale = id;
    order.intent.amount = pos::Money::fromMinor(plan.minor, m_settings.currency);
    order.intent.methodId = methodOf(way);
    order.intent.customer = customer.id;
    order.intent.gatewayCustomer = customer.gatewayId;
    if (way == Way::Card) {
        const QList<pos::SavedMethod> &cards = m_cards.at(plan.customer);
        order.intent.token = cards[plan.card % cards.size()].token;
        order.intent.capture = !plan.authorize;
    }
    order.intent.description = plan.description;
    order.intent.operatorName = QStringLiteral("Cashier 1");
    return order;
}

void Salesman::charge(const pos::SaleId &id, Way way)
{
    m_starting.insert(id);
    press(orderFor(id, way));
}

void Salesman::chargePart(const pos::SaleId &id, pos::Money amount, const pos::PartShown &shown)
{
    if (!m_starting.insert(id).second)
        return;
    const SalePlan plan = planOf(m_task.plan(), id.text());
    const bool rest = amount.minor() != plan.first;
    pos::ChargeOrder order = orderFor(id, rest ? Way::Card : plan.way);
    order.intent.amount = amount;
    if (rest)
        order.intent.description = plan.restDescription;
    order.part = shown;
    press(order);
}

void Salesman::press(const pos::ChargeOrder &order)
{
    m_engine.charge(order, this, [this, order](const pos::Result<pos::Attempt> &attempt) {
        if (attempt) {
            m_starting.erase(order.sale);
            noted(*attempt);
            return;
        }
        pos::log::info("soak", "not charged", {{"sale", order.sale.text()}, {"why", pos::describe(attempt.error())}});
        refused(order, attempt.error().context.code);
    });
    m_engine.charge(order, this, [this, id = order.sale](const pos::Result<pos::Attempt> &second) { // the impatient second click
        if (second)
            odd(m_board, QStringLiteral("a second click was charged: ") + id.text());
    });
}

/// Another sale's block, for example, until the manager has cleared it: the cashier presses again, unless
/// the sale has its payment already.
void Salesman::refused(const pos::ChargeOrder &order, const QString &code)
{
    m_engine.attemptsOfSale(order.sale, this, [this, order, code](const pos::Result<QList<pos::Attempt>> &attempts) {
        const pos::SaleId id = order.sale;
        const bool inParts = isInParts(id);
        const bool closed = code == QLatin1String("SALE_CLOSED"); // put away in an earlier life
        const bool free = !attempts || (inParts ? attempts->isEmpty() : std::ranges::all_of(*attempts, pos::leavesSaleFree));
        if (!closed && free && ++m_refusals[id] < MostRefusals) {
            const bool another = attempts && anyReleased(*attempts);
            QTimer::singleShot(m_timer.interval(), this, [this, order, another] {
                another ? charge(order.sale, Way::Card) : press(order);
            });
            return;
        }
        m_starting.erase(id);
        if (m_refusals[id] >= MostRefusals)
            odd(m_board, QStringLiteral("never charged: ") + id.text());
        if (inParts)
            QTimer::singleShot(m_timer.interval(), this, [this, id] { m_parts.take(id); });
        for (const pos::Attempt &attempt : attempts.value_or(QList<pos::Attempt>{}))
            noted(attempt);
    });
}

void Salesman::noted(const pos::Attempt &attempt)
{
    if (pos::isOpen(attempt.state) && (!attempt.released || pos::isClosingLink(attempt))) {
        m_open[attempt.id] = attempt;
        return;
    }
    const bool waited = m_open.erase(attempt.id) > 0;
    if (attempt.released && isFollowed(attempt))
        return notedReleased(attempt, waited);
    const bool watched = m_watched.erase(attempt.id) > 0; // a link that was paid while it was being closed
    if (!waited && !watched)
        return;
    if (attempt.released) {
        ++m_board->released;
        pos::log::warning("soak", "released", {{"order", attempt.orderId.text()}});
    }
    const bool unsent = attempt.state == pos::AttemptState::Refused && attempt.number < MostAttempts;
    if (isInParts(attempt.sale))
        m_parts.take(attempt.sale);
    else if (attempt.released || unsent)
        chargeAgain(attempt.sale);
    else if (pos::permitsNewAttempt(attempt.state))
        discard(attempt.sale);
    else
        m_backOffice.consider(attempt);
    topUp();
}

void Salesman::discard(const pos::SaleId &id)
{
    m_engine.discardSale(id, QStringLiteral("not paid"), this, [](const pos::Result<void> &) {});
}

// --- once more --------------------------------------------------------------------------------------

/// Unless that is under way, or was done before a kill.
void Salesman::chargeAgain(const pos::SaleId &id)
{
    if (isInParts(id))
        return m_parts.take(id);
    if (m_starting.insert(id).second)
        chargeWhenReady(id);
}

void Salesman::chargeWhenReady(const pos::SaleId &id)
{
    if (!m_selling) {
        QTimer::singleShot(m_timer.interval(), this, [this, id] { chargeWhenReady(id); });
        return;
    }
    m_engine.attemptsOfSale(id, this, [this, id](const pos::Result<QList<pos::Attempt>> &attempts) {
        const bool free = attempts && std::ranges::all_of(*attempts, pos::leavesSaleFree);
        const bool unpaid =
            free && !attempts->isEmpty() && !waitsForLateMoney(*attempts) &&
            (attempts->constLast().released || attempts->constLast().state == pos::AttemptState::Refused);
        if (unpaid)
            return charge(id, anyReleased(*attempts) ? Way::Card : planOf(m_task.plan(), id.text()).way);
        m_starting.erase(id);
        for (const pos::Attempt &attempt : attempts.value_or(QList<pos::Attempt>{}))
            noted(attempt);
    });
}

void Salesman::blocked(const pos::BlockReport &report)
{
    if (report.block == pos::TillBlock::None || report.block == pos::TillBlock::NoKeys)
        return;
    if (report.block != pos::TillBlock::AmountMismatch)
        return odd(m_board, QStringLiteral("the till is blocked (%1): %2 %3")
                       .arg(static_cast<int>(report.block))
                       .arg(report.detail, pos::describe(report.error)));
    m_engine.clearBlock(report.block, {QStringLiteral("Manager"), QStringLiteral("compared with the gateway")}, this,
                        [](const pos::Result<void> &) {});
}

} // namespace soak
