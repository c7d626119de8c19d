// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/phoneedit.h"

#include "ui/widgets/cardinputguard.h"

namespace pos::ui {

PhoneEdit::PhoneEdit(const PhoneNumbers &phones, QWidget *parent)
    : QLineEdit(parent)
    , m_phones(phones)
{
    setMaxLength(64);
    setInputMethodHints(Qt::ImhDialableCharactersOnly);
    CardInputGuard::allow(this, [this](const QString &text) { return m_phones.parse(text, m_country).verdict == PhoneVerdict::Valid; });
    connect(this, &QLineEdit::textEdited, this, &PhoneEdit::regroup);
}

void PhoneEdit::setCountry(const QString &alpha2)
{
    m_country = alpha2;
    const QString like = example();
    setPlaceholderText(like);
}

void PhoneEdit::setNumber(const PhoneNumber &number)
{
    const ParsedPhone parsed = m_phones.parse(number.text(), {});
    const bool here = parsed.verdict == PhoneVerdict::Valid && parsed.countries.value(0) == m_country;
    setText(here && !parsed.shown.isEmpty() ? parsed.shown : number.text());
}

ParsedPhone PhoneEdit::parsed() const
{
    return m_phones.parse(text(), m_country);
}

/// Only while typing at the end: somebody who corrects in the middle must not lose the place.
void PhoneEdit::regroup()
{
    if (cursorPosition() != text().size())
        return;
    const QString grouped = m_phones.formatAsTyped(text(), m_country);
    if (!grouped.isEmpty() && grouped != text())
        setText(grouped);
}

} // namespace pos::ui
