// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/customerphone.h"

#include "training/paymentview.h"

#include <chrono>

namespace pos::training {

namespace {

using namespace std::chrono_literals;

constexpr qint64 CodeLifeMs = std::chrono::milliseconds(15min).count();
constexpr qint64 VoucherLifeMs = std::chrono::milliseconds(72h).count();
constexpr qint64 TomorrowMs = std::chrono::milliseconds(24h).count();

QString digitsOf(const QString &id, const char *purpose, int length)
{
    QString digits;
    for (int i = 0; i < length; ++i)
        digits += QString::number(variantOf(id + QString::number(i), purpose, 10));
    return digits;
}

QString field(int id, const QString &value)
{
    return QStringLiteral("%1%2%3").arg(id, 2, 10, QLatin1Char('0')).arg(value.size(), 2, 10, QLatin1Char('0')).arg(value);
}

/// A payment code of the kind that PIX shows: EMV fields and their checksum.
QString brCode(const Payment &payment)
{
    const QString account = field(0, QStringLiteral("br.gov.bcb.pix")) %
                            field(25, QStringLiteral("pix.training.example/") % payment.id.left(13));
    QString code = field(0, QStringLiteral("01")) % field(1, QStringLiteral("12")) % field(26, account) %
                   field(52, QStringLiteral("0000")) % field(53, QStringLiteral("986")) %
                   field(58, QStringLiteral("BR")) % field(59, QStringLiteral("MOSTRADOR TRAINING")) %
                   field(60, QStringLiteral("SAO PAULO")) % field(62, field(5, QStringLiteral("***"))) %
                   QStringLiteral("6304");
    quint16 crc = 0xffff; // CRC-16/CCITT-FALSE over all that stands before it
    const QByteArray bytes = code.toLatin1();
    for (const char byte : bytes) {
        crc = quint16(crc ^ (quint16(static_cast<unsigned char>(byte)) << 8));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return code + QStringLiteral("%1").arg(crc, 4, 16, QLatin1Char('0')).toUpper();
}

int lastTwoDigits(const Payment &payment)
{
    return int(minorFromScaled(payment.amount, payment.currency) % 100);
}

bool isOnlyInRaw(const Payment &payment)
{
    return lastTwoDigits(payment) == 44;
}

/// What the customer's no is called: of a card the confirmation with the bank fails (CONTRACT 5.8).
QString refusalOf(const Payment &payment)
{
    const bool challenge = !payment.transactions.isEmpty() && payment.transactions.constFirst().type == u"THREE_D_SECURE";
    return challenge ? QStringLiteral("AUTHENTICATION_FAILED_THREE_D_SECURE") : QStringLiteral("CANCELLED_BY_USER");
}

} // namespace

std::optional<CustomerAct> customerActFromName(QStringView name)
{
    if (name == u"approve")
        return CustomerAct::Approve;
    if (name == u"decline")
        return CustomerAct::Decline;
    if (name == u"ignore")
        return CustomerAct::Ignore;
    if (name == u"expire")
        return CustomerAct::Expire;
    return std::nullopt;
}

bool waitsForCustomer(const Payment &payment)
{
    return payment.status == QLatin1String("READY_TO_PAY") ||
           payment.subStatus == QLatin1String("WAITING_ADDITIONAL_STEP");
}

void planCustomer(Payment &payment, const QString &category, qint64 soonMs)
{
    if (!waitsForCustomer(payment))
        return;
    const bool voucher = category == QLatin1String("TICKET");
    payment.expiresMs = payment.createdMs + (voucher ? VoucherLifeMs : CodeLifeMs);
    payment.settlesAtMs = voucher ? payment.createdMs + TomorrowMs : soonMs;
    const int lastTwo = lastTwoDigits(payment);
    if (lastTwo == 41) {
        payment.settlesAs = refusalOf(payment);
        payment.settlesAtMs = soonMs;
    } else if (lastTwo == 42) {
        payment.settlesAs = QStringLiteral("EXPIRED_BY_PROVIDER");
        payment.settlesAtMs = soonMs;
        payment.expiresMs = soonMs;
    } else if (lastTwo == 43) {
        payment.settlesAs = QStringLiteral("EXPIRED_BY_PROVIDER");
        payment.settlesAtMs = payment.expiresMs;
    }
}

bool actAsCustomer(Payment &payment, CustomerAct act, qint64 nowMs)
{
    payment = settled(payment, nowMs);
    if (!waitsForCustomer(payment))
        return false;
    payment.settlesAtMs = nowMs;
    switch (act) {
    case CustomerAct::Approve:
        payment.settlesAs.clear();
        break;
    case CustomerAct::Decline:
        payment.settlesAs = refusalOf(payment);
        break;
    case CustomerAct::Expire:
        payment.settlesAs = QStringLiteral("EXPIRED_BY_PROVIDER");
        payment.expiresMs = nowMs;
        break;
    case CustomerAct::Ignore:
        payment.settlesAs = QStringLiteral("EXPIRED_BY_PROVIDER");
        payment.settlesAtMs = payment.expiresMs;
        return true;
    }
    payment = settled(payment, nowMs);
    return true;
}

WaitingPayment phoneView(const Payment &payment)
{
    const QJsonObject method = payment.request.value(QLatin1String("payment_method")).toObject();
    return {payment.id, payment.orderId(), method.value(QLatin1String("type")).toString(), payment.currency,
            minorFromScaled(payment.amount, payment.currency), payment.createdMs};
}

QJsonObject rawArtefacts(const Payment &payment, const QString &type)
{
    if (type != QLatin1String("PIX") || !isOnlyInRaw(payment))
        return {};
    return {{QStringLiteral("point_of_interaction"), QJsonObject{{QStringLiteral("qr_code"), brCode(payment)}}}};
}

QJsonObject artefactsJson(const Payment &payment, const QString &type, const QString &category)
{
    QJsonObject detail{{QStringLiteral("provider_image"), QString()},
                       {QStringLiteral("payment_instruction"), QJsonValue::Null}};
    if (payment.expiresMs > 0)
        detail.insert(QStringLiteral("expires_at"), isoTime(payment.expiresMs));
    if (type == QLatin1String("PIX")) {
        if (!isOnlyInRaw(payment))
            detail.insert(QStringLiteral("payment_instruction"), brCode(payment));
    } else if (category == QLatin1String("TICKET")) {
        detail.insert(QStringLiteral("provider_number"), digitsOf(payment.id, "voucher", 14));
        // One of each kind: a long bar code of digits, the number alone, and the ordinary bar code.
        const bool boleto = type == QLatin1String("BOLETO"), alone = type == QLatin1String("PAGO_EFECTIVO");
        detail.insert(QStringLiteral("type"), alone ? QStringLiteral("number") : QStringLiteral("barcode"));
        detail.insert(QStringLiteral("provider_barcode"), alone ? QString() : digitsOf(payment.id, "barcode", boleto ? 44 : 24));
        detail.insert(QStringLiteral("provider_format"), alone ? QString() : boleto ? QStringLiteral("ITF") : QStringLiteral("CODE128"));
        detail.insert(QStringLiteral("payment_instruction"), QStringLiteral("Show this number at any counter of the network"));
    } else if (type == QLatin1String("SPEI")) {
        detail.insert(QStringLiteral("bank_name"), QStringLiteral("STP"));
        detail.insert(QStringLiteral("bank_account"), QString(QStringLiteral("6461") % digitsOf(payment.id, "account", 14)));
        detail.insert(QStringLiteral("beneficiary_name"), QStringLiteral("Mostrador Training"));
        detail.insert(QStringLiteral("reference"), digitsOf(payment.id, "reference", 7));
    }
    return detail;
}

} // namespace pos::training
