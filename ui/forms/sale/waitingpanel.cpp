// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/waitingpanel.h"

#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/qrview.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

/// A picture that came inside the answer; too large ones were left out when it was read.
QImage pictureOf(const QString &dataUri)
{
    const qsizetype comma = dataUri.indexOf(u',');
    if (!dataUri.startsWith(u"data:image/") || comma < 0)
        return {};
    return QImage::fromData(QByteArray::fromBase64(dataUri.mid(comma + 1).toLatin1()));
}

}

WaitingPanel::WaitingPanel(QWidget *parent)
    : QFrame(parent)
    , m_amount(new QLabel(this))
    , m_todo(new QLabel(this))
    , m_code(new QrView(this))
    , m_facts(new QLabel(this))
{
    setObjectName(QStringLiteral("waitingPanel"));
    setLook(this, "card");
    m_amount->setObjectName(QStringLiteral("waitingAmountLabel"));
    setLook(m_amount, "display");
    m_todo->setObjectName(QStringLiteral("waitingTodoLabel"));
    setLook(m_todo, "title");
    m_code->setObjectName(QStringLiteral("waitingCode"));
    m_code->setAccessibleName(tr("QR code for the customer's phone"));
    m_facts->setObjectName(QStringLiteral("waitingFactsLabel"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_facts, "headline");
    for (QLabel *label : {m_amount, m_todo, m_facts}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addStretch(1);
    layout->addWidget(m_amount);
    layout->addWidget(m_todo);
    layout->addWidget(m_code, 100);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void WaitingPanel::showAttempt(const Attempt &attempt)
{
    m_amount->setText(moneyText(attempt.intent.amount));
    m_todo->setText(waitingText(attempt));
    const PaymentArtefacts shown = attempt.payment ? attempt.payment->method.artefacts : PaymentArtefacts();
    const QImage picture = pictureOf(shown.imageUrl);
    // A picture of the scheme's own beats the address of a page, not the text that it shows itself.
    if (shown.copyText.isEmpty() && !picture.isNull())
        m_code->setImage(picture);
    else
        m_code->setText(qrText(attempt));
    m_code->setVisible(!m_code->isEmpty());
    const QString facts = artefactLines(attempt);
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
}

}
