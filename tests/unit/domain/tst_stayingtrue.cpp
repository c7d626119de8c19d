// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is worth a notice, how often settled payments are read again, and what the
// pieces of a cart were worth.
#include "domain/notice.h"
#include "domain/operationrules.h"
#include "domain/refundshare.h"
#include "domain/watchplan.h"

#include <rapidcheck.h>

#include <QTest>

using namespace pos;

namespace {

const Currency Brl = *Currency::fromCode(u"BRL");
constexpr qint64 Minute = 60 * 1000;
constexpr qint64 Hour = 60 * Minute;

Cart cartOf(const QList<std::pair<qint64, int>> &lines)
{
    Cart cart;
    cart.currency = Brl;
    for (const auto &[price, quantity] : lines) {
        CartLine line;
        line.id = QString::number(cart.lines.size());
        line.name = QStringLiteral("Item %1").arg(cart.lines.size());
        line.unitPrice = Money::fromMinor(price, Brl);
        line.quantity = quantity;
        cart.lines << line;
    }
    return cart;
}

} // namespace

class TestStayingTrue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noticesOfAttempts_data();
    void noticesOfAttempts();
    void noticesOfOperations();
    void echoesAreOneNotice();
    void unseenAreCounted();
    void whatMayMove();
    void pauses();
    void staleness();
    void sharesOfAPlainCart();
    void sharesWithDiscountAndTax();
    void partsOfALineAddUpToIt();
    void piecesComeBackOnce();
    void tipsBelongToNobody();
    void morePiecesThanSold();
    void allPiecesAreTheWholeTotal();
    void partsNeverExceedTheLine();
    void piecesInWords();
};

void TestStayingTrue::noticesOfAttempts_data()
{
    using S = AttemptState;
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<int>("kind"); // -1 = none
    const auto row = [](const char *name, S from, S to, qint64 age, int kind) {
        QTest::newRow(name) << int(from) << int(to) << age << kind;
    };
    const auto is = [](NoticeKind kind) { return int(kind); };
    row("dispute", S::Approved, S::Disputed, Hour, is(NoticeKind::DisputeOpened));
    row("dispute of a refunded one", S::PartlyRefunded, S::Disputed, Hour, is(NoticeKind::DisputeOpened));
    row("dispute won", S::Disputed, S::Approved, Hour, is(NoticeKind::DisputeEnded));
    row("refund failed", S::Refunded, S::Approved, Hour, is(NoticeKind::RefundFailed));
    row("refund of a capture failed", S::PartlyRefunded, S::Captured, Hour, is(NoticeKind::RefundFailed));
    row("last part failed", S::Refunded, S::PartlyRefunded, Hour, is(NoticeKind::RefundFailed));
    row("refund done", S::PartlyRefunded, S::Refunded, Hour, -1);
    row("hold expired", S::Authorized, S::Expired, Hour, is(NoticeKind::HoldExpired));
    row("never paid", S::WaitingCustomer, S::Expired, Hour, is(NoticeKind::Expired));
    row("paid later", S::WaitingCustomer, S::Approved, Hour, is(NoticeKind::PaidLater));
    row("found out later", S::Unknown, S::Approved, Hour, is(NoticeKind::PaidLater));
    row("paid at the counter", S::WaitingCustomer, S::Approved, CounterPatienceMs, -1);
    row("found out at the counter", S::Unknown, S::Approved, 10'000, -1);
    row("declined later", S::WaitingCustomer, S::Declined, Hour, -1);
    row("captured", S::Authorized, S::Captured, Hour, -1);
    row("cancelled", S::Authorized, S::Canceled, Hour, -1);
    row("nothing new", S::Disputed, S::Disputed, Hour, -1);
    row("charged", S::Sending, S::Approved, 1000, -1);
}

void TestStayingTrue::noticesOfAttempts()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(qint64, age);
    QFETCH(int, kind);
    const auto notice = noticeOf(AttemptState(from), AttemptState(to), age);
    QCOMPARE(notice ? int(*notice) : -1, kind);
}

void TestStayingTrue::noticesOfOperations()
{
    using S = OperationState;
    QCOMPARE(noticeOf(S::Done, S::Declined, OperationKind::Refund), NoticeKind::RefundFailed);
    QCOMPARE(noticeOf(S::Pending, S::Declined, OperationKind::CancelOrRefund), NoticeKind::RefundFailed);
    QCOMPARE(noticeOf(S::Pending, S::Declined, OperationKind::Capture), NoticeKind::ActionFailed);
    QVERIFY(!noticeOf(S::Checking, S::Declined, OperationKind::Refund)); // somebody looks at the screen
    QVERIFY(!noticeOf(S::Pending, S::Done, OperationKind::Refund));
}

