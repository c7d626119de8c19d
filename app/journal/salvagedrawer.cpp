// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salvagedrawer.h"

#include "journal/drawerrecord.h"
#include "journal/salerecord.h"

namespace pos::salvage {

Result<void> ensureSale(Database &fresh, const Sale &like, const Clock &clock, Yield &yield)
{
    if (record::readSale(fresh, like.id))
        return {};
    Sale sale = like;
    sale.registerId = RegisterId::from(like.id.text().section(u'-', 0, 0));
    sale.state = SaleState::Discarded;
    sale.discardReason = QStringLiteral("the sale's own record was damaged");
    sale.updatedMs = clock.nowMs();
    yield.findings += u"sale " + like.id.text() + u": its cart is lost, its payment is kept";
    return record::insertSale(fresh, sale);
}

Result<void> keepDrawer(Database &fresh, const Clock &clock, Yield &yield)
{
    QList<DrawerEntry> orphans;
    const Result<QStringList> left = record::rebuildDrawer(fresh, &orphans);
    if (!left)
        return fail(left.error());
    yield.lost += left->size();
    yield.findings += *left;
    for (const DrawerEntry &tender : std::as_const(orphans)) {
        Sale sale;
        sale.id = tender.sale;
        sale.cart.currency = tender.amount.currency();
        sale.operatorName = tender.operatorName;
        sale.createdMs = tender.atMs;
        if (const Result<void> done = ensureSale(fresh, sale, clock, yield); !done)
            return done;
    }
    return {};
}

}
