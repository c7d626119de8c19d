// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/generator.h"

#include "base/clock.h"
#include "base/idsource.h"
#include "journal/attemptvalues.h"
#include "journal/customerrecord.h"
#include "journal/eventchain.h"
#include "journal/journalfile.h"
#include "journal/listing.h"
#include "journal/operationrecord.h"
#include "journal/rowdigest.h"
#include "journal/salerecord.h"
#include "journal/searchfold.h"

#include "journal/attemptstatements.h" // last: its column names hide types of the domain

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimeZone>

#include <array>

namespace pos::bench {

namespace {

constexpr qint64 DayMs = 86'400'000;
constexpr int Days = 365;
constexpr qint64 UntilMs = 1'795'262'400'000; // 2026-11-21T12:00:00Z
constexpr int BatchRows = 20'000;
constexpr int Bodyless = 2; // attempt.body_state: erased

constexpr std::array FirstNames{"Ana",   "José",   "María",  "João",   "Lucía", "Pedro", "Sofía",  "Mateus", "Camila", "Andrés",
                                "Paula", "Tomás",  "Inés",   "Rafael", "Elena", "Hugo",  "Renata", "Diego",  "Beatriz", "Iván",
                                "Júlia", "Martín", "Noemí",  "Óscar",  "Vera",  "Bruno", "Clara",  "Simón",  "Teresa", "Gael"};
constexpr std::array LastNames{"Souza",  "Pérez",   "García", "Silva",   "Núñez",  "Gómez",  "Ramírez", "Lima",    "Castro", "Muñoz",
                               "Costa",  "Vargas",  "Rojas",  "Almeida", "Torres", "Flores", "Ferreira", "Ortiz",  "Salas",  "Ibáñez",
                               "Moraes", "Cabrera", "Peña",   "Duarte",  "Vieira", "Quiroga", "Acosta", "Barbosa", "León",   "Zapata",
                               "Ávila",  "Benítez", "Cruz",   "Delgado", "Esteves", "Fuentes", "Guerra", "Herrera", "Jara",  "Lopes"};
constexpr std::array Goods{"Coffee beans", "Cold brew", "Espresso and cake", "Breakfast for two", "Filter papers", "Gift card",
                           "Grinder", "Monthly subscription", "Tea selection", "Lunch menu", "Catering", "Chocolate"};

struct Market
{
    const char *country, *currency;
    int share; ///< of 100
    qint64 price; ///< typical, minor units
};
constexpr std::array Markets{Market{"BR", "BRL", 45, 6'500}, Market{"MX", "MXN", 25, 24'000}, Market{"CO", "COP", 15, 4'500'000},
                             Market{"CL", "CLP", 10, 12'500}, Market{"AR", "ARS", 5, 1'450'000}};

struct Outcome
{
    AttemptState state;
    const char *status, *subStatus;
    int share; ///< of 1000
};
using S = AttemptState;
constexpr std::array Outcomes{
    Outcome{S::Approved, "SUCCEEDED", "APPROVED", 620},      Outcome{S::Captured, "SUCCEEDED", "CAPTURED", 80},
    Outcome{S::Refunded, "REFUNDED", "REFUNDED", 48},        Outcome{S::PartlyRefunded, "SUCCEEDED", "PARTIALLY_REFUNDED", 22},
    Outcome{S::Declined, "DECLINED", "INSUFFICIENT_FUNDS", 140}, Outcome{S::Rejected, "REJECTED", "REJECTED", 30},
    Outcome{S::Expired, "EXPIRED", "EXPIRED", 40},           Outcome{S::Canceled, "CANCELED", "CANCELED", 12},
    Outcome{S::Disputed, "IN_DISPUTE", "CHARGEBACK_IN_PROCESS", 3}, Outcome{S::Authorized, "PENDING", "AUTHORIZED", 3},
    Outcome{S::WaitingCustomer, "PENDING", "WAITING_ADDITIONAL_STEP", 1}, Outcome{S::Unknown, "", "", 1}};

/// Ids that ascend: chance would have every batch rewrite every index, for hours.
class AscendingIds final : public IdSource
{
public:
    quint32 below(quint32 bound) override { return m_last % bound; }
    QString uuid() override
    {
        ++m_last;
        return QStringLiteral("%1-7a5e-4000-8000-%2").arg(m_last, 8, 16, QLatin1Char('0')).arg(m_last * 2654435761U, 12, 16, QLatin1Char('0'));
    }

private:
    quint32 m_last = 0;
};

struct Buyer
{
    CustomerId id;
    QString name;
};

class Generator
{
public:
    Generator(Database &database, qint64 payments) : m_database(database), m_payments(payments), m_random(4711) {}

    Result<Generated> run();

private:
    Result<void> makeCustomers();
    Result<void> makePayment(qint64 index);
    Result<void> makeOperation(const Attempt &attempt);
    Attempt attemptOf(qint64 index, const Market &market, const Buyer *buyer);
    void settle(Attempt &attempt, const Market &market, const Buyer *buyer);
    Result<void> store(const Attempt &attempt);
    qint64 momentOf(qint64 index);
    int below(int bound) { return m_random.bounded(bound); }
    template <typename List> const auto &pick(const List &list, int of)
    {
        int at = below(of);
        for (const auto &item : list) {
            if ((at -= item.share) < 0)
                return item;
        }
        return list.front();
    }

    Database &m_database;
    const qint64 m_payments;
    AscendingIds m_ids;
    QRandomGenerator m_random;
    QList<Buyer> m_buyers;
    Generated m_made;
    qint64 m_lastDay = -1;
    int m_counter = 0;
};

Result<void> Generator::makeCustomers()
{
    const qint64 count = qMax<qint64>(1, m_payments / 5);
    for (qint64 i = 0; i < count; ++i) {
        Customer customer;
        customer.id = CustomerId::from(m_ids.uuid());
        customer.firstName = QString::fromUtf8(FirstNames[size_t(i) % FirstNames.size()]);
        const size_t rest = size_t(i) / FirstNames.size();
        customer.lastName = QString::fromUtf8(LastNames[rest % LastNames.size()]) + u' ' +
                            QString::fromUtf8(LastNames[(rest / LastNames.size() + rest) % LastNames.size()]);
        if (rest / (LastNames.size() * LastNames.size()) > 0)
            customer.lastName += u' ' + QString::number(rest / (LastNames.size() * LastNames.size()) + 1);
        customer.email = QStringLiteral("customer%1@shop.example").arg(i);
        customer.phone = Phone{QStringLiteral("55"), QStringLiteral("119%1").arg(i, 8, 10, QLatin1Char('0'))};
        customer.country = QStringLiteral("BR");
        customer.createdMs = customer.updatedMs = UntilMs - Days * DayMs;
        if (const Result<void> saved = record::saveCustomer(m_database, customer); !saved)
            return saved;
        m_buyers.append({customer.id, customer.displayName()});
    }
    m_made.customers = count;
    return {};
}

/// Days of even length, from nine to nine, later ones busier.
qint64 Generator::momentOf(qint64 index)
{
    const qint64 perDay = qMax<qint64>(1, (m_payments + Days - 1) / Days);
    const qint64 day = index / perDay;
    const qint64 inDay = index % perDay;
    const qint64 open = 12 * 3'600'000;
    return UntilMs - Days * DayMs + day * DayMs + inDay * open / perDay + below(int(qMax<qint64>(1, open / perDay)));
}

Attempt Generator::attemptOf(qint64 index, const Market &market, const Buyer *buyer)
{
    Attempt attempt;
    attempt.id = AttemptId::from(m_ids.uuid());
    attempt.key = IdempotencyKey::from(m_ids.uuid());
    attempt.createdMs = attempt.updatedMs = momentOf(index);
    const qint64 day = attempt.createdMs / DayMs;
    if (std::exchange(m_lastDay, day) != day)
        m_counter = 0;
    const int till = 1 + below(8);
    const QDate date = QDateTime::fromMSecsSinceEpoch(attempt.createdMs, QTimeZone::utc()).date();
    attempt.sale = makeSaleId(RegisterId::from(QStringLiteral("R%1").arg(till)), date, ++m_counter);
    attempt.orderId = makeOrderId(attempt.sale, 1);
    ChargeIntent &intent = attempt.intent;
    const Currency currency = Currency::fromCode(QString::fromLatin1(market.currency)).value_or(Currency());
    intent.amount = Money::fromMinor(market.price / 10 + market.price * below(40) / 10, currency);
    if (buyer)
        intent.customer = buyer->id;
    intent.description = QString::fromLatin1(Goods[size_t(below(int(Goods.size())))]);
    intent.operatorName = QStringLiteral("Cashier %1").arg(till * 3 + below(3));
    switch (below(10)) {
    case 0:
    case 1: intent.methodId = QStringLiteral("pix"), intent.methodLabel = QStringLiteral("PIX"); break;
    case 2: intent.methodId = QStringLiteral("cash_voucher"), intent.methodLabel = QStringLiteral("OXXO"); break;
    case 3: intent.methodId = QStringLiteral("wallet"), intent.methodLabel = QStringLiteral("Mercado Pago"); break;
    default:
        intent.methodId = QStringLiteral("saved_card");
        intent.methodLabel = (below(3) == 0 ? QStringLiteral("MASTERCARD") : QStringLiteral("VISA")) + u" \u2022\u2022\u2022\u2022 " +
                             QString::number(1000 + below(9000));
    }
    return attempt;
}

void Generator::settle(Attempt &attempt, const Market &market, const Buyer *buyer)
{
    const Outcome &outcome = pick(Outcomes, 1000);
    attempt.state = outcome.state;
    attempt.updatedMs += 1500;
    if (!isOpen(outcome.state))
        attempt.settledMs = attempt.updatedMs;
    attempt.retry.sends = 1;
    attempt.retry.lastCheckMs = attempt.updatedMs;
    if (outcome.state == AttemptState::Unknown)
        return;
    attempt.paymentId = PaymentId::from(m_ids.uuid());
    Payment payment;
    payment.id = attempt.paymentId;
    payment.orderId = attempt.orderId;
    payment.country = QString::fromLatin1(market.country);
    payment.amount = attempt.intent.amount;
    payment.status = PaymentStatus::fold(QString::fromLatin1(outcome.status), QString::fromLatin1(outcome.subStatus));
    payment.method.type = attempt.intent.methodId == QLatin1String("saved_card") ? QStringLiteral("CARD") : attempt.intent.methodLabel;
    payment.method.lastFour = search::lastFourOf(attempt.intent.methodLabel);
    payment.createdMs = payment.updatedMs = attempt.updatedMs;
    if (buyer)
        payment.payerName = buyer->name;
    if (outcome.state == AttemptState::Refunded)
        payment.refunded = payment.amount;
    else if (outcome.state == AttemptState::PartlyRefunded)
        payment.refunded = Money::fromMinor(payment.amount.minor() / 3, payment.amount.currency());
    if (outcome.state == AttemptState::Captured)
        payment.captured = payment.amount;
    attempt.payment = payment;
}

AttemptEvent eventOf(const Attempt &attempt, const QString &kind, AttemptState from, AttemptState to)
{
    AttemptEvent event;
    event.attempt = attempt.id;
    event.atMs = attempt.updatedMs;
    event.kind = kind;
    event.from = from;
    event.to = to;
    event.method = QStringLiteral("POST");
    event.path = QStringLiteral("/v1/payments");
    event.httpStatus = 201;
    event.elapsedMs = 1500;
    event.rule = QStringLiteral("CONTRACT 9.1");
    return event;
}

Result<void> Generator::store(const Attempt &attempt)
{
    const QVariantList values = record::attemptValues(attempt);
    const QVariantList derived = record::derivedValues(attempt, values);
    const QVariant id = values.first();
    Result<void> done = m_database.execute(record::InsertAttempt, record::insertValues(attempt, values, derived));
    if (done)
        done = m_database.execute(record::SetBodyState, {sqlInt(Bodyless), id});
    if (done && attempt.payment) {
        QVariantList payment = record::paymentValues(*attempt.payment, true);
        payment.append(sqlBlob(rowDigest(payment)));
        payment.prepend(id);
        done = m_database.execute(record::UpsertPayment, payment);
    }
    const chain::Evidence evidence{derived.first().toByteArray(), {}};
    return done
        .and_then([&] {
            return chain::append(m_database, eventOf(attempt, QStringLiteral("recorded"), AttemptState::Draft, AttemptState::Recorded), evidence);
        })
        .and_then([&] {
            return chain::append(m_database, eventOf(attempt, QStringLiteral("answered"), AttemptState::Recorded, attempt.state), evidence);
        });
}

Result<void> Generator::makeOperation(const Attempt &attempt)
{
    const bool captured = attempt.state == AttemptState::Captured;
    Operation operation;
    operation.id = OperationId::from(m_ids.uuid());
    operation.attempt = attempt.id;
    operation.paymentId = attempt.paymentId;
    operation.key = IdempotencyKey::from(m_ids.uuid());
    operation.intent.kind = captured ? OperationKind::Capture : OperationKind::Refund;
    operation.intent.amount = captured ? attempt.intent.amount : *attempt.payment->refunded;
    operation.intent.operatorName = attempt.intent.operatorName;
    operation.reference = makeReference(attempt.orderId, operation.intent.kind, 1);
    operation.state = OperationState::Done;
    operation.moved = operation.intent.amount;
    operation.createdMs = operation.updatedMs = operation.settledMs = attempt.updatedMs + 60'000;
    const Result<QByteArray> projection = record::storeOperation(m_database, operation);
    if (!projection)
        return fail(projection.error());
    OperationEvent event;
    event.operation = operation.id;
    event.attempt = attempt.id;
    event.atMs = operation.updatedMs;
    event.kind = QStringLiteral("done");
    event.from = OperationState::Recorded;
    event.to = OperationState::Done;
    ++m_made.operations;
    return chain::append(m_database, event, *projection);
}

Result<void> Generator::makePayment(qint64 index)
{
    const Market &market = pick(Markets, 100);
    const Buyer *buyer = below(4) == 0 ? nullptr : &m_buyers[below(int(m_buyers.size()))];
    Attempt attempt = attemptOf(index, market, buyer);
    settle(attempt, market, buyer);
    Sale sale;
    sale.id = attempt.sale;
    sale.registerId = RegisterId::from(attempt.sale.text().section(u'-', 0, 0));
    sale.state = attempt.settledMs > 0 ? SaleState::Paid : SaleState::Open;
    sale.cart.currency = attempt.intent.amount.currency();
    CartLine line;
    line.id = QStringLiteral("1");
    line.name = attempt.intent.description;
    line.unitPrice = attempt.intent.amount;
    sale.cart.lines = {line};
    if (buyer) {
        sale.customer = buyer->id;
        sale.customerName = buyer->name;
    }
    sale.operatorName = attempt.intent.operatorName;
    sale.createdMs = sale.updatedMs = attempt.createdMs;
    Result<void> done = record::insertSale(m_database, sale).and_then([&] { return store(attempt); });
    const bool hasOperation = attempt.state == AttemptState::Captured || attempt.state == AttemptState::Refunded ||
                              attempt.state == AttemptState::PartlyRefunded;
    return done && hasOperation ? makeOperation(attempt) : done;
}

Result<Generated> Generator::run()
{
    Result<void> done = m_database.begin().and_then([this] { return makeCustomers(); });
    for (qint64 i = 0; done && i < m_payments; ++i) {
        done = makePayment(i);
        if (done && i % BatchRows == BatchRows - 1)
            done = m_database.commit().and_then([this] { return m_database.begin(); });
    }
    done = done.and_then([this] { return listing::rebuild(m_database); }).and_then([this] { return m_database.commit(); });
    if (!done)
        return fail(done.error());
    m_made.payments = m_payments;
    m_made.fromMs = UntilMs - Days * DayMs;
    m_made.untilMs = UntilMs;
    return m_made;
}

}

Result<Generated> generateJournal(const QString &path, qint64 payments)
{
    QElapsedTimer timer;
    timer.start();
    SystemClock clock;
    SeededIdSource ids(1);
    {
        JournalFile file(path, ids, clock);
        if (const Result<JournalOpening> opened = file.open(); !opened)
            return fail(opened.error());
        if (const Result<void> closed = file.close(); !closed)
            return fail(closed.error());
    }
    Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::Write);
    if (!database)
        return fail(database.error());
    // Nobody would miss a half one: flushed at the end.
    for (const char *pragma : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA secure_delete=OFF", "PRAGMA cache_size=-400000"}) {
        if (const Result<void> set = (*database)->executeText(QString::fromLatin1(pragma)); !set)
            return fail(set.error());
    }
    Result<Generated> made = Generator(**database, payments).run();
    if (made)
        (void)(*database)->setJournalMode(QStringLiteral("wal"));
    if (made)
        made->seconds = double(timer.elapsed()) / 1000;
    return made;
}

}
