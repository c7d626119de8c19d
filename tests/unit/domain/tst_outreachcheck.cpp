// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The rules of both outreach requests: a whole request is good, and each change
// breaks exactly one rule at exactly one field.
#include "domain/attempt.h"
#include "domain/outreachcheck.h"
#include "domain/sale.h"

#include <QTest>

#include <functional>

using namespace pos;

namespace {

constexpr qint64 Now = 1'795'200'000'000;
const Currency Cop = *Currency::fromCode(u"COP");

Money cop(qint64 minor) { return Money::fromMinor(minor, Cop); }

AbandonedFlow wholeFlow()
{
    AbandonedFlow flow;
    flow.fullName = QStringLiteral("Jane Doe");
    flow.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    flow.email = QStringLiteral("jane.doe@example.com");
    flow.country = QStringLiteral("CO");
    flow.language = QStringLiteral("es");
    flow.abandonedMs = Now - 1000;
    flow.stage = FlowStage::Checkout;
    flow.platform = FlowPlatform::Web;
    flow.sessionId = QStringLiteral("R1-20261121-000123");
    flow.currency = Cop;
    flow.total = cop(14999);
    flow.items = {{QStringLiteral("Headphones"), QStringLiteral("WH-1"), 1, cop(9999)}, {QStringLiteral("Cable"), QString(), 2, cop(2500)}};
    flow.reason = QStringLiteral("user_abandoned_cart");
    flow.metadata = {{QStringLiteral("till"), QStringLiteral("R1")}};
    return flow;
}

DeclinedPayment wholePayment()
{
    DeclinedPayment declined;
    declined.channel = ContactChannel::WhatsApp;
    declined.message = {QStringLiteral("HX8e7ac569f40a064c71a37e5d672bb9123"), {{QStringLiteral("name"), QStringLiteral("Maria")}}};
    declined.pdf = {QStringLiteral("ede0d2da-138d-441b-8101-85e2d21af8b9"), {}};
    declined.methods = {QStringLiteral("NEQUI"), QStringLiteral("CREDIT_CARD")};
    declined.seller = {QStringLiteral("Shop"), QStringLiteral("Come back to the counter."), QStringLiteral("www.test.com/purchase")};
    declined.accountId = QStringLiteral("e4c03f29-b0f6-403a-8814-9aee1a88d60e");
    declined.payment = PaymentId::from(QStringLiteral("f1fbad16-93c1-4335-b735-2b01ec94ea9e"));
    declined.order = MerchantOrderId::from(QStringLiteral("R1-20261121-000123-1"));
    declined.country = QStringLiteral("CO");
    declined.description = QStringLiteral("Purchase");
    declined.createdMs = Now - 1000;
    declined.declinedReason = QStringLiteral("insufficient funds");
    declined.methodType = QStringLiteral("CARD");
    declined.card = {12, 2030, QStringLiteral("636318"), QStringLiteral("2671"), QStringLiteral("SCOTIABANK"), QStringLiteral("CREDIT")};
    declined.amount = cop(2700000);
    declined.firstName = QStringLiteral("Pepito");
    declined.lastName = QStringLiteral("Perez");
    declined.phone = {QStringLiteral("57"), QStringLiteral("3132450765")};
    return declined;
}

QString told(const QList<FieldError> &errors)
{
    QStringList lines;
    for (const FieldError &error : errors)
        lines << error.field + u' ' + ruleName(error.rule);
    return lines.join(u'\n');
}

using FlowChange = std::function<void(AbandonedFlow &)>;
using PaymentChange = std::function<void(DeclinedPayment &)>;

} // namespace

class OutreachCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeRequestsAreGood();
    void smallestRequestsAreGood();
    void flow_data();
    void flow();
    void payment_data();
    void payment();
    void numberFromAbroadOnlyWarns();
    void totalSaysBothSums();
    void prefills();
};

void OutreachCheckTest::wholeRequestsAreGood()
{
    QCOMPARE(told(checkAbandonedFlow(wholeFlow(), Now)), QString());
    QCOMPARE(told(checkDeclinedPayment(wholePayment(), Now)), QString());
}

void OutreachCheckTest::smallestRequestsAreGood()
{
    AbandonedFlow flow;
    flow.fullName = QStringLiteral("J");
    flow.phone = PhoneNumber::from(QStringLiteral("+12125550103"));
    flow.country = QStringLiteral("US");
    flow.abandonedMs = Now;
    flow.stage = FlowStage::Paying;
    flow.platform = FlowPlatform::Web;
    QCOMPARE(told(checkAbandonedFlow(flow, Now)), QString());
    DeclinedPayment declined;
    declined.channel = ContactChannel::PhoneCall;
    declined.accountId = wholePayment().accountId;
    declined.payment = wholePayment().payment;
    declined.order = wholePayment().order;
    declined.country = QStringLiteral("US");
    declined.createdMs = Now;
    declined.firstName = QStringLiteral("Ana");
    declined.lastName = QStringLiteral("Diaz");
    declined.phone = {QStringLiteral("1"), QStringLiteral("2125550103")};
    QCOMPARE(told(checkDeclinedPayment(declined, Now)), QString());
}

