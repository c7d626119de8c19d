// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/partface.h"

#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace pos::ui {

namespace {

struct PartText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::PartText)
};

OutcomeStep stepOf(const SalePart &part)
{
    using T = PartText;
    const QString what = T::tr("%1, %2").arg(partLabel(part), moneyText(part.amount));
    switch (part.state) {
    case PartState::Back:
        if (part.byShop)
            return {part.handed.isValid() ? T::tr("Hand out now, for %1: %2").arg(partLabel(part), moneyText(part.handed))
                                          : T::tr("Given back another way: %1").arg(what), StepState::Passed, 0};
        return {part.tender.isEmpty() ? T::tr("Given back: %1").arg(what) : T::tr("Hand out now: %1").arg(what), StepState::Passed, 0};
    case PartState::GoingBack:
        return {part.needsPerson ? T::tr("Not clear: %1").arg(what) : T::tr("Going back: %1").arg(what),
                part.needsPerson ? StepState::Failed : StepState::Active, 0};
    case PartState::Taken:
    case PartState::Surplus:
        return {part.contested ? T::tr("Contested: %1").arg(what) : T::tr("Not given back: %1").arg(what), StepState::Failed, 0};
    case PartState::Open:
    case PartState::Watched:
    case PartState::Failed: return {T::tr("Took nothing: %1").arg(what), StepState::Ahead, 0};
    }
    Q_UNREACHABLE();
}

} // namespace

Money handedOut(const SaleSplit &split)
{
    qint64 sum = 0;
    for (const SalePart &part : split.parts)
        sum += (part.inCash ? part.back.minor() : 0) + (part.handed.isValid() ? part.handed.minor() : 0);
    return Money::fromMinor(sum, split.total.currency());
}

QString partLabel(const SalePart &part)
{
    return part.inCash ? tenderKindText(TenderKind::Cash) : part.label;
}

OutcomeFace withParts(OutcomeFace face, const SaleSplit &split)
{
    using A = OutcomeAction;
    using T = PartText;
    if (!split.inParts)
        return face;
    const bool done = face.actions.contains(A::NextSale), waits = face.running;
    if (done && split.rest.isPositive()) {
        if (face.tone == Tone::Success && !face.large) // cash says what was given, and its change
            face.sentence.what = T::tr("This part is paid.");
        face.sentence.todo = T::tr("Paid so far: %1. Rest: %2").arg(moneyText(split.taken), moneyText(split.rest));
        face.actions = split.mayTake ? QList{A::TakeRest, A::Park, A::PayBack} : QList{A::PayBack};
        return face;
    }
    if (done) {
        face.sentence.todo = T::tr("The sale is paid, in %n part(s).", nullptr, int(std::ranges::count_if(split.parts, &SalePart::isHere)));
        return face;
    }
    const auto add = [&face](const QString &words) {
        face.sentence.todo += (face.sentence.todo.isEmpty() ? QString() : QStringLiteral(" ")) + words;
    };
    if (waits) {
        add(T::tr("Paid so far: %1").arg(moneyText(split.taken)));
        return face;
    }
    // It took nothing: the cart stays, and the sale ends by its rest or by the way back.
    add(T::tr("Paid so far: %1. Rest: %2").arg(moneyText(split.taken), moneyText(split.rest)));
    face.actions.removeIf([](A action) { return action == A::ChangeCart || action == A::Discard || action == A::Recover; });
    if (face.actions.isEmpty())
        face.actions << A::TakeRest;
    face.actions << A::PayBack;
    return face;
}

OutcomeFace wayBackFace(const SaleRecord &record)
{
    using A = OutcomeAction;
    using T = PartText;
    const SaleSplit split = splitOf(record);
    const Money cash = handedOut(split);
    OutcomeFace face;
    face.large = false;
    for (const SalePart &part : split.parts) {
        if (part.state != PartState::Failed && part.state != PartState::Watched && part.state != PartState::Open)
            face.steps << stepOf(part);
    }
    const QString hand = cash.isPositive() ? T::tr("Hand out %1 in cash.").arg(moneyText(cash)) : QString();
    if (!split.anythingHere()) {
        face.tone = Tone::Success;
        face.iconName = QStringLiteral("checkcircle");
        face.headline = T::tr("Everything is given back");
        face.sentence = {T::tr("The sale is discarded: %1").arg(record.reason), hand};
        face.actions = {A::NextSale};
    } else if (split.needsPerson()) {
        face.tone = Tone::Failed;
        face.iconName = QStringLiteral("alert");
        face.headline = T::tr("Not everything went back");
        face.sentence = {T::tr("Yuno did not give a part back, or it is contested. Ask again, or give it to the customer yourself. "
                               "Until then the sale waits under Parked sales."), hand};
        face.actions = {A::TryPayBack};
        if (split.toSettle(TenderKind::Cash).isPositive())
            face.actions << A::SettleCash;
        if (split.toSettle(TenderKind::Other).isPositive())
            face.actions << A::SettleOther;
        face.actions << A::NextSale << A::ShowPayment;
    } else {
        face.tone = Tone::Waiting;
        face.iconName = QStringLiteral("clock");
        face.headline = T::tr("Giving everything back");
        face.sentence = {T::tr("The till follows it until the money is back, also after a restart. You can serve the next customer."), hand};
        face.actions = {A::NextSale, A::ShowPayment};
        face.running = true;
    }
    return face;
}

}
