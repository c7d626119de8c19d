// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/cart.h"
#include "domain/validation.h"

#include <rapidcheck.h>

#include <QTest>

using namespace pos;

namespace {

const Currency Brl = *Currency::fromCode(u"BRL");

Money brl(qint64 minor)
{
    return Money::fromMinor(minor, Brl);
}

CartLine line(qint64 price, int quantity = 1, std::optional<qint64> discount = {})
{
    CartLine result;
    result.id = QStringLiteral("l");
    result.name = QStringLiteral("Coffee");
    result.unitPrice = brl(price);
    result.quantity = quantity;
    if (discount)
        result.discount = brl(*discount);
    return result;
}

Cart cartOf(QList<CartLine> lines)
{
    Cart cart;
    cart.currency = Brl;
    cart.lines = std::move(lines);
    return cart;
}

/// "field Rule" of every error.
QStringList faults(const QList<FieldError> &errors)
{
    QStringList list;
    for (const FieldError &error : errors)
        list << error.field + QLatin1Char(' ') + ruleName(error.rule);
    return list;
}

QString fault(const Cart &cart)
{
    const auto totals = totalsOf(cart);
    if (totals)
        return QStringLiteral("none");
    return totals.error().context.field + QLatin1Char(' ') + totals.error().context.code;
}

QStringList chargeFaults(const Cart &cart, const char *country = "BR", Money ceiling = {})
{
    return faults(checkCartForCharge(cart, QString::fromLatin1(country), ceiling));
}

bool reconciles(const CartTotals &t)
{
    const qint64 total =
        t.subtotal.minor() - t.lineDiscounts.minor() - t.orderDiscount.minor() + t.addedTax.minor() + t.tip.minor();
    qint64 nets = 0;
    for (const Money &net : t.lineNets) {
        if (net.isNegative())
            return false;
        nets += net.minor();
    }
    return total == t.total.minor() && nets == t.subtotal.minor() - t.lineDiscounts.minor() - t.orderDiscount.minor();
}

}

