// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/outreachopener.h"

#include "base/timezones.h"
#include "domain/country.h"
#include "ui/forms/outreach/outreachdialog.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/declinetext.h"
#include "ui/text/errortext.h"

#include <QWidget>

namespace pos::ui {

namespace {

CustomerId customerOf(const OutreachMatter &matter)
{
    return matter.customer ? matter.customer->id : CustomerId();
}

/// At least something, or the request says less than the till knows.
constexpr qsizetype ShortestReason = 3, LongestReason = 255;

} // namespace

OutreachOpener::OutreachOpener(const Tools &tools, QWidget *window)
    : QObject(window)
    , m_tools(tools)
    , m_window(window)
{
}

void OutreachOpener::applySettings(const Settings &settings)
{
    m_settings = settings;
}

bool OutreachOpener::bringToFront()
{
    if (!m_dialog)
        return false;
    m_dialog->raise();
    m_dialog->activateWindow();
    return true;
}

void OutreachOpener::openAttempt(const AttemptId &id, std::optional<ContactChannel> channel)
{
    if (bringToFront())
        return;
    m_tools.desk.matter({}, id, this, [this, channel](const Result<OutreachMatter> &matter) {
        if (matter)
            openMatter(*matter, channel);
        else
            Q_EMIT failed(errorText(matter.error()).joined());
    });
}

void OutreachOpener::openSale(const SaleId &id, std::optional<ContactChannel> channel)
{
    if (bringToFront())
        return;
    m_tools.desk.matter(id, {}, this, [this, channel](const Result<OutreachMatter> &matter) {
        if (matter)
            openMatter(*matter, channel);
        else
            Q_EMIT failed(errorText(matter.error()).joined());
    });
}

DeclinedPayment OutreachOpener::declinedOf(const OutreachMatter &matter) const
{
    const RecoverySettings &usual = m_settings.recovery;
    DeclinedPayment declined = declinedPaymentOf(*matter.attempt, matter.customer, m_settings.accountId);
    declined.channel = ContactChannel::PhoneCall;
    declined.message = usual.message;
    declined.methods = usual.methods;
    declined.seller = usual.seller;
    if (declined.seller.name.isEmpty())
        declined.seller.name = m_settings.shop.name;
    if (declined.country.isEmpty())
        declined.country = m_settings.country;
    if (declined.declinedReason.size() < ShortestReason && matter.attempt->payment)
        declined.declinedReason = declineText(*matter.attempt->payment).what.left(LongestReason);
    if (declined.description.size() < ShortestReason)
        declined.description.clear();
    return declined;
}

AbandonedFlow OutreachOpener::abandonedOf(const OutreachMatter &matter) const
{
    AbandonedFlow flow = abandonedFlowOf(*matter.sale, matter.customer);
    if (flow.country.isEmpty())
        flow.country = m_settings.country;
    if (matter.attempt)
        flow.stage = FlowStage::Paying;
    flow.reason = QStringLiteral("user_abandoned_cart");
    return flow;
}

/// A payment that Yuno knows is spoken of as one; anything else is a sale that was left.
void OutreachOpener::openMatter(const OutreachMatter &matter, std::optional<ContactChannel> channel)
{
    OutreachOrder order;
    order.sale = matter.sale->id;
    order.caseId = OutreachCaseId::from(matter.sale->id.text());
    order.customer = customerOf(matter);
    order.region = matter.customer ? matter.customer->billingAddress.state : QString();
    if (matter.attempt)
        order.attempt = matter.attempt->id;
    if (matter.attempt && !matter.attempt->paymentId.isEmpty())
        order.request = declinedOf(matter);
    else
        order.request = abandonedOf(matter);
    open(order, matter.customer ? matter.customer->displayName() : QString(), channel);
}

void OutreachOpener::openBlank()
{
    if (bringToFront())
        return;
    OutreachOrder order;
    order.caseId = OutreachCaseId::from(m_ids.uuid());
    AbandonedFlow flow;
    flow.country = m_settings.country;
    flow.stage = FlowStage::Checkout;
    flow.platform = FlowPlatform::Web;
    flow.abandonedMs = m_tools.clock.nowMs();
    flow.currency = m_settings.currency;
    flow.reason = QStringLiteral("user_abandoned_cart");
    order.request = flow;
    open(order, {}, {});
}

void OutreachOpener::open(const OutreachOrder &order, const QString &customerName, std::optional<ContactChannel> channel)
{
    if (bringToFront()) // two answers in a row
        return;
    OutreachSubject subject{order, customerName, m_settings.recovery.consentWording};
    if (subject.wording.isEmpty())
        subject.wording = tr("May %1 call or write to you about this purchase?").arg(m_settings.shop.name);
    subject.base.operatorName = m_tools.session.current();
    m_dialog = new OutreachDialog({m_tools.desk, m_tools.dialogs, m_tools.clock, timeZoneOrUtc(m_settings.timeZone)}, subject,
                                  m_window);
    connect(m_dialog, &OutreachDialog::said, this, &OutreachOpener::said);
    if (channel)
        m_dialog->setChannel(*channel);
    m_dialog->show();
}

} // namespace pos::ui
