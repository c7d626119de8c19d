// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers: created once whatever happens to the answer, short names, erasing on
// both sides; sales: autosave, parking, and what a sale being paid for refuses.
#include "services/customerservice.h"
#include "services/salesservice.h"
#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

struct Shop
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{3};
    FakeJournal journal;
    FakeGateway gateway{clock, scheduler};
    Settings settings = tillSettings();
    CustomerService customers{gateway, journal, clock, ids};
    std::optional<Error> bound;
    QList<Error> troubles;
    SalesService sales{journal,
                       scheduler,
                       clock,
                       settings,
                       {[this](const SaleId &) { return bound; }, [this](const Error &e) { troubles.append(e); }}};

    QList<Result<Customer>> created;
    void create(const Customer &customer)
    {
        customers.create(customer, [this](const Result<Customer> &answer) { created.append(answer); });
    }
    static Customer fresh()
    {
        Customer customer = ana();
        customer.id = {};
        customer.gatewayId = {};
        return customer;
    }
    static Customer atYuno()
    {
        Customer customer;
        customer.gatewayId = GatewayCustomerId::from(QStringLiteral("yuno-1"));
        return customer;
    }
};

const ManagerDecision Decision{QStringLiteral("Bo"), QStringLiteral("customer asked")};

} // namespace

class TestCounterServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createdCustomerIsStored();
    void brokenRulesSendNothing();
    void duplicateIsTheExistingOne();
    void lostAnswerIsAskedFor();
    void shortNamesAreLeftOutOnce();
    void erasedHereAndThere();
    void erasureIsTriedAgain();
    void openPaymentsForbidErasing();
    void savedMethodsNeedACustomer();
    void aRemovedCardIsLookedFor();
    void anUnclearRemovalIsRepeatedOnce();
    void whatDidNotArriveIsSaid();

    void keystrokesAreWrittenOnce();
    void cartBeingPaidStaysAsItWas();
    void parkingAndResuming();
    void discardNeedsAReasonAndAFreeSale();
    void failedAutosaveIsKept();
    void businessDayFollowsTheShop();
};

void TestCounterServices::createdCustomerIsStored()
{
    Shop s;
    s.create(Shop::fresh());
    s.gateway.customers.answer(good(Shop::atYuno(), 201));
    QCOMPARE(s.created.size(), 1);
    const Customer stored = *s.journal.customer(s.created[0]->id);
    QCOMPARE(stored.gatewayId, Shop::atYuno().gatewayId);
    QCOMPARE(stored.firstName, QStringLiteral("Ana"));
    QCOMPARE(s.gateway.customersSent[0].id, stored.id);
}

void TestCounterServices::brokenRulesSendNothing()
{
    Shop s;
    Customer customer = Shop::fresh();
    customer.email = QStringLiteral("not an address");
    s.create(customer);
    QCOMPARE(s.created[0].error().kind, ErrorKind::InvalidInput);
    QCOMPARE(s.created[0].error().context.field, QStringLiteral("email"));
    QVERIFY(s.gateway.seen.isEmpty());
}

void TestCounterServices::duplicateIsTheExistingOne()
{
    Shop s;
    s.create(Shop::fresh());
    s.gateway.customers.answer(bad<Customer>(ErrorKind::Conflict, QStringLiteral("CUSTOMER_ID_DUPLICATED"), 400));
    QCOMPARE(s.gateway.seen.constLast().what, QStringLiteral("customerByOwnId"));
    s.gateway.customers.answer(good(Shop::atYuno()));
    QCOMPARE(s.created[0]->gatewayId, Shop::atYuno().gatewayId);
    QCOMPARE(s.gateway.count(QStringLiteral("createCustomer")), 1);
}

void TestCounterServices::lostAnswerIsAskedFor()
{
    Shop s;
    s.create(Shop::fresh());
    s.gateway.customers.answer(bad<Customer>(ErrorKind::TimedOut));
    s.gateway.customers.answer(bad<Customer>(ErrorKind::NotFound, QStringLiteral("CUSTOMER_NOT_FOUND"), 404));
    QCOMPARE(s.gateway.count(QStringLiteral("createCustomer")), 2);
    QCOMPARE(s.gateway.customersSent[0].id, s.gateway.customersSent[1].id); // our id protects it
    s.gateway.customers.answer(bad<Customer>(ErrorKind::TimedOut));
    QCOMPARE(s.created[0].error().kind, ErrorKind::TimedOut);
    QVERIFY(s.gateway.customers.waiting.empty());
}

