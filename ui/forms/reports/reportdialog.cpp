// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/reports/reportdialog.h"

#include "ui/forms/reports/differencemodel.h"
#include "ui/text/filetext.h"
#include "ui/forms/reports/reporttext.h"
#include "ui/shell/dialogs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {

namespace {

enum Preset { Week, Month, Own };
constexpr int WeekDays = 7, MonthDays = 30;

QString titleText(ReportPurpose purpose)
{
    switch (purpose) {
    case ReportPurpose::Import: return ReportDialog::tr("Import payments from Yuno");
    case ReportPurpose::Reconcile: return ReportDialog::tr("Compare payments with Yuno");
    case ReportPurpose::Communications: return ReportDialog::tr("What became of the contacts");
    }
    Q_UNREACHABLE();
}

QString purposeText(ReportPurpose purpose)
{
    switch (purpose) {
    case ReportPurpose::Import:
        return ReportDialog::tr("Payments that were made elsewhere appear in the list, with their transactions. Payments of this till stay as they are.");
    case ReportPurpose::Reconcile: return ReportDialog::tr("Every payment of the period is compared: status and amount, here and at Yuno.");
    case ReportPurpose::Communications:
        return ReportDialog::tr("Yuno's report of communications is the only evidence of what its agent did. Each line goes to the contact it belongs to.");
    }
    Q_UNREACHABLE();
}

QString acceptText(ReportPurpose purpose)
{
    switch (purpose) {
    case ReportPurpose::Import: return ReportDialog::tr("Import");
    case ReportPurpose::Reconcile: return ReportDialog::tr("Compare");
    case ReportPurpose::Communications: return ReportDialog::tr("Get the results");
    }
    Q_UNREACHABLE();
}

}

ReportDialog::ReportDialog(Engine &engine, Dialogs &dialogs, ReportPurpose purpose, const QTimeZone &zone, QDate today, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_purpose(purpose)
    , m_zone(zone)
    , m_today(today)
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(titleText(purpose));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setMinimumWidth(560);
    build();
    choosePeriod(Week);
    connect(&m_engine, &Engine::reportJobChanged, this, [this](const ReportJob &job) {
        if (job.purpose == m_purpose && (job.askedByHand || m_job))
            showJob(job);
    });
    m_engine.reportJob(this, [this](const Result<std::optional<ReportJob>> &job) {
        if (job && *job && (*job)->purpose == m_purpose)
            showJob(**job);
    });
    m_engine.importSchedule(this, [this](const Result<bool> &on) {
        m_hourly->setChecked(on.value_or(false));
        connect(m_hourly, &QCheckBox::toggled, this, [this](bool wanted) {
            m_engine.setImportSchedule(wanted, this, [this](const Result<void> &done) {
                if (!done)
                    say(reportErrorText(done.error()).joined());
            });
        });
    });
    m_preset->setFocus(Qt::OtherFocusReason);
}

/// A dialog does not grow by itself when a line that wraps appears; its fields would be squeezed.
bool ReportDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return done;
}

void ReportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(windowTitle(), this);
    setLook(heading, "title");
    auto *text = new QLabel(purposeText(m_purpose), this);
    text->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(text);
    addPeriod(layout);
    m_hourly = new QCheckBox(tr("Import the last two days &every hour while Mostrador is open"), this);
    m_hourly->setObjectName(QStringLiteral("reportHourlyCheck"));
    m_hourly->setVisible(m_purpose == ReportPurpose::Import);
    layout->addWidget(m_hourly);
    addOutcome(layout);
    addButtons(layout);
}

void ReportDialog::addPeriod(QVBoxLayout *layout)
{
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("reportPeriodCombo"));
    m_preset->addItems({tr("The last 7 days"), tr("The last 30 days"), tr("Own dates")});
    layout->addWidget(new FormField(tr("&Period"), m_preset, this));
    auto *dates = new QHBoxLayout;
    const auto dateEdit = [this, dates](const char *name, const QString &label) {
        auto *edit = new QDateEdit(this);
        edit->setObjectName(QLatin1String(name));
        edit->setCalendarPopup(true);
        edit->setMaximumDate(m_today);
        dates->addWidget(new FormField(label, edit, this));
        connect(edit, &QDateEdit::userDateChanged, this, [this] { formFieldOf(m_until)->setError({}); });
        return edit;
    };
    m_from = dateEdit("reportFromEdit", tr("&From"));
    m_until = dateEdit("reportUntilEdit", tr("&To, that day included"));
    layout->addLayout(dates);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ReportDialog::choosePeriod);
}

