// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The named searches as chips and a menu, and the line in which a search gets a
// name. Ui thread.
#pragma once

#include "ui/forms/payments/savedviews.h"
#include "ui/theme/tokens.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace pos::ui {

class Dialogs;
class FlowLayout;

class ViewBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int MostChips = 7; ///< the shipped ones, as far as they fit in one row; the others and own views
                                        ///< are in the menu, the current one always beside it

    ViewBar(PreferenceStore &store, Dialogs &dialogs, QWidget *parent = nullptr);

    const SavedViews &views() const noexcept { return m_views; }
    /// The search that the list shows: its view is marked.
    void setSearch(const QString &search);
    void choose(int index);
    /// Opens the line that asks for a name.
    void beginSaving();
    bool isNaming() const;
    void endNaming();

Q_SIGNALS:
    void viewChosen(const QString &search);
    void said(const QString &text, pos::ui::Tone tone);
    void namingEnded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildNaming();
    QList<QPushButton *> chips() const;
    QPushButton *chipOf(int view) const;
    void fitChips();
    void rebuild();
    void fillMenu();
    void beginNaming(int renamed);
    void finishNaming();
    void askToDelete(int index);
    void report(const Result<void> &result, const QString &good);

    SavedViews m_views;
    Dialogs &m_dialogs;
    QString m_search;
    int m_renamed = -1;
    FlowLayout *m_row = nullptr; ///< one row, but for the moment between two widths
    QMenu *m_menu = nullptr;
    QPushButton *m_menuButton = nullptr;
    QFrame *m_naming = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_nameError = nullptr;
    QPushButton *m_saveButton = nullptr;
};

}
