// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/noticesdialog.h"

#include "base/clock.h"
#include "ui/shell/noticecenter.h"
#include "ui/text/noticetext.h"
#include "ui/text/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

NoticesDialog::NoticesDialog(NoticeCenter &center, const Clock &clock, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_center(center)
    , m_clock(clock)
    , m_zone(zone)
    , m_seen(center.list().seen)
    , m_listWidget(new QListWidget(this))
    , m_empty(new QLabel(tr("Nothing happened to payments while nobody waited for them."), this))
{
    setObjectName(QStringLiteral("noticesDialog"));
    setWindowTitle(tr("Notices"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(620, 460);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    auto *heading = new QLabel(tr("What happened to payments meanwhile"), this);
    setLook(heading, "title");
    layout->addWidget(heading);
    m_listWidget->setObjectName(QStringLiteral("noticesList"));
    m_listWidget->setAccessibleName(tr("Notices, newest first. Return opens the payment"));
    m_listWidget->setWordWrap(true);
    m_listWidget->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_listWidget, 1);
    m_empty->setObjectName(QStringLiteral("noticesEmptyLabel"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setLook(m_empty, "muted");
    layout->addWidget(m_empty, 1);
    auto *row = new QHBoxLayout;
    auto *quiet = new QCheckBox(tr("&Quiet: no messages on the desktop"), this);
    quiet->setObjectName(QStringLiteral("quietCheck"));
    quiet->setChecked(center.isQuiet());
    connect(quiet, &QCheckBox::toggled, this, [this](bool on) { m_center.setQuiet(on); });
    row->addWidget(quiet);
    row->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeNoticesButton"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    row->addWidget(close);
    layout->addLayout(row);
    connect(m_listWidget, &QListWidget::itemActivated, this, &NoticesDialog::openItem);
    connect(m_listWidget, &QListWidget::itemClicked, this, &NoticesDialog::openItem);
    connect(&center, &NoticeCenter::changed, this, &NoticesDialog::fill);
    fill();
    m_center.markSeen();
}

void NoticesDialog::fill()
{
    const int current = m_listWidget->currentRow();
    m_listWidget->clear();
    for (const Notice &notice : m_center.list().notices) {
        const Sentence words = noticeText(notice);
        const QString when = momentText(notice.atMs, m_clock.nowMs(), m_zone);
        const QString title = notice.sequence > m_seen ? tr("New: %1").arg(words.what) : words.what;
        auto *item = new QListWidgetItem(icon(noticeIconName(notice.kind), inkOf(noticeTone(notice.kind))),
                                         QStringLiteral("%1\n%2 · %3\n%4")
                                             .arg(title, when, notice.orderId.text(), words.todo),
                                         m_listWidget);
        item->setData(Qt::UserRole, notice.attempt.text());
        QFont font = m_listWidget->font();
        font.setBold(notice.sequence > m_seen);
        item->setFont(font);
    }
    const bool any = m_listWidget->count() > 0;
    m_listWidget->setVisible(any);
    m_empty->setVisible(!any);
    if (any) {
        m_listWidget->setCurrentRow(qBound(0, current, m_listWidget->count() - 1));
        m_listWidget->setFocus(Qt::OtherFocusReason);
    }
}

void NoticesDialog::openItem(const QListWidgetItem *item)
{
    if (item)
        Q_EMIT paymentRequested(AttemptId::from(item->data(Qt::UserRole).toString()));
}

} // namespace pos::ui
