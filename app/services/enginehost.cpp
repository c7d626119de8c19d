// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginehost.h"

#include "services/enginehostthreads.h"
#include "services/evidence.h"
#include "services/latestquestions.h"

namespace pos {

namespace {

constexpr int MostCustomersFound = 50;

} // namespace

// --- sales and charges -----------------------------------------------------------------------------

void EngineHost::newSale(const QString &operatorName, QObject *context, Then<Sale> then)
{
    askEngine<Sale>(context, std::move(then), [operatorName](EngineCore &core) { return core.newSale(operatorName); });
}

void EngineHost::saveSale(const Sale &sale)
{
    onEngine([sale](EngineCore &core) { core.saveSale(sale); });
}

void EngineHost::parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [id, label](EngineCore &core) { return core.parkSale(id, label); });
}

void EngineHost::resumeSale(const SaleId &id, QObject *context, Then<Sale> then)
{
    askEngine<Sale>(context, std::move(then), [id](EngineCore &core) { return core.resumeSale(id); });
}

void EngineHost::discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [id, reason](EngineCore &core) { return core.discardSale(id, reason); });
}

void EngineHost::parkedSales(QObject *context, Then<QList<Sale>> then)
{
    askReader<QList<Sale>>(context, std::move(then), [](JournalReader &reader) { return reader.parkedSales(); });
}

void EngineHost::charge(const ChargeOrder &order, QObject *context, Then<Attempt> then)
{
    askEngine<Attempt>(context, std::move(then), [order](EngineCore &core) { return core.charge(order); });
}

void EngineHost::checkNow(const AttemptId &id)
{
    onEngine([id](EngineCore &core) { core.checkNow(id); });
}

void EngineHost::release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then)
{
    askEngine<Attempt>(context, std::move(then),
                       [id, decision](EngineCore &core) { return core.release(id, decision); });
}

void EngineHost::attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then)
{
    askEngine<QList<Attempt>>(context, std::move(then), [id](EngineCore &core) { return core.attemptsOfSale(id); });
}

// --- captures, cancels, refunds ----------------------------------------------------------------------

void EngineHost::startOperation(const OperationOrder &order, QObject *context, Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then), [order](EngineCore &core) {
        return core.withOperations([&](OperationService &operations) { return operations.request(order); });
    });
}

void EngineHost::giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then),
                         [id, operatorName](EngineCore &core) {
                             return core.withOperations([&](OperationService &operations) {
                                 return operations.giveBack(id, operatorName);
                             });
                         });
}

void EngineHost::checkOperation(const OperationId &id)
{
    onEngine([id](EngineCore &core) {
        if (OperationService *operations = core.operations())
            operations->checkNow(id);
    });
}

void EngineHost::giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                                 Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then),
                         [id, decision](EngineCore &core) {
                             return core.withOperations([&](OperationService &operations) {
                                 return operations.giveUp(id, decision);
                             });
                         });
}

// --- customers -------------------------------------------------------------------------------------

void EngineHost::findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then)
{
    askReader<QList<Customer>>(context, std::move(then), [text](JournalReader &reader) {
        return reader.findCustomers(text, MostCustomersFound);
    });
}

void EngineHost::createCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    onEngine([customer, answer = reply<Customer>(context, std::move(then))](EngineCore &core) {
        core.createCustomer(customer, answer);
    });
}

void EngineHost::updateCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    onEngine([customer, answer = reply<Customer>(context, std::move(then))](EngineCore &core) {
        core.updateCustomer(customer, answer);
    });
}

void EngineHost::eraseCustomer(const CustomerId &id, const ManagerDecision &decision, QObject *context, Then<void> then)
{
    onEngine([id, decision, answer = reply<void>(context, std::move(then))](EngineCore &core) {
        core.eraseCustomer(id, decision, answer);
    });
}

void EngineHost::forgetPhone(const PhoneNumber &phone, const ManagerDecision &decision, QObject *context, Then<int> then)
{
    askEngine<int>(context, std::move(then), [phone, decision](EngineCore &core) { return core.forgetPhone(phone, decision); });
}

void EngineHost::savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then)
{
    onEngine([id, answer = reply<QList<SavedMethod>>(context, std::move(then))](EngineCore &core) {
        core.savedMethods(id, answer);
    });
}

void EngineHost::unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, QObject *context,
                          Then<QList<SavedMethod>> then)
{
    onEngine([id, token, operatorName, answer = reply<QList<SavedMethod>>(context, std::move(then))](EngineCore &core) {
        core.unenroll(id, token, operatorName, answer);
    });
}

