// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The window that faces the customer. It takes no focus and no keys: where a desktop
// gives it the focus all the same, whoever had it before gets it back. Stands beside the
// till's window, not above it. Ui thread; owner: CustomerScreen.
#pragma once

#include "ui/forms/facing/facingview.h"

#include <QPointer>

class QWindow;

namespace pos::ui {

class FacingWindow final : public QWidget
{
    Q_OBJECT
public:
    FacingWindow();

    FacingView &view() const noexcept { return *m_view; }

Q_SIGNALS:
    /// By its own button; it hides then.
    void closedByHand();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    FacingView *m_view;
    QPointer<QWindow> m_before; ///< had the focus last
};

}
