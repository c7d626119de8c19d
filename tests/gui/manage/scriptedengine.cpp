// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedengine.h"

#include <algorithm>

namespace pos::ui::test {

namespace {

Currency brl()
{
    return Currency::fromCode(u"BRL").value();
}

Payment paymentFor(const Attempt &attempt)
{
    Payment payment;
    payment.id = attempt.paymentId;
    payment.orderId = attempt.orderId;
    payment.amount = attempt.intent.amount;
    const bool approved = attempt.state == AttemptState::Approved;
    payment.status = approved ? PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"))
                     : attempt.state == AttemptState::WaitingCustomer
                         ? PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("WAITING_ADDITIONAL_STEP"))
                         : PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
    if (approved)
        payment.captured = payment.amount;
    payment.method.authorizationCode = approved ? QStringLiteral("A81B22") : QString();
    Transaction t;
    t.id = TransactionId::from(QStringLiteral("5f0c2a7e-1111-4222-8333-944455566677"));
    t.type = QStringLiteral("PURCHASE");
    t.status = approved                                         ? QStringLiteral("SUCCEEDED")
               : attempt.state == AttemptState::WaitingCustomer ? QStringLiteral("PENDING")
                                                                : QStringLiteral("DECLINED");
    t.responseCode = approved ? QStringLiteral("SUCCEEDED") : QStringLiteral("INSUFFICIENT_FUNDS");
    t.amount = payment.amount;
    t.createdMs = attempt.createdMs + 900;
    if (attempt.state == AttemptState::WaitingCustomer)
        t.responseCode.clear();
    payment.transactions << t;
    payment.raw =
        R"({"id":"p","status":"SUCCEEDED","vaulted_token":"secret-token-value","customer_payer":{"email":"ana@example.com"}})";
    return payment;
}

QList<AttemptEvent> eventsFor(const Attempt &attempt)
{
    const auto event = [&attempt](qint64 after, const char *kind, AttemptState from, AttemptState to) {
        AttemptEvent e;
        e.attempt = attempt.id;
        e.atMs = attempt.createdMs + after;
        e.kind = QString::fromLatin1(kind);
        e.from = from;
        e.to = to;
        return e;
    };
    QList<AttemptEvent> events{event(0, "recorded", AttemptState::Draft, AttemptState::Recorded),
                               event(40, "sending", AttemptState::Recorded, AttemptState::Sending)};
    events.last().method = QStringLiteral("POST");
    events.last().path = QStringLiteral("/v1/payments");
    events.last().bytesSent = 812;
    if (attempt.state == AttemptState::Unknown) {
        events << event(15040, "unclear", AttemptState::Sending, AttemptState::Unknown);
        events.last().code = QStringLiteral("TimedOut");
        events << event(17100, "resent", AttemptState::Unknown, AttemptState::Unknown);
        events << event(27100, "lookedUp", AttemptState::Unknown, AttemptState::Unknown);
    } else {
        events << event(1210, "answered", AttemptState::Sending, attempt.state);
        events.last().httpStatus = 201;
    }
    return events;
}

}

