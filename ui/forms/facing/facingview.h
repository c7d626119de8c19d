// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Paints a FacingScene as large as there is room: type grows with the window, and a
// text that would not fit is made smaller, never cut. Colours of the theme. Ui thread.
#pragma once

#include "ui/forms/facing/facingscene.h"

#include <QWidget>

class QPainter;

namespace pos::ui {

class QrView;

class FacingView : public QWidget
{
    Q_OBJECT
public:
    explicit FacingView(QWidget *parent = nullptr);

    void showScene(const FacingScene &scene, qint64 nowMs);
    const FacingScene &scene() const noexcept { return m_scene; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Words
    {
        QString text;
        int size = 10; ///< tenths of unit()
        QColor color;
        bool bold = false;
    };
    int unit() const;
    QRect content() const;
    QRect codeRoom() const;
    QRect textRoom() const;
    QFont fontOf(qreal pixels, bool bold) const;
    void placeCode();
    void paintFrame(QPainter &painter) const;
    void paintCart(QPainter &painter) const;
    void paintRow(QPainter &painter, const QRect &room, const FacingLine &line, int size, bool bold) const;
    void paintColumn(QPainter &painter, const QRect &room, const QList<Words> &column) const;
    QList<Words> column() const;

    FacingScene m_scene;
    QString m_countdown;
    QrView *m_code;
};

}
