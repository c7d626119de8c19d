// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeps this machine from falling asleep and its screen from going dark by
// themselves; whoever closes the lid or asks for sleep gets it. Best effort: where
// nothing listens, nothing happens. Never blocks for long. Ui thread.
#pragma once

namespace pos {

class StayAwake
{
public:
    virtual ~StayAwake() = default; ///< lets go
    virtual void hold(bool awake) = 0;
};

}
