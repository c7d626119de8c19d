// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/reports/exportdialog.h"

#include "ui/text/filetext.h"
#include "ui/shell/dialogs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int ProgressSteps = 1000;

}

ExportDialog::ExportDialog(Engine &engine, Dialogs &dialogs, const Choice &choice, const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_choice(choice)
    , m_locale(locale)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export payments"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(460);
    build();
    updateChoices();
    m_kind->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    layout->addWidget(heading);
    addScope(layout);
    addForm(layout);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("exportProgressBar"));
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setRange(0, ProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->hide();
    layout->addWidget(m_progress);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("exportMessageLabel"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    layout->addWidget(m_message);
    addButtons(layout);
}

void ExportDialog::addScope(QVBoxLayout *layout)
{
    m_scope = new QComboBox(this);
    m_scope->setObjectName(QStringLiteral("exportScopeCombo"));
    m_scope->addItem(m_choice.query.filter.isEmpty() ? tr("All payments") : tr("All payments that the list has found"));
    if (!m_choice.selected.isEmpty()) {
        m_scope->addItem(m_choice.selected.size() == 1 ? tr("The selected payment")
                                                       : tr("The %1 selected payments").arg(m_choice.selected.size()));
        m_scope->setCurrentIndex(m_choice.preferSelected ? 1 : 0);
    }
    auto *field = new FormField(tr("&Payments"), m_scope, this);
    field->setHint(tr("In the order of the list."));
    layout->addWidget(field);
}

void ExportDialog::addForm(QVBoxLayout *layout)
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("exportKindCombo"));
    m_kind->addItem(tr("CSV, for spreadsheets"), static_cast<int>(ExportFormat::Kind::Csv));
    m_kind->addItem(tr("JSON Lines, for programs"), static_cast<int>(ExportFormat::Kind::JsonLines));
    layout->addWidget(new FormField(tr("&File type"), m_kind, this));
    m_numbers = new QComboBox(this);
    m_numbers->setObjectName(QStringLiteral("exportNumbersCombo"));
    m_numbers->addItem(tr("1234.50, separated by commas (international)"));
    m_numbers->addItem(tr("1234,50, separated by semicolons (decimal comma)"));
    m_numbers->setCurrentIndex(m_locale.decimalPoint() == QLatin1String(",") ? 1 : 0);
    layout->addWidget(new FormField(tr("&Amounts"), m_numbers, this));
    m_mark = new QCheckBox(tr("&Mark as Unicode (Excel shows accents wrongly without it)"), this);
    m_mark->setObjectName(QStringLiteral("exportMarkCheck"));
    m_mark->setChecked(true);
    layout->addWidget(m_mark);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportDialog::updateChoices);
}

void ExportDialog::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    m_reject = new QPushButton(tr("Close"), this);
    m_reject->setObjectName(QStringLiteral("exportRejectButton"));
    m_accept = new QPushButton(tr("Choose a place and export..."), this);
    m_accept->setObjectName(QStringLiteral("exportAcceptButton"));
    setLook(m_accept, "primary");
    m_accept->setDefault(true);
    row->addStretch(1);
    row->addWidget(m_reject);
    row->addWidget(m_accept);
    layout->addLayout(row);
    connect(m_accept, &QPushButton::clicked, this, &ExportDialog::choosePlace);
    connect(m_reject, &QPushButton::clicked, this, [this] {
        if (m_ticket != 0)
            m_engine.cancelExport(m_ticket); // stays open and says how it ended
        else
            reject();
    });
}

void ExportDialog::updateChoices()
{
    const bool csv = format().kind == ExportFormat::Kind::Csv;
    formFieldOf(m_numbers)->setVisible(csv);
    m_mark->setVisible(csv);
}

ExportFormat ExportDialog::format() const
{
    ExportFormat format;
    format.kind = static_cast<ExportFormat::Kind>(m_kind->currentData().toInt());
    const bool comma = m_numbers->currentIndex() == 1;
    format.decimalPoint = comma ? ',' : '.';
    format.delimiter = comma ? ';' : ',';
    format.byteOrderMark = m_mark->isChecked();
    format.timeZone = m_choice.timeZone;
    return format;
}

void ExportDialog::choosePlace()
{
    if (m_ticket != 0)
        return;
    const bool csv = format().kind == ExportFormat::Kind::Csv;
    const QString name = QStringLiteral("payments-%1.%2")
                             .arg(m_choice.today.toString(Qt::ISODate), csv ? QStringLiteral("csv") : QStringLiteral("jsonl"));
    FileRequest request;
    request.title = tr("Export payments");
    request.suggestedPath = QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name);
    request.filter = csv ? tr("CSV (*.csv)") : tr("JSON Lines (*.jsonl)");
    m_dialogs.askFile(this, request, this, [this](const QString &path) { begin(path); });
}

void ExportDialog::begin(const QString &path)
{
    ExportOrder order;
    order.path = path;
    order.format = format();
    order.query = m_choice.query;
    if (m_scope->currentIndex() == 1)
        order.only = m_choice.selected;
    setRunning(true);
    say(tr("Writing..."));
    m_ticket = m_engine.exportPayments(
        order, this, [this](const ExportProgress &progress) { onProgress(progress); },
        [this](const Result<ExportResult> &result) { onFinished(result); });
}

void ExportDialog::onProgress(const ExportProgress &progress)
{
    if (m_ticket == 0)
        return;
    const qint64 steps = progress.gathered > 0 ? 2 * progress.total : progress.total;
    m_progress->setValue(steps > 0 ? static_cast<int>((progress.gathered + progress.rows) * ProgressSteps / steps) : 0);
    const bool reading = progress.gathered > 0 && progress.rows == 0;
    say((reading ? tr("%1 of %2 payments put in order") : tr("%1 of %2 payments"))
            .arg(m_locale.toString(reading ? progress.gathered : progress.rows), m_locale.toString(progress.total)));
}

void ExportDialog::onFinished(const Result<ExportResult> &result)
{
    m_ticket = 0;
    setRunning(false);
    if (!result)
        say(fileErrorText(result.error()).joined());
    else if (result->rows == 1)
        say(tr("One payment is in %1").arg(QDir::toNativeSeparators(result->path)));
    else
        say(tr("%1 payments are in %2").arg(m_locale.toString(result->rows), QDir::toNativeSeparators(result->path)));
    (result ? m_reject : m_accept)->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::setRunning(bool running)
{
    for (QWidget *input : {static_cast<QWidget *>(m_scope), static_cast<QWidget *>(m_kind),
                           static_cast<QWidget *>(m_numbers), static_cast<QWidget *>(m_mark),
                           static_cast<QWidget *>(m_accept)})
        input->setEnabled(!running);
    m_progress->setVisible(running);
    m_progress->setValue(0);
    m_reject->setText(running ? tr("Cancel the export") : tr("Close"));
}

void ExportDialog::say(const QString &text)
{
    m_message->setText(text);
    m_message->show();
}

void ExportDialog::reject()
{
    if (m_ticket != 0)
        m_engine.cancelExport(m_ticket);
    QDialog::reject();
}

}
