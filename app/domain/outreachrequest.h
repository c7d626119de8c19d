// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What Yuno's agent is told about somebody who did not pay: every field of the
// two requests of CONTRACT 10, as the forms hold them. Personal data. An empty
// text, nullopt or 0 means "not given" and is not sent.
#pragma once

#include "domain/cart.h"
#include "domain/contact.h"
#include "domain/customer.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <utility>

namespace pos {

using KeyValues = QList<std::pair<QString, QString>>; ///< in the order of the form

enum class FlowStage { ProductSelection, CartReview, Checkout, Paying };
enum class FlowPlatform { Web, Ios, Android };
enum class PreferredChannel { Auto, PhoneCall, WhatsApp };
/// As on the wire: "cart_review", "ios", "auto".
QString flowStageName(FlowStage stage);
QString flowPlatformName(FlowPlatform platform);
QString preferredChannelName(PreferredChannel channel);
/// What the customer may be reached by: auto = both.
QList<ContactChannel> channelsOf(PreferredChannel channel);

struct OutreachItem
{
    QString name, sku;
    std::optional<int> quantity;
    std::optional<Money> price; ///< of one

    friend bool operator==(const OutreachItem &, const OutreachItem &) = default;
};

/// POST /smart-support/external/payments (CONTRACT 10.1).
struct AbandonedFlow
{
    QString fullName;
    PhoneNumber phone;
    QString email;
    QString country;  ///< alpha-2
    QString language; ///< "es", "pt-BR"
    qint64 abandonedMs = 0;
    std::optional<FlowStage> stage;
    std::optional<FlowPlatform> platform; ///< there is no "pos": a till says web
    QString sessionId;                    ///< our sale
    std::optional<Money> total;
    Currency currency;                    ///< of total and items
    QList<OutreachItem> items;
    PreferredChannel channel = PreferredChannel::Auto;
    QString reason;
    KeyValues metadata;

    friend bool operator==(const AbandonedFlow &, const AbandonedFlow &) = default;
};

struct MessageTemplate
{
    QString id; ///< Yuno's
    KeyValues variables;

    bool isEmpty() const { return id.isEmpty() && variables.isEmpty(); }
    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

struct SellerDetails
{
    QString name, fallbackInstructions, redirectionUrl;

    friend bool operator==(const SellerDetails &, const SellerDetails &) = default;
};

struct DeclinedCard
{
    int expirationMonth = 0;
    int expirationYear = 0; ///< four digits
    QString iin, lastFour, issuer;
    QString type; ///< CREDIT, DEBIT, PREPAID

    bool isEmpty() const { return *this == DeclinedCard{}; }
    friend bool operator==(const DeclinedCard &, const DeclinedCard &) = default;
};

/// POST /smart-support/external/payments/recover (CONTRACT 10.2): one payment a call.
struct DeclinedPayment
{
    std::optional<ContactChannel> channel;
    MessageTemplate message; ///< needed for WhatsApp
    MessageTemplate pdf;     ///< WhatsApp only
    QStringList methods;     ///< alternatives to offer
    SellerDetails seller;
    QString accountId;
    PaymentId payment;
    MerchantOrderId order;
    QString country;
    QString description;
    qint64 createdMs = 0;
    QString declinedReason;
    QString methodType;
    DeclinedCard card;
    std::optional<Money> amount;
    QString firstName, lastName;
    Phone phone;

    /// Where the agent calls: "+" code and number.
    PhoneNumber destination() const;
    friend bool operator==(const DeclinedPayment &, const DeclinedPayment &) = default;
};

/// Prefills: what a sale, its customer and a payment know; the rest stays empty for the form to ask.
struct Sale;
struct Attempt;
AbandonedFlow abandonedFlowOf(const Sale &sale, const std::optional<Customer> &customer);
DeclinedPayment declinedPaymentOf(const Attempt &attempt, const std::optional<Customer> &customer, const QString &accountId);

} // namespace pos

Q_DECLARE_METATYPE(pos::AbandonedFlow)
Q_DECLARE_METATYPE(pos::DeclinedPayment)