void EngineHost::banks(const QString &methodId, QObject *context, Then<QList<Bank>> then)
{
    onEngine([methodId, answer = reply<QList<Bank>>(context, std::move(then))](EngineCore &core) {
        core.banks(methodId, answer);
    });
}

void EngineHost::picture(const QUrl &address, QObject *context, Then<QByteArray> then)
{
    onEngine([address, answer = reply<QByteArray>(context, std::move(then))](EngineCore &core) {
        core.picture(address, answer);
    });
}

// --- payments page, settings, support ----------------------------------------------------------------

void EngineHost::payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then)
{
    askReader<QList<PaymentRow>>(context, std::move(then),
                                 [query](JournalReader &reader) { return reader.payments(query); });
}

void EngineHost::paymentSummary(const SummaryQuery &query, QObject *context, Then<PaymentSummary> then)
{
    askReader<PaymentSummary>(context, std::move(then), unlessAskedAgain(m_latest, context,
                              [query](JournalReader &reader) { return reader.summary(query); }));
}

void EngineHost::paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then)
{
    askReader<PaymentDetail>(context, std::move(then), [this, id](JournalReader &reader) {
        Result<PaymentDetail> detail = reader.detail(id);
        if (detail && detail->attempt.origin == AttemptOrigin::Yuno)
            onEngine([id](EngineCore &core) { core.opened(id); });
        return detail;
    });
}

void EngineHost::refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then)
{
    onEngine(
        [id, answer = reply<Attempt>(context, std::move(then))](EngineCore &core) { core.refreshPayment(id, answer); });
}

// --- staying true ----------------------------------------------------------------------------------

void EngineHost::refreshPayments(const QList<AttemptId> &ids, QObject *context, Then<RefreshProgress> then)
{
    onEngine([ids, answer = reply<RefreshProgress>(context, std::move(then))](EngineCore &core) {
        core.refreshPayments(ids, answer);
    });
}

void EngineHost::cancelRefresh()
{
    onEngine([](EngineCore &core) { core.cancelRefresh(); });
}

void EngineHost::findAtYuno(const QString &id, QObject *context, Then<QList<Payment>> then)
{
    onEngine([id, answer = reply<QList<Payment>>(context, std::move(then))](EngineCore &core) {
        core.findAtYuno(id, answer);
    });
}

void EngineHost::addFromYuno(const PaymentId &id, QObject *context, Then<AttemptId> then)
{
    onEngine([id, answer = reply<AttemptId>(context, std::move(then))](EngineCore &core) {
        core.addFromYuno(id, answer);
    });
}

void EngineHost::addNote(const AttemptId &id, const QString &author, const QString &words, QObject *context,
                         Then<Note> then)
{
    askEngine<Note>(context, std::move(then),
                    [id, author, words](EngineCore &core) { return core.addNote(id, author, words); });
}

void EngineHost::purgeReports(int limit, QObject *context, Then<QList<PurgeReport>> then)
{
    askReader<QList<PurgeReport>>(context, std::move(then), [limit](JournalReader &reader) {
        return reader.outreach() ? reader.outreach()->purgeReports(limit) : Result<QList<PurgeReport>>(QList<PurgeReport>());
    });
}

void EngineHost::notices(int limit, QObject *context, Then<NoticeList> then)
{
    askReader<NoticeList>(context, std::move(then),
                          [limit](JournalReader &reader) { return reader.notices(limit); });
}

void EngineHost::markNoticesSeen(qint64 sequence)
{
    onEngine([sequence](EngineCore &core) { core.markNoticesSeen(sequence); });
}

void EngineHost::testConnection(const Settings &settings, Credentials credentials, QObject *context,
                                Then<ConnectionReport> then)
{
    onEngine([settings, keys = std::make_shared<Credentials>(std::move(credentials)),
              answer = reply<ConnectionReport>(context, std::move(then))](EngineCore &core) {
        core.testConnection(settings, std::move(*keys), answer);
    });
}

void EngineHost::clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then),
                    [block, decision](EngineCore &core) { return core.clearBlock(block, decision); });
}

void EngineHost::backup(const QString &path, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [path](EngineCore &core) { return core.backup(path); });
}

void EngineHost::evidence(QObject *context, Then<QByteArray> then)
{
    askReader<QByteArray>(context, std::move(then), [clock = m_parts.clock](JournalReader &reader) {
        return evidenceOf(reader, clock->nowMs());
    });
}

} // namespace pos
