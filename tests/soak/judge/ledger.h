// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the judge gateway knows: customers, sessions, keys and every payment with
// the money it took. Kept in memory, outside the till, so that no kill of the till
// reaches it. Single thread; owned by JudgeGateway.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace soak {

/// A capture, cancel or refund that the gateway was asked for and took in.
struct LedgerMove
{
    QString id, type, reference, reason; ///< type: CAPTURE, CANCEL, REFUND
    qint64 minor = 0;
    QString status; ///< SUCCEEDED, DECLINED or PENDING
    QString laterStatus;
    qint64 createdMs = 0;
    qint64 changesAtMs = 0; ///< 0 = final
    qint64 visibleAtMs = 0; ///< reads show it from then on; the ledger knows better at once
};

struct LedgerPayment
{
    QString id, orderId, key, session;
    QString link; ///< the payment link it was made under; empty = none
    QString currency;
    qint64 minor = 0;
    bool authorized = false; ///< taken hold of only
    QList<LedgerMove> moves; ///< in the order of their arrival
    QString status, subStatus, code; ///< CONTRACT 9.1 and 9.3, before any move
    QString laterStatus, laterSubStatus, laterCode;
    qint64 createdMs = 0;
    qint64 changesAtMs = 0; ///< 0 = final
    QJsonObject request;
};

/// A payment link (CONTRACT 7). Its customer begins when the till first asks for it by its id: nobody pays at an
/// address that nobody was shown.
struct LedgerLink
{
    QString id, orderId, currency;
    qint64 minor = 0;
    QString status; ///< CREATED, USED, CANCELED, EXPIRED
    qint64 createdMs = 0;
    qint64 finishMs = 0; ///< nobody can begin to pay after it
    qint64 seenMs = 0;   ///< 0 = not yet
    qint64 closedMs = 0; ///< 0 = still open
    int tries = 0;       ///< that have ended: payments
    QJsonObject request;
};

/// CONTRACT 2.1: what a repeated key gets.
struct KeyRecord
{
    enum class State { Running, Spent, Answered } state = State::Running;
    qint64 firstMs = 0;
    QByteArray body;   ///< as first sent
    QByteArray answer; ///< the original answer
    int requests = 0;
};

struct LedgerCustomer
{
    QString id, ownId;
    QJsonObject fields;
};

struct LedgerSession
{
    QString id;
    QJsonObject fields;
    bool used = false;
};

struct Ledger
{
    QHash<QString, LedgerCustomer> customers; ///< by id
    QHash<QString, QString> customerByOwnId;
    QHash<QString, LedgerSession> sessions;
    QHash<QString, KeyRecord> keys;
    std::map<QString, LedgerPayment> payments; ///< by id
    QHash<QString, QList<QString>> byOrder;    ///< payment ids
    std::map<QString, LedgerLink> links;       ///< by id
    QHash<QString, QList<QString>> linksByOrder; ///< ids
    int changedBodies = 0;                     ///< repeats of a key with another body
};

/// Where a payment stands with its moves (CONTRACT 6): what is shown, and what is true.
struct Standing
{
    QString status, subStatus;
    qint64 captured = 0, refunded = 0; ///< minor units, succeeded ones
    bool canceled = false;

    qint64 taken(const LedgerPayment &payment) const { return payment.authorized ? captured : payment.minor; }
};
/// With the moves that `sees` lets pass.
Standing standingOf(const LedgerPayment &payment, const std::function<bool(const LedgerMove &)> &sees);
Standing standingOf(const LedgerPayment &payment); ///< with all of them

/// Decimals of a currency (CONTRACT 3.4).
int decimalsOf(const QString &currency);
/// Minor units of a number on the wire; nullopt when it is none or has too many decimals.
std::optional<qint64> minorOf(const QJsonValue &value, const QString &currency);
QJsonValue majorOf(qint64 minor, const QString &currency);
/// Also when all of it was given back later.
bool takesMoney(const QString &status, const QString &subStatus);

} // namespace soak
