// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/consentdialog.h"

#include "domain/outreachcheck.h"
#include "ui/text/errortext.h"
#include "ui/text/nametext.h"
#include "ui/text/outreachtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbinder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

ConsentDialog::ConsentDialog(OutreachDesk &desk, const ConsentSubject &subject, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_subject(subject)
    , m_binder(new FieldBinder(this))
{
    setObjectName(QStringLiteral("consentDialog"));
    setWindowTitle(tr("Record a consent"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(480);
    build();
    m_answer->setFocus(Qt::OtherFocusReason);
}

void ConsentDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    const QString who = m_subject.customerName.isEmpty() ? m_subject.phone.text() : tr("%1, %2").arg(m_subject.customerName, m_subject.phone.text());
    auto *text = new QLabel(tr("For %1. Recorded now, by %2; it is never changed, only followed by another answer.").arg(who, m_subject.operatorName), this);
    text->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(text);

    m_answer = new QComboBox(this);
    m_answer->setObjectName(QStringLiteral("consentAnswerCombo"));
    m_answer->addItem(tr("Yes, may be contacted"), true);
    m_answer->addItem(tr("No"), false);
    layout->addWidget(new FormField(tr("&Answer"), m_answer, this));
    auto *ways = new QHBoxLayout;
    m_call = new QCheckBox(contactChannelText(ContactChannel::PhoneCall), this);
    m_call->setObjectName(QStringLiteral("consentCallCheck"));
    m_call->setChecked(m_subject.channels.contains(ContactChannel::PhoneCall));
    m_whatsApp = new QCheckBox(contactChannelText(ContactChannel::WhatsApp), this);
    m_whatsApp->setObjectName(QStringLiteral("consentWhatsAppCheck"));
    m_whatsApp->setChecked(m_subject.channels.contains(ContactChannel::WhatsApp));
    ways->addWidget(m_call);
    ways->addWidget(m_whatsApp);
    ways->addStretch(1);
    layout->addLayout(ways);
    m_means = new QComboBox(this);
    m_means->setObjectName(QStringLiteral("consentMeansCombo"));
    for (const ConsentMeans means : {ConsentMeans::InPerson, ConsentMeans::ByPhone, ConsentMeans::WebForm})
        m_means->addItem(consentHowText(consentMeansName(means)), int(means));
    layout->addWidget(new FormField(tr("&How they were asked"), m_means, this));
    m_wording = new QPlainTextEdit(m_subject.wording, this);
    m_wording->setObjectName(QStringLiteral("consentWordingEdit"));
    m_wording->setTabChangesFocus(true);
    m_wording->setFixedHeight(88);
    auto *wording = new FormField(tr("&What they were asked, word for word"), m_wording, this);
    m_binder->bind(QStringLiteral("wording"), wording, [this]() -> std::optional<FieldError> {
        for (const FieldError &error : checkConsent(records().first(), 1)) {
            if (error.field == QLatin1String("wording"))
                return error;
        }
        return std::nullopt;
    });
    layout->addWidget(wording);

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("consentMessageLabel"));
    m_message->setWordWrap(true);
    setLook(m_message, "error");
    m_message->hide();
    layout->addWidget(m_message);
    auto *row = new QHBoxLayout;
    auto *reject = new QPushButton(tr("Cancel"), this);
    reject->setObjectName(QStringLiteral("consentRejectButton"));
    m_accept = new QPushButton(tr("Record"), this);
    m_accept->setObjectName(QStringLiteral("consentAcceptButton"));
    m_accept->setDefault(true);
    setLook(m_accept, "primary");
    row->addStretch(1);
    row->addWidget(reject);
    row->addWidget(m_accept);
    layout->addLayout(row);
    connect(reject, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ConsentDialog::submit);
}

/// One for each channel; at least one, so that rules have something to look at.
QList<Consent> ConsentDialog::records() const
{
    Consent consent;
    consent.customer = m_subject.customer;
    consent.phone = m_subject.phone;
    consent.given = m_answer->currentData().toBool();
    consent.means = ConsentMeans(m_means->currentData().toInt());
    consent.wording = m_wording->toPlainText().simplified();
    consent.operatorName = m_subject.operatorName;
    consent.atMs = 1; // the engine's clock decides
    QList<Consent> records;
    for (const auto &[check, channel] : {std::pair{m_call, ContactChannel::PhoneCall}, std::pair{m_whatsApp, ContactChannel::WhatsApp}}) {
        if (!check->isChecked())
            continue;
        consent.channel = channel;
        records << consent;
    }
    return records.isEmpty() ? QList<Consent>{consent} : records;
}

void ConsentDialog::submit()
{
    if (!m_accept->isEnabled() || !m_binder->submit())
        return;
    if (!m_call->isChecked() && !m_whatsApp->isChecked()) {
        m_message->setText(tr("Choose at least one way of contact."));
        m_message->show();
        m_call->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_accept->setEnabled(false);
    m_desk.recordConsents(records(), this, [this](const Result<void> &kept) {
        if (kept) {
            accept();
            return;
        }
        m_accept->setEnabled(true);
        m_message->setText(errorText(kept.error()).joined());
        m_message->show();
    });
}

} // namespace pos::ui
