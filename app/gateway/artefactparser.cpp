// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/artefactparser.h"

#include "gateway/jsonread.h"
#include "gateway/methodparser.h"
#include "gateway/tlspolicy.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pos {

namespace {

constexpr qsizetype LargestPicture = 64 * 1024; // as text; a code of this size is some kilobytes
constexpr qsizetype LongestBrCode = 512;        // EMV MPM: a QR code of version 15 at most
constexpr int Deepest = 12;

/// CRC-16/CCITT-FALSE, the last four characters of the text.
quint16 checksum(QByteArrayView bytes)
{
    quint16 crc = 0xffff;
    for (const char byte : bytes) {
        crc = quint16(crc ^ (quint16(static_cast<unsigned char>(byte)) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return crc;
}

/// An address, a data URI, or bare base64: the documents show the first, providers send all three.
QString pictureOf(const QString &text)
{
    if (text.size() > LargestPicture)
        return {};
    if (const QString address = httpsOnly(text); !address.isEmpty())
        return address;
    if (const QUrl local(text, QUrl::StrictMode); local.scheme() == QLatin1String("http") && isLoopback(local.host()))
        return text; // of a gateway on this machine; who fetches it knows whether there is one
    if (text.startsWith(QLatin1String("data:image/")))
        return text.contains(QLatin1String(";base64,")) ? text : QString();
    const QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
    const bool picture = bytes.startsWith("\x89PNG") || bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("GIF8");
    return picture ? QStringLiteral("data:image/png;base64,") + text : QString();
}

void fill(QString &target, const QString &value)
{
    if (target.isEmpty() && !isBrCode(value)) // a code is no words for people
        target = value.left(1024);
}

QString searchBrCode(const QJsonValue &value, int depth)
{
    if (depth > Deepest)
        return {};
    if (value.isString()) {
        const QString text = value.toString().trimmed();
        if (isBrCode(text))
            return text;
        if (!text.startsWith(u'{')) // raw_response may be JSON as text
            return {};
        return searchBrCode(QJsonDocument::fromJson(text.toUtf8()).object(), depth + 1);
    }
    const auto search = [depth](const auto &values) {
        for (const QJsonValue item : values) {
            if (const QString found = searchBrCode(item, depth + 1); !found.isEmpty())
                return found;
        }
        return QString();
    };
    return value.isArray() ? search(value.toArray()) : search(value.toObject());
}

} // namespace

bool isBrCode(const QString &text)
{
    if (!text.startsWith(QLatin1String("000201")) || text.size() < 20 || text.size() > LongestBrCode)
        return false;
    const QByteArray bytes = text.toUtf8();
    bool hexadecimal = false;
    const uint stated = text.right(4).toUInt(&hexadecimal, 16);
    return hexadecimal && bytes.chopped(4).endsWith("6304") && checksum(bytes.chopped(4)) == stated;
}

QString findBrCode(const QJsonObject &payment)
{
    return searchBrCode(payment, 0);
}

void readArtefacts(const QJsonObject &detail, PaymentArtefacts &artefacts)
{
    using L1 = QLatin1String;
    if (artefacts.imageUrl.isEmpty())
        artefacts.imageUrl = pictureOf(json::text(detail, L1("provider_image")));
    fill(artefacts.number, json::text(detail, L1("provider_number")));
    fill(artefacts.barcode, json::text(detail, L1("provider_barcode")));
    if (!artefacts.number.isEmpty() || !artefacts.barcode.isEmpty()) { // "type" means other things elsewhere
        fill(artefacts.barcodeFormat, json::text(detail, L1("provider_format")));
        fill(artefacts.voucherType, json::text(detail, L1("type")));
    }
    fill(artefacts.instruction, json::text(detail, L1("payment_instruction")));
    fill(artefacts.bankName, json::text(detail, L1("bank_name")));
    fill(artefacts.bankAccount, json::firstText(detail, {L1("bank_account"), L1("bank_account_2")}));
    fill(artefacts.beneficiary, json::text(detail, L1("beneficiary_name")));
    fill(artefacts.reference, json::text(detail, L1("reference")));
}

} // namespace pos
