// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A bar code of a voucher for a counter's scanner: black bars of whole device
// pixels on white with the quiet zone of ten modules, in every theme and at every
// scale. Shown only where there is room for all of it. Ui thread.
#pragma once

#include "domain/voucher.h"

#include <QImage>
#include <QWidget>

namespace pos::ui {

/// The modules of Code 128 or ITF, one pixel each and one pixel high, with the quiet zone; null for everything else.
QImage barcodeModules(BarcodeKind kind, const QString &text);

class BarcodeView : public QWidget
{
    Q_OBJECT
public:
    explicit BarcodeView(QWidget *parent = nullptr);

    /// False when it cannot be drawn; nothing is shown then.
    bool setCode(BarcodeKind kind, const QString &text);
    bool isEmpty() const { return m_modules.isNull(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_modules;
};

}
