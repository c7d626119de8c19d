// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/timelineview.h"

#include "ui/text/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/layoutpause.h"
#include "ui/widgets/selectablelabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

/// The dot of one entry on the line that joins all of them.
class TimelineDot final : public QWidget
{
public:
    TimelineDot(Tone tone, bool hollow, bool first, bool last, QWidget *parent)
        : QWidget(parent)
        , m_tone(tone)
        , m_hollow(hollow)
        , m_first(first)
        , m_last(last)
    {
        setFixedWidth(20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &c = currentTokens().colors;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF center(width() / 2.0, 10.0);
        painter.setPen(QPen(c.line, 2));
        if (!m_first)
            painter.drawLine(QPointF(center.x(), 0), center);
        if (!m_last)
            painter.drawLine(center, QPointF(center.x(), height()));
        const QColor dot = m_tone == Tone::Neutral ? c.muted : c.tone(m_tone).solid;
        painter.setPen(QPen(dot, 2));
        painter.setBrush(m_hollow ? c.surface : dot);
        painter.drawEllipse(center, 5, 5);
    }

private:
    Tone m_tone;
    bool m_hollow, m_first, m_last;
};

/// Paths and ids have no blanks, and no line ends between a hyphen and a digit: without places to break they would push
/// the pane wider than it is.
QString breakable(QString text)
{
    for (const QChar c : {QChar(u'/'), QChar(u'-'), QChar(u'_')})
        text.replace(c, QString(c) + QChar(0x200b));
    return text;
}

QLabel *makeLabel(const QString &text, const char *look, QWidget *parent)
{
    auto *label = new Selectable<>(text, parent);
    label->setWordWrap(true);
    setLook(label, look);
    return label;
}

}

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::S);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(2, 1);
    setAccessibleName(tr("Timeline of the payment"));
    setObjectName(QStringLiteral("timelineView"));
}

/// What Yuno did for one of our actions leads there, by click or key.
QWidget *TimelineView::titleOf(const TimelineEntry &entry, const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, "strong", parent);
    if (entry.operation.isEmpty() || entry.source != TimelineEntry::Source::Yuno)
        return label;
    auto *row = new QWidget(parent);
    auto *cells = new QHBoxLayout(row);
    cells->setContentsMargins(0, 0, 0, 0);
    label->setParent(row);
    cells->addWidget(label, 1);
    auto *jump = new QPushButton(tr("Show"), row);
    jump->setObjectName(QStringLiteral("timelineJumpButton"));
    jump->setAccessibleName(tr("Show: %1").arg(entry.title));
    setLook(jump, "link");
    connect(jump, &QPushButton::clicked, this,
            [this, id = entry.operation] { Q_EMIT operationRequested(id); }, Qt::QueuedConnection);
    cells->addWidget(jump, 0, Qt::AlignTop);
    return row;
}

void TimelineView::setTimeline(const QList<TimelineEntry> &entries, const QTimeZone &zone)
{
    if (entries == m_entries && zone == m_zone)
        return; // a refresh without news must not flicker or lose a text selection
    m_entries = entries;
    m_zone = zone;
    rebuild();
}

void TimelineView::setSupportVisible(bool visible)
{
    if (m_supportVisible == visible)
        return;
    m_supportVisible = visible;
    rebuild();
}

void TimelineView::rebuild()
{
    const LayoutPause pause(*this);
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QDate day;
    for (int i = 0; i < m_entries.size(); ++i) {
        const TimelineEntry &entry = m_entries[i];
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.atMs, m_zone);
        QString when = entry.atMs > 0 ? preciseClockText(entry.atMs, m_zone) : tr("no time");
        if (entry.atMs > 0 && at.date() != day) {
            day = at.date();
            when = QLocale().toString(day, QLocale::ShortFormat) + u'\n' + when;
        }
        auto *time = makeLabel(when, "caption", this);
        time->setWordWrap(false);
        time->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(time, i, 0, Qt::AlignTop);
        const bool yuno = entry.source == TimelineEntry::Source::Yuno;
        m_grid->addWidget(new TimelineDot(entry.tone, !yuno, i == 0, i + 1 == m_entries.size(), this), i, 1);

        auto *cell = new QWidget(this);
        auto *lines = new QVBoxLayout(cell);
        lines->setContentsMargins(0, 0, 0, space::M - 4);
        lines->setSpacing(1);
        lines->addWidget(titleOf(entry, yuno ? tr("Yuno: %1").arg(entry.title) : entry.title, cell));
        if (!entry.detail.isEmpty())
            lines->addWidget(makeLabel(breakable(entry.detail), "muted", cell));
        if (m_supportVisible && !entry.support.isEmpty())
            lines->addWidget(makeLabel(breakable(entry.support), "caption", cell));
        m_grid->addWidget(cell, i, 2);
    }
}

}
