// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/rowseditor.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr int MostRows = 50;

bool saysSomething(const RowsEditor::Row &row)
{
    return std::ranges::any_of(row, [](const QString &text) { return !text.isEmpty(); });
}

} // namespace

RowsEditor::RowsEditor(const QString &name, const QList<Column> &columns, const QString &addText, QWidget *parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_layout(new QVBoxLayout(this))
    , m_add(new QPushButton(addText, this))
{
    setObjectName(name);
    m_add->setObjectName(name + QStringLiteral("AddButton"));
    m_add->setAutoDefault(false);
    setLook(m_add, "quiet");
    setLeadingIcon(*m_add, QStringLiteral("plus"));
    setFocusProxy(m_add);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::Xs);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({}).cells.first()->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
}

RowsEditor::Row RowsEditor::textsOf(const Line &line) const
{
    Row texts;
    for (const QLineEdit *cell : line.cells)
        texts << cell->text().trimmed();
    return texts;
}

QList<RowsEditor::Row> RowsEditor::rows() const
{
    QList<Row> rows;
    for (const Line &line : m_lines) {
        if (const Row texts = textsOf(line); saysSomething(texts))
            rows << texts;
    }
    return rows;
}

void RowsEditor::setRows(const QList<Row> &rows)
{
    while (!m_lines.isEmpty())
        removeLine(m_lines.first().holder);
    for (const Row &row : rows)
        addLine(row);
}

int RowsEditor::shownRow(qsizetype index) const
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (saysSomething(textsOf(m_lines[i])) && index-- == 0)
            return int(i) + 1;
    }
    return 0;
}

RowsEditor::Line &RowsEditor::addLine(const Row &texts)
{
    Line line{new QWidget(this), {}};
    auto *row = new QHBoxLayout(line.holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Xs);
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        auto *cell = new QLineEdit(texts.value(i), line.holder);
        cell->setPlaceholderText(m_columns[i].name);
        cell->setMinimumWidth(48);
        connect(cell, &QLineEdit::textEdited, this, &RowsEditor::edited);
        row->addWidget(cell, m_columns[i].stretch);
        line.cells << cell;
    }
    auto *remove = new QToolButton(line.holder);
    remove->setIcon(icon(QStringLiteral("trash"), Ink::Muted));
    remove->setToolTip(tr("Remove this row"));
    remove->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this, holder = line.holder] {
        m_add->setFocus(Qt::OtherFocusReason);
        removeLine(holder);
        Q_EMIT edited();
    });
    m_layout->insertWidget(int(m_lines.size()), line.holder);
    m_lines << line;
    rename();
    return m_lines.last();
}

void RowsEditor::removeLine(const QWidget *holder)
{
    m_lines.removeIf([holder](const Line &line) { return line.holder == holder; });
    auto *gone = const_cast<QWidget *>(holder);
    m_layout->removeWidget(gone);
    gone->hide();
    gone->deleteLater(); // its own button may be at work
    rename();
}

/// Rows are counted on screen, and for screen readers.
void RowsEditor::rename()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        for (qsizetype c = 0; c < m_lines[i].cells.size(); ++c) {
            m_lines[i].cells[c]->setObjectName(objectName() + QStringLiteral("Row%1Cell%2").arg(i).arg(c));
            m_lines[i].cells[c]->setAccessibleName(tr("%1, row %2").arg(m_columns[c].name).arg(i + 1));
        }
        auto *remove = m_lines[i].holder->findChild<QToolButton *>();
        remove->setObjectName(objectName() + QStringLiteral("Remove%1Button").arg(i));
        remove->setAccessibleName(tr("Remove row %1").arg(i + 1));
    }
    m_add->setEnabled(m_lines.size() < MostRows);
}

} // namespace pos::ui
