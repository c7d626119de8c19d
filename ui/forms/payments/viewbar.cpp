// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/viewbar.h"

#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr auto ViewProperty = "view"; ///< of a chip: index in SavedViews

}

ViewBar::ViewBar(PreferenceStore &store, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_views(store)
    , m_dialogs(dialogs)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::S);
    m_row = new FlowLayout(space::Xs);
    rows->addLayout(m_row);
    m_menuButton = new QPushButton(icon(QStringLiteral("chevrondown")), tr("Views"), this);
    m_menuButton->setObjectName(QStringLiteral("viewsButton"));
    m_menuButton->setToolTip(tr("More views (V)"));
    setLook(m_menuButton, "quiet");
    m_menu = new QMenu(m_menuButton);
    m_menu->setObjectName(QStringLiteral("viewsMenu"));
    connect(m_menu, &QMenu::aboutToShow, this, &ViewBar::fillMenu);
    connect(m_menuButton, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height()))); });
    buildNaming();
    rows->addWidget(m_naming);
    rebuild();
}

void ViewBar::buildNaming()
{
    m_naming = new QFrame(this);
    m_naming->setObjectName(QStringLiteral("viewNaming"));
    auto *row = new QHBoxLayout(m_naming);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    m_nameLabel = new QLabel(tr("Name of the &view"), m_naming);
    m_name = new QLineEdit(m_naming);
    m_name->setObjectName(QStringLiteral("viewNameEdit"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(SavedViews::LongestName);
    m_nameLabel->setBuddy(m_name);
    m_nameError = new QLabel(m_naming);
    m_nameError->setObjectName(QStringLiteral("viewNameError"));
    setLook(m_nameError, "error");
    m_saveButton = new QPushButton(tr("Save"), m_naming);
    m_saveButton->setObjectName(QStringLiteral("viewSaveButton"));
    setLook(m_saveButton, "primary");
    auto *cancel = new QPushButton(tr("Cancel"), m_naming);
    cancel->setObjectName(QStringLiteral("viewCancelButton"));
    row->addWidget(m_nameLabel);
    row->addWidget(m_name, 1);
    row->addWidget(m_nameError);
    row->addWidget(m_saveButton);
    row->addWidget(cancel);
    m_naming->hide();
    connect(m_name, &QLineEdit::returnPressed, this, &ViewBar::finishNaming);
    connect(m_name, &QLineEdit::textEdited, m_nameError, &QLabel::clear);
    connect(m_saveButton, &QPushButton::clicked, this, &ViewBar::finishNaming);
    connect(cancel, &QPushButton::clicked, this, &ViewBar::endNaming);
}

void ViewBar::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget() && item->widget() != m_menuButton) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const int current = m_views.indexOf(m_search);
    const QList<SavedView> &all = m_views.all();
    for (int i = 0; i < all.size(); ++i) {
        if (i >= MostChips && i != current)
            continue;
        auto *chip = new QPushButton(QString(all[i].name).replace(u'&', QLatin1String("&&")), this);
        chip->setObjectName(QStringLiteral("view%1Button").arg(i));
        chip->setAccessibleName(tr("Show: %1").arg(all[i].name));
        chip->setCheckable(true);
        chip->setChecked(i == current);
        setLook(chip, "chip");
        chip->setProperty(ViewProperty, i);
        // A second press on the marked view must not unmark it.
        connect(chip, &QPushButton::clicked, this, [this, i, chip] {
            chip->setChecked(true);
            choose(i);
        });
        m_row->addWidget(chip);
    }
    m_row->addWidget(m_menuButton);
    fitChips();
}

QList<QPushButton *> ViewBar::chips() const
{
    QList<QPushButton *> chips;
    for (int i = 0; i < m_row->count(); ++i) {
        if (auto *chip = qobject_cast<QPushButton *>(m_row->itemAt(i)->widget()); chip && chip->isCheckable())
            chips.append(chip);
    }
    return chips;
}

QPushButton *ViewBar::chipOf(int view) const
{
    const QList<QPushButton *> all = chips();
    const auto found = std::ranges::find_if(all, [view](const QPushButton *chip) { return chip->property(ViewProperty) == view; });
    return found == all.end() ? nullptr : *found;
}

/// A second row would cost the list one of its own.
void ViewBar::fitChips()
{
    const auto needs = [](const QPushButton *button) { return button->sizeHint().width() + space::Xs; };
    const QList<QPushButton *> all = chips();
    int room = width() + space::Xs - needs(m_menuButton);
    for (const QPushButton *chip : all)
        room -= chip->isChecked() ? needs(chip) : 0;
    bool fits = true;
    for (QPushButton *chip : all) {
        fits = fits && (chip->isChecked() || (room -= needs(chip)) >= 0); // in their order: no gaps
        chip->setVisible(fits || chip->isChecked());
    }
}

void ViewBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

void ViewBar::setSearch(const QString &search)
{
    const int before = m_views.indexOf(m_search);
    m_search = search.trimmed();
    const int now = m_views.indexOf(m_search);
    if (qMax(before, now) >= MostChips) {
        rebuild();
        return;
    }
    for (QPushButton *chip : chips())
        chip->setChecked(chip->property(ViewProperty) == now);
    fitChips();
}

void ViewBar::choose(int index)
{
    if (index >= 0 && index < m_views.all().size())
        Q_EMIT viewChosen(m_views.all()[index].search);
}

void ViewBar::fillMenu()
{
    m_menu->clear();
    const QList<SavedView> &all = m_views.all();
    const int current = m_views.indexOf(m_search);
    for (int i = 0; i < all.size(); ++i) {
        if (const QPushButton *chip = chipOf(i); chip && !chip->isHidden() && !all[i].isOwn)
            continue;
        QAction *action = m_menu->addAction(QString(all[i].name).replace(u'&', QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(i == current);
        connect(action, &QAction::triggered, this, [this, i] { choose(i); });
    }
    if (!m_menu->isEmpty())
        m_menu->addSeparator();
    QAction *save = m_menu->addAction(tr("Save this search as a view..."));
    save->setEnabled(current < 0 && m_views.canAdd());
    connect(save, &QAction::triggered, this, &ViewBar::beginSaving);
    if (current >= 0 && all[current].isOwn) {
        connect(m_menu->addAction(tr("Rename this view...")), &QAction::triggered, this, [this, current] { beginNaming(current); });
        connect(m_menu->addAction(tr("Delete this view...")), &QAction::triggered, this, [this, current] { askToDelete(current); });
    }
}

void ViewBar::beginSaving()
{
    if (m_views.indexOf(m_search) >= 0)
        Q_EMIT said(tr("This search is a view already: %1.").arg(m_views.all()[m_views.indexOf(m_search)].name), Tone::Neutral);
    else if (!m_views.canAdd())
        Q_EMIT said(tr("There are %1 views already. Delete one first.").arg(SavedViews::MostOwn), Tone::Attention);
    else
        beginNaming(-1);
}

void ViewBar::beginNaming(int renamed)
{
    m_renamed = renamed;
    m_name->setText(renamed < 0 ? QString() : m_views.all()[renamed].name);
    m_nameError->clear();
    m_naming->show();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

bool ViewBar::isNaming() const
{
    return m_naming->isVisible();
}

void ViewBar::endNaming()
{
    m_naming->hide();
    Q_EMIT namingEnded();
}

void ViewBar::finishNaming()
{
    switch (m_views.check(m_name->text(), m_renamed)) {
    case SavedViews::NameProblem::Empty:
        m_nameError->setText(tr("Type a name."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    case SavedViews::NameProblem::Taken:
        m_nameError->setText(tr("There is a view of this name."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    case SavedViews::NameProblem::None: break;
    }
    const QString name = m_name->text().simplified();
    const bool isNew = m_renamed < 0;
    const Result<void> kept = isNew ? m_views.add(name, m_search) : m_views.rename(m_renamed, name);
    endNaming();
    rebuild();
    report(kept, isNew ? tr("View saved: %1").arg(name) : tr("View renamed: %1").arg(name));
}

void ViewBar::askToDelete(int index)
{
    const QString name = m_views.all()[index].name;
    m_dialogs.confirm(this,
                      {.title = tr("Delete the view?"),
                       .text = tr("The view \"%1\" goes; the payments stay.").arg(name),
                       .acceptText = tr("Delete the view"),
                       .rejectText = tr("Keep it"),
                       .danger = true},
                      this, [this, index, name](bool yes) {
                          // Others may have been added or removed while the question was open.
                          if (!yes || index >= m_views.all().size() || m_views.all()[index].name != name)
                              return;
                          const Result<void> gone = m_views.remove(index);
                          rebuild();
                          report(gone, tr("View deleted: %1").arg(name));
                      });
}

void ViewBar::report(const Result<void> &result, const QString &good)
{
    if (result)
        Q_EMIT said(good, Tone::Success);
    else
        Q_EMIT said(tr("%1, but only until Mostrador is closed. %2").arg(good, errorText(result.error()).joined()), Tone::Attention);
}

}
