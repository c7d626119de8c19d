// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The engine over a journal on disk and a Yuno that keeps its own books: what it
// charged and gave back, whatever it answered. One sale of BRL 100.00.
#pragma once

#include "domain/paymentmachine.h"
#include "journal/journalfile.h"
#include "services/enginecore.h"
#include "support/fakegateway.h"
#include "support/operationsamples.h"
#include "unit/journal/journalkit.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace pos::test {

/// Yuno's side. Every answer is right about the books, or it is lost; what is read may be twisted.
struct Books
{
    enum class Create { Approve, Decline, Wait, LoseAnswer, LoseRequest };
    enum class Back { Do, Decline, LoseAnswer, LoseRequest };
    Create create = Create::Approve;
    Back back = Back::Do;
    std::map<QString, Payment> payments; ///< by order id
    std::function<void(Payment &)> twist; ///< of what is read by id

    static qint64 minorOf(const QByteArray &body, QString *named, const char *name)
    {
        const QJsonObject json = QJsonDocument::fromJson(body).object();
        *named = json.value(QLatin1String(name)).toString();
        return json.value(QStringLiteral("minor")).toInteger();
    }
    static void decide(Payment &payment, bool good)
    {
        payment.status = good ? PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"))
                              : PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
        payment.transactions.first().status = good ? QStringLiteral("SUCCEEDED") : QStringLiteral("DECLINED");
    }
    bool isWaiting(const Payment &payment) const { return payment.status.status == u"PENDING"; }
    void decideAll(bool good)
    {
        for (auto &[order, payment] : payments) {
            if (isWaiting(payment))
                decide(payment, good);
        }
    }
    Answer<Payment> post(const Seen &seen)
    {
        QString order;
        const qint64 minor = minorOf(seen.body, &order, "order");
        if (create == Create::LoseRequest)
            return bad<Payment>(ErrorKind::TimedOut);
        if (!payments.contains(order)) {
            Payment payment;
            payment.id = PaymentId::from(QStringLiteral("pay-") + order);
            payment.orderId = MerchantOrderId::from(order);
            payment.accountId = AccountId;
            payment.amount = reais(minor);
            payment.captured = payment.refunded = reais(0);
            payment.transactions = {transaction("PURCHASE", "PENDING", minor, {}, QStringLiteral("tx-") + order)};
            payment.status = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
            if (create != Create::Wait)
                decide(payment, create != Create::Decline);
            payments.emplace(order, payment);
        }
        return create == Create::LoseAnswer ? bad<Payment>(ErrorKind::TimedOut) : good(payments.at(order), 201);
    }
    Answer<Payment> operate(const Seen &seen)
    {
        QString reference;
        const qint64 minor = minorOf(seen.body, &reference, "reference");
        Payment *payment = nullptr;
        for (auto &[order, one] : payments) {
            if (reference.startsWith(order + u'-'))
                payment = &one;
        }
        if (payment == nullptr || back == Back::LoseRequest)
            return bad<Payment>(ErrorKind::TimedOut);
        const bool known = std::ranges::any_of(payment->transactions,
                                               [&](const Transaction &t) { return t.merchantReference == reference; });
        if (!known) {
            const bool done = back != Back::Decline;
            payment->transactions.append(transaction("REFUND", done ? "SUCCEEDED" : "DECLINED", minor, reference,
                                                     QStringLiteral("tx-") + reference));
            if (done)
                payment->refunded = reais(payment->refunded->minor() + minor);
            const bool all = payment->refunded->minor() == payment->amount.minor();
            payment->status = all ? PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"))
                              : payment->refunded->isPositive()
                                  ? PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_REFUNDED"))
                                  : payment->status;
        }
        return back == Back::LoseAnswer ? bad<Payment>(ErrorKind::TimedOut) : good(*payment);
    }
    Answer<Payment> read(const Seen &seen) const
    {
        for (const auto &[order, payment] : payments) {
            if (payment.id.text() != seen.subject)
                continue;
            Payment told = payment;
            if (twist)
                twist(told);
            return good(told);
        }
        return bad<Payment>(ErrorKind::NotFound, QStringLiteral("PAYMENT_NOT_FOUND"), 400);
    }
    Answer<QList<Payment>> lookUp(const Seen &seen) const
    {
        const auto found = payments.find(seen.subject);
        return good(found == payments.end() ? QList<Payment>{} : QList{found->second});
    }
    /// What the customer is out of pocket by this order.
    qint64 net(const QString &order) const
    {
        const auto found = payments.find(order);
        const bool charged = found != payments.end() && found->second.transactions.first().status == u"SUCCEEDED";
        return charged ? found->second.amount.minor() - found->second.refunded->minor() : 0;
    }
};