class TestCart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyCartIsZero()
    {
        const auto totals = totalsOf(cartOf({}));
        QVERIFY(totals);
        QCOMPARE(totals->total, brl(0));
        QCOMPARE(totals->tip, brl(0));
        QVERIFY(totals->lineNets.isEmpty());
    }

    void workedExample()
    {
        Cart cart = cartOf({line(1000, 3), line(2550, 1, 550), line(333, 2)});
        cart.discount.basisPoints = 1000;
        cart.tax = Tax{QStringLiteral("VAT"), 1900, false};
        cart.tip = brl(500);
        const CartTotals totals = *totalsOf(cart);
        QCOMPARE(totals.subtotal, brl(6216));
        QCOMPARE(totals.lineDiscounts, brl(550));
        QCOMPARE(totals.orderDiscount, brl(567)); // 10 % of 56.66
        QCOMPARE(totals.tax, brl(969));           // 19 % of 50.99
        QCOMPARE(totals.addedTax, brl(969));
        QCOMPARE(totals.tip, brl(500));
        QCOMPARE(totals.total, brl(6568));
        QCOMPARE(totals.lineNets, (QList<Money>{brl(2700), brl(1800), brl(599)}));
        QVERIFY(reconciles(totals));
    }

    void includedTaxIsInsideTheTotal()
    {
        Cart cart = cartOf({line(11900)});
        cart.tax = Tax{QStringLiteral("VAT"), 1900, true};
        CartTotals totals = *totalsOf(cart);
        QCOMPARE(totals.tax, brl(1900));
        QCOMPARE(totals.addedTax, brl(0));
        QCOMPARE(totals.total, brl(11900));
        cart.lines[0].unitPrice = brl(100); // 100 x 19 / 119 = 15.97
        QCOMPARE(totalsOf(cart)->tax, brl(16));
        cart.tax->basisPoints = 10000; // half of it, and 0.5 goes up
        cart.lines[0].unitPrice = brl(1);
        QCOMPARE(totalsOf(cart)->tax, brl(1));
    }

    void fixedOrderDiscountMayTakeEverything()
    {
        Cart cart = cartOf({line(100), line(200)});
        cart.discount.amount = brl(300);
        QCOMPARE(totalsOf(cart)->total, brl(0));
        QCOMPARE(totalsOf(cart)->lineNets, (QList<Money>{brl(0), brl(0)}));
        cart.discount.amount = brl(100);
        QCOMPARE(totalsOf(cart)->lineNets, (QList<Money>{brl(67), brl(133)}));
    }

    void currenciesWithoutDecimals()
    {
        Cart cart;
        cart.currency = *Currency::fromCode(u"CLP");
        CartLine item = line(0);
        item.unitPrice = Money::fromMinor(990, cart.currency);
        item.quantity = 3;
        cart.lines = {item};
        cart.discount.basisPoints = 333;
        QCOMPARE(totalsOf(cart)->orderDiscount.minor(), 99);
        QCOMPARE(totalsOf(cart)->total.toPlainString(), QStringLiteral("2871"));
    }

    void brokenRulesNameTheirField_data()
    {
        QTest::addColumn<Cart>("cart");
        QTest::addColumn<QString>("expected");
        const auto with = [](auto change) {
            Cart cart = cartOf({line(100), line(200, 2)});
            change(cart);
            return cart;
        };
        const Money usd = Money::fromMinor(1, *Currency::fromCode(u"USD"));
        constexpr qint64 Huge = std::numeric_limits<qint64>::max();
        QTest::newRow("no currency") << with([](Cart &c) { c.currency = {}; }) << "currency Required";
        QTest::newRow("quantity 0") << with([](Cart &c) { c.lines[1].quantity = 0; }) << "lines[1].quantity OutOfRange";
        QTest::newRow("quantity 1000") << with([](Cart &c) { c.lines[1].quantity = 1000; })
                                       << "lines[1].quantity OutOfRange";
        QTest::newRow("negative price") << with([](Cart &c) { c.lines[0].unitPrice = brl(-1); })
                                        << "lines[0].unitPrice Negative";
        QTest::newRow("no price") << with([](Cart &c) { c.lines[0].unitPrice = {}; })
                                  << "lines[0].unitPrice CurrencyMismatch";
        QTest::newRow("price in dollars")
            << with([usd](Cart &c) { c.lines[0].unitPrice = usd; }) << "lines[0].unitPrice CurrencyMismatch";
        QTest::newRow("negative discount")
            << with([](Cart &c) { c.lines[0].discount = brl(-1); }) << "lines[0].discount Negative";
        QTest::newRow("discount too large")
            << with([](Cart &c) { c.lines[1].discount = brl(401); }) << "lines[1].discount DiscountTooLarge";
        QTest::newRow("discount in dollars")
            << with([usd](Cart &c) { c.lines[1].discount = usd; }) << "lines[1].discount CurrencyMismatch";
        QTest::newRow("order discount too large")
            << with([](Cart &c) { c.discount.amount = brl(501); }) << "discount.amount DiscountTooLarge";
        QTest::newRow("order discount negative")
            << with([](Cart &c) { c.discount.amount = brl(-1); }) << "discount.amount Negative";
        QTest::newRow("over 100 %") << with([](Cart &c) { c.discount.basisPoints = 10001; })
                                    << "discount.basisPoints OutOfRange";
        QTest::newRow("under 0 %") << with([](Cart &c) { c.discount.basisPoints = -1; })
                                   << "discount.basisPoints OutOfRange";
        QTest::newRow("amount and share") << with([](Cart &c) {
            c.discount = {brl(1), 100, {}};
        }) << "discount.basisPoints OutOfRange";
        QTest::newRow("tax over 100 %") << with([](Cart &c) {
            c.tax = Tax{QStringLiteral("VAT"), 10001, true};
        }) << "tax.basisPoints OutOfRange";
        QTest::newRow("negative tip") << with([](Cart &c) { c.tip = brl(-1); }) << "tip Negative";
        QTest::newRow("tip in dollars") << with([usd](Cart &c) { c.tip = usd; }) << "tip CurrencyMismatch";
        QTest::newRow("price overflows") << with([](Cart &c) { c.lines[1].unitPrice = brl(Huge); })
                                         << "lines[1].unitPrice TooLarge";
        QTest::newRow("sum overflows") << with([](Cart &c) {
            c.lines = {line(Huge), line(1)};
        }) << "lines[1].unitPrice TooLarge";
        QTest::newRow("total overflows") << with([](Cart &c) {
            c.lines = {line(Huge)};
            c.tip = brl(1);
        }) << "total TooLarge";
        QTest::newRow("fine") << with([](Cart &) {}) << "none";
    }
    void brokenRulesNameTheirField()
    {
        QFETCH(Cart, cart);
        QTEST(fault(cart), "expected");
    }

    void totalsAlwaysReconcile()
    {
        QVERIFY(rc::check("random carts", [] {
            Cart cart = cartOf({});
            const int count = *rc::gen::inRange(0, 12);
            for (int i = 0; i < count; ++i) {
                const qint64 price = *rc::gen::inRange<qint64>(0, 5000000);
                const int quantity = *rc::gen::inRange(1, 1000);
                CartLine item = line(price, quantity);
                if (*rc::gen::arbitrary<bool>())
                    item.discount = brl(*rc::gen::inRange<qint64>(0, price * quantity + 1));
                cart.lines << item;
            }
            qint64 net = 0;
            for (const CartLine &item : cart.lines)
                net += item.unitPrice.minor() * item.quantity - item.discount.minor();
            if (*rc::gen::arbitrary<bool>())
                cart.discount.basisPoints = *rc::gen::inRange<qint64>(0, 10001);
            else
                cart.discount.amount = brl(*rc::gen::inRange<qint64>(0, net + 1));
            if (*rc::gen::arbitrary<bool>())
                cart.tax = Tax{QStringLiteral("VAT"), *rc::gen::inRange<qint64>(0, 10001), *rc::gen::arbitrary<bool>()};
            if (*rc::gen::arbitrary<bool>())
                cart.tip = brl(*rc::gen::inRange<qint64>(0, 100000));
            const auto totals = totalsOf(cart);
            RC_ASSERT(totals.has_value());
            RC_ASSERT(reconciles(*totals));
            RC_ASSERT(totals->subtotal.minor() - totals->lineDiscounts.minor() == net);
            RC_ASSERT(totals->lineNets.size() == cart.lines.size());
            RC_ASSERT(!totals->total.isNegative());
            const bool included = cart.tax && cart.tax->included;
            RC_ASSERT((included ? totals->addedTax.isZero() : totals->addedTax == totals->tax));
        }));
    }

    void chargeNeedsAGoodCart()
    {
        const Cart good = cartOf({line(100)});
        QCOMPARE(chargeFaults(good), QStringList());
        QCOMPARE(chargeFaults(cartOf({})), QStringList{QStringLiteral("lines EmptyCart")});
        QCOMPARE(chargeFaults(cartOf({line(0)})), QStringList{QStringLiteral("total Zero")});
        QCOMPARE(chargeFaults(good, "MX"), QStringList{QStringLiteral("currency CurrencyNotTaken")});
        QCOMPARE(chargeFaults(good, "ZZ"), QStringList{QStringLiteral("country BadCountry")});
        QCOMPARE(chargeFaults(good, "BR", brl(100)), QStringList());
        QCOMPARE(chargeFaults(good, "BR", brl(99)), QStringList{QStringLiteral("total TooLarge")});
        const Money dollars = Money::fromMinor(100, *Currency::fromCode(u"USD"));
        QCOMPARE(chargeFaults(good, "BR", dollars), QStringList{QStringLiteral("ceiling CurrencyMismatch")});
        QCOMPARE(chargeFaults(cartOf({line(999'999'999'900)})), QStringList());
        QCOMPARE(chargeFaults(cartOf({line(999'999'999'901)})), QStringList{QStringLiteral("total TooLarge")});
    }

    void panamaTakesDollarsToo()
    {
        for (const char16_t *code : {u"PAB", u"USD"}) {
            Cart cart;
            cart.currency = *Currency::fromCode(code);
            CartLine item = line(0);
            item.unitPrice = Money::fromMinor(500, cart.currency);
            cart.lines = {item};
            QCOMPARE(chargeFaults(cart, "PA"), QStringList());
        }
    }

    void chargeChecksTextsAndCollectsEverything()
    {
        Cart cart = cartOf({line(100), line(100, 1000)});
        cart.lines[0].name = QStringLiteral("Card 4111 1111 1111 1111");
        cart.lines[0].category = QStringLiteral("weapons");
        cart.lines[1].name.clear();
        cart.lines[1].sku = QString(256, QLatin1Char('x'));
        cart.discount.name = QStringLiteral("a\nb");
        cart.tax = Tax{QStringLiteral("GST"), 100, true};
        QCOMPARE(chargeFaults(cart),
                 (QStringList{QStringLiteral("lines[0].name CardNumber"), QStringLiteral("lines[0].category NotInList"),
                              QStringLiteral("lines[1].name Required"), QStringLiteral("lines[1].sku TooLong"),
                              QStringLiteral("discount.name BadCharacters"), QStringLiteral("tax.type NotInList"),
                              QStringLiteral("lines[1].quantity OutOfRange")}));
    }

    void categoriesAndTaxTypesOfTheContract()
    {
        for (const char *category : {"art", "baby", "beauty_&_personal_care", "books", "coupons", "electronics",
                                     "entertainment", "home", "services"}) {
            Cart cart = cartOf({line(100)});
            cart.lines[0].category = QString::fromLatin1(category);
            QVERIFY2(chargeFaults(cart).isEmpty(), category);
        }
        for (const char *type :
             {"VAT", "AIRPORT_TAX", "CONSUMPTION_TAX", "VAT_LAW_17934", "VAT_LAW_19210", "VAT_EXEMPTION", "ISV"}) {
            Cart cart = cartOf({line(100)});
            cart.tax = Tax{QString::fromLatin1(type), 0, true};
            QVERIFY2(chargeFaults(cart).isEmpty(), type);
        }
    }
};

QTEST_APPLESS_MAIN(TestCart)
#include "tst_cart.moc"
