// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lists of consents and opt-outs as CSV files, in and out, and which lines
// of a file were refused and why. Not modal; deletes itself when closed. Ui
// thread.
#pragma once

#include "ports/outreachdesk.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class Dialogs;
class MessageBar;

class ContactListsDialog final : public QDialog
{
    Q_OBJECT
public:
    ContactListsDialog(OutreachDesk &desk, Dialogs &dialogs, QWidget *parent);

private:
    void build();
    void addList(QVBoxLayout *layout, ContactList list, const QString &title, const QString &text);
    QPushButton *button(const char *name, const QString &text, std::function<void()> run);
    void importFrom(ContactList list);
    void exportTo(ContactList list);
    void onImported(ContactList list, const Result<ContactImport> &import);
    void setBusy(bool busy);

    OutreachDesk &m_desk;
    Dialogs &m_dialogs;
    MessageBar *m_message = nullptr;
    QPlainTextEdit *m_problems = nullptr;
    QList<QPushButton *> m_buttons;
};

} // namespace pos::ui
