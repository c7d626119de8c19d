// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/socketreset.h"

#include <winsock2.h>

namespace pos::training {

void armReset(qintptr descriptor)
{
    const linger option{1, 0};
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&option), sizeof option);
}

} // namespace pos::training
