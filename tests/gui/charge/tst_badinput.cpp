// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Section 7 of the specification: each bad input gets its message at its field,
// and nothing typed is lost. Keys only; published test card numbers only.
#include "gui/support/till.h"
#include "ui/forms/customer/customereditor.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/amountedit.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace pos;
using namespace pos::test;

class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyCart();
    void noCustomerNoCard();
    void currencyTheCountryDoesNotTake();
    void amountAboveTheCeiling();
    void customItem_data();
    void customItem();
    void cartCell_data();
    void cartCell();
    void discountTipTax_data();
    void discountTipTax();
    void description_data();
    void description();
    void customer_data();
    void customer();
    void customerNamesOfAllKinds_data();
    void customerNamesOfAllKinds();
    void cardNumber_data();
    void cardNumber();
    void cardNumberInCartCell();
    void cardNumberTyped();
    void unfinishedCustomItemStopsCharge();
    void errorsWaitForLeaving();
    void settingsChangeMidCharge();
    void tipFollowsAnotherCurrencyOfTheSettings();
};

void TestBadInput::emptyCart()
{
    Till till;
    till.open();
    till.pickCustomer(QStringLiteral("Ana"));
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.text("cartErrorLabel").contains(QStringLiteral("cart is empty")));
    QCOMPARE(till.focusName(), QStringLiteral("scanEdit"));
}

void TestBadInput::noCustomerNoCard()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.find("customerErrorLabel")->isVisible());
    QCOMPARE(till.focusName(), QStringLiteral("customerSearchEdit"));
    till.pickCustomer(QStringLiteral("Bruno"));
    QVERIFY(!till.find("customerErrorLabel")->isVisible());
    QVERIFY(till.text("methodNoteLabel").contains(QStringLiteral("no saved card")));
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.find("methodErrorLabel")->isVisible());
}

void TestBadInput::currencyTheCountryDoesNotTake()
{
    Settings settings = brazilianTill();
    settings.currency = *Currency::fromCode(u"COP");
    Till till(settings);
    till.open();
    till.fill();
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.text("chargeErrorLabel").contains(QStringLiteral("does not take COP")));
}

void TestBadInput::amountAboveTheCeiling()
{
    Settings settings = brazilianTill();
    settings.ceiling = Money::fromMinor(1000, settings.currency);
    Till till(settings);
    till.open();
    till.fill();
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.text("chargeErrorLabel").contains(QStringLiteral("10,00")));
}

void TestBadInput::customItem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("price");
    QTest::addColumn<QString>("quantity");
    QTest::addColumn<QByteArray>("badField"); // empty = taken
    QTest::addColumn<QString>("message");
    const QByteArray name = "itemNameEdit", price = "itemPriceEdit", quantity = "itemQuantityEdit";
    QTest::newRow("good") << "Gift" << "10,50" << "2" << QByteArray() << "";
    QTest::newRow("one letter") << "X" << "10" << "1" << QByteArray() << "";
    QTest::newRow("no name") << "" << "10" << "1" << name << "needed";
    QTest::newRow("300 letters") << QString(300, u'x') << "10" << "1" << name << "at most 255";
    QTest::newRow("zero") << "Gift" << "0" << "1" << price << "more than zero";
    QTest::newRow("negative") << "Gift" << "-5" << "1" << price << "negative";
    QTest::newRow("too precise") << "Gift" << "1,234" << "1" << price << "2 decimal";
    QTest::newRow("too large") << "Gift" << "9999999999999999" << "1" << price << "too much";
    QTest::newRow("not a number") << "Gift" << "abc" << "1" << price << "Enter a number";
    QTest::newRow("foreign grouping") << "Gift" << "1,234.50" << "1" << price << "decimals";
    QTest::newRow("quantity 0") << "Gift" << "10" << "0" << quantity << "1 to 999";
    QTest::newRow("quantity 1000") << "Gift" << "10" << "1000" << quantity << "1 to 999";
    QTest::newRow("quantity word") << "Gift" << "10" << "two" << quantity << "number";
}

void TestBadInput::customItem()
{
    QFETCH(QString, name);
    QFETCH(QString, price);
    QFETCH(QString, quantity);
    QFETCH(QByteArray, badField);
    QFETCH(QString, message);
    Till till;
    till.open();
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.type(name);
    till.key(Qt::Key_Tab);
    till.type(price);
    till.key(Qt::Key_Tab);
    QTest::qWait(0); // the price field selects its text one turn later
    till.key(Qt::Key_A, Qt::ControlModifier);
    till.type(quantity);
    till.key(Qt::Key_Return);
    if (badField.isEmpty()) {
        QCOMPARE(till.sale().sale().cart.lines.size(), 1);
        return;
    }
    QVERIFY(till.sale().sale().cart.lines.isEmpty());
    const QString error = till.fieldError(badField.constData());
    QVERIFY2(error.contains(message), qPrintable(error));
    QCOMPARE(till.focusName().toLatin1(), badField);
    QCOMPARE(till.find<QLineEdit>("itemNameEdit")->text(), name);
    QCOMPARE(till.find<QLineEdit>("itemPriceEdit")->text().remove(QStringLiteral(",00")), price);
    QCOMPARE(till.find<QLineEdit>("itemQuantityEdit")->text(), quantity);
}

