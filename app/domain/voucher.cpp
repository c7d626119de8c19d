// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/voucher.h"

#include "domain/voucherfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace pos {

namespace {

constexpr qsizetype LongestCode128 = 80, LongestItf = 80, LongestQr = 512;

struct WordKey
{
    VoucherWord word;
    const char *key;
};
constexpr WordKey WordKeys[] = {
    {VoucherWord::Title, "title"},
    {VoucherWord::NotPaid, "not_paid"},
    {VoucherWord::WithoutValue, "without_value"},
    {VoucherWord::Amount, "amount"},
    {VoucherWord::Number, "number"},
    {VoucherWord::Until, "until"},
    {VoucherWord::Way, "way"},
    {VoucherWord::Shop, "shop"},
    {VoucherWord::Order, "order"},
    {VoucherWord::WhereCode, "where_code"},
    {VoucherWord::WhereNumber, "where_number"},
    {VoucherWord::Goods, "goods"},
    {VoucherWord::Page, "page"},
};

QString keyOf(VoucherWord word)
{
    const auto found = std::ranges::find(WordKeys, word, &WordKey::word);
    return QString::fromLatin1(found->key);
}

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
    VoucherWords words;
    Faults faults;
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(Faults{QStringLiteral("$: ") + problem.errorString()});
    if (root.value(QLatin1String("schema")).toInt() != 1)
        faults << QStringLiteral("schema: 1 is needed");
    const QJsonArray languages = root.value(QLatin1String("languages")).toArray();
    for (const QJsonValue &language : languages)
        words.m_languages << language.toString();
    if (!words.m_languages.contains(QStringLiteral("en")))
        faults << QStringLiteral("languages: en is needed");
    const QJsonObject texts = root.value(QLatin1String("words")).toObject();
    for (const WordKey &known : WordKeys) {
        const QString key = QString::fromLatin1(known.key);
        const QJsonObject each = texts.value(key).toObject();
        for (const QString &language : std::as_const(words.m_languages)) {
            const QString text = each.value(language).toString();
            const QString path = QStringLiteral("words.%1.%2: ").arg(key, language);
            if (text.isEmpty())
                faults << path + QStringLiteral("a text is needed");
            const bool named = known.word == VoucherWord::WhereCode || known.word == VoucherWord::WhereNumber;
            if (named != text.contains(QStringLiteral("%1")))
                faults << path + QStringLiteral("the place for the name of the way to pay (only in where_...)");
            words.m_words[key].insert(language, text);
        }
    }
    const QStringList keys = texts.keys();
    for (const QString &key : keys) {
        if (!words.m_words.contains(key))
            faults << QStringLiteral("words.%1: unknown key").arg(key);
    }
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

QString VoucherWords::word(VoucherWord word, const QString &language) const
{
    const QHash<QString, QString> texts = m_words.value(keyOf(word));
    return texts.value(language, texts.value(QStringLiteral("en")));
}

} // namespace pos
