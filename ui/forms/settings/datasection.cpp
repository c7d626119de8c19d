// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/datasection.h"

#include "ui/forms/settings/supporttools.h"
#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace pos::ui {

DataSection::DataSection(Engine &engine, Dialogs &dialogs, SupportTools &support, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_support(support)
    , m_clock(clock)
    , m_message(new MessageBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::M);
    m_message->setObjectName(QStringLiteral("dataMessageBar"));
    layout->addWidget(m_message);
    addFolder(layout, tr("Version"), support.version(), nullptr);
    addFolder(layout, tr("Data folder"), support.dataFolder(), "openDataFolderButton");
    addFolder(layout, tr("Log folder"), support.logFolder(), "openLogFolderButton");
    layout->addWidget(makeSeparator(this));
    m_bundle = addJob(layout, tr("Support bundle"),
                      tr("One file with the log, redacted evidence and the settings. It holds no keys, no card numbers "
                         "and no customer data."),
                      tr("&Make support bundle..."), "makeBundleButton");
    m_backup = addJob(layout, tr("Back up"), tr("A complete copy of this till's journal. Keep it on another disk."),
                      tr("&Back up now..."), "backupButton");
    m_restore = addJob(layout, tr("Restore"),
                       tr("Replaces the journal by a copy. The present one is kept aside; open payments are settled "
                          "first and sale numbers never repeat."),
                       tr("R&estore from a copy..."), "restoreButton");
    layout->addStretch(1);
    connect(m_bundle, &QPushButton::clicked, this, &DataSection::makeBundle);
    connect(m_backup, &QPushButton::clicked, this, &DataSection::backUp);
    connect(m_restore, &QPushButton::clicked, this, &DataSection::restore);
}

void DataSection::addFolder(QVBoxLayout *layout, const QString &label, const QString &path, const char *name)
{
    auto *row = new QHBoxLayout;
    auto *title = new QLabel(label, this);
    title->setMinimumWidth(110);
    setLook(title, "muted");
    row->addWidget(title);
    auto *value = new ElidedLabel(path, this);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(tr("%1: %2").arg(label, path));
    row->addWidget(value, 1);
    if (name != nullptr) {
        auto *open = new QPushButton(tr("Open"), this);
        setLeadingIcon(*open, QStringLiteral("folder"));
        open->setObjectName(QString::fromLatin1(name));
        open->setAccessibleName(tr("Open: %1").arg(label));
        setLook(open, "quiet");
        connect(open, &QPushButton::clicked, this, [this, path] {
            if (!m_support.openFolder(path))
                m_message->showMessage(Tone::Attention,
                                       {tr("The folder could not be opened."), tr("Open it by hand: %1").arg(path)});
        });
        row->addWidget(open);
    }
    layout->addLayout(row);
}

QPushButton *DataSection::addJob(QVBoxLayout *layout, const QString &title, const QString &note, const QString &button,
                                 const char *name)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::M);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *head = new QLabel(title, this);
    setLook(head, "strong");
    words->addWidget(head);
    auto *text = new QLabel(note, this);
    text->setWordWrap(true);
    setLook(text, "muted");
    words->addWidget(text);
    row->addLayout(words, 1);
    auto *push = new QPushButton(button, this);
    push->setObjectName(QString::fromLatin1(name));
    push->setAccessibleDescription(note);
    push->setMinimumWidth(210);
    row->addWidget(push, 0, Qt::AlignTop);
    layout->addLayout(row);
    return push;
}

QString DataSection::stamped(const QString &prefix, const QString &suffix) const
{
    return QDir::home().filePath(prefix + m_clock.now().toString(QStringLiteral("-yyyyMMdd-HHmmss")) + suffix);
}

void DataSection::makeBundle()
{
    const FileRequest request{.title = tr("Make support bundle"),
                              .suggestedPath = stamped(QStringLiteral("mostrador-support"), QStringLiteral(".tar")),
                              .filter = tr("Archive (*.tar)"),
                              .save = true};
    m_dialogs.askFile(this, request, this, [this](const QString &path) {
        if (m_busy)
            return;
        m_busy = true;
        m_support.makeBundle(path, [self = QPointer(this)](const Result<QString> &result) {
            if (!self)
                return;
            self->finish(self->m_bundle, result ? Result<void>() : Result<void>(fail(result.error())),
                         result ? tr("The support bundle is at %1").arg(*result) : QString());
        });
    });
}

void DataSection::backUp()
{
    const FileRequest request{.title = tr("Back up the journal"),
                              .suggestedPath = stamped(QStringLiteral("mostrador-backup"), QStringLiteral(".sqlite")),
                              .filter = tr("Journal (*.sqlite)"),
                              .save = true};
    m_dialogs.askFile(this, request, this, [this](const QString &path) {
        if (m_busy)
            return;
        m_busy = true;
        m_engine.backup(path, this, [this, path](const Result<void> &result) {
            finish(m_backup, result, tr("The backup is at %1").arg(path));
        });
    });
}

void DataSection::restore()
{
    const FileRequest request{.title = tr("Restore from a copy"),
                              .suggestedPath = QDir::homePath(),
                              .filter = tr("Journal (*.sqlite)"),
                              .save = false};
    m_dialogs.askFile(this, request, this, [this](const QString &path) {
        const ConfirmRequest confirm{.title = tr("Replace this till's journal?"),
                                     .text =
                                         tr("The copy takes the place of the present journal, which is kept aside. "
                                            "What was recorded after the copy was made is no longer shown here.\n\n%1")
                                             .arg(path),
                                     .acceptText = tr("Replace the journal"),
                                     .rejectText = tr("Keep the present one"),
                                     .danger = true};
        m_dialogs.confirm(this, confirm, this, [this, path](bool yes) {
            if (yes)
                restoreFrom(path);
        });
    });
}

void DataSection::restoreFrom(const QString &path)
{
    if (m_busy)
        return;
    m_busy = true;
    m_engine.restore(path, this, [this](const Result<StartReport> &result) {
        finish(m_restore, result ? Result<void>() : Result<void>(fail(result.error())),
               result ? tr("The copy is in place. %n payment(s) are being settled.", nullptr, result->settling)
                      : QString());
        if (result)
            Q_EMIT restored(*result);
    });
}

void DataSection::finish(QPushButton *button, const Result<void> &result, const QString &done)
{
    m_busy = false;
    if (result)
        m_message->showMessage(Tone::Success, {done, QString()});
    else
        m_message->showMessage(Tone::Failed, errorText(result.error()));
    button->setFocus(Qt::OtherFocusReason);
}

}
