// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/filterchips.h"

#include "ui/text/searchtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>

namespace pos::ui {

namespace {

constexpr int ChipHeight = 34;
constexpr int LongestLabel = 60;

}

FilterChips::FilterChips(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("filterChips"));
    setAccessibleName(tr("Conditions of the search"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *content = new QWidget(this);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::S);
    m_row->addStretch(1);
    setWidget(content);
}

QSize FilterChips::sizeHint() const
{
    return {200, qMax(ChipHeight, widget()->sizeHint().height())};
}

QSize FilterChips::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void FilterChips::setTerms(const QList<SearchTerm> &terms, const QTimeZone &zone)
{
    if (terms == m_terms && zone == m_zone)
        return;
    m_terms = terms;
    m_zone = zone;
    // Deleting the chip whose click is being handled would pull the ground from under it.
    while (m_row->count() > 1) {
        QLayoutItem *item = m_row->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < terms.size(); ++i) {
        const SearchTerm &term = terms[i];
        const QString label = searchTermLabel(term, zone);
        auto *chip = new QPushButton(icon(QStringLiteral("cross"), Ink::Muted), QString(label).left(LongestLabel).replace(u'&', QLatin1String("&&")), widget());
        chip->setObjectName(QStringLiteral("conditionChip%1").arg(i));
        chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
        chip->setIconSize(QSize(14, 14));
        chip->setAccessibleName(tr("Remove %1").arg(label));
        chip->setToolTip(term.time ? tr("%1 (%2). Click to remove.").arg(label, timeRangeText(*term.time, zone)) : tr("%1. Click to remove.").arg(label));
        setLook(chip, "condition");
        chip->installEventFilter(this);
        connect(chip, &QPushButton::clicked, this, [this, term] { Q_EMIT removeRequested(term); });
        m_row->insertWidget(int(i), chip);
    }
    updateGeometry();
}

bool FilterChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            static_cast<QPushButton *>(watched)->click();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn)
        ensureWidgetVisible(static_cast<QWidget *>(watched));
    return QScrollArea::eventFilter(watched, event);
}

void FilterChips::wheelEvent(QWheelEvent *event)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - event->angleDelta().y());
    event->accept();
}

}
