// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Label and value pairs of the detail pane; a value may have a copy button.
// Copying is announced by copied(), so that the page can say so. ui thread.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace pos::ui {

class FactsGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsGrid(QWidget *parent = nullptr);

    void clear();
    void addFact(const QString &label, const QString &value);
    /// For lists of sums: long words wrap, amounts stand right-aligned in one column.
    void addAmount(const QString &label, const QString &amount);
    /// `shown` on screen, `value` on the clipboard; `name` becomes the button's objectName.
    void addCopyable(const QString &label, const QString &shown, const QString &value, const QString &name);
    bool isEmpty() const noexcept { return m_rows == 0; }

Q_SIGNALS:
    void copied(const QString &label);

private:
    QLabel *addLabel(const QString &text, Qt::Alignment alignment);
    QGridLayout *m_grid;
    int m_rows = 0;
};

}
