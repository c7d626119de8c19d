// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// StayAwake as this system does it. Linux: an "idle" lock of systemd-logind, and the inhibitors of
// desktops that keep their own count of idle time (GNOME, KDE, Xfce). Windows: the thread's execution state. macOS: a
// power assertion. All of them end with the process, however it ends.
#pragma once

#include "ports/stayawake.h"

#include <memory>

namespace pos {

/// Use it on the thread that made it.
std::unique_ptr<StayAwake> systemAwake();

}
