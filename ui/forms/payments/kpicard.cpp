// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/kpicard.h"

#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

#include <QVBoxLayout>

namespace pos::ui {

KpiCard::KpiCard(const QString &title, QWidget *parent)
    : QPushButton(parent)
    , m_title(title)
{
    setLook(this, "kpi");
    setAccessibleName(title);
    setToolTip(tr("Show these payments"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::S, space::Xs, space::S, space::Xs);
    layout->setSpacing(0);
    auto *name = new ElidedLabel(title, this);
    m_value = new ElidedLabel(QStringLiteral("\u2013"), this);
    m_more = new ElidedLabel(QString(), this);
    setLook(name, "caption");
    setLook(m_value, "strong");
    setLook(m_more, "caption");
    for (QLabel *label : {static_cast<QLabel *>(name), m_value, m_more}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        layout->addWidget(label);
    }
}

void KpiCard::setFace(const KpiFace &face)
{
    QStringList more{face.change, face.more};
    more.removeAll(QString());
    m_value->setText(face.value);
    m_more->setText(more.join(QStringLiteral(" · ")));
    more.prepend(face.value);
    setAccessibleName(tr("%1: %2").arg(m_title, more.join(QStringLiteral(", "))));
    setToolTip(accessibleName());
}

QSize KpiCard::sizeHint() const
{
    return layout()->sizeHint();
}

QSize KpiCard::minimumSizeHint() const
{
    return layout()->minimumSize();
}

}
