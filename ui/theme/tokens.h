// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The design tokens: every colour, distance and type size of the window, for
// light, dark and high contrast. Nothing else in ui/ names a colour. Text on
// its background has a contrast of at least 4.5 (checked in tests/gui/charge).
// Distances are device-independent pixels on an 8-px grid.
#pragma once

#include <QColor>

namespace pos::ui {

enum class Scheme { Light, Dark, HighContrast };

/// What a coloured thing means. Waiting is calm (blue), Attention asks for care (amber).
enum class Tone { Neutral, Info, Success, Waiting, Attention, Failed, Refunded, Dispute };

struct ToneColors
{
    QColor text;    ///< on `soft`, on `surface` and on `window`
    QColor soft;    ///< quiet background
    QColor solid;   ///< loud background
    QColor onSolid; ///< text on `solid`
};

struct Colors
{
    QColor window;      ///< behind everything
    QColor surface;     ///< cards, fields
    QColor raised;      ///< hovered rows, key caps, quiet buttons
    QColor line;        ///< hairlines
    QColor fieldLine;   ///< border of an input: 3:1 against surface
    QColor text;
    QColor muted;       ///< secondary text
    QColor disabled;    ///< text of disabled things
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentSoft;  ///< selected row
    QColor focus;       ///< focus ring
    QColor rail;        ///< navigation background
    QColor railText;
    QColor railMuted;
    QColor railSelected;
    QColor shade;       ///< behind overlays, translucent
    ToneColors neutral, info, success, waiting, attention, failed, refunded, dispute;

    const ToneColors &tone(Tone tone) const;
};

struct Tokens
{
    Scheme scheme = Scheme::Light;
    Colors colors;
};

const Tokens &tokensFor(Scheme scheme);
/// Those of the scheme that Theme put on the application (recognised by the application's palette);
/// light before that. Painting code asks at paint time, so a live switch needs no bookkeeping.
const Tokens &currentTokens();

/// WCAG 2 contrast, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

namespace space {
inline constexpr int Xs = 4;
inline constexpr int S = 8;
inline constexpr int M = 16;
inline constexpr int L = 24;
inline constexpr int Xl = 32;
}

namespace metric {
inline constexpr int Radius = 8;
inline constexpr int FieldHeight = 40;
inline constexpr int ButtonHeight = 40;
inline constexpr int BigButtonHeight = 64;
inline constexpr int RowHeight = 44; ///< tables and lists: touchable
inline constexpr int IconSize = 20;
}

/// Pixels at the normal system font; Theme scales them with it.
namespace type {
inline constexpr int Caption = 12;
inline constexpr int Body = 14;
inline constexpr int Strong = 16;
inline constexpr int Title = 18;
inline constexpr int Headline = 24;
inline constexpr int Hero = 27;
inline constexpr int Display = 38;
}

}
