// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/amountedit.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QPainter>
#include <QTimer>

namespace pos::ui {

AmountEdit::AmountEdit(QWidget *parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    setLook(this, "amount");
}

void AmountEdit::setCurrency(Currency currency)
{
    m_currency = currency;
    setTextMargins(fontMetrics().horizontalAdvance(currency.code()) + space::S, 0, 0, 0);
    update();
}

void AmountEdit::setAmount(Money money)
{
    if (money.isValid())
        setCurrency(money.currency());
    setText(editableAmount(money, locale()));
}

Checked<Money> AmountEdit::amount(const QString &field, bool zeroAllowed) const
{
    return checkAmount(field, text(), m_currency, numberFormat(locale()), zeroAllowed);
}

void AmountEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_currency.isValid())
        return;
    QPainter painter(this);
    QFont small = font();
    small.setPixelSize(type::Caption);
    painter.setFont(small);
    painter.setPen(isEnabled() ? currentTokens().colors.muted : currentTokens().colors.disabled);
    painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter, m_currency.code());
}

void AmountEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    // After the mouse press that brought the focus, which would clear the selection again.
    if (event->reason() != Qt::PopupFocusReason)
        QTimer::singleShot(0, this, &QLineEdit::selectAll);
}

void AmountEdit::focusOutEvent(QFocusEvent *event)
{
    if (!isEmpty() && m_currency.isValid()) {
        if (const auto money = amount(QString(), true))
            setText(editableAmount(*money, locale()));
    }
    QLineEdit::focusOutEvent(event);
}

}