void TestCounterServices::shortNamesAreLeftOutOnce()
{
    Shop s;
    Customer customer = Shop::fresh();
    customer.lastName = QStringLiteral("Li");
    s.create(customer);
    QCOMPARE(s.gateway.customersSent[0].lastName, QStringLiteral("Li")); // as typed first
    s.gateway.customers.answer(bad<Customer>(ErrorKind::RequestRefused, QStringLiteral("INVALID_REQUEST"), 400));
    QCOMPARE(s.gateway.customersSent[1].lastName, QString());
    s.gateway.customers.answer(good(Shop::atYuno(), 201));
    QCOMPARE(s.created[0]->lastName, QStringLiteral("Li"));

    Shop again;
    again.create(Shop::fresh()); // nothing to leave out: the refusal stands, with its field
    Answer<Customer> refused = bad<Customer>(ErrorKind::RequestRefused, QStringLiteral("INVALID_REQUEST"), 400);
    again.gateway.customers.answer(refused);
    QCOMPARE(again.created[0].error().kind, ErrorKind::RequestRefused);
}

void TestCounterServices::erasedHereAndThere()
{
    Shop s;
    s.journal.plant(ana());
    QList<Result<void>> done;
    s.customers.erase(ana().id, Decision, [&](const Result<void> &answer) { done.append(answer); });
    QCOMPARE(s.journal.customer(ana().id).error().kind, ErrorKind::NotFound);
    s.gateway.deletions.answer({Result<void>(), reached(202)});
    QVERIFY(done[0]);
    s.customers.retryErasures();
    QCOMPARE(s.gateway.count(QStringLiteral("deleteCustomer")), 1);
    QList<Result<void>> unreasoned;
    s.customers.erase(ana().id, {QStringLiteral("Bo"), QString()},
                      [&](const Result<void> &a) { unreasoned.append(a); });
    QCOMPARE(unreasoned[0].error().context.field, QStringLiteral("reason"));
}

void TestCounterServices::erasureIsTriedAgain()
{
    Shop s;
    s.journal.plant(ana());
    QList<Result<void>> done;
    s.customers.erase(ana().id, Decision, [&](const Result<void> &answer) { done.append(answer); });
    s.gateway.deletions.answer(offline<void>());
    QCOMPARE(done[0].error().kind, ErrorKind::Offline);
    QVERIFY(!s.journal.customer(ana().id)); // gone here all the same
    s.customers.retryErasures();
    s.gateway.deletions.answer({Result<void>(), reached(202)});
    s.customers.retryErasures();
    QCOMPARE(s.gateway.count(QStringLiteral("deleteCustomer")), 2);
}

void TestCounterServices::openPaymentsForbidErasing()
{
    Shop s;
    s.journal.plant(ana());
    s.journal.plant(attemptIn(AttemptState::Unknown, s.clock.nowMs()));
    QList<Result<void>> done;
    s.customers.erase(ana().id, Decision, [&](const Result<void> &answer) { done.append(answer); });
    QCOMPARE(done[0].error().kind, ErrorKind::Conflict);
    QVERIFY(s.journal.customer(ana().id));
    s.customers.retryErasures();
    QVERIFY(s.gateway.seen.isEmpty()); // nothing is deleted there that stays here
}

void TestCounterServices::savedMethodsNeedACustomer()
{
    Shop s;
    QList<Result<QList<SavedMethod>>> answers;
    const auto note = [&](const Result<QList<SavedMethod>> &answer) { answers.append(answer); };
    s.customers.savedMethods(ana().id, note);
    QCOMPARE(answers[0].error().kind, ErrorKind::NotFound);
    Customer local = ana();
    local.gatewayId = {};
    s.journal.plant(local);
    s.customers.savedMethods(ana().id, note);
    QVERIFY(answers[1]->isEmpty());
    s.journal.plant(ana());
    s.customers.savedMethods(ana().id, note);
    s.gateway.methods.answer(good(QList<SavedMethod>{SavedMethod{}, SavedMethod{}}));
    QCOMPARE(answers[2]->size(), 2);
}

