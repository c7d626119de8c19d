// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

#include <QHash>

namespace pos::ui {

namespace {

// Sections use @name for a token; replaced once, longest names first by the '@...;' delimiter rule below.
const char16_t *const Base = uR"(
* { font-size: @body; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @fieldLine; border-radius: 6px; padding: 6px 8px; }
QLabel { background: transparent; }
QLabel[look="display"] { font-size: @display; font-weight: 700; }
QLabel[look="headline"] { font-size: @headline; font-weight: 700; }
QLabel[look="hero"] { font-size: @hero; font-weight: 700; }
QLabel[look="title"] { font-size: @title; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="caption"] { color: @muted; font-size: @caption; }
QLabel[look="fieldLabel"] { color: @muted; font-size: @caption; font-weight: 600; }
QLabel[look="error"] { color: @failedText; font-size: @caption; font-weight: 600; }
QLabel[look="hint"] { color: @muted; font-size: @caption; }
QLabel[look="warning"] { color: @attentionText; font-size: @caption; font-weight: 600; }
QLabel[look="keycap"] { color: @muted; background: @raised; border: 1px solid @line; border-radius: 4px;
  padding: 1px 6px; font-size: @caption; font-weight: 600; }
QLabel[look="keycapOnAccent"] { color: @onAccent; background: transparent; border: 1px solid @onAccent; border-radius: 4px;
  padding: 1px 6px; font-size: @caption; font-weight: 600; }
QLabel:disabled { color: @disabled; }
QFrame[look="card"] { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame[look="card"]:focus { border: 2px solid @focus; }
QFrame[look="topbar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[look="rail"] { background: @rail; border: none; }
QFrame[look="sheet"] { background: @surface; border: 1px solid @line; border-radius: 14px; }
QFrame[look="popup"] { background: @surface; border: 1px solid @fieldLine; border-radius: 8px; }
QFrame[look="trainingFrame"] { background: @attentionSolid; border: none; }
QFrame[look="plainFrame"] { background: @window; border: none; }
QStackedWidget#pageStack { background: @window; }
QFrame[look="separator"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="choice"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
)";

const char16_t *const Fields = uR"(
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {
  background: @surface; border: 1px solid @fieldLine; border-radius: 8px; padding: 0 11px;
  selection-background-color: @accent; selection-color: @onAccent; min-height: 38px; }
QPlainTextEdit, QTextEdit { padding: 7px 7px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QDateEdit:hover { border-color: @text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
  border: 2px solid @focus; padding: 0 10px; min-height: 36px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 6px 6px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid @failedText; padding: 0 10px; min-height: 36px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QSpinBox:disabled { background: @window; color: @disabled; border-color: @line; }
QLineEdit:read-only { background: @window; border-color: @line; }
QLineEdit[look="amount"] { font-weight: 600; }
QLineEdit[look="search"] { font-size: @strong; min-height: 46px; border-radius: 10px; padding-left: 8px; }
QLineEdit[look="search"]:focus { min-height: 44px; padding-left: 7px; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus { border-radius: 4px; min-height: 20px; padding: 0 6px; }
QComboBox::drop-down { border: none; width: 28px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(:/icons/qss-chevron-@variant.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @fieldLine; border-radius: 8px; padding: 4px;
  selection-background-color: @accentSoft; selection-color: @text; outline: none; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 2px 8px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { spacing: 10px; min-height: 28px; border: 2px solid transparent; border-radius: 6px; padding: 0 4px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator { width: 18px; height: 18px; border: 2px solid @fieldLine; background: @surface; }
QCheckBox::indicator, QListWidget::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 11px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/qss-check-@variant.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/qss-radio-@variant.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @raised; border-color: @line; }
)";

const char16_t *const Buttons = uR"(
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: none; }
QPushButton, QToolButton { background: @surface; color: @text; border: 2px solid @line; border-radius: 8px; padding: 0 14px;
  min-height: 36px; font-weight: 600; }
QToolButton { padding: 0 8px; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover { background: @raised; border-color: @fieldLine; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:focus, QToolButton:focus { border: 2px solid @focus; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; background: @window; border-color: @line; }
QPushButton[look="primary"], QPushButton[look="big"] { background: @accent; color: @onAccent; border: 2px solid @accent; }
QPushButton[look="primary"]:hover, QPushButton[look="big"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[look="primary"]:focus, QPushButton[look="big"]:focus { border-color: @text; }
QPushButton[look="primary"]:disabled, QPushButton[look="big"]:disabled { background: @raised; color: @disabled; border-color: @raised; }
QPushButton[look="big"] { font-size: @title; min-height: 58px; border-radius: 12px; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: @raised; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: @focus; }
QPushButton[look="quiet"]:disabled, QToolButton[look="quiet"]:disabled { background: transparent; border-color: transparent; }
QPushButton[look="link"] { background: transparent; border-color: transparent; color: @accent; padding: 0 6px; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border-color: @focus; }
QPushButton[look="smallLink"] { background: transparent; border-color: transparent; color: @accent; padding: 0 6px; min-height: 24px; }
QPushButton[look="smallLink"]:hover { text-decoration: underline; }
QPushButton[look="smallLink"]:focus { border-color: @focus; }
QPushButton[look="danger"] { color: @failedText; }
QPushButton[look="danger"]:focus { border-color: @failedText; }
QPushButton[look="chip"] { border: 1px solid @fieldLine; border-radius: 16px; min-height: 30px; padding: 0 12px; font-weight: 500; }
QPushButton[look="chip"]:checked { background: @accentSoft; border: 2px solid @accent; padding: 0 11px; min-height: 28px; }
QPushButton[look="chip"]:focus { border: 2px solid @focus; padding: 0 11px; min-height: 28px; }
QPushButton[look="condition"] { background: @accentSoft; border: 1px solid @accent; border-radius: 15px; min-height: 28px; padding: 0 10px; font-weight: 500; }
QPushButton[look="condition"]:hover { background: @raised; }
QPushButton[look="kpi"] { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 0; min-height: 0; text-align: left; }
QPushButton[look="kpi"]:hover { background: @raised; }
QPushButton[look="kpi"]:focus { border: 2px solid @focus; }
QPushButton[look="condition"]:focus { border: 2px solid @focus; padding: 0 9px; min-height: 26px; }
QToolButton[look="rail"] { background: transparent; color: @railMuted; border: 2px solid transparent; border-radius: 10px;
  font-size: @caption; font-weight: 600; padding: 8px 2px 6px 2px; min-width: 72px; }
QToolButton[look="rail"]:hover { background: @railSelected; color: @railText; }
QToolButton[look="rail"]:checked { background: @railSelected; color: @railText; }
QToolButton[look="rail"]:focus { border-color: @railText; }
QMenu { background: @surface; border: 1px solid @fieldLine; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 8px 28px 8px 12px; border-radius: 6px; color: @text; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
)";

const char16_t *const Views = uR"(
QTableView, QListView, QTreeView { background: @surface; border: none; outline: none; color: @text; gridline-color: @line;
  selection-background-color: @accentSoft; selection-color: @text; alternate-background-color: @surface; }
QTableView::item, QTreeView::item { padding: 0 8px; border: none; border-bottom: 1px solid @line; }
QTableView::item:selected, QTreeView::item:selected { background: @accentSoft; color: @text; }
QTableView::item:focus, QTreeView::item:focus { border: 2px solid @focus; border-radius: 4px; }
QListView::item { padding: 4px 10px; border-radius: 6px; min-height: 32px; }
QListView::item:selected { background: @accentSoft; color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @surface; color: @muted; font-size: @caption; font-weight: 600; border: none;
  border-bottom: 1px solid @line; padding: 8px; }
QTableCornerButton::section { background: @surface; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @fieldLine; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: @muted; padding: 10px 14px; border: none; border-bottom: 3px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QGroupBox { border: none; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QSplitter::handle { background: @line; }
)";

QString toneRules(const Colors &colors)
{
    QString out;
    for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Success, Tone::Waiting, Tone::Attention, Tone::Failed,
                            Tone::Refunded, Tone::Dispute}) {
        const ToneColors &c = colors.tone(tone);
        const QString name = QString::fromLatin1(toneName(tone));
        out += QStringLiteral("QFrame[look=\"banner\"][tone=\"%1\"] { background: %3; border: 1px solid %2; border-radius: 10px; }\n"
                              "QLabel[look=\"onBanner\"][tone=\"%1\"] { color: %2; }\n"
                              "QLabel[look=\"headline\"][tone=\"%1\"], QLabel[look=\"hero\"][tone=\"%1\"], QLabel[look=\"strong\"][tone=\"%1\"] { color: %2; }\n"
                              "QLabel[look=\"badge\"][tone=\"%1\"] { color: %5; background: %4; border-radius: 6px; padding: 4px 10px; "
                              "font-weight: 700; font-size: 12px; }\n"
                              "QPushButton[look=\"tone\"][tone=\"%1\"], QToolButton[look=\"tone\"][tone=\"%1\"] { color: %2; "
                              "background: %3; border: 2px solid %3; }\n"
                              "QPushButton[look=\"tone\"][tone=\"%1\"]:hover, QPushButton[look=\"tone\"][tone=\"%1\"]:focus { border-color: %2; }\n")
                   .arg(name, c.text.name(), c.soft.name(), c.solid.name(), c.onSolid.name());
    }
    return out;
}

QString variantName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return QStringLiteral("light");
    case Scheme::Dark: return QStringLiteral("dark");
    case Scheme::HighContrast: return QStringLiteral("contrast");
    }
    Q_UNREACHABLE();
}

QHash<QString, QString> valuesOf(const Tokens &tokens, double scale)
{
    const Colors &c = tokens.colors;
    const auto px = [scale](int size) { return QStringLiteral("%1px").arg(qRound(size * scale)); };
    return {
        {QStringLiteral("window"), c.window.name()},           {QStringLiteral("surface"), c.surface.name()},
        {QStringLiteral("raised"), c.raised.name()},           {QStringLiteral("line"), c.line.name()},
        {QStringLiteral("fieldLine"), c.fieldLine.name()},     {QStringLiteral("text"), c.text.name()},
        {QStringLiteral("muted"), c.muted.name()},             {QStringLiteral("disabled"), c.disabled.name()},
        {QStringLiteral("accent"), c.accent.name()},           {QStringLiteral("accentHover"), c.accentHover.name()},
        {QStringLiteral("onAccent"), c.onAccent.name()},       {QStringLiteral("accentSoft"), c.accentSoft.name()},
        {QStringLiteral("focus"), c.focus.name()},             {QStringLiteral("rail"), c.rail.name()},
        {QStringLiteral("railText"), c.railText.name()},       {QStringLiteral("railMuted"), c.railMuted.name()},
        {QStringLiteral("railSelected"), c.railSelected.name()}, {QStringLiteral("failedText"), c.failed.text.name()},
        {QStringLiteral("attentionText"), c.attention.text.name()}, {QStringLiteral("attentionSolid"), c.attention.solid.name()},
        {QStringLiteral("caption"), px(type::Caption)},        {QStringLiteral("body"), px(type::Body)},
        {QStringLiteral("strong"), px(type::Strong)},          {QStringLiteral("title"), px(type::Title)},
        {QStringLiteral("headline"), px(type::Headline)}, {QStringLiteral("hero"), px(type::Hero)},      {QStringLiteral("display"), px(type::Display)},
        {QStringLiteral("variant"), variantName(tokens.scheme)},
    };
}

}

QString styleSheetFor(const Tokens &tokens, double scale)
{
    const QHash<QString, QString> values = valuesOf(tokens, scale);
    QString out;
    for (const char16_t *section : {Base, Fields, Buttons, Views}) {
        const QStringView text(section);
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'@') {
                out += text[i];
                continue;
            }
            qsizetype end = i + 1;
            while (end < text.size() && text[end].isLetter())
                ++end;
            const QString name = text.mid(i + 1, end - i - 1).toString();
            Q_ASSERT_X(values.contains(name), "styleSheetFor", qPrintable(name));
            out += values.value(name);
            i = end - 1;
        }
    }
    return out + toneRules(tokens.colors);
}

}
