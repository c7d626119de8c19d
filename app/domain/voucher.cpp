// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/voucher.h"

#include "domain/voucherfile.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace pos {

namespace {

constexpr qsizetype LongestCode128 = 80, LongestItf = 80, LongestQr = 512;

constexpr WordEntry voucherEntry(VoucherWord what, const char *key, bool filled = false)
{
    return {int(what), key, filled};
}
constexpr WordEntry VoucherEntries[] = {
    voucherEntry(VoucherWord::Title, "title"),
    voucherEntry(VoucherWord::NotPaid, "not_paid"),
    voucherEntry(VoucherWord::WithoutValue, "without_value"),
    voucherEntry(VoucherWord::Amount, "amount"),
    voucherEntry(VoucherWord::Number, "number"),
    voucherEntry(VoucherWord::Until, "until"),
    voucherEntry(VoucherWord::Way, "way"),
    voucherEntry(VoucherWord::Shop, "shop"),
    voucherEntry(VoucherWord::Order, "order"),
    voucherEntry(VoucherWord::WhereCode, "where_code", true),
    voucherEntry(VoucherWord::WhereNumber, "where_number", true),
    voucherEntry(VoucherWord::Goods, "goods"),
    voucherEntry(VoucherWord::Page, "page"),
};

bool isDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

BarcodeKind barcodeKind(QStringView format)
{
    QString name;
    for (const QChar c : format) {
        if (c.isLetterOrNumber())
            name += c.toUpper();
    }
    static const QHash<QString, BarcodeKind> known{
        {QStringLiteral("CODE128"), BarcodeKind::Code128},
        {QStringLiteral("ITF"), BarcodeKind::Itf},
        {QStringLiteral("I2OF5"), BarcodeKind::Itf},
        {QStringLiteral("I25"), BarcodeKind::Itf},
        {QStringLiteral("ITF25"), BarcodeKind::Itf},
        {QStringLiteral("INTERLEAVED2OF5"), BarcodeKind::Itf},
        {QStringLiteral("QR"), BarcodeKind::Qr},
        {QStringLiteral("QRCODE"), BarcodeKind::Qr},
    };
    return known.value(name, BarcodeKind::None);
}

bool canEncode(BarcodeKind kind, QStringView text)
{
    if (text.isEmpty())
        return false;
    switch (kind) {
    case BarcodeKind::None: return false;
    case BarcodeKind::Code128:
        return text.size() <= LongestCode128 && std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~'; });
    case BarcodeKind::Itf: return text.size() <= LongestItf && text.size() % 2 == 0 && isDigits(text);
    case BarcodeKind::Qr: return text.size() <= LongestQr;
    }
    Q_UNREACHABLE();
}

std::optional<Voucher> voucherOf(const Payment &payment)
{
    const PaymentArtefacts &shown = payment.method.artefacts;
    if (!shown.copyText.isEmpty() || !shown.bankAccount.isEmpty() || (shown.number.isEmpty() && shown.barcode.isEmpty()))
        return std::nullopt;
    Voucher voucher;
    voucher.number = shown.number.isEmpty() ? shown.barcode : shown.number;
    // `ticket.type` says what the number itself is, where no bar code is given beside it.
    const bool numberIsCode = shown.voucherType.compare(u"barcode", Qt::CaseInsensitive) == 0 ||
                              shown.voucherType.compare(u"qr", Qt::CaseInsensitive) == 0;
    const QString text = !shown.barcode.isEmpty() ? shown.barcode : numberIsCode ? shown.number : QString();
    if (text.isEmpty())
        return voucher;
    BarcodeKind kind = barcodeKind(shown.barcodeFormat);
    if (shown.barcodeFormat.isEmpty() && shown.voucherType.compare(u"qr", Qt::CaseInsensitive) == 0)
        kind = BarcodeKind::Qr;
    if (!canEncode(kind, text)) {
        voucher.leftOut = true;
        return voucher;
    }
    voucher.kind = kind;
    voucher.code = text;
    return voucher;
}

Expected<VoucherWords, VoucherWords::Faults> VoucherWords::parse(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(Faults{QStringLiteral("$: ") + problem.errorString()});
    Faults faults;
    VoucherWords words;
    words.m_words = WordTable::read(root, QStringLiteral("words"), VoucherEntries, faults);
    return faults.isEmpty() ? Expected<VoucherWords, Faults>(words) : Unexpected(faults);
}

QByteArray VoucherWords::shippedFile()
{
    return QByteArray(voucherfile::Json);
}

const VoucherWords &VoucherWords::shipped()
{
    // A faulty file says nothing; a test sees to it that it is never shipped.
    static const VoucherWords words = parse(shippedFile()).value_or(VoucherWords());
    return words;
}

} // namespace pos
