// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/cartdelegate.h"

#include "ui/forms/sale/cartmodel.h"
#include "ui/text/fielderrortext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTableView>

namespace pos::ui {

namespace {

constexpr int StepWidth = 30;

QRect minusRect(const QRect &cell)
{
    return {cell.left() + 2, cell.top() + 4, StepWidth, cell.height() - 8};
}

QRect plusRect(const QRect &cell)
{
    return {cell.right() - StepWidth - 1, cell.top() + 4, StepWidth, cell.height() - 8};
}

void paintIcon(QPainter *painter, const QRect &area, const QString &name, const QColor &color, int size)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(area.center().x() - size / 2, area.center().y() - size / 2, iconPixmap(name, color, size, ratio));
}

QString editorName(int column)
{
    switch (column) {
    case CartModel::QuantityColumn: return QStringLiteral("cartQuantityEdit");
    case CartModel::PriceColumn: return QStringLiteral("cartPriceEdit");
    default: return QStringLiteral("cartDiscountEdit");
    }
}

/// One line, or two where one is too narrow for it; what does not fit into two is cut.
QStringList linesOf(const QString &name, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(name) <= width)
        return {name};
    qsizetype end = -1;
    for (qsizetype space = name.indexOf(u' '); space > 0 && metrics.horizontalAdvance(name.left(space)) <= width; space = name.indexOf(u' ', space + 1))
        end = space;
    if (end < 0)
        return {metrics.elidedText(name, Qt::ElideRight, width)};
    return {name.left(end), metrics.elidedText(name.mid(end + 1), Qt::ElideRight, width)};
}

constexpr int Inset = 8; // beside what a cell holds

CartModel *modelOf(const QModelIndex &index)
{
    return static_cast<CartModel *>(const_cast<QAbstractItemModel *>(index.model()));
}

}

QWidget *CartDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(editorName(index.column()));
    editor->setAlignment(Qt::AlignRight);
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    m_editor = editor;
    m_index = index;
    return editor;
}

void CartDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    // A refresh of the row must not overwrite what is being typed.
    if (line->isModified())
        return;
    line->setText(index.data(Qt::EditRole).toString());
    line->selectAll();
}

void CartDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(2, 8, -2, -8));
}

QSize CartDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize one = QStyledItemDelegate::sizeHint(option, index);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (view == nullptr || index.column() != CartModel::ItemColumn)
        return one;
    const QString name = index.data().toString();
    const int room = view->columnWidth(index.column());
    const bool whole = linesOf(name, option.fontMetrics, room - 2 * Inset).join(u' ') == name;
    return whole ? QSize(qMin(one.width(), room), one.height()) : one;
}

void CartDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &c = currentTokens().colors;
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected ? c.accentSoft : c.surface);
    painter->setPen(c.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool editable = modelOf(index)->isEditable();
    const QRect area = option.rect.adjusted(Inset, 0, -Inset, 0);
    painter->setPen(c.text);
    const QFontMetrics &metrics = option.fontMetrics;
    if (index.column() == CartModel::ItemColumn) {
        const QString subtitle = index.data(CartModel::SubtitleRole).toString();
        QFont small = option.font;
        small.setPixelSize(type::Caption);
        const QFontMetrics smallMetrics(small);
        const QStringList lines = linesOf(index.data().toString(), metrics, area.width());
        // Name and what stands below it, in the middle of the row.
        const int below = subtitle.isEmpty() ? 0 : smallMetrics.height();
        int top = area.center().y() - (int(lines.size()) * metrics.height() + below) / 2;
        for (const QString &line : lines) {
            painter->drawText(QRect(area.left(), top, area.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, line);
            top += metrics.height();
        }
        painter->setFont(small);
        painter->setPen(c.muted);
        painter->drawText(QRect(area.left(), top, area.width(), below), Qt::AlignLeft | Qt::AlignVCenter,
                          smallMetrics.elidedText(subtitle, Qt::ElideRight, area.width()));
    } else if (index.column() == CartModel::RemoveColumn) {
        if (editable)
            paintIcon(painter, option.rect, QStringLiteral("trash"), c.muted, 18);
    } else if (index.column() == CartModel::QuantityColumn) {
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        if (editable) {
            paintIcon(painter, minusRect(option.rect), QStringLiteral("minus"), c.muted, 16);
            paintIcon(painter, plusRect(option.rect), QStringLiteral("plus"), c.muted, 16);
        }
    } else {
        QFont font = option.font;
        if (index.column() == CartModel::TotalColumn)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        QString text = index.data().toString();
        if (index.column() == CartModel::DiscountColumn) {
            painter->setPen(text.isEmpty() ? c.muted : c.success.text);
            if (text.isEmpty())
                text = QStringLiteral("–");
        }
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideLeft, area.width()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(option.rect.adjusted(2, 2, -2, -3), 6, 6);
    }
    painter->restore();
}

bool CartDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
    CartModel *model = modelOf(index);
    if (!model->isEditable())
        return false;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    if (index.column() == CartModel::RemoveColumn) {
        if (release)
            model->remove(index.row());
        return true;
    }
    if (index.column() == CartModel::QuantityColumn) {
        const int step = minusRect(option.rect).contains(at) ? -1 : plusRect(option.rect).contains(at) ? 1 : 0;
        if (step != 0) {
            if (release)
                model->changeQuantity(index.row(), step);
            return true;
        }
    }
    return false;
}

bool CartDelegate::commit()
{
    if (m_editor == nullptr || !m_index.isValid())
        return true;
    const QModelIndex index = m_index;
    if (const auto error = modelOf(index)->takeText(index, m_editor->text())) {
        setProblem(fieldErrorText(*error));
        m_editor->setFocus();
        return false;
    }
    setProblem({});
    QLineEdit *editor = m_editor;
    m_editor = nullptr;
    Q_EMIT closeEditor(editor, QAbstractItemDelegate::NoHint);
    return true;
}

void CartDelegate::setProblem(const QString &message)
{
    if (m_editor != nullptr) {
        m_editor->setProperty("invalid", !message.isEmpty());
        m_editor->setAccessibleDescription(message);
        restyle(m_editor);
    }
    Q_EMIT editProblem(message);
}

bool CartDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // An editor that is being destroyed is no QLineEdit any more, and still sends events.
    if (qobject_cast<QLineEdit *>(watched) == nullptr || watched != m_editor)
        return QStyledItemDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && event->type() == QEvent::KeyPress) {
            setProblem({});
            const bool handled = QStyledItemDelegate::eventFilter(watched, event);
            m_editor = nullptr;
            return handled;
        }
        const bool takes = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        const bool plain = static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier ||
                           static_cast<QKeyEvent *>(event)->modifiers() == Qt::KeypadModifier || key == Qt::Key_Backtab;
        if (takes && plain) {
            if (event->type() == QEvent::KeyPress)
                commit();
            else
                event->accept();
            return true;
        }
    } else if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
            return false;
        const QModelIndex index = m_index;
        const auto error = index.isValid() ? modelOf(index)->takeText(index, m_editor->text()) : std::nullopt;
        if (error) {
            setProblem(fieldErrorText(*error));
            return false; // stays open; the page's submit brings the focus back
        }
        setProblem({});
        QLineEdit *editor = m_editor;
        m_editor = nullptr;
        Q_EMIT closeEditor(editor, QAbstractItemDelegate::NoHint);
        return false;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}
