// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// libFuzzer target for everything that reads bytes of the gateway. The first
// byte chooses the reader, so that one corpus serves all; 'A' to 'G' in seeds.
#include "gateway/accountparser.h"
#include "gateway/apierror.h"
#include "gateway/redaction.h"
#include "gateway/responseparser.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace pos;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkPayment(const Payment &payment, const QByteArray &bytes)
{
    require(!payment.id.isEmpty());
    const Money asked = Money::fromMinor(8490, *Currency::fromCode(u"BRL"));
    // Escapes could spell the word differently; everything else must be there.
    if (isPaid(attemptStateOf(payment, asked)) && !bytes.contains('\\'))
        require(bytes.toUpper().contains("APPROVED") || bytes.toUpper().contains("CAPTURED") ||
                bytes.toUpper().contains("REFUND"));
    QJsonParseError error;
    (void)QJsonDocument::fromJson(payment.raw, &error);
    require(error.error == QJsonParseError::NoError);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    switch (data[0] % 7) {
    case 'A' % 7:
        if (const Result<Payment> payment = parsePayment(bytes))
            checkPayment(*payment, bytes);
        break;
    case 'B' % 7:
        if (const Result<QList<Payment>> payments = parsePayments(bytes)) {
            for (const Payment &payment : *payments)
                checkPayment(payment, bytes);
        }
        break;
    case 'C' % 7:
        (void)parseCustomer(bytes, CustomerId::from(QStringLiteral("x"))).has_value();
        break;
    case 'D' % 7:
        (void)parseSavedMethods(bytes).has_value();
        break;
    case 'E' % 7:
        (void)parseSession(bytes).has_value();
        break;
    case 'F' % 7:
        (void)parseApiError(400, bytes).code.isEmpty();
        break;
    default:
        (void)redactedJson(bytes, {QByteArrayView("secret")}).isEmpty();
        break;
    }
    return 0;
}
