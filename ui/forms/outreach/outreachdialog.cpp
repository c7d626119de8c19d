// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/outreachdialog.h"

#include "ui/forms/outreach/abandonedform.h"
#include "ui/forms/outreach/consentdialog.h"
#include "ui/forms/outreach/contactbox.h"
#include "ui/forms/outreach/declinedform.h"
#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/text/outreachtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formscroll.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int TypingPauseMs = 200;
constexpr int AsideWidth = 340;
const QSize DialogSize(940, 680);

} // namespace

OutreachDialog::OutreachDialog(const Tools &tools, const OutreachSubject &subject, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_subject(subject)
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("outreachDialog"));
    setWindowTitle(subject.base.kind() == OutreachKind::DeclinedPayment ? tr("Win back a declined payment") : tr("Win back an abandoned sale"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(DialogSize);
    m_soon->setSingleShot(true);
    m_soon->setInterval(TypingPauseMs);
    connect(m_soon, &QTimer::timeout, this, &OutreachDialog::consider);
    build();
    connect(&tools.desk, &OutreachDesk::changed, this, &OutreachDialog::considerSoon);
    consider();
}

void OutreachDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    auto *text = new QLabel(tr("Yuno's agent calls or writes to the customer and offers a page to pay. It is asked once, and cannot be called back."), this);
    text->setWordWrap(true);
    setLook(text, "muted");
    layout->addWidget(heading);
    layout->addWidget(text);

    const PhoneNumbers &phones = m_tools.desk.phones();
    if (const auto *declined = std::get_if<DeclinedPayment>(&m_subject.base.request)) {
        auto *form = new DeclinedForm(phones, m_tools.zone, this);
        form->load(*declined);
        m_form = form;
    } else {
        auto *form = new AbandonedForm(phones, m_tools.zone, this);
        form->load(std::get<AbandonedFlow>(m_subject.base.request));
        m_form = form;
    }
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::M);
    columns->addWidget(new FormScroll(m_form, this), 1);
    columns->addWidget(buildAside());
    layout->addLayout(columns, 1);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("outreachMessage"));
    layout->addWidget(m_message);
    addButtons(layout);
    connect(m_form, &OutreachForm::edited, this, &OutreachDialog::considerSoon);
}

QWidget *OutreachDialog::buildAside()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(AsideWidth);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    m_contact = new ContactBox(m_tools.zone, side);
    auto *title = new QLabel(tr("What is sent"), side);
    setLook(title, "strong");
    m_preview = new QPlainTextEdit(side);
    m_preview->setObjectName(QStringLiteral("outreachPreview"));
    m_preview->setAccessibleName(tr("What is sent"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_preview->setMinimumHeight(64);
    title->setBuddy(m_preview);
    layout->addWidget(m_contact);
    layout->addWidget(title);
    layout->addWidget(m_preview, 1);
    connect(m_contact, &ContactBox::consentRequested, this, &OutreachDialog::recordConsent);
    connect(m_contact, &ContactBox::optOutRequested, this, &OutreachDialog::recordOptOut);
    connect(m_contact, &ContactBox::reminderRequested, this, &OutreachDialog::remind);
    if (m_tools.desk.mayTrain())
        m_contact->offerTrainingClock(m_tools.desk.trainingHour());
    connect(m_contact, &ContactBox::trainingClockChanged, this, [this](bool on) {
        m_tools.desk.setTrainingHour(on);
        consider();
    });
    connect(m_contact, &ContactBox::despiteChanged, this, &OutreachDialog::consider);
    return side;
}

void OutreachDialog::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    m_close = new QPushButton(tr("Leave it"), this);
    m_close->setObjectName(QStringLiteral("outreachCloseButton"));
    m_close->setAutoDefault(false);
    m_send = new QPushButton(tr("Ask Yuno to contact them"), this);
    m_send->setObjectName(QStringLiteral("outreachSendButton"));
    m_send->setToolTip(tr("Ctrl+Return"));
    m_send->setAutoDefault(false); // Return in a field must not contact anybody
    setLook(m_send, "primary");
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_send);
    layout->addLayout(row);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &OutreachDialog::send);
    auto *action = new QAction(m_send->text(), this);
    action->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    addAction(action);
    connect(action, &QAction::triggered, this, &OutreachDialog::send);
}

void OutreachDialog::setChannel(ContactChannel channel)
{
    m_form->setChannel(channel);
    consider();
}

OutreachOrder OutreachDialog::order() const
{
    OutreachOrder order = m_subject.base;
    order.request = m_form->request();
    order.despiteEarlier = m_contact->despiteEarlier();
    return order;
}

void OutreachDialog::considerSoon()
{
    m_soon->start();
}

