// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/layoutaudit.h"

#include "ui/theme/tokens.h"
#include "ui/tour/widgettext.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRubberBand>
#include <QScrollArea>
#include <QScrollBar>
#include <QSizeGrip>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr double PictureScale = 2.0;
constexpr double LeastContrast = 4.5;
constexpr int Tolerance = 1; ///< pixels: metrics round, styles centre
constexpr int ReadableName = 140;

QString quoted(const QString &text)
{
    const QString one = text.simplified();
    return QLatin1Char('"') + (one.size() > 40 ? one.left(40) + QChar(0x2026) : one) + QLatin1Char('"');
}

/// The part that no ancestor cuts off, in the widget's own coordinates. (visibleRegion() also leaves out
/// what opaque children paint, which is all of a scroll area.)
QRect uncutRect(const QWidget &widget, const QWidget &window)
{
    QRect rect = widget.rect();
    for (const QWidget *w = &widget; w != &window; w = w->parentWidget())
        rect &= QRect(-widget.mapTo(w, QPoint(0, 0)), w->size());
    return rect;
}

/// On screen in `window`, not scrolled out of sight and not under something else.
bool isSeen(const QWidget &widget, const QWidget &window)
{
    if (!widget.isVisibleTo(&window) || widget.isWindow() || widget.window() != &window)
        return false;
    const QRect uncut = uncutRect(widget, window);
    if (uncut.isEmpty())
        return false;
    const QPoint centre = widget.mapTo(&window, uncut.center());
    const QWidget *top = window.childAt(centre);
    // childAt() skips nothing that is opaque to the mouse; relatives are the same thing to the eye.
    return !top || top == &widget || widget.isAncestorOf(top) || top->isAncestorOf(&widget);
}

QList<QWidget *> seenWidgets(QWidget &window)
{
    QList<QWidget *> seen;
    const auto all = window.findChildren<QWidget *>();
    std::copy_if(all.begin(), all.end(), std::back_inserter(seen), [&window](QWidget *w) { return isSeen(*w, window); });
    return seen;
}

QString clippedWidget(const QWidget &widget)
{
    const auto shown = shownText(widget);
    if (!shown || shown->text.trimmed().isEmpty() || shown->scrolls)
        return {};
    const QFontMetrics metrics = widget.fontMetrics();
    const QRect place = shown->place;
    QSize needed;
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (shown->wraps && label->heightForWidth(label->width()) > label->height() + Tolerance)
            return QStringLiteral("%1: %2 needs a height of %3, has %4")
                .arg(nameOf(widget), quoted(shown->text)).arg(label->heightForWidth(label->width())).arg(label->height());
        if (shown->wraps) {
            for (const QString &word : shown->text.split(u' ', Qt::SkipEmptyParts))
                needed = needed.expandedTo(metrics.size(0, word));
            needed.setHeight(metrics.height());
        } else {
            needed = label->sizeHint() - QSize(label->width() - place.width(), label->height() - place.height());
        }
    } else {
        needed = metrics.size(0, shown->text);
    }
    // Descenders of a tight line may touch the frame; a lost half line may not.
    if (needed.width() <= place.width() + Tolerance && needed.height() <= place.height() + metrics.descent())
        return {};
    if (qobject_cast<const QLabel *>(&widget) && isElidedOnPurpose(shown->text, widget.toolTip()))
        return {};
    return QStringLiteral("%1: %2 needs %3x%4, has %5x%6")
        .arg(nameOf(widget), quoted(shown->text))
        .arg(needed.width()).arg(needed.height()).arg(place.width()).arg(place.height());
}

/// A widget that holds text and sticks out of its parent is cut there, unless one can scroll to it.
QString cutByParent(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (!parent || parent->rect().contains(widget.geometry()) || !shownText(widget))
        return {};
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
    if (area && area->viewport() == parent)
        return {};
    return QStringLiteral("%1 sticks out of its parent").arg(nameOf(widget));
}

/// The part that makes the content so wide: the innermost of those that need the most.
QString widestPart(const QWidget &content)
{
    const QWidget *widest = &content;
    int most = 0;
    for (const QWidget *part : content.findChildren<QWidget *>()) {
        const int needed = qMax(part->minimumWidth(), part->minimumSizeHint().width());
        if (part->isVisible() && needed > 0 && needed >= most - 2 * Tolerance) {
            most = qMax(most, needed);
            widest = part;
        }
    }
    return nameOf(*widest);
}

