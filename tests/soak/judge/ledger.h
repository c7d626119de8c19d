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

#include <map>
#include <optional>

namespace soak {

struct LedgerPayment
{
    QString id, orderId, key, session;
    QString currency;
    qint64 minor = 0;
    QString status, subStatus, code; ///< CONTRACT 9.1 and 9.3
    QString laterStatus, laterSubStatus, laterCode;
    qint64 createdMs = 0;
    qint64 changesAtMs = 0; ///< 0 = final
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
    int changedBodies = 0;                     ///< repeats of a key with another body
};

/// Decimals of a currency (CONTRACT 3.4).
int decimalsOf(const QString &currency);
/// Minor units of a number on the wire; nullopt when it is none or has too many decimals.
std::optional<qint64> minorOf(const QJsonValue &value, const QString &currency);
QJsonValue majorOf(qint64 minor, const QString &currency);
bool takesMoney(const QString &status, const QString &subStatus);

} // namespace soak
