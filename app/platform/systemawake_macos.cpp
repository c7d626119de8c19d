// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/systemawake.h"

#include <IOKit/pwr_mgt/IOPMLib.h>

namespace pos {

namespace {

class AssertedAwake final : public StayAwake
{
public:
    ~AssertedAwake() override { hold(false); }
    void hold(bool awake) override
    {
        if (awake && m_assertion == kIOPMNullAssertionID) {
            IOPMAssertionCreateWithName(kIOPMAssertionTypePreventUserIdleDisplaySleep, kIOPMAssertionLevelOn,
                                        CFSTR("Mostrador: a payment is under way"), &m_assertion);
        } else if (!awake && m_assertion != kIOPMNullAssertionID) {
            IOPMAssertionRelease(m_assertion);
            m_assertion = kIOPMNullAssertionID;
        }
    }

private:
    IOPMAssertionID m_assertion = kIOPMNullAssertionID;
};

}

std::unique_ptr<StayAwake> systemAwake()
{
    return std::make_unique<AssertedAwake>();
}

}
