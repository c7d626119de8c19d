// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/drawertext.h"

#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct DrawerText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::DrawerText)
};

} // namespace

QString tenderKindText(TenderKind kind)
{
    switch (kind) {
    case TenderKind::Cash: return DrawerText::tr("Cash");
    case TenderKind::Other: return DrawerText::tr("Other, outside Yuno");
    }
    Q_UNREACHABLE();
}

QString tenderText(const DrawerEntry &entry)
{
    return entry.tender == TenderKind::Other ? entry.label : tenderKindText(entry.tender);
}

QString drawerLineText(const DrawerEntry &entry)
{
    using T = DrawerText;
    switch (entry.kind) {
    case DrawerEntryKind::Float: return T::tr("At the beginning");
    case DrawerEntryKind::Tender: return T::tr("Sale: %1").arg(tenderText(entry));
    case DrawerEntryKind::Payout: return T::tr("Paid back: %1").arg(tenderText(entry));
    case DrawerEntryKind::Instead: return T::tr("In place of a refund: %1").arg(tenderText(entry));
    case DrawerEntryKind::Close: return T::tr("Closed");
    }
    Q_UNREACHABLE();
}

QString insteadTitle(const DrawerEntry &entry)
{
    return DrawerText::tr("Given back by the shop: %1").arg(moneyText(entry.amount));
}

QString insteadText(const DrawerEntry &entry)
{
    QStringList words{tenderText(entry)};
    if (entry.reason != entry.label) // an "other" is called what was typed
        words << entry.reason;
    if (!entry.operatorName.isEmpty())
        words << DrawerText::tr("by %1").arg(entry.operatorName);
    return words.join(QStringLiteral(" · "));
}

/// The codes of services/drawerservice.h and services/chargeguard.h that a cashier can do something about.
Sentence drawerErrorText(const Error &error)
{
    using T = DrawerText;
    const QString &code = error.context.code;
    if (code == u"ATTEMPT_OPEN")
        return {T::tr("A payment of this sale may still take money."), T::tr("Wait for its result, or have a manager release the sale.")};
    if (code == u"ALREADY_PAID")
        return {T::tr("This sale is paid already."), T::tr("Begin the next sale.")};
    if (code == u"PARTS_TAKEN")
        return {T::tr("A part of this sale is paid."), T::tr("Take the rest, or give everything back.")};
    if (code == u"ONLY_BACK")
        return {T::tr("Money of this sale goes back, so nothing more can be taken for it."), T::tr("Give everything back, or wait until the surplus is back.")};
    if (code == u"NOT_A_PART")
        return {T::tr("This is more than the rest, or one part too many."), T::tr("Take the whole rest.")};
    if (code == u"NOTHING_HERE")
        return {T::tr("Nothing of this sale is here to be given back."), {}};
    if (code == u"NOT_GOING_BACK")
        return {T::tr("This sale is not being given back any more."), T::tr("Begin the next sale.")};
    if (code == u"SALE_CLOSED")
        return {T::tr("This sale is closed."), T::tr("Begin the next sale.")};
    if (code == u"AMOUNT_CHANGED")
        return {T::tr("The total changed meanwhile."), T::tr("Look at it and try again.")};
    if (code == u"DRAWER_MOVED")
        return {T::tr("The drawer changed meanwhile, so nothing was written."), T::tr("Look at the new sums and try again.")};
    if (code == u"NOTHING_LEFT")
        return {T::tr("All of it was paid back before."), {}};
    if (code == u"NOTHING_TO_CLOSE")
        return {T::tr("Nothing happened in this drawer since it was closed."), {}};
    return errorText(error);
}

}