PaymentDetail makeDetail(int index, AttemptState state)
{
    PaymentDetail detail;
    Attempt &a = detail.attempt;
    a.id = AttemptId::from(QStringLiteral("attempt-%1").arg(100000 - index, 6, 10, QLatin1Char('0')));
    a.sale = SaleId::from(QStringLiteral("R1-20261121-%1").arg(100000 - index, 6, 10, QLatin1Char('0')));
    a.orderId = MerchantOrderId::from(a.sale.text() + QStringLiteral("-1"));
    a.key = IdempotencyKey::from(QStringLiteral("7d7b2c1e-3f4a-4b5c-8d6e-7f8091a2b3c4"));
    a.intent.amount = Money::fromMinor(1250 + index * 37, brl());
    a.intent.methodId = QStringLiteral("saved_card");
    a.intent.methodLabel = QStringLiteral("VISA •••• 1111");
    a.intent.description = QStringLiteral("Sale at the counter");
    a.intent.operatorName = QStringLiteral("Cashier 1");
    a.state = state;
    a.createdMs = TestNowMs - qint64(index) * 60'000;
    a.updatedMs = a.createdMs + 1210;
    if (state != AttemptState::Unknown && state != AttemptState::Refused) {
        a.paymentId =
            PaymentId::from(QStringLiteral("9e107d9d-372b-4b6d-8c5f-%1").arg(100000 - index, 12, 10, QLatin1Char('0')));
        a.payment = paymentFor(a);
    } else {
        a.problem =
            AttemptProblem{.kind = ErrorKind::TimedOut, .code = {}, .httpStatus = 0, .messages = {}, .echo = {}};
        a.retry.lastCheckMs = a.createdMs + 27'100;
        a.retry.nextCheckMs = TestNowMs + 30'000;
    }
    detail.sale.id = a.sale;
    detail.sale.state = state == AttemptState::Approved ? SaleState::Paid : SaleState::Open;
    detail.sale.customerName = index % 3 == 2 ? QString() : QStringLiteral("Ana Souza");
    detail.sale.cart.currency = brl();
    detail.sale.cart.lines = {CartLine{.id = QStringLiteral("1"),
                                       .sku = QStringLiteral("C1"),
                                       .name = QStringLiteral("Coffee"),
                                       .unitPrice = a.intent.amount,
                                       .discount = {}}};
    if (index % 3 != 2)
        detail.customer = makeAna();
    detail.events = eventsFor(a);
    return detail;
}

PaymentRow rowOf(const PaymentDetail &detail)
{
    const Attempt &a = detail.attempt;
    PaymentRow row;
    row.attempt = a.id;
    row.sale = a.sale;
    row.orderId = a.orderId;
    row.paymentId = a.paymentId;
    row.createdMs = a.createdMs;
    row.state = a.state;
    if (a.payment) {
        row.status = a.payment->status.status;
        row.subStatus = a.payment->status.subStatus;
    }
    row.amount = a.intent.amount;
    row.customerName = detail.sale.customerName;
    row.methodLabel = a.intent.methodLabel;
    row.operatorName = a.intent.operatorName;
    row.released = a.released;
    row.lateMoney = a.lateMoney;
    row.lastCheckMs = a.retry.lastCheckMs;
    return row;
}

QList<PaymentRow> makeRows(ScriptedEngine &engine, int count)
{
    constexpr AttemptState states[] = {AttemptState::Approved, AttemptState::Approved,        AttemptState::Declined,
                                       AttemptState::Unknown,  AttemptState::WaitingCustomer, AttemptState::Approved,
                                       AttemptState::Refused};
    for (int i = 0; i < count; ++i)
        engine.put(makeDetail(i, states[i % 7]));
    return engine.rows;
}

SavedMethod makeVisa()
{
    SavedMethod method;
    method.token = VaultedToken::from(QStringLiteral("token-1"));
    method.type = QStringLiteral("CARD");
    method.category = QStringLiteral("CARD");
    method.status = QStringLiteral("ENROLLED");
    method.brand = QStringLiteral("VISA");
    method.lastFour = QStringLiteral("1111");
    method.expirationMonth = 12;
    method.expirationYear = 2030;
    return method;
}

Customer makeAna()
{
    Customer customer;
    customer.id = CustomerId::from(QStringLiteral("customer-1"));
    customer.gatewayId = GatewayCustomerId::from(QStringLiteral("gateway-customer-1"));
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Souza");
    customer.email = QStringLiteral("ana@example.com");
    customer.phone = {QStringLiteral("55"), QStringLiteral("11987654321")};
    return customer;
}

void ScriptedEngine::put(const PaymentDetail &detail)
{
    const PaymentRow row = rowOf(detail);
    details.insert(row.attempt.text(), detail);
    rows.removeIf([&row](const PaymentRow &r) { return r.attempt == row.attempt; });
    rows.insert(std::lower_bound(rows.begin(), rows.end(), row,
                                 [](const PaymentRow &a, const PaymentRow &b) { return comesBefore(a, b, {}); }),
                row);
}

