// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A machine whose attempt is a payment link, and what Yuno says about it.
#pragma once

#include "drive.h"

#include "domain/paymentschedule.h"

namespace pos::test::links {

using Pending = Drive::Pending;

inline const LinkId TheLink = LinkId::from(QStringLiteral("link-1"));

/// The body has left.
inline Drive sent()
{
    Drive d;
    d.a.link = AttemptLink{};
    d.a.link->finishMs = d.now + schedule::LinkLifetime;
    d.a.intent.methodId = QStringLiteral("payment_link");
    return d;
}

inline PaymentLink linkOf(const Attempt &a, LinkStatus status = LinkStatus::Open, int payments = 0)
{
    PaymentLink link;
    link.id = TheLink;
    link.status = status;
    link.url = QStringLiteral("https://checkout.example/pay?session=1");
    link.amount = a.intent.amount;
    link.orderId = a.orderId;
    link.accountId = AccountId;
    link.payments = payments;
    link.finishMs = a.link->finishMs;
    return link;
}

inline event::LinkAnswered made(const Attempt &a)
{
    return {linkOf(a), AccountId};
}
inline event::LinkRead readLink(const Attempt &a, LinkStatus status = LinkStatus::Open, int payments = 0)
{
    return {linkOf(a, status, payments), AccountId};
}
inline event::LinkReadFailed linkTrouble(ErrorKind kind)
{
    return {Error{kind, {}}, false};
}

/// Waits for the customer.
inline Drive open()
{
    Drive d = sent();
    d.feed(made(d.a));
    return d;
}

inline Payment under(const Drive &d, Payment payment, const char *id, qint64 createdMs = 1)
{
    payment.id = PaymentId::from(QLatin1String(id));
    payment.linkId = TheLink.text();
    payment.idempotencyKey = QStringLiteral("a key that the page chose");
    payment.createdMs = d.now + createdMs;
    return payment;
}

/// Answers whatever is asked until `until`; nothing ever changes.
inline void passUntil(Drive &d, qint64 until, LinkStatus status, const QList<Payment> &payments = {})
{
    while (d.pending != Pending::Nothing || (d.wakeMs != 0 && d.wakeMs <= until)) {
        if (d.pending == Pending::LookUp)
            d.feed(lookedUp(payments));
        else if (d.pending == Pending::ReadLink || d.pending == Pending::CancelLink)
            d.feed(readLink(d.a, status, int(payments.size())));
        else if (!d.wake())
            break;
    }
    d.now = std::max(d.now, until);
}

} // namespace pos::test::links
