// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/aboutdialog.h"

#include "base/clock.h"
#include "ui/shell/mainwindow.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

// Read-only lines instead of labels: a person on the phone with support can copy them by keyboard.
QLineEdit *copyable(const QString &objectName, const QString &name, const QString &text, QWidget *parent)
{
    auto *line = new QLineEdit(text, parent);
    line->setObjectName(objectName);
    line->setAccessibleName(name);
    line->setReadOnly(true);
    line->setCursorPosition(0);
    return line;
}

/// "Qt 6 - LGPL-3.0-only - windows, network ...", a line each.
QString libraryLines()
{
    QFile file(QStringLiteral(":/licences/libraries.json"));
    QStringList lines;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject library = value.toObject();
            lines << QStringList{library.value(QLatin1String("name")).toString(), library.value(QLatin1String("licence")).toString(),
                                 library.value(QLatin1String("use")).toString()}
                         .join(QStringLiteral(" - "));
        }
    }
    return lines.join(u'\n');
}

}

AboutDialog::AboutDialog(const AboutInfo &info, Dialogs &dialogs, const Clock &clock, MakeBundle makeBundle, QWidget *parent)
    : QDialog(parent)
    , m_dialogs(dialogs)
    , m_clock(clock)
    , m_makeBundle(std::move(makeBundle))
    , m_result(new MessageBar(this))
    , m_bundleButton(new QPushButton(tr("Make a &support bundle..."), this))
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Mostrador"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QHBoxLayout;
    auto *title = new QLabel(QStringLiteral("Mostrador"), this);
    setLook(title, "headline");
    heading->setSpacing(space::S + space::Xs);
    heading->addWidget(new IconLabel(QStringLiteral("logo"), Ink::Accent, 36, this));
    heading->addWidget(title, 1);
    layout->addLayout(heading);
    auto *purpose = new QLabel(tr("The counter application for payments through Yuno."), this);
    setLook(purpose, "muted");
    layout->addWidget(purpose);

    auto *form = new QFormLayout;
    form->setVerticalSpacing(space::S);
    form->setHorizontalSpacing(space::M);
    form->addRow(tr("Version"), copyable(QStringLiteral("versionEdit"), tr("Version"),
                                         QStringLiteral("%1 (%2)").arg(info.version, info.commit), this));
    form->addRow(tr("Data folder"), copyable(QStringLiteral("dataFolderEdit"), tr("Data folder"),
                                             QDir::toNativeSeparators(info.dataFolder), this));
    form->addRow(tr("Log folder"), copyable(QStringLiteral("logFolderEdit"), tr("Log folder"),
                                            QDir::toNativeSeparators(info.logFolder), this));
    form->addRow(tr("Qt"), copyable(QStringLiteral("qtVersionEdit"), tr("Qt version"), QString::fromLatin1(qVersion()), this));
    form->addRow(tr("Licence"), copyable(QStringLiteral("licenceEdit"), tr("Licence"), tr("Apache-2.0"), this));
    auto *libraries = new QPlainTextEdit(libraryLines(), this);
    libraries->setObjectName(QStringLiteral("librariesEdit"));
    libraries->setAccessibleName(tr("Libraries and their licences"));
    libraries->setReadOnly(true);
    libraries->setTabChangesFocus(true);
    // The style gives edits a height of their own, which a dialog on a low screen falls back to: the room does not.
    auto *room = new QWidget(this);
    room->setMinimumHeight(128);
    auto *inRoom = new QVBoxLayout(room);
    inRoom->setContentsMargins({});
    inRoom->addWidget(libraries);
    form->addRow(tr("Libraries"), room);
    layout->addLayout(form);
    auto *bundleNote = new QLabel(tr("A support bundle holds the log, redacted evidence and the settings. It never holds keys "
                                     "or card numbers."), this);
    bundleNote->setWordWrap(true);
    setLook(bundleNote, "caption");
    layout->addWidget(bundleNote);
    layout->addWidget(m_result);
    layout->addStretch(1);

    auto *buttons = new QHBoxLayout;
    m_bundleButton->setObjectName(QStringLiteral("supportBundleButton"));
    m_bundleButton->setVisible(bool(m_makeBundle));
    auto *closeButton = new QPushButton(tr("Close"), this);
    closeButton->setObjectName(QStringLiteral("aboutCloseButton"));
    closeButton->setDefault(true);
    buttons->addWidget(m_bundleButton);
    buttons->addStretch(1);
    buttons->addWidget(closeButton);
    layout->addLayout(buttons);
    setMinimumWidth(560);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_bundleButton, &QPushButton::clicked, this, &AboutDialog::onBundle);
}

void AboutDialog::onBundle()
{
    const QString name = QStringLiteral("mostrador-support-%1.zip")
                             .arg(m_clock.now().toString(QStringLiteral("yyyyMMdd-HHmm")));
    m_dialogs.askFile(this,
                      {.title = tr("Save the support bundle"), .suggestedPath = QDir::home().filePath(name),
                       .filter = tr("Support bundle (*.zip *.json)"), .save = true},
                      this, [this](const QString &path) {
                          m_bundleButton->setEnabled(false);
                          m_makeBundle(path, [self = QPointer(this), path](const Result<void> &result) {
                              if (self == nullptr)
                                  return;
                              self->m_bundleButton->setEnabled(true);
                              if (result)
                                  self->m_result->showMessage(Tone::Success, {tr("Saved: %1").arg(QDir::toNativeSeparators(path)), {}});
                              else
                                  self->m_result->showMessage(Tone::Failed, errorText(result.error()));
                          });
                      });
}

}