void ScriptedEngine::letGo()
{
    const auto held = std::exchange(m_held, {});
    for (const auto &answer : held)
        answer();
}

QList<PaymentRow> ScriptedEngine::page(const PaymentQuery &query) const
{
    QList<PaymentRow> fitting;
    for (const PaymentRow &row : rows) {
        const bool progress = matchesProgress(query.filter, {row.state, row.status, row.subStatus, row.lateMoney, row.released});
        const bool words = std::ranges::all_of(query.filter.words, [&row](const SearchWord &word) {
            return row.orderId.text().contains(word.text) || row.customerName.contains(word.text) ||
                   row.paymentId.text() == word.text;
        });
        const bool times = query.filter.times.holds([&row](const TimeRange &range) { return range.contains(row.createdMs); });
        const bool amounts = query.filter.amounts.holds([&row](const AmountRange &range) { return range.contains(row.amount); });
        if (progress && words && times && amounts)
            fitting << row;
    }
    std::ranges::sort(fitting, [&query](const PaymentRow &a, const PaymentRow &b) { return comesBefore(a, b, query.sort); });
    if (query.after) {
        fitting.removeIf([&query](const PaymentRow &row) {
            return !comesBefore(*query.after, placeOf(row, query.sort.column), query.sort);
        });
    }
    return fitting.mid(0, query.limit);
}

void ScriptedEngine::configure(const Settings &settings, Credentials credentials)
{
    configured << settings;
    configuredKeys << credentials.publicKey.reveal();
}

void ScriptedEngine::newSale(const QString &operatorName, QObject *context, Then<Sale> then)
{
    Sale sale;
    sale.id = SaleId::from(QStringLiteral("R1-20261121-9%1").arg(++m_sales, 5, 10, QLatin1Char('0')));
    sale.operatorName = operatorName;
    later<Sale>(context, then, sale);
}

void ScriptedEngine::discardSale(const SaleId &id, const QString &, QObject *context, Then<void> then)
{
    discarded << id.text();
    done(context, then);
}

void ScriptedEngine::charge(const ChargeOrder &order, QObject *context, Then<Attempt> then)
{
    orders << order;
    if (chargeError) {
        later<Attempt>(context, then, Result<Attempt>(fail(*chargeError)));
        return;
    }
    Attempt attempt;
    attempt.id = AttemptId::from(QStringLiteral("commissioning-%1").arg(orders.size()));
    attempt.sale = order.sale;
    attempt.orderId = MerchantOrderId::from(order.sale.text() + QStringLiteral("-1"));
    attempt.intent = order.intent;
    attempt.state = AttemptState::Recorded;
    later<Attempt>(context, then, attempt);
}

void ScriptedEngine::release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then)
{
    released.append({id, decision});
    PaymentDetail detail = details.value(id.text());
    detail.attempt.released = true;
    put(detail);
    later<Attempt>(context, then, detail.attempt);
}

void ScriptedEngine::startOperation(const OperationOrder &order, QObject *context, Then<Operation> then)
{
    operationOrders.append(order);
    if (operationError) {
        later<Operation>(context, then, fail(*operationError));
        return;
    }
    Operation operation;
    operation.id = OperationId::from(QStringLiteral("operation-%1").arg(operationOrders.size()));
    operation.attempt = order.attempt;
    operation.intent = order.intent;
    operation.state = OperationState::Recorded;
    details[order.attempt.text()].operations.append({operation, {}});
    later<Operation>(context, then, operation);
}

void ScriptedEngine::giveBack(const AttemptId &id, const QString &, QObject *context, Then<Operation> then)
{
    givenBack.append(id);
    OperationOrder order{id, {}};
    order.intent.amount = details.value(id.text()).attempt.intent.amount;
    startOperation(order, context, std::move(then));
}

void ScriptedEngine::giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                                     Then<Operation> then)
{
    operationsGivenUp.append({id, decision});
    Operation operation;
    operation.id = id;
    operation.state = OperationState::GivenUp;
    later<Operation>(context, then, operation);
}

