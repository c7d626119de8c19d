// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/codepicture.h"

#include "training/crc.h"

#include <QtEndian>
#include <qrcodegen.hpp>

namespace pos::training {

namespace {

constexpr QLatin1String Folder("/pictures/");
constexpr QLatin1String Suffix(".png");
constexpr int Module = 8; // pixels, so that a row of modules is a row of bytes
constexpr int Quiet = 4;  // modules of white around, ISO/IEC 18004

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    return bigEndian(static_cast<quint32>(content.size())) + type + content + bigEndian(crcOf(type + content));
}

} // namespace

bool hasPicture(const QString &methodType)
{
    return methodType == QLatin1String("CODI");
}

QString codeText(const Payment &payment)
{
    return QStringLiteral("https://codi.training.example/") % payment.id;
}

QString codeAddress(const Payment &payment, const QByteArray &host)
{
    return QStringLiteral("http://") % QString::fromLatin1(host) % Folder % payment.id % Suffix;
}

QByteArray codePng(const QString &text)
{
    const auto code = qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int side = code.getSize() + 2 * Quiet;
    QByteArray rows; // one bit a pixel, 1 = white; each row begins with its filter
    for (int y = 0; y < side; ++y) {
        QByteArray row(1, '\0');
        for (int x = 0; x < side; ++x)
            row += code.getModule(x - Quiet, y - Quiet) ? '\0' : '\xff'; // outside is white
        for (int line = 0; line < Module; ++line)
            rows += row;
    }
    const quint32 pixels = static_cast<quint32>(side * Module);
    const QByteArray head = bigEndian(pixels) + bigEndian(pixels) + QByteArray("\x01\x00\x00\x00\x00", 5);
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) + chunk("IDAT", qCompress(rows).mid(4)) + chunk("IEND", {});
}

std::optional<HttpResponse> codePictureAnswer(const TrainingStore &store, const HttpRequest &request)
{
    if (!request.path.startsWith(Folder))
        return std::nullopt;
    if (!request.header("private-secret-key").isEmpty() || !request.header("authorization").isEmpty())
        return HttpResponse{.status = 403, .body = "keys belong to the API", .contentType = "text/plain"};
    QString id = request.path.mid(Folder.size());
    id.chop(id.endsWith(Suffix) ? Suffix.size() : 0);
    const Payment *payment = store.payment(id);
    if (!payment || request.method != "GET")
        return HttpResponse{.status = 404, .body = "no such picture", .contentType = "text/plain"};
    return HttpResponse{.status = 200, .body = codePng(codeText(*payment)), .contentType = "image/png"};
}

} // namespace pos::training
