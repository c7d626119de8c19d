// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/trainingstore.h"

#include "training/seedcustomers.h"

#include <QJsonDocument>
#include <QLockFile>

#include <algorithm>

namespace pos::training {

namespace {

QString counterId(const QString &orderId, const QString &key)
{
    return orderId % QLatin1Char('\n') % key;
}

QByteArray line(const QString &kind, const QJsonObject &record)
{
    return QJsonDocument(QJsonObject{{kind, record}}).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

TrainingStore::TrainingStore(quint32 seed)
    : m_seed(seed)
    , m_ids(seed)
{
    Change seeds;
    for (const SeedCustomer &entry : seedCustomers()) {
        seeds.customers.append(entry.customer);
        seeds.methods.append(entry.methods);
    }
    apply(seeds);
}

TrainingStore::~TrainingStore()
{
    if (m_file.isOpen() && !m_dirtyCounters.isEmpty())
        (void)commit({}); // counters only; losing them at the end harms nobody
}

QString TrainingStore::newId()
{
    ++m_issued;
    return m_ids.uuid();
}

void TrainingStore::countCharge(const QString &orderId, const QString &key, const QString &currency)
{
    const QString id = counterId(orderId, key);
    Counter &counter = m_counters[id];
    if (counter.requests++ == 0) {
        counter.orderId = orderId;
        counter.key = key;
        m_counterOrder.append(id);
    }
    counter.currency = currency;
    m_dirtyCounters.insert(id);
}

Result<void> TrainingStore::commit(Change change)
{
    if (m_file.isOpen()) {
        for (const QString &id : std::as_const(m_dirtyCounters))
            change.counters.append(m_counters.value(id));
        const QByteArray bytes = linesOf(change);
        if (const auto written = append(bytes); !written)
            return written;
        m_lines += bytes.count('\n');
        m_dirtyCounters.clear();
    }
    apply(change);
    return {};
}

void TrainingStore::apply(const Change &change)
{
    for (const Customer &customer : change.customers) {
        m_customersByMerchantId.remove(m_customers.value(customer.id).merchantId);
        m_customers.insert(customer.id, customer);
        if (!customer.deleted)
            m_customersByMerchantId.insert(customer.merchantId, customer.id);
    }
    for (const SavedMethod &method : change.methods) {
        if (!m_methods.contains(method.token))
            m_methodsByCustomer[method.customerId].append(method.token);
        m_methods.insert(method.token, method);
    }
    for (const Session &session : change.sessions)
        m_sessions.insert(session.id, session);
    for (const Payment &payment : change.payments) {
        if (!m_payments.contains(payment.id))
            m_paymentsByOrder[payment.orderId()].append(payment.id);
        m_payments.insert(payment.id, payment);
    }
    for (const Link &link : change.links)
        m_links.insert(link.id, link);
    for (const KeyRecord &key : change.keys)
        m_keys.insert(key.scope, key);
    for (const Counter &counter : change.counters) {
        const QString id = counterId(counter.orderId, counter.key);
        if (!m_counters.contains(id))
            m_counterOrder.append(id);
        m_counters.insert(id, counter);
    }
    m_contacts += change.contacts;
}

const Customer *TrainingStore::customer(const QString &id) const
{
    const auto found = m_customers.constFind(id);
    return found == m_customers.cend() || found->deleted ? nullptr : &*found;
}

const Customer *TrainingStore::customerByMerchantId(const QString &merchantId) const
{
    return customer(m_customersByMerchantId.value(merchantId));
}

const SavedMethod *TrainingStore::method(const QString &token) const
{
    const auto found = m_methods.constFind(token);
    return found == m_methods.cend() ? nullptr : &*found;
}

QList<SavedMethod> TrainingStore::methodsOf(const QString &customerId) const
{
    QList<SavedMethod> list;
    for (const QString &token : m_methodsByCustomer.value(customerId))
        list.append(m_methods.value(token));
    return list;
}

const Session *TrainingStore::session(const QString &id) const
{
    const auto found = m_sessions.constFind(id);
    return found == m_sessions.cend() ? nullptr : &*found;
}

const Payment *TrainingStore::payment(const QString &id) const
{
    const auto found = m_payments.constFind(id);
    return found == m_payments.cend() ? nullptr : &*found;
}

const Link *TrainingStore::link(const QString &id) const
{
    const auto found = m_links.constFind(id);
    return found == m_links.cend() ? nullptr : &*found;
}

QList<Payment> TrainingStore::paymentsOfOrder(const QString &orderId) const
{
    QList<Payment> list;
    for (const QString &id : m_paymentsByOrder.value(orderId))
        list.append(m_payments.value(id));
    return list;
}

QList<Payment> TrainingStore::paymentsOf(const QString &orderId, const QString &key) const
{
    QList<Payment> list = paymentsOfOrder(orderId);
    list.removeIf([&](const Payment &payment) { return payment.key != key; });
    return list;
}

void TrainingStore::keepReport(const ReportRecord &report)
{
    const auto known = std::ranges::find(m_reports, report.id, &ReportRecord::id);
    if (known != m_reports.end())
        *known = report;
    else
        m_reports.prepend(report);
}

const ReportRecord *TrainingStore::report(const QString &id) const
{
    const auto found = std::ranges::find(m_reports, id, &ReportRecord::id);
    return found == m_reports.cend() ? nullptr : &*found;
}

const KeyRecord *TrainingStore::key(const QString &scope) const
{
    const auto found = m_keys.constFind(scope);
    return found == m_keys.cend() ? nullptr : &*found;
}

QList<Counter> TrainingStore::counters() const
{
    QList<Counter> list;
    for (const QString &id : m_counterOrder)
        list.append(m_counters.value(id));
    return list;
}

QByteArray TrainingStore::linesOf(const Change &change) const
{
    QByteArray bytes;
    for (const Customer &record : change.customers)
        bytes += line(QStringLiteral("customer"), toJson(record));
    for (const SavedMethod &record : change.methods)
        bytes += line(QStringLiteral("method"), toJson(record));
    for (const Session &record : change.sessions)
        bytes += line(QStringLiteral("session"), toJson(record));
    for (const Payment &record : change.payments)
        bytes += line(QStringLiteral("payment"), toJson(record));
    for (const Link &record : change.links)
        bytes += line(QStringLiteral("link"), toJson(record));
    for (const KeyRecord &record : change.keys)
        bytes += line(QStringLiteral("key"), toJson(record));
    for (const Counter &record : change.counters)
        bytes += line(QStringLiteral("counter"), toJson(record));
    for (const ContactRecord &record : change.contacts)
        bytes += line(QStringLiteral("contact"), toJson(record));
    // Last, so that ids issued for this change are never issued again.
    bytes += line(QStringLiteral("totals"),
                  {{QStringLiteral("issued"), m_issued}, {QStringLiteral("requests"), m_requests}});
    return bytes;
}

Result<void> TrainingStore::append(const QByteArray &bytes)
{
    const qint64 before = m_file.size();
    if (m_file.write(bytes) == bytes.size() && m_file.flush())
        return {};
    const QString reason = m_file.errorString();
    // Half a line would make the next start refuse the file.
    m_file.resize(before);
    m_file.seek(before);
    return fail(Error{ErrorKind::StorageFailed, {.path = m_file.fileName(), .detail = reason}});
}

} // namespace pos::training
