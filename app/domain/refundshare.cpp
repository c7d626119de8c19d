// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/refundshare.h"

#include "domain/checkedmath.h"

#include <algorithm>

namespace pos {

QList<Money> lineShares(const Cart &cart)
{
    const Result<CartTotals> totals = totalsOf(cart);
    if (!totals || totals->lineNets.size() != cart.lines.size())
        return {};
    QList<Money> shares = totals->lineNets;
    if (!totals->addedTax.isPositive())
        return shares;
    QList<qint64> weights;
    for (const Money &net : shares)
        weights.append(net.minor());
    const Result<QList<Money>> taxes = totals->addedTax.allocate(weights);
    if (!taxes)
        return shares;
    for (qsizetype i = 0; i < shares.size(); ++i)
        shares[i] = shares[i].plus(taxes->at(i)).value_or(shares[i]);
    return shares;
}

Result<Money> shareOf(const Cart &cart, const PickedPieces &picked)
{
    const QList<Money> shares = lineShares(cart);
    if (shares.isEmpty() || picked.size() > shares.size())
        return fail(ErrorKind::InvalidInput, QStringLiteral("the cart has no such lines"));
    Money sum = Money::zero(cart.currency);
    for (qsizetype i = 0; i < picked.size(); ++i) {
        const int sold = cart.lines[i].quantity;
        if (picked[i] < 0 || picked[i] > sold)
            return fail(ErrorKind::InvalidInput, QStringLiteral("more pieces than were sold"));
        if (picked[i] == 0 || !shares[i].isPositive())
            continue;
        const auto part = checked::multiplyDivide(static_cast<quint64>(shares[i].minor()),
                                                  static_cast<quint64>(picked[i]), static_cast<quint64>(sold));
        Result<Money> more = sum.plus(Money::fromMinor(static_cast<qint64>(part.value), cart.currency));
        if (!more)
            return more;
        sum = *more;
    }
    return sum;
}

QString describePieces(const Cart &cart, const PickedPieces &picked, int longest)
{
    QStringList parts;
    for (qsizetype i = 0; i < std::min(picked.size(), cart.lines.size()); ++i) {
        if (picked[i] > 0)
            parts << QStringLiteral("%1 x %2").arg(picked[i]).arg(cart.lines[i].name);
    }
    QString text = parts.join(QStringLiteral(", "));
    return text.size() <= longest ? text : text.left(longest - 3) + QStringLiteral("...");
}

} // namespace pos
