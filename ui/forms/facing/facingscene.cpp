// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/facing/facingscene.h"

#include "base/timezones.h"
#include "domain/cash.h"
#include "domain/declinecoach.h"
#include "domain/paymentmachine.h"
#include "ui/forms/sale/partface.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/declinetext.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"

#include <QDateTime>
#include <QLocale>

namespace pos::ui {

namespace {

constexpr qint64 LongMs = 60 * 60 * 1000; // more than this is a matter of days, not of minutes

QString said(ScreenText what, const QString &language)
{
    return ScreenWords::shipped().text(what, language);
}

class Director
{
public:
    explicit Director(const FacingFacts &facts) : m_facts(facts), m_split(splitOf(facts.record))
    {
        m_scene.language = facts.language;
        m_scene.shop = facts.shop;
        if (facts.badge)
            m_scene.badge = say(*facts.badge);
    }
    FacingScene direct();

private:
    QString say(ScreenText what) const { return said(what, m_facts.language); }
    FacingLine sum(ScreenText what, Money money) const { return {say(what), moneyText(money)}; }
    void idle() { m_scene.headline = say(ScreenText::Welcome); }
    void cart();
    void moment();
    void running(const Attempt &attempt);
    void waiting(const Attempt &attempt);
    void refused(const Attempt &attempt);
    void done();
    void tendered(const DrawerEntry &tender);
    void wayBack();
    void result(Tone tone, const char *iconName, ScreenText headline);
    void standing();

    const FacingFacts &m_facts;
    SaleSplit m_split;
    FacingScene m_scene;
};

FacingScene Director::direct()
{
    if (m_facts.closed) {
        idle();
        return m_scene;
    }
    switch (m_facts.phase) {
    case SalePhase::Loading: idle(); break;
    case SalePhase::Editing: cart(); break;
    case SalePhase::Starting: moment(); break;
    case SalePhase::InFlight:
        if (m_facts.attempt)
            running(*m_facts.attempt);
        break;
    case SalePhase::Failed:
        if (m_facts.attempt)
            refused(*m_facts.attempt);
        break;
    case SalePhase::PartPaid:
    case SalePhase::Done: done(); break;
    case SalePhase::PayingBack: wayBack(); break;
    }
    return m_scene;
}

void Director::cart()
{
    if (m_facts.cart.isEmpty() && !m_split.inParts) {
        idle();
        return;
    }
    m_scene.kind = FacingKind::Cart;
    for (const CartLine &line : m_facts.cart.lines) {
        const auto gross = line.unitPrice.times(line.quantity);
        const auto net = gross && line.discount.isValid() ? gross->minus(line.discount) : gross;
        const QString name = line.quantity > 1 ? QStringLiteral("%1 × %2").arg(line.quantity).arg(line.name) : line.name;
        m_scene.lines << FacingLine{name, net ? amountText(*net) : QString()};
    }
    const CartTotals &totals = m_facts.totals;
    if (totals.orderDiscount.isPositive())
        m_scene.sums << FacingLine{say(ScreenText::Discount), QChar(0x2212) + amountText(totals.orderDiscount)};
    if (totals.addedTax.isPositive())
        m_scene.sums << FacingLine{say(ScreenText::Tax), amountText(totals.addedTax)};
    if (totals.tip.isPositive())
        m_scene.sums << FacingLine{say(ScreenText::Tip), amountText(totals.tip)};
    if (!totals.total.isPositive()) // a rule is broken, or nothing is asked: no sum that would be taken for one
        return;
    const bool part = m_split.inParts || m_facts.due != totals.total;
    m_scene.amount = sum(ScreenText::Total, totals.total);
    if (!part)
        return;
    m_scene.sums << sum(ScreenText::Total, totals.total);
    if (m_split.inParts)
        m_scene.sums << sum(ScreenText::Paid, m_split.taken);
    const bool all = m_split.inParts && m_facts.due == m_split.rest;
    m_scene.amount = sum(all ? ScreenText::Rest : ScreenText::Now, m_facts.due);
}

void Director::moment()
{
    m_scene.kind = FacingKind::Moment;
    m_scene.tone = Tone::Waiting;
    m_scene.iconName = QStringLiteral("clock");
    m_scene.headline = say(ScreenText::Moment);
    m_scene.amount = {{}, moneyText(m_facts.attempt && m_facts.phase == SalePhase::InFlight ? m_facts.attempt->intent.amount : m_facts.due)};
}

void Director::running(const Attempt &attempt)
{
    moment();
    if (attempt.state == AttemptState::Unknown || isClosingLink(attempt)) {
        m_scene.headline = say(ScreenText::Checking);
        m_scene.sentence = say(ScreenText::NotAgain);
    } else if (attempt.state == AttemptState::WaitingCustomer) {
        waiting(attempt);
    }
}

void Director::waiting(const Attempt &attempt)
{
    const QStringList facts = payFacts(attempt, m_facts.language);
    const bool nothingYet = (m_facts.code.awaited || m_facts.code.lost) && facts.isEmpty();
    if (!hasArtefacts(attempt) || nothingYet) { // begun, and nobody has to do anything but wait
        m_scene.headline = say(ScreenText::Processing);
        return;
    }
    m_scene.kind = FacingKind::Code;
    m_scene.iconName.clear();
    m_scene.headline = waitingText(attempt, m_facts.language);
    m_scene.code = m_facts.code;
    m_scene.deadlineMs = deadlineOf(attempt);
    if (m_scene.deadlineMs > 0) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(m_scene.deadlineMs, m_facts.zone).date();
        m_scene.lastDay = QLocale(m_facts.language).toString(day, QLocale::LongFormat);
    }
    m_scene.facts = facts;
}

void Director::result(Tone tone, const char *iconName, ScreenText headline)
{
    m_scene.kind = FacingKind::Result;
    m_scene.tone = tone;
    m_scene.iconName = QString::fromLatin1(iconName);
    m_scene.headline = say(headline);
}

/// What is paid and left of a sale in parts.
void Director::standing()
{
    if (!m_split.inParts || !m_split.rest.isPositive())
        return;
    m_scene.sums << sum(ScreenText::Paid, m_split.taken) << sum(ScreenText::Rest, m_split.rest);
}

void Director::refused(const Attempt &attempt)
{
    result(Tone::Attention, "info", ScreenText::NotDone);
    const bool bank = attempt.state == AttemptState::Declined || attempt.state == AttemptState::Rejected;
    if (bank && attempt.payment && !attempt.payment->status.isEmpty())
        m_scene.sentence = customerText(*attempt.payment, m_facts.language);
    else
        m_scene.sentence = say(ScreenText::NoPayment);
    if (attempt.state == AttemptState::Expired)
        m_scene.headline = say(ScreenText::TimeOut);
    standing();
}

void Director::tendered(const DrawerEntry &tender)
{
    const bool part = m_facts.phase == SalePhase::PartPaid;
    result(Tone::Success, "checkcircle", part ? ScreenText::PartThanks : ScreenText::Thanks);
    if (tender.tender == TenderKind::Cash && tender.change().isPositive())
        m_scene.amount = sum(ScreenText::Change, tender.change());
    standing();
}

void Director::done()
{
    m_scene.final = m_facts.phase == SalePhase::Done;
    if (m_facts.tender) {
        tendered(*m_facts.tender);
        return;
    }
    if (!m_facts.attempt)
        return;
    const Attempt &attempt = *m_facts.attempt;
    const bool held = attempt.state == AttemptState::Authorized, back = attempt.state == AttemptState::Refunded;
    const bool paid = isPaid(attempt.state) && attempt.state != AttemptState::Disputed;
    if (!held && !back && !paid) { // whoever is at the counter clears it up, not a screen
        moment();
        return;
    }
    result(Tone::Success, "checkcircle",
           back                                   ? ScreenText::AllBack
           : m_facts.phase == SalePhase::PartPaid ? ScreenText::PartThanks
           : held                                 ? ScreenText::Held
                                                  : ScreenText::Thanks);
    m_scene.amount = {{}, moneyText(attempt.intent.amount)};
    standing();
}

void Director::wayBack()
{
    const bool back = !m_split.anythingHere();
    result(back ? Tone::Success : Tone::Waiting, back ? "checkcircle" : "clock", back ? ScreenText::AllBack : ScreenText::GoingBack);
    const Money cash = handedOut(m_split);
    if (cash.isPositive())
        m_scene.amount = sum(ScreenText::CashBack, cash);
    m_scene.final = true;
}

}

