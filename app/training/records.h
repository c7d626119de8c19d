// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the training gateway remembers. Plain values; instants are milliseconds
// since the epoch, amounts ten-thousandths (wireamount.h). The JSON forms are
// the lines of the data file; they hold no card number and no key of anybody.
#pragma once

#include "training/wireamount.h"

#include <QJsonObject>
#include <QList>

namespace pos::training {

struct Customer
{
    QString id = {};
    QString merchantId = {}; ///< merchant_customer_id
    QJsonObject fields = {}; ///< as sent, limits checked
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    bool deleted = false;
};

struct SavedMethod
{
    QString token = {}; ///< vaulted_token
    QString customerId = {};
    QString country = {};
    QString brand = {}; ///< VISA, MASTERCARD, ...
    QString iin = {};   ///< first eight digits
    QString lastFour = {};
    QString cardType = {}; ///< CREDIT or DEBIT
    int month = 11;
    int year = 30;           ///< two digits
    QString status = {};     ///< ENROLLED, UNENROLLED, EXPIRED ...
    QString forcedCode = {}; ///< the outcome that this test card forces; empty = the description decides
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 lastUsedMs = 0; ///< last success; 0 = never

    QString name() const { return brand % QStringLiteral(" ****") % lastFour; }
};

struct Session
{
    QString id = {};
    QJsonObject fields = {};
    qint64 createdMs = 0;
    QString paymentId = {}; ///< of the one payment it was used for, or empty
};

struct Transaction
{
    QString id = {};
    QString type = {}; ///< PURCHASE, AUTHORIZE, CAPTURE, REFUND, CANCEL, THREE_D_SECURE, CHARGEBACK
    QString status = {};
    Scaled amount = 0;
    QString code = {}; ///< response_code
    QString message = {};
    QString iso8583 = {};
    QString adviceCode = {};
    QString merchantReference = {};
    QString reason = {};
    QString description = {};
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
};

struct Payment
{
    QString id = {};
    QString key = {};         ///< X-Idempotency-Key of its creation
    QJsonObject request = {}; ///< the body that created it
    QString customerId = {};  ///< or empty
    QString methodToken = {}; ///< vaulted token, or empty
    QString currency = {};
    Scaled amount = 0;
    Scaled captured = 0; ///< by CAPTURE; stays 0 for a purchase
    Scaled refunded = 0;
    bool capture = true; ///< false = authorise only
    QString status = {};
    QString subStatus = {};
    QList<Transaction> transactions = {}; ///< oldest first
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 settlesAtMs = 0; ///< 0 = does not change by itself
    QString settlesAs = {}; ///< outcome code that it gets then; empty = success
    qint64 expiresMs = 0;   ///< told to the client; 0 = no deadline
    QString linkId = {};    ///< of the payment link it was made under, or empty

    QString orderId() const;
    /// What a customer will do under a link is stored before it happens.
    bool existsAt(qint64 nowMs) const { return linkId.isEmpty() || createdMs <= nowMs; }
    /// Whether the customer's money was taken at some time, and how much of it (refunds not deducted).
    bool tookMoney() const;
    Scaled charged() const;
};

struct Link
{
    QString id = {};
    QJsonObject request = {}; ///< the body that created it
    QString customerId = {};  ///< or empty
    QString currency = {};
    Scaled amount = 0;
    qint64 createdMs = 0;
    qint64 finishMs = 0;
    qint64 canceledMs = 0; ///< 0 = was not

    QString orderId() const;
};

/// What a repeated idempotency key gets (CONTRACT 2.1). A key counts for one path.
struct KeyRecord
{
    QString scope = {}; ///< "PATH KEY"
    int status = 0;     ///< HTTP status of the original response; 0 = failed before a payment existed
    QByteArray body = {};
    qint64 createdMs = 0;
};

/// Requests to create a payment under one order id and key.
struct Counter
{
    QString orderId = {};
    QString key = {};
    qint64 requests = 0;
    QString currency = {}; ///< of the last request
};

/// What the agent was asked for, for the report of communications.
struct ContactRecord
{
    QString id = {};
    QString paymentId = {};
    QString orderId = {};
    QString channel = {}; ///< PHONE_CALL or WHATSAPP_MESSAGE
    QString phone = {};   ///< with its plus
    qint64 createdMs = 0;
};

/// A report that was asked for. Short-lived: not kept in the data file.
struct ReportRecord
{
    QString id = {};
    QString type = {};
    QString reference = {}; ///< merchant_reference_id
    QString accountId = {};
    qint64 fromMs = 0, untilMs = 0;
    qint64 createdMs = 0;
    qint64 readyMs = 0;
    bool downloaded = false;
};

QJsonObject toJson(const Customer &customer);
QJsonObject toJson(const SavedMethod &method);
QJsonObject toJson(const Session &session);
QJsonObject toJson(const Payment &payment);
QJsonObject toJson(const Link &link);
QJsonObject toJson(const KeyRecord &key);
QJsonObject toJson(const Counter &counter);
QJsonObject toJson(const ContactRecord &contact);
Customer customerFromJson(const QJsonObject &json);
SavedMethod savedMethodFromJson(const QJsonObject &json);
Session sessionFromJson(const QJsonObject &json);
Payment paymentFromJson(const QJsonObject &json);
Link linkFromJson(const QJsonObject &json);
KeyRecord keyFromJson(const QJsonObject &json);
Counter counterFromJson(const QJsonObject &json);
ContactRecord contactFromJson(const QJsonObject &json);

} // namespace pos::training
