// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLabel>
#include <QProxyStyle>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QWidget>

namespace pos::ui {

namespace {

// The desktop's own face on Windows and macOS; on Linux a humanist face when there is one, because
// the usual fallback (DejaVu Sans) is a tenth wider and looks it.
QFont uiFont(const QFont &system)
{
    QFont font = system;
#if !defined(Q_OS_WIN) && !defined(Q_OS_MACOS)
    const QStringList wanted{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Cantarell"),
                             QStringLiteral("Ubuntu")};
    for (const QString &family : wanted) {
        if (QFontDatabase::hasFamily(family)) {
            font.setFamilies({family, system.family(), QStringLiteral("DejaVu Sans")});
            break;
        }
    }
#endif
    return font;
}

/// What a label says may come from a gateway, a customer or a file: none of it is ever taken for markup.
class PlainWords final : public QProxyStyle
{
public:
    PlainWords()
        : QProxyStyle(QStringLiteral("Fusion"))
    {
    }
    using QProxyStyle::polish;
    void polish(QWidget *widget) override
    {
        if (auto *label = qobject_cast<QLabel *>(widget)) // a tool tip is one, too
            label->setTextFormat(Qt::PlainText);
        QProxyStyle::polish(widget);
    }
};

}

Scheme schemeOfPalette(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const bool dark = window.lightness() < text.lightness();
    if (dark && window == Qt::black && contrastRatio(window, text) > 20.0)
        return Scheme::HighContrast;
    return dark ? Scheme::Dark : Scheme::Light;
}

QPalette paletteFor(const Tokens &tokens)
{
    const Colors &c = tokens.colors;
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.surface);
    p.setColor(QPalette::AlternateBase, c.raised);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Button, c.surface);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.failed.text);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.surface);
    p.setColor(QPalette::Midlight, c.raised);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.fieldLine);
    p.setColor(QPalette::Shadow, c.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    return p;
}

Theme::Theme(QApplication &application, Appearance appearance)
    : QObject(&application)
    , m_application(application)
    , m_appearance(appearance)
{
    m_systemScheme = schemeOfPalette(QGuiApplication::palette());
    const QFont system = QApplication::font();
    m_scale = qBound(1.0, QFontInfo(system).pixelSize() / 13.5, 2.0);
    QFont font = uiFont(system);
    font.setPixelSize(qRound(type::Body * m_scale));
    QApplication::setFont(font);
    QApplication::setStyle(new PlainWords);
    apply();
    m_application.installEventFilter(this);
}

Scheme Theme::wantedScheme() const
{
    if (m_highContrast)
        return Scheme::HighContrast;
    switch (m_appearance) {
    case Appearance::System: return m_systemScheme;
    case Appearance::Light: return Scheme::Light;
    case Appearance::Dark: return Scheme::Dark;
    }
    Q_UNREACHABLE();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    if (wantedScheme() != m_scheme)
        apply();
}

void Theme::forceHighContrast(bool on)
{
    m_highContrast = on;
    if (wantedScheme() != m_scheme)
        apply();
}

void Theme::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    m_scheme = wantedScheme();
    const Tokens &tokens = tokensFor(m_scheme);
    QApplication::setPalette(paletteFor(tokens));
    m_application.setStyleSheet(styleSheetFor(tokens, m_scale));
    Q_EMIT schemeChanged(m_scheme);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying) {
        // Our palette hides the desktop's; a default one lets it through for a moment.
        const QScopedValueRollback guard(m_applying, true);
        QApplication::setPalette(QPalette());
        m_systemScheme = schemeOfPalette(QGuiApplication::palette());
        apply();
    } else if (event->type() == QEvent::Polish) {
        // Return presses the button that has the focus, in pages as in dialogs.
        if (auto *button = qobject_cast<QPushButton *>(watched))
            button->setAutoDefault(true);
    }
    return QObject::eventFilter(watched, event);
}

void restyle(QWidget *widget)
{
    // Before its first polish a widget picks everything up by itself; doing it here would cost start-up time.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void setLook(QWidget *widget, const char *look)
{
    const QByteArray wanted(look);
    if (widget->property("look").toByteArray() == wanted)
        return;
    widget->setProperty("look", wanted);
    restyle(widget);
}

const char *toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return "neutral";
    case Tone::Info: return "info";
    case Tone::Success: return "success";
    case Tone::Waiting: return "waiting";
    case Tone::Attention: return "attention";
    case Tone::Failed: return "failed";
    case Tone::Refunded: return "refunded";
    case Tone::Dispute: return "dispute";
    }
    Q_UNREACHABLE();
}

void setTone(QWidget *widget, Tone tone)
{
    const QByteArray wanted(toneName(tone));
    if (widget->property("tone").toByteArray() == wanted)
        return;
    widget->setProperty("tone", wanted);
    restyle(widget);
}

}
