// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One row as long as it has room, then a second one: fonts and translations
// decide how wide a button is. Ui thread; owns its items as every layout does.
#pragma once

#include <QLayout>
#include <QList>

namespace pos::ui {

class FlowLayout final : public QLayout
{
    Q_OBJECT
public:
    /// `spacing` stands between neighbours and between rows, in pixels. There are no margins.
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override; ///< of the widest item
    QSize sizeHint() const override;    ///< all in one row
    void setGeometry(const QRect &area) override;

private:
    int arrange(const QRect &area, bool move) const;
    void moveRow(const QRect &area, int y, int height, const QList<QLayoutItem *> &row) const;
    QSize sizeIn(const QLayoutItem &item, int width) const;

    QList<QLayoutItem *> m_items;
};

}
