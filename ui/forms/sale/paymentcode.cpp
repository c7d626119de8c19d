// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/paymentcode.h"

#include "base/clock.h"
#include "ports/engine.h"
#include "ui/text/methodtext.h"
#include "ui/widgets/qrview.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QUrl>

namespace pos::ui {

namespace {

constexpr int Smallest = 21; // modules of the smallest code
constexpr int Largest = 1500;
constexpr int DecodedMegabytes = 16; // what a picture of that size needs, and some
constexpr qsizetype Remembered = 8;
constexpr qint64 AgainMs = 5000;

/// By its first bytes: no other reader of the desktop's is ever given a stranger's file.
const char *formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    return bytes.startsWith("GIF8") ? "gif" : nullptr;
}

bool isInline(const QString &source)
{
    return source.startsWith(u"data:image/");
}

QByteArray inlineBytes(const QString &dataUri)
{
    return QByteArray::fromBase64(dataUri.mid(dataUri.indexOf(u',') + 1).toLatin1());
}

/// Another time may bring it.
bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::ServerFault ||
           error.kind == ErrorKind::RateLimited;
}

}

QImage codePicture(const QByteArray &bytes)
{
    const char *format = formatOf(bytes);
    if (format == nullptr)
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    QImageReader::setAllocationLimit(DecodedMegabytes);
    const QSize size = reader.size(); // asked first: a few bytes can claim to be an enormous picture
    if (qMin(size.width(), size.height()) < Smallest || qMax(size.width(), size.height()) > Largest)
        return {};
    const QImage decoded = reader.read();
    if (decoded.isNull())
        return {};
    // Not every provider leaves the white edge that a scanner needs, and a clear ground would take the window's colour.
    const int edge = qMax(size.width(), size.height()) / 12;
    QImage framed(decoded.size() + QSize(2 * edge, 2 * edge), QImage::Format_RGB32);
    framed.fill(Qt::white);
    QPainter painter(&framed);
    painter.drawImage(edge, edge, decoded);
    return framed;
}

CodePictures::CodePictures(Engine &engine, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_decoder(std::make_unique<QObject>())
{
    m_decoder->moveToThread(&m_thread);
}

CodePictures::~CodePictures()
{
    m_thread.quit();
    m_thread.wait(); // a picture takes some milliseconds
}

/// The largest takes longer than a frame.
void CodePictures::decode(const QString &source, const QByteArray &bytes)
{
    m_known[source].asking = true;
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_decoder.get(), [this, source, bytes] { // over before this is: the destructor waits
        const auto decoded = [this, source, picture = codePicture(bytes)] {
            Known &entry = m_known[source];
            entry.asking = false;
            entry.triesLeft = 0;
            entry.picture = picture;
            Q_EMIT changed();
        };
        QMetaObject::invokeMethod(this, decoded, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

CodePictures::Known &CodePictures::known(const QString &source)
{
    const auto found = m_known.find(source);
    if (found != m_known.end())
        return *found;
    if (m_known.size() >= Remembered)
        m_known.clear();
    Known &entry = m_known[source];
    if (isInline(source)) {
        entry.triesLeft = 0;
        decode(source, inlineBytes(source));
    }
    return entry;
}

PaymentCode CodePictures::codeOf(const Attempt &attempt)
{
    const PaymentArtefacts shown = attempt.payment ? attempt.payment->method.artefacts : PaymentArtefacts();
    PaymentCode code{.text = qrText(attempt), .picture = {}};
    // A picture of the scheme's own beats the address of a page, not the text that it shows itself.
    if (attempt.link || !shown.copyText.isEmpty() || shown.imageUrl.isEmpty())
        return code;
    Known &entry = known(shown.imageUrl);
    if (!entry.picture.isNull())
        return {.text = {}, .picture = entry.picture};
    const bool again = entry.triesLeft > 0 && !entry.asking && (entry.triedMs == 0 || m_clock.monotonicMs() - entry.triedMs >= AgainMs);
    if (again)
        ask(shown.imageUrl, entry);
    code.awaited = code.text.isEmpty() && (entry.triesLeft > 0 || entry.asking);
    code.lost = code.text.isEmpty() && !code.awaited;
    return code;
}

void CodePictures::ask(const QString &address, Known &entry)
{
    entry.asking = true;
    entry.triedMs = m_clock.monotonicMs();
    m_engine.picture(QUrl(address), this, [this, address](const Result<QByteArray> &bytes) {
        if (bytes) {
            decode(address, *bytes);
            return;
        }
        Known &asked = known(address);
        asked.asking = false;
        asked.triesLeft = mayPass(bytes.error()) ? asked.triesLeft - 1 : 0;
        Q_EMIT changed();
    });
}

void PaymentCode::showIn(QrView &view) const
{
    if (picture.isNull())
        view.setText(text);
    else
        view.setImage(picture);
}

}
