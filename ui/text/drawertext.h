// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Words about cash and other tender, the lines of a drawer, and why one was not
// written.
#pragma once

#include "base/error.h"
#include "domain/drawer.h"
#include "ui/text/sentence.h"

namespace pos::ui {

QString tenderKindText(TenderKind kind);          ///< "Cash", "Other"
QString tenderText(const DrawerEntry &entry);     ///< "Cash", or how the other one is called
QString drawerLineText(const DrawerEntry &entry); ///< "Sale, Cash", "Paid back, Voucher" ...
/// What the shop gave back itself, in place of a refund: "Given back by the shop: R$ 10,00", and how, why and by whom.
QString insteadTitle(const DrawerEntry &entry);
QString insteadText(const DrawerEntry &entry);
Sentence drawerErrorText(const Error &error);

}
