// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Colour, icon and words for one status: never colour alone. paintPill() is for
// delegates of tables.
#pragma once

#include "ui/text/statustext.h"

#include <QWidget>

class QPainter;

namespace pos::ui {

class StatusPill : public QWidget
{
    Q_OBJECT
public:
    explicit StatusPill(QWidget *parent = nullptr);

    void setFace(const PillFace &face);
    const PillFace &face() const noexcept { return m_face; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PillFace m_face;
};

QSize pillSize(const PillFace &face, const QFont &font);
/// Left-aligned, vertically centred in `rect`; the label elides when there is no room.
void paintPill(QPainter *painter, const QRect &rect, const PillFace &face, const QFont &font);

}
