// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One contact by Yuno's agent, from the form to what became of it: the form of
// its kind, what stands against it and the exact request beside it, live. Sends
// once; afterwards the form is closed and the result stays. Not modal; deletes
// itself when closed. Ui thread.
#pragma once

#include "base/clock.h"
#include "ports/outreachdesk.h"

#include <QDialog>
#include <QTimeZone>

class QPlainTextEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace pos::ui {

class ContactBox;
class Dialogs;
class MessageBar;
class OutreachForm;

/// What is known about whom it is for; the request itself comes from the form.
struct OutreachSubject
{
    OutreachOrder base;    ///< with the request as prefilled
    QString customerName;
    QString wording;       ///< of consents
};

class OutreachDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Tools
    {
        OutreachDesk &desk;
        Dialogs &dialogs;
        const Clock &clock;
        QTimeZone zone; ///< of the till
    };
    OutreachDialog(const Tools &tools, const OutreachSubject &subject, QWidget *parent);

    void setChannel(ContactChannel channel);

Q_SIGNALS:
    /// A short confirmation.
    void said(const QString &text);

private:
    void build();
    QWidget *buildAside();
    void addButtons(QVBoxLayout *layout);
    OutreachOrder order() const;
    void considerSoon();
    void consider();
    void showDraft(const OutreachDraft &draft);
    void send();
    void onOutcome(const Result<OutreachOutcome> &outcome);
    void recordConsent();
    void recordOptOut();
    void remind(qint64 atMs);

    const Tools m_tools;
    const OutreachSubject m_subject;
    OutreachForm *m_form = nullptr;
    ContactBox *m_contact = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_send = nullptr, *m_close = nullptr;
    QTimer *m_soon;
    quint64 m_question = 0; ///< answers to older ones are stale
    bool m_sending = false, m_over = false;
};

} // namespace pos::ui
