// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A detail pane and a Payments page over a scripted engine, with what their tests
// need to look and to press. Ui thread.
#pragma once

#include "managefakes.h"
#include "scriptedengine.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace pos::ui::test {

inline Currency brl()
{
    return *Currency::fromCode(u"BRL");
}

inline OperationChoice refundChoice(qint64 minor)
{
    OperationChoice choice;
    choice.kind = OperationKind::Refund;
    choice.most = Money::fromMinor(minor, brl());
    choice.partAllowed = true;
    return choice;
}

/// A refund with its steps, and Yuno's transaction of it.
inline void addRefund(PaymentDetail &detail, OperationState state)
{
    Operation refund;
    refund.id = OperationId::from(QStringLiteral("operation-1"));
    refund.attempt = detail.attempt.id;
    refund.reference = makeReference(detail.attempt.orderId, OperationKind::Refund, 1);
    refund.key = IdempotencyKey::from(QStringLiteral("1d7b2c1e-3f4a-4b5c-8d6e-7f8091a2b3c4"));
    refund.intent.kind = OperationKind::Refund;
    refund.intent.amount = Money::fromMinor(500, brl());
    refund.intent.description = QStringLiteral("Returned: 1 x Coffee");
    refund.intent.operatorName = QStringLiteral("Rosa");
    refund.state = state;
    const auto event = [&](qint64 afterMs, const char *kind, OperationState from, OperationState to) {
        OperationEvent e;
        e.operation = refund.id;
        e.attempt = refund.attempt;
        e.atMs = detail.attempt.createdMs + afterMs;
        e.kind = QString::fromLatin1(kind);
        e.from = from;
        e.to = to;
        return e;
    };
    using S = OperationState;
    detail.operations = {{refund,
                          {event(60'000, "recorded", S::Draft, S::Recorded), event(60'100, "sending", S::Recorded, S::Sending),
                           event(61'000, "answered", S::Sending, S::Checking), event(61'500, "read", S::Checking, S::Checking),
                           event(62'000, "done", S::Checking, state)}}};
    Transaction t;
    t.id = TransactionId::from(QStringLiteral("tx-refund"));
    t.type = QStringLiteral("REFUND");
    t.status = QStringLiteral("SUCCEEDED");
    t.amount = refund.intent.amount;
    t.merchantReference = refund.reference.text();
    t.createdMs = detail.attempt.createdMs + 60'900;
    detail.attempt.payment->transactions << t;
}

/// Three lines: 2 x 10.00, 1 x 5.00, total 25.00 with a discount of 0.00.
inline PaymentDetail detailWithCart()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.intent.amount = Money::fromMinor(2500, brl());
    detail.attempt.payment->amount = detail.attempt.intent.amount;
    Cart cart;
    cart.currency = brl();
    const auto add = [&cart](const char *name, qint64 price, int quantity) {
        CartLine line;
        line.id = QString::number(cart.lines.size());
        line.name = QString::fromLatin1(name);
        line.unitPrice = Money::fromMinor(price, cart.currency);
        line.quantity = quantity;
        cart.lines << line;
    };
    add("Coffee", 1000, 2);
    add("Cake <b>& tea", 500, 1);
    detail.sale.cart = cart;
    detail.choices = {refundChoice(2500)};
    return detail;
}

struct Pane
{
    explicit Pane(const PaymentDetail &shown)
        : detail(shown)
    {
        engine.put(detail);
        pane.applySettings(sandboxSettings());
        pane.setOperatorName(QStringLiteral("Rosa"));
        pane.resize(440, 900);
        pane.show();
        pane.activateWindow();
        pane.showAttempt(detail.attempt.id);
        [this] { QTRY_VERIFY(!text("detailAmountLabel").isEmpty()); }();
        [this] { QTRY_VERIFY(pane.isActiveWindow()); }();
    }
    QString text(const char *name) const
    {
        const auto *found = pane.findChild<QLabel *>(QString::fromLatin1(name));
        return found ? found->text() : QString();
    }
    template <typename T> T *find(const char *name) const { return pane.findChild<T *>(QString::fromLatin1(name)); }
    void press(const char *name)
    {
        auto *button = find<QPushButton>(name);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
    }
    QString all() const
    {
        QStringList out;
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&pane))
                out << label->text();
        }
        return out.join(u'\n');
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    PaymentDetail detail;
    PaymentDetailPane pane{engine, dialogs, clock};
};

struct List
{
    explicit List(int rows = 12)
    {
        makeRows(engine, rows);
        page.resize(1400, 800);
        page.show();
        page.activate();
        page.activateWindow();
        [this] { QTRY_VERIFY(page.isActiveWindow()); }();
        [this, rows] { QTRY_COMPARE(table()->model()->rowCount(), rows); }();
    }
    PaymentsTable *table() const { return page.findChild<PaymentsTable *>(); }
    template <typename T> T *find(const char *name) const { return page.findChild<T *>(QString::fromLatin1(name)); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    MemoryPreferenceStore preferences;
    PaymentsPage page{engine, dialogs, clock, preferences, sandboxSettings()};
};

inline Notice noticeOf(qint64 sequence, NoticeKind kind, const PaymentDetail &detail)
{
    return {sequence, TestNowMs, kind, detail.attempt.id, detail.attempt.orderId, detail.attempt.intent.amount};
}

} // namespace pos::ui::test
