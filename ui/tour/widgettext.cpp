// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/widgettext.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QToolButton>

namespace pos::ui {

namespace {

QString withoutMnemonic(QString text)
{
    const QString kept(QChar(0x1));
    text.replace(QLatin1String("&&"), kept);
    text.remove(u'&');
    return text.replace(kept, QLatin1String("&"));
}

std::optional<ShownText> ofLabel(const QLabel &label)
{
    if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull())
        return std::nullopt;
    const QString text = label.buddy() ? withoutMnemonic(label.text()) : label.text();
    const int margin = label.margin();
    return ShownText{text, label.contentsRect().adjusted(margin, margin, -margin, -margin), label.wordWrap(), false};
}

QRect placeInButton(const QAbstractButton &button)
{
    QStyleOptionButton option;
    option.initFrom(&button);
    option.text = button.text();
    option.icon = button.icon();
    option.iconSize = button.iconSize();
    QStyle::SubElement part = QStyle::SE_PushButtonContents;
    if (qobject_cast<const QCheckBox *>(&button))
        part = QStyle::SE_CheckBoxContents;
    else if (qobject_cast<const QRadioButton *>(&button))
        part = QStyle::SE_RadioButtonContents;
    QRect place = button.style()->subElementRect(part, &option, &button);
    if (qobject_cast<const QToolButton *>(&button) || place.isEmpty())
        place = button.rect();
    return place;
}

std::optional<ShownText> ofButton(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return std::nullopt;
    QRect place = placeInButton(button);
    const bool iconAbove = tool && tool->toolButtonStyle() == Qt::ToolButtonTextUnderIcon;
    if (!button.icon().isNull() && !iconAbove)
        place.setLeft(place.left() + button.iconSize().width() + 4);
    return ShownText{withoutMnemonic(button.text()), place, false, false};
}

std::optional<ShownText> ofLineEdit(const QLineEdit &edit)
{
    const bool hint = edit.text().isEmpty();
    const QString text = hint ? edit.placeholderText() : edit.displayText();
    if (text.isEmpty())
        return std::nullopt;
    QStyleOptionFrame option;
    option.initFrom(&edit);
    option.lineWidth = edit.hasFrame() ? edit.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &edit) : 0;
    QRect place = edit.style()->subElementRect(QStyle::SE_LineEditContents, &option, &edit);
    place = place.marginsRemoved(edit.textMargins()).adjusted(2, 0, -2, 0);
    for (const auto *inside : edit.findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!inside->isVisible())
            continue;
        if (inside->geometry().center().x() < edit.width() / 2)
            place.setLeft(qMax(place.left(), inside->geometry().right() + 1));
        else
            place.setRight(qMin(place.right(), inside->geometry().left() - 1));
    }
    return ShownText{text, place, false, !hint};
}

std::optional<ShownText> ofCombo(const QComboBox &combo)
{
    if (combo.isEditable() || combo.currentText().isEmpty())
        return std::nullopt;
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.frame = combo.hasFrame();
    option.subControls = QStyle::SC_All;
    return ShownText{combo.currentText(),
                     combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo), false, false};
}

}

std::optional<ShownText> shownText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return ofLabel(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return ofButton(*button);
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        return ofLineEdit(*edit);
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return ofCombo(*combo);
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget); group && !group->title().isEmpty())
        return ShownText{withoutMnemonic(group->title()), QRect(0, 0, group->width(), group->fontMetrics().height()), false, false};
    return std::nullopt;
}

QString nameOf(const QWidget &widget)
{
    const QString kind = QLatin1String(" (") + QLatin1String(widget.metaObject()->className()) + QLatin1Char(')');
    for (const QWidget *w = &widget; w; w = w->parentWidget()) {
        if (!w->objectName().isEmpty() && !w->objectName().startsWith(QLatin1String("qt_")))
            return (w == &widget ? QString() : QStringLiteral("in ")) + w->objectName() + kind;
    }
    return kind.trimmed();
}

bool isElidedOnPurpose(const QString &shown, const QString &toolTip)
{
    return !toolTip.isEmpty() && (shown.contains(QChar(0x2026)) || toolTip.contains(shown));
}

}
