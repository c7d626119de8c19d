// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/contactlistsdialog.h"

#include "ui/shell/dialogs.h"
#include "ui/text/contactlisttext.h"
#include "ui/text/filetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

QString suggestedPath(ContactList list)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).filePath(list == ContactList::Consents ? QStringLiteral("consents.csv") : QStringLiteral("opt-outs.csv"));
}

QString filter()
{
    return ContactListsDialog::tr("CSV (*.csv)");
}

} // namespace

ContactListsDialog::ContactListsDialog(OutreachDesk &desk, Dialogs &dialogs, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_dialogs(dialogs)
{
    setObjectName(QStringLiteral("contactListsDialog"));
    setWindowTitle(tr("Consents and opt-outs"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(620, 480);
    build();
}

QPushButton *ContactListsDialog::button(const char *name, const QString &text, std::function<void()> run)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, std::move(run));
    m_buttons << made;
    return made;
}

void ContactListsDialog::addList(QVBoxLayout *layout, ContactList list, const QString &title, const QString &text)
{
    const bool consents = list == ContactList::Consents;
    auto *heading = new QLabel(title, this);
    setLook(heading, "strong");
    auto *words = new QLabel(text, this);
    words->setWordWrap(true);
    setLook(words, "muted");
    auto *row = new QHBoxLayout;
    row->setSpacing(space::S);
    row->addWidget(button(consents ? "importConsentsButton" : "importOptOutsButton", consents ? tr("&Import consents...") : tr("I&mport opt-outs..."),
                          [this, list] { importFrom(list); }));
    row->addWidget(button(consents ? "exportConsentsButton" : "exportOptOutsButton", consents ? tr("&Export consents...") : tr("E&xport opt-outs..."),
                          [this, list] { exportTo(list); }));
    row->addStretch(1);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addLayout(row);
}

void ContactListsDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    layout->addWidget(heading);
    addList(layout, ContactList::Consents, tr("Who said yes or no, and to what"),
            tr("Columns: phone, channel (call, whatsapp), given (yes, no), means (in_person, phone, web_form), wording, operator, at; if known, customer_id and id."));
    addList(layout, ContactList::OptOuts, tr("Who wants no contact"),
            tr("Columns: phone, operator, at; if known, reason, out (yes, no) and id. No file and no consent lifts an opt-out."));
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("contactListsMessage"));
    layout->addWidget(m_message);
    m_problems = new QPlainTextEdit(this);
    m_problems->setObjectName(QStringLiteral("contactProblemsText"));
    m_problems->setAccessibleName(tr("Lines that were refused"));
    m_problems->setReadOnly(true);
    m_problems->setTabChangesFocus(true);
    m_problems->hide();
    layout->addWidget(m_problems, 1);
    layout->addStretch(0);
    auto *row = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("contactListsCloseButton"));
    close->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void ContactListsDialog::setBusy(bool busy)
{
    for (QPushButton *one : std::as_const(m_buttons))
        one->setEnabled(!busy);
    if (!busy)
        return;
    m_problems->hide();
    m_message->showMessage(Tone::Waiting, {tr("Working on the file..."), {}}, false);
}

void ContactListsDialog::importFrom(ContactList list)
{
    const FileRequest request{.title = list == ContactList::Consents ? tr("Import consents") : tr("Import opt-outs"),
                              .suggestedPath = suggestedPath(list), .filter = filter(), .save = false};
    m_dialogs.askFile(this, request, this, [this, list](const QString &path) {
        setBusy(true);
        m_desk.importContacts(list, path, this, [this, list](const Result<ContactImport> &import) { onImported(list, import); });
    });
}

void ContactListsDialog::onImported(ContactList list, const Result<ContactImport> &import)
{
    setBusy(false);
    if (!import) {
        m_message->showMessage(Tone::Failed, fileErrorText(import.error()));
        return;
    }
    m_message->showMessage(import->isRefused() ? Tone::Failed : Tone::Success, contactImportText(*import, list));
    QStringList lines;
    for (const ContactFileProblem &problem : import->problems)
        lines << contactProblemText(problem);
    if (import->problems.size() == MostContactProblems)
        lines << tr("These are the first %1.").arg(MostContactProblems);
    m_problems->setPlainText(lines.join(u'\n'));
    m_problems->setVisible(!lines.isEmpty());
    if (!lines.isEmpty())
        m_problems->setFocus(Qt::OtherFocusReason);
}

void ContactListsDialog::exportTo(ContactList list)
{
    const FileRequest request{.title = list == ContactList::Consents ? tr("Export consents") : tr("Export opt-outs"),
                              .suggestedPath = suggestedPath(list), .filter = filter(), .save = true};
    m_dialogs.askFile(this, request, this, [this, list](const QString &path) {
        setBusy(true);
        m_desk.exportContacts(list, path, this, [this, path](const Result<qint64> &lines) {
            setBusy(false);
            if (lines)
                m_message->showMessage(Tone::Success, {tr("%n line(s) written to %1.", nullptr, int(*lines)).arg(QDir::toNativeSeparators(path)), {}});
            else
                m_message->showMessage(Tone::Failed, fileErrorText(lines.error()));
        });
    });
}

} // namespace pos::ui
