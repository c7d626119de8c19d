// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What ChargePage asks before the money of a sale in parts goes back.
#include "ui/forms/sale/chargepage.h"

#include "ui/forms/sale/partface.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"

namespace pos::ui {

/// What was taken of it, and how it goes back: in the question, before anybody decides.
void ChargePage::askPayBack()
{
    const SaleSplit split = m_sale->charging().split();
    QStringList lines;
    for (const SalePart &part : split.parts) {
        if (part.isHere())
            lines << tr("%1: %2").arg(partLabel(part), moneyText(part.amount));
    }
    m_dialogs.askReason(this,
                        {.title = tr("Give everything back?"),
                         .text = tr("This sale ends unpaid. What was taken goes back: cash from the drawer now, the others by refund, "
                                    "which the till follows until the money is back.") + QStringLiteral("\n\n") + lines.join(u'\n'),
                         .acceptText = tr("Give everything back"),
                         .suggestions = {tr("The rest was not paid"), tr("Customer changed their mind"), tr("Entered by mistake")}},
                        this, [this](const QString &reason) { m_sale->payBack(reason); });
}

/// What Yuno did not give back, by the shop itself. It is final, and the question says so.
void ChargePage::askSettle(TenderKind by)
{
    const SaleSplit split = m_sale->charging().split();
    QStringList lines;
    for (const SalePart &part : split.parts) {
        if (part.maySettle(by))
            lines << tr("%1: %2").arg(partLabel(part), moneyText(part.left()));
    }
    const bool cash = by == TenderKind::Cash;
    const QString text = tr("Yuno did not give it back. Once the shop did, no refund of it can be asked for any more.");
    m_dialogs.askReason(this,
                        {.title = cash ? tr("Give it out of the drawer?") : tr("Did it go back another way?"),
                         .text = text + QStringLiteral("\n\n") + lines.join(u'\n'),
                         .acceptText = cash ? tr("Give it in cash") : tr("The customer has it"),
                         .suggestions = cash ? QStringList{tr("Yuno refuses the refund")}
                                             : QStringList{tr("By bank transfer"), tr("With a voucher of the shop"), tr("The bank gave it back")}},
                        this, [this, by, shown = split.toSettle(by)](const QString &how) {
                            m_sale->charging().settle(by, shown, how, m_session.current());
                        });
}

}
