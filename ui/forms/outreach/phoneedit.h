// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A phone number as people of its country write it: grouped while it is typed,
// understood by the numbering plan. Ui thread; `phones` must outlive it.
#pragma once

#include "ports/phonenumbers.h"

#include <QLineEdit>

namespace pos::ui {

class PhoneEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit PhoneEdit(const PhoneNumbers &phones, QWidget *parent = nullptr);

    /// Where a number without a plus belongs.
    void setCountry(const QString &alpha2);
    void setNumber(const PhoneNumber &number);
    ParsedPhone parsed() const;
    QString example() const { return m_phones.example(m_country); }

private:
    void regroup();

    const PhoneNumbers &m_phones;
    QString m_country;
};

} // namespace pos::ui