void TestBadInput::cartCell_data()
{
    QTest::addColumn<int>("stepsRight");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("message"); // empty = taken
    QTest::newRow("quantity") << 0 << "12" << "";
    QTest::newRow("quantity 0") << 0 << "0" << "1 to 999";
    QTest::newRow("quantity 1000") << 0 << "1000" << "1 to 999";
    QTest::newRow("price") << 1 << "20,00" << "";
    QTest::newRow("price too precise") << 1 << "1,999" << "2 decimal";
    QTest::newRow("price negative") << 1 << "3-" << "number";
    QTest::newRow("discount") << 2 << "2,50" << "";
    QTest::newRow("discount share") << 2 << "10%" << "";
    QTest::newRow("discount larger than the price") << 2 << "9999" << "larger than the price";
}

void TestBadInput::cartCell()
{
    QFETCH(int, stepsRight);
    QFETCH(QString, typed);
    QFETCH(QString, message);
    Till till;
    till.open();
    till.fill();
    const Cart before = till.sale().sale().cart;
    till.key(Qt::Key_F2);
    till.key(Qt::Key_Return); // into the cart
    QCOMPARE(till.focusName(), QStringLiteral("cartTable"));
    for (int i = 0; i < stepsRight; ++i)
        till.key(Qt::Key_Right);
    till.type(typed);
    till.key(Qt::Key_Return);
    if (message.isEmpty()) {
        QVERIFY(till.sale().sale().cart != before);
        QCOMPARE(till.focusName(), QStringLiteral("cartTable"));
        return;
    }
    QCOMPARE(till.sale().sale().cart, before);
    QVERIFY2(till.text("cartErrorLabel").contains(message), qPrintable(till.text("cartErrorLabel")));
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), typed); // still there
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    till.key(Qt::Key_Escape);
    QVERIFY(till.text("cartErrorLabel").isEmpty());
}

void TestBadInput::discountTipTax_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("message");
    QTest::newRow("discount over 100 %") << QByteArray("discountEdit") << "101%" << "0 to";
    QTest::newRow("discount larger than the cart") << QByteArray("discountEdit") << "5000" << "larger than the price";
    QTest::newRow("discount word") << QByteArray("discountEdit") << "lots" << "number";
    QTest::newRow("tip negative") << QByteArray("tipEdit") << "-1" << "negative";
    QTest::newRow("tip too precise") << QByteArray("tipEdit") << "0,001" << "2 decimal";
    QTest::newRow("tax word") << QByteArray("taxEdit") << "x" << "number";
    QTest::newRow("tax over 100") << QByteArray("taxEdit") << "250" << "0 to";
}

void TestBadInput::discountTipTax()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, message);
    Till till;
    till.open();
    till.fill();
    till.find(field.constData())->setFocus();
    QTest::qWait(0);
    till.type(typed);
    QVERIFY(till.fieldError(field.constData()).isEmpty()); // not at a keystroke
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    const QString error = till.fieldError(field.constData());
    QVERIFY2(error.contains(message), qPrintable(error));
    QCOMPARE(till.find<QLineEdit>(field.constData())->text(), typed);
    // Put right, it goes.
    till.key(Qt::Key_A, Qt::ControlModifier);
    till.type(QStringLiteral("1"));
    QVERIFY(till.fieldError(field.constData()).isEmpty());
    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
}

void TestBadInput::description_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("message");
    QTest::newRow("two letters") << "ab" << "at least 3";
    QTest::newRow("256 letters") << QString(256, u'd') << "at most 255";
    QTest::newRow("255 letters") << QString(255, u'd') << "";
}

void TestBadInput::description()
{
    QFETCH(QString, typed);
    QFETCH(QString, message);
    Till till;
    till.open();
    till.fill();
    till.find("descriptionEdit")->setFocus();
    till.key(Qt::Key_A, Qt::ControlModifier);
    till.type(typed);
    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), message.isEmpty() ? 1 : 0);
    QVERIFY2(till.fieldError("descriptionEdit").contains(message), qPrintable(till.fieldError("descriptionEdit")));
    QCOMPARE(till.find<QLineEdit>("descriptionEdit")->text(), typed);
}

