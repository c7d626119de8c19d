// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/socketreset.h"

#include <sys/socket.h>

namespace pos::training {

void armReset(qintptr descriptor)
{
    const linger option{1, 0};
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
}

} // namespace pos::training
