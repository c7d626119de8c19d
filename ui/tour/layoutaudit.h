// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a careful eye would object to in a window, found by measuring: text that
// does not fit its place, siblings that lie on each other, text too pale for its
// background. Ui thread; the widgets are only read. English, for the tour's index.
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

namespace pos::ui {

/// Renders `window` at twice its size, so that the strokes of small letters reach their full colour.
QImage pictureForAudit(QWidget &window);
/// Every objection, in the order of the widget tree; empty = good.
QStringList auditLayout(QWidget &window, const QImage &picture);

/// The parts, for tests.
QStringList findClippedText(QWidget &window);
QStringList findOverlaps(QWidget &window);
QStringList findPaleText(QWidget &window, const QImage &picture);

}
