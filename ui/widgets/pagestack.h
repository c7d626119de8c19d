// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Pages of which one fills the room there is. Its height never follows its width:
// Qt would wrap the texts of all pages, hidden ones too, several times for each
// layout of whatever is around them. ui thread.
#pragma once

#include <QStackedWidget>

namespace pos::ui {

class PageStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;

    bool hasHeightForWidth() const override { return false; }
    int heightForWidth(int) const override { return -1; }
};

}