FacingFacts facingFacts(const SaleController &sale, bool somebodySells)
{
    const ChargeController &charging = sale.charging();
    const Settings &settings = sale.settings();
    FacingFacts facts;
    facts.closed = !somebodySells;
    facts.phase = charging.phase();
    facts.cart = sale.sale().cart;
    facts.totals = sale.totals();
    facts.due = sale.localWay() == TenderKind::Cash ? cashDue(sale.due()) : sale.due();
    facts.record = charging.record();
    if (const Attempt *latest = charging.latest()) {
        facts.attempt = *latest;
        if (hasArtefacts(*latest))
            facts.code = sale.pictures().codeOf(*latest);
    }
    facts.tender = charging.tender();
    facts.language = customerLanguage(settings, sale.customerCountry());
    facts.zone = timeZoneOrUtc(settings.timeZone);
    facts.shop = settings.shop.name;
    if (settings.environment == Environment::Training)
        facts.badge = ScreenText::Training;
    else if (settings.environment == Environment::Sandbox)
        facts.badge = ScreenText::Test;
    return facts;
}

FacingScene facingScene(const FacingFacts &facts)
{
    return Director(facts).direct();
}

QString FacingScene::countdown(qint64 nowMs) const
{
    if (deadlineMs == 0)
        return {};
    const qint64 left = deadlineMs - nowMs;
    if (left <= 0)
        return said(ScreenText::Over, language);
    if (left <= LongMs)
        return said(ScreenText::Left, language).arg(elapsedText(left));
    return said(ScreenText::Until, language).arg(lastDay);
}

QStringList FacingScene::allText(qint64 nowMs) const
{
    QStringList all{shop, badge, headline, sentence};
    for (const QList<FacingLine> &group : {lines, sums, QList<FacingLine>{amount}}) {
        for (const FacingLine &line : group)
            all << line.name + (line.name.isEmpty() || line.amount.isEmpty() ? QString() : QStringLiteral(": ")) + line.amount;
    }
    all << facts << countdown(nowMs);
    all.removeAll(QString());
    return all;
}

}
