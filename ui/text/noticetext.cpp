// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/noticetext.h"

#include "ui/text/moneytext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct NoticeWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::NoticeText)
};

} // namespace

Sentence noticeText(const Notice &notice)
{
    using T = NoticeWords;
    const QString amount = moneyText(notice.amount);
    switch (notice.kind) {
    case NoticeKind::DisputeOpened:
        return {T::tr("A payment of %1 is disputed").arg(amount),
                T::tr("Gather the receipt and answer in the Yuno dashboard; there is a deadline.")};
    case NoticeKind::DisputeEnded:
        return {T::tr("The dispute about %1 has ended").arg(amount), T::tr("The payment shows how it stands now.")};
    case NoticeKind::RefundFailed:
        return {T::tr("A refund of %1 did not go through").arg(amount),
                T::tr("The customer does not have the money. Give it back another way, or try again.")};
    case NoticeKind::HoldExpired:
        return {T::tr("Held money of %1 was let go by the bank").arg(amount),
                T::tr("It can no longer be captured. Charge again if it is owed.")};
    case NoticeKind::Expired:
        return {T::tr("A payment of %1 was never completed").arg(amount), T::tr("The sale is not paid.")};
    case NoticeKind::PaidLater:
        return {T::tr("A payment of %1 came through").arg(amount),
                T::tr("Nobody waited at the counter any more. The sale is paid.")};
    case NoticeKind::ActionFailed:
        return {T::tr("A capture or cancellation of %1 did not go through").arg(amount),
                T::tr("Look at the payment and decide anew.")};
    }
    Q_UNREACHABLE();
}

QString noticeIconName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::DisputeOpened:
    case NoticeKind::DisputeEnded:
        return QStringLiteral("flag");
    case NoticeKind::RefundFailed:
    case NoticeKind::ActionFailed:
        return QStringLiteral("alert");
    case NoticeKind::HoldExpired:
    case NoticeKind::Expired:
        return QStringLiteral("clock");
    case NoticeKind::PaidLater:
        return QStringLiteral("checkcircle");
    }
    Q_UNREACHABLE();
}

Tone noticeTone(NoticeKind kind)
{
    if (isUrgent(kind))
        return Tone::Failed;
    return kind == NoticeKind::PaidLater ? Tone::Success : Tone::Waiting;
}

} // namespace pos::ui
