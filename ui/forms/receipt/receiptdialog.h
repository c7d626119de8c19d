// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Shows a receipt or another paper as it will come out, prints it, keeps it as a
// PDF or hands it to the mail program. A PDF is there whole or not at all. Ui
// thread; deletes itself when closed.
#pragma once

#include "base/result.h"
#include "ui/forms/receipt/receipt.h"

#include <QDialog>

class QTextBrowser;

namespace pos::ui {

class Dialogs;
class MessageBar;

/// On one page as narrow as a till's paper, longer when it must be.
Result<void> writePaperPdf(const QString &path, const Paper &paper);

class ReceiptDialog final : public QDialog
{
    Q_OBJECT
public:
    ReceiptDialog(const Paper &paper, Dialogs &dialogs, QWidget *parent);

private:
    void print();
    void sendMail();
    void askFile();
    void save(const QString &path);

    const Paper m_paper;
    Dialogs &m_dialogs;
    QTextBrowser *m_preview;
    MessageBar *m_message;
};

} // namespace pos::ui