void TestStayingTrue::echoesAreOneNotice()
{
    Notice first;
    first.sequence = 10;
    first.atMs = 1'000'000;
    first.kind = NoticeKind::RefundFailed;
    first.attempt = AttemptId::from(QStringLiteral("a"));
    Notice echo = first;
    echo.sequence = 9;
    echo.atMs = first.atMs - 500;
    Notice other = first;
    other.sequence = 8;
    other.attempt = AttemptId::from(QStringLiteral("b"));
    Notice earlier = first;
    earlier.sequence = 7;
    earlier.atMs = first.atMs - Hour;
    QCOMPARE(withoutEchoes({first, echo, other, earlier}), (QList<Notice>{first, other, earlier}));
}

void TestStayingTrue::unseenAreCounted()
{
    NoticeList list;
    for (qint64 sequence : {9, 7, 3}) {
        Notice notice;
        notice.sequence = sequence;
        list.notices << notice;
    }
    QCOMPARE(list.unseen(), 3);
    list.seen = 7;
    QCOMPARE(list.unseen(), 1);
    list.seen = 9;
    QCOMPARE(list.unseen(), 0);
}

void TestStayingTrue::whatMayMove()
{
    const auto moves = [](const char *status, const char *subStatus) {
        return watch::mayMove(PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(subStatus)));
    };
    QVERIFY(moves("PENDING", "AUTHORIZED"));
    QVERIFY(moves("IN_DISPUTE", "RECEIVED"));
    QVERIFY(moves("REFUNDED", "PENDING_PROVIDER_CONFIRMATION"));
    QVERIFY(moves("SUCCEEDED", "REFUND_RETRY_IN_PROCESS"));
    QVERIFY(moves("SOMETHING", "NEW"));
    QVERIFY(!moves("SUCCEEDED", "APPROVED"));
    QVERIFY(!moves("REFUNDED", "REFUNDED"));
    QVERIFY(!moves("CHARGEBACK", "LOST"));
    QVERIFY(!watch::mayMove({}));
}

void TestStayingTrue::pauses()
{
    const auto held = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("AUTHORIZED"));
    const auto dispute = PaymentStatus::fold(QStringLiteral("IN_DISPUTE"), QStringLiteral("RECEIVED"));
    QCOMPARE(watch::pause(held, Minute, 0), 5 * Minute);
    QCOMPARE(watch::pause(held, 2 * Hour, 0), 15 * Minute);
    QCOMPARE(watch::pause(held, 2 * watch::Day, 0), Hour);
    QCOMPARE(watch::pause(dispute, Minute, 0), 6 * Hour);
    QCOMPARE(watch::pause(held, Minute, 3), 40 * Minute);
    QCOMPARE(watch::pause(held, Minute, 100), watch::pause(held, Minute, watch::MostDoublings));
}