namespace {

QList<SavedMethod> cardsOf(const QString &status)
{
    SavedMethod method;
    method.token = VaultedToken::from(QStringLiteral("token-1"));
    method.status = status;
    return {method};
}

struct Removing : Shop
{
    Removing()
    {
        journal.plant(ana());
        customers.unenroll(ana().id, VaultedToken::from(QStringLiteral("token-1")), QStringLiteral("Cashier 1"),
                           [this](const Result<QList<SavedMethod>> &answer) { answers.append(answer); });
    }
    QList<Result<QList<SavedMethod>>> answers;
};

}

/// Noted with its operator before anything leaves; what counts is what is saved afterwards.
void TestCounterServices::aRemovedCardIsLookedFor()
{
    Removing s;
    const Seen sent = s.gateway.seen.constLast();
    QCOMPARE(sent.subject, QString(ana().gatewayId.text() + QStringLiteral(" token-1")));
    QVERIFY(s.journal.fact(QStringLiteral("card removed ") + sent.key.text())->startsWith(QStringLiteral("Cashier 1")));
    s.gateway.unenrolments.answer(Answer<void>{{}, reached()});
    s.gateway.methods.answer(good(cardsOf(QStringLiteral("ENROLLED")))); // its list is behind
    QCOMPARE(s.answers.size(), 1);
    QCOMPARE(s.answers[0]->constFirst().status, QStringLiteral("UNENROLLED"));
    Removing already;
    already.gateway.unenrolments.answer(bad<void>(ErrorKind::RequestRefused, QStringLiteral("PAYMENT_METHOD_STATUS_INVALID"), 400));
    already.gateway.methods.answer(good(QList<SavedMethod>{}));
    QVERIFY(already.answers[0] && already.answers[0]->isEmpty());
}

void TestCounterServices::anUnclearRemovalIsRepeatedOnce()
{
    Removing s;
    const IdempotencyKey key = s.gateway.seen.constLast().key;
    s.gateway.unenrolments.answer(bad<void>(ErrorKind::TimedOut));
    s.gateway.methods.answer(good(cardsOf(QStringLiteral("ENROLLED"))));
    QCOMPARE(s.gateway.count(QStringLiteral("unenroll")), 2);
    QCOMPARE(s.gateway.seen.constLast().key, key);
    QVERIFY(s.answers.isEmpty());
    s.gateway.unenrolments.answer(bad<void>(ErrorKind::TimedOut));
    s.gateway.methods.answer(good(cardsOf(QStringLiteral("ENROLLED"))));
    QCOMPARE(s.gateway.count(QStringLiteral("unenroll")), 2);
    QCOMPARE(s.answers[0].error().kind, ErrorKind::TimedOut);
    Removing lost; // the answer alone was
    lost.gateway.unenrolments.answer(bad<void>(ErrorKind::ConnectionLost));
    lost.gateway.methods.answer(good(cardsOf(QStringLiteral("UNENROLLED"))));
    QVERIFY(lost.answers[0]);
    QCOMPARE(lost.gateway.count(QStringLiteral("unenroll")), 1);
}

void TestCounterServices::whatDidNotArriveIsSaid()
{
    Removing s;
    s.gateway.unenrolments.answer(bad<void>(ErrorKind::Offline));
    QCOMPARE(s.answers[0].error().kind, ErrorKind::Offline);
    QCOMPARE(s.gateway.count(QStringLiteral("savedMethods")), 0);
    Removing unread;
    unread.gateway.unenrolments.answer(bad<void>(ErrorKind::ServerFault, {}, 500));
    unread.gateway.methods.answer(bad<QList<SavedMethod>>(ErrorKind::Offline));
    QCOMPARE(unread.answers[0].error().kind, ErrorKind::ServerFault);
}

void TestCounterServices::keystrokesAreWrittenOnce()
{
    Shop s;
    Sale sale = *s.sales.newSale(QStringLiteral("Cashier 1"));
    const int before = s.journal.writes();
    for (const QChar letter : QStringLiteral("two coffees")) {
        sale.description += letter;
        s.sales.saveSoon(sale);
        s.scheduler.advance(Millis(10));
    }
    QCOMPARE(s.journal.writes(), before);
    s.scheduler.advance(Millis(1000));
    QCOMPARE(s.journal.writes(), before + 1);
    QCOMPARE(s.journal.sale(sale.id)->description, QStringLiteral("two coffees"));
    QCOMPARE(s.sales.openSale()->id, sale.id);
}

