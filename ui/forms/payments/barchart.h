// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Bars with a name and a value each, painted. One of them is current: arrows move,
// Return or a click chooses it; the accessible name says it in words. Lives on the
// ui thread.
#pragma once

#include <QWidget>

namespace pos::ui {

struct Bar
{
    QString label; ///< short, under the bar; left out where there is no room
    QString name;
    QString value; ///< in words
    double height = 0;

    friend bool operator==(const Bar &, const Bar &) = default;
};

class BarChart final : public QWidget
{
    Q_OBJECT
public:
    explicit BarChart(const QString &title, QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const noexcept { return m_bars; }
    int current() const noexcept { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void barChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRectF slot(int index) const; ///< full height
    int at(const QPointF &position) const;
    void setCurrent(int index);
    void announce();

    const QString m_title;
    QList<Bar> m_bars;
    int m_current = -1;
};

}
