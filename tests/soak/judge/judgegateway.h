// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The gateway that counts: the calls a till needs of CONTRACT 4-7 and 12, with the
// idempotency of CONTRACT 2.1. Knows nothing of the till. Outcomes are decided by
// the description (CONTRACT 13) and, for what a gateway does by itself (think long,
// fail before a payment exists, refuse), by chance of the seed. A key is forgotten
// after 24 h, so a till that breaks that rule charges twice and is found out. It gives
// back whatever it is asked for, more than was taken included, so that a till that
// asks for too much is found out as well.
#pragma once

#include "common/httpwire.h"
#include "judge/ledger.h"

#include <QUrlQuery>

#include <functional>

namespace soak {

struct JudgeRequest
{
    QByteArray method;
    QString path; ///< without the query
    QUrlQuery query;
    Head head;
    QByteArray body;
};

/// `finish`, when set, makes the answer after `afterMs` of the till's time.
struct JudgeReply
{
    QByteArray answer;
    qint64 afterMs = 0;
    std::function<QByteArray()> finish;
};

class JudgeGateway
{
public:
    /// `nowMs`: the till's own time.
    JudgeGateway(quint64 seed, std::function<qint64()> nowMs);

    JudgeReply handle(const JudgeRequest &request);

    /// All payments as they are now.
    QList<LedgerPayment> payments();
    const Ledger &ledger() const { return m_ledger; }

private:
    /// What a key that is known gets (CONTRACT 2.1).
    std::optional<JudgeReply> repeated(const QString &key, const QByteArray &body);
    JudgeReply createPayment(const JudgeRequest &request);
    JudgeReply operate(const QStringList &path, const JudgeRequest &request);
    QByteArray move(const QString &key, const LedgerMove &wanted, const QString &payment, quint64 chance);
    std::optional<QByteArray> whyNot(const LedgerPayment &payment, const LedgerMove &wanted) const;
    QByteArray complete(const QString &key, const QJsonObject &body, quint64 chance);
    std::optional<QByteArray> refusal(const QJsonObject &body) const;
    JudgeReply linkPath(const QStringList &path, const JudgeRequest &request);
    JudgeReply createLink(const QJsonObject &body);
    QByteArray makeLink(const QJsonObject &body, quint64 chance);
    void follow(LedgerLink &link);
    void pay(LedgerLink &link, int which);
    QByteArray createCustomer(const QJsonObject &body);
    QByteArray findCustomer(const QString &ownId) const;
    QByteArray customerPath(const QStringList &parts, const JudgeRequest &request);
    QByteArray createSession(const QJsonObject &body);
    QByteArray readSession(const QString &id) const;
    QByteArray readPayment(const QString &id);
    QByteArray lookUp(const QString &orderId);
    void bringUpToDate(LedgerPayment &payment);
    QString newId();

    const quint64 m_seed;
    const std::function<qint64()> m_nowMs;
    Ledger m_ledger;
    quint64 m_ids = 0;
};

} // namespace soak
