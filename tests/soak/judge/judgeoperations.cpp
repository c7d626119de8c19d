// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Captures, cancels and refunds of JudgeGateway (CONTRACT 6).
#include "judge/judgegateway.h"

#include "common/chance.h"
#include "judge/views.h"

#include <QJsonDocument>

namespace soak {

namespace {

constexpr int SlowMovesPercent = 8;
constexpr qint64 SlowestMoveMs = 45'000;
constexpr int SpentMovesPermille = 15;
constexpr int RefusedMovesPermille = 5;
constexpr int DeclinedPercent = 4;
constexpr int PendingPercent = 8;
constexpr qint64 SlowestPendingMs = 90'000;
constexpr int HiddenPercent = 10;
constexpr qint64 LongestHiddenMs = 150'000; // longer than the till waits before it sends the same key again

const QString Succeeded = QStringLiteral("SUCCEEDED");
const QString Declined = QStringLiteral("DECLINED");

/// CONTRACT 6: the last word of the path; empty = no such call.
QString typeOf(const QStringList &path)
{
    const QString word = path.value(5);
    if (path.size() != 6 || path[3] != QLatin1String("transactions"))
        return {};
    return word == QLatin1String("capture")  ? QStringLiteral("CAPTURE")
           : word == QLatin1String("cancel") ? QStringLiteral("CANCEL")
           : word == QLatin1String("refund") ? QStringLiteral("REFUND")
                                             : QString();
}

/// What stays the same in every run with this seed: not the random part of a sale's number.
QByteArray subjectOf(const LedgerMove &move)
{
    return QString(move.reference.section(u'-', -3) + u'/' + QString::number(move.minor)).toUtf8();
}

/// The transaction of the path fits the operation (CONTRACT 6: the AUTHORIZE, the PURCHASE, or the CAPTURE).
bool fits(const LedgerPayment &payment, const QString &type, const QString &transaction)
{
    if (transaction == firstTransaction(payment.id))
        return type != QLatin1String("REFUND") || !payment.authorized;
    for (const LedgerMove &move : payment.moves) {
        if (move.id == transaction)
            return type == QLatin1String("REFUND") && move.type == QLatin1String("CAPTURE") && move.status == Succeeded;
    }
    return false;
}

} // namespace

JudgeReply JudgeGateway::operate(const QStringList &path, const JudgeRequest &request)
{
    const auto say = [](const QByteArray &answer) { return JudgeReply{answer, 0, {}}; };
    const QString key = QString::fromLatin1(request.head.field("X-Idempotency-Key"));
    LedgerMove wanted;
    wanted.type = typeOf(path);
    if (wanted.type.isEmpty())
        return say(problem(405, "UNSUPPORTED_METHOD", "no such call"));
    if (key.isEmpty())
        return say(problem(400, "MISSING_PARAMETERS", "X-Idempotency-Key"));
    if (const std::optional<JudgeReply> again = repeated(key, request.body))
        return *again;
    const auto found = m_ledger.payments.find(path[2]);
    if (found == m_ledger.payments.end())
        return say(problem(400, "PAYMENT_NOT_FOUND", "no such payment"));
    LedgerPayment &payment = found->second;
    bringUpToDate(payment);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    wanted.reference = body[QStringLiteral("merchant_reference")].toString();
    wanted.reason = body[QStringLiteral("reason")].toString();
    const QJsonObject amount = body[QStringLiteral("amount")].toObject();
    const Standing standing = standingOf(payment);
    const bool givesBack = wanted.type == QLatin1String("REFUND");
    const qint64 taken = standing.taken(payment);
    const qint64 left = taken > standing.refunded ? taken - standing.refunded : taken; // an incautious provider
    const qint64 all = givesBack ? left : payment.minor;
    const bool sameCurrency = amount.isEmpty() || amount[QStringLiteral("currency")].toString() == payment.currency;
    wanted.minor = amount.isEmpty() ? all : minorOf(amount[QStringLiteral("value")], payment.currency).value_or(0);
    if (wanted.reference.size() < 3 || wanted.reason.isEmpty())
        return say(problem(400, "MISSING_PARAMETERS", "merchant_reference, reason"));
    if (wanted.minor <= 0 || !sameCurrency)
        return say(problem(400, "INVALID_AMOUNT", "amount"));
    if (!fits(payment, wanted.type, path[4]))
        return say(problem(400, "INVALID_TRANSACTION", "not this transaction"));
    if (const std::optional<QByteArray> refused = whyNot(payment, wanted))
        return say(*refused);
    const quint64 chance = chanceOf(m_seed, subjectOf(wanted));
    if (chance % 1000 < RefusedMovesPermille)
        return say(problem(400, "INVALID_AMOUNT", "not for this method"));
    m_ledger.keys.insert(key, {KeyRecord::State::Running, m_nowMs(), request.body, {}, 1});
    const bool slow = (chance >> 20) % 100 < SlowMovesPercent;
    const qint64 thinks = slow ? static_cast<qint64>((chance >> 32) % SlowestMoveMs) : 100;
    return {{}, thinks, [this, key, wanted, id = payment.id, chance] { return move(key, wanted, id, chance); }};
}

/// Only what no provider could do. More than was taken, a second refund of all, a second capture: done as asked.
std::optional<QByteArray> JudgeGateway::whyNot(const LedgerPayment &payment, const LedgerMove &wanted) const
{
    const Standing standing = standingOf(payment);
    const bool held = payment.authorized && !standing.canceled;
    if (wanted.type == QLatin1String("REFUND") ? takesMoney(standing.status, standing.subStatus)
        : wanted.type == QLatin1String("CAPTURE") ? held
                                                  : held && standing.captured == 0)
        return std::nullopt;
    return problem(400, "INVALID_STATE", QString(standing.status + u'/' + standing.subStatus));
}

/// The instant at which the money moves, or will.
QByteArray JudgeGateway::move(const QString &key, const LedgerMove &wanted, const QString &id, quint64 chance)
{
    KeyRecord &record = m_ledger.keys[key];
    LedgerPayment &payment = m_ledger.payments[id];
    bringUpToDate(payment);
    const std::optional<QByteArray> refused = whyNot(payment, wanted); // something else was quicker
    if (refused || (chance >> 10) % 1000 < SpentMovesPermille) {
        record.state = KeyRecord::State::Spent;
        return refused ? *refused : problem(500, "INTERNAL_ERROR", "failed before anything moved");
    }
    const auto percent = [chance](int shift) { return static_cast<int>((chance >> shift) % 100); };
    LedgerMove done = wanted;
    done.id = newId();
    done.createdMs = m_nowMs();
    done.status = percent(24) < DeclinedPercent ? Declined : Succeeded;
    if (percent(28) < PendingPercent) {
        done.laterStatus = percent(36) < 25 ? Declined : Succeeded;
        done.status = QStringLiteral("PENDING");
        done.changesAtMs = done.createdMs + static_cast<qint64>((chance >> 40) % SlowestPendingMs);
    }
    if (percent(44) < HiddenPercent)
        done.visibleAtMs = done.createdMs + static_cast<qint64>((chance >> 48) % LongestHiddenMs);
    payment.moves.append(done);
    record.state = KeyRecord::State::Answered;
    record.answer = answerBytes(200, "application/json",
                                QJsonDocument(moveView(payment, done)).toJson(QJsonDocument::Compact));
    return record.answer;
}

} // namespace soak
