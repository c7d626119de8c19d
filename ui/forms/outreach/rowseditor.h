// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A list of short texts in rows, each row with the same columns, a row can be
// added and taken away: metadata, template variables, items of a cart. Holds
// texts alone; what they mean is its owner's business. Ui thread.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class RowsEditor final : public QWidget
{
    Q_OBJECT
public:
    struct Column
    {
        QString name;    ///< placeholder and accessible name
        int stretch = 1;
    };
    using Row = QStringList;

    /// `name` becomes the object name; inputs are "<name>Row0Cell1" and so on.
    RowsEditor(const QString &name, const QList<Column> &columns, const QString &addText, QWidget *parent = nullptr);

    /// Rows in which something stands.
    QList<Row> rows() const;
    void setRows(const QList<Row> &rows);
    /// Of the list that rows() gives: which row on screen that is, counted from 1.
    int shownRow(qsizetype index) const;

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        QWidget *holder;
        QList<QLineEdit *> cells;
    };
    Line &addLine(const Row &texts);
    void removeLine(const QWidget *holder);
    void rename();
    Row textsOf(const Line &line) const;

    const QList<Column> m_columns;
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    QList<Line> m_lines;
};

} // namespace pos::ui
