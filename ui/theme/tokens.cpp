// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QPalette>

#include <cmath>

namespace pos::ui {

namespace {

QColor rgb(quint32 value)
{
    return QColor::fromRgb(QRgb(0xff000000u | value));
}

Tokens makeLight()
{
    Tokens t;
    t.scheme = Scheme::Light;
    Colors &c = t.colors;
    c.window = rgb(0xf4f5f8);
    c.surface = rgb(0xffffff);
    c.raised = rgb(0xeceef3);
    c.line = rgb(0xe0e3ea);
    c.fieldLine = rgb(0x8b93a3);
    c.text = rgb(0x171a23);
    c.muted = rgb(0x565f70);
    c.disabled = rgb(0x646b79);
    c.accent = rgb(0x474cd1);
    c.accentHover = rgb(0x3a3fb8);
    c.onAccent = rgb(0xffffff);
    c.accentSoft = rgb(0xecedfd);
    c.focus = rgb(0x474cd1);
    c.rail = rgb(0x1d2030);
    c.railText = rgb(0xffffff);
    c.railMuted = rgb(0xb3b9cb);
    c.railSelected = rgb(0x353a56);
    c.shade = QColor(20, 22, 33, 110);
    c.neutral = {rgb(0x454e60), rgb(0xeceef3), rgb(0x5b6475), rgb(0xffffff)};
    c.info = {rgb(0x1c55b0), rgb(0xe6effd), rgb(0x1f62c9), rgb(0xffffff)};
    c.success = {rgb(0x0b6a3b), rgb(0xe2f5ea), rgb(0x11803f), rgb(0xffffff)};
    c.waiting = {rgb(0x1c55b0), rgb(0xe6effd), rgb(0x1f62c9), rgb(0xffffff)};
    c.attention = {rgb(0x7a4a00), rgb(0xfff0d4), rgb(0xffb938), rgb(0x2b1a00)};
    c.failed = {rgb(0xad231b), rgb(0xfdeae8), rgb(0xc22f26), rgb(0xffffff)};
    c.refunded = {rgb(0x5b3ca6), rgb(0xf0eafc), rgb(0x6d4bc0), rgb(0xffffff)};
    c.dispute = {rgb(0x93360c), rgb(0xffeade), rgb(0xb4430f), rgb(0xffffff)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.scheme = Scheme::Dark;
    Colors &c = t.colors;
    c.window = rgb(0x13151c);
    c.surface = rgb(0x1c1f29);
    c.raised = rgb(0x282c39);
    c.line = rgb(0x2e3342);
    c.fieldLine = rgb(0x6b7489);
    c.text = rgb(0xeceef4);
    c.muted = rgb(0xa7afc0);
    c.disabled = rgb(0x949cae);
    c.accent = rgb(0x9ea3ff);
    c.accentHover = rgb(0xb6baff);
    c.onAccent = rgb(0x14152e);
    c.accentSoft = rgb(0x2b2d4d);
    c.focus = rgb(0xb6baff);
    c.rail = rgb(0x0d0f15);
    c.railText = rgb(0xffffff);
    c.railMuted = rgb(0xa7afc0);
    c.railSelected = rgb(0x2a2d42);
    c.shade = QColor(0, 0, 0, 150);
    c.neutral = {rgb(0xc3cad8), rgb(0x2b3040), rgb(0x8c95a8), rgb(0x11131a)};
    c.info = {rgb(0x9cc4ff), rgb(0x1a2c4a), rgb(0x6ea8ff), rgb(0x07152b)};
    c.success = {rgb(0x7fdca3), rgb(0x143324), rgb(0x4fc983), rgb(0x05210f)};
    c.waiting = {rgb(0x9cc4ff), rgb(0x1a2c4a), rgb(0x6ea8ff), rgb(0x07152b)};
    c.attention = {rgb(0xffcf70), rgb(0x3b2c0d), rgb(0xffb938), rgb(0x2b1a00)};
    c.failed = {rgb(0xffaaa3), rgb(0x442021), rgb(0xff8077), rgb(0x2c0503)};
    c.refunded = {rgb(0xcdb6ff), rgb(0x30264d), rgb(0xb394ff), rgb(0x190b3a)};
    c.dispute = {rgb(0xffb68a), rgb(0x42260f), rgb(0xff9a5c), rgb(0x2b1000)};
    return t;
}

Tokens makeHighContrast()
{
    Tokens t;
    t.scheme = Scheme::HighContrast;
    Colors &c = t.colors;
    const QColor black = rgb(0x000000), white = rgb(0xffffff), yellow = rgb(0xffe100);
    c.window = c.surface = c.rail = black;
    c.raised = rgb(0x1f1f1f);
    c.line = c.fieldLine = c.text = c.muted = c.railText = c.railMuted = white;
    c.disabled = rgb(0xb0b0b0);
    c.accent = c.focus = yellow;
    c.accentHover = rgb(0xfff27a);
    c.onAccent = black;
    c.accentSoft = c.railSelected = rgb(0x3a3a00);
    c.shade = QColor(0, 0, 0, 200);
    c.neutral = {white, black, white, black};
    c.info = c.waiting = {rgb(0x8fd3ff), black, rgb(0x8fd3ff), black};
    c.success = {rgb(0x7dff9b), black, rgb(0x7dff9b), black};
    c.attention = {yellow, black, yellow, black};
    c.failed = {rgb(0xff9f9f), black, rgb(0xff9f9f), black};
    c.refunded = {rgb(0xe0c8ff), black, rgb(0xe0c8ff), black};
    c.dispute = {rgb(0xffc08f), black, rgb(0xffc08f), black};
    return t;
}

double luminance(const QColor &color)
{
    const auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(double(color.redF())) + 0.7152 * channel(double(color.greenF())) +
           0.0722 * channel(double(color.blueF()));
}

}

const ToneColors &Colors::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return neutral;
    case Tone::Info: return info;
    case Tone::Success: return success;
    case Tone::Waiting: return waiting;
    case Tone::Attention: return attention;
    case Tone::Failed: return failed;
    case Tone::Refunded: return refunded;
    case Tone::Dispute: return dispute;
    }
    Q_UNREACHABLE();
}

const Tokens &tokensFor(Scheme scheme)
{
    static const Tokens light = makeLight();
    static const Tokens dark = makeDark();
    static const Tokens contrast = makeHighContrast();
    switch (scheme) {
    case Scheme::Light: return light;
    case Scheme::Dark: return dark;
    case Scheme::HighContrast: return contrast;
    }
    Q_UNREACHABLE();
}

const Tokens &currentTokens()
{
    const QColor window = QGuiApplication::palette().color(QPalette::Window);
    for (const Scheme scheme : {Scheme::Dark, Scheme::HighContrast}) {
        if (tokensFor(scheme).colors.window == window)
            return tokensFor(scheme);
    }
    return tokensFor(Scheme::Light);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}
