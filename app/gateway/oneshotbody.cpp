// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/oneshotbody.h"

#include <cstring>

namespace pos {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered, so that m_taken is what was really asked for.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_taken + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = qMin(maxSize, m_bytes.size() - m_taken);
    if (count <= 0)
        return m_taken == m_bytes.size() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_taken, static_cast<size_t>(count));
    m_taken += count;
    Q_EMIT taken();
    return count;
}

} // namespace pos