QString needsSidewaysScrolling(const QWidget &widget)
{
    const auto *area = qobject_cast<const QScrollArea *>(&widget);
    if (!area || !area->widget() || area->widget()->width() <= area->viewport()->width() + Tolerance)
        return {};
    return QStringLiteral("%1: content is %2 wide, the view %3, for %4")
        .arg(nameOf(widget)).arg(area->widget()->width()).arg(area->viewport()->width()).arg(widestPart(*area->widget()));
}

QStringList clippedHeaders(const QHeaderView &header)
{
    QStringList problems;
    if (header.orientation() != Qt::Horizontal || !header.model())
        return problems;
    for (int section = 0; section < header.count(); ++section) {
        const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
        if (header.isSectionHidden(section) || text.isEmpty())
            continue;
        const int margin = header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
        QFont font = header.font();
        if (const QVariant own = header.model()->headerData(section, Qt::Horizontal, Qt::FontRole); own.isValid())
            font = own.value<QFont>();
        const int needed = QFontMetrics(font).horizontalAdvance(text) + margin;
        if (needed > header.sectionSize(section) + Tolerance)
            problems << QStringLiteral("%1: heading %2 needs %3, has %4").arg(nameOf(header), quoted(text)).arg(needed).arg(header.sectionSize(section));
    }
    return problems;
}

QStringList clippedCells(const QAbstractItemView &view)
{
    QStringList problems;
    if (!view.model() || qobject_cast<const QHeaderView *>(&view))
        return problems;
    const auto *table = qobject_cast<const QTableView *>(&view);
    const int columns = view.model()->columnCount(view.rootIndex());
    for (int row = 0; row < view.model()->rowCount(view.rootIndex()); ++row) {
        for (int column = 0; column < columns; ++column) {
            const QModelIndex index = view.model()->index(row, column, view.rootIndex());
            const QRect cell = view.visualRect(index);
            const QString text = index.data(Qt::DisplayRole).toString();
            if (text.isEmpty() || !cell.intersects(view.viewport()->rect()))
                continue; // no excuse by tool tip: what the tour sells has ordinary names, which a list must show
            const int needed = view.sizeHintForIndex(index).width(); // text and what the style puts around it
            // A name may be of any length: cut, but readable, with the whole of it one hover away.
            if (cell.width() >= ReadableName && index.data(Qt::ToolTipRole).toString() == text)
                continue;
            if (needed > qMax(cell.width(), view.viewport()->width() * int(!table)) + Tolerance)
                problems << QStringLiteral("%1: cell %2 needs %3, has %4").arg(nameOf(view), quoted(text)).arg(needed).arg(cell.width());
        }
        if (view.visualRect(view.model()->index(row, 0, view.rootIndex())).top() > view.viewport()->height())
            break; // below the fold
    }
    return problems;
}

QStringList clippedTabs(const QTabBar &bar)
{
    QStringList problems;
    for (int tab = 0; tab < bar.count(); ++tab) {
        if (bar.isTabVisible(tab) && bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) > bar.tabRect(tab).width() + Tolerance)
            problems << QStringLiteral("%1: tab %2").arg(nameOf(bar), quoted(bar.tabText(tab)));
    }
    return problems;
}

/// Things that are meant to lie on others.
bool isOverlay(const QWidget &widget)
{
    if (qobject_cast<const QScrollBar *>(&widget) || qobject_cast<const QSizeGrip *>(&widget) ||
        qobject_cast<const QRubberBand *>(&widget) || qobject_cast<const QFocusFrame *>(&widget))
        return true;
    static const QStringList looks{QStringLiteral("popup"), QStringLiteral("sheet"), QStringLiteral("shade"), QStringLiteral("toast")};
    if (looks.contains(widget.property("look").toString()) || widget.property("overlay").toBool())
        return true;
    const QString name = widget.objectName();
    return name.endsWith(QLatin1String("Overlay")) || name.endsWith(QLatin1String("Popup")) || name.endsWith(QLatin1String("Sheet")) ||
           name.endsWith(QLatin1String("Shade")) || name.endsWith(QLatin1String("Toast"));
}

