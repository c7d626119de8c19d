// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <utility>

namespace pos {

namespace {
void wipe(QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    // volatile keeps the compiler from dropping stores to memory that is freed next.
    volatile char *p = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        p[i] = 0;
    bytes.clear();
}
}

Secret::Secret(QByteArray &&bytes) : m_bytes(bytes.constData(), bytes.size())
{
    wipe(bytes);
}

Secret::~Secret()
{
    wipe(m_bytes);
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret Secret::clone() const
{
    Secret copy;
    copy.m_bytes = QByteArray(m_bytes.constData(), m_bytes.size());
    return copy;
}

}