void TestBadInput::customer_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("message");
    QTest::newRow("name of 300") << QByteArray("lastNameEdit") << QString(300, u'n') << "at most 255";
    QTest::newRow("e-mail") << QByteArray("emailEdit") << "ana(at)example" << "not an e-mail";
    QTest::newRow("phone letters") << QByteArray("phoneEdit") << "12ab" << "not a possible phone";
    QTest::newRow("phone short") << QByteArray("phoneEdit") << "12" << "not a possible phone";
    QTest::newRow("calling code") << QByteArray("callingCodeEdit") << "12345" << "1 to 3 digits";
    QTest::newRow("document short") << QByteArray("documentNumberEdit") << "1" << "3 to 40";
    QTest::newRow("birth date") << QByteArray("birthDateEdit") << "31/02/1990" << "not a possible date";
    QTest::newRow("birth date to come") << QByteArray("birthDateEdit") << "01/01/2090" << "not a possible date";
}

void TestBadInput::customer()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, message);
    Till till;
    till.open();
    till.key(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(till.focusName(), QStringLiteral("firstNameEdit"));
    till.type(QStringLiteral("Carla"));
    if (field == "callingCodeEdit") {
        till.find("phoneEdit")->setFocus();
        till.type(QStringLiteral("11900000002"));
    }
    auto *input = till.find<QLineEdit>(field.constData());
    input->setFocus();
    till.key(Qt::Key_A, Qt::ControlModifier);
    till.type(typed);
    QVERIFY(till.fieldError(field.constData()).isEmpty());
    till.key(Qt::Key_Tab); // leaving shows it
    QVERIFY2(till.fieldError(field.constData()).contains(message), qPrintable(till.fieldError(field.constData())));
    till.key(Qt::Key_Return);
    QVERIFY(till.engine.created.isEmpty());
    QCOMPARE(till.focusName().toLatin1(), field);
    QCOMPARE(input->text(), typed);
    QCOMPARE(till.find<QLineEdit>("firstNameEdit")->text(), QStringLiteral("Carla"));
}

void TestBadInput::customerNamesOfAllKinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("one letter") << QStringLiteral("A");
    QTest::newRow("two letters") << QStringLiteral("Li");
    QTest::newRow("accents") << QStringLiteral("João Ñuñez");
    QTest::newRow("other script") << QStringLiteral("李小龙");
    QTest::newRow("right to left") << QStringLiteral("محمد");
    QTest::newRow("emoji") << QStringLiteral("Ana 🌸");
}

void TestBadInput::customerNamesOfAllKinds()
{
    QFETCH(QString, name);
    Till till;
    till.open();
    till.key(Qt::Key_N, Qt::ControlModifier);
    QApplication::clipboard()->setText(name);
    till.key(Qt::Key_V, Qt::ControlModifier);
    till.key(Qt::Key_Return);
    QTRY_COMPARE(till.engine.created.size(), 1);
    QCOMPARE(till.engine.created.constFirst().firstName, name);
    QTRY_VERIFY(till.sale().customer().has_value());
    QCOMPARE(till.sale().sale().customerName, till.sale().customer()->displayName());
}

void TestBadInput::cardNumber_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("number");
    const QString visa = QStringLiteral("4111 1111 1111 1111"), master = QStringLiteral("5252440000000010"),
                  amex = QStringLiteral("370000000000002");
    for (const char *field : {"scanEdit", "itemNameEdit", "itemPriceEdit", "itemQuantityEdit", "discountEdit", "tipEdit", "taxEdit",
                              "customerSearchEdit", "installmentsEdit", "descriptionEdit", "firstNameEdit", "lastNameEdit",
                              "emailEdit", "callingCodeEdit", "phoneEdit", "documentNumberEdit", "birthDateEdit",
                              "consentWordingEdit", "billingAddressLine1Edit", "billingAddressZipCodeEdit"}) {
        QTest::addRow("visa in %s", field) << QByteArray(field) << visa;
        QTest::addRow("mastercard in %s", field) << QByteArray(field) << master;
    }
    QTest::newRow("amex in description") << QByteArray("descriptionEdit") << amex;
}

