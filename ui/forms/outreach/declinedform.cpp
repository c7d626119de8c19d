// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/declinedform.h"

#include "ui/forms/outreach/rowseditor.h"
#include "ui/text/outreachtext.h"
#include "ui/widgets/amountedit.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>

namespace pos::ui {

namespace {

const QString Contact = QStringLiteral("settings.contact_details."), Seller = QStringLiteral("additional_information.seller_details."),
              PaymentPart = QStringLiteral("additional_information.payment."), Payer = PaymentPart + QStringLiteral("customer_payer."),
              CardPart = PaymentPart + QStringLiteral("payment_method.detail.card_data.");

qint64 minuteOf(qint64 ms)
{
    return ms / 60'000;
}

} // namespace

DeclinedForm::DeclinedForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent)
    : OutreachForm(phones, zone, parent)
{
    setObjectName(QStringLiteral("declinedForm"));
    buildContact();
    buildCustomer();
    buildSeller();
    buildPayment();
    buildCard();
}

void DeclinedForm::buildContact()
{
    QGridLayout *grid = addSection(tr("How Yuno's agent reaches them"));
    m_channel = combo("outreachChannelCombo");
    for (const ContactChannel channel : {ContactChannel::PhoneCall, ContactChannel::WhatsApp})
        m_channel->addItem(contactChannelText(channel), int(channel));
    add(grid, Contact + QStringLiteral("channel"), tr("&How to reach them"), m_channel);
    m_template = line("templateEdit");
    add(grid, Contact + QStringLiteral("initial_template_message.id"), tr("Message &template (for WhatsApp)"), m_template)
        ->setHint(tr("The id that Yuno gave to the text. Settings keep the usual one."));
    m_methods = line("methodsEdit");
    add(grid, Contact + QStringLiteral("payment_methods.available"), tr("&Offer instead"), m_methods, true)
        ->setHint(tr("Ways to pay, with commas between them, for example NEQUI, CREDIT_CARD."));
    m_variables = keyValues("templateVariables", tr("Add a variable"));
    add(grid, Contact + QStringLiteral("initial_template_message.variables"), tr("Variables of the message"), m_variables, true);
}

void DeclinedForm::buildCustomer()
{
    QGridLayout *grid = addSection(tr("Customer"));
    m_first = addLine(grid, Payer + QStringLiteral("first_name"), tr("&First name"), "firstNameEdit");
    m_last = addLine(grid, Payer + QStringLiteral("last_name"), tr("&Last name"), "lastNameEdit");
    addCountry(grid, PaymentPart + QStringLiteral("country"), "outreachCountryCombo");
    addPhone(grid, Payer + QStringLiteral("phone.number"), tr("&Phone"), "outreachPhoneEdit");
    alias(Payer + QStringLiteral("phone.country_code"), Payer + QStringLiteral("phone.number"));
}

void DeclinedForm::buildSeller()
{
    QGridLayout *grid = addFold(QStringLiteral("sellerFold"), tr("Who sells, and the PDF"));
    m_seller = addLine(grid, Seller + QStringLiteral("name"), tr("Name of the shop"), "sellerNameEdit");
    m_url = addLine(grid, Seller + QStringLiteral("redirection_url"), tr("Web address"), "sellerUrlEdit");
    m_fallback = addLine(grid, Seller + QStringLiteral("fallback_instructions"), tr("What to say when nothing helps"), "fallbackEdit", true);
    m_pdf = addLine(grid, Contact + QStringLiteral("pdf_template.id"), tr("PDF template (WhatsApp only)"), "pdfTemplateEdit", true);
    alias(Contact + QStringLiteral("pdf_template"), Contact + QStringLiteral("pdf_template.id"));
    m_pdfVariables = keyValues("pdfVariables", tr("Add a variable"));
    add(grid, Contact + QStringLiteral("pdf_template.variables"), tr("Variables of the PDF"), m_pdfVariables, true);
}

void DeclinedForm::buildPayment()
{
    QGridLayout *grid = addFold(QStringLiteral("paymentFold"), tr("The payment"));
    m_amount = amount("declinedAmountEdit");
    add(grid, PaymentPart + QStringLiteral("amount.value"), tr("Amount"), m_amount);
    m_created = moment("createdEdit");
    add(grid, PaymentPart + QStringLiteral("created_at"), tr("Made at"), m_created);
    m_reason = addLine(grid, PaymentPart + QStringLiteral("declined_reason"), tr("Why it was declined"), "declinedReasonEdit", true);
    m_description = addLine(grid, PaymentPart + QStringLiteral("description"), tr("Description"), "descriptionEdit", true);
    m_payment = addLine(grid, PaymentPart + QStringLiteral("id"), tr("Yuno's payment id"), "paymentIdEdit");
    m_order = addLine(grid, PaymentPart + QStringLiteral("merchant_order_id"), tr("Our order id"), "orderIdEdit");
    m_account = addLine(grid, PaymentPart + QStringLiteral("account_id"), tr("Account id"), "accountIdEdit");
    m_method = addLine(grid, PaymentPart + QStringLiteral("payment_method.type"), tr("Way to pay"), "methodTypeEdit");
}