void TestCounterServices::cartBeingPaidStaysAsItWas()
{
    Shop s;
    Sale sale = *s.sales.newSale(QStringLiteral("Cashier 1"));
    sale.cart = openSale().cart;
    s.sales.saveSoon(sale);
    QVERIFY(s.sales.flush());
    s.bound = Error{ErrorKind::Conflict, {}};
    sale.cart.lines[0].quantity = 9;
    sale.description = QStringLiteral("still typing");
    s.sales.saveSoon(sale);
    QVERIFY(s.sales.flush());
    QCOMPARE(s.journal.sale(sale.id)->cart.lines[0].quantity, 2);
    QCOMPARE(s.journal.sale(sale.id)->description, QStringLiteral("still typing"));
    // The customer pays on their phone, or fetches the rest: the next one is served meanwhile.
    QCOMPARE(s.sales.discard(sale.id, QStringLiteral("customer left")).error().kind, ErrorKind::Conflict);
    QVERIFY(s.sales.park(sale.id, QStringLiteral("table 4")));
    QCOMPARE(s.sales.resume(sale.id)->cart.lines[0].quantity, 2);
}

void TestCounterServices::parkingAndResuming()
{
    Shop s;
    Sale sale = *s.sales.newSale(QStringLiteral("Cashier 1"));
    sale.cart = openSale().cart;
    s.sales.saveSoon(sale); // not written yet: parking writes it first
    QVERIFY(s.sales.park(sale.id, QStringLiteral("table 4")));
    QCOMPARE(s.journal.sale(sale.id)->state, SaleState::Parked);
    QCOMPARE(s.journal.sale(sale.id)->cart, sale.cart);
    QVERIFY(!s.sales.openSale());
    const Result<Sale> back = s.sales.resume(sale.id);
    QCOMPARE(back->state, SaleState::Open);
    QCOMPARE(back->cart, sale.cart);
}

void TestCounterServices::discardNeedsAReasonAndAFreeSale()
{
    Shop s;
    const Sale sale = *s.sales.newSale(QStringLiteral("Cashier 1"));
    QCOMPARE(s.sales.discard(sale.id, QStringLiteral(" ")).error().context.field, QStringLiteral("reason"));
    s.bound = Error{ErrorKind::Conflict, {}};
    QCOMPARE(s.sales.discard(sale.id, QStringLiteral("customer left")).error().kind, ErrorKind::Conflict);
    s.bound.reset();
    QVERIFY(s.sales.discard(sale.id, QStringLiteral("customer left")));
    QCOMPARE(s.journal.sale(sale.id)->discardReason, QStringLiteral("customer left"));
    QVERIFY(!s.sales.resume(sale.id));
}

void TestCounterServices::failedAutosaveIsKept()
{
    Shop s;
    Sale sale = *s.sales.newSale(QStringLiteral("Cashier 1"));
    sale.description = QStringLiteral("typed");
    s.journal.failAllWrites(ErrorKind::StorageFull);
    s.sales.saveSoon(sale);
    s.scheduler.advance(Millis(1000));
    QCOMPARE(s.troubles.size(), 1);
    s.journal.failAllWrites(std::nullopt);
    QVERIFY(s.sales.flush());
    QCOMPARE(s.journal.sale(sale.id)->description, QStringLiteral("typed"));
}

void TestCounterServices::businessDayFollowsTheShop()
{
    Shop s;
    s.clock.jump(-10 * 3'600'000); // 02:00 UTC is still yesterday in Sao Paulo
    QVERIFY(s.sales.newSale(QStringLiteral("Cashier 1"))->id.text().contains(u"20261120"));
    s.clock.jump(2 * 3'600'000); // 04:00 UTC
    QVERIFY(s.sales.newSale(QStringLiteral("Cashier 1"))->id.text().contains(u"20261121"));
}

QTEST_GUILESS_MAIN(TestCounterServices)
#include "tst_counterservices.moc"
