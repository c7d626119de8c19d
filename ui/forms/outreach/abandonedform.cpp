// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/abandonedform.h"

#include "domain/country.h"
#include "ui/forms/outreach/rowseditor.h"
#include "ui/text/moneytext.h"
#include "ui/text/outreachtext.h"
#include "ui/widgets/amountedit.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>

namespace pos::ui {

namespace {

const QString ItemsPath = QStringLiteral("cart.items"), TotalPath = QStringLiteral("cart.total_value");

QString itemPath(qsizetype index, const char *part)
{
    return ItemsPath + QStringLiteral("[%1].").arg(index) + QLatin1String(part);
}

} // namespace

AbandonedForm::AbandonedForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent)
    : OutreachForm(phones, zone, parent)
{
    setObjectName(QStringLiteral("abandonedForm"));
    buildCustomer();
    buildCart();
    buildSession();
    connect(this, &OutreachForm::edited, this, &AbandonedForm::showSum);
}

void AbandonedForm::buildCustomer()
{
    QGridLayout *grid = addSection(tr("Customer"));
    m_name = addLine(grid, QStringLiteral("customer.full_name"), tr("Full &name"), "fullNameEdit");
    addCountry(grid, QStringLiteral("customer.country_code"), "outreachCountryCombo");
    addPhone(grid, QStringLiteral("customer.phone_number"), tr("&Phone"), "outreachPhoneEdit");
    m_channel = combo("outreachChannelCombo");
    for (const PreferredChannel channel : {PreferredChannel::Auto, PreferredChannel::PhoneCall, PreferredChannel::WhatsApp})
        m_channel->addItem(preferredChannelText(channel), int(channel));
    add(grid, QStringLiteral("engagement.preferred_channel"), tr("&How to reach them"), m_channel);
    m_email = addLine(grid, QStringLiteral("customer.email"), tr("E-mail (optional)"), "outreachEmailEdit");
    m_language = line("outreachLanguageEdit", 20);
    add(grid, QStringLiteral("customer.language"), tr("Language (optional)"), m_language)->setHint(tr("For example es, pt-BR or en."));
}

void AbandonedForm::buildCart()
{
    QGridLayout *grid = addSection(tr("What they left"));
    m_total = amount("cartTotalEdit");
    add(grid, TotalPath, tr("&Total (optional)"), m_total);
    m_currency = combo("cartCurrencyCombo");
    m_currency->addItem(tr("None"), QString());
    QStringList codes;
    for (const Country &country : allCountries()) {
        if (!codes.contains(country.currency.code()))
            codes << country.currency.code();
    }
    codes.sort();
    for (const QString &code : std::as_const(codes))
        m_currency->addItem(code, code);
    add(grid, QStringLiteral("cart.currency"), tr("Currency"), m_currency);
    connect(m_currency, &QComboBox::currentIndexChanged, this, &AbandonedForm::applyCurrency);
    m_items = new RowsEditor(QStringLiteral("cartItems"), {{tr("Item"), 4}, {tr("Code"), 2}, {tr("Pieces"), 1}, {tr("Price of one"), 2}},
                             tr("Add an item"), this);
    add(grid, ItemsPath, tr("Items (optional)"), m_items, true);
}

void AbandonedForm::buildSession()
{
    QGridLayout *grid = addFold(QStringLiteral("sessionFold"), tr("When and where they left"));
    m_abandoned = moment("abandonedEdit");
    add(grid, QStringLiteral("session.abandonment_timestamp"), tr("Left at"), m_abandoned);
    m_stage = combo("stageCombo");
    for (const FlowStage stage : {FlowStage::ProductSelection, FlowStage::CartReview, FlowStage::Checkout, FlowStage::Paying})
        m_stage->addItem(flowStageText(stage), int(stage));
    add(grid, QStringLiteral("session.flow_stage"), tr("How far they were"), m_stage);
    m_platform = combo("platformCombo");
    for (const FlowPlatform platform : {FlowPlatform::Web, FlowPlatform::Ios, FlowPlatform::Android})
        m_platform->addItem(flowPlatformText(platform), int(platform));
    add(grid, QStringLiteral("session.platform"), tr("Where"), m_platform);
    m_session = addLine(grid, QStringLiteral("session.session_id"), tr("Our sale (optional)"), "sessionIdEdit");
    grid = addFold(QStringLiteral("engagementFold"), tr("What the agent is told besides"));
    m_reason = addLine(grid, QStringLiteral("engagement.reason"), tr("Reason (optional)"), "reasonEdit", true);
    m_metadata = keyValues("metadata", tr("Add a fact"));
    add(grid, QStringLiteral("engagement.metadata"), tr("Facts (optional)"), m_metadata, true);
}

