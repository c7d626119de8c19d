// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The training gateway's memory: maps in memory and, with a data file, one line
// of JSON for every record that changed, appended before the answer leaves, so
// that an answered charge survives the death of the process. Opening replays
// the file; a torn last line (never answered) is dropped; a file that is not
// ours is an error and stays untouched. One process per file (lock file).
// One thread. Sizes are a training shop's: everything stays in memory.
#pragma once

#include "base/idsource.h"
#include "base/result.h"
#include "training/records.h"

#include <QFile>
#include <QHash>
#include <QSet>

#include <memory>

class QLockFile;

namespace pos::training {

/// Records to write together; the later one wins.
struct Change
{
    QList<Customer> customers = {};
    QList<SavedMethod> methods = {};
    QList<Session> sessions = {};
    QList<Payment> payments = {};
    QList<Link> links = {};
    QList<KeyRecord> keys = {};
    QList<Counter> counters = {};
    QList<ContactRecord> contacts = {}; ///< new ones: a contact never changes
};

class TrainingStore
{
public:
    /// `seed` decides all ids of a new file; a kept file keeps its own.
    explicit TrainingStore(quint32 seed);
    ~TrainingStore();

    /// StorageLocked, StorageCorrupt, StorageReadOnly, StorageFailed or StorageNewer, with context.path.
    Result<void> open(const QString &dataFile);
    /// All of it or nothing, on disk first.
    Result<void> commit(Change change);
    /// Counters are written with the next commit, or when the store closes.
    void countRequest() { ++m_requests; }
    void countCharge(const QString &orderId, const QString &key, const QString &currency);

    /// A UUID of this gateway's own sequence.
    QString newId();

    const Customer *customer(const QString &id) const;
    const Customer *customerByMerchantId(const QString &merchantId) const;
    const SavedMethod *method(const QString &token) const;
    QList<SavedMethod> methodsOf(const QString &customerId) const; ///< oldest first
    const Session *session(const QString &id) const;
    const Payment *payment(const QString &id) const;
    const Link *link(const QString &id) const;
    QList<Link> allLinks() const { return m_links.values(); } ///< in no order
    QList<Payment> paymentsOfOrder(const QString &orderId) const; ///< oldest first
    QList<Payment> allPayments() const { return m_payments.values(); } ///< in no order
    void keepReport(const ReportRecord &report);
    const ReportRecord *report(const QString &id) const;
    const QList<ReportRecord> &reports() const { return m_reports; } ///< newest first
    const QList<ContactRecord> &contacts() const { return m_contacts; } ///< oldest first
    const KeyRecord *key(const QString &scope) const;
    QList<Counter> counters() const; ///< in order of first appearance
    QList<Payment> paymentsOf(const QString &orderId, const QString &key) const;
    qint64 requests() const { return m_requests; }

private:
    Result<void> load();
    Result<void> applyLine(const QByteArray &line);
    void apply(const Change &change);
    QByteArray linesOf(const Change &change) const;
    QByteArray headerLine() const;
    Result<void> append(const QByteArray &bytes);
    Result<void> compact();

    QFile m_file;
    std::unique_ptr<QLockFile> m_lock;
    quint32 m_seed;
    SeededIdSource m_ids;
    qint64 m_issued = 0;
    qint64 m_requests = 0;
    qint64 m_lines = 0; ///< in the file, superseded ones included
    QHash<QString, Customer> m_customers;
    QHash<QString, SavedMethod> m_methods;
    QHash<QString, QStringList> m_methodsByCustomer;
    QHash<QString, Session> m_sessions;
    QHash<QString, Payment> m_payments;
    QHash<QString, QStringList> m_paymentsByOrder;
    QHash<QString, Link> m_links;
    QHash<QString, QString> m_customersByMerchantId;
    QHash<QString, KeyRecord> m_keys;
    QHash<QString, Counter> m_counters;
    QStringList m_counterOrder;
    QSet<QString> m_dirtyCounters;
    QList<ReportRecord> m_reports;
    QList<ContactRecord> m_contacts;
};

} // namespace pos::training
