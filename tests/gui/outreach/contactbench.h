// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A contact dialog over a desk that the test sets, worked by keyboard.
#pragma once

#include "gui/support/fakedialogs.h"
#include "gui/support/fakeoutreachdesk.h"
#include "gui/support/till.h"
#include "ui/forms/outreach/outreachdialog.h"
#include "ui/forms/outreach/outreachform.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace pos::test {

inline const QString Account = QStringLiteral("11111111-1111-4111-8111-111111111111");

inline DeclinedPayment declinedAna()
{
    DeclinedPayment declined;
    declined.channel = ContactChannel::PhoneCall;
    declined.methods = {QStringLiteral("PIX")};
    declined.seller.name = QStringLiteral("Corner Shop");
    declined.accountId = Account;
    declined.payment = PaymentId::from(QStringLiteral("payment-1"));
    declined.order = MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1"));
    declined.country = QStringLiteral("BR");
    declined.createdMs = 1;
    declined.declinedReason = QStringLiteral("Insufficient funds");
    declined.amount = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    declined.firstName = QStringLiteral("Ana");
    declined.lastName = QStringLiteral("Example");
    declined.phone = {QStringLiteral("55"), QStringLiteral("11961234567")};
    return declined;
}

inline AbandonedFlow nobody()
{
    AbandonedFlow flow;
    flow.country = QStringLiteral("CO");
    flow.stage = FlowStage::Checkout;
    flow.platform = FlowPlatform::Web;
    flow.abandonedMs = 1;
    flow.currency = *Currency::fromCode(u"COP");
    return flow;
}

struct ContactBench
{
    explicit ContactBench(std::variant<AbandonedFlow, DeclinedPayment> request, bool training = false)
    {
        desk.training = training;
        dressApplication();
        ui::OutreachSubject subject;
        subject.base.caseId = OutreachCaseId::from(QStringLiteral("case-1"));
        subject.base.request = std::move(request);
        subject.base.operatorName = QStringLiteral("Rosa");
        subject.wording = QStringLiteral("May we call or write to you?");
        dialog = new ui::OutreachDialog({desk, dialogs, clock, QTimeZone::utc()}, subject, nullptr);
        dialog->show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(dialog)); }();
        [this] { QTRY_VERIFY(!text("outlookConsentLabel").isEmpty()); }();
    }
    ~ContactBench() { delete dialog; }

    template <typename T> T *find(const char *name) const
    {
        T *found = dialog->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no widget named %s", name);
        return found;
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    QString error(const char *input) const { return ui::formFieldOf(find<QWidget>(input))->errorText(); }
    QString message() const
    {
        QStringList words;
        for (const QLabel *label : find<QWidget>("outreachMessage")->findChildren<QLabel *>())
            words << label->text();
        return words.join(u' ');
    }
    QString preview() const { return find<QPlainTextEdit>("outreachPreview")->toPlainText(); }
    /// As a person: focus by Tab, then keys.
    void type(const char *name, const QString &words)
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus(Qt::TabFocusReason);
        edit->selectAll();
        if (words.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, words);
    }
    void press(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
    }
    void send() { QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier); }
    const DeclinedPayment &lastDeclined() const { return std::get<DeclinedPayment>(desk.considered.constLast().request); }
    const AbandonedFlow &lastFlow() const { return std::get<AbandonedFlow>(desk.considered.constLast().request); }

    ManualClock clock;
    FakeOutreachDesk desk{clock};
    FakeDialogs dialogs;
    QPointer<ui::OutreachDialog> dialog;
};

inline OutreachIntent intentIn(OutreachState state, int http = 0)
{
    OutreachIntent intent;
    intent.id = OutreachId::from(QStringLiteral("o-1"));
    intent.state = state;
    intent.httpStatus = http;
    return intent;
}

} // namespace pos::test
