// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A label whose text the mouse can select. Qt gives such a label a text document,
// which costs several times a plain one to make and to lay out: it gets it when
// the pointer comes. ui thread.
#pragma once

#include <QLabel>

namespace pos::ui {

template <typename Label = QLabel> class Selectable final : public Label
{
public:
    using Label::Label;

protected:
    void enterEvent(QEnterEvent *event) override
    {
        this->setTextInteractionFlags(Qt::TextSelectableByMouse);
        Label::enterEvent(event);
    }
};

}
