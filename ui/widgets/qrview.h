// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A QR code for the customer's phone: black modules of whole device pixels on
// white with the four quiet modules of the standard, in every theme and at every
// scale. Shows a text, or a picture that somebody else made. Ui thread.
#pragma once

#include <QImage>
#include <QWidget>

namespace pos::ui {

/// One pixel a module, with the quiet zone; null when the text does not fit into a code.
QImage qrModules(const QString &text);

class QrView : public QWidget
{
    Q_OBJECT
public:
    explicit QrView(QWidget *parent = nullptr);

    /// False when it does not fit into a code; nothing is shown then.
    bool setText(const QString &text);
    void setImage(const QImage &image);
    void clear();
    bool isEmpty() const { return m_code.isNull() && m_image.isNull(); }
    QString text() const { return m_text; }

    QSize sizeHint() const override { return {280, 280}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QImage m_code;  ///< one pixel a module, with the quiet zone
    QImage m_image; ///< as received
    QImage m_shown; ///< of the two, in the size of the last painting
};

}
