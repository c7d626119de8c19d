// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The form of POST /smart-support/external/payments/recover (CONTRACT 10.2):
// every field of it. What a person decides is in view, what the payment knows is
// folded away. Ui thread.
#pragma once

#include "ui/forms/outreach/outreachform.h"

namespace pos::ui {

class DeclinedForm final : public OutreachForm
{
    Q_OBJECT
public:
    DeclinedForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent = nullptr);

    void load(const DeclinedPayment &declined);
    OutreachRequest request() const override;
    void setChannel(ContactChannel channel) override;

protected:
    QList<FieldError> unreadable() const override;

private:
    void buildContact();
    void buildCustomer();
    void buildSeller();
    void buildPayment();
    void buildCard();
    ContactChannel channel() const;
    int cardNumberOf(const QLineEdit *edit) const;

    QComboBox *m_channel = nullptr, *m_cardType = nullptr;
    QLineEdit *m_template = nullptr, *m_pdf = nullptr, *m_methods = nullptr;
    RowsEditor *m_variables = nullptr, *m_pdfVariables = nullptr;
    QLineEdit *m_seller = nullptr, *m_fallback = nullptr, *m_url = nullptr;
    QLineEdit *m_first = nullptr, *m_last = nullptr;
    QLineEdit *m_account = nullptr, *m_payment = nullptr, *m_order = nullptr, *m_description = nullptr, *m_reason = nullptr, *m_method = nullptr;
    QDateTimeEdit *m_created = nullptr;
    AmountEdit *m_amount = nullptr;
    QLineEdit *m_month = nullptr, *m_year = nullptr, *m_iin = nullptr, *m_lastFour = nullptr, *m_issuer = nullptr;
    qint64 m_createdMs = 0; ///< as loaded: the field shows minutes
};

} // namespace pos::ui