struct SplitBench
{
    Till till;
    ManualScheduler scheduler{till.clock};
    Books books;
    FakeGateway *gateway = nullptr;
    JournalFile *store = nullptr; ///< the core's
    std::unique_ptr<EngineCore> core;
    QList<SaleRecord> told; ///< by splitChanged
    Sale sale;
    StatementGate gate; ///< of the journals that are opened from now on

    /// The core wants things of its own; time and ids are the test's all the same.
    struct Borrowed final : Scheduler
    {
        explicit Borrowed(Scheduler &s) : inner(s) {}
        TimerToken after(Millis delay, QObject *context, std::function<void()> task) override
        {
            return inner.after(delay, context, std::move(task));
        }
        void cancel(TimerToken token) override { inner.cancel(token); }
        Scheduler &inner;
    };

    SplitBench()
    {
        restart();
        if (!store->journal().saveCustomer(ana()))
            qFatal("the journal does not take a customer");
        sale = *core->newSale(QStringLiteral("Rosa"));
        sale.cart = openSale().cart;
        sale.cart.lines.first().unitPrice = reais(5000); // two of them
        sale.customer = ana().id;
        core->saveSale(sale);
        scheduler.advance(Millis(1000));
    }
    /// A new run of the program on the same journal.
    StartReport restart()
    {
        if (core)
            core->shutDown();
        core.reset();
        EngineParts parts;
        // Not owned: the test moves it.
        parts.clock = std::shared_ptr<const Clock>(&till.clock, [](const Clock *) {});
        parts.makeScheduler = [this] { return std::make_unique<Borrowed>(scheduler); };
        parts.makeIds = [this] { return std::make_unique<SeededIdSource>(++m_runs); };
        parts.makeJournal = [this](const Clock &, IdSource &) { 
            auto made = till.journalFile(gate);
            store = made.get();
            return made;
        };
        parts.makeGateway = [this](const Clock &c, Scheduler &s, IdSource &) {
            auto made = std::make_unique<FakeGateway>(c, s);
            made->sessions.rule = [](const Seen &) { return std::optional(good(CheckoutSession{})); };
            made->posts.rule = [this](const Seen &seen) { return std::optional(books.post(seen)); };
            made->operations.rule = [this](const Seen &seen) { return std::optional(books.operate(seen)); };
            made->reads.rule = [this](const Seen &seen) { return std::optional(books.read(seen)); };
            made->lookups.rule = [this](const Seen &seen) { return std::optional(books.lookUp(seen)); };
            gateway = made.get();
            return made;
        };
        parts.limits = {0, 6};
        core = std::make_unique<EngineCore>(parts);
        QObject::connect(core.get(), &EngineCore::splitChanged, core.get(),
                         [this](const SaleRecord &record) { told << record; });
        core->configure(settings(), someKeys());
        const StartReport report = core->start();
        scheduler.settle();
        return report;
    }
    static Settings settings() { return tillSettings(); }

    SaleRecord record() { return *core->saleRecord(sale.id); }
    SaleSplit split() { return splitOf(record()); }
    SaleState state() { return record().state; }
    PartShown shown()
    {
        const SaleSplit now = split();
        return {now.total, now.taken};
    }
    ChargeOrder online(qint64 minor)
    {
        ChargeOrder order = orderFor(sale);
        order.intent.amount = reais(minor);
        order.part = shown();
        return order;
    }
    TenderOrder cash(qint64 minor, qint64 given = 0)
    {
        return {sale.id, TenderKind::Cash, reais(minor), reais(given > 0 ? given : minor), {}, QStringLiteral("Rosa"), shown()};
    }
    /// Charges and settles what answers at once.
    Result<Attempt> charge(const ChargeOrder &order)
    {
        Result<Attempt> attempt = core->charge(order);
        scheduler.settle();
        return attempt;
    }
    Result<DrawerEntry> take(const TenderOrder &order)
    {
        Result<DrawerEntry> entry = core->takeTender(order);
        scheduler.settle();
        return entry;
    }
    PayBackOrder backOrder() { return {sale.id, shown(), QStringLiteral("Customer has no more money"), QStringLiteral("Rosa")}; }
    Result<SaleRecord> payBack()
    {
        Result<SaleRecord> begun = core->payBack(backOrder());
        scheduler.settle();
        return begun;
    }
    SettleOrder settleOrder(TenderKind by)
    {
        return {sale.id, by, split().toSettle(by), QStringLiteral("Yuno refuses the refund"), QStringLiteral("Rosa")};
    }
    Result<SaleRecord> settle(const SettleOrder &order)
    {
        Result<SaleRecord> done = core->settlePayBack(order);
        scheduler.settle();
        return done;
    }

private:
    quint32 m_runs = 100;
};

template <typename T> QString codeOf(const Result<T> &answer)
{
    if (answer)
        return QStringLiteral("taken");
    const ErrorContext &context = answer.error().context;
    return context.code.isEmpty() ? context.field : context.code;
}

} // namespace pos::test