void ScriptedEngine::attemptsOfSale(const SaleId &, QObject *context, Then<QList<Attempt>> then)
{
    later<QList<Attempt>>(context, then, QList<Attempt>());
}

void ScriptedEngine::findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then)
{
    QList<Customer> found;
    for (const Customer &customer : customers) {
        if (customer.email.startsWith(text))
            found << customer;
    }
    later<QList<Customer>>(context, then, found);
}

void ScriptedEngine::payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then)
{
    queries << query;
    const Result<QList<PaymentRow>> result =
        paymentsError ? Result<QList<PaymentRow>>(fail(*paymentsError)) : Result<QList<PaymentRow>>(page(query));
    if (hold)
        m_held << [then, result] { then(result); };
    else
        later<QList<PaymentRow>>(
            context,
            [this, then](const Result<QList<PaymentRow>> &answer) {
                then(answer);
                ++answered;
            },
            result);
}

void ScriptedEngine::paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then)
{
    ++detailReads;
    if (const auto failed = detailErrors.constFind(id.text()); failed != detailErrors.cend()) {
        later<PaymentDetail>(context, then, fail(*failed));
        return;
    }
    const auto it = details.constFind(id.text());
    later<PaymentDetail>(context, then,
                         it == details.cend() ? Result<PaymentDetail>(fail(ErrorKind::NotFound))
                                              : Result<PaymentDetail>(*it));
}

void ScriptedEngine::refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then)
{
    ++refreshes;
    later<Attempt>(context, then, refreshError ? Result<Attempt>(fail(*refreshError))
                                               : Result<Attempt>(details.value(id.text()).attempt));
}

void ScriptedEngine::refreshPayments(const QList<AttemptId> &ids, QObject *context, Then<RefreshProgress> then)
{
    bulkRefreshes << ids;
    if (bulkError) {
        later<RefreshProgress>(context, then, fail(*bulkError));
        return;
    }
    bulkEnd = std::move(then);
}

void ScriptedEngine::findAtYuno(const QString &id, QObject *context, Then<QList<Payment>> then)
{
    searchedAtYuno << id;
    later<QList<Payment>>(context, then, foundAtYuno);
}

void ScriptedEngine::addFromYuno(const PaymentId &id, QObject *context, Then<AttemptId> then)
{
    addedIds << id;
    if (addError || !addedFromYuno) {
        later<AttemptId>(context, then, fail(addError.value_or(Error{ErrorKind::NotFound, {}})));
        return;
    }
    put(*addedFromYuno);
    later<AttemptId>(context, then, addedFromYuno->attempt.id);
    Q_EMIT paymentsChanged();
}

void ScriptedEngine::addNote(const AttemptId &id, const QString &author, const QString &words, QObject *context,
                             Then<Note> then)
{
    if (noteError) {
        later<Note>(context, then, fail(*noteError));
        return;
    }
    const Note note{QStringLiteral("note-%1").arg(written.size()), id, TestNowMs, author, words};
    written << note;
    details[id.text()].notes << note;
    later<Note>(context, then, note);
}

void ScriptedEngine::notices(int, QObject *context, Then<NoticeList> then)
{
    later<NoticeList>(context, then, noticeList);
}

void ScriptedEngine::markNoticesSeen(qint64 sequence)
{
    noticesSeen << sequence;
    noticeList.seen = sequence;
    Q_EMIT noticesChanged();
}

void ScriptedEngine::testConnection(const Settings &settings, Credentials credentials, QObject *context,
                                    Then<ConnectionReport> then)
{
    ++tests;
    tested = settings;
    testedKey = credentials.publicKey.reveal();
    later<ConnectionReport>(context, then, connection);
}

void ScriptedEngine::clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then)
{
    cleared.append({block, decision});
    done(context, then, clearError);
}

void ScriptedEngine::backup(const QString &path, QObject *context, Then<void> then)
{
    backups << path;
    done(context, then, backupError);
}

void ScriptedEngine::restore(const QString &path, QObject *context, Then<StartReport> then)
{
    restores << path;
    later<StartReport>(context, then, StartReport{});
}

}
