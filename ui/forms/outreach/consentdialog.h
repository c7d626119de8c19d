// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// "May we contact you?": writes down what the customer said, how and to which
// words, for one number. Yes and no are both records. Not modal; deletes itself.
// Ui thread.
#pragma once

#include "ports/outreachdesk.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace pos::ui {

class FieldBinder;

struct ConsentSubject
{
    CustomerId customer;
    QString customerName;
    PhoneNumber phone;
    QList<ContactChannel> channels; ///< asked about at first
    QString wording;
    QString operatorName;
};

class ConsentDialog final : public QDialog
{
    Q_OBJECT
public:
    ConsentDialog(OutreachDesk &desk, const ConsentSubject &subject, QWidget *parent);

private:
    void build();
    QList<Consent> records() const;
    void submit();

    OutreachDesk &m_desk;
    const ConsentSubject m_subject;
    FieldBinder *m_binder;
    QCheckBox *m_call = nullptr, *m_whatsApp = nullptr;
    QComboBox *m_answer = nullptr, *m_means = nullptr;
    QPlainTextEdit *m_wording = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace pos::ui