void TestBadInput::cardNumber()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, number);
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_I, Qt::ControlModifier);
    const bool inEditor = till.window->findChild<QLineEdit *>(QString::fromLatin1(field)) == nullptr || field == "emailEdit";
    if (inEditor) {
        till.key(Qt::Key_N, Qt::ControlModifier);
        till.find<QAbstractButton>("billingAddressToggleButton")->setChecked(true);
        auto *consent = till.find<QComboBox>("consentCombo");
        consent->setFocus();
        till.key(Qt::Key_Down);
    }
    auto *input = till.find<QLineEdit>(field.constData());
    input->setFocus();
    QVERIFY(input->hasFocus());
    QApplication::clipboard()->setText(number);
    till.key(Qt::Key_V, Qt::ControlModifier);
    QTest::qWait(0);

    QString digits = number;
    digits.remove(u' ');
    QVERIFY(!input->text().remove(u' ').contains(digits.left(12)));
    const QString plain = till.fieldError(field.constData());
    if (field != "customerSearchEdit")
        QVERIFY2(plain.contains(QStringLiteral("Card numbers are never typed")), qPrintable(plain));
    till.key(Qt::Key_Z, Qt::ControlModifier); // cannot be brought back
    QVERIFY(!input->text().remove(u' ').contains(digits.left(12)));
    for (const Sale &sale : std::as_const(till.engine.saved)) {
        QVERIFY(!QString(sale.description).remove(u' ').contains(digits));
        for (QString value : sale.draftFields)
            QVERIFY(!value.remove(u' ').contains(digits));
    }
}

void TestBadInput::cardNumberInCartCell()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F2);
    till.key(Qt::Key_Return);
    till.key(Qt::Key_Return); // edit the quantity
    QApplication::clipboard()->setText(QStringLiteral("4507990000000002"));
    till.key(Qt::Key_V, Qt::ControlModifier);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor != nullptr && editor->objectName() == u"cartQuantityEdit");
    QCOMPARE(editor->text(), QStringLiteral("1"));
}

// Digit by digit there is no paste to refuse: the last digit is, the rest is taken out.
void TestBadInput::cardNumberTyped()
{
    Till till;
    till.open();
    for (const char *field : {"descriptionEdit", "discountEdit", "customerSearchEdit"}) {
        auto *input = till.find<QLineEdit>(field);
        input->setFocus();
        till.key(Qt::Key_A, Qt::ControlModifier);
        till.type(QStringLiteral("4111111111111111"));
        QTest::qWait(0);
        QVERIFY2(input->text().isEmpty(), field);
    }
    for (const Sale &sale : std::as_const(till.engine.saved)) {
        QVERIFY(!sale.description.contains(QStringLiteral("411111111111")));
        for (const QString &value : sale.draftFields)
            QVERIFY(!value.contains(QStringLiteral("411111111111")));
    }
}

void TestBadInput::unfinishedCustomItemStopsCharge()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.type(QStringLiteral("Gift"));
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.text("cartErrorLabel").contains(QStringLiteral("not in the cart yet")));
    QCOMPARE(till.focusName(), QStringLiteral("itemNameEdit"));
    QCOMPARE(till.find<QLineEdit>("itemNameEdit")->text(), QStringLiteral("Gift"));
}

void TestBadInput::errorsWaitForLeaving()
{
    Till till;
    till.open();
    till.key(Qt::Key_N, Qt::ControlModifier);
    till.find("emailEdit")->setFocus();
    till.type(QStringLiteral("a"));
    QVERIFY(till.fieldError("emailEdit").isEmpty());
    till.key(Qt::Key_Tab);
    QVERIFY(!till.fieldError("emailEdit").isEmpty());
    till.find("emailEdit")->setFocus();
    till.key(Qt::Key_End);
    till.type(QStringLiteral("@example.com"));
    QVERIFY(till.fieldError("emailEdit").isEmpty());
}

void TestBadInput::settingsChangeMidCharge()
{
    Till till;
    till.open();
    till.fill();
    const Money asked = till.sale().totals().total;
    till.charge();
    Settings other = brazilianTill();
    other.country = QStringLiteral("US");
    other.currency = *Currency::fromCode(u"USD");
    till.window->applySettings(other);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    QCOMPARE(till.sale().sale().cart.currency.code(), QStringLiteral("BRL"));
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.engine.attempts.constLast().intent.amount, asked);
    const SaleId paid = till.sale().sale().id;
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.sale().sale().id != paid);
    QCOMPARE(till.sale().sale().cart.currency.code(), QStringLiteral("USD"));
    till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(till.sale().totals().total.currency().code(), QStringLiteral("USD"));
}

void TestBadInput::tipFollowsAnotherCurrencyOfTheSettings()
{
    Till till;
    till.open();
    QCOMPARE(till.find<ui::AmountEdit>("tipEdit")->currency().code(), QStringLiteral("BRL"));
    Settings other = brazilianTill();
    other.country = QStringLiteral("US");
    other.currency = *Currency::fromCode(u"USD");
    till.window->applySettings(other);
    QCOMPARE(till.find<ui::AmountEdit>("tipEdit")->currency().code(), QStringLiteral("USD"));
}

QTEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
