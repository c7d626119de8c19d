// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Read side of the journal for tables and totals: a read-only connection on the
// reader thread. Pages are keyset pages in any order: no page gets slower with
// depth, and rows that arrive meanwhile move nothing.
#pragma once

#include "base/result.h"
#include "domain/customer.h"
#include "domain/drawer.h"
#include "domain/note.h"
#include "domain/notice.h"
#include "domain/operationrules.h"
#include "domain/paymentfilter.h"
#include "domain/paymentstatus.h"
#include "domain/paymenttotals.h"
#include "domain/sale.h"
#include "ports/paymentorder.h"

#include <optional>

namespace pos {

/// One line of the Payments page.
struct PaymentRow
{
    AttemptId attempt;
    SaleId sale;
    MerchantOrderId orderId;
    PaymentId paymentId;
    qint64 createdMs = 0;
    AttemptState state = AttemptState::Recorded;
    QString status, subStatus;   ///< Yuno's, folded; empty before an answer
    Money amount;
    QString customerName;
    QString methodLabel;
    QString operatorName;
    bool released = false;
    bool lateMoney = false;
    qint64 lastCheckMs = 0;
    bool erased = false;         ///< what was personal has been removed (DESIGN 7)
    qint64 rowNo = 0;            ///< the journal's own count; never changes

    friend bool operator==(const PaymentRow &, const PaymentRow &) = default;
};

struct PaymentQuery
{
    PaymentFilter filter;                ///< empty = all
    std::optional<CustomerId> customer;
    PaymentSort sort;
    int limit = 100;
    /// Row after which to continue in this order, or none for the first page.
    std::optional<PaymentPlace> after;
};

/// A capture, cancel or refund with its timeline.
struct OperationDetail
{
    Operation operation;
    QList<OperationEvent> events;
};

struct PaymentDetail
{
    Attempt attempt;
    Sale sale;
    std::optional<Customer> customer;
    QList<AttemptEvent> events;
    QList<PaymentRow> siblings;          ///< other attempts of the sale
    QList<OperationDetail> operations = {};  ///< oldest first
    QList<OperationChoice> choices = {};     ///< what may be done now, and why not; the engine decides again
    QList<Note> notes = {};                  ///< oldest first
    std::optional<DrawerEntry> instead = {}; ///< what the shop gave back itself, in place of a refund
};

/// For the top bar.
struct AttentionCounts
{
    int unknown = 0;
    int waiting = 0;
    int lateMoney = 0;      ///< and not given back yet
    int operations = 0;     ///< captures, cancels and refunds whose result nobody knows yet
    friend bool operator==(const AttentionCounts &, const AttentionCounts &) = default;
};

/// Sums over exactly the payments that a list of the same filter and customer shows.
struct SummaryQuery
{
    PaymentFilter filter;
    std::optional<CustomerId> customer;
    std::optional<TimeRange> before; ///< the same filter in another period, to compare with
    QList<qint64> bars;              ///< where the bars of the chart begin, and where the last ends; ascending
};

class PaymentSource
{
public:
    virtual ~PaymentSource() = default;
    virtual Result<QList<PaymentRow>> payments(const PaymentQuery &query) = 0;
    virtual Result<PaymentSummary> summary(const SummaryQuery &query) = 0;
    virtual Result<PaymentDetail> detail(const AttemptId &id) = 0;
    virtual Result<AttentionCounts> attention() = 0;
    /// E-mail, phone, document, own id, name (accents and case do not matter). At most `limit`.
    virtual Result<QList<Customer>> findCustomers(const QString &text, int limit) = 0;
    /// Those being paid back first, then the parked ones; newest first.
    virtual Result<QList<Sale>> parkedSales() = 0;
    /// What happened while nobody waited for it, newest first.
    virtual Result<NoticeList> notices(int limit) = 0;
};

}