/// Containers whose children Qt lays on each other on purpose.
bool stacksItsChildren(const QWidget &parent)
{
    return qobject_cast<const QStackedWidget *>(&parent) || qobject_cast<const QAbstractScrollArea *>(&parent) ||
           qobject_cast<const QLineEdit *>(&parent) || qobject_cast<const QTabBar *>(&parent);
}

void overlapsAmong(const QWidget &parent, const QWidget &window, QStringList &problems)
{
    QList<const QWidget *> children;
    for (QObject *child : parent.children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (!widget || widget->isWindow() || !widget->isVisibleTo(&window) || widget->size().isEmpty())
            continue;
        if (!isOverlay(*widget))
            children << widget;
        overlapsAmong(*widget, window, problems);
    }
    if (stacksItsChildren(parent))
        return;
    for (qsizetype a = 0; a < children.size(); ++a) {
        for (qsizetype b = a + 1; b < children.size(); ++b) {
            const QRect common = children[a]->geometry() & children[b]->geometry();
            if (common.width() > Tolerance && common.height() > Tolerance)
                problems << QStringLiteral("%1 and %2 overlap by %3x%4").arg(nameOf(*children[a]), nameOf(*children[b])).arg(common.width()).arg(common.height());
        }
    }
}

struct Sample
{
    QColor background;
    double contrast = 0; ///< of the pixel that stands out most
};

Sample sample(const QImage &picture, const QRect &area)
{
    const QRect pixels = QRect(area.topLeft() * PictureScale, area.size() * PictureScale) & picture.rect();
    QHash<QRgb, int> counts;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            ++counts[line[x]];
    }
    Sample result;
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    if (most == counts.cend())
        return {Qt::white, 21};
    result.background = QColor(most.key());
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        result.contrast = qMax(result.contrast, contrastRatio(QColor(it.key()), result.background));
    return result;
}

}

QImage pictureForAudit(QWidget &window)
{
    QImage picture(window.size() * PictureScale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(PictureScale);
    picture.fill(window.palette().color(QPalette::Window));
    window.render(&picture);
    return picture;
}

QStringList findClippedText(QWidget &window)
{
    QStringList problems;
    for (QWidget *widget : seenWidgets(window)) {
        for (const QString &problem : {clippedWidget(*widget), cutByParent(*widget), needsSidewaysScrolling(*widget)}) {
            if (!problem.isEmpty())
                problems << QLatin1String("clipped: ") + problem;
        }
        QStringList parts;
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            parts += clippedHeaders(*header);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            parts += clippedCells(*view);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            parts += clippedTabs(*tabs);
        for (const QString &part : parts)
            problems << QLatin1String("clipped: ") + part;
    }
    return problems;
}

QStringList findOverlaps(QWidget &window)
{
    QStringList problems;
    overlapsAmong(window, window, problems);
    for (QString &problem : problems)
        problem.prepend(QLatin1String("overlap: "));
    return problems;
}

QStringList findPaleText(QWidget &window, const QImage &picture)
{
    QStringList problems;
    for (QWidget *widget : seenWidgets(window)) {
        const auto shown = shownText(*widget);
        // Disabled controls are exempt, as in WCAG 1.4.3.
        if (!shown || shown->text.trimmed().isEmpty() || !widget->isEnabled() || shown->place.isEmpty())
            continue;
        const QRect visible = uncutRect(*widget, window) & shown->place;
        if (visible.height() < qMin(shown->place.height(), 2 * widget->fontMetrics().lineSpacing()))
            continue; // its first line is scrolled half out of sight
        const Sample found = sample(picture, QRect(widget->mapTo(&window, visible.topLeft()), visible.size()));
        if (found.contrast < LeastContrast)
            problems << QStringLiteral("contrast: %1: %2 has %3 on %4").arg(nameOf(*widget), quoted(shown->text))
                            .arg(found.contrast, 0, 'f', 2).arg(found.background.name());
    }
    return problems;
}

QStringList auditLayout(QWidget &window, const QImage &picture)
{
    return findClippedText(window) + findOverlaps(window) + findPaleText(window, picture);
}

}
