// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Paints the cart's cells and edits them. A wrong text keeps its editor open.
#pragma once

#include "domain/validation.h"

#include <QLineEdit>
#include <QPointer>
#include <QStyledItemDelegate>

namespace pos::ui {

class CartDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Of a name that goes over two lines, the width that it has.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    /// True when no editor is open or its text was taken.
    bool commit();
    QLineEdit *editor() const { return m_editor; }

Q_SIGNALS:
    void editProblem(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setProblem(const QString &message);
    mutable QPointer<QLineEdit> m_editor;
    mutable QPersistentModelIndex m_index;
};

}
