// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// DrawerSource on SQLite: on the read-only connection of PaymentReader, which
// owns it. Reader thread.
#pragma once

#include "journal/database.h"
#include "ports/drawersource.h"

namespace pos {

class DrawerReader final : public DrawerSource
{
public:
    explicit DrawerReader(Database &database) : m_database(database) {}

    Result<DrawerSheet> sheet(const DrawerQuery &query) override;
    Result<TenderDetail> tender(const DrawerEntryId &id) override;
    Result<DrawerReport> closedPeriod(const DrawerEntryId &close) override;

private:
    Database &m_database;
};

} // namespace pos
