// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Puts the look on the application: Fusion, our palette, our style sheet, our
// font sizes. Made once by the composition root, before the first widget; lives
// as long as the QApplication; ui thread. Appearance::System follows the
// desktop, live where the desktop tells (QEvent::ThemeChange).
#pragma once

#include "domain/settings.h"
#include "ui/theme/tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;
class QWidget;

namespace pos::ui {

class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication &application, Appearance appearance = Appearance::System);

    void setAppearance(Appearance appearance);
    Appearance appearance() const noexcept { return m_appearance; }
    Scheme scheme() const noexcept { return m_scheme; }
    /// For tests, the tour and the accessibility switch; Light, Dark by setAppearance().
    void forceHighContrast(bool on);

Q_SIGNALS:
    void schemeChanged(pos::ui::Scheme scheme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    Scheme wantedScheme() const;

    QApplication &m_application;
    Appearance m_appearance;
    Scheme m_scheme = Scheme::Light;
    Scheme m_systemScheme = Scheme::Light;
    bool m_highContrast = false;
    bool m_applying = false;
    double m_scale = 1.0;
};

/// The scheme that a desktop's palette asks for.
Scheme schemeOfPalette(const QPalette &palette);
QPalette paletteFor(const Tokens &tokens);

/// Gives a widget one of the looks of the style sheet and refreshes it. Labels: display, headline,
/// title, strong, muted, caption, error, onRail. Buttons: primary, big, quiet, danger, link, chip, rail.
/// Frames: card, topbar, rail, banner, sheet, popup, row.
void setLook(QWidget *widget, const char *look);
/// A second property for colour: neutral, info, success, waiting, attention, failed, refunded, dispute.
void setTone(QWidget *widget, Tone tone);
const char *toneName(Tone tone);
/// After changing a property that the style sheet looks at.
void restyle(QWidget *widget);

}
