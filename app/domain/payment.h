// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment as Yuno describes it, after the normaliser of CONTRACT 5.6.
#pragma once

#include "domain/ids.h"
#include "domain/money.h"
#include "domain/paymentstatus.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pos {

struct Transaction
{
    TransactionId id;
    QString type;             ///< PURCHASE, AUTHORIZE, CAPTURE, REFUND, CANCEL ... (9.2)
    QString status;           ///< as received
    QString category;
    std::optional<Money> amount;
    QString responseCode, responseMessage, reason, description;
    QString merchantReference;
    QString adviceCode, adviceMessage;
    QString providerId, providerStatus, providerTransactionId, iso8583Code;
    QString receiptUrl;
    qint64 createdMs = 0;     ///< UTC; 0 = not given
    qint64 updatedMs = 0;

    friend bool operator==(const Transaction &, const Transaction &) = default;
};

/// What the customer needs in order to pay (CONTRACT 5.7); all of it may be empty.
struct PaymentArtefacts
{
    QString imageUrl;     ///< of a QR code: https, http on this machine, or data:image/... up to 64 KiB
    QString copyText;     ///< the same as text ("000201..."), its checksum proven
    QString number;       ///< of a voucher
    QString barcode;
    QString barcodeFormat; ///< "CODE128" ...: provider_format, in the provider's spelling
    QString voucherType;   ///< ticket.type: number, barcode, custom, reference_code, qr
    QString instruction;  ///< the provider's own words
    QString bankName, bankAccount, beneficiary, reference; ///< to pay into

    bool isEmpty() const { return *this == PaymentArtefacts{}; }
    friend bool operator==(const PaymentArtefacts &, const PaymentArtefacts &) = default;
};

/// Method and artefacts, first non-empty of the places of CONTRACT 5.7.
struct PaymentMethodInfo
{
    QString type;             ///< CARD ...
    QString category;
    QString brand, lastFour, cardType, issuer;
    int installments = 0;     ///< 0 = not given
    std::optional<bool> capture;
    QString authorizationCode;
    QString redirectUrl;      ///< https only, else empty
    qint64 expiresMs = 0;
    PaymentArtefacts artefacts;

    friend bool operator==(const PaymentMethodInfo &, const PaymentMethodInfo &) = default;
};

struct Payment
{
    PaymentId id;
    MerchantOrderId orderId;
    QString merchantReference, description, accountId, country, workflow;
    PaymentStatus status;
    Money amount;             ///< invalid when the answer held none that could be read exactly
    std::optional<Money> captured, refunded;
    CheckoutSessionId session;
    bool actionRequired = false; ///< sdk_action_required, wherever it was
    PaymentMethodInfo method;
    GatewayCustomerId customerId;
    QString payerName;
    QList<Transaction> transactions; ///< unique by id, oldest first
    QString idempotencyKey;   ///< GET only, may be empty
    QString linkId;
    qint64 createdMs = 0;     ///< UTC; 0 = not given
    qint64 updatedMs = 0;
    QByteArray raw;           ///< JSON as received, tokens redacted, for evidence

    StatusFacts facts() const { return statusFacts(status); }
    /// The transaction that explains the present state: the newest that is not a mere check.
    const Transaction *decisive() const;
    /// (captured > 0 ? captured : value if money moved) - refunded, never below zero (CONTRACT 5.6).
    Money refundable() const;
    friend bool operator==(const Payment &, const Payment &) = default;
};

/// How an answer compares with what was asked (DESIGN 3, CONTRACT 3.2).
enum class EchoVerdict {
    Matches,
    ForeignOrder,      ///< another merchant order id: never accepted as ours
    ForeignAccount,
    OtherCurrency,
    PowerOfTen,        ///< amount off by a power of ten: the till blocks
    OtherAmount,
    AmountUnreadable,
};
EchoVerdict compareEcho(const Payment &answer, Money asked, const MerchantOrderId &orderId, const QString &accountId);

/// CONTRACT 9.1, "Paid test": white-listed status and exactly the amount and currency asked
/// (for PARTIALLY_CAPTURED: captured).
bool paidExactly(const Payment &payment, Money asked);

/// `fresh`, with what `earlier` told the customer to do where the newer answer of the same payment leaves it out.
Payment keepingArtefacts(Payment fresh, const std::optional<Payment> &earlier);

/// The one attempt state of a payment: its 9.1 row, with Approved and Captured only if paidExactly().
/// What was only authorised may be captured in part: that was somebody's decision, and `captured` is paid.
AttemptState attemptStateOf(const Payment &payment, Money asked, bool onlyAuthorized = false);

}

Q_DECLARE_METATYPE(pos::Payment)
