// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/searchbox.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

enum Role { IdRole = Qt::UserRole, SubtitleRole, TrailingRole };

class HitDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int lines = index.data(SubtitleRole).toString().isEmpty() ? 1 : 2;
        return {200, option.fontMetrics.height() * lines + 18};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors &c = currentTokens().colors;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? c.accentSoft : c.raised);
            painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6);
        }
        const bool on = option.state & QStyle::State_Enabled;
        QRect area = option.rect.adjusted(12, 8, -12, -8);
        const QString trailing = index.data(TrailingRole).toString();
        const int side = trailing.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(trailing) + space::M;
        painter->setPen(on ? c.text : c.disabled);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, trailing);
        area.adjust(0, 0, -side, 0);
        const QString subtitle = index.data(SubtitleRole).toString();
        painter->drawText(area, int(subtitle.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->setPen(on ? c.muted : c.disabled);
        painter->drawText(area, Qt::AlignBottom | Qt::AlignLeft,
                          option.fontMetrics.elidedText(subtitle, Qt::ElideRight, area.width()));
        painter->restore();
    }
};

}

SearchBox::SearchBox(const QString &iconName, QWidget *parent)
    : QLineEdit(parent)
    , m_model(new QStandardItemModel(this))
    , m_pause(new QTimer(this))
{
    addAction(icon(iconName, Ink::Muted), QLineEdit::LeadingPosition);
    m_pause->setSingleShot(true);
    m_pause->setInterval(60);
    connect(m_pause, &QTimer::timeout, this, [this] { Q_EMIT queryChanged(text().trimmed()); });
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_walked = false;
        m_pause->start();
    });
}

SearchBox::~SearchBox()
{
    // The popup lives in the window; nullptr again when that went first.
    if (m_popup != nullptr) {
        disconnect(m_popup, nullptr, this, nullptr);
        m_popup->deleteLater();
    }
}

void SearchBox::setDebounce(int milliseconds)
{
    m_pause->setInterval(milliseconds);
}

bool SearchBox::isOpen() const
{
    return m_popup != nullptr && m_popup->isVisible();
}

int SearchBox::hitCount() const
{
    return m_model->rowCount();
}

void SearchBox::ensurePopup()
{
    if (m_popup != nullptr)
        return;
    m_popup = new QFrame(window());
    m_popup->setObjectName(objectName() + QStringLiteral("Popup"));
    setLook(m_popup, "popup");
    m_list = new QListView(m_popup);
    m_list->setObjectName(objectName() + QStringLiteral("List"));
    m_list->setAccessibleName(tr("Results"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_empty = new QLabel(m_popup);
    m_empty->setWordWrap(true);
    setLook(m_empty, "muted");
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(space::Xs, space::Xs, space::Xs, space::Xs);
    layout->addWidget(m_list);
    layout->addWidget(m_empty);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_popup, &QObject::destroyed, this, [this] { m_popup = nullptr; });
}

void SearchBox::showHits(const QList<SearchHit> &hits, const QString &emptyText)
{
    m_model->clear();
    for (const SearchHit &hit : hits) {
        auto *item = new QStandardItem(hit.title);
        item->setData(hit.id, IdRole);
        item->setData(hit.subtitle, SubtitleRole);
        item->setData(hit.trailing, TrailingRole);
        item->setEnabled(hit.enabled);
        item->setAccessibleText(hit.title + u", " + hit.subtitle + u", " + hit.trailing);
        m_model->appendRow(item);
    }
    m_walked = false;
    if ((hits.isEmpty() && emptyText.isEmpty()) || !hasFocus()) {
        closeHits();
        return;
    }
    ensurePopup();
    m_list->setVisible(!hits.isEmpty());
    m_empty->setVisible(hits.isEmpty());
    m_empty->setText(emptyText);
    m_empty->setContentsMargins(space::S, space::S, space::S, space::S);
    place();
    m_popup->show();
    m_popup->raise();
}

void SearchBox::closeHits()
{
    m_walked = false;
    if (m_popup != nullptr)
        m_popup->hide();
}

void SearchBox::place()
{
    QWidget *host = m_popup->parentWidget();
    const QPoint below = mapTo(host, QPoint(0, height() + space::Xs));
    int height = m_empty->isVisibleTo(m_popup) ? m_empty->sizeHint().height() + 2 * space::Xs : 2 * space::Xs + 4;
    for (int row = 0; m_list->isVisibleTo(m_popup) && row < m_model->rowCount(); ++row)
        height += m_list->sizeHintForRow(row);
    m_popup->setGeometry(below.x(), below.y(), width(), qMin(height, host->height() - below.y() - space::S));
}

void SearchBox::walk(int step)
{
    int row = m_walked ? m_list->currentIndex().row() : step > 0 ? -1 : m_model->rowCount();
    do {
        row += step;
    } while (row >= 0 && row < m_model->rowCount() && !m_model->item(row)->isEnabled());
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_walked = true;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void SearchBox::choose(int row)
{
    const QStandardItem *item = m_model->item(row);
    if (item == nullptr || !item->isEnabled())
        return;
    const QString id = item->data(IdRole).toString();
    m_pause->stop();
    closeHits();
    Q_EMIT hitChosen(id);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (isOpen()) {
            walk(event->key() == Qt::Key_Down ? 1 : -1);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
            break;
        m_pause->stop();
        if (isOpen() && m_walked)
            choose(m_list->currentIndex().row());
        else
            Q_EMIT submitted(text().trimmed());
        return;
    case Qt::Key_Escape:
        if (isOpen()) {
            closeHits();
            return;
        }
        if (!text().isEmpty()) {
            clear();
            Q_EMIT queryChanged(QString());
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        closeHits();
}

void SearchBox::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    if (isOpen())
        place();
}

void SearchBox::hideEvent(QHideEvent *event)
{
    QLineEdit::hideEvent(event);
    closeHits();
}

}
