// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The pill of one line of the Payments page. The attempt's state decides, since
// it knows what was proved; Yuno's finer status only refines the states in which
// one waits. Pure.
#pragma once

#include "ports/paymentsource.h"
#include "ui/text/statustext.h"

namespace pos::ui {

PillFace rowFace(const PaymentRow &row);
PillFace rowFace(const Attempt &attempt);

}
