// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A number to pay with elsewhere, hours or days later, and the bar code that
// stands for it (CONTRACT 5.7). Which bar code is drawn is what the answer names;
// nothing is guessed: what is not named, or does not fit, is the number alone.
// Never a proof of payment. Pure.
#pragma once

#include "base/result.h"
#include "domain/payment.h"
#include "domain/wordtable.h"

#include <QByteArray>

#include <optional>

namespace pos {

enum class BarcodeKind { None, Code128, Itf, Qr };

struct Voucher
{
    QString number;       ///< as a person says it; never empty
    BarcodeKind kind = BarcodeKind::None;
    QString code;         ///< what the bar code holds; empty when there is none to draw
    bool leftOut = false; ///< there is a bar code, of a kind or with a text that cannot be drawn

    friend bool operator==(const Voucher &, const Voucher &) = default;
};

/// nullopt when the payment holds none: a code of a scheme or an account to pay into is no voucher.
std::optional<Voucher> voucherOf(const Payment &payment);
/// "CODE_128", "Interleaved 2 of 5", "qr" ...; None = not one that can be drawn here.
BarcodeKind barcodeKind(QStringView format);
/// False for a text that the kind has no signs or no room for.
bool canEncode(BarcodeKind kind, QStringView text);

/// What stands on a voucher, in the customer's language: resources/voucher/words.json.
enum class VoucherWord { Title, NotPaid, WithoutValue, Amount, Number, Until, Way, Shop, Order, WhereCode, WhereNumber, Goods, Page };

class VoucherWords
{
public:
    using Faults = QStringList; ///< English: "words.title.es: ...", for who maintains the file
    static Expected<VoucherWords, Faults> parse(const QByteArray &json);
    /// Of the file that this program was built with. Valid for the life of the process.
    static const VoucherWords &shipped();
    static QByteArray shippedFile();

    QStringList languages() const { return m_words.languages(); }
    /// English for a language that the file does not have.
    QString word(VoucherWord word, const QString &language) const { return m_words.text(int(word), language); }

private:
    WordTable m_words;
};

} // namespace pos