void OutreachDialog::consider()
{
    m_soon->stop();
    if (m_sending || m_over)
        return;
    m_tools.desk.consider(order(), this, [this, question = ++m_question](const Result<OutreachDraft> &draft) {
        if (question != m_question || m_sending || m_over)
            return;
        if (draft)
            showDraft(*draft);
        else
            m_message->showMessage(Tone::Failed, errorText(draft.error()), false);
    });
}

void OutreachDialog::showDraft(const OutreachDraft &draft)
{
    const QList<FieldError> own = m_form->ownErrors();
    m_form->showErrors(own + draft.outlook.errors, false);
    m_contact->showOutlook(draft.outlook, m_tools.clock.nowMs());
    m_preview->setPlainText(draft.body.isEmpty() ? tr("Not complete yet: see the fields.") : requestText(draft.body, false));
}

void OutreachDialog::send()
{
    if (m_sending || m_over)
        return;
    const QList<FieldError> own = m_form->ownErrors();
    if (!own.isEmpty()) {
        m_form->showErrors(own, true);
        m_form->focusFirstBad();
        return;
    }
    m_sending = true;
    m_send->setEnabled(false);
    m_form->setEnabled(false);
    m_message->showMessage(Tone::Waiting, {tr("Looking whether it has been paid, then asking Yuno."), {}}, false);
    m_tools.desk.send(order(), this, [this](const Result<OutreachOutcome> &outcome) { onOutcome(outcome); });
}

void OutreachDialog::onOutcome(const Result<OutreachOutcome> &outcome)
{
    m_sending = false;
    const bool made = outcome && outcome->intent; // one decision is spent, whatever came of it
    m_over = made && outcome->intent->state != OutreachState::Withheld && outcome->intent->state != OutreachState::Refused;
    m_form->setEnabled(!m_over);
    m_contact->setEnabled(!m_over);
    m_send->setEnabled(!m_over);
    m_send->setVisible(!m_over);
    if (m_over) {
        m_close->setText(tr("Close"));
        m_close->setFocus(Qt::OtherFocusReason);
    }
    if (!outcome) {
        m_message->showMessage(Tone::Failed, errorText(outcome.error()), false);
        return;
    }
    m_message->showMessage(outcomeTone(*outcome), outcomeText(*outcome), false);
    if (outcome->outlook) {
        m_contact->showOutlook(*outcome->outlook, m_tools.clock.nowMs());
        m_form->showErrors(outcome->outlook->errors, true);
        m_form->focusFirstBad();
    }
}

void OutreachDialog::recordConsent()
{
    const OutreachOrder now = order();
    if (now.phone().isEmpty()) {
        m_form->showErrors(m_form->ownErrors(), true);
        m_message->showMessage(Tone::Attention, {tr("A consent belongs to a phone number: type it first."), {}});
        return;
    }
    const QString name = !m_subject.customerName.isEmpty() || now.kind() == OutreachKind::DeclinedPayment
                             ? m_subject.customerName
                             : std::get<AbandonedFlow>(now.request).fullName;
    auto *dialog = new ConsentDialog(m_tools.desk, {now.customer, name, now.phone(), now.channels(), m_subject.wording, now.operatorName}, this);
    dialog->show();
}

void OutreachDialog::recordOptOut()
{
    const PhoneNumber phone = order().phone();
    if (phone.isEmpty())
        return;
    const ReasonRequest request{.title = tr("No contact with this number?"),
                                .text = tr("From now on nobody contacts %1 from this till, whatever consents there are.").arg(phone.text()),
                                .acceptText = tr("No contact"),
                                .suggestions = {tr("Asked not to be contacted"), tr("Wrong number")}};
    m_tools.dialogs.askReason(this, request, this, [this, phone](const QString &reason) {
        OptOut entry;
        entry.phone = phone;
        entry.reason = reason;
        entry.operatorName = m_subject.base.operatorName;
        m_tools.desk.recordOptOut(entry, this, [this](const Result<void> &kept) {
            if (!kept)
                m_message->showMessage(Tone::Failed, errorText(kept.error()));
        });
    });
}

void OutreachDialog::remind(qint64 atMs)
{
    OutreachCaseChange change;
    change.what = OutreachCaseChange::What::Snooze;
    const OutreachOrder now = order();
    change.matter.id = now.caseId;
    change.matter.customer = now.customer;
    change.matter.phone = now.phone();
    change.matter.sale = now.sale;
    change.matter.attempt = now.attempt;
    change.operatorName = now.operatorName;
    change.untilMs = atMs;
    m_tools.desk.changeCase(change, this, [this](const Result<OutreachCase> &kept) {
        if (kept)
            m_message->showMessage(Tone::Info, {tr("It rests in the Recovery list until then and comes back by itself. Nothing is sent unattended."), {}});
        else
            m_message->showMessage(Tone::Failed, errorText(kept.error()));
    });
}

} // namespace pos::ui
