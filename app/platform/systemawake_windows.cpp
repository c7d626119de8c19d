// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/systemawake.h"

#include <windows.h>

namespace pos {

namespace {

class ThreadAwake final : public StayAwake
{
public:
    ~ThreadAwake() override { hold(false); }
    void hold(bool awake) override
    {
        SetThreadExecutionState(awake ? ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED : ES_CONTINUOUS);
    }
};

}

std::unique_ptr<StayAwake> systemAwake()
{
    return std::make_unique<ThreadAwake>();
}

}