void DeclinedForm::buildCard()
{
    QGridLayout *grid = addFold(QStringLiteral("cardFold"), tr("The card that was declined"));
    m_lastFour = line("lastFourEdit", 8);
    add(grid, CardPart + QStringLiteral("lfd"), tr("Last four digits"), m_lastFour);
    m_iin = line("iinEdit", 10);
    add(grid, CardPart + QStringLiteral("iin"), tr("First 6 to 8 digits"), m_iin);
    m_month = line("cardMonthEdit", 4);
    add(grid, CardPart + QStringLiteral("expiration_month"), tr("Expires: month"), m_month);
    m_year = line("cardYearEdit", 6);
    add(grid, CardPart + QStringLiteral("expiration_year"), tr("Expires: year (four digits)"), m_year);
    m_issuer = addLine(grid, CardPart + QStringLiteral("issuer"), tr("Bank"), "issuerEdit");
    m_cardType = combo("cardTypeCombo");
    m_cardType->addItem(tr("Not known"), QString());
    for (const QString &type : {QStringLiteral("CREDIT"), QStringLiteral("DEBIT"), QStringLiteral("PREPAID")})
        m_cardType->addItem(type, type);
    add(grid, CardPart + QStringLiteral("type"), tr("Kind of card"), m_cardType);
}

void DeclinedForm::load(const DeclinedPayment &declined)
{
    m_channel->setCurrentIndex(m_channel->findData(int(declined.channel.value_or(ContactChannel::PhoneCall))));
    m_template->setText(declined.message.id);
    setKeyValues(*m_variables, declined.message.variables);
    m_pdf->setText(declined.pdf.id);
    setKeyValues(*m_pdfVariables, declined.pdf.variables);
    m_methods->setText(declined.methods.join(QStringLiteral(", ")));
    m_seller->setText(declined.seller.name);
    m_fallback->setText(declined.seller.fallbackInstructions);
    m_url->setText(declined.seller.redirectionUrl);
    m_first->setText(declined.firstName);
    m_last->setText(declined.lastName);
    setCountry(declined.country);
    setPhone(declined.destination());
    m_account->setText(declined.accountId);
    m_payment->setText(declined.payment.text());
    m_order->setText(declined.order.text());
    m_description->setText(declined.description);
    m_createdMs = declined.createdMs;
    setMs(m_created, declined.createdMs);
    m_reason->setText(declined.declinedReason);
    m_method->setText(declined.methodType);
    const Money amount = declined.amount.value_or(Money());
    m_amount->setCurrency(amount.currency());
    m_amount->setAmount(amount);
    m_month->setText(declined.card.expirationMonth > 0 ? QString::number(declined.card.expirationMonth) : QString());
    m_year->setText(declined.card.expirationYear > 0 ? QString::number(declined.card.expirationYear) : QString());
    m_iin->setText(declined.card.iin);
    m_lastFour->setText(declined.card.lastFour);
    m_issuer->setText(declined.card.issuer);
    m_cardType->setCurrentIndex(qMax(0, m_cardType->findData(declined.card.type)));
}

ContactChannel DeclinedForm::channel() const
{
    return ContactChannel(m_channel->currentData().toInt());
}

void DeclinedForm::setChannel(ContactChannel channel)
{
    m_channel->setCurrentIndex(m_channel->findData(int(channel)));
}

/// Letters become a number that no rule lets pass.
int DeclinedForm::cardNumberOf(const QLineEdit *edit) const
{
    bool whole = false;
    const int number = edit->text().trimmed().toInt(&whole);
    return edit->text().trimmed().isEmpty() ? 0 : whole && number != 0 ? number : -1;
}

QList<FieldError> DeclinedForm::unreadable() const
{
    if (m_amount->isEmpty() || !m_amount->currency().isValid())
        return {};
    const Checked<Money> money = m_amount->amount(PaymentPart + QStringLiteral("amount.value"), true);
    return money ? QList<FieldError>() : QList<FieldError>{money.error()};
}

OutreachRequest DeclinedForm::request() const
{
    DeclinedPayment declined;
    declined.channel = channel();
    // Of a call there is no message: what Settings filled in stays in the field and is not sent.
    if (channel() == ContactChannel::WhatsApp)
        declined.message = {m_template->text().trimmed(), keyValuesOf(*m_variables)};
    declined.pdf = {m_pdf->text().trimmed(), keyValuesOf(*m_pdfVariables)};
    for (const QString &method : m_methods->text().split(u',', Qt::SkipEmptyParts)) {
        if (!method.trimmed().isEmpty())
            declined.methods << method.trimmed();
    }
    declined.seller = {m_seller->text().trimmed(), m_fallback->text().trimmed(), m_url->text().trimmed()};
    declined.accountId = m_account->text().trimmed();
    declined.payment = PaymentId::from(m_payment->text().trimmed());
    declined.order = MerchantOrderId::from(m_order->text().trimmed());
    declined.country = countryCode();
    declined.description = m_description->text().trimmed();
    declined.createdMs = minuteOf(msOf(m_created)) == minuteOf(m_createdMs) ? m_createdMs : msOf(m_created);
    declined.declinedReason = m_reason->text().trimmed();
    declined.methodType = m_method->text().trimmed();
    declined.card = {cardNumberOf(m_month), cardNumberOf(m_year), m_iin->text().trimmed(), m_lastFour->text().trimmed(), m_issuer->text().trimmed(),
                     m_cardType->currentData().toString()};
    if (!m_amount->isEmpty() && m_amount->currency().isValid())
        declined.amount = moneyOf(m_amount);
    declined.firstName = m_first->text().trimmed();
    declined.lastName = m_last->text().trimmed();
    const ParsedPhone typed = phone();
    declined.phone = {typed.callingCode, typed.national};
    return declined;
}

} // namespace pos::ui
