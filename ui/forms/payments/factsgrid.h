// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Label and value pairs of the detail pane; a value may have a copy button.
// Copying is announced by copied(), so that the page can say so. Rows stay for
// the next payment: making and styling them takes longer than everything else
// about it. ui thread.
#pragma once

#include "ui/widgets/layoutpause.h"

#include <QList>

class QGridLayout;
class QLabel;

namespace pos::ui {

class FactsGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsGrid(QWidget *parent = nullptr);

    /// What is added while it lives is what the grid has.
    class Filling
    {
    public:
        explicit Filling(FactsGrid &grid) : m_grid(grid), m_pause(grid) { grid.m_used = 0; }
        ~Filling() { m_grid.removeRowsFrom(m_grid.m_used); }
        Q_DISABLE_COPY_MOVE(Filling)

    private:
        FactsGrid &m_grid;
        const LayoutPause m_pause;
    };

    void addFact(const QString &label, const QString &value);
    /// For lists of sums: long words wrap, amounts stand right-aligned in one column.
    void addAmount(const QString &label, const QString &amount);
    /// `buttonName` becomes the button's objectName.
    void addCopyable(const QString &label, const QString &value, const QString &buttonName);

Q_SIGNALS:
    void copied(const QString &label);

private:
    enum class Kind { Fact, Amount, Copyable };
    struct Row
    {
        Kind kind = Kind::Fact;
        QLabel *name = nullptr, *value = nullptr;
        QWidget *button = nullptr; ///< of a Copyable
    };
    Row next(Kind kind, const QString &label, const QString &value);
    Row makeRow(Kind kind);
    void removeRowsFrom(qsizetype first);

    QGridLayout *m_grid;
    QList<Row> m_rows;
    qsizetype m_used = 0;
};

}
