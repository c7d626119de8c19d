// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/refundshare.h"

#include "domain/checkedmath.h"
#include "domain/operationrules.h"

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

PickedPieces returnedPieces(const Cart &cart, const QList<Operation> &operations)
{
    PickedPieces returned(cart.lines.size(), 0);
    for (const Operation &operation : operations) {
        if (!isOpen(operation.state) && operation.state != OperationState::Done)
            continue; // it did not happen, and its pieces are still with the customer
        for (qsizetype i = 0; i < std::min(operation.intent.pieces.size(), returned.size()); ++i)
            returned[i] += operation.intent.pieces[i];
    }
    return returned;
}

Result<Money> shareOf(const Cart &cart, const PickedPieces &picked, const PickedPieces &returned)
{
    const QList<Money> shares = lineShares(cart);
    const auto refuse = [](const char *code) {
        return fail(Error{ErrorKind::InvalidInput, {.code = QString::fromLatin1(code), .field = QStringLiteral("pieces")}});
    };
    if (shares.isEmpty() || picked.size() > shares.size())
        return refuse("NO_SUCH_LINE");
    Money sum = Money::zero(cart.currency);
    for (qsizetype i = 0; i < picked.size(); ++i) {
        const int sold = cart.lines[i].quantity;
        const int before = std::clamp(returned.value(i, 0), 0, sold);
        if (picked[i] < 0 || picked[i] > sold - before)
            return refuse(operationcode::PiecesGone.data());
        if (picked[i] == 0 || !shares[i].isPositive())
            continue;
        const auto worth = [&](int pieces) {
            return static_cast<qint64>(checked::multiplyDivide(static_cast<quint64>(shares[i].minor()),
                                                               static_cast<quint64>(pieces), static_cast<quint64>(sold))
                                           .value);
        };
        Result<Money> more = sum.plus(Money::fromMinor(worth(before + picked[i]) - worth(before), cart.currency));
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