void ReportDialog::addOutcome(QVBoxLayout *layout)
{
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("reportProgressBar"));
    m_progress->setAccessibleName(tr("The report is under way"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("reportMessageLabel"));
    m_message->setWordWrap(true);
    m_message->hide();
    m_tally = new QLabel(this);
    m_tally->setObjectName(QStringLiteral("reportTallyLabel"));
    m_tally->setWordWrap(true);
    setLook(m_tally, "strong");
    m_tally->hide();
    m_differences = new DifferenceModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("reportDifferencesTable"));
    m_table->setAccessibleName(tr("Differences"));
    m_table->setModel(m_differences);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(220);
    m_table->hide();
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const AttemptId id = m_differences->at(index.row()).attempt; !id.isEmpty())
            Q_EMIT paymentRequested(id);
    });
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_tally)})
        layout->addWidget(widget);
    layout->addWidget(m_table, 1);
}

void ReportDialog::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    const auto button = [this, row](const char *name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        row->addWidget(made);
        return made;
    };
    m_save = button("reportSaveButton", tr("&Save the differences..."));
    m_save->hide();
    row->addStretch(1);
    m_cancel = button("reportCancelButton", tr("Cancel the report"));
    m_cancel->hide();
    m_close = button("reportCloseButton", tr("Close"));
    m_accept = button("reportAcceptButton", acceptText(m_purpose));
    setLook(m_accept, "primary");
    m_accept->setDefault(true);
    layout->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_engine.cancelReport(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ReportDialog::begin);
}

void ReportDialog::choosePeriod(int preset)
{
    const bool own = preset == Own;
    m_from->setEnabled(own);
    m_until->setEnabled(own);
    if (own)
        return;
    m_from->setDate(m_today.addDays(1 - (preset == Week ? WeekDays : MonthDays)));
    m_until->setDate(m_today);
}

void ReportDialog::begin()
{
    if (isBusy())
        return;
    const qint64 from = m_from->date().startOfDay(m_zone).toMSecsSinceEpoch();
    const qint64 until = m_until->date().addDays(1).startOfDay(m_zone).toMSecsSinceEpoch();
    ReportRequest wanted{ReportType::Payments, from, until, QStringLiteral("check")};
    if (const std::optional<Error> wrong = reportRequestError(wanted)) {
        formFieldOf(m_until)->setError(reportErrorText(*wrong).joined());
        (m_until->isEnabled() ? static_cast<QWidget *>(m_until) : m_preset)->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_table->hide();
    m_save->hide();
    m_accept->setEnabled(false);
    m_engine.startReport(m_purpose, from, until, this, [this](const Result<ReportJob> &job) {
        if (job) {
            showJob(*job);
            return;
        }
        m_accept->setEnabled(true);
        say(reportErrorText(job.error()).joined());
    });
}

void ReportDialog::showJob(const ReportJob &job)
{
    const bool wasBusy = isBusy();
    m_job = job;
    const bool busy = isBusy();
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_accept->setEnabled(!busy);
    say(reportStageText(job));
    const bool counted = job.tally.rows > 0 || job.stage == ReportStage::Done;
    m_tally->setVisible(counted);
    m_tally->setText(reportTallyText(job, QLocale()));
    if (busy && !wasBusy)
        m_cancel->setFocus(Qt::OtherFocusReason);
    if (job.stage == ReportStage::Done)
        showFindings();
    if (wasBusy && !busy)
        m_close->setFocus(Qt::OtherFocusReason);
}

void ReportDialog::showFindings()
{
    m_engine.reconciliation(this, [this](const Result<Reconciliation> &found) {
        const bool any = found && m_job && found->request == m_job->request && !found->differences.isEmpty();
        m_table->setVisible(any);
        m_save->setVisible(any);
        if (!any)
            return;
        m_differences->show(found->differences, m_zone);
        m_table->resizeColumnsToContents();
    });
}

void ReportDialog::save()
{
    FileRequest request;
    request.title = tr("Save the differences");
    request.suggestedPath = QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                                .filePath(QStringLiteral("differences-%1.csv").arg(m_today.toString(Qt::ISODate)));
    request.filter = tr("CSV (*.csv)");
    m_dialogs.askFile(this, request, this, [this](const QString &path) {
        m_engine.saveDifferences(path, this, [this, path](const Result<void> &done) {
            say(done ? tr("The differences are in %1").arg(QDir::toNativeSeparators(path)) : fileErrorText(done.error()).joined());
        });
    });
}

void ReportDialog::say(const QString &text)
{
    m_message->setText(text);
    m_message->show();
}

}