Currency AbandonedForm::currency() const
{
    return Currency::fromCode(m_currency->currentData().toString()).value_or(Currency());
}

void AbandonedForm::applyCurrency()
{
    m_total->setCurrency(currency());
}

void AbandonedForm::load(const AbandonedFlow &flow)
{
    m_name->setText(flow.fullName);
    m_email->setText(flow.email);
    m_language->setText(flow.language);
    setCountry(flow.country);
    setPhone(flow.phone);
    setMs(m_abandoned, flow.abandonedMs);
    m_stage->setCurrentIndex(m_stage->findData(int(flow.stage.value_or(FlowStage::Checkout))));
    m_platform->setCurrentIndex(m_platform->findData(int(flow.platform.value_or(FlowPlatform::Web))));
    m_session->setText(flow.sessionId);
    m_channel->setCurrentIndex(m_channel->findData(int(flow.channel)));
    m_reason->setText(flow.reason);
    setKeyValues(*m_metadata, flow.metadata);
    m_currency->setCurrentIndex(qMax(0, m_currency->findData(flow.currency.isValid() ? flow.currency.code() : QString())));
    applyCurrency();
    m_total->setAmount(flow.total.value_or(Money()));
    QList<QStringList> rows;
    for (const OutreachItem &item : flow.items) {
        rows << QStringList{item.name, item.sku, item.quantity ? QString::number(*item.quantity) : QString(),
                            item.price ? editableAmount(*item.price) : QString()};
    }
    m_items->setRows(rows);
    showSum();
}

void AbandonedForm::setChannel(ContactChannel channel)
{
    const PreferredChannel preferred = channel == ContactChannel::PhoneCall ? PreferredChannel::PhoneCall : PreferredChannel::WhatsApp;
    m_channel->setCurrentIndex(m_channel->findData(int(preferred)));
}

QList<OutreachItem> AbandonedForm::items(QList<FieldError> *errors) const
{
    QList<OutreachItem> items;
    for (const QStringList &row : m_items->rows()) {
        OutreachItem item{row.value(0), row.value(1), {}, {}};
        if (!row.value(2).isEmpty()) {
            bool whole = false;
            item.quantity = row.value(2).toInt(&whole);
            if (!whole) {
                item.quantity.reset();
                if (errors)
                    *errors << FieldError{itemPath(items.size(), "quantity"), Rule::OutOfRange, 1, 999, {}};
            }
        }
        if (!row.value(3).isEmpty() && currency().isValid()) {
            const Checked<Money> price = checkAmount(itemPath(items.size(), "price"), row.value(3), currency(), numberFormat(), true);
            if (price)
                item.price = *price;
            else if (errors)
                *errors << price.error();
        } else if (!row.value(3).isEmpty() && errors) {
            *errors << FieldError{QStringLiteral("cart.currency"), Rule::Required, 3, 3, {}};
        }
        items << item;
    }
    return items;
}

QList<FieldError> AbandonedForm::unreadable() const
{
    QList<FieldError> errors;
    items(&errors);
    if (m_total->isEmpty())
        return errors;
    if (!currency().isValid())
        errors << FieldError{QStringLiteral("cart.currency"), Rule::Required, 3, 3, {}};
    else if (const Checked<Money> total = m_total->amount(TotalPath, true); !total)
        errors << total.error();
    return errors;
}

/// While items have prices, the field of the total says what they add up to.
void AbandonedForm::showSum()
{
    Result<Money> sum = Money::zero(currency());
    bool priced = false;
    for (const OutreachItem &item : items(nullptr)) {
        if (!item.price || !sum)
            continue;
        priced = true;
        const Result<Money> line = item.price->times(item.quantity.value_or(1));
        sum = line ? sum->plus(*line) : line;
    }
    FormField *field = formFieldOf(m_total);
    field->setHint(priced && sum ? tr("The items add up to %1.").arg(moneyText(*sum)) : QString());
}

OutreachRequest AbandonedForm::request() const
{
    AbandonedFlow flow;
    flow.fullName = m_name->text().trimmed();
    flow.phone = phone().number;
    flow.email = m_email->text().trimmed();
    flow.country = countryCode();
    flow.language = m_language->text().trimmed();
    flow.abandonedMs = msOf(m_abandoned);
    flow.stage = FlowStage(m_stage->currentData().toInt());
    flow.platform = FlowPlatform(m_platform->currentData().toInt());
    flow.sessionId = m_session->text().trimmed();
    flow.currency = currency();
    if (!m_total->isEmpty() && flow.currency.isValid())
        flow.total = moneyOf(m_total);
    flow.items = items(nullptr);
    flow.channel = PreferredChannel(m_channel->currentData().toInt());
    flow.reason = m_reason->text().trimmed();
    flow.metadata = keyValuesOf(*m_metadata);
    return flow;
}

} // namespace pos::ui
