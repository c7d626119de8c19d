// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The form of POST /smart-support/external/payments (CONTRACT 10.1): every field
// of it. The customer and the cart are in view; what is rarely touched folds
// away. Ui thread.
#pragma once

#include "ui/forms/outreach/outreachform.h"

namespace pos::ui {

class AbandonedForm final : public OutreachForm
{
    Q_OBJECT
public:
    AbandonedForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent = nullptr);

    void load(const AbandonedFlow &flow);
    OutreachRequest request() const override;
    void setChannel(ContactChannel channel) override;

protected:
    QList<FieldError> unreadable() const override;

private:
    void buildCustomer();
    void buildCart();
    void buildSession();
    Currency currency() const;
    QList<OutreachItem> items(QList<FieldError> *errors) const;
    void applyCurrency();
    void showSum();

    QLineEdit *m_name = nullptr, *m_email = nullptr, *m_language = nullptr, *m_session = nullptr, *m_reason = nullptr;
    QComboBox *m_channel = nullptr, *m_stage = nullptr, *m_platform = nullptr, *m_currency = nullptr;
    QDateTimeEdit *m_abandoned = nullptr;
    AmountEdit *m_total = nullptr;
    RowsEditor *m_items = nullptr, *m_metadata = nullptr;
};

} // namespace pos::ui