void TestStayingTrue::staleness()
{
    const qint64 now = 200 * watch::Day;
    QVERIFY(watch::isStale(now - Hour, now - 2 * Minute, now));
    QVERIFY(!watch::isStale(now - Hour, now - 30'000, now));
    QVERIFY(!watch::isStale(now - watch::Window - 1, 0, now));
    QVERIFY(!watch::isStale(now + Hour, 0, now)); // the clock was set back
}

void TestStayingTrue::sharesOfAPlainCart()
{
    const Cart cart = cartOf({{1250, 2}, {399, 3}});
    QCOMPARE(shareOf(cart, {1, 0})->minor(), 1250);
    QCOMPARE(shareOf(cart, {2, 1})->minor(), 2899);
    QCOMPARE(shareOf(cart, {0, 0})->minor(), 0);
    QCOMPARE(shareOf(cart, {1})->minor(), 1250); // shorter than the cart
}

/// Three for 10.00: 3.33, 3.33 and 3.34, in whatever portions they come back.
void TestStayingTrue::partsOfALineAddUpToIt()
{
    Cart cart = cartOf({{400, 3}, {399, 2}});
    cart.lines[0].discount = Money::fromMinor(200, Brl);
    QCOMPARE(shareOf(cart, {1})->minor(), 333);
    QCOMPARE(shareOf(cart, {1}, {1})->minor(), 333);
    QCOMPARE(shareOf(cart, {1}, {2})->minor(), 334);
    QCOMPARE(shareOf(cart, {2}, {1})->minor(), 667);
    QCOMPARE(shareOf(cart, {0, 1}, {3, 1})->minor(), 399);
    for (const PickedPieces &tooMany : QList<PickedPieces>{{2}, {-1}, {0, 3}}) {
        const Result<Money> refused = shareOf(cart, tooMany, {2});
        QVERIFY(!refused);
        QCOMPARE(refused.error().context.code, QString(operationcode::PiecesGone));
        QCOMPARE(refused.error().context.field, QStringLiteral("pieces"));
    }
    QVERIFY(!shareOf(cart, {0, 0, 1}));
}

void TestStayingTrue::piecesComeBackOnce()
{
    const Cart cart = cartOf({{400, 3}, {399, 2}});
    QList<Operation> operations;
    const auto refund = [&operations](OperationState state, const QList<int> &pieces) {
        Operation operation;
        operation.state = state;
        operation.intent.pieces = pieces;
        operations.append(operation);
    };
    QCOMPARE(returnedPieces(cart, operations), (PickedPieces{0, 0}));
    refund(OperationState::Done, {1});
    refund(OperationState::Done, {}); // by amount
    refund(OperationState::Unclear, {0, 1});
    refund(OperationState::Pending, {1, 0});
    QCOMPARE(returnedPieces(cart, operations), (PickedPieces{2, 1}));
    for (const OperationState state : {OperationState::Declined, OperationState::Refused, OperationState::GivenUp})
        refund(state, {1, 1}); // these never happened
    refund(OperationState::Done, {0, 0, 5}); // a line that the cart does not have
    QCOMPARE(returnedPieces(cart, operations), (PickedPieces{2, 1}));
}

void TestStayingTrue::sharesWithDiscountAndTax()
{
    Cart cart = cartOf({{1000, 3}, {1000, 1}});
    cart.lines[0].discount = Money::fromMinor(1, Brl);
    cart.discount.amount = Money::fromMinor(399, Brl);
    cart.tax = Tax{QStringLiteral("VAT"), 1000, false};
    const CartTotals totals = *totalsOf(cart);
    QCOMPARE(shareOf(cart, {3, 1}).value(), totals.total);
    const qint64 one = shareOf(cart, {1, 0})->minor();
    QVERIFY(one * 3 <= shareOf(cart, {3, 0})->minor());
    QVERIFY(one * 3 > shareOf(cart, {3, 0})->minor() - 3);
}

void TestStayingTrue::tipsBelongToNobody()
{
    Cart cart = cartOf({{1000, 1}});
    cart.tip = Money::fromMinor(150, Brl);
    QCOMPARE(totalsOf(cart)->total.minor(), 1150);
    QCOMPARE(shareOf(cart, {1})->minor(), 1000);
}

void TestStayingTrue::morePiecesThanSold()
{
    const Cart cart = cartOf({{1000, 2}});
    QCOMPARE(shareOf(cart, {3}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(shareOf(cart, {-1}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(shareOf(cart, {1, 1}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(shareOf(Cart(), {}).error().kind, ErrorKind::InvalidInput);
}

void TestStayingTrue::allPiecesAreTheWholeTotal()
{
    QVERIFY(rc::check("all pieces are worth the total", [] {
        const auto prices = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::pair<int, int>>>(rc::gen::pair(rc::gen::inRange(1, 100000), rc::gen::inRange(1, 50))));
        QList<std::pair<qint64, int>> lines;
        PickedPieces all;
        for (const auto &[price, quantity] : prices) {
            lines.append({price, quantity});
            all << quantity;
        }
        Cart cart = cartOf(lines);
        cart.discount.basisPoints = *rc::gen::inRange(0, 10000);
        if (*rc::gen::arbitrary<bool>())
            cart.tax = Tax{QStringLiteral("VAT"), *rc::gen::inRange(0, 3000), *rc::gen::arbitrary<bool>()};
        const Result<CartTotals> totals = totalsOf(cart);
        RC_PRE(totals.has_value());
        RC_ASSERT(shareOf(cart, all).value() == totals->total);
    }));
}

void TestStayingTrue::partsNeverExceedTheLine()
{
    QVERIFY(rc::check("parts of a line never add up to more than the line", [] {
        const int quantity = *rc::gen::inRange(1, 999);
        const Cart cart = cartOf({{*rc::gen::inRange(1, 1'000'000), quantity}});
        Cart cut = cart;
        cut.lines[0].discount = Money::fromMinor(*rc::gen::inRange<qint64>(0, cart.lines[0].unitPrice.minor()), Brl);
        const int first = *rc::gen::inRange(0, quantity + 1);
        const qint64 whole = shareOf(cut, {quantity})->minor();
        RC_ASSERT(shareOf(cut, {first})->minor() + shareOf(cut, {quantity - first})->minor() <= whole);
    }));
}

void TestStayingTrue::piecesInWords()
{
    const Cart cart = cartOf({{1000, 2}, {500, 9}});
    QCOMPARE(describePieces(cart, {1, 3}, 255), QStringLiteral("1 x Item 0, 3 x Item 1"));
    QCOMPARE(describePieces(cart, {0, 1}, 255), QStringLiteral("1 x Item 1"));
    QCOMPARE(describePieces(cart, {1, 3}, 12).size(), 12);
    QVERIFY(describePieces(cart, {}, 255).isEmpty());
}

QTEST_GUILESS_MAIN(TestStayingTrue)
#include "tst_stayingtrue.moc"
