// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A request body that can be read once. QNetworkAccessManager repeats a POST by
// itself when the server closes without an answer, up to four times (measured:
// a payment could be sent twice without anybody knowing). It cannot repeat what
// it cannot rewind: the reply then fails with ContentReSendError, which is an
// unclear outcome. Needs DoNotBufferUploadDataAttribute and a Content-Length.
// Lives on the thread of the call; read from there, only when the connection stands.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace pos {

class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    /// Always false, without the warning that QIODevice prints.
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }

    qint64 size() const override { return m_bytes.size(); }
    /// Bytes that the network took; they may have left.
    qint64 bytesTaken() const noexcept { return m_taken; }

Q_SIGNALS:
    void taken();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

} // namespace pos