void OutreachCheckTest::flow_data()
{
    QTest::addColumn<FlowChange>("change");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *error, FlowChange change) { QTest::newRow(error) << std::move(change) << QString::fromLatin1(error).section(u'#', 0, 0); };
    using F = AbandonedFlow;
    row("customer.full_name Required", [](F &f) { f.fullName = QStringLiteral("  "); });
    row("customer.full_name TooLong", [](F &f) { f.fullName = QString(256, u'a'); });
    row("customer.full_name CardNumber", [](F &f) { f.fullName = QStringLiteral("4111 1111 1111 1111"); });
    row("customer.full_name BadCharacters", [](F &f) { f.fullName = QStringLiteral("a\nb"); });
    row("customer.phone_number Required", [](F &f) { f.phone = {}; });
    row("customer.phone_number BadPhone", [](F &f) { f.phone = PhoneNumber::from(QStringLiteral("3001234567")); });
    row("customer.email BadEmail", [](F &f) { f.email = QStringLiteral("jane"); });
    row("customer.country_code Required", [](F &f) { f.country.clear(); });
    row("customer.country_code BadCountry", [](F &f) { f.country = QStringLiteral("57"); });
    row("customer.country_code BadCountry#lower", [](F &f) { f.country = QStringLiteral("co"); });
    row("customer.language NotInList", [](F &f) { f.language = QStringLiteral("Spanish"); });
    row("session.abandonment_timestamp Required", [](F &f) { f.abandonedMs = 0; });
    row("session.abandonment_timestamp InFuture", [](F &f) { f.abandonedMs = Now + 60'001; });
    row("session.flow_stage Required", [](F &f) { f.stage.reset(); });
    row("session.platform Required", [](F &f) { f.platform.reset(); });
    row("session.session_id TooLong", [](F &f) { f.sessionId = QString(256, u'a'); });
    row("cart.currency Required", [](F &f) { f.currency = {}; });
    row("cart.total_value Negative", [](F &f) { f.total = cop(-1); f.items.clear(); });
    row("cart.total_value TooLarge", [](F &f) { f.total = cop(999'999'999'901); f.items.clear(); });
    row("cart.total_value CurrencyMismatch", [](F &f) { f.total = Money::fromMinor(14999, *Currency::fromCode(u"USD")); });
    row("cart.total_value TotalMismatch", [](F &f) { f.total = cop(15000); });
    row("cart.total_value TotalMismatch#quantity", [](F &f) { f.items[0].quantity = 2; });
    row("cart.items OutOfRange", [](F &f) { f.total.reset(); f.items = QList<OutreachItem>(1000, f.items[0]); });
    row("cart.items[1].name Required", [](F &f) { f.items[1].name.clear(); });
    row("cart.items[0].name TooLong", [](F &f) { f.items[0].name = QString(256, u'a'); });
    row("cart.items[0].sku CardNumber", [](F &f) { f.items[0].sku = QStringLiteral("4111111111111111"); });
    row("cart.items[0].quantity OutOfRange", [](F &f) { f.items[0].quantity = 0; f.total.reset(); });
    row("cart.items[0].price Negative", [](F &f) { f.items[0].price = cop(-5); f.total.reset(); });
    row("cart.items[0].price CurrencyMismatch", [](F &f) { f.items[0].price = Money::fromMinor(5, *Currency::fromCode(u"USD")); });
    row("engagement.reason TooLong", [](F &f) { f.reason = QString(256, u'a'); });
    row("engagement.metadata OutOfRange", [](F &f) { f.metadata.clear(); for (int i = 0; i < 51; ++i) f.metadata.append({QString::number(i), QStringLiteral("v")}); });
    row("engagement.metadata[0].key Required", [](F &f) { f.metadata[0].first.clear(); });
    row("engagement.metadata[0].key TooLong", [](F &f) { f.metadata[0].first = QString(41, u'k'); });
    row("engagement.metadata[1].key Duplicate", [](F &f) { f.metadata.append(f.metadata[0]); });
    row("engagement.metadata[0].value TooLong", [](F &f) { f.metadata[0].second = QString(501, u'v'); });
}

void OutreachCheckTest::flow()
{
    QFETCH(FlowChange, change);
    QFETCH(QString, error);
    AbandonedFlow flow = wholeFlow();
    change(flow);
    const QList<FieldError> errors = checkAbandonedFlow(flow, Now);
    QCOMPARE(told(errors), error);
    QVERIFY(hasHardError(errors));
}

void OutreachCheckTest::payment_data()
{
    QTest::addColumn<PaymentChange>("change");
    QTest::addColumn<QString>("error");
    const auto row = [](const QString &error, PaymentChange change) {
        QTest::newRow(qPrintable(error)) << std::move(change) << error.section(u'#', 0, 0);
    };
    using P = DeclinedPayment;
    const QString details = QStringLiteral("settings.contact_details."), seller = QStringLiteral("additional_information.seller_details."),
                  payment = QStringLiteral("additional_information.payment."), card = payment + QStringLiteral("payment_method.detail.card_data."),
                  payer = payment + QStringLiteral("customer_payer.");
    row(details + u"channel Required", [](P &p) { p.channel.reset(); });
    row(details + u"initial_template_message.id Required", [](P &p) { p.message = {}; });
    row(details + u"initial_template_message.id Required#call", [](P &p) { p.channel = ContactChannel::PhoneCall; p.pdf = {}; p.message.id.clear(); });
    row(details + u"initial_template_message.variables[0].key Required", [](P &p) { p.message.variables[0].first.clear(); });
    row(details + u"pdf_template.id Required", [](P &p) { p.pdf = {QString(), {{QStringLiteral("a"), QStringLiteral("b")}}}; });
    row(details + u"pdf_template WhatsAppOnly", [](P &p) { p.channel = ContactChannel::PhoneCall; });
    row(details + u"payment_methods.available[1] Required", [](P &p) { p.methods[1].clear(); });
    row(details + u"payment_methods.available[1] Duplicate", [](P &p) { p.methods[1] = p.methods[0]; });
    row(seller + u"name TooShort", [](P &p) { p.seller.name = QStringLiteral("ab"); });
    row(seller + u"name TooLong", [](P &p) { p.seller.name = QString(256, u'a'); });
    row(seller + u"fallback_instructions TooShort", [](P &p) { p.seller.fallbackInstructions = QStringLiteral("ab"); });
    row(seller + u"redirection_url NotHttps", [](P &p) { p.seller.redirectionUrl = QStringLiteral("http://shop.example"); });
    row(seller + u"redirection_url BadUrl", [](P &p) { p.seller.redirectionUrl = QStringLiteral("shop example"); });
    row(payment + u"account_id Required", [](P &p) { p.accountId.clear(); });
    row(payment + u"account_id TooShort", [](P &p) { p.accountId.chop(1); });
    row(payment + u"account_id TooLong", [](P &p) { p.accountId = QString(65, u'a'); });
    row(payment + u"id Required", [](P &p) { p.payment = {}; });
    row(payment + u"id TooShort", [](P &p) { p.payment = PaymentId::from(QStringLiteral("ab")); });
    row(payment + u"merchant_order_id Required", [](P &p) { p.order = {}; });
    row(payment + u"merchant_order_id TooLong", [](P &p) { p.order = MerchantOrderId::from(QString(256, u'a')); });
    row(payment + u"country BadCountry", [](P &p) { p.country = QStringLiteral("COL"); });
    row(payment + u"description TooShort", [](P &p) { p.description = QStringLiteral("ab"); });
    row(payment + u"description TooLong", [](P &p) { p.description = QString(1001, u'a'); });
    row(payment + u"created_at Required", [](P &p) { p.createdMs = 0; });
    row(payment + u"created_at InFuture", [](P &p) { p.createdMs = Now + 60'001; });
    row(payment + u"declined_reason TooShort", [](P &p) { p.declinedReason = QStringLiteral("no"); });
    row(payment + u"payment_method.type TooShort", [](P &p) { p.methodType = QStringLiteral("ab"); });
    row(card + u"expiration_month OutOfRange", [](P &p) { p.card.expirationMonth = 13; });
    row(card + u"expiration_year OutOfRange", [](P &p) { p.card.expirationYear = 30; });
    row(card + u"iin TooShort", [](P &p) { p.card.iin = QStringLiteral("63631"); });
    row(card + u"iin TooLong", [](P &p) { p.card.iin = QStringLiteral("636318123"); });
    row(card + u"iin NotANumber", [](P &p) { p.card.iin = QStringLiteral("63631x"); });
    row(card + u"lfd TooShort", [](P &p) { p.card.lastFour = QStringLiteral("267"); });
    row(card + u"issuer TooShort", [](P &p) { p.card.issuer = QStringLiteral("AB"); });
    row(card + u"type NotInList", [](P &p) { p.card.type = QStringLiteral("credit"); });
    row(payment + u"amount.value Zero", [](P &p) { p.amount = cop(0); });
    row(payment + u"amount.value TooLarge", [](P &p) { p.amount = cop(999'999'999'901); });
    row(payer + u"first_name Required", [](P &p) { p.firstName.clear(); });
    row(payer + u"first_name TooShort", [](P &p) { p.firstName = QStringLiteral("Al"); });
    row(payer + u"last_name TooShort", [](P &p) { p.lastName = QStringLiteral("Li"); });
    row(payer + u"phone.country_code Required", [](P &p) { p.phone.countryCode.clear(); });
    row(payer + u"phone.country_code BadCallingCode", [](P &p) { p.phone.countryCode = QStringLiteral("+57"); });
    row(payer + u"phone.number Required", [](P &p) { p.phone.number.clear(); });
    row(payer + u"phone.number BadPhone", [](P &p) { p.phone.number = QStringLiteral("313 2450765"); });
}

void OutreachCheckTest::payment()
{
    QFETCH(PaymentChange, change);
    QFETCH(QString, error);
    DeclinedPayment declined = wholePayment();
    change(declined);
    QCOMPARE(told(checkDeclinedPayment(declined, Now)), error);
}

void OutreachCheckTest::numberFromAbroadOnlyWarns()
{
    const QList<FieldError> errors = checkAbandonedFlow(wholeFlow(), Now, {QStringLiteral("US"), QStringLiteral("CA")});
    QCOMPARE(told(errors), QStringLiteral("customer.phone_number PhoneAbroad"));
    QCOMPARE(errors[0].detail, QStringLiteral("US"));
    QVERIFY(!hasHardError(errors));
    QVERIFY(checkAbandonedFlow(wholeFlow(), Now, {QStringLiteral("CO")}).isEmpty());
}

void OutreachCheckTest::totalSaysBothSums()
{
    AbandonedFlow flow = wholeFlow();
    flow.total = cop(15000);
    const FieldError error = checkAbandonedFlow(flow, Now).value(0);
    QCOMPARE(error.minimum, 14999);
    QCOMPARE(error.maximum, 15000);
    QCOMPARE(error.detail, QStringLiteral("COP"));
    flow.items[1].price.reset(); // then nobody can add up
    QVERIFY(checkAbandonedFlow(flow, Now).isEmpty());
}

void OutreachCheckTest::prefills()
{
    Sale sale;
    sale.id = SaleId::from(QStringLiteral("R1-20261121-000123"));
    sale.updatedMs = Now - 5;
    sale.cart.currency = Cop;
    sale.cart.lines = {{QStringLiteral("l1"), QStringLiteral("S1"), QStringLiteral("Tea"), QStringLiteral("services"), cop(1000), 3, {}}};
    Customer customer;
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Diaz");
    customer.country = QStringLiteral("CO");
    customer.phone = {QStringLiteral("57"), QStringLiteral("3001234567")};
    const AbandonedFlow flow = abandonedFlowOf(sale, customer);
    QCOMPARE(told(checkAbandonedFlow(flow, Now)), QString());
    QCOMPARE(flow.total, cop(3000));
    QCOMPARE(flow.sessionId, sale.id.text());
    // With a discount the prices do not add up to the total: they are left out rather than contradict it.
    sale.cart.discount.amount = cop(500);
    QCOMPARE(told(checkAbandonedFlow(abandonedFlowOf(sale, customer), Now)), QString());
    QVERIFY(!abandonedFlowOf(sale, customer).items[0].price);

    Attempt attempt;
    attempt.paymentId = wholePayment().payment;
    attempt.orderId = wholePayment().order;
    attempt.intent.amount = cop(3000);
    attempt.intent.description = QStringLiteral("Tea and more");
    attempt.createdMs = Now - 10;
    Payment payment;
    payment.country = QStringLiteral("CO");
    payment.method.lastFour = QStringLiteral("1111");
    payment.method.cardType = QStringLiteral("Debit");
    Transaction declinedTry;
    declinedTry.type = QStringLiteral("PURCHASE");
    declinedTry.status = QStringLiteral("DECLINED");
    declinedTry.responseCode = QStringLiteral("INSUFFICIENT_FUNDS");
    declinedTry.responseMessage = QStringLiteral("Insufficient funds");
    payment.transactions = {declinedTry};
    attempt.payment = payment;
    DeclinedPayment declined = declinedPaymentOf(attempt, customer, wholePayment().accountId);
    declined.channel = ContactChannel::PhoneCall;
    QCOMPARE(told(checkDeclinedPayment(declined, Now)), QString());
    QCOMPARE(declined.declinedReason, QStringLiteral("Insufficient funds"));
    QCOMPARE(declined.card.type, QStringLiteral("DEBIT"));
    QCOMPARE(declined.destination().text(), QStringLiteral("+573001234567"));
}

QTEST_GUILESS_MAIN(OutreachCheckTest)
#include "tst_outreachcheck.moc"
