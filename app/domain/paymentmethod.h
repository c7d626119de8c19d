// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A way to pay as data (DESIGN 4): adding one is adding a description to
// resources/methods, never a code path. What no source says about a method is
// left out there and has its default here.
#pragma once

#include "domain/money.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pos {

enum class Workflow { SdkCheckout, Direct, Redirect, PaymentLink };
QString workflowName(Workflow workflow); ///< "SDK_CHECKOUT" ...

/// What the customer gets to see or do.
enum class Presentation {
    Silent,      ///< nothing: the answer decides
    QrImage,     ///< a code of the scheme, else the page as a code
    RedirectQr,  ///< the page as a code, opened on the customer's phone
    Code,        ///< a number or bar code to print, paid elsewhere, hours or days later
    BankDetails, ///< an account to pay into
    LinkQr,      ///< a payment link as a code: the customer chooses on the page how to pay
    PhonePush,   ///< the wallet asks on the customer's phone
};

/// A country where the method works, and in which currencies.
struct MethodPlace
{
    QString country;
    QStringList currencies;

    friend bool operator==(const MethodPlace &, const MethodPlace &) = default;
};

/// Where the customer has the account; of a method that asks for it.
struct Bank
{
    QString id; ///< Yuno's, sent as it came
    QString name;

    friend bool operator==(const Bank &, const Bank &) = default;
};

struct PaymentMethod
{
    QString id;               ///< stable, for settings: "saved_card"
    QString name = {};        ///< its proper name, the same in every language: "PIX"
    QString type;             ///< payment_method.type: "CARD"
    QString category;         ///< key under payment_method_detail: "card"
    std::optional<Workflow> workflow = {}; ///< none = the till's own (SDK_CHECKOUT or DIRECT)
    Presentation presentation = Presentation::Silent;
    bool needsSavedMethod = false; ///< a vaulted token of the customer
    QStringList payerFields;  ///< customer fields the method cannot do without
    QStringList documentTypes = {}; ///< of the payer; empty = any of the country
    bool asksBank = false;    ///< which bank; without an answer the customer's page asks (CONTRACT 5.3)
    bool immediate = true;
    bool installmentsAllowed = false;
    bool authorizeOnlyAllowed = false;
    bool cancellable = true;
    bool refundable = true;
    bool everywhere = false;  ///< not bound to places
    QList<MethodPlace> places = {}; ///< empty and not everywhere: no source says; only where the shop names it
    QList<Money> least = {}, most = {}; ///< limits, by currency, where a source says them

    bool worksIn(QStringView country, Currency currency) const;
    bool takes(Money amount) const; ///< within the limits that are known
};

/// All methods that this version describes.
const QList<PaymentMethod> &paymentMethods();
const PaymentMethod *findPaymentMethod(QStringView id);

/// In Settings::methods: all that are described for the shop's country and currency, saved cards aside; last those
/// that work everywhere.
inline constexpr QLatin1StringView LocalMethods{"local_methods"};
bool isMethodChoice(QStringView id); ///< a method's id, or LocalMethods
/// What the shop offers for this amount, in its order: named ones where nothing speaks against the place, and
/// those of LocalMethods. An invalid amount stands for any.
QList<PaymentMethod> offeredMethods(const QStringList &chosen, QStringView country, Currency currency, Money amount);

}
