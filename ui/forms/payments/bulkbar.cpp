// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/bulkbar.h"

#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace pos::ui {

BulkBar::BulkBar(Engine &engine, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_label(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Stop"), this))
{
    setObjectName(QStringLiteral("bulkBar"));
    setAccessibleName(tr("Refreshing payments"));
    setLook(this, "card");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::M, space::S);
    layout->setSpacing(space::M);
    m_label->setObjectName(QStringLiteral("bulkLabel"));
    m_progress->setObjectName(QStringLiteral("bulkProgress"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Payments refreshed so far"));
    m_cancel->setObjectName(QStringLiteral("bulkCancelButton"));
    m_cancel->setToolTip(tr("Stop here; what was read stays"));
    layout->addWidget(m_label);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_engine.cancelRefresh();
    });
    connect(&engine, &Engine::refreshProgressed, this, [this](const RefreshProgress &progress) {
        if (m_running)
            showProgress(progress);
    });
    hide();
}

void BulkBar::start(const QList<AttemptId> &ids)
{
    if (m_running || ids.isEmpty())
        return;
    m_running = true;
    m_cancel->setEnabled(true);
    RefreshProgress progress;
    progress.total = static_cast<int>(ids.size());
    showProgress(progress);
    setVisible(true);
    m_engine.refreshPayments(ids, this, [this](const Result<RefreshProgress> &result) { finish(result); });
}

void BulkBar::showProgress(const RefreshProgress &progress)
{
    m_progress->setRange(0, progress.total);
    m_progress->setValue(progress.done);
    m_label->setText(progress.failed == 0
                         ? tr("Refreshing: %1 of %2").arg(progress.done).arg(progress.total)
                         : tr("Refreshing: %1 of %2, %3 failed").arg(progress.done).arg(progress.total).arg(progress.failed));
}

void BulkBar::finish(const Result<RefreshProgress> &result)
{
    m_running = false;
    hide();
    if (!result) {
        Q_EMIT said(errorText(result.error()).joined(), Tone::Failed);
        return;
    }
    const RefreshProgress &end = *result;
    QString text = end.cancelled ? tr("Stopped after %n payment(s).", nullptr, end.done)
                                 : tr("Refreshed: %n payment(s).", nullptr, end.done - end.failed);
    if (end.changed > 0)
        text += u' ' + tr("Something new: %1.").arg(end.changed);
    if (end.failed > 0)
        text += u' ' + tr("Could not be read: %1. %2").arg(end.failed).arg(errorText(end.error).what);
    Q_EMIT said(text, end.failed > 0 ? Tone::Attention : Tone::Success);
}

} // namespace pos::ui
