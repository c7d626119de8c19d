// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The calls a till makes to Yuno (CONTRACT 4-7, 12). Lives on the engine thread.
// Every call answers exactly once through its callback, never from inside the
// starting call, and not at all after its CallHandle was dropped. No call
// retries by itself: retrying is the services' decision (CONTRACT 2.3).
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "domain/attempt.h"
#include "domain/cart.h"
#include "domain/customer.h"
#include "domain/operation.h"
#include "domain/paymentmethod.h"
#include "domain/settings.h"

#include <functional>
#include <memory>

namespace pos {

/// What happened on the wire, for the timeline and for deciding. No secrets, no personal data.
struct Exchange
{
    QString method, path;      ///< "POST", "/v1/payments"
    qint64 startedMs = 0;      ///< UTC
    qint64 elapsedMs = 0;
    qint64 bytesSent = 0;      ///< body bytes that the network took; for GET 0
    bool mayHaveLeft = false;  ///< false = certainly no byte of this request left the machine
    int httpStatus = 0;
    QString requestId;
};

template <typename T> struct Answer
{
    Result<T> result;
    Exchange exchange;
};
template <typename T> using AnswerHandler = std::function<void(const Answer<T> &)>;

/// Dropping it abandons the call: the request is aborted and the handler never runs.
class CallHandle
{
public:
    virtual ~CallHandle() = default;
};
using Call = std::unique_ptr<CallHandle>;

struct GatewayProfile
{
    QUrl baseUrl;              ///< without /v1
    QString accountId;
    AmountUnit amountUnit = AmountUnit::Major;
    QString proxy = QStringLiteral("system");
};

struct SessionRequest
{
    MerchantOrderId orderId;
    QString description;
    QString country;
    Money amount;
    GatewayCustomerId customer; ///< may be empty
    QString callbackUrl;        ///< may be empty
    QList<std::pair<QString, QString>> metadata;
};

struct CheckoutSession
{
    CheckoutSessionId id;
    MerchantOrderId orderId;
    Money amount;
    bool used = false;
    qint64 createdMs = 0;
};

/// One entry of GET /checkout/sessions/{id}/payment-methods.
struct OfferedMethod
{
    QString name, type, category;
    VaultedToken token;         ///< empty = not a saved one
};

/// Everything a till can know about a payment to create (CONTRACT 5.1-5.5).
struct PaymentRequest
{
    MerchantOrderId orderId;
    QString merchantReference;
    QString country;
    ChargeIntent intent;
    QString methodType;         ///< PaymentMethod::type
    QString bankId;             ///< of a method that asks for it; may be empty
    Workflow workflow = Workflow::SdkCheckout;
    CheckoutSessionId session;  ///< required for SdkCheckout
    std::optional<Customer> payer;
    Cart cart;
    CartTotals totals;
    QString callbackUrl;
    QString salesChannel;       ///< shop/till
    QList<std::pair<QString, QString>> metadata; ///< register, operator, sale
    qint64 startMs = 0, finishMs = 0; ///< of a payment link: its time
    bool saveCard = false;      ///< of a payment link for a saved customer, who agreed
};

class GatewayPort
{
public:
    virtual ~GatewayPort() = default;

    /// New calls use them; running calls finish with the old ones.
    virtual void setProfile(const GatewayProfile &profile) = 0;
    virtual void setCredentials(Credentials credentials) = 0;

    virtual Call createCustomer(const Customer &customer, AnswerHandler<Customer> handler) = 0;
    virtual Call customer(const GatewayCustomerId &id, AnswerHandler<Customer> handler) = 0;
    /// NotFound when Yuno has none with our id.
    virtual Call customerByOwnId(const CustomerId &id, AnswerHandler<Customer> handler) = 0;
    virtual Call updateCustomer(const Customer &customer, AnswerHandler<Customer> handler) = 0;
    virtual Call deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> handler) = 0;
    virtual Call savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> handler) = 0;
    /// Yuno forgets the method. May be repeated with its key; what became of it is in savedMethods().
    virtual Call unenroll(const GatewayCustomerId &customer, const VaultedToken &token, const IdempotencyKey &key,
                          AnswerHandler<void> handler) = 0;

    virtual Call createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler) = 0;
    virtual Call session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> handler) = 0;
    virtual Call offeredMethods(const CheckoutSessionId &id, AnswerHandler<QList<OfferedMethod>> handler) = 0;

    /// Banks that a method works with in a country (CONTRACT 5.3); may be empty.
    virtual Call banks(const QString &country, const QString &methodType, AnswerHandler<QList<Bank>> handler) = 0;

    /// The exact bytes to journal and then send, of POST /payment-links where the workflow says so. InvalidInput
    /// with the field when a limit is broken.
    virtual Result<QByteArray> paymentBody(const PaymentRequest &request) const = 0;
    /// Sends those bytes once, from a one-shot device.
    virtual Call createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler) = 0;
    /// Sends those bytes once to /payment-links. The key is sent along, but nothing says that it protects (CONTRACT
    /// 2.2): never to be repeated after bytes may have left.
    virtual Call createLink(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<PaymentLink> handler) = 0;
    virtual Call link(const LinkId &id, AnswerHandler<PaymentLink> handler) = 0;
    /// Answers the link as it then is. May be repeated: a cancelled link stays cancelled.
    virtual Call cancelLink(const LinkId &id, const MerchantOrderId &orderId, AnswerHandler<PaymentLink> handler) = 0;
    /// The exact bytes of a capture, cancel or refund, from its reference and intent; as paymentBody().
    virtual Result<QByteArray> operationBody(const Operation &operation) const = 0;
    /// Sends operation.body once, with its key, to the path of its kind, payment and target. The answer is a
    /// transaction around a short payment or a whole payment; what counts is the payment as read afterwards.
    virtual Call operate(const Operation &operation, AnswerHandler<Payment> handler) = 0;
    /// With transactions_history=true.
    virtual Call payment(const PaymentId &id, AnswerHandler<Payment> handler) = 0;
    /// The same with raw_response=true, where some providers put what a customer needs (CONTRACT 5.7).
    virtual Call paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler) = 0;
    /// An empty list means "not visible yet", never "did not happen". PAYMENT_NOT_FOUND gives an empty list too.
    virtual Call paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> handler) = 0;
};

}
